"""Answers to the laptop's questions: what became of held changes, and are contents the same."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from rrk_central.accounts import Caller, Refused, rights_of
from rrk_central.engines import Database
from rrk_central.ledger.batch import typed_rows
from rrk_central.ledger.kinds import HELD, KINDS, Kind
from rrk_central.ledger.sight import visible, visible_kinds
from rrk_central.tables import ACCOUNT, APPLIED_OP, LEDGER
from rrk_field.domain.values import SCHEMA, Fields, content_sha256
from rrk_field.sync.protocol import DigestReply, DigestRequest, HeldReply, HeldState


def held_states(database: Database, op_ids: Sequence[str], caller: Caller) -> HeldReply:
    """Return what became of a person's own held changes."""
    table = KINDS[HELD].table
    with database.reading() as connection:
        rows = connection.execute(
            sa.select(table.c.op_id, table.c.status, table.c.note, ACCOUNT.c.full_name)
            .outerjoin(ACCOUNT, ACCOUNT.c.id == table.c.changed_by)
            .where(table.c.op_id.in_(sorted(op_ids)), table.c.user_id == caller.user_id)
        ).all()
        applied = connection.execute(
            sa.select(APPLIED_OP.c.op_id).where(
                APPLIED_OP.c.op_id.in_(sorted(op_ids)),
                APPLIED_OP.c.device_id == caller.device_id,
            )
        ).scalars()
        states = {id: HeldState(op_id=id, state="applied") for id in applied}
    for row in rows:
        by = row.full_name or ""
        states[row.op_id] = HeldState(
            op_id=row.op_id, state=row.status, note=row.note, by="" if row.status == "open" else by
        )
    return HeldReply(held=[states.get(id) or HeldState(op_id=id, state="unknown") for id in op_ids])


def digest(database: Database, request: DigestRequest, caller: Caller) -> DigestReply:
    """Return count and hash of the live records of a scope. Raises Refused `not_found`."""
    content = request.schema_ == SCHEMA
    skipped = set(request.skip)
    types: dict[str, tuple[int, str]] = {}
    with database.reading() as connection:
        rights = rights_of(connection, caller.user_id)
        if request.scope not in rights.readable:
            raise Refused("not_found")
        rows = connection.execute(
            sa.select(LEDGER.c.id, LEDGER.c.type, LEDGER.c.revision).where(
                LEDGER.c.scope == request.scope,
                LEDGER.c.deleted.is_(False),
                LEDGER.c.type.in_(visible_kinds(rights, request.scope)),
            )
        )
        by_type: dict[str, dict[str, int]] = defaultdict(dict)
        for row in rows:
            if row.id not in skipped:
                by_type[row.type][row.id] = row.revision
        for name, revisions in by_type.items():
            kind = KINDS[name]
            hashes = {
                row["id"]: content_hash(
                    kind,
                    visible(rights, request.scope, kind, kind.fields(row), row["created_by"]),
                )
                for row in (typed_rows(connection, name, list(revisions)) if content else ())
            }
            lines = sorted(
                f"{id}:{revision}:{hashes[id]}" if content else f"{id}:{revision}"
                for id, revision in revisions.items()
            )
            joined = hashlib.sha256("\n".join(lines).encode()).hexdigest()
            types[name] = (len(lines), joined)
    return DigestReply(content=content, types=types)


def content_hash(kind: Kind, fields: Fields) -> str:
    """Return the hash of what people entered; results are not compared."""
    return content_sha256(
        {name: value for name, value in fields.items() if name not in kind.sync.derived}
    )
