"""A grid of records of one kind that is filled by keyboard; each cell is saved when it is left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rrk_field.domain.dates import DateFormatError, display, parse
from rrk_field.domain.record import Record
from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.row_delegate import paint_text

NO_INDEX = QModelIndex()
MOST_SQUEEZED = 0.9
RECORD_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Codes = Callable[[], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class GridColumn:
    """One column: `kind` is text, code, date, flag or shown; `codes` gives a code's words.

    A shown column is not edited; `show` says what stands in it.
    """

    name: str
    kind: str = "text"
    codes: Codes | None = None
    show: Callable[[Any], str] | None = None
    width: int = 110


class GridModel(QAbstractTableModel):
    """Records as rows; `changed(record, column, before, after)` is called for each edit."""

    def __init__(
        self,
        columns: Sequence[GridColumn],
        changed: Callable[[Record, str, Any, Any], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._changed = changed
        self._titles: Mapping[str, str] = {}
        self.records: list[Record] = []
        self.read_only = False

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Name the columns."""
        self._titles = titles
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.records:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self.records) - 1, len(self.columns) - 1)
            )

    def set_records(self, records: Sequence[Record]) -> None:
        """Show these records; the same ones in the same order only change their values."""
        if [one.id for one in records] == [one.id for one in self.records]:
            self.records = list(records)
            if records:
                last = self.index(len(records) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.records = list(records)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and not self.read_only:
            column = self.columns[index.column()]
            if column.kind == "flag":
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            elif column.kind != "shown":
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self.records[index.row()], self.columns[index.column()]
        value = getattr(record, column.name, None)
        if role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.CheckStateRole and column.kind == "flag":
            return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown(record, column, value)
        if role == Qt.ItemDataRole.EditRole:
            return display(value) if column.kind == "date" and value else value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.CheckStateRole,
        ):
            return False
        record, column = self.records[index.row()], self.columns[index.column()]
        before = getattr(record, column.name)
        after = self._stored(column, value)
        if after == before or (after in ("", None) and before in ("", None)):
            return False
        self._changed(record, column.name, before, after)
        self.dataChanged.emit(index, index)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in wanted and orientation == Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.columns)
            return self._titles.get(self.columns[section].name, "") if known else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _shown(self, record: Record, column: GridColumn, value: Any) -> str:
        if column.show is not None:
            return column.show(record)
        if column.kind == "code" and column.codes is not None:
            return dict(column.codes()).get(value or "", value or "")
        if column.kind == "date":
            return display(value) if value else ""
        if column.kind == "flag":
            return ""
        return "" if value is None else str(value)

    @staticmethod
    def _stored(column: GridColumn, value: Any) -> Any:
        if column.kind == "flag":
            return Qt.CheckState(value) == Qt.CheckState.Checked
        text = str(value or "").strip()
        if column.kind == "date" and text:
            try:
                return parse(text, datetime.now(UTC).astimezone().date()).edtf
            except DateFormatError:
                return text[:20]  # kept as typed, and marked
        if column.kind in ("code", "date"):
            return text or None
        return text


