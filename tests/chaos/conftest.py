"""An office on a real socket, another one that is not ours, and the line to them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.chaos.proxy import Proxy
from tests.office import TestOffice, open_office, over_socket
from tests.postgres import postgres_server  # noqa: F401 - a fixture

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.pg)]


@pytest.fixture(params=BOTH)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestOffice]:
    folder = tmp_path / "office"
    folder.mkdir()
    if request.param == "sqlite":
        with open_office(folder) as opened:
            yield opened
        return
    with (
        postgres.database(request.getfixturevalue("postgres_server")) as url,
        open_office(folder, url) as opened,
    ):
        yield opened


@pytest.fixture
def proxy(office: TestOffice, tmp_path: Path) -> Iterator[Proxy]:
    """The line to the office; whoever loses his way reaches another one."""
    folder = tmp_path / "another office"
    folder.mkdir()
    with (
        open_office(folder) as another,
        over_socket(another) as wrong,
        over_socket(office) as port,
        contextlib.closing(Proxy(port, wrong)) as made,
    ):
        yield made
