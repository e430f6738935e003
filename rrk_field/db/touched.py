"""What the running transaction changed, told by TEMP triggers whatever path the write took."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection

from rrk_field.domain.record import Record, record_classes

Touched = frozenset[tuple[str, str]]

_OF_SYNC: Final = ("revision", "scope")
_PARENTS = {"household_id": "household", "dwelling_id": "dwelling"}


class Notes:
    """Collects (type, id) of what was touched; what is rolled back must be dropped by `taken`."""

    def __init__(self, connection: Connection) -> None:
        """Lay the triggers; they end with the connection."""
        self._noted: set[tuple[str, str]] = set()
        self._sent: set[tuple[str, str]] = set()
        driver: Any = connection.connection.driver_connection
        driver.create_function("rrk_touched", 2, self._note)
        driver.create_function("rrk_sent", 2, self._note_sent)
        for table, record_class in record_classes().items():
            names = [column.name for column in Record.metadata.tables[table].columns]
            contents = [name for name in names if name not in _OF_SYNC]
            _watch(connection, table, kind=f"'{table}'", key="id", columns=contents)
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER sent_{table} AFTER UPDATE OF {', '.join(_OF_SYNC)}"
                f" ON main.{table} BEGIN SELECT rrk_sent('{table}', new.id); END"
            )
            parent = record_class.sync.parent
            if parent in _PARENTS:
                _watch_leaving(connection, table, parent)
        _watch(connection, "sync_aside", kind="{row}.type", key="id")
        _watch(connection, "sync_state", kind="'sync_state'", key="k")

    def taken(self) -> tuple[Touched, Touched]:
        """Return what was touched since the last call, and for which of it the contents were.

        The office's answer to what was sent changes no more than the revision of most records.
        """
        contents = frozenset(self._noted)
        everything = contents | self._sent
        self._noted.clear()
        self._sent.clear()
        return everything, contents

    def _note(self, kind: str, key: str) -> None:
        self._noted.add((kind, key))

    def _note_sent(self, kind: str, key: str) -> None:
        self._sent.add((kind, key))


def _watch(
    connection: Connection, table: str, *, kind: str, key: str, columns: Sequence[str] = ()
) -> None:
    update = f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"
    events = (("INSERT", "INSERT", "new"), ("UPDATE", update, "new"), ("DELETE", "DELETE", "old"))
    for name, event, row in events:
        connection.exec_driver_sql(
            f"CREATE TEMP TRIGGER touched_{table}_{name} AFTER {event} ON main.{table}"
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
