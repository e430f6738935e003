"""Positions, lines and areas as coordinates, typed or pasted: there is no map on the laptop."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms.functions_places import area, distance
from rrk_field.forms.session import Node
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.editors.text import MultilineEditor
from rrk_field.ui.entry import read_number, read_point, show_number, show_point
from rrk_field.ui.widgets.card import text_label

_WIDTHS = (120, 120, 80)
_MAPS = {"map", "maps", "placement-map"}
_HECTARE_M2 = 10_000
_NO_MAP = QT_TRANSLATE_NOOP(
    "NoMap", "There is no map here. Type the coordinates, or paste them from another program."
)


class PointEditor(Editor):
    """Three fields; a position as other programs write it may be pasted into the first."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._hint = text_label("hint", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(row)
        whole.addWidget(self._hint)
        self._hint.setHidden(not _MAPS & set(node.item.appearance))
        self._captions: list[QLabel] = []
        self.parts: list[QLineEdit] = []
        self._showing = False
        self._length = 0
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
        row.addStretch(1)
        if self._hint.isHidden():
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+V", self.tr("Paste a position as other programs write it"))]

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
            self._spread()
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
        self._hint.setText(no_map_words())

    def _read(self) -> str:
        latitude, longitude, accuracy = (field.text().strip() for field in self.parts)
        if not latitude and not longitude:
            return ""
        numbers = [
            read_number(text, whole=False) or text
            for text in (latitude, longitude, accuracy or "0")
        ]
        words = self.node.value.split()
        same = words[:2] == numbers[:2] and len(words) == 4
        altitude = words[2] if same else "0"
        return f"{numbers[0]} {numbers[1]} {altitude} {numbers[2]}"

    @Slot(str)
    def _changed(self, typed: str) -> None:
        if self._showing:
            return
        pasted = len(typed) > self._length + 1
        self._length = len(typed)
        if pasted and self.sender() is self.parts[0]:
            self._spread()
        self.wait()

    def _spread(self) -> None:
        """Put a whole position that stands in the first field into all of them."""
        point = read_point(self.parts[0].text())
        if point is None or self.parts[1].text():
            return
        latitude, longitude, _altitude, accuracy = point.split()
        self._showing = True
        texts = (latitude, longitude, accuracy if accuracy != "0" else "")
        for field, text in zip(self.parts, texts, strict=True):
            field.setText(text)
        self._showing = False


class LineEditor(MultilineEditor):
    """A line or an area: one position on each line, typed or pasted."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._words = text_label("hint", wrap=True)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.setDirection(QBoxLayout.Direction.TopToBottom)
        layout.setSpacing(4)
        layout.insertWidget(1, self._words)
        self.retranslate()

    @property
    def is_area(self) -> bool:
        """Whether the last position is joined with the first."""
        return self.node.question.type == "geoshape"

    def show_node(self) -> None:
        super().show_node()
        self.retranslate()

    def read(self, typed: str) -> str:
        """The stored text; a line that is no position stays as it is typed."""
        lines = [line.strip() for line in typed.splitlines() if line.strip(" ,;")]
        points = [read_point(line) or line for line in lines]
        if self.is_area and len(points) > 2 and points[0] != points[-1]:
            points.append(points[0])
        return ";".join(points)

    def written(self, value: str) -> str:
        points = [point.strip() for point in value.split(";") if point.strip()]
        if self.is_area and len(points) > 3 and points[0] == points[-1]:
            points.pop()
        return "\n".join(map(show_point, points))

    def retranslate(self) -> None:
        words = self.tr("One position on each line: latitude, longitude")
        count = len([line for line in self.field.toPlainText().splitlines() if line.strip()])
        metres = distance(self.node.value) if self.node.value else 0.0
        if self.node.value and metres == metres:
            measure = show_number(f"{metres:.0f}")
            words = self.tr("%n position(s), {length} m", "", count).format(length=measure)
            if self.is_area:
                hectares = show_number(f"{area(self.node.value) / _HECTARE_M2:.2f}")
                words = self.tr("%n position(s), {area} ha", "", count).format(area=hectares)
        if _MAPS & set(self.node.item.appearance):
            words = f"{words}\n{no_map_words()}"
        self._words.setText(words)


def no_map_words() -> str:
    """What stands in place of a map."""
    return QCoreApplication.translate("NoMap", _NO_MAP)
