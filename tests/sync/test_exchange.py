"""A whole synchronisation between laptops and the office, and what each answer does."""

from typing import Any

import pytest

from rrk_field.db import freezing, outbox
from rrk_field.domain.records import Conflict, Household, HouseholdAssessment, Person
from tests.factories import make_assessment, make_dwelling, make_household, make_person
from tests.office import TestOffice
from tests.sync.conftest import PEJE, Laptop


def test_a_household_saved_offline_reaches_the_other_laptop(arta: Laptop, besnik: Laptop) -> None:
    household, persons = make_household(store=arta.store, members=3)

    sent = arta.sync()
    received = besnik.sync()

    assert (sent.outcome, sent.sent) == ("done", 4)
    assert (received.outcome, received.received) == ("done", 4)
    assert besnik.get(household).head_family_name == household.head_family_name
    assert {p.id for p in besnik.store.find(Person)} == {p.id for p in persons}
    assert besnik.get(household).file_number == "PEJ-00001"
    assert arta.get(household).file_number == "PEJ-00001"


def test_a_second_synchronisation_moves_nothing_in_one_request(arta: Laptop) -> None:
    make_household(store=arta.store)
    arta.sync()
    arta.sync()
    before = arta.adapter.count

    report = arta.sync()

    assert arta.adapter.count - before == 1
    assert (report.outcome, report.sent, report.received) == ("done", 0, 0)


def test_news_of_others_and_new_rights_are_not_passed_over(
    office: TestOffice, arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=3)
    besnik.sync()
    arta.sync()

    assert besnik.sync().received == 4
    assert besnik.sync().received == 0

    office.revoke(besnik.store.state.get("user_id"), PEJE)
    assert besnik.sync().removed == 4
    office.grant(besnik.store.state.get("user_id"), PEJE)
    assert besnik.sync().received == 4
    assert besnik.get(household).head_family_name == household.head_family_name


