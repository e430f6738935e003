"""Photos and documents at rest: sealed files whose names say nothing, known by content hash."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from uuid_utils.compat import uuid4

from rrk_field.db import durable, pictures
from rrk_field.db.file import DamagedFileError, DiskFullError
from rrk_field.db.sealing import opened, sealed
from rrk_field.db.store import Store

_MOST_THUMBNAILS: Final = 500


@dataclass(frozen=True)
class Source:
    """Where a kept picture came from, so that it is noticed when it comes again."""

    digest: str
    """Of the bytes as they came."""
    camera_key: str = ""
    """The camera's file, so that it is not offered again; empty for any other source."""
    width: int = 0
    height: int = 0


def hash_of(*parts: bytes) -> str:
    """Return by what a file is known."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def keep(store: Store, data: bytes, *, state: str = "local") -> str:
    """Seal a file, note it in the table `blob`, and return its hash; a known one is kept once.

    One that was only expected is here now: a `local` one may have to be sent from here, a
    `present` one came from the office. Raises DiskFullError.
    """
    sha256 = hash_of(data)
    if _path_of(store, sha256) is not None:
        return sha256
    path = f"{uuid4()}.photo"
    _write(store, path, data)
    with store.writing() as connection:
        connection.exec_driver_sql(
            'INSERT INTO blob(sha256, size, state, "offset", path, last_error)'
            " VALUES (?, ?, ?, ?, ?, '')"
            " ON CONFLICT(sha256) DO UPDATE SET path = excluded.path, size = excluded.size,"
            " state = CASE state WHEN 'wanted' THEN excluded.state ELSE state END,"
            ' "offset" = excluded."offset", last_error = \'\'',
            (sha256, len(data), state, len(data) if state == "present" else 0, path),
        )
    return sha256


def read(store: Store, sha256: str) -> bytes | None:
    """Return the content of a file, or None if it is not on this laptop.

    Raises DamagedFileError if it is not what was sealed.
    """
    path = _path_of(store, sha256)
    if path is None:
        return None
    return opened(store.data_key, path.read_bytes(), sha256)


def note_source(store: Store, sha256: str, source: Source, original: bytes = b"") -> None:
    """Remember where a picture came from; `original` is kept too, sealed, on this laptop only.

    Raises DiskFullError.
    """
    path = ""
    if original:
        path = f"{uuid4()}.original"
        _write(store, path, original)
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO picture_source(sha256, digest, camera_key, path, width_px, height_px)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(sha256) DO UPDATE SET"
            " camera_key = coalesce(nullif(excluded.camera_key, ''), camera_key),"
            " digest = CASE excluded.path WHEN '' THEN digest ELSE excluded.digest END,"
            " path = coalesce(nullif(excluded.path, ''), path)",
            (sha256, source.digest, source.camera_key, path, source.width, source.height),
        )


def made_from(store: Store, digest: str) -> set[str]:
    """Return the hashes of the pictures that were made from these bytes."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT sha256 FROM picture_source WHERE digest = ?", (digest,)
        )
        return {sha256 for (sha256,) in rows}


def original(store: Store, sha256: str) -> bytes | None:
    """Return the bytes from which a kept picture was made, if they were kept on this laptop.

    Raises DamagedFileError if they are not what was sealed.
    """
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT path, digest FROM picture_source WHERE sha256 = ? AND path <> ''", (sha256,)
        ).fetchone()
    path = _folder(store, "photos") / row[0] if row else None
    if row is None or path is None or not path.exists():
        return None
    return opened(store.data_key, path.read_bytes(), row[1])


def taken_in(store: Store) -> set[str]:
    """Return the keys of the camera's files that were added already."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT camera_key FROM picture_source WHERE camera_key <> ''"
        )
        return {key for (key,) in rows}


def thumbnail(store: Store, sha256: str, size: int) -> bytes:
    """Return a small JPEG whose longer side has `size` pixels; empty if the file is not here.

    It is made once: beside the photos lies a sealed copy, and the last ones stay in memory.
    """
    known = _thumbnails.setdefault(store, {})
    made = known.pop((sha256, size), None)
    if made is None:
        path = _path_of(store, sha256)
        if path is None:
            return b""
        made = _stored_thumbnail(store, sha256, size, path)
    while len(known) >= _MOST_THUMBNAILS:
        known.pop(next(iter(known)))
    known[sha256, size] = made
    return made


_thumbnails: WeakKeyDictionary[Store, dict[tuple[str, int], bytes]] = WeakKeyDictionary()
"""The last ones used, for as long as their store is open."""


def _stored_thumbnail(store: Store, sha256: str, size: int, path: Path) -> bytes:
    """Read the sealed thumbnail of a photo, or make it."""
    folder = _folder(store, "thumbnails")
    file = folder / f"{path.stem}.{size}"
    with suppress(OSError, DamagedFileError):
        return opened(store.data_key, file.read_bytes())
    made = pictures.small(opened(store.data_key, path.read_bytes(), sha256), size)
    with suppress(OSError):  # it can be made again at any time
        fresh = file.with_name(f"{file.name}.new")
        fresh.write_bytes(sealed(store.data_key, made))
        fresh.replace(file)
    return made


def _folder(store: Store, name: str) -> Path:
    folder = store.profile.folder / name
    folder.mkdir(exist_ok=True)
    return folder


def _write(store: Store, name: str, data: bytes) -> None:
    folder = _folder(store, "photos")
    try:
        durable.replace(folder / name, sealed(store.data_key, data))
    except OSError as error:
        (folder / f"{name}.new").unlink(missing_ok=True)
        raise DiskFullError from error


def _path_of(store: Store, sha256: str) -> Path | None:
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT path FROM blob WHERE sha256 = ? AND path LIKE '%.photo'", (sha256,)
        ).fetchone()
    path = store.profile.folder / "photos" / row[0] if row else None
    return path if path is not None and path.exists() else None
