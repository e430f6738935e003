"""Questionnaires: published, listed, retired."""

import argparse
import sys
from pathlib import Path

from rrk_central.commands.shared import Commands, command, open_shelf
from rrk_central.settings import Settings


def add_to(commands: Commands) -> None:
    """Add what publishes and lists questionnaires."""
    forms = commands.add_parser("forms", help="questionnaires").add_subparsers(required=True)
    publish = command(forms, "publish", _publish, "check an XLSForm and publish it to all laptops")
    publish.add_argument("file", type=Path, help="XLSForm, XLSX or CSV")
    publish.add_argument(
        "--files",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="where the files lie that the form names; by default beside it, or in FILE-media",
    )
    publish.add_argument(
        "--same-meaning",
        action="append",
        default=[],
        metavar="LIST/CODE",
        help="this choice has better words for what it meant before",
    )
    command(forms, "list", _form_list, "all versions, and what laptops begin with").add_argument(
        "form_id", nargs="?", default="", metavar="FORM_ID"
    )
    for name, retired, help in (
        ("retire", True, "begin nothing new with a version or a form; old ones still open"),
        ("unretire", False, "offer it again"),
    ):
        change = command(forms, name, _form_retire, help)
        change.add_argument("form_id", metavar="FORM_ID")
        change.add_argument("version", nargs="?", default="", metavar="VERSION")
        change.set_defaults(retired=retired)


def _publish(settings: Settings, chosen: argparse.Namespace) -> int:
    from rrk_central.questionnaires import publish
    from rrk_field.forms.problems import FormError

    with open_shelf(settings) as (database, blobs):
        try:
            done = publish(
                database,
                blobs,
                chosen.file,
                folder=chosen.files,
                same_meaning=chosen.same_meaning,
            )
        except FormError as wrong:
            print(wrong, file=sys.stderr)
            print("Nothing was published.", file=sys.stderr)
            return 1
    for warning in done.form.warnings:
        print(warning, file=sys.stderr)
    name = f"{done.form.form_id} {done.form.version}"
    if not done.fresh:
        print(f"{name} was published before, with the same content.")
        return 0
    print(f"{name} published: {done.form.title}")
    for file in done.files:
        print(f"  with {file}")
    return 0


def _form_list(settings: Settings, chosen: argparse.Namespace) -> None:
    from rrk_central.questionnaires import versions

    with open_shelf(settings) as (database, blobs):
        for one in versions(database, blobs, chosen.form_id):
            state = "retired" if one.retired else "newest" if one.offered else "older"
            since = f"{one.published_at:%Y-%m-%d}" if one.published_at else "shipped"
            files = ", ".join(one.files)
            print(
                f"{one.form_id:24} {one.name:12} {state:8} {since:10} {one.filled:6} filled  "
                f"{one.title}{f'  ({files})' if files else ''}"
            )


def _form_retire(settings: Settings, chosen: argparse.Namespace) -> int:
    from rrk_central.questionnaires import UnknownVersionError, retire, unretire

    change = retire if chosen.retired else unretire
    word = "retired" if chosen.retired else "offered again"
    with open_shelf(settings) as (database, blobs):
        try:
            changed = change(database, blobs, chosen.form_id, chosen.version)
        except UnknownVersionError as unknown:
            print(f"There is no questionnaire {unknown}: see forms list.", file=sys.stderr)
            return 1
    for one in changed:
        print(f"{one.form_id} {one.name} {word}")
    if not changed:
        print("Nothing changed: it was so already.")
    return 0
