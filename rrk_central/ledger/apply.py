"""The only way to write records: one push, one transaction, whole groups or nothing."""

import hashlib
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from rrk_central.accounts import Caller, Refused, Rights, rights_of
from rrk_central.engines import Database
from rrk_central.ledger.batch import Batch, Entry, Step
from rrk_central.ledger.decisions import decided_already, late_resolution, settle
from rrk_central.ledger.duplicates import notice
from rrk_central.ledger.effects import (
    GroupConflictError,
    HeldError,
    Outcome,
    add_conflict,
    conflict_id,
    perform,
)
from rrk_central.ledger.forms import SHIPPED, Forms
from rrk_central.ledger.kinds import KINDS, to_json, utc_now
from rrk_central.ledger.quarantine import close_entries, entries_of, hold
from rrk_central.ledger.recovery import recover
from rrk_central.ledger.sight import visible
from rrk_central.ledger.upcasting import upcast
from rrk_central.ledger.writing import remember, write
from rrk_central.tables import APPLIED_OP, LEDGER, SYNC_HEAD
from rrk_field.domain.values import SCHEMA
from rrk_field.sync.protocol import OPS_PER_GROUP, Op, PushReply, Result

TRIES = 4


def apply(
    database: Database,
    ops: Sequence[Op],
    caller: Caller,
    *,
    epoch: str | None = None,
    client_time: datetime | None = None,
    rights: Rights | None = None,
    authors: Mapping[str, str] | None = None,
    forms: Forms = SHIPPED,
    schema: int = SCHEMA,
) -> PushReply:
    """Apply changes in the order given, and return what became of each.

    `rights` are read from the caller's grants where they are not given; `authors` names, by op
    id, those for whom the office enters a change; `forms` finds those of questionnaires, which
    are run again on merged answers; `schema` is what the changes were frozen under.
    Raises Refused: `epoch_changed`, `op_id_reused`, `busy`.
    """
    for left in reversed(range(TRIES)):
        try:
            with database.writing(lock=caller.device_id) as connection:
                push = _Push(connection, caller, rights or rights_of(connection, caller.user_id))
                push.batch.authors, push.batch.forms = authors or {}, forms
                return push.run(ops, schema, epoch, client_time, lock_roots=database.postgres)
        except DBAPIError as error:
            if not database.may_pass(error):
                raise
            if not left:
                raise Refused("busy") from error
            time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - only spreads the tries
    raise AssertionError


