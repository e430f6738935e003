"""What one change does to the records, as sync needs it: create, patch, delete, restore, move.

Nothing is written here; a group's effects are collected in its `Step`.
"""

import itertools
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import sqlalchemy as sa

from rrk_central.accounts import OFFICE
from rrk_central.ledger.batch import Entry, Step
from rrk_central.ledger.kinds import (
    CONFLICT,
    HELD,
    KINDS,
    MADE_HERE,
    BadShapeError,
    Kind,
    as_text,
    is_id,
    to_json,
)
from rrk_central.ledger.results import results_of
from rrk_central.ledger.sight import sees_all
from rrk_central.ledger.upcasting import kept
from rrk_central.tables import CHANGE, LEDGER
from rrk_field.domain.places import SERIES, Settlement
from rrk_field.domain.record import EVERYWHERE
from rrk_field.domain.together import ANSWER
from rrk_field.domain.values import Fields, Json
from rrk_field.sync.merge import Rules, merge, partial_groups, removed_rows, same
from rrk_field.sync.protocol import Op, Status

_NAMES: Final = uuid.UUID("6f0c1a52-3c9e-5a0e-9a57-0d6b8f6f7a10")
_OPEN: Final = "open"
APPROVED: Final = "approved"


class HeldError(Exception):
    """The change cannot be applied; it goes to the quarantine with this code."""

    def __init__(self, op: Op, code: str, **detail: Json) -> None:
        super().__init__(code)
        self.op = op
        self.code = code
        self.detail = detail


class GroupConflictError(Exception):
    """A delete and an edit met; nothing of the group is applied, one conflict carries all of it."""

    def __init__(self, op: Op, kind: str, about: Entry) -> None:
        super().__init__(kind)
        self.op = op
        self.kind = kind
        self.about = about


@dataclass
class Outcome:
    """What became of one change, before it is told."""

    op: Op
    status: Status
    code: str | None = None
    detail: Fields = field(default_factory=dict)
    conflict: str | None = None
    revision: int | None = None
    new: bool = False


def conflict_id(op_id: str) -> str:
    """Return the id of the conflict that a change makes: always the same one."""
    return str(uuid.uuid5(_NAMES, f"conflict {op_id}"))


def held_id(op_id: str) -> str:
    """Return the id of a change's entry in the quarantine."""
    return str(uuid.uuid5(_NAMES, f"held {op_id}"))


def target(step: Step, op: Op) -> tuple[Kind, Entry | None]:
    """Return the kind of record that a change is about, and the record. Raises HeldError."""
    kind = KINDS.get(op.type)
    if kind is None:
        raise HeldError(op, "unknown_type")
    if not is_id(op.id):
        raise HeldError(op, "invalid", field="id", reason="not_an_id")
    entry = step.get(op.id)
    if entry is not None and entry.type != op.type:
        raise HeldError(op, "invalid", field="type", reason="another_kind")
    return kind, entry


def perform(step: Step, op: Op) -> Outcome:
    """Carry out one change in its group. Raises HeldError, GroupConflictError."""
    kind, entry = target(step, op)
    _check_shape(op, kind, step.batch.written.get(op.op_id) or to_json(op.set))
    if op.kind == "patch" and entry is not None:
        _check_whole(step, op, entry)
    if entry is None:
        if op.kind == "create":
            return _create(step, op, kind)
        raise HeldError(op, "unknown_record")
    _check_rights(step, op, entry)
    if op.kind == "delete":
        return _delete(step, op, entry)
    if op.kind == "restore":
        return _restore(step, op, entry)
    if entry.deleted:
        raise GroupConflictError(op, "edit_vs_delete", entry)
    return changed_in_place(step, op, entry)


def _check_shape(op: Op, kind: Kind, written: bytes) -> None:
    try:
        kind.check_all(op.set, written)
        for name, value in op.derived.items():
            if name in kind.sync.derived:
                kind.check(name, value)
        if op.kind == "create":
            for name in kind.required:
                if name not in op.set:
                    raise BadShapeError("invalid", name, "required")
    except BadShapeError as wrong:
        raise HeldError(op, wrong.code, **wrong.detail) from None


