"""The outbox: what this laptop has not sent, and what the office is known to have.

`freezing` turns marks into changes to send, `taking` takes over what the office says, `staging`
applies what was received. Here is what the three share.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection

from rrk_field.db.bodies import (
    Shape,
    by_id,
    dumped,
    fields_of,
    load,
    marks,
    overlaid,
    shapes,
    slices,
)
from rrk_field.db.groups import together
from rrk_field.domain.together import NONE, Together
from rrk_field.domain.values import Fields, Json

TAG_PUSHED = "tag_pushed"
"""The head and its tag that the latest answers came with."""


@contextmanager
def applying(connection: Connection) -> Iterator[None]:
    """Write what comes from the office: nothing in here is noted as an officer's change.

    Must lie inside one transaction.
    """
    connection.exec_driver_sql("UPDATE sync_gate SET applying = 1")
    yield
    connection.exec_driver_sql("UPDATE sync_gate SET applying = 0")


def read_state(connection: Connection, name: str, default: Json = "") -> Json:
    """Return a small fact of synchronising, or `default` if it is not known."""
    found = connection.exec_driver_sql("SELECT v FROM sync_state WHERE k = ?", (name,)).scalar()
    return default if found is None else json.loads(found)


def write_state(connection: Connection, **values: Json) -> None:
    """Keep small facts of synchronising."""
    connection.exec_driver_sql(
        "INSERT INTO sync_state(k, v) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v",
        [(name, json.dumps(value)) for name, value in values.items()],
    )


@dataclass(frozen=True)
class FrozenOp:
    """A frozen change as it lies in the outbox."""

    seq: int
    op_id: str
    id: str
    type: str
    kind: str
    group: str
    state: str
    code: str
    schema: int
    text: str
    """What is sent, byte for byte."""

    @cached_property
    def body(self) -> dict[str, Any]:
        """The change as it travels."""
        found: dict[str, Any] = from_json(self.text)
        return found

    @cached_property
    def new_values(self) -> Fields:
        """What the fields are to become, results included."""
        body = self.body
        return {**body["derived"], **{name: pair[1] for name, pair in body["set"].items()}}


@dataclass
class Known:
    """One record with everything that synchronising knows of it."""

    id: str
    shape: Shape
    row: dict[str, Any]
    """As stored; empty if the record is not here."""
    fields: Fields
    server: Fields
    """The office's last known body; empty for a record never sent."""
    has_base: bool
    revision: int | None
    seen_revision: int
    scope: str | None
    trunk: Fields = field(default_factory=dict)
    frozen: list[FrozenOp] = field(default_factory=list)
    held: list[FrozenOp] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    marked: bool = False
    received: tuple[str, str] = ("", "")
    """When and by whom what is taken over was written, where the office says so."""
    deleted: bool = False
    """Whether the office deleted it because this laptop said so."""
    together: Callable[[], Together] = lambda: NONE
    """Finds the answers that belong together; the form is read only where it is asked."""

    @property
    def removed(self) -> bool:
        """Whether the officer, or the office, removed it."""
        return self.row.get("removed_at") is not None

    def expected(self) -> Fields:
        """Return the body an edit made now is made against, all frozen changes counted."""
        body = overlaid(self.server, self.trunk)
        for op in self.frozen:
            body = overlaid(body, op.new_values)
        return body

    def expected_removed(self) -> bool:
        """Whether the record is gone once all frozen changes are counted."""
        if self.frozen:
            return self.removed_after(removed=self.deleted)
        return self.deleted or (self.removed and not self.has_base and not self.marked)

    def removed_after(self, *, removed: bool) -> bool:
        """Whether a record in this state is gone after all frozen changes."""
        for op in self.frozen:
            removed = op.kind == "delete" or (removed and op.kind != "restore")
        return removed


