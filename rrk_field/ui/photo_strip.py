"""Photos in a line: add by button, drag and drop or paste; a click shows one large."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rrk_field.domain.attachments import Photo
from rrk_field.ui import theme
from rrk_field.ui.background import Background
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.photo_shelf import PhotoShelf
from rrk_field.ui.photo_view import PhotoView
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton
from rrk_field.ui.widgets.card import set_meaning, text_label

SIZE = QSize(92, 62)
SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".tif", ".tiff", ".bmp")


class PhotoStrip(Retranslating, QWidget):
    """`show_path(path)` shows the photos of a question or a repeat row.

    Signals:
        changed: content hash of the newest photo shown, "" when none is left.
    """

    changed = Signal(str)

    def __init__(
        self, shelf: PhotoShelf, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf, self._background = shelf, background
        self._path, self._adds_to = "", ""
        self._photos: list[Photo] = []
        self._removed: list[Photo] = []
        self._thumbs: list[Thumbnail] = []
        self._read_only = False
        self.setAcceptDrops(True)
        self.add_button = OutlineButton("plus")
        self.add_button.clicked.connect(self.choose_files)
        self._undo = LinkButton("undo-2")
        self._undo.clicked.connect(self.undo_removal)
        self._undo.hide()
        self._message = text_label("message", wrap=True)
        set_meaning(self._message, "danger")
        self._message.hide()
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self._undo)
        buttons.addStretch(1)
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addLayout(buttons)
        column.addWidget(self._message)
        self.retranslate()

    @property
    def photos(self) -> list[Photo]:
        """The photos shown."""
        return list(self._photos)

    def set_read_only(self) -> None:
        """Show the photos only."""
        self._read_only = True
        self.add_button.hide()
        self.setAcceptDrops(False)

    def take_button(self) -> OutlineButton:
        """Hand over the button that adds photos, for an owner that places it elsewhere."""
        return self.add_button

    def show_path(self, path: str, adds_to: str = "") -> None:
        """Show the photos at a path ("" for all); new ones get the path `adds_to` or the same."""
        self._path, self._adds_to = path, adds_to or path
        self._undo.setVisible(bool(self._removed))
        self.reload()

    def reload(self) -> None:
        """Read the photos again."""
        photos = self._shelf.at(self._path) if self._path else self._shelf.all()
        if [photo.id for photo in photos] != [photo.id for photo in self._photos]:
            self._photos = photos
            self._rebuild()
        self._row.setVisible(bool(photos))

    def retranslate(self) -> None:
        self.add_button.setText(self.tr("Add photos"))
        self.add_button.setToolTip(self.tr("Choose files, drop them here, or paste a picture"))
        self._undo.setText(self.tr("Photo deleted: undo"))
        for number, thumb in enumerate(self._thumbs, start=1):
            thumb.set_words(self.tr("Photo {n}").format(n=number))

    # adding

    @Slot()
    def choose_files(self) -> None:
        """Ask for picture files and add them."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _filter = QFileDialog.getOpenFileNames(
            self,
            self.tr("Add photos"),
            "",
            self.tr("Photos ({patterns})").format(patterns=patterns),
        )
        self.add_files([Path(name) for name in names])

    def add_files(self, files: Sequence[Path]) -> None:
        """Add picture files, one after the other, in the background."""
        for file in files:
            self._add(file.read_bytes)

    def add_image(self, image: QImage) -> None:
        """Add a picture from the clipboard."""
        bytes_ = QByteArray()
        buffer = QBuffer(bytes_)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, b"PNG")
        data = bytes(bytes_.data())
        self._add(lambda: data)

    def paste(self) -> bool:
        """Add what the clipboard holds; return whether it was a picture."""
        content = QGuiApplication.clipboard().mimeData()
        if self._read_only:
            return False
        files = [Path(url.toLocalFile()) for url in content.urls()]
        files = [file for file in files if file.suffix.lower() in SUFFIXES]
        if files:
            self.add_files(files)
        elif content.hasImage():
            self.add_image(QGuiApplication.clipboard().image())
        else:
            return False
        return True

    def _add(self, read: Callable[[], bytes]) -> None:
        path, shelf = self._adds_to, self._shelf
        self._message.hide()
        self._background.run(
            self, lambda: shelf.add(path, read()), self._photo_added, self._photo_failed
        )

    def _photo_added(self, photo: Photo) -> None:
        self.reload()
        self.changed.emit(photo.sha256)

    def _photo_failed(self, error: BaseException) -> None:
        self._message.setText(sentence(error))
        self._message.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        self.add_files([file for file in files if file.suffix.lower() in SUFFIXES])
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        super().keyPressEvent(event)

    # showing and removing

    def remove(self, photo: Photo) -> None:
        """Take a photo away; it can be brought back at once."""
        self._shelf.remove(photo)
        self._removed.append(photo)
        self._undo.show()
        self.reload()
        self.changed.emit(self._photos[-1].sha256 if self._photos else "")

    @Slot()
    def undo_removal(self) -> None:
        """Bring back the photo that was removed last."""
        if self._removed:
            self._shelf.restore(self._removed.pop())
        self._undo.setVisible(bool(self._removed))
        self.reload()
        self.changed.emit(self._photos[-1].sha256 if self._photos else "")

    def _rebuild(self) -> None:
        for thumb in self._thumbs:
            self._flow.removeWidget(thumb)
            thumb.deleteLater()
        self._thumbs = [Thumbnail(photo, number + 1) for number, photo in enumerate(self._photos)]
        for thumb in self._thumbs:
            self._flow.addWidget(thumb)
            thumb.clicked.connect(self._open)
            thumb.removed.connect(self._remove_pressed)
            thumb.show()
            self._load(thumb)
        self.retranslate()
        self._row.updateGeometry()

    def _load(self, thumb: "Thumbnail") -> None:
        shelf, sha256 = self._shelf, thumb.photo.sha256
        self._background.run(
            thumb, lambda: shelf.thumbnail(sha256), thumb.show_bytes, thumb.show_missing
        )

    @Slot()
    def _open(self) -> None:
        thumb = self.sender()
        if isinstance(thumb, Thumbnail):
            view = PhotoView(self._shelf, self._photos, self._photos.index(thumb.photo), self)
            view.removed.connect(self.remove)
            view.set_read_only(self._read_only)
            view.exec()

    @Slot()
    def _remove_pressed(self) -> None:
        thumb = self.sender()
        if isinstance(thumb, Thumbnail) and not self._read_only:
            self.remove(thumb.photo)


