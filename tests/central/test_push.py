"""What becomes of changes: sync.md's table of merging, answer by answer, on both engines."""

import pytest

from rrk_central.tables import CHANGE
from tests.central.client import (
    Client,
    Json,
    assessment,
    create,
    delete,
    grouped,
    household,
    new_id,
    op,
    patch,
    person,
)
from tests.office import TestOffice


def made(laptop: Client, **values: Json) -> str:
    """A household at revision 1."""
    change = household(**values)
    assert [result.status for result in laptop.push(change)] == ["applied"]
    return str(change["id"])


def test_a_new_household_gets_the_next_file_number_of_its_municipality(arta: Client) -> None:
    first, second = arta.push(household(), household())

    assert first.assigned == {"file_number": "PEJ-00001"}
    assert second.assigned == {"file_number": "PEJ-00002"}
    assert (first.status, first.revision, first.scope) == ("applied", 1, "17")


def test_a_file_number_stays_when_the_household_moves(milena: Client) -> None:
    id = made(milena)

    milena.push(patch("household", id, 1, municipality_code=["17", "06"]))

    milena.pull()
    assert milena.records[id]["data"]["file_number"] == "PEJ-00001"
    assert milena.records[id]["scope"] == "06"


def test_a_repeated_request_gets_the_same_answer_and_changes_nothing(arta: Client) -> None:
    ops = [household(), household()]

    first = arta.push(*ops)
    second = arta.push(*ops)

    assert first == second
    assert len(arta.pull()) == 2


def test_a_repeated_change_is_told_with_the_record_as_it_is_now(
    arta: Client, besim: Client
) -> None:
    change = household()
    arta.push(change)
    besim.push(patch("household", change["id"], 1, phone_1=[None, "044"]))

    (again,) = arta.push(change)

    assert (again.status, again.revision) == ("merged", 2)
    assert again.data is not None
    assert again.data["phone_1"] == "044"


def test_the_same_id_with_other_content_is_refused_and_nothing_is_written(arta: Client) -> None:
    change = household()
    arta.push(change)

    reply = arta.send({**change, "set": {**change["set"], "phone_1": [None, "1"]}}, household())

    assert (reply.status_code, reply.json()["code"]) == (409, "op_id_reused")
    assert len(arta.pull()) == 1


def test_an_edit_made_on_the_newest_revision_is_applied(arta: Client) -> None:
    id = made(arta)

    (result,) = arta.push(patch("household", id, 1, phone_1=[None, "044"]))

    assert (result.status, result.revision, result.data) == ("applied", 2, None)


def test_edits_of_different_fields_are_merged(arta: Client, besim: Client) -> None:
    id = made(arta)
    arta.push(patch("household", id, 1, phone_1=[None, "044"]))

    (result,) = besim.push(patch("household", id, 1, email=[None, "a@b.c"]))

    assert (result.status, result.revision) == ("merged", 3)
    assert result.data is not None
    assert (result.data["phone_1"], result.data["email"]) == ("044", "a@b.c")


def test_two_different_values_are_kept_for_a_person_to_decide(arta: Client, besim: Client) -> None:
    id = made(arta, phone_1="040")
    arta.push(patch("household", id, 1, phone_1=["040", "044"]))

    (result,) = besim.push(patch("household", id, 1, phone_1=["040", "045"], email=[None, "a@b.c"]))

    assert result.status == "conflict"
    assert result.data is not None
    assert (result.data["phone_1"], result.data["email"]) == ("044", "a@b.c")
    (conflict,) = arta.conflicts()
    assert conflict["id"] == result.conflict
    assert (conflict["kind"], conflict["record_id"], conflict["status"]) == ("field", id, "open")
    sides = conflict["fields"]["phone_1"]
    assert (sides["base"], sides["mine"], sides["theirs"]) == ("040", "045", "044")
    assert sides["theirs_by"] == arta.enrolled["user_id"]
    assert list(conflict["fields"]) == ["phone_1"]


def test_a_value_that_is_there_already_changes_nothing(arta: Client, besim: Client) -> None:
    id = made(arta)
    arta.push(patch("household", id, 1, phone_1=[None, "044"]))

    (result,) = besim.push(patch("household", id, 1, phone_1=[None, " 044 "]))

    assert (result.status, result.revision) == ("noop", 2)
    assert arta.conflicts() == []


