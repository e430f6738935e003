"""One household: data, members, dwellings with papers, questionnaires, notes, photos."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rrk_field.db import interviews, monitoring, operations, published, queries
from rrk_field.db.beginnings import start_form
from rrk_field.db.store import RecordGoneError, Store
from rrk_field.domain.dates import DateFormatError, age_on
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Household, Note, Person
from rrk_field.domain.places import place_name
from rrk_field.domain.record import Record
from rrk_field.domain.surveys import HouseholdForm, Survey
from rrk_field.ui import code_words, theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.changes import Changed
from rrk_field.ui.column_words import column_word, column_words
from rrk_field.ui.dwelling_card import DwellingCard
from rrk_field.ui.edits import Edits
from rrk_field.ui.household_cards import ConsentCard, NotesCard, PhotosCard, QuestionnairesCard
from rrk_field.ui.household_fields import HouseholdFields, head_changes
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.page import Page, Scrolling
from rrk_field.ui.record_grid import GridColumn, GridModel, GridView
from rrk_field.ui.times import day, moment
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import IconButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.chip import Chip

HEAD_RELATION = "1"


class HouseholdPage(Page):
    """The dossier of one household; everything is saved as it is entered.

    Signals:
        left: back to the list.
        record_asked: the id of a questionnaire to open.
        conflict_asked: the id of a conflict to decide.
        print_asked: a paper of `printing.PAPERS`, its title, the id of its record.
    """

    left = Signal()
    record_asked = Signal(str)
    conflict_asked = Signal(str)
    print_asked = Signal(str, str, str)

    def __init__(
        self,
        store: Store,
        household_id: str,
        appearance: Appearance,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._appearance, self._background = store, appearance, background
        self.household_id = household_id
        self._shown = queries.household_page(store, household_id)
        self._saved_at: datetime | None = None
        self.edits = Edits(store, self._say, self.refresh, self)
        self._bar = _Bar()
        self.banner, self._conflict = Banner("danger"), Banner("conflict")
        self.fields = HouseholdFields(store, appearance)
        self.members = MembersCard(appearance, self.edits, household_id)
        self._dwellings: dict[str, DwellingCard] = {}
        self._no_dwelling = _NoDwelling()
        self.questionnaires = QuestionnairesCard(appearance)
        self.consent = ConsentCard(appearance)
        self.notes, self.photos = NotesCard(), PhotosCard(store, background)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self._add_actions()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Household")

    def own_bar(self) -> bool:
        return True

    def set_width(self, width: int) -> None:
        narrow = width < 1200
        self._bar.set_narrow(width < 1000)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        side = 0 if narrow else theme.px(330)
        for card in (self.questionnaires, self.consent, self.notes, self.photos):
            card.setMinimumWidth(0)
            card.setMaximumWidth(side or 16_777_215)
            if side:
                card.setFixedWidth(side)
        self.fields.set_columns(4 if width >= 1600 else 3)

    def start(self) -> None:
        self.members.grid.setFocus()

    def refresh(self, changed: Changed | None = None) -> None:
        try:
            page = queries.household_page(self._store, self.household_id)
        except KeyError:
            self._say(RecordGoneError())
            return
        self._shown = page
        self._show_header(page)
        self.fields.show_household(page.household)
        self.members.show_persons(page.household, page.persons)
        self._show_dwellings(page)
        due = monitoring.due(self._store, self.household_id, datetime.now().astimezone().date())
        self._show_own_forms(page.forms)
        self.questionnaires.show_records(
            page.assessments, page.surveys, page.dwellings, page.visits, due, page.forms
        )
        self.consent.show_consents(page.consents)
        self.notes.show_notes(page.notes)
        self.photos.show_photos(page.photos)

    def _show_own_forms(self, begun: Sequence[HouseholdForm]) -> None:
        """Offer what the office has published beside the programme's own questionnaires."""
        offered = {one.form_id: one.title for one in published.own_forms(self._store)}
        known = {one.form_id: published.title_of(self._store, one.form_id) for one in begun}
        self.questionnaires.show_own_forms(offered, {**known, **offered})

    def retranslate(self) -> None:
        self._bar.retranslate()
        self.fields.set_words(self.tr("Household"), column_words("household"))
        self._undo.setText(self.tr("Undo"))
        self._redo.setText(self.tr("Redo"))
        self._show_header(self._shown)

    @Slot()
    def start_survey(self) -> None:
        """Start a damage survey of the first dwelling, and open it."""
        dwellings = self._shown.dwellings
        if not dwellings:
            self.add_dwelling()
            dwellings = self._shown.dwellings
        if dwellings:
            self._start_survey(dwellings[0].id)

    @Slot()
    def start_monitoring(self) -> None:
        """Start a monitoring visit, and open it."""
        self._start(lambda: interviews.start_monitoring(self._store, self.household_id))

    @Slot()
    def add_dwelling(self) -> None:
        """Add a house or plot at the place of return."""
        household = self._shown.household
        dwelling = Dwelling(
            household_id=household.id,
            municipality_code=household.municipality_code,
            settlement_id=household.settlement_id,
            settlement_text=household.settlement_text,
        )
        if self.edits.add(self.tr("new dwelling"), dwelling):
            self._saved()
            self.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        scrolling = Scrolling()
        column.addWidget(scrolling, 1)
        scrolling.body.addWidget(self.banner)
        scrolling.body.addWidget(self._conflict)
        self._left.setSpacing(12)
        self._right.setSpacing(12)
        self._columns.setSpacing(12)
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right)
        scrolling.body.addLayout(self._columns)
        scrolling.body.addStretch(1)
        self._left.addWidget(self.fields)
        self._left.addWidget(self.members)
        self._left.addWidget(self._no_dwelling)
        self._left.addStretch(1)
        for card in (self.questionnaires, self.consent, self.notes, self.photos):
            self._right.addWidget(card)
        self._right.addStretch(1)

    def _connect(self) -> None:
        self._bar.back.clicked.connect(self.left)
        self._bar.undo.clicked.connect(self.edits.stack.undo)
        self._bar.print.clicked.connect(self._show_papers)
        self._bar.survey.clicked.connect(self.start_survey)
        self._bar.visit.clicked.connect(self.start_monitoring)
        self._bar.assessment.clicked.connect(self._open_assessment)
        self._conflict.activated.connect(self._open_conflict)
        self.fields.edited.connect(self._edit)
        self.fields.place_edited.connect(self._edit_place)
        self.members.saved.connect(self._saved)
        self._no_dwelling.add.clicked.connect(self.add_dwelling)
        self.questionnaires.opened.connect(self.record_asked)
        self.questionnaires.assessment_asked.connect(self._start_assessment)
        self.questionnaires.visit_asked.connect(self.start_monitoring)
        self.questionnaires.survey_asked.connect(self._start_survey)
        self.questionnaires.form_asked.connect(self._start_form)
        self.notes.written.connect(self._add_note)
        self.edits.stack.indexChanged.connect(self._show_undo)
        self._show_undo()

    def _add_actions(self) -> None:
        stack = self.edits.stack
        self._undo, self._redo = QAction(self), QAction(self)
        self._undo.setShortcuts([QKeySequence("Ctrl+Z")])
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        for action, work in ((self._undo, stack.undo), (self._redo, stack.redo)):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(work)
            self.addAction(action)

    def _show_header(self, page: Any) -> None:
        household: Household = page.household
        language = self._appearance.preferences.language
        name = " ".join(
            part for part in (household.head_given_name, household.head_family_name) if part
        )
        number = household.file_number or household.provisional_number
        place = place_name(household.municipality_code, language)
        self._bar.show_household(
            name or number, "  ·  ".join(part for part in (number, place) if part)
        )
        rows = queries.household_rows(self._store, [household.id])
        row = rows.get(household.id)
        self._bar.show_chips(row.chip if row else "draft", row.sync if row else "sent")
        saved = ""
        if self._saved_at:
            saved = self.tr("Saved on this laptop {time}").format(
                time=f"{self._saved_at.astimezone():%H:%M}"
            )
        self._bar.saved.setText(saved)
        self._bar.say_assessment(bool(page.assessments))
        count = len(page.conflicts)
        words = self.tr("%n difference(s) with the server wait for a decision.", "", count)
        self._conflict.set_words(words if count else "", self.tr("Resolve"))

    def _show_dwellings(self, page: Any) -> None:
        wanted = {dwelling.id: dwelling for dwelling in page.dwellings}
        for dwelling_id in [one for one in self._dwellings if one not in wanted]:
            card = self._dwellings.pop(dwelling_id)
            self._left.removeWidget(card)
            card.deleteLater()
        for dwelling_id, dwelling in wanted.items():
            card = self._dwellings.get(dwelling_id) or self._add_dwelling_card(dwelling_id)
            papers = [paper for paper in page.papers if paper.dwelling_id == dwelling_id]
            card.show_dwelling(dwelling, papers, page.persons)
        self._no_dwelling.setVisible(not wanted)

    def _add_dwelling_card(self, dwelling_id: str) -> DwellingCard:
        card = DwellingCard(self._appearance, self.edits)
        card.saved.connect(self._saved)
        card.survey_asked.connect(lambda: self._start_survey(dwelling_id))
        card.add_asked.connect(self.add_dwelling)
        self._left.insertWidget(self._left.count() - 1, card)
        self._dwellings[dwelling_id] = card
        return card

    @Slot(str, object, object)
    def _edit(self, column: str, before: Any, after: Any) -> None:
        household = self._shown.household
        head = next((one for one in self._shown.persons if one.relation == HEAD_RELATION), None)
        changes = head_changes(household, head, column, before, after)
        self.edits.change(self.fields.field(column).accessibleName(), *changes)
        self._saved()

    @Slot(object, str)
    def _edit_place(self, settlement_id: str | None, typed: str) -> None:
        household = self._shown.household
        if typed and not settlement_id:
            try:
                place = operations.add_settlement(self._store, household.municipality_code, typed)
            except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
                self._say(error)
                return
            settlement_id = place.id
        self.edits.change(
            self.tr("settlement"),
            (household, "settlement_id", household.settlement_id, settlement_id),
            (household, "settlement_text", household.settlement_text, typed),
        )
        self._saved()

    @Slot(str)
    def _add_note(self, text: str) -> None:
        note = Note(household_id=self.household_id, text=text)
        if self.edits.add(self.tr("note"), note):
            self._saved()
            self.refresh()

    @Slot()
    def _open_assessment(self) -> None:
        records = self._shown.assessments
        if records:
            self.record_asked.emit(records[-1].id)
        else:
            self._start_assessment()

    @Slot()
    def _start_assessment(self) -> None:
        self._start(lambda: interviews.start_assessment(self._store, self.household_id))

    @Slot(str)
    def _start_survey(self, dwelling_id: str) -> None:
        self._start(lambda: interviews.start_survey(self._store, dwelling_id))

    @Slot(str)
    def _start_form(self, form_id: str) -> None:
        self._start(lambda: start_form(self._store, self.household_id, form_id))

    def _start(self, make: Callable[[], Survey]) -> None:
        """Make a questionnaire and open it."""
        try:
            record = make()
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self._say(error)
            return
        self.record_asked.emit(record.id)

    @Slot()
    def _show_papers(self) -> None:
        """Offer what can be printed."""
        menu = self.papers_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._bar.print.mapToGlobal(self._bar.print.rect().bottomLeft()))

    def papers_menu(self) -> QMenu:
        """The papers about this household."""
        menu = QMenu(self)
        papers = [("dossier", self.tr("Household dossier"), self.household_id)]
        for survey in self._shown.surveys:
            when = day(survey.survey_date) or moment(survey.created_at)
            title = self.tr("Bill of quantities, {date}").format(date=when)
            papers.append(("bill", title, survey.id))
        for form_id, title in (
            ("household_assessment", self.tr("Blank household assessment")),
            ("housing_damage", self.tr("Blank damage survey")),
            ("monitoring_visit", self.tr("Blank monitoring visit")),
        ):
            papers.append(("blank", title, form_id))
        for one in published.own_forms(self._store):
            title = self.tr("Blank: {title}").format(title=one.title)
            papers.append(("blank", title, one.form_id))
        for paper, title, record_id in papers:
            menu.addAction(title).triggered.connect(
                lambda _on=False, asked=(paper, title, record_id): self.print_asked.emit(*asked)
            )
        return menu

    @Slot()
    def _open_conflict(self) -> None:
        if self._shown.conflicts:
            self.conflict_asked.emit(self._shown.conflicts[0].id)

    @Slot()
    def _show_undo(self) -> None:
        stack = self.edits.stack
        self._bar.undo.setEnabled(stack.canUndo())
        words = self.tr("Undo: {what}").format(what=stack.undoText()) if stack.canUndo() else ""
        self._bar.undo.set_words(words or self.tr("Undo"), "Ctrl+Z")

    @Slot()
    def _saved(self) -> None:
        self._saved_at = datetime.now(UTC)
        self.banner.set_words("")
        self._show_header(self._shown)

    def _say(self, error: BaseException) -> None:
        self.banner.set_words(sentence(error))


