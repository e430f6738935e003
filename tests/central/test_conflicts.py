"""Deciding conflicts and held changes: decisions are changes like any other."""

import pytest

from rrk_central.ledger.kinds import KINDS
from rrk_central.tables import CHANGE
from tests.central.client import (
    Client,
    delete,
    grouped,
    household,
    new_id,
    op,
    patch,
    person,
)
from tests.office import TestOffice


@pytest.fixture
def clash(arta: Client, besim: Client) -> tuple[str, str]:
    """A household whose phone has two values, and the conflict about it."""
    change = household(phone_1="040")
    arta.push(change)
    arta.push(patch("household", change["id"], 1, phone_1=["040", "044"]))
    (result,) = besim.push(patch("household", change["id"], 1, phone_1=["040", "045"]))
    assert result.conflict is not None
    return str(change["id"]), result.conflict


def resolve(conflict_id: str, base: int = 1, **more: list[object]) -> dict[str, object]:
    return patch("conflict", conflict_id, base, status=["open", "resolved"], **more)


def history(office: TestOffice, id: str) -> list[str]:
    with office.database.reading() as connection:
        lines = connection.execute(
            CHANGE.select().where(CHANGE.c.id == id).order_by(CHANGE.c.revision)
        )
        return [line.kind for line in lines]


def test_a_decision_changes_the_record_and_closes_the_conflict(
    central: TestOffice, arta: Client, clash: tuple[str, str]
) -> None:
    id, conflict_id = clash

    results = arta.push(
        *grouped(patch("household", id, 2, phone_1=["044", "045"]), resolve(conflict_id))
    )

    assert [result.status for result in results] == ["applied", "applied"]
    (conflict,) = arta.conflicts()
    assert conflict["status"] == "resolved"
    assert arta.records[id]["data"]["phone_1"] == "045"
    assert history(central, id) == ["create", "edit", "resolve"]


def test_the_first_decision_stands_and_the_second_is_told_and_kept(
    central: TestOffice, arta: Client, besim: Client, clash: tuple[str, str]
) -> None:
    id, conflict_id = clash
    arta.push(resolve(conflict_id))

    results = besim.push(
        *grouped(patch("household", id, 2, phone_1=["044", "045"]), resolve(conflict_id))
    )

    assert [(result.status, result.code) for result in results] == [
        ("noop", "already_resolved"),
        ("noop", "already_resolved"),
    ]
    arta.pull()
    assert arta.records[id]["data"]["phone_1"] == "044"
    assert history(central, conflict_id) == ["create", "edit", "late_resolution"]


def test_a_decision_on_a_value_that_moved_on_opens_a_new_conflict(
    arta: Client, besim: Client, clash: tuple[str, str]
) -> None:
    id, conflict_id = clash
    besim.push(patch("household", id, 2, phone_1=["044", "049"]))

    results = arta.push(
        *grouped(patch("household", id, 2, phone_1=["044", "045"]), resolve(conflict_id))
    )

    assert [result.status for result in results] == ["conflict", "applied"]
    assert sorted(conflict["status"] for conflict in arta.conflicts()) == ["open", "resolved"]


def test_only_status_choices_and_note_of_a_conflict_may_change(
    arta: Client, clash: tuple[str, str]
) -> None:
    (result,) = arta.push(patch("conflict", clash[1], 1, kind=["field", "other"]))

    assert (result.status, result.code) == ("held", "invalid")


def test_a_laptop_makes_no_conflicts_of_its_own(arta: Client) -> None:
    (result,) = arta.push(
        op("create", "conflict", new_id(), set={"record_id": [None, new_id()],
                                                "record_type": [None, "household"]})
    )  # fmt: skip

    assert (result.status, result.code) == ("held", "out_of_scope")


def test_a_change_sent_again_after_its_answer_was_lost_makes_one_conflict(
    arta: Client, besim: Client
) -> None:
    change = household(phone_1="040")
    arta.push(change)
    arta.push(patch("household", change["id"], 1, phone_1=["040", "044"]))
    mine = patch("household", change["id"], 1, phone_1=["040", "045"])

    first = besim.push(mine)
    second = besim.push(mine)

    assert first == second
    assert len(besim.conflicts()) == 1


