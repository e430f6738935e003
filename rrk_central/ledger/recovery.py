"""After the server was restored from a backup: taking back what laptops still have.

Since the restore each laptop offers the records whose revision is above the kept one. The old
timeline was one line, so what the highest revision says contains the lower ones.
"""

import secrets
from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Refused, forget_tickets
from rrk_central.engines import Database
from rrk_central.ledger import numbers
from rrk_central.ledger.batch import Entry, Step
from rrk_central.ledger.effects import (
    GroupConflictError,
    HeldError,
    Outcome,
    bring_back,
    changed_in_place,
    live_children,
    new_entry,
    placed,
    target,
)
from rrk_central.ledger.kinds import CONFLICT, HELD, BadShapeError, Kind, to_json
from rrk_central.ledger.sight import visible
from rrk_central.ledger.timeline import nothing_lost
from rrk_central.tables import CHANGE, DEVICE, EPOCH_KEPT, LEDGER, RECOVERED, SYNC_HEAD
from rrk_field.domain.values import Fields
from rrk_field.sync.protocol import Op, RecoverReply, RecoverRequest

_RESTORED: Final = "r-"
"""The timelines that began with a restore; on others nothing is recovered."""
_STORE: Final = sa.text(
    "INSERT INTO recovered(id, revision, body) VALUES (:id, :revision, :body)"
    " ON CONFLICT(id) DO UPDATE SET revision = excluded.revision, body = excluded.body"
).bindparams(sa.bindparam("body", type_=RECOVERED.c.body.type))


def restored(database: Database, at: int | None = None) -> str:
    """Begin a new timeline on a restored database; return its name.

    Laptops then offer what they have beyond it. Must run before any of them is answered; where
    some were, `at` is the position that the backup had, and what came after it was made since.
    Raises Refused `parted` without it, `bad_request` for a position that never was.
    """
    epoch = f"{_RESTORED}{secrets.token_hex(8)}"
    with database.plain() as connection:
        head = connection.execute(sa.select(SYNC_HEAD.c.pos)).scalar_one()
        if at is None and (common := common_position(connection)) is not None:
            raise Refused("parted", position=common)
        if at is not None and not 0 <= at <= head:
            raise Refused("no_position", position=at, head=head)
        connection.execute(sa.delete(EPOCH_KEPT))
        connection.execute(sa.delete(RECOVERED))
        kept = sa.select(LEDGER.c.id, LEDGER.c.revision)
        if at is not None:
            newest = sa.func.max(CHANGE.c.revision)
            kept = sa.select(CHANGE.c.id, newest).where(CHANGE.c.pos <= at).group_by(CHANGE.c.id)
        connection.execute(sa.insert(EPOCH_KEPT).from_select(["id", "revision"], kept))
        connection.execute(sa.update(SYNC_HEAD).values(epoch=epoch))
        numbers.skip(connection)
        forget_tickets(connection)
    return epoch


def common_position(connection: Connection) -> int | None:
    """Return the newest position that the laptops which were stopped share with this timeline."""
    found: int | None = connection.execute(
        sa.select(sa.func.max(DEVICE.c.common_pos)).where(DEVICE.c.parted_at.is_not(None))
    ).scalar()
    return found


def wanted(database: Database, request: RecoverRequest) -> RecoverReply:
    """Tell which of a laptop's records are newer than what is here. Raises `epoch_changed`."""
    ids = sorted({id for id, _ in request.records})
    with database.reading() as connection:
        epoch = connection.execute(sa.select(SYNC_HEAD.c.epoch)).scalar_one()
        if request.epoch != epoch:
            raise Refused("epoch_changed", epoch=epoch)
        if nothing_lost(connection, epoch, request.tags):
            return RecoverReply(wanted=[])
        known: dict[str, int] = {}
        for table in (EPOCH_KEPT, RECOVERED):
            rows = connection.execute(
                sa.select(table.c.id, table.c.revision).where(table.c.id.in_(ids))
            )
            for row in rows:
                known[row.id] = max(known.get(row.id, 0), row.revision)
    return RecoverReply(
        wanted=[id for id, revision in request.records if revision > known.get(id, 0)]
    )


def recover(step: Step, op: Op) -> Outcome:
    """Take back one record as the laptop last had it from this office.

    `base_revision` is its revision on the old timeline. Raises HeldError, GroupConflictError.
    """
    kind, entry = target(step, op)
    if kind.sync.office_only or kind.name == HELD:
        raise HeldError(op, "invalid", field="type", reason="made_here")
    _check_body(op, kind)
    connection = step.batch.connection
    epoch = connection.execute(sa.select(SYNC_HEAD.c.epoch)).scalar_one()
    if not epoch.startswith(_RESTORED):
        raise HeldError(op, "invalid", field="kind", reason="no_restore_took_place")
    kept = _kept_revision(connection, op.id)
    before = connection.execute(
        sa.select(RECOVERED.c.revision, RECOVERED.c.body).where(RECOVERED.c.id == op.id)
    ).first()
    if op.base_revision <= max(kept, before.revision if before else 0):
        return Outcome(op, "noop", revision=entry.revision if entry else None)
    body = {name: pair[1] for name, pair in op.set.items()}
    if entry is not None:
        outcome = _merged(step, op, entry, body, kept, before.body if before else None)
    elif op.deleted:
        outcome = Outcome(op, "noop")
    else:
        outcome = _made_again(step, op, kind)
    connection.execute(_STORE, {"id": op.id, "revision": op.base_revision, "body": body})
    return outcome


