"""Lists, counts and pages."""

from typing import Any

import pytest

from rrk_field.db.outbox import applying
from rrk_field.db.queries import (
    CHIPS,
    Filter,
    chip_counts,
    history,
    household_ids,
    household_page,
    household_rows,
    needs_you,
    outbox_rows,
    unfinished,
    waiting,
)
from rrk_field.db.store import Store
from rrk_field.domain.records import Household
from tests.factories import (
    make_assessment,
    make_conflict,
    make_dwelling,
    make_household,
    make_note,
    make_person,
    make_settlement,
    make_survey,
)


def ids(store: Store, **wanted: Any) -> list[str]:
    return household_ids(store, Filter(**wanted))


def family(store: Store, name: str, **values: Any) -> Household:
    household, _ = make_household(store=store, members=1, head_family_name=name, **values)
    return household


def as_sent(store: Store) -> None:
    """Forget that anything waits."""
    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("DELETE FROM outbox_mark")


def frozen(store: Store, record_id: str, kind: str, state: str, code: str = "") -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO outbox_op(op_id, id, type, kind, schema, body, grp, after, state, code,"
            " detail, attempts, at) VALUES (?, ?, ?, 'patch', 1,"
            " '{\"set\": {\"phone_1\": [null, \"044\"]}, \"derived\": {}}', '', '', ?, ?, '{}', 0,"
            " '2026-03-02T10:00:00Z')",
            (f"op-{record_id}", record_id, kind, state, code),
        )
        connection.exec_driver_sql("DELETE FROM outbox_mark")


def test_the_latest_change_stands_first(store: Store) -> None:
    first, second = family(store, "Krasniqi"), family(store, "Berisha")
    assert ids(store) == [second.id, first.id]
    make_note(first, store=store)

    assert ids(store) == [first.id, second.id]
    assert ids(store, descending=False) == [second.id, first.id]


def test_an_answer_moves_its_household_up(store: Store) -> None:
    first = family(store, "Krasniqi")
    assessment = make_assessment(first, store=store)
    second = family(store, "Berisha")
    assert ids(store) == [second.id, first.id]
    assessment.answers = {"roof": "2"}
    store.save(assessment)

    assert ids(store) == [first.id, second.id]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("sq", ["Cana", "Çela", "Dushi", "Dhima"]),
        ("en", ["Cana", "Çela", "Dhima", "Dushi"]),
        ("sr-Latn", ["Cana", "Çela", "Dhima", "Dushi"]),
    ],
)
def test_names_are_sorted_by_the_alphabet_of_the_language(
    store: Store, language: str, order: list[str]
) -> None:
    by_name = {name: family(store, name).id for name in sorted(order, reverse=True)}

    found = ids(store, sort="head", descending=False, language=language)

    assert found == [by_name[name] for name in order]


def test_every_column_sorts(store: Store) -> None:
    low = family(
        store, "A", municipality_code="02", displacement_category="1", provisional_number="K-1"
    )
    high = family(
        store, "B", displacement_category="3", provisional_number="K-2", settlement_text="Zahaq"
    )
    make_person(high, 3, store=store)
    make_survey(make_dwelling(high, store=store), store=store, category="4")
    make_assessment(high, store=store, state="complete", sections_done=3)

    for sort in (
        "status", "head", "place", "category", "members", "damage", "progress", "number"
    ):  # fmt: skip
        assert ids(store, sort=sort, descending=False) == [low.id, high.id], sort
        assert ids(store, sort=sort, descending=True) == [high.id, low.id], sort


def test_filters_leave_what_they_name(store: Store) -> None:
    store.state.set(user_id="arta")
    mine = family(store, "A", municipality_code="02", displacement_category="1")
    store.state.set(user_id="blerim")
    other = family(store, "B", municipality_code="17", displacement_category="2")
    make_assessment(other, store=store, officer_id="vlora")

    assert ids(store, municipality="02") == [mine.id]
    assert ids(store, category="2") == [other.id]
    assert ids(store, mine=True) == [other.id]
    store.state.set(user_id="vlora")
    assert ids(store, mine=True) == [other.id]
    assert ids(store, municipality="02", category="2") == []


def test_each_chip_leaves_as_many_as_it_counts(store: Store) -> None:
    for number, state in enumerate(("draft", "in_progress", "returned", "complete", "approved")):
        for _ in range(number + 1):
            make_assessment(family(store, state), store=store, state=state)
    as_sent(store)
    unsent = family(store, "Unsent")
    make_conflict(unsent, unsent, store=store)
    counts = chip_counts(store, Filter())

    assert counts == {
        "all": 16, "draft": 2, "in_progress": 2, "returned": 3, "complete": 4, "approved": 5,
        "conflict": 1, "not_sent": 1,
    }  # fmt: skip
    assert {chip: len(ids(store, chip=chip)) for chip in CHIPS} == counts