class _Bar(QFrame):
    """Back, name, chips; at the right what can be done with the household."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, "bar")
        self.setFixedHeight(64)
        self._narrow = False
        self.back = IconButton("arrow-left")
        self._name = text_label("form-title")
        self._state, self._sync = Chip("draft"), Chip("sent")
        self._line = text_label("caption")
        self.saved = text_label("caption")
        self.undo, self.print = IconButton("undo-2"), IconButton("printer")
        self.survey, self.assessment = OutlineButton("house"), PrimaryButton("clipboard-list")
        self.visit = IconButton("clipboard-check", outlined=True)
        first = QHBoxLayout()
        first.setSpacing(10)
        for part in (self._name, self._state, self._sync):
            first.addWidget(part)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        parts = (self.saved, self.undo, self.print, self.visit, self.survey, self.assessment)
        for button in parts:
            row.addWidget(button)

    def show_household(self, name: str, line: str) -> None:
        """Show who it is."""
        self._name.setText(name)
        self._line.setText(line)

    def show_chips(self, state: str, sync: str) -> None:
        """Show how far it is, and whether the office has it."""
        self._state.set_state(state)
        self._sync.set_state(sync)
        self._sync.setVisible(sync != state)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the name its room: on small windows one button is its icon alone."""
        self._narrow = narrow
        self.retranslate()

    def say_assessment(self, begun: bool) -> None:
        """Name what the first button does."""
        self._begun = begun
        words = self.tr("Open the assessment") if begun else self.tr("Start the assessment")
        self.assessment.setText(words)

    def retranslate(self) -> None:
        """Set the words of the buttons."""
        self.back.set_words(self.tr("Back to the list"), "Esc")
        self.print.set_words(self.tr("Print"), "Ctrl+P")
        self.visit.set_words(self.tr("New monitoring visit"), "Ctrl+Shift+M")
        words = self.tr("Damage survey")
        self.survey.setText("" if self._narrow else words)
        self.survey.setAccessibleName(words)
        self.survey.setToolTip(self.tr("New damage survey (Ctrl+Shift+D)"))
        self.say_assessment(getattr(self, "_begun", False))


