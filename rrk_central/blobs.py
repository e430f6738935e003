"""Photos and questionnaires as files, named by the SHA-256 of their content.

A file is called stored only after it lay whole on the disk and its hash was checked.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Refused, Rights
from rrk_central.engines import Database
from rrk_central.settings import Settings
from rrk_central.tables import BLOB, LEDGER
from rrk_field.domain.record import Record
from rrk_field.sync.protocol import BLOB_BYTES

NAMING: Final = "sha256"
"""The column by which a record names a file."""

_LOCKS: Final = 64
"""Files share them by their names: a lock for each would stay in the memory for ever."""
_REMEMBER: Final = sa.text(
    "INSERT INTO blob(sha256, size, device_id, at) VALUES (:sha256, :size, :device_id, :at)"
    " ON CONFLICT DO NOTHING"
).bindparams(sa.bindparam("at", type_=BLOB.c.at.type))


class BlobStore:
    """The folder of files, and the table of those that are whole."""

    def __init__(self, settings: Settings, database: Database) -> None:
        """Use `settings.folder`; nothing is made before the first file comes."""
        self._folder = settings.folder / "blobs"
        self._free_bytes = settings.free_bytes
        self._database = database
        self._locks = [threading.Lock() for _ in range(_LOCKS)]

    def path(self, sha256: str) -> Path:
        """Return where a whole file lies."""
        return self._folder / sha256[:2] / sha256

    def offset(self, sha256: str) -> int:
        """Return how much of an unfinished file is there."""
        try:
            return self._part(sha256).stat().st_size
        except FileNotFoundError:
            return 0

    def size(self, sha256: str) -> int | None:
        """Return the size of a stored file; None if it is not stored."""
        with self._database.reading() as connection:
            return self._size(connection, sha256)

    def append(
        self, sha256: str, offset: int, chunk: bytes, *, total: int | None, device_id: str = ""
    ) -> int:
        """Add a chunk at `offset`; return the new offset. `total` is the size of the whole.

        Raises Refused `offset` (with the true one), `checksum`, `storage_full`, `too_large`.
        """
        with self._locked(sha256) as held:
            with held or self._database.reading() as connection:
                stored = self._size(connection, sha256)
            if stored is not None:
                return stored
            part = self._part(sha256)
            there = self.offset(sha256)
            if offset != there:
                raise Refused("offset", offset=there)
            if offset + len(chunk) > BLOB_BYTES:
                raise Refused("too_large", bytes=BLOB_BYTES)
            self._make(part.parent)
            if shutil.disk_usage(part.parent).free < self._free_bytes + len(chunk):
                raise Refused("storage_full")
            self._write(part, offset, chunk)
            reached = offset + len(chunk)
            if (total is not None and reached >= total) or _hash(part) == sha256:
                self._finish(sha256, part)
                with held or self._database.plain() as connection:
                    _remember(connection, {sha256: reached}, device_id)
            return reached

    def put(self, *contents: bytes) -> list[str]:
        """Store whole files of the office's own and return their hashes."""
        names = [hashlib.sha256(content).hexdigest() for content in contents]
        for sha256, content in zip(names, contents, strict=True):
            path = self.path(sha256)
            self._make(path.parent)
            part = path.with_suffix(f".{os.getpid()}.own")
            with self._lock(sha256):
                part.unlink(missing_ok=True)
                self._write(part, 0, content)
                part.replace(path)
            _sync_folder(path.parent)
        with self._database.plain() as connection:
            _remember(connection, dict(zip(names, map(len, contents), strict=True)))
        return names

    def read(self, sha256: str, begin: int = 0, end: int | None = None) -> bytes:
        """Return the bytes from `begin` to before `end` of a stored file."""
        with self.path(sha256).open("rb") as file:
            file.seek(begin)
            return file.read() if end is None else file.read(max(0, end - begin))

    def is_writable(self) -> bool:
        """Whether a file can be put down here now."""
        self._make(self._folder)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="probe-") as file:
            return file.write(b"1") == 1

    def lost(self, connection: Connection) -> list[str]:
        """Return the stored files that are not on the disk any more."""
        known = connection.execute(sa.select(BLOB.c.sha256)).scalars()
        return [sha256 for sha256 in known if not self.path(sha256).exists()]

    def _make(self, folder: Path) -> None:
        """Make a folder of files; other accounts of this machine see none of them."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)

    def _part(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.part"

    def _write(self, part: Path, offset: int, chunk: bytes) -> None:
        try:
            with part.open("ab") as file:
                file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                os.truncate(part, offset)
            raise Refused("storage_full") from None

    def _size(self, connection: Connection, sha256: str) -> int | None:
        found: int | None = connection.execute(
            sa.select(BLOB.c.size).where(BLOB.c.sha256 == sha256)
        ).scalar()
        return found if found is not None and self.path(sha256).exists() else None

    def _finish(self, sha256: str, part: Path) -> None:
        """Check the whole and give it its name."""
        if _hash(part) != sha256:
            part.unlink()
            raise Refused("checksum", offset=0)
        part.replace(self.path(sha256))
        _sync_folder(part.parent)

    def _lock(self, sha256: str) -> threading.Lock:
        return self._locks[int(sha256[:2], 16) % _LOCKS]

    @contextlib.contextmanager
    def _locked(self, sha256: str) -> Iterator[AbstractContextManager[Connection] | None]:
        """One writer for each file, over all processes of an office on PostgreSQL.

        Yields the connection that holds the lock there, to be used for everything: an upload
        that asked for a second one would wait for others that do the same.
        """
        with self._lock(sha256):
            if not self._database.postgres:
                yield None
                return
            with self._database.engine.begin() as connection:
                connection.execute(
                    sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 1))"),
                    {"name": sha256},
                )
                yield contextlib.nullcontext(connection)


def named_in_scope(connection: Connection, rights: Rights, sha256: str) -> bool:
    """Whether a record that this person may read names the file."""
    for table in naming_tables():
        rows = connection.execute(
            sa.select(LEDGER.c.scope, LEDGER.c.type)
            .join(table, table.c.id == LEDGER.c.id)
            .where(table.c[NAMING] == sha256, LEDGER.c.deleted.is_(False))
        )
        if any(rights.may_read(row.scope, row.type) for row in rows):
            return True
    return False


def missing(connection: Connection, rights: Rights) -> list[str]:
    """Return the hashes that records in this person's scopes name and that are not stored."""
    found: set[str] = set()
    for table in naming_tables():
        rows = connection.execute(
            sa.select(table.c[NAMING], LEDGER.c.scope, LEDGER.c.type)
            .join(LEDGER, LEDGER.c.id == table.c.id)
            .outerjoin(BLOB, BLOB.c.sha256 == table.c[NAMING])
            .where(BLOB.c.sha256.is_(None), LEDGER.c.deleted.is_(False))
        )
        found |= {row[0] for row in rows if rights.may_read(row.scope, row.type)}
    return sorted(found)


def naming_tables() -> list[sa.Table]:
    """Return the shared tables whose records name a file."""
    return [table for table in Record.metadata.sorted_tables if NAMING in table.c]


def _remember(connection: Connection, sizes: Mapping[str, int], device_id: str = "") -> None:
    more = {"device_id": device_id, "at": datetime.now(UTC)}
    rows = [{"sha256": sha256, "size": size, **more} for sha256, size in sizes.items()]
    if rows:
        connection.execute(_REMEMBER, rows)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows needs and allows no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