def _check_whole(step: Step, op: Op, entry: Entry) -> None:
    """A change of one field of a group carries all of the group."""
    gone = removed_rows(
        base={name: pair[0] for name, pair in op.set.items()},
        mine={name: pair[1] for name, pair in op.set.items()},
    )
    if missing := partial_groups(op.set, _rules(step, op, entry), gone):
        raise HeldError(op, "invalid", field=missing[0], reason="partial_group")


def _rules(step: Step, op: Op, entry: Entry) -> Rules:
    """Return how the fields merge: as the form says in the version that the change was made in."""
    kind = entry.kind
    if not kind.sync.answers or not any(name.startswith(ANSWER) for name in op.set):
        return kind.rules
    form_id, version = str(entry.fields["form_id"]), str(entry.fields["form_version"])
    if "form_version" in op.set:
        version = str(op.set["form_version"][1])
    elif op.base_revision < entry.revision:
        since = last_changes(step, entry.id, ["form_version"], after=op.base_revision)
        version = str(since["form_version"][2] or "") if since else version
    return replace(kind.rules, answers=step.batch.together(form_id, version))


def _check_rights(step: Step, op: Op, entry: Entry) -> None:
    rights = step.batch.rights
    if rights.office:
        return
    if not rights.may_write(entry.scope) or not rights.may_read(entry.scope, entry.type):
        raise HeldError(op, "out_of_scope", office=entry.scope)
    if entry.type in MADE_HERE:
        _check_decision(step, op, entry)
    elif entry.kind.sync.office_only:
        raise HeldError(op, "out_of_scope", office=OFFICE)
    elif not rights.coordinates(entry.scope):
        _check_state(op, entry)


def _check_decision(step: Step, op: Op, entry: Entry) -> None:
    if op.kind != "patch":
        raise HeldError(op, "removal_forbidden" if op.kind == "delete" else "out_of_scope")
    if entry.type == HELD and not step.batch.rights.coordinates(entry.scope):
        raise HeldError(op, "out_of_scope", office=entry.scope)
    if fixed := [name for name in op.set if name not in (entry.kind.sync.changeable or ())]:
        raise HeldError(op, "invalid", field=fixed[0], reason="fixed")


def _check_state(op: Op, entry: Entry) -> None:
    """An approved questionnaire is changed by coordinators alone; so is approving."""
    if "state" not in entry.fields or not entry.kind.sync.answers:
        return
    if entry.fields["state"] == APPROVED:
        raise HeldError(op, "state_locked", state=APPROVED)
    if op.set.get("state", (None, None))[1] == APPROVED:
        raise HeldError(op, "state_locked", state=APPROVED)


def _create(step: Step, op: Op, kind: Kind) -> Outcome:
    rights = step.batch.rights
    if (kind.name in MADE_HERE or kind.sync.office_only) and not rights.office:
        raise HeldError(op, "out_of_scope", office=OFFICE)
    parent, root, scope = placed(step, op, kind)
    if not rights.may_write(scope):
        raise HeldError(op, "out_of_scope", office=scope)
    entry = new_entry(step, op, kind, parent, root, scope)
    for name, value in op.derived.items():
        if name in kind.sync.derived:
            entry.fields[name] = kind.stored(name, value)
    approved = entry.fields.get("state") == APPROVED
    if approved and not rights.office and not rights.coordinates(scope):
        raise HeldError(op, "state_locked", state=APPROVED)
    step.entries[op.id] = entry
    written = step.batch.written.get(op.op_id)
    step.record(entry, "create", op.set, op_id=op.op_id, at=op.at, written=written)
    if kind.sync.assigned and scope in SERIES:
        step.numbers_wanted.append(op.id)
    return Outcome(op, "applied", revision=1, new=True)


