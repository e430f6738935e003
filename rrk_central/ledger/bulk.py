"""Many rows at once, in the driver's own terms: a fifth of the time of going through the types.

Values of JSON columns are given as JSON text.
"""

import functools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

Row = Sequence[Any]
_LETTERS = len("2026-01-31 12:00:00.000000")


def insert(
    connection: Connection, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """Insert rows whose values stand in the order of `columns`."""
    _execute(connection, _insert, table, tuple(columns), rows)


def update(
    connection: Connection, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """Update rows by id; each row has the values of `columns` and then the id."""
    _execute(connection, _update, table, tuple(columns), rows)


def moment(connection: Connection) -> Callable[[datetime], Any]:
    """Return the function that makes a time what the driver stores."""
    return _as_it_is if connection.dialect.name == "postgresql" else _as_text


def _as_it_is(value: datetime) -> datetime:
    return value


@functools.lru_cache(1024)
def _as_text(value: datetime) -> str:
    """As SQLAlchemy writes times on SQLite: UTC, without a zone."""
    return value.astimezone(UTC).isoformat(" ", "microseconds")[:_LETTERS]


def _execute(
    connection: Connection,
    statement: Callable[[sa.Table, tuple[str, ...], sa.Dialect], str],
    table: sa.Table,
    columns: tuple[str, ...],
    rows: Sequence[Row],
) -> None:
    if rows:
        text = statement(table, columns, connection.dialect)
        connection.exec_driver_sql(text, [tuple(row) for row in rows])


@functools.lru_cache(256)
def _insert(table: sa.Table, columns: tuple[str, ...], dialect: sa.Dialect) -> str:
    quote, mark = dialect.identifier_preparer.quote, _mark(dialect)
    names = ", ".join(map(quote, columns))
    marks = ", ".join([mark] * len(columns))
    return f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"  # noqa: S608


@functools.lru_cache(256)
def _update(table: sa.Table, columns: tuple[str, ...], dialect: sa.Dialect) -> str:
    quote, mark = dialect.identifier_preparer.quote, _mark(dialect)
    pairs = ", ".join(f"{quote(name)} = {mark}" for name in columns)
    return f"UPDATE {quote(table.name)} SET {pairs} WHERE id = {mark}"  # noqa: S608


def _mark(dialect: sa.Dialect) -> str:
    return "?" if dialect.paramstyle == "qmark" else "%s"
