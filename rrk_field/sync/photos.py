"""The lane of photos and files: content-addressed, in chunks, after the texts.

A record counts as sent without its photos. Nothing here ever deletes a file of this laptop.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rrk_field.db.arrivals import sweep
from rrk_field.db.files import forms_to_fetch, note, size_of, to_fetch, to_send, unsent
from rrk_field.db.store import DamagedFileError, Store
from rrk_field.sync.central import (
    Central,
    NoNetworkError,
    RefusedError,
    ServerNotFoundError,
    StorageFullError,
)
from rrk_field.sync.protocol import BLOB_BYTES, CHUNK_BYTES

_TRIES: Final = 3
_SECONDS: Final = 4.0
_SMALLEST: Final = 1 << 15
_PIECE: Final = "photo_piece"


class Pace:
    """How much is sent or asked for at once: a piece takes some seconds on a slow line.

    What was going on when a line broke is gone, so that after a break the pieces are smaller; this
    is remembered until the next synchronisation.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.size = min(max(int(store.state.get(_PIECE, CHUNK_BYTES)), _SMALLEST), CHUNK_BYTES)

    @contextmanager
    def watching(self, size: int) -> Iterator[None]:
        """Watch one piece on its way."""
        begun = time.monotonic()
        try:
            yield
        except (NoNetworkError, ServerNotFoundError):
            self._set(self.size // 2)
            raise
        taken = time.monotonic() - begun
        if taken > 2 * _SECONDS:
            self._set(self.size // 2)
        elif taken < _SECONDS / 2 and size == self.size < CHUNK_BYTES:
            self._set(self.size * 2)

    def _set(self, size: int) -> None:
        size = min(max(size, _SMALLEST), CHUNK_BYTES)
        if size != self.size:
            self.size = size
            self._store.state.set(**{_PIECE: size})


class Lane:
    """Sends files whose records the office has, and fetches those this laptop lacks."""

    def __init__(
        self,
        store: Store,
        central: Central,
        stop: threading.Event,
        between: Callable[[], None] = lambda: None,
    ) -> None:
        """Exchange files of `store`; `between` two requests other work may be done."""
        self.sent = 0
        self.received = 0
        self.office_is_full = False
        """Nothing more is sent then; what is here stays to be sent."""
        self._store = store
        self._central = central
        self._stop = stop
        self._between = between
        self._pace = Pace(store)

    def fetch_forms(self) -> int:
        """Fetch the files of questionnaires; return how many came."""
        with self._store.reading() as connection:
            incoming = forms_to_fetch(connection)
        came = 0
        for sha256 in incoming:
            if self._stop.is_set():
                break
            came += self._one(sha256, self._fetch)
        return came

    def run(self, progress: Callable[[int, int], None], *, receiving: bool = True) -> None:
        """Send, then fetch if `receiving`; what fails for one file leaves the others alone."""
        with self._store.reading() as connection:
            outgoing = to_send(connection)
            incoming = to_fetch(connection) if receiving else []
        sweep(self._store, incoming)
        total = len(outgoing) + len(incoming)
        for number, sha256 in enumerate(outgoing):
            if self._stop.is_set():
                return
            progress(number, total)
            if not self.office_is_full:
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
        except StorageFullError as full:
            self.office_is_full = True
            self._note(sha256, error=full.code)
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
            chunk = data[offset : offset + self._pace.size]
            try:
                with self._pace.watching(len(chunk)):
                    offset = self._central.send_blob(sha256, offset, chunk, len(data))
            except RefusedError as refused:
                if refused.code in ("offset", "checksum"):
                    return False
                raise
            self._between()
        return self._central.blob_offset(sha256) is None

    def _fetch(self, sha256: str) -> bool:
        """Fetch a file, from where it was cut; it is kept only with the hash it was asked by."""
        from rrk_field.db.arrivals import Arrival

        arrival, expected = Arrival(self._store, sha256), self._expected(sha256)
        ended = False
        while not ended and arrival.offset < BLOB_BYTES:
            if self._stop.is_set():
                return False
            asked = self._pace.size
            with self._pace.watching(asked):
                piece = self._central.fetch_blob(sha256, arrival.offset, asked)
            if piece:
                arrival.add(piece)
                self._note(sha256, offset=arrival.offset)
            ended = len(piece) < asked or (arrival.offset == expected and arrival.is_whole())
            self._between()
        if not arrival.is_whole():
            arrival.give_up()
            self._note(sha256, error="checksum")
            return False
        arrival.keep()
        return True

    def _expected(self, sha256: str) -> int:
        with self._store.reading() as connection:
            return size_of(connection, sha256)

    def _note(self, sha256: str, *, state: str = "", offset: int = 0, error: str = "") -> None:
        with self._store.writing() as connection:
            note(connection, sha256, state=state, offset=offset, error=error)
