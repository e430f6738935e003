"""The table of the component grid: its keys, the mouse, its size."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QTableView,
)

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.component_delegate import (
    ComponentDelegate,
    grade_boxes,
    grade_width,
    title_height,
)
from rrk_field.ui.component_model import KEYS, Column, ComponentModel
from rrk_field.ui.editors import FormContext
from rrk_field.ui.entry import choice_keys, read_number, special_answer, special_pressed
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.frozen_columns import FrozenColumns
from rrk_field.ui.grid_view import specials_of, wrapped_width
from rrk_field.ui.row_model import rows_of
from rrk_field.ui.tab_keys import tab_direction

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
GROUP_HEIGHT = 23
HEADER_HEIGHT = 38
_NAME, _SHORT_NAME, _CHOICE = 150, 112, 92
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FILLED = ("grade", "choice", "number")


class ComponentView(QTableView):
    """Keys of the grid: one key grades and goes on.

    Signals:
        left_forward, left_back: go on behind or before the table.
        entered_table: it got the focus.
        row_changed: node of the row that became current.
        row_asked: node of a row to open as a form.
        photo_asked: add photos to the current row; photos_shown: go to those it has.
    """

    left_forward = Signal()
    left_back = Signal()
    entered_table = Signal()
    row_changed = Signal(object)
    row_asked = Signal(object)
    photo_asked = Signal()
    photos_shown = Signal()

    def __init__(self, model: ComponentModel, context: FormContext, answers: FormAnswers) -> None:
        super().__init__()
        self.grid, self._context, self._answers = model, context, answers
        self.show_missing = False
        self._fitted: object = None
        self._field: QLineEdit | None = None
        self.setModel(model)
        model.modelReset.connect(self._forget_sizes)
        self.setItemDelegate(ComponentDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(GROUP_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(HEADER_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.frozen = FrozenColumns(self, 1, ComponentDelegate(self))

    # where we are

    def current_row(self) -> Node | None:
        """The node of the current row."""
        index = self.currentIndex()
        return self.grid.lines[index.row()].row if index.isValid() else None

    def current_column(self) -> Column | None:
        """The current column."""
        index = self.currentIndex()
        return self.grid.columns[index.column()] if index.isValid() else None

    def current_node(self) -> Node | None:
        """The node of the current cell; beside the answers that of the grade."""
        row, column = self.current_row(), self.current_column()
        if row is None or column is None:
            return None
        return self.grid.node(row, column.name) or self.grid.node(row, self.grid.grade_name)

    def current_place(self) -> tuple[Node | None, str]:
        """Row and name of the column, to come back after columns changed."""
        column = self.current_column()
        return self.current_row(), column.name if column else ""

    def restore_place(self, place: tuple[Node | None, str]) -> None:
        """Come back to a place."""
        row, name = place
        if row is not None:
            self._set_current(row, name)

    def go_to(self, row: Node, name: str) -> None:
        """Make a cell the current one, and take the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_current(row, name)

    def _set_current(self, row: Node, name: str) -> None:
        names = [column.name for column in self.grid.columns]
        place = names.index(name) if name in names else names.index(self.grid.grade_name)
        index = self.grid.index(self.grid.line_of(row), place)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def go_to_edge(self, *, last: bool) -> None:
        """Go to the first row without a grade (else the first), or to the last row."""
        rows = list(rows_of(self.grid.repeat))
        if not rows:
            return
        name = self.grid.grade_name
        empty = next((row for row in rows if not self.grid.value(row, name)), rows[0])
        self.go_to(rows[-1] if last else empty, name)

    def advance(self, step: int, *, only_required: bool = False) -> None:
        """Go to the next cell of the row that applies, then to the next row."""
        row, column = self.current_row(), self.current_column()
        if row is None or column is None:
            return
        names = [one.name for one in self.grid.columns if one.kind in _FILLED]
        at = names.index(column.name) if column.name in names else (-1 if step > 0 else len(names))
        further = names[at + 1 :] if step > 0 else names[:at][::-1]
        for name in further:
            node = self.grid.node(row, name)
            applies = node is not None and node.relevant and not node.read_only
            if applies and node is not None and (node.required or not only_required):
                self.go_to(row, name)
                return
        self._next_row(row, step)

    def _next_row(self, row: Node, step: int) -> None:
        rows = list(rows_of(self.grid.repeat))
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            self.go_to(rows[place], self.grid.grade_name)
        elif step > 0:
            self.left_forward.emit()
        else:
            self.left_back.emit()

    # keys

    def event(self, event: QEvent) -> bool:
        back = tab_direction(event)
        if back is not None:
            self.advance(-1 if back else 1)
            return True
        return super().event(event)

    def keys(self) -> list[tuple[str, str]]:
        """Keys of the table, and what they do."""
        found = [(choice.code, choice.label) for choice in self.grid.grades()]
        found.append((self.tr("Up, Down"), self.tr("Row before, next row")))
        found.append(("P", self.tr("Add photos to this row")))
        found.append((self.tr("Enter on the name"), self.tr("Open the row as a form")))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handles(event):
            super().keyPressEvent(event)

    def _handles(self, event: QKeyEvent) -> bool:
        row, column = self.current_row(), self.current_column()
        if row is None or column is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step_row(row, column, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in _ENTER:
            self._enter(event, row, column)
        elif self._context.read_only:
            return False
        elif event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_P) or event.text() in ("п", "П"):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.photos_shown if shifted else self.photo_asked).emit()
        else:
            return self._types(event, row, column)
        return True

    def _step_row(self, row: Node, column: Column, step: int) -> None:
        rows = list(rows_of(self.grid.repeat))
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            self.go_to(rows[place], column.name)

    def _enter(self, event: QKeyEvent, row: Node, column: Column) -> None:
        if column.kind in ("title", "weight"):
            self.row_asked.emit(row)
            return
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.advance(-1 if back else 1)

    def _types(self, event: QKeyEvent, row: Node, column: Column) -> bool:
        text = event.text()
        node = self.grid.node(row, column.name)
        if node is not None and node.relevant and node.is_question and column.kind in _FILLED:
            special = special_pressed(event, specials_of(self._context, node), blank=False)
            if special:
                self.give(node, *special_answer(node.question, special))
                self.advance(1, only_required=True)
                return True
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            if node is not None and column.kind in _FILLED:
                self.give(node, "")
            return True
        if not text or not text.isprintable():
            return False
        if column.kind in ("title", "weight", "photos", "remark", "grade"):
            return self._grade(row, KEYS.get(text, text))
        if node is None or not node.relevant:
            return False
        if column.kind == "choice":
            keys = choice_keys(self._context.session.choices(node))
            code = next((code for code, key in keys.items() if key == text), None)
            if code is None:
                return False
            self.give(node, code)
            self.advance(1, only_required=True)
            return True
        self._edit_number(node, text)
        return True

    def _grade(self, row: Node, code: str) -> bool:
        node = self.grid.node(row, self.grid.grade_name)
        if node is None or code not in {choice.code for choice in self.grid.grades()}:
            return False
        self.give(node, code)
        self._set_current(row, self.grid.grade_name)
        self.advance(1, only_required=True)
        return True

    def give(self, node: Node, value: str, special: str = "") -> None:
        """Give the answer of a cell."""
        row = self.grid.row_holding(node)
        title = self.grid.title(row) if row is not None else ""
        self._answers.new_visit()
        self._answers.give(node, value, special, about=title)

    def write_remark(self, row: Node) -> bool:
        """Ask for the remark of a row; False where rows have none."""
        column = next((one for one in self.grid.all_columns if one.kind == "remark"), None)
        node = self.grid.node(row, column.name) if column else None
        if node is None:
            return False
        title = self.grid.title(row)
        text = AskText.ask(self, title, self.tr("Remark"), node.value)
        if text is not None:
            self.give(node, text)
        return True

    # typing a number in its cell

    def _edit_number(self, node: Node, first: str) -> None:
        self.commit()
        field = QLineEdit(self.viewport())
        field.setProperty("cell", "true")
        column = self.current_column()
        field.setAccessibleName(self.grid.header(column) if column else "")
        field.setGeometry(self.visualRect(self.currentIndex()))
        field.setText(first)
        field.setProperty("node", node)
        self._field, self._edited = field, node
        field.installEventFilter(self)
        field.show()
        field.setFocus()

    def commit(self) -> None:
        """Give the number that is being typed, and close its field."""
        field = self._field
        if field is None:
            return
        self._field = None
        typed = field.text().strip()
        whole = self._edited.question.type == "int"
        value = (read_number(typed, whole=whole) or typed) if typed else ""
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()
        self.give(self._edited, value)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        field = self._field
        if field is None or watched is not field:
            return super().eventFilter(watched, event)  # type: ignore[arg-type]
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up)
            if event.key() == Qt.Key.Key_Escape:
                self._field = None
                field.deleteLater()
                self.setFocus()
                return True
            if event.key() in keys:
                self.commit()
                self.setFocus()
                back = event.key() in (Qt.Key.Key_Backtab, Qt.Key.Key_Up)
                self.advance(-1 if back else 1, only_required=not back)
                return True
        return False

    # mouse, size

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.grid.lines[index.row()].row if index.isValid() else None
        if row is None:
            return
        super().mousePressEvent(event)
        column = self.grid.columns[index.column()]
        if self._context.read_only:
            return
        if column.kind == "grade":
            self._grade_at(row, self.visualRect(index), event)
        elif column.kind == "choice":
            self._offer_choices(row, column, self.visualRect(index))
        elif column.kind == "number":
            node = self.grid.node(row, column.name)
            if node is not None and node.relevant:
                self._edit_number(node, node.value)
        elif column.kind == "remark":
            self.write_remark(row)
        elif column.kind == "photos":
            self.photo_asked.emit()

    def _grade_at(self, row: Node, rect: QRect, event: QMouseEvent) -> None:
        node = self.grid.node(row, self.grid.grade_name)
        for choice, box in grade_boxes(self.grid, rect):
            if node is not None and box.contains(event.position()):
                self.give(node, "" if node.value == choice else choice)

    def _offer_choices(self, row: Node, column: Column, rect: QRect) -> None:
        node = self.grid.node(row, column.name)
        if node is None or not node.relevant:
            return
        menu = QMenu(self)
        keys = choice_keys(self._context.session.choices(node))
        for choice in self._context.session.choices(node):
            action = menu.addAction(f"{keys.get(choice.code, '')}  {choice.label}")
            action.triggered.connect(lambda _on=False, code=choice.code: self.give(node, code))
        menu.popup(self.viewport().mapToGlobal(rect.bottomLeft()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row() is None:
            self.go_to_edge(last=False)
        self.entered_table.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()

    @Slot()
    def _forget_sizes(self) -> None:
        self._fitted = None

    def fit(self) -> None:
        """Columns as wide as their content, the name takes the rest; high enough for all rows."""
        if not self.grid.columns:
            return
        widths = self._widths()
        headings = [line.row is None for line in self.grid.lines]
        heights = [self._line_height(line.row, widths[0]) for line in self.grid.lines]
        fitted = (widths, headings, heights, self.viewport().width(), theme.px(100))
        if fitted == self._fitted:
            return  # setting sizes would paint the whole table again at each key
        self._fitted = fitted
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        height = theme.px(HEADER_HEIGHT) + 3
        for place, (is_heading, tall) in enumerate(zip(headings, heights, strict=True)):
            self.setRowHeight(place, tall)
            span = len(widths) if is_heading else 1
            if self.columnSpan(place, 0) != span:
                self.setSpan(place, 0, 1, span)
            height += tall
        if sum(widths) > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height)
        self.frozen.fit()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self.frozen.uncover(index)

    def _widths(self) -> list[int]:
        """Where room is short, choices are written in two lines, and then the name in three."""
        columns, room = self.grid.columns, self.viewport().width()
        widths = [self._width(column) for column in columns]
        lacking = sum(widths[1:]) + theme.px(_NAME) - room
        for place, column in enumerate(columns):
            if column.kind == "choice" and lacking > 0:
                least = max(self._header_width(column), theme.px(_CHOICE))
                taken = min(lacking, max(widths[place] - least, 0))
                widths[place] -= taken
                lacking -= taken
        least_name = theme.px(_NAME) - min(max(lacking, 0), theme.px(_NAME - _SHORT_NAME))
        widths[0] = max(room - sum(widths[1:]), least_name)
        return widths

    def _line_height(self, row: Node | None, width: int) -> int:
        """Names that need three lines make their row higher."""
        if row is None:
            return theme.px(GROUP_HEIGHT)
        return max(theme.px(ROW_HEIGHT), title_height(self.grid.title(row), width))

    def _width(self, column: Column) -> int:
        if column.kind == "grade":
            return grade_width(self.grid)
        if column.kind in ("photos", "remark"):
            return max(self._header_width(column), theme.px(44))
        metrics = QFontMetrics(theme.font("body"))
        texts = [self.grid.text(row, column) for row in rows_of(self.grid.repeat)]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 20
        return min(max(widest, self._header_width(column), theme.px(60)), theme.px(130))

    def _header_width(self, column: Column) -> int:
        return wrapped_width(self.grid.header(column)) + 18

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        lines = self.grid.lines
        row = self.current_row()
        before = lines[previous.row()].row if 0 <= previous.row() < len(lines) else None
        for index in (current, previous):
            self._update_line(index.row())
        if row is not before:
            self.row_changed.emit(row)

    def _update_line(self, line: int) -> None:
        if 0 <= line < len(self.grid.lines):
            top, height = self.rowViewportPosition(line), self.rowHeight(line)
            self.viewport().update(0, top, self.viewport().width(), height)
