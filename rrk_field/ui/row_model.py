"""The rows of a repeat as a table: one column for each question of the row."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from rrk_field.forms import markdown
from rrk_field.forms.definition import Group, Item, Question
from rrk_field.forms.session import Node, Session
from rrk_field.ui import theme
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.form_messages import message_of, special_word

Index = QModelIndex | QPersistentModelIndex
NodeRole = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_NUMBERS = ("int", "decimal")


def rows_of(repeat: Node) -> list[Node]:
    """The rows of a repeat."""
    return repeat.rows if repeat.rows is not None else []


def leaves(node: Node) -> Iterator[Node]:
    """The question nodes of a row, through its groups, without those of inner repeats."""
    for child in node.children:
        if isinstance(child.item, Question):
            yield child
        elif isinstance(child.item, Group):
            yield from leaves(child)


def questions_of(item: Item) -> Iterator[Question]:
    """The questions of a repeat's row in order, without notes and hidden calculations."""
    for child in getattr(item, "children", ()):
        if isinstance(child, Question):
            if child.control not in (None, "note"):
                yield child
        elif isinstance(child, Group):
            yield from questions_of(child)


def row_title(session: Session, row: Node) -> str:
    """The name that the form itself gives a row: of its list, or of its title note."""
    return _listed_title(session, row) or _title_note(session, row)


def _listed_title(session: Session, row: Node) -> str:
    """Code and label where a calculation is named like a list of the form.

    Asked of the list: a calculated name would stay in the language the form was opened in.
    """
    for node in leaves(row):
        if node.question.control is not None or node.item.name not in session.definition.instances:
            continue
        element = session.instance(node.item.name)
        root = element.children[0] if element is not None and element.children else None
        found = root.where("item", "name", node.value) if root is not None else []
        if found:
            label = session.text_of(found[0].values().get("itextId", ""), set())
            return f"{node.value} {label}" if label else ""
    return ""


def _title_note(session: Session, row: Node) -> str:
    for node in leaves(row):
        if "rrk-row-title" in node.item.appearance:
            return markdown.plain(session.label(node)).strip()
    return ""


class RowModel(QAbstractTableModel):
    """Column 0 is the number of the row; the others are questions."""

    def __init__(
        self,
        repeat: Node,
        session: Session,
        columns: list[Question],
        remark_of: Callable[[str], str] = lambda _path: "",
    ) -> None:
        super().__init__()
        self._remark_of = remark_of
        self.repeat, self.session, self.columns = repeat, session, columns
        self._nodes: dict[Node, dict[str, Node]] = {}
        self._shown: dict[Node, str] = {}
        self._rows = list(rows_of(repeat))

    def set_repeat(self, repeat: Node) -> None:
        """Show the rows of another node of the same repeat."""
        self.beginResetModel()
        self.repeat = repeat
        self._rows = list(rows_of(repeat))
        self._nodes, self._shown = {}, {}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def row_node(self, row: int) -> Node:
        """The node of a row."""
        return self._rows[row]

    def row_of(self, node: Node) -> int:
        """The row of a row's node, or of a question in it; -1 if there is none."""
        one: Node | None = node
        while one is not None:
            if one in self._rows:
                return self._rows.index(one)
            one = one.parent
        return -1

    def cell(self, row: int, column: int) -> Node | None:
        """The node of a cell; None for the number of the row."""
        if column == 0:
            return None
        return self._cells(self._rows[row]).get(self.columns[column - 1].path)

    def is_stop(self, row: int, column: int) -> bool:
        """Whether something can be entered in a cell."""
        node = self.cell(row, column)
        return node is not None and node.relevant and not node.read_only

    def update_rows(self) -> bool:
        """Take over rows that were added or removed; return whether there were any."""
        now = list(rows_of(self.repeat))
        if now == self._rows:
            return False
        if len(now) == len(self._rows) + 1 and now[:-1] == self._rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows))
            self._rows = now
            self.endInsertRows()
            return True
        self.beginResetModel()
        self._rows = now
        self.endResetModel()
        return True

    def update_nodes(self, nodes: set[Node]) -> bool:
        """Show again what belongs to these nodes; return whether any of it is in this table."""
        touched = False
        for node in nodes:
            row = self.row_of(node)
            if row < 0:
                continue
            touched = True
            self._shown.pop(node, None)
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))
        return touched

    def forget_texts(self) -> None:
        """Make all texts anew: the language changed."""
        self._shown = {}
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns))

    def problems(self, row: int) -> list[Node]:
        """The nodes of a row that are wrong, not only unanswered, and warnings to look at."""
        return problems_of(self._rows[row], self._remark_of)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.is_stop(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= len(self.columns):
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self.title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numbers = section and self.columns[section - 1].type in _NUMBERS
            side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    def title(self, section: int) -> str:
        """The header of a column."""
        if section == 0:
            return "#"
        return markdown.plain(self.session.label(self.columns[section - 1]))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        node = self.cell(row, column)
        if role == NodeRole:
            return node
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numbers = column and self.columns[column - 1].type in _NUMBERS
            side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1) if node is None else self.text(node)
        if role == Qt.ItemDataRole.EditRole:
            return "" if node is None else node.value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and node is not None and is_wrong(node):
            return message_of(self.session, node)
        if role == Qt.ItemDataRole.ForegroundRole and (node is None or node.read_only):
            return theme.colour("text3")
        return None

    def text(self, node: Node) -> str:
        """What a cell shows."""
        if not node.relevant:
            return ""
        if node not in self._shown:
            special = special_word(node.special) if node.special else ""
            self._shown[node] = special or shown_value(self.session, node)
        return self._shown[node]

    def _spoken(self, row: int, column: int) -> str:
        node = self.cell(row, column)
        if node is None:
            parts = [str(row + 1)]
            for place in range(1, min(len(self.columns), 4) + 1):
                cell = self.cell(row, place)
                if cell is not None and self.text(cell):
                    parts.append(f"{self.title(place)}: {self.text(cell)}")
            return ". ".join(parts)
        wrong = message_of(self.session, node) if is_wrong(node) else ""
        return ". ".join(part for part in (self.title(column), self.text(node), wrong) if part)

    def _cells(self, row: Node) -> dict[str, Node]:
        if row not in self._nodes:
            self._nodes[row] = {node.item.path: node for node in leaves(row)}
        return self._nodes[row]


def problems_of(row: Node, remark_of: Callable[[str], str]) -> list[Node]:
    """What is wrong in a row, and warnings that nobody has said the reason of."""
    return [
        node
        for node in leaves(row)
        if is_wrong(node) or (is_warning(node) and not remark_of(node.path))
    ]


def is_wrong(node: Node) -> bool:
    """Whether a value contradicts a rule, or is not of its type."""
    return node.relevant and node.violation in ("constraint", "format")


def is_warning(node: Node) -> bool:
    """Whether a node is a soft warning that applies."""
    return node.relevant and "rrk-warning" in node.item.appearance
