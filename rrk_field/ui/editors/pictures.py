"""Photos and signatures as answers."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.photo_strip import PhotoStrip
from rrk_field.ui.signature_pad import SignatureDialog
from rrk_field.ui.widgets.buttons import OutlineButton

SIGNATURE = QSize(240, 84)


class PhotosEditor(Editor):
    """The photos of one question; its answer is the content hash of the newest one."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.strip = PhotoStrip(context.shelf, context.background)
        self.strip.changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self.watch(self.strip.add_button)
        self.setFocusProxy(self.strip.add_button)

    def show_node(self) -> None:
        self.strip.show_path(self.node.path)

    @Slot(str)
    def _changed(self, newest: str) -> None:
        self.give(newest)


class SignatureEditor(Editor):
    """A signature drawn with mouse, pen or finger, kept as a picture."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._picture = QLabel()
        self._picture.setFixedSize(SIGNATURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_role(self._picture, "picture")
        self.button = OutlineButton("pencil")
        self.button.clicked.connect(self._sign)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.watch(self.button)
        self.setFocusProxy(self.button)
        self.retranslate()

    def show_node(self) -> None:
        data = self.context.shelf.bytes_of(self.node.value) if self.node.value else None
        picture = QPixmap()
        if data and picture.loadFromData(data):
            self._picture.setPixmap(
                picture.scaled(
                    SIGNATURE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        else:
            self._picture.clear()
        self._picture.setVisible(bool(self.node.value))
        self.retranslate()

    def retranslate(self) -> None:
        signed = bool(self.node.value)
        self.button.setText(self.tr("Sign again") if signed else self.tr("Sign"))

    @Slot()
    def _sign(self) -> None:
        png = SignatureDialog.ask(self)
        if png:
            self.give(self.context.shelf.keep_signature(self.node.path, png))
