"""A repeat with the appearance `rrk-grid`: one line a component, graded by one key each."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.component_model import GRADES, KEYS, NEVER_EXISTED, Column, ComponentModel
from rrk_field.ui.editors import FormContext
from rrk_field.ui.elide import elide
from rrk_field.ui.entry import choice_keys, read_number
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.photo_strip import PhotoStrip
from rrk_field.ui.repeat_grid import wrapped_width
from rrk_field.ui.row_model import NodeRole, is_wrong
from rrk_field.ui.widgets.card import Card, set_meaning, text_label

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 32
GROUP_HEIGHT = 23
HEADER_HEIGHT = 38
CELL = (30, 25)
GAP = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FILLED = ("grade", "choice", "number")


class ComponentGrid(Retranslating, QWidget):
    """The table of components and under it the photos of the current one.

    Signals:
        finished, returned: leave the table forwards or backwards.
        entered: the table got the focus.
        row_asked: a row's node and the path of the question to start at.
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
        self.show_missing = False
        self.model = ComponentModel(node, context.session, group_words(context))
        self.view = ComponentView(self.model, context, answers)
        self._problems = text_label("message", wrap=True)
        set_meaning(self._problems, "danger")
        self._photos = PhotoStrip(context.shelf, context.background)
        self._photos.changed.connect(self._photos_changed)
        self._photo_title = text_label("strong")
        self._photo_row = text_label("hint")
        self._hint = text_label("caption", wrap=True)
        self._lay_out()
        self.view.left_forward.connect(self.finished)
        self.view.left_back.connect(self.returned)
        self.view.entered_table.connect(self.entered)
        self.view.row_changed.connect(self._row_changed)
        self.view.photo_asked.connect(self._photos.choose_files)
        self.view.row_asked.connect(lambda row: self.row_asked.emit(row, ""))
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        table = Card(padding=1)
        table.body.setContentsMargins(1, 1, 1, 6)
        table.body.addWidget(self.view)
        table.body.addWidget(self._problems)
        self._problems.setContentsMargins(12, 2, 12, 2)
        photos = Card(padding=12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._photo_title)
        head.addWidget(self._photo_row, 1)
        head.addWidget(self._photos.take_button())
        photos.body.addLayout(head)
        photos.body.addWidget(self._photos)
        if self._context.read_only:
            self._photos.set_read_only()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (table, photos, self._hint):
            column.addWidget(part)

    def set_node(self, node: Node) -> None:
        """Show the rows of another node of the same repeat."""
        self.node = node
        self.model.repeat = node
        self.refresh()

    def refresh(self) -> None:
        """Show rows and problems as they are now."""
        self.setVisible(self.node.relevant)
        if not self.node.relevant:
            return
        self._count_photos()
        if [line.row for line in self.model.lines if line.row] != list(self.node.rows):
            self.model.rebuild()
        self._refresh_table()

    def _refresh_table(self) -> None:
        if self.model.columns_changed():
            place = self.view.current_place()
            self.model.rebuild()
            self.view.restore_place(place)
        self.view.show_missing = self.show_missing
        self.view.fit()
        self._show_problems()

    def refresh_words(self) -> None:
        """The table asks for its texts itself."""

    def update_nodes(self, update: Update) -> None:
        """Show what an answer changed in this table."""
        if self.model.update_nodes(update.changed):
            self._refresh_table()
        elif self.node in update.changed or update.added or update.removed:
            self.refresh()

    def is_stop(self) -> bool:
        """Whether Tab and Enter stop here."""
        return self.node.relevant and bool(self.node.rows)

    def take_focus(self, *, last: bool = False) -> None:
        """Go to the first component without a grade, or the last component."""
        self.view.go_to_edge(last=last)

    def focus_node(self, node: Node) -> bool:
        """Go to the row of a question; return whether it is in this table."""
        row = self.model.row_holding(node)
        if row is None or self.model.line_of(row) < 0:
            return False
        names = [column.name for column in self.model.columns if column.kind in _FILLED]
        if node.item.name in names:
            self.view.go_to(row, node.item.name)
        else:
            self.row_asked.emit(row, node.item.path)
        return True

    def commit(self) -> None:
        """Give what is typed in a cell."""
        self.view.commit()

    def retranslate(self) -> None:
        self.model.set_group_words(group_words(self._context))
        self.model.forget_texts()
        self.view.setAccessibleName(markdown.plain(self._context.session.label(self.node)))
        keys = self.tr(
            "0–5 set the grade  ·  − never existed  ·  ? not visible  ·  ↑ ↓ row  ·  P photo  ·  "
            "F2 remark  ·  Enter on the name opens the row"
        )
        self._hint.setText(keys)
        self._show_photo_title()
        self.view.fit()
        self._show_problems()

    def _count_photos(self) -> None:
        counts: dict[str, int] = {}
        for photo in self._context.shelf.all():
            for row in self.node.rows:
                if f"{photo.path}/".startswith(f"{row.path}/"):
                    counts[row.path] = counts.get(row.path, 0) + 1
        self.model.photo_counts = counts

    @Slot(object)
    def _row_changed(self, row: Node | None) -> None:
        if row is None:
            return
        column = next((one for one in self.model.columns if one.kind == "photos"), None)
        target = self.model.node(row, column.name) if column else None
        self._photos.show_path(row.path, target.path if target is not None else row.path)
        self._show_photo_title()

    def _show_photo_title(self) -> None:
        row = self.view.current_row()
        count = len(self._photos.photos)
        self._photo_title.setText(self.tr("Photos · {n}").format(n=count))
        self._photo_row.setText(self.model.title(row) if row is not None else "")

    @Slot(str)
    def _photos_changed(self, newest: str) -> None:
        row = self.view.current_row()
        column = next((one for one in self.model.columns if one.kind == "photos"), None)
        target = self.model.node(row, column.name) if row is not None and column else None
        self._count_photos()
        if target is not None and target.relevant:
            self._answers.give(target, newest, about=self.tr("Photos"))
        self.model.forget_texts()
        self._show_photo_title()

    def _show_problems(self) -> None:
        lines = []
        for row in self.node.rows:
            for node in self.model.problems(row):
                if is_wrong(node):
                    words = self.tr("{row}: {message}")
                    message = message_of(self._context.session, node)
                    lines.append(words.format(row=self.model.title(row), message=message))
        self._problems.setText("\n".join(lines[:4]))
        self._problems.setVisible(bool(lines))


