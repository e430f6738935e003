"""A repeat as a table: cells are filled in place, a wide row opens as a form."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms import markdown
from rrk_field.forms.definition import Question
from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.editors import FormContext
from rrk_field.ui.elide import elide
from rrk_field.ui.entry import (
    SPECIAL_CODES,
    SPECIAL_KEYS,
    choice_keys,
    read_number,
    read_partial_date,
    read_whole_date,
)
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.row_model import NodeRole, RowModel, is_warning, is_wrong, questions_of
from rrk_field.ui.search_choice import SearchChoice
from rrk_field.ui.tab_keys import TabKeys
from rrk_field.ui.widgets.buttons import OutlineButton
from rrk_field.ui.widgets.card import set_meaning, text_label

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
HEADER_HEIGHT = 38
WIDE = 10
"""A row of more questions opens as a form; the table shows the first ones."""
SHOWN_OF_WIDE = 8
MOST_ROWS = 12
_WIDEST = 230
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
INHERITED = ("person.family_name",)
"""A new row takes over these answers from the row above it (by what they are saved to)."""


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
        self.model = RowModel(node, context.session, shown)
        self._all_columns = columns
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
        self.model.update_rows()
        editable = not self._context.read_only
        self.add_button.setVisible(editable and self._context.session.can_add(self.node))
        self._empty.setVisible(not self.node.rows)
        self.view.setVisible(bool(self.node.rows))
        self.view.fit()
        self._show_problems()

    def refresh_words(self) -> None:
        """Show title and texts anew where they changed."""

    def update_nodes(self, update: Update) -> None:
        """Show what an answer changed in this table."""
        rows_changed = any(row.parent is self.node for row in (*update.added, *update.removed))
        touched = self.model.update_nodes(update.changed)
        if rows_changed or touched or self.node in update.changed:
            self.refresh()

    def is_stop(self) -> bool:
        """Whether Tab and Enter stop here."""
        return self.node.relevant and (bool(self.node.rows) or self.add_button.isVisibleTo(self))

    def take_focus(self, *, last: bool = False) -> None:
        """Go to the first cell, to the last one, or to the add button of an empty table."""
        if not self.node.rows:
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.view.go_to_edge(last=last)

    def focus_node(self, node: Node) -> bool:
        """Go to the cell of a question; return whether the table shows it."""
        row = self.model.row_of(node)
        paths = [column.path for column in self.model.columns]
        if row < 0:
            return False
        if node.item.path in paths:
            self.view.go_to(row, paths.index(node.item.path) + 1)
            return True
        self.row_asked.emit(self.model.row_node(row), node.item.path)
        return True

    def commit(self) -> None:
        """Give what is typed in a cell."""
        self.view.commit()

    def has_missing(self, row: int) -> bool:
        """Whether a row has unanswered questions."""
        return any(node.violation == "required" for node in self.model.problems(row))

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
        rows = self.node.rows
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
        if self.is_wide and len(self._all_columns) > len(self.model.columns):
            start = self._all_columns[len(self.model.columns)].path
            self.row_asked.emit(self.model.row_node(row), start)
        elif row + 1 < self.model.rowCount():
            self.view.go_to_row_start(row + 1)
        elif self._context.session.can_add(self.node) and not self._context.read_only:
            self.add_row()
        else:
            self.finished.emit()

    def _show_problems(self) -> None:
        wrong, warnings = [], []
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


def wrapped_width(header: str) -> int:
    """The width of a header that is written in two lines where it has several words."""
    metrics = QFontMetrics(theme.font("table-header"))
    words = header.split() or [""]
    whole = metrics.horizontalAdvance(header)
    if whole <= theme.px(72):
        return whole
    best = whole
    for cut in range(1, len(words)):
        lines = (" ".join(words[:cut]), " ".join(words[cut:]))
        best = min(best, max(metrics.horizontalAdvance(line) for line in lines))
    return best + 4


class GridView(QTableView):
    """Keys of a table of answers: digits choose and go on, Enter goes to the next cell.

    Signals:
        left_forward, left_back: go on behind or before the table.
        entered_table: it got the focus.
        row_asked: number of the row to open as a form.
        row_wanted: a row is to be added.
        end_reached: Enter on the last cell of this row.
    """

    left_forward = Signal()
    left_back = Signal()
    entered_table = Signal()
    row_asked = Signal(int)
    row_wanted = Signal()
    end_reached = Signal(int)

    def __init__(self, model: RowModel, context: FormContext, answers: FormAnswers) -> None:
        super().__init__()
        self.rows, self._context, self._answers = model, context, answers
        self.setModel(model)
        delegate = _CellDelegate(self)
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

    @property
    def context(self) -> FormContext:
        """What the parts of the form share."""
        return self._context

    def answer(self, node: Node, value: str, special: str = "") -> None:
        """Give the answer of a cell."""
        about = markdown.plain(self._context.session.label(node))
        self._answers.give(node, value, special, about=about)

    def fit(self) -> None:
        """Make columns as wide as their texts, and the table as high as its rows."""
        widths = [self._wanted_width(column) for column in range(self.rows.columnCount())]
        space = self.viewport().width() - sum(widths)
        growing = [i for i in range(1, len(widths)) if self.rows.columns[i - 1].type == "string"]
        for column in growing:
            if space > 0:
                widths[column] += space // len(growing)
        if space > 0 and not growing and len(widths) > 1:
            widths[-1] += space
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        rows = min(self.rows.rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if space < 0 else 0
        self.setFixedHeight(theme.px(HEADER_HEIGHT) + rows * theme.px(ROW_HEIGHT) + bar + 3)

    def _wanted_width(self, column: int) -> int:
        cell = QFontMetrics(theme.font("body"))
        if column == 0:
            return theme.px(40)
        width = wrapped_width(self.rows.title(column)) + 20
        for row in range(self.rows.rowCount()):
            node = self.rows.cell(row, column)
            text = self.rows.text(node) if node is not None else ""
            mark = 24 if node is not None and is_wrong(node) else 0
            width = max(width, cell.horizontalAdvance(text) + 20 + mark)
        return min(max(width, theme.px(56)), theme.px(_WIDEST))

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
        return [c for c in range(1, self.rows.columnCount()) if self.rows.is_stop(row, c)]

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handles(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _TABS:
                back = event.key() == Qt.Key.Key_Backtab
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
        item, text = node.item, event.text()
        for code in self._specials(node):
            typed = {"dk": "?", "ref": "!"}.get(code) if not node.value else None
            if event.key() == SPECIAL_KEYS[code] or (typed and text == typed):
                listed = code not in item.special
                self.answer(node, code if listed else "", "" if listed else code)
                self.advance(1, by_enter=True)
                return True
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.answer(node, "")
        elif event.key() == Qt.Key.Key_F2 or event.key() == Qt.Key.Key_Space:
            self._begin(index, "")
        elif item.control == "select1" and text and text.isprintable():
            self._choose_by_key(index, node, text)
        elif item.control in ("select", "rank", "upload", "trigger"):
            if not text.isprintable() or not text:
                return False
            self.row_asked.emit(index.row())
        elif text and text.isprintable():
            self._begin(index, text)
        else:
            return False
        return True

    def _specials(self, node: Node) -> list[str]:
        codes = set(node.item.special)
        if node.item.control == "select1":
            codes |= {choice.code for choice in self._context.session.choices(node)}
        return [code for code in SPECIAL_CODES if code in codes]

    def _choose_by_key(self, index: QModelIndex, node: Node, text: str) -> None:
        keys = choice_keys(self._context.session.choices(node))
        single = all(len(key) == 1 and len(code) == 1 for code, key in keys.items() if code.isdecimal())
        code = next((code for code, key in keys.items() if key == text), None)
        if code is not None and single:
            self.answer(node, code)
            self.advance(1, by_enter=True)
        else:
            self._begin(index, text)

    def _begin(self, index: QModelIndex, text: str) -> None:
        """Open the editor of a cell; a first character replaces what it holds."""
        node = index.data(NodeRole)
        if isinstance(node, Node) and node.item.control in ("select", "rank", "upload", "trigger"):
            self.row_asked.emit(index.row())
            return
        self.edit(index)
        editor = self.indexWidget(index) or self._delegate.editor
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
            self.fit()


class _CellDelegate(QStyledItemDelegate):
    """Paints cells with their state, and edits one at a time.

    Signals:
        moved: the editor was left by a step, by Enter or not.
    """

    moved = Signal(int, bool)

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self.editor: QWidget | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NodeRole)
        rect = QRect(option.rect)
        painter.save()
        current = index == self._view.currentIndex() and self._view.hasFocus()
        ground = "surface"
        if isinstance(node, Node) and not node.relevant:
            ground = "sunken"
        elif isinstance(node, Node) and is_wrong(node):
            ground = "danger_soft"
        painter.fillRect(rect, theme.colour(ground))
        self._paint_text(painter, rect, index, node)
        if isinstance(node, Node) and is_wrong(node):
            self._frame(painter, rect, "danger_line")
            icon = QRectF(rect.right() - 21, rect.center().y() - 7, 15, 15)
            paint_icon(painter, "circle-alert", "danger_line", icon)
        elif index.column() == 0:
            self._paint_row_mark(painter, rect, index.row())
        if current:
            self._frame(painter, rect, "focus")
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index, node: object) -> None:
        text = str(index.data() or "")
        wrong = isinstance(node, Node) and is_wrong(node)
        quiet = index.column() == 0 or (isinstance(node, Node) and (node.read_only or node.special))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("danger" if wrong else "text3" if quiet else "text"))
        space = rect.adjusted(8, 0, -24 if wrong else -8, 0)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        metrics = painter.fontMetrics()
        painter.drawText(space, int(side), elide(text, metrics, space.width(), "grid.cell"))

    def _paint_row_mark(self, painter: QPainter, rect: QRect, row: int) -> None:
        problems = self._view.rows.problems(row)
        if not problems:
            return
        wrong = any(is_wrong(node) for node in problems)
        name = "circle-alert" if wrong else "triangle-alert"
        tint = "danger_line" if wrong else "warn_line"
        assert all(is_wrong(node) or is_warning(node) for node in problems)
        paint_icon(painter, name, tint, QRectF(rect.right() - 18, rect.center().y() - 6, 13, 13))

    def _frame(self, painter: QPainter, rect: QRect, tint: str) -> None:
        painter.setPen(QPen(theme.colour(tint), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        node = index.data(NodeRole)
        if not isinstance(node, Node) or self._view.context.read_only:
            return None
        if node.item.control == "select1":
            box = SearchChoice(parent)
            box.setProperty("cell", "true")
            session = self._view.context.session
            box.set_choices([(choice.code, choice.label) for choice in session.choices(node)])
            box.setAccessibleName(self._view.rows.title(index.column()))
            self.editor = box
            return box
        field = QLineEdit(parent)
        field.setAccessibleName(self._view.rows.title(index.column()))
        field.setProperty("cell", "true")
        self.editor = field
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        node = index.data(NodeRole)
        if not isinstance(node, Node):
            return
        if isinstance(editor, SearchChoice):
            editor.show_code(node.value)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            plain = node.value if node.item.type in ("int", "decimal") else index.data()
            editor.setText("" if node.special else str(plain or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        node = index.data(NodeRole)
        if not isinstance(node, Node):
            return
        if isinstance(editor, SearchChoice):
            editor.settle()
            self._view.answer(node, editor.code())
        elif isinstance(editor, QLineEdit):
            value = understood(node.item, editor.text().strip())
            if value or not node.special:
                self._view.answer(node, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect)
        if isinstance(editor, SearchChoice):
            rect.setWidth(max(rect.width(), theme.px(220)))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = self.editor
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and editor is not None
            and (event.key() in _ENTER or event.key() in _TABS)
        ):
            back = event.key() == Qt.Key.Key_Backtab or bool(
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.moved.emit(-1 if back else 1, event.key() in _ENTER)
            return True
        return super().eventFilter(watched, event) if watched is editor else False


def understood(item: Question, typed: str) -> str:
    """The value of what was typed into a cell; what is not understood stays as typed."""
    if not typed:
        return ""
    if item.type in ("int", "decimal"):
        return read_number(typed, whole=item.type == "int") or typed
    if item.type == "date":
        return read_whole_date(typed) or typed
    if "rrk-partial-date" in item.appearance:
        return read_partial_date(typed) or typed
    return typed
