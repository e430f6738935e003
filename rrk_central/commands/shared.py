"""What all commands need: their place in the parser, and the office's database."""

import argparse
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rrk_central.engines import Database
from rrk_central.settings import Settings

if TYPE_CHECKING:
    from rrk_central.blobs import BlobStore

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(
    commands: Commands, name: str, run: Callable[..., object], help: str
) -> argparse.ArgumentParser:
    """Add a command; folder and database may stand behind it as well."""
    added = commands.add_parser(name, help=help, argument_default=argparse.SUPPRESS)
    added.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    added.add_argument("--database", help=argparse.SUPPRESS)
    added.set_defaults(run=run)
    return added


@contextlib.contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Open the office's database for one command."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


@contextlib.contextmanager
def open_shelf(settings: Settings) -> "Iterator[tuple[Database, BlobStore]]":
    """Open the database and the files beside it."""
    from rrk_central.blobs import BlobStore

    with open_database(settings) as database:
        yield database, BlobStore(settings, database)
