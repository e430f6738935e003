"""Small pictures made in the background: only those that are seen, the newest wish first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from rrk_field.ui.background import Background

MOST_WISHES = 80
"""More than fit on any screen; a wish that was scrolled away long ago is forgotten."""
MOST_KEPT = 400


class Thumbnails(QObject):
    """`picture(key)` gives a small picture, or nothing yet; then `ready` tells when it is made.

    Signals:
        ready: the key of a picture that was made.
    """

    ready = Signal(str)

    def __init__(
        self,
        load: Callable[[str], bytes],
        background: Background,
        size: QSize,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._background, self._size = load, background, size
        self._made: dict[str, QPixmap | None] = {}
        self._wishes: dict[str, None] = {}
        self._running = ""

    def picture(self, key: str) -> QPixmap | None:
        """The picture as it is known now; asked for while it is seen, it is made soon."""
        if key in self._made:
            self._made[key] = made = self._made.pop(key)
            return made
        self._wishes.pop(key, None)
        self._wishes[key] = None
        while len(self._wishes) > MOST_WISHES:
            self._wishes.pop(next(iter(self._wishes)))
        self._next()
        return None

    def forget_missing(self, key: str) -> None:
        """Try a picture again that was not here: it may have arrived."""
        if self._made.get(key, self) is None:
            del self._made[key]

    def _next(self) -> None:
        if self._running or not self._wishes:
            return
        key, _nothing = self._wishes.popitem()
        load, size = self._load, self._size
        self._running = key
        self._background.run_picture(self, lambda: _image(load(key), size), self._show, self._fail)

    def _show(self, image: QImage) -> None:
        key, self._running = self._running, ""
        while len(self._made) >= MOST_KEPT:
            self._made.pop(next(iter(self._made)))
        self._made[key] = None if image.isNull() else QPixmap.fromImage(image)
        self._next()
        self.ready.emit(key)

    def _fail(self, _error: BaseException) -> None:
        self._show(QImage())


def _image(data: bytes, size: QSize) -> QImage:
    """Unpack a picture and cut it to the shape of a cell; called in the worker."""
    image = QImage.fromData(data) if data else QImage()
    if image.isNull():
        return image
    covering = image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (covering.width() - size.width()) // 2
    top = (covering.height() - size.height()) // 2
    return covering.copy(left, top, size.width(), size.height())
