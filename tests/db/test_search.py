"""Finding a household: across scripts and spellings, best matches first."""

import pytest

from rrk_field.db import search
from rrk_field.db.outbox import applying
from rrk_field.db.profiles import Profile
from rrk_field.db.queries import Filter, everything, household_ids, suggestion
from rrk_field.db.store import Store
from rrk_field.domain.records import Household, Person
from tests.conftest import DATA_KEY
from tests.factories import make_dwelling, make_household, make_person, make_settlement

FOLD = [
    *((name, other) for name in ("Đorđe", "Djordje", "Ђорђе", "Dorde", "ĐORĐE")
      for other in ("Đorđe", "Djordje", "Ђорђе", "Dorde")),
    ("Љубиша", "Ljubisa"), ("Ljubiša", "Љубиша"), ("Његош", "njegos"), ("Çela", "Cela"),
    ("Жарко", "Zarko"), ("Џемал", "Dzemal"),
]  # fmt: skip
PHON = [
    ("Xhevat", "Џеват"), ("Xhevat", "Dževat"), ("Shaban", "Шабан"), ("Šaban", "Shaban"),
    ("Gjergj", "Đerđ"), ("Ђерђ", "Gjergj"), ("Qerim", "Ћерим"), ("Beqir", "Bećir"),
    ("Lubisha", "Љубиша"), ("Hoxha", "Hodža"), ("Krasniqi", "Krasnići"), ("Rexhep", "Redžep"),
    ("Shaqir", "Šaćir"),
]  # fmt: skip
STEM = [("Emine", "Emina"), ("Fatime", "Fatima"), ("Nikollë", "Nikola")]
ALIASES = [("Hysen", "Husein"), ("Омер", "Ymer"), ("Ymer", "Umer"), ("Pjetër", "Петар")]
PLACES = [
    ("17", "Peć"), ("17", "Pejë"), ("17", "Пећ"), ("02", "Ђаковица"), ("25", "Uroševac"),
    ("09", "Kosovo Polje"), ("10", "Dardanë"),
]  # fmt: skip


def found(store: Store, text: str) -> list[str]:
    return household_ids(store, Filter(text=text, sort="number", descending=False))


def family_names(store: Store, text: str) -> list[str]:
    households = [store.get(Household, key) for key in found(store, text)]
    return [household.head_family_name for household in households if household]


@pytest.mark.parametrize(("written", "sought"), [*FOLD, *PHON, *STEM, *ALIASES])
def test_a_name_is_found_however_it_is_spelled(store: Store, written: str, sought: str) -> None:
    household, _ = make_household(
        store=store, members=1, head_given_name=written, head_family_name="Gashi"
    )
    make_household(store=store, members=1, head_given_name="Vlora", head_family_name="Gashi")

    assert found(store, sought) == [household.id]


@pytest.mark.parametrize(("code", "sought"), PLACES)
def test_a_municipality_is_found_by_each_of_its_names(store: Store, code: str, sought: str) -> None:
    household, _ = make_household(store=store, members=0, municipality_code=code)
    make_household(store=store, members=0, municipality_code="20")

    assert found(store, sought) == [household.id]


def test_a_village_is_found_by_its_names_in_the_list(store: Store) -> None:
    village = make_settlement(store=store, name_sq="Novosellë", name_sr="Ново Село", also="Naklo")
    household, _ = make_household(store=store, settlement_id=village.id, settlement_text="?")

    assert found(store, "Novo Selo") == found(store, "nakllo") == [household.id]


def test_a_village_that_is_renamed_is_found_by_the_new_name(store: Store) -> None:
    village = make_settlement(store=store)
    household, _ = make_household(store=store, settlement_id=village.id, settlement_text="?")
    village.name_sq = "Lulishtë"
    store.save(village)

    assert found(store, "lulishte") == [household.id]


def test_members_numbers_and_second_spellings_are_found(store: Store) -> None:
    household, _ = make_household(
        store=store, members=2, head_name_cyrillic="Хашим", provisional_number="K7-12"
    )
    make_person(household, 5, store=store, given_name="Zana", id_value="1170034567")
    make_dwelling(household, store=store, parcel_no="P-704-01")

    for text in ("zana", "1170034567", "hašim", "K7-12", "k7 12", "704"):
        assert found(store, text) == [household.id], text


def test_every_word_must_match_in_any_order(store: Store) -> None:
    household, _ = make_household(store=store, head_given_name="Agim", head_family_name="Krasniqi")
    make_household(store=store, head_given_name="Agim", head_family_name="Berisha")

    assert found(store, "krasn agim") == [household.id]
    assert found(store, "krasniqi vlora teuta nobody") == []


def test_the_best_match_stands_first(store: Store) -> None:
    for family in ("Xhara", "Qaran", "Shara", "Sarab", "Besara"):
        make_household(store=store, members=1, head_family_name=family)

    # "sara" begins a word, is inside one, sounds like one.
    assert family_names(store, "sara") == ["Sarab", "Besara", "Shara"]