class GridView(QTableView):
    """The grid; Enter goes on to the next cell, after the last one a new row is asked for.

    Signals:
        row_wanted: Enter on the last cell, or Ctrl+Ins.
        removal_wanted: the record of the row, on Ctrl+Del.
    """

    row_wanted = Signal()
    removal_wanted = Signal(object)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        model.modelReset.connect(self.fit)
        model.headerDataChanged.connect(self.fit_columns)
        self.fit()

    def fit(self) -> None:
        """Be as tall as the rows: the page scrolls, not the grid."""
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.horizontalHeader().setFixedHeight(theme.px(32))
        bar = 14 if self.horizontalScrollBar().maximum() else 2
        rows = theme.px(32) * (len(self._grid.records) + 1)
        self.setFixedHeight(rows + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width by what the columns want; too little of it scrolls."""
        metrics = QFontMetrics(theme.font("table-header"))
        titles = [
            metrics.horizontalAdvance(str(self._grid.headerData(n, Qt.Orientation.Horizontal))) + 18
            for n in range(len(self._grid.columns))
        ]
        wanted = [theme.px(column.width) for column in self._grid.columns]
        share = max(self.viewport().width() / sum(wanted), MOST_SQUEEZED)
        widths = [max(int(w * share), t) for w, t in zip(wanted, titles, strict=True)]
        over = sum(widths) - self.viewport().width()
        spare = [width - title for width, title in zip(widths, titles, strict=True)]
        if 0 < over <= sum(spare):  # what one title needs more, the roomier columns give
            widths = [w - -(-over * s // sum(spare)) for w, s in zip(widths, spare, strict=True)]
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)
        self.fit()

    def choose(self, record_id: str, column: int = 0) -> None:
        """Make a cell of a record the current one."""
        ids = [record.id for record in self._grid.records]
        if record_id in ids:
            self.setCurrentIndex(self._grid.index(ids.index(record_id), column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ctrl and event.key() == Qt.Key.Key_Insert:
            self.row_wanted.emit()
        elif ctrl and event.key() == Qt.Key.Key_Delete:
            if self.currentIndex().isValid():
                self.removal_wanted.emit(self._grid.records[self.currentIndex().row()])
        elif enter and not ctrl:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_on(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            if self._grid.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
                self._grid.setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)

    def go_on(self, step: int = 1) -> None:
        """Go to the next cell that can be filled; past the last one ask for a row."""
        index = self.currentIndex()
        last = len(self._grid.columns)
        place = index.row() * last + index.column() + step
        while 0 <= place < len(self._grid.records) * last:
            cell = self._grid.index(place // last, place % last)
            if self._grid.columns[cell.column()].kind != "shown":
                self.setCurrentIndex(cell)
                return
            place += step
        if step > 0:
            self.row_wanted.emit()

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        if hint == QStyledItemDelegate.EndEditHint.EditNextItem:
            self.go_on(1)
        elif hint == QStyledItemDelegate.EndEditHint.EditPreviousItem:
            self.go_on(-1)


class _CellDelegate(QStyledItemDelegate):
    """Draws the cells, and gives a text field or a list of codes to edit one."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, GridModel)
        column = model.columns[index.column()]
        title = str(model.headerData(index.column(), Qt.Orientation.Horizontal))
        editor: QWidget
        if column.kind == "code" and column.codes is not None:
            editor = combo = QComboBox(parent)
            combo.addItem("", "")
            for code, words in column.codes():
                combo.addItem(words, code)
            combo.view().setMinimumWidth(theme.px(220))
        else:
            editor = QLineEdit(parent)
            editor.setFrame(False)
        editor.setProperty("cell", True)
        editor.setAccessibleName(title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value or ""), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            value = editor.text()
        model.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        flag = index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        space = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        )
        if flag and (space or event.type() == QEvent.Type.MouseButtonRelease):
            on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return super().editorEvent(event, model, option, index)

    def eventFilter(self, editor: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and isinstance(editor, QWidget):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                hints = QStyledItemDelegate.EndEditHint
                self.commitData.emit(editor)
                self.closeEditor.emit(
                    editor, hints.EditPreviousItem if back else hints.EditNextItem
                )
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, GridModel)
        column = model.columns[index.column()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = column.kind == "shown"
        painter.fillRect(rect, theme.colour("sunken" if shown else "surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), theme.colour("line"))
        text = str(index.data() or "")
        wrong = column.kind == "date" and bool(text) and not _is_date(text)
        if wrong:
            painter.fillRect(rect.adjusted(1, 1, -2, -2), theme.colour("danger_soft"))
            mark = QRectF(rect.right() - 20, rect.center().y() - 7, 14, 14)
            paint_icon(painter, "circle-alert", "danger", mark)
        if column.kind == "flag":
            on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            name, tint = ("check", "ok") if on else ("circle", "text3")
            side = QRectF(rect.center().x() - 8, rect.center().y() - 8, 16, 16)
            paint_icon(painter, name, tint, side)
        inner = rect.adjusted(8, 0, -22 if wrong else -6, 0)
        tint = "danger" if wrong else "text2" if shown else "text"
        paint_text(painter, inner, text, tint=tint, place=f"grid.{column.name}")
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()


def _is_date(shown: str) -> bool:
    try:
        parse(shown, datetime.now(UTC).date())
    except DateFormatError:
        return False
    return True
