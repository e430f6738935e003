"""A choice as a real checkable button: its key, its label, a dashed outline for special answers."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon

_PAD = 11
_GAP = 8
_TICK = 14
_WIDEST = 520
_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)


class ChoiceButton(QToolButton):
    """`ChoiceButton("1", special=False)`, then `set_words("Yes", "1")`."""

    def __init__(
        self,
        code: str,
        *,
        special: bool,
        parent: QWidget | None = None,
        multiple: bool = False,
    ) -> None:
        super().__init__(parent)
        self.code, self.special, self._multiple = code, special, multiple
        self._label, self._key = "", ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, label: str, key: str) -> None:
        """Show a label and the key that chooses it."""
        self._label, self._key = label, key
        self.setAccessibleName(label)
        self.setToolTip(f"{label} ({key})" if key else label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = min(self._label_width() + self._before(), theme.px(_WIDEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(140)), theme.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        space = QRect(0, 0, max(width - self._before(), 20), 2000)
        metrics = QFontMetrics(theme.font("body"))
        needed = metrics.boundingRect(space, _FLAGS, self._label).height()
        return max(theme.px(32), needed + 12)

    def _label_width(self) -> int:
        return QFontMetrics(theme.font("body")).horizontalAdvance(self._label) + 2

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return QFontMetrics(theme.font("key")).horizontalAdvance(self._key) + _GAP

    def _left(self) -> int:
        """Where the key begins, behind the box to tick."""
        return _PAD + (theme.px(_TICK) + _GAP if self._multiple else 0)

    def _before(self) -> int:
        return self._left() + _PAD + self._key_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_outline(painter)
        chosen = self.isChecked()
        words = "accent_text" if chosen else "text2" if self.special else "text"
        painter.setFont(theme.font("key"))
        painter.setPen(theme.colour("disabled" if not self.isEnabled() else "text3"))
        if self._multiple:
            self._paint_tick(painter, chosen=chosen)
        painter.setPen(theme.colour("disabled" if not self.isEnabled() else "text3"))
        top = QRectF(self._left(), 0, self._key_width(), self.height())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, self._key)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("disabled" if not self.isEnabled() else words))
        left = self._left() + self._key_width()
        painter.drawText(
            QRect(left, 0, self.width() - left - 4, self.height()), _FLAGS, self._label
        )

    def _paint_tick(self, painter: QPainter, *, chosen: bool) -> None:
        side = theme.px(_TICK)
        box = QRectF(_PAD + 0.5, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.colour("accent" if chosen else "control"), 1))
        painter.setBrush(theme.colour("accent" if chosen else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if chosen:
            paint_icon(painter, "check", "on_accent", box.adjusted(1, 1, -1, -1))

    def _paint_outline(self, painter: QPainter) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        ground = "accent_soft" if chosen else "hover" if self.underMouse() else "surface"
        thick = 2.0 if chosen or focused else 1.0
        pen = QPen(theme.colour("accent" if chosen else "focus" if focused else "control"), thick)
        if self.special and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour(ground))
        edge = thick / 2
        outline = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(outline, 6, 6)
        if focused and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1))
            painter.drawRoundedRect(outline.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
