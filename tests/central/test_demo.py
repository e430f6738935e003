"""The demonstration: invented families through the real ledger, served on this machine."""

import subprocess
import sys
import time
from pathlib import Path

import requests

from rrk_central import demo
from rrk_central.app import create_app
from rrk_field.demo_data import invented, officer_id
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


def test_the_command_serves_as_soon_as_its_port_file_is_there(tmp_path: Path) -> None:
    port_file = tmp_path / "port"
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "rrk_central",
            "--folder",
            tmp_path / "office",
            "demo",
            "--families",
            "2",
            "--port-file",
            port_file,
        ]
    )
    try:
        until = time.monotonic() + 100
        while not port_file.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        address = f"http://127.0.0.1:{port_file.read_text()}/v1/health"
        assert requests.get(address, timeout=30).json()["status"] == "ok"
    finally:
        process.kill()
        process.wait()
