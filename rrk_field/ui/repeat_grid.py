"""A repeat as a table: cells are filled in place, a wide row opens as a form."""

from typing import Any

from PySide6.QtCore import (
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.editors import FormContext
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.grid_view import GridView
from rrk_field.ui.language import Retranslating
from rrk_field.ui.row_model import RowModel, is_wrong, questions_of, rows_of
from rrk_field.ui.tab_keys import TabKeys
from rrk_field.ui.widgets.buttons import OutlineButton
from rrk_field.ui.widgets.card import set_meaning, text_label

WIDE = 10
"""A row of more questions opens as a form; the table shows the first ones."""
SHOWN_OF_WIDE = 8
INHERITED = ("person.family_name",)
"""A new row takes over these answers from the row above it (by what they are saved to)."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RepeatGrid(Retranslating, QFrame):
    """The card of a repeat: title, add button, table, problems of rows.

    Signals:
        finished, returned: leave the table forwards or backwards.
        entered: the table got the focus.
        row_asked: a row's node and the path of the question (template) to start at.
    """

    finished = Signal()
    returned = Signal()
    entered = Signal()
    row_asked = Signal(object, str)

    def __init__(
        self, node: Node, context: FormContext, answers: FormAnswers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.node, self._context, self._answers = node, context, answers
        theme.set_role(self, "card")
        columns = list(questions_of(node.item))
        self.is_wide = len(columns) > WIDE or any(one.control == "upload" for one in columns)
        shown = columns[:SHOWN_OF_WIDE] if self.is_wide else columns
        self.model = RowModel(node, context.session, shown, context.remark_of)
        self._all_columns = columns
        self._shown = len(shown)
        self._number = text_label("card-title", node.item.code)
        self._title = text_label("card-title", wrap=True)
        self.add_button = OutlineButton("plus")
        self.add_button.clicked.connect(self.add_row)
        self._tabs = TabKeys(self.add_button)
        self._tabs.forward.connect(self.finished)
        self._tabs.back.connect(self.returned)
        self.view = GridView(self.model, context, answers)
        self._problems = text_label("message", wrap=True)
        set_meaning(self._problems, "danger")
        self._warnings = text_label("message", wrap=True)
        set_meaning(self._warnings, "warn")
        self._empty = text_label("hint")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 8)
        head.setSpacing(10)
        head.addWidget(self._number)
        head.addWidget(self._title, 1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view)
        self._number.setVisible(bool(self.node.item.code))
        under = QVBoxLayout()
        under.setContentsMargins(14, 6, 14, 4)
        for label in (self._empty, self._problems, self._warnings):
            under.addWidget(label)
        column.addLayout(under)

    def _connect(self) -> None:
        self.view.left_forward.connect(self._leave_forward)
        self.view.left_back.connect(self.returned)
        self.view.entered_table.connect(self.entered)
        self.view.row_asked.connect(self._open_row)
        self.view.row_wanted.connect(self.add_row)
        self.view.end_reached.connect(self._end_reached)
        self.view.resized.connect(self._show_what_fits)

    @Slot()
    def _show_what_fits(self) -> None:
        """Of a wide row the table shows what fits without scrolling; the form has the rest."""
        if self.is_wide:
            self._shown = self.view.show_first(SHOWN_OF_WIDE)

    def set_node(self, node: Node) -> None:
        """Show the rows of another node of the same repeat."""
        self.node = node
        self.model.set_repeat(node)
        self.refresh()

    def refresh(self) -> None:
        """Show relevance, rows and problems as they are now."""
        self.setVisible(self.node.relevant)
        if not self.node.relevant:
            return
        if self.model.update_rows():
            self._show_what_fits()
        editable = not self._context.read_only
        self.add_button.setVisible(editable and self._context.session.can_add(self.node))
        self._empty.setVisible(not rows_of(self.node))
        self.view.setVisible(bool(rows_of(self.node)))
        self.view.fit()
        self.view.viewport().update()
        self._show_problems()

    def update_nodes(self, update: Update) -> None:
        """Show what an answer changed in this table."""
        rows_changed = any(row.parent is self.node for row in (*update.added, *update.removed))
        touched = self.model.update_nodes(update.changed)
        if rows_changed or touched or self.node in update.changed:
            self.refresh()

    def is_stop(self) -> bool:
        """Whether Tab and Enter stop here."""
        return self.node.relevant and (
            bool(rows_of(self.node)) or self.add_button.isVisibleTo(self)
        )

    def take_focus(self, *, last: bool = False) -> None:
        """Go to the first cell, to the last one, or to the add button of an empty table."""
        if not rows_of(self.node):
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.view.go_to_edge(last=last)

    def focus_node(self, node: Node) -> bool:
        """Go to the cell of a question; return whether the table shows it."""
        row = self.model.row_of(node)
        paths = [column.path for column in self.model.columns]
        if row < 0:
            return False
        if node.item.path in paths[: self._shown]:
            self.view.go_to(row, paths.index(node.item.path) + 1)
            return True
        self.row_asked.emit(self.model.row_node(row), node.item.path)
        return True

    def focus_row(self, row: Node) -> None:
        """Go to a row, or where it was."""
        place = self.model.row_of(row)
        if place >= 0:
            self.view.go_to_row_start(place)
        else:
            self.take_focus(last=True)

    def commit(self) -> None:
        """Give what is typed in a cell."""
        self.view.commit()

    @Slot()
    def add_row(self) -> None:
        """Add a row, and go to it."""
        if not self._context.session.can_add(self.node):
            return
        about = self.tr("Add a row: {title}").format(title=self._plain_title())
        path = self._answers.add_row(self.node, self._inherited(), about)
        if not path:
            return
        row = self._context.session.node(path)
        if self.is_wide:
            self.row_asked.emit(row, "")
        else:
            self.refresh()
            self.view.go_to_row_start(self.model.row_of(row))

    def retranslate(self) -> None:
        self._title.setText(self._plain_title())
        self.view.setAccessibleName(self._plain_title())
        self.add_button.setText(self.tr("Add a row"))
        self.add_button.setToolTip(self.tr("Add a row (Ctrl+Ins)"))
        name = self.tr("Add a row: {title}").format(title=self._plain_title())
        self.add_button.setAccessibleName(name)
        self._empty.setText(self.tr("No rows yet"))
        self.model.forget_texts()
        self._show_what_fits()
        self.view.fit()
        self._show_problems()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.add_button.hasFocus() and event.key() in _ENTER:
            self.add_row()
        else:
            super().keyPressEvent(event)

    def _plain_title(self) -> str:
        return markdown.plain(self._context.session.label(self.node))

    def _inherited(self) -> dict[str, Any]:
        """What a new row takes over from the last one."""
        rows = rows_of(self.node)
        if not rows:
            return {}
        last = self._context.session.node(rows[-1].path)
        place = self.model.row_of(last)
        found = {}
        for number, question in enumerate(self.model.columns, start=1):
            cell = self.model.cell(place, number)
            if question.save_to in INHERITED and cell is not None and cell.value:
                found[cell.path.removeprefix(f"{last.path}/")] = cell.value
        return found

    @Slot()
    def _leave_forward(self) -> None:
        self.finished.emit()

    @Slot(int)
    def _open_row(self, row: int) -> None:
        self.row_asked.emit(self.model.row_node(row), "")

    @Slot(int)
    def _end_reached(self, row: int) -> None:
        """After the last cell of a row: the rest of a wide row, the next row, or a new one."""
        if self.is_wide and len(self._all_columns) > self._shown:
            start = self._all_columns[self._shown].path
            self.row_asked.emit(self.model.row_node(row), start)
        elif row + 1 < self.model.rowCount():
            self.view.go_to_row_start(row + 1)
        elif self._context.session.can_add(self.node) and not self._context.read_only:
            self.add_row()
        else:
            self.finished.emit()

    def _show_problems(self) -> None:
        wrong: list[str] = []
        warnings: list[str] = []
        session = self._context.session
        for row in range(self.model.rowCount()):
            for node in self.model.problems(row):
                words = self.tr("Row {n}: {message}")
                text = message_of(session, node) if is_wrong(node) else session.label(node)
                line = words.format(n=row + 1, message=markdown.plain(text))
                (wrong if is_wrong(node) else warnings).append(line)
        for label, lines in ((self._problems, wrong), (self._warnings, warnings)):
            label.setText("\n".join(lines[:6]))
            label.setVisible(bool(lines))