def test_a_set_takes_additions_and_removals_of_both(arta: Client, besim: Client) -> None:
    id = made(arta)
    consent = create("consent", household_id=id, share_with=["1", "2"])
    arta.push(consent)
    arta.push(patch("consent", consent["id"], 1, share_with=[["1", "2"], ["1", "2", "3"]]))

    (result,) = besim.push(patch("consent", consent["id"], 1, share_with=[["1", "2"], ["2", "4"]]))

    assert result.status == "merged"
    assert result.data is not None
    assert sorted(result.data["share_with"]) == ["2", "3", "4"]


def test_one_changes_latitude_another_longitude_and_no_mixed_point_comes_of_it(
    arta: Client, besim: Client
) -> None:
    id = made(arta)
    dwelling = create("dwelling", household_id=id, latitude=42.1, longitude=20.1)
    arta.push(dwelling)
    arta.push(patch("dwelling", dwelling["id"], 1, latitude=[42.1, 42.5], longitude=[20.1, 20.1]))

    (result,) = besim.push(
        patch("dwelling", dwelling["id"], 1, latitude=[42.1, 42.1], longitude=[20.1, 20.7])
    )

    assert result.status == "conflict"
    assert result.data is not None
    assert (result.data["latitude"], result.data["longitude"]) == (42.5, 20.1)
    (conflict,) = besim.conflicts()
    assert set(conflict["fields"]) == {"latitude", "longitude"}


def test_half_of_a_pair_of_fields_is_held(arta: Client) -> None:
    id = made(arta)
    dwelling = create("dwelling", household_id=id)
    arta.push(dwelling)

    (result,) = arta.push(patch("dwelling", dwelling["id"], 1, latitude=[None, 42.5]))

    assert (result.status, result.code) == ("held", "invalid")
    assert result.detail == {"field": "longitude", "reason": "partial_group"}


def test_answers_are_merged_question_by_question(arta: Client, besim: Client) -> None:
    id = made(arta)
    survey = assessment(id, **{"roof/grade": "2", "wall/grade": "1"})
    arta.push(survey)
    arta.push(patch(survey["type"], survey["id"], 1, **{"answers/roof/grade": ["2", "3"]}))

    (result,) = besim.push(
        patch(survey["type"], survey["id"], 1, **{"answers/wall/grade": ["1", "4"]})
    )

    assert result.status == "merged"
    assert result.data is not None
    assert result.data["answers/roof/grade"] == "3"
    assert result.data["answers/wall/grade"] == "4"


def test_results_are_stored_as_sent_when_nobody_else_changed_the_record(
    arta: Client, besim: Client
) -> None:
    id = made(arta)
    survey = assessment(id, **{"roof/grade": "2"})
    arta.push({**survey, "derived": {"score_total": 12}})

    (first,) = arta.push(
        {
            **patch(survey["type"], survey["id"], 1, **{"answers/roof/grade": ["2", "3"]}),
            "derived": {"score_total": 15},
        }
    )

    besim.pull()
    assert first.status == "applied"
    assert besim.records[survey["id"]]["data"]["score_total"] == 15


def test_an_answer_in_a_row_that_was_removed_clashes_instead_of_leaving_an_orphan(
    arta: Client, besim: Client
) -> None:
    row = f"answers/damage/row[{new_id()}]"
    id = made(arta)
    survey = assessment(id)
    survey["set"] |= {row: [None, 1], f"{row}/note": [None, "beam"]}
    arta.push(survey)
    arta.push(
        patch(survey["type"], survey["id"], 1, **{row: [1, None], f"{row}/note": ["beam", None]})
    )

    (result,) = besim.push(
        patch(survey["type"], survey["id"], 1, **{row: [1, 1], f"{row}/note": ["beam", "joist"]})
    )

    assert result.status == "conflict"
    assert result.data is not None
    assert row not in result.data
    (conflict,) = besim.conflicts()
    assert conflict["fields"][f"{row}/note"]["mine"] == "joist"