def group_words(context: FormContext) -> dict[str, str]:
    """The names of groups of components, in the language of the interview."""
    suffix = context.language.partition("-")[0]
    words: dict[str, str] = {}
    for item in context.list_items("component"):
        words[item.get("group", "")] = item.get(f"group_{suffix}", item.get("group_en", ""))
    if context.language == "sr-Latn":
        from rrk_field.domain.scripts import latin

        words = {group: latin(text) for group, text in words.items()}
    return words


class ComponentView(QTableView):
    """Keys of the grid: one key grades and goes on.

    Signals:
        left_forward, left_back: go on behind or before the table.
        entered_table: it got the focus.
        row_changed: node of the row that became current.
        row_asked: node of a row to open as a form.
        photo_asked: add photos to the current row.
    """

    left_forward = Signal()
    left_back = Signal()
    entered_table = Signal()
    row_changed = Signal(object)
    row_asked = Signal(object)
    photo_asked = Signal()

    def __init__(self, model: ComponentModel, context: FormContext, answers: FormAnswers) -> None:
        super().__init__()
        self.grid, self._context, self._answers = model, context, answers
        self.show_missing = False
        self._field: QLineEdit | None = None
        self.setModel(model)
        self.setItemDelegate(_ComponentDelegate(self))
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

    # where we are

    def current_row(self) -> Node | None:
        """The node of the current row."""
        index = self.currentIndex()
        return self.grid.lines[index.row()].row if index.isValid() else None

    def current_column(self) -> Column | None:
        """The current column."""
        index = self.currentIndex()
        return self.grid.columns[index.column()] if index.isValid() else None

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
        rows = list(self.grid.repeat.rows)
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
            if node is not None and node.relevant and not node.read_only:
                if not only_required or node.required:
                    self.go_to(row, name)
                    return
        self._next_row(row, step)

    def _next_row(self, row: Node, step: int) -> None:
        rows = list(self.grid.repeat.rows)
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            self.go_to(rows[place], self.grid.grade_name)
        elif step > 0:
            self.left_forward.emit()
        else:
            self.left_back.emit()

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.advance(-1 if event.key() == Qt.Key.Key_Backtab else 1)
                return True
        return super().event(event)

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
            self.photo_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self._remark(row)
        else:
            return self._types(event, row, column)
        return True

    def _step_row(self, row: Node, column: Column, step: int) -> None:
        rows = list(self.grid.repeat.rows)
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

    def give(self, node: Node, value: str) -> None:
        """Give the answer of a cell."""
        row = self.grid.row_holding(node)
        title = self.grid.title(row) if row is not None else ""
        self._answers.new_visit()
        self._answers.give(node, value, about=title)

    def _remark(self, row: Node) -> None:
        column = next((one for one in self.grid.all_columns if one.kind == "remark"), None)
        node = self.grid.node(row, column.name) if column else None
        if node is None:
            return
        title = self.grid.title(row)
        text = AskText.ask(self, title, self.tr("Remark"), node.value)
        if text is not None:
            self.give(node, text)

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
        whole = self._edited.item.type == "int"
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
            self._remark(row)
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

    def fit(self) -> None:
        """Columns as wide as their content, the name takes the rest; high enough for all rows."""
        if not self.grid.columns:
            return
        widths = [self._width(column) for column in self.grid.columns]
        space = self.viewport().width() - sum(widths[1:])
        widths[0] = max(space, theme.px(150))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        height = theme.px(HEADER_HEIGHT) + 3
        for place, line in enumerate(self.grid.lines):
            tall = theme.px(GROUP_HEIGHT if line.row is None else ROW_HEIGHT)
            self.setRowHeight(place, tall)
            span = len(self.grid.columns) if line.row is None else 1
            if self.columnSpan(place, 0) != span:
                self.setSpan(place, 0, 1, span)
            height += tall
        if sum(widths) > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height)

    def _width(self, column: Column) -> int:
        if column.kind == "grade":
            return grade_width(self.grid)
        if column.kind in ("photos", "remark"):
            return max(self._header_width(column), theme.px(44))
        metrics = QFontMetrics(theme.font("body"))
        texts = [self.grid.text(row, column) for row in self.grid.repeat.rows]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 20
        return min(max(widest, self._header_width(column), theme.px(60)), theme.px(130))

    def _header_width(self, column: Column) -> int:
        return wrapped_width(self.grid.header(column)) + 18

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.current_row()
        before = self.grid.lines[previous.row()].row if 0 <= previous.row() < len(self.grid.lines) else None
        self.viewport().update()
        if row is not before:
            self.row_changed.emit(row)


