"""Registering a household: as little as it takes to begin."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db import operations
from rrk_field.db.store import Store
from rrk_field.domain.households import Household, Person
from rrk_field.domain.places import Settlement, both_names, municipalities, place_name
from rrk_field.domain.sorting import sort_key
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

LAST_PLACE = "last_municipality"


class NewHousehold(Retranslating, QDialog):
    """Name of the head, place of return, telephone, and that the family agreed."""

    def __init__(self, store: Store, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._appearance = store, appearance
        self.household_id = ""
        self.setMinimumWidth(theme.px(560))
        self.given, self.parent_name, self.family = QLineEdit(), QLineEdit(), QLineEdit()
        self.municipality, self.settlement = QComboBox(), QComboBox()
        self.phone, self.agreed = QLineEdit(), QCheckBox()
        self.settlement.setEditable(True)
        self.settlement.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for combo in (self.municipality, self.settlement):  # no wider than the fields beside them
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(8)
        self.fields: dict[str, QWidget] = {
            "given": self.given,
            "parent": self.parent_name,
            "family": self.family,
            "phone": self.phone,
            "municipality": self.municipality,
            "settlement": self.settlement,
        }
        self._labels = {name: text_label("message") for name in self.fields}
        self._heading, self._intro = text_label("section-title"), text_label("hint", wrap=True)
        self.banner = Banner("danger")
        self.go, self.cancel = PrimaryButton("plus"), OutlineButton()
        self.go.setDefault(True)
        self._build()
        self._fill_towns()
        self.municipality.currentIndexChanged.connect(self._fill_settlements)
        self.go.clicked.connect(self._register)
        self.cancel.clicked.connect(self.reject)
        self.retranslate()
        self._fill_settlements()
        self.given.setFocus()

    @classmethod
    def ask(cls, store: Store, appearance: Appearance, parent: QWidget) -> str:
        """Return the id of the new household, "" if there is none."""
        dialog = cls(store, appearance, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.household_id

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("New household"))
        self._heading.setText(self.tr("New household"))
        self._intro.setText(self.tr("Everything else is filled in on its page."))
        words = {
            "given": self.tr("Given name of the head"),
            "parent": self.tr("Parent's name (optional)"),
            "family": self.tr("Surname"),
            "municipality": self.tr("Municipality of return"),
            "settlement": self.tr("Settlement"),
            "phone": self.tr("Telephone (optional)"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
            self.fields[name].setAccessibleName(words[name])
        self.agreed.setText(self.tr("The family agreed that its data are recorded"))
        self.go.setText(self.tr("Register"))
        self.cancel.setText(self.tr("Cancel"))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (name, field) in enumerate(self.fields.items()):
            row, column = 2 * (place // 2), place % 2
            self._labels[name].setBuddy(field)
            grid.addWidget(self._labels[name], row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(24, 20, 24, 20)
        column_of_all.setSpacing(8)
        column_of_all.addWidget(self._heading)
        column_of_all.addWidget(self._intro)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self.agreed)
        column_of_all.addWidget(self.banner)
        column_of_all.addSpacing(8)
        column_of_all.addLayout(buttons)

    def _fill_towns(self) -> None:
        language = self._appearance.preferences.language
        towns = [(place_name(code, language), code) for code in municipalities()]
        self.municipality.addItem("", "")
        for words, code in sorted(towns, key=lambda pair: sort_key(pair[0], language)):
            self.municipality.addItem(words, code)
        last = self._store.state.get(LAST_PLACE)
        self.municipality.setCurrentIndex(max(self.municipality.findData(last), 0))

    @Slot()
    def _fill_settlements(self) -> None:
        language = self._appearance.preferences.language
        code = self.municipality.currentData() or ""
        self.settlement.clear()
        self.settlement.addItem("", "")
        names: list[tuple[str, Any]] = [
            (both_names(one.name_sq, one.name_sr, code, language), one.id)
            for one in self._store.find(Settlement, municipality_code=code)
        ]
        for words, record_id in sorted(names, key=lambda pair: sort_key(pair[0], language)):
            self.settlement.addItem(words, record_id)

    @Slot()
    def _register(self) -> None:
        if trouble := self._trouble():
            words, field = trouble
            self.banner.set_words(words)
            field.setFocus()
            return
        given, family = self.given.text().strip(), self.family.text().strip()
        parent = self.parent_name.text().strip()
        code = self.municipality.currentData()
        typed = self.settlement.currentText().strip()
        place = self.settlement.findText(typed)
        settlement_id = self.settlement.itemData(place) if place > 0 else None
        household = Household(
            municipality_code=code,
            settlement_id=settlement_id,
            settlement_text="" if settlement_id else typed,
            head_given_name=given,
            head_parent_name=parent,
            head_family_name=family,
            phone_1=self.phone.text().strip() or None,
        )
        head = Person(
            household_id=household.id,
            given_name=given,
            parent_name=parent,
            family_name=family,
            relation="1",
        )
        try:
            if not settlement_id:
                household.settlement_id = operations.add_settlement(self._store, code, typed).id
            self.household_id = operations.register_household(self._store, household, head).id
            self._store.state.set(**{LAST_PLACE: code})
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self.banner.set_words(sentence(error))
            return
        self.accept()

    def _trouble(self) -> tuple[str, QWidget] | None:
        if not (self.given.text().strip() or self.family.text().strip()):
            return self.tr("Enter the given name or the surname of the head"), self.given
        if not self.municipality.currentData():
            return self.tr("Choose the municipality of return"), self.municipality
        if not self.settlement.currentText().strip():
            return self.tr("Enter the settlement"), self.settlement
        if not self.agreed.isChecked():
            return self.tr("Ask the family whether its data may be recorded"), self.agreed
        return None
