"""The office restored its server from a backup: laptops give back what it lost."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from rrk_central import ledger
from rrk_central.accounts import Refused
from rrk_central.ledger import numbers
from rrk_central.ledger import recovery as recovery_at_office
from rrk_central.overview import overview
from rrk_central.tables import LEDGER, SYNC_HEAD
from rrk_field.db import recovery
from rrk_field.domain.records import Conflict, Household, Person
from rrk_field.sync.central import ServerNotFoundError
from rrk_field.sync.engine import ServerRestoredError
from tests import postgres
from tests.factories import make_assessment, make_household, make_person
from tests.office import Backup, TestOffice, open_office
from tests.sync.conftest import Laptop, once, to

on_both_engines = pytest.mark.parametrize(
    "office", ["sqlite", pytest.param("postgres", marks=pytest.mark.pg)], indirect=True
)


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestOffice]:
    """An empty office, on SQLite unless a test asks for both engines."""
    folder = tmp_path / "office"
    folder.mkdir()
    if getattr(request, "param", "sqlite") == "sqlite":
        with open_office(folder) as opened:
            yield opened
        return
    with (
        postgres.database(request.getfixturevalue("postgres_server")) as url,
        open_office(folder, url) as opened,
    ):
        yield opened


@pytest.fixture
def backup(office: TestOffice, tmp_path: Path) -> Iterator[Backup]:
    made = Backup(office, tmp_path / "backup.db")
    yield made
    made.throw_away()


@on_both_engines
def test_records_that_the_server_lost_come_back_with_their_file_number(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    make_household(store=arta.store)
    arta.sync()
    backup.keep()
    lost, persons = make_household(store=arta.store, head_family_name="Lulëzimaj")
    visit = make_assessment(lost, store=arta.store, score_total=42, answers={"a": "1"})
    arta.sync()
    number = arta.get(lost).file_number
    backup.put_back()

    report = arta.sync()
    besnik.sync()

    assert (report.outcome, report.recovered) == ("done", 2 + len(persons))
    for laptop in (arta, besnik):
        assert laptop.get(lost).file_number == number
        assert {p.id for p in laptop.store.find(Person, household_id=lost.id)} == {
            p.id for p in persons
        }
        kept = laptop.get(visit)
        assert (kept.score_total, kept.answers) == (42, {"a": "1"})
    assert arta.count("sync_recover") == arta.count("outbox_op") == arta.count("sync_base") == 0


def test_without_giving_back_they_would_be_lost(
    arta: Laptop,
    besnik: Laptop,
    backup: Backup,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    backup.put_back()
    monkeypatch.setattr(recovery, "offers", lambda _connection, _limit: [])

    arta.sync()
    besnik.sync()

    assert besnik.store.get(Household, lost.id) is None


@on_both_engines
def test_an_edit_that_the_server_lost_is_made_again_beside_what_others_changed_since(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    household, _ = make_household(store=arta.store, phone_1="044 0")
    arta.sync()
    besnik.sync()
    backup.keep()
    arta.change(household, phone_1="044 1")
    arta.sync()
    backup.put_back()
    besnik.change(household, email="agim@example.org")
    besnik.sync()

    report = arta.sync()
    besnik.sync()

    assert (report.outcome, report.conflicts) == ("done", 0)
    for laptop in (arta, besnik):
        kept = laptop.get(household)
        assert (kept.phone_1, kept.email) == ("044 1", "agim@example.org")
        assert kept.file_number == "PEJ-00001"


def test_a_lost_edit_that_somebody_made_otherwise_since_is_left_to_a_person(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    household, _ = make_household(store=arta.store, phone_1="044 0")
    arta.sync()
    besnik.sync()
    backup.keep()
    arta.change(household, phone_1="044 1")
    arta.sync()
    backup.put_back()
    besnik.change(household, phone_1="044 2")
    besnik.sync()

    arta.sync()

    [conflict] = arta.store.find(Conflict)
    sides = conflict.fields["phone_1"]
    assert (sides["base"], sides["mine"], sides["theirs"]) == ("044 0", "044 1", "044 2")
    assert arta.get(household).phone_1 == "044 2"


@on_both_engines
def test_a_removal_that_the_server_lost_is_made_again(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    backup.keep()
    arta.store.remove(arta.get(persons[1]))
    arta.sync()
    backup.put_back()

    report = arta.sync()
    besnik.sync()

    assert report.outcome == "done"
    assert arta.store.get(Person, persons[1].id) is None
    assert besnik.store.get(Person, persons[1].id) is None


def test_a_record_that_was_brought_back_after_the_backup_is_alive_again(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    arta.store.remove(arta.get(persons[1]))
    removed = once(to("/v1/sync/pull"))

    def undo_now(request: requests.PreparedRequest) -> None:
        if removed(request):
            backup.keep()
            arta.store.restore(arta.get(persons[1]))
            arta.change(persons[1], nickname="Shpresa")

    arta.adapter.before_reply = undo_now
    arta.sync()
    arta.sync()
    assert arta.get(persons[1]).removed_at is None
    backup.put_back()

    arta.sync()
    besnik.sync()

    for laptop in (arta, besnik):
        kept = laptop.get(persons[1])
        assert (kept.removed_at, kept.nickname) == (None, "Shpresa")
        assert laptop.store.find(Conflict) == []


def test_what_was_not_sent_yet_is_sent_after_what_was_lost(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    arta.change(lost, phone_1="044 1")
    late = make_person(arta.get(lost), 7, store=arta.store)
    backup.put_back()

    report = arta.sync()
    besnik.sync()

    assert (report.outcome, report.conflicts, report.held) == ("done", 0, 0)
    assert besnik.get(lost).phone_1 == "044 1"
    assert besnik.get(late).given_name == late.given_name


@pytest.mark.parametrize("path", ["/v1/sync/recover", "/v1/sync/push", "/v1/sync/pull"])
def test_cut_off_while_giving_back_it_goes_on_and_doubles_nothing(
    arta: Laptop, besnik: Laptop, backup: Backup, path: str
) -> None:
    backup.keep()
    lost, persons = make_household(store=arta.store)
    arta.sync()
    backup.put_back()
    arta.adapter.lose_reply = once(to(path))
    with pytest.raises(ServerNotFoundError):
        arta.sync()

    report = arta.sync()
    besnik.sync()

    assert report.outcome == "done"
    assert besnik.get(lost).head_family_name == lost.head_family_name
    assert len(besnik.store.find(Person, household_id=lost.id)) == len(persons)
    assert len(besnik.store.find(Household)) == 1


def test_the_second_laptop_that_offers_the_same_changes_nothing(
    arta: Laptop, besnik: Laptop, backup: Backup, office: TestOffice
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    backup.put_back()
    arta.sync()
    before = _revisions(office)

    report = besnik.sync()

    assert (report.outcome, report.recovered) == ("done", 0)
    assert _revisions(office) == before
    assert besnik.get(lost).head_family_name == lost.head_family_name


@on_both_engines
def test_after_a_restore_no_number_is_given_that_a_family_may_have_already(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    backup.put_back()

    other, _ = make_household(store=besnik.store)
    besnik.sync()
    arta.sync()
    besnik.sync()

    assert besnik.get(lost).file_number == "PEJ-00001"
    assert besnik.get(other).file_number == f"PEJ-{numbers.SKIPPED + 1:05}"


def test_a_number_given_to_another_family_meanwhile_is_not_given_twice(
    arta: Laptop, besnik: Laptop, backup: Backup, office: TestOffice
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    backup.put_back(announced=False)
    other, _ = make_household(store=besnik.store)
    besnik.sync()
    assert besnik.get(other).file_number == arta.get(lost).file_number

    ledger.restored(office.database, at=0)
    arta.sync()
    besnik.sync()

    numbers = {each.file_number for each in besnik.store.find(Household)}
    assert len(numbers) == 2
    assert besnik.get(other).file_number in numbers


def test_stopped_while_giving_back_nothing_else_is_sent(
    arta: Laptop, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    backup.put_back()
    arta.change(lost, phone_1="044 1")
    stopping = once(to("/v1/sync/recover"))

    def stop_now(request: requests.PreparedRequest) -> None:
        if stopping(request):
            arta.stop.set()

    arta.adapter.before_reply = stop_now
    first = arta.sync()
    arta.stop = threading.Event()
    second = arta.sync()

    assert (first.outcome, first.sent) == ("stopped", 0)
    assert (second.outcome, arta.get(lost).phone_1) == ("done", "044 1")


class TestNobodyGaveTheCommand:
    """The backup was put back, and laptops were answered as if nothing had happened."""

    @on_both_engines
    def test_a_laptop_that_knows_better_stops_and_touches_nothing(
        self, arta: Laptop, besnik: Laptop, backup: Backup, office: TestOffice
    ) -> None:
        make_household(store=arta.store)
        arta.sync()
        backup.keep()
        lost, _ = make_household(store=arta.store)
        arta.sync()
        arta.change(lost, phone_1="044 1")
        backup.put_back(announced=False)
        before = _contents(arta)

        with pytest.raises(ServerRestoredError):
            arta.sync()

        assert _contents(arta) == before
        assert besnik.sync().outcome == "done"
        assert besnik.store.get(Household, lost.id) is None

    @on_both_engines
    def test_the_server_remembers_where_the_pasts_part_and_what_to_do(
        self, arta: Laptop, backup: Backup, office: TestOffice
    ) -> None:
        make_household(store=arta.store)
        arta.sync()
        position = _position(office)
        backup.keep()
        make_household(store=arta.store)
        arta.sync()
        backup.put_back(announced=False)
        with pytest.raises(ServerRestoredError):
            arta.sync()

        found = overview(office.settings, office.database, office.office.blobs)
        assert found.common_position == position
        assert f"restored --at {position}" in " ".join(found.attention)
        with pytest.raises(Refused, match="parted"):
            ledger.restored(office.database)
        ledger.restored(office.database, at=position)
        arta.sync()
        found = overview(office.settings, office.database, office.office.blobs)
        assert (found.common_position, found.attention) == (None, [])

    @on_both_engines
    def test_what_was_lost_and_what_was_done_since_are_both_kept(
        self, arta: Laptop, besnik: Laptop, backup: Backup, office: TestOffice
    ) -> None:
        """Each record went on by one revision on both sides: the numbers say nothing."""
        first, _ = make_household(store=arta.store, phone_1="044 0")
        second, _ = make_household(store=arta.store, phone_1="044 0")
        arta.sync()
        besnik.sync()
        position = _position(office)
        backup.keep()
        arta.change(first, phone_1="044 1")
        arta.change(second, phone_1="044 1")
        arta.sync()
        backup.put_back(announced=False)
        besnik.change(first, email="agim@example.org")
        besnik.change(second, phone_1="044 2")
        since, _ = make_household(store=besnik.store)
        besnik.sync()

        ledger.restored(office.database, at=position)
        reports = [laptop.sync() for laptop in (besnik, arta, besnik)]

        assert [report.outcome for report in reports] == ["done"] * 3
        assert (reports[0].recovered, reports[1].recovered) == (0, 2)
        for laptop in (arta, besnik):
            kept = laptop.get(first)
            assert (kept.phone_1, kept.email) == ("044 1", "agim@example.org")
            assert laptop.get(since).head_family_name == since.head_family_name
            [conflict] = laptop.store.find(Conflict, kind="field")
            sides = conflict.fields["phone_1"]
            assert (sides["base"], sides["mine"], sides["theirs"]) == ("044 0", "044 1", "044 2")

    def test_were_the_newest_heads_not_compared_an_edit_would_be_lost(
        self,
        arta: Laptop,
        besnik: Laptop,
        backup: Backup,
        office: TestOffice,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        home, _ = make_household(store=arta.store, phone_1="044 0")
        arta.sync()
        besnik.sync()
        position = _position(office)
        backup.keep()
        arta.change(home, phone_1="044 1")
        arta.sync()
        backup.put_back(announced=False)
        besnik.change(home, email="agim@example.org")
        besnik.sync()
        monkeypatch.setattr(recovery_at_office, "nothing_lost", lambda *_: False)

        ledger.restored(office.database, at=position)
        for laptop in (besnik, arta):
            laptop.sync()

        assert arta.get(home).phone_1 == "044 0"

    def test_it_is_noticed_where_only_an_answer_had_come_and_no_pull(
        self, arta: Laptop, backup: Backup
    ) -> None:
        make_household(store=arta.store)
        arta.sync()
        backup.keep()
        lost, _ = make_household(store=arta.store)
        arta.adapter.lose_reply = once(to("/v1/sync/pull"))
        with pytest.raises(ServerNotFoundError):
            arta.sync()
        backup.put_back(announced=False)

        with pytest.raises(ServerRestoredError):
            arta.sync()

        assert arta.get(lost).revision is not None

    def test_a_position_that_never_was_is_refused(self, arta: Laptop, office: TestOffice) -> None:
        make_household(store=arta.store)
        arta.sync()

        for at in (-1, _position(office) + 1):
            with pytest.raises(Refused, match="no_position"):
                ledger.restored(office.database, at=at)


def _position(office: TestOffice) -> int:
    with office.database.reading() as connection:
        return int(connection.execute(SYNC_HEAD.select()).one().pos)


def _contents(laptop: Laptop) -> list[Any]:
    tables = ("household", "person", "outbox_op", "outbox_mark", "sync_base", "sync_cursor")
    return [laptop.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]


def _revisions(office: TestOffice) -> list[Any]:
    with office.database.reading() as connection:
        return list(connection.execute(LEDGER.select().order_by(LEDGER.c.id)).all())
