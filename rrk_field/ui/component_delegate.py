"""How the component grid is painted: headings of groups, grade pickers, marks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.component_model import GRADES, NEVER_EXISTED, Column, ComponentModel
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.row_model import NodeRole, is_wrong

if TYPE_CHECKING:
    from rrk_field.ui.component_view import ComponentView

Index = QModelIndex | QPersistentModelIndex
CELL = (30, 25)
GAP = 3
TITLE_LEFT, TITLE_RIGHT, ALERT = 12, 8, 20
SMALL = 11
_FILLED = ("grade", "choice", "number")


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


def title_height(title: str, width: int) -> int:
    """The height that a name needs in a column of this width, when it is the current one too."""
    small = theme.font("strong")
    small.setPixelSize(theme.px(SMALL))
    room = QRect(0, 0, width - TITLE_LEFT - TITLE_RIGHT - ALERT, 1000)
    flags = int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(small).boundingRect(room, flags, title).height() + 3


class ComponentDelegate(QStyledItemDelegate):
    def __init__(self, view: "ComponentView") -> None:
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
        space = rect.adjusted(TITLE_LEFT if title else 6, 0, -TITLE_RIGHT, 0)
        if title and model.problems(row):
            self._paint_alert(painter, rect, model.problems(row))
            space.setRight(space.right() - ALERT)
        if title or quiet:
            font.setPixelSize(theme.px(13))
        wraps = title or column.kind == "choice"
        if wraps and QFontMetrics(font).horizontalAdvance(text) > space.width():
            self._paint_two_lines(painter, space, text, font)
            return
        painter.setFont(font)
        right = column.kind in ("weight", "number")
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = elide(text, QFontMetrics(font), space.width(), "components.cell")
        painter.drawText(space, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_two_lines(self, painter: QPainter, space: QRect, text: str, font: QFont) -> None:
        small = QFont(font)
        small.setPixelSize(theme.px(SMALL))
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
