"""Tab on a button that ends a list of questions goes where Enter would go from a question."""

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
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Tab:
            self.forward.emit()
        elif event.key() == Qt.Key.Key_Backtab:
            self.back.emit()
        else:
            return False
        return True
