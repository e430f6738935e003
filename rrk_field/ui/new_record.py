"""Asking for the little it takes to begin a record at a place: a household, a project, a visit."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db import beginnings
from rrk_field.db.store import Store
from rrk_field.domain.projects import PROJECT_STATES, InfrastructureProject
from rrk_field.ui import code_words, theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.place_fields import PlaceFields
from rrk_field.ui.project_words import project_state_word
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

LAST_PLACE = "last_municipality"

Trouble = tuple[str, QWidget]
"""What is missing, and the field to go to."""


class NewRecord(Retranslating, QDialog):
    """Fields in two columns, what is wrong with them, and two buttons."""

    icon: ClassVar[str] = "check"
    """The drawing on the button that makes the record."""

    def __init__(self, store: Store, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._appearance = store, appearance
        self.record_id = ""
        self.setMinimumWidth(theme.px(560))
        self.place = PlaceFields(store, appearance, self)
        self.fields: dict[str, QWidget] = {
            **self.own_fields(),
            "municipality": self.place.municipality,
            "settlement": self.place.settlement,
        }
        self._labels = {name: text_label("message") for name in self.fields}
        self._heading, self._intro = text_label("section-title"), text_label("hint", wrap=True)
        self.banner = Banner("danger")
        self.go, self.cancel = PrimaryButton(self.icon), OutlineButton()
        self.go.setDefault(True)
        self._lay_out()
        self.go.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self.place.show_place(str(store.state.get(LAST_PLACE) or ""))
        self.retranslate()
        next(iter(self.fields.values())).setFocus()

    def own_fields(self) -> Mapping[str, QWidget]:
        """The fields before the place."""
        raise NotImplementedError

    def below(self) -> QWidget | None:
        """What stands between the fields and the buttons."""
        return None

    def words(self) -> Mapping[str, str]:
        """The words of the fields, of `heading`, `intro` and `go`."""
        raise NotImplementedError

    def trouble(self) -> Trouble | None:
        """What is missing before the place."""
        raise NotImplementedError

    def last_trouble(self) -> Trouble | None:
        """What is missing after it."""
        return None

    def save(self, code: str, settlement_id: str) -> str:
        """Make the record and return its id."""
        raise NotImplementedError

    def retranslate(self) -> None:
        words = {
            "municipality": self.tr("Municipality"),
            "settlement": self.tr("Settlement"),
            **self.words(),
        }
        self.setWindowTitle(words["heading"])
        self._heading.setText(words["heading"])
        self._intro.setText(words["intro"])
        self.go.setText(words["go"])
        self.cancel.setText(self.tr("Cancel"))
        for name, label in self._labels.items():
            label.setText(words[name])
            self.fields[name].setAccessibleName(words[name])

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for number, (name, field) in enumerate(self.fields.items()):
            row, column = 2 * (number // 2), number % 2
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
        if (below := self.below()) is not None:
            column_of_all.addWidget(below)
        column_of_all.addWidget(self.banner)
        column_of_all.addSpacing(8)
        column_of_all.addLayout(buttons)

    @Slot()
    def _take(self) -> None:
        if trouble := self.trouble() or self._place_trouble() or self.last_trouble():
            words, field = trouble
            self.banner.set_words(words)
            field.setFocus()
            return
        code = self.place.code
        try:
            with self._store.together():
                self.record_id = self.save(code, self.place.take())
            self._store.state.set(**{LAST_PLACE: code})
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self.banner.set_words(sentence(error))
            return
        self.accept()

    def _place_trouble(self) -> Trouble | None:
        if not self.place.code:
            return self.tr("Choose the municipality"), self.place.municipality
        if not self.place.typed:
            return self.tr("Enter the settlement"), self.place.settlement
        return None


class ProjectDialog(NewRecord):
    """A new infrastructure project, or the data of one that is there."""

    def __init__(
        self,
        store: Store,
        appearance: Appearance,
        parent: QWidget | None = None,
        project: InfrastructureProject | None = None,
    ) -> None:
        self._project = project
        super().__init__(store, appearance, parent)
        if project is not None:
            self._show_project(project)

    def own_fields(self) -> Mapping[str, QWidget]:
        language = self._appearance.preferences.language
        self.name, self.kind, self.proposer = QLineEdit(), QComboBox(), QComboBox()
        self.state, self.contractor = QComboBox(), QLineEdit()
        for combo, column in ((self.kind, "infra_kind"), (self.proposer, "proposer")):
            combo.addItem("", "")
            record = "infrastructure_survey" if column == "infra_kind" else "infrastructure_project"
            for code, words in code_words.options(record, column, language):
                combo.addItem(words, code)
            combo.setMinimumContentsLength(8)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        for code in PROJECT_STATES:
            self.state.addItem(project_state_word(code), code)
        return {
            "name": self.name,
            "kind": self.kind,
            "proposer": self.proposer,
            "state": self.state,
            "contractor": self.contractor,
        }

    def words(self) -> Mapping[str, str]:
        new = self._project is None
        return {
            "heading": self.tr("New project") if new else self.tr("Project data"),
            "intro": self.tr("Users, condition and money are asked in its survey."),
            "go": self.tr("Register") if new else self.tr("Save"),
            "name": self.tr("What it is called"),
            "kind": self.tr("Kind"),
            "proposer": self.tr("Proposed by (optional)"),
            "state": self.tr("Stage of the project"),
            "contractor": self.tr("Contractor (optional)"),
        }

    def trouble(self) -> Trouble | None:
        if not self.name.text().strip():
            return self.tr("Enter what the project is called"), self.name
        if not self.kind.currentData():
            return self.tr("Choose the kind"), self.kind
        return None

    def save(self, code: str, settlement_id: str) -> str:
        project = self._project or InfrastructureProject(municipality_code=code)
        project.name = self.name.text().strip()
        project.kind = self.kind.currentData() or None
        project.proposer = self.proposer.currentData() or None
        project.state = self.state.currentData()
        project.contractor = self.contractor.text().strip()
        project.municipality_code = code
        project.settlement_id, project.settlement_text = settlement_id, ""
        if self._project is None:
            return beginnings.new_project(self._store, project).id
        self._store.save(project)
        return project.id

    def _show_project(self, project: InfrastructureProject) -> None:
        self.name.setText(project.name)
        self.contractor.setText(project.contractor)
        for combo, code in (
            (self.kind, project.kind),
            (self.proposer, project.proposer),
            (self.state, project.state),
        ):
            combo.setCurrentIndex(max(combo.findData(code or ""), 0))
        self.place.show_place(
            project.municipality_code, project.settlement_id, project.settlement_text
        )


class VisitDialog(NewRecord):
    """A new go-and-see or go-and-inform visit."""

    def own_fields(self) -> Mapping[str, QWidget]:
        self.kind, self.from_place = QComboBox(), QLineEdit()
        language = self._appearance.preferences.language
        for code, words in code_words.options("go_and_see_visit", "visit_kind", language):
            self.kind.addItem(words, code)
        return {"kind": self.kind, "from_place": self.from_place}

    def words(self) -> Mapping[str, str]:
        return {
            "heading": self.tr("New visit"),
            "intro": self.tr("The place visited; of a go-and-inform visit, where it is held."),
            "go": self.tr("Begin"),
            "kind": self.tr("Kind"),
            "from_place": self.tr("Participants come from"),
        }

    def trouble(self) -> Trouble | None:
        return None

    def save(self, code: str, settlement_id: str) -> str:
        return beginnings.start_go_and_see(
            self._store,
            code,
            settlement_id,
            kind=str(self.kind.currentData() or ""),
            from_place=self.from_place.text().strip(),
        ).id