def grade_width(model: ComponentModel) -> int:
    """The width of the grade picker."""
    return len(model.grades()) * (CELL[0] + GAP) + 24


def grade_boxes(model: ComponentModel, rect: QRect) -> list[tuple[str, QRectF]]:
    """Where each level is drawn in its cell; the two that are no grades stand apart."""
    boxes, left = [], rect.x() + 8.0
    top = rect.y() + (rect.height() - CELL[1]) / 2
    for choice in model.grades():
        if choice.code == NEVER_EXISTED:
            left += 6
        boxes.append((choice.code, QRectF(left, top, CELL[0], CELL[1])))
        left += CELL[0] + GAP
    return boxes


class _ComponentDelegate(QStyledItemDelegate):
    def __init__(self, view: ComponentView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._view.grid
        line, rect = model.lines[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.row is None:
            self._paint_heading(painter, rect, model.heading(line))
        else:
            self._paint_row(painter, rect, index, line.row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.fillRect(rect, theme.colour("sunken"))
        painter.setFont(theme.font("table-header"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(rect.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_row(self, painter: QPainter, rect: QRect, index: Index, row: Node) -> None:
        model, view = self._view.grid, self._view
        current = view.current_row() is row
        painter.fillRect(rect, theme.colour("sel" if current else "surface"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = model.columns[index.column()]
        if column.kind == "grade":
            self._paint_grades(painter, rect, row, current=current)
        elif column.kind in ("photos", "remark"):
            self._paint_mark(painter, rect, row, column)
        else:
            self._paint_text(painter, rect, row, column, current=current)
        if index.column() == 0 and current:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), theme.colour("accent"))
        node = index.data(NodeRole)
        self._paint_frame(painter, rect, index, column, node)

    def _paint_frame(
        self, painter: QPainter, rect: QRect, index: Index, column: Column, node: object
    ) -> None:
        view = self._view
        wrong = isinstance(node, Node) and is_wrong(node)
        here = view.hasFocus() and index == view.currentIndex() and column.kind != "grade"
        missing = (
            view.show_missing
            and isinstance(node, Node)
            and node.violation == "required"
            and column.kind in _FILLED
        )
        tint = "danger_line" if wrong else "focus" if here else "warn_line" if missing else ""
        if tint:
            painter.setPen(QPen(theme.colour(tint), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(rect).adjusted(2, 2, -2, -2)
            if column.kind == "grade":
                frame.setWidth(grade_width(view.grid) - 10)
            painter.drawRoundedRect(frame, 6, 6)

    def _paint_text(
        self, painter: QPainter, rect: QRect, row: Node, column: Column, *, current: bool
    ) -> None:
        model = self._view.grid
        text = model.text(row, column)
        title = column.kind == "title"
        font = theme.font("strong" if title and current else "body")
        quiet = column.kind == "weight"
        painter.setPen(theme.colour("text2" if quiet else "text"))
        space = rect.adjusted(12 if title else 6, 0, -8, 0)
        if title and model.problems(row):
            self._paint_alert(painter, rect, model.problems(row))
            space.setRight(space.right() - 20)
        if title or quiet:
            font.setPixelSize(theme.px(13))
        if title and QFontMetrics(font).horizontalAdvance(text) > space.width():
            self._paint_two_lines(painter, space, text, font)
            return
        painter.setFont(font)
        right = column.kind in ("weight", "number")
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = elide(text, QFontMetrics(font), space.width(), "components.cell")
        painter.drawText(space, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_two_lines(self, painter: QPainter, space: QRect, text: str, font: QFont) -> None:
        small = QFont(font)
        small.setPixelSize(theme.px(12))
        painter.setFont(small)
        space = space.adjusted(0, 1, 0, -1)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(space, flags, text)

    def _paint_alert(self, painter: QPainter, rect: QRect, problems: list[Node]) -> None:
        wrong = any(is_wrong(node) for node in problems)
        place = QRectF(rect.right() - 22, rect.center().y() - 7, 14, 14)
        name = "circle-alert" if wrong else "triangle-alert"
        paint_icon(painter, name, "danger_line" if wrong else "warn_line", place)

    def _paint_grades(self, painter: QPainter, rect: QRect, row: Node, *, current: bool) -> None:
        model, view = self._view.grid, self._view
        chosen = model.value(row, model.grade_name)
        column = view.current_column()
        here = current and view.hasFocus() and column is not None and column.kind == "grade"
        for code, box in grade_boxes(model, rect):
            _paint_grade(painter, box, code, chosen=code == chosen, strong=current)
        if here:
            boxes = [box for _code, box in grade_boxes(model, rect)]
            around = boxes[0].united(boxes[-1]).adjusted(-3, -3, 3, 3)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around, 6, 6)

    def _paint_mark(self, painter: QPainter, rect: QRect, row: Node, column: Column) -> None:
        text = self._view.grid.text(row, column)
        if not text:
            return
        photos = column.kind == "photos"
        name = "camera" if photos else "message-square"
        paint_icon(painter, name, "text2", QRectF(rect.x() + 10, rect.center().y() - 7, 15, 15))
        if photos:
            painter.setFont(theme.font("hint"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(rect.adjusted(30, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _paint_grade(painter: QPainter, box: QRectF, code: str, *, chosen: bool, strong: bool) -> None:
    grade = code in GRADES
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"g{code}" if grade else "neutral"))
    else:
        pen = QPen(theme.colour("control" if strong else "line"), 1)
        if not grade:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(inner, 4, 4)
    if chosen:
        painter.setPen(theme.colour(f"on_g{code}" if grade else "surface"))
    else:
        painter.setPen(theme.colour("text2"))
    painter.setFont(theme.font("strong" if chosen else "hint"))
    words = code if grade else "–" if code == NEVER_EXISTED else "?"
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
