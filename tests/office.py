"""The central server inside the test process: the real client, the real server, no socket."""

import asyncio
import atexit
import contextlib
import functools
import io
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import requests
import sqlalchemy as sa
import trustme
import uvicorn
from fastapi import FastAPI
from requests.adapters import HTTPAdapter
from starlette.requests import ClientDisconnect
from urllib3 import HTTPResponse

from rrk_central import accounts, ledger
from rrk_central.api import Office
from rrk_central.app import create_app
from rrk_central.engines import Database, open_engine
from rrk_central.migrations import upgrade
from rrk_central.settings import Settings

Fault = Callable[[requests.PreparedRequest], bool]
Cut = Callable[[requests.PreparedRequest], int | None]
PASSWORD = "a long and quiet evening"
ADDRESS = "http://127.0.0.1"


def never(request: requests.PreparedRequest) -> bool:
    return False


def as_it_is(request: requests.PreparedRequest, body: bytes) -> bytes:
    return body


def whole(request: requests.PreparedRequest) -> int | None:
    return None


class InProcess(HTTPAdapter):
    """Hand each request to an ASGI app instead of a socket.

    `lose_request` chooses requests that never arrive, `lose_reply` those that are handled
    but never answered. `cut_request` and `cut_reply` choose after how many bytes of the body the
    line breaks, None for a whole one. `before_reply` is called when the server has answered and
    the laptop does not know yet. `count` is the number of requests that arrived. An exception in
    the server reaches the test, unless `raise_server_exceptions` is false: then it is a 500.
    """

    def __init__(self, app: FastAPI, *, raise_server_exceptions: bool = True) -> None:
        super().__init__()
        self._app = app
        self._raise = raise_server_exceptions
        self.lose_request: Fault = never
        self.lose_reply: Fault = never
        self.cut_request: Cut = whole
        self.cut_reply: Cut = whole
        self.change_reply: Callable[[requests.PreparedRequest, bytes], bytes] = as_it_is
        self.before_reply: Callable[[requests.PreparedRequest], object] = never
        self.count = 0

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        if self.lose_request(request):
            raise requests.ConnectTimeout(request=request)
        self.count += 1
        if (arrives := self.cut_request(request)) is not None:
            with contextlib.suppress(ClientDisconnect):
                asyncio.run(self._answer(request, arrives))
            raise requests.ConnectionError(request=request)
        status, headers, body = asyncio.run(self._answer(request))
        self.before_reply(request)
        if self.lose_reply(request):
            raise requests.ReadTimeout(request=request)
        answer = HTTPResponse(
            io.BytesIO(self.change_reply(request, body)[: self.cut_reply(request)]),
            dict(headers),
            status,
            preload_content=False,
            request_method=request.method,
        )
        return self.build_response(request, answer)

    async def _answer(
        self, request: requests.PreparedRequest, arrives: int | None = None
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        content = iter([_content(request.body)[:arrives]])
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            if arrives is not None:
                part = next(content, None)
                if part is None:
                    return {"type": "http.disconnect"}
                return {"type": "http.request", "body": part, "more_body": True}
            return {"type": "http.request", "body": next(content, b""), "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        try:
            await self._app(_scope(request), receive, send)
        except Exception:
            if self._raise or not sent:
                raise
        headers = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return sent[0]["status"], headers, body

    def close(self) -> None:
        """Nothing is open between two requests."""


def _content(body: Any) -> bytes:
    if body is None or isinstance(body, bytes):
        return body or b""
    return body.encode() if isinstance(body, str) else b"".join(body)


def _scope(request: requests.PreparedRequest) -> dict[str, Any]:
    path, _, query = request.path_url.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(k.lower().encode(), _encoded(v)) for k, v in request.headers.items()],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 80),
    }