def test_what_was_sent_counts_as_the_same_record_everywhere(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()

    besnik.change(household, phone_1="044 111 222")
    besnik.sync()
    arta.sync()

    assert arta.get(household).phone_1 == "044 111 222"
    assert arta.get(household).revision == besnik.get(household).revision == 2
    assert arta.count("sync_base") == arta.count("outbox_op") == arta.count("outbox_mark") == 0


def test_different_fields_of_one_household_are_both_kept(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()

    arta.change(household, phone_1="044 1")
    besnik.change(household, email="agim@example.org")
    arta.sync()
    report = besnik.sync()
    arta.sync()

    assert (report.merged, report.conflicts) == (1, 0)
    for laptop in (arta, besnik):
        kept = laptop.get(household)
        assert (kept.phone_1, kept.email) == ("044 1", "agim@example.org")


def test_two_values_of_one_field_are_kept_for_a_person_to_decide(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()

    arta.change(household, phone_1="044 1")
    besnik.change(household, phone_1="044 2")
    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.get(household).phone_1 == "044 1"
    [conflict] = besnik.store.find(Conflict)
    assert (conflict.record_id, conflict.kind, conflict.status) == (household.id, "field", "open")
    field = conflict.fields["phone_1"]
    assert (field["base"], field["mine"], field["theirs"]) == (None, "044 2", "044 1")


def test_a_decision_for_my_value_changes_the_record_and_closes_the_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    arta.change(household, phone_1="044 1")
    besnik.change(household, phone_1="044 2")
    arta.sync()
    besnik.sync()
    [conflict] = besnik.store.find(Conflict)

    with besnik.store.together():
        besnik.change(household, phone_1="044 2")
        besnik.change(conflict, status="resolved", choices={"phone_1": "mine"}, note="he called")
    report = besnik.sync()
    arta.sync()

    assert (report.outcome, report.conflicts, report.held) == ("done", 0, 0)
    assert arta.get(household).phone_1 == "044 2"
    assert arta.get(conflict).status == "resolved"


def test_the_second_decision_on_a_conflict_changes_nothing(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    arta.change(household, phone_1="044 1")
    besnik.change(household, phone_1="044 2")
    arta.sync()
    besnik.sync()
    arta.sync()
    [conflict] = arta.store.find(Conflict)
    with arta.store.together():
        arta.change(household, phone_1="044 2")
        arta.change(conflict, status="resolved", choices={"phone_1": "mine"})
    with besnik.store.together():
        besnik.change(household, phone_1="044 3")
        besnik.change(conflict, status="resolved", choices={"phone_1": "044 3"})

    arta.sync()
    besnik.sync()

    for laptop in (arta, besnik):
        assert laptop.get(household).phone_1 == "044 2"
        assert laptop.get(conflict).choices == {"phone_1": "mine"}
    assert besnik.count("outbox_op") == besnik.count("sync_base") == 0


def test_the_office_value_that_arrives_under_an_unsent_edit_is_not_overwritten(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.change(household, phone_1="044 2")
    arta.change(household, phone_1="044 1")
    arta.sync()

    besnik.store.state.set(paused=True)
    _pull_only(besnik)

    assert besnik.get(household).phone_1 == "044 2"
    report = besnik.sync()
    assert report.conflicts == 1
    assert besnik.get(household).phone_1 == "044 1"


def test_typing_again_after_the_office_value_arrived_is_a_conflict_too(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.change(household, phone_1="044 2")
    arta.change(household, phone_1="044 1")
    arta.sync()
    _pull_only(besnik)
    besnik.change(household, phone_1="044 3")

    report = besnik.sync()

    assert report.conflicts == 1
    [conflict] = besnik.store.find(Conflict)
    assert conflict.fields["phone_1"]["mine"] == "044 3"


def test_a_value_put_back_to_the_one_that_was_seen_shows_the_office_value_again(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, phone_1="044 0")
    arta.sync()
    besnik.sync()
    besnik.change(household, phone_1="044 2")
    arta.change(household, phone_1="044 1")
    arta.sync()
    _pull_only(besnik)
    besnik.change(household, phone_1="044 0")

    report = besnik.sync()

    assert (report.sent, report.conflicts) == (0, 0)
    assert besnik.get(household).phone_1 == "044 1"


def test_an_edit_made_and_undone_sends_nothing(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, phone_1="044 0")
    arta.sync()
    arta.change(household, phone_1="044 1")
    arta.change(household, phone_1="044 0")

    report = arta.sync()

    assert (report.outcome, report.sent) == ("done", 0)
    assert arta.count("sync_base") == 0


def test_latitude_and_longitude_never_make_a_mixed_point(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    dwelling = make_dwelling(household, store=arta.store, latitude=42.6, longitude=20.3)
    arta.sync()
    besnik.sync()
    arta.change(dwelling, latitude=42.7)
    besnik.change(dwelling, longitude=20.4)

    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 1
    kept = besnik.get(dwelling)
    assert (kept.latitude, kept.longitude) == (42.7, 20.3)


def test_answers_of_one_questionnaire_merge_path_by_path(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    visit = make_assessment(household, store=arta.store, answers={"roof/grade": "1"})
    arta.sync()
    besnik.sync()
    arta.change(visit, answers={"roof/grade": "2"})
    besnik.change(visit, answers={"roof/grade": "1", "roof/note": "beam"})

    arta.sync()
    report = besnik.sync()
    arta.sync()

    assert report.merged == 1
    for laptop in (arta, besnik):
        assert laptop.get(visit).answers == {"roof/grade": "2", "roof/note": "beam"}


def test_a_computed_value_alone_is_never_sent_and_never_clashes(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    visit = make_assessment(household, store=arta.store, score_total=10)
    arta.sync()
    besnik.sync()
    arta.change(visit, answers={"a": "1"}, score_total=20)
    besnik.change(visit, answers={"b": "1"}, score_total=30)

    arta.sync()
    report = besnik.sync()

    assert (report.merged, report.conflicts) == (1, 0)
    besnik.change(visit, score_total=40)
    assert besnik.sync().sent == 0


def test_a_removed_repeat_row_with_an_answer_the_remover_never_saw_stays_whole(
    arta: Laptop, besnik: Laptop
) -> None:
    row = "roster/member[0192f3c4-0000-7000-8000-000000000001]"
    household, _ = make_household(store=arta.store)
    answers = {row: 1, f"{row}/name": "Besa"}
    visit = make_assessment(household, store=arta.store, answers=answers)
    arta.sync()
    besnik.sync()
    arta.change(visit, answers={**answers, f"{row}/age": 4})
    besnik.change(visit, answers={})

    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.get(visit).answers == {**answers, f"{row}/age": 4}


def test_an_answer_in_a_row_that_was_removed_there_leaves_no_orphan(
    arta: Laptop, besnik: Laptop
) -> None:
    row = "roster/member[0192f3c4-0000-7000-8000-000000000001]"
    household, _ = make_household(store=arta.store)
    answers = {row: 1, f"{row}/name": "Besa"}
    visit = make_assessment(household, store=arta.store, answers=answers)
    arta.sync()
    besnik.sync()
    arta.change(visit, answers={})
    besnik.change(visit, answers={**answers, f"{row}/age": 4})

    arta.sync()
    _pull_only(besnik)

    assert besnik.get(visit).answers == {**answers, f"{row}/age": 4}
    assert besnik.sync().conflicts == 1
    assert besnik.get(visit).answers == {}


def test_removed_here_and_edited_there_stays_alive_with_a_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    _, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    arta.change(persons[1], given_name="Shpresë")
    besnik.store.remove(besnik.get(persons[1]))

    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.get(persons[1]).removed_at is None
    assert besnik.get(persons[1]).given_name == "Shpresë"
    [conflict] = besnik.store.find(Conflict)
    assert conflict.kind == "delete_vs_edit"


def test_a_newer_version_that_arrives_before_my_removal_is_sent_is_still_a_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    _, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.store.remove(besnik.get(persons[1]))
    arta.change(persons[1], given_name="Shpresë")
    arta.sync()
    _pull_only(besnik)
    assert besnik.get(persons[1]).removed_at is not None

    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.get(persons[1]).removed_at is None


def test_a_removal_that_counts_what_was_never_seen_would_remove_it(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test above: the removal names the revision that only the file has."""
    real = outbox.known_records

    def known_records(*args: Any) -> dict[str, outbox.Known]:
        found = real(*args)
        for record in found.values():
            record.seen_revision = record.revision or 0
        return found

    monkeypatch.setattr(freezing, "known_records", known_records)
    _, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    besnik.store.remove(besnik.get(persons[1]))
    arta.change(persons[1], given_name="Shpresë")
    arta.sync()
    _pull_only(besnik)

    assert besnik.sync().conflicts == 0
    assert besnik.store.get(Person, persons[1].id) is None


def test_edited_here_and_removed_there_stays_removed_with_the_edit_in_a_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    _, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    arta.store.remove(arta.get(persons[1]))
    besnik.change(persons[1], given_name="Shpresë")

    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.store.get(Person, persons[1].id) is None
    [conflict] = besnik.store.find(Conflict)
    assert conflict.kind == "edit_vs_delete"
    assert conflict.fields["given_name"]["mine"] == "Shpresë"


def test_both_remove_the_same_record_without_a_conflict(arta: Laptop, besnik: Laptop) -> None:
    _, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    arta.store.remove(arta.get(persons[1]))
    besnik.store.remove(besnik.get(persons[1]))

    arta.sync()
    report = besnik.sync()

    assert (report.conflicts, report.held, report.outcome) == (0, 0, "done")
    assert besnik.store.get(Person, persons[1].id) is None


def test_a_household_is_never_half_removed(arta: Laptop, besnik: Laptop) -> None:
    household, persons = make_household(store=arta.store, members=3)
    arta.sync()
    besnik.sync()
    arta.change(persons[2], given_name="Blerimë")
    besnik.store.remove(besnik.get(household))

    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 4
    assert len(besnik.store.find(Person)) == 3
    assert len(besnik.store.find(Household)) == 1
    assert len(besnik.store.find(Conflict)) == 1


def test_a_record_removed_before_it_was_sent_is_never_sent(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.store.remove(arta.get(household))

    report = arta.sync()

    assert (report.sent, report.held) == (0, 0)
    assert arta.store.get(Household, household.id) is None


def test_created_sent_removed_sent_within_a_second_stays_removed(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=1)
    _push_only(arta)
    arta.store.remove(arta.get(household))
    _push_only(arta)

    arta.sync()
    arta.sync()
    besnik.sync()

    assert arta.store.get(Household, household.id) is None
    assert besnik.store.get(Household, household.id) is None


def test_a_person_added_under_a_household_removed_there_is_kept_in_a_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=1)
    arta.sync()
    besnik.sync()
    arta.store.remove(arta.get(household))
    child = make_person(besnik.get(household), 1, store=besnik.store)

    arta.sync()
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.store.get(Household, household.id) is None
    assert besnik.store.get(Person, child.id) is None
    [conflict] = besnik.store.find(Conflict)
    assert conflict.ops[0]["set"]["given_name"] == [None, child.given_name]


def test_removing_and_undoing_before_sending_sends_nothing(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    arta.sync()
    arta.store.remove(arta.get(household))
    arta.store.restore(arta.get(household))

    report = arta.sync()

    assert report.sent == 0
    assert arta.get(household).removed_at is None


def test_an_assessment_keeps_its_results_on_the_other_laptop(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    visit = make_assessment(household, store=arta.store, score_total=42, disability=True)

    arta.sync()
    besnik.sync()

    [received] = besnik.store.find(HouseholdAssessment)
    assert (received.id, received.score_total, received.disability) == (visit.id, 42, True)


def _pull_only(laptop: Laptop) -> None:
    """Receive without sending first, as when the answer to a push was lost for good."""
    from rrk_field.sync import engine

    run = engine._Run(laptop.store, laptop.central, laptop.steps.append, laptop.stop, files=True)
    hello = run._hello()
    assert run._receive(hello.scopes)


def _push_only(laptop: Laptop) -> None:
    from rrk_field.sync import engine

    run = engine._Run(laptop.store, laptop.central, laptop.steps.append, laptop.stop, files=True)
    run._hello()
    run._send()


def test_a_person_moved_to_a_household_that_has_not_come_yet_does_not_stop_the_exchange(
    arta: Laptop, besnik: Laptop
) -> None:
    _household, persons = make_household(store=arta.store, members=2)
    arta.sync()
    besnik.sync()
    other, _ = make_household(store=arta.store, members=0)
    arta.change(persons[1], household_id=other.id)
    arta.sync()
    besnik.change(persons[1], nickname="Beni")

    report = besnik.sync()
    arta.sync()

    assert report.outcome == "done"
    for laptop in (arta, besnik):
        kept = laptop.get(persons[1])
        assert (kept.household_id, kept.nickname) == (other.id, "Beni")
    assert besnik.count("sync_base") == besnik.count("outbox_op") == 0


def test_a_person_moved_to_a_household_that_the_office_never_took_is_received_again(
    arta: Laptop,
) -> None:
    household, persons = make_household(store=arta.store, members=2)
    arta.sync()
    other, _ = make_household(store=arta.store, members=0, phone_2="9" * 90)
    arta.change(persons[1], household_id=other.id)
    arta.sync()
    assert dict(arta.rows("SELECT id, code FROM outbox_op"))[persons[1].id] == "parent_missing"
    with arta.store.writing() as connection:  # the household leaves without its person
        connection.exec_driver_sql(
            "INSERT INTO sync_aside(id, type, reason) VALUES (?, 'household', 'refused')",
            (other.id,),
        )
        connection.exec_driver_sql("DELETE FROM outbox_op WHERE id = ?", (other.id,))

    arta.sync()
    arta.sync()

    assert arta.get(persons[1]).household_id == household.id
    assert arta.rows("SELECT id FROM household") == [(household.id,)]
