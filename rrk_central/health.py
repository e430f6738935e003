"""Whether the server can do its work: the database, its tables, the disk, the folder of files."""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from rrk_central.blobs import BlobStore
from rrk_central.engines import Database
from rrk_central.migrations import at_head
from rrk_central.settings import Settings
from rrk_central.tables import SYNC_HEAD

FRESH_SECONDS: Final = 5
"""Whoever asks more often is told the same: strangers may ask too."""


def failing(settings: Settings, database: Database, blobs: BlobStore) -> list[str]:
    """Return the names of what fails now: `database`, `schema`, `disk`, `files`."""
    checks: dict[str, Callable[[], bool]] = {
        "database": lambda: _answers(database),
        "schema": lambda: at_head(database.engine),
        "disk": lambda: free_bytes(settings.folder) >= settings.free_bytes,
        "files": blobs.is_writable,
    }
    return [name for name, holds in checks.items() if not _holds(holds)]


def free_bytes(folder: Path) -> int:
    """Return the free space of the disk on which a folder lies, or is going to lie."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


class Health:
    """The same, looked at once in some seconds."""

    def __init__(
        self, look: Callable[[], list[str]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Ask `look` for the names of what fails."""
        self._look = look
        self._clock = clock
        self._lock = threading.Lock()
        self._looked_at: float | None = None
        self._failing: list[str] = []

    def failing(self) -> list[str]:
        """Return the names of what failed a moment ago."""
        with self._lock:
            now = self._clock()
            if self._looked_at is None or now - self._looked_at >= FRESH_SECONDS:
                self._failing = self._look()
                self._looked_at = now
            return self._failing


def _answers(database: Database) -> bool:
    with database.reading() as connection:
        return connection.execute(sa.select(SYNC_HEAD.c.pos)).first() is not None


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (OSError, SQLAlchemyError):
        return False
