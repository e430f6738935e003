"""Changes that could not be applied: listed, and decided at the office."""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.commands.shared import Commands, command, open_shelf
from rrk_central.ledger.kinds import HELD, KINDS, as_text
from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT

_LEAST_LETTERS = 4


def add_to(commands: Commands) -> None:
    """Add what lists and decides held changes."""
    held = commands.add_parser("held", help="changes that wait for review").add_subparsers(
        required=True
    )
    listed = command(held, "list", _list, "what waits: no names of families, no answers")
    listed.add_argument("--all", action="store_true", help="also what was decided")
    for name, words in (("apply", "carry a change out"), ("close", "leave it undone")):
        decide = command(held, name, _decide, words)
        decide.add_argument("entry", metavar="ENTRY", help="its number in the list, or the begin")
        decide.add_argument("--by", default="", metavar="USER", help="who decides so")
        decide.add_argument("--note", default="", help="what the officer reads")
        decide.set_defaults(status="applied" if name == "apply" else "closed")


def _list(settings: Settings, chosen: argparse.Namespace) -> None:
    with open_shelf(settings) as (database, _blobs), database.reading() as connection:
        rows = _entries(connection, everything=chosen.all)
    for row in rows:
        changed = ", ".join(sorted(name.partition("[")[0] for name in row["op"].get("set", {})))
        print(
            f"{row['id'][:13]}  {as_text(row['created_at'])[:16]}  {row['status']:10} "
            f"{row['municipality_code']:8} {row['by'] or '-':16} {row['code']:22} "
            f"{row['op'].get('kind', '')} {row['op'].get('type', '')}  {changed}"
        )
    if not rows:
        print("Nothing waits for review.")


def _decide(settings: Settings, chosen: argparse.Namespace) -> int:
    from rrk_central import ledger

    if chosen.status == "closed" and not chosen.note.strip():
        print("Say with --note why: the officer reads it.", file=sys.stderr)
        return 1
    with open_shelf(settings) as (database, blobs):
        with database.reading() as connection:
            found = [
                row
                for row in _entries(connection)
                if row["id"].startswith(chosen.entry) and len(chosen.entry) >= _LEAST_LETTERS
            ]
            user_id = _user(connection, chosen.by)
        if len(found) != 1 or user_id is None:
            print(
                f"There is no account {chosen.by}."
                if user_id is None
                else f"{len(found)} entries begin with {chosen.entry}: see held list.",
                file=sys.stderr,
            )
            return 1
        [entry] = found
        result = ledger.decide_held(
            database,
            entry["id"],
            status=chosen.status,
            note=chosen.note,
            user_id=user_id,
            forms=ledger.Forms(blobs.read),
        )
    if result.status == "held":
        print(f"It still cannot be applied: {result.code} {result.detail}", file=sys.stderr)
        return 1
    print(f"{entry['id'][:13]} {chosen.status}")
    return 0


def _entries(connection: Connection, *, everything: bool = False) -> list[Mapping[str, Any]]:
    """Return the entries that wait, the oldest first, with the account that sent each."""
    table = KINDS[HELD].table
    query = sa.select(*table.c, ACCOUNT.c.name.label("by")).outerjoin(
        ACCOUNT, ACCOUNT.c.id == table.c.user_id
    )
    if not everything:
        query = query.where(table.c.status == "open")
    rows = connection.execute(query.order_by(table.c.created_at, table.c.id)).mappings()
    return [dict(row) for row in rows]


def _user(connection: Connection, name: str) -> str | None:
    """Return the id of an account; "" where nobody is named, None where there is no such one."""
    if not name:
        return ""
    return connection.execute(sa.select(ACCOUNT.c.id).where(ACCOUNT.c.name == name)).scalar()
