"""The navigation rail: pages above, synchronising and settings below, and the sync corner."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.card import line
from rrk_field.ui.widgets.sync_corner import SyncCorner

WIDE, NARROW = 228, 56


@dataclass(frozen=True)
class Place:
    """One entry of the rail: its key, icon and English word, and the keys that open it."""

    key: str
    icon: str
    text: str
    shortcut: str = ""
    bottom: bool = False


PLACES = (
    Place("today", "layout-dashboard", QT_TRANSLATE_NOOP("Rail", "Today"), "Ctrl+1"),
    Place("households", "users", QT_TRANSLATE_NOOP("Rail", "Households"), "Ctrl+2"),
    Place("infrastructure", "route", QT_TRANSLATE_NOOP("Rail", "Infrastructure"), "Ctrl+5"),
    Place("authorities", "landmark", QT_TRANSLATE_NOOP("Rail", "Authorities"), "Ctrl+6"),
    Place("sync", "refresh-cw", QT_TRANSLATE_NOOP("Rail", "Synchronise"), "Ctrl+0", bottom=True),
    Place("settings", "settings", QT_TRANSLATE_NOOP("Rail", "Settings"), "Ctrl+,", bottom=True),
    Place("help", "circle-question-mark", QT_TRANSLATE_NOOP("Rail", "Help"), "Ctrl+/", bottom=True),
)


class Rail(Retranslating, QFrame):
    """Which page is shown; `set_current(key)`, `set_badge(key, count)`, `set_compact(True)`.

    Signals:
        chosen: the key of the page that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...] = PLACES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "rail")
        self._group = QButtonGroup(self)
        self._items = {place.key: RailItem(place) for place in places}
        self._logo = _Logo()
        self._line = line("rail-line")
        self.corner = SyncCorner()
        self.corner.clicked.connect(lambda: self.chosen.emit("sync"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(2)
        column.addWidget(self._logo)
        self._fill(column)
        column.addWidget(self._line)
        column.addWidget(self.corner)
        self.set_compact(False)
        self.retranslate()

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; a page without an entry leaves the mark where it is."""
        if key in self._items:
            self._items[key].setChecked(True)

    def set_badge(self, key: str, count: int, *, conflicts: bool = False) -> None:
        """Show a number at an entry; 0 shows none."""
        self._items[key].set_badge(count, conflicts=conflicts)

    def set_compact(self, compact: bool) -> None:
        """Show icons alone, or icons with words."""
        self.setFixedWidth(NARROW if compact else theme.px(WIDE))
        for item in self._items.values():
            item.set_compact(compact)
        self._logo.set_compact(compact)
        self.corner.set_compact(compact)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pages"))
        for item in self._items.values():
            item.retranslate()

    def _fill(self, column: QVBoxLayout) -> None:
        below = False
        for key, item in self._items.items():
            if item.place.bottom and not below:
                column.addStretch(1)
                below = True
            self._group.addButton(item)
            column.addWidget(item)
            item.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))


class RailItem(QAbstractButton):
    """One entry: icon, word, badge; painted, yet a real checkable button."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._compact = False
        self._count, self._conflicts = 0, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_badge(self, count: int, *, conflicts: bool) -> None:
        """Show a number; 0 shows none."""
        self._count, self._conflicts = count, conflicts
        self.retranslate()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, or with its word."""
        self._compact = compact
        self.retranslate()
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set word, name and tooltip."""
        word = QCoreApplication.translate("Rail", self.place.text)
        self.setText(word)
        self.setAccessibleName(f"{word}, {self._count}" if self._count else word)
        self.setToolTip(f"{word} ({self.place.shortcut})" if self.place.shortcut else word)

    def sizeHint(self) -> QSize:
        return QSize(NARROW - 16, theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        self._paint_ground(painter, rect)
        chosen = self.isChecked()
        token = "rail_seltext" if chosen else "rail_text"
        side = 20.0
        left = rect.center().x() - side / 2 if self._compact else rect.x() + 12
        paint_icon(
            painter, self.place.icon, token, QRectF(left, rect.center().y() - side / 2, side, side)
        )
        badge = self._paint_badge(painter, rect)
        if not self._compact:
            font = theme.font("strong" if chosen else "body")
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            space = QRectF(left + 32, rect.y(), badge - left - 38, rect.height())
            word = elide(self.text(), QFontMetrics(font), round(space.width()) + 1, "rail")
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            painter.setBrush(theme.colour("rail_sel"))
            painter.drawRoundedRect(rect, 6, 6)
            painter.setOpacity(1.0)
        if self.isChecked():
            painter.setBrush(theme.colour("rail_edge"))
            painter.drawRoundedRect(QRectF(rect.x(), rect.y() + 8, 3, rect.height() - 16), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(theme.colour("badge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> float:
        """Draw the number, and return where the word must end."""
        if not self._count:
            return rect.right()
        font = theme.font("badge")
        text = str(self._count) if self._count < 1000 else "999+"
        width = max(QFontMetrics(font).horizontalAdvance(text) + 12, 20)
        tall = 18.0
        top = rect.y() - 1 if self._compact else rect.center().y() - tall / 2
        left = rect.right() - width - (0 if self._compact else 8)
        token = "badge_conflict" if self._conflicts else "badge"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(token))
        badge = QRectF(left, top, width, tall)
        painter.drawRoundedRect(badge, tall / 2, tall / 2)
        painter.setPen(theme.colour(f"on_{token}"))
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        return left


class _Logo(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self.setFixedHeight(56)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self.width() / 2 - 12 if self._compact else 8
        paint_icon(painter, "house-plus", "badge", QRectF(left, 16, 24, 24))
        if not self._compact:
            font = theme.font("card-title")
            font.setPixelSize(theme.px(16))
            painter.setFont(font)
            painter.setPen(theme.colour("rail_seltext"))
            painter.drawText(QRectF(42, 0, 200, 56), Qt.AlignmentFlag.AlignVCenter, "RRK Field")
