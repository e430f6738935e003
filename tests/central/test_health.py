"""Whether the server can do its work: told to whoever asks, without saying what is wrong."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from rrk_central.health import FRESH_SECONDS, Health, failing
from rrk_central.logs import JsonLines
from tests.office import ADDRESS, TestOffice


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger("rrk_central").addHandler(handler)
    yield stream
    logging.getLogger("rrk_central").removeHandler(handler)


def wrong_with(central: TestOffice, free_bytes: int = 1) -> list[str]:
    office = central.office
    settings = replace(office.settings, free_bytes=free_bytes)
    return failing(settings, office.database, office.blobs)


def test_a_server_that_is_well_says_so(central: TestOffice) -> None:
    reply = central.session().get(f"{ADDRESS}/v1/health")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok", "protocol": 1})


def test_a_full_disk_is_found(central: TestOffice) -> None:
    assert wrong_with(central) == []
    assert wrong_with(central, free_bytes=1 << 60) == ["disk"]


def test_tables_of_another_program_are_found(central: TestOffice) -> None:
    with central.database.plain() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0000'"))

    assert wrong_with(central) == ["schema"]


def test_a_folder_of_files_that_cannot_be_written_is_found(central: TestOffice) -> None:
    (central.settings.folder / "blobs").write_text("no folder")

    assert wrong_with(central) == ["files"]


def test_a_database_without_its_tables_is_found(central: TestOffice) -> None:
    with central.database.plain() as connection:
        connection.execute(sa.text("DROP TABLE sync_head"))

    assert "database" in wrong_with(central)


def test_strangers_are_told_that_something_is_wrong_and_the_log_what(
    central: TestOffice, log: io.StringIO
) -> None:
    (central.settings.folder / "blobs").write_text("no folder")

    reply = central.session().get(f"{ADDRESS}/v1/health")

    assert (reply.status_code, reply.json()) == (503, {"status": "failing", "protocol": 1})
    assert json.loads(log.getvalue())["checks"] == ["files"]


def test_however_often_strangers_ask_it_is_looked_at_once_in_some_seconds() -> None:
    looked, now = [0], [100.0]

    def look() -> list[str]:
        looked[0] += 1
        return []

    health = Health(look, lambda: now[0])
    for _ in range(50):
        health.failing()
    once = looked[0]
    now[0] += FRESH_SECONDS
    health.failing()

    assert (once, looked[0]) == (1, 2)
