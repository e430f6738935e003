"""Exchange of 10,000 records with the office, against plain inserts of the same rows.

Client and server are the real ones, in one process; both write durably. What is measured is
sending all of it from one laptop until the last answer is taken over there, and then a whole
synchronisation of another laptop, until everything is applied. Each record belongs to a
household of its own, which both have already. The plain inserts commit as often as the server
did, or the receiving laptop.
"""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, event

from bench.harness import Result, seconds
from bench.laptop import DATA_KEY, households, laptop, write
from rrk_field.db.bodies import marks
from rrk_field.demo_data import InventedFamily, invented
from rrk_field.demo_data.ids import fixed_id
from rrk_field.domain.households import Household
from rrk_field.domain.surveys import HouseholdAssessment
from rrk_field.domain.values import canonical_json

if TYPE_CHECKING:
    from rrk_field.db.store import Store
    from rrk_field.sync.engine import Progress
    from tests.office import TestOffice

RECORDS = 10_000
BYTES = 1_900
REMARKS = 4
MUNICIPALITY = "17"
PUSH_AT_MOST, PULL_AT_MOST = 20, 8
REFERENCE_ROUNDS = 3


@dataclass(frozen=True)
class Kind:
    """What is exchanged: answers of this number, filled up with remarks to `BYTES`."""

    name: str
    answers: int
    is_asked: bool


KINDS = (
    Kind("records of 1.9 kB", 26, is_asked=True),
    Kind("records of 85 answers, 1.9 kB", 85, is_asked=False),
)


def results() -> Iterator[Result]:
    """Measure both directions for both kinds of records, each with an office of its own."""
    from rrk_central.engines import open_engine
    from rrk_field import collector
    from rrk_field.db import file

    collector.calm()  # as the window and the server do
    for kind in KINDS:
        with office() as central, laptop() as sender, laptop() as receiver:
            enrolled(central, sender, "sender")
            enrolled(central, receiver, "receiver")
            write(sender, [Household(**row) for row in of_one_place()])
            synchronised(central, sender)
            synchronised(central, receiver)
            records = assessments(kind)
            while some := list(islice(records, 1000)):
                write(sender, some)
            with counted(central.database.engine) as commits:
                push = sent(central, sender)
            with central.database.reading() as connection:
                plain = plain_inserts(
                    connection, len(commits), lambda path: open_engine(f"sqlite:///{path}")
                )
            yield _result("push", kind, push, plain, PUSH_AT_MOST)
            with receiver.reading() as connection:
                engine = connection.engine
            with counted(engine) as commits:
                pull = synchronised(central, receiver)
            arrived = len(receiver.find(HouseholdAssessment))
            assert arrived == RECORDS, f"{arrived} of {RECORDS} arrived"
            with receiver.reading() as connection:
                plain = plain_inserts(
                    connection, len(commits), lambda path: file.open_engine(path, DATA_KEY)
                )
            yield _result("pull", kind, pull, plain, PULL_AT_MOST)


def of_one_place() -> Iterator[dict[str, Any]]:
    """Yield the rows of households, all of one municipality."""
    for row in households(RECORDS):
        yield row | {"municipality_code": MUNICIPALITY, "settlement_id": None}


def assessments(kind: Kind) -> Iterator[HouseholdAssessment]:
    """Yield one assessment of about `BYTES` bytes for each household."""
    families = [one for one in invented(60) if one.assessments and len(one.persons) > 2]
    for number, household in enumerate(of_one_place()):
        family = families[number % len(families)]
        yield HouseholdAssessment(
            id=fixed_id("exchange", number, at=household["created_at"]),
            household_id=household["id"],
            form_version="2026.1",
            officer_id=family.household.created_by,
            state="in_progress",
            answers=_answers(family, kind.answers, number),
        )


