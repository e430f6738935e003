"""A message across the page: icon, sentence, and one thing to do about it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.widgets.buttons import LinkButton
from rrk_field.ui.widgets.card import text_label

ICONS = {
    "danger": "octagon-alert",
    "warn": "triangle-alert",
    "ok": "circle-check",
    "info": "info",
    "conflict": "git-merge",
    "neutral": "lock",
}


class Banner(QWidget):
    """`Banner("warn")`, then `set_words(sentence, action)`; hidden until it has a sentence.

    Signals:
        activated: the action was chosen.
    """

    activated = Signal()

    def __init__(
        self, meaning: str = "info", parent: QWidget | None = None, *, icon: str = ""
    ) -> None:
        super().__init__(parent)
        self._meaning, self._icon = meaning, icon
        self._label = text_label("hint", wrap=True)
        theme.set_role(self._label, "message")
        self._action = LinkButton()
        self._action.clicked.connect(self.activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(40)
        self.set_words("")

    @property
    def label(self) -> QLabel:
        """The label with the sentence."""
        return self._label

    def set_meaning(self, meaning: str, icon: str = "") -> None:
        """Change colour and icon."""
        self._meaning, self._icon = meaning, icon
        self.update()

    def set_words(self, sentence: str, action: str = "") -> None:
        """Show a sentence and what to do; no sentence hides the banner."""
        news = sentence and sentence != self._label.text()
        self._label.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if news:
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(f"{self._meaning}_line"), 1))
        painter.setBrush(theme.colour(f"{self._meaning}_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        icon = self._icon or ICONS[self._meaning]
        place = QRectF(13, self.height() / 2 - 9, 18, 18)
        paint_icon(painter, icon, self._meaning, place)
