"""Whole and decimal numbers, with either decimal mark."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import FormContext
from rrk_field.ui.editors.text import TextEditor
from rrk_field.ui.entry import read_number, show_number
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
