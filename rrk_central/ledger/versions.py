"""The versions of one record, as far as the person may see it: what a pull shows, over time."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Caller, Refused, Rights, rights_of
from rrk_central.engines import Database
from rrk_central.ledger.batch import Row, typed_rows
from rrk_central.ledger.kinds import HELD, KINDS, MADE_HERE, Kind
from rrk_central.ledger.sight import visible
from rrk_central.tables import ACCOUNT, CHANGE, LEDGER
from rrk_field.domain.values import Fields
from rrk_field.sync.protocol import HistoryReply, Version

_HELD: Final = KINDS[HELD].table
_AUTHOR: Final = ACCOUNT.alias()
VERSIONS: Final = 200
"""At most, in one reply."""


def history(database: Database, id: str, before: int, caller: Caller) -> HistoryReply:
    """Return the versions of a record below a revision, newest first. Raises Refused `not_found`.

    A record that is deleted, unknown or elsewhere looks the same.
    """
    with database.reading() as connection:
        rights = rights_of(connection, caller.user_id)
        place = connection.execute(
            sa.select(LEDGER.c.type, LEDGER.c.scope).where(
                LEDGER.c.id == id, LEDGER.c.deleted.is_(False), LEDGER.c.type.not_in(MADE_HERE)
            )
        ).first()
        if place is None or not rights.may_read(place.scope, place.type):
            raise Refused("not_found")
        kind = KINDS[place.type]
        [row] = typed_rows(connection, kind.name, [id])
        lines = _lines(connection, id, before)
        shown = [
            Version(
                revision=line.revision,
                kind=line.kind,
                by=line.user_id,
                by_name=line.full_name or "",
                entered_by_name=line.entered_by or "",
                at=line.client_time,
                fields=_seen(rights, place.scope, kind, row, line.diff),
            )
            for line in lines[:VERSIONS]
        ]
    return HistoryReply(versions=shown, more=len(lines) > VERSIONS)


def _lines(connection: Connection, id: str, before: int) -> Sequence[Any]:
    return connection.execute(
        sa.select(
            CHANGE.c.revision,
            CHANGE.c.kind,
            CHANGE.c.user_id,
            CHANGE.c.client_time,
            CHANGE.c.diff,
            ACCOUNT.c.full_name,
            _AUTHOR.c.full_name.label("entered_by"),
        )
        .outerjoin(ACCOUNT, ACCOUNT.c.id == CHANGE.c.user_id)
        .outerjoin(
            _HELD, sa.and_(_HELD.c.op_id == CHANGE.c.op_id, _HELD.c.user_id != CHANGE.c.user_id)
        )
        .outerjoin(_AUTHOR, _AUTHOR.c.id == _HELD.c.user_id)
        .where(CHANGE.c.id == id, CHANGE.c.revision < before)
        .order_by(CHANGE.c.revision.desc())
        .limit(VERSIONS + 1)
    ).all()


def _seen(rights: Rights, scope: str, kind: Kind, row: Row, diff: Fields) -> dict[str, Any]:
    """Leave out the fields that the person does not see, or does not see the value of."""
    everything = dict.fromkeys(diff, "") | kind.fields(row)
    shown = visible(rights, scope, kind, everything, row["created_by"])
    return {
        name: (pair[0], pair[1])
        for name, pair in diff.items()
        if name in shown and shown[name] == everything[name]
    }
