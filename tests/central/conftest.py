"""One empty office for each test, on both engines."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.central.client import Client
from tests.office import TestOffice, open_office
from tests.postgres import postgres_server  # noqa: F401 - a fixture

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.pg)]


@pytest.fixture(params=BOTH)
def central(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestOffice]:
    """An office where arta and besim are officers in 17, milena coordinates 17 and 06."""
    folder = tmp_path / "central"
    folder.mkdir()
    if request.param == "sqlite":
        with open_office(folder) as office:
            yield with_people(office)
        return
    with (
        postgres.database(request.getfixturevalue("postgres_server")) as url,
        open_office(folder, url) as office,
    ):
        yield with_people(office)


def with_people(office: TestOffice) -> TestOffice:
    office.add_user("arta", "officer", "17")
    office.add_user("besim", "officer", "17")
    office.add_user("milena", "coordinator", "17", "06")
    return office


@pytest.fixture
def laptop(central: TestOffice) -> Callable[[str], Client]:
    """Enrol a laptop for a person."""
    return lambda user: Client(central, user)


@pytest.fixture
def arta(central: TestOffice) -> Client:
    return Client(central, "arta")


@pytest.fixture
def besim(central: TestOffice) -> Client:
    return Client(central, "besim")


@pytest.fixture
def milena(central: TestOffice) -> Client:
    return Client(central, "milena")
