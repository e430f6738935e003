"""A pad to sign on with mouse, pen or finger."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

PAD = QSize(520, 180)
_SCALE = 2
_INK = Qt.GlobalColor.black
_PAPER = Qt.GlobalColor.white


class SignaturePad(QWidget):
    """Lines as they were drawn; `png()` gives them in black on white in any theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(PAD)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._lines: list[QPolygonF] = []

    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._lines

    def clear(self) -> None:
        """Take away all lines."""
        self._lines = []
        self.update()

    def png(self) -> bytes:
        """The signature as a picture file."""
        image = QImage(PAD * _SCALE, QImage.Format.Format_RGB32)
        image.fill(_PAPER)
        painter = QPainter(image)
        painter.scale(_SCALE, _SCALE)
        self._draw(painter)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, b"PNG")
        return bytes(data.data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._lines.append(QPolygonF([event.position(), event.position() + QPointF(0.1, 0.1)]))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._lines:
            self._lines[-1].append(event.position())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.drawLine(24, self.height() - 40, self.width() - 24, self.height() - 40)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_INK, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for line in self._lines:
            painter.drawPolyline(line)


class SignatureDialog(Retranslating, QDialog):
    """The pad with its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad = SignaturePad()
        self._hint = text_label("hint")
        self._keep, self._again = PrimaryButton("check"), OutlineButton("rotate-cw")
        self._cancel = OutlineButton()
        self._keep.clicked.connect(self._accept_if_signed)
        self._again.clicked.connect(self.pad.clear)
        self._cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.addWidget(self._hint)
        column.addWidget(self.pad)
        column.addLayout(buttons)
        self.retranslate()

    @classmethod
    def ask(cls, parent: QWidget) -> bytes | None:
        """Let somebody sign; None when it was given up."""
        dialog = cls(parent)
        return dialog.pad.png() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Signature"))
        self._hint.setText(self.tr("Sign on the line with a pen, a finger or the mouse"))
        self._keep.setText(self.tr("Keep"))
        self._again.setText(self.tr("Clear"))
        self._cancel.setText(self.tr("Cancel"))

    @Slot()
    def _accept_if_signed(self) -> None:
        if not self.pad.is_empty():
            self.accept()
