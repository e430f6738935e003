"""The demonstration: invented families through the real ledger, served on this machine."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from rrk_central import demo
from rrk_central.__main__ import parser
from rrk_central.app import create_app
from rrk_central.engines import Database
from rrk_central.tables import LEDGER
from rrk_field.demo_data import invented, officer_id
from rrk_field.domain.households import Household
from tests.central.client import Client, household
from tests.office import TestOffice, wait_for_server_threads


class DemoClient(Client):
    """A laptop of one of the demonstration's people."""

    password = demo.PASSWORD


def test_a_laptop_receives_the_invented_families_by_their_own_officers(tmp_path: Path) -> None:
    settings = demo.demo_settings(tmp_path)
    app = create_app(settings)
    office = TestOffice(app, settings)
    try:
        made = demo.seed(office.office, families=3)
        again = demo.seed(office.office, families=3)
        laptop = DemoClient(office, "arta")
        laptop.pull()
        (result,) = laptop.push(household())

        families = list(invented(3))
        assert again == 0
        assert made == len(laptop.records) - sum(
            change["type"] == "held_change" for change in laptop.records.values()
        )
        for family in families:
            change = laptop.records[family.household.id]
            assert change["by"] == officer_id(family.officer)
            assert change["data"]["file_number"].endswith("-00001")
            for sha256, content in family.files.items():
                assert office.office.blobs.read(sha256) == content
        assert result.status == "applied"
        assert laptop.call("/v1/blobs/missing", method="GET", raw=b"").json() == {"sha256": []}
    finally:
        office.office.close()
        wait_for_server_threads()


@contextlib.contextmanager
def demonstration(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The command as the laptop's program starts it, once it serves, and its address."""
    port_file = folder / "port"
    command = [sys.executable, "-m", "rrk_central", "--folder", str(folder / "office"), "demo"]
    command += ["--families", "2", "--port-file", str(port_file), "--until-closed"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        try:
            until = time.monotonic() + 100
            while not port_file.exists() and process.poll() is None and time.monotonic() < until:
                time.sleep(0.05)
            yield process, f"http://127.0.0.1:{port_file.read_text()}"
        finally:
            process.kill()


def test_the_command_serves_as_soon_as_its_port_file_is_there(tmp_path: Path) -> None:
    with demonstration(tmp_path) as (_process, address):
        health = requests.get(f"{address}/v1/health", timeout=30)

        assert health.json()["status"] == "ok"


def test_a_demonstration_started_by_hand_does_not_wait_for_input() -> None:
    assert parser().parse_args(["demo"]).until_closed is False


def test_the_office_of_a_demonstration_ends_when_its_program_is_gone(tmp_path: Path) -> None:
    with demonstration(tmp_path) as (process, _address):
        assert process.poll() is None
        assert process.stdin
        process.stdin.close()

        assert process.wait(timeout=60) is not None


def content(folder: Path) -> list[tuple[str, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted((str(path.relative_to(folder)), path.read_bytes()) for path in files)


def households(folder: Path) -> int:
    database = Database(demo.demo_settings(folder).database_url)
    with database.reading() as connection:
        count = sa.select(sa.func.count()).where(LEDGER.c.type == Household.__tablename__)
        found = int(connection.execute(count).scalar_one())
    database.close()
    return found


def test_all_families_are_there_before_the_office_is_used(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    demo.prepare(tmp_path / "office", 70, tell=lambda done, total: told.append((done, total)))

    assert told == [(0, 70), (64, 70), (70, 70)]
    assert households(tmp_path / "office") == 70


def test_an_office_is_made_once_and_copied_afterwards(tmp_path: Path) -> None:
    told: list[int] = []
    cache = tmp_path / "cache"

    demo.prepare(tmp_path / "first", 2, cache)
    demo.prepare(tmp_path / "second", 2, cache, lambda done, _total: told.append(done))

    assert told == []
    assert content(tmp_path / "second") == content(tmp_path / "first")
    assert households(tmp_path / "second") == 2


def test_another_program_makes_the_office_anew_and_forgets_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    cache = tmp_path / "cache"
    demo.prepare(tmp_path / "first", 2, cache)
    monkeypatch.setattr(demo, "_edition", lambda _families: "another")

    demo.prepare(tmp_path / "second", 2, cache, lambda done, _total: told.append(done))

    assert told == [0, 2]
    assert [path.name for path in cache.iterdir()] == ["another"]


def test_a_kept_office_that_is_not_whole_is_made_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    demo.prepare(tmp_path / "first", 2, cache)
    [kept] = cache.iterdir()
    (kept / demo.DATABASE).write_bytes(b"")

    demo.prepare(tmp_path / "second", 2, cache)
    demo.prepare(tmp_path / "third", 2, cache)

    assert households(tmp_path / "second") == 2
    assert households(tmp_path / "third") == 2


def test_an_office_that_people_work_in_is_never_replaced(tmp_path: Path) -> None:
    cache, folder = tmp_path / "cache", tmp_path / "office"
    demo.prepare(tmp_path / "first", 3, cache)
    demo.prepare(folder, 2)

    demo.prepare(folder, 3, cache)

    assert households(folder) == 3
    assert content(folder) != content(tmp_path / "first")
