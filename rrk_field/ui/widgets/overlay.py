"""A card over the dimmed window; a click beside it or Esc closes it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rrk_field.ui import theme
from rrk_field.ui.widgets.card import Card


class Overlay(QWidget):
    """Covers its parent; what is shown stands in `card.body`. The focus returns when it closes."""

    def __init__(self, parent: QWidget, width: int = 620, top: int = 70) -> None:
        super().__init__(parent)
        self._parent = parent
        self._width, self._top = width, top
        self._before: QWidget | None = None
        self.card = Card(self, padding=12)
        self.card.setProperty("raised", True)
        self.hide()
        parent.installEventFilter(self)

    def open(self) -> None:
        """Show the card over the whole parent."""
        self._before = self.window().focusWidget()
        self.show()
        self.raise_()
        self.place()

    def close_card(self) -> None:
        """Hide it, and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def place(self) -> None:
        """Cover the parent, with the card below its upper edge."""
        parent = self._parent
        self.setGeometry(parent.rect())
        width = min(theme.px(self._width), parent.width() - 32)
        room = parent.height() - self._top - 16
        layout = self.card.layout()
        assert layout is not None
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        height = min(max(wanted, self.card.sizeHint().height()), room)
        self.card.setGeometry(QRect((parent.width() - width) // 2, self._top, width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("shade"))