def known_records(
    connection: Connection, ids_by_type: Mapping[str, Iterable[str]]
) -> dict[str, Known]:
    """Return what is known of these records, by id, with a handful of statements."""
    wanted = {name: list(ids) for name, ids in ids_by_type.items() if name in shapes()}
    rows = load(connection, wanted)
    everything = [one for ids in wanted.values() for one in ids]
    bases: dict[str, dict[str, Any]] = {}
    for some in slices(everything):
        bases |= by_id(connection, "SELECT * FROM sync_base WHERE id IN", some)
    found: dict[str, Known] = {}
    for name, ids in wanted.items():
        shape = shapes()[name]
        for one in ids:
            row = rows.get(one, {})
            known = found[one] = _known(one, shape, row, bases.get(one, {}))
            if shape.sync.answers and row:
                named = str(row["form_id"]), str(row["form_version"])
                known.together = partial(together, connection, *named)
    for op in ops_of(connection, everything):
        if op.state == "frozen":
            found[op.id].frozen.append(op)
        elif op.state == "held":
            found[op.id].held.append(op)
    for some in slices(everything):
        for one, group in connection.exec_driver_sql(
            f"SELECT id, grp FROM outbox_mark WHERE id IN ({marks(some)})", tuple(some)
        ):
            found[one].marked = True
            found[one].groups.add(group)
    return found


def ops_of(connection: Connection, ids: list[str], column: str = "id") -> list[FrozenOp]:
    """Return the changes in the outbox of these records (or with these op ids), oldest first."""
    found: list[FrozenOp] = []
    for some in slices(ids):
        found += read_ops(connection, f"WHERE {column} IN ({marks(some)})", tuple(some))
    return sorted(found, key=lambda op: op.seq)


def read_ops(connection: Connection, where: str, values: tuple[Any, ...] = ()) -> list[FrozenOp]:
    """Return changes in the outbox, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT seq, op_id, id, type, kind, grp, state, code, schema, body FROM outbox_op"
        f" {where} ORDER BY seq",
        values,
    )
    return [FrozenOp(*row) for row in rows]


def keep_bases(connection: Connection, records: Iterable[Known]) -> None:
    """Write the bases of these records."""
    values = [
        (
            record.id,
            record.shape.type,
            dumped(record.server),
            record.revision or 0,
            record.seen_revision,
            record.scope,
            dumped(record.trunk),
            record.deleted,
        )
        for record in records
    ]
    many(
        connection,
        "INSERT INTO sync_base(id, type, server, revision, seen_revision, scope, trunk, deleted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET server = excluded.server,"
        " revision = excluded.revision, seen_revision = excluded.seen_revision,"
        " scope = excluded.scope, trunk = excluded.trunk, deleted = excluded.deleted",
        values,
    )


def drop(connection: Connection, table: str, ids: Iterable[str]) -> None:
    """Delete the rows of an own table that carry these ids."""
    many(connection, f"DELETE FROM {table} WHERE id = ?", [(one,) for one in ids])


def set_aside(connection: Connection, records: Iterable[tuple[str, str, str]]) -> None:
    """Note (id, type, reason) of rows that have left."""
    many(
        connection,
        "INSERT INTO sync_aside(id, type, reason) VALUES (?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET reason = excluded.reason",
        list(records),
    )


def many(connection: Connection, statement: str, values: list[tuple[Any, ...]]) -> None:
    """Run one statement for each tuple, if there is any."""
    if values:
        connection.exec_driver_sql(statement, values)


def _known(one: str, shape: Shape, row: dict[str, Any], base: dict[str, Any]) -> Known:
    fields = fields_of(shape, row)
    if base:
        return Known(
            id=one,
            shape=shape,
            row=row,
            fields=fields,
            server=fields_of(shape, from_json(base["server"])),
            has_base=True,
            revision=base["revision"],
            seen_revision=base["seen_revision"],
            scope=base["scope"],
            trunk=from_json(base["trunk"]),
            deleted=bool(base["deleted"]),
        )
    revision = row.get("revision")
    return Known(
        id=one,
        shape=shape,
        row=row,
        fields=fields,
        server={} if revision is None else dict(fields),
        has_base=False,
        revision=revision,
        seen_revision=revision or 0,
        scope=row.get("scope"),
    )