def test_a_row_with_an_answer_that_its_remover_never_saw_stays_whole(
    arta: Client, besim: Client
) -> None:
    row = f"answers/damage/row[{new_id()}]"
    id = made(arta)
    survey = assessment(id)
    survey["set"] |= {row: [None, 1], f"{row}/note": [None, "beam"]}
    arta.push(survey)
    arta.push(patch(survey["type"], survey["id"], 1, **{row: [1, 1], f"{row}/cost": [None, 20]}))

    (result,) = besim.push(
        patch(survey["type"], survey["id"], 1, **{row: [1, None], f"{row}/note": ["beam", None]})
    )

    assert result.status == "conflict"
    assert result.data is not None
    assert (result.data[row], result.data[f"{row}/note"], result.data[f"{row}/cost"]) == (
        1,
        "beam",
        20,
    )


def test_a_create_of_a_known_record_is_taken_as_an_edit(arta: Client, besim: Client) -> None:
    change = household(phone_1="044")
    arta.push(change)

    (result,) = arta.push({**change, "op_id": new_id()})

    assert (result.status, result.revision) == ("noop", 1)


def test_a_child_of_an_unknown_parent_is_held_and_goes_through_later(arta: Client) -> None:
    parent = household()
    child = person(parent["id"])
    (held,) = arta.push(child)

    arta.push(parent)
    (again,) = arta.push(child)

    assert (held.status, held.code) == ("held", "parent_missing")
    assert again.status == "applied"


def test_a_parent_of_another_kind_is_no_parent(arta: Client) -> None:
    id = made(arta)
    member = person(id)
    arta.push(member)

    (result,) = arta.push(person(member["id"]))

    assert (result.status, result.code) == ("held", "parent_missing")


def test_an_edit_of_an_unknown_record_is_held(arta: Client) -> None:
    (result,) = arta.push(patch("household", new_id(), 3, phone_1=["1", "2"]))

    assert (result.status, result.code) == ("held", "unknown_record")


@pytest.mark.parametrize(
    ("values", "code", "detail"),
    [
        ({"phone_1": 44}, "invalid", {"field": "phone_1", "reason": "not_text"}),
        ({"phone_1": "4" * 61}, "invalid", {"field": "phone_1", "reason": "too_long"}),
        ({"phone_1": "4\x00"}, "invalid", {"field": "phone_1", "reason": "control_characters"}),
        ({"colour": "red"}, "unknown_field", {"field": "colour", "reason": "unknown"}),
        (
            {"file_number": "PEJ-1"},
            "unknown_field",
            {"field": "file_number", "reason": "assigned_or_derived"},
        ),
        (
            {"code": "99"},
            "invalid",
            {"field": "municipality_code", "reason": "no_municipality"},
        ),
    ],
)
def test_a_value_of_the_wrong_shape_is_held_and_named(
    arta: Client, values: dict[str, Json], code: str, detail: dict[str, str]
) -> None:
    (result,) = arta.push(household(**values))

    assert (result.status, result.code, result.detail) == ("held", code, detail)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (2**60, "out_of_range"),
        ([1, 2], "not_codes"),
        ({"a": 1}, "not_number"),
        ("x\x07", "control_characters"),
        ("\\u0007 is typed", None),
        ("x" * 64_001, "bytes"),
        ([["a"]], "not_codes"),
    ],
)
def test_an_answer_is_text_number_or_codes(
    arta: Client, answer: object, reason: str | None
) -> None:
    id = made(arta)

    (result,) = arta.push(assessment(id, question=answer))

    assert result.status == ("held" if reason else "applied")
    assert result.detail.get("reason") == reason


def test_an_unknown_kind_of_record_is_held(arta: Client) -> None:
    (result,) = arta.push(op("create", "spaceship", new_id(), set={}))

    assert (result.status, result.code) == ("held", "unknown_type")


def test_one_bad_change_among_a_hundred_does_not_hold_the_others(arta: Client) -> None:
    ops = [household() for _ in range(99)]
    ops.insert(50, household(phone_1=7))

    results = arta.push(*ops)

    statuses = [result.status for result in results]
    assert statuses.count("applied") == 99
    assert statuses[50] == "held"


def test_edits_of_one_record_in_one_request_are_applied_in_order(arta: Client) -> None:
    """getodk/central-backend: multiple updates in the same branch get applied in order."""
    id = made(arta, phase_code="IV")

    results = arta.push(
        patch("household", id, 1, phase_code=["IV", "V"]),
        patch("household", id, 1, phase_code=["V", "VI"]),
    )

    assert [result.revision for result in results] == [3, 3]
    assert results[0].status == "merged"
    assert arta.conflicts() == []
    assert arta.records[id]["data"]["phase_code"] == "VI"


