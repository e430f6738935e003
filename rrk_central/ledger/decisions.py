"""What follows from a decision: of a conflict, or of a change that was held."""

from collections.abc import Sequence

from rrk_central.ledger.batch import Entry, Step
from rrk_central.ledger.effects import (
    HeldError,
    Outcome,
    bring_back,
    perform,
)
from rrk_central.ledger.kinds import CONFLICT, HELD
from rrk_central.ledger.upcasting import from_kept
from rrk_field.domain.values import Fields
from rrk_field.sync.protocol import Op


def decided_already(step: Step, group: Sequence[Op]) -> Entry | None:
    """Return the conflict that this group decides although somebody else did before."""
    for op in group:
        if op.type != CONFLICT or op.kind != "patch":
            continue
        entry = step.get(op.id)
        if entry is None or entry.type != CONFLICT or entry.fields["status"] == "open":
            continue
        if step.batch.rights.may_write(entry.scope):
            return entry
    return None


def late_resolution(step: Step, conflict: Entry, group: Sequence[Op]) -> None:
    """Keep a second decision in the history of its conflict; nothing else is changed."""
    diff = {f"{op.type}/{op.id}/{name}": pair for op in group for name, pair in op.set.items()}
    step.record(step.edit(conflict), "late_resolution", diff, op_id=group[0].op_id, at=group[0].at)


def settle(step: Step, op: Op, outcome: Outcome) -> None:
    """Carry out what a decision asks of the server beyond the decided record itself."""
    if outcome.status not in {"applied", "merged"} or op.kind != "patch":
        return
    entry = step.get(op.id)
    assert entry is not None
    if op.type == CONFLICT and entry.fields["status"] == "resolved":
        _mark_resolved(step, op)
        if entry.fields["choices"].get("restore") is True:
            _restore(step, op, entry)
    elif op.type == HELD and op.set.get("status", (None, None))[1] == "applied":
        _apply_held(step, op, entry)


def _mark_resolved(step: Step, op: Op) -> None:
    for row in step.history:
        if row["kind"] in {"edit", "merge"} and row["id"] != op.id:
            row["kind"] = "resolve"


def _restore(step: Step, op: Op, conflict: Entry) -> None:
    """Bring a deleted record back, with what was entered for it meanwhile."""
    about = step.get(conflict.fields["record_id"])
    if about is None:
        raise HeldError(op, "unknown_record")
    mine: Fields = {name: sides["mine"] for name, sides in conflict.fields["fields"].items()}
    if about.deleted:
        bring_back(step, op, about, mine)
    # What is kept under the decision's id is not what the decision itself said.
    step.batch.written.pop(op.op_id, None)
    for one in conflict.fields["ops"]:
        perform(step, from_kept({**one, "op_id": op.op_id}))


def _apply_held(step: Step, op: Op, held: Entry) -> None:
    """Run a held change with the rights of the coordinator who decided so."""
    try:
        outcome = perform(step, from_kept(held.fields["op"]))
    except HeldError as again:
        raise HeldError(op, again.code, **again.detail) from None
    held = step.edit(held)
    held.fields["detail"] = {**held.fields["detail"], "outcome": outcome.status}
