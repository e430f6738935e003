"""A change that was not applied: what it says, why, what the record says now, and what to do.

Officers see their own, and may give them up; coordinators see those of others, and decide.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from rrk_field.db import reviews
from rrk_field.db.live_forms import definition_of
from rrk_field.db.reviews import Held
from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.domain.record import record_classes
from rrk_field.domain.surveys import Survey
from rrk_field.forms.definition import FormDefinition
from rrk_field.ui.application import Appearance
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.change_words import record_word
from rrk_field.ui.clashes import field_words
from rrk_field.ui.messages import sentence_of
from rrk_field.ui.page import Page, Scrolling
from rrk_field.ui.times import moment
from rrk_field.ui.who import person_word
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label
from rrk_field.ui.widgets.compare_grid import CompareGrid


class HeldPage(Page):
    """One held change.

    Signals:
        left: back, decided or not.
    """

    left = Signal()

    def __init__(
        self, store: Store, held: Held, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self.held, self._appearance = store, held, appearance
        self._about, self.banner = text_label("hint", wrap=True), Banner("warn")
        self.values = CompareGrid()
        self.back = OutlineButton("arrow-left")
        self.no, self.yes = OutlineButton("x"), PrimaryButton("check")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.back)
        tools.addStretch(1)
        tools.addWidget(self.no)
        tools.addWidget(self.yes)
        scrolling = Scrolling()
        for part in (self._about, self.banner, self.values):
            scrolling.body.addWidget(part)
        scrolling.body.addLayout(tools)
        scrolling.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling)
        self.back.clicked.connect(self.left)
        self.no.clicked.connect(self.refuse)
        self.yes.clicked.connect(self.accept)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Change not accepted") if self.held.own else self.tr("For review")

    def start(self) -> None:
        (self.yes if self.yes.isVisible() else self.back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        held = self.held
        about = self.tr("{record}, entered by {who}, {when}")
        self._about.setText(
            about.format(
                record=record_word(str(held.op["type"])),
                who=person_word(self._store, held.by),
                when=moment(held.at),
            )
        )
        self.banner.set_words(self._why())
        self._show_values()
        self.back.setText(self.tr("Back"))
        if held.own:
            self.no.setText(self.tr("Give it up"))
            self.yes.setText(self.tr("Read"))
        else:
            self.no.setText(self.tr("Close with a note"))
            self.yes.setText(self.tr("Apply"))
        self.no.setVisible(not held.decided)
        self.yes.setVisible(held.own == bool(held.decided))

    @Slot()
    def accept(self) -> None:
        """Apply a change of somebody else; what was decided about an own one was read."""
        if self.held.own:
            reviews.dismiss(self._store, self.held.id)
        else:
            reviews.decide(self._store, self.held.id, apply=True)
        self.left.emit()

    @Slot()
    def refuse(self) -> None:
        """Close a change of somebody else with a note; give up an own one, after asking."""
        if self.held.own:
            if not self._confirmed():
                return
            reviews.discard(self._store, self.held.id)
        else:
            question = self.tr("Why is it not applied? The officer reads this.")
            note = AskText.ask(self, self.tr("Close with a note"), question)
            if not note:
                return
            reviews.decide(self._store, self.held.id, apply=False, note=note)
        self.left.emit()

    def _why(self) -> str:
        held = self.held
        if held.decided:
            words = self.tr("Closed by {who}: {note}")
            return words.format(who=held.decided_by or "—", note=held.note or "—")
        return sentence_of(held.code, held.detail)

    def _show_values(self) -> None:
        own = self.tr("Your change") if self.held.own else self.tr("The change")
        heads = [self.tr("Field"), self.tr("Before"), own, self.tr("At present")]
        self.values.show_values(heads, self._rows())

    def _rows(self) -> list[list[str]]:
        kind, form = str(self.held.op["type"]), self._form()
        language = self._appearance.preferences.language
        rows = []
        for name, values in self.held.values.items():
            label, words = field_words(kind, name, form, language)
            rows.append([label, *(words(value) for value in values)])
        return rows

    def _form(self) -> FormDefinition | None:
        """The form of a questionnaire, where the record and a version of it are here."""
        record_class = record_classes().get(str(self.held.op["type"]))
        record = self._store.get(record_class, str(self.held.op["id"])) if record_class else None
        if not isinstance(record, Survey):
            return None
        try:
            return definition_of(self._store, record)
        except RrkError:
            return None

    def _confirmed(self) -> bool:
        """Ask, with the values that are given up."""
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Give up this change?"))
        values = "\n".join(f"{row[0]}: {row[2] or '—'}" for row in self._rows())
        box.setText(self.tr("These values will not be sent:"))
        box.setInformativeText(values)
        if self.held.others:
            box.setDetailedText(self.tr("Other changes that belong to it are given up too."))
        give_up = box.addButton(self.tr("Give it up"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is give_up
