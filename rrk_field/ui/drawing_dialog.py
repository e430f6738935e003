"""Draw on paper or on a photo: colours, widths, undo."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.drawing_canvas import DrawingCanvas
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import IconButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

PAPER: Final = QSize(1600, 1200)
COLOURS: Final = {
    "red": Qt.GlobalColor.red,
    "yellow": Qt.GlobalColor.yellow,
    "blue": Qt.GlobalColor.blue,
    "black": Qt.GlobalColor.black,
    "white": Qt.GlobalColor.white,
}
WIDTHS: Final = {"thin": 1 / 400, "medium": 1 / 200, "thick": 1 / 80}
"""Of the longer side of the picture."""
_SPOT: Final = 20


class DrawingDialog(Retranslating, QDialog):
    """`DrawingDialog.ask(parent, image)` gives the picture with what was drawn, or None."""

    def __init__(self, image: QImage | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        on_paper = image is None or image.isNull()
        self.canvas = DrawingCanvas(PAPER if on_paper or image is None else image)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.colours = {name: _choice() for name in COLOURS}
        self.widths = {name: _choice() for name in WIDTHS}
        self._undo, self._redo = IconButton("undo-2"), IconButton("redo-2")
        self._clear = IconButton("trash")
        self._hint = text_label("caption", wrap=True)
        self.keep, self._cancel = PrimaryButton("check"), OutlineButton()
        self.keep.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._undo.clicked.connect(self.canvas.undo)
        self._redo.clicked.connect(self.canvas.redo)
        self._clear.clicked.connect(self.canvas.clear)
        self.canvas.changed.connect(self._show_state)
        self._lay_out()
        self.choose("black" if on_paper else "red", "medium")
        self._show_state()
        self.retranslate()
        self.canvas.setFocus()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for buttons in (self.colours, self.widths):
            group = QButtonGroup(self)
            for name, button in buttons.items():
                group.addButton(button)
                tools.addWidget(button)
                button.clicked.connect(partial(self.choose, name))
            tools.addSpacing(12)
        for part in (self._undo, self._redo, self._clear):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self._cancel)
        tools.addWidget(self.keep)
        for name, width in WIDTHS.items():
            self.widths[name].setIcon(_spot(theme.colour("text"), 4 + round(width * 800)))
        for name, colour in COLOURS.items():
            self.colours[name].setIcon(_spot(QColor(colour), 14))
        column = QVBoxLayout(self)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._hint)
        column.addLayout(tools)

    @classmethod
    def ask(cls, parent: QWidget, image: QImage | None = None) -> QImage | None:
        """Let somebody draw; None when it was given up or nothing was drawn."""
        dialog = cls(image, parent)
        kept = dialog.exec() == QDialog.DialogCode.Accepted and not dialog.canvas.is_empty()
        drawn = dialog.canvas.image() if kept else None
        dialog.deleteLater()
        return drawn

    def choose(self, name: str, *more: object) -> None:
        """Draw in another colour or width."""
        for one in (name, *(each for each in more if isinstance(each, str))):
            button = self.colours.get(one) or self.widths[one]
            button.setChecked(True)
        colour = next(COLOURS[n] for n, b in self.colours.items() if b.isChecked())
        width = next((WIDTHS[n] for n, b in self.widths.items() if b.isChecked()), 1 / 200)
        size = self.canvas.picture_size
        self.canvas.set_pen(QColor(colour), max(width * max(size.width(), size.height()), 2.0))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Draw"))
        names = {
            "red": self.tr("Red"),
            "yellow": self.tr("Yellow"),
            "blue": self.tr("Blue"),
            "black": self.tr("Black"),
            "white": self.tr("White"),
            "thin": self.tr("Thin"),
            "medium": self.tr("Medium"),
            "thick": self.tr("Thick"),
        }
        for number, (name, button) in enumerate(self.colours.items(), start=1):
            _name(button, f"{names[name]} ({number})")
        for name, button in self.widths.items():
            _name(button, names[name])
        self._undo.set_words(self.tr("Undo"), "Ctrl+Z")
        self._redo.set_words(self.tr("Redo"), "Ctrl+Y")
        self._clear.set_words(self.tr("Clear"))
        self.canvas.setAccessibleName(self.tr("Drawing"))
        words = self.tr(
            "Draw with the mouse, a pen or a finger. By keyboard: arrows move the cross, Space "
            "puts the pen down and lifts it, 1 to 5 choose the colour, + and − the width."
        )
        self._hint.setText(words)
        self.canvas.setAccessibleDescription(words)
        self.keep.setText(self.tr("Keep"))
        self._cancel.setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(COLOURS):
            self.choose(list(COLOURS)[number])
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            names = list(WIDTHS)
            now = next(place for place, n in enumerate(names) if self.widths[n].isChecked())
            step = -1 if event.key() == Qt.Key.Key_Minus else 1
            self.choose(names[min(max(now + step, 0), len(names) - 1)])
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_state(self) -> None:
        empty = self.canvas.is_empty()
        self._undo.setEnabled(not empty)
        self._clear.setEnabled(not empty)
        self._redo.setEnabled(self.canvas.can_redo())
        self.keep.setEnabled(not empty)


def _choice() -> QToolButton:
    button = QToolButton()
    theme.set_role(button, "swatch")
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(_SPOT, _SPOT))
    return button


def _name(button: QToolButton, words: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(words)


def _spot(colour: QColor, across: int) -> QIcon:
    """A round spot of a colour, with an outline that is seen on any theme."""
    picture = QPixmap(_SPOT * 2, _SPOT * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("control"))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(_SPOT / 2, _SPOT / 2), across / 2, across / 2)
    painter.end()
    return QIcon(picture)
