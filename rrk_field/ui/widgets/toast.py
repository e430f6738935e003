"""A short message at the bottom of a page that goes away by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.widgets.buttons import LinkButton
from rrk_field.ui.widgets.card import text_label

SHOWN_MS = 7000


class Toast(QFrame):
    """`toast.show_words("2 answers were set aside", "Undo")`.

    Signals:
        activated: the action was chosen.
    """

    activated = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        theme.set_role(self, "toast")
        self._label = text_label("hint")
        self._action = LinkButton()
        self._action.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._action.clicked.connect(self.activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._label)
        row.addWidget(self._action)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SHOWN_MS)
        self._end.timeout.connect(self.hide)
        page.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._label.text()

    def show_words(self, words: str, action: str = "") -> None:
        """Show a sentence and something to do about it."""
        self._label.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.place()
        self.show()
        self.raise_()
        self._end.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def place(self) -> None:
        """Stand in the middle of the lower edge."""
        page = self.parentWidget()
        if page is not None:
            self.adjustSize()
            self.move((page.width() - self.width()) // 2, page.height() - self.height() - 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False
