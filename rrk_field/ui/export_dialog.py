"""Exporting filled questionnaires: which, in what form, in which language, and where to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db.store import Store
from rrk_field.i18n import LANGUAGES, NAMES
from rrk_field.transfer.outgoing import (
    FORMATS,
    Exported,
    Wanted,
    export,
    may_see_restricted,
)
from rrk_field.transfer.whose import form_title, forms_here
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.language import Retranslating
from rrk_field.ui.long_work import LongWork
from rrk_field.ui.messages import sentence
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

ENDINGS = {"xlsx": ".xlsx", "csv": ".zip", "xml": ".zip"}
COMPLETE = ("complete", "approved")


class ExportDialog(Retranslating, QDialog):
    """`households` None means all that is on this laptop."""

    def __init__(
        self,
        store: Store,
        background: Background,
        appearance: Appearance,
        households: Sequence[str] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._appearance = store, appearance
        self._households = households
        self.setMinimumWidth(theme.px(480))
        self.form, self.format, self.language = QComboBox(), QComboBox(), QComboBox()
        self.fields = (self.form, self.format, self.language)
        self._labels = [text_label("message") for _ in self.fields]
        self._heading, self._about = text_label("section-title"), text_label("hint", wrap=True)
        self._format_hint = text_label("hint", wrap=True)
        self.complete, self.restricted = QCheckBox(), QCheckBox()
        if not may_see_restricted(store):
            self.restricted.hide()
        self._private = text_label("hint", wrap=True)
        self.banner = Banner("ok")
        self.work = LongWork(background)
        self.go, self.cancel = PrimaryButton("download"), OutlineButton()
        self._build()
        self._fill()
        self.format.currentIndexChanged.connect(self._say_format)
        self.work.changed.connect(self._show_running)
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.close)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export questionnaires"))
        self._heading.setText(self.tr("Export questionnaires"))
        if self._households is None:
            about = self.tr("All questionnaires on this laptop")
        else:
            about = self.tr(
                "The questionnaires of %n household(s) of the list", "", len(self._households)
            )
        self._about.setText(about)
        words = (
            self.tr("Questionnaire"),
            self.tr("Kind of file"),
            self.tr("Language of the labels"),
        )
        for label, field, text in zip(self._labels, self.fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        kinds = {
            "xlsx": self.tr("Excel workbook (XLSX)"),
            "csv": self.tr("CSV files in a ZIP"),
            "xml": self.tr("XForms instances for ODK or Kobo, in a ZIP"),
        }
        for place, kind in enumerate(FORMATS):
            self.format.setItemText(place, kinds[kind])
        self.complete.setText(self.tr("Only complete and approved ones"))
        self.restricted.setText(self.tr("With restricted answers"))
        self._private.setText(
            self.tr(
                "The file is not encrypted and holds personal data. Keep it only where that is "
                "allowed, and delete it when it has been used."
            )
        )
        self.go.setText(self.tr("Export"))
        self.cancel.setText(self.tr("Close"))
        self._say_format()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.ask_to_stop()
        super().closeEvent(event)

    def write(self, target: Path) -> None:
        """Export what is chosen to a file."""
        wanted = Wanted(
            form_id=str(self.form.currentData()),
            format=FORMATS[self.format.currentIndex()],
            language=str(self.language.currentData()),
            households=self._households,
            states=COMPLETE if self.complete.isChecked() else (),
            restricted=self.restricted.isChecked(),
        )
        self.banner.set_words("")
        self.work.run(
            lambda progress, stop: export(self._store, wanted, target, progress, stop),
            self._done,
            self._failed,
            self.tr("When you stop, no file is left behind. Nothing on this laptop changes."),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        for label, field in zip(self._labels, self.fields, strict=True):
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.format:
                column.addWidget(self._format_hint)
        for part in (self.complete, self.restricted, self._private, self.work, self.banner):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addSpacing(8)
        column.addLayout(buttons)

    def _fill(self) -> None:
        language = self._appearance.preferences.language
        for form_id, count in forms_here(self._store).items():
            self.form.addItem(f"{form_title(self._store, form_id, language)} ({count})", form_id)
        self.go.setEnabled(self.form.count() > 0)
        for _ in FORMATS:
            self.format.addItem("")
        for code in LANGUAGES:
            self.language.addItem(NAMES[code], code)
        chosen = self.language.findData(self._appearance.preferences.report_language)
        self.language.setCurrentIndex(max(chosen, 0))

    @Slot()
    def _say_format(self) -> None:
        instances = FORMATS[self.format.currentIndex()] == "xml"
        self._format_hint.setText(
            self.tr("One file for each questionnaire, with codes and without labels")
            if instances
            else self.tr("Codes and labels; the rows of persons and the like as further tables")
        )
        self.language.setEnabled(not instances)

    @Slot()
    def _show_running(self) -> None:
        for part in (*self.fields, self.complete, self.restricted, self.go):
            part.setEnabled(not self.work.running)
        if not self.work.running:
            self._say_format()

    @Slot()
    def _ask(self) -> None:
        ending = ENDINGS[FORMATS[self.format.currentIndex()]]
        suggested = f"{self.form.currentData()}{ending}"
        name, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), suggested, f"*{ending}")
        if name:
            target = Path(name)
            self.write(target if target.suffix.lower() == ending else Path(f"{name}{ending}"))

    def _done(self, made: Exported) -> None:
        self.banner.set_meaning("warn" if made.stopped or made.cut else "ok")
        if made.stopped:
            self.banner.set_words(self.tr("Stopped; no file was written"))
            return
        words = self.tr("%n questionnaire(s) exported to {file}", "", made.count)
        if made.cut:
            words = self.tr(
                "%n text(s) were too long for a cell and were cut; choose CSV", "", made.cut
            )
        self.banner.set_words(words.format(file=", ".join(one.name for one in made.files)))

    def _failed(self, error: BaseException) -> None:
        self.banner.set_meaning("danger")
        self.banner.set_words(sentence(error))
