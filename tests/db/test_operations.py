"""What a user does, each a transaction of its own."""

from pathlib import Path
from typing import Any

import pytest

from rrk_field.db import operations
from rrk_field.db.operations import BadImportError, Choice, Imported
from rrk_field.db.store import Store
from rrk_field.domain.records import (
    Conflict,
    DamageSurvey,
    Household,
    Person,
    Settlement,
)
from tests.factories import (
    make_assessment,
    make_conflict,
    make_dwelling,
    make_household,
    make_settlement,
    make_survey,
)


def geonames_row(key: int = 1, name: str = "Vitomiricë", **values: str) -> str:
    row = {
        "id": str(key), "name": name, "ascii": "x", "also": "Витомирица,Vitomirica",
        "latitude": "42.68", "longitude": "20.31", "class": "P", "code": "PPL", "country": "XK",
        **{f"rest{n}": "" for n in range(10)}, **values,
    }  # fmt: skip
    return "\t".join(row.values())


def geonames(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "XK.txt"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def group_of(store: Store, *ids: str) -> set[str]:
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, grp FROM outbox_mark")
        return {group for key, group in rows if key in ids}


def clash(**fields: tuple[Any, Any]) -> dict[str, Any]:
    return {
        name: {"base": None, "mine": mine, "theirs": theirs}
        for name, (mine, theirs) in fields.items()
    }


def test_a_registered_household_has_its_head_and_a_number_of_this_laptop(store: Store) -> None:
    store.state.set(device_code="K7")
    numbers = []
    for given in ("Agim", "Vlora"):
        head = Person(household_id="", given_name=given, family_name="Gashi", relation="1")
        household = operations.register_household(store, Household(municipality_code="17"), head)
        numbers.append(household.provisional_number)
        found = store.find(Person, household_id=household.id)

        assert [person.given_name for person in found] == [given]
        assert (household.head_given_name, household.head_family_name) == (given, "Gashi")
        assert group_of(store, household.id, head.id) != {""}
        assert len(group_of(store, household.id, head.id)) == 1
    assert numbers == ["K7-1", "K7-2"]


def test_before_the_laptop_was_enrolled_numbers_begin_with_l(store: Store) -> None:
    household = operations.register_household(
        store, Household(municipality_code="17"), Person(household_id="")
    )

    assert household.provisional_number == "L-1"


def test_a_missing_village_is_added_once(store: Store) -> None:
    first = operations.add_settlement(store, "17", "Zanajë")
    again = operations.add_settlement(store, "17", "zanaje")
    elsewhere = operations.add_settlement(store, "02", "Zanajë")

    assert again.id == first.id != elsewhere.id
    assert (first.source, first.name_sq) == ("officer", "Zanajë")


def test_a_village_written_in_cyrillic_is_added_under_its_serbian_name(store: Store) -> None:
    first = operations.add_settlement(store, "17", "Ђураковац")
    again = operations.add_settlement(store, "17", "Djurakovac")

    assert (first.name_sq, first.name_sr) == ("", "Ђураковац")
    assert again.id == first.id


def test_settlements_of_a_geonames_file_are_taken_over(store: Store, tmp_path: Path) -> None:
    path = geonames(
        tmp_path,
        geonames_row(1),
        geonames_row(2, "Bistrica", **{"class": "H"}),
        geonames_row(3, "Dakovica", latitude="42.38", longitude="20.43", also=""),
    )
    imported = operations.import_settlements(store, path)
    found = {each.external_id: each for each in store.find(Settlement)}

    assert imported == Imported(count=2, skipped=0)
    assert found.keys() == {"geonames:1", "geonames:3"}
    village = found["geonames:1"]
    assert (village.name_sq, village.name_sr, village.also) == (
        "Vitomiricë",
        "Витомирица",
        "Vitomirica",
    )
    assert (village.municipality_code, village.latitude) == ("17", 42.68)
    assert found["geonames:3"].municipality_code == "02"


def test_importing_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = geonames(tmp_path, geonames_row(1))
    operations.import_settlements(store, path)

    assert operations.import_settlements(store, path) == Imported(count=0, skipped=1)
    assert len(store.find(Settlement)) == 1


@pytest.mark.parametrize(
    "bad",
    [
        "not a row",
        geonames_row(2, latitude="north"),
        geonames_row(2, latitude="142.0"),
        geonames_row(2) + "\tone more",
        geonames_row(2).replace("2", "B", 1),
    ],
)
def test_a_bad_row_refuses_the_whole_file(store: Store, tmp_path: Path, bad: str) -> None:
    make_settlement(store=store)
    path = geonames(tmp_path, geonames_row(1), bad)
    with pytest.raises(BadImportError) as refused:
        operations.import_settlements(store, path)

    assert refused.value.values == {"reason": f"{path.name}:2"}
    assert len(store.find(Settlement)) == 1


def test_a_file_in_another_encoding_refuses_the_whole_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "XK.txt"
    path.write_bytes(geonames_row(1).encode() + b"\n" + geonames_row(2).encode("utf-16"))
    with pytest.raises(BadImportError):
        operations.import_settlements(store, path)

    assert store.find(Settlement) == []


def test_a_file_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadImportError):
        operations.import_settlements(store, tmp_path / "none.txt")


