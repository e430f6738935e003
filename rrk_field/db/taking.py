"""Taking over what the office says about records, without losing what was typed meanwhile."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

from sqlalchemy import Connection

from rrk_field.db.answer_history import ReceivedAnswers, note_received
from rrk_field.db.bodies import (
    Shape,
    dumped,
    marks,
    overlaid,
    own_column_values,
    shapes,
    slices,
    stored_time,
    widened,
)
from rrk_field.db.outbox import (
    FrozenOp,
    Known,
    applying,
    drop,
    keep_bases,
    known_records,
    many,
    ops_of,
    read_state,
    set_aside,
    write_state,
)
from rrk_field.domain.values import Fields

STALE_RESULTS: Final = "results_stale"
"""Names, in the laptop's state, the questionnaires whose results are to be computed again."""


class Answer(Protocol):
    """What the office says about one change; `protocol.Result` is one."""

    op_id: str
    status: Any
    code: str | None
    detail: Fields
    revision: int | None
    scope: str | None
    deleted: bool
    gone: bool
    assigned: Fields
    data: Fields | None


class Taking:
    """Collects what becomes of records, and writes it at the end with few statements."""

    def __init__(
        self, records: dict[str, Known], office_decides: frozenset[str] = frozenset()
    ) -> None:
        """`office_decides`: codes of held changes that the officer cannot put right."""
        self._records = records
        self._office_decides = office_decides
        self._rows: dict[str, Known] = {}
        self._bases: set[str] = set()
        self._clean: set[str] = set()
        self._marked: set[str] = set()
        self._aside: list[tuple[str, str, str]] = []
        self._stale: set[str] = set()
        self._answered: list[str] = []
        self._states: list[tuple[str, str, str, str]] = []

    def take(
        self,
        record: Known,
        server: Fields,
        *,
        removed: bool,
        revision: int | None,
        scope: str | None,
        own: bool = False,
        answered: FrozenOp | None = None,
        by: tuple[str, str] | None = None,
    ) -> None:
        """Let the record be what the office says, with what is not sent yet laid over it.

        `own`: the office's body is exactly what this laptop made of it. `by`: when and by whom.
        """
        before, before_removed = record.expected(), record.expected_removed()
        shown = record.fields
        if answered is not None:
            record.frozen.remove(answered)
        undecided = answered is not None and answered.kind == "delete" and not removed
        typed = record.marked or bool(record.held) or undecided
        pending = _pending(record.shape, before, shown, server) if typed else set()
        current = server
        for op in record.frozen:
            current = overlaid(current, op.new_values)
        pending = widened(record.shape, pending, current, shown, together=record.together)

        record.fields = overlaid(current, {name: shown.get(name) for name in pending})
        if pending:
            derived = record.shape.sync.derived
            record.fields = overlaid(record.fields, {name: shown.get(name) for name in derived})
        keeps_removal = record.marked and record.removed != before_removed
        self._settle_removal(
            record, removed=removed, keeps_removal=keeps_removal, pending=bool(pending)
        )
        record.trunk = {
            name: before.get(name)
            for name in pending
            if not record.shape.same(name, before.get(name), current.get(name))
        }
        record.server, record.revision, record.scope = server, revision, scope
        if pending and record.shape.sync.answers and not own:
            self._stale.add(record.id)
        if own:
            record.seen_revision = revision or 0
        if by is not None:
            record.received = by
        if by is not None and not pending:
            record.row["changed_at"], record.row["changed_by"] = by
        self._rows[record.id] = record
        if pending or record.frozen or record.held or (keeps_removal and record.removed != removed):
            self._bases.add(record.id)
            if undecided and pending:
                self._marked.add(record.id)
        else:
            self._clean.add(record.id)

    def let_go(self, record: Known) -> None:
        """Show the office's values where only a held change, now decided, said otherwise."""
        self.take(
            record,
            record.server,
            removed=record.deleted,
            revision=record.revision,
            scope=record.scope,
        )
        if record.deleted:
            self._stays_deleted(record)

    def answer(self, op: FrozenOp, said: Answer) -> None:
        """Take one answer to a change that was sent."""
        record = self._records[op.id]
        if said.status == "held":
            self._held(record, op, said)
        elif said.gone:
            self._gone(record, op)
        elif said.status == "applied":
            self._applied(record, op, said)
        else:
            self._told(record, op, said)

    def write(self, connection: Connection) -> None:
        """Write all of it; the caller has opened `applying`."""
        write_rows(connection, _with_parent_here(connection, self._rows.values()))
        drop(connection, "sync_base", self._clean)
        drop(connection, "outbox_mark", self._clean)
        many(
            connection,
            "INSERT INTO outbox_mark(id, type, grp) SELECT ?1, ?2, '' WHERE NOT EXISTS"
            " (SELECT 1 FROM outbox_mark WHERE id = ?1 AND grp = '')",
            [(one, self._records[one].shape.type) for one in self._marked],
        )
        keep_bases(connection, (self._records[one] for one in self._bases))
        set_aside(connection, self._aside)
        if self._stale:
            known = set(read_state(connection, STALE_RESULTS, []))
            write_state(connection, **{STALE_RESULTS: sorted(known | self._stale)})
        many(
            connection,
            "DELETE FROM outbox_op WHERE op_id = ?",
            [(op_id,) for op_id in self._answered],
        )
        many(
            connection,
            "UPDATE outbox_op SET state = ?, code = ?, detail = ?, attempts = attempts + 1"
            " WHERE op_id = ?",
            self._states,
        )

    def _settle_removal(
        self, record: Known, *, removed: bool, keeps_removal: bool, pending: bool
    ) -> None:
        gone = record.removed_after(removed=removed)
        if keeps_removal:
            return
        if not gone:
            record.row["removed_at"] = None
        elif not record.removed and not pending:
            record.row["removed_at"] = stored_time()

    def _applied(self, record: Known, op: FrozenOp, said: Answer) -> None:
        self._answered.append(op.op_id)
        revision = said.revision or 0
        record.deleted = op.kind == "delete" or (record.deleted and op.kind != "restore")
        server = overlaid(record.server, {**op.new_values, **said.assigned})
        if record.revision is not None and record.revision >= revision > 0:
            server, revision = record.server, record.revision
        self.take(
            record,
            server,
            removed=said.deleted,
            revision=revision,
            scope=said.scope or record.scope,
            own=True,
            answered=op,
        )

    def _told(self, record: Known, op: FrozenOp, said: Answer) -> None:
        """Take an answer that carries the record as the office has it."""
        self._answered.append(op.op_id)
        if said.data is None and record.revision is None:
            record.frozen.remove(op)
            self._leave(record)
            return
        known = said.data is not None and (said.revision or 0) >= (record.revision or 0)
        self.take(
            record,
            _readable(record.shape, said.data or {}) if known else record.server,
            removed=said.deleted,
            revision=said.revision if known or said.deleted else record.revision,
            scope=said.scope or record.scope,
            answered=op,
        )
        if said.deleted and op.kind == "restore":
            self._stays_deleted(record)

    def _gone(self, record: Known, op: FrozenOp) -> None:
        """The office took it, and may not show it here any more; only a pull removes the row."""
        before = record.expected()
        record.frozen.remove(op)
        self._states.append(("settled", "", "{}", op.op_id))
        if record.revision is None:
            record.revision = record.seen_revision = 0
            self._rows[record.id] = record
        if record.marked:
            record.server, record.trunk = before, {}
            self._bases.add(record.id)
        elif not record.held:
            self._clean.add(record.id)

    def _held(self, record: Known, op: FrozenOp, said: Answer) -> None:
        code = said.code or "invalid"
        state = (code, dumped(said.detail), op.op_id)
        if code == "follows_held":
            record.frozen.remove(op)
            self._answered.append(op.op_id)
            self._marked.add(record.id)
            return
        is_root = record.shape.parent is None
        if code not in self._office_decides or (record.revision is None and is_root):
            record.frozen.remove(op)
            record.held.append(op)
            self._states.append(("held", *state))
            return
        self._states.append(("asked", *state))
        if record.revision is None:
            record.frozen.remove(op)
            self._leave(record)
            return
        self.take(
            record,
            record.server,
            removed=record.deleted,
            revision=record.revision,
            scope=record.scope,
            answered=op,
        )
        if record.deleted:
            self._stays_deleted(record)

    def _stays_deleted(self, record: Known) -> None:
        """Let a row go that the office did not bring back: its tombstone came before."""
        self._aside.append((record.id, record.shape.type, "deleted"))

    def _leave(self, record: Known) -> None:
        """Set a record aside that the office did not take; what was typed since is sent first."""
        self._aside.append((record.id, record.shape.type, "refused"))