def test_deciding_for_the_edit_brings_a_deleted_record_back(arta: Client, besim: Client) -> None:
    change = household(phone_1="040")
    arta.push(change)
    arta.push(delete("household", change["id"], 1))
    (result,) = besim.push(patch("household", change["id"], 1, phone_1=["040", "045"]))
    assert result.conflict is not None

    results = besim.push(resolve(result.conflict, choices=[{}, {"restore": True}]))

    assert [each.status for each in results] == ["applied"]
    besim.pull()
    assert not besim.records[change["id"]]["deleted"]
    assert besim.records[change["id"]]["data"]["phone_1"] == "045"


def test_deciding_for_a_person_brings_the_household_back_with_the_person(
    arta: Client, besim: Client
) -> None:
    parent = household()
    arta.push(parent)
    arta.push(delete("household", parent["id"], 1))
    child = person(parent["id"], given_name="Besa")
    (result,) = besim.push(child)
    assert result.conflict is not None

    besim.push(resolve(result.conflict, choices=[{}, {"restore": True}]))

    besim.pull()
    assert not besim.records[parent["id"]]["deleted"]
    assert besim.records[child["id"]]["data"]["given_name"] == "Besa"


class TestQuarantine:
    def held_entries(self, laptop: Client) -> list[dict[str, object]]:
        laptop.pull()
        return [
            {**change["data"], "id": change["id"], "revision": change["revision"]}
            for change in laptop.records.values()
            if change["type"] == "held_change"
        ]

    def states(self, laptop: Client, *op_ids: str) -> list[tuple[str, str, str]]:
        reply = laptop.call("/v1/sync/held", {"op_ids": list(op_ids)})
        return [
            (state["state"], state.get("by", ""), state.get("note", ""))
            for state in reply.json()["held"]
        ]

    def test_a_held_change_lies_whole_before_coordinators_and_not_before_officers(
        self, arta: Client, milena: Client
    ) -> None:
        change = household(phone_1=7)
        arta.push(change)

        (entry,) = self.held_entries(milena)

        assert entry["op_id"] == change["op_id"]
        assert entry["op"]["set"] == change["set"]  # type: ignore[index]
        assert (entry["code"], entry["municipality_code"]) == ("invalid", "17")
        assert self.held_entries(arta) == []
        assert self.states(arta, change["op_id"]) == [("open", "", "")]

    def test_sent_again_unchanged_it_has_one_entry_that_closes_when_it_works(
        self, arta: Client, milena: Client
    ) -> None:
        parent = household()
        child = person(parent["id"])
        arta.push(child)
        arta.push(child)
        arta.push(parent)

        arta.push(child)

        assert milena.records == {}
        milena.cursors = {}
        with arta.office.database.reading() as connection:
            rows = connection.execute(KINDS["held_change"].table.select()).all()
        assert [row.status for row in rows] == ["applied"]
        assert self.states(arta, child["op_id"]) == [("applied", "arta", "")]

    def test_a_corrected_change_closes_the_entry_it_replaces(
        self, arta: Client, milena: Client
    ) -> None:
        wrong = household(phone_1=7)
        arta.push(wrong)

        arta.push({**household(wrong["id"], phone_1="7"), "supersedes": [wrong["op_id"]]})

        (entry,) = self.held_entries(milena)
        assert entry["status"] == "superseded"
        assert self.states(arta, wrong["op_id"])[0][0] == "superseded"

    def test_somebody_elses_entry_cannot_be_superseded(
        self, arta: Client, besim: Client, milena: Client
    ) -> None:
        wrong = household(phone_1=7)
        arta.push(wrong)

        besim.push({**household(), "supersedes": [wrong["op_id"]]})

        (entry,) = self.held_entries(milena)
        assert entry["status"] == "open"

    def test_a_coordinator_applies_what_an_officer_might_not(
        self, central: TestOffice, arta: Client, milena: Client
    ) -> None:
        change = household(code="06")
        (result,) = arta.push(change)
        (entry,) = self.held_entries(milena)

        (decided,) = milena.push(
            patch("held_change", str(entry["id"]), 1, status=["open", "applied"])
        )

        assert (result.code, result.detail) == ("out_of_scope", {"office": "06"})
        assert decided.status in {"applied", "merged"}
        milena.pull()
        assert milena.records[change["id"]]["scope"] == "06"
        assert self.states(arta, change["op_id"])[0][:2] == ("applied", "milena")

    def test_a_coordinator_closes_with_a_note_that_the_officer_reads(
        self, arta: Client, milena: Client
    ) -> None:
        change = household(phone_1=7)
        arta.push(change)
        (entry,) = self.held_entries(milena)

        milena.push(
            patch(
                "held_change",
                str(entry["id"]),
                1,
                status=["open", "closed"],
                note=["", "Entered twice."],
            )
        )

        assert self.states(arta, change["op_id"]) == [("closed", "milena", "Entered twice.")]

    def test_a_coordinators_yes_to_what_is_still_wrong_is_held_itself(
        self, arta: Client, milena: Client
    ) -> None:
        change = household(phone_1=7)
        arta.push(change)
        (entry,) = self.held_entries(milena)

        (decided,) = milena.push(
            patch("held_change", str(entry["id"]), 1, status=["open", "applied"])
        )

        assert (decided.status, decided.code) == ("held", "invalid")
        assert self.states(arta, change["op_id"])[0][0] == "open"

    def test_an_officer_decides_nothing_in_the_quarantine(
        self, arta: Client, besim: Client, milena: Client
    ) -> None:
        arta.push(household(phone_1=7))
        (entry,) = self.held_entries(milena)

        (result,) = besim.push(patch("held_change", str(entry["id"]), 1, status=["open", "closed"]))

        assert (result.status, result.code) == ("held", "out_of_scope")

    def test_of_a_change_nobody_knows_nothing_is_said(self, arta: Client) -> None:
        assert self.states(arta, new_id()) == [("unknown", "", "")]