def test_long_lists_of_names_are_cut_between_names(store: Store, tmp_path: Path) -> None:
    names = ",".join(f"Village number {n}" for n in range(80))
    operations.import_settlements(store, geonames(tmp_path, geonames_row(1, also=names)))
    [village] = store.find(Settlement)

    assert len(village.also) <= 500
    assert village.also.split(";")[-1].startswith("Village number ")


def test_the_laptops_value_is_written_and_the_conflict_closed_as_one_group(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 2", email="office")
    fields = clash(phone_1=("044 1", "044 2"), email=("laptop", "office"))
    conflict = make_conflict(household, household, store=store, fields=fields)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")
    operations.decide(
        store, conflict.id, {"phone_1": Choice("mine"), "email": Choice("theirs")}, "asked by phone"
    )
    after, closed = store.get(Household, household.id), store.get(Conflict, conflict.id)

    assert after is not None
    assert closed is not None
    assert (after.phone_1, after.email) == ("044 1", "office")
    assert (closed.status, closed.note) == ("resolved", "asked by phone")
    assert closed.choices == {"phone_1": {"take": "mine"}, "email": {"take": "theirs"}}
    assert len(group_of(store, household.id, conflict.id)) == 1
    assert group_of(store, household.id, conflict.id) != {""}


def test_a_decision_for_the_office_leaves_the_record_alone(store: Store) -> None:
    household, _ = make_household(store=store, members=0, phone_1="044 2")
    conflict = make_conflict(household, household, store=store)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")
    operations.decide(store, conflict.id, {"phone_1": Choice("theirs")})

    assert group_of(store, household.id) == set()


def test_answers_are_decided_one_by_one(store: Store) -> None:
    household, _ = make_household(store=store)
    survey = make_survey(
        make_dwelling(household, store=store),
        store=store,
        answers={"roof/grade": "4", "walls/grade": "1", "notes": "office"},
    )
    names = ["answers/roof/grade", "answers/walls/grade", "answers/notes"]
    fields = clash(**dict(zip(names, [("3", "4"), (None, "1"), ("laptop", "office")], strict=True)))
    conflict = make_conflict(survey, household, store=store, fields=fields)
    operations.decide(
        store,
        conflict.id,
        {
            names[0]: Choice("edited", "2"),
            names[1]: Choice("mine"),
            names[2]: Choice("both", "office; laptop"),
        },
    )
    found = store.get(DamageSurvey, survey.id)

    assert found is not None
    assert found.answers == {"roof/grade": "2", "notes": "office; laptop"}


@pytest.mark.parametrize(("take", "removed"), [("mine", True), ("theirs", False)])
def test_a_removal_that_met_an_edit_is_done_or_dropped(
    store: Store, take: Any, removed: bool
) -> None:
    household, _ = make_household(store=store, members=2)
    conflict = make_conflict(household, household, store=store, kind="delete_vs_edit", fields={})
    operations.decide(store, conflict.id, {"removed_at": Choice(take)})
    found = store.get(Household, household.id)

    assert found is not None
    assert (found.removed_at is not None) is removed
    assert len(store.find(Person)) == (0 if removed else 2)


@pytest.mark.parametrize(("take", "restores"), [("mine", True), ("theirs", None)])
def test_an_edit_that_met_a_removal_asks_the_office_to_restore_or_not(
    store: Store, take: Any, restores: bool | None
) -> None:
    household, persons = make_household(members=1)
    conflict = make_conflict(persons[0], household, store=store, kind="edit_vs_delete")
    operations.decide(store, conflict.id, {"removed_at": Choice(take)})
    found = store.get(Conflict, conflict.id)

    assert found is not None
    assert found.choices.get("restore") is restores


def test_a_conflict_that_is_not_here_cannot_be_decided(store: Store) -> None:
    with pytest.raises(KeyError):
        operations.decide(store, "none", {})


def test_a_questionnaire_is_handed_in_and_taken_up_again(store: Store) -> None:
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store)
    operations.mark_complete(store, record)
    states = [store.find(type(record))[0].state]
    operations.reopen(store, record)
    states.append(store.find(type(record))[0].state)

    assert states == ["complete", "in_progress"]


def test_what_the_office_approved_stays_as_it_is(store: Store) -> None:
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store, state="approved")
    with pytest.raises(ValueError, match="approved"):
        operations.reopen(store, record)
