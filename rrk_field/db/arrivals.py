"""Files on their way to this laptop: sealed piece by piece, so that a cut download goes on."""

import os
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from rrk_field.db import keys, photos
from rrk_field.db.file import DamagedFileError, DiskFullError
from rrk_field.db.sealing import HEAD_BYTES, Seal
from rrk_field.db.store import Store

_LENGTH: Final = struct.Struct(">I")
_PURPOSE: Final = "rrk/1/part"


class Arrival:
    """The part of one file that is here. A piece that was not written whole is not counted."""

    def __init__(self, store: Store, sha256: str) -> None:
        self._store, self._sha256 = store, sha256
        self._path = _path(store, sha256)
        self._pieces: list[bytes] = []
        self._read()

    @property
    def offset(self) -> int:
        """How many bytes of the file are here."""
        return sum(map(len, self._pieces))

    def add(self, piece: bytes) -> None:
        """Keep the next piece; it is on the disk when this returns. Raises DiskFullError."""
        sealed = self._seal.close(len(self._pieces), piece)
        try:
            if not self._pieces:
                self._path.parent.mkdir(exist_ok=True)
                self._path.write_bytes(self._seal.head)
            with self._path.open("r+b") as file:
                file.seek(self._end)
                file.write(_LENGTH.pack(len(sealed)) + sealed)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DiskFullError from error
        self._end += _LENGTH.size + len(sealed)
        self._pieces.append(piece)

    def is_whole(self) -> bool:
        """Whether the bytes are those that were asked for."""
        return photos.hash_of(*self._pieces) == self._sha256

    def keep(self) -> None:
        """Put the whole file where files lie. Raises DiskFullError."""
        photos.keep(self._store, b"".join(self._pieces), state="present")
        self._path.unlink(missing_ok=True)

    def give_up(self) -> None:
        """Forget what came: it is not the file that was asked for."""
        self._path.unlink(missing_ok=True)
        self._start()

    def _start(self) -> None:
        self._pieces = []
        self._seal = Seal.new(self._store.data_key, self._sha256, 0)
        self._end = HEAD_BYTES

    def _read(self) -> None:
        """Read the pieces that are here; behind the first that is not whole nothing counts."""
        self._start()
        try:
            blob = self._path.read_bytes()
            seal = Seal(self._store.data_key, blob[:HEAD_BYTES])
        except (OSError, DamagedFileError):
            return
        if seal.sha256 != self._sha256:
            return
        self._seal = seal
        with suppress(DamagedFileError, struct.error):
            while self._end < len(blob):
                [length] = _LENGTH.unpack_from(blob, self._end)
                begin = self._end + _LENGTH.size
                piece = seal.open(len(self._pieces), blob[begin : begin + length])
                self._pieces.append(piece)
                self._end = begin + length
        if not self._pieces:
            self._start()


def sweep(store: Store, wanted: Iterable[str]) -> None:
    """Remove the parts of files that nobody waits for any more."""
    folder = store.profile.folder / "photos"
    kept = {_path(store, sha256).name for sha256 in wanted}
    for path in folder.glob("*.part"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _path(store: Store, sha256: str) -> Path:
    """Return where the part of a file lies; its name says nothing about the file."""
    name = keys.derived(store.data_key, _PURPOSE, salt=bytes.fromhex(sha256))[:16].hex()
    return store.profile.folder / "photos" / f"{name}.part"
