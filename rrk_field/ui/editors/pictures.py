"""Photos, signatures and drawings as answers."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rrk_field.domain.attachments import Picture
from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.drawing_canvas import png
from rrk_field.ui.drawing_dialog import DrawingDialog
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.photo_strip import PhotoStrip
from rrk_field.ui.signature_pad import SignatureDialog
from rrk_field.ui.widgets.buttons import OutlineButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhotosEditor(Editor):
    """The photos of one question; its answer is the content hash of the newest one.

    Enter and Tab stop at the button that adds photos; from it, Up goes to the photos, and Right to
    the camera's.
    """

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.strip = PhotoStrip(context.desk, context.background, context.camera)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        for field in (self.strip.add_button, self.strip.camera_button, self.strip.list):
            self.watch(field)
        self.setFocusProxy(self.strip.add_button)
        self._read_only = node.read_only or context.read_only
        if self._read_only:
            self.strip.set_read_only()
        elif "annotate" in node.item.appearance:
            context.desk.added.connect(self._draw_on)

    def fields(self) -> list[QWidget]:
        if self._read_only:
            return [self.strip.list] if self.strip.photos else []
        return [self.strip.add_button]

    def show_node(self) -> None:
        self.strip.show_path(self.node.path)

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        strip, key = self.strip, event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if field is strip.list:
            if key in _ENTER and not event.modifiers():
                strip.open_row(strip.list.current_row())
            elif key == Qt.Key.Key_Escape or (
                key == Qt.Key.Key_Down and strip.list.is_in_last_line()
            ):
                strip.add_button.setFocus()
            else:
                return False
            return True
        if key == Qt.Key.Key_Up and strip.photos:
            strip.list.setFocus()
        elif key == Qt.Key.Key_Right:
            strip.camera_button.setFocus()
        elif key == Qt.Key.Key_Left:
            strip.add_button.setFocus()
        else:
            return False
        return True

    @Slot(object)
    def _draw_on(self, photo: Picture) -> None:
        """A photo to annotate is drawn on as soon as it is here; a drawn copy is not."""
        is_last = not self.context.desk.is_adding
        if photo.path != self.node.path or photo.caption or not is_last or not self.isVisible():
            return
        place = [one.id for one in self.strip.photos].index(photo.id)
        self.strip.open_row(place, draws=True)


class DrawnEditor(Editor):
    """Something drawn with mouse, pen, finger or keys, and kept as a picture."""

    kind = "drawing"
    shown_size = QSize(240, 168)

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._seen = ""
        self._image = QImage()
        self._picture = QLabel()
        self._picture.setFixedSize(self.shown_size)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_role(self._picture, "picture")
        self.button = OutlineButton("pencil")
        self.button.clicked.connect(self.draw)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.watch(self.button)
        self.setFocusProxy(self.button)
        if node.read_only or context.read_only:
            self.button.hide()
        self.retranslate()

    def fields(self) -> list[QWidget]:
        return [] if self.button.isHidden() else [self.button]

    def show_node(self) -> None:
        sha256 = self.node.value
        self._picture.setVisible(bool(sha256))
        self.retranslate()
        if sha256 == self._seen:
            return
        self._seen = sha256
        self._show("", QImage())
        shelf = self.context.shelf
        if sha256:
            self.context.background.run_picture(
                self,
                lambda: QImage.fromData(shelf.bytes_of(sha256) or b""),
                lambda image: self._show(sha256, image),
                lambda _error: self._show(sha256, QImage()),
            )

    @Slot()
    def draw(self) -> None:
        """Let somebody draw."""
        drawn = DrawingDialog.ask(self, self._image)
        if drawn is not None:
            shelf, path, kind = self.context.shelf, self.node.path, self.kind
            self.button.setEnabled(False)
            self.context.background.run_picture(
                self, lambda: shelf.keep_drawn(path, png(drawn), kind), self._kept, self._failed
            )

    def retranslate(self) -> None:
        drawn = bool(self.node.value)
        self.button.setText(self.tr("Go on drawing") if drawn else self.tr("Draw"))

    def _kept(self, sha256: str) -> None:
        self.button.setEnabled(True)
        self.context.desk.new_step()
        self.give(sha256)

    def _failed(self, error: BaseException) -> None:
        self.button.setEnabled(True)
        raise error

    def _show(self, sha256: str, image: QImage) -> None:
        if sha256 not in ("", self.node.value):
            return
        self._image = image
        if image.isNull():
            self._picture.clear()
            return
        ratio = self.devicePixelRatio()
        shown = image.scaled(
            self.shown_size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(shown))


class SignatureEditor(DrawnEditor):
    """A signature drawn with mouse, pen or finger, kept as a picture."""

    kind = "signature"
    shown_size = QSize(240, 84)

    def retranslate(self) -> None:
        signed = bool(self.node.value)
        self.button.setText(self.tr("Sign again") if signed else self.tr("Sign"))

    @Slot()
    def draw(self) -> None:
        data = SignatureDialog.ask(self)
        if data:
            self.give(self.context.shelf.keep_drawn(self.node.path, data, self.kind))
