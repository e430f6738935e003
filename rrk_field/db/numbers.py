"""File numbers that the office reserved for this laptop: final ones, without a network.

Each is given once, in the transaction that saves the household; what is left over is never used.
A copy of this laptop has the same ones, so that the office looks at each number again.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol

from sqlalchemy import Connection

from rrk_field.db.outbox import read_state, write_state
from rrk_field.domain.places import SERIES

_NUMBERS: Final = "numbers"
_HIGHEST, _LEFT = "highest", "left"


class Block(Protocol):
    """Numbers of one series; `protocol.NumberBlock` is one."""

    series: str
    first: int
    last: int


def known(connection: Connection) -> dict[str, tuple[int, int]]:
    """Return series -> the highest number reserved for this laptop, and how many are left."""
    return {
        series: (each[_HIGHEST], sum(last - first + 1 for first, last in each[_LEFT]))
        for series, each in _read(connection).items()
    }


def keep(connection: Connection, blocks: Iterable[Block]) -> None:
    """Add blocks that the office reserved; one that is here already is not added again."""
    numbers = _read(connection)
    for block in blocks:
        here = numbers.setdefault(block.series, {_HIGHEST: 0, _LEFT: []})
        if block.last > here[_HIGHEST]:
            here[_LEFT].append([block.first, block.last])
            here[_HIGHEST] = block.last
    write_state(connection, **{_NUMBERS: numbers})


def take(connection: Connection, municipality_code: str) -> str:
    """Return the next reserved file number of a municipality, "" if there is none."""
    series = SERIES.get(municipality_code, "")
    numbers = _read(connection)
    left = numbers.get(series, {}).get(_LEFT, [])
    found = ""
    while left and not found:
        first, last = left[0]
        number = f"{series}-{first:05}"
        left[:1] = [[first + 1, last]] if first < last else []
        if not _is_given(connection, number):
            found = number
    write_state(connection, **{_NUMBERS: numbers})
    return found


def forget(connection: Connection) -> None:
    """Give no reserved number any more: they are those of the laptop that this one was."""
    write_state(connection, **{_NUMBERS: {}})


def _read(connection: Connection) -> dict[str, dict[str, Any]]:
    found: Mapping[str, dict[str, Any]] = read_state(connection, _NUMBERS, {})
    return dict(found)


def _is_given(connection: Connection, number: str) -> bool:
    """A file that was repaired may have the household and not what was noted with it."""
    return bool(
        connection.exec_driver_sql(
            "SELECT EXISTS (SELECT 1 FROM household WHERE ? IN (file_number, provisional_number))",
            (number,),
        ).scalar_one()
    )