class Thumbnail(QToolButton):
    """A small picture with its number; Enter or a click opens it, Del takes it away.

    Signals:
        removed: the Del key was pressed.
    """

    removed = Signal()

    def __init__(self, photo: Photo, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self._number = number
        self._picture = QPixmap()
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, words: str) -> None:
        """Name it for screen readers; the tooltip adds caption and time."""
        lines = [words, self.photo.caption, self.photo.taken_at or ""]
        self.setAccessibleName(". ".join(line for line in lines if line))
        self.setToolTip("\n".join(line for line in lines if line))

    def show_bytes(self, data: bytes) -> None:
        """Show a picture."""
        self._picture.loadFromData(data)
        self.update()

    def show_missing(self, error: BaseException) -> None:
        """Show that the picture is not on this laptop."""
        self._picture = QPixmap()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        clip = QPainterPath()
        clip.addRoundedRect(frame, 4, 4)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(frame, theme.colour("sunken"))
        if self._picture.isNull():
            middle = frame.center()
            paint_icon(painter, "image", "text3", QRectF(middle.x() - 9, middle.y() - 9, 18, 18))
        else:
            painter.drawPixmap(frame, self._picture, _covering(self._picture, frame))
        painter.restore()
        self._paint_number(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_number(self, painter: QPainter) -> None:
        label = QRectF(6, self.height() - 20, 28, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(label, 3, 3)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("badge"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"{self._number:03}")


def _covering(picture: QPixmap, frame: QRectF) -> QRectF:
    """The middle of a picture that fills the frame."""
    ratio = min(picture.width() / frame.width(), picture.height() / frame.height())
    width, height = frame.width() * ratio, frame.height() * ratio
    return QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
