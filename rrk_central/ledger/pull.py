"""What a laptop receives: the latest state of each record in its scopes, page by page."""

import functools
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Caller, Refused, Rights, rights_of
from rrk_central.engines import Database
from rrk_central.ledger.batch import typed_rows
from rrk_central.ledger.kinds import KINDS, as_text, to_json
from rrk_central.ledger.sight import view_of, visible, visible_kinds
from rrk_central.tables import HEAD_TAG, LEDGER, SCOPE_EXIT, SYNC_HEAD
from rrk_field.domain.values import Fields, Json
from rrk_field.sync.protocol import PULL_BYTES, PullRequest, Scope

Cursors: TypeAlias = Mapping[str, tuple[int, str]]
"""Scope -> position up to which the laptop has everything, and what it sees there."""


def scopes_of(rights: Rights) -> list[Scope]:
    """Return every scope the person may receive, with the hash of what is seen there."""
    return [
        Scope(key=key, view=view_of(rights, role), role=role)
        for key, role in rights.readable.items()
    ]


def pull(database: Database, request: PullRequest, caller: Caller) -> bytes:
    """Return one page as JSON. Raises Refused: `epoch_changed`, `history_differs`."""
    with database.reading() as connection:
        rights = rights_of(connection, caller.user_id)
        head = connection.execute(sa.select(SYNC_HEAD)).one()
        if request.epoch != head.epoch:
            raise Refused("epoch_changed", epoch=head.epoch)
        scopes = scopes_of(rights)
        begin = {scope.key: _cursor(request.cursors, scope) for scope in scopes}
        if any(position > head.pos for position in begin.values()):
            raise Refused("history_differs", head=head.pos)
        items = _items(connection, rights, begin, request.limit)
        more = len(items) > request.limit
        changes, reached = _page(connection, rights, items[: _cut(items, request.limit)])
        if len(changes) < len(items):
            more = True
        upto = reached if more else head.pos
        tag = connection.execute(
            sa.select(HEAD_TAG.c.tag).order_by(HEAD_TAG.c.pos.desc()).limit(1)
        ).scalar()
    reply = json.dumps(
        {
            "epoch": head.epoch,
            "head": head.pos,
            "tag": tag or "",
            "more": more,
            "scopes": [scope.model_dump() for scope in scopes],
            "cursors": {key: max(position, upto) for key, position in begin.items()},
        },
        separators=(",", ":"),
    )
    return f'{reply[:-1]},"changes":[{",".join(changes)}]}}'.encode()


def has_news(connection: Connection, rights: Rights, cursors: Cursors) -> bool:
    """Tell whether a pull with these cursors would bring anything, an end of rights included."""
    scopes = scopes_of(rights)
    if {scope.key: scope.view for scope in scopes} != {k: view for k, (_, view) in cursors.items()}:
        return True
    begin = {scope.key: _cursor(cursors, scope) for scope in scopes}
    return bool(_items(connection, rights, begin, limit=0))


def _cursor(cursors: Cursors, scope: Scope) -> int:
    position, seen = cursors.get(scope.key, (0, scope.view))
    return position if seen == scope.view else 0


def _items(
    connection: Connection, rights: Rights, begin: Mapping[str, int], limit: int
) -> list[Any]:
    """Return the next positions of all scopes together, exits before bodies."""
    if not begin:
        return []
    seen = tuple((scope, tuple(visible_kinds(rights, scope))) for scope in begin)
    positions = {f"after_{number}": after for number, after in enumerate(begin.values())}
    found = connection.execute(_next(seen), {**positions, "each": limit + 1, "all": limit + 20})
    return list(found.all())


@functools.lru_cache(64)
def _next(scopes: tuple[tuple[str, tuple[str, ...]], ...]) -> sa.Select[Any]:
    """Return the query for scopes and the kinds seen in each; building it takes long."""
    parts = []
    for number, (scope, kinds) in enumerate(scopes):
        after = sa.bindparam(f"after_{number}", type_=sa.BigInteger)
        parts.append(
            sa.select(
                LEDGER.c.pos.label("pos"),
                sa.literal(1).label("body"),
                LEDGER.c.id,
                LEDGER.c.type,
                LEDGER.c.root,
                LEDGER.c.scope,
                LEDGER.c.revision,
                LEDGER.c.deleted,
            )
            .where(
                LEDGER.c.scope == scope,
                LEDGER.c.pos > after,
                *([] if len(kinds) == len(KINDS) else [LEDGER.c.type.in_(kinds)]),
            )
            .order_by(LEDGER.c.pos)
            .limit(sa.bindparam("each", type_=sa.Integer))
        )
        parts.append(
            sa.select(
                SCOPE_EXIT.c.pos,
                sa.literal(0),
                SCOPE_EXIT.c.id,
                sa.literal(""),
                sa.literal(""),
                SCOPE_EXIT.c.scope,
                sa.literal(0),
                sa.literal(False),
            )
            .where(SCOPE_EXIT.c.scope == scope, SCOPE_EXIT.c.pos > after)
            .order_by(SCOPE_EXIT.c.pos)
            .limit(sa.bindparam("each", type_=sa.Integer))
        )
    wrapped = [sa.select(part.subquery()) for part in parts]
    everything = sa.union_all(*wrapped).subquery()
    columns = everything.c
    return (
        sa.select(everything)
        .order_by(columns.pos, columns.body)
        .limit(sa.bindparam("all", type_=sa.Integer))
    )


def _cut(items: Sequence[Any], limit: int) -> int:
    """Return where the page ends; never inside one position."""
    end = min(limit, len(items))
    while 0 < end < len(items) and items[end].pos == items[end - 1].pos:
        end += 1
    return end


def _page(connection: Connection, rights: Rights, items: Sequence[Any]) -> tuple[list[str], int]:
    """Return the changes as JSON and the position that they reach; at most `PULL_BYTES`."""
    bodies = _bodies(connection, [item for item in items if item.body and not item.deleted])
    texts: list[str] = []
    size = reached = 0
    for item in items:
        text = _exit(item) if not item.body else _change(rights, item, bodies.get(item.id))
        size += len(text)
        if size > PULL_BYTES and texts and item.pos != reached:
            break
        texts.append(text)
        reached = item.pos
    return texts, reached


def _bodies(connection: Connection, items: Sequence[Any]) -> dict[str, Mapping[str, Any]]:
    by_type: dict[str, list[str]] = defaultdict(list)
    for item in items:
        by_type[item.type].append(item.id)
    return {
        row["id"]: row for name, ids in by_type.items() for row in typed_rows(connection, name, ids)
    }


def _exit(item: Any) -> str:
    return json.dumps({"id": item.id, "exit": item.scope}, separators=(",", ":"))


def _change(rights: Rights, item: Any, row: Mapping[str, Any] | None) -> str:
    change: dict[str, Json] = {
        "id": item.id,
        "type": item.type,
        "root": item.root,
        "scope": item.scope,
        "revision": item.revision,
        "deleted": bool(item.deleted),
    }
    if row is not None:
        kind = KINDS[item.type]
        data: Fields = visible(rights, item.scope, kind, kind.filled(row), row["created_by"])
        change |= {"by": row["changed_by"], "at": as_text(row["changed_at"]), "data": data}
    return to_json(change).decode()
