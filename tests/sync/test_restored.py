"""The office restored its server from a backup: laptops give back what it lost."""

import threading
from pathlib import Path
from typing import Any

import pytest
import requests

from rrk_central.tables import LEDGER
from rrk_field.db import recovery
from rrk_field.domain.records import Conflict, Household, Person
from rrk_field.sync.central import ServerNotFoundError
from tests.factories import make_assessment, make_household, make_person
from tests.office import Backup, TestOffice
from tests.sync.conftest import Laptop, once, to


@pytest.fixture
def backup(office: TestOffice, tmp_path: Path) -> Backup:
    return Backup(office, tmp_path / "backup.db")


def test_records_that_the_server_lost_come_back_with_their_file_number(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    make_household(store=arta.store)
    arta.sync()
    backup.keep()
    lost, persons = make_household(store=arta.store)
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


def test_a_number_given_to_another_family_meanwhile_is_not_given_twice(
    arta: Laptop, besnik: Laptop, backup: Backup
) -> None:
    backup.keep()
    lost, _ = make_household(store=arta.store)
    arta.sync()
    backup.put_back()
    other, _ = make_household(store=besnik.store)
    besnik.sync()
    assert besnik.get(other).file_number == arta.get(lost).file_number

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


def _revisions(office: TestOffice) -> list[Any]:
    with office.database.reading() as connection:
        return list(connection.execute(LEDGER.select().order_by(LEDGER.c.id)).all())