def take_answers(
    connection: Connection, answers: Sequence[Answer], office_decides: frozenset[str]
) -> None:
    """Take the answers to one push, in the running transaction."""
    with applying(connection):
        answers = _plainly_applied(connection, answers)
    if not answers:
        return
    ops = {op.op_id: op for op in ops_of(connection, [each.op_id for each in answers], "op_id")}
    ids: dict[str, set[str]] = {}
    for op in ops.values():
        ids.setdefault(op.type, set()).add(op.id)
    records = known_records(connection, ids)
    taking = Taking(records, office_decides)
    for said in answers:
        sent = ops.get(said.op_id)
        if sent is not None and sent.state == "frozen":
            taking.answer(_same(records[sent.id], sent), said)
    with applying(connection):
        taking.write(connection)


def _plainly_applied(connection: Connection, answers: Sequence[Answer]) -> list[Answer]:
    """Take the answers after which a row stays as it is; return the others.

    The office has exactly what was sent, and nothing was typed, held or received since: the row
    gets its revision and what the office assigned. Most answers are so.
    """
    rest: list[Answer] = []
    likely: dict[str, Answer] = {}
    for each in answers:
        plain = each.status == "applied" and each.revision and not (each.gone or each.deleted)
        if plain:
            likely[each.op_id] = each
        else:
            rest.append(each)
    changes: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    taken: list[tuple[str, str]] = []
    for op_id, one, name, known in _undisturbed(connection, list(likely)):
        said = likely[op_id]
        if known is not None and known >= (said.revision or 0):
            continue
        del likely[op_id]
        taken.append((op_id, one))
        assigned = tuple(column for column in said.assigned if column in shapes()[name].places)
        values = (said.revision, said.scope, *(said.assigned[column] for column in assigned), one)
        changes.setdefault((name, assigned), []).append(values)
    for (name, assigned), rows in changes.items():
        more = "".join(f', "{column}" = ?' for column in assigned)
        connection.exec_driver_sql(
            f'UPDATE "{name}" SET revision = max(coalesce(revision, 0), ?),'
            f" scope = coalesce(?, scope){more} WHERE id = ?",
            rows,
        )
    drop(connection, "sync_base", (one for _, one in taken))
    many(connection, "DELETE FROM outbox_op WHERE op_id = ?", [(op_id,) for op_id, _ in taken])
    return [*rest, *likely.values()]


