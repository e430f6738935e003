"""What became of held changes, and how much is still waiting."""

import json
from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Connection

from rrk_field.db.outbox import FrozenOp, applying, known_records, ops_of
from rrk_field.db.taking import Taking


class HeldAnswer(Protocol):
    """What the office says about a held change; `protocol.HeldState` is one."""

    op_id: str
    state: Any
    by: str
    note: str


def waiting(connection: Connection) -> tuple[int, int]:
    """Return how many records have changes to send, and how many changes are being sent."""
    marked = connection.exec_driver_sql("SELECT count(DISTINCT id) FROM outbox_mark").scalar_one()
    frozen = connection.exec_driver_sql(
        "SELECT count(*) FROM outbox_op WHERE state = 'frozen'"
    ).scalar_one()
    return int(marked), int(frozen)


def open_held(connection: Connection) -> list[str]:
    """Return the held changes whose end is not known yet."""
    rows = connection.exec_driver_sql(
        "SELECT op_id FROM outbox_op WHERE state IN ('held', 'asked')"
        " AND json_extract(detail, '$.decided') IS NULL ORDER BY seq"
    )
    return [op_id for (op_id,) in rows]


def discarded(connection: Connection) -> set[str]:
    """Return the held changes that the officer gave up, and the office does not know of it."""
    rows = connection.exec_driver_sql(
        "SELECT op_id FROM outbox_op WHERE json_extract(detail, '$.discarded')"
    )
    return {op_id for (op_id,) in rows}


def close_held(connection: Connection, answers: Sequence[HeldAnswer]) -> None:
    """Take over what the office decided about held changes.

    An applied or superseded one goes, and one that the officer gave up; a closed one stays, with
    the note, until it was read.
    """
    given_up = discarded(connection) & {each.op_id for each in answers if each.state != "open"}
    for op_id in given_up:
        connection.exec_driver_sql("DELETE FROM outbox_op WHERE op_id = ?", (op_id,))
    decided = {each.op_id: each for each in answers if each.state not in ("open", "unknown")}
    ops = ops_of(connection, list(decided), "op_id")
    ids: dict[str, set[str]] = {}
    for op in ops:
        ids.setdefault(op.type, set()).add(op.id)
    records = known_records(connection, ids)
    taking = Taking(records)
    for op in ops:
        answer = decided[op.op_id]
        _close(connection, op, answer)
        record = records[op.id]
        if op.state == "held" and (record.revision is not None or answer.state != "closed"):
            record.held = [each for each in record.held if each.op_id != op.op_id]
            if record.revision is not None:
                taking.let_go(record)
    with applying(connection):
        taking.write(connection)


def _close(connection: Connection, op: FrozenOp, answer: HeldAnswer) -> None:
    if answer.state in ("applied", "superseded"):
        connection.exec_driver_sql("DELETE FROM outbox_op WHERE op_id = ?", (op.op_id,))
        return
    text = json.dumps({"decided": answer.state, "by": answer.by, "note": answer.note})
    connection.exec_driver_sql(
        "UPDATE outbox_op SET state = 'asked', detail = json_patch(detail, ?) WHERE op_id = ?",
        (text, op.op_id),
    )
