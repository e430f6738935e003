"""Reading in filled questionnaires: choose a file, see what it holds, take it in as drafts."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db import queries
from rrk_field.db.queries import Filter
from rrk_field.db.store import Store
from rrk_field.domain.households import Household
from rrk_field.domain.roots import Root
from rrk_field.transfer import incoming
from rrk_field.transfer.incoming import Plan, Taken
from rrk_field.transfer.problems import CONTEXT, SENTENCES, Problem
from rrk_field.ui import theme
from rrk_field.ui.background import Background
from rrk_field.ui.language import Retranslating
from rrk_field.ui.long_work import LongWork
from rrk_field.ui.messages import sentence
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

KINDS = "*.xml *.zip *.csv *.xlsx"


class FormImport(Retranslating, QWidget):
    """Two buttons of the settings, and what they are for."""

    def __init__(self, store: Store, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._background = store, background
        self._hint = text_label("hint", wrap=True)
        self.choose, self.choose_folder = OutlineButton("download"), OutlineButton("download")
        self.banner = Banner("danger")
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.choose_folder)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._hint)
        column.addLayout(row)
        column.addWidget(self.banner)
        self.choose.clicked.connect(self._ask)
        self.choose_folder.clicked.connect(self._ask_folder)
        self.retranslate()

    def retranslate(self) -> None:
        self.choose.setText(self.tr("Read in questionnaires"))
        self.choose_folder.setText(self.tr("From a folder"))
        self._hint.setText(
            self.tr(
                "Filled questionnaires from another laptop, from ODK or from KoboToolbox: "
                "instances (XML), CSV or Excel. They come in as drafts to be checked."
            )
        )

    @Slot()
    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.choose.text(), "", KINDS)
        if name:
            self.read(Path(name))

    @Slot()
    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.choose.text())
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Look into a file in the worker, and show what it holds."""
        self.banner.set_words("")
        self._enable(False)
        self._background.run(
            self, lambda: incoming.plan(self._store, path), self._show, self._failed
        )

    def _enable(self, on: bool) -> None:
        for button in (self.choose, self.choose_folder):
            button.setEnabled(on)

    def _show(self, plan: Plan) -> None:
        self._enable(True)
        dialog = ImportDialog(self._store, self._background, plan, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _failed(self, error: BaseException) -> None:
        self._enable(True)
        self.banner.set_meaning("danger")
        self.banner.set_words(sentence(error))


class ImportDialog(Retranslating, QDialog):
    """What a file holds, whose it is, what was not understood; then it is taken in."""

    def __init__(
        self, store: Store, background: Background, plan: Plan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self.plan = store, plan
        self._problems: list[Problem] = [
            *plan.problems,
            *(problem for one, _draft in plan.ready for problem in one.problems),
        ]
        self.resize(theme.px(680), theme.px(460))
        self._heading, self._summary = text_label("section-title"), text_label("body", wrap=True)
        self._waiting_words, self._problem_words = text_label("message"), text_label("message")
        self.waiting, self.problems = QListWidget(), QListWidget()
        self.waiting.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for one in (self.waiting, self.problems):
            one.setWordWrap(True)
        self.number, self.assign = QLineEdit(), OutlineButton("check")
        self.banner = Banner("info")
        self.work = LongWork(background)
        self.go, self.cancel = PrimaryButton("download"), OutlineButton()
        self._build()
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.close)
        self.assign.clicked.connect(self._assign)
        self.number.returnPressed.connect(self._assign)
        self.work.changed.connect(self._show_state)
        self.retranslate()
        (self.go if plan.ready else self.number).setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Read in questionnaires"))
        self._heading.setText(self.tr("Read in questionnaires"))
        self._waiting_words.setText(self.tr("Whose are these? Choose lines, then the household"))
        self._problem_words.setText(self.tr("Not understood"))
        self.waiting.setAccessibleName(self._waiting_words.text())
        self.problems.setAccessibleName(self._problem_words.text())
        self.number.setPlaceholderText(self.tr("Number or name of the household"))
        self.number.setAccessibleName(self.number.placeholderText())
        self.assign.setText(self.tr("It is theirs"))
        self.cancel.setText(self.tr("Close"))
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.work.ask_to_stop()
        super().closeEvent(event)

    @Slot()
    def start(self) -> None:
        """Take in what has a household."""
        self.banner.set_words("")
        self.work.run(
            lambda progress, stop: incoming.take(self._store, self.plan, progress, stop),
            self._taken,
            self._failed,
            self.tr("When you stop, what was read in stays, each questionnaire whole."),
        )

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.number, 1)
        row.addWidget(self.assign)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        for part in (self._heading, self._summary, self._waiting_words):
            column.addWidget(part)
        column.addWidget(self.waiting, 1)
        column.addLayout(row)
        column.addWidget(self._problem_words)
        column.addWidget(self.problems, 1)
        column.addWidget(self.work)
        column.addWidget(self.banner)
        column.addLayout(buttons)

    @Slot()
    def _show_state(self) -> None:
        ready = len(self.plan.ready)
        parts = [self.tr("%n questionnaire(s) can be read in", "", ready)]
        if self.plan.already:
            parts.append(self.tr("%n were read in before", "", self.plan.already))
        self._summary.setText(" · ".join(parts))
        self.go.setText(self.tr("Read in"))
        self.go.setEnabled(bool(ready) and not self.work.running)
        self.assign.setEnabled(not self.work.running)
        self._fill(
            self.waiting,
            [
                f"{one.submission.title}: {_words(one.reason, one.submission.root_number)}"
                for one in self.plan.waiting
            ],
        )
        self._fill(
            self.problems,
            [f"{one.where()}: {_words(one.kind, one.value)}" for one in self._problems],
        )
        for words, widgets, shown in (
            (self._waiting_words, (self.waiting, self.number, self.assign), self.plan.waiting),
            (self._problem_words, (self.problems,), self._problems),
        ):
            for part in (words, *widgets):
                part.setVisible(bool(shown))

    @staticmethod
    def _fill(shown: QListWidget, lines: list[str]) -> None:
        if [shown.item(place).text() for place in range(shown.count())] != lines:
            shown.clear()
            shown.addItems(lines)

    @Slot()
    def _assign(self) -> None:
        chosen = {index.row() for index in self.waiting.selectedIndexes()}
        chosen = chosen or ({0} if len(self.plan.waiting) == 1 else set())
        if not chosen:
            self._tell("warn", self.tr("Choose the lines first"))
            return
        found = find_roots(self._store, self.number.text())
        if len(found) != 1:
            words = self.tr("%n household(s) match; write the number", "", len(found))
            self._tell("warn", words)
            return
        waiting = [self.plan.waiting[place] for place in sorted(chosen)]
        self.plan.waiting = [one for one in self.plan.waiting if one not in waiting]
        for one in waiting:
            incoming.assign(self._store, self.plan, one.submission, found[0])
        self._tell("info", "")
        self._show_state()

    def _taken(self, taken: Taken) -> None:
        self._problems = taken.problems
        self.plan.problems = []
        self._show_state()
        words = self.tr("%n draft(s) made; open each, check it and mark it complete", "",
                        len(taken.records))  # fmt: skip
        self._tell("warn" if taken.stopped else "ok", words)

    def _failed(self, error: BaseException) -> None:
        self._tell("danger", sentence(error))
        self._show_state()

    def _tell(self, meaning: str, words: str) -> None:
        self.banner.set_meaning(meaning)
        self.banner.set_words(words)


def find_roots(store: Store, text: str) -> list[Root]:
    """Return the household or project of a number; else households of a name, two at most."""
    wanted = text.strip()
    if found := incoming.roots_numbered(store, wanted):
        return found
    ids = queries.household_ids(store, Filter(text=wanted))[:2] if wanted else []
    return [household for key in ids if (household := store.get(Household, key)) is not None]


def _words(kind: str, value: str = "") -> str:
    text = QCoreApplication.translate(CONTEXT, SENTENCES[kind])
    return text.format(value=value)