def _undisturbed(connection: Connection, op_ids: list[str]) -> Iterable[tuple[Any, ...]]:
    """Return op id, id, type and known revision of creates and edits that lie alone."""
    return connection.exec_driver_sql(
        "SELECT o.op_id, o.id, o.type, b.revision FROM outbox_op o"
        " LEFT JOIN sync_base b ON b.id = o.id"
        f" WHERE o.op_id IN ({marks(op_ids)})"
        " AND o.state = 'frozen' AND o.kind IN ('create', 'patch')"
        " AND (b.trunk IS NULL OR b.trunk = '{}')"
        " AND NOT EXISTS (SELECT 1 FROM outbox_mark m WHERE m.id = o.id)"
        " AND NOT EXISTS (SELECT 1 FROM outbox_op p WHERE p.id = o.id"
        " AND p.op_id <> o.op_id AND p.state IN ('frozen', 'held'))",
        tuple(op_ids),
    ).all()


def _with_parent_here(connection: Connection, records: Iterable[Known]) -> Iterable[Known]:
    """Leave out records that others moved under one that has not come yet.

    Their rows stay as they are, with the old revision: the pull brings them after their parent.
    """
    found = list(records)
    asked: dict[str, set[str]] = {}
    for record in found:
        above, parent = record.shape.above, _parent(record)
        if above and parent:
            asked.setdefault(above, set()).add(parent)
    here: set[str] = set()
    for name, ids in asked.items():
        for some in slices(sorted(ids)):
            rows = connection.exec_driver_sql(
                f'SELECT id FROM "{name}" WHERE id IN ({marks(some)})', tuple(some)
            )
            here.update(one for (one,) in rows)
    return [each for each in found if each.shape.above is None or _parent(each) in {"", *here}]


def _parent(record: Known) -> str:
    return str(record.fields.get(record.shape.parent or "") or "")


def write_rows(connection: Connection, records: Iterable[Known]) -> None:
    """Write these records' rows; the caller has opened `applying`."""
    values: dict[str, list[tuple[Any, ...]]] = {}
    written: dict[str, list[Known]] = {}
    for record in records:
        values.setdefault(record.shape.type, []).append(row_values(record))
        written.setdefault(record.shape.type, []).append(record)
    for name, shape in shapes().items():
        if name in values:
            note_received(connection, shape, map(_noted, written[name]))
            connection.exec_driver_sql(shape.upsert, values[name])


def _noted(record: Known) -> ReceivedAnswers:
    at, by = record.received
    return record.id, record.fields, at or stored_time(), by


def row_values(record: Known) -> tuple[Any, ...]:
    """Return what is stored for a record, in the order of `Shape.upsert`."""
    row = record.row
    now = stored_time()
    return (
        record.id,
        record.revision,
        record.scope,
        row.get("removed_at"),
        row.get("created_at") or row.get("changed_at") or now,
        row.get("created_by") or row.get("changed_by") or "",
        row.get("changed_at") or now,
        row.get("changed_by") or "",
        *own_column_values(record.shape, record.fields),
    )


def _pending(shape: Shape, before: Fields, shown: Fields, server: Fields) -> set[str]:
    return {
        name
        for name in shape.differing(before, shown)
        if not shape.same(name, shown.get(name), server.get(name))
    }


def _readable(shape: Shape, data: Fields) -> Fields:
    """Return the fields this program knows."""
    return {
        name: value for name, value in data.items() if shape.is_field(name) and value is not None
    }


def _same(record: Known, op: FrozenOp) -> FrozenOp:
    return next(each for each in record.frozen if each.op_id == op.op_id)
