"""Registering a household: as little as it takes to begin."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from rrk_field.db import operations
from rrk_field.db.store import Store
from rrk_field.domain.households import Household, Person
from rrk_field.ui.application import Appearance
from rrk_field.ui.new_record import NewRecord, Trouble


class NewHousehold(NewRecord):
    """Name of the head, place of return, telephone, and that the family agreed."""

    icon = "plus"

    @classmethod
    def ask(cls, store: Store, appearance: Appearance, parent: QWidget) -> str:
        """Return the id of the new household, "" if there is none."""
        dialog = cls(store, appearance, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.record_id

    def own_fields(self) -> Mapping[str, QWidget]:
        self.given, self.parent_name, self.family = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone = QLineEdit()
        return {
            "given": self.given,
            "parent": self.parent_name,
            "family": self.family,
            "phone": self.phone,
        }

    def below(self) -> QWidget:
        self.agreed = QCheckBox()
        return self.agreed

    def words(self) -> Mapping[str, str]:
        return {
            "heading": self.tr("New household"),
            "intro": self.tr("Everything else is filled in on its page."),
            "go": self.tr("Register"),
            "given": self.tr("Given name of the head"),
            "parent": self.tr("Parent's name (optional)"),
            "family": self.tr("Surname"),
            "municipality": self.tr("Municipality of return"),
            "phone": self.tr("Telephone (optional)"),
        }

    def retranslate(self) -> None:
        super().retranslate()
        self.agreed.setText(self.tr("The family agreed that its data are recorded"))

    def trouble(self) -> Trouble | None:
        if not (self.given.text().strip() or self.family.text().strip()):
            return self.tr("Enter the given name or the surname of the head"), self.given
        if not self.place.code:
            return self.tr("Choose the municipality of return"), self.place.municipality
        return None

    def last_trouble(self) -> Trouble | None:
        if not self.agreed.isChecked():
            return self.tr("Ask the family whether its data may be recorded"), self.agreed
        return None

    def save(self, code: str, settlement_id: str) -> str:
        given, family = self.given.text().strip(), self.family.text().strip()
        parent = self.parent_name.text().strip()
        household = Household(
            municipality_code=code,
            settlement_id=settlement_id,
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
        return operations.register_household(self._store, household, head).id
