"""What a list shows when it has no rows: a card with a way on, or rows still to come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

Button = PrimaryButton | OutlineButton | LinkButton


class EmptyState(QWidget):
    """Icon, heading, one or two lines, buttons.

    `EmptyState("search-x")`, `add_button(PrimaryButton("plus"))`, `set_words(heading, text)`.
    """

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = text_label("section-title", wrap=True)
        self._text = text_label("body", wrap=True)
        for label in (self._heading, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(theme.px(460))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        self._picture = _Picture(icon)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._text):
            middle = QHBoxLayout()  # an aligned label would not get the height of wrapped text
            middle.addStretch(1)
            middle.addWidget(label, 100)
            middle.addStretch(1)
            column.addLayout(middle)
        column.addLayout(self._buttons)
        column.addStretch(2)

    def add_button(self, button: Button) -> Button:
        """Add a button at the right of those added before, and return it."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def set_words(self, heading: str, text: str) -> None:
        """Say what is missing and what to do."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    @property
    def heading(self) -> QLabel:
        """The label with the heading."""
        return self._heading


class _Picture(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, "text3", QRectF(self.rect()))


class SkeletonRows(QWidget):
    """Grey bars in the place of rows that are still being read."""

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, self._rows * theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("neutral_soft"))
        width = self.width() - 28
        bars = ((0, 0.08, 0), (0.13, 0.16, 0), (0.13, 0.1, 16), (0.32, 0.14, 0), (0.52, 0.06, 0))
        for row in range(self._rows):
            top = row * theme.px(48) + 12
            for left, share, down in (*bars, (0.64, 0.11, 0)):
                bar = QRectF(14 + left * width, top + down, share * width, 8 if down else 11)
                painter.drawRoundedRect(bar, 4, 4)
