"""What became of one answer, and the way back to an earlier one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db.answer_history import AnswerChange, Given, with_older
from rrk_field.forms.session import Node
from rrk_field.forms.types import text_from_json
from rrk_field.ui import theme
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import shown_text
from rrk_field.ui.form_messages import special_word
from rrk_field.ui.form_state import row_words
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.times import moment
from rrk_field.ui.who import person_word
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label


class AnswerHistory(Retranslating, QDialog):
    """`AnswerHistory.ask(context, node, parent)`: the earlier answer to restore, or None."""

    def __init__(
        self,
        context: FormContext,
        node: Node,
        changes: Sequence[AnswerChange],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._node, self._changes = context, node, changes
        self.resize(theme.px(720), theme.px(400))
        self._question = text_label("card-title", wrap=True)
        self._words = text_label("hint", wrap=True)
        self.table = QTableWidget(len(changes), 4)
        theme.set_role(self.table, "answers")
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        modes = QHeaderView.ResizeMode
        for place in range(4):
            short = place < 2
            header.setSectionResizeMode(place, modes.ResizeToContents if short else modes.Stretch)
        self.table.itemDoubleClicked.connect(self.accept)
        self.office_button = OutlineButton("cloud-download")
        self.office_button.clicked.connect(self._ask_office)
        self._asked = ""
        self._trouble: BaseException | None = None
        self.restore_button, self._close = PrimaryButton("undo-2"), OutlineButton()
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self.accept)
        self._close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.office_button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        if not changes:
            self.resize(theme.px(460), theme.px(160))
        self.office_button.setVisible(self._office_may_know())
        self._show_changes()

    @classmethod
    def ask(cls, context: FormContext, node: Node, parent: QWidget) -> tuple[str, str] | None:
        """Show the history; return value and special answer to put back."""
        dialog = cls(context, node, context.interview.changes(node.path), parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.chosen() if accepted else None

    def chosen(self) -> tuple[str, str] | None:
        """The answer before the marked change."""
        row = self.table.currentRow()
        if not self._may_change() or not 0 <= row < len(self._changes):
            return None
        before = self._changes[row].before
        return text_from_json(before.value), before.special

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("History of this answer"))
        self._question.setText(row_words(self._context, self._node))
        self._words.setText(self._said_about_it())
        self.office_button.setText(self.tr("Ask the office"))
        self.office_button.setToolTip(self.tr("Older changes, from before this laptop had them"))
        self.table.setAccessibleName(self.tr("History of this answer"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Who"), self.tr("Before"), self.tr("After")]
        )
        for row, change in enumerate(self._changes):
            texts = (
                moment(change.at),
                self._who(change),
                self._said(change.before),
                self._said(change.after),
            )
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        self.restore_button.setText(self.tr("Restore the answer before"))
        self._close.setText(self.tr("Close"))

    def _said_about_it(self) -> str:
        if self._trouble is not None:
            return sentence(self._trouble)
        if self._asked == "waits":
            return self.tr("Asking the office…")
        if self._asked == "same":
            return self.tr("The office knows of no other change.")
        if self._asked == "more":
            return self.tr("What was changed on this laptop and at the office.")
        if self._changes:
            return self.tr("What was changed on this laptop, and what came from the office.")
        return self.tr("This laptop knows of no change of this answer.")

    def _show_changes(self) -> None:
        some = bool(self._changes)
        self.table.setRowCount(len(self._changes))
        self.restore_button.setVisible(some and self._may_change())
        self.table.setVisible(some)
        self.retranslate()
        if some:
            self.table.selectRow(0)
            self.table.setFocus()

    def _office_may_know(self) -> bool:
        sending, record = self._context.sending, self._context.interview.record
        return sending is not None and sending.office.enrolled and record.revision is not None

    @Slot()
    def _ask_office(self) -> None:
        """Ask in the background for what this laptop does not know."""
        sending, record = self._context.sending, self._context.interview.record
        assert sending is not None
        self._asked, self._trouble = "waits", None
        self.office_button.setEnabled(False)
        self.retranslate()
        sending.ask_history(self, (record.id, self._node.path), self._told, self._failed)

    def _told(self, office: list[AnswerChange]) -> None:
        found = with_older(self._changes, office)
        self._asked = "more" if len(found) > len(self._changes) else "same"
        if len(found) > len(self._changes):
            self.resize(max(self.width(), theme.px(720)), max(self.height(), theme.px(400)))
        self._changes = found
        self._show_changes()

    def _failed(self, error: BaseException) -> None:
        self._asked, self._trouble = "", error
        self.office_button.setEnabled(True)
        self.retranslate()

    def _may_change(self) -> bool:
        # A picture or file is more than its answer: it is brought back where it was taken away.
        fixed = self._node.read_only or self._node.question.control == "upload"
        return not self._context.read_only and not fixed

    def _who(self, change: AnswerChange) -> str:
        store = self._context.interview.store
        if change.by == store.user_id:
            return store.user_name or self.tr("You")
        if change.by:
            return change.by_name or person_word(self._context.interview.store, change.by)
        return self.tr("The office")

    def _said(self, given: Given) -> str:
        if given.special:
            return special_word(given.special)
        return shown_text(self._context.session, self._node, text_from_json(given.value)) or "—"

    @Slot()
    def accept(self) -> None:
        if self._may_change():
            super().accept()
