"""What the person who runs the office's server decides."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Where the database and the files lie, and how dear a password check is."""

    database_url: str
    """`sqlite:///FILE` (trial, one process) or `postgresql+psycopg://...`."""
    folder: Path
    """Photos and questionnaires lie below it."""
    password_memory_kib: int = 64 * 1024
    password_rounds: int = 3
    free_bytes: int = 200 << 20
    """Files are refused when less than this is left on the disk."""
    numbers_ahead: int = 20
    """File numbers that a laptop holds for each municipality, for new households without a network.

    Source: programme assumption, to be confirmed. 0 gives none ahead.
    """
    log_level: str = "info"
    """`debug`, `info` (each request), `warning` (what failed) or `error`."""

    @classmethod
    def of(cls, folder: Path, database_url: str = "") -> "Settings":
        """Return the settings of a data folder and of the environment.

        RRK_CENTRAL_DATABASE names another database, RRK_CENTRAL_NUMBERS how many file numbers a
        laptop holds for each municipality, RRK_CENTRAL_LOG the level of the log.
        """
        chosen = database_url or os.environ.get("RRK_CENTRAL_DATABASE", "")
        return cls(
            chosen or f"sqlite:///{folder / 'central.db'}",
            folder,
            numbers_ahead=int(os.environ.get("RRK_CENTRAL_NUMBERS", cls.numbers_ahead)),
            log_level=os.environ.get("RRK_CENTRAL_LOG", cls.log_level),
        )
