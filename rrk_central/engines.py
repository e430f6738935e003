"""One database behind two engines: SQLite for a trial, PostgreSQL for an office.

Everything that differs between the two stands here.
"""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from pydantic_core import from_json
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from rrk_central.migrations import upgrade
from rrk_central.tables import SYNC_GATE, SYNC_HEAD

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can damage a file in WAL mode that two connections have open."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "cache_size = -32768",
    "temp_store = MEMORY",
)
CONNECTIONS = 20
"""At most, of one process; PostgreSQL allows 100 as it is delivered."""
WAIT_SECONDS = 10
"""For a connection; then the laptop is told to try again."""
_POSTGRES = (
    "-c lock_timeout=5000 -c statement_timeout=20000 "
    "-c idle_in_transaction_session_timeout=30000 -c timezone=UTC"
)
_PASSING = frozenset({"40001", "40P01", "55P03", "57014", "23505"})
"""Lost a race; 23505 when two laptops make the same row at once. Trying again settles it."""
_AWAY = ("08", "53300", "57P", "25P03")
"""PostgreSQL was stopped, starts again, or has no connection left."""


class Database:
    """The engine, and the three ways in which the server uses it."""

    def __init__(self, url: str) -> None:
        """Open `url`; the tables are made or brought up to date."""
        self.postgres = url.startswith("postgresql")
        self.engine = open_engine(url)
        self._prepare()

    def _prepare(self) -> None:
        """Make what is missing; of several processes that start at once, one does it."""
        if self.postgres:
            with self.alone("prepare"):
                upgrade(self.engine)
        else:
            upgrade(self.engine)
        with self.alone("prepare") as connection:
            if connection.execute(sa.select(SYNC_HEAD.c.pos)).first() is None:
                head = {"one": 1, "pos": 0, "epoch": f"e-{secrets.token_hex(8)}"}
                connection.execute(
                    sa.insert(SYNC_HEAD), {**head, "server_id": f"s-{secrets.token_hex(8)}"}
                )
                connection.execute(sa.insert(SYNC_GATE), {"one": 1, "writing": 0})

    @contextlib.contextmanager
    def plain(self) -> Iterator[Connection]:
        """A write transaction on the server's own tables: accounts, devices, files."""
        with (
            self.engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextlib.contextmanager
    def alone(self, lock: str) -> Iterator[Connection]:
        """The same; others with the same `lock` wait for it, in all processes of the office."""
        with self.plain() as connection:
            if self.postgres:
                connection.execute(
                    sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:lock, 2))"),
                    {"lock": lock},
                )
            yield connection

    @contextlib.contextmanager
    def writing(self, lock: str) -> Iterator[Connection]:
        """A transaction of the ledger; others with the same `lock` wait for it."""
        with self.plain() as connection:
            if self.postgres:
                connection.execute(
                    sa.text(
                        "SELECT set_config('rrk.sync', 'on', true), "
                        "pg_advisory_xact_lock(hashtextextended(:lock, 0))"
                    ),
                    {"lock": lock},
                )
            else:
                connection.exec_driver_sql("UPDATE sync_gate SET writing = 1")
            yield connection
            if not self.postgres:
                connection.exec_driver_sql("UPDATE sync_gate SET writing = 0")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot of everything, however many queries it takes."""
        with self.engine.connect() as connection, connection.begin():
            if self.postgres:
                connection.exec_driver_sql(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                )
            yield connection

    def may_pass(self, error: DBAPIError) -> bool:
        """Whether the same transaction may well succeed a moment later."""
        if not self.postgres:
            return "locked" in str(error.orig)
        state = getattr(error.orig, "sqlstate", None)
        if state is None:
            return error.connection_invalidated or isinstance(error, OperationalError)
        return state in _PASSING or state.startswith(_AWAY)

    def is_full(self, error: DBAPIError) -> bool:
        """Whether nothing more fits on the disk."""
        if self.postgres:
            return getattr(error.orig, "sqlstate", None) == "53100"
        return "disk is full" in str(error.orig)

    def close(self) -> None:
        """Give up all connections."""
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """Return the engine for `sqlite:///FILE` or `postgresql+psycopg://...`."""
    return _postgres(url) if url.startswith("postgresql") else _sqlite(url)


_ANY: TypeAdapter[Any] = TypeAdapter(Any)


def _as_json(value: Any) -> str:
    """JSON columns are written by pydantic: a third of the time, and letters stay letters."""
    return _ANY.dump_json(value).decode()


def _postgres(url: str) -> Engine:
    return sa.create_engine(
        url,
        hide_parameters=True,
        json_serializer=_as_json,
        json_deserializer=from_json,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=CONNECTIONS - 10,
        pool_timeout=WAIT_SECONDS,
        connect_args={"options": _POSTGRES, "connect_timeout": WAIT_SECONDS},
    )


def _sqlite(url: str) -> Engine:
    import sqlcipher3.dbapi2 as sqlite

    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sqlite.sqlite_version} is too old")
    # The driver searches long for a way to adapt these, at eight times the price of any value.
    sqlite.register_adapter(type(None), {}.get)
    sqlite.register_adapter(bool, int)
    path = Path(url.removeprefix("sqlite:///"))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)  # the log beside it gets the same
    engine = sa.create_engine(
        url,
        module=sqlite,
        hide_parameters=True,
        json_serializer=_as_json,
        json_deserializer=from_json,
        pool_size=10,
        pool_use_lifo=True,  # the connection that wrote last has the pages at hand
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
