"""An office of invented families on one's own machine, for demonstrations and tests."""

import socket
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from rrk_central import accounts
from rrk_central.accounts import everything
from rrk_central.api import Office
from rrk_central.app import create_app
from rrk_central.ledger import OFFICE_CALLER, apply, creation
from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT, LEDGER
from rrk_field.demo_data import (
    MUNICIPALITY_CODES,
    OFFICER_NAMES,
    invented,
    officer_id,
    phases,
    settlements,
)
from rrk_field.domain.households import Household
from rrk_field.domain.record import Record

PASSWORD: Final = "rrk field demonstration"  # noqa: S105 - of invented accounts, on this machine
COORDINATOR: Final = "milena"
FAMILIES: Final = 262
_AT_ONCE = 64


def demo_settings(folder: Path) -> Settings:
    """Return the settings of a demonstration in `folder`; passwords are cheap to check."""
    return Settings(f"sqlite:///{folder / 'central.db'}", folder, 1024, 1, free_bytes=0)


def seed(office: Office, families: int = FAMILIES) -> int:
    """Fill an office with invented people; return the number of records made.

    What is there already is left as it is, so that an interrupted filling goes on.
    """
    _add_accounts(office)
    with office.database.reading() as connection:
        known = set(connection.execute(sa.select(LEDGER.c.id)).scalars())
        households = sa.select(sa.func.count()).where(LEDGER.c.type == Household.__tablename__)
        count = connection.execute(households).scalar_one()
    made = _enter(office, [one for one in [*phases(), *settlements()] if one.id not in known])
    if count >= families:
        return made
    source = (family for family in invented(families) if family.household.id not in known)
    while some := list(islice(source, _AT_ONCE)):
        office.blobs.put(*(content for family in some for content in family.files.values()))
        made += _enter(office, [record for family in some for record in family.records()])
    return made


def serve(folder: Path, port_file: Path | None = None, families: int = FAMILIES) -> None:
    """Serve an office of invented families on this machine alone, until stopped.

    The port stands in `port_file` as soon as all of them are there and requests are answered.
    """
    import uvicorn

    app = create_app(demo_settings(folder))
    seed(app.state.office, families)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        if port_file is not None:
            fresh = port_file.with_suffix(".new")
            fresh.write_text(str(listening.getsockname()[1]))
            fresh.replace(port_file)
        uvicorn.Server(config).run(sockets=[listening])


def _add_accounts(office: Office) -> None:
    with office.database.plain() as connection:
        if connection.execute(sa.select(ACCOUNT.c.id)).first() is not None:
            return
        for name, full_name in OFFICER_NAMES.items():
            role = "coordinator" if name == COORDINATOR else "officer"
            user_id = accounts.add_account(
                connection, office.settings, name, PASSWORD, full_name, officer_id(name)
            )
            for code in MUNICIPALITY_CODES:
                accounts.grant(connection, user_id, code, role)


def _enter(office: Office, records: Sequence[Record]) -> int:
    if not records:
        return 0
    ops = [creation(record) for record in records]
    authors = {op.op_id: record.created_by for op, record in zip(ops, records, strict=True)}
    reply = apply(office.database, ops, OFFICE_CALLER, rights=everything(), authors=authors)
    held = [result for result in reply.results if result.status != "applied"]
    if held:
        raise RuntimeError(f"{len(held)} invented records were not taken: {held[0].detail}")
    return len(ops)
