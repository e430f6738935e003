"""Small pictures in lines: hundreds cost no more than those that are seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
SIZE = QSize(92, 62)
GAP = 8
LINES = 3
"""So many lines are seen at once; more are scrolled to."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Item:
    """One picture: `key` loads it, `sign` is the icon of its state."""

    key: str
    label: str
    sign: str = ""
    tint: str = "text2"


class PictureModel(QAbstractListModel):
    """The pictures of a list; each asks for its thumbnail when it is painted.

    `words(row)` names one, in lines, when somebody wants to know.
    """

    def __init__(
        self,
        thumbnails: Thumbnails,
        words: Callable[[int], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.thumbnails, self._words = thumbnails, words
        self.items: list[Item] = []
        self._rows: dict[str, list[int]] = {}
        thumbnails.ready.connect(self._ready)

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these pictures; only what is new or other is built anew."""
        before, after = self.items, list(items)
        if after == before:
            return
        keys, old = [item.key for item in after], [item.key for item in before]
        if keys == old:
            self.items = after
            self.dataChanged.emit(self.index(0), self.index(len(keys) - 1))
        elif keys[: len(old)] == old:
            self.beginInsertRows(QModelIndex(), len(old), len(keys) - 1)
            self.items = after
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.items = after
            self.endResetModel()
        self._rows = {}
        for row, key in enumerate(keys):
            self._rows.setdefault(key, []).append(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            separator = "\n" if role == Qt.ItemDataRole.ToolTipRole else ". "
            return separator.join(self._words(index.row()))
        return None

    @Slot(str)
    def _ready(self, key: str) -> None:
        for row in self._rows.get(key, ()):
            self.dataChanged.emit(self.index(row), self.index(row))


class PictureList(QListView):
    """Arrows move, Enter opens, Del takes away; as high as its lines, up to a few.

    Signals:
        opened, removed: the row of a picture.
    """

    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = model
        self._lines = LINES
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(SIZE + QSize(GAP, GAP))
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(SIZE.height() + GAP)
        theme.set_role(self, "pictures")
        self.clicked.connect(self._clicked)
        model.rowsInserted.connect(self._fit)
        model.modelReset.connect(self._fit)
        self._fit()

    def set_lines(self, lines: int) -> None:
        """Show up to so many lines; 0 fills what room there is."""
        self._lines = lines
        self._fit()

    def current_row(self) -> int:
        """The row of the current picture, -1 for none."""
        return self.currentIndex().row()

    def is_in_last_line(self) -> bool:
        """Whether nothing lies below the current picture."""
        last = self.visualRect(self.pictures.index(len(self.pictures.items) - 1))
        return self.visualRect(self.currentIndex()).top() >= last.top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() in _ENTER and row >= 0 and not event.modifiers():
            self.opened.emit(row)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row() < 0 and self.pictures.items:
            self.setCurrentIndex(self.pictures.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _clicked(self) -> None:
        if self.selectionMode() == QListView.SelectionMode.SingleSelection:
            self.opened.emit(self.current_row())

    @Slot()
    def _fit(self) -> None:
        if not self._lines:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16777215)
            return
        cell = SIZE + QSize(GAP, GAP)
        room = max(self.width() - self.verticalScrollBar().sizeHint().width(), cell.width())
        columns = max(room // cell.width(), 1)
        lines = -(-len(self.pictures.items) // columns)
        self.setFixedHeight(max(1, min(lines, self._lines)) * cell.height() + 2)


class _Delegate(QStyledItemDelegate):
    """Paints a picture with its number and its state."""

    def __init__(self, view: PictureList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return SIZE + QSize(GAP, GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._view.pictures
        item = model.items[index.row()]
        cell = QRectF(option.rect)
        frame = QRectF(cell.x() + 2, cell.y() + 2, SIZE.width() - 4, SIZE.height() - 4)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(frame, 4, 4)
        painter.setClipPath(clip)
        painter.fillRect(frame, theme.colour("sunken"))
        picture = model.thumbnails.picture(item.key)
        if picture is not None:
            painter.drawPixmap(frame.toRect(), picture)
        else:
            middle = frame.center()
            paint_icon(painter, "image", "text3", QRectF(middle.x() - 9, middle.y() - 9, 18, 18))
        painter.setClipping(False)
        self._paint_label(painter, frame, item)
        self._paint_edge(painter, frame, state)
        painter.restore()

    def _paint_label(self, painter: QPainter, frame: QRectF, item: Item) -> None:
        painter.setFont(theme.font("badge"))
        wide = painter.fontMetrics().horizontalAdvance(item.label) + 8
        box = QRectF(frame.x() + 4, frame.bottom() - 18, wide, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        if item.label:
            painter.drawRoundedRect(box, 3, 3)
        if item.sign:
            sign = QRectF(frame.right() - 20, frame.bottom() - 20, 16, 16)
            painter.drawRoundedRect(sign, 3, 3)
            paint_icon(painter, item.sign, item.tint, sign.adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, item.label)

    def _paint_edge(self, painter: QPainter, frame: QRectF, state: Any) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        many = self._view.selectionMode() != QListView.SelectionMode.SingleSelection
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if many and chosen:
            painter.setPen(QPen(theme.colour("accent"), 3))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 4, 4)
            tick = QRectF(frame.right() - 20, frame.y() + 3, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(tick, 9, 9)
            paint_icon(painter, "check", "on_accent", tick.adjusted(3, 3, -3, -3))
        if self._view.hasFocus() and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1), 5, 5)
