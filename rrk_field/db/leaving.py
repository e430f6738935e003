"""What leaves the laptop: deleted there, moved away, or out of its scopes.

A row is only set aside while anything at or under it is unsent; it goes when that was answered.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import chain
from typing import Final

from sqlalchemy import Connection

from rrk_field.db.bodies import Shape, marks, shapes, slices
from rrk_field.db.outbox import drop, many, write_state

AGAIN: Final = "scopes_again"
"""Names, in the laptop's state, the scopes that are to be received from the beginning."""


def settle(connection: Connection) -> int:
    """Delete rows set aside under which nothing is unsent; return their number.

    The caller has opened `applying`.
    """
    rows = connection.exec_driver_sql("SELECT id, type FROM sync_aside")
    aside: dict[str, str] = {row[0]: row[1] for row in rows}
    if not aside:
        return 0
    leaving = _by_type(aside, aside.keys() - _blocked(connection))
    for name, shape in shapes().items():
        _add_children(connection, shape, leaving)
        leaving.setdefault(name, set())
    if again := _scopes_of(connection, leaving, aside.keys()):
        write_state(connection, **{AGAIN: again})
    everything = set(chain.from_iterable(leaving.values()))
    with _overwriting(connection):
        for name in reversed(shapes()):
            drop(connection, f'"{name}"', leaving.get(name, ()))
        for table in ("sync_base", "sync_aside", "answer_change", "form_place"):
            drop(connection, table, everything)
    many(
        connection,
        "UPDATE outbox_op SET state = 'asked' WHERE state = 'held' AND id = ?",
        [(one,) for one in everything],
    )
    return len(everything)


def _scopes_of(
    connection: Connection, leaving: Mapping[str, set[str]], aside: Set[str]
) -> list[str]:
    """Return the scopes of records that leave only because they were moved here to what leaves.

    The office has them elsewhere, and no cursor shows them again.
    """
    found: set[str] = set()
    for name, ids in leaving.items():
        for some in slices(sorted(ids - aside)):
            rows = connection.exec_driver_sql(
                f'SELECT DISTINCT scope FROM "{name}" WHERE revision > 0 AND id IN ({marks(some)})',
                tuple(some),
            )
            found.update(scope for (scope,) in rows if scope)
    return sorted(found)


def set_exits_aside(connection: Connection) -> None:
    """Set aside what left a scope, unless a body of it came after."""
    left: dict[str, set[str]] = {}
    for one, scope in connection.exec_driver_sql(
        "SELECT id, exit FROM sync_stage s WHERE exit <> '' AND NOT EXISTS"
        " (SELECT 1 FROM sync_stage b WHERE b.id = s.id AND b.exit = '' AND b.n > s.n)"
    ):
        left.setdefault(scope, set()).add(one)
    if not left:
        return
    for name in shapes():
        for scope, ids in left.items():
            for some in slices(list(ids)):
                connection.exec_driver_sql(
                    "INSERT INTO sync_aside(id, type, reason)"
                    f" SELECT id, '{name}', 'left' FROM \"{name}\" WHERE scope = ? AND revision > 0"
                    f" AND id IN ({marks(some)}) AND id NOT IN (SELECT id FROM sync_aside)",
                    (scope, *some),
                )


def sweep(connection: Connection, *, scopes: Iterable[str], whole: Iterable[str]) -> None:
    """Set aside what a whole scope did not bring, what lies out of scope, what never came back.

    `scopes`: all that may be here; `whole`: those that were received from the beginning. Rows are
    found by their indexes: reading all of them would take a large file long, at every pull.
    """
    granted, complete = set(scopes), list(whole)
    brought = "id IN (SELECT id FROM sync_stage WHERE exit = '')"
    unsent = (
        "id IN (SELECT id FROM outbox_mark UNION SELECT id FROM outbox_op"
        " WHERE state IN ('frozen', 'held'))"
    )
    settled = "id IN (SELECT id FROM outbox_op WHERE state = 'settled')"
    for name in shapes():
        here = connection.exec_driver_sql(f'SELECT DISTINCT scope FROM "{name}"')
        foreign = [scope for (scope,) in here.all() if scope and scope not in granted]
        _leave(connection, name, f"{settled} AND revision = 0 AND NOT {brought}")
        if foreign:
            _leave(connection, name, f"scope IN ({marks(foreign)}) AND revision > 0", *foreign)
        if complete:
            gone = f"revision IS NOT NULL AND NOT {brought} AND NOT {unsent}"
            _leave(connection, name, f"scope IN ({marks(complete)}) AND {gone}", *complete)


@contextmanager
def _overwriting(connection: Connection) -> Iterator[None]:
    """Fill what is deleted with zeros: the officer may not see it any more."""
    connection.exec_driver_sql("PRAGMA secure_delete = ON").close()
    yield
    connection.exec_driver_sql("PRAGMA secure_delete = FAST").close()


def _leave(connection: Connection, name: str, condition: str, *values: str) -> None:
    """Set aside the rows of a table for which the condition holds."""
    connection.exec_driver_sql(
        f"INSERT INTO sync_aside(id, type, reason) SELECT id, '{name}', 'left' FROM \"{name}\""
        f" WHERE {condition} AND id NOT IN (SELECT id FROM sync_aside)",
        values,
    )


def _blocked(connection: Connection) -> set[str]:
    """Return the records with unsent work at or under them."""
    rows = connection.exec_driver_sql(
        "SELECT id, type FROM outbox_mark UNION SELECT id, type FROM outbox_op"
        " WHERE state = 'frozen'"
    )
    level: dict[str, str] = {row[0]: row[1] for row in rows}
    blocked = set(level)
    for name, shape in reversed(shapes().items()):
        ids = [one for one, kind in level.items() if kind == name]
        if not ids or shape.parent is None:
            continue
        for some in slices(ids):
            for parent, kind in _parents(connection, shape, some):
                if parent and parent not in blocked:
                    blocked.add(parent)
                    level[parent] = kind
    return blocked


def _parents(
    connection: Connection, shape: Shape, ids: list[str]
) -> Iterable[tuple[str | None, str]]:
    above = shape.above
    kind = f"'{above}'" if above else "record_type"
    return [
        (row[0], row[1])
        for row in connection.exec_driver_sql(
            f'SELECT "{shape.parent}", {kind} FROM "{shape.type}" WHERE id IN ({marks(ids)})',
            tuple(ids),
        )
    ]


def _add_children(connection: Connection, shape: Shape, leaving: dict[str, set[str]]) -> None:
    """Add what belongs to records that leave; parents were added before.

    A conflict outlives its record: it may be all that is left of an edit.
    """
    above = shape.above
    if above is None:
        return
    for some in slices(list(leaving.get(above, ()))):
        found = connection.exec_driver_sql(
            f'SELECT id FROM "{shape.type}" WHERE "{shape.parent}" IN ({marks(some)})', tuple(some)
        )
        leaving.setdefault(shape.type, set()).update(one for (one,) in found)


def _by_type(types: Mapping[str, str], chosen: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in chosen:
        found.setdefault(types[one], set()).add(one)
    return found
