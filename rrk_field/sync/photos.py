"""The lane of photos and files: content-addressed, in chunks, after the texts.

A record counts as sent without its photos. Nothing here ever deletes a file of this laptop.
"""

import hashlib
import threading
from collections.abc import Callable
from typing import Final

from rrk_field.db.files import note, to_fetch, to_send, unsent
from rrk_field.db.store import DamagedFileError, Store
from rrk_field.sync.central import Central, RefusedError
from rrk_field.sync.protocol import BLOB_BYTES, CHUNK_BYTES

_TRIES: Final = 3


class Lane:
    """Sends files whose records the office has, and fetches those this laptop lacks."""

    def __init__(self, store: Store, central: Central, stop: threading.Event) -> None:
        self.sent = 0
        self.received = 0
        self._store = store
        self._central = central
        self._stop = stop

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Send, then fetch; what fails for one file leaves the others alone."""
        with self._store.reading() as connection:
            outgoing, incoming = to_send(connection), to_fetch(connection)
        total = len(outgoing) + len(incoming)
        for number, sha256 in enumerate(outgoing):
            if self._stop.is_set():
                return
            progress(number, total)
            self.sent += self._one(sha256, self._send)
        for number, sha256 in enumerate(incoming, start=len(outgoing)):
            if self._stop.is_set():
                return
            progress(number, total)
            self.received += self._one(sha256, self._fetch)
        if total:
            progress(total, total)

    def waiting(self) -> int:
        """Return how many files are still to be sent."""
        with self._store.reading() as connection:
            return unsent(connection)

    def _one(self, sha256: str, move: Callable[[str], bool]) -> bool:
        try:
            return move(sha256)
        except RefusedError as refused:
            self._note(sha256, error=refused.code)
        except DamagedFileError as damaged:
            self._note(sha256, error=damaged.code)
        return False

    def _send(self, sha256: str) -> bool:
        from rrk_field.db import photos as files

        data = files.read(self._store, sha256)
        if data is None:
            self._note(sha256, error="not_here")
            return False
        for _ in range(_TRIES):
            offset = self._central.blob_offset(sha256)
            if offset is None or self._send_from(sha256, data, offset):
                self._note(sha256, state="stored", offset=len(data))
                return True
            if self._stop.is_set():
                return False
        return False

    def _send_from(self, sha256: str, data: bytes, offset: int) -> bool:
        """Send the rest of a file; False if the server has another offset or hash."""
        while offset < len(data):
            if self._stop.is_set():
                return False
            self._note(sha256, state="sending", offset=offset)
            chunk = data[offset : offset + CHUNK_BYTES]
            try:
                offset = self._central.send_blob(sha256, offset, chunk, len(data))
            except RefusedError as refused:
                if refused.code in ("offset", "checksum"):
                    return False
                raise
        return self._central.blob_offset(sha256) is None

    def _fetch(self, sha256: str) -> bool:
        """Fetch a whole file; it is kept only if its bytes have the hash it was asked by."""
        from rrk_field.db import photos as files

        data = bytearray()
        while len(data) < BLOB_BYTES:
            if self._stop.is_set():
                return False
            part = self._central.fetch_blob(sha256, len(data), CHUNK_BYTES)
            data += part
            if len(part) < CHUNK_BYTES:
                break
        if hashlib.sha256(data).hexdigest() != sha256:
            self._note(sha256, error="checksum")
            return False
        files.keep(self._store, bytes(data))
        self._note(sha256, state="present", offset=len(data))
        return True

    def _note(self, sha256: str, *, state: str = "", offset: int = 0, error: str = "") -> None:
        with self._store.writing() as connection:
            note(connection, sha256, state=state, offset=offset, error=error)
