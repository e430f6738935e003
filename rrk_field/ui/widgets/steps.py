"""Steps of something that takes a while: done, running, still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import paint_icon


class Steps(QWidget):
    """`set_words([...])` names the steps, `set_current(2)` runs the third."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: Sequence[str]) -> None:
        """Name the steps."""
        self._words = words
        self._say()

    def set_current(self, current: int) -> None:
        """Run a step; those before it are done. The number of steps means all are done."""
        self._current = current
        self._say()

    def _say(self) -> None:
        now = self._words[self._current] if self._current < len(self._words) else ""
        self.setAccessibleName(now)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._words:
            return
        width = self.width() / len(self._words)
        for number, words in enumerate(self._words):
            left = number * width
            done, running = number < self._current, number == self._current
            self._paint_mark(painter, left, done=done, running=running)
            if number + 1 < len(self._words):
                painter.setPen(QPen(theme.colour("ok_line" if done else "line"), 2))
                painter.drawLine(round(left + 26), 11, round(left + width - 6), 11)
            font = theme.font("table-header" if running else "caption")
            painter.setFont(font)
            painter.setPen(theme.colour("text" if done or running else "text3"))
            box = QRectF(left, 24, width - 6, theme.px(18))
            shown = elide(words, QFontMetrics(font), round(box.width()), "steps")
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    @staticmethod
    def _paint_mark(painter: QPainter, left: float, *, done: bool, running: bool) -> None:
        name, tint = ("circle-check", "ok_line") if done else ("circle", "control")
        if running:
            name, tint = "circle-dot", "accent"
        paint_icon(painter, name, tint, QRectF(left, 1, 20, 20))
