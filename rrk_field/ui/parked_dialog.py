"""The answers that no question shows at the moment: kept, and left out of results."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db.interviews import SetAside
from rrk_field.forms.session import Node
from rrk_field.forms.types import text_from_json
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.form_state import row_words
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import OutlineButton
from rrk_field.ui.widgets.card import text_label


class ParkedDialog(Retranslating, QDialog):
    """A table of question and answer; `aside` are answers of another version of the form."""

    def __init__(
        self,
        context: FormContext,
        nodes: Sequence[Node],
        parent: QWidget | None = None,
        *,
        aside: Sequence[SetAside] = (),
    ) -> None:
        super().__init__(parent)
        self._context, self._nodes, self._aside = context, nodes, aside
        self.resize(620, 380)
        self._words = text_label("hint", wrap=True)
        self.table = QTableWidget(len(nodes) + len(aside), 2)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._close = OutlineButton()
        self._close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Parked answers"))
        parts = []
        if self._nodes:
            parts.append(
                self.tr(
                    "Another answer made these questions not apply. The answers are kept, and "
                    "left out of results; they come back when the questions apply again."
                )
            )
        if self._aside:
            parts.append(
                self.tr(
                    "Questions marked with * are not in this version of the questionnaire. Their "
                    "answers are kept as well."
                )
            )
        self._words.setText("\n".join(parts))
        self.table.setAccessibleName(self.tr("Parked answers"))
        self.table.setHorizontalHeaderLabels([self.tr("Question"), self.tr("Answer")])
        for place, node in enumerate(self._nodes):
            answer = shown_value(self._context.session, node) or node.special
            self.table.setItem(place, 0, QTableWidgetItem(row_words(self._context, node)))
            self.table.setItem(place, 1, QTableWidgetItem(answer))
        for place, one in enumerate(self._aside, start=len(self._nodes)):
            self.table.setItem(place, 0, QTableWidgetItem(f"{one.label} *"))
            self.table.setItem(place, 1, QTableWidgetItem(text_from_json(one.value)))
        self._close.setText(self.tr("Close"))
