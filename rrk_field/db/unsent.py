"""What has not reached the office, what waits for a person, and the history of synchronising."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from rrk_field.db.bodies import marks, slices, wire_time
from rrk_field.db.live import live_sql
from rrk_field.db.outbox import Known, known_records, read_ops, read_state
from rrk_field.db.store import Store
from rrk_field.domain.record import record_classes
from rrk_field.domain.roots import chain, kinds_under

_WAITING: Final = (
    "SELECT id FROM outbox_mark UNION SELECT id FROM outbox_op WHERE state IN ('frozen', 'held')"
)
_OPEN_OPS: Final = "state IN ('held', 'asked') AND json_extract(detail, '$.discarded') IS NULL"
_HELD: Final = f"SELECT id FROM outbox_op WHERE {_OPEN_OPS}"
_UNSENT_PHOTOS: Final = "('local', 'queued', 'sending')"
_BELOW_HOUSEHOLD: Final = kinds_under("household")
_BELOW_DWELLING: Final = kinds_under("dwelling")
_NAMED: Final = {
    "infrastructure_project": "h.name, h.number",
    "go_and_see_visit": "h.number, ''",
}
"""Roots that are no households -> what they are called, and their number."""


def _households(ids: str) -> str:
    """Return the query for the households to which the records of another query belong."""
    parts = [
        f"SELECT id FROM household WHERE id IN ({ids})",
        *(f"SELECT household_id FROM {table} WHERE id IN ({ids})" for table in _BELOW_HOUSEHOLD),
        *(
            f"SELECT d.household_id FROM {table} r JOIN dwelling d ON d.id = r.dwelling_id"
            f" WHERE r.id IN ({ids})"
            for table in _BELOW_DWELLING
        ),
    ]
    return " UNION ".join(parts)


UNSENT_HOUSEHOLDS: Final = _households(_WAITING)
"""Query: ids of households with something under them that the office does not have."""

HELD_HOUSEHOLDS: Final = _households(_HELD)
"""Query: ids of households with something under them that was sent and not accepted."""


@dataclass(frozen=True)
class Waiting:
    """How much waits, in numbers."""

    changes: int
    photos: int
    photo_bytes: int
    conflicts: int
    held: int
    last_sync_at: str
    last_error: str


@dataclass(frozen=True)
class OutboxRow:
    """One record with changes that are not sent; `what` are names of fields.

    `state` is waiting, frozen, held or asked.
    """

    id: str
    type: str
    household_id: str
    title: str
    number: str
    what: list[str]
    size_bytes: int
    changed_at: str
    state: str
    code: str = ""


@dataclass(frozen=True)
class NeedsYou:
    """Something that only a person can settle.

    `kind` is conflict (`id` is the conflict's), held, asked, review (a held change of somebody
    else, for a coordinator) or decided (a conflict that is settled).
    """

    id: str
    kind: str
    type: str
    household_id: str
    title: str
    number: str
    what: list[str]
    changed_at: str
    code: str = ""
    conflict_id: str = ""
    by: str = ""
    """Whose change it is, or who decided; an id."""
    note: str = ""


@dataclass(frozen=True)
class SessionRow:
    """One synchronisation that was."""

    n: int
    started_at: str
    ended_at: str
    outcome: str
    error_code: str
    sent: int
    received: int
    merged: int
    conflicts: int
    held: int
    photos_sent: int
    photos_received: int
    bytes_up: int
    bytes_down: int


def waiting(store: Store) -> Waiting:
    """Return how much waits to be sent, or for a person."""
    with store.reading() as connection:

        def number(query: str) -> int:
            return int(connection.exec_driver_sql(query).scalar() or 0)

        photos = f"FROM blob WHERE state IN {_UNSENT_PHOTOS}"
        return Waiting(
            changes=number(f"SELECT count(*) FROM ({_WAITING})"),
            photos=number(f"SELECT count(*) {photos}"),
            photo_bytes=number(f"SELECT sum(size) {photos}"),
            conflicts=number(
                f"SELECT count(*) FROM conflict c WHERE c.status = 'open' AND {live_sql('c')}"
            ),
            held=number(f"SELECT count(DISTINCT id) FROM ({_HELD})"),
            last_sync_at=str(read_state(connection, "last_sync_at")),
            last_error=str(read_state(connection, "last_error")),
        )


def outbox_rows(store: Store) -> list[OutboxRow]:
    """Return the records with unsent changes, the latest change first."""
    with store.reading() as connection:
        by_type: dict[str, set[str]] = defaultdict(set)
        for key, kind in connection.exec_driver_sql(
            "SELECT id, type FROM outbox_mark UNION"
            " SELECT id, type FROM outbox_op WHERE state IN ('frozen', 'held')"
        ):
            by_type[kind].add(key)
        about = _about(connection, by_type)
        rows = [
            _outbox_row(record, *about.get(record.id, ("", "", "")))
            for record in known_records(connection, by_type).values()
        ]
    return sorted(rows, key=lambda row: (row.changed_at, row.id), reverse=True)


def needs_you(store: Store) -> list[NeedsYou]:
    """Return conflicts to decide, and changes that the office did not take."""
    with store.reading() as connection:
        rows = [*_conflicts(connection), *_refused(connection)]
    return _latest_first(rows)


def for_review(store: Store) -> list[NeedsYou]:
    """Return the changes of others that wait for a coordinator; none reach anybody else."""
    with store.reading() as connection:
        rows = [
            NeedsYou(id=key, kind="review", type=str(op["type"]), household_id="", title="",
                     number="", what=sorted(op.get("set", {})), changed_at=at, code=code, by=by)
            for key, text, code, by, at in connection.exec_driver_sql(
                "SELECT id, op, code, user_id, received_at FROM held_change h"
                f" WHERE status = 'open' AND {live_sql('h')}"
            ).fetchall()
            for op in (json.loads(text),)
        ]  # fmt: skip
        ids = [(row.type, _record_of(connection, row.id)) for row in rows]
        by_type: dict[str, set[str]] = defaultdict(set)
        for kind, record_id in ids:
            by_type[kind].add(record_id)
        about = _about(connection, by_type)
    found = [
        replace(row, household_id=household, title=title, number=number)
        for row, (_, record_id) in zip(rows, ids, strict=True)
        for household, title, number in (about.get(record_id, ("", "", "")),)
    ]
    return _latest_first(found)


def decided(store: Store) -> list[NeedsYou]:
    """Return the conflicts that were settled, as far as they are here."""
    with store.reading() as connection:
        return _latest_first(_conflicts(connection, "resolved"))


def _latest_first(rows: Iterable[NeedsYou]) -> list[NeedsYou]:
    return sorted(rows, key=lambda row: (row.changed_at, row.id), reverse=True)


def _record_of(connection: Connection, entry_id: str) -> str:
    return str(
        connection.exec_driver_sql(
            "SELECT json_extract(op, '$.id') FROM held_change WHERE id = ?", (entry_id,)
        ).scalar_one()
    )


def history(store: Store) -> list[SessionRow]:
    """Return the synchronisations, the last one first."""
    names = ", ".join(SessionRow.__dataclass_fields__)
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT {names} FROM sync_session ORDER BY n DESC LIMIT 100"
        )
        return [SessionRow(*row) for row in rows]


def _outbox_row(record: Known, household_id: str, title: str, number: str) -> OutboxRow:
    changed = record.shape.differing(record.expected(), record.fields) if record.marked else set()
    for op in (*record.frozen, *record.held):
        changed |= op.new_values.keys() - record.shape.not_entered
    state = "held" if record.held else "frozen" if record.frozen else "waiting"
    bodies = sum(len(op.text.encode()) for op in (*record.frozen, *record.held))
    values = {name: record.fields.get(name) for name in changed}
    return OutboxRow(
        id=record.id,
        type=record.shape.type,
        household_id=household_id,
        title=title,
        number=number,
        what=sorted(changed),
        size_bytes=bodies or len(str(values).encode()),
        changed_at=wire_time(str(record.row.get("changed_at", ""))),
        state=state,
        code=record.held[0].code if record.held else "",
    )


def _conflicts(connection: Connection, status: str = "open") -> Iterable[NeedsYou]:
    rows = connection.exec_driver_sql(
        "SELECT c.id, c.record_id, c.record_type, coalesce(h.id, ''), c.changed_at,"
        " (SELECT json_group_array(key) FROM json_each(c.fields)),"
        " trim(coalesce(h.head_given_name, '') || ' ' || coalesce(h.head_family_name, '')),"
        " coalesce(h.file_number, h.provisional_number, ''), c.kind, c.changed_by, c.note"
        " FROM conflict c LEFT JOIN household h ON h.id = c.root_id"
        f" WHERE c.status = ? AND {live_sql('c')} ORDER BY c.changed_at DESC LIMIT 500",
        (status,),
    ).fetchall()
    for key, record_id, kind, root, changed_at, fields, title, number, how, by, note in rows:
        if not root:
            others = _about_others(connection, kind, [record_id])
            _, title, number = others.get(record_id, ("", "", ""))
        yield NeedsYou(
            id=key,
            kind="conflict" if status == "open" else "decided",
            type=kind,
            household_id=root,
            title=title,
            number=number,
            what=json.loads(fields),
            changed_at=wire_time(changed_at),
            code="duplicate" if how == "duplicate" else "",
            conflict_id=key,
            by=by,
            note=note,
        )


def _refused(connection: Connection) -> Iterable[NeedsYou]:
    ops = read_ops(connection, f"WHERE {_OPEN_OPS}")
    by_type: dict[str, set[str]] = defaultdict(set)
    for op in ops:
        by_type[op.type].add(op.id)
    about = _about(connection, by_type)
    rows = connection.exec_driver_sql(
        "SELECT op_id, at, coalesce(json_extract(detail, '$.decided'), ''),"
        " coalesce(json_extract(detail, '$.note'), '') FROM outbox_op WHERE state <> 'frozen'"
    )
    said = {op_id: (at, closed, note) for op_id, at, closed, note in rows}
    for op in ops:
        household_id, title, number = about.get(op.id, ("", "", ""))
        at, closed, note = said.get(op.op_id, ("", "", ""))
        yield NeedsYou(
            id=op.op_id,
            kind=op.state,
            type=op.type,
            household_id=household_id,
            title=title,
            number=number,
            what=sorted(op.new_values),
            changed_at=str(at),
            code="closed_by_office" if closed else op.code,
            note=note,
        )


def _about(connection: Connection, by_type: dict[str, set[str]]) -> dict[str, tuple[str, str, str]]:
    """Return household id, head's name and number for each record that lies under a household."""
    found: dict[str, tuple[str, str, str]] = {}
    for kind, ids in by_type.items():
        for some in slices(sorted(ids)):
            found |= _about_some(connection, kind, some)
    return found


