"""A choice as a real checkable button: its key, its label, a dashed outline for special answers."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon

_PAD = 11
_GAP = 8
_TICK = 14
_WIDEST = 520
_PICTURE = 120
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
        self._bare = self._middle = False
        self._picture = QPixmap()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, label: str, key: str) -> None:
        """Show a label and the key that chooses it."""
        self._label, self._key = label, key
        self.setAccessibleName(label)
        self.setToolTip(f"{label} ({key})" if key else label)
        self.updateGeometry()
        self.update()

    def show_bare(self) -> None:
        """Show the key alone: the label stands above, in the head of a table."""
        self._bare = self._middle = True

    def show_in_the_middle(self) -> None:
        """Stand in a column of a scale: the words in the middle."""
        self._middle = True

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture above the words."""
        side = theme.px(_PICTURE)
        self._picture = picture.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._bare:
            return QSize(theme.px(56), theme.px(32))
        width = max(self._picture.width() + 2 * _PAD, self._wanted_width())
        return QSize(width, self.heightForWidth(width))

    def _wanted_width(self) -> int:
        return min(self._label_width() + self._before(), theme.px(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        narrow = theme.px(40) if self._middle else theme.px(140)
        return QSize(min(self.sizeHint().width(), narrow), theme.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._bare:
            return theme.px(32)
        space = QRect(0, 0, max(width - self._before(), 20), 2000)
        metrics = QFontMetrics(theme.font("body"))
        needed = metrics.boundingRect(space, _FLAGS, self._label).height()
        above = self._picture.height() + 8 if not self._picture.isNull() else 0
        return max(theme.px(32), needed + 12) + above

    def _label_width(self) -> int:
        return theme.text_width("body", self._label) + 2

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return theme.text_width("key", self._key) + _GAP

    def _left(self) -> int:
        """Where the key begins, behind the box to tick."""
        return _PAD + (theme.px(_TICK) + _GAP if self._multiple else 0)

    def _before(self) -> int:
        return self._left() + _PAD + self._key_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_outline(painter)
        space = QRect(self.rect())
        if not self._picture.isNull():
            left = (self.width() - self._picture.width()) // 2
            painter.drawPixmap(left, 8, self._picture)
            space.setTop(8 + self._picture.height())
        if self._multiple:
            self._paint_tick(painter, space, chosen=self.isChecked())
        self._paint_key(painter, space)
        if not self._bare:
            self._paint_label(painter, space)

    def _paint_key(self, painter: QPainter, space: QRect) -> None:
        painter.setFont(theme.font("body" if self._bare else "key"))
        chosen = self._bare and self.isChecked()
        painter.setPen(self._ink("accent_text" if chosen else "text3"))
        if self._bare and not self._multiple:
            painter.drawText(space, Qt.AlignmentFlag.AlignCenter, self._key)
            return
        place = QRectF(self._left(), space.top(), self._key_width(), space.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._key)

    def _paint_label(self, painter: QPainter, space: QRect) -> None:
        painter.setFont(theme.font("body"))
        words = "accent_text" if self.isChecked() else "text2" if self.special else "text"
        painter.setPen(self._ink(words))
        left = self._left() + self._key_width()
        side = int(Qt.AlignmentFlag.AlignHCenter) if self._middle else 0
        painter.drawText(
            QRect(left, space.top(), self.width() - left - 4, space.height()),
            _FLAGS | side,
            self._label,
        )

    def _ink(self, token: str) -> QColor:
        return theme.colour(token if self.isEnabled() else "disabled")

    def _paint_tick(self, painter: QPainter, space: QRect, *, chosen: bool) -> None:
        side = theme.px(_TICK)
        box = QRectF(_PAD + 0.5, space.top() + (space.height() - side) / 2, side, side)
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
