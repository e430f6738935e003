"""The one bridge from the Store's notices to a Qt signal."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

Changed = frozenset[tuple[str, str]]


class Notices(Protocol):
    """What is needed of the Store: it tells after each commit what changed."""

    def on_change(self, listener: Callable[[Changed], None]) -> object:
        """Call `listener` after each commit, in whatever thread that was."""


class Changes(QObject):
    """Tells screens on the main thread which records changed.

    Signals:
        changed: a frozenset of (record type, id).
    """

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, store: Notices) -> None:
        super().__init__()
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        store.on_change(self._heard.emit)

    @Slot(object)
    def _tell(self, changed: Changed) -> None:
        self.changed.emit(changed)
