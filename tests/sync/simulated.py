"""The parts of a simulated world: its clock, a line that fails, and a laptop that can be killed.

All that counts is real: encrypted files, outbox, exchange, messages, ledger. Left out are what a
history cannot show and what would take most of its time: HTTP, the search words of lists, waiting
for the disk, and SQLAlchemy's result objects around the driver's rows.
"""

import contextlib
import shutil
import threading
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver_module
from sqlalchemy import Connection, event
from sqlalchemy.exc import IntegrityError

import rrk_central.accounts
import rrk_central.ledger.kinds
import rrk_field.db.bodies
import rrk_field.db.freezing
import rrk_field.db.recovery
import rrk_field.db.store
import rrk_field.domain.record
import rrk_field.sync.central
import rrk_field.sync.engine
from rrk_central import accounts, ledger
from rrk_central.accounts import Refused
from rrk_central.tables import SyncHead
from rrk_central.wire import parsed, reply
from rrk_field.db import search
from rrk_field.db.profiles import Profile
from rrk_field.db.store import RecordGoneError, Store
from rrk_field.domain.record import Record
from rrk_field.domain.values import SCHEMA
from rrk_field.sync.central import (
    AppTooOldError,
    Central,
    DeviceCopiedError,
    RefusedError,
    ServerBusyError,
    ServerNotFoundError,
)
from rrk_field.sync.engine import SyncReport, enrol, synchronise
from rrk_field.sync.protocol import (
    EnrolReply,
    EnrolRequest,
    HeldRequest,
    HelloReply,
    HelloRequest,
    Op,
    PullRequest,
    PushRequest,
    RecoverRequest,
)
from tests.office import PASSWORD, TestOffice
from tests.sync.conftest import KEY

ANSWERS = "answers/"
FAULTS = ("never arrives", "arrives late", "reply lost", "reply cut", "office dies", "busy")
BEGIN = datetime(2026, 3, 2, 8, tzinfo=UTC)

_DATED = (
    rrk_central.ledger.kinds,
    rrk_field.db.bodies,
    rrk_field.db.store,
    rrk_field.domain.record,
    rrk_field.sync.central,
    rrk_field.sync.engine,
)
_NAMING = (
    rrk_central.accounts,
    rrk_field.db.freezing,
    rrk_field.db.recovery,
    rrk_field.db.store,
    rrk_field.domain.record,
)


class KilledError(BaseException):
    """The laptop was switched off."""


class OfficeDiedError(Exception):
    """The office's server was switched off in the middle of a request."""


class Clock:
    """The time of the office; each laptop's clock is wrong by its own offset."""

    def __init__(self) -> None:
        self.true = BEGIN
        self.off = timedelta()
        self.ids = 0

    def now(self) -> datetime:
        self.true += timedelta(milliseconds=1)
        return self.true + self.off

    @contextlib.contextmanager
    def of(self, off: timedelta) -> Iterator[None]:
        """Let another clock be looked at."""
        before, self.off = self.off, off
        try:
            yield
        finally:
            self.off = before

    def new_id(self) -> uuid.UUID:
        self.ids += 1
        return uuid.UUID(int=(0x01987 << 108) | (0x7 << 76) | (0x8 << 60) | self.ids)


@contextlib.contextmanager
def simulated(clock: Clock) -> Iterator[None]:
    """Let laptops and office run by `clock`, number what they make, and leave lists alone."""

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return clock.now()

    with pytest.MonkeyPatch.context() as patch:
        for module in _DATED:
            patch.setattr(module, "datetime", Simulated)
        for module in _NAMING:
            patch.setattr(module, "uuid7", clock.new_id)
        patch.setattr(search, "refresh", lambda *_: None)
        patch.setattr(search, "settle", lambda *_: None)
        yield


class Rows:
    """What the driver returned, with the methods of SQLAlchemy's result that are used."""

    def __init__(self, cursor: Any) -> None:
        description = cursor.description
        self._names = [column[0] for column in description] if description else []
        self._rows: list[Any] = cursor.fetchall() if description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> list[Any]:
        return self._rows

    fetchall = all

    def first(self) -> Any:
        return self._rows[0] if self._rows else None

    fetchone = first

    def scalar(self) -> Any:
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        [[value]] = self._rows
        return value

    def scalars(self) -> "Rows":
        self._rows = [row[0] for row in self._rows]
        return self

    def keys(self) -> list[str]:
        return self._names

    def close(self) -> None:
        """Everything was read already."""


