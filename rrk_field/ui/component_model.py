"""The component grid as a table: rows of a computed repeat under the headings of their groups."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rrk_field.forms import markdown
from rrk_field.forms.definition import Question
from rrk_field.forms.session import Choice, Node, Session
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.entry import show_number
from rrk_field.ui.form_messages import message_of, special_word
from rrk_field.ui.row_model import (
    NodeRole,
    is_wrong,
    leaves,
    problems_of,
    questions_of,
    row_title,
    rows_of,
)
from rrk_field.ui.widgets.units import unit_word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
NEVER_EXISTED, NOT_VISIBLE = "8", "9"
GRADES = tuple("012345")
KEYS = {"-": NEVER_EXISTED, "?": NOT_VISIBLE}


@dataclass(frozen=True)
class Column:
    """A column: `kind` is title, weight, grade, choice, number, photos or remark."""

    kind: str
    name: str


@dataclass(frozen=True)
class Line:
    """A line of the table: a heading of a group, or a row of the repeat."""

    row: Node | None
    heading: str = ""


class ComponentModel(QAbstractTableModel):
    """Columns come from the questions of the row, headings from its `…_group` column."""

    def __init__(
        self,
        repeat: Node,
        session: Session,
        group_words: dict[str, str],
        remark_of: Callable[[str], str] = lambda _path: "",
    ) -> None:
        super().__init__()
        self._remark_of = remark_of
        self.repeat, self.session = repeat, session
        self._group_words = group_words
        self._cells: dict[Node, dict[str, Node]] = {}
        self._choices: dict[str, list[Choice]] = {}
        self.all_columns = self._find_columns(repeat)
        self.columns: list[Column] = []
        self.lines: list[Line] = []
        self.photo_counts: dict[str, int] = {}
        self.rebuild()

    def rebuild(self) -> None:
        """Take over the rows, and show the columns that matter in some row."""
        self.beginResetModel()
        self.lines = []
        heading = None
        for row in rows_of(self.repeat):
            group = self.value(row, self._group_name(row))
            if group and group != heading:
                heading = group
                self.lines.append(Line(None, group))
            self.lines.append(Line(row))
        self.columns = [column for column in self.all_columns if self._is_used(column)]
        self.endResetModel()

    def columns_changed(self) -> bool:
        """Whether other columns matter now than those shown."""
        return self.columns != [column for column in self.all_columns if self._is_used(column)]

    def set_group_words(self, words: dict[str, str]) -> None:
        """Name the groups in another language."""
        self._group_words = words

    # reading rows

    def node(self, row: Node, name: str) -> Node | None:
        """The node of a question or calculation of a row, by its name."""
        if row not in self._cells:
            self._cells[row] = {node.item.name: node for node in leaves(row)}
        return self._cells[row].get(name)

    def value(self, row: Node, name: str) -> str:
        """The value of a question or calculation of a row."""
        node = self.node(row, name)
        return node.value if node is not None else ""

    def line_of(self, row: Node) -> int:
        """The line of a row; -1 if there is none."""
        places = (i for i, line in enumerate(self.lines) if line.row is row)
        return next(places, -1)

    def row_holding(self, node: Node) -> Node | None:
        """The row that a node belongs to."""
        one: Node | None = node
        while one is not None and one.parent is not self.repeat:
            one = one.parent
        return one

    @property
    def grade_name(self) -> str:
        """The name of the question that is graded."""
        return next((column.name for column in self.all_columns if column.kind == "grade"), "")

    def grades(self) -> list[Choice]:
        """The levels that can be chosen, the ordinary ones first."""
        return self._choices_of(self.grade_name)

    def title(self, row: Node) -> str:
        """The name of a row."""
        return row_title(self.session, row)

    def header(self, column: Column) -> str:
        """The header of a column."""
        if column.kind == "title":
            return markdown.plain(self.session.label(self.repeat))
        if column.kind == "weight":
            return self.tr("Weight")
        item = next((q for q in questions_of(self.repeat.item) if q.name == column.name), None)
        return markdown.plain(self.session.label(item)) if item is not None else ""

    def text(self, row: Node, column: Column) -> str:
        """What a cell shows."""
        if column.kind == "title":
            return self.title(row)
        node = self.node(row, column.name)
        if column.kind == "photos":
            count = self.photo_counts.get(row.path, 0)
            return str(count) if count else ""
        if node is None or not node.relevant:
            return ""
        if node.special:
            return special_word(node.special)
        if not node.value:
            return ""
        if column.kind == "weight":
            return f"{show_number(node.value)} %"
        if column.kind == "choice":
            return shown_value(self.session, node)
        if column.kind == "number":
            unit = unit_word(self.value(row, "unit")) if column.name == "quantity" else ""
            return " ".join(part for part in (shown_value(self.session, node), unit) if part)
        return node.value

    # the table

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.header(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].kind in ("weight", "number")
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if line.row is None:
            heading = self.heading(line) if index.column() == 0 else ""
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return heading if role in shown else None
        if role == NodeRole:
            return self.node(line.row, column.name)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line.row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line.row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line.row, column)
        return None

    def heading(self, line: Line) -> str:
        """The words of a group."""
        return self._group_words.get(line.heading, line.heading)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].row is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def update_nodes(self, nodes: set[Node]) -> bool:
        """Show again the rows of these nodes; return whether there was any."""
        rows = {row for node in nodes if (row := self.row_holding(node)) is not None}
        for row in rows:
            place = self.line_of(row)
            if place >= 0:
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))
        return bool(rows)

    def forget_texts(self) -> None:
        """Make all texts anew: the language changed."""
        self._choices = {}
        if self.lines:
            last = self.index(len(self.lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self.columns) - 1, 0))

    def problems(self, row: Node) -> list[Node]:
        """What is wrong in a row, and warnings to look at."""
        return problems_of(row, self._remark_of)

    def _spoken(self, row: Node, column: Column) -> str:
        if column.kind == "title":
            grade = self.node(row, self.grade_name)
            level = shown_value(self.session, grade) if grade is not None else ""
            return ". ".join(part for part in (self.title(row), level) if part)
        node = self.node(row, column.name)
        level = (
            shown_value(self.session, node) if node is not None and column.kind == "grade" else ""
        )
        return ": ".join(
            part for part in (self.header(column), level or self.text(row, column)) if part
        )

    def _tip(self, row: Node, column: Column) -> str:
        problems = [
            message_of(self.session, node) if is_wrong(node) else self.session.label(node)
            for node in self.problems(row)
        ]
        lines = [self.title(row), *map(markdown.plain, problems)] if column.kind == "title" else []
        node = self.node(row, column.name)
        if node is not None and column.kind == "grade":
            lines = [shown_value(self.session, node), *map(markdown.plain, problems)]
        return "\n".join(line for line in lines if line)

    def _choices_of(self, name: str) -> list[Choice]:
        if name not in self._choices:
            node = next((self.node(row, name) for row in rows_of(self.repeat)), None)
            self._choices[name] = list(self.session.choices(node)) if node is not None else []
        return self._choices[name]

    def _group_name(self, row: Node) -> str:
        if row not in self._cells:
            self.node(row, "")
        return next((name for name in self._cells[row] if name.endswith("_group")), "")

    def _is_used(self, column: Column) -> bool:
        if column.kind in ("title", "weight", "grade", "photos", "remark"):
            return True
        cells = (self.node(row, column.name) for row in rows_of(self.repeat))
        return any(cell is not None and cell.relevant for cell in cells)

    def _find_columns(self, repeat: Node) -> list[Column]:
        columns = [Column("title", "")]
        names = {node.item.name for row in rows_of(repeat)[:1] for node in leaves(row)}
        if "weight" in names:
            columns.append(Column("weight", "weight"))
        for question in questions_of(repeat.item):
            kind = self._kind(question, [column.kind for column in columns])
            if kind:
                columns.append(Column(kind, question.name))
        order = ("title", "weight", "grade", "choice", "number", "photos", "remark")
        return sorted(columns, key=lambda column: order.index(column.kind))

    def _kind(self, question: Question, known: list[str]) -> str:
        if question.control == "select1":
            return "choice" if "grade" in known else "grade"
        if question.control == "upload":
            return "photos"
        if question.type in ("int", "decimal"):
            return "number"
        return "remark" if "multiline" in question.appearance and "remark" not in known else ""
