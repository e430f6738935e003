"""Profiles of invented families for the pictures: received, worked on, not all of it sent."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection

from rrk_field.db import attachments, operations, photos
from rrk_field.db.answer_history import AnswerChange
from rrk_field.db.freezing import freeze
from rrk_field.db.interviews import open_interview
from rrk_field.db.outbox import applying
from rrk_field.db.profiles import Profile
from rrk_field.db.rows import insert
from rrk_field.db.store import Store
from rrk_field.demo_data import (
    OFFICER_NAMES,
    InventedFamily,
    invented,
    officer_id,
    registers,
    settlements,
)
from rrk_field.demo_data.drawings import picture
from rrk_field.domain.households import Household, Person
from rrk_field.domain.record import Record
from rrk_field.domain.records import Conflict
from rrk_field.sync.engine import Progress, SyncReport

NAME = OFFICER_NAMES["arta"]
DATA_KEY = bytes(range(32))
FAMILIES = 40
STILL = datetime(2026, 3, 30, 12, 32, tzinfo=UTC)
"""The moment of every picture; the last family is visited the week before."""
CLOCKS = (
    "rrk_field.db.store",
    "rrk_field.forms.nodes",
    "rrk_field.reports.from_store",
    "rrk_field.ui.entry",
    "rrk_field.ui.form_page",
    "rrk_field.ui.household_page",
    "rrk_field.ui.main_window",
    "rrk_field.ui.times",
)
ROOF, WALLS = 5, 2
"""Places of the components that carry photos."""


class StillClock(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "StillClock":
        return cls.fromtimestamp(STILL.timestamp(), tz)


def stop_clocks() -> None:
    """Let the program believe that it is always the same moment."""
    for name in CLOCKS:
        vars(import_module(name))["datetime"] = StillClock


@dataclass
class Office:
    """The office as the window knows it; `work` is what one synchronisation does."""

    enrolled: bool = True
    address: str = "https://office.example"
    work: Callable[[Callable[[Progress], None], threading.Event], SyncReport] = (
        lambda _progress, _stop: SyncReport(outcome="done")
    )

    def enrol(self, address: str, user: str, password: str, device_name: str) -> None:
        """Nobody is asked in a picture."""

    def synchronise(
        self, progress: Callable[[Progress], None], stop: threading.Event
    ) -> SyncReport:
        """Do what the picture shows."""
        return self.work(progress, stop)

    def history(self, record_id: str, path: str) -> list[AnswerChange]:
        """Nobody is asked in a picture."""
        del record_id, path
        return []


@dataclass(frozen=True)
class Shown:
    """Ids of the records that the pictures show."""

    household: str
    assessment: str
    """In progress, with four persons and something still missing."""
    survey: str
    """Detailed, with prices and photos."""
    conflict: str


class Profiles:
    """The folders of three profiles, made once; every language works on copies.

    `filled` has work that waits and a difference to decide, in `sent` the office has everything,
    `empty` is a laptop on its first day.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = 0
        with self._store("empty") as store:
            _name(store)
        with self._store("filled") as store:
            self.shown = _fill(store, list(invented(FAMILIES)))
        shutil.copytree(folder / "filled", folder / "sent")
        with self._store("sent") as store, store.writing() as connection:
            connection.exec_driver_sql("UPDATE conflict SET status = 'decided'")
            connection.exec_driver_sql("UPDATE blob SET state = 'stored'")
            connection.exec_driver_sql("DELETE FROM outbox_mark")
            connection.exec_driver_sql("DELETE FROM outbox_op")

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[Store]:
        """Open a copy of a profile."""
        self._copies += 1
        copied = f"copy-{self._copies}"
        shutil.copytree(self._folder / name, self._folder / copied)
        with self._store(copied) as store:
            yield store
        shutil.rmtree(self._folder / copied)

    @contextlib.contextmanager
    def _store(self, name: str) -> Iterator[Store]:
        (self._folder / name).mkdir(parents=True, exist_ok=True)
        store = Store(Profile(self._folder / name, name, NAME), DATA_KEY)
        try:
            yield store
        finally:
            store.close()


def _name(store: Store) -> None:
    store.state.set(
        user_id=officer_id("arta"),
        user_name=NAME,
        device_code="K7",
        token="picture",  # noqa: S106 - opens nothing
        address="https://office.example",
    )


def _fill(store: Store, families: list[InventedFamily]) -> Shown:
    received: list[Record] = [*settlements()]
    received += [record for family in families for record in family.records()]
    others = registers()
    received += others.records
    _receive(store, received)
    _name(store)
    for family in families:
        for data in family.files.values():
            photos.keep(store, data)
    for data in others.files.values():
        photos.keep(store, data)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE blob SET state = 'stored'")
        _remember_sessions(connection)
    store.state.set(last_sync_at=(STILL - timedelta(hours=19)).isoformat())
    going_on = [one for one in families if one.household.municipality_code and _is_open(one)]
    surveyed = next(one for one in families if _is_detailed(one))
    clashing = next(one for one in families if one is not surveyed and _is_complete(one))
    _refuse(store, families[1].household)
    _work(store, families, going_on[0], surveyed)
    conflict = _clash(clashing)
    _receive(store, [conflict])
    return Shown(
        surveyed.household.id,
        going_on[0].assessments[0].id,
        surveyed.surveys[0].id,
        conflict.id,
    )


