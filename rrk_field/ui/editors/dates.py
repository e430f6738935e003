"""Dates, whole or in part, and times of day."""

import re

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.editors.text import TextEditor
from rrk_field.ui.entry import age_in_years, read_partial_date, read_whole_date, say_date
from rrk_field.ui.widgets.partial_date_edit import PartialDateEdit

_TIME = re.compile(r"(\d{1,2})[:.h ]?(\d{2})")


class DateEditor(Editor):
    """One field for fast typing; the date in words stands beside it."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        whole = node.question.type == "date"
        self._edit = PartialDateEdit(read_whole_date if whole else read_partial_date, self._say)
        self._edit.committed.connect(self._commit_date)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        self.watch(self._edit.field)
        self.setFocusProxy(self._edit.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def field(self) -> QWidget:
        """The field of the date."""
        return self._edit.field

    def show_node(self) -> None:
        if self._edit.value() != self.node.value:
            self._edit.set_value(self.node.value)

    def commit(self) -> None:
        super().commit()
        self._edit.field.editingFinished.emit()

    def is_blank(self) -> bool:
        return not self._edit.field.text()

    def set_state(self, state: str) -> None:
        if state or not self._edit.field.property("state"):
            super().set_state(state)
        elif self._edit.is_understood():
            super().set_state("")

    @Slot(str)
    def _commit_date(self, stored: str) -> None:
        self.give(stored)

    def _say(self, stored: str) -> str:
        words = say_date(stored)
        years = age_in_years(stored)
        if years is None or not years:
            return words
        return self.tr("{date}, %n year(s)", "", years).format(date=words)


class TimeEditor(TextEditor):
    """A time of day such as 14:30."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.field.setFixedWidth(theme.px(110))

    def read(self, typed: str) -> str:
        match = _TIME.fullmatch(typed.strip())
        if match is None or int(match[1]) > 23 or int(match[2]) > 59:
            return typed.strip()
        return f"{int(match[1]):02}:{match[2]}:00.000"

    def written(self, value: str) -> str:
        return value[:5] if value.endswith(":00.000") else value
