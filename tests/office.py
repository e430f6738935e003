"""The central server inside the test process: the real client, the real server, no socket."""

import atexit
import contextlib
import functools
import io
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from fastapi import FastAPI
from fastapi.testclient import TestClient
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from rrk_central import accounts
from rrk_central.api import Office
from rrk_central.app import create_app
from rrk_central.engines import Database, open_engine
from rrk_central.migrations import upgrade
from rrk_central.settings import Settings

Fault = Callable[[requests.PreparedRequest], bool]
TRANSPORT_HEADERS = {"content-encoding", "content-length", "transfer-encoding"}
PASSWORD = "a long and quiet evening"
ADDRESS = "http://127.0.0.1"


def never(request: requests.PreparedRequest) -> bool:
    return False


class InProcess(HTTPAdapter):
    """Hand each request to an ASGI app instead of a socket.

    `lose_request` chooses requests that never arrive, `lose_reply` those that are handled
    but never answered. `before_reply` is called when the server has answered and the laptop
    does not know yet. `count` is the number of requests that arrived.
    """

    def __init__(self, app: FastAPI, *, raise_server_exceptions: bool = True) -> None:
        super().__init__()
        self._server = TestClient(app, raise_server_exceptions=raise_server_exceptions)
        self.lose_request: Fault = never
        self.lose_reply: Fault = never
        self.before_reply: Callable[[requests.PreparedRequest], object] = never
        self.count = 0

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        if self.lose_request(request):
            raise requests.ConnectTimeout(request=request)
        self.count += 1
        message: dict[str, Any] = {"headers": request.headers, "content": request.body}
        reply = self._server.request(
            request.method or "GET", request.path_url, **message, follow_redirects=False
        )
        self.before_reply(request)
        if self.lose_reply(request):
            raise requests.ReadTimeout(request=request)
        headers = {k: v for k, v in reply.headers.items() if k not in TRANSPORT_HEADERS}
        body = io.BytesIO(reply.content)  # the test client has already unpacked gzip
        answer = HTTPResponse(body, headers, reply.status_code, preload_content=False)
        return self.build_response(request, answer)

    def close(self) -> None:
        self._server.close()


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

    def session(self, adapter: InProcess | None = None) -> requests.Session:
        """Return a session whose requests to `ADDRESS` reach this office."""
        session = requests.Session()
        session.trust_env = False
        session.mount(ADDRESS, adapter or self.adapter())
        return session


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


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    """An empty office on SQLite."""
    folder = tmp_path / "office"
    folder.mkdir()
    with open_office(folder) as opened:
        yield opened