class _Push:
    """One request: it is read, planned and written in this order."""

    def __init__(self, connection: Connection, caller: Caller, rights: Rights) -> None:
        self.connection = connection
        self.batch = Batch(connection, caller, rights, utc_now(), caller.clock_offset_s)

    def run(
        self,
        sent: Sequence[Op],
        schema: int,
        epoch: str | None,
        client_time: datetime | None,
        *,
        lock_roots: bool,
    ) -> PushReply:
        head = self.connection.execute(sa.select(SYNC_HEAD.c.epoch)).scalar_one()
        if epoch is not None and epoch != head:
            raise Refused("epoch_changed", epoch=head)
        batch = self.batch
        if client_time is not None:
            batch.clock_offset_s = _bounded(round((client_time - batch.now).total_seconds()))
        batch.written = {op.op_id: _written(op) for op in sent}
        # The hash is that of what was frozen: sent again after an upgrade it is the same change.
        hashes = {op.op_id: body_sha256(op, batch.written[op.op_id]) for op in sent}
        if len(hashes) != len(sent):
            raise Refused("op_id_reused")
        ops = sent
        if schema != SCHEMA:
            ops = [upcast(op, schema) for op in sent]
            batch.written = {op.op_id: _written(op) for op in ops}
        known = self._known(ops, hashes)
        fresh = [op for op in ops if op.op_id not in known]
        self._read(ops, lock_roots=lock_roots)
        held_before = entries_of(batch, fresh)
        outcomes = self._plan(fresh, known)
        self._write_quarantine(fresh, outcomes, held_before)
        notice(batch)
        position, tag = write(batch)
        remember(
            batch,
            {
                op.op_id: (hashes[op.op_id], _stored(outcomes[op.op_id]))
                for op in fresh
                if outcomes[op.op_id].status != "held"
            },
        )
        return PushReply(
            epoch=head,
            head=position,
            tag=tag,
            server_time=batch.now,
            results=[
                self._result(outcomes[op.op_id])
                if op.op_id in outcomes
                else self._repeated(op, known[op.op_id])
                for op in ops
            ],
        )

    def _known(self, ops: Sequence[Op], hashes: dict[str, str]) -> dict[str, dict[str, Any]]:
        """Return what is stored of these changes, and of those they follow."""
        asked = {*hashes, *(op.after for op in ops if op.after)}
        rows = self.connection.execute(
            sa.select(APPLIED_OP.c.op_id, APPLIED_OP.c.body_sha256, APPLIED_OP.c.result).where(
                APPLIED_OP.c.op_id.in_(sorted(asked))
            )
        )
        known = {}
        for row in rows:
            if hashes.get(row.op_id, row.body_sha256) != row.body_sha256:
                raise Refused("op_id_reused", op_id=row.op_id)
            known[row.op_id] = row.result
        return known

    def _read(self, ops: Sequence[Op], *, lock_roots: bool) -> None:
        """Read all records named, after locking the roots they lie under."""
        ids = {op.id for op in ops} | set(_parents_named(ops))
        if not lock_roots:
            self.batch.load(ids)
            return
        while True:
            places = self._places(ids)
            roots = sorted(set(places.values()))
            if roots:
                self.connection.execute(
                    sa.select(LEDGER.c.id)
                    .where(LEDGER.c.id.in_(roots))
                    .order_by(LEDGER.c.id)
                    .with_for_update()
                ).all()
            if self._places(ids) == places:
                break
        self.batch.load(ids)

    def _places(self, ids: Iterable[str]) -> dict[str, str]:
        rows = self.connection.execute(
            sa.select(LEDGER.c.id, LEDGER.c.root).where(LEDGER.c.id.in_(sorted(ids)))
        )
        return {row.id: row.root for row in rows}

    def _plan(self, ops: Sequence[Op], known: dict[str, dict[str, Any]]) -> dict[str, Outcome]:
        outcomes: dict[str, Outcome] = {}

        def unanswered(op: Op) -> bool:
            """Whether the change that this one builds on was not applied."""
            if op.after is None:
                return False
            if op.after in outcomes:
                return outcomes[op.after].status == "held"
            return op.after not in known

        for group in _groups(ops):
            for outcome in _group_outcomes(self.batch, group, unanswered):
                outcomes[outcome.op.op_id] = outcome
        return outcomes

    def _write_quarantine(
        self, ops: Sequence[Op], outcomes: dict[str, Outcome], before: dict[str, Entry]
    ) -> None:
        step = Step(self.batch)
        for op in ops:
            outcome = outcomes[op.op_id]
            if outcome.status == "held":
                hold(step, op, outcome)
        close_entries(step, ops, outcomes, before)
        step.commit()

    def _repeated(self, op: Op, stored: dict[str, Any]) -> Result:
        """Tell a stored outcome with the record's state of now."""
        outcome = Outcome(op, stored["status"])
        outcome.code = stored.get("code")
        outcome.conflict = stored.get("conflict")
        outcome.revision = stored.get("revision")
        outcome.new = bool(stored.get("new"))
        return self._result(outcome)

    def _result(self, outcome: Outcome) -> Result:
        """Describe the record at the end of the transaction."""
        op, status = outcome.op, outcome.status
        told: dict[str, Any] = {**_NOTHING, "op_id": op.op_id, "id": op.id, "status": status}
        told["code"], told["conflict"] = outcome.code, outcome.conflict
        entry = None if status == "held" else self.batch.get(op.id)
        if status == "held":
            told["detail"] = outcome.detail
        elif entry is not None:
            told |= self._state(outcome, entry)
            if op.id in self.batch.told:
                told["detail"] = {"duplicate": True}
        return Result.model_construct(**told)

    def _state(self, outcome: Outcome, entry: Entry) -> dict[str, Any]:
        state: dict[str, Any] = {
            "revision": entry.revision,
            "scope": entry.scope,
            "deleted": entry.deleted,
        }
        if not self.batch.rights.may_read(entry.scope, entry.type):
            return {**state, "gone": True}
        if outcome.new and entry.kind.sync.assigned:
            state["assigned"] = {name: entry.fields[name] for name in entry.kind.sync.assigned}
        if outcome.status == "applied" and entry.revision == outcome.revision:
            return state
        if outcome.status == "applied":
            state["status"] = "merged"
        if not entry.deleted:
            rights, kind = self.batch.rights, entry.kind
            state["data"] = visible(rights, entry.scope, kind, entry.fields, entry.made_by)
        return state


