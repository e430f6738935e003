"""The first columns of a table stay where they are while the others are scrolled sideways."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView

from rrk_field.ui import theme

MOST_OF_WIDTH = 0.5
"""So much of the table at most stays; the rest is needed to scroll in."""


class FrozenColumns(QTableView):
    """A second view of the first columns, seen only while the table is scrolled sideways.

    The cell with the cursor is never one of these: going there scrolls the table back.
    """

    def __init__(self, table: QTableView, count: int, delegate: QAbstractItemDelegate) -> None:
        """`delegate` paints; it is not the table's, which is told when an editor closes."""
        super().__init__(table)
        self._table, self._most = table, count
        self.count = 0
        self.setModel(table.model())
        self.setItemDelegate(delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(table.showGrid())
        self.setWordWrap(table.wordWrap())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.verticalHeader().hide()
        for header, other in (
            (self.horizontalHeader(), table.horizontalHeader()),
            (self.verticalHeader(), table.verticalHeader()),
        ):
            header.setDefaultAlignment(other.defaultAlignment())
            header.setMinimumSectionSize(other.minimumSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setTextElideMode(table.horizontalHeader().textElideMode())
        table.horizontalScrollBar().valueChanged.connect(self._scrolled)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.clicked.connect(self._go_there)
        table.installEventFilter(self)
        self.hide()

    def width_frozen(self) -> int:
        """How much of the table is covered while it is scrolled."""
        return sum(self._table.columnWidth(column) for column in range(self.count))

    def fit(self) -> None:
        """Take over sizes of rows and columns, and the place."""
        table = self._table
        columns = self.model().columnCount()
        room = table.viewport().width() * MOST_OF_WIDTH
        self.count = used = 0
        while self.count < min(self._most, columns):
            used += table.columnWidth(self.count)
            if used > room and self.count:
                break
            self.count += 1
        if table.horizontalScrollBar().value() == 0:
            self.hide()
            return
        self._take_sizes(columns)
        self.show()
        self.raise_()

    def uncover(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll so that a cell is not covered."""
        bar = self._table.horizontalScrollBar()
        if not index.isValid():
            return
        if index.column() < self.count:
            bar.setValue(0)
            return
        left = self._table.visualRect(index).left()
        covered = self.width_frozen()
        if bar.value() and left < covered:
            bar.setValue(max(bar.value() - (covered - left), 0))

    def _take_sizes(self, columns: int) -> None:
        table = self._table
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        for column in range(columns):
            self.setColumnHidden(column, column >= self.count)
            if column < self.count:
                self.setColumnWidth(column, table.columnWidth(column))
        for row in range(self.model().rowCount()):
            if self.rowHeight(row) != table.rowHeight(row):
                self.setRowHeight(row, table.rowHeight(row))
        corner = table.frameWidth()
        height = table.viewport().height() + table.horizontalHeader().height()
        self.setGeometry(corner, corner, self.width_frozen() + 1, height)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    @Slot(int)
    def _scrolled(self, _value: int) -> None:
        self.fit()

    @Slot(QModelIndex)
    def _go_there(self, index: QModelIndex) -> None:
        self._table.horizontalScrollBar().setValue(0)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        self._table.setCurrentIndex(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("control"), 2))
        edge = self.viewport().width() - 1
        painter.drawLine(edge, 0, edge, self.viewport().height())