def test_the_counts_follow_the_other_filters(store: Store) -> None:
    family(store, "Krasniqi", municipality_code="02")
    family(store, "Gashi")

    assert chip_counts(store, Filter(text="krasniqi", chip="approved"))["all"] == 1
    assert chip_counts(store, Filter(municipality="17"))["draft"] == 1
    assert chip_counts(store, Filter(text="nobody"))["all"] == 0


def test_a_household_is_as_far_as_its_latest_assessment(store: Store) -> None:
    household = family(store, "Krasniqi")
    make_survey(make_dwelling(household, store=store), store=store, state="approved")
    make_assessment(household, store=store, state="complete")
    assert household_rows(store, [household.id])[household.id].chip == "complete"
    late = make_assessment(household, store=store, state="in_progress")
    assert household_rows(store, [household.id])[household.id].chip == "in_progress"
    store.remove(late)

    assert household_rows(store, [household.id])[household.id].chip == "complete"


def test_without_an_assessment_the_damage_survey_counts(store: Store) -> None:
    household = family(store, "Krasniqi")
    make_survey(make_dwelling(household, store=store), store=store, state="returned")

    assert household_rows(store, [household.id])[household.id].chip == "returned"


def test_a_row_says_what_the_list_shows(store: Store) -> None:
    village = make_settlement(store=store)
    household, _ = make_household(
        store=store, members=4, settlement_id=village.id, provisional_number="K7-1"
    )
    dwelling = make_dwelling(household, store=store)
    make_survey(dwelling, store=store, category="4")
    make_assessment(household, store=store, sections_done=3)
    row = household_rows(store, [household.id, "gone"])[household.id]

    assert (row.head_name, row.parent_name, row.number) == ("Agim Krasniqi", "Hashim", "K7-1")
    assert (row.settlement, row.municipality_code) == ("Vitomiricë/Vitomirica", "17")
    assert (row.members, row.damage_category, row.category) == (4, "4", "1")
    assert (row.sections_done, row.sections_total) == (3, 14)
    assert row.changed_at.endswith("Z")
    assert household_rows(store, ["gone"]) == {}


def test_the_sign_of_a_row_is_what_is_most_pressing(store: Store) -> None:
    household = family(store, "Krasniqi")
    person = make_person(household, 2, store=store)

    def sign() -> str:
        return household_rows(store, [household.id])[household.id].sync

    signs = [sign()]
    as_sent(store)
    signs.append(sign())
    frozen(store, person.id, "person", "frozen")
    signs.append(sign())
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE outbox_op SET state = 'held'")
    signs.append(sign())
    make_conflict(person, household, store=store)
    signs.append(sign())

    assert signs == ["not_sent", "sent", "not_sent", "held", "conflict"]
    assert household_rows(store, [household.id])[household.id].chip == "conflict"


def test_every_kind_of_record_below_a_household_makes_it_unsent(store: Store) -> None:
    household = family(store, "Krasniqi")
    dwelling = make_dwelling(household, store=store)
    makers = [
        lambda: make_person(household, 3, store=store),
        lambda: make_dwelling(household, store=store),
        lambda: make_survey(dwelling, store=store),
        lambda: make_assessment(household, store=store),
        lambda: make_note(household, store=store),
    ]
    for make in makers:
        as_sent(store)
        before = ids(store, chip="not_sent")
        make()

        assert (before, ids(store, chip="not_sent")) == ([], [household.id])


def test_a_page_has_everything_under_a_household_that_is_live(store: Store) -> None:
    household, persons = make_household(store=store, members=3)
    other, _ = make_household(store=store)
    dwelling = make_dwelling(household, store=store)
    survey, assessment = make_survey(dwelling, store=store), make_assessment(household, store=store)
    note = make_note(household, store=store)
    make_note(other, store=store)
    conflict = make_conflict(persons[0], household, store=store)
    make_conflict(persons[0], household, store=store, status="resolved")
    store.remove(persons[2])
    page = household_page(store, household.id)

    assert page.household.id == household.id
    assert [person.id for person in page.persons] == [person.id for person in persons[:2]]
    assert [each.id for each in page.dwellings] == [dwelling.id]
    assert [each.id for each in page.surveys] == [survey.id]
    assert [each.id for each in page.assessments] == [assessment.id]
    assert [each.id for each in page.notes] == [note.id]
    assert [each.id for each in page.conflicts] == [conflict.id]


