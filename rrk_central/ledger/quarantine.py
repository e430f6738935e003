"""Changes that could not be applied: kept whole as records, until a person decides."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from rrk_central.accounts import OFFICE, Refused
from rrk_central.ledger.batch import Batch, Entry, Step
from rrk_central.ledger.effects import Outcome, held_id
from rrk_central.ledger.kinds import HELD, KINDS, as_text
from rrk_central.ledger.upcasting import from_kept, kept
from rrk_field.domain.places import SERIES
from rrk_field.domain.values import Json
from rrk_field.sync.protocol import Op


def entries_of(batch: Batch, ops: Iterable[Op]) -> dict[str, Entry]:
    """Return the entries of these changes and of those they supersede, by op id."""
    asked = sorted({id for op in ops for id in (op.op_id, *op.supersedes)})
    table = KINDS[HELD].table
    found = batch.connection.execute(
        sa.select(table.c.id, table.c.op_id).where(table.c.op_id.in_(asked))
    ).all()
    batch.load(row.id for row in found)
    return {row.op_id: batch.entries[row.id] for row in found}


def hold(step: Step, op: Op, outcome: Outcome) -> None:
    """Store a held change; sent again unchanged, it has one entry all the same."""
    known = step.get(held_id(op.op_id))
    if known is not None:
        _hold_again(step, op, outcome, known)
        return
    root, scope = _place(step, op)
    caller = step.batch.caller
    entry = Entry(
        id=held_id(op.op_id), type=HELD, parent=None, root=root, scope=scope, revision=0,
        deleted=False, made_at=step.batch.now, made_by=caller.user_id,
        fields={
            **KINDS[HELD].defaults,
            "municipality_code": scope,
            "op_id": op.op_id,
            "op": kept(op),
            "code": outcome.code,
            "detail": outcome.detail,
            "device_id": caller.device_id,
            "user_id": caller.user_id,
            "received_at": as_text(step.batch.now),
        },
    )  # fmt: skip
    step.entries[entry.id] = entry
    step.record(entry, "create", {}, op_id=op.op_id)


def close_entries(
    step: Step, ops: Sequence[Op], outcomes: dict[str, Outcome], before: dict[str, Entry]
) -> None:
    """Close the entries of what was applied now, and of what newer changes replace."""
    for op in ops:
        if op.op_id in before and outcomes[op.op_id].status != "held":
            _set(step, before[op.op_id], op.op_id, status="applied")
        for old in op.supersedes:
            if old in before:
                _set(step, before[old], op.op_id, status="superseded")


def close_own(step: Step, op_id: str) -> None:
    """Close an open entry of the caller's own, as its author."""
    entry = step.get(held_id(op_id))
    if entry is not None:
        _set(step, entry, op_id, status="closed")


def _hold_again(step: Step, op: Op, outcome: Outcome, entry: Entry) -> None:
    if kept(from_kept(entry.fields["op"])) != kept(op):
        raise Refused("op_id_reused", op_id=op.op_id)
    if entry.fields["status"] == "open":
        _set(step, entry, op.op_id, code=outcome.code, detail=outcome.detail)


def _set(step: Step, entry: Entry, op_id: str, **values: Json) -> None:
    own = entry.fields["user_id"] == step.batch.caller.user_id
    differing = {name: new for name, new in values.items() if entry.fields[name] != new}
    if not own or not differing or entry.fields["status"] != "open":
        return
    entry = step.edit(step.get(entry.id) or entry)
    diff = {name: (entry.fields[name], new) for name, new in differing.items()}
    entry.fields |= differing
    step.record(entry, "office", diff, op_id=op_id)


def _place(step: Step, op: Op) -> tuple[str, str]:
    """Return root and scope of an entry: those of its record, else what the change names."""
    own = held_id(op.op_id)
    if (entry := step.get(op.id)) is not None:
        return own, entry.scope
    kind = KINDS.get(op.type)
    if kind is None:
        return own, OFFICE
    if kind.sync.parent is not None:
        parent = step.get(_new_text(op, kind.sync.parent))
        return own, parent.scope if parent else OFFICE
    named = _new_text(op, kind.sync.scope or "")
    return own, named if named in SERIES else OFFICE


def _new_text(op: Op, name: str) -> str:
    value = op.set.get(name, (None, None))[1]
    return value if isinstance(value, str) else ""
