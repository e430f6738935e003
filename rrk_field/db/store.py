"""Store: the only door to the laptop's file. One connection, one lock, short transactions."""

import functools
import json
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, TypeVar

from sqlalchemy import Connection, Update, bindparam, inspect, select, update
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import flag_modified, set_committed_value
from sqlmodel import col
from uuid_utils.compat import uuid7

from rrk_field.db import capture, file, rows, search, touched, trunks
from rrk_field.db.file import DamagedFileError, DiskFailedError, DiskFullError, NewerFileError
from rrk_field.db.live import live
from rrk_field.db.lock import FileInUseError, ProfileLock
from rrk_field.db.profiles import Profile
from rrk_field.domain.errors import RrkError
from rrk_field.domain.record import Record, record_classes

__all__ = [
    "DamagedFileError",
    "DiskFailedError",
    "DiskFullError",
    "FileInUseError",
    "NewerFileError",
    "RecordGoneError",
    "State",
    "Store",
]

R = TypeVar("R", bound=Record)
Listener = Callable[[touched.Touched], None]

_SYNC_OWNS = frozenset({"id", "revision", "scope", "created_at", "created_by"})
"""Columns that saving a record again never writes."""

_OFFICER = ("sync_state", "user_id")


class RecordGoneError(RrkError):
    """The record has left this laptop since it was read; the change was not saved."""

    code: ClassVar[str] = "record_gone"


PEOPLE: Final = "people"
"""Names, in the laptop's state, the colleagues in its municipalities: id -> name."""


