"""The smaller cards of a household: questionnaires, consent, notes, photos."""

from collections.abc import Sequence

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
from rrk_field.domain.households import Consent, Note
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment
from rrk_field.ui import code_words, theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
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
    """Assessments and damage surveys, newest first, and what can be started.

    Signals:
        opened: the id of a questionnaire.
        assessment_asked: a new assessment is wanted.
        survey_asked: the id of the dwelling to survey.
    """

    opened = Signal(str)
    assessment_asked = Signal()
    survey_asked = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._records: list[HouseholdAssessment | DamageSurvey] = []
        self._dwellings: Sequence[Dwelling] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._none = text_label("hint", wrap=True)
        self.start = LinkButton("plus")
        self.start.clicked.connect(self.assessment_asked)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._none)
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_records(
        self,
        assessments: Sequence[HouseholdAssessment],
        surveys: Sequence[DamageSurvey],
        dwellings: Sequence[Dwelling],
    ) -> None:
        """Show these questionnaires."""
        records: list[HouseholdAssessment | DamageSurvey] = [*assessments, *surveys]
        self._records = sorted(records, key=lambda one: one.created_at, reverse=True)
        self._dwellings = dwellings
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Questionnaires"))
        self._none.setText(self.tr("No questionnaire was begun yet."))
        self._none.setVisible(not self._records)
        self.start.setText(self.tr("Start an assessment"))
        self.clear(self._rows)
        for record in self._records:
            row = RecordButton(self._name(record), self._detail(record), record.state)
            row.clicked.connect(lambda _on=False, id_=record.id: self.opened.emit(id_))
            self._rows.addWidget(row)

    def _name(self, record: HouseholdAssessment | DamageSurvey) -> str:
        if isinstance(record, DamageSurvey):
            return self.tr("Damage survey")
        return self.tr("Household assessment")

    def _detail(self, record: HouseholdAssessment | DamageSurvey) -> str:
        parts = [self._when(record)]
        if isinstance(record, DamageSurvey):
            if record.category:
                parts.append(self.tr("category {number}").format(number=record.category))
            parts.append(euro(record.estimate_eur_cents))
        if record.sections_total:
            parts.append(f"{record.sections_done}/{record.sections_total}")
        return "  ·  ".join(part for part in parts if part)

    @staticmethod
    def _when(record: HouseholdAssessment | DamageSurvey) -> str:
        held = record.survey_date if isinstance(record, DamageSurvey) else record.visit_date
        return day(held) or moment(record.created_at)


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
        self._notes: Sequence[Note] = ()
        self.field = QLineEdit()
        self.field.setMaxLength(4000)
        self.field.returnPressed.connect(self._write)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.field)
        self.body.addLayout(self._rows)
        self.retranslate()

    def show_notes(self, notes: Sequence[Note]) -> None:
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