def test_a_second_decision_without_rights_is_held_with_all_it_says(
    central: TestOffice, arta: Client, besim: Client, clash: tuple[str, str]
) -> None:
    id, conflict_id = clash
    arta.push(resolve(conflict_id))
    central.revoke(besim.enrolled["user_id"], "17")

    results = besim.push(
        *grouped(patch("household", id, 2, phone_1=["044", "045"]), resolve(conflict_id))
    )

    assert [result.status for result in results] == ["held", "held"]
    with central.database.reading() as connection:
        kept = connection.execute(KINDS["held_change"].table.select()).mappings().all()
    assert ["044", "045"] in [one["op"]["set"].get("phone_1") for one in kept]


def test_what_a_decision_brings_back_has_its_own_words_in_the_history(
    central: TestOffice, arta: Client, milena: Client
) -> None:
    parent = household()
    arta.push(parent)
    milena.push(delete("household", parent["id"], 1))
    child = person(parent["id"], given_name="Vlora")
    (result,) = arta.push(child)

    milena.push(resolve(str(result.conflict), choices=[None, {"restore": True}]))

    with central.database.reading() as connection:
        line = connection.execute(CHANGE.select().where(CHANGE.c.id == child["id"])).one()
    assert line.diff["given_name"] == [None, "Vlora"]


def test_a_removed_household_is_brought_back_where_the_edit_moved_it(milena: Client) -> None:
    parent = household()
    child = person(parent["id"])
    milena.push(parent, child)
    milena.push(*grouped(delete("person", child["id"], 1), delete("household", parent["id"], 1)))
    (result,) = milena.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))

    milena.push(resolve(str(result.conflict), choices=[None, {"restore": True}]))

    milena.pull()
    found = milena.records[parent["id"]]
    assert (found["scope"], found["data"]["municipality_code"]) == ("06", "06")


def test_an_officer_brings_nothing_back_into_a_municipality_of_others(
    arta: Client, milena: Client
) -> None:
    parent = household()
    milena.push(parent)
    milena.push(delete("household", parent["id"], 1))
    (met,) = arta.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))

    (result,) = arta.push(resolve(str(met.conflict), choices=[None, {"restore": True}]))

    assert (result.status, result.code) == ("held", "target_scope_forbidden")
    milena.pull()
    assert milena.records[parent["id"]]["deleted"]
