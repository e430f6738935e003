"""File numbers: given at the first accept, or ahead in blocks for laptops without a network.

One counter for each series. Whoever gives a number holds the counter's row, so that none is given
twice; what is left of a block is simply not used.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Caller, Rights
from rrk_central.ledger.batch import Batch, Entry
from rrk_central.tables import CASE_COUNTER, DEVICE, NUMBER_BLOCK
from rrk_field.domain.places import SERIES
from rrk_field.sync.protocol import NumberBlock

SKIPPED: Final = 1000
"""How many numbers of each series a restore leaves out: more than were given since the backup.

Source: programme assumption, to be confirmed.
"""
_NUMBER: Final = re.compile(r"([A-Z]{3})-(\d{5,9})")

Place = tuple[str, int]
"""Series and number."""


def written(series: str, number: int) -> str:
    """Return a file number as it is written."""
    return f"{series}-{number:05}"


def reserve(
    connection: Connection,
    caller: Caller,
    rights: Rights,
    known: Mapping[str, tuple[int, int]],
    size: int,
) -> list[NumberBlock]:
    """Return the blocks that this laptop lacks, of each series in which it may write.

    `known`: series -> highest number reserved for it, and how many are left. A block that it does
    not know was in a reply that got lost: it is told again.
    """
    if not size or caller.state != "active":
        return []
    newest = {
        row.series: row
        for row in connection.execute(
            sa.select(NUMBER_BLOCK)
            .where(NUMBER_BLOCK.c.device_id == caller.device_id)
            .order_by(NUMBER_BLOCK.c.first)
        )
    }
    found: list[NumberBlock] = []
    for series in sorted(SERIES[code] for code in rights.grants if rights.may_write(code)):
        highest, left = known.get(series, (0, 0))
        given = newest.get(series)
        if given is not None and given.last > highest:
            found.append(NumberBlock(series=series, first=given.first, last=given.last))
        elif left <= size // 2:
            last = _next(connection, series, size)
            block = {"series": series, "first": last - size + 1, "last": last}
            connection.execute(sa.insert(NUMBER_BLOCK), {**block, "device_id": caller.device_id})
            found.append(NumberBlock.model_validate(block))
    return found


def give(batch: Batch) -> None:
    """Give each new record that wants one its number: the reserved one, or the next."""
    entries = [batch.changed[id] for id in batch.numbers_wanted]
    kept = _reserved(batch, entries)
    by_series: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.id in kept:
            _fill(entry, kept[entry.id])
        else:
            by_series[SERIES[entry.scope]].append(entry)
    for series, some in sorted(by_series.items()):
        last = _next(batch.connection, series, len(some))
        for number, entry in enumerate(some, start=last - len(some) + 1):
            _fill(entry, (series, number))


def skip(connection: Connection) -> None:
    """After a restore: leave out what was given since the backup, whoever has it.

    Laptops keep the numbers that they gave; those still unknown here lie in the gap.
    """
    known = dict(connection.execute(sa.select(CASE_COUNTER.c.series, CASE_COUNTER.c.last)).all())
    for series in sorted(set(SERIES.values())):
        last = known.get(series, 0)
        gap = {"series": series, "first": last + 1, "last": last + SKIPPED, "device_id": ""}
        connection.execute(sa.insert(NUMBER_BLOCK), gap)
        _next(connection, series, SKIPPED)


def keep(connection: Connection, series: str, number: int) -> None:
    """Let the counter be at least at a number that a family has already."""
    counter = sa.update(CASE_COUNTER).where(CASE_COUNTER.c.series == series)
    highest = sa.case((CASE_COUNTER.c.last < number, number), else_=CASE_COUNTER.c.last)
    if not connection.execute(counter.values(last=highest)).rowcount:
        connection.execute(sa.insert(CASE_COUNTER), {"series": series, "last": number})


def _reserved(batch: Batch, entries: Sequence[Entry]) -> dict[str, Place]:
    """Return the numbers that may stay: of the sender's own blocks, and no other family's."""
    wished = {entry.id: place for entry in entries if (place := _wish(entry)) is not None}
    if not wished:
        return {}
    series = {one for one, _ in wished.values()} | {SERIES[entry.scope] for entry in entries}
    _hold_counters(batch.connection, series)
    blocks = batch.connection.execute(
        sa.select(NUMBER_BLOCK.c.series, NUMBER_BLOCK.c.first, NUMBER_BLOCK.c.last)
        .outerjoin(DEVICE, DEVICE.c.id == NUMBER_BLOCK.c.device_id)
        .where(
            NUMBER_BLOCK.c.series.in_(sorted(series)),
            sa.or_(DEVICE.c.user_id == batch.caller.user_id, NUMBER_BLOCK.c.device_id == ""),
        )
    ).all()
    taken = _taken(batch.connection, entries, wished)
    found: dict[str, Place] = {}
    for id, (one, number) in wished.items():
        own = any(b.series == one and b.first <= number <= b.last for b in blocks)
        if own and written(one, number) not in taken:
            taken.add(written(one, number))
            found[id] = (one, number)
    return found


def _wish(entry: Entry) -> Place | None:
    column = entry.kind.sync.wished
    found = _NUMBER.fullmatch(str(entry.fields.get(column or "") or ""))
    if found is None or found[1] not in SERIES.values():
        return None
    place = found[1], int(found[2])
    return place if written(*place) == found[0] else None


def _taken(
    connection: Connection, entries: Sequence[Entry], wished: Mapping[str, Place]
) -> set[str]:
    asked = sorted(written(*place) for place in wished.values())
    found: set[str] = set()
    for kind in {entry.kind.name: entry.kind for entry in entries}.values():
        for name in kind.sync.assigned:
            column = kind.table.c[name]
            rows = connection.execute(
                sa.select(column).where(column.in_(asked), kind.table.c.id.not_in(list(wished)))
            )
            found |= set(rows.scalars())
    return found


def _fill(entry: Entry, place: Place) -> None:
    for name in entry.kind.sync.assigned:
        entry.fields[name] = written(*place)


def _hold_counters(connection: Connection, series: Iterable[str]) -> None:
    """Lock the counters in their order, so that two pushes never wait for each other."""
    connection.execute(
        sa.select(CASE_COUNTER.c.last)
        .where(CASE_COUNTER.c.series.in_(sorted(series)))
        .order_by(CASE_COUNTER.c.series)
        .with_for_update()
    ).all()


def _next(connection: Connection, series: str, count: int) -> int:
    """Take the next numbers of a series; return the last of them."""
    last = connection.execute(
        sa.update(CASE_COUNTER)
        .where(CASE_COUNTER.c.series == series)
        .values(last=CASE_COUNTER.c.last + count)
        .returning(CASE_COUNTER.c.last)
    ).scalar()
    if last is None:
        connection.execute(sa.insert(CASE_COUNTER), {"series": series, "last": count})
        return count
    return int(last)
