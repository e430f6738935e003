"""What is read and not typed: calculated values, notes, and a sign that something was read."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rrk_field.domain import dates
from rrk_field.forms.definition import Question
from rrk_field.forms.session import Node, Session
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.entry import (
    asked_parts,
    show_number,
    show_point,
    split_moment,
    without_first_day,
)

_CONCEALED = {"masked", "hidden-answer"}
_OWN_CONTROL = ("select", "rank", "upload", "trigger", "range")
_MANY_LINES = ("geotrace", "geoshape")


def needs_form(item: Question) -> bool:
    """Whether an answer is too much for the cell of a table: the row is opened as a form."""
    return (
        item.control in _OWN_CONTROL
        or item.type in _MANY_LINES
        or bool({"multiline", *_CONCEALED} & set(item.appearance))
    )


def shown_value(session: Session, node: Node) -> str:
    """A node's value as people read it: labels of choices, numbers and dates in their form."""
    return shown_text(session, node, node.value)


def shown_text(session: Session, node: Node, value: str) -> str:
    """Any value of a node as people read it."""
    if not value:
        return ""
    item = node.question
    if _CONCEALED & set(item.appearance):
        return "•" * 6
    if item.control in ("select1", "select", "rank"):
        labels = {choice.code: choice.label for choice in session.choices(node)}
        codes = [value] if item.control == "select1" else value.split()
        return ", ".join(labels.get(code, code) for code in codes)
    if item.type in ("int", "decimal"):
        return show_number(value)
    if item.control == "upload":
        return "1"  # a file is told by its picture, or counted
    return _shown_text(item, value)


def _shown_text(item: Question, value: str) -> str:
    if item.type == "date" or "rrk-partial-date" in item.appearance:
        return dates.display(without_first_day(value, asked_parts(item.appearance)))
    if item.type == "time":
        return value[:5] if value[5:8] == ":00" else value
    if item.type == "dateTime":
        day, time = split_moment(value)
        return f"{dates.display(day)} {time}".strip()
    if item.type == "geopoint":
        return show_point(value)
    return value


class ReadOnlyEditor(Editor):
    """A value as text."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_node(self) -> None:
        self.label.setText(shown_value(self.context.session, self.node) or "—")


class TickEditor(Editor):
    """A box to tick once something was read or done."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._box = QCheckBox()
        self._box.clicked.connect(self._tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        self.watch(self._box)
        self.retranslate()

    def show_node(self) -> None:
        self._box.setChecked(bool(self.node.value))

    def retranslate(self) -> None:
        self._box.setText(self.tr("OK"))

    @Slot(bool)
    def _tick(self, checked: bool) -> None:
        self.give("OK" if checked else "")
