"""Change capture: triggers that note every write to a record, whatever path made it.

They are generated from the records' definitions and laid anew at each opening of the file, since
a migration that rebuilds a table loses them.
"""

from sqlalchemy import Connection
from sqlmodel import JSON

from rrk_field.domain import records as _all_records  # noqa: F401 - defines every table
from rrk_field.domain.record import NOT_FIELDS, Record, record_classes

_PER_OBJECT = 40  # SQLite limits the arguments of one function call

_IF_MINE = "WHEN (SELECT applying FROM sync_gate) = 0"


class TriggersMissingError(Exception):
    """The capture triggers in the file are not the ones this program would write."""


def install(connection: Connection) -> None:
    """Lay the triggers of all record tables, replacing those that are there."""
    connection.exec_driver_sql(
        "INSERT INTO sync_gate(n, applying, grp) SELECT 1, 0, ''"
        " WHERE NOT EXISTS (SELECT 1 FROM sync_gate)"
    )
    connection.exec_driver_sql("UPDATE sync_gate SET applying = 0, grp = ''")
    for name in _installed(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in statements().values():
        connection.exec_driver_sql(statement)


def check(connection: Connection) -> None:
    """Raise TriggersMissingError unless the file has exactly the triggers of `statements`."""
    if _installed(connection) != statements():
        raise TriggersMissingError
    if connection.exec_driver_sql("PRAGMA recursive_triggers").scalar() != 1:
        raise TriggersMissingError


def statements() -> dict[str, str]:
    """Return each trigger's definition by its name."""
    found: dict[str, str] = {}
    for record_class in record_classes().values():
        found |= _triggers(record_class)
    return found


def _installed(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_capture\\_%'"
        " ESCAPE '\\'"
    )
    return {row[0]: row[1] for row in rows}


def _triggers(record_class: type[Record]) -> dict[str, str]:
    table = record_class.__tablename__
    # Never INSERT OR IGNORE in here: the outer statement's conflict clause would win, and an
    # UPDATE OR REPLACE would overwrite the kept base.
    mark = (
        f"INSERT INTO outbox_mark(id, type, grp) SELECT new.id, '{table}',"
        " (SELECT grp FROM sync_gate) WHERE NOT EXISTS (SELECT 1 FROM outbox_mark"
        " WHERE id = new.id AND grp = (SELECT grp FROM sync_gate));"
    )
    base = (
        "INSERT INTO sync_base(id, type, server, revision, seen_revision, scope, trunk, deleted)"
        f" SELECT old.id, '{table}', {_body(record_class)}, old.revision, old.revision,"
        " old.scope, '{}', old.removed_at IS NOT NULL WHERE old.revision IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM sync_base WHERE id = old.id);"
    )
    return {
        f"{table}_capture_insert": (
            f'CREATE TRIGGER {table}_capture_insert AFTER INSERT ON "{table}" {_IF_MINE} BEGIN'
            " SELECT RAISE(ABORT, 'a new record has no revision')"
            f" WHERE new.revision IS NOT NULL; {mark} END"
        ),
        f"{table}_capture_update": (
            f'CREATE TRIGGER {table}_capture_update BEFORE UPDATE ON "{table}" {_IF_MINE} BEGIN'
            " SELECT RAISE(ABORT, 'the id of a record never changes') WHERE new.id <> old.id;"
            " SELECT RAISE(ABORT, 'only the office gives revisions')"
            f" WHERE new.revision IS NOT old.revision; {base} {mark} END"
        ),
        f"{table}_capture_delete": (
            f'CREATE TRIGGER {table}_capture_delete BEFORE DELETE ON "{table}" {_IF_MINE} BEGIN'
            " SELECT RAISE(ABORT, 'set removed_at instead'); END"
        ),
    }


def _body(record_class: type[Record]) -> str:
    """SQL of the row as it is before the change: every column that travels, in storage form."""
    columns = record_class.metadata.tables[record_class.__tablename__].columns
    pairs = [
        f"'{column.name}', "
        + (f"json(old.{column.name})" if _is_json(column.type) else f"old.{column.name}")
        for column in columns
        if column.name not in NOT_FIELDS
    ]
    parts = [
        f"json_object({', '.join(pairs[start : start + _PER_OBJECT])})"
        for start in range(0, len(pairs), _PER_OBJECT)
    ]
    body = parts[0]
    for part in parts[1:]:
        body = f"substr({body}, 1, length({body}) - 1) || ',' || substr({part}, 2)"
    return body


def _is_json(column_type: object) -> bool:
    return isinstance(column_type, JSON)
