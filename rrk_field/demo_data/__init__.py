"""Invented data for demonstrations and tests: 262 families, settlements, phases, photos.

Nobody in it exists. The same seed gives the same ids, names and answers on every machine.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from rrk_field.demo_data.families import (
    OFFICER_NAMES,
    InventedFamily,
    family,
    officer_id,
    stamped,
)
from rrk_field.demo_data.phases import phases
from rrk_field.demo_data.places import MUNICIPALITY_CODES, settlements
from rrk_field.demo_data.questionnaires import answered_again, fill
from rrk_field.demo_data.registers import registers

__all__ = [
    "MUNICIPALITY_CODES",
    "OFFICER_NAMES",
    "InventedFamily",
    "answered_again",
    "invented",
    "officer_id",
    "phases",
    "registers",
    "settlements",
]


def invented(families: int = 262, seed: int = 4) -> Iterator[InventedFamily]:
    """Yield invented families one by one; the first ones are the same however many are asked."""
    for number in range(families):
        found = family(number, seed)
        fill(found)
        yield stamped(found, datetime.combine(found.visit_date, time(10, number % 60), UTC))