def test_an_edit_whose_predecessor_was_held_is_held_too(arta: Client) -> None:
    id = made(arta)
    first = patch("household", id, 1, phone_1=[None, 7])
    second = {**patch("household", id, 1, email=[None, "a@b.c"]), "after": first["op_id"]}

    results = arta.push(first, second)

    assert [(result.status, result.code) for result in results] == [
        ("held", "invalid"),
        ("held", "follows_held"),
    ]


def test_an_edit_whose_predecessor_was_applied_before_is_applied(arta: Client) -> None:
    id = made(arta)
    first = patch("household", id, 1, phone_1=[None, "7"])
    arta.push(first)

    (result,) = arta.push(
        {**patch("household", id, 2, email=[None, "a@b.c"]), "after": first["op_id"]}
    )

    assert result.status == "applied"


class TestGroups:
    """Changes of one action are applied all, or not at all."""

    def test_a_group_with_one_bad_change_is_held_whole(self, arta: Client) -> None:
        parent = household()
        ops = grouped(parent, person(parent["id"]), person(parent["id"], sex=[1]))

        results = arta.push(*ops)

        assert [(result.status, result.code) for result in results] == [
            ("held", "group_held"),
            ("held", "group_held"),
            ("held", "invalid"),
        ]
        assert arta.pull() == []

    def test_without_a_group_the_good_ones_are_applied(self, arta: Client) -> None:
        parent = household()

        results = arta.push(parent, person(parent["id"]), person(parent["id"], sex=[1]))

        assert [result.status for result in results] == ["applied", "applied", "held"]

    def test_a_removed_household_takes_its_persons_along(self, arta: Client) -> None:
        parent = household()
        child = person(parent["id"])
        arta.push(parent, child)

        results = arta.push(
            *grouped(delete("person", child["id"], 1), delete("household", parent["id"], 1))
        )

        assert [result.status for result in results] == ["applied", "applied"]
        assert {change["deleted"] for change in arta.pull()} == {True}

    def test_a_household_with_a_person_its_remover_never_saw_stays(
        self, arta: Client, besim: Client
    ) -> None:
        parent = household()
        child = person(parent["id"])
        arta.push(parent, child)
        besim.push(person(parent["id"]))

        results = arta.push(
            *grouped(delete("person", child["id"], 1), delete("household", parent["id"], 1))
        )

        assert [result.status for result in results] == ["conflict", "conflict"]
        (conflict,) = arta.conflicts()
        assert conflict["kind"] == "delete_vs_edit"
        assert len(conflict["ops"]) == 2
        assert all(not change["deleted"] for change in arta.records.values())