def _check_body(op: Op, kind: Kind) -> None:
    try:
        kind.check_all(op.set, to_json(op.set))
        for name, value in op.derived.items():
            kind.check(name, value)
    except BadShapeError as wrong:
        raise HeldError(op, wrong.code, **wrong.detail) from None


def _merged(
    step: Step, op: Op, entry: Entry, body: Fields, kept: int, recovered: Fields | None
) -> Outcome:
    rights = step.batch.rights
    if not rights.may_write(entry.scope) or not rights.may_read(entry.scope, entry.type):
        raise HeldError(op, "out_of_scope", office=entry.scope)
    untouched = entry.revision == kept
    if op.deleted:
        return _deleted_again(step, op, entry, untouched=untouched)
    if entry.deleted and not untouched:
        raise GroupConflictError(op, "edit_vs_delete", entry)
    then = recovered if recovered is not None else _body_at(step, entry, kept)
    seen = visible(rights, entry.scope, entry.kind, then, entry.made_by)
    entered = (seen.keys() | body.keys()) - entry.kind.closed
    names = {name for name in entered if seen.get(name) != body.get(name)}
    for group in entry.kind.sync.one_value:
        if names & set(group):
            names |= set(group)
    changes = {name: (then.get(name), body.get(name)) for name in sorted(names)}
    if entry.deleted:  # it was brought back on the lost timeline
        results = {n: v for n, v in op.derived.items() if n in entry.kind.sync.derived}
        values = {name: new for name, (_, new) in changes.items()}
        return bring_back(step, op, entry, values, results)
    as_patch = op.model_copy(
        update={
            "kind": "patch",
            "set": changes,
            "base_revision": entry.revision if untouched else 0,
        }
    )
    return changed_in_place(step, as_patch, entry)


def _deleted_again(step: Step, op: Op, entry: Entry, *, untouched: bool) -> Outcome:
    if entry.deleted:
        return Outcome(op, "noop", revision=entry.revision)
    if not untouched or live_children(step, entry.id):
        raise GroupConflictError(op, "delete_vs_edit", entry)
    entry = step.edit(entry)
    entry.deleted = True
    step.record(entry, "recover", {}, op_id=op.op_id, at=op.at)
    return Outcome(op, "applied", revision=entry.revision)


def _made_again(step: Step, op: Op, kind: Kind) -> Outcome:
    if missing := [name for name in kind.required if name not in op.set]:
        raise HeldError(op, "invalid", field=missing[0], reason="required")
    parent, root, scope = (
        _conflict_place(step, op) if kind.name == CONFLICT else placed(step, op, kind)
    )
    if not step.batch.rights.may_write(scope):
        raise HeldError(op, "out_of_scope", office=scope)
    entry = new_entry(step, op, kind, parent, root, scope)
    closed = {n: kind.stored(n, value) for n, value in op.derived.items() if n in kind.closed}
    entry.fields |= closed
    step.entries[op.id] = entry
    step.record(entry, "recover", op.set, op_id=op.op_id, at=op.at)
    for name in kind.sync.assigned:
        _keep_number(step, entry, name)
    return Outcome(op, "applied", revision=1, new=True)


def _conflict_place(step: Step, op: Op) -> tuple[str, str, str]:
    """A conflict outlives its record: it may be all that is left of an edit."""
    about, root = (str(op.set[name][1]) for name in ("record_id", "root_id"))
    found = step.get(about) or step.get(root)
    if found is None:
        raise HeldError(op, "parent_missing")
    return about, found.root, found.scope


def _keep_number(step: Step, entry: Entry, name: str) -> None:
    """Families have their file number on paper: it stays, unless another one got it meanwhile."""
    series, _, digits = str(entry.fields.get(name) or "").rpartition("-")
    table = entry.kind.table
    taken = step.batch.connection.execute(
        sa.select(table.c.id).where(table.c[name] == entry.fields[name], table.c.id != entry.id)
    ).first()
    if not digits.isdigit() or taken is not None:
        step.numbers_wanted.append(entry.id)
        return
    numbers.keep(step.batch.connection, series, int(digits))


def _kept_revision(connection: Connection, id: str) -> int:
    found = connection.execute(
        sa.select(EPOCH_KEPT.c.revision).where(EPOCH_KEPT.c.id == id)
    ).scalar()
    return found or 0


def _body_at(step: Step, entry: Entry, revision: int) -> Fields:
    """Return a record's fields as of a revision: what came after is undone line by line."""
    fields = dict(entry.fields)
    rows: Any = step.batch.connection.execute(
        sa.select(CHANGE.c.diff)
        .where(CHANGE.c.id == entry.id, CHANGE.c.revision > revision)
        .order_by(CHANGE.c.revision.desc())
    ).scalars()
    diffs: list[Mapping[str, Any]] = list(rows)
    for diff in diffs:
        fields |= {name: before for name, (before, _) in diff.items()}
    return {name: value for name, value in fields.items() if value is not None}
