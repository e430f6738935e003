"""Two fields for a place: its municipality, and a settlement from the list or as typed."""

from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox

from rrk_field.db import operations
from rrk_field.db.store import Store
from rrk_field.domain.places import Settlement, both_names, municipalities, place_name
from rrk_field.domain.sorting import sort_key
from rrk_field.ui.application import Appearance


class PlaceFields(QObject):
    """`municipality` and `settlement`: place them in a layout, then read `code` and `take()`."""

    def __init__(self, store: Store, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._appearance = store, appearance
        self.municipality, self.settlement = QComboBox(), QComboBox()
        self.settlement.setEditable(True)
        self.settlement.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for combo in (self.municipality, self.settlement):  # no wider than the fields beside them
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(8)
        self._fill_towns()
        self.municipality.currentIndexChanged.connect(self._fill_settlements)

    @property
    def code(self) -> str:
        """The code of the municipality, "" while none is chosen."""
        return str(self.municipality.currentData() or "")

    @property
    def typed(self) -> str:
        """What stands in the field of the settlement."""
        return self.settlement.currentText().strip()

    def show_place(self, code: str, settlement_id: str | None = None, text: str = "") -> None:
        """Show a place."""
        self.municipality.setCurrentIndex(max(self.municipality.findData(code), 0))
        self._fill_settlements()
        place = self.settlement.findData(settlement_id) if settlement_id else -1
        if place >= 0:
            self.settlement.setCurrentIndex(place)
        else:
            self.settlement.setCurrentText(text)

    def take(self) -> str:
        """Return the id of the settlement; one that is not in the list is added to it."""
        place = self.settlement.findText(self.typed)
        known = self.settlement.itemData(place) if place > 0 else None
        return str(known or operations.add_settlement(self._store, self.code, self.typed).id)

    def _fill_towns(self) -> None:
        language = self._appearance.preferences.language
        towns = [(place_name(code, language), code) for code in municipalities()]
        self.municipality.addItem("", "")
        for words, code in sorted(towns, key=lambda pair: sort_key(pair[0], language)):
            self.municipality.addItem(words, code)

    @Slot()
    def _fill_settlements(self) -> None:
        language = self._appearance.preferences.language
        self.settlement.clear()
        self.settlement.addItem("", "")
        names: list[tuple[str, Any]] = [
            (both_names(one.name_sq, one.name_sr, self.code, language), one.id)
            for one in self._store.find(Settlement, municipality_code=self.code)
        ]
        for words, record_id in sorted(names, key=lambda pair: sort_key(pair[0], language)):
            self.settlement.addItem(words, record_id)
