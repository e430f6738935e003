"""The one table of records: ids in memory, rows in pages, fetched when they are shown."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rrk_field.ui import theme

PAGE_ROWS, PAGES_KEPT = 200, 20
ROW_ROLE = Qt.ItemDataRole.UserRole
NO_INDEX = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
Rows = Mapping[str, Any]


class RecordTable(QAbstractTableModel):
    """Rows of records by id.

    `fetch(ids)` returns the rows that still exist; `text(row, column)` what a cell says. A cell
    gives the whole row under `ROW_ROLE`. The first cell of a row tells all of it to a screen
    reader.
    """

    def __init__(
        self,
        columns: Sequence[str],
        fetch: Callable[[Sequence[str]], Rows],
        text: Callable[[Any, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._titles: dict[str, str] = {}
        self._fetch, self._text = fetch, text
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._pages: OrderedDict[int, Rows] = OrderedDict()

    @property
    def ids(self) -> list[str]:
        """The ids of all rows, in order."""
        return self._ids

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Name the columns, in another language: the rows are read again too."""
        self._titles = dict(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.refresh()

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show other rows, or the same in another order."""
        self.beginResetModel()
        self._ids = list(ids)
        self._places = {record_id: row for row, record_id in enumerate(self._ids)}
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: Sequence[str] | None = None) -> None:
        """Read changed rows again; all of them if `ids` is None."""
        rows = range(len(self._ids)) if ids is None else [self._places.get(i, -1) for i in ids]
        rows = sorted(row for row in rows if row >= 0)
        if not rows:
            return
        for number in {row // PAGE_ROWS for row in rows}:
            self._pages.pop(number, None)
        self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self.columns) - 1))

    def place(self, record_id: str) -> int:
        """Return the row of an id, -1 if it is not shown."""
        return self._places.get(record_id, -1)

    def row(self, number: int) -> Any:
        """Return what was fetched for a row; None if it was removed meanwhile."""
        return self._page(number // PAGE_ROWS).get(self._ids[number])

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, self.columns[index.column()])
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._titles.get(self.columns[section], "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _spoken(self, row: Any, column: int) -> str:
        if column:
            return self._text(row, self.columns[column])
        texts = (self._text(row, name) for name in self.columns)
        return ", ".join(text.replace("\n", ", ") for text in texts if text)

    def _page(self, number: int) -> Rows:
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            first = number * PAGE_ROWS
            self._pages[number] = self._fetch(self._ids[first : first + PAGE_ROWS])
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number]


class RecordView(QTableView):
    """Shows a `RecordTable`: whole rows, one chosen, by keyboard as by mouse.

    Signals:
        opened: the id of the row, on Enter or a double click.
        opened_apart: the id, on Ctrl+Enter: in a second window.
        typed: a letter that belongs into the search field.
        left_up: arrow up was pressed in the first row.
        chosen: the id of the current row, "" for none.
        resized: there is more or less room for the columns.
    """

    opened = Signal(str)
    opened_apart = Signal(str)
    typed = Signal(str)
    left_up = Signal()
    chosen = Signal(str)
    resized = Signal()

    def __init__(self, table: RecordTable, row_height: int = 48, parent: QWidget | None = None):
        super().__init__(parent)
        self.table = table
        self._row_height = row_height
        self._current = ""
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.modelReset.connect(self._choose_again)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Take the heights of the text size in use."""
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self.horizontalHeader().setFixedHeight(theme.px(36))

    def current_id(self) -> str:
        """The id of the current row, "" for none."""
        return self._current

    def choose(self, record_id: str) -> None:
        """Make a record the current row, if it is shown."""
        row = self.table.place(record_id)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() < len(self.table.ids):
            self._current = self.table.ids[current.row()]
            self.chosen.emit(self._current)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            (self.opened_apart if ctrl else self.opened).emit(self._current)
        elif event.key() == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif plain and event.text().isalnum():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.table.ids[index.row()])

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.ids:
            self.setCurrentIndex(self.table.index(0, 0))
        self.viewport().update()

    @Slot()
    def _choose_again(self) -> None:
        """After a reset: the record that was current is so again, wherever it is now."""
        wanted, self._current = self._current, ""
        row = self.table.place(wanted)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, 0))
        elif self.table.ids and self.hasFocus():
            self.setCurrentIndex(self.table.index(0, 0))
        else:
            self.chosen.emit("")
