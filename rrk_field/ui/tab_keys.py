"""Tab where Qt would go astray: from a button that ends a list of questions, in tables."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class TabKeys(QObject):
    """Qt would go to whatever widget was made next.

    Signals:
        forward, back: Tab or Shift+Tab was pressed on the button.
    """

    forward = Signal()
    back = Signal()

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        back = tab_direction(event)
        if back is None:
            return False
        (self.back if back else self.forward).emit()
        return True


def tab_direction(event: QEvent) -> bool | None:
    """Whether Tab was pressed backwards; None for any other event."""
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return None
    if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return None
    return event.key() == Qt.Key.Key_Backtab
