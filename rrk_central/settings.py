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

    @classmethod
    def of(cls, folder: Path, database_url: str = "") -> "Settings":
        """Return the settings of a data folder; RRK_CENTRAL_DATABASE names another database."""
        chosen = database_url or os.environ.get("RRK_CENTRAL_DATABASE", "")
        return cls(chosen or f"sqlite:///{folder / 'central.db'}", folder)
