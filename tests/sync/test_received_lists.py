"""What was received shows in lists as it does on the laptop where it was entered."""

from rrk_field.db import queries
from rrk_field.demo_data import invented
from tests.sync.conftest import Laptop, MakeLaptop


def test_a_received_household_shows_the_same_row_as_where_it_was_entered(
    make_laptop: MakeLaptop,
) -> None:
    codes = ("17", "08", "06", "15", "23", "24", "04")
    here, there = make_laptop("arta", *codes), make_laptop("besnik", *codes)
    for family in invented(16):
        here.store.save(*family.records())

    for laptop in (here, there):
        laptop.sync()

    entered, received = rows(here), rows(there)
    assert {row.damage_category for row in entered.values()} > {""}
    assert entered == received


def rows(laptop: Laptop) -> dict[str, queries.HouseholdRow]:
    ids = queries.household_ids(laptop.store, queries.Filter())
    return queries.household_rows(laptop.store, ids)
