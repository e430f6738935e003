"""The commands of the office: accounts, laptops, questionnaires, and the server itself."""

import argparse
import contextlib
import getpass
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from rrk_central import accounts
from rrk_central.accounts import Refused
from rrk_central.engines import Database
from rrk_central.ledger.kinds import CONFLICT, HELD, KINDS
from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT, DEVICE, LEDGER, SYNC_HEAD
from rrk_field import collector

if TYPE_CHECKING:
    from rrk_central.blobs import BlobStore

PASSWORD_VARIABLE = "RRK_CENTRAL_PASSWORD"  # noqa: S105 - the name of the variable
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_WORDS = {
    "weak_password": "The password needs at least {letters} letters and must be no common one.",
    "name_taken": "There is an account {name} already.",
    "not_found": "There is no account or laptop of that name.",
    "bad_request": "There is no municipality {scope} or no role {role}.",
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


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="rrk-central", description=__doc__)
    folder = Path(os.environ.get("RRK_CENTRAL_DATA", "rrk-central-data"))
    top.add_argument("--folder", type=Path, default=folder, help="data folder")
    top.add_argument("--database", default="", help="URL of the database; a file by default")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _add_server_commands(commands)
    _add_form_commands(commands)
    _add_people_commands(commands)
    _add_device_commands(commands)
    return top


def _command(
    commands: Commands, name: str, run: Callable[..., object], help: str
) -> argparse.ArgumentParser:
    """Add a command; folder and database may stand behind it as well."""
    added = commands.add_parser(name, help=help, argument_default=argparse.SUPPRESS)
    added.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    added.add_argument("--database", help=argparse.SUPPRESS)
    added.set_defaults(run=run)
    return added


def _add_server_commands(commands: Commands) -> None:
    serve = _command(commands, "serve", _serve, "answer laptops")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8443)
    serve.add_argument(
        "--certificate", type=Path, default=None, help="PEM; needed for other machines"
    )
    serve.add_argument(
        "--key", type=Path, default=None, help="PEM; by default in the certificate's file"
    )
    _command(commands, "status", _status, "counts and what waits")
    _command(commands, "restored", _restored, "begin anew after a backup was put back")
    demo = _command(commands, "demo", _demo, "an office of invented families, on this machine")
    demo.add_argument("--port-file", type=Path, default=None)
    demo.add_argument("--families", type=int, default=262)
    demo.add_argument("--cache", type=Path, default=None, help="keeps the made office here")
    demo.add_argument(
        "--until-closed",
        action="store_true",
        default=False,
        help="end when standard input is closed",
    )


def _add_form_commands(commands: Commands) -> None:
    forms = commands.add_parser("forms", help="questionnaires").add_subparsers(required=True)
    publish = _command(forms, "publish", _publish, "check an XLSForm and publish it to all laptops")
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
    _command(forms, "list", _form_list, "all versions, and what laptops begin with").add_argument(
        "form_id", nargs="?", default="", metavar="FORM_ID"
    )
    for name, retired, help in (
        ("retire", True, "begin nothing new with a version or a form; old ones still open"),
        ("unretire", False, "offer it again"),
    ):
        change = _command(forms, name, _form_retire, help)
        change.add_argument("form_id", metavar="FORM_ID")
        change.add_argument("version", nargs="?", default="", metavar="VERSION")
        change.set_defaults(retired=retired)


def _add_people_commands(commands: Commands) -> None:
    user = commands.add_parser("user", help="accounts").add_subparsers(required=True)
    add = _command(user, "add", _user_add, "make an account; asks for a password")
    add.add_argument("user")
    add.add_argument("--name", default="", help="full name")
    add.add_argument("--role", choices=accounts.ROLES, default="officer")
    add.add_argument("--municipality", action="append", default=[], metavar="CODE")
    _command(user, "list", _user_list, "all accounts")
    _command(user, "password", _user_password, "give a new password").add_argument("user")
    grant = _command(commands, "grant", _grant, "give a role in municipalities, or take it away")
    grant.add_argument("user")
    grant.add_argument("municipality", nargs="+", metavar="CODE")
    grant.add_argument("--role", choices=[*accounts.ROLES, "none"], default="officer")


def _add_device_commands(commands: Commands) -> None:
    device = commands.add_parser("device", help="laptops").add_subparsers(required=True)
    _command(device, "list", _device_list, "all laptops")
    for name, state in (("revoke", "revoked"), ("retire", "retiring"), ("activate", "active")):
        change = _command(device, name, _device_state, f"set a laptop to {state}")
        change.add_argument("code", help="its short name, such as K7")
        change.set_defaults(state=state)


def _serve(settings: Settings, chosen: argparse.Namespace) -> int:
    import uvicorn

    from rrk_central.app import create_app
    from rrk_central.questionnaires import issue_shipped

    if chosen.certificate is None and chosen.host not in {"127.0.0.1", "::1", "localhost"}:
        print("Other machines are answered over TLS only: give --certificate.", file=sys.stderr)
        return 1
    app = create_app(settings)
    office = app.state.office
    issue_shipped(office.database, office.blobs)
    collector.calm()
    uvicorn.run(
        app,
        host=chosen.host,
        port=chosen.port,
        ssl_certfile=chosen.certificate,
        ssl_keyfile=chosen.key,
        log_level="warning",
        server_header=False,
    )
    return 0