class State:
    """Small facts of this laptop by name, such as the office's address."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def get(self, name: str, default: Any = "") -> Any:
        """Return what was set, or `default`."""
        with self._store.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT v FROM sync_state WHERE k = ?", (name,)
            ).fetchone()
        return default if row is None else json.loads(row[0])

    def set(self, **values: Any) -> None:
        """Keep JSON values under their names, in one transaction; None forgets a name."""
        with self._store.writing() as connection:
            for name, value in values.items():
                connection.exec_driver_sql("DELETE FROM sync_state WHERE k = ?", (name,))
                if value is not None:
                    connection.exec_driver_sql(
                        "INSERT INTO sync_state(k, v) VALUES (?, ?)", (name, json.dumps(value))
                    )


class Store:
    """The open file of one profile.

    Every call is one short transaction under the store's lock, from whatever thread; records
    leave it detached and complete. Within a transaction of the same thread, calls join it.
    """

    def __init__(self, profile: Profile, data_key: bytes) -> None:
        """Open the file: check it, bring it to the newest schema, lay the triggers.

        Raises FileInUseError, DamagedFileError, NewerFileError, DiskFullError.
        """
        self.profile = profile
        self.data_key = data_key
        self.state = State(self)
        self._guard = threading.RLock()
        self._listeners: list[Listener] = []
        self._running: _Transaction | None = None
        self._officer: str | None = None
        self._lock = ProfileLock(profile.folder / "lock")
        try:
            self._engine = file.open_file(profile.folder, data_key)
            self._connection = self._connect()
        except BaseException:
            self._lock.release()
            raise

    @property
    def user_id(self) -> str:
        """The officer's id; "" before the laptop was enrolled."""
        return str(self.state.get("user_id"))

    @property
    def user_name(self) -> str:
        """The officer's name."""
        return str(self.state.get("user_name"))

    def name_of(self, user_id: str) -> str:
        """Return the name of a colleague, as the office last told it; "" where it never did."""
        known: dict[str, str] = self.state.get(PEOPLE, {})
        return known.get(user_id, "")

    @property
    def device_code(self) -> str:
        """The short code of this laptop, with which provisional numbers begin."""
        return str(self.state.get("device_code"))

    def save(self, *records: Record) -> None:
        """Insert or update records by their ids, in one durable transaction.

        Of a record that was read before, only what was changed since is written, so that what
        synchronising brought meanwhile stays; where both changed one field, sending it makes a
        difference for a person to decide. Sets `changed_at` and `changed_by`.
        Raises DiskFullError, DiskFailedError, RecordGoneError.
        """
        with self.writing() as connection:
            assert self._running is not None
            if self._officer is None:
                self._officer = self.user_id
            by, at = self._officer, datetime.now(UTC)
            driver = connection.connection.driver_connection
            for record in records:
                written = _put(driver, record, by=by, at=at)
                self._running.saved.append((record, written))

    def get(self, record_class: type[R], record_id: str) -> R | None:
        """Return a record, also a removed one."""
        with self.reading() as connection:
            found = _loaded(connection, record_class, col(record_class.id) == record_id)
        return found[0] if found else None

    def several(self, record_class: type[R], ids: Collection[str]) -> dict[str, R]:
        """Return those of at most a few hundred records that are here, by id; removed ones too."""
        with self.reading() as connection:
            found = _loaded(connection, record_class, col(record_class.id).in_(ids))
        return {record.id: record for record in found}

    def find(self, record_class: type[R], **values: Any) -> list[R]:
        """Return the live records whose columns have these values, oldest first."""
        columns = record_class.metadata.tables[record_class.__tablename__].columns
        wanted = [columns[name] == value for name, value in values.items()]
        with self.reading() as connection:
            return _loaded(connection, record_class, live(record_class), *wanted)

    def remove(self, *records: Record) -> None:
        """Remove records with everything under them, as one group; `restore` undoes it."""
        stamp = datetime.now(UTC).isoformat()
        with self.together():
            for record in records:
                older = self._saw_older(record)
                self._set_removed(record, stamp, was=None)
                if older:
                    self._note_seen(record)

    def restore(self, *records: Record) -> None:
        """Bring removed records back, with what was removed together with them."""
        with self.together():
            for record in records:
                stored = self.get(type(record), record.id)
                if stored is not None and stored.removed_at is not None:
                    self._set_removed(record, None, was=stored.removed_at)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything inside one transaction and one group of the outbox."""
        with self.writing() as connection:
            assert self._running is not None
            if self._running.group:
                yield
                return
            self._running.group = str(uuid7())
            connection.exec_driver_sql("UPDATE sync_gate SET grp = ?", (self._running.group,))
            yield
            self._running.group = ""
            connection.exec_driver_sql("UPDATE sync_gate SET grp = ''")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection for reads."""
        with self._guard:
            if self._running is not None:
                yield self._running.connection
                return
            connection = self._open_connection()
            self._running = _Transaction(connection, writes=False)
            try:
                with file.failures(), connection.begin() as transaction:
                    yield connection
                    transaction.rollback()
            finally:
                self._running = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection inside a transaction that is durable when the block has ended.

        An error rolls everything back. Inside another transaction of this thread it joins it.
        """
        with self._guard:
            if self._running is not None:
                with self._running.joined() as connection:
                    yield connection
                return
            running = _Transaction(self._open_connection(), writes=True)
            self._running = running
            self._notes.taken()  # of a transaction that was rolled back
            try:
                with self._surviving_the_disk(), file.failures(), running.connection.begin():
                    yield running.connection
                    running.finish(self._notes)
            finally:
                self._running = None
                if not running.finished or _OFFICER in running.changed:
                    self._officer = None
        running.settle()
        if running.changed:
            for listener in list(self._listeners):
                listener(running.changed)

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit with the (type, id) of what changed.

        It is called in the thread that committed. Returns what ends it.
        """
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Close the file; what was saved is in it, without a log beside it."""
        with self._guard:
            self._connection.close()
            self._engine.dispose()
            self._lock.release()

    def _connect(self) -> Connection:
        connection = self._engine.connect()
        try:
            with file.failures(), connection.begin():
                capture.install(connection)
                self._notes = touched.Notes(connection)
                search.catch_up(connection)
        except BaseException:
            connection.close()
            self._engine.dispose()
            raise
        return connection

    def _open_connection(self) -> Connection:
        """Return the connection; after a failed disk it is opened anew, which checks the file."""
        if self._connection.closed:
            self._engine = file.open_file(self.profile.folder, self.data_key)
            self._connection = self._connect()
        return self._connection

    @contextmanager
    def _surviving_the_disk(self) -> Iterator[None]:
        """After a failed write no transaction stays open; after a failed disk, no connection."""
        try:
            yield
        except DiskFullError:
            file.end_transaction(self._engine)
            raise
        except DiskFailedError:
            # What the system kept of the failed write is unknown: the next call opens anew.
            with suppress(Exception):
                self._connection.close()
            self._engine.dispose()
            raise

    def _saw_older(self, record: Record) -> bool:
        with self.writing() as connection:
            return trunks.saw_older(connection.connection.driver_connection, record)

    def _note_seen(self, record: Record) -> None:
        """Let a removal count as made on the revision that the officer saw."""
        with self.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE sync_base SET seen_revision = ? WHERE id = ?", (record.revision, record.id)
            )

    def _set_removed(self, record: Record, stamp: str | None, *, was: str | None) -> None:
        """Set `removed_at` of a record and of everything under it that has it as `was`."""
        changes = {"at": stamp, "by": self.user_id, "now": datetime.now(UTC)}
        level: list[tuple[type[Record], list[str]]] = [(type(record), [record.id])]
        with self.writing() as connection:
            while level:
                record_class, ids = level.pop()
                for child, parent_column in _children(record_class):
                    found = connection.execute(
                        select(col(child.id)).where(
                            parent_column.in_(ids), col(child.removed_at).is_not_distinct_from(was)
                        )
                    )
                    if child_ids := list(found.scalars()):
                        level.append((child, child_ids))
                connection.execute(_removal(record_class), [{"key": key, **changes} for key in ids])


@dataclass
class _Transaction:
    """The running transaction: what was saved in it, and what it changed."""

    connection: Connection
    writes: bool
    group: str = ""
    failed: bool = False
    finished: bool = False
    saved: list[tuple[Record, Mapping[str, Any]]] = field(default_factory=list)
    changed: touched.Touched = frozenset()

    @contextmanager
    def joined(self) -> Iterator[Connection]:
        """Let a call take part; if it fails, the whole transaction is not committed."""
        if not self.writes:
            raise RuntimeError("a transaction for reading cannot be written in")
        try:
            yield self.connection
        except BaseException:
            self.failed = True
            raise

    def finish(self, notes: touched.Notes) -> None:
        """Do what stands before the commit."""
        if self.failed:
            raise RuntimeError("a part of this transaction failed; nothing was kept")
        self.changed, contents = notes.taken()
        if contents:
            search.refresh(self.connection, contents)
        self.finished = True

    def settle(self) -> None:
        """After the commit: what was saved counts as unchanged."""
        for record, written in self.saved:
            _note_stored(record, written)


def _put(driver: Any, record: Record, *, by: str, at: datetime) -> dict[str, Any]:
    """Write a record, and return the columns that were written, with their values."""
    names = _to_write(record)
    if not names:
        return {}
    seen = trunks.unseen(driver, record, names) if inspect(record).key is not None else {}
    record.changed_at, record.changed_by = at, by
    if rows.update(driver, record, names):
        trunks.keep(driver, record.id, seen)
        return {name: getattr(record, name) for name in names}
    if inspect(record).key is not None:
        raise RecordGoneError
    record.created_by = record.created_by or by
    rows.insert(driver, record)
    return {name: getattr(record, name) for name in names}


def _to_write(record: Record) -> frozenset[str]:
    """Return the columns that saving writes: of a record read before, only the changed ones."""
    state = inspect(record)
    if state.key is None:
        return _own_columns(type(record))
    changed = {
        name
        for name in _own_columns(type(record)) - state.unmodified
        if state.attrs[name].history.has_changes()
    }
    return frozenset(changed | {"changed_at", "changed_by"}) if changed else frozenset()


def _note_stored(record: Record, written: Mapping[str, Any]) -> None:
    """Let the written values count as unchanged; what was set since is still to be saved."""
    is_new = inspect(record).key is None
    if is_new:
        make_transient_to_detached(record)
    for name, value in written.items():
        unchanged = getattr(record, name) is value
        if is_new and not unchanged:
            flag_modified(record, name)
        elif unchanged and not is_new:
            set_committed_value(record, name, value)


def _loaded(connection: Connection, record_class: type[R], *conditions: Any) -> list[R]:
    statement = select(record_class).where(*conditions)
    statement = statement.order_by(col(record_class.created_at), col(record_class.id))
    with Session(connection) as session:
        found = list(session.scalars(statement))
        session.expunge_all()
    return found


@functools.cache
def _own_columns(record_class: type[Record]) -> frozenset[str]:
    return frozenset(record_class.model_fields) - _SYNC_OWNS - set(record_class.sync.assigned)


@functools.cache
def _removal(record_class: type[Record]) -> Update:
    table = record_class.metadata.tables[record_class.__tablename__]
    return (
        update(table)
        .where(table.c.id == bindparam("key"))
        .values(removed_at=bindparam("at"), changed_by=bindparam("by"), changed_at=bindparam("now"))
    )


@functools.cache
def _children(record_class: type[Record]) -> list[tuple[type[Record], Any]]:
    """Return the classes whose parent is this one, with the column that says so."""
    table = record_class.metadata.tables[record_class.__tablename__]
    found = []
    for child in record_classes().values():
        column = child.metadata.tables[child.__tablename__].columns.get(child.sync.parent or "")
        if column is not None and any(key.column.table is table for key in column.foreign_keys):
            found.append((child, column))
    return found
