"""A house or plot: where it is, and the papers that prove whose it is."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit

from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Person
from rrk_field.domain.places import place_name
from rrk_field.domain.record import Record
from rrk_field.ui import code_words
from rrk_field.ui.application import Appearance
from rrk_field.ui.column_words import column_word, column_words
from rrk_field.ui.edits import Edits
from rrk_field.ui.language import Retranslating
from rrk_field.ui.record_grid import GridColumn, GridModel, GridView
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton
from rrk_field.ui.widgets.card import Card, text_label

TEXTS = ("settlement_text", "address", "cadastral_zone", "parcel_no")


class DwellingCard(Retranslating, Card):
    """One dwelling with its property papers.

    Signals:
        saved: something was changed.
        survey_asked: a new damage survey of it is wanted.
        add_asked: another dwelling is wanted.
    """

    saved = Signal()
    survey_asked = Signal()
    add_asked = Signal()

    def __init__(self, appearance: Appearance, edits: Edits) -> None:
        super().__init__()
        self._appearance, self._edits = appearance, edits
        self._dwelling: Dwelling | None = None
        self._heading = text_label("card-title")
        self._place = text_label("hint")
        self.survey, self.another = OutlineButton("plus"), LinkButton("plus")
        self.survey.clicked.connect(self.survey_asked)
        self.another.clicked.connect(self.add_asked)
        self.fields = {name: QLineEdit() for name in TEXTS}
        self._labels: dict[str, QLabel] = {}
        self._papers_heading = text_label("strong")
        self.add_paper = LinkButton("plus")
        self.add_paper.clicked.connect(self._add_paper)
        self.model = GridModel(self._columns(), self._change_paper, self)
        self.grid = GridView(self.model)
        self.grid.row_wanted.connect(self._add_paper)
        self.grid.removal_wanted.connect(self._remove_paper)
        self._build()
        self.retranslate()

    def show_dwelling(
        self, dwelling: Dwelling, papers: list[PropertyPaper], persons: list[Person]
    ) -> None:
        """Show a dwelling."""
        self._dwelling = dwelling
        for name, field in self.fields.items():
            if not (field.hasFocus() and field.isModified()):
                field.setText(getattr(dwelling, name) or "")
                field.setCursorPosition(0)
        self.model.set_records(papers)
        self.grid.setVisible(bool(papers))
        self.retranslate()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Dwelling"))
        code = self._dwelling.municipality_code if self._dwelling else ""
        self._place.setText(place_name(code, self._appearance.preferences.language))
        self.survey.setText(self.tr("New damage survey"))
        self.another.setText(self.tr("Another dwelling"))
        self._papers_heading.setText(self.tr("Property papers"))
        self.add_paper.setText(self.tr("Add a paper"))
        self.grid.setAccessibleName(self.tr("Property papers"))
        words = column_words("dwelling")
        for name, label in self._labels.items():
            label.setText(words[name])
            self.fields[name].setAccessibleName(words[name])
        self.model.set_titles(column_words("property_paper"))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self._place, 1)
        top.addWidget(self.another)
        top.addWidget(self.survey)
        self.body.addLayout(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        for place, (name, field) in enumerate(self.fields.items()):
            label = text_label("caption")
            label.setBuddy(field)
            self._labels[name] = label
            row, column = 2 * (place // 2), place % 2
            grid.addWidget(label, row, column)
            grid.addWidget(field, row + 1, column)
            field.editingFinished.connect(lambda name=name: self._take(name))
        self.body.addLayout(grid)
        papers = QHBoxLayout()
        papers.addWidget(self._papers_heading, 1)
        papers.addWidget(self.add_paper)
        self.body.addLayout(papers)
        self.body.addWidget(self.grid)

    def _take(self, name: str) -> None:
        dwelling = self._dwelling
        if dwelling is None:
            return
        before, after = getattr(dwelling, name), self.fields[name].text().strip()
        if before != after:
            words = self.fields[name].accessibleName()
            if self._edits.change(words, (dwelling, name, before, after)):
                self.saved.emit()

    @Slot()
    def _add_paper(self) -> None:
        if self._dwelling is None:
            return
        paper = PropertyPaper(
            dwelling_id=self._dwelling.id,
            cadastral_zone=self._dwelling.cadastral_zone,
            parcel_no=self._dwelling.parcel_no,
        )
        if self._edits.add(self.tr("new paper"), paper):
            self.model.set_records([*self.model.records, paper])
            self.grid.show()
            self.saved.emit()
            self.grid.setFocus()
            self.grid.choose(paper.id)

    @Slot(object)
    def _remove_paper(self, paper: PropertyPaper) -> None:
        if self._edits.remove(self.tr("removed paper"), paper):
            self.model.set_records([one for one in self.model.records if one.id != paper.id])
            self.saved.emit()

    def _change_paper(self, record: Record, column: str, before: Any, after: Any) -> None:
        value = after if after is not None or column == "issued_on" else ""
        words = column_word("property_paper", column)
        if self._edits.change(words, (record, column, before, value)):
            self.saved.emit()

    def _columns(self) -> list[GridColumn]:
        def kinds() -> list[tuple[str, str]]:
            language = self._appearance.preferences.language
            return code_words.options("property_paper", "kind", language)

        return [
            GridColumn("kind", "code", kinds, width=190),
            GridColumn("number", width=110),
            GridColumn("issued_on", "date", width=92),
            GridColumn("holder_text", width=150),
            GridColumn("parcel_no", width=90),
            GridColumn("share", width=60),
            GridColumn("original_seen", "flag", width=100),
        ]
