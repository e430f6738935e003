"""A position as latitude and longitude, typed or pasted, with its accuracy."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.entry import read_number
from rrk_field.ui.widgets.card import text_label

_WIDTHS = (120, 120, 80)


class PointEditor(Editor):
    """Three fields; a pair such as `42.3803, 20.4315` may be pasted into the first."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._captions: list[QLabel] = []
        self.parts: list[QLineEdit] = []
        self._showing = False
        for width in _WIDTHS:
            caption, field = text_label("caption"), QLineEdit()
            field.setFixedWidth(theme.px(width))
            caption.setBuddy(field)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(caption)
            column.addWidget(field)
            row.addLayout(column)
            field.textChanged.connect(self._changed)
            self.watch(field)
            self._captions.append(caption)
            self.parts.append(field)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_node(self) -> None:
        if self._read() == self.node.value or self.is_waiting():
            return
        words = [*self.node.value.split(), "", "", "", ""]
        accuracy = words[3] if words[3] not in ("0", "0.0") else ""
        self._showing = True
        for field, text in zip(self.parts, (words[0], words[1], accuracy), strict=True):
            field.setText(text)
        self._showing = False

    def commit(self) -> None:
        waiting = self.is_waiting()
        super().commit()
        if waiting:
            self.give(self._read())

    def is_blank(self) -> bool:
        return not any(field.text() for field in self.parts)

    def set_words(self, name: str, description: str) -> None:
        for caption, field in zip(self._captions, self.parts, strict=True):
            field.setAccessibleName(f"{name}: {caption.text()}")
            field.setAccessibleDescription(description)

    def retranslate(self) -> None:
        words = (self.tr("Latitude"), self.tr("Longitude"), self.tr("Accuracy (m)"))
        for caption, text in zip(self._captions, words, strict=True):
            caption.setText(text)

    def _read(self) -> str:
        latitude, longitude, accuracy = (field.text().strip() for field in self.parts)
        if not latitude and not longitude:
            return ""
        numbers = [
            read_number(text, whole=False) or text
            for text in (latitude, longitude, accuracy or "0")
        ]
        return f"{numbers[0]} {numbers[1]} 0 {numbers[2]}"

    @Slot(str)
    def _changed(self, typed: str) -> None:
        if self._showing:
            return
        pair = typed.replace(";", ",").replace(", ", ",").split(",")
        if self.sender() is self.parts[0] and len(pair) == 2 and all("." in one for one in pair):
            self._showing = True
            self.parts[0].setText(pair[0].strip())
            self.parts[1].setText(pair[1].strip())
            self._showing = False
        self.wait()
