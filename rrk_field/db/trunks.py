"""What an edit was made against, where synchronising brought another value since it was read.

Without it such an edit would be sent as made on the office's newer value, and overwrite it unseen.
"""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic_core import from_json
from sqlalchemy import inspect

from rrk_field.db import rows
from rrk_field.db.bodies import ANSWERS, Shape, dumped, fields_of, overlaid, shapes
from rrk_field.domain.record import NOT_FIELDS, Record
from rrk_field.domain.values import Fields


def unseen(driver: Any, record: Record, names: Collection[str]) -> Fields:
    """Return what the officer saw in the changed fields that are something else in the file now.

    `names` are the columns about to be written. Answers that others changed meanwhile, and the
    officer did not, are taken over into the record.
    """
    before = _as_read(record, names)
    if not before:
        return {}
    listed = ", ".join(f'"{name}"' for name in ("revision", *before))
    found = driver.execute(
        f'SELECT {listed} FROM "{record.__tablename__}" WHERE id = ?', (record.id,)
    ).fetchone()
    if found is None or found[0] is None:
        return {}
    # The revision says nothing: where values clash, the office's comes with the same one.
    now = dict(zip(before, found[1:], strict=True))
    moved = {name for name in before if before[name] != now[name]}
    if not moved:
        return {}
    shape = shapes()[record.__tablename__]
    sides = [_fields(shape, values, moved) for values in (before, now, rows.stored(record, moved))]
    return _clashing(shape, record, *sides, answers="answers" in moved)


def saw_older(driver: Any, record: Record) -> bool:
    """Whether synchronising brought other contents since this record was read."""
    shape = shapes()[record.__tablename__]
    names = [column for column in type(record).model_fields if column not in NOT_FIELDS]
    listed = ", ".join(f'"{name}"' for name in ("revision", *names))
    found = driver.execute(
        f'SELECT {listed} FROM "{record.__tablename__}" WHERE id = ?', (record.id,)
    ).fetchone()
    if found is None or record.revision is None or found[0] in (None, record.revision):
        return False
    now = fields_of(shape, dict(zip(names, found[1:], strict=True)))
    return bool(shape.differing(now, fields_of(shape, rows.stored(record, names))))


def keep(driver: Any, record_id: str, seen: Mapping[str, Any]) -> None:
    """Note what the officer saw; what was noted before stays. The edit was written already."""
    if not seen:
        return
    base = driver.execute("SELECT trunk FROM sync_base WHERE id = ?", (record_id,)).fetchone()
    if base is not None:
        driver.execute(
            "UPDATE sync_base SET trunk = ? WHERE id = ?",
            (dumped({**seen, **from_json(base[0])}), record_id),
        )


def _as_read(record: Record, names: Collection[str]) -> dict[str, Any]:
    """Return the stored form of what the changed columns held when the record was read."""
    history = {name: inspect(record).attrs[name].history for name in sorted(names)}
    old = {name: found.deleted[0] for name, found in history.items() if found.deleted}
    return rows.stored_values(type(record), old)


def _fields(shape: Shape, values: Mapping[str, Any], names: Collection[str]) -> Fields:
    return fields_of(shape, {name: values[name] for name in names})


def _clashing(
    shape: Shape, record: Record, before: Fields, now: Fields, mine: Fields, *, answers: bool
) -> Fields:
    entered = {
        name
        for name in before.keys() | mine.keys()
        if not shape.same(name, before.get(name), mine.get(name))
    }
    if answers:
        whole = overlaid(now, {name: mine.get(name) for name in entered})
        cut = len(ANSWERS)
        record.answers = {
            name[cut:]: value for name, value in whole.items() if name.startswith(ANSWERS)
        }
    return {
        name: before.get(name)
        for name in entered - shape.not_entered
        if not shape.same(name, before.get(name), now.get(name))
        and not shape.same(name, mine.get(name), now.get(name))
    }
