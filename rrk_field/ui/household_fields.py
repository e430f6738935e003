"""The data of a household that stand above its members: names, place, how to reach it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rrk_field.db.store import Store
from rrk_field.domain.households import Household
from rrk_field.domain.places import Settlement, both_names, municipalities, place_name
from rrk_field.domain.record import Record
from rrk_field.domain.sorting import sort_key
from rrk_field.ui import code_words
from rrk_field.ui.application import Appearance
from rrk_field.ui.widgets.card import Card, text_label

TEXTS = (
    "head_given_name",
    "head_parent_name",
    "head_family_name",
    "head_name_cyrillic",
    "phone_1",
    "phone_2",
    "email",
    "contact_person",
    "origin_settlement",
)
CODES = ("displacement_category", "community", "paper_language", "displacement_country")
ORDER = (
    "head_given_name",
    "head_parent_name",
    "head_family_name",
    "municipality_code",
    "settlement",
    "displacement_category",
    "phone_1",
    "phone_2",
    "contact_person",
    "head_name_cyrillic",
    "community",
    "paper_language",
    "email",
    "origin_municipality",
    "origin_settlement",
    "displacement_country",
)


class HouseholdFields(Card):
    """Fields in columns; each is saved when it is left.

    Signals:
        edited: column, value before, value after.
        place_edited: settlement id or None, settlement as typed.
    """

    edited = Signal(str, object, object)
    place_edited = Signal(object, str)

    def __init__(self, store: Store, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._appearance = store, appearance
        self._household: Household | None = None
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._settlements: list[Settlement] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self.body.addLayout(self._grid)
        for name in ORDER:
            self._fields[name] = self._field(name)
            self._labels[name] = text_label("caption")
            self._labels[name].setBuddy(self._fields[name])
        self.set_columns(3)

    def set_columns(self, count: int) -> None:
        """Stand in so many columns."""
        for name in ORDER:
            pair = self._fields[name].parentWidget()
            if pair is not None and pair is not self:
                self._grid.removeWidget(pair)
        for place, name in enumerate(ORDER):
            self._grid.addWidget(self._pair(name), place // count, place % count)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < count else 0)

    def field(self, name: str) -> QLineEdit | QComboBox:
        """The field of a column."""
        return self._fields[name]

    def set_words(self, title: str, words: dict[str, str]) -> None:
        """Name the fields."""
        self.set_title(title)
        for name, label in self._labels.items():
            label.setText(words[name])
            self._fields[name].setAccessibleName(words[name])
        self._fill_codes()
        if self._household is not None:
            self.show_household(self._household)

    def set_read_only(self, read_only: bool) -> None:
        """Show the values without a way to change them."""
        for field in self._fields.values():
            if isinstance(field, QLineEdit):
                field.setReadOnly(read_only)
            else:
                field.setEnabled(not read_only)

    def show_household(self, household: Household) -> None:
        """Show a household; a field that is being typed in stays as it is."""
        moved = (
            self._household is None
            or self._household.municipality_code != household.municipality_code
        )
        self._household = household
        if moved:
            self._fill_settlements(household.municipality_code)
        for name, field in self._fields.items():
            if isinstance(field, QLineEdit):
                if not (field.hasFocus() and field.isModified()):
                    field.setText(self._written(name, getattr(household, name) or ""))
                    field.setCursorPosition(0)
            elif name == "settlement":
                self._show_settlement(field, household)
            elif not field.hasFocus() or field.currentData() == getattr(household, name):
                field.setCurrentIndex(max(field.findData(getattr(household, name) or ""), 0))

    def _field(self, name: str) -> QLineEdit | QComboBox:
        if name in TEXTS:
            field = QLineEdit()
            field.editingFinished.connect(lambda: self._take(name, field.text().strip()))
            return field
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        if name == "settlement":
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line_edit = combo.lineEdit()
            assert line_edit is not None
            line_edit.editingFinished.connect(self._take_settlement)
            combo.activated.connect(self._take_settlement)
        else:
            combo.activated.connect(lambda: self._take(name, combo.currentData() or None))
        return combo

    def _pair(self, name: str) -> QWidget:
        field = self._fields[name]
        existing = field.parentWidget()
        if existing is not None and existing is not self and existing.objectName() == "pair":
            return existing
        pair = QWidget()
        pair.setObjectName("pair")
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._labels[name])
        column.addWidget(field)
        return pair

    def _take(self, name: str, value: Any) -> None:
        if self._household is None:
            return
        before = getattr(self._household, name)
        if self._written(name, before or "") != (value or ""):
            self.edited.emit(name, before, value)

    def _written(self, name: str, value: str) -> str:
        """A settlement of origin may be one of the list: its name is shown, not its id."""
        if name != "origin_settlement" or not value:
            return value
        known = self._store.get(Settlement, value)
        if known is None:
            return value
        language = self._appearance.preferences.language
        return both_names(known.name_sq, known.name_sr, known.municipality_code, language)

    def _take_settlement(self) -> None:
        combo = self._fields["settlement"]
        assert isinstance(combo, QComboBox)
        household = self._household
        if household is None:
            return
        typed = combo.currentText().strip()
        place = combo.findText(typed)
        chosen = combo.itemData(place) if place >= 0 else None
        text = "" if chosen else typed
        if (chosen, text) != (household.settlement_id, household.settlement_text) and not (
            chosen and chosen == household.settlement_id
        ):
            self.place_edited.emit(chosen, text)

    def _fill_codes(self) -> None:
        language = self._appearance.preferences.language
        towns = sorted(
            ((place_name(code, language), code) for code in municipalities()),
            key=lambda pair: sort_key(pair[0], language),
        )
        for name, field in self._fields.items():
            if not isinstance(field, QComboBox) or name == "settlement":
                continue
            if name in ("municipality_code", "origin_municipality"):
                entries = [(code, words) for words, code in towns]
            else:
                entries = code_words.options("household", name, language)
            field.clear()
            if name != "municipality_code":
                field.addItem("", "")
            for code, words in entries:
                field.addItem(words, code)

    def _fill_settlements(self, municipality_code: str) -> None:
        language = self._appearance.preferences.language
        combo = self._fields["settlement"]
        assert isinstance(combo, QComboBox)
        self._settlements = self._store.find(Settlement, municipality_code=municipality_code)
        names = [
            (both_names(one.name_sq, one.name_sr, municipality_code, language), one.id)
            for one in self._settlements
        ]
        combo.clear()
        combo.addItem("", "")
        for words, record_id in sorted(names, key=lambda pair: sort_key(pair[0], language)):
            combo.addItem(words, record_id)

    def _show_settlement(self, combo: QComboBox, household: Household) -> None:
        line_edit = combo.lineEdit()
        if line_edit is None or (line_edit.hasFocus() and line_edit.isModified()):
            return
        place = combo.findData(household.settlement_id) if household.settlement_id else -1
        combo.setCurrentIndex(max(place, 0))
        if place < 0:
            combo.setEditText(household.settlement_text)
        line_edit.setModified(False)


def head_changes(
    household: Household, head: Record | None, column: str, before: Any, after: Any
) -> list[tuple[Record, str, Any, Any]]:
    """Return what an edit changes: the name of the head is also that of a member."""
    changes: list[tuple[Record, str, Any, Any]] = [(household, column, before, after)]
    twin = column.removeprefix("head_")
    if head is not None and column in HEAD_NAMES:
        changes.append((head, twin, getattr(head, twin), after))
    return changes


HEAD_NAMES = ("head_given_name", "head_parent_name", "head_family_name")