class MembersCard(Retranslating, Card):
    """The members of a household as a grid.

    Signals:
        saved: a member was changed, added or removed.
    """

    saved = Signal()

    def __init__(self, appearance: Appearance, edits: Edits, household_id: str) -> None:
        super().__init__()
        self._appearance, self._edits = appearance, edits
        self._household: Household | None = None
        self._household_id = household_id
        self._heading = text_label("card-title")
        self.add = OutlineButton("plus")
        self.add.clicked.connect(self.add_member)
        self._hints = text_label("caption")
        self.model = GridModel(self._columns(), self._change, self)
        self.grid = GridView(self.model)
        self.grid.row_wanted.connect(self.add_member)
        self.grid.removal_wanted.connect(self.remove_member)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.add)
        self.body.addLayout(top)
        self.body.addWidget(self.grid)
        self.body.addWidget(self._hints)
        self.retranslate()

    def show_persons(self, household: Household, persons: list[Person]) -> None:
        """Show the members, the head first."""
        self._household = household
        ordered = sorted(persons, key=lambda one: one.relation != HEAD_RELATION)
        self.model.set_records(ordered)
        self.retranslate()

    def retranslate(self) -> None:
        count = len(self.model.records)
        self._heading.setText(self.tr("Members") + f"  ·  {count}")
        self.add.setText(self.tr("Add a member"))
        self.grid.setAccessibleName(self.tr("Members"))
        self._hints.setText(
            self.tr("Enter next cell")
            + "   ·   "
            + self.tr("Ctrl+Ins new member")
            + "   ·   "
            + self.tr("Ctrl+Del remove")
        )
        self.model.set_titles(column_words("person"))

    @Slot()
    def add_member(self) -> None:
        """Add a member who has the surname of the head."""
        surname = self._household.head_family_name if self._household else ""
        person = Person(household_id=self._household_id, family_name=surname)
        if self._edits.add(self.tr("new member"), person):
            self.model.set_records([*self.model.records, person])
            self.retranslate()
            self.saved.emit()
            self.grid.setFocus()
            self.grid.choose(person.id, 1 if surname else 0)

    @Slot(object)
    def remove_member(self, person: Person) -> None:
        """Remove a member; Undo brings the row back."""
        words = self.tr("removed {name}").format(name=person.given_name or person.family_name)
        if self._edits.remove(words, person):
            self.model.set_records([one for one in self.model.records if one.id != person.id])
            self.retranslate()
            self.saved.emit()

    def _change(self, record: Record, column: str, before: Any, after: Any) -> None:
        changes = [(record, column, before, after)]
        twin = f"head_{column}"
        if (
            self._household is not None
            and isinstance(record, Person)
            and record.relation == HEAD_RELATION
            and twin in Household.model_fields
        ):
            changes.append((self._household, twin, getattr(self._household, twin), after))
        words = f"{column_word('person', column)}, {getattr(record, 'given_name', '')}"
        if self._edits.change(words, *changes):
            self.saved.emit()

    def _columns(self) -> list[GridColumn]:
        def codes(column: str) -> Any:
            return lambda: code_words.options(
                "person", column, self._appearance.preferences.language
            )

        return [
            GridColumn("family_name", width=112),
            GridColumn("given_name", width=104),
            GridColumn("parent_name", width=104),
            GridColumn("sex", "code", codes("sex"), width=78),
            GridColumn("birth_date", "date", width=100),
            GridColumn("age", "shown", show=_age, width=48),
            GridColumn("relation", "code", codes("relation"), width=152),
            GridColumn("id_value", width=118),
            GridColumn("comes_back", "code", codes("comes_back"), width=80),
        ]


class _NoDwelling(Retranslating, Card):
    """Offers a dwelling where there is none yet."""

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label("hint", wrap=True)
        self.add = OutlineButton("plus")
        self.body.addWidget(self._words)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Dwelling"))
        self._words.setText(self.tr("The house or plot at the place of return, and its papers."))
        self.add.setText(self.tr("Add a dwelling"))


def _age(person: Person) -> str:
    if not person.birth_date:
        return ""
    try:
        return str(age_on(person.birth_date, datetime.now(UTC).date()))
    except DateFormatError:
        return ""
