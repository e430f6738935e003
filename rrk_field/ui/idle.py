"""Notices that nobody has touched keyboard or mouse for some minutes."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from rrk_field.ui.window_filter import WindowFilter

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(WindowFilter):
    """`set_minutes(0)` switches it off.

    Signals:
        idle: nothing was touched for that long.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(app, parent)
        self._minutes = minutes
        self._touched = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(5000)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Wait another time from now on."""
        self._minutes = minutes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False

    @Slot()
    def check(self) -> None:
        """Tell if nothing was touched for long enough."""
        if self._minutes and time.monotonic() - self._touched >= self._minutes * 60:
            self._touched = time.monotonic()
            self.idle.emit()

    def close(self) -> None:
        """Watch no more."""
        self._timer.stop()
        super().close()
