"""Changes that wait for a person: the officer's own refused ones, and those for coordinators."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection

from rrk_field.db.bodies import dumped, fields_of, load, overlaid, shapes
from rrk_field.db.outbox import FrozenOp, applying, known_records, ops_of, read_ops
from rrk_field.db.store import Store
from rrk_field.db.taking import Taking
from rrk_field.domain.record import record_classes
from rrk_field.domain.records import HeldChange
from rrk_field.domain.values import Fields, Json


@dataclass(frozen=True)
class Held:
    """A change that was not applied: what it says, why it was held, what the record says now.

    `id` is the change's own for an officer's, the entry's for a coordinator.
    """

    id: str
    own: bool
    op: dict[str, Any]
    code: str
    detail: Fields
    by: str
    at: str
    present: Fields
    """Empty where the record is not on this laptop."""
    decided: str = ""
    decided_by: str = ""
    note: str = ""
    others: tuple[str, ...] = field(default=())
    """Further changes of the same group: they stand and fall with it."""

    @property
    def values(self) -> dict[str, tuple[Json, Json, Json]]:
        """Field -> what it was made against, what it is to become, what it is now."""
        return {
            name: (old, new, self.present.get(name)) for name, (old, new) in self.op["set"].items()
        }


def own(store: Store, op_id: str) -> Held:
    """Return a change of this laptop that the office did not take. KeyError if there is none."""
    with store.reading() as connection:
        op, detail = _op(connection, op_id)
        mates = _mates(connection, op)
        known = known_records(connection, {op.type: [op.id]}).get(op.id)
        return Held(
            id=op_id,
            own=True,
            op=op.body,
            code=op.code,
            detail=detail,
            by=store.user_id,
            at=op.body["at"],
            present=dict(known.server) if known else {},
            decided=str(detail.get("decided", "")),
            decided_by=str(detail.get("by", "")),
            note=str(detail.get("note", "")),
            others=tuple(one.op_id for one in mates if one.op_id != op_id),
        )


def for_review(store: Store, entry_id: str) -> Held:
    """Return an entry of the quarantine. KeyError if there is none."""
    entry = store.get(HeldChange, entry_id)
    if entry is None:
        raise KeyError(entry_id)
    kind, record_id = str(entry.op["type"]), str(entry.op["id"])
    with store.reading() as connection:
        rows = load(connection, {kind: [record_id]}) if kind in record_classes() else {}
    return Held(
        id=entry_id,
        own=False,
        op={"set": {}, **entry.op},
        code=entry.code,
        detail=entry.detail,
        by=entry.user_id,
        at=str(entry.op.get("at", entry.received_at)),
        present=fields_of(shapes()[kind], rows[record_id]) if record_id in rows else {},
        decided="" if entry.status == "open" else entry.status,
        decided_by="" if entry.status == "open" else entry.changed_by,
        note=entry.note,
    )


def decide(store: Store, entry_id: str, *, apply: bool, note: str = "") -> None:
    """Say what is to become of an entry; the office does it at the next synchronisation."""
    entry = store.get(HeldChange, entry_id)
    if entry is None:
        raise KeyError(entry_id)
    entry.status, entry.note = "applied" if apply else "closed", note
    store.save(entry)


def discard(store: Store, op_id: str) -> None:
    """Give up an own change, and its group; the office closes its entry as the officer's.

    The record shows the office's values again; one that the office never took is removed.
    """
    with store.together():
        with store.writing() as connection:
            op, _detail = _op(connection, op_id)
            ops = _mates(connection, op)
            made = [one for one in ops if one.kind == "create"]
            _let_go(connection, [one for one in ops if one.kind != "create"])
            _note(connection, ops, {"discarded": True})
        for one in made:
            record = store.get(record_classes()[one.type], one.id)
            if record is not None and record.revision is None and record.removed_at is None:
                store.remove(record)


def dismiss(store: Store, op_id: str) -> None:
    """Forget a change that was decided, once the officer has read it."""
    with store.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM outbox_op WHERE op_id = ?"
            " AND json_extract(detail, '$.decided') IS NOT NULL",
            (op_id,),
        )


def _op(connection: Connection, op_id: str) -> tuple[FrozenOp, Fields]:
    found = [one for one in ops_of(connection, [op_id], "op_id") if one.state in ("held", "asked")]
    if not found:
        raise KeyError(op_id)
    text = connection.exec_driver_sql(
        "SELECT detail FROM outbox_op WHERE op_id = ?", (op_id,)
    ).scalar_one()
    return found[0], from_json(text)


def _mates(connection: Connection, op: FrozenOp) -> list[FrozenOp]:
    """Return the changes that were held together with this one, its own among them."""
    if not op.group:
        return [op]
    return read_ops(connection, "WHERE grp = ? AND state IN ('held', 'asked')", (op.group,))


def _note(connection: Connection, ops: Iterable[FrozenOp], said: Fields) -> None:
    for one in ops:
        connection.exec_driver_sql(
            "UPDATE outbox_op SET state = 'asked', detail = json_patch(detail, ?) WHERE op_id = ?",
            (dumped(said), one.op_id),
        )


def _let_go(connection: Connection, ops: list[FrozenOp]) -> None:
    """Show the office's values where these held changes said otherwise."""
    ids: dict[str, set[str]] = {}
    for one in ops:
        if one.state == "held":
            ids.setdefault(one.type, set()).add(one.id)
    records = known_records(connection, ids)
    given_up = {one.op_id for one in ops}
    taking = Taking(records)
    for record in records.values():
        if record.revision is None:
            continue
        names = {name for op in record.held if op.op_id in given_up for name in op.body["set"]}
        record.held = [op for op in record.held if op.op_id not in given_up]
        expected = record.expected()
        record.fields = overlaid(record.fields, {name: expected.get(name) for name in names})
        taking.let_go(record)
    with applying(connection):
        taking.write(connection)
