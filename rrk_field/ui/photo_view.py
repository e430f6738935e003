"""One photo large: arrows show the next, R turns it, its caption can be written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rrk_field.domain.attachments import Photo
from rrk_field.ui.language import Retranslating
from rrk_field.ui.photo_shelf import PhotoShelf
from rrk_field.ui.widgets.buttons import IconButton
from rrk_field.ui.widgets.card import text_label


class PhotoView(Retranslating, QDialog):
    """`PhotoView(shelf, photos, place)`.

    Signals:
        removed: the photo that is to be taken away.
    """

    removed = Signal(object)

    def __init__(
        self,
        shelf: PhotoShelf,
        photos: Sequence[Photo],
        place: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._photos, self._place = shelf, list(photos), place
        self._turned = 0
        self._picture = QPixmap()
        self.resize(900, 640)
        self._image = QLabel()
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image.setMinimumSize(QSize(200, 150))
        self._size = text_label("caption")
        self._caption = QLineEdit()
        self._caption.editingFinished.connect(self._describe)
        self._caption_label = text_label("caption")
        self._caption_label.setBuddy(self._caption)
        self._before, self._after = IconButton("arrow-left"), IconButton("chevron-right")
        self._turn, self._delete = IconButton("rotate-cw"), IconButton("trash")
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._turn.clicked.connect(self.turn)
        self._delete.clicked.connect(self._remove)
        bar = QHBoxLayout()
        for button in (self._before, self._after):
            bar.addWidget(button)
        bar.addWidget(self._caption_label)
        bar.addWidget(self._caption, 1)
        bar.addWidget(self._size)
        bar.addWidget(self._turn)
        bar.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.addWidget(self._image, 1)
        column.addLayout(bar)
        self.retranslate()
        self._load()

    def set_read_only(self, read_only: bool) -> None:
        """Show the photos only."""
        self._caption.setReadOnly(read_only)
        self._delete.setVisible(not read_only)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Photo"))
        self._caption_label.setText(self.tr("Caption"))
        self._caption.setAccessibleName(self.tr("Caption"))
        self._before.set_words(self.tr("Previous photo"), "Left")
        self._after.set_words(self.tr("Next photo"), "Right")
        self._turn.set_words(self.tr("Turn"), "R")
        self._delete.set_words(self.tr("Delete this photo"), self.tr("Del"))

    def step(self, by: int) -> None:
        """Show the photo before or after."""
        self._place = (self._place + by) % len(self._photos)
        self._turned = 0
        self._load()

    @Slot()
    def turn(self) -> None:
        """Turn the picture by a quarter, for looking at it."""
        self._turned = (self._turned + 90) % 360
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self._caption.hasFocus()
        if event.key() == Qt.Key.Key_Left and not writing:
            self.step(-1)
        elif event.key() == Qt.Key.Key_Right and not writing:
            self.step(1)
        elif event.key() == Qt.Key.Key_R and not writing:
            self.turn()
        elif event.key() == Qt.Key.Key_Delete and not writing and self._delete.isVisible():
            self._remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._describe()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _photo(self) -> Photo:
        return self._photos[self._place]

    def _load(self) -> None:
        photo = self._photo
        self._picture = QPixmap()
        data = self._shelf.bytes_of(photo.sha256)
        if data:
            self._picture.loadFromData(data)
        else:
            self._image.setText(self.tr("This photo is not on this laptop yet."))
        self._caption.setText(photo.caption)
        size = self.tr("{width} × {height} pixels, {kilobytes} kB")
        self._size.setText(
            size.format(
                width=photo.width_px,
                height=photo.height_px,
                kilobytes=round(photo.size_bytes / 1000),
            )
        )
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        turned = self._picture.transformed(QTransform().rotate(self._turned))
        self._image.setPixmap(
            turned.scaled(
                self._image.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    @Slot()
    def _describe(self) -> None:
        if self._caption.text() != self._photo.caption:
            self._shelf.describe(self._photo, self._caption.text())

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._photo)
        self.accept()
