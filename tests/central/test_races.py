"""Several at once: no reader misses a row, no edit is lost, no child is left behind."""

import itertools
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from rrk_central import ledger
from rrk_central.accounts import Caller, next_ticket, user_id_of
from rrk_central.engines import Database
from rrk_central.ledger import writing
from rrk_central.ledger.kinds import KINDS
from rrk_central.tables import CHANGE, DEVICE, LEDGER, SYNC_HEAD
from rrk_field.sync.protocol import PullRequest, PushReply, Result
from tests import postgres
from tests.central.client import Client, Json, as_op, create, household, patch, person
from tests.central.conftest import with_people
from tests.office import TestOffice, open_office

WRITERS = 6


class Writer:
    """A laptop that speaks to the ledger without HTTP."""

    def __init__(self, office: TestOffice, user: str, device: str) -> None:
        self.office = office
        with office.database.reading() as connection:
            user_id = user_id_of(connection, user)
            self.epoch = connection.execute(sa.select(SYNC_HEAD.c.epoch)).scalar_one()
        self.caller = Caller(device, user_id, user, "active", device)

    def push(self, *ops: dict[str, Json]) -> list[Result]:
        reply: PushReply = ledger.apply(
            self.office.database, [as_op(each) for each in ops], self.caller
        )
        return reply.results

    def pull(self, cursors: dict[str, tuple[int, str]]) -> dict[str, Any]:
        asked = PullRequest(epoch=self.epoch, cursors=cursors, limit=50)
        found: dict[str, Any] = json.loads(ledger.pull(self.office.database, asked, self.caller))
        return found

    def received(self, cursors: dict[str, tuple[int, str]]) -> list[str]:
        """Read to the head once; `cursors` move on."""
        ids = []
        while True:
            page = self.pull(cursors)
            views = {scope["key"]: scope["view"] for scope in page["scopes"]}
            cursors.update({key: (pos, views[key]) for key, pos in page["cursors"].items()})
            ids += [change["id"] for change in page["changes"]]
            if not page["more"]:
                return ids


@pytest.fixture
def on_postgres(tmp_path: Path, postgres_server: str) -> Iterator[TestOffice]:
    with postgres.database(postgres_server) as url, open_office(tmp_path, url) as office:
        yield with_people(office)


def in_parallel(*works: Callable[[], object]) -> None:
    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(work) for work in works]:
            done.result()


def missed(office: TestOffice, batches: int, size: int) -> tuple[int, set[str]]:
    """Let writers write beside a reader; return how many rows, and those he never got.

    Nothing may come twice: nobody changes a row again.
    """
    writers = [Writer(office, "arta", f"d{number}") for number in range(WRITERS)]
    sent: list[list[str]] = [[] for _ in writers]
    finished = threading.Event()
    seen: Counter[str] = Counter()

    def write(number: int) -> None:
        for _ in range(batches):
            ops = [household() for _ in range(size)]
            statuses = {result.status for result in writers[number].push(*ops)}
            assert statuses == {"applied"}
            sent[number] += [each["id"] for each in ops]

    def read() -> None:
        cursors: dict[str, tuple[int, str]] = {}
        reader = Writer(office, "besim", "reader")
        while not finished.is_set():
            seen.update(reader.received(cursors))
        seen.update(reader.received(cursors))

    reading = threading.Thread(target=read)
    reading.start()
    try:
        in_parallel(*[partial(write, number) for number in range(WRITERS)])
    finally:
        finished.set()
        reading.join()
    expected = {id for ids in sent for id in ids}
    assert set(seen) <= expected
    assert set(seen.values()) == {1}
    return len(expected), expected - set(seen)


@pytest.mark.parametrize(
    ("batches", "size"), [(10, 10), pytest.param(167, 100, marks=pytest.mark.soak)]
)
def test_a_reader_beside_several_writers_receives_every_row_once(
    central: TestOffice, batches: int, size: int, counted: Callable[..., None]
) -> None:
    rows, never_seen = missed(central, batches, size)

    counted(rows=rows, missed=len(never_seen))
    assert rows == WRITERS * batches * size
    assert never_seen == set()