def test_the_page_of_a_household_that_is_not_here_is_an_error(store: Store) -> None:
    with pytest.raises(KeyError):
        household_page(store, "nobody")


def test_what_waits_is_counted(store: Store) -> None:
    household = family(store, "Krasniqi")
    make_conflict(household, household, store=store)
    with store.writing() as connection:
        connection.exec_driver_sql(
            'INSERT INTO blob(sha256, size, state, "offset", path, last_error)'
            " VALUES ('a', 70, 'local', 0, '', ''), ('b', 30, 'queued', 0, '', ''),"
            " ('c', 900, 'stored', 0, '', ''), ('d', 900, 'wanted', 0, '', '')"
        )
    store.state.set(last_sync_at="2026-03-04T16:20:00Z", last_error="no_network")
    found = waiting(store)

    assert (found.changes, found.photos, found.photo_bytes) == (2, 2, 100)
    assert (found.conflicts, found.held) == (1, 0)
    assert (found.last_sync_at, found.last_error) == ("2026-03-04T16:20:00Z", "no_network")


def test_the_outbox_names_what_changed_and_whose_it_is(store: Store) -> None:
    household = family(store, "Krasniqi", provisional_number="K7-3")
    assessment = make_assessment(household, store=store)
    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("UPDATE household_assessment SET revision = 4, scope = '17'")
        connection.exec_driver_sql("DELETE FROM outbox_mark")
    assessment.revision = 4
    assessment.answers = {"roof": "2", "walls": "1"}
    store.save(assessment)
    [row] = outbox_rows(store)

    assert (row.id, row.type, row.household_id) == (
        assessment.id,
        "household_assessment",
        household.id,
    )
    assert (row.title, row.number, row.state) == ("Agim Krasniqi", "K7-3", "waiting")
    assert row.what == ["answers/roof", "answers/walls"]
    assert row.size_bytes > 0


def test_a_change_back_to_what_the_office_has_names_nothing(store: Store) -> None:
    household = family(store, "Krasniqi")
    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("UPDATE household SET revision = 4, scope = '17'")
        connection.exec_driver_sql("DELETE FROM outbox_mark")
    for phone in ("044", None):
        household.phone_1 = phone
        store.save(household)
    [row] = outbox_rows(store)

    assert row.what == []


def test_what_is_on_its_way_is_in_the_outbox_with_its_state(store: Store) -> None:
    household = family(store, "Krasniqi")
    frozen(store, household.id, "household", "held", code="out_of_scope")
    [row] = outbox_rows(store)

    assert (row.state, row.code, row.what) == ("held", "out_of_scope", ["phone_1"])


def test_what_needs_a_person_is_listed_with_its_reason(store: Store) -> None:
    household = family(store, "Krasniqi", provisional_number="K7-3")
    conflict = make_conflict(household, household, store=store)
    frozen(store, household.id, "household", "asked", code="state_locked")
    found = {row.kind: row for row in needs_you(store)}

    assert found["conflict"].conflict_id == conflict.id
    assert found["conflict"].what == ["phone_1"]
    assert (found["asked"].code, found["asked"].what) == ("state_locked", ["phone_1"])
    assert {row.number for row in found.values()} == {"K7-3"}


def test_the_history_begins_with_the_last_synchronisation(store: Store) -> None:
    with store.writing() as connection:
        for n in (1, 2):
            connection.exec_driver_sql(
                "INSERT INTO sync_session(started_at, ended_at, outcome, error_code, sent,"
                " received, merged, conflicts, held, photos_sent, photos_received, bytes_up,"
                " bytes_down) VALUES ('2026-03-02T10:00:00Z', '', 'done', '', ?, 0, 0, 0, 0, 0,"
                " 0, 0, 0)",
                (n,),
            )

    assert [row.sent for row in history(store)] == [2, 1]


def test_the_newest_live_assessment_in_progress_is_gone_on_with(store: Store) -> None:
    begun, done, without = (family(store, name) for name in ("Lul", "Gjelbër", "Dardhë"))
    older = make_assessment(begun, store=store, state="in_progress")
    newer = make_assessment(begun, store=store, state="in_progress")
    removed = make_assessment(begun, store=store, state="in_progress")
    store.remove(removed)
    make_assessment(done, store=store, state="complete")
    asked = [begun.id, done.id, without.id]

    assert unfinished(store, asked) == {begun.id: newer.id}
    store.remove(newer)
    assert unfinished(store, asked) == {begun.id: older.id}