def _about_some(
    connection: Connection, kind: str, ids: Sequence[str]
) -> dict[str, tuple[str, str, str]]:
    if kind == "household":
        source = "household r JOIN household h ON h.id = r.id"
    elif kind in _BELOW_HOUSEHOLD:
        source = f"{kind} r JOIN household h ON h.id = r.household_id"
    elif kind in _BELOW_DWELLING:
        source = (
            f"{kind} r JOIN dwelling d ON d.id = r.dwelling_id"
            " JOIN household h ON h.id = d.household_id"
        )
    elif kind == "conflict":
        source = "conflict r JOIN household h ON h.id = r.root_id"
    else:
        return _about_others(connection, kind, ids)
    rows = connection.exec_driver_sql(
        "SELECT r.id, h.id, trim(h.head_given_name || ' ' || h.head_family_name),"
        f" coalesce(h.file_number, h.provisional_number) FROM {source}"
        f" WHERE r.id IN ({marks(ids)})",
        tuple(ids),
    )
    return {key: (household, title, number) for key, household, title, number in rows}


def _about_others(
    connection: Connection, kind: str, ids: Sequence[str]
) -> dict[str, tuple[str, str, str]]:
    """The same for what lies under no household; the household's id is empty."""
    record_class = record_classes().get(kind)
    root = chain(record_class)[-1].__tablename__ if record_class else ""
    if record_class is None or root not in _NAMED:
        return {}
    source = f"{kind} r JOIN {root} h ON h.id = r.{record_class.sync.parent or 'id'}"
    rows = connection.exec_driver_sql(
        f"SELECT r.id, {_NAMED[root]} FROM {source} WHERE r.id IN ({marks(ids)})", tuple(ids)
    )
    return {key: ("", name, number) for key, name, number in rows}
