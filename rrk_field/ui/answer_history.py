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

from rrk_field.db.answer_history import AnswerChange, Given
from rrk_field.forms.session import Node
from rrk_field.forms.types import text_from_json
from rrk_field.ui import theme
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import shown_text
from rrk_field.ui.form_messages import special_word
from rrk_field.ui.form_state import row_words
from rrk_field.ui.language import Retranslating
from rrk_field.ui.times import moment
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
        self.restore_button, self._close = PrimaryButton("undo-2"), OutlineButton()
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self.accept)
        self._close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        if not changes:
            column.addStretch(1)
            self.resize(theme.px(460), theme.px(160))
        column.addLayout(buttons)
        self.restore_button.setVisible(bool(changes) and self._may_change())
        self.table.setVisible(bool(changes))
        self.retranslate()
        if changes:
            self.table.selectRow(0)
            self.table.setFocus()

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
        self._words.setText(
            self.tr("What was changed on this laptop, and what came from the office.")
            if self._changes
            else self.tr("This laptop knows of no change of this answer.")
        )
        self.table.setAccessibleName(self.tr("History of this answer"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Who"), self.tr("Before"), self.tr("After")]
        )
        for row, change in enumerate(self._changes):
            texts = (
                moment(change.at),
                self._who(change.by),
                self._said(change.before),
                self._said(change.after),
            )
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        self.restore_button.setText(self.tr("Restore the answer before"))
        self._close.setText(self.tr("Close"))

    def _may_change(self) -> bool:
        # A picture or file is more than its answer: it is brought back where it was taken away.
        fixed = self._node.read_only or self._node.question.control == "upload"
        return not self._context.read_only and not fixed

    def _who(self, user_id: str) -> str:
        store = self._context.interview.store
        if user_id == store.user_id:
            return store.user_name or self.tr("You")
        return self.tr("A colleague") if user_id else self.tr("The office")

    def _said(self, given: Given) -> str:
        if given.special:
            return special_word(given.special)
        return shown_text(self._context.session, self._node, text_from_json(given.value)) or "—"

    @Slot()
    def accept(self) -> None:
        if self._may_change():
            super().accept()
