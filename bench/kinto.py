"""Kinto on PostgreSQL, in an environment of its own; its client only counts what it receives."""

import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import requests

from tests import postgres
from tests.serving import free_port

PACKAGES = ("kinto[postgresql]==26.5.0", "waitress==3.0.2")
FOLDER = Path("build") / "kinto"
BATCH = 200
WORKERS = 4
SETTINGS = """
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
threads = {workers}
[app:main]
use = egg:kinto
kinto.storage_backend = kinto.core.storage.postgresql
kinto.storage_url = {url}
kinto.permission_backend = kinto.core.permission.postgresql
kinto.permission_url = {url}
kinto.cache_backend = kinto.core.cache.memory
kinto.batch_max_requests = {batch}
kinto.paginate_by = 1000
kinto.storage_max_fetch_size = 100000
kinto.userid_hmac_secret = bench
multiauth.policies = basicauth
kinto.bucket_create_principals = system.Authenticated
"""


def exchange(bodies: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the milliseconds of `push` and `pull` of all bodies."""
    with _running() as address, requests.Session() as session:
        session.trust_env = False
        session.auth = ("laptop", "laptop")
        place = f"{address}/buckets/office"
        for made in (place, f"{place}/collections/records"):
            session.put(made).raise_for_status()
        begin = time.perf_counter()
        _push(session, address, bodies)
        half = time.perf_counter()
        received = _pull(session, f"{place}/collections/records/records")
        end = time.perf_counter()
    assert received == len(bodies), f"{received} of {len(bodies)} arrived"
    return {"push": 1000 * (half - begin), "pull": 1000 * (end - half)}


def _push(session: requests.Session, address: str, bodies: Sequence[dict[str, Any]]) -> None:
    path = "/v1/buckets/office/collections/records/records/"
    for start in range(0, len(bodies), BATCH):
        some = bodies[start : start + BATCH]
        asked = [
            {"method": "PUT", "path": path + body["id"], "body": {"data": body}} for body in some
        ]
        reply = session.post(f"{address}/batch", json={"requests": asked})
        reply.raise_for_status()
        assert all(each["status"] == 201 for each in reply.json()["responses"])


def _pull(session: requests.Session, place: str) -> int:
    count, following = 0, f"{place}?_sort=last_modified"
    while following:
        reply = session.get(following)
        reply.raise_for_status()
        count += len(reply.json()["data"])
        following = reply.headers.get("Next-Page", "")
    return count


@contextlib.contextmanager
def _running() -> Iterator[str]:
    """Serve from an empty database; yield the address."""
    programs = _prepared()
    with (
        postgres.running(postgres.DURABLE) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        port = free_port()
        url = server.url.replace("postgresql+psycopg", "postgresql")
        settings = Path(folder) / "kinto.ini"
        settings.write_text(SETTINGS.format(port=port, url=url, batch=BATCH, workers=WORKERS))
        for command in ("migrate", "start"):
            asked = [programs / "kinto", command, "--ini", settings]
            process = subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if command == "migrate":
                assert process.wait() == 0, "Kinto could not make its tables"
        try:
            yield _answering(process, f"http://127.0.0.1:{port}/v1")
        finally:
            process.kill()
            process.wait()


def _answering(process: "subprocess.Popen[bytes]", address: str) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(f"{address}/__heartbeat__", timeout=5).ok:
                return address
        time.sleep(0.1)
    raise RuntimeError("Kinto did not start")


def _prepared() -> Path:
    """Return the folder of its programs; they are fetched the first time."""
    programs = FOLDER / "bin"
    if not (programs / "kinto").exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER], check=True)
        subprocess.run([programs / "pip", "install", "--quiet", *PACKAGES], check=True)
    return programs.absolute()
