"""An office of invented families on one's own machine, for demonstrations and tests."""

import contextlib
import gc
import hashlib
import os
import shutil
import socket
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

import rrk_central
import rrk_field.demo_data
import rrk_field.domain
import rrk_field.forms
from rrk_central import accounts
from rrk_central.accounts import everything
from rrk_central.api import Office
from rrk_central.app import create_app
from rrk_central.engines import Database
from rrk_central.ledger import OFFICE_CALLER, apply, creation
from rrk_central.logs import write_lines
from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT, LEDGER
from rrk_field import collector
from rrk_field.demo_data import (
    MUNICIPALITY_CODES,
    OFFICER_NAMES,
    invented,
    officer_id,
    phases,
    registers,
    settlements,
)
from rrk_field.domain.households import Household
from rrk_field.domain.record import Record
from rrk_field.settings import asset

PASSWORD: Final = "rrk field demonstration"  # noqa: S105 - of invented accounts, on this machine
COORDINATOR: Final = "milena"
FAMILIES: Final = 262
DATABASE: Final = "central.db"
_AT_ONCE = 64

Tell = Callable[[int, int], None]
"""Is told how many families of how many are there."""


def demo_settings(folder: Path) -> Settings:
    """Return the settings of a demonstration in `folder`; passwords are cheap to check."""
    return Settings(f"sqlite:///{folder / DATABASE}", folder, 1024, 1, free_bytes=0)


def seed(office: Office, families: int = FAMILIES, tell: Tell = lambda _done, _total: None) -> int:
    """Fill an office with invented people; return the number of records made.

    What is there already is left as it is, so that an interrupted filling goes on.
    """
    tell(0, families)
    _add_accounts(office)
    with office.database.reading() as connection:
        known = set(connection.execute(sa.select(LEDGER.c.id)).scalars())
        households = sa.select(sa.func.count()).where(LEDGER.c.type == Household.__tablename__)
        count = connection.execute(households).scalar_one()
    made = _enter(office, [one for one in [*phases(), *settlements()] if one.id not in known])
    made += _add_registers(office, known)
    if count >= families:
        return made
    source = (family for family in invented(families) if family.household.id not in known)
    stored: set[str] = set()
    while some := list(islice(source, _AT_ONCE)):
        files = {name: content for family in some for name, content in family.files.items()}
        office.blobs.put(*(files[name] for name in files.keys() - stored))
        stored |= files.keys()
        made += _enter(office, [record for family in some for record in family.records()])
        count += len(some)
        tell(count, families)
    return made


def prepare(
    folder: Path,
    families: int = FAMILIES,
    cache: Path | None = None,
    tell: Tell = lambda _done, _total: None,
) -> None:
    """Make an office of invented families in `folder`, all of which are there afterwards.

    `cache` keeps a copy for the next time, as long as the program stays the same. An office that
    is there already is only completed.
    """
    if (folder / DATABASE).exists():
        _fill(folder, families, tell, hasty=False)
        return
    kept = cache and cache / _edition(families)
    if kept is None or not _copy(kept, folder):
        _fill(folder, families, tell, hasty=True)
        if kept is not None:
            _keep(folder, kept)


def serve(
    folder: Path,
    port_file: Path | None = None,
    families: int = FAMILIES,
    *,
    cache: Path | None = None,
    tell: Tell = lambda _done, _total: None,
) -> None:
    """Serve an office of invented families on this machine alone, until stopped.

    The port stands in `port_file` as soon as all of them are there and requests are answered.
    """
    import uvicorn

    prepare(folder, families, cache, tell)
    app = create_app(demo_settings(folder))
    collector.calm()
    write_lines("warning")
    config = uvicorn.Config(app, log_config=None, access_log=False)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        if port_file is not None:
            fresh = port_file.with_suffix(".new")
            fresh.write_text(str(listening.getsockname()[1]))
            fresh.replace(port_file)
        uvicorn.Server(config).run(sockets=[listening])


def _fill(folder: Path, families: int, tell: Tell, *, hasty: bool) -> None:
    """Seed; in haste without waiting for the disk, as an office cut off then is made anew."""
    settings = demo_settings(folder)
    database = Database(settings.database_url)
    if hasty:
        database.close()  # the next connection is a hasty one
        sa.event.listen(database.engine, "connect", _hurry)
    with contextlib.closing(Office(settings, database)) as office, _without_collecting():
        seed(office, families, tell)


def _hurry(connection: DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous = OFF")


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """While families are made there is no garbage; looking for it takes a seventh of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _edition(families: int) -> str:
    """Return a name that changes with whatever the office is made by."""
    digest = hashlib.sha256(str(families).encode())
    made = list(asset("resources/made/forms").rglob("*.xml"))
    for package in (rrk_central, rrk_field.demo_data, rrk_field.domain, rrk_field.forms):
        made += Path(package.__path__[0]).rglob("*.py")
    for path in sorted(made):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _copy(kept: Path, folder: Path) -> bool:
    """Copy an office that was kept; False if there is none, or not a whole one."""
    try:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        return (folder / DATABASE).stat().st_size > 0
    except OSError:
        return False


def _keep(folder: Path, kept: Path) -> None:
    """Keep a copy in place of those of older programs; without it the demonstration works too."""
    fresh = kept.with_name(f"new-{os.getpid()}")
    with contextlib.suppress(OSError):
        shutil.copytree(folder, fresh)
        with (fresh / DATABASE).open("rb+") as database:
            os.fsync(database.fileno())
        for older in kept.parent.iterdir():
            if older != fresh:
                shutil.rmtree(older, ignore_errors=True)
        fresh.replace(kept)
    shutil.rmtree(fresh, ignore_errors=True)


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


def _add_registers(office: Office, known: Collection[str]) -> int:
    """Projects with their surveys, and visits."""
    found = registers()
    fresh = [one for one in found.records if one.id not in known]
    if fresh:
        office.blobs.put(*found.files.values())
    return _enter(office, fresh)


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
