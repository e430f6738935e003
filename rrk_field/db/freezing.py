"""Freezing: from marks to changes with an id of their own, which are never altered again."""

from dataclasses import dataclass, field
from itertools import chain, groupby

from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from rrk_field.db.bodies import (
    Shape,
    dumped,
    marks,
    overlaid,
    shapes,
    slices,
    stored_time,
    widened,
    wire_time,
)
from rrk_field.db.outbox import (
    FrozenOp,
    Known,
    applying,
    drop,
    keep_bases,
    known_records,
    many,
    read_ops,
    set_aside,
)
from rrk_field.db.taking import write_rows
from rrk_field.domain.values import SCHEMA, Fields, Json

AT_MOST = 200
RECORDS_PER_GROUP = 100

_TRIED_AGAIN = ("parent_missing", "unknown_record")


@dataclass
class Draft:
    """What freezing found for one record; without a kind there is nothing to send."""

    record: Known
    kind: str = ""
    changes: dict[str, tuple[Json, Json]] = field(default_factory=dict)
    derived: Fields = field(default_factory=dict)
    replaced: list[FrozenOp] = field(default_factory=list)
    put_back: set[str] = field(default_factory=set)
    aside: bool = False


def freeze(connection: Connection, limit: int = AT_MOST) -> int:
    """Freeze marked records, whole groups at once; return the number of changes made.

    A record with a change still in the air waits, and its whole group with it.
    """
    marked = _marked(connection, limit)
    if not marked:
        return 0
    records = known_records(connection, _by_type(marked))
    drafts = _with_held_groups(connection, {one: draft(known) for one, known in records.items()})
    parts = [part for part in _components(drafts) if not any(each.record.frozen for each in part)]
    chosen: list[list[Draft]] = []
    for part in parts:
        if chosen and sum(map(len, chosen)) + len(part) > limit:
            break
        chosen.append(part)
    _write(connection, _ordered(chosen))
    return sum(1 for each in chain(*chosen) if each.kind)


def draft(record: Known, *, replace_held: bool = False) -> Draft:
    """Return what the record's unsent changes amount to."""
    if record.removed and record.deleted:
        return Draft(record)
    if record.removed:
        if record.revision is None and not record.frozen:
            return Draft(record, aside=True)
        return Draft(record, kind="delete", replaced=list(record.held))
    if record.deleted:
        return _restored(record)
    kind = "create" if record.revision is None and not record.frozen else "patch"
    if kind == "create" and not record.held:
        return _new(record)
    return _changed(record, kind, replace_held=replace_held)


def next_batch(connection: Connection, limit: int, unpacked_bytes: int) -> list[FrozenOp]:
    """Return what to send next: the oldest frozen changes of one schema, groups whole."""
    found = read_ops(
        connection,
        "WHERE seq IN (SELECT seq FROM outbox_op WHERE state = 'frozen' ORDER BY seq LIMIT ?)",
        (limit + RECORDS_PER_GROUP,),
    )
    batch: list[FrozenOp] = []
    size = 0
    for _, members in groupby(found, key=lambda op: op.group or op.op_id):
        part = list(members)
        size += sum(len(op.text) for op in part)
        if batch and (
            len(batch) + len(part) > limit
            or size > unpacked_bytes
            or part[0].schema != batch[0].schema
        ):
            break
        batch += part
    return batch


def take_back(connection: Connection, ops: list[FrozenOp]) -> None:
    """Undo the freezing of these changes: they are frozen again, under new ids."""
    types = {op.id: op.type for op in ops}
    records = known_records(connection, _by_type(types))
    for op in ops:
        record = records[op.id]
        for name, (old, _) in op.body["set"].items():
            if not record.shape.same(name, old, record.server.get(name)):
                record.trunk.setdefault(name, old)
    keep_bases(connection, (record for record in records.values() if record.has_base))
    many(connection, "DELETE FROM outbox_op WHERE op_id = ?", [(op.op_id,) for op in ops])
    many(
        connection,
        "INSERT INTO outbox_mark(id, type, grp) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
        " (SELECT 1 FROM outbox_mark WHERE id = ?1 AND grp = ?3)",
        [(op.id, op.type, op.group) for op in ops],
    )


def hold_here(connection: Connection, op: FrozenOp, code: str) -> None:
    """Keep a change that cannot even be sent as held, for the officer to see."""
    connection.exec_driver_sql(
        "UPDATE outbox_op SET state = 'held', code = ? WHERE op_id = ?", (code, op.op_id)
    )


def retry_held(connection: Connection) -> None:
    """Let held changes that only waited for another record be sent again, unchanged."""
    for op in read_ops(
        connection,
        f"WHERE state = 'held' AND code IN ({marks(_TRIED_AGAIN)})",
        _TRIED_AGAIN,
    ):
        where, value = ("grp", op.group) if op.group else ("op_id", op.op_id)
        connection.exec_driver_sql(
            f"UPDATE outbox_op SET state = 'frozen' WHERE state = 'held' AND {where} = ?", (value,)
        )


