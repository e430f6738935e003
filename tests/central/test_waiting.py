"""A database where others are in the way: a push waits, tries again, and says when it gives up."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from rrk_central import engines
from rrk_central.tables import CHANGE, LEDGER
from tests import postgres
from tests.central.client import Client, household, patch
from tests.central.conftest import with_people
from tests.office import TestOffice, open_office

pytestmark = pytest.mark.pg
apply = sys.modules["rrk_central.ledger.apply"]
AS_IT_IS = engines._POSTGRES


@pytest.fixture
def central(
    postgres_server: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestOffice]:
    """An office on PostgreSQL that waits a twentieth of a second for a lock, not five seconds."""
    short = engines._POSTGRES.replace("lock_timeout=5000", "lock_timeout=50")
    monkeypatch.setattr(engines, "_POSTGRES", short)
    monkeypatch.setattr(engines, "WAIT_SECONDS", 1)
    with postgres.database(postgres_server) as url, open_office(tmp_path, url) as office:
        yield with_people(office)


@contextlib.contextmanager
def somebody_holds(central: TestOffice, id: str) -> Iterator[None]:
    """Another process has the record's row in a transaction that does not end."""
    engine = sa.create_engine(central.database.engine.url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.select(LEDGER.c.id).where(LEDGER.c.id == id).with_for_update())
        yield
        connection.rollback()


def revisions(central: TestOffice, id: str) -> int:
    with central.database.reading() as connection:
        count = sa.select(sa.func.count()).where(CHANGE.c.id == id)
        return int(connection.execute(count).scalar_one())


def test_a_connection_has_the_limits_that_are_promised(central: TestOffice) -> None:
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    with central.database.reading() as connection:
        found = [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names]

    assert found == ["50ms", "20s", "30s"]
    assert "lock_timeout=5000 " in AS_IT_IS


def test_a_push_that_waited_too_long_is_tried_again_and_then_told_to_come_back(
    central: TestOffice, arta: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = household(phone_1="0")
    arta.push(home)
    change = patch("household", home["id"], 1, phone_1=["0", "1"])
    tries: list[int] = []
    run = apply._Push.run

    def counted(self: Any, *all: Any, **more: Any) -> Any:
        tries.append(1)
        return run(self, *all, **more)

    monkeypatch.setattr(apply._Push, "run", counted)
    with somebody_holds(central, home["id"]):
        refused = arta.send(change)
    (result,) = arta.push(change)

    assert (refused.status_code, refused.json()["code"]) == (503, "busy")
    assert int(refused.headers["Retry-After"]) > 0
    assert (len(tries), result.status) == (apply.TRIES + 1, "applied")
    assert revisions(central, home["id"]) == 2


def test_a_push_goes_through_when_the_other_ends_meanwhile(
    central: TestOffice, arta: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = household(phone_1="0")
    arta.push(home)
    let_go = threading.Event()
    monkeypatch.setattr(apply.time, "sleep", lambda _seconds: let_go.set())
    held = threading.Event()

    def hold() -> None:
        with somebody_holds(central, home["id"]):
            held.set()
            assert let_go.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(10)
    (result,) = arta.push(patch("household", home["id"], 1, phone_1=["0", "1"]))
    other.join()

    assert result.status == "applied"


def test_where_no_connection_is_left_the_laptop_is_told_to_come_back(
    central: TestOffice, arta: Client
) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(engines.CONNECTIONS):
            stack.enter_context(central.database.engine.connect())
        refused = arta.send(household())
    (result,) = arta.push(household())

    assert (refused.status_code, refused.json()["code"]) == (503, "busy")
    assert result.status == "applied"
