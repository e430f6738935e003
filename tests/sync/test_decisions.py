"""Decisions made offline: a conflict's, and a coordinator's about a held change."""

import pytest

from rrk_field.db import reviews
from rrk_field.db.operations import Choice, decide
from rrk_field.domain.records import Conflict, HeldChange, Household, Person
from tests.factories import make_household, make_person
from tests.office import TestOffice
from tests.sync.conftest import ISTOG, PEJE, Laptop, MakeLaptop


@pytest.fixture
def disagreeing(arta: Laptop, besnik: Laptop) -> tuple[Household, Conflict]:
    """A household about whose telephone Arta and Besnik disagree; Besnik has the conflict."""
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    besnik.sync()
    arta.change(household, phone_1="044 1")
    besnik.change(household, phone_1="044 2")
    arta.sync()
    besnik.sync()
    [conflict] = besnik.store.find(Conflict)
    return household, conflict


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice("theirs"), "044 1"),
        (Choice("mine"), "044 2"),
        (Choice("edited", "044 3"), "044 3"),
    ],
)
def test_a_decision_reaches_everybody_and_leaves_nothing_behind(
    arta: Laptop,
    besnik: Laptop,
    disagreeing: tuple[Household, Conflict],
    choice: Choice,
    expected: str,
) -> None:
    household, conflict = disagreeing

    decide(besnik.store, conflict.id, {"phone_1": choice}, "asked the family")
    report = besnik.sync()
    arta.sync()

    assert (report.conflicts, report.held) == (0, 0)
    for laptop in (arta, besnik):
        assert laptop.get(household).phone_1 == expected
        kept = laptop.get(conflict)
        assert (kept.status, kept.note) == ("resolved", "asked the family")
        assert laptop.count("outbox_op") == laptop.count("sync_base") == 0


def test_a_decision_on_a_value_that_moved_on_meanwhile_opens_a_new_conflict(
    arta: Laptop, besnik: Laptop, disagreeing: tuple[Household, Conflict]
) -> None:
    household, conflict = disagreeing
    arta.change(household, phone_1="044 9")
    arta.sync()

    decide(besnik.store, conflict.id, {"phone_1": Choice("mine")})
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.get(household).phone_1 == "044 9"
    [fresh] = [each for each in besnik.store.find(Conflict) if each.status == "open"]
    assert fresh.fields["phone_1"]["theirs"] == "044 9"


def test_restoring_a_removed_person_brings_it_back_with_the_edit(
    arta: Laptop, besnik: Laptop
) -> None:
    _, persons = make_household(store=arta.store, members=2)
    arta.sync()
    besnik.sync()
    arta.store.remove(arta.get(persons[1]))
    besnik.change(persons[1], nickname="Shpresa")
    arta.sync()
    besnik.sync()
    [conflict] = besnik.store.find(Conflict)
    assert besnik.store.get(Person, persons[1].id) is None

    decide(besnik.store, conflict.id, {"removed_at": Choice("mine")})
    besnik.sync()
    arta.sync()

    for laptop in (arta, besnik):
        assert laptop.get(persons[1]).nickname == "Shpresa"
        assert laptop.get(persons[1]).removed_at is None


