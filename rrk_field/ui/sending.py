"""Synchronising as the window sees it: what runs, how far it is, how it ended."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from rrk_field.db import queries
from rrk_field.db.answer_history import AnswerChange
from rrk_field.db.queries import Waiting
from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.sync.engine import Progress, SyncReport, wait_seconds
from rrk_field.ui.background import Background

STEPS = ("check", "send", "receive", "photos", "result")
_PASSING = frozenset({"no_network", "server_not_found", "server_busy", "server_failed"})
"""What may well be over a moment later, without anybody's doing."""
_SIGN_IN_AGAIN = frozenset({"device_copied", "sign_in_refused"})


class Office(Protocol):
    """The way to the office's server. All but `address` and `enrolled` run in a worker."""

    @property
    def enrolled(self) -> bool:
        """Whether the office knows this laptop."""

    @property
    def address(self) -> str:
        """Where the office's server is, "" where nobody said it yet."""

    def enrol(self, address: str, user: str, password: str, device_name: str) -> None:
        """Make this laptop known to the office."""

    def synchronise(self, progress: "Progressed", stop: threading.Event) -> SyncReport:
        """Exchange everything."""

    def history(self, record_id: str, path: str) -> list[AnswerChange]:
        """Ask what became of an answer."""


class Progressed(Protocol):
    """What a synchronisation tells while it runs, from the worker."""

    def __call__(self, progress: Progress, /) -> None:
        """Tell how far it is."""


class Sending(QObject):
    """One synchronisation at a time, in a worker of its own: lists are read while it runs.

    Signals:
        changed: the state, the progress or what waits is another one.
        finished: a synchronisation ended, well or not.
    """

    changed = Signal()
    finished = Signal()
    _told = Signal(object)

    def __init__(self, store: Store, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self.office = store, office
        self._line = Background()
        self._stop = threading.Event()
        self.running = False
        self.progress: Progress | None = None
        self.report: SyncReport | None = None
        self.error: BaseException | None = None
        self.waiting: Waiting = queries.waiting(store)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._failures = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(200)
        self._recount.timeout.connect(self.count)

    @property
    def state(self) -> str:
        """One of ready, running, done, partly, offline."""
        if self.running:
            return "running"
        if self.error is not None:
            return "offline"
        if self.report is None:
            return "ready"
        return "partly" if self.waiting.held or self.waiting.conflicts else "done"

    @property
    def again_at(self) -> datetime | None:
        """When it is tried again by itself, if it is."""
        if not self._again.isActive():
            return None
        return datetime.now(UTC) + timedelta(milliseconds=self._again.remainingTime())

    @property
    def must_sign_in(self) -> bool:
        """Whether the office wants name and password, once or again."""
        again = isinstance(self.error, RrkError) and self.error.code in _SIGN_IN_AGAIN
        return again or not self.office.enrolled

    @Slot()
    def start(self) -> None:
        """Synchronise; while it runs nothing more happens."""
        if self.running:
            return
        self._again.stop()
        self.running, self.progress, self.report, self.error = True, None, None, None
        self._stop.clear()
        self._line.run(self, self._synchronise, self._done, self._failed)
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Ask the synchronisation to end, or not to be tried again; what was sent is sent."""
        self._again.stop()
        self._stop.set()
        self.changed.emit()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to end, and still runs."""
        return self.running and self._stop.is_set()

    def count_soon(self) -> None:
        """Count again what waits, once for many changes."""
        self._recount.start()

    @Slot()
    def count(self) -> None:
        """Count again what waits."""
        waiting = queries.waiting(self._store)
        if waiting != self.waiting and not self.running and self.report is not None:
            self.report = None if waiting.changes else self.report
        self.waiting = waiting
        self.changed.emit()

    def enrol(
        self, owner: QObject, answers: tuple[str, str, str, str], done: "Told", failed: "Failed"
    ) -> None:
        """Make this laptop known; `answers` are address, user, password, name of the laptop."""
        self._line.run(owner, lambda: self.office.enrol(*answers), lambda _none: done(), failed)

    def ask_history(
        self,
        owner: QObject,
        answer: tuple[str, str],
        done: Callable[[list[AnswerChange]], None],
        failed: "Failed",
    ) -> None:
        """Ask the office what became of an answer: the record's id and the path."""
        self._line.run(owner, lambda: self.office.history(*answer), done, failed)

    def close(self) -> None:
        """Stop, and wait for the end."""
        self._stop.set()
        self._again.stop()
        self._recount.stop()
        self._line.close()

    def _synchronise(self) -> SyncReport:
        return self.office.synchronise(self._told.emit, self._stop)

    @Slot(object)
    def _tell(self, progress: Progress) -> None:
        if self.running:
            self.progress = progress
            self.changed.emit()

    def _done(self, report: SyncReport) -> None:
        self.running, self.report, self._failures = False, report, 0
        self.waiting = queries.waiting(self._store)
        self.changed.emit()
        self.finished.emit()

    def _failed(self, error: BaseException) -> None:
        self.running, self.error = False, error
        if isinstance(error, RrkError) and error.code in _PASSING and not self._stop.is_set():
            self._again.start(round(1000 * wait_seconds(self._failures, error)))
            self._failures += 1
        self.waiting = queries.waiting(self._store)
        self.changed.emit()
        self.finished.emit()


class Told(Protocol):
    """Called on the main thread when it went well."""

    def __call__(self) -> None:
        """It went well."""


class Failed(Protocol):
    """Called on the main thread with what went wrong."""

    def __call__(self, error: BaseException, /) -> None:
        """It went wrong."""


def is_offline(error: BaseException | None) -> bool:
    """Whether an error only means that the office is out of reach."""
    return isinstance(error, RrkError) and error.code in {"no_network", "server_not_found"}
