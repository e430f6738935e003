"""How the office does, and what to do after a restore."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rrk_central.accounts import Refused
from rrk_central.commands.shared import Commands, command, open_database, open_shelf
from rrk_central.settings import Settings

if TYPE_CHECKING:
    from rrk_central.overview import Overview, Waiting


def add_to(commands: Commands) -> None:
    """Add what tells and mends the state of the office."""
    status = command(commands, "status", _status, "who and what waits, and what is wrong")
    status.add_argument("--json", action="store_true", default=False, help="for programs")
    restored = command(commands, "restored", _restored, "begin anew after a backup was put back")
    restored.add_argument(
        "--at",
        type=int,
        default=None,
        metavar="POSITION",
        help="what the backup reached, if laptops were answered since; status tells it",
    )


def _status(settings: Settings, chosen: argparse.Namespace) -> int:
    from rrk_central.overview import as_json, overview

    with open_shelf(settings) as (database, blobs):
        found = overview(settings, database, blobs)
    if chosen.json:
        print(json.dumps(as_json(found), indent=2))
    else:
        print("\n".join(_lines(found)))
    return 1 if found.attention else 0


def _restored(settings: Settings, chosen: argparse.Namespace) -> int:
    from rrk_central.ledger import restored

    with open_database(settings) as database:
        try:
            epoch = restored(database, chosen.at)
        except Refused as refused:
            print(_REFUSED[refused.code].format(**refused.values), file=sys.stderr)
            return 1
    print(f"New timeline {epoch}: each laptop gives back what it has at its next exchange.")
    return 0


_REFUSED = {
    "parted": (
        "Laptops were answered since the backup was put back, and some know a later past. "
        "Run: rrk-central restored --at {position}"
    ),
    "no_position": "There is no position {position}: the newest is {head}.",
}


def _lines(found: "Overview") -> Iterable[str]:
    yield f"server {found.server}, timeline {found.timeline}, position {found.position}"
    yield f"disk free {_size(found.disk_free_bytes)}, database {_size(found.database_bytes)}"
    yield f"files missing {found.files_missing}, lost {found.files_lost}"
    yield ""
    yield from _table(
        ("laptop", "officer", "state", "last exchange", "program", "schema", "changes", "photos"),
        [
            (
                one.code,
                one.officer,
                one.state,
                _moment(one.last_exchange),
                one.app or "-",
                str(one.schema or "-"),
                _count(one.changes_waiting),
                _count(one.photos_waiting),
            )
            for one in found.laptops
        ],
    )
    yield ""
    yield from _waiting("held change", found.held)
    yield from _waiting("conflict", found.conflicts)
    yield ""
    yield from _table(("records", "count"), [(k, str(n)) for k, n in found.records.items()])
    yield ""
    yield from found.attention or ["Nothing needs attention."]


def _waiting(words: str, waiting: Sequence["Waiting"]) -> Iterable[str]:
    if not waiting:
        yield f"{words} open: 0"
        return
    rows = [
        (
            one.code,
            one.municipality,
            str(one.count),
            _moment(one.oldest),
            "late" if one.late else "",
        )
        for one in waiting
    ]
    yield from _table((f"{words} open", "municipality", "count", "oldest", ""), rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        yield "  ".join(map(str.ljust, row, widths)).rstrip()


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else "never"


def _count(number: int | None) -> str:
    return "?" if number is None else str(number)


def _size(count: int) -> str:
    return f"{count / (1 << 30):.1f} GB" if count >= 1 << 30 else f"{count / (1 << 20):.1f} MB"
