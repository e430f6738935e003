"""The commands of the office: accounts, laptops, questionnaires, and the server itself."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import OperationalError

from rrk_central.accounts import Refused
from rrk_central.commands import forms, held, people, serving, watching
from rrk_central.settings import Settings

_WORDS = {
    "weak_password": "The password needs at least {letters} letters and must be no common one.",
    "name_taken": "There is an account {name} already.",
    "not_found": "There is no account or laptop of that name.",
    "bad_request": "There is no municipality {scope} or no role {role}.",
    "open_keys": "Others may read {file}: allow it to the server alone, with chmod 600.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 if it was refused."""
    chosen = parser().parse_args(arguments)
    settings = Settings.of(chosen.folder, chosen.database)
    try:
        return int(chosen.run(settings, chosen) or 0)
    except Refused as refused:
        print(_WORDS.get(refused.code, refused.code).format(**refused.values), file=sys.stderr)
        return 1
    except OperationalError:
        print("The database does not answer, or nothing more fits into it.", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="rrk-central", description=__doc__)
    folder = Path(os.environ.get("RRK_CENTRAL_DATA", "rrk-central-data"))
    top.add_argument("--folder", type=Path, default=folder, help="data folder")
    top.add_argument("--database", default="", help="URL of the database; a file by default")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for topic in (serving, watching, forms, held, people):
        topic.add_to(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
