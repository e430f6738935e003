"""One photo large: arrows show the next, its caption can be written, and it can be drawn on."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from rrk_field.domain.attachments import Picture
from rrk_field.ui import theme
from rrk_field.ui.background import Background
from rrk_field.ui.drawing_canvas import png
from rrk_field.ui.drawing_dialog import DrawingDialog
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.photo_desk import PhotoDesk, Wish
from rrk_field.ui.picture_pane import STEP, PicturePane
from rrk_field.ui.widgets.buttons import IconButton
from rrk_field.ui.widgets.card import text_label

_MOVES = {
    Qt.Key.Key_Left: QPoint(-80, 0),
    Qt.Key.Key_Right: QPoint(80, 0),
    Qt.Key.Key_Up: QPoint(0, -80),
    Qt.Key.Key_Down: QPoint(0, 80),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALWAYS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class PhotoView(Retranslating, QDialog):
    """`PhotoView(desk, background, photos, place)`; pictures are unpacked in the background.

    Signals:
        removed: the photo that is to be taken away.
    """

    removed = Signal(object)

    def __init__(
        self,
        desk: PhotoDesk,
        background: Background,
        photos: Sequence[Picture],
        place: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._photos, self._place = list(photos), place
        self._image = QImage()
        self._shown = ""
        self._original = False
        self._wants_drawn = self._draws = False
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(theme.px(900), theme.px(600))
        self.pane = PicturePane()
        self._missing = text_label("hint", wrap=True)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._size, self._number = text_label("caption"), text_label("strong")
        self.caption = QLineEdit()
        self.caption.setMaxLength(300)
        self.caption.editingFinished.connect(self._describe)
        self._caption_label = text_label("caption")
        self._caption_label.setBuddy(self.caption)
        self._before, self._after = IconButton("chevron-left"), IconButton("chevron-right")
        self._smaller, self._larger = IconButton("zoom-out"), IconButton("zoom-in")
        self._turn, self._delete = IconButton("rotate-cw"), IconButton("trash")
        self.draw, self._as_it_came = IconButton("pencil"), IconButton("image")
        self._as_it_came.setCheckable(True)
        self._connect()
        self._lay_out()
        self.retranslate()
        self._load()
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pane.installEventFilter(self)
        self.pane.setFocus()

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._smaller.clicked.connect(lambda: self.pane.zoom(1 / STEP))
        self._larger.clicked.connect(lambda: self.pane.zoom(STEP))
        self._turn.clicked.connect(self.pane.turn)
        self._delete.clicked.connect(self._remove)
        self.draw.clicked.connect(self.draw_on_it)
        self._as_it_came.clicked.connect(self.toggle_original)
        self.pane.zoomed.connect(lambda _percent: self._say_size())
        self._desk.added.connect(self._photo_added)

    def _lay_out(self) -> None:
        room = QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self._missing)
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for part in (self._before, self._number, self._after):
            bar.addWidget(part)
        bar.addSpacing(8)
        bar.addWidget(self._caption_label)
        bar.addWidget(self.caption, 1)
        bar.addSpacing(8)
        tools = (self._smaller, self._larger, self._turn, self._as_it_came, self.draw, self._delete)
        for tool in tools:
            bar.addWidget(tool)
        column = QVBoxLayout(self)
        column.addWidget(room, 1)
        column.addWidget(self._size)
        column.addLayout(bar)

    def set_read_only(self, read_only: bool) -> None:
        """Show the photos only."""
        self.caption.setReadOnly(read_only)
        self._delete.setVisible(not read_only)
        self.draw.setVisible(not read_only)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Photo"))
        self._caption_label.setText(self.tr("Caption"))
        self.caption.setAccessibleName(self.tr("Caption"))
        self.pane.setAccessibleName(self.tr("Photo"))
        self._before.set_words(self.tr("Previous photo"), "Left")
        self._after.set_words(self.tr("Next photo"), "Right")
        self._smaller.set_words(self.tr("Smaller"), "-")
        self._larger.set_words(self.tr("Larger"), "+")
        self._turn.set_words(self.tr("Turn"), "R")
        self.draw.set_words(self.tr("Draw on a copy"), "D")
        self._as_it_came.set_words(self.tr("The picture as it came"), "O")
        self._delete.set_words(self.tr("Delete this photo"), self.tr("Del"))
        self._say_size()

    @property
    def photo(self) -> Picture:
        """The photo that is shown."""
        return self._photos[self._place]

    def step(self, by: int) -> None:
        """Show the photo before or after."""
        self._describe()
        self._place = (self._place + by) % len(self._photos)
        self._load()

    @Slot()
    def toggle_original(self) -> None:
        """Show the picture as it came, or as it is kept."""
        self._original = not self._original
        self._read()

    def draw_when_shown(self) -> None:
        """Draw on the picture as soon as it is unpacked."""
        self._draws = True

    @Slot()
    def draw_on_it(self) -> None:
        """Draw on the picture; the drawn copy is a further photo, this one stays as it is."""
        if self._image.isNull() or self.draw.isHidden():
            return
        drawn = DrawingDialog.ask(self, self._image)
        if drawn is None:
            return
        photo = self.photo
        words = self.tr("{caption}, drawn on") if photo.caption else self.tr("Drawn on")
        caption = words.format(caption=photo.caption)[:300]
        wish = Wish(self.tr("Drawing"), lambda: png(drawn), kind=photo.kind, caption=caption)
        self._wants_drawn = True
        self._desk.add(photo.path, [wish])

    def eventFilter(self, watched: object, event: object) -> bool:
        """The picture would use the arrows for itself."""
        return (
            watched is self.pane
            and isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.KeyPress
            and self._key(event)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._describe()
            self.pane.setFocus()
        elif self.caption.hasFocus() or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Use a key that is not for the caption; return whether it was one."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~_ALWAYS:
            return False
        if key in _MOVES and (not self.pane.fits or key in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            self.pane.pan(_MOVES[key])
            return True
        actions = {
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_PageUp: lambda: self.step(-1),
            Qt.Key.Key_PageDown: lambda: self.step(1),
            Qt.Key.Key_Plus: lambda: self.pane.zoom(STEP),
            Qt.Key.Key_Equal: lambda: self.pane.zoom(STEP),
            Qt.Key.Key_Minus: lambda: self.pane.zoom(1 / STEP),
            Qt.Key.Key_0: self.pane.fit,
            Qt.Key.Key_R: self.pane.turn,
            Qt.Key.Key_O: self.toggle_original,
            Qt.Key.Key_D: self.draw_on_it,
            Qt.Key.Key_Delete: self._remove,
        }
        action = actions.get(key)
        if action is not None:
            action()
        return action is not None

    def _load(self) -> None:
        self._original = False
        self.pane.start_anew()
        self.caption.setText(self.photo.caption)
        self._number.setText(f"{self._place + 1} / {len(self._photos)}")
        self._read()

    def _read(self) -> None:
        """Unpack the picture in the background; the one before is seen until then."""
        sha256, shelf, original = self.photo.sha256, self._desk.shelf, self._original
        self._shown = sha256

        def read() -> tuple[str, QImage, bool]:
            came = shelf.original_of(sha256)
            data = came if original and came else shelf.bytes_of(sha256)
            return sha256, QImage.fromData(data) if data else QImage(), came is not None

        self._background.run_picture(self, read, self._show, self._fail)
        self._say_size()

    def _show(self, read: tuple[str, QImage, bool]) -> None:
        sha256, image, has_original = read
        if sha256 != self._shown:
            return  # another photo was asked for meanwhile
        self._image = image
        self._as_it_came.setVisible(has_original)
        self._as_it_came.setChecked(self._original and has_original)
        self.pane.show_image(image)
        self._missing.setText(self.tr("This photo is not on this laptop yet."))
        self._stack.setCurrentIndex(1 if image.isNull() else 0)
        self._say_size()
        if self._draws:
            self._draws = False
            QTimer.singleShot(0, self, self.draw_on_it)

    def _fail(self, error: BaseException) -> None:
        self._missing.setText(sentence(error))
        self._stack.setCurrentIndex(1)

    def _say_size(self) -> None:
        photo = self.photo
        words = self.tr("{width} × {height} pixels, {kilobytes} kB").format(
            width=photo.width_px,
            height=photo.height_px,
            kilobytes=max(1, round(photo.size_bytes / 1000)),
        )
        parts = [words, (photo.taken_at or "").replace("T", " ")]
        if self._original and not self._image.isNull():
            came = self.tr("as it came: {width} × {height} pixels")
            parts.append(came.format(width=self._image.width(), height=self._image.height()))
        self._size.setText("  ·  ".join(part for part in parts if part))

    @Slot()
    def _describe(self) -> None:
        if self.caption.text() != self.photo.caption and not self.caption.isReadOnly():
            self._desk.describe(self.photo, self.caption.text())

    @Slot(object)
    def _photo_added(self, photo: Picture) -> None:
        """Show the drawn copy once it is kept."""
        if self._wants_drawn:
            self._wants_drawn = False
            self._photos.append(photo)
            self._place = len(self._photos) - 1
            self._load()

    @Slot()
    def _remove(self) -> None:
        if self._delete.isHidden():
            return
        self.removed.emit(self.photo)
        self.accept()