def _new(record: Known) -> Draft:
    """Return the create of a record that was never sent: every field that has a value."""
    shape, row = record.shape, record.fields
    hidden, has_value = shape.not_entered, shape.has_value
    entered = {
        name: (None, value)
        for name, value in row.items()
        if name not in hidden and has_value(name, value)
    }
    return Draft(record, "create", entered, _results(shape, {}, row))


def _restored(record: Known) -> Draft:
    """Return what brings back a record whose removal the office has taken, with edits since."""
    shape, row, server = record.shape, record.fields, record.server
    differing = shape.differing(server, row)
    sent = widened(shape, differing, server, row, together=record.together)
    changes = {name: (server.get(name), row.get(name)) for name in sorted(sent)}
    return Draft(record, "restore", changes, _results(shape, server, row), list(record.held))


def _changed(record: Known, kind: str, *, replace_held: bool) -> Draft:
    shape, row = record.shape, record.fields
    expected = record.expected()
    seen = expected
    for op in record.held:
        seen = overlaid(seen, op.new_values)
    touched = widened(shape, shape.differing(seen, row), seen, row, together=record.together)
    replaced = [
        op
        for op in record.held
        if replace_held or op.kind == "create" or touched & op.body["set"].keys()
    ]
    old = dict(expected)
    for op in reversed(replaced):
        old = {**old, **{name: pair[0] for name, pair in op.body["set"].items()}}
    considered = set(touched).union(*(op.body["set"].keys() for op in replaced))
    real = {name for name in considered if not shape.same(name, old.get(name), row.get(name))}
    sent = widened(shape, real, old, row, together=record.together)
    still_held = set(
        chain.from_iterable(op.body["set"] for op in record.held if op not in replaced)
    )
    back = (considered | record.trunk.keys()) - sent - still_held
    found = Draft(record, replaced=replaced, put_back=back)
    if sent or kind == "create":
        found.kind = kind
        found.changes = {name: (old.get(name), row.get(name)) for name in sorted(sent)}
        found.derived = _results(shape, expected, row)
    return found


def _results(shape: Shape, expected: Fields, row: Fields) -> Fields:
    return {
        name: row.get(name)
        for name in shape.sync.derived
        if (name in expected or name in row)
        and not shape.same(name, expected.get(name), row.get(name))
    }


def _marked(connection: Connection, limit: int) -> dict[str, str]:
    """Return id -> type of the oldest marks, and of all that share a group with one of them."""
    rows = connection.exec_driver_sql(
        "SELECT id, type, grp FROM outbox_mark WHERE NOT EXISTS (SELECT 1 FROM outbox_op o"
        " WHERE o.id = outbox_mark.id AND o.state = 'frozen') ORDER BY rowid LIMIT ?",
        (limit,),
    ).all()
    found = {row[0]: row[1] for row in rows}
    asked: set[str] = set()
    groups = {row[2] for row in rows} - {""}
    while fresh := list(groups - asked):
        asked |= groups
        members: dict[str, str] = {}
        for some in slices(fresh):
            rows = connection.exec_driver_sql(
                f"SELECT id, type, grp FROM outbox_mark WHERE grp IN ({marks(some)})", tuple(some)
            ).all()
            members |= {row[0]: row[1] for row in rows}
        found |= members
        for some in slices(list(members)):
            groups |= {
                group
                for (group,) in connection.exec_driver_sql(
                    "SELECT DISTINCT grp FROM outbox_mark WHERE grp <> ''"
                    f" AND id IN ({marks(some)})",
                    tuple(some),
                )
            }
    return found


def _with_held_groups(connection: Connection, drafts: dict[str, Draft]) -> dict[str, Draft]:
    """Add the rest of each group that was held because of a record now corrected."""
    done: set[str] = set()
    while (
        groups := {op.group for each in drafts.values() for op in each.replaced if op.group} - done
    ):
        done |= groups
        for some in slices(list(groups)):
            mates = read_ops(
                connection, f"WHERE state = 'held' AND grp IN ({marks(some)})", tuple(some)
            )
            more = known_records(connection, _by_type({op.id: op.type for op in mates}))
            for one, known in more.items():
                drafts[one] = draft(known, replace_held=True)
    return drafts


