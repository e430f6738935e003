"""The one search field of a page."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rrk_field.ui.icons import icon

DEBOUNCE_MS = 60


class SearchField(QLineEdit):
    """A line edit that tells what to search once typing pauses; Esc empties it.

    Signals:
        searched: the text, 60 ms after the last key or at once on Enter.
        left_down: the arrow down was pressed: go to the list.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addAction(
            QAction(icon("search", "text3"), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setMinimumWidth(160)
        self._told = ""
        self._words: tuple[str, ...] = ("",)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._tell)

    def set_words(self, words: str, shortcut: str = "", short: str = "") -> None:
        """Say what can be searched; the keys stand behind it in the empty field.

        In a narrow field the keys are left out, then `short` is said instead.
        """
        longest = f"{words}   {shortcut}" if shortcut else words
        self._words = (longest, words, short or words)
        self.setAccessibleName(words)
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        room = self.width() - 56
        metrics = self.fontMetrics()
        fitting = (one for one in self._words if metrics.horizontalAdvance(one) <= room)
        self.setPlaceholderText(next(fitting, self._words[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)
