"""Several server processes of one office on one PostgreSQL; laptops reach another at each turn."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa

from rrk_central import accounts
from rrk_central.tables import SIGN_IN_TRY, SYNC_HEAD
from rrk_field.db import photos
from rrk_field.domain.programme import Questionnaire
from rrk_field.domain.records import Household, Photo
from tests import postgres
from tests.central.client import Client, introduction
from tests.e2e.contents import of_office, of_store
from tests.factories import make_household
from tests.office import TestOffice, open_office
from tests.postgres import postgres_server  # noqa: F401 - a fixture
from tests.serving import OverSocket, free_port, serving
from tests.sync.conftest import PEJE, Laptop, new_laptop

pytestmark = pytest.mark.pg


@pytest.fixture(scope="module")
def ports() -> list[int]:
    return [free_port() for _ in range(3)]


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory,
    postgres_server: str,  # noqa: F811
    ports: list[int],
) -> Iterator[TestOffice]:
    """An office whose processes all begin at the same moment, on a database without tables."""
    folder = tmp_path_factory.mktemp("office")
    with (
        postgres.database(postgres_server, tables=False) as url,
        serving(folder, *ports, database=url),
        open_office(folder, url) as opened,
    ):
        yield opened


@pytest.fixture(autouse=True)
def _wrong_passwords_forgotten(office: TestOffice) -> Iterator[None]:
    yield
    with office.database.plain() as connection:
        connection.execute(sa.delete(SIGN_IN_TRY))


@contextlib.contextmanager
def laptop(office: TestOffice, folder: Path, name: str, ports: list[int]) -> Iterator[Laptop]:
    made = new_laptop(office, folder / name, name, PEJE)
    made.central._session.mount("http://", OverSocket(*ports))
    try:
        yield made
    finally:
        made.central._session.close()
        made.store.close()


def add_photo(laptop: Laptop, household: Household, data: bytes) -> Photo:
    sha256 = photos.keep(laptop.store, data)
    photo = Photo(household_id=household.id, sha256=sha256, size_bytes=len(data))
    laptop.store.save(photo)
    return photo


def test_laptops_that_change_the_process_at_each_request_notice_nothing(
    office: TestOffice, tmp_path: Path, ports: list[int]
) -> None:
    chance = Random(5)
    with (
        laptop(office, tmp_path, "arta", ports) as arta,
        laptop(office, tmp_path, "besnik", ports[::-1]) as besnik,
        ThreadPoolExecutor(2) as pool,
    ):
        household, _ = make_household(store=arta.store, members=2)
        picture = chance.randbytes(3 << 20)
        photo = add_photo(arta, household, picture)
        assert arta.sync().outcome == "done"
        assert besnik.sync().outcome == "done"
        for turn in range(6):
            arta.change(household, phone_1=f"a{turn}")
            besnik.change(household, phone_2=f"b{turn}")
            store = (arta, besnik)[turn % 2].store
            make_household(store=store, members=3, head_family_name=f"Family {turn}")
            both = [pool.submit(each.sync) for each in (arta, besnik)]
            assert [each.result().outcome for each in both] == ["done", "done"]
        arta.sync()
        besnik.sync()

        contents = of_office(office)
        assert of_store(arta.store) == of_store(besnik.store) == contents
        assert not [key for key in contents if key[0] in ("conflict", "held_change")]
        assert photos.read(besnik.store, photo.sha256) == picture
        numbers = [str(one.file_number) for one in arta.store.find(Household)]
        assert sorted(numbers) == [f"PEJ-{number:05}" for number in range(1, 8)]


def test_processes_that_begin_together_make_one_office(
    office: TestOffice, ports: list[int]
) -> None:
    office.add_user("drita", "officer", PEJE)
    client = Client(office, "drita")
    client.session = office.session(OverSocket(*ports))
    told = []
    ticket = ""
    for _ in ports:
        reply = client.hello(ticket=ticket)
        ticket = reply["ticket"]
        told.append((reply["server_id"], reply["epoch"]))

    changes = client.pull()

    assert len(set(told)) == 1
    with office.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(SYNC_HEAD)).scalar() == 1
    forms = [one for one in changes if one["type"] == Questionnaire.__tablename__]
    assert forms
    assert {one["revision"] for one in forms} == {1}
    assert all(office.office.blobs.size(one["data"]["sha256"]) for one in forms)
    assert "Traceback" not in (office.settings.folder / "log").read_text()


def test_wrong_passwords_are_counted_by_all_processes_together(
    office: TestOffice, ports: list[int]
) -> None:
    office.add_user("fatos", "officer", PEJE)
    client = Client(office, "fatos", OverSocket(*ports))
    asked = introduction("fatos", "a wrong password", client.keys)

    wrong = [
        client.call("/v1/devices", asked).status_code for _ in range(accounts.TRIES + len(ports))
    ]

    assert wrong == [401] * accounts.TRIES + [503] * len(ports)


def test_laptops_that_are_made_known_at_the_same_moment_get_different_names(
    office: TestOffice, ports: list[int]
) -> None:
    names = [f"officer {number}" for number in range(6)]
    for name in names:
        office.add_user(name, "officer", PEJE)

    with ThreadPoolExecutor(len(names)) as pool:
        clients = list(pool.map(lambda name: Client(office, name, OverSocket(*ports)), names))

    assert len({client.enrolled["code"] for client in clients}) == len(names)