class TestDeleting:
    def test_a_deleted_record_is_told_without_its_data(self, arta: Client, besim: Client) -> None:
        id = made(arta, phone_1="044")
        besim.pull()

        (result,) = arta.push(delete("household", id, 1))

        assert (result.status, result.deleted, result.revision) == ("applied", True, 2)
        (change,) = besim.pull()
        assert change["deleted"]
        assert "data" not in change

    def test_both_delete_the_same_record(self, arta: Client, besim: Client) -> None:
        """kinto.js: outgoing deletion, with remote deletion."""
        id = made(arta)
        arta.push(delete("household", id, 1))

        (result,) = besim.push(delete("household", id, 1))

        assert result.status == "noop"
        assert arta.conflicts() == []

    def test_an_edit_of_a_deleted_record_stays_readable_in_a_conflict(
        self, arta: Client, besim: Client
    ) -> None:
        id = made(arta)
        arta.push(delete("household", id, 1))

        (result,) = besim.push(patch("household", id, 1, phone_1=[None, "044"]))

        assert (result.status, result.deleted) == ("conflict", True)
        (conflict,) = besim.conflicts()
        assert conflict["kind"] == "edit_vs_delete"
        assert conflict["fields"]["phone_1"]["mine"] == "044"
        assert besim.records[id]["deleted"]

    def test_a_record_that_was_edited_meanwhile_is_not_deleted(
        self, arta: Client, besim: Client
    ) -> None:
        id = made(arta)
        besim.push(patch("household", id, 1, phone_1=[None, "044"]))

        (result,) = arta.push(delete("household", id, 1))

        assert (result.status, result.deleted) == ("conflict", False)
        (conflict,) = arta.conflicts()
        assert conflict["kind"] == "delete_vs_edit"

    def test_a_person_added_to_a_deleted_household_lies_in_a_conflict(
        self, arta: Client, besim: Client
    ) -> None:
        id = made(arta)
        arta.push(delete("household", id, 1))

        (result,) = besim.push(person(id, given_name="Besa"))

        assert (result.status, result.revision) == ("conflict", None)
        (conflict,) = besim.conflicts()
        assert (conflict["kind"], conflict["record_id"]) == ("edit_vs_delete", id)
        assert conflict["ops"][0]["set"]["given_name"] == [None, "Besa"]

    def test_created_sent_removed_and_sent_within_a_second_it_stays_deleted(
        self, arta: Client, besim: Client
    ) -> None:
        """WatermelonDB#649."""
        id = made(arta)
        arta.push(delete("household", id, 1))

        arta.pull()
        arta.pull()
        besim.pull()
        assert arta.records[id]["deleted"]
        assert besim.records[id]["deleted"]

    def test_an_office_restores_a_deleted_record_and_another_officer_may_not(
        self, arta: Client, besim: Client, milena: Client
    ) -> None:
        id = made(arta, phone_1="044")
        arta.push(delete("household", id, 1))

        (refused,) = besim.push(op("restore", "household", id, 2))
        (done,) = milena.push(op("restore", "household", id, 2, set={"email": [None, "a@b.c"]}))

        assert (refused.status, refused.code) == ("held", "out_of_scope")
        assert done.status == "applied"
        arta.pull()
        data = arta.records[id]["data"]
        assert (data["phone_1"], data["email"]) == ("044", "a@b.c")

    def test_who_removed_a_record_may_undo_that_until_somebody_else_removes_it(
        self, arta: Client, besim: Client
    ) -> None:
        id = made(arta, phone_1="044")
        arta.push(delete("household", id, 1))

        (undone,) = arta.push(op("restore", "household", id, 2))
        besim.push(delete("household", id, 3))
        (refused,) = arta.push(op("restore", "household", id, 4))

        assert undone.status == "applied"
        assert (refused.status, refused.code) == ("held", "out_of_scope")


class TestStates:
    @pytest.fixture
    def approved(self, arta: Client, milena: Client) -> str:
        id = made(arta)
        survey = assessment(id)
        arta.push(survey)
        milena.push(patch(survey["type"], survey["id"], 1, state=["draft", "approved"]))
        return str(survey["id"])

    def test_an_approved_questionnaire_is_changed_by_coordinators_alone(
        self, approved: str, arta: Client, milena: Client
    ) -> None:
        change = {"answers/roof/grade": [None, "3"]}

        (held,) = arta.push(patch("household_assessment", approved, 2, **change))
        (done,) = milena.push(patch("household_assessment", approved, 2, **change))

        assert (held.status, held.code) == ("held", "state_locked")
        assert done.status == "applied"

    def test_an_officer_cannot_approve(self, arta: Client) -> None:
        survey = assessment(made(arta))
        arta.push(survey)

        (result,) = arta.push(patch(survey["type"], survey["id"], 1, state=["draft", "approved"]))

        assert (result.status, result.code) == ("held", "state_locked")


def test_every_revision_has_its_line_and_undoing_them_gives_the_first_body(
    central: TestOffice, arta: Client, besim: Client
) -> None:
    id = made(arta, phone_1="0")
    for number in range(1, 6):
        (arta if number % 2 else besim).push(
            patch("household", id, number, phone_1=[str(number - 1), str(number)])
        )

    with central.database.reading() as connection:
        lines = connection.execute(
            CHANGE.select().where(CHANGE.c.id == id).order_by(CHANGE.c.revision)
        ).all()
    assert [line.revision for line in lines] == [1, 2, 3, 4, 5, 6]
    value = "5"
    for line in reversed(lines[1:]):
        before, after = line.diff["phone_1"]
        assert after == value
        value = before
    assert value == lines[0].diff["phone_1"][1]
