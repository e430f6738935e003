"""Whole and decimal numbers, with either decimal mark."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import FormContext
from rrk_field.ui.editors.text import TextEditor
from rrk_field.ui.entry import group_thousands, read_number, show_number
from rrk_field.ui.widgets.buttons import IconButton
from rrk_field.ui.widgets.card import text_label

WIDTH = 110


class NumberEditor(TextEditor):
    """A number; what was understood stands beside it where it is not plain to see.

    What is no number is given as typed: it is kept, and the form says that it is none.
    """

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._whole = node.question.type == "int"
        self.field.setFixedWidth(theme.px(WIDTH))
        self._echo = text_label("hint")
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setSpacing(10)
        layout.insertWidget(1, self._echo)
        self._echo.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self._say)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def keys(self) -> list[tuple[str, str]]:
        return [("12,5  12.5", self.tr("Comma and point both mark decimals"))]

    def read(self, typed: str) -> str:
        typed = typed.strip()
        understood = read_number(typed, whole=self._whole) if typed else ""
        return typed if understood is None else understood

    def retranslate(self) -> None:
        self._say(self.field.text())

    @Slot(str)
    def _say(self, typed: str) -> None:
        understood = read_number(typed, whole=self._whole) if typed.strip() else None
        plain = understood is None or (understood == typed.strip() and len(understood) < 5)
        self._echo.setText("" if plain or understood is None else show_number(understood))
        self._echo.setVisible(not plain)


class ThousandsEditor(NumberEditor):
    """A number whose thousands stand apart in the field while the cursor is elsewhere."""

    @Slot(str)
    def _say(self, typed: str) -> None:
        if self.field.hasFocus():
            super()._say(typed)
        else:
            self._echo.hide()

    def written(self, value: str) -> str:
        return value if self.field.hasFocus() else group_thousands(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        used = super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            value = self.read(self.field.text())
            here = event.type() == QEvent.Type.FocusIn
            self._showing = True
            self.field.setText(value if here else group_thousands(value))
            self._showing = False
        return used


class CounterEditor(NumberEditor):
    """A whole number with two buttons; Up and Down count too."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        self._buttons: tuple[IconButton, ...] = ()
        super().__init__(node, context, parent)
        self._buttons = (IconButton("minus", outlined=True), IconButton("plus", outlined=True))
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        for place, (button, step) in enumerate(zip(self._buttons, (-1, 1), strict=True)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, step=step: self.count(step))
            layout.insertWidget(place * 2, button)
        self.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        return [(self.tr("Up, Down"), self.tr("Count by one"))]

    def count(self, step: int) -> None:
        """Count up or down; from nothing to 0 or 1, and not below 0."""
        value = self.read(self.field.text())
        known = int(value) if value.lstrip("-").isdecimal() else 0
        self.field.setText(str(max(known + step, 0)))
        self.commit()

    def retranslate(self) -> None:
        super().retranslate()
        if self._buttons:
            self._buttons[0].set_words(self.tr("One less"), "Down")
            self._buttons[1].set_words(self.tr("One more"), "Up")

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.count(1 if event.key() == Qt.Key.Key_Up else -1)
            return True
        return False
