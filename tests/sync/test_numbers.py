"""File numbers that are final without a network, and that no two families ever share."""

import contextlib
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from rrk_central import ledger
from rrk_central.ledger import numbers as at_office
from rrk_central.tables import CASE_COUNTER, NUMBER_BLOCK
from rrk_field.db import numbers, operations
from rrk_field.domain.records import Household, Person
from rrk_field.sync.central import Central, DeviceCopiedError, ServerNotFoundError
from rrk_field.sync.engine import enrol
from tests import postgres
from tests.central.client import Client, household
from tests.office import ADDRESS, PASSWORD, Backup, TestOffice, open_office
from tests.sync.conftest import ISTOG, PEJE, Laptop, MakeLaptop, once, open_store, to

on_both_engines = pytest.mark.parametrize(
    "office", ["sqlite", pytest.param("postgres", marks=pytest.mark.pg)], indirect=True
)


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestOffice]:
    """An office that gives blocks of four numbers."""
    folder = tmp_path / "office"
    folder.mkdir()
    with contextlib.ExitStack() as stack:
        url = None
        if getattr(request, "param", "sqlite") == "postgres":
            server = request.getfixturevalue("postgres_server")
            url = stack.enter_context(postgres.database(server))
        opened = stack.enter_context(open_office(folder, url))
        opened.office.settings = replace(opened.settings, numbers_ahead=4)
        yield opened


def register(laptop: Laptop, given: str = "Agim", municipality: str = PEJE) -> Household:
    """Enter a new family as the dialog does, without a network."""
    head = Person(household_id="", given_name=given, family_name="Gashi", relation="1")
    return operations.register_household(
        laptop.store, Household(municipality_code=municipality), head
    )


def number_of(laptop: Laptop, family: Household) -> str | None:
    return laptop.get(family).file_number


def at_the_office(office: TestOffice) -> list[str | None]:
    with office.database.reading() as connection:
        table = Household.metadata.tables["household"]
        return list(connection.execute(sa.select(table.c.file_number)).scalars())


@on_both_engines
def test_a_family_has_its_final_number_without_a_network(
    arta: Laptop, besnik: Laptop, office: TestOffice
) -> None:
    arta.sync()
    besnik.sync()

    mine, theirs = register(arta), register(besnik, "Vlora")
    given = number_of(arta, mine), number_of(besnik, theirs)
    for laptop in (arta, besnik, arta):
        laptop.sync()

    assert given == ("PEJ-00001", "PEJ-00005")
    assert (number_of(arta, mine), number_of(arta, theirs)) == given
    assert sorted(map(str, at_the_office(office))) == sorted(map(str, given))


def test_before_the_first_synchronisation_and_after_the_last_number_it_is_provisional(
    arta: Laptop,
) -> None:
    first = register(arta)
    arta.sync()
    reserved = [register(arta, f"A{n}") for n in range(4)]
    after = register(arta, "Last")

    assert (number_of(arta, first), first.provisional_number) == ("PEJ-00005", "A1-1")
    assert [number_of(arta, one) for one in reserved] == [f"PEJ-0000{n}" for n in (1, 2, 3, 4)]
    assert (number_of(arta, after), after.provisional_number) == (None, "A1-2")
    arta.sync()
    assert number_of(arta, after) is not None


def test_a_block_is_filled_up_when_half_of_it_is_used(arta: Laptop) -> None:
    arta.sync()
    arta.sync()
    with arta.store.reading() as connection:
        before = numbers.known(connection)
    for given in ("A", "B"):
        register(arta, given)
    arta.sync()

    with arta.store.reading() as connection:
        assert (before, numbers.known(connection)) == ({"PEJ": (4, 4)}, {"PEJ": (8, 6)})


def test_the_reply_with_a_block_was_lost_and_it_is_told_again(
    arta: Laptop, office: TestOffice
) -> None:
    arta.adapter.lose_reply = once(to("/v1/hello"))
    with pytest.raises(ServerNotFoundError):
        arta.sync()
    arta.sync()

    family = register(arta)

    assert number_of(arta, family) == "PEJ-00001"
    with office.database.reading() as connection:
        assert len(connection.execute(sa.select(NUMBER_BLOCK)).all()) == 1


@on_both_engines
def test_a_number_that_was_reserved_for_another_laptop_or_nobody_is_not_accepted(
    office: TestOffice, arta: Laptop, besnik: Laptop
) -> None:
    arta.sync()
    besnik.sync()
    office.add_user("drita", "officer", PEJE)
    drita = Client(office, "drita")

    wishes = ["PEJ-00001", "PEJ-00005", "PEJ-00099", "IST-00001", "PEJ-1", "XYZ-00001", "K7-12"]
    results = drita.push(*(household(provisional_number=wish) for wish in wishes))

    assert [one.assigned["file_number"] for one in results] == [
        f"PEJ-{number:05}" for number in range(9, 9 + len(wishes))
    ]


def test_a_family_that_moved_before_it_was_sent_keeps_its_number(
    make_laptop: MakeLaptop,
) -> None:
    arta = make_laptop("arta", PEJE, ISTOG)
    arta.sync()
    family = register(arta)

    arta.change(family, municipality_code=ISTOG)
    arta.sync()

    assert number_of(arta, family) == "PEJ-00001"


