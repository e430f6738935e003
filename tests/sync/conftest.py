"""Laptops with real files, and the real office in the same process."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests

from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.domain.record import Record
from rrk_field.sync.central import Central
from rrk_field.sync.engine import Progress, SyncReport, enrol, synchronise
from tests.office import ADDRESS, PASSWORD, InProcess, TestOffice, open_office
from tests.postgres import postgres_server  # noqa: F401 - a fixture

R = TypeVar("R", bound=Record)

PEJE, ISTOG, KLINE = "17", "06", "08"
KEY = bytes(range(32))


@dataclass
class Laptop:
    """One officer's laptop: its file, and its line to the office."""

    name: str
    folder: Path
    office: TestOffice
    user_id: str
    adapter: InProcess
    store: Store
    central: Central
    steps: list[Progress] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def sync(self) -> SyncReport:
        """Synchronise once."""
        self.steps.clear()
        return synchronise(self.store, self.central, self.steps.append, self.stop)

    def reopen(self) -> None:
        """Close the file and open it again, as after a restart."""
        self.store.close()
        self.store = open_store(self.folder, self.name)

    def get(self, record: R) -> R:
        found = self.store.get(type(record), record.id)
        assert found is not None
        return found

    def change(self, record: R, **values: Any) -> R:
        """Change fields of a record as a screen does: read, set, save."""
        found = self.get(record)
        for name, value in values.items():
            setattr(found, name, value)
        self.store.save(found)
        return found

    def count(self, table: str, where: str = "1 = 1") -> int:
        with self.store.reading() as connection:
            return int(
                connection.exec_driver_sql(
                    f"SELECT count(*) FROM {table} WHERE {where}"
                ).scalar_one()
            )

    def rows(self, query: str) -> list[Any]:
        with self.store.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


MakeLaptop = Callable[..., Laptop]


def open_store(folder: Path, name: str) -> Store:
    folder.mkdir(parents=True, exist_ok=True)
    return Store(Profile(folder, name, name), KEY)


def new_laptop(
    office: TestOffice, folder: Path, name: str, *municipalities: str, role: str = "officer"
) -> Laptop:
    user_id = office.add_user(name, role, *municipalities)
    store = open_store(folder, name)
    adapter = office.adapter()
    central = Central(ADDRESS, office.session(adapter))
    enrol(store, central, user=name, password=PASSWORD, device_name=f"laptop of {name}")
    return Laptop(name, folder, office, user_id, adapter, store, central)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    folder = tmp_path / "office"
    folder.mkdir()
    with open_office(folder) as opened:
        yield opened


@pytest.fixture
def make_laptop(office: TestOffice, tmp_path: Path) -> Iterator[MakeLaptop]:
    """Makes laptops of officers in Pejë (17), unless told otherwise."""
    made: list[Laptop] = []

    def make(name: str, *municipalities: str, role: str = "officer") -> Laptop:
        laptop = new_laptop(office, tmp_path / name, name, *(municipalities or (PEJE,)), role=role)
        made.append(laptop)
        return laptop

    yield make
    for laptop in made:
        laptop.store.close()
        laptop.adapter.close()


@pytest.fixture
def arta(make_laptop: MakeLaptop) -> Laptop:
    return make_laptop("arta")


@pytest.fixture
def besnik(make_laptop: MakeLaptop) -> Laptop:
    return make_laptop("besnik")


def once(chosen: Callable[[requests.PreparedRequest], bool]) -> Callable[..., bool]:
    left = [True]

    def fault(request: requests.PreparedRequest) -> bool:
        if chosen(request) and left:
            left.clear()
            return True
        return False

    return fault


def to(path: str) -> Callable[[requests.PreparedRequest], bool]:
    return lambda request: request.path_url == path
