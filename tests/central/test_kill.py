"""The server dies in the middle of its work: what it acknowledged is there afterwards."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from rrk_central.tables import CHANGE, LEDGER, SYNC_HEAD
from tests.central.client import Client, household
from tests.central.conftest import with_people
from tests.office import InProcess, TestOffice, open_office


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "rrk_central", "--folder", folder, "serve", "--port", str(port)],
        env={**os.environ, "RRK_CENTRAL_DATABASE": ""},
    )
    try:
        wait_until_healthy(process, port)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until_healthy(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(f"http://127.0.0.1:{port}/v1/health", timeout=5).ok:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


class OverSocket(InProcess):
    """The same laptop, but its requests go to a port of this machine."""

    def __init__(self, office: TestOffice, port: int) -> None:
        super().__init__(office.app)
        self._port = port

    def send(
        self, request: requests.PreparedRequest, *args: object, **kwargs: object
    ) -> requests.Response:
        assert request.url is not None
        request.url = request.url.replace("127.0.0.1", f"127.0.0.1:{self._port}", 1)
        with requests.Session() as session:
            session.trust_env = False
            return session.send(request, timeout=10)


@pytest.mark.parametrize("turn", range(2))
def test_a_killed_server_has_every_change_that_it_acknowledged(tmp_path: Path, turn: int) -> None:
    port = free_port()
    acknowledged: list[str] = []
    with open_office(tmp_path) as office:
        with_people(office)
        laptop = Client(office, "arta", None)
        adapter = OverSocket(office, port)
        laptop.session = office.session(adapter)

        def push_until_cut() -> None:
            with contextlib.suppress(requests.ConnectionError):
                while True:
                    ops = [household() for _ in range(50)]
                    for result in laptop.push(*ops):
                        assert result.status == "applied"
                        acknowledged.append(result.id)

        with serving(tmp_path, port) as process:
            pushing = threading.Thread(target=push_until_cut)
            pushing.start()
            until = time.monotonic() + 60
            while len(acknowledged) < 150 + 50 * turn and time.monotonic() < until:
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
            pushing.join()
        with serving(tmp_path, port):
            present = {change["id"] for change in laptop.pull()}

        assert len(acknowledged) >= 150
        assert set(acknowledged) <= present
        with office.database.reading() as connection:
            head = connection.execute(sa.select(SYNC_HEAD.c.pos)).scalar_one()
            top = connection.execute(sa.select(sa.func.max(LEDGER.c.pos))).scalar_one()
            lines = connection.execute(sa.select(sa.func.count()).select_from(CHANGE)).scalar_one()
        assert head == top == lines == len(present)
