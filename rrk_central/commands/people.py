"""Accounts, what they may do, and their laptops."""

import argparse
import getpass
import os

import sqlalchemy as sa

from rrk_central import accounts
from rrk_central.commands.shared import Commands, command, open_database
from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT

PASSWORD_VARIABLE = "RRK_CENTRAL_PASSWORD"  # noqa: S105 - the name of the variable


def add_to(commands: Commands) -> None:
    """Add accounts, rights and laptops."""
    _add_people(commands)
    _add_devices(commands)


def _add_people(commands: Commands) -> None:
    user = commands.add_parser("user", help="accounts").add_subparsers(required=True)
    add = command(user, "add", _user_add, "make an account; asks for a password")
    add.add_argument("user")
    add.add_argument("--name", default="", help="full name")
    add.add_argument("--role", choices=accounts.ROLES, default="officer")
    add.add_argument("--municipality", action="append", default=[], metavar="CODE")
    command(user, "list", _user_list, "all accounts")
    command(user, "password", _user_password, "give a new password").add_argument("user")
    grant = command(commands, "grant", _grant, "give a role in municipalities, or take it away")
    grant.add_argument("user")
    grant.add_argument("municipality", nargs="+", metavar="CODE")
    grant.add_argument("--role", choices=[*accounts.ROLES, "none"], default="officer")


def _add_devices(commands: Commands) -> None:
    device = commands.add_parser("device", help="laptops").add_subparsers(required=True)
    command(device, "list", _device_list, "all laptops")
    for name, state in (("revoke", "revoked"), ("retire", "retiring"), ("activate", "active")):
        change = command(device, name, _device_state, f"set a laptop to {state}")
        change.add_argument("code", help="its short name, such as K7")
        change.set_defaults(state=state)


def _user_add(settings: Settings, chosen: argparse.Namespace) -> None:
    password = _ask_password()
    with open_database(settings) as database, database.plain() as connection:
        user_id = accounts.add_account(connection, settings, chosen.user, password, chosen.name)
        for code in chosen.municipality:
            accounts.grant(connection, user_id, code, chosen.role)
    print(f"{chosen.user}: {chosen.role} in {', '.join(chosen.municipality) or 'no municipality'}")


def _user_list(settings: Settings, _chosen: argparse.Namespace) -> None:
    with open_database(settings) as database, database.reading() as connection:
        for row in connection.execute(sa.select(ACCOUNT).order_by(ACCOUNT.c.name)):
            grants = accounts.rights_of(connection, row.id).grants
            written = ", ".join(f"{code} {role}" for code, role in sorted(grants.items()))
            print(f"{row.name:20} {row.full_name:30} {written or '-'}")


def _user_password(settings: Settings, chosen: argparse.Namespace) -> None:
    password = _ask_password()
    with open_database(settings) as database, database.plain() as connection:
        accounts.set_password(connection, settings, chosen.user, password)


def _grant(settings: Settings, chosen: argparse.Namespace) -> None:
    with open_database(settings) as database, database.plain() as connection:
        user_id = accounts.user_id_of(connection, chosen.user)
        for code in chosen.municipality:
            if chosen.role == "none":
                accounts.revoke_grant(connection, user_id, code)
            else:
                accounts.grant(connection, user_id, code, chosen.role)


def _device_list(settings: Settings, _chosen: argparse.Namespace) -> None:
    with open_database(settings) as database, database.reading() as connection:
        for row in accounts.devices(connection):
            seen = f"{row['last_seen']:%Y-%m-%d %H:%M}" if row["last_seen"] else "never"
            print(f"{row['code']:5} {row['user']:20} {row['name']:30} {row['state']:9} {seen}")


def _device_state(settings: Settings, chosen: argparse.Namespace) -> None:
    with open_database(settings) as database, database.plain() as connection:
        accounts.set_device_state(connection, chosen.code, chosen.state)


def _ask_password() -> str:
    given = os.environ.get(PASSWORD_VARIABLE)
    return given if given is not None else getpass.getpass("Password: ")