def _encoded(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("latin-1")


@dataclass
class TestOffice:
    """An office with accounts; laptops reach it through `session()`."""

    __test__ = False

    app: FastAPI
    settings: Settings

    @property
    def office(self) -> Office:
        found: Office = self.app.state.office
        return found

    @property
    def database(self) -> Database:
        return self.office.database

    def add_user(self, name: str, role: str = "officer", *municipalities: str) -> str:
        """Make an account with `PASSWORD` and a grant in each municipality; return its id."""
        with self.database.plain() as connection:
            user_id = accounts.add_account(connection, self.settings, name, PASSWORD)
            for code in municipalities:
                accounts.grant(connection, user_id, code, role)
        return user_id

    def grant(self, user_id: str, municipality: str, role: str = "officer") -> None:
        with self.database.plain() as connection:
            accounts.grant(connection, user_id, municipality, role)

    def revoke(self, user_id: str, municipality: str) -> None:
        with self.database.plain() as connection:
            accounts.revoke_grant(connection, user_id, municipality)

    def adapter(self, *, raise_server_exceptions: bool = True) -> InProcess:
        return InProcess(self.app, raise_server_exceptions=raise_server_exceptions)

    def session(self, adapter: HTTPAdapter | None = None) -> requests.Session:
        """Return a session whose requests to `ADDRESS` reach this office."""
        session = requests.Session()
        session.trust_env = False
        session.mount(ADDRESS, adapter or self.adapter())
        return session


class Backup:
    """A copy of an office's database, and the way back to it."""

    def __init__(self, office: TestOffice, copy: Path) -> None:
        self._office, self._copy = office, copy
        self._file = office.settings.folder / "central.db"

    def keep(self) -> None:
        """Copy the database as it is."""
        if self._office.database.postgres:
            self._copy_database(self._name, f"{self._name}_kept")
            return
        with self._office.database.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
        shutil.copy(self._file, self._copy)

    def put_back(self, *, announced: bool = True) -> None:
        """Put the copy back, and begin a new timeline unless nobody gave the command."""
        self._office.database.close()
        if self._office.database.postgres:
            self._copy_database(f"{self._name}_kept", self._name)
        else:
            for beside in ("-wal", "-shm"):
                self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
            shutil.copy(self._copy, self._file)
        if announced:
            ledger.restored(self._office.database)

    def throw_away(self) -> None:
        """Drop the copy, where it is a database."""
        if self._office.database.postgres:
            self._run(f"DROP DATABASE IF EXISTS {self._name}_kept WITH (FORCE)")

    @property
    def _name(self) -> str:
        return str(self._office.database.engine.url.database)

    def _copy_database(self, source: str, target: str) -> None:
        self._office.database.close()
        self._run(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)")
        self._run(f"CREATE DATABASE {target} TEMPLATE {source}")

    def _run(self, statement: str) -> None:
        url = self._office.database.engine.url.set(database="postgres")
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)


@functools.cache
def _empty_file() -> Path:
    """A database with tables and no rows, made once: migrating takes half a second."""
    folder = Path(tempfile.mkdtemp(prefix="rrk-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@contextlib.contextmanager
def open_office(folder: Path, url: str | None = None) -> Iterator[TestOffice]:
    """An empty office on SQLite in `folder`, or on the database `url`."""
    if url is None:
        shutil.copy(_empty_file(), folder / "central.db")
    settings = Settings(
        url or f"sqlite:///{folder / 'central.db'}",
        folder,
        password_memory_kib=64,
        password_rounds=1,
        free_bytes=1 << 20,
        numbers_ahead=0,
    )
    app = create_app(settings)
    try:
        yield TestOffice(app, settings)
    finally:
        app.state.office.close()
        wait_for_server_threads()


def wait_for_server_threads() -> None:
    """Wait for the threads in which the test client runs a server's calls."""
    for thread in threading.enumerate():
        if thread.name.startswith("AnyIO"):
            thread.join(10)


@contextlib.contextmanager
def over_tls(office: TestOffice, folder: Path) -> Iterator[str]:
    """Serve an office on a real socket; yield its address. `authority.pem` lies in `folder`."""
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
        str(folder / "server.pem")
    )
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    with over_socket(office, folder / "server.pem") as port:
        yield f"https://127.0.0.1:{port}"


@contextlib.contextmanager
def over_socket(office: TestOffice, certificate: Path | None = None) -> Iterator[int]:
    """Serve an office on a real socket; yield its port."""
    server = uvicorn.Server(
        uvicorn.Config(
            office.app,
            ssl_certfile=certificate,
            lifespan="off",
            log_config=None,
            log_level="warning",
            timeout_graceful_shutdown=2,
        )
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    """An empty office on SQLite."""
    folder = tmp_path / "office"
    folder.mkdir()
    with open_office(folder) as opened:
        yield opened