def _user_add(settings: Settings, chosen: argparse.Namespace) -> None:
    password = _ask_password()
    with _database(settings) as database, database.plain() as connection:
        user_id = accounts.add_account(connection, settings, chosen.user, password, chosen.name)
        for code in chosen.municipality:
            accounts.grant(connection, user_id, code, chosen.role)
    print(f"{chosen.user}: {chosen.role} in {', '.join(chosen.municipality) or 'no municipality'}")


def _user_list(settings: Settings, _chosen: argparse.Namespace) -> None:
    with _database(settings) as database, database.reading() as connection:
        for row in connection.execute(sa.select(ACCOUNT).order_by(ACCOUNT.c.name)):
            grants = accounts.rights_of(connection, row.id).grants
            written = ", ".join(f"{code} {role}" for code, role in sorted(grants.items()))
            print(f"{row.name:20} {row.full_name:30} {written or '-'}")


def _user_password(settings: Settings, chosen: argparse.Namespace) -> None:
    password = _ask_password()
    with _database(settings) as database, database.plain() as connection:
        accounts.set_password(connection, settings, chosen.user, password)


def _grant(settings: Settings, chosen: argparse.Namespace) -> None:
    with _database(settings) as database, database.plain() as connection:
        user_id = accounts.user_id_of(connection, chosen.user)
        for code in chosen.municipality:
            if chosen.role == "none":
                accounts.revoke_grant(connection, user_id, code)
            else:
                accounts.grant(connection, user_id, code, chosen.role)


def _device_list(settings: Settings, _chosen: argparse.Namespace) -> None:
    with _database(settings) as database, database.reading() as connection:
        for row in accounts.devices(connection):
            seen = f"{row['last_seen']:%Y-%m-%d %H:%M}" if row["last_seen"] else "never"
            print(f"{row['code']:5} {row['user']:20} {row['name']:30} {row['state']:9} {seen}")


def _device_state(settings: Settings, chosen: argparse.Namespace) -> None:
    with _database(settings) as database, database.plain() as connection:
        accounts.set_device_state(connection, chosen.code, chosen.state)


def _publish(settings: Settings, chosen: argparse.Namespace) -> int:
    from rrk_central.questionnaires import publish
    from rrk_field.forms.problems import FormError

    with _shelf(settings) as (database, blobs):
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

    with _shelf(settings) as (database, blobs):
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
    with _shelf(settings) as (database, blobs):
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


def _status(settings: Settings, _chosen: argparse.Namespace) -> None:
    with _database(settings) as database, database.reading() as connection:
        head = connection.execute(sa.select(SYNC_HEAD)).one()
        print(f"server {head.server_id}, timeline {head.epoch}, position {head.pos}")
        counts = connection.execute(
            sa.select(LEDGER.c.type, sa.func.count())
            .where(LEDGER.c.deleted.is_(False))
            .group_by(LEDGER.c.type)
            .order_by(LEDGER.c.type)
        )
        for name, count in counts:
            print(f"{name:24} {count:8}")
        for name in (CONFLICT, HELD):
            table = KINDS[name].table
            waiting = sa.select(sa.func.count()).where(table.c.status == "open")
            print(f"{name} open: {connection.execute(waiting).scalar_one()}")
        laptops = connection.execute(sa.select(sa.func.count()).select_from(DEVICE)).scalar_one()
        print(f"laptops: {laptops}")


def _restored(settings: Settings, _chosen: argparse.Namespace) -> None:
    from rrk_central.ledger import restored

    with _database(settings) as database:
        epoch = restored(database)
    print(f"New timeline {epoch}: each laptop gives back what it has at its next exchange.")


def _demo(settings: Settings, chosen: argparse.Namespace) -> None:
    from rrk_central import demo

    def tell(done: int, total: int) -> None:
        print(f"Preparing the demonstration: {done} of {total} families", flush=True)
        if chosen.port_file is not None:
            fresh = chosen.port_file.with_name("progress.new")
            fresh.write_text(f"{done} {total}")
            fresh.replace(fresh.with_suffix(""))

    if chosen.until_closed:
        threading.Thread(target=_end_with_input, daemon=True).start()
    demo.serve(settings.folder, chosen.port_file, chosen.families, cache=chosen.cache, tell=tell)


def _end_with_input() -> None:
    """End this process when whoever started it is gone, however that happened."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


@contextlib.contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


@contextlib.contextmanager
def _shelf(settings: Settings) -> "Iterator[tuple[Database, BlobStore]]":
    from rrk_central.blobs import BlobStore

    with _database(settings) as database:
        yield database, BlobStore(settings, database)


def _ask_password() -> str:
    given = os.environ.get(PASSWORD_VARIABLE)
    return given if given is not None else getpass.getpass("Password: ")


if __name__ == "__main__":
    sys.exit(main())
