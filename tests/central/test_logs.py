"""The server's log: enough to see what happened, and nothing of what people entered."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from rrk_central import ledger
from rrk_central.logs import FIELDS, write_lines
from tests.central.client import Client, assessment, household, introduction, patch, person
from tests.central.test_blobs import PICTURE, named, send
from tests.office import PASSWORD, TestOffice

Lines = Callable[[], list[dict[str, Any]]]
CANARIES = ("Canarović", "canary@example.org", "987654", "1201988", "a secret note")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that is logged, as the server writes it."""
    root, ours = logging.getLogger(), logging.getLogger("rrk_central")
    before = root.handlers[:], root.level, ours.level
    stream = io.StringIO()
    write_lines("debug", stream)
    yield stream
    root.handlers[:], level, own = before
    root.setLevel(level)
    ours.setLevel(own)
    logging.captureWarnings(capture=False)


@pytest.fixture
def lines(written: io.StringIO) -> Lines:
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_request_is_one_line_with_who_what_and_how_much(arta: Client, lines: Lines) -> None:
    arta.pull()
    arta.push(household(), household(phone_1=7))

    line = lines()[-1]

    assert (line["event"], line["level"], line["status"]) == ("request", "info", 200)
    assert (line["call"], line["device"]) == ("POST /v1/sync/push", arta.enrolled["device_id"])
    assert line["counts"] == {"applied": 1, "held": 1}
    assert line["bytes_in"] > 0 < line["bytes_out"]
    assert line["ms"] > 0
    assert set(line) - {"time", "level", "event"} <= FIELDS
    assert lines()[-2]["request"] != line["request"]


def test_a_path_is_told_as_its_pattern(arta: Client, lines: Lines) -> None:
    named(arta)
    send(arta, PICTURE)
    arta.call("/v1/Canarović", {})

    assert [line["call"] for line in lines()[-2:]] == ["PATCH /v1/blobs/{sha256}", "POST"]


def test_a_refusal_is_told_with_its_code(arta: Client, lines: Lines) -> None:
    arta.call("/v1/sync/push", {})

    assert (lines()[-1]["status"], lines()[-1]["code"]) == (400, "bad_request")


def test_a_fault_of_the_server_is_its_class_and_its_place(
    arta: Client, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_all: object, **_more: object) -> None:
        raise ValueError("of Canarović, a secret note")

    monkeypatch.setattr(ledger, "pull", fail)
    with pytest.raises(ValueError, match="Canarović"):
        arta.call("/v1/sync/pull", {"epoch": arta.epoch})

    line = lines()[-1]
    assert (line["level"], line["status"], line["error"]) == ("error", 500, "ValueError")
    assert line["where"][-1].endswith(" fail")


def test_nothing_that_people_entered_nor_a_secret_is_in_the_log(
    central: TestOffice, arta: Client, written: io.StringIO
) -> None:
    name, mail, phone, number, note = CANARIES
    mine = household(head_family_name=name, email=mail, phone_1=phone)
    visit = assessment(mine["id"], note=note)
    arta.push(mine, visit, person(mine["id"], family_name=name, id_value=number))
    arta.push(patch("household", mine["id"], 1, phone_1=[phone, phone * 40]))
    arta.push(patch("household", mine["id"], 0, phone_1=["0", f"{phone}1"]))
    arta.push(household(head_family_name=[name]))
    arta.call("/v1/sync/push", {"epoch": name, "ops": [{"set": {name: note}}]})
    arta.call("/v1/sync/push", raw=f'{{"{name}'.encode())
    arta.call(f"/v1/records/{name}/history?before={note}", method="GET", raw=b"")
    for user, word in ((name, note), ("arta", PASSWORD)):
        arta.call("/v1/devices", introduction(user, word, arta.keys) | {"device_name": mail})
    arta.hello(app=name)
    arta.pull()
    _let_the_database_fail(central, name)
    for library in ("sqlalchemy.engine", "uvicorn.error", "rrk_central.blobs"):
        logging.getLogger(library).warning("%s lives at %s", name, note)
        logging.getLogger(library).warning(f"{name} lives at {note}")

    text = written.getvalue()

    assert len(text.splitlines()) > 15
    for secret in (*CANARIES, PASSWORD, arta.token, "of arta", mine["id"]):
        assert secret not in text


def _let_the_database_fail(central: TestOffice, value: str) -> None:
    """What a database says about a failure names the values; the log does not."""
    try:
        with central.database.reading() as connection:
            connection.execute(sa.text("SELECT nothing FROM nowhere WHERE a = :a"), {"a": value})
    except sa.exc.DBAPIError:
        logging.getLogger("rrk_central").exception("failed")


def test_with_another_formatter_a_value_would_be_seen(written: io.StringIO) -> None:
    logging.getLogger().handlers[0].setFormatter(logging.Formatter())

    logging.getLogger("uvicorn.error").warning("%s lives here", CANARIES[0])

    assert CANARIES[0] in written.getvalue()


def test_the_level_decides_what_is_written(arta: Client, written: io.StringIO) -> None:
    write_lines("warning", written)

    arta.push(household())

    assert written.getvalue() == ""
