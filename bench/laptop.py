"""A laptop's file for measuring, and many households in it."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from rrk_field.demo_data.ids import dice, fixed_id
from rrk_field.demo_data.names import community_for, names_of
from rrk_field.demo_data.places import MUNICIPALITY_CODES, settlements, settlements_of
from rrk_field.domain.households import Household
from rrk_field.domain.record import Record

if TYPE_CHECKING:
    from rrk_field.db.store import Store

DATA_KEY = bytes(range(32))
ORIGINALS = 5_000
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


@contextmanager
def laptop() -> Iterator["Store"]:
    """Open an empty encrypted file in a folder that is deleted afterwards."""
    from rrk_field.db.profiles import Profile
    from rrk_field.db.store import Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store(Profile(Path(folder), "bench", "bench"), DATA_KEY)
        try:
            yield store
        finally:
            store.close()


def households(count: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of invented households, heads only."""
    chance = dice("bench")
    blank = Household(municipality_code="").model_dump()
    for number in range(count):
        code = MUNICIPALITY_CODES[number % len(MUNICIPALITY_CODES)]
        community = community_for(code, chance)
        names = names_of(community, chance)
        at = START + timedelta(minutes=number)
        yield blank | {
            "id": fixed_id("bench", number, at=at),
            "municipality_code": code,
            "settlement_id": chance.choice(settlements_of(code)).id,
            "file_number": f"B-{number:06}",
            "head_given_name": chance.choice(names.men),
            "head_parent_name": chance.choice(names.men),
            "head_family_name": chance.choice(names.surnames),
            "community": community,
            "displacement_category": chance.choice(("IDP", "IIDP", "DPR")),
            "created_at": at,
            "changed_at": at,
        }


def fill(store: "Store", count: int) -> None:
    """Write settlements and households; beyond the first `ORIGINALS` they are copies in the list.

    The list's rows are copied by the engine: computing their words takes minutes and is not what
    is measured.
    """
    write(store, settlements())
    originals = min(count, ORIGINALS)
    with store.writing() as connection:
        connection.execute(insert(Household), list(households(originals)))
    with store.writing() as connection:
        rows = connection.exec_driver_sql("PRAGMA table_info(household_search)")
        names = [row[1] for row in rows]
        for number in range(1, count // originals):
            copied = ", ".join(_copied(name, number) for name in names)
            connection.exec_driver_sql(
                f"INSERT INTO household_search({', '.join(names)}) SELECT {copied}"  # noqa: S608
                f" FROM household_search WHERE n <= {originals}"
            )


def _copied(column: str, number: int) -> str:
    if column == "id":
        return f"replace(id, '-', '{chr(ord('a') + number)}')"  # no original has it there
    return f"n + {number * ORIGINALS}" if column == "n" else column


def write(store: "Store", records: Sequence[Record]) -> None:
    """Insert records of one class in one transaction."""
    if records:
        with store.writing() as connection:
            connection.execute(insert(type(records[0])), [one.model_dump() for one in records])
