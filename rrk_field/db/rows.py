"""Writing records as rows: the SQL of a class and the stored form of its values, made once.

Building a statement anew costs more than the write itself, and answers are saved all day.
"""

import functools
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlalchemy.dialects import sqlite

from rrk_field.domain.record import Record

_DIALECT = sqlite.dialect()


def insert(driver: Any, record: Record) -> None:
    """Insert the row of a record."""
    names = tuple(type(record).model_fields)
    driver.execute(_insert_sql(type(record)), _stored(record, names))


def update(driver: Any, record: Record, names: Collection[str]) -> bool:
    """Write some columns of a record; return whether its row is there.

    One that was removed since the record was read counts as gone: nobody would see the change.
    """
    ordered = tuple(sorted(names))
    values = (*_stored(record, ordered), record.id)
    statement = _update_sql(type(record), ordered)
    if record.removed_at is None and "removed_at" not in names:
        statement += " AND removed_at IS NULL"
    return bool(driver.execute(statement, values).rowcount)


def stored(record: Record, names: Iterable[str]) -> dict[str, Any]:
    """Return some columns of a record in stored form."""
    ordered = tuple(names)
    return dict(zip(ordered, _stored(record, ordered), strict=True))


def stored_values(record_class: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of columns in stored form."""
    to_stored = _processors(record_class)
    return {
        name: process(value) if (process := to_stored.get(name)) else value
        for name, value in values.items()
    }


def _stored(record: Record, names: tuple[str, ...]) -> tuple[Any, ...]:
    to_stored = _processors(type(record))
    return tuple(
        process(value) if (process := to_stored.get(name)) else value
        for name in names
        for value in (getattr(record, name),)
    )


@functools.cache
def _processors(record_class: type[Record]) -> dict[str, Callable[[Any], Any]]:
    columns = record_class.metadata.tables[record_class.__tablename__].columns
    found = {
        column.name: column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        for column in columns
    }
    return {name: processor for name, processor in found.items() if processor is not None}


@functools.cache
def _insert_sql(record_class: type[Record]) -> str:
    names = list(record_class.model_fields)
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {record_class.__tablename__}({', '.join(names)}) VALUES ({marks})"


@functools.cache
def _update_sql(record_class: type[Record], names: tuple[str, ...]) -> str:
    changes = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE {record_class.__tablename__} SET {changes} WHERE id = ?"
