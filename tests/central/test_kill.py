"""The server or its database dies in the middle of its work: what was acknowledged is there."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from rrk_central.tables import CHANGE, LEDGER, SYNC_HEAD
from rrk_field.sync.protocol import PushReply
from tests import postgres
from tests.central.client import Client, household
from tests.central.conftest import with_people
from tests.office import TestOffice, open_office
from tests.postgres import DURABLE, Postgres, running
from tests.serving import OverSocket, free_port, serving

LAPTOPS = 4
PAUSE_SECONDS = 0.05
PATIENCE_SECONDS = 120
FORGETFUL = "-c fsync=on -c synchronous_commit=off -c wal_writer_delay=2000"
"""The control: PostgreSQL says that a change is stored before it is."""


class Sender:
    """A laptop that pushes on and on; what was not answered it sends again as it was."""

    def __init__(self, office: TestOffice, port: int, batch: int) -> None:
        self._laptop = Client(office, "arta")
        self._laptop.session = office.session(OverSocket(port))
        self._batch = batch
        self.acknowledged: list[str] = []
        self.answers: Counter[int] = Counter()

    def push_until(self, ending: threading.Event) -> None:
        while not ending.is_set():
            ops = [household() for _ in range(self._batch)]
            until = time.monotonic() + PATIENCE_SECONDS
            while not self._sent(ops):
                assert time.monotonic() < until, self.answers
                ending.wait(PAUSE_SECONDS)

    def _sent(self, ops: list[dict[str, object]]) -> bool:
        try:
            reply = self._laptop.send(*ops)
        except requests.RequestException:
            self.answers[0] += 1
            return False
        self.answers[reply.status_code] += 1
        if reply.status_code != 200:
            return False
        results = PushReply.model_validate_json(reply.content).results
        assert {(one.status, one.revision) for one in results} == {("applied", 1)}
        self.acknowledged += [one.id for one in results]
        return True


def acknowledged(senders: list[Sender]) -> int:
    return sum(len(sender.acknowledged) for sender in senders)


def while_pushing(senders: list[Sender], kill: Callable[[int], bool], kills: int, each: int) -> int:
    """Kill again and again, after `each` acknowledgements more; return how often.

    `kill` tells whether that is enough already.
    """
    ending = threading.Event()
    with ThreadPoolExecutor(len(senders)) as pool:
        pushing = [pool.submit(sender.push_until, ending) for sender in senders]
        try:
            for done in range(1, kills + 1):
                wanted = acknowledged(senders) + each
                until = time.monotonic() + PATIENCE_SECONDS
                while acknowledged(senders) < wanted:
                    assert time.monotonic() < until
                    assert not any(each.done() for each in pushing)
                    time.sleep(0.002)
                if kill(done):
                    break
        finally:
            ending.set()
        for each_of in pushing:
            each_of.result()
    return done


def present(office: TestOffice) -> set[str]:
    with office.database.reading() as connection:
        return set(connection.execute(sa.select(LEDGER.c.id)).scalars())


def is_whole(office: TestOffice) -> bool:
    """Whether head, positions and history agree, and nothing is there twice."""
    with office.database.reading() as connection:
        head = connection.execute(sa.select(SYNC_HEAD.c.pos)).scalar_one()
        top = connection.execute(sa.select(sa.func.max(LEDGER.c.pos))).scalar_one()
        rows = connection.execute(sa.select(sa.func.count()).select_from(LEDGER)).scalar_one()
        lines = connection.execute(sa.select(sa.func.count()).select_from(CHANGE)).scalar_one()
    return bool(head == top == lines == rows)


@pytest.mark.parametrize(
    ("kills", "each"), [(2, 150), pytest.param(20, 1000, marks=pytest.mark.soak)]
)
def test_a_killed_server_has_every_change_that_it_acknowledged(
    tmp_path: Path, kills: int, each: int, counted: Callable[..., None]
) -> None:
    port = free_port()
    with open_office(tmp_path) as office:
        with_people(office)
        senders = [Sender(office, port, 50) for _ in range(LAPTOPS)]
        served = serving(tmp_path, port)
        [process] = served.__enter__()

        def kill_server(_done: int) -> bool:
            nonlocal served, process
            process.send_signal(signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
            served.__exit__(None, None, None)
            served = serving(tmp_path, port)
            [process] = served.__enter__()
            return False

        try:
            while_pushing(senders, kill_server, kills, each)
        finally:
            served.__exit__(None, None, None)

        assert acknowledged(senders) >= kills * each
        assert {id for sender in senders for id in sender.acknowledged} <= present(office)
        assert is_whole(office)
        counted(acknowledged=acknowledged(senders), kills=kills)


def lost_by(server: Postgres, folder: Path, *, kills: int, each: int) -> tuple[int, int, int]:
    """Kill PostgreSQL under a server process; return acknowledged, lost, and how often."""
    port = free_port()
    with (
        postgres.database(server.url) as url,
        open_office(folder, url) as office,
        serving(folder, port, database=url),
    ):
        with_people(office)
        senders = [Sender(office, port, 50) for _ in range(LAPTOPS)]
        lost: set[str] = set()

        def kill_postgres(_done: int) -> bool:
            server.kill()
            known = {id for sender in senders for id in sender.acknowledged}
            server.start()
            office.database.engine.dispose()
            lost.update(known - present(office))
            return bool(lost)

        done = while_pushing(senders, kill_postgres, kills, each)

        if not lost:
            assert {id for sender in senders for id in sender.acknowledged} <= present(office)
            assert is_whole(office)
        answers = sum((sender.answers for sender in senders), Counter[int]())
        assert set(answers) <= {0, 200, 503}
        assert answers[200] < answers.total(), "no request was under way when it was killed"
        return acknowledged(senders), len(lost), done


@pytest.mark.pg
@pytest.mark.parametrize(
    ("kills", "each"), [(3, 400), pytest.param(50, 2000, marks=pytest.mark.soak)]
)
def test_a_killed_postgresql_has_every_change_that_was_acknowledged(
    tmp_path: Path, kills: int, each: int, counted: Callable[..., None]
) -> None:
    with running(DURABLE) as server:
        count, lost, _done = lost_by(server, tmp_path, kills=kills, each=each)

    counted(acknowledged=count, kills=kills, lost=lost)
    assert count >= kills * each
    assert lost == 0


@pytest.mark.pg
def test_a_postgresql_that_promises_too_early_loses_changes(tmp_path: Path) -> None:
    """The control of the kills."""
    with running(FORGETFUL) as server:
        _count, lost, _done = lost_by(server, tmp_path, kills=10, each=100)

    assert lost > 0
