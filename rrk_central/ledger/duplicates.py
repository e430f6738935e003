"""Records that are perhaps one and the same: noticed as they are entered, decided by people.

What agrees is kept as hashes in a table of its own, so that a push asks once for all of it.
"""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import sqlalchemy as sa

from rrk_central.accounts import OFFICE
from rrk_central.ledger.batch import Batch, Entry, Step
from rrk_central.ledger.effects import under
from rrk_central.ledger.kinds import CONFLICT, KINDS, as_text
from rrk_central.tables import LIKENESS
from rrk_field.domain.record import Alike
from rrk_field.domain.scripts import fold
from rrk_field.domain.values import Fields, Json

_NAMES: Final = uuid.UUID("1b0a7a7e-55d2-5b0d-8f0c-0a6f3d0f6b41")
_ALIKE: Final = {name: kind.sync.alike for name, kind in KINDS.items() if kind.sync.alike}
_ABOVE: Final = {
    KINDS[name].parent_kind: frozenset(column for alike in every for column in alike.above)
    for name, every in _ALIKE.items()
}
"""Kinds of parents -> the columns of theirs that count."""


def notice(batch: Batch) -> None:
    """Keep what is alike of everything that this push changed; ask about what met."""
    entries = _concerned(batch)
    if not entries:
        return
    step = Step(batch)
    keys = {entry.id: dict(_keys(step, entry)) for entry in entries}
    old = [entry.id for entry in entries if entry.start]
    if old:
        batch.connection.execute(sa.delete(LIKENESS).where(LIKENESS.c.id.in_(old)))
    met = _met(batch, {key for found in keys.values() for key in found})
    rows = [{"key": key, "id": id} for id, found in keys.items() for key in found]
    if rows:
        batch.connection.execute(sa.insert(LIKENESS), rows)
    for entry in entries:
        for key, alike in keys[entry.id].items():
            for other_id in met[key] - {entry.id}:
                other = step.get(other_id)
                if other is not None and not other.deleted:
                    _ask(step, alike, entry, other)
            met[key].add(entry.id)
    step.commit()


def _concerned(batch: Batch) -> list[Entry]:
    found = {e.id: e for e in batch.changed.values() if e.type in _ALIKE}
    for line in batch.history:
        entry = batch.entries[line["id"]]
        counting = _ABOVE.get(entry.type)
        if counting and line["revision"] > 1 and counting & line["diff"].keys():
            below = under(Step(batch), entry, entry.root)
            found |= {e.id: e for e in below if e.type in _ALIKE}
    return list(found.values())


def _keys(step: Step, entry: Entry) -> Iterator[tuple[str, Alike]]:
    if entry.deleted:
        return
    for alike in _ALIKE[entry.type]:
        parts = list(_parts(step, entry, alike))
        if all(parts):
            text = "\n".join([entry.type, alike.name, *parts])
            yield hashlib.sha256(text.encode()).hexdigest(), alike


def _parts(step: Step, entry: Entry, alike: Alike) -> Iterator[str]:
    fields = entry.fields
    yield " ".join(sorted(fold(" ".join(_text(fields, name) for name in alike.folded)).split()))
    yield from (_text(fields, name) and "*" for name in alike.folded)
    if alike.year:
        year = _text(fields, alike.year)[:4]
        yield year if year.isdigit() else ""
    if alike.above:
        parent = step.get(entry.parent)
        above = parent.fields if parent is not None else {}
        yield next((fold(text) for name in alike.above if (text := _text(above, name))), "")


def _text(fields: Fields, name: str) -> str:
    return str(fields.get(name) or "").strip()


def _met(batch: Batch, keys: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = batch.connection.execute(
        sa.select(LIKENESS.c.key, LIKENESS.c.id).where(LIKENESS.c.key.in_(sorted(keys)))
    ).all()
    batch.load(row.id for row in rows)
    for row in rows:
        found[row.key].add(row.id)
    return found


def _ask(step: Step, alike: Alike, entry: Entry, other: Entry) -> None:
    """Write a conflict about two records; one that was made before stays as it was decided.

    Where no officer sees both, the coordinators decide, and the officer is told of it.
    """
    first, second = sorted((entry.id, other.id))
    id = str(uuid.uuid5(_NAMES, f"{alike.name} {first} {second}"))
    if step.get(id) is not None:
        return
    apart = entry.scope != other.scope
    if apart:
        step.batch.told.add(entry.id)
    conflict = Entry(
        id=id, type=CONFLICT, parent=None if apart else entry.id, root=id if apart else entry.root,
        scope=OFFICE if apart else entry.scope, revision=0, deleted=False,
        made_at=step.batch.now, made_by=entry.changed_by,
        fields={
            **KINDS[CONFLICT].defaults,
            "record_id": entry.id,
            "record_type": entry.type,
            "root_id": entry.root,
            "kind": "duplicate",
            "mine_by": entry.changed_by,
            "mine_at": as_text(entry.changed_at or step.batch.now),
            "other_id": other.id,
            "reason": alike.name,
            "fields": _both(entry, other),
            "status": "open",
        },
    )  # fmt: skip
    step.entries[id] = conflict
    step.record(conflict, "create", {})


def _both(entry: Entry, other: Entry) -> dict[str, Json]:
    """Return what of both records tells whether they are one: the columns that the rules name."""
    names = dict.fromkeys(
        name for alike in _ALIKE[entry.type] for name in (*alike.folded, alike.year) if name
    )
    at = as_text(other.changed_at) if other.changed_at else ""
    return {
        name: {
            "base": None,
            "mine": entry.fields.get(name),
            "theirs": other.fields.get(name),
            "theirs_by": other.changed_by,
            "theirs_at": at,
        }
        for name in names
    }
