"""Work that takes its time in the worker: a bar, how far it is, and a button to stop it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rrk_field.ui.background import Background
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import OutlineButton
from rrk_field.ui.widgets.card import text_label

T = TypeVar("T")


class LongWork(Retranslating, QWidget):
    """`run(work, done, failed)`; `work` gets what tells its progress and what says to stop.

    Hidden while nothing runs. It ends as well when the program locks or closes.

    Signals:
        changed: it began or ended.
    """

    changed = Signal()
    _told = Signal(int, int)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._asked_to_stop = False
        self._safe = ""
        self.running = False
        self._done, self._total = 0, 0
        self.bar, self._words = QProgressBar(), text_label("caption")
        self.bar.setTextVisible(False)
        self._what_is_safe = text_label("hint", wrap=True)
        self.stop = OutlineButton("x")
        self.stop.clicked.connect(self.ask_to_stop)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addWidget(self._what_is_safe)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self.stop.setText(self.tr("Stop"))
        self._say()

    def run(
        self,
        work: Callable[[Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        safe: str,
    ) -> None:
        """Do it in the worker; `safe` says what stays when it is stopped."""
        self._asked_to_stop, self.running, self._safe = False, True, safe
        self._done = self._total = 0

        def ended(result: T) -> None:
            self._end()
            done(result)

        def ended_badly(error: BaseException) -> None:
            self._end()
            failed(error)

        self.stop.setEnabled(True)
        self._say()
        self.show()
        self.changed.emit()
        self._background.run(
            self, lambda: work(self._told.emit, self._is_to_stop), ended, ended_badly
        )

    @Slot()
    def ask_to_stop(self) -> None:
        """Let it end at the next record."""
        self._asked_to_stop = True
        self.stop.setEnabled(False)

    def _is_to_stop(self) -> bool:
        return self._asked_to_stop or self._background.stop.is_set()

    def _end(self) -> None:
        self.running = False
        self.hide()
        self.changed.emit()

    @Slot(int, int)
    def _tell(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self._say()

    def _say(self) -> None:
        self.bar.setRange(0, self._total)
        self.bar.setValue(self._done)
        words = self.tr("{done} of {total}") if self._total else ""
        self._words.setText(words.format(done=self._done, total=self._total))
        self.bar.setAccessibleName(self._words.text())
        self._what_is_safe.setText(self._safe)
