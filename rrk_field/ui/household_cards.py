"""The smaller cards of a household: questionnaires, consent, notes, photos."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from rrk_field.db import photos as photo_files
from rrk_field.db.store import Store
from rrk_field.domain.attachments import Photo
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Consent, Remark
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, HouseholdForm, Survey
from rrk_field.domain.visits import MonitoringVisit
from rrk_field.ui import code_words, theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.change_words import record_word
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.times import day, euro, moment
from rrk_field.ui.widgets.buttons import LinkButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.chip import Chip

THUMBNAIL = 92
SHOWN_PHOTOS = 9


class SideCard(Retranslating, Card):
    """A card whose rows are made anew."""

    def clear(self, layout: QVBoxLayout | QGridLayout) -> None:
        """Take everything out of a layout."""
        while item := layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


class RecordButton(QPushButton):
    """One questionnaire: what it is, of when, how far; a click opens it."""

    def __init__(self, title: str, detail: str, state: str) -> None:
        super().__init__()
        theme.set_role(self, "row")
        self._title = text_label("strong", title, wrap=True)
        self._detail = text_label("caption", detail, wrap=True)
        chip = Chip(state)
        for part in (self._title, self._detail, chip):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.addLayout(words, 1)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{title}, {detail}, {chip.text}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)


class QuestionnairesCard(SideCard):
    """Assessments, damage surveys and visits, newest first, and what can be started.

    Signals:
        opened: the id of a questionnaire.
        assessment_asked, visit_asked: a new assessment or monitoring visit is wanted.
        survey_asked: the id of the dwelling to survey.
    """

    opened = Signal(str)
    assessment_asked = Signal()
    visit_asked = Signal()
    survey_asked = Signal(str)
    form_asked = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._records: list[Survey] = []
        self._titles: Mapping[str, str] = {}
        self._offered: Mapping[str, str] = {}
        self.own_forms: list[LinkButton] = []
        self._due = ""
        self._dwellings: Sequence[Dwelling] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._none = text_label("hint", wrap=True)
        self.start = LinkButton("plus")
        self.start.clicked.connect(self.assessment_asked)
        self.visit = LinkButton("plus")
        self.visit.clicked.connect(self.visit_asked)
        self._due_words = text_label("hint", wrap=True)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._none)
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.visit, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._due_words)
        self._starts = QVBoxLayout()
        self._starts.setSpacing(4)
        self.body.addLayout(self._starts)
        self.retranslate()

    def show_own_forms(self, offered: Mapping[str, str], titles: Mapping[str, str]) -> None:
        """Offer the office's own questionnaires, name -> title; `titles` are of all that are known.

        Call it before `show_records`.
        """
        self._offered, self._titles = offered, titles

    def show_records(
        self,
        assessments: Sequence[HouseholdAssessment],
        surveys: Sequence[DamageSurvey],
        dwellings: Sequence[Dwelling],
        visits: Sequence[MonitoringVisit] = (),
        due: str = "",
        forms: Sequence[HouseholdForm] = (),
    ) -> None:
        """Show these questionnaires; `due` is the kind of monitoring visit that is due."""
        records: list[Survey] = [*assessments, *surveys, *visits, *forms]
        self._due = due
        self._records = sorted(records, key=lambda one: one.created_at, reverse=True)
        self._dwellings = dwellings
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Questionnaires"))
        self._none.setText(self.tr("No questionnaire was begun yet."))
        self._none.setVisible(not self._records)
        self.start.setText(self.tr("Start an assessment"))
        self.visit.setText(self.tr("Start a monitoring visit"))
        self.visit.setToolTip("Ctrl+Shift+M")
        self._due_words.setText(self.tr("Monitoring is due: {kind}").format(kind=self._kind()))
        self._due_words.setVisible(bool(self._due))
        self.clear(self._rows)
        for record in self._records:
            row = RecordButton(self._name(record), self._detail(record), record.state)
            row.clicked.connect(lambda _on=False, id_=record.id: self.opened.emit(id_))
            self._rows.addWidget(row)
        self._offer_own_forms()

    def _offer_own_forms(self) -> None:
        self.clear(self._starts)
        self.own_forms = []
        for form_id, title in self._offered.items():
            start = LinkButton("plus")
            start.setText(self.tr("Start: {title}").format(title=title))
            start.clicked.connect(lambda _on=False, id_=form_id: self.form_asked.emit(id_))
            self._starts.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
            self.own_forms.append(start)

    def _kind(self) -> str:
        language = self._appearance.preferences.language
        return code_words.word("monitoring_visit", "visit_kind", self._due, language)

    def _name(self, record: Survey) -> str:
        return self._titles.get(record.form_id) or record_word(record.__tablename__)

    def _detail(self, record: Survey) -> str:
        parts = [self._when(record)]
        if isinstance(record, DamageSurvey):
            if record.category:
                parts.append(self.tr("category {number}").format(number=record.category))
            parts.append(euro(record.estimate_eur_cents))
        if isinstance(record, MonitoringVisit):
            language = self._appearance.preferences.language
            for column in ("visit_kind", "result"):
                code = getattr(record, column)
                parts.append(code_words.word("monitoring_visit", column, code, language))
        if record.sections_total:
            parts.append(f"{record.sections_done}/{record.sections_total}")
        return "  ·  ".join(part for part in parts if part)

    @staticmethod
    def _when(record: Survey) -> str:
        return day(record.held_on) or moment(record.created_at)


class ConsentCard(SideCard):
    """What the household agreed to; it is asked for in the questionnaire."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._consent: Consent | None = None
        self._words = text_label("body", wrap=True)
        self._detail = text_label("hint", wrap=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self._detail)
        self.retranslate()

    def show_consents(self, consents: Sequence[Consent]) -> None:
        """Show the newest one."""
        self._consent = consents[-1] if consents else None
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Consent"))
        consent = self._consent
        if consent is None or not consent.given:
            self._words.setText(self.tr("Not asked yet"))
            self._detail.setText(self.tr("It is asked for at the beginning of the assessment."))
            return
        given = {
            "1": self.tr("Given, signed"),
            "2": self.tr("Given by word before a witness"),
            "0": self.tr("Refused"),
        }
        self._words.setText(given.get(consent.given, consent.given))
        language = self._appearance.preferences.language
        publish = code_words.word("consent", "publish", consent.publish, language)
        parts = [day(consent.given_on), consent.text_version]
        if publish:
            parts.append(self.tr("Publish: {answer}").format(answer=publish))
        if consent.withdrawn_on:
            parts.append(self.tr("Withdrawn on {date}").format(date=day(consent.withdrawn_on)))
        self._detail.setText("\n".join(part for part in parts if part))


