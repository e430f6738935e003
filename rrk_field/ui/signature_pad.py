"""A pad to sign on with mouse, pen or finger, or by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.drawing_canvas import INK, DrawingCanvas, png
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

PAD = QSize(520, 180)
_SCALE = 2
_INK_WIDTH = 4.4


class SignaturePad(DrawingCanvas):
    """Lines as they were drawn; `png()` gives them in black on white in any theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PAD * _SCALE, parent)
        self.set_pen(QColor(INK), _INK_WIDTH)
        self.setFixedSize(PAD)

    def png(self) -> bytes:
        """The signature as a picture file."""
        return png(self.image())

    def paint_paper(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(theme.colour("control"), 1))
        base = place.bottom() - 40
        painter.drawLine(QPointF(place.x() + 24, base), QPointF(place.right() - 24, base))


class SignatureDialog(Retranslating, QDialog):
    """The pad with its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad = SignaturePad()
        self._hint = text_label("hint", wrap=True)
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
        column.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        self.retranslate()
        self.pad.setFocus()

    @classmethod
    def ask(cls, parent: QWidget) -> bytes | None:
        """Let somebody sign; None when it was given up."""
        dialog = cls(parent)
        signed = dialog.pad.png() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return signed

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Signature"))
        self._hint.setText(self.tr("Sign on the line with a pen, a finger or the mouse"))
        self._keep.setText(self.tr("Keep"))
        self._again.setText(self.tr("Clear"))
        self._cancel.setText(self.tr("Cancel"))
        self.pad.setAccessibleName(self.tr("Signature"))

    @Slot()
    def _accept_if_signed(self) -> None:
        if not self.pad.is_empty():
            self.accept()