def new_entry(step: Step, op: Op, kind: Kind, parent: str | None, root: str, scope: str) -> Entry:
    """Return a record that is made from a change's entered fields, before its first revision."""
    fields = dict(kind.defaults)
    for name, (_, value) in op.set.items():
        fields[name] = kind.stored(name, value) if value is None else value
    return Entry(
        id=op.id, type=kind.name, parent=parent, root=root, scope=scope, revision=0, deleted=False,
        fields=fields, made_at=op.at, made_by=step.batch.caller.user_id,
    )  # fmt: skip


def placed(step: Step, op: Op, kind: Kind) -> tuple[str | None, str, str]:
    """Return parent, root and scope of a new record."""
    if kind.sync.everywhere:
        return None, op.id, EVERYWHERE
    if kind.sync.scope is not None:
        return None, op.id, _municipality(op, kind.sync.scope, op.set[kind.sync.scope][1])
    assert kind.sync.parent is not None
    parent = _parent(step, op, kind, op.set[kind.sync.parent][1])
    if not step.batch.rights.may_write(parent.scope):
        raise HeldError(op, "out_of_scope", office=parent.scope)
    if parent.deleted:
        raise GroupConflictError(op, "edit_vs_delete", parent)
    return parent.id, parent.root, parent.scope


def _municipality(op: Op, name: str, value: Json) -> str:
    if value not in SERIES:
        raise HeldError(op, "invalid", field=name, reason="no_municipality")
    return str(value)


def _parent(step: Step, op: Op, kind: Kind, id: Json) -> Entry:
    parent = step.get(id if isinstance(id, str) else None)
    if parent is None or (kind.parent_kind and parent.type != kind.parent_kind):
        raise HeldError(op, "parent_missing")
    return parent


def changed_in_place(step: Step, op: Op, entry: Entry) -> Outcome:
    kind = entry.kind
    base = {name: pair[0] for name, pair in op.set.items()}
    mine = {name: pair[1] for name, pair in op.set.items()}
    rules = _rules(step, op, entry)
    if op.kind == "create":
        missing = partial_groups(mine, rules)
        base, mine = dict.fromkeys(mine), mine | dict.fromkeys(missing)
    merged = merge(base=base, mine=mine, theirs=entry.fields, rules=rules)
    upon = entry.revision
    values = {name: kind.stored(name, value) for name, value in merged.values.items()}
    untouched = upon == op.base_revision and not merged.clashes
    blind = kind.sync.answers and not sees_all(
        step.batch.rights, entry.scope, kind, entry.fields, entry.made_by
    )
    if blind:  # whoever does not see every answer cannot have computed the results
        untouched = False
    if untouched:
        values |= _derived(op, entry)
    if values and not untouched and any(name.startswith(ANSWER) for name in values):
        fields = entry.fields | values
        form = step.batch.forms.find(
            step.batch.connection, str(fields["form_id"]), str(fields["form_version"])
        )
        values |= results_of(entry, fields, _surroundings(step, entry), form)
    if values:
        entry = step.edit(entry)
        _write(step, op, entry, values, "edit" if untouched else "merge")
    if merged.clashes:
        clash_id = _field_conflict(step, op, entry, merged.clashes, base, mine)
        return Outcome(op, "conflict", conflict=clash_id, revision=entry.revision)
    if not values:
        return Outcome(op, "noop", revision=entry.revision)
    return Outcome(op, "applied" if untouched else "merged", revision=entry.revision)


def _surroundings(step: Step, entry: Entry) -> list[Entry]:
    """Return what a form may look up: the records of the household, and the settlements."""
    root = step.get(entry.root)
    if root is None:
        return []
    batch = step.batch
    places = sa.select(*LEDGER.c).where(LEDGER.c.type == Settlement.__tablename__)
    batch.take(batch.connection.execute(places).mappings().all())
    known = {**batch.entries, **step.entries}.values()
    settlements = [one for one in known if one.type == Settlement.__tablename__]
    return [*under(step, root, root.root), *settlements]


def _derived(op: Op, entry: Entry) -> Fields:
    """Results are stored as sent when the change was made on exactly this revision."""
    kind = entry.kind
    return {
        name: kind.stored(name, value)
        for name, value in op.derived.items()
        if name in kind.sync.derived and not same(name, value, entry.fields[name], kind.rules)
    }


