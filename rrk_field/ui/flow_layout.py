"""Layouts that put widgets side by side and go on in the next line where they do not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in lines, `gap` pixels apart."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets; return the height they need."""
        left, top, height = rect.x(), rect.y(), 0
        for item in self._shown():
            hint = item.sizeHint()
            width = min(hint.width(), max(rect.width(), item.minimumSize().width()))
            if left > rect.x() and left + width > rect.x() + rect.width():
                left, top, height = rect.x(), top + height + self._gap, 0
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if move:
                item.setGeometry(QRect(QPoint(left, top), QSize(width, tall)))
            left += width + self._gap
            height = max(height, tall)
        return top + height - rect.y()


class ColumnsLayout(FlowLayout):
    """Widgets in columns of equal width: `count` of them, or as many as fit."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        count: int = 0,
        narrowest: int = 0,
        gap: int = 8,
    ) -> None:
        super().__init__(parent, gap=gap)
        self._count, self._narrowest = count, narrowest

    def set_count(self, count: int) -> None:
        """Use another number of columns."""
        if count != self._count:
            self._count = count
            self.invalidate()

    def _columns(self, width: int, items: list[QLayoutItem]) -> int:
        widest = max(item.sizeHint().width() for item in items)
        least = min(self._narrowest, widest) if self._count else widest
        fitting = (width + self._gap) // (max(least, 1) + self._gap)
        return max(min(self._count or len(items), fitting, len(items)), 1)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        items = self._shown()
        if not items:
            return 0
        columns = self._columns(rect.width(), items)
        width = (rect.width() - self._gap * (columns - 1)) // columns
        if not self._count:
            width = min(width, max(item.sizeHint().width() for item in items))
        top = rect.y()
        for start in range(0, len(items), columns):
            line = items[start : start + columns]
            tall = max(_height(item, width) for item in line)
            for place, item in enumerate(line):
                if move:
                    left = rect.x() + place * (width + self._gap)
                    item.setGeometry(QRect(left, top, width, tall))
            top += tall + self._gap
        return top - self._gap - rect.y()


class SharesLayout(FlowLayout):
    """Widgets that share lines of `whole` parts; where that is too narrow, one on each line."""

    def __init__(self, parent: QWidget | None = None, *, whole: int, gap: int = 18) -> None:
        super().__init__(parent, gap=gap)
        self._whole = whole
        self._shares: dict[QWidget, int] = {}

    def add_share(self, widget: QWidget, share: int) -> None:
        """Add a widget that takes `share` of the parts of a line."""
        self._shares[widget] = min(share, self._whole)
        self.addWidget(widget)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint().width() for item in self._shown()]
        return QSize(max(hints, default=0), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        used = self._whole
        for item in self._shown():
            widget = item.widget()
            share = self._shares.get(widget, self._whole) if widget else self._whole
            if width * share // self._whole < _LEAST_SHARE:
                share = self._whole
            if used + share > self._whole:
                lines.append([])
                used = 0
            lines[-1].append((item, share))
            used += share
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            left, tall = rect.x(), 0
            for item, share in line:
                width = (rect.width() + self._gap) * share // self._whole - self._gap
                height = _height(item, width)
                if move:
                    item.setGeometry(QRect(left, top, width, height))
                left += width + self._gap
                tall = max(tall, height)
            top += tall + self._gap
        return max(top - self._gap - rect.y(), 0)


_LEAST_SHARE = 180


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
