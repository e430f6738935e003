"""Exchange of 10,000 records with the office, against plain inserts of the same bytes.

Client and server are the real ones, in one process; both write durably. What is measured is a
whole synchronisation: sending all of it from one laptop, then receiving all of it on another,
until it is applied.
"""

import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.harness import Result
from bench.laptop import laptop, write
from rrk_field.demo_data import InventedFamily, invented
from rrk_field.demo_data.ids import fixed_id
from rrk_field.domain.households import Note
from rrk_field.domain.surveys import HouseholdAssessment
from rrk_field.domain.values import canonical_json
from rrk_field.sync.protocol import OPS_PER_PUSH, PULL_ROWS

if TYPE_CHECKING:
    from rrk_field.db.store import Store
    from tests.office import TestOffice

RECORDS = 10_000
PER_HOUSEHOLD = 50
BYTES = 1_900
KINDS = {"remarks": "long texts in a few fields", "assessments": "about 85 answers, each a field"}
"""What is exchanged: the same bytes in few fields and in many."""


def results() -> Iterator[Result]:
    """Measure both directions for both kinds of records, each with an office of its own."""
    for kind, about in KINDS.items():
        taken = one_round(kind)
        for name, at_most, reference in (
            ("push", 20, "executemany into SQLite, as many commits, the same bytes"),
            ("pull", 8, "executemany into the encrypted file, as many commits, the same bytes"),
        ):
            value, reference_value = taken[name]
            yield Result(
                name=f"{name} {RECORDS:,} {kind} of {BYTES / 1000} kB",
                value=value,
                unit="ms",
                reference=reference,
                reference_value=reference_value,
                ratio=value / reference_value,
                at_most=at_most,
                note=f"{about}; a whole synchronisation, in one process, durable on both sides",
            )


def one_round(kind: str) -> dict[str, tuple[float, float]]:
    """Return milliseconds of the product and of the reference for each direction."""
    families = families_in_one_place()
    records: list[Any] = list(remarks(families) if kind == "remarks" else assessments(families))
    bodies = [
        (
            record.id,
            canonical_json(record.answers).decode() if kind == "assessments" else record.text,
        )
        for record in records
    ]
    with office() as central, laptop() as sender, laptop() as receiver:
        enrolled(central, sender, "sender")
        enrolled(central, receiver, "receiver")
        write(sender, [family.household for family in families])
        for start in range(0, len(records), 1000):
            write(sender, records[start : start + 1000])
        push = synchronised(central, sender)
        pull = synchronised(central, receiver)
        arrived = len(receiver.find(type(records[0])))
        assert arrived == len(records), f"{arrived} of {len(records)} arrived"
        return {
            "push": (push, plain_inserts(bodies, OPS_PER_PUSH)),
            "pull": (pull, encrypted_inserts(receiver, bodies, PULL_ROWS)),
        }


def families_in_one_place() -> list[InventedFamily]:
    """Return families with an assessment, all of one municipality."""
    found = [one for one in invented(262) if one.assessments and len(one.persons) > 2]
    for family in found:
        family.household.municipality_code = family.household.scope = "17"
        family.household.settlement_id = None
    return found[: RECORDS // PER_HOUSEHOLD]


def remarks(families: list[InventedFamily]) -> Iterator[Note]:
    """Yield remarks whose text has about `BYTES` bytes."""
    text = "Shtëpia pranë lumit; кућа поред реке; kuća pored reke. " * 40
    for number in range(RECORDS):
        yield Note(
            id=fixed_id("remark", number),
            household_id=families[number % len(families)].household.id,
            text=text.encode()[:BYTES].decode(errors="ignore") + str(number),
        )


def assessments(families: list[InventedFamily]) -> Iterator[HouseholdAssessment]:
    """Yield assessments with about `BYTES` bytes of answers each."""
    for number in range(RECORDS):
        family = families[number % len(families)]
        answers: dict[str, Any] = {}
        size = 2
        for path, value in family.assessments[0].answers.items():
            size += len(canonical_json({path: value})) - 1
            if size > BYTES:
                break
            answers[path] = value
        answers["conclusion/notes"] = f"visit {number}"
        yield HouseholdAssessment(
            id=fixed_id("exchange", number),
            household_id=family.household.id,
            form_version="2026.1",
            officer_id=family.household.created_by,
            state="in_progress",
            answers=answers,
        )


@contextmanager
def office() -> "Iterator[TestOffice]":
    """An office on SQLite in a folder that is deleted afterwards."""
    from tests.office import open_office

    with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as opened:
        yield opened


def enrolled(central: "TestOffice", store: "Store", user: str) -> None:
    """Make a laptop known to the office."""
    from rrk_field.sync import engine
    from rrk_field.sync.central import Central
    from tests.office import ADDRESS, PASSWORD

    central.add_user(user, "officer", "17")
    talk = Central(ADDRESS, central.session())
    engine.enrol(store, talk, user=user, password=PASSWORD, device_name=user)


def synchronised(central: "TestOffice", store: "Store") -> float:
    """Run one synchronisation and return its milliseconds."""
    from rrk_field.sync import engine
    from rrk_field.sync.central import Central
    from tests.office import ADDRESS

    talk = Central(ADDRESS, central.session(), token=store.state.get("token"))
    begin = time.perf_counter()
    engine.synchronise(store, talk, _quiet, threading.Event())
    return (time.perf_counter() - begin) * 1000


def _quiet(_progress: object) -> None:
    """Show nothing."""


def plain_inserts(bodies: list[tuple[str, str]], per_commit: int) -> float:
    """Insert the bodies into a table of an ordinary SQLite file, as durably as the server does."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE plain(id TEXT PRIMARY KEY, body TEXT)")
        begin = time.perf_counter()
        _in_batches(connection, bodies, per_commit)
        taken = (time.perf_counter() - begin) * 1000
        connection.close()
    return taken


def encrypted_inserts(store: "Store", bodies: list[tuple[str, str]], per_commit: int) -> float:
    """Insert the bodies into a table of the laptop's file, on its own connection."""
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE plain(id TEXT PRIMARY KEY, body TEXT)")
        driver = connection.connection.driver_connection
    begin = time.perf_counter()
    _in_batches(driver, bodies, per_commit)
    return (time.perf_counter() - begin) * 1000


def _in_batches(connection: Any, bodies: list[tuple[str, str]], per_commit: int) -> None:
    for start in range(0, len(bodies), per_commit):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO plain VALUES (?, ?)", bodies[start : start + per_commit]
        )
        connection.execute("COMMIT")