def test_a_reader_misses_rows_whose_positions_were_taken_before_their_turn(
    central: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the number, or the time, of the moment in which a request arrived."""
    numbers, mine = itertools.count(1), threading.local()
    really_write, really_open = ledger.apply.__globals__["write"], Database.writing

    def writing(self: Database, lock: str) -> Any:
        mine.first = 1000 * next(numbers)
        return really_open(self, lock)

    def write(batch: Any) -> Any:
        told = really_write(batch)
        for number, id in enumerate(batch.changed, start=mine.first):
            batch.connection.execute(sa.update(LEDGER).where(LEDGER.c.id == id).values(pos=number))
        last = mine.first + len(batch.changed) - 1
        highest = sa.case((SYNC_HEAD.c.pos < last, last), else_=SYNC_HEAD.c.pos)
        batch.connection.execute(sa.update(SYNC_HEAD).values(pos=highest))
        return told

    monkeypatch.setattr(Database, "writing", writing)
    monkeypatch.setitem(ledger.apply.__globals__, "write", write)

    lost: set[str] = set()
    for _ in range(5):
        lost |= missed(central, 10, 10)[1]
        if lost:
            break
    assert lost


def test_a_writer_that_stays_open_while_another_commits_is_not_missed(
    central: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Writer(central, "arta", "d1"), Writer(central, "besim", "d2")
    slow, quick = (create("settlement", municipality_code="17") for _ in range(2))
    reached, go_on = threading.Event(), threading.Event()
    really = writing._write_rows

    def wait_a_moment(batch: Any) -> None:
        really(batch)
        if batch.caller.device_id == "d1":
            reached.set()
            go_on.wait(5)

    monkeypatch.setattr(writing, "_write_rows", wait_a_moment)
    cursors: dict[str, tuple[int, str]] = {}
    opened = threading.Thread(target=lambda: first.push(slow))
    opened.start()
    assert reached.wait(10)
    other = threading.Thread(target=lambda: second.push(quick))
    other.start()
    if central.database.postgres:  # the other engine lets one writer in at a time
        other.join(4)
    in_between = second.received(cursors)
    go_on.set()
    opened.join()
    other.join()

    assert in_between == ([quick["id"]] if central.database.postgres else [])
    assert sorted([*in_between, *second.received(cursors)]) == sorted([slow["id"], quick["id"]])


@pytest.mark.pg
def test_the_same_with_a_number_taken_at_writing_loses_the_row(postgres_server: str) -> None:
    """The control: the cursor that most programs have."""
    with postgres.database(postgres_server) as url:
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE line(n bigserial PRIMARY KEY, name text)")
        with engine.connect() as slow, engine.connect() as reader:
            slow.exec_driver_sql("INSERT INTO line(name) VALUES('slow')")
            with engine.begin() as quick:
                quick.exec_driver_sql("INSERT INTO line(name) VALUES('quick')")
            page = reader.exec_driver_sql("SELECT n, name FROM line WHERE n > 0").all()
            slow.commit()
            reader.rollback()
            cursor = max(row.n for row in page)
            rest = reader.exec_driver_sql(f"SELECT name FROM line WHERE n > {cursor}").all()
        engine.dispose()

    assert [row.name for row in page] == ["quick"]
    assert rest == []


@pytest.mark.parametrize("turns", [8, pytest.param(250, marks=pytest.mark.soak)])
def test_racing_edits_of_one_household_lose_nothing(
    central: TestOffice, turns: int, counted: Callable[..., None]
) -> None:
    made = household(phone_1="0")
    Writer(central, "arta", "d0").push(made)
    results: list[Result] = []
    values: list[str] = []

    def edit(number: int) -> None:
        writer = Writer(central, "arta" if number % 2 else "besim", f"d{number}")
        for turn in range(turns):
            value = f"{number}-{turn}"
            values.append(value)
            (result,) = writer.push(patch("household", made["id"], 1, phone_1=["0", value]))
            results.append(result)

    in_parallel(*[partial(edit, number) for number in range(1, 5)])

    counts = Counter(result.status for result in results)
    counted(edits=counts)
    assert counts == {"applied": 1, "conflict": 4 * turns - 1}
    with central.database.reading() as connection:
        table = KINDS["conflict"].table
        kept = [
            row["phone_1"]["mine"]
            for row in connection.execute(sa.select(table.c.fields)).scalars()
        ]
        final = connection.execute(sa.select(KINDS["household"].table.c.phone_1)).scalar_one()
    assert sorted([*kept, final]) == sorted(values)


def test_racing_edits_of_different_fields_are_all_merged(central: TestOffice) -> None:
    made = household()
    Writer(central, "arta", "d0").push(made)
    fields = ["phone_1", "phone_2", "email", "contact_person"]

    def edit(name: str) -> None:
        Writer(central, "arta", name).push(
            patch("household", made["id"], 1, **{name: [None, name]})
        )

    in_parallel(*[partial(edit, name) for name in fields])

    with central.database.reading() as connection:
        row = connection.execute(sa.select(KINDS["household"].table)).mappings().one()
        revisions = (
            connection.execute(sa.select(CHANGE.c.revision).order_by(CHANGE.c.revision))
            .scalars()
            .all()
        )
    assert [row[name] for name in fields] == fields
    assert list(revisions) == [1, 2, 3, 4, 5]


def test_the_same_request_sent_twice_at_once_is_applied_once(central: TestOffice) -> None:
    ops = [household() for _ in range(10)]
    writer = Writer(central, "arta", "d1")
    answers: list[list[Result]] = []

    in_parallel(*[lambda: answers.append(writer.push(*ops))] * 3)

    assert answers[0] == answers[1] == answers[2]
    assert sorted(result.assigned["file_number"] for result in answers[0]) == [
        f"PEJ-{number:05}" for number in range(1, 11)
    ]
    with central.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(CHANGE)).scalar() == 10


@pytest.mark.pg
@pytest.mark.parametrize("locked", [True, False], ids=["root locked", "control"])
def test_a_child_created_while_its_household_moves_goes_along(
    on_postgres: TestOffice, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    parent = household()
    officer, office = Writer(on_postgres, "arta", "d1"), Writer(on_postgres, "milena", "d2")
    officer.push(parent)
    child = person(parent["id"])
    has_read, go_on = threading.Event(), threading.Event()
    push_class: Any = ledger.apply.__globals__["_Push"]
    read, plan = push_class._read, push_class._plan

    def read_without_lock(self: Any, ops: Any, *, lock_roots: bool) -> None:
        read(self, ops, lock_roots=lock_roots and locked)

    def plan_slowly(self: Any, ops: Any, known: Any) -> Any:
        if self.batch.caller.device_id == "d1":
            has_read.set()
            go_on.wait(1)
        return plan(self, ops, known)

    monkeypatch.setattr(push_class, "_read", read_without_lock)
    monkeypatch.setattr(push_class, "_plan", plan_slowly)
    creating = threading.Thread(target=lambda: officer.push(child))
    creating.start()
    assert has_read.wait(10)
    moving = threading.Thread(
        target=lambda: office.push(
            patch("household", parent["id"], 1, municipality_code=["17", "06"])
        )
    )
    moving.start()
    if not locked:
        moving.join(10)
        go_on.set()
    creating.join()
    moving.join()

    with on_postgres.database.reading() as connection:
        scope = connection.execute(
            sa.select(LEDGER.c.scope).where(LEDGER.c.id == child["id"])
        ).scalar_one()
    assert scope == ("06" if locked else "17")


def left_behind(office: TestOffice, races: int) -> int:
    """Create a child while its household moves, again and again; return how many stayed."""
    officer, office_man = Writer(office, "arta", "d1"), Writer(office, "milena", "d2")
    parents = [household() for _ in range(races)]
    for start in range(0, races, 100):
        officer.push(*parents[start : start + 100])
    for parent in parents:
        child = person(parent["id"])
        move = patch("household", parent["id"], 1, municipality_code=["17", "06"])
        begin = threading.Barrier(2)

        def push(
            writer: Writer, op: dict[str, Json], begin: threading.Barrier = begin
        ) -> list[Result]:
            begin.wait()
            return writer.push(op)

        in_parallel(partial(push, officer, child), partial(push, office_man, move))
    parent_row, child_row = LEDGER.alias(), LEDGER.alias()
    apart = sa.select(sa.func.count()).where(
        child_row.c.type == "person",
        parent_row.c.id == child_row.c.parent,
        parent_row.c.scope != child_row.c.scope,
    )
    with office.database.reading() as connection:
        return int(connection.execute(apart).scalar_one())


def without_root_locks(patch: pytest.MonkeyPatch) -> None:
    push_class: Any = ledger.apply.__globals__["_Push"]
    read = push_class._read

    def read_without_lock(self: Any, ops: Any, *, lock_roots: bool) -> None:
        read(self, ops, lock_roots=False)

    patch.setattr(push_class, "_read", read_without_lock)


@pytest.mark.pg
@pytest.mark.parametrize("races", [20, pytest.param(500, marks=pytest.mark.soak)])
def test_no_child_is_left_behind_in_any_race(
    on_postgres: TestOffice, races: int, counted: Callable[..., None]
) -> None:
    left = left_behind(on_postgres, races)

    counted(races=races, left_behind=left)
    assert left == 0


@pytest.mark.pg
def test_without_the_lock_of_the_root_some_are(
    on_postgres: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the races."""
    without_root_locks(monkeypatch)

    assert any(left_behind(on_postgres, 20) for _ in range(10))


@pytest.mark.pg
def test_a_greeting_that_is_at_work_twice_gets_one_ticket(on_postgres: TestOffice) -> None:
    """A proxy doubled the request, or the laptop gave up waiting: it keeps the later answer."""
    device = Client(on_postgres, "arta").enrolled["device_id"]
    begun = threading.Event()
    later: list[str] = []

    def again() -> None:
        begun.set()
        with on_postgres.database.plain() as connection:
            later.append(next_ticket(connection, device, before, "nonce"))

    with on_postgres.database.plain() as connection:
        before = connection.execute(
            sa.select(DEVICE.c.ticket).where(DEVICE.c.id == device)
        ).scalar_one()
        first = next_ticket(connection, device, before, "nonce")
        second = threading.Thread(target=again)
        second.start()
        assert begun.wait(10)
        second.join(0.5)
    second.join()

    assert later == [first]


def test_records_cannot_be_written_beside_the_ledger(central: TestOffice) -> None:
    Writer(central, "arta", "d1").push(household())

    for statement in (
        "UPDATE household SET phone_1 = 'x'",
        "DELETE FROM household",
        "UPDATE ledger SET revision = 9",
        "UPDATE change SET kind = 'x'",
        "DELETE FROM change",
    ):
        with (
            pytest.raises(sa.exc.DBAPIError, match=r"through the ledger|never changed"),
            central.database.plain() as connection,
        ):
            connection.exec_driver_sql(statement)
