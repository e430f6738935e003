"""One picture, as large as there is room; it can be enlarged, moved and turned."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from rrk_field.ui import theme

STEP = 1.25
LARGEST = 8.0


class PicturePane(QGraphicsView):
    """`show_image(image)`; the wheel and `zoom()` enlarge, the mouse moves what is too large.

    Signals:
        zoomed: how large a point of the picture is shown, in percent of a point of the screen.
    """

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._item = self._scene.addPixmap(QPixmap())
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(theme.px(200), theme.px(140))
        self.setBackgroundBrush(theme.colour("sunken"))
        self._fits = True
        self._turned = 0

    @property
    def fits(self) -> bool:
        """Whether the whole picture is seen."""
        return self._fits

    @property
    def turned(self) -> int:
        """By how many degrees the picture is turned."""
        return self._turned

    def show_image(self, image: QImage) -> None:
        """Show a picture whole; what was enlarged before stays as large."""
        self._item.setPixmap(QPixmap.fromImage(image))
        self._scene.setSceneRect(QRectF(self._item.pixmap().rect()))
        if self._fits:
            self.fit()

    def start_anew(self) -> None:
        """Show the next picture whole and as it is."""
        self._turned, self._fits = 0, True

    def turn(self) -> None:
        """Turn the picture by a quarter, for looking at it."""
        self._turned = (self._turned + 90) % 360
        if self._fits:
            self.fit()
        else:
            self.rotate(90)

    def zoom(self, factor: float) -> None:
        """Enlarge, or make smaller; never smaller than whole."""
        scale = self._scale() * factor
        if scale <= self._whole():
            self.fit()
        elif scale <= LARGEST:
            self._fits = False
            self.scale(factor, factor)
            self.zoomed.emit(round(self._scale() * 100))

    def fit(self) -> None:
        """Show the picture whole; a small one is not enlarged."""
        self._fits = True
        self.resetTransform()
        self.rotate(self._turned)
        whole = self._whole()
        self.scale(whole, whole)
        self.zoomed.emit(round(whole * 100))

    def pan(self, by: QPoint) -> None:
        """Show another part of a picture that is too large."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)

    def _scale(self) -> float:
        matrix = self.transform()
        return float((matrix.m11() ** 2 + matrix.m12() ** 2) ** 0.5)

    def _whole(self) -> float:
        """How much a picture is scaled that is seen whole."""
        size = self._item.pixmap().size()
        if size.isEmpty():
            return 1.0
        if self._turned % 180:
            size.transpose()
        room = self.viewport().size()
        return min(room.width() / size.width(), room.height() / size.height(), 1.0)
