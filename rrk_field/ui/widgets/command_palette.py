"""Ctrl+K: people, places and actions in one list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.row_delegate import Index, paint_text
from rrk_field.ui.widgets.card import line, text_label
from rrk_field.ui.widgets.overlay import Overlay
from rrk_field.ui.widgets.search_field import SearchField

_ENTRY = Qt.ItemDataRole.UserRole
_MOST_ROWS_PX = 420
_AROUND_LIST_PX = 190
"""Above, below and beside the list: the dimmed window, the field, the hints."""


@dataclass(frozen=True)
class Entry:
    """One line of the list; `group` is its heading, `keys` what stands at the right."""

    group: str
    icon: str
    title: str
    detail: str
    key: str
    keys: str = ""


class CommandPalette(Retranslating, Overlay):
    """Asks `search(text)` for entries while one types.

    Signals:
        chosen: the `Entry`.
    """

    chosen = Signal(object)

    def __init__(self, search: Callable[[str], Sequence[Entry]], parent: QWidget) -> None:
        super().__init__(parent)
        self._search = search
        self.field = SearchField()
        self.field.searched.connect(self._show)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_EntryDelegate(self.field, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        self.list.itemClicked.connect(self._take)
        self._hints = text_label("caption")
        self.card.body.addWidget(self.field)
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(line())
        self.card.body.addWidget(self._hints)
        self.retranslate()

    def open(self) -> None:
        super().open()
        self.field.clear()
        self._show("")
        self.field.setFocus()

    def entries(self) -> list[Entry]:
        """What the list offers, without headings."""
        items = [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]
        return [item for item in items if isinstance(item, Entry)]

    def retranslate(self) -> None:
        self.field.set_words(self.tr("Search people, places and actions"))
        self.list.setAccessibleName(self.tr("Found"))
        self._hints.setText(
            "   ·   ".join((self.tr("Up Down choose"), self.tr("Enter open"), self.tr("Esc close")))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_card()
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count():
            if isinstance(self.list.item(row).data(_ENTRY), Entry):
                self.list.setCurrentRow(row)
                self.field.setAccessibleDescription(self.list.item(row).text())
                return
            row += step

    @Slot(str)
    def _show(self, text: str) -> None:
        self.list.clear()
        group = ""
        for entry in self._search(text.strip()):
            if entry.group != group:
                group = entry.group
                heading = QListWidgetItem(group, self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(f"{entry.title}, {entry.detail}".removesuffix(", "), self.list)
            item.setData(_ENTRY, entry)
        if not self.list.count():
            nothing = QListWidgetItem(self.tr("Nothing found"), self.list)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self._move(1)
        self.place()

    def place(self) -> None:
        tall = sum(self.list.sizeHintForRow(row) for row in range(self.list.count())) + 4
        whole = self.parentWidget()
        assert whole is not None
        room = max(whole.height() - theme.px(_AROUND_LIST_PX), 80)
        self.list.setFixedHeight(min(tall, theme.px(_MOST_ROWS_PX), room))
        super().place()

    @Slot()
    def _take(self) -> None:
        if self.field.text().strip() and not self.list.count():
            return
        if self.list.currentRow() < 0:
            return
        entry = self.list.currentItem().data(_ENTRY)
        if isinstance(entry, Entry):
            self.close_card()
            self.chosen.emit(entry)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, field: SearchField, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | Index) -> QSize:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return QSize(200, theme.px(26))
        return QSize(200, theme.px(49 if entry.detail else 38))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Index
    ) -> None:
        entry = index.data(_ENTRY)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(entry, Entry):
            paint_text(painter, rect, str(index.data()), role="table-header", tint="text2")
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        self._paint_entry(painter, rect, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        paint_icon(
            painter, entry.icon, "text2", QRectF(rect.x() + 10, rect.center().y() - 9, 18, 18)
        )
        keys = QRectF(rect.right() - 110, rect.y(), 100, rect.height())
        paint_text(painter, keys, entry.keys, role="caption", tint="text3", right=True)
        width = rect.width() - 48 - (116 if entry.keys else 8)
        middle = rect.center().y()
        title = QRectF(rect.x() + 38, middle - theme.px(19), width, theme.px(20))
        if not entry.detail:
            title.moveTop(middle - title.height() / 2)
        query = self._field.text()
        paint_text(painter, title, entry.title, query=query, place="palette.title")
        if entry.detail:
            detail = QRectF(title.x(), middle + theme.px(1), width, theme.px(17))
            paint_text(
                painter, detail, entry.detail, role="caption", tint="text2", place="palette.detail"
            )
