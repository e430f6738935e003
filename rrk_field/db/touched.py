"""What the running transaction changed, noted by TEMP triggers whatever path the write took."""

from typing import Any

from sqlalchemy import Connection

from rrk_field.domain.record import record_classes

Touched = frozenset[tuple[str, str]]

_NOTE = (
    " INSERT INTO touched(type, id) SELECT {type}, {id}"
    " WHERE NOT EXISTS (SELECT 1 FROM touched WHERE type = {type} AND id = {id});"
)


def install(connection: Connection) -> None:
    """Make the TEMP table `touched` and its triggers; both end with the connection."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE touched(type TEXT, id TEXT, PRIMARY KEY(type, id)) WITHOUT ROWID"
    )
    for table, record_class in record_classes().items():
        _watch(connection, table, kind=f"'{table}'", key="id")
        parent = record_class.sync.parent
        if parent in _PARENTS:
            _watch_leaving(connection, table, parent)
    _watch(connection, "sync_aside", kind="{row}.type", key="id")
    _watch(connection, "sync_state", kind="'sync_state'", key="k")


def taken(connection: Connection) -> Touched:
    """Return what was touched so far, and begin a new list."""
    driver: Any = connection.connection.driver_connection
    found = frozenset(driver.execute("SELECT type, id FROM touched").fetchall())
    if found:
        driver.execute("DELETE FROM touched")
    return found


_PARENTS = {"household_id": "household", "dwelling_id": "dwelling"}


def _watch(connection: Connection, table: str, *, kind: str, key: str) -> None:
    for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
        note = _NOTE.format(type=kind.format(row=row), id=f"{row}.{key}")
        connection.exec_driver_sql(
            f"CREATE TEMP TRIGGER touched_{table}_{event} AFTER {event} ON main.{table}"
            f" BEGIN{note} END"
        )


def _watch_leaving(connection: Connection, table: str, column: str) -> None:
    """Note the parent that a row leaves: by deletion, or by moving to another one."""
    note = _NOTE.format(type=f"'{_PARENTS[column]}'", id=f"old.{column}")
    connection.exec_driver_sql(
        f"CREATE TEMP TRIGGER touched_{table}_left AFTER DELETE ON main.{table} BEGIN{note} END"
    )
    connection.exec_driver_sql(
        f"CREATE TEMP TRIGGER touched_{table}_moved AFTER UPDATE OF {column} ON main.{table}"
        f" WHEN old.{column} IS NOT new.{column} BEGIN{note} END"
    )