def test_a_household_restored_with_the_person_added_meanwhile_brings_both(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    besnik.sync()
    arta.store.remove(arta.get(household))
    child = make_person(besnik.get(household), 1, store=besnik.store)
    arta.sync()
    besnik.sync()
    assert besnik.store.find(Household) == []
    [conflict] = besnik.store.find(Conflict)

    decide(besnik.store, conflict.id, {"removed_at": Choice("mine")})
    besnik.sync()
    arta.sync()

    for laptop in (arta, besnik):
        assert [each.id for each in laptop.store.find(Household)] == [household.id]
        assert [each.id for each in laptop.store.find(Person)] == [child.id]


def test_removing_after_all_removes_it_everywhere(arta: Laptop, besnik: Laptop) -> None:
    _, persons = make_household(store=arta.store, members=2)
    arta.sync()
    besnik.sync()
    arta.change(persons[1], nickname="Shpresa")
    besnik.store.remove(besnik.get(persons[1]))
    arta.sync()
    besnik.sync()
    [conflict] = besnik.store.find(Conflict)

    decide(besnik.store, conflict.id, {"removed_at": Choice("mine")})
    report = besnik.sync()
    arta.sync()

    assert report.conflicts == 0
    assert besnik.store.get(Person, persons[1].id) is None
    assert arta.store.get(Person, persons[1].id) is None


@pytest.fixture
def milena(make_laptop: MakeLaptop) -> Laptop:
    return make_laptop("milena", PEJE, ISTOG, role="coordinator")


def out_of_scope(officer: Laptop, milena: Laptop, office: TestOffice) -> Household:
    """Let an officer's edit be held, since the municipality was taken away before it was sent."""
    household, _ = make_household(store=milena.store, members=0)
    milena.sync()
    officer.sync()
    officer.change(household, phone_1="044 1")
    office.revoke(officer.user_id, PEJE)
    assert officer.sync().held == 1
    milena.sync()
    return household


def test_a_held_change_that_the_coordinator_applies_reaches_the_record(
    arta: Laptop, milena: Laptop, office: TestOffice
) -> None:
    household = out_of_scope(arta, milena, office)
    [held] = milena.store.find(HeldChange)

    milena.change(held, status="applied")
    milena.sync()
    arta.sync()

    assert milena.get(household).phone_1 == "044 1"
    assert arta.count("outbox_op") == 0


def test_a_held_change_that_is_closed_stays_with_the_note_until_it_was_read(
    arta: Laptop, milena: Laptop, office: TestOffice
) -> None:
    household = out_of_scope(arta, milena, office)
    [held] = milena.store.find(HeldChange)

    milena.change(held, status="closed", note="The family has another number.")
    milena.sync()
    arta.sync()

    assert milena.get(household).phone_1 is None
    [(state, note, decided)] = arta.rows(
        "SELECT state, json_extract(detail, '$.note'), json_extract(detail, '$.decided')"
        " FROM outbox_op"
    )
    assert (state, note, decided) == ("asked", "The family has another number.", "closed")
    before = arta.adapter.count
    arta.sync()
    assert arta.adapter.count - before == 2


def test_a_coordinator_is_shown_what_the_change_says_and_what_stands_now(
    arta: Laptop, milena: Laptop, office: TestOffice
) -> None:
    out_of_scope(arta, milena, office)
    [entry] = milena.store.find(HeldChange)

    held = reviews.for_review(milena.store, entry.id)

    assert (held.own, held.by, held.code) == (False, arta.user_id, "out_of_scope")
    assert held.values == {"phone_1": (None, "044 1", None)}


def test_an_own_value_that_is_given_up_shows_the_office_value_and_closes_its_entry(
    arta: Laptop, milena: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0, phone_1="044 1")
    arta.sync()
    with arta.store.writing() as connection:
        connection.exec_driver_sql("UPDATE household SET phone_1 = ?", ("9" * 90,))
    assert arta.sync().held == 1
    [(op_id,)] = arta.rows("SELECT op_id FROM outbox_op")

    reviews.discard(arta.store, op_id)
    assert arta.get(household).phone_1 == "044 1"
    report = arta.sync()
    milena.sync()

    assert (report.sent, report.held, report.outcome) == (0, 0, "done")
    [entry] = milena.store.find(HeldChange)
    assert entry.status == "closed"
    assert entry.op["set"]["phone_1"][1] == "9" * 90


def test_a_corrected_value_closes_its_entry_in_the_quarantine(arta: Laptop, milena: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    with arta.store.writing() as connection:
        connection.exec_driver_sql("UPDATE household SET phone_1 = ?", ("9" * 90,))
    arta.sync()
    milena.sync()
    assert [each.status for each in milena.store.find(HeldChange)] == ["open"]

    arta.change(household, phone_1="044 1")
    arta.sync()
    milena.sync()

    assert [each.status for each in milena.store.find(HeldChange)] == ["superseded"]


def test_a_newer_value_that_arrived_is_not_overwritten_by_a_decision_that_did_not_show_it(
    arta: Laptop, besnik: Laptop, disagreeing: tuple[Household, Conflict]
) -> None:
    household, conflict = disagreeing
    arta.change(household, phone_1="044 9")
    arta.sync()
    besnik.sync()

    decide(besnik.store, conflict.id, {"phone_1": Choice("mine")})
    report = besnik.sync()

    [fresh] = besnik.store.find(Conflict, status="open")
    assert report.conflicts == 1
    assert fresh.fields["phone_1"]["theirs"] == "044 9"
