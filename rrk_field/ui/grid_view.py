"""The table of a repeat: digits choose, Enter goes to the next cell that applies."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QTableView,
)

from rrk_field.forms import markdown
from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import needs_form
from rrk_field.ui.entry import SPECIAL_CODES, choice_keys, special_answer, special_pressed
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.frozen_columns import FrozenColumns
from rrk_field.ui.grid_delegate import CellDelegate
from rrk_field.ui.row_model import NodeRole, RowModel, is_wrong
from rrk_field.ui.search_choice import SearchChoice
from rrk_field.ui.tab_keys import tab_direction

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
HEADER_HEIGHT = 38
MOST_ROWS = 12
FROZEN = 3
"""So many columns stay, beside the number of the row, when the others are scrolled."""
_WIDEST, _NARROWEST = 230, 90
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def wrapped_width(header: str) -> int:
    """The width of a header that is written in two lines where it has several words."""
    words = header.split() or [""]
    whole = theme.text_width("table-header", header)
    if whole <= theme.px(72):
        return whole
    best = whole
    for cut in range(1, len(words)):
        lines = (" ".join(words[:cut]), " ".join(words[cut:]))
        best = min(best, max(theme.text_width("table-header", line) for line in lines))
    return best + 4


def specials_of(context: FormContext, node: Node) -> list[str]:
    """The special answers that a cell takes, listed among its choices or beside them."""
    codes = set(node.question.special)
    if node.question.control == "select1":
        codes |= {choice.code for choice in context.session.choices(node)}
    return [code for code in SPECIAL_CODES if code in codes]


class GridView(QTableView):
    """Keys of a table of answers: digits choose and go on, Enter goes to the next cell.

    Signals:
        left_forward, left_back: go on behind or before the table.
        entered_table: it got the focus.
        row_asked: number of the row to open as a form.
        row_wanted: a row is to be added.
        end_reached: Enter on the last cell of this row.
        resized: there is another width for the columns.
    """

    left_forward = Signal()
    left_back = Signal()
    entered_table = Signal()
    row_asked = Signal(int)
    row_wanted = Signal()
    end_reached = Signal(int)
    resized = Signal()

    def __init__(self, model: RowModel, context: FormContext, answers: FormAnswers) -> None:
        super().__init__()
        self.rows, self._context, self._answers = model, context, answers
        self.setModel(model)
        delegate = CellDelegate(self)
        delegate.moved.connect(self._editor_left)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(HEADER_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setWordWrap(False)
        self.frozen = FrozenColumns(self, FROZEN + 1, CellDelegate(self))

    @property
    def context(self) -> FormContext:
        """What the parts of the form share."""
        return self._context

    def answer(self, node: Node, value: str, special: str = "") -> None:
        """Give the answer of a cell."""
        about = markdown.plain(self._context.session.label(node))
        self._answers.give(node, value, special, about=about)

    def current_node(self) -> Node | None:
        """The node of the current cell."""
        node = self.currentIndex().data(NodeRole)
        return node if isinstance(node, Node) else None

    def keys(self) -> list[tuple[str, str]]:
        """Keys of the table, and what they do."""
        return [
            (self.tr("Arrows, Tab"), self.tr("Move between the cells")),
            ("0-9", self.tr("Choose, and go on")),
            (self.tr("Space"), self.tr("Edit the cell")),
            (self.tr("Enter on #"), self.tr("Open the row as a form")),
            ("Ctrl+D", self.tr("Copy from the row above")),
            ("Ctrl+Ins, Ctrl+Del", self.tr("Add a row, delete the row")),
        ]

    def fit(self) -> None:
        """Make columns as wide as their texts, and the table as high as its rows."""
        shown = [one for one in range(self.rows.columnCount()) if not self.isColumnHidden(one)]
        widths = {column: self._wanted_width(column) for column in shown}
        space = self.viewport().width() - sum(widths.values())
        growing = [i for i in shown[1:] if self.rows.columns[i - 1].type == "string"]
        if space < 0:
            self._squeeze(widths, -space)
            space = min(self.viewport().width() - sum(widths.values()), 0)
        for column in growing:
            if space > 0:
                widths[column] += space // len(growing)
        if space > 0 and not growing and len(shown) > 1:
            widths[shown[-1]] += space
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        rows = min(self.rows.rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if space < 0 else 0
        self.setFixedHeight(theme.px(HEADER_HEIGHT) + rows * theme.px(ROW_HEIGHT) + bar + 3)
        self.frozen.fit()

    def _squeeze(self, widths: dict[int, int], wanted: int) -> None:
        """Take room from the widest columns where that saves scrolling; the rest is elided."""
        least = {
            column: min(width, max(self._header_width(column), theme.px(_NARROWEST)))
            for column, width in widths.items()
        }
        if sum(widths.values()) - sum(least.values()) < wanted:
            return  # it scrolls anyway
        while wanted > 0:
            column = max(widths, key=lambda one: widths[one] - least[one])
            taken = min(wanted, max((widths[column] - least[column]) // 2, 1))
            widths[column] -= taken
            wanted -= taken

    def show_first(self, most: int) -> int:
        """Show as many of the first columns as fit, at most `most`; return how many."""
        room, count = self.viewport().width() - theme.px(40), 0
        for column in range(1, self.rows.columnCount()):
            room -= self._wanted_width(column)
            if (room < 0 and count >= FROZEN) or count >= most:
                break
            count += 1
        for column in range(1, self.rows.columnCount()):
            self.setColumnHidden(column, column > count)
        return count

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self.frozen.uncover(index)

    def _wanted_width(self, column: int) -> int:
        if column == 0:
            return theme.px(40)
        width = self._header_width(column)
        for row in range(self.rows.rowCount()):
            node = self.rows.cell(row, column)
            text = self.rows.text(node) if node is not None else ""
            mark = 24 if node is not None and is_wrong(node) else 0
            width = max(width, theme.text_width("body", text) + 20 + mark)
        return min(max(width, theme.px(56)), theme.px(_WIDEST))

    def _header_width(self, column: int) -> int:
        return wrapped_width(self.rows.title(column)) + 20

    # moving

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def go_to_row_start(self, row: int) -> None:
        """Go to the first cell of a row that can be filled."""
        stops = self._stops(row)
        self.go_to(row, stops[0] if stops else 0)

    def go_to_edge(self, *, last: bool) -> None:
        """Go to the first cell of the first row, or the last cell of the last row."""
        row = self.rows.rowCount() - 1 if last else 0
        stops = self._stops(row)
        self.go_to(row, stops[-1 if last else 0] if stops else 0)

    def advance(self, step: int, *, by_enter: bool) -> None:
        """Go to the next cell that can be filled, or the one before."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        stops = self._stops(row)
        further = [one for one in stops if (one > column if step > 0 else one < column)]
        if further:
            self.go_to(row, further[0 if step > 0 else -1])
        elif step > 0 and by_enter:
            self.end_reached.emit(row)
        elif step > 0:
            self._next_row_or_leave(row)
        elif row > 0:
            before = self._stops(row - 1)
            self.go_to(row - 1, before[-1] if before else 0)
        else:
            self.left_back.emit()

    def _next_row_or_leave(self, row: int) -> None:
        if row + 1 < self.rows.rowCount():
            self.go_to_row_start(row + 1)
        else:
            self.left_forward.emit()

    def _stops(self, row: int) -> list[int]:
        columns = range(1, self.rows.columnCount())
        return [c for c in columns if not self.isColumnHidden(c) and self.rows.is_stop(row, c)]

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handles(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        back = tab_direction(event)
        if back is not None:
            self.advance(-1 if back else 1, by_enter=False)
            return True
        return super().event(event)

    def _handles(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._handles_control(event, index)
        if event.key() in _ENTER:
            self._enter(event, index)
            return True
        node = index.data(NodeRole)
        if not isinstance(node, Node) or not self.rows.is_stop(index.row(), index.column()):
            return False
        if self._context.read_only:
            return False
        return self._types(event, index, node)

    def _handles_control(self, event: QKeyEvent, index: QModelIndex) -> bool:
        if self._context.read_only:
            return False
        if event.key() == Qt.Key.Key_Insert:
            self.row_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete_row(index.row())
        elif event.key() == Qt.Key.Key_D:
            self._copy_from_above(index)
        else:
            return False
        return True

    def _enter(self, event: QKeyEvent, index: QModelIndex) -> None:
        if index.column() == 0:
            self.row_asked.emit(index.row())
            return
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.advance(-1 if back else 1, by_enter=not back)

    def _types(self, event: QKeyEvent, index: QModelIndex, node: Node) -> bool:
        item, text = node.question, event.text()
        special = special_pressed(event, specials_of(self._context, node), blank=not node.value)
        if special:
            self.answer(node, *special_answer(item, special))
            self.advance(1, by_enter=True)
            return True
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.answer(node, "")
        elif event.key() == Qt.Key.Key_F2 or event.key() == Qt.Key.Key_Space:
            self._begin(index, "")
        elif item.control == "select1" and text and text.isprintable():
            self._choose_by_key(index, node, text)
        elif needs_form(item):
            if not text.isprintable() or not text:
                return False
            self.row_asked.emit(index.row())
        elif text and text.isprintable():
            self._begin(index, text)
        else:
            return False
        return True

    def _choose_by_key(self, index: QModelIndex, node: Node, text: str) -> None:
        keys = choice_keys(self._context.session.choices(node))
        single = all(
            len(key) == 1 and len(code) == 1 for code, key in keys.items() if code.isdecimal()
        )
        code = next((code for code, key in keys.items() if key == text), None)
        if code is not None and single:
            self.answer(node, code)
            self.advance(1, by_enter=True)
        else:
            self._begin(index, text)

    def _begin(self, index: QModelIndex, text: str) -> None:
        """Open the editor of a cell; a first character replaces what it holds."""
        node = index.data(NodeRole)
        if isinstance(node, Node) and needs_form(node.question):
            self.row_asked.emit(index.row())
            return
        self.edit(index)
        editor = self._delegate.editor
        if isinstance(editor, SearchChoice):
            if text:
                editor.setText(text)
            editor.open_list()
        elif isinstance(editor, QLineEdit) and text:
            editor.setText(text)

    def commit(self) -> None:
        """Give what is typed in a cell, and close its editor."""
        editor = self._delegate.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @Slot(int, bool)
    def _editor_left(self, step: int, by_enter: bool) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.advance(step, by_enter=by_enter)

    def _delete_row(self, row: int) -> None:
        node = self.rows.row_node(row)
        if self._context.session.can_remove(node):
            about = self.tr("Delete row {n}").format(n=row + 1)
            column = self.currentIndex().column()
            self._answers.remove_row(node, about)
            if self.rows.rowCount():
                self.go_to(min(row, self.rows.rowCount() - 1), column)

    def _copy_from_above(self, index: QModelIndex) -> None:
        node = index.data(NodeRole)
        above = self.rows.cell(index.row() - 1, index.column()) if index.row() else None
        if isinstance(node, Node) and above is not None and node.relevant and not node.read_only:
            self.answer(node, above.value, above.special)
            self.advance(1, by_enter=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.go_to_row_start(0)
        self.entered_table.emit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit()
            self.fit()