class QuickStore(Store):
    """The real store on a file that need not survive a loss of power; it can be killed.

    `statements_left` counts down to the statement before which the laptop is switched off; until
    it is started again nothing reaches the file any more.
    """

    statements_left: int | None = None

    def _connect(self) -> Connection:
        connection = super()._connect()
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA synchronous = OFF").fetchall()

        def exec_driver_sql(statement: str, parameters: Any = ()) -> Rows:
            self._may_die()
            run = driver.executemany if isinstance(parameters, list) else driver.execute
            try:
                return Rows(run(statement, parameters))
            except driver_module.IntegrityError as error:
                raise IntegrityError(statement, None, error) from error

        connection.exec_driver_sql = exec_driver_sql  # type: ignore[method-assign,assignment]
        return connection

    def _may_die(self) -> None:
        if self.statements_left is not None:
            self.statements_left -= 1
            if self.statements_left < 0:
                raise KilledError

    def switch_on(self) -> None:
        """Start again with the open file: opening it costs as much as a hundred steps."""
        self.statements_left = None
        self._officer = None


def open_quick(folder: Path) -> QuickStore:
    folder.mkdir(parents=True, exist_ok=True)
    return QuickStore(Profile(folder, folder.name, folder.name), KEY)


class Line(Central):
    """`Central` with the office at the other end of a function call, and faults in between."""

    def __init__(self, office: TestOffice, clock: Clock, chance: Random) -> None:
        super().__init__("https://office.example", requests.Session())
        self.fault = 0.0
        self.receives = True
        self.in_the_air: Callable[[], None] | None = None
        self.when = "/v1/sync/push"
        self.sent: dict[str, Op] = {}
        self.late: list[tuple[str, bytes, str]] = []
        self.requests = 0
        self.faults: Counter[str] = Counter()
        self._office, self._clock, self._chance = office, clock, chance

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        self.requests += 1
        path, sent = urlsplit(path).path, body or b""
        fault = self._drawn()
        if fault:
            self.faults[fault] += 1
        if fault == "arrives late":
            self.late.append((path, sent, self.token))
        if fault in ("never arrives", "arrives late"):
            raise ServerNotFoundError
        if fault == "busy":
            raise ServerBusyError(seconds=2)
        if self.fault and self._chance.random() < self.fault / 2:
            self.faults["doubled"] += 1
            self._answer(path, sent, self.token)
        dies = self._chance.randint(1, 60) if fault == "office dies" else None
        told = self._answer(path, sent, self.token, dies_after=dies)
        if path == "/v1/sync/push":
            for op in parsed(PushRequest, sent).ops:
                self.sent[op.op_id] = op
        if self.in_the_air is not None and path == self.when:
            self.in_the_air()
        if fault in ("reply lost", "reply cut"):
            raise ServerNotFoundError  # a cut reply has another hash than it says
        return told

    def late_arrival(self) -> None:
        """Let a request arrive that the laptop gave up long ago; nobody hears the answer."""
        if self.late:
            self.faults["arrived late"] += 1
            with contextlib.suppress(RefusedError, ServerNotFoundError, DeviceCopiedError):
                self._answer(*self.late.pop(0))

    def _drawn(self) -> str:
        if self.fault and self._chance.random() < self.fault:
            return self._chance.choice(FAULTS)
        return ""

    def _answer(self, path: str, body: bytes, token: str, dies_after: int | None = None) -> bytes:
        engine = self._office.database.engine
        left = [dies_after or 0]

        def die(*_: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise OfficeDiedError

        if dies_after is not None:
            event.listen(engine, "before_cursor_execute", die)
        try:
            with self._clock.of(timedelta()):
                return self._dispatched(path, body, token)
        except OfficeDiedError:
            raise ServerNotFoundError from None
        except Refused as refused:
            known = {"device_copied": DeviceCopiedError}.get(refused.code)
            raise known() if known else RefusedError(refused.code, refused.values) from refused
        finally:
            if dies_after is not None:
                event.remove(engine, "before_cursor_execute", die)

    def _dispatched(self, path: str, body: bytes, token: str) -> bytes:
        here = self._office.office
        database = here.database
        if path == "/v1/devices":
            return self._enrolled(parsed(EnrolRequest, body))
        with database.reading() as connection:
            caller = accounts.caller(connection, token)
        if path == "/v1/hello":
            asked = parsed(HelloRequest, body)
            found = ledger.greet(database, asked, caller, numbers_ahead=0, office=here.keys.public)
            return self._told(found)
        if path == "/v1/sync/push":
            push = parsed(PushRequest, body)
            done = ledger.apply(
                database,
                push.ops,
                caller,
                epoch=push.epoch,
                client_time=push.client_time,
                forms=here.forms,
                schema=push.schema_,
            )
            return bytes(reply(done).body)
        if path == "/v1/sync/pull":
            return ledger.pull(database, parsed(PullRequest, body), caller)
        if path == "/v1/sync/held":
            held = parsed(HeldRequest, body)
            return bytes(reply(ledger.held_states(database, held.op_ids, caller)).body)
        if path == "/v1/sync/recover":
            return bytes(reply(ledger.wanted(database, parsed(RecoverRequest, body))).body)
        assert path == "/v1/blobs/missing"
        return b'{"sha256":[]}'

    def _told(self, found: HelloReply) -> bytes:
        if not self.receives:
            found = found.model_copy(update={"min_pull_schema": SCHEMA + 1})
        return bytes(reply(found).body)

    def _enrolled(self, asked: EnrolRequest) -> bytes:
        here = self._office.office
        with here.database.reading() as connection:
            user_id, full_name = accounts.verified(
                connection, here.settings, asked.user, asked.password
            )
        with here.database.plain() as connection:
            device_id, token, code = accounts.add_device(
                connection, user_id, asked.device_name, asked.keys
            )
            server_id = connection.execute(sa.select(SyncHead.server_id)).scalar_one()  # type: ignore[call-overload]
        answer = EnrolReply(
            device_id=device_id, token=token, code=code, server_id=server_id, user_id=user_id,
            user_name=full_name, role="officer", office=here.keys.public,
        )  # fmt: skip
        return bytes(reply(answer).body)


class SimulatedLaptop:
    """A laptop, and what its officer saw and typed."""

    def __init__(
        self, office: TestOffice, clock: Clock, chance: Random, folder: Path, user: str
    ) -> None:
        self.user, self.folder, self.chance, self.clock = user, folder, chance, clock
        self.off = timedelta()
        self.store = open_quick(folder)
        self.line = Line(office, clock, chance)
        self.scopes: set[str] = set()
        self.screens: list[Record] = []
        """Records on the officer's screens, as they were when they were read."""
        self.typed: dict[tuple[str, str], list[tuple[Any, Any]]] = defaultdict(list)
        """(record, field) -> pairs of what was shown and what was typed over it."""
        self.last: dict[tuple[str, str], Any] = {}
        """(record, field) -> the last value typed, if it must not get lost."""
        self.removed_at: dict[str, int] = {}
        """Record -> the newest revision that was shown when it was removed."""
        self.recent: list[tuple[type[Record], str, str]] = []
        self._kept: dict[tuple[str, str], Any] | None = None
        self.watched()

    def sign_in(self) -> None:
        with self.clock.of(self.off):
            enrol(
                self.store, self.line, user=self.user, password=PASSWORD, device_name=self.user
            )  # fmt: skip

    def sync(self, *, dies_at: int | None = None) -> SyncReport | None:
        """Synchronise once; None if it did not end well. `dies_at`: before which statement."""
        self.store.statements_left = dies_at
        try:
            with self.clock.of(self.off):
                return synchronise(self.store, self.line, lambda _progress: None, threading.Event())
        except (ServerNotFoundError, ServerBusyError, AppTooOldError):
            return None
        except KilledError:
            self.line.faults["laptop killed"] += 1
            self.start_again()
            return None
        except DeviceCopiedError:
            self.line.faults["copy told to sign in"] += 1
            self.store.statements_left = None
            fault, self.line.fault = self.line.fault, 0.0
            self.sign_in()
            self.line.fault = fault
            return None
        finally:
            self.store.statements_left = None

    def start_again(self) -> None:
        self.screens.clear()
        if self.chance.random() < 0.05:
            self.store.switch_on()
            self.store.close()
            self.store = open_quick(self.folder)
            self.watched()
        else:
            self.store.switch_on()

    def watched(self) -> None:
        """No row may ever show an older state of the office; 0 is a new timeline."""
        driver: Any = self.store._connection.connection.driver_connection
        for name in rrk_field.db.bodies.shapes():
            driver.execute(
                f"CREATE TEMP TRIGGER never_older_{name} BEFORE UPDATE OF revision ON main.{name}"
                " WHEN new.revision < old.revision AND new.revision > 0"
                " BEGIN SELECT RAISE(FAIL, 'an older state of the office'); END"
            )

    def keep_copy(self) -> None:
        """Back the file up."""
        driver: Any = self.store._connection.connection.driver_connection
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        shutil.copy(self.folder / "rrk.db", self.folder / "kept.db")
        self._kept = dict(self.last)

    def put_copy_back(self) -> None:
        """Go on from the backup: what was typed since and not sent is known to be lost."""
        if self._kept is None:
            return
        self.line.faults["laptop restored"] += 1
        self.screens.clear()
        self.store.close()
        (self.folder / "rrk.db-wal").unlink(missing_ok=True)
        shutil.copy(self.folder / "kept.db", self.folder / "rrk.db")
        self.store = open_quick(self.folder)
        self.watched()
        here = {k: v for k, v in self.last.items() if self._kept.get(k) == v}
        self.last = here
        self.line.token = str(self.store.state.get("token"))

    def copied_to(self, folder: Path, office: TestOffice) -> "SimulatedLaptop":
        """Let somebody work with a copy of this laptop's file."""
        self.line.faults["laptop copied"] += 1
        driver: Any = self.store._connection.connection.driver_connection
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        shutil.copytree(
            self.folder, folder, ignore=shutil.ignore_patterns("lock", "*-wal", "kept.db")
        )
        copy = SimulatedLaptop(office, self.clock, self.chance, folder, self.user)
        copy.line.token, copy.line.signer = self.line.token, self.line.signer
        copy.scopes = self.scopes
        copy.typed = defaultdict(list, {key: list(pairs) for key, pairs in self.typed.items()})
        copy.last, copy.removed_at = dict(self.last), dict(self.removed_at)
        return copy

    def ids(self, kind: type[Record], more: str = "") -> list[str]:
        """Return live records, oldest first."""
        return [
            row[0]
            for row in self.rows(
                f'SELECT id FROM "{kind.__tablename__}" WHERE removed_at IS NULL'
                f" AND id NOT IN (SELECT id FROM sync_aside) {more} ORDER BY rowid"
            )
        ]

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self.store.reading() as connection:
            return list(connection.exec_driver_sql(query, tuple(values)))

    def some(self, *kinds: type[Record]) -> Record | None:
        """Return a record from an open screen, or open one."""
        kind = self.chance.choice(kinds)
        shown = [each for each in self.screens if type(each) is kind]
        if shown and self.chance.random() < 0.8:
            return self.chance.choice(shown)
        return self.fresh(kind)

    def fresh(self, kind: type[Record]) -> Record | None:
        """Open the screen of some record as it is now."""
        ids = self.ids(kind)
        record = self.store.get(kind, self.chance.choice(ids)) if ids else None
        if record is not None:
            self.screens = [each for each in self.screens[-7:] if each.id != record.id]
            self.screens.append(record)
        return record

    def type(self, record: Record, **values: Any) -> None:
        """Type values over what is shown, and note both."""
        shown = {name: getattr(record, name) for name in values}
        for name, value in values.items():
            setattr(record, name, value)
        self.screens = [each for each in self.screens if each.id != record.id or each is record]
        try:
            with self.clock.of(self.off):
                self.store.save(record)
        except RecordGoneError:
            self.screens = [each for each in self.screens if each.id != record.id]
            return
        for name, value in values.items():
            if name == "answers":
                self._note_answers(record, shown[name], value)
            else:
                self.note(record, name, shown[name], value)

    def _note_answers(self, record: Record, shown: dict[str, Any], now: dict[str, Any]) -> None:
        for path in shown.keys() | now.keys():
            self.note(record, ANSWERS + path, shown.get(path), now.get(path))

    def note(self, record: Record, name: str, shown: Any, now: Any) -> None:
        if (shown or None) != (now or None):
            self.typed[record.id, name].append((shown or None, now or None))
            self.last[record.id, name] = now
            self.recent = [*self.recent[-20:], (type(record), record.id, name)]

    def made(self, *records: Record) -> None:
        """Note all that was entered into new records."""
        for record in records:
            for name in type(record).model_fields:
                value = getattr(record, name)
                if isinstance(value, str) and value.endswith("."):
                    self.note(record, name, None, value)

    def forget(self, record_id: str, seen: int) -> None:
        """The officer removed it: its values need not be kept."""
        self.removed_at[record_id] = max(seen, self.removed_at.pop(record_id, 0))
        self.screens = [each for each in self.screens if each.id != record_id]
        for key in [key for key in self.last if key[0] == record_id]:
            del self.last[key]

    def close(self) -> None:
        self.store.switch_on()
        self.store.close()


__all__ = ["Clock", "KilledError", "Line", "SimulatedLaptop", "simulated"]
