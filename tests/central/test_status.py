"""What those who look after the office are told, and when it counts as needing them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from rrk_central.__main__ import main
from rrk_central.overview import Overview, as_json, overview
from rrk_central.tables import DEVICE
from tests.central.client import Client, create, household, patch
from tests.central.test_blobs import NAME, PICTURE, named, send
from tests.office import TestOffice

Look = Callable[..., Overview]


@pytest.fixture
def look(central: TestOffice) -> Look:
    """Look at the office, as some days later if that is asked for."""

    def look(days: int = 0) -> Overview:
        now = datetime.now(UTC) + timedelta(days=days)
        return overview(central.settings, central.database, central.office.blobs, now)

    return look


def test_an_office_where_all_is_well_needs_nobody(arta: Client, look: Look) -> None:
    arta.hello(app="1.2.3", waiting_changes=0, waiting_photos=0)
    arta.push(household())

    found = look()

    [laptop] = found.laptops
    assert (laptop.code, laptop.officer, laptop.state) == ("A1", "arta", "active")
    assert (laptop.app, laptop.schema, laptop.changes_waiting) == ("1.2.3", 1, 0)
    assert found.records == {"household": 1}
    assert found.position > 0 < found.database_bytes
    assert (found.attention, found.common_position) == ([], None)


def test_what_waited_at_the_last_hello_is_told_less_what_came_since(
    arta: Client, look: Look
) -> None:
    before = look()
    ticket = arta.hello(waiting_changes=4, waiting_photos=3)["ticket"]
    told = look()
    named(arta)
    arta.push(household(), household(phone_1=7))
    send(arta, PICTURE)

    after = look()
    arta.hello(ticket=ticket, nonce="n", waiting_changes=1, waiting_photos=0)

    assert [one.laptops[0].changes_waiting for one in (before, told)] == [None, 4]
    assert told.laptops[0].photos_waiting == 3
    assert after.laptops[0].changes_waiting == 4 - changes_named() - 2
    assert after.laptops[0].photos_waiting == 2
    assert look().laptops[0].changes_waiting == 1


def changes_named() -> int:
    """How many changes `named` sends: a household and its photo."""
    return 2


def test_a_laptop_that_was_not_heard_of_for_two_weeks_is_named(arta: Client, look: Look) -> None:
    arta.hello()

    assert not look(days=13).attention
    assert look(days=15).attention == ["No exchange for 14 days: A1 (arta)"]


def test_a_revoked_laptop_may_stay_away(central: TestOffice, arta: Client, look: Look) -> None:
    with central.database.plain() as connection:
        connection.execute(sa.update(DEVICE).values(state="revoked"))

    assert not look(days=15).attention


def test_held_changes_and_conflicts_are_counted_by_code_and_municipality(
    arta: Client, besim: Client, look: Look
) -> None:
    mine = household(phone_1="044 0")
    arta.push(mine, household(phone_1=7), household(phone_1=8), create("nothing"))
    arta.push(patch("household", mine["id"], 1, phone_1=["044 0", "044 1"]))
    besim.push(patch("household", mine["id"], 1, phone_1=["044 0", "044 2"]))

    fresh, late = look(), look(days=8)

    assert [(one.code, one.municipality, one.count, one.late) for one in fresh.held] == [
        ("invalid", "17", 2, False),
        ("unknown_type", "#office", 1, False),
    ]
    assert [(one.code, one.municipality, one.count) for one in fresh.conflicts] == [
        ("field", "17", 1)
    ]
    assert all(one.late for one in [*late.held, *late.conflicts])
    assert fresh.attention == []
    assert len(late.attention) == 2


def test_a_file_that_never_came_or_is_gone_from_the_disk_is_counted(
    central: TestOffice, arta: Client, look: Look
) -> None:
    named(arta)

    assert (look().files_missing, look().attention) == (1, [])
    assert look(days=8).files_missing_late == 1
    send(arta, PICTURE)
    assert (look(days=8).files_missing, look().files_lost) == (0, 0)
    central.office.blobs.path(NAME).unlink()
    assert look().attention == ["1 files were received and are not on the disk: restore them"]


def test_a_laptop_that_knows_a_later_past_is_named_with_the_command_to_run(
    central: TestOffice, arta: Client, look: Look
) -> None:
    arta.push(household())
    page = arta.page()
    later = [page["head"] + 5, page["tag"][:10] + ".other"]

    reply = arta.call(
        "/v1/hello",
        {"client_time": "2026-03-02T15:01:07Z", "tags": [later, [page["head"], page["tag"]]]},
    )

    assert (reply.status_code, reply.json()["code"]) == (409, "history_differs")
    assert look().common_position == page["head"]
    [words] = look().attention
    assert f"rrk-central restored --at {page['head']}" in words
    assert "A1" in words


def test_no_family_and_no_value_is_in_what_is_told(arta: Client, look: Look) -> None:
    arta.push(
        household(head_family_name="Canarović", phone_1="044 987654"),
        household(head_family_name="Canarović", phone_1=7),
    )

    told = json.dumps(as_json(look(days=30)), ensure_ascii=False)

    assert '"invalid"' in told
    assert not any(word in told for word in ("Canarović", "987654", "of arta"))


@pytest.mark.parametrize("as_program", [False, True])
def test_the_command_ends_with_one_if_something_needs_attention(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], as_program: bool
) -> None:
    words = ["--folder", str(tmp_path), "status", *(["--json"] if as_program else [])]

    well, said = main(words), capsys.readouterr().out
    (tmp_path / "blobs").rmdir()
    (tmp_path / "blobs").write_text("no folder")
    ill, said_then = main(words), capsys.readouterr().out

    assert (well, ill) == (0, 1)
    if as_program:
        assert json.loads(said)["attention"] == []
        assert json.loads(said_then)["failing"] == ["files"]
    else:
        assert said.splitlines()[-1] == "Nothing needs attention."
        assert said_then.splitlines()[-1] == "The folder of files cannot be written (files)"