_NOTHING: dict[str, Any] = Result(op_id="", id="", status="held").model_dump()


def _group_outcomes(
    batch: Batch, group: Sequence[Op], unanswered: Callable[[Op], bool]
) -> Iterable[Outcome]:
    step = Step(batch)
    try:
        if waiting := [op for op in group if unanswered(op)]:
            raise HeldError(waiting[0], "follows_held", after=waiting[0].after)
        if len(group) > OPS_PER_GROUP and not batch.rights.office:
            raise HeldError(group[0], "too_large", records=OPS_PER_GROUP)
        if decided := decided_already(step, group):
            late_resolution(step, decided, group)
            step.commit()
            return [_noop(batch, op) for op in group]
        outcomes = [_performed(step, op) for op in group]
        for op, outcome in zip(group, outcomes, strict=True):
            settle(step, op, outcome)
    except HeldError as held:
        return [
            Outcome(op, "held", code=held.code, detail=held.detail)
            if op is held.op
            else Outcome(op, "held", code="group_held", detail={"op_id": held.op.op_id})
            for op in group
        ]
    except GroupConflictError as met:
        return _group_conflict(batch, group, met)
    step.commit()
    return outcomes


def _performed(step: Step, op: Op) -> Outcome:
    return recover(step, op) if op.kind == "recover" else perform(step, op)


def _group_conflict(
    batch: Batch, group: Sequence[Op], met: GroupConflictError
) -> Iterable[Outcome]:
    step = Step(batch)
    alone = len(group) == 1 and met.op.kind in {"patch", "create"} and met.about.id == met.op.id
    fields = {
        name: {"base": old, "mine": new, "theirs": None} for name, (old, new) in met.op.set.items()
    }
    if alone:
        add_conflict(step, met.op, met.kind, met.about, fields=fields)
    else:
        add_conflict(step, met.op, met.kind, met.about, ops=group)
    step.commit()
    return [
        Outcome(op, "conflict", conflict=conflict_id(met.op.op_id), revision=_revision(batch, op))
        for op in group
    ]


def _noop(batch: Batch, op: Op) -> Outcome:
    return Outcome(op, "noop", code="already_resolved", revision=_revision(batch, op))


def _revision(batch: Batch, op: Op) -> int | None:
    entry = batch.get(op.id)
    return entry.revision if entry else None


def _groups(ops: Sequence[Op]) -> Iterator[list[Op]]:
    """Cut the changes into those that go together; one without a group stands alone."""
    for _, members in groupby(ops, key=lambda op: op.group or op.op_id):
        yield list(members)


def _parents_named(ops: Sequence[Op]) -> Iterator[str]:
    for op in ops:
        kind = KINDS.get(op.type)
        if kind is not None and kind.sync.parent in op.set:
            for id in op.set[kind.sync.parent]:
                if isinstance(id, str):
                    yield id


def _written(op: Op) -> bytes:
    return to_json(dict(sorted(op.set.items())))


def body_sha256(op: Op, written: bytes) -> str:
    """Return the hash of a change's content; `written` are its fields in order, as JSON."""
    rest = [
        op.kind, op.type, op.id, op.base_revision, op.group, op.after,
        sorted(op.derived.items()), sorted(op.supersedes),
    ]  # fmt: skip
    return hashlib.sha256(to_json(rest) + written).hexdigest()


def _stored(outcome: Outcome) -> dict[str, Any]:
    stored: dict[str, Any] = {"status": outcome.status, "revision": outcome.revision}
    if outcome.code:
        stored["code"] = outcome.code
    if outcome.conflict:
        stored["conflict"] = outcome.conflict
    if outcome.new:
        stored["new"] = True
    return stored


def _bounded(seconds: int) -> int:
    return max(-(2**31), min(seconds, 2**31 - 1))
