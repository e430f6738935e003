"""Cells of a repeat: how they are painted, and the field that edits one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rrk_field.forms.definition import Question
from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.entry import (
    asked_parts,
    first_day,
    read_moment,
    read_number,
    read_partial_date,
    read_point,
    read_time,
    read_whole_date,
)
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.row_model import NodeRole, is_warning, is_wrong
from rrk_field.ui.search_choice import SearchChoice

if TYPE_CHECKING:
    from rrk_field.ui.grid_view import GridView

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(QStyledItemDelegate):
    """Paints cells with their state, and edits one at a time.

    Signals:
        moved: the editor was left by a step, by Enter or not.
    """

    moved = Signal(int, bool)

    def __init__(self, view: "GridView") -> None:
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
        if text and isinstance(node, Node) and node.question.control == "upload":
            icon = QRectF(space.x(), space.center().y() - 7, 15, 15)
            paint_icon(painter, "camera", "text2", icon)
            space.setLeft(space.left() + 22)
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

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        node = index.data(NodeRole)
        if not isinstance(node, Node) or self._view.context.read_only:
            return QWidget()  # nothing that can be edited
        if node.question.control == "select1":
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
            plain = node.value if node.question.type in ("int", "decimal") else index.data()
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
            value = understood(node.question, editor.text().strip())
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
        parts = asked_parts(item.appearance)
        if parts < 3:
            return first_day(read_partial_date(typed) or typed, parts)
        return read_whole_date(typed) or typed
    if item.type == "time":
        return read_time(typed) or typed
    if item.type == "dateTime":
        day, _space, time = typed.rpartition(" ")
        return read_moment(day, time) or typed
    if item.type == "geopoint":
        return read_point(typed) or typed
    if "rrk-partial-date" in item.appearance:
        return read_partial_date(typed) or typed
    return typed