def test_a_number_as_it_stands_comes_before_one_that_contains_it(store: Store) -> None:
    with store.writing() as connection, applying(connection):
        for number in ("PEJ-00213", "PEJ-0021"):
            make_household(store=store, members=0, file_number=number)
    households = [store.get(Household, key) for key in found(store, "pej-0021")]

    assert [each.file_number for each in households if each] == ["PEJ-0021", "PEJ-00213"]


def test_a_text_without_letters_shows_everything(store: Store) -> None:
    make_household(store=store)

    assert len(found(store, " - ")) == 1


def test_a_changed_name_is_found_by_the_new_one_only(store: Store) -> None:
    household, persons = make_household(store=store, members=1, head_family_name="Krasniqi")
    household.head_family_name = persons[0].family_name = "Gashi"
    store.save(household, persons[0])

    assert found(store, "gashi") == [household.id]
    assert found(store, "krasniqi") == []


def test_a_member_that_moved_is_found_with_the_new_household_only(store: Store) -> None:
    old, _ = make_household(store=store, members=1)
    new, _ = make_household(store=store, members=1, head_family_name="Gashi")
    person = make_person(old, 3, store=store, given_name="Zana")
    person.household_id = new.id
    store.save(person)

    assert found(store, "zana") == [new.id]


def test_removed_and_set_aside_households_are_not_found_until_they_are_back(store: Store) -> None:
    household, _ = make_household(store=store)
    store.remove(household)
    gone = found(store, "krasniqi")
    store.restore(household)
    back = found(store, "krasniqi")
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sync_aside(id, type, reason) VALUES (?, 'household', 'left')",
            (household.id,),
        )
    aside = found(store, "krasniqi")
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sync_aside")

    assert (gone, back, aside) == ([], [household.id], [])
    assert found(store, "krasniqi") == [household.id]


def test_a_household_that_synchronising_deletes_is_found_no_more(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("DELETE FROM household WHERE id = ?", (household.id,))

    assert found(store, "krasniqi") == []
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM household_names").scalar() == 0


def test_a_deleted_member_is_found_no_more(store: Store) -> None:
    household, _ = make_household(store=store, members=1)
    person = make_person(household, 3, store=store, given_name="Zana")
    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("DELETE FROM person WHERE id = ?", (person.id,))

    assert found(store, "zana") == []
    assert store.get(Person, person.id) is None


def test_what_came_by_another_path_is_found(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE household SET head_given_name = 'Zana'")

    assert found(store, "zana") == [household.id]


def test_what_was_rolled_back_is_not_found(store: Store) -> None:
    def fail() -> None:
        with store.together():
            make_household(store=store)
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert found(store, "krasniqi") == []


def test_new_rules_of_folding_make_all_rows_anew_at_opening(
    bare_profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(bare_profile, DATA_KEY)
    household, _ = make_household(store=store)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE household_search SET fold = '', phon = ''")
    store.close()
    store = Store(bare_profile, DATA_KEY)
    same_rules = found(store, "krasniqi")
    store.close()
    monkeypatch.setattr(search, "_RULES", "next")
    store = Store(bare_profile, DATA_KEY)
    next_rules = found(store, "krasniqi")
    store.close()

    assert (same_rules, next_rules) == ([], [household.id])


@pytest.mark.parametrize("typed", ["kraniqi", "Krasnigi", "kraniqi agim", "karsniqi"])
def test_a_slip_of_one_letter_gets_a_suggestion_as_it_is_written(store: Store, typed: str) -> None:
    for _ in range(2):
        make_household(store=store)
    suggested = suggestion(store, typed)

    assert suggested == (typed.replace(typed.split()[0], "Krasniqi"), 2) or suggested == (
        "Krasniqi Agim",
        2,
    )


@pytest.mark.parametrize("typed", ["", "krasniqi", "wholly unknown", "xqzt"])
def test_nothing_is_suggested_for_what_is_found_or_far_from_everything(
    store: Store, typed: str
) -> None:
    make_household(store=store)

    assert suggestion(store, typed) is None


def test_everything_finds_households_members_and_places(store: Store) -> None:
    village = make_settlement(store=store, name_sq="Zanajë", name_sr="Занаје")
    household, _ = make_household(store=store, members=1, provisional_number="K7-1")
    make_person(household, 3, store=store, given_name="Zana")
    hits = everything(store, "zana")

    assert [(hit.kind, hit.id) for hit in hits] == [
        ("household", household.id),
        ("person", household.id),
        ("place", village.id),
    ]
    assert hits[0].detail.startswith("K7-1")
    assert hits[1].title == "Zana Krasniqi"
    assert hits[2].detail == "Pejë/Peć"


def test_a_municipality_is_a_place_that_is_found(store: Store) -> None:
    assert [(hit.kind, hit.id) for hit in everything(store, "Ђаковица")] == [("place", "02")]


def test_everything_gives_no_more_than_asked(store: Store) -> None:
    for _ in range(4):
        make_household(store=store)

    assert len(everything(store, "krasniqi", limit=3)) == 3
    assert everything(store, "") == []
