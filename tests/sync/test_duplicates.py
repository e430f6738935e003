"""Two people who may be one: the office notices, who sees both decides, nobody is merged."""

from typing import Any

from rrk_field.db.operations import decide_duplicate
from rrk_field.domain.records import Conflict, Person
from tests.factories import make_household, make_person
from tests.sync.conftest import ISTOG, PEJE, Laptop, MakeLaptop

NUMBER = {"id_type": "1", "id_value": "1234567890"}


def registered(laptop: Laptop, **values: Any) -> Person:
    """Register somebody in a family of their own, and send it."""
    municipality = values.pop("municipality_code", PEJE)
    household, _ = make_household(store=laptop.store, members=0, municipality_code=municipality)
    person = make_person(household, store=laptop.store, **values)
    laptop.sync()
    return person


def duplicates(laptop: Laptop) -> list[Conflict]:
    laptop.sync()
    return laptop.store.find(Conflict, kind="duplicate")


def test_two_people_with_one_number_are_shown_to_both_officers_and_both_stay(
    arta: Laptop, besnik: Laptop
) -> None:
    one = registered(arta, given_name="Agim", **NUMBER)
    other = registered(besnik, given_name="Agush", birth_date="1971", **NUMBER)

    [seen] = duplicates(arta)
    [same] = duplicates(besnik)

    assert seen.id == same.id
    assert (seen.reason, {seen.record_id, seen.other_id}) == ("id_value", {one.id, other.id})
    assert {one.id, other.id} <= {person.id for person in arta.store.find(Person)}


def test_name_year_and_settlement_count_in_either_script(arta: Laptop) -> None:
    registered(arta, given_name="Željko", family_name="Jovanović", birth_date="1960-04-12")
    registered(arta, given_name="ЖЕЉКО", family_name="Јовановић", birth_date="1960")

    assert [one.reason for one in duplicates(arta)] == ["name"]


def test_other_people_are_not_asked_about(arta: Laptop) -> None:
    registered(arta, given_name="Agim", birth_date="1960", **NUMBER)
    registered(arta, given_name="Agim", birth_date="1961", id_type="1", id_value="1234567891")

    assert duplicates(arta) == []


def test_a_decision_stands_when_one_of_the_two_is_edited_again(
    arta: Laptop, besnik: Laptop
) -> None:
    registered(arta, **NUMBER)
    other = registered(besnik, birth_date="1971", **NUMBER)
    [seen] = duplicates(arta)

    decide_duplicate(arta.store, seen.id, same=False)
    arta.sync()
    besnik.sync()
    besnik.change(other, nickname="Gimi")
    besnik.sync()

    [decided] = duplicates(besnik)
    assert (decided.status, decided.choices) == ("resolved", {"same": False})
    assert len(duplicates(arta)) == 1


def test_across_municipalities_coordinators_decide_and_no_officer_learns_of_the_other(
    arta: Laptop, make_laptop: MakeLaptop
) -> None:
    dragana = make_laptop("dragana", ISTOG)
    milena = make_laptop("milena", PEJE, ISTOG, role="coordinator")
    registered(arta, **NUMBER)
    registered(dragana, municipality_code=ISTOG, birth_date="1971", **NUMBER)

    [seen] = duplicates(milena)

    assert seen.scope == "#office"
    assert duplicates(arta) == duplicates(dragana) == []
    assert len(arta.store.find(Person)) == len(dragana.store.find(Person)) == 1
