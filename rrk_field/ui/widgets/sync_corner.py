"""The corner of the rail that always says whether work has reached the office."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating

ICONS = {
    "offline": "cloud-off",
    "ready": "cloud-upload",
    "sending": "refresh-cw",
    "sent": "cloud-check",
    "attention": "triangle-alert",
}


@dataclass(frozen=True)
class CornerState:
    """A state of `ICONS`, how much waits, when the office was last reached."""

    state: str = "ready"
    waiting: int = 0
    last_sync_at: datetime | None = None
    done: int = 0
    total: int = 0


class SyncCorner(Retranslating, QAbstractButton):
    """Icon and state word, what waits, when it was last synchronised; a click opens the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = CornerState()
        self._compact = False
        self._lines: tuple[str, str, str] = ("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_state(self, state: CornerState) -> None:
        """Show another state."""
        self._now = state
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or with its words."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        now = self._now
        waiting = self.tr("%n change(s) to send", "", now.waiting) if now.waiting else ""
        self._lines = (self._state_words(), waiting, self._last_words())
        self.setAccessibleName(". ".join(line for line in self._lines if line))
        self.setToolTip("\n".join(line for line in self._lines if line))
        self.update()

    def _state_words(self) -> str:
        now = self._now
        if now.state == "sending":
            return self.tr("Sending {done} of {total}").format(done=now.done, total=now.total)
        if now.state == "offline":
            return self.tr("Offline")
        if now.state == "attention":
            return self.tr("Needs you")
        if self._is_new():
            return self.tr("Not synchronised yet")
        return self.tr("All sent") if not now.waiting else self.tr("Ready to send")

    def _last_words(self) -> str:
        last = self._now.last_sync_at
        if last is None:
            return "" if self._is_new() else self.tr("Not synchronised yet")
        local = QDateTime.fromSecsSinceEpoch(round(last.timestamp()))
        when = QLocale().toString(local, "d MMM, HH:mm")
        return self.tr("Last synced {when}").format(when=when)

    def _is_new(self) -> bool:
        """Whether nothing was ever exchanged, and nothing waits."""
        now = self._now
        return now.state == "ready" and now.last_sync_at is None and not now.waiting

    def sizeHint(self) -> QSize:
        return QSize(40, 52 if self._compact else theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(theme.colour("badge"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        all_sent = self._now.state == "ready" and not self._now.waiting and not self._is_new()
        name = ICONS["sent" if all_sent else self._now.state]
        if self._compact:
            middle = self.rect().center()
            paint_icon(painter, name, "rail_text", QRectF(middle.x() - 9, middle.y() - 9, 20, 20))
            return
        paint_icon(painter, name, "rail_text", QRectF(11, 13, 18, 18))
        styles = (("strong", "rail_seltext"), ("caption", "rail_text"), ("caption", "rail_muted"))
        top = 10.0
        for text, (role, token) in zip(self._lines, styles, strict=True):
            if not text:
                continue
            font = theme.font(role)
            if role == "strong":
                font.setPixelSize(theme.px(13))
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            space = QRectF(40, top, self.width() - 42, theme.px(22))
            shown = elide(text, QFontMetrics(font), round(space.width()), "corner")
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, shown)
            top += theme.px(21)