def _write(step: Step, op: Op, entry: Entry, values: Fields, what: str) -> None:
    kind = entry.kind
    place = kind.sync.scope or kind.sync.parent
    if place in values:
        _move(step, op, entry, values[place])
        what = "move"
    entered = {name: value for name, value in values.items() if name not in kind.sync.derived}
    diff = {name: (entry.fields.get(name), value) for name, value in entered.items()}
    entry.fields |= values
    for name in [name for name in values if name not in kind.columns and values[name] is None]:
        del entry.fields[name]
    step.record(entry, what, diff, op_id=op.op_id, at=op.at)


def _move(step: Step, op: Op, entry: Entry, target: Json) -> None:
    """The record gets another municipality or parent; everything under it goes along."""
    kind = entry.kind
    if kind.sync.scope is not None:
        parent, root = entry.parent, entry.root
        scope = _municipality(op, kind.sync.scope, target)
    else:
        above = _parent(step, op, kind, target)
        parent, root, scope = above.id, above.root, above.scope
    rights = step.batch.rights
    if scope != entry.scope and not rights.may_write(scope) and not rights.coordinates(entry.scope):
        raise HeldError(op, "target_scope_forbidden", office=scope)
    if kind.sync.scope is None and above.deleted:
        raise GroupConflictError(op, "edit_vs_delete", above)
    old_root, old_scope = entry.root, entry.scope
    entry.parent, entry.root = parent, root
    if scope != old_scope:
        entry.scope, entry.exits = scope, (*entry.exits, old_scope)
    if (root, scope) == (old_root, old_scope):
        return
    for child in [step.edit(child) for child in under(step, entry, old_root)]:
        child.root = root
        if scope != child.scope:
            child.exits, child.scope = (*child.exits, child.scope), scope
        step.record(child, "move", {}, op_id=op.op_id, at=op.at)


def under(step: Step, top: Entry, root: str) -> list[Entry]:
    """Return everything below `top`, parents first, deleted ones too."""
    batch = step.batch
    rows = batch.connection.execute(sa.select(*LEDGER.c).where(LEDGER.c.root == root)).mappings()
    batch.take([row for row in rows if row["id"] not in batch.entries])
    entries = {**batch.entries, **step.entries}
    found: list[Entry] = []
    level = {top.id}
    while level:
        below = [e for e in entries.values() if e.parent in level and e.root == root]
        found += below
        level = {entry.id for entry in below} - {top.id}
    return [entry for entry in found if entry.id != top.id]


def _delete(step: Step, op: Op, entry: Entry) -> Outcome:
    if entry.deleted:
        return Outcome(op, "noop", revision=entry.revision)
    if entry.start > op.base_revision:
        raise GroupConflictError(op, "delete_vs_edit", entry)
    if live_children(step, entry.id):
        raise GroupConflictError(op, "delete_vs_edit", entry)
    entry = step.edit(entry)
    entry.deleted = True
    step.record(entry, "delete", {}, op_id=op.op_id, at=op.at)
    return Outcome(op, "applied", revision=entry.revision)


def live_children(step: Step, id: str) -> bool:
    """Whether records that are not deleted hang directly under this one, conflicts aside."""
    known = {**step.batch.entries, **step.entries}
    planned = {e.id: e for e in known.values() if e.type not in MADE_HERE}
    if any(e.parent == id and not e.deleted for e in planned.values()):
        return True
    rows = step.batch.connection.execute(
        sa.select(LEDGER.c.id).where(
            LEDGER.c.parent == id,
            LEDGER.c.deleted.is_(False),
            LEDGER.c.type.not_in(MADE_HERE),
        )
    ).scalars()
    return any(child not in known for child in rows)


