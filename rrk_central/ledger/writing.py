"""Writing one push: rows in bulk, file numbers in the order of the records, positions last."""

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.ledger import bulk, numbers
from rrk_central.ledger.batch import Batch, Entry
from rrk_central.ledger.kinds import KINDS, Kind, to_json
from rrk_central.tables import (
    APPLIED_OP,
    CHANGE,
    HEAD_TAG,
    LEDGER,
    SCOPE_EXIT,
    SYNC_HEAD,
)

_PLACE = ("type", "parent", "root", "scope", "revision", "pos", "deleted")
_LINE = (
    "id", "revision", "pos", "op_id", "user_id", "device_id", "kind", "diff", "client_time",
    "clock_offset_s", "server_time",
)  # fmt: skip
_DONE = ("op_id", "device_id", "body_sha256", "result", "at")


def write(batch: Batch) -> tuple[int, str]:
    """Write everything that the push changed; return the new head and its tag."""
    connection = batch.connection
    if not batch.changed:
        found = connection.execute(
            sa.select(SYNC_HEAD.c.pos, HEAD_TAG.c.tag).outerjoin(
                HEAD_TAG, HEAD_TAG.c.pos == SYNC_HEAD.c.pos
            )
        ).one()
        return found.pos, found.tag or ""
    numbers.give(batch)
    _write_rows(batch)
    entries = list(batch.changed.values())
    # From here to the commit everybody else waits for their positions.
    head, epoch = connection.execute(
        sa.update(SYNC_HEAD)
        .values(pos=SYNC_HEAD.c.pos + len(entries))
        .returning(SYNC_HEAD.c.pos, SYNC_HEAD.c.epoch)
    ).one()
    positions = {e.id: head - len(entries) + n for n, e in enumerate(entries, start=1)}
    _write_ledger(connection, entries, positions)
    _write_history(batch, positions)
    _write_exits(connection, entries, positions)
    tag = f"{epoch[:10]}.{secrets.token_hex(4)}"
    connection.execute(sa.insert(HEAD_TAG), {"pos": head, "tag": tag})
    return int(head), tag


def remember(batch: Batch, outcomes: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
    """Store what became of each change: op id -> (hash of its body, result)."""
    at = bulk.moment(batch.connection)(batch.now)
    device = batch.caller.device_id
    rows = [
        (op_id, device, sha256, to_json(result).decode(), at)
        for op_id, (sha256, result) in outcomes.items()
    ]
    bulk.insert(batch.connection, APPLIED_OP, _DONE, rows)


def _write_rows(batch: Batch) -> None:
    moment = bulk.moment(batch.connection)
    new: dict[str, list[bulk.Row]] = defaultdict(list)
    old: dict[str, list[bulk.Row]] = defaultdict(list)
    for entry in batch.changed.values():
        row = entry.kind.stored_row(entry.fields)
        row += [moment(entry.changed_at or batch.now), entry.changed_by]
        if entry.start:
            old[entry.type].append([*row, entry.id])
        else:
            row += [moment(entry.made_at or batch.now), entry.made_by, entry.id]
            new[entry.type].append(row)
    for name, kind in KINDS.items():
        changed = [*_columns(kind), "changed_at", "changed_by"]
        made = [*changed, "created_at", "created_by", "id"]
        bulk.insert(batch.connection, kind.table, made, new[name])
        bulk.update(batch.connection, kind.table, changed, old[name])


def _columns(kind: Kind) -> list[str]:
    return [*kind.columns, "answers"] if kind.sync.answers else list(kind.columns)


def _write_ledger(
    connection: Connection, entries: Sequence[Entry], positions: Mapping[str, int]
) -> None:
    new: list[bulk.Row] = []
    old: list[bulk.Row] = []
    for e in entries:
        place = (e.type, e.parent, e.root, e.scope, e.revision, positions[e.id], e.deleted, e.id)
        (old if e.start else new).append(place)
    bulk.insert(connection, LEDGER, [*_PLACE, "id"], new)
    bulk.update(connection, LEDGER, _PLACE, old)


def _write_history(batch: Batch, positions: Mapping[str, int]) -> None:
    moment = bulk.moment(batch.connection)
    now = moment(batch.now)

    def as_stored(at: datetime) -> Any:
        return now if at is batch.now else moment(at)

    rows = [
        (
            line["id"],
            line["revision"],
            positions[line["id"]],
            line["op_id"],
            line["user_id"],
            line["device_id"],
            line["kind"],
            (line["written"] or to_json(line["diff"])).decode(),
            as_stored(line["client_time"]),
            line["clock_offset_s"],
            now,
        )
        for line in batch.history
    ]
    bulk.insert(batch.connection, CHANGE, _LINE, rows)


def _write_exits(
    connection: Connection, entries: Sequence[Entry], positions: Mapping[str, int]
) -> None:
    """Keep the newest exit of each record from each scope."""
    for entry in entries:
        for scope in dict.fromkeys(entry.exits):
            if scope == entry.scope:
                continue
            left = {"scope": scope, "id": entry.id}
            connection.execute(
                sa.delete(SCOPE_EXIT).where(
                    SCOPE_EXIT.c.scope == scope, SCOPE_EXIT.c.id == entry.id
                )
            )
            connection.execute(sa.insert(SCOPE_EXIT), {**left, "pos": positions[entry.id]})