class NotesCard(SideCard):
    """Remarks about the household, newest first, and a field for a new one.

    Signals:
        written: the text of a new note.
    """

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._notes: Sequence[Remark] = ()
        self.field = QLineEdit()
        self.field.setMaxLength(4000)
        self.field.returnPressed.connect(self._write)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.field)
        self.body.addLayout(self._rows)
        self.retranslate()

    def show_notes(self, notes: Sequence[Remark]) -> None:
        """Show these notes."""
        self._notes = notes
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Notes"))
        self.field.setPlaceholderText(self.tr("New note, Enter saves it"))
        self.field.setAccessibleName(self.tr("New note"))
        self.clear(self._rows)
        for note in reversed(self._notes):
            words = text_label("body", note.text, wrap=True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            self._rows.addWidget(words)
            self._rows.addWidget(text_label("caption", moment(note.created_at)))

    @Slot()
    def _write(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.written.emit(text)


class PhotosCard(SideCard):
    """Small pictures of the household's photos; the files are unsealed in the worker."""

    def __init__(self, store: Store, background: Background) -> None:
        super().__init__()
        self._store, self._background = store, background
        self._shown: list[str] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._words = text_label("hint", wrap=True)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._words)
        self._count = 0
        self.retranslate()

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show the newest of these photos; signatures are answers and left out."""
        found = [photo.sha256 for photo in photos if photo.kind != "signature"]
        self._count = len(found)
        wanted = found[-SHOWN_PHOTOS:]
        self.retranslate()
        if wanted == self._shown:
            return
        self._shown = wanted
        self._background.run(self, lambda: self._read(wanted), self._show, self._fail)

    def retranslate(self) -> None:
        self.set_title(self.tr("Photos") + (f"  ·  {self._count}" if self._count else ""))
        words = self.tr("Photos are added in the questionnaires.")
        self._words.setText("" if self._count else words)
        self._words.setVisible(not self._count)

    def _read(self, wanted: list[str]) -> list[bytes]:
        found = (photo_files.thumbnail(self._store, sha256, THUMBNAIL * 2) for sha256 in wanted)
        return [data for data in found if data]

    def _fail(self, error: BaseException) -> None:
        self._words.setText(sentence(error))
        self._words.show()

    def _show(self, pictures: list[bytes]) -> None:
        self.clear(self._grid)
        for place, data in enumerate(pictures):
            picture = QPixmap()
            picture.loadFromData(data)
            label = QLabel()
            label.setFixedSize(THUMBNAIL, THUMBNAIL * 2 // 3)
            label.setScaledContents(True)
            label.setPixmap(
                picture.scaled(
                    QSize(THUMBNAIL * 2, THUMBNAIL * 4 // 3),
                    Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                    Qt.TransformationMode.SmoothTransformation,
                ).copy(0, 0, THUMBNAIL * 2, THUMBNAIL * 4 // 3)
            )
            self._grid.addWidget(label, place // 3, place % 3)