def _is_open(family: InventedFamily) -> bool:
    states = [one.state for one in family.assessments]
    return states == ["in_progress"] and len(family.persons) > 4


def _is_detailed(family: InventedFamily) -> bool:
    surveys = [one for one in family.surveys if one.state == "complete"]
    return bool(surveys) and len(surveys[0].answers) > 190 and len(family.photos) > 3


def _is_complete(family: InventedFamily) -> bool:
    return [one.state for one in family.assessments] == ["complete"]


def _receive(store: Store, records: list[Record]) -> None:
    with store.writing() as connection, applying(connection):
        for record in records:
            record.revision = 1
            insert(connection.connection.driver_connection, record)


def _refuse(store: Store, household: Household) -> None:
    """One change that the office did not take."""
    household.phone_1 = "044 120 999"
    store.save(household)
    with store.writing() as connection:
        freeze(connection)
        connection.exec_driver_sql("UPDATE outbox_op SET state = 'held', code = 'out_of_scope'")


def _work(
    store: Store, families: list[InventedFamily], open_one: InventedFamily, surveyed: InventedFamily
) -> None:
    """What the officer did since: telephones, an interview, a new household, photos."""
    phones = ("044 120 315", "049 220 118", "045 330 771")
    for family, phone in zip(families[4:7], phones, strict=True):
        family.household.phone_1 = phone
        store.save(family.household)
    interview = open_interview(store, open_one.assessments[0].id)
    interview.answer("head/phone_1", "044 120 441")
    interview.at("")
    head = Person(household_id="", given_name="Bukurije", family_name="Ujëvara", relation="1")
    place = families[0].household
    household = Household(
        municipality_code=place.municipality_code, settlement_text="Vitomiricë", phone_1="044 120"
    )
    operations.register_household(store, household, head)
    survey = open_interview(store, surveyed.surveys[0].id)
    rows = survey.session.node("components/component_row").rows or []
    for place_of_row, kind in ((WALLS, "front"), (WALLS, "worst_inside"), (ROOF, "roof")):
        _sha256, data = picture(kind, 3, 1)
        attachments.add_photo(
            store,
            surveyed.household.id,
            surveyed.surveys[0].id,
            f"{rows[place_of_row].path}/component_photos",
            data,
            kind,
        )


def _clash(family: InventedFamily) -> Conflict:
    """A difference about three answers of an assessment."""
    assessment, household = family.assessments[0], family.household
    path = next(path for path in assessment.answers if path.endswith("/head_given_name"))
    remark = {
        "base": None,
        "theirs_by": officer_id("besim"),
        "theirs_at": (STILL - timedelta(hours=21)).isoformat(),
    }
    return Conflict(
        record_id=assessment.id,
        record_type="household_assessment",
        root_id=household.id,
        fields={
            "answers/interview/outcome": {**remark, "base": "1", "mine": "2", "theirs": "1"},
            f"answers/{path}": {**remark, "mine": "Shpresa", "theirs": "Shpresë"},
            "answers/interview/assessors": {
                **remark,
                "mine": "Arta. The roof has fallen in over two rooms; the walls stand.",
                "theirs": "Arta. The roof has partly fallen in. A neighbour keeps hay inside.",
            },
        },
        created_at=STILL - timedelta(hours=19),
        changed_at=STILL - timedelta(hours=19),
        mine_at=(STILL - timedelta(hours=20)).isoformat(),
        mine_by=officer_id("arta"),
    )


def _remember_sessions(connection: Connection) -> None:
    for days, outcome, code, sent, received in (
        (8, "done", "", 41, 112),
        (6, "done", "", 27, 18),
        (4, "failed", "no_network", 0, 0),
        (3, "partly", "", 12, 31),
        (1, "done", "", 9, 22),
    ):
        start = STILL - timedelta(days=days - 1, hours=19, minutes=2)
        connection.exec_driver_sql(
            "INSERT INTO sync_session(started_at, ended_at, outcome, error_code, sent, received,"
            " merged, conflicts, held, photos_sent, photos_received, bytes_up, bytes_down)"
            " VALUES (?, ?, ?, ?, ?, ?, 2, ?, 0, 4, 0, ?, ?)",
            (
                start.isoformat(),
                (start + timedelta(seconds=74)).isoformat(),
                outcome,
                code,
                sent,
                received,
                int(outcome == "partly"),
                sent * 31_000,
                received * 4_200,
            ),
        )
