"""Real server processes, and a line to them over real sockets."""

import contextlib
import itertools
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from tests.office import ADDRESS

SECONDS = 60
Process = subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def begin_serving(folder: Path, port: int, database: str = "") -> Process:
    """Start `rrk-central serve`; what it has to say goes into `folder`/log."""
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "rrk_central", "--folder", folder, "serve", "--port", str(port)],
            env={**os.environ, "RRK_CENTRAL_DATABASE": database},
            stdout=log,
            stderr=log,
        )


@contextlib.contextmanager
def serving(folder: Path, *ports: int, database: str = "") -> Iterator[list[Process]]:
    """Run a server on each port, all of one office; they are killed in the end."""
    processes = [begin_serving(folder, port, database) for port in ports]
    try:
        for process, port in zip(processes, ports, strict=True):
            wait_until_healthy(process, port)
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def wait_until_healthy(process: Process, port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(f"{ADDRESS}:{port}/v1/health", timeout=5).ok:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


class OverSocket(HTTPAdapter):
    """Requests to `ADDRESS` go to ports of this machine, to each in its turn."""

    def __init__(self, *ports: int, seconds: float = 20) -> None:
        super().__init__()
        self._ports = itertools.cycle(ports)
        self._seconds = seconds

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        assert request.url is not None
        request.url = request.url.replace(ADDRESS, f"{ADDRESS}:{next(self._ports)}", 1)
        kwargs["timeout"] = kwargs.get("timeout") or self._seconds
        return super().send(request, *args, **kwargs)
