"""An event filter for what a person types and clicks, whatever window it reaches."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow


class WindowFilter(QObject):
    """Filters the events of each window that was ever active; a subclass has the `eventFilter`.

    A filter on the application would be called for each event of each object, thousands of times
    while a page is built.
    """

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def close(self) -> None:
        """Watch no more."""
        self._app.focusWindowChanged.disconnect(self._watch)
        for window in self._app.allWindows():
            window.removeEventFilter(self)
