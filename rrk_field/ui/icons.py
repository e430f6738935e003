"""Icons that are drawn when they are shown: sharp at any scale, right after a change of theme."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from rrk_field.ui import theme
from rrk_field.ui.drawings import drawing

GAP = 6


def icon(name: str, tint: str = "text2") -> QIcon:
    """Return the drawing `name` in the colour of the token `tint`, in whatever theme."""
    return QIcon(_Outline(name, tint))


def icon_size(height: int = 16, *, before_text: bool = False) -> QSize:
    """Return the icon size of a button; before a text the icon keeps a gap to it."""
    height = theme.px(height)
    return QSize(height + (GAP if before_text else 0), height)


def paint_icon(painter: QPainter, name: str, tint: str, rect: QRectF) -> None:
    """Draw an icon in a delegate or a painted widget."""
    drawing(name, theme.tokens()[tint]).render(painter, rect)


class _Outline(QIconEngine):
    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name, self._tint = name, tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        tint = "disabled" if mode == QIcon.Mode.Disabled else self._tint
        side = min(rect.width(), rect.height())  # a wider rectangle: the gap stays at the right
        top = rect.y() + (rect.height() - side) / 2
        paint_icon(painter, self._name, tint, QRectF(rect.x(), top, side, side))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)  # already in device pixels
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Outline(self._name, self._tint)
