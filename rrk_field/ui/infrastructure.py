"""Infrastructure projects: their list, and one project with its surveys."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.db import interviews, registers
from rrk_field.db.registers import Entry, Found, Wanted
from rrk_field.db.store import RecordGoneError, Store
from rrk_field.domain.places import Settlement, both_names, place_name
from rrk_field.domain.projects import (
    PROJECT_STATES,
    InfrastructureProject,
    InfrastructureSurvey,
    ProjectNote,
)
from rrk_field.ui import code_words, theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.changes import Changed
from rrk_field.ui.household_cards import NotesCard, RecordButton, SideCard
from rrk_field.ui.messages import sentence
from rrk_field.ui.new_record import ProjectDialog
from rrk_field.ui.page import Page, Scrolling
from rrk_field.ui.project_words import project_state_word
from rrk_field.ui.register_page import RegisterPage
from rrk_field.ui.times import day, euro, moment
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import IconButton, LinkButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label


class InfrastructurePage(RegisterPage):
    """The list of infrastructure projects."""

    COLUMNS = ("status", "first", "place", "stage", "users", "money", "progress", "changed")
    SORTS: ClassVar[Mapping[str, str]] = {
        "status": "state",
        "first": "name",
        "place": "settlement",
        "users": "users",
        "money": "total_eur_cents",
        "changed": "changed_at",
    }
    LEFT_OUT_FIRST = ("progress", "users", "money", "stage")
    KEPT = "list_infrastructure"

    def title(self) -> str:
        return self.tr("Infrastructure")

    def icon(self) -> str:
        return "route"

    def samples(self, column: str) -> Sequence[str]:
        if column == "stage":
            return [project_state_word(state) for state in PROJECT_STATES]
        return ("100 000",) if column == "users" else ("1 000 000 €",)

    def look_up(self, wanted: Wanted) -> Found:
        return registers.projects(self._store, wanted)

    def words(self) -> Mapping[str, str]:
        return {
            "search": self.tr("Search by name, number or village"),
            "new": self.tr("New project"),
            "none": self.tr("No project matches"),
            "none_more": self.tr("Names in both scripts, numbers and villages are searched."),
            "empty": self.tr("This laptop has no infrastructure projects yet"),
            "empty_more": self.tr(
                "A project is a road, a water line, a school: something that returnees and the "
                "receiving community use together. Register one, then survey it."
            ),
        }

    def column_titles(self) -> Mapping[str, str]:
        return {
            "status": self.tr("Survey"),
            "first": self.tr("Project"),
            "place": self.tr("Place"),
            "stage": self.tr("Stage"),
            "users": self.tr("Users"),
            "money": self.tr("Total"),
            "progress": self.tr("Progress"),
            "changed": self.tr("Changed"),
        }

    def say_count(self, total: int) -> str:
        return self.tr("Showing {shown} of %n project(s)", "", total)

    def lines(self, row: Entry) -> tuple[str, str]:
        kind = code_words.word("infrastructure_survey", "infra_kind", row.kind, self.language)
        return row.name or "—", "   ".join(part for part in (row.number, kind) if part)

    def cell(self, row: Entry, column: str) -> str:
        if column == "stage":
            return project_state_word(str(row.figures["state"]))
        if column == "users":
            users = row.figures["users"]
            return QLocale().toString(users) if users is not None else "—"
        return euro(row.figures["total_eur_cents"]) or "—"


class ProjectPage(Page):
    """One project: what is known of it, its surveys, remarks.

    Signals:
        left: back to the list.
        record_asked: the id of a survey to open.
    """

    left = Signal()
    record_asked = Signal(str)

    def __init__(
        self,
        store: Store,
        project_id: str,
        appearance: Appearance,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._appearance, self._background = store, appearance, background
        self.project_id = project_id
        self._saved_at: datetime | None = None
        self._project = self._read()
        self._bar = _Bar()
        self.banner = Banner("danger")
        self.facts, self.surveys = FactsCard(), SurveysCard()
        self.notes = NotesCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Infrastructure project")

    def own_bar(self) -> bool:
        return True

    def set_width(self, width: int) -> None:
        narrow = width < 1200
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self.notes.setMinimumWidth(0)
        self.notes.setMaximumWidth(16_777_215)
        if not narrow:
            self.notes.setFixedWidth(theme.px(330))

    def start(self) -> None:
        self._bar.survey.setFocus()

    def refresh(self, changed: Changed | None = None) -> None:
        try:
            self._project = self._read()
        except KeyError:
            self._say(RecordGoneError())
            return
        surveys = self._store.find(InfrastructureSurvey, project_id=self.project_id)
        self.surveys.show_surveys(surveys, self._language)
        self._bar.say_survey(bool(surveys))
        self.notes.show_notes(self._store.find(ProjectNote, project_id=self.project_id))
        self.retranslate()

    def retranslate(self) -> None:
        project, language = self._project, self._language
        self._bar.retranslate()
        kind = code_words.word("infrastructure_survey", "infra_kind", project.kind, language)
        line = "  ·  ".join(part for part in (project.number, kind, self._place()) if part)
        self._bar.show_project(project.name or project.number, line)
        proposer = code_words.word("infrastructure_project", "proposer", project.proposer, language)
        place = place_name(project.municipality_code, language)
        self.facts.show_facts(
            [
                (self.tr("Kind"), kind),
                (self.tr("Stage of the project"), project_state_word(project.state)),
                (self.tr("Settlement"), self._place()),
                (self.tr("Municipality"), place),
                (self.tr("Proposed by"), proposer),
                (self.tr("Contractor"), project.contractor),
            ]
        )
        saved = ""
        if self._saved_at:
            time = f"{self._saved_at.astimezone():%H:%M}"
            saved = self.tr("Saved on this laptop {time}").format(time=time)
        self._bar.saved.setText(saved)

    @property
    def _language(self) -> str:
        return self._appearance.preferences.language

    def _read(self) -> InfrastructureProject:
        found = self._store.find(InfrastructureProject, id=self.project_id)
        if not found:
            raise KeyError(self.project_id)
        return found[0]

    def _place(self) -> str:
        known = self._project.settlement_id
        place = self._store.get(Settlement, known) if known else None
        if place is None:
            return self._project.settlement_text
        return both_names(place.name_sq, place.name_sr, place.municipality_code, self._language)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        scrolling = Scrolling()
        column.addWidget(scrolling, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        for card in (self.facts, self.surveys):
            left.addWidget(card)
        left.addStretch(1)
        right.addWidget(self.notes)
        right.addStretch(1)
        self._columns.setSpacing(12)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right)
        scrolling.body.addWidget(self.banner)
        scrolling.body.addLayout(self._columns)
        scrolling.body.addStretch(1)

    def _connect(self) -> None:
        self._bar.back.clicked.connect(self.left)
        self._bar.edit.clicked.connect(self.edit)
        self._bar.survey.clicked.connect(self.open_survey)
        self.surveys.opened.connect(self.record_asked)
        self.surveys.start.clicked.connect(self.start_survey)
        self.notes.written.connect(self._add_note)
        change = QAction(self)
        change.setShortcut(QKeySequence("F2"))
        change.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        change.triggered.connect(self.edit)
        self.addAction(change)

    @Slot()
    def edit(self) -> None:
        """Change what is known of the project."""
        dialog = ProjectDialog(self._store, self._appearance, self, self._project)
        dialog.exec()
        dialog.deleteLater()
        if dialog.record_id:
            self._saved()

    @Slot()
    def open_survey(self) -> None:
        """Open the newest survey, or start the first one."""
        surveys = self._store.find(InfrastructureSurvey, project_id=self.project_id)
        if surveys:
            self.record_asked.emit(surveys[-1].id)
        else:
            self.start_survey()

    @Slot()
    def start_survey(self) -> None:
        """Start a survey and open it."""
        try:
            record = interviews.start_infrastructure_survey(self._store, self.project_id)
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self._say(error)
            return
        self.record_asked.emit(record.id)

    @Slot(str)
    def _add_note(self, text: str) -> None:
        try:
            self._store.save(ProjectNote(project_id=self.project_id, text=text))
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self._say(error)
            return
        self._saved()

    def _saved(self) -> None:
        self._saved_at = datetime.now(UTC)
        self.banner.set_words("")
        self.refresh()

    def _say(self, error: BaseException) -> None:
        self.banner.set_words(sentence(error))


class FactsCard(SideCard):
    """Names and values in two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        for column in (0, 1, 2):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show these; what is not known is a dash."""
        self.set_title(self.tr("Project"))
        self.clear(self._grid)
        for number, (name, value) in enumerate(facts):
            row, column = 2 * (number // 3), number % 3
            self._grid.addWidget(text_label("caption", name), row, column)
            words = text_label("body", value or "—", wrap=True)
            words.setContentsMargins(0, 0, 0, 8)
            self._grid.addWidget(words, row + 1, column)

    def retranslate(self) -> None:
        self.set_title(self.tr("Project"))


class SurveysCard(SideCard):
    """The surveys of a project, newest first, and a new one.

    Signals:
        opened: the id of a survey.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._surveys: list[InfrastructureSurvey] = []
        self._language = "en"
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._none = text_label("hint", wrap=True)
        self.start = LinkButton("plus")
        self.body.addLayout(self._rows)
        self.body.addWidget(self._none)
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_surveys(self, surveys: list[InfrastructureSurvey], language: str) -> None:
        """Show these."""
        self._surveys = sorted(surveys, key=lambda one: one.created_at, reverse=True)
        self._language = language
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Surveys"))
        self._none.setText(self.tr("No survey was begun yet."))
        self._none.setVisible(not self._surveys)
        self.start.setText(self.tr("Start a survey"))
        self.clear(self._rows)
        for survey in self._surveys:
            row = RecordButton(self._name(survey), self._detail(survey), survey.state)
            row.clicked.connect(lambda _on=False, id_=survey.id: self.opened.emit(id_))
            self._rows.addWidget(row)

    def _name(self, survey: InfrastructureSurvey) -> str:
        number = str(survey.answers.get("site/survey_no") or "")
        stage = code_words.word("infrastructure_survey", "stage", survey.stage, self._language)
        return "  ·  ".join(part for part in (number, stage) if part) or self.tr("Survey")

    def _detail(self, survey: InfrastructureSurvey) -> str:
        parts = [day(survey.survey_date) or moment(survey.created_at)]
        if survey.users_returnee is not None and survey.users_receiving is not None:
            users = survey.users_returnee + survey.users_receiving
            parts.append(self.tr("%n user(s)", "", users))
        parts.append(euro(survey.total_eur_cents))
        if survey.ready_auto is not None:
            parts.append(self.tr("ready to propose") if survey.ready_auto else self.tr("not ready"))
        if survey.sections_total:
            parts.append(f"{survey.sections_done}/{survey.sections_total}")
        return "  ·  ".join(part for part in parts if part)


class _Bar(QFrame):
    """Back, name; at the right what can be done with the project."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, "bar")
        self.setFixedHeight(64)
        self._begun = False
        self.back = IconButton("arrow-left")
        self._name, self._line = text_label("form-title"), text_label("caption")
        self.saved = text_label("caption")
        self.edit, self.survey = OutlineButton("pencil"), PrimaryButton("clipboard-list")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        for part in (self.saved, self.edit, self.survey):
            row.addWidget(part)

    def show_project(self, name: str, line: str) -> None:
        """Show which it is."""
        self._name.setText(name)
        self._line.setText(line)

    def retranslate(self) -> None:
        """Set the words of the buttons."""
        self.back.set_words(self.tr("Back to the list"), "Esc")
        self.edit.setText(self.tr("Change"))
        self.edit.setToolTip(self.tr("Change the project's data (F2)"))
        self.say_survey(self._begun)

    def say_survey(self, begun: bool) -> None:
        """Name what the first button does."""
        self._begun = begun
        words = self.tr("Open the survey") if begun else self.tr("Start the survey")
        self.survey.setText(words)
