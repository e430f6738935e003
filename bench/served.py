"""An office in a process of its own, reached over a socket of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import requests
from requests.adapters import HTTPAdapter

from bench.exchange import office
from tests.office import TestOffice
from tests.serving import OverSocket, free_port, serving


@dataclass
class Served(TestOffice):
    """The office, where laptops go through `port`."""

    port: int = 0

    def session(self, adapter: HTTPAdapter | None = None) -> requests.Session:
        """Return a session whose requests go over the socket."""
        return super().session(adapter or OverSocket(self.port, seconds=600))


@contextmanager
def served() -> Iterator[Served]:
    """Serve an empty office on SQLite."""
    with office() as central:
        port = free_port()
        with serving(central.settings.folder, port):
            yield Served(central.app, central.settings, port)
