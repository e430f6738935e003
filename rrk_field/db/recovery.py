"""After the office restored its server from a backup: what this laptop offers back.

The list survives interruptions. Nothing here is an officer's change: a record is offered as the
office last had it, and what was not sent yet is sent afterwards as usual.
"""

from collections.abc import Sequence

from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from rrk_field.db.bodies import dumped, shapes, stored_time, wire_time
from rrk_field.db.outbox import (
    TAG_PUSHED,
    Known,
    applying,
    known_records,
    many,
    read_state,
    write_state,
)

BEGUN = "recovering"
_AT_THE_OFFICE_ONLY = "held_change"

Offer = tuple[int, str, str, int, bool]
"""Place in the list, id, type, revision, and whether it was deleted."""


def begin(connection: Connection, epoch: str) -> None:
    """List what the office is known to have had, unless that was done for this timeline."""
    if read_state(connection, BEGUN) == epoch:
        return
    connection.exec_driver_sql("DELETE FROM sync_recover")
    names = [
        name
        for name, shape in shapes().items()
        if not shape.sync.office_only and name != _AT_THE_OFFICE_ONLY
    ]
    insert = "INSERT INTO sync_recover(id, type, revision, deleted)"
    for name in names:
        connection.exec_driver_sql(
            f"{insert} SELECT r.id, '{name}', coalesce(b.revision, r.revision), 0 FROM \"{name}\" r"
            " LEFT JOIN sync_base b ON b.id = r.id WHERE coalesce(b.revision, r.revision) > 0"
            " AND NOT coalesce(b.deleted, r.removed_at IS NOT NULL)"
        )
    for name in reversed(names):  # a parent goes after what hangs on it
        connection.exec_driver_sql(
            f"{insert} SELECT r.id, '{name}', coalesce(b.revision, r.revision), 1 FROM \"{name}\" r"
            " LEFT JOIN sync_base b ON b.id = r.id WHERE coalesce(b.revision, r.revision) > 0"
            " AND coalesce(b.deleted, r.removed_at IS NOT NULL)"
        )
        connection.exec_driver_sql(
            f"{insert} SELECT id, type, revision, 1 FROM tombstone WHERE type = '{name}'"
            f' AND id NOT IN (SELECT id FROM "{name}")'
        )
    connection.exec_driver_sql("UPDATE outbox_op SET state = 'frozen' WHERE state = 'settled'")
    write_state(connection, **{BEGUN: epoch})


def offers(connection: Connection, limit: int) -> list[Offer]:
    """Return what to offer next, parents first."""
    rows = connection.exec_driver_sql(
        "SELECT n, id, type, revision, deleted FROM sync_recover ORDER BY n LIMIT ?", (limit,)
    )
    return [(n, one, name, revision, bool(gone)) for n, one, name, revision, gone in rows]


def bodies(connection: Connection, wanted: Sequence[Offer]) -> list[str]:
    """Return the changes that give these records back, as they travel."""
    ids: dict[str, list[str]] = {}
    for _, one, name, _, _ in wanted:
        ids.setdefault(name, []).append(one)
    records = known_records(connection, ids)
    return [
        _body(one, name, revision, None if gone else records[one])
        for _, one, name, revision, gone in wanted
    ]


def settle(connection: Connection, done: Sequence[Offer]) -> None:
    """Take what was answered off the list."""
    many(connection, "DELETE FROM sync_recover WHERE n = ?", [(offer[0],) for offer in done])


def finish(connection: Connection, epoch: str) -> None:
    """Go over to the new timeline: the next pull begins anew and takes every revision."""
    with applying(connection):
        for name in shapes():
            connection.exec_driver_sql(f'UPDATE "{name}" SET revision = 0 WHERE revision > 0')
    connection.exec_driver_sql("UPDATE sync_base SET revision = 0, seen_revision = 0")
    forgotten = {"files_checked_at": "", "tags": [], TAG_PUSHED: []}
    write_state(connection, **{BEGUN: "", "epoch": epoch, **forgotten})


def _body(one: str, name: str, revision: int, record: Known | None) -> str:
    fields = record.server if record else {}
    hidden = shapes()[name].not_entered
    return dumped(
        {
            "op_id": str(uuid7()),
            "kind": "recover",
            "type": name,
            "id": one,
            "base_revision": revision,
            "at": wire_time((record.row.get("changed_at") if record else None) or stored_time()),
            "set": {key: (None, value) for key, value in fields.items() if key not in hidden},
            "derived": {key: value for key, value in fields.items() if key in hidden},
            "deleted": record is None,
        }
    )
