"""What an exchange costs when the office holds more and more, and a new laptop's first fetch."""

import statistics
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from bench.exchange import MUNICIPALITY, counted, enrolled, plain_inserts, synchronised
from bench.harness import Result
from bench.laptop import DATA_KEY, households, laptop, write
from bench.served import Served, served
from rrk_field.db import file
from rrk_field.domain.households import Household

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rrk_field.db.store import Store

SIZES = (1_000, 100_000, 1_000_000)
FETCHED = SIZES[1]
EDITS = 100
ROUNDS = 7
OTHER = "20"
"""The municipality that grows; the laptops work in another."""
IDLE_MS = 50.0


def results() -> Iterator[Result]:
    """Measure with a laptop that edits, one that receives, and a new one."""
    with served() as central, laptop() as editing, laptop() as receiving:
        enrolled(central, editing, "editing")
        enrolled(central, receiving, "receiving")
        write(editing, [Household(**row) for row in _rows(0, EDITS, MUNICIPALITY)])
        synchronised(central, editing)
        synchronised(central, receiving)
        first = 0.0
        for size in SIZES:
            _grow(central, size)
            taken = statistics.median(
                _edits_exchanged(central, editing, receiving, turn) for turn in range(ROUNDS)
            )
            first = first or taken
            yield Result(
                name=f"{EDITS} edits to another laptop, {size:,} records at the office",
                value=taken,
                unit="ms",
                reference=f"the same with {SIZES[0]:,}",
                reference_value=first,
                ratio=taken / first,
                at_most=1.3,
            )
            if size == FETCHED:
                yield _first_fetch(central)
        yield _nothing_to_do(central, receiving)


def _rows(begin: int, end: int, municipality: str) -> Iterator[dict[str, Any]]:
    for row in islice(households(end), begin, None):
        yield row | {"municipality_code": municipality, "settlement_id": None}


def _grow(central: Served, size: int) -> None:
    """Fill the other municipality up: some come by the usual way, the others are their copies."""
    if size == SIZES[0]:
        with laptop() as origin:
            enrolled(central, origin, "origin", OTHER)
            write(origin, [Household(**row) for row in _rows(EDITS, size, OTHER)])
            synchronised(central, origin)
        return
    with central.database.writing("bench") as connection:
        held = connection.exec_driver_sql("SELECT count(*) FROM ledger").scalar_one()
        pattern = connection.exec_driver_sql(
            "SELECT count(*) FROM ledger WHERE scope = ?", (OTHER,)
        ).scalar_one()
        copies = min(pattern, SIZES[0] - EDITS)
        done = held // copies
        for number in range(done, done + (size - held) // copies):
            _copy(connection, number, copies)


def _copy(connection: "Connection", number: int, copies: int) -> None:
    """Write each original once more, with an id and a position of its own."""
    head = connection.exec_driver_sql("SELECT pos FROM sync_head").scalar_one()
    original = "id IN (SELECT id FROM ledger WHERE scope = ? ORDER BY pos LIMIT ?)"
    changed = {"id": _copied("id", number), "root": _copied("root", number)}
    for table, more in (
        ("household", {}),
        ("change", {"op_id": _copied("op_id", number), "pos": f"pos + {head}"}),
        ("ledger", {"pos": f"pos + {head}"}),
    ):
        names = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
        values = [{**changed, **more}.get(name, name) for name in names]
        connection.exec_driver_sql(
            f"INSERT INTO {table}({', '.join(names)}) SELECT {', '.join(values)}"  # noqa: S608
            f" FROM {table} WHERE {original}",
            (OTHER, copies),
        )
    connection.exec_driver_sql("UPDATE sync_head SET pos = (SELECT max(pos) FROM ledger)")


def _copied(column: str, number: int) -> str:
    return f"'{number:08x}' || substr({column}, 9)"


def _edits_exchanged(central: Served, editing: "Store", receiving: "Store", turn: int) -> float:
    with editing.writing() as connection:
        connection.exec_driver_sql("UPDATE household SET phone_1 = ?", (f"044 100 {turn:03}",))
    taken = synchronised(central, editing) + synchronised(central, receiving)
    with receiving.reading() as connection:
        arrived = connection.exec_driver_sql(
            "SELECT count(*) FROM household WHERE phone_1 = ?", (f"044 100 {turn:03}",)
        ).scalar_one()
    assert arrived == EDITS, f"{arrived} of {EDITS} arrived"
    return taken


def _first_fetch(central: Served) -> Result:
    with laptop() as fresh:
        enrolled(central, fresh, "fresh", OTHER)
        with fresh.reading() as connection:
            engine = connection.engine
        with counted(engine) as commits:
            taken = synchronised(central, fresh)
        with fresh.reading() as connection:
            plain = plain_inserts(
                connection,
                len(commits),
                lambda path: file.open_engine(path, DATA_KEY),
                table="household",
            )
    return Result(
        name=f"first fetch of {FETCHED:,} households on a new laptop",
        value=taken,
        unit="ms",
        reference="executemany of the same rows into the encrypted file, as many commits",
        reference_value=plain,
        ratio=taken / plain,
    )


def _nothing_to_do(central: Served, store: "Store") -> Result:
    taken = statistics.median(synchronised(central, store) for _ in range(21))
    return Result(
        name="an exchange with nothing to do, over a socket",
        value=taken,
        unit="ms",
        reference="what is asked",
        reference_value=IDLE_MS,
        ratio=taken / IDLE_MS,
        at_most=1.0,
    )
