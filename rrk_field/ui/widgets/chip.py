"""Chips: a state as icon and word on a soft background, and filters with a count."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating

HEIGHT = 22
_ICON = 14
_PAD = 8
_GAP = 4


@dataclass(frozen=True)
class State:
    """How a state looks; `meaning` is one of theme.MEANINGS, `text` its English word."""

    icon: str
    meaning: str
    text: str


STATES = {
    "draft": State("pencil", "neutral", QT_TRANSLATE_NOOP("Chip", "Draft")),
    "in_progress": State("circle-dot", "info", QT_TRANSLATE_NOOP("Chip", "In progress")),
    "returned": State("corner-up-left", "warn", QT_TRANSLATE_NOOP("Chip", "Returned to correct")),
    "complete": State("check", "ok", QT_TRANSLATE_NOOP("Chip", "Complete")),
    "approved": State("check-check", "neutral", QT_TRANSLATE_NOOP("Chip", "Approved")),
    "conflict": State("git-merge", "conflict", QT_TRANSLATE_NOOP("Chip", "Conflict")),
    "not_sent": State("cloud-upload", "warn", QT_TRANSLATE_NOOP("Chip", "Not sent")),
    "waiting": State("clock", "neutral", QT_TRANSLATE_NOOP("Chip", "Waiting")),
    "sending": State("refresh-cw", "info", QT_TRANSLATE_NOOP("Chip", "Sending")),
    "sent": State("cloud-check", "ok", QT_TRANSLATE_NOOP("Chip", "Sent")),
    "retry": State("rotate-cw", "warn", QT_TRANSLATE_NOOP("Chip", "Will be tried again")),
    "held": State("octagon-alert", "danger", QT_TRANSLATE_NOOP("Chip", "Refused by the server")),
    "offline": State("cloud-off", "neutral", QT_TRANSLATE_NOOP("Chip", "Offline")),
    "locked": State("lock", "neutral", QT_TRANSLATE_NOOP("Chip", "Read only")),
    "merged": State("check", "ok", QT_TRANSLATE_NOOP("Chip", "Merged")),
}


def state_word(state: str) -> str:
    """The word of a state of `STATES`, in the language of the interface."""
    return QCoreApplication.translate("Chip", STATES[state].text)


class Chip(Retranslating, QWidget):
    """A state of `STATES`, or other words with an icon and a meaning.

    `Chip("draft")`, `chip.set_state("complete")`; own words: `chip.set_words("circle-alert",
    "danger", self.tr("2 to correct"))`, called again from the owner's `retranslate()`.
    """

    def __init__(self, state: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = state
        self._icon, self._meaning, self._text = "", "neutral", ""
        self.retranslate()

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def set_state(self, state: str) -> None:
        """Show a state of `STATES`."""
        self._state = state
        self.retranslate()

    def set_words(self, icon: str, meaning: str, text: str) -> None:
        """Show other words than those of a state."""
        self._state = ""
        self._show(icon, meaning, text)

    def retranslate(self) -> None:
        if self._state:
            state = STATES[self._state]
            self._show(state.icon, state.meaning, state_word(self._state))

    def _show(self, icon: str, meaning: str, text: str) -> None:
        if (icon, meaning, text) == (self._icon, self._meaning, self._text):
            return  # asking for another size would let the whole page be measured anew
        self._icon, self._meaning, self._text = icon, meaning, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, icon=bool(self._icon)), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), self._icon, self._meaning, self._text)


def chip_width(text: str, *, icon: bool = True) -> int:
    """Width of a chip with this text."""
    width = QFontMetrics(theme.font("chip")).horizontalAdvance(text) + 2 * _PAD + 2
    return width + (theme.px(_ICON) + _GAP if icon else 0)


def paint_chip(
    painter: QPainter, rect: QRectF, icon: str, meaning: str, text: str, place: str = "chip"
) -> None:
    """Draw a chip into `rect`; also for delegates."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{meaning}_soft"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    left = rect.x() + _PAD
    if icon:
        side = theme.px(_ICON)
        paint_icon(painter, icon, meaning, QRectF(left, rect.center().y() - side / 2, side, side))
        left += side + _GAP
    font = theme.font("chip")
    painter.setFont(font)
    painter.setPen(theme.colour(meaning))
    space = QRectF(left, rect.y(), rect.right() - left - _PAD + 2, rect.height())
    shown = elide(text, QFontMetrics(font), round(space.width()), place)
    painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class FilterChip(QPushButton):
    """A checkable filter with a live count: `chip.set_words(self.tr("Draft"), 18)`."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._words, self._count = "", 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_role(self, "filter-chip")

    def set_words(self, words: str, count: int | None = None) -> None:
        """Show words, and a count unless it is None."""
        self._words = words
        self.setText(words if count is None else f"{words}  {count}")