def _restore(step: Step, op: Op, entry: Entry) -> Outcome:
    """A coordinator brings back anything; others what they removed themselves."""
    own = entry.deleted and entry.changed_by == step.batch.author(op.op_id)
    if not (own or step.batch.rights.coordinates(entry.scope)):
        raise HeldError(op, "out_of_scope", office=entry.scope)
    if not entry.deleted:
        if not op.set:
            return Outcome(op, "noop", revision=entry.revision)
        return changed_in_place(step, op, entry)
    values = {name: pair[1] for name, pair in op.set.items()}
    return bring_back(step, op, entry, values, _derived(op, entry))


def bring_back(
    step: Step, op: Op, entry: Entry, values: Fields, results: Fields | None = None
) -> Outcome:
    """Make a deleted record alive again, with its kept data, `values` and their `results`."""
    parent = step.get(entry.parent)
    if parent is not None and parent.deleted:
        raise GroupConflictError(op, "edit_vs_delete", parent)
    entry = step.edit(entry)
    entry.deleted = False
    kind = entry.kind
    values = {name: kind.stored(name, value) for name, value in values.items()}
    diff = {name: (entry.fields.get(name), value) for name, value in values.items()}
    place = kind.sync.scope or kind.sync.parent
    if place in values and values[place] != entry.fields[place]:
        _move(step, op, entry, values[place])
    entry.fields |= values | (results or {})
    step.record(entry, "restore", diff, op_id=op.op_id, at=op.at)
    return Outcome(op, "applied", revision=entry.revision)


def _field_conflict(
    step: Step, op: Op, entry: Entry, clashes: Sequence[Sequence[str]], base: Fields, mine: Fields
) -> str:
    names = [name for unit in clashes for name in unit]
    who = last_changes(step, entry.id, names)
    fields = {}
    for name in names:
        theirs_by, theirs_at, before = who.get(name, ("", "", None))
        fields[name] = {
            "base": base.get(name, before),
            "mine": mine.get(name),
            "theirs": entry.fields.get(name),
            "theirs_by": theirs_by,
            "theirs_at": theirs_at,
        }
    return add_conflict(step, op, "field", entry, fields=fields)


def last_changes(
    step: Step, id: str, names: Iterable[str], *, after: int = 0
) -> dict[str, tuple[str, str, Json]]:
    """Return who last changed each field, when, and what stood there before.

    Only changes that came `after` a revision count.
    """
    wanted = set(names)
    stored = step.batch.connection.execute(
        sa.select(CHANGE.c.user_id, CHANGE.c.server_time, CHANGE.c.diff)
        .where(CHANGE.c.id == id, CHANGE.c.revision > after)
        .order_by(CHANGE.c.revision.desc())
        .limit(200)
    ).mappings()
    everything = [*step.batch.history, *step.history]
    planned = [row for row in everything if row["id"] == id and row["revision"] > after]
    found: dict[str, tuple[str, str, Json]] = {}
    for row in itertools.chain(reversed(planned), stored):
        for name in wanted & row["diff"].keys():
            when = as_text(row["server_time"])
            found.setdefault(name, (row["user_id"], when, row["diff"][name][0]))
        if len(found) == len(wanted):
            break
    return found


def add_conflict(
    step: Step,
    op: Op,
    kind: str,
    about: Entry,
    *,
    fields: Fields | None = None,
    ops: Sequence[Op] = (),
) -> str:
    """Write both sides down for a person to decide; a conflict that is there already stays."""
    id = conflict_id(op.op_id)
    if step.get(id) is not None:
        return id
    entry = Entry(
        id=id, type=CONFLICT, parent=about.id, root=about.root, scope=about.scope,
        revision=0, deleted=False, made_at=step.batch.now, made_by=step.batch.caller.user_id,
        fields={
            **KINDS[CONFLICT].defaults,
            "record_id": about.id,
            "record_type": about.type,
            "root_id": about.root,
            "kind": kind,
            "op_id": op.op_id,
            "mine_by": step.batch.caller.user_id,
            "mine_at": as_text(op.at),
            "fields": fields or {},
            "ops": [kept(each) for each in ops],
            "status": _OPEN,
        },
    )  # fmt: skip
    step.entries[id] = entry
    step.record(entry, "create", {}, op_id=op.op_id)
    return id
