"""Dates, whole or in part, times of day, and both together."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.editors.text import TextEditor
from rrk_field.ui.entry import (
    age_in_years,
    asked_parts,
    first_day,
    read_moment,
    read_partial_date,
    read_time,
    read_whole_date,
    say_date,
    split_moment,
    without_first_day,
)
from rrk_field.ui.widgets.card import set_meaning, text_label
from rrk_field.ui.widgets.partial_date_edit import PartialDateEdit, typed_form


class DateEditor(Editor):
    """One field for fast typing; the date in words stands beside it."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        whole = node.question.type == "date" and self.parts() == 3
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

    def keys(self) -> list[tuple[str, str]]:
        found = [("14.6.1971  140671", self.tr("Day, month and year in one go"))]
        if self.node.question.type != "date":
            found.append(("6.1999  1999", self.tr("What is known: month and year, or the year")))
            found.append(("~1988", self.tr("About that year")))
        return found

    def parts(self) -> int:
        """How many parts of the date are asked."""
        return asked_parts(self.node.item.appearance)

    def show_node(self) -> None:
        shown = self.shown(self.node.value)
        if self._edit.value() != shown:
            self._edit.set_value(shown)

    def shown(self, value: str) -> str:
        """What stands in the field for a value, as it would be stored."""
        return value

    def given_for(self, stored: str) -> str:
        """The value of what is in the field."""
        return stored

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
        self.give(self.given_for(stored))

    def _say(self, stored: str) -> str:
        words = say_date(stored)
        years = age_in_years(stored)
        if years is None or not years:
            return words
        return self.tr("{date}, %n year(s)", "", years).format(date=words)


class ShortDateEditor(DateEditor):
    """A month or a year, kept as its first day as ODK keeps it; a whole date may be typed too."""

    def _say(self, stored: str) -> str:
        return say_date(stored)

    def shown(self, value: str) -> str:
        return without_first_day(value, self.parts())

    def given_for(self, stored: str) -> str:
        return first_day(stored, self.parts())


class TimeEditor(TextEditor):
    """A time of day such as 14:30."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.field.setFixedWidth(theme.px(110))
        self.retranslate()

    def read(self, typed: str) -> str:
        return read_time(typed) or typed.strip()

    def written(self, value: str) -> str:
        return value[:5] if value[5:8] == ":00" else value

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("hour:minute"))


class MomentEditor(Editor):
    """A day and a time of day, kept with the zone of this laptop."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.day, self.time = QLineEdit(), QLineEdit()
        self._words = text_label("hint")
        self._showing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, width in ((self.day, 140), (self.time, 110)):
            field.setFixedWidth(theme.px(width))
            field.textChanged.connect(self._changed)
            row.addWidget(field)
            self.watch(field)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.day)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_node(self) -> None:
        if self._read() == self.node.value or self.is_waiting():
            return
        day, time = split_moment(self.node.value)
        self._showing = True
        self.day.setText(typed_form(day))
        self.time.setText(time)
        self._showing = False
        self._say()

    def commit(self) -> None:
        waiting = self.is_waiting()
        super().commit()
        if waiting:
            self.give(self._read())
        self._say()

    def is_blank(self) -> bool:
        return not self.day.text() and not self.time.text()

    def set_words(self, name: str, description: str) -> None:
        for field, words in ((self.day, self.tr("day")), (self.time, self.tr("time"))):
            field.setAccessibleName(f"{name}: {words}")
            field.setAccessibleDescription(description)

    def retranslate(self) -> None:
        self.day.setPlaceholderText(self.tr("day.month.year"))
        self.time.setPlaceholderText(self.tr("hour:minute"))
        self._say()

    def _read(self) -> str:
        day, time = self.day.text().strip(), self.time.text().strip()
        if not day and not time:
            return ""
        if self.node.value and (typed_form(day), time) == _shown(self.node.value):
            return self.node.value  # what is not shown, seconds and zone, stays
        return read_moment(day, time) or " ".join(part for part in (day, time) if part)

    def _say(self) -> None:
        day, time = self.day.text().strip(), self.time.text().strip()
        stored = read_whole_date(day) if day else None
        lacking = bool(day) and not time and not self.has_focus()
        words = self.tr("The time is missing") if lacking else say_date(stored) if stored else ""
        self._words.setText(words)
        set_meaning(self._words, "danger" if lacking else "")

    @Slot(str)
    def _changed(self, typed: str) -> None:
        if not self._showing:
            self.wait()
            self._say()


def _shown(value: str) -> tuple[str, str]:
    day, time = split_moment(value)
    return typed_form(day), time
