"""Paper or a picture to draw on with mouse, pen, finger or keys."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rrk_field.ui import theme

PAPER: Final = Qt.GlobalColor.white
INK: Final = Qt.GlobalColor.black
STEPS_ACROSS: Final = 100
"""So many presses of an arrow key cross the picture; with Shift, a tenth of them."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CROSS_PX: Final = 9


@dataclass
class Line:
    """One line as it was drawn, in points of the picture."""

    colour: QColor
    width: float
    points: QPolygonF = field(default_factory=QPolygonF)


class DrawingCanvas(QWidget):
    """`image()` is the picture with what was drawn; `undo`, `redo` and `clear` take it back.

    Signals:
        changed: there are other lines than before.
    """

    changed = Signal()

    def __init__(self, background: QImage | QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if isinstance(background, QSize):
            self._background = QImage(background, QImage.Format.Format_RGB32)
            self._background.fill(PAPER)
        else:
            self._background = background.convertToFormat(QImage.Format.Format_RGB32)
        self._lines: list[Line] = []
        self._undone: list[Line] = []
        self._scaled = QPixmap()
        self._colour, self._width = QColor(INK), 4.0
        self._drawing: Line | None = None
        self._pen_down = False
        size = self._background.size()
        self._cross = QPointF(size.width() / 2, size.height() / 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(200), theme.px(120))

    @property
    def picture_size(self) -> QSize:
        """The size of the picture in its own points."""
        return self._background.size()

    def set_pen(self, colour: QColor, width: float) -> None:
        """Draw from now on in a colour, so many points of the picture wide."""
        self._colour, self._width = colour, width

    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._lines

    def can_redo(self) -> bool:
        """Whether a line that was taken back can come again."""
        return bool(self._undone)

    @Slot()
    def undo(self) -> None:
        """Take back the last line."""
        self._lift()
        if self._lines:
            self._undone.append(self._lines.pop())
            self._tell()

    @Slot()
    def redo(self) -> None:
        """Draw again what was taken back last."""
        if self._undone:
            self._lines.append(self._undone.pop())
            self._tell()

    @Slot()
    def clear(self) -> None:
        """Take back all lines."""
        self._lift()
        if self._lines:
            self._undone = self._lines[::-1]
            self._lines = []
            self._tell()

    def image(self) -> QImage:
        """The picture with the lines on it."""
        image = self._background.copy()
        painter = QPainter(image)
        self._draw(painter)
        painter.end()
        return image

    # drawing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._lift()
            self._begin(self._to_picture(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(self._to_picture(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pen_down:
            self._drawing = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(*_ARROWS[key], 10 if fast else 1)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._lift() if self._pen_down else self._put_down()
        elif key == Qt.Key.Key_Escape and self._pen_down:
            self._lift()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _move(self, right: int, down: int, steps: int) -> None:
        size = self.picture_size
        step = max(size.width(), size.height()) / STEPS_ACROSS * steps
        x = min(max(self._cross.x() + right * step, 0.0), float(size.width()))
        y = min(max(self._cross.y() + down * step, 0.0), float(size.height()))
        self._cross = QPointF(x, y)
        if self._pen_down:
            self._draw_to(self._cross)
        self.update()

    def _put_down(self) -> None:
        self._pen_down = True
        self._begin(self._cross)

    def _lift(self) -> None:
        self._pen_down, self._drawing = False, None
        self.update()

    def _begin(self, point: QPointF) -> None:
        self._drawing = Line(self._colour, self._width)
        # A press alone leaves a dot: a line of no length is not painted.
        self._drawing.points.append(point)
        self._drawing.points.append(point + QPointF(0.1, 0.1))
        self._lines.append(self._drawing)
        self._undone.clear()
        self._tell()

    def _draw_to(self, point: QPointF) -> None:
        assert self._drawing is not None
        self._drawing.points.append(point)
        self._cross = point
        self.update()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    # showing

    def sizeHint(self) -> QSize:
        return self.picture_size.scaled(
            QSize(theme.px(1000), theme.px(520)), Qt.AspectRatioMode.KeepAspectRatio
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._lift()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self._place()
        wanted = place.size().toSize() * self.devicePixelRatio()
        if self._scaled.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            ignore = Qt.AspectRatioMode.IgnoreAspectRatio
            self._scaled = QPixmap.fromImage(self._background.scaled(wanted, ignore, smooth))
        painter.drawPixmap(place.toRect(), self._scaled)
        painter.setClipRect(place)
        self.paint_paper(painter, place)
        painter.save()
        painter.translate(place.topLeft())
        scale = place.width() / max(self.picture_size.width(), 1)
        painter.scale(scale, scale)
        self._draw(painter)
        painter.restore()
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "control"), 2))
        painter.drawRect(place.adjusted(1, 1, -1, -1))
        if self.hasFocus():
            self._paint_cross(painter, place.topLeft() + self._cross * scale)

    def paint_paper(self, painter: QPainter, place: QRectF) -> None:
        """Paint what is seen under the lines, and is not part of the picture."""

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in self._lines:
            pen = QPen(line.colour, line.width, Qt.PenStyle.SolidLine)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(line.points)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        """Where the keys draw: black on white is seen on any picture."""
        arm_x, arm_y = QPointF(_CROSS_PX, 0), QPointF(0, _CROSS_PX)
        for colour, width in ((PAPER, 4.0), (INK, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(at - arm_x, at + arm_x)
            painter.drawLine(at - arm_y, at + arm_y)
        if self._pen_down:
            painter.setBrush(self._colour)
            painter.drawEllipse(at, 4, 4)

    def _place(self) -> QRectF:
        """Where the picture lies in the widget."""
        room = QRectF(self.rect())
        size = self.picture_size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        return place

    def _to_picture(self, point: QPointF) -> QPointF:
        place = self._place()
        scale = self.picture_size.width() / max(place.width(), 1)
        return (point - place.topLeft()) * scale


def png(image: QImage) -> bytes:
    """The bytes of a picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
