"""Pictures in a camera's folder or on a memory card: found, and known again by name and time."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
"""HEIC is offered too, so that a sentence can say what to do about it."""
FRESH: Final = timedelta(days=3)
"""Pictures not older than this count as new. Source: programme assumption, to be confirmed."""

_UNREADABLE: Final = (".heic", ".heif")
_DEPTH: Final = 3
_MOST_FOLDERS: Final = 60
_MOST_FILES: Final = 5_000


@dataclass(frozen=True)
class CameraFile:
    """A picture outside of this program."""

    path: Path
    key: str
    """Tells it from others, also on another card."""
    modified: float
    is_taken: bool
    """Whether this laptop has added it already."""


@dataclass(frozen=True)
class Found:
    """What a look into a folder brought: its pictures, newest first, and its folders."""

    files: list[CameraFile]
    folders: list[Path]

    def fresh(self, now: datetime) -> list[CameraFile]:
        """Return the new pictures that were not added yet."""
        since = (now - FRESH).timestamp()
        young = (one for one in self.files if not one.is_taken and one.modified >= since)
        return [one for one in young if one.path.suffix.lower() not in _UNREADABLE]


def look(folder: Path, taken: Collection[str]) -> Found:
    """Find the pictures of a folder; one that cannot be read has none."""
    folders = list(_folders(folder, _DEPTH))[:_MOST_FOLDERS]
    files = [file for one in folders for file in _files(one, taken)]
    files.sort(key=lambda one: (-one.modified, one.path.name))
    return Found(files[:_MOST_FILES], folders)


def key_of(path: Path) -> str:
    """Return what a file is known by, also when it lies on another card. Raises OSError."""
    return _key(path.name, path.stat())


def nearest(folder: Path) -> Path | None:
    """Return the nearest folder above one that is not there, such as a card that is out."""
    return next((one for one in folder.parents if one.is_dir()), None)


def _folders(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = [Path(one.path) for one in os.scandir(folder) if one.is_dir(follow_symlinks=False)]
    except OSError:
        return
    yield folder
    if depth > 1:
        for one in sorted(inside):
            if not one.name.startswith("."):
                yield from _folders(one, depth - 1)


def _files(folder: Path, taken: Collection[str]) -> Iterator[CameraFile]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if not entry.name.lower().endswith(SUFFIXES) or entry.name.startswith("."):
            continue
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        key = _key(entry.name, stat)
        yield CameraFile(Path(entry.path), key, stat.st_mtime, key in taken)


def _key(name: str, stat: os.stat_result) -> str:
    return f"{name[:200]}|{stat.st_size}|{stat.st_mtime_ns}"