def _answers(family: InventedFamily, count: int, number: int) -> dict[str, Any]:
    answers = dict(list(family.assessments[0].answers.items())[: count - REMARKS])
    text = f"{number} Shtëpia pranë lumit; кућа поред реке; kuća pored reke. " * 20
    left = BYTES - len(canonical_json(answers)) - 30 * REMARKS
    remark = text.encode()[: max(left // REMARKS, 10)].decode(errors="ignore")
    return answers | {f"conclusion/remark_{place}": remark for place in range(REMARKS)}


@contextmanager
def office() -> "Iterator[TestOffice]":
    """An office on SQLite in a folder that is deleted afterwards."""
    from tests.office import open_office

    with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as opened:
        yield opened


def enrolled(
    central: "TestOffice", store: "Store", user: str, municipality: str = MUNICIPALITY
) -> None:
    """Make a laptop known to the office, and its officer."""
    from rrk_field.sync import engine
    from rrk_field.sync.central import Central
    from tests.office import ADDRESS, PASSWORD

    central.add_user(user, "officer", municipality)
    talk = Central(ADDRESS, central.session())
    engine.enrol(store, talk, user=user, password=PASSWORD, device_name=user)


def sent(central: "TestOffice", store: "Store") -> float:
    """Synchronise; return the milliseconds until the last answer to what was sent is taken."""
    ticks = [time.perf_counter()]

    def note(progress: "Progress") -> None:
        if progress.step == "send":
            ticks.append(time.perf_counter())

    synchronised(central, store, note)
    return (ticks[-1] - ticks[0]) * 1000


def synchronised(
    central: "TestOffice",
    store: "Store",
    progress: "Callable[[Progress], None]" = lambda _progress: None,
) -> float:
    """Run one synchronisation and return its milliseconds."""
    from rrk_field.sync import engine
    from rrk_field.sync.central import of_laptop

    talk = of_laptop(store.state, central.session())
    return 1000 * seconds(lambda: engine.synchronise(store, talk, progress, threading.Event()))


@contextmanager
def counted(engine: Engine) -> Iterator[list[None]]:
    """Yield a list that gets an entry for each commit of a transaction that wrote something."""
    found: list[None] = []

    def note(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        if driver.total_changes > seen.get(driver, 0):
            found.append(None)
        seen[driver] = driver.total_changes

    seen: dict[Any, int] = {}
    event.listen(engine, "commit", note)
    yield found
    event.remove(engine, "commit", note)


def plain_inserts(
    connection: Connection,
    commits: int,
    engine_for: Callable[[Path], Engine],
    table: str = HouseholdAssessment.__tablename__,
) -> float:
    """Return the milliseconds in which the rows of the exchanged table are inserted once more.

    Into an empty table of the same definition, in a new file of the same engine and settings,
    with as many commits. Columns without any value are left out.
    """
    made = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index')"
    definition = [sql for (sql,) in connection.exec_driver_sql(made, (table,)) if sql]
    found = connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608
    names, rows = list(found.keys()), [tuple(row) for row in found]
    filled = [place for place in range(len(names)) if any(row[place] is not None for row in rows)]
    values = [tuple(row[place] for place in filled) for row in rows]
    listed = ", ".join(names[place] for place in filled)
    insert = f"INSERT INTO {table}({listed}) VALUES ({marks(filled)})"  # noqa: S608
    return statistics.median(
        _inserted(definition, insert, values, ceil(len(values) / commits), engine_for)
        for _ in range(REFERENCE_ROUNDS)
    )


def _inserted(
    definition: list[str],
    insert: str,
    values: list[tuple[Any, ...]],
    per_commit: int,
    engine_for: Callable[[Path], Engine],
) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = engine_for(Path(folder) / "plain.db")
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            for statement in definition:
                driver.execute(statement)

            def insert_all() -> None:
                for start in range(0, len(values), per_commit):
                    driver.execute("BEGIN IMMEDIATE")
                    driver.executemany(insert, values[start : start + per_commit])
                    driver.execute("COMMIT")

            taken = 1000 * seconds(insert_all)
        engine.dispose()
    return taken


def _result(name: str, kind: Kind, taken: float, reference: float, at_most: float) -> Result:
    engine = "SQLite" if name == "push" else "the encrypted file"
    return Result(
        name=f"{name} {RECORDS:,} {kind.name}",
        value=taken,
        unit="ms",
        reference=f"executemany of the same rows into {engine}, as many commits",
        reference_value=reference,
        ratio=taken / reference,
        at_most=at_most if kind.is_asked else None,
        note="laptop and server in one process, durable on both sides",
    )