def _components(drafts: dict[str, Draft]) -> list[list[Draft]]:
    """Join the drafts that share a group, directly or through others."""
    found: list[list[Draft]] = []
    place: dict[str, int] = {}
    for each in drafts.values():
        keys = {*each.record.groups, *(op.group for op in each.replaced)} - {""}
        joined = sorted({place[key] for key in keys if key in place})
        part = [each]
        for number in reversed(joined):
            part = found[number] + part
            found[number] = []
        number = joined[0] if joined else len(found)
        if joined:
            found[number] = part
        else:
            found.append(part)
        for member in part:
            for key in {*member.record.groups, *(op.group for op in member.replaced)} - {""}:
                place[key] = number
    return [part for part in found if part]


def _ordered(parts: list[list[Draft]]) -> list[list[Draft]]:
    """Put what others stand on first: new parents, and removed children."""
    home = {each.record.id: number for number, part in enumerate(parts) for each in part}
    order: list[list[Draft]] = []
    visited: set[int] = set()
    needs: dict[int, set[int]] = {number: set() for number in range(len(parts))}
    for number, part in enumerate(parts):
        for each in part:
            parent = each.record.shape.parent
            above = home.get(str(each.record.fields.get(parent))) if parent else None
            if above is None or above == number:
                continue
            if each.kind == "delete":
                needs[above].add(number)
            else:
                needs[number].add(above)

    for start in range(len(parts)):
        stack = [(start, False)]
        while stack:
            number, ready = stack.pop()
            if ready:
                order.append(sorted(parts[number], key=_place))
            elif number not in visited:
                visited.add(number)
                stack.append((number, True))
                stack += [(other, False) for other in needs[number]]
    return order


def _place(each: Draft) -> tuple[bool, int]:
    gone = each.kind == "delete"
    return gone, -each.record.shape.rank if gone else each.record.shape.rank


def _write(connection: Connection, parts: list[list[Draft]]) -> None:
    everything = list(chain(*parts))
    rows = []
    for part in parts:
        sent = [each for each in part if each.kind]
        group = str(uuid7()) if 1 < len(sent) <= RECORDS_PER_GROUP else ""
        rows += [_row(each, group) for each in sent]
    many(
        connection,
        "DELETE FROM outbox_op WHERE op_id = ?",
        [(op.op_id,) for each in everything for op in each.replaced],
    )
    many(
        connection,
        "INSERT INTO outbox_op(op_id, id, type, kind, schema, body, grp, after, state, code,"
        " detail, attempts, at) VALUES (?, ?, ?, ?, ?, ?, ?, '', 'frozen', '', '{}', 0, ?)",
        rows,
    )
    drop(connection, "outbox_mark", (each.record.id for each in everything))
    _set_aside(connection, [each.record for each in everything if each.aside])
    _put_back(connection, [each for each in everything if each.put_back])
    _settle_bases(connection, everything)


def _row(each: Draft, group: str) -> tuple[str | int, ...]:
    record = each.record
    op_id = str(uuid7())
    at = wire_time(record.row.get("changed_at") or stored_time())
    body = {
        "op_id": op_id,
        "group": group or None,
        "kind": each.kind,
        "type": record.shape.type,
        "id": record.id,
        "base_revision": record.seen_revision,
        "at": at,
        "set": each.changes,
        "derived": each.derived,
        "supersedes": [op.op_id for op in each.replaced],
        "after": None,
    }
    kind = each.kind
    return op_id, record.id, record.shape.type, kind, SCHEMA, dumped(body), group, at


def _set_aside(connection: Connection, records: list[Known]) -> None:
    set_aside(connection, ((each.id, each.shape.type, "deleted") for each in records))
    many(
        connection,
        "UPDATE outbox_op SET state = 'asked' WHERE state = 'held' AND id = ?",
        [(each.id,) for each in records],
    )


def _put_back(connection: Connection, drafts: list[Draft]) -> None:
    """Show the office's value again where the officer took an edit back."""
    shown = []
    for each in drafts:
        record = each.record
        current = record.server
        for op in record.frozen:
            current = overlaid(current, op.new_values)
        back = {name: current.get(name) for name in each.put_back}
        if record.revision is not None and any(
            not record.shape.same(name, record.fields.get(name), value)
            for name, value in back.items()
        ):
            record.fields = overlaid(record.fields, back)
            shown.append(record)
    with applying(connection):
        write_rows(connection, shown)


def _settle_bases(connection: Connection, drafts: list[Draft]) -> None:
    kept, dropped = [], []
    for each in drafts:
        record = each.record
        if record.revision is None:
            continue
        held = [op for op in record.held if op not in each.replaced]
        if not (each.kind or held or record.frozen):
            dropped.append(record.id)
        elif record.trunk:
            gone = each.changes.keys() | each.put_back
            record.trunk = {k: v for k, v in record.trunk.items() if k not in gone}
            kept.append(record)
    keep_bases(connection, kept)
    drop(connection, "sync_base", dropped)


def _by_type(types: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in shapes()}
    for one, name in types.items():
        found[name].append(one)
    return {name: ids for name, ids in found.items() if ids}