def test_a_family_that_was_held_and_corrected_keeps_its_number(arta: Laptop) -> None:
    arta.sync()
    family = register(arta)
    arta.change(family, email="x" * 300)
    held = arta.sync().held

    shown = number_of(arta, family)
    arta.change(family, email="agim@example.org")
    report = arta.sync()

    assert (held > 0, report.held) == (True, 0)
    assert shown == number_of(arta, family) == "PEJ-00001"


@on_both_engines
def test_a_copied_laptop_gives_no_number_twice(
    arta: Laptop, office: TestOffice, tmp_path: Path
) -> None:
    arta.sync()
    arta.store.close()
    shutil.copytree(arta.folder, tmp_path / "copy")
    arta.store = open_store(arta.folder, "arta")
    copy = replace(arta, folder=tmp_path / "copy", store=open_store(tmp_path / "copy", "arta"))
    mine, theirs = register(arta), register(copy, "Vlora")
    assert number_of(arta, mine) == number_of(copy, theirs) == "PEJ-00001"

    arta.sync()
    with pytest.raises(DeviceCopiedError):
        copy.sync()
    assert (copy.count("outbox_mark"), number_of(copy, theirs)) == (2, "PEJ-00001")
    copy.central = Central(ADDRESS, office.session(copy.adapter))
    enrol(copy.store, copy.central, user="arta", password=PASSWORD, device_name="copy")
    later = register(copy, "Ilir")
    copy.sync()
    copy.store.close()

    found = at_the_office(office)
    assert (len(found), len(set(found))) == (3, 3)
    assert number_of(arta, mine) in found
    assert later.provisional_number.startswith("B1-")


def test_the_number_that_a_family_had_on_paper_stays_readable(
    arta: Laptop, office: TestOffice
) -> None:
    """Where the office had to give another number, the first one stays beside it."""
    arta.sync()
    family = register(arta)
    with office.database.plain() as connection:
        connection.execute(sa.delete(NUMBER_BLOCK))

    arta.sync()

    kept = arta.get(family)
    assert (kept.provisional_number, kept.file_number) == ("PEJ-00001", "PEJ-00005")


@on_both_engines
def test_after_a_restore_a_family_keeps_the_number_it_got_without_a_network(
    arta: Laptop, besnik: Laptop, office: TestOffice, tmp_path: Path
) -> None:
    """The block was reserved after the backup: the office does not know it any more."""
    backup = Backup(office, tmp_path / "backup.db")
    backup.keep()
    arta.sync()
    mine = register(arta)
    backup.put_back()

    besnik.sync()
    theirs = register(besnik, "Vlora")
    for laptop in (besnik, arta):
        laptop.sync()
    backup.throw_away()

    assert number_of(arta, mine) == "PEJ-00001"
    assert number_of(besnik, theirs) == f"PEJ-{at_office.SKIPPED + 1:05}"
    assert len(set(at_the_office(office))) == 2


def test_restored_twice_nothing_is_given_twice(office: TestOffice) -> None:
    for _ in range(2):
        ledger.restored(office.database)

    with office.database.reading() as connection:
        last = connection.execute(
            sa.select(CASE_COUNTER.c.last).where(CASE_COUNTER.c.series == "PEJ")
        ).scalar_one()
    assert last == 2 * at_office.SKIPPED


@pytest.mark.pg
@pytest.mark.parametrize("office", ["postgres"], indirect=True)
def test_laptops_of_one_officer_that_wish_the_same_number_at_once_get_two(
    office: TestOffice,
) -> None:
    office.add_user("drita", "officer", PEJE)
    laptops = [Client(office, "drita") for _ in range(6)]
    with office.database.plain() as connection:
        block = {"series": "PEJ", "first": 1, "last": 9, "device_id": "", "at": sa.func.now()}
        connection.execute(sa.insert(NUMBER_BLOCK).values(block))
        connection.execute(sa.insert(CASE_COUNTER).values(series="PEJ", last=9))

    with ThreadPoolExecutor(6) as pool:
        sent = pool.map(lambda one: one.push(household(provisional_number="PEJ-00003")), laptops)
        given = [results[0].assigned["file_number"] for results in sent]

    assert len(set(given)) == 6
    assert "PEJ-00003" in given


def test_readers_and_laptops_that_are_taken_out_of_use_get_none(
    make_laptop: MakeLaptop, office: TestOffice
) -> None:
    reader = make_laptop("reader", PEJE, role="reader")

    reader.sync()

    with reader.store.reading() as connection:
        assert numbers.known(connection) == {}
    with office.database.reading() as connection:
        assert connection.execute(sa.select(NUMBER_BLOCK)).all() == []


def test_a_number_of_a_family_that_is_here_already_is_passed_over(arta: Laptop) -> None:
    """A repaired file may know the family and not that its number was taken."""
    arta.sync()
    with arta.store.reading() as connection:
        before = numbers.known(connection)
        noted = connection.exec_driver_sql("SELECT v FROM sync_state WHERE k = 'numbers'").scalar()
    first = register(arta)
    with arta.store.writing() as connection:
        connection.exec_driver_sql("UPDATE sync_state SET v = ? WHERE k = 'numbers'", (noted,))
        assert numbers.known(connection) == before

    second = register(arta, "Vlora")

    assert (number_of(arta, first), number_of(arta, second)) == ("PEJ-00001", "PEJ-00002")
