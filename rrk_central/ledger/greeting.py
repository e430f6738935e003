"""How an exchange begins: is the laptop's past ours, what may it have, what waits there."""

import hashlib

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central import accounts
from rrk_central.accounts import Caller, Refused, Rights, rights_of
from rrk_central.engines import Database
from rrk_central.ledger.kinds import utc_now
from rrk_central.ledger.numbers import reserve
from rrk_central.ledger.pull import has_news, scopes_of
from rrk_central.ledger.timeline import of_timeline, parted
from rrk_central.ledger.upcasting import MIN_PULL_SCHEMA, MIN_PUSH_SCHEMA
from rrk_central.tables import ACCOUNT, SCOPE_GRANT, SYNC_HEAD
from rrk_field.domain.values import SCHEMA, canonical_json
from rrk_field.sync.protocol import PROTOCOL, HelloReply, HelloRequest, PublicKeys

_SECONDS = 2**31


def greet(
    database: Database,
    asked: HelloRequest,
    caller: Caller,
    *,
    numbers_ahead: int,
    office: PublicKeys,
) -> HelloReply:
    """Answer a hello, and note when and with what the laptop was here.

    Raises Refused: `upgrade_required`, `device_copied`, `history_differs` (which is noted).
    """
    if not asked.protocol[0] <= PROTOCOL <= asked.protocol[1]:
        raise Refused("upgrade_required", protocol=PROTOCOL)
    with database.plain() as connection:
        head = connection.execute(sa.select(SYNC_HEAD)).one()
        past = parted(connection, head.epoch, head.pos, asked.tags, asked.cursors)
        if past is None:
            return _welcome(connection, asked, caller, head, numbers_ahead, office)
        accounts.part(connection, caller.device_id, past.common)
    raise Refused("history_differs", head=past.head, position=past.common)


def _welcome(
    connection: Connection,
    asked: HelloRequest,
    caller: Caller,
    head: sa.Row[tuple[int, int, str, str]],
    numbers_ahead: int,
    office: PublicKeys,
) -> HelloReply:
    now, active = utc_now(), caller.state == "active"
    rights = rights_of(connection, caller.user_id)
    known = asked.cursors if of_timeline(head.epoch, asked.tags) else {}
    numbers = numbers_ahead if asked.numbers is not None and active else 0
    people, seen = _people(connection, rights)
    reply = HelloReply(
        protocol=PROTOCOL,
        server_id=head.server_id,
        epoch=head.epoch,
        schema=SCHEMA,
        min_push_schema=MIN_PUSH_SCHEMA,
        min_pull_schema=MIN_PULL_SCHEMA,
        server_time=now,
        user_id=caller.user_id,
        user_name=caller.user_name,
        role=rights.role,
        device_id=caller.device_id,
        device_code=caller.code,
        device_state="active" if active else "retiring",
        ticket=accounts.next_ticket(connection, caller.device_id, asked.ticket, asked.nonce),
        scopes=scopes_of(rights) if active else [],
        news=not known or has_news(connection, rights, known),
        numbers=reserve(connection, caller, rights, asked.numbers or {}, numbers),
        office=office,
        people=None if seen == asked.people else people,
        people_seen=seen,
    )
    offset = round((asked.client_time - now).total_seconds())
    accounts.seen(
        connection,
        caller.device_id,
        app=asked.app,
        schema_number=asked.schema_,
        clock_offset_s=max(-_SECONDS, min(offset, _SECONDS - 1)),
        waiting_changes=asked.waiting_changes,
        waiting_photos=asked.waiting_photos,
    )
    return reply


def _people(connection: Connection, rights: Rights) -> tuple[dict[str, str], str]:
    """Return the names of those who work in the person's municipalities, and a hash of them.

    Nothing else of an account leaves the office.
    """
    rows = connection.execute(
        sa.select(ACCOUNT.c.id, ACCOUNT.c.full_name)
        .join(SCOPE_GRANT, SCOPE_GRANT.c.user_id == ACCOUNT.c.id)
        .where(SCOPE_GRANT.c.scope.in_(sorted(rights.grants)))
        .distinct()
    )
    people = {row.id: row.full_name for row in rows}
    return people, hashlib.sha256(canonical_json(people)).hexdigest()[:16]
