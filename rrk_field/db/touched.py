"""What the running transaction changed, told by TEMP triggers whatever path the write took."""

from typing import Any

from sqlalchemy import Connection

from rrk_field.domain.record import record_classes

Touched = frozenset[tuple[str, str]]

_PARENTS = {"household_id": "household", "dwelling_id": "dwelling"}


class Notes:
    """Collects (type, id) of what was touched; what is rolled back must be dropped by `taken`."""

    def __init__(self, connection: Connection) -> None:
        """Lay the triggers; they end with the connection."""
        self._noted: set[tuple[str, str]] = set()
        driver: Any = connection.connection.driver_connection
        driver.create_function("rrk_touched", 2, self._note)
        for table, record_class in record_classes().items():
            _watch(connection, table, kind=f"'{table}'", key="id")
            parent = record_class.sync.parent
            if parent in _PARENTS:
                _watch_leaving(connection, table, parent)
        _watch(connection, "sync_aside", kind="{row}.type", key="id")
        _watch(connection, "sync_state", kind="'sync_state'", key="k")

    def taken(self) -> Touched:
        """Return what was touched since the last call."""
        found = frozenset(self._noted)
        self._noted.clear()
        return found

    def _note(self, kind: str, key: str) -> None:
        self._noted.add((kind, key))


def _watch(connection: Connection, table: str, *, kind: str, key: str) -> None:
    for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
        connection.exec_driver_sql(
            f"CREATE TEMP TRIGGER touched_{table}_{event} AFTER {event} ON main.{table}"
            f" BEGIN SELECT rrk_touched({kind.format(row=row)}, {row}.{key}); END"
        )


def _watch_leaving(connection: Connection, table: str, column: str) -> None:
    """Note the parent that a row leaves: by deletion, or by moving to another one."""
    note = f"BEGIN SELECT rrk_touched('{_PARENTS[column]}', old.{column}); END"
    connection.exec_driver_sql(
        f"CREATE TEMP TRIGGER touched_{table}_left AFTER DELETE ON main.{table} {note}"
    )
    connection.exec_driver_sql(
        f"CREATE TEMP TRIGGER touched_{table}_moved AFTER UPDATE OF {column} ON main.{table}"
        f" WHEN old.{column} IS NOT new.{column} {note}"
    )
