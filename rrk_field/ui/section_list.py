"""The list of sections with their marks, titles and counts; as a drop-down on small windows."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.form_sections import SectionState
from rrk_field.ui.icons import icon, paint_icon
from rrk_field.ui.language import Retranslating

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 44
STRIP = 52
"""The width in which the marks alone are shown; their titles are tooltips."""
MOST_LINES = 3
_ROOT = QModelIndex()
_MARKS = {
    "empty": ("circle", "control"),
    "started": ("circle-dot", "info_line"),
    "done": ("circle-check", "ok_line"),
    "problem": ("circle-alert", "danger_line"),
    "locked": ("lock", "text3"),
}


class SectionModel(QAbstractListModel):
    """Sections that apply: number in the form, title, state."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, str, SectionState]] = []

    def show(self, rows: list[tuple[int, str, SectionState]]) -> None:
        """Show these sections."""
        before = [number for number, _title, _state in self.rows]
        if [number for number, _title, _state in rows] != before:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
            if old != new:
                self.rows[place] = new
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, number: int) -> int:
        """The place of a section in the list; -1 if it does not apply."""
        places = (place for place, row in enumerate(self.rows) if row[0] == number)
        return next(places, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        _number, title, state = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*_MARKS[state.mark])
        if role == Qt.ItemDataRole.ToolTipRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._mark_words(state.mark)
            return self.tr("{title}: {mark}, {answered} of {total} answered").format(
                title=title, mark=words, answered=state.answered, total=state.total
            )
        if role == Qt.ItemDataRole.UserRole:
            return state
        return None

    def _mark_words(self, mark: str) -> str:
        if mark == "problem":
            return self.tr("has a problem")
        if mark == "done":
            return self.tr("done")
        if mark == "started":
            return self.tr("in progress")
        return self.tr("read only") if mark == "locked" else self.tr("not started")


class SectionList(QListView):
    """One line for each section.

    Signals:
        chosen: the number of a section.
    """

    chosen = Signal(int)

    def __init__(self, model: SectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = model
        self.setModel(model)
        self.setItemDelegate(_SectionDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.set_role(self, "sections")

    @property
    def is_strip(self) -> bool:
        """Whether the marks alone are shown: a table beside it needs the room."""
        return self.width() <= STRIP

    def show_current(self, number: int) -> None:
        """Mark a section as the one shown."""
        place = self.sections.place_of(number)
        if place >= 0:
            self.setCurrentIndex(self.sections.index(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if self.is_strip else policy.ScrollBarAsNeeded
        )
        self.scheduleDelayedItemsLayout()  # a line more or less may be needed now

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.sections.rows[index.row()][0])


class SectionBox(Retranslating, QComboBox):
    """The same as a drop-down.

    Signals:
        chosen: the number of a section.
    """

    chosen = Signal(int)

    def __init__(self, model: SectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = model
        self.setModel(model)
        self.setMinimumContentsLength(20)
        self.activated.connect(self._choose)
        self.retranslate()

    def show_current(self, number: int) -> None:
        """Mark a section as the one shown."""
        self.setCurrentIndex(self.sections.place_of(number))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sections"))

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(self.sections.rows[place][0])


class _SectionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, SectionList)
        if view.is_strip:
            return QSize(STRIP, theme.px(HEIGHT))
        metrics = QFontMetrics(_title_font(current=False))
        room = view.viewport().width() - 2 * 8 - 38 - 16 - _count_width(index)
        lines = len(wrapped(str(index.data()), metrics, room))
        return QSize(100, theme.px(HEIGHT) + max(lines - 2, 0) * metrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, SectionList)
        state = index.data(Qt.ItemDataRole.UserRole)
        edge = 4 if view.is_strip else 8
        rect = QRect(option.rect).adjusted(edge, 1, -edge, -1)
        current = index == view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, current=current, focused=view.hasFocus())
        middle = rect.center().y()
        name, tint = _MARKS[state.mark]
        paint_icon(painter, name, tint, QRectF(rect.x() + 12, middle - 8, 18, 18))
        if view.is_strip:
            painter.restore()
            return
        width = _count_width(index)
        painter.setFont(theme.font("hint"))
        painter.setPen(theme.colour("text2" if current else "text3"))
        painter.drawText(
            rect.adjusted(0, 0, -8, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            _count(index),
        )
        space = rect.adjusted(38, 0, -(width + 16), 0)
        font = _title_font(current=current)
        plain = _title_font(current=False)
        if _lines(index, font, space) > max(_lines(index, plain, space), 2):
            font = plain  # the heavier letters would need one line more than there is
        painter.setPen(theme.colour("text3" if state.mark == "locked" else "text"))
        paint_wrapped(painter, space, str(index.data()), font)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, *, current: bool, focused: bool
    ) -> None:
        if not current:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sel"))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y() + 8, 3, rect.height() - 16), 1.5, 1.5)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)


def _title_font(*, current: bool) -> QFont:
    font = theme.font("strong" if current else "body")
    font.setPixelSize(theme.px(13))
    return font


def _count(index: Index) -> str:
    state = index.data(Qt.ItemDataRole.UserRole)
    return f"{state.answered}/{state.total}" if state.total else ""


def _count_width(index: Index) -> int:
    return QFontMetrics(theme.font("hint")).horizontalAdvance(_count(index))


def _lines(index: Index, font: QFont, space: QRect) -> int:
    return len(wrapped(str(index.data()), QFontMetrics(font), space.width()))


def wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return the lines of a text, at most three; what is still too long is cut."""
    lines, words = [""], text.split(" ")
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            if len(lines) == MOST_LINES:
                break
            lines.append("")
            continue
        lines[-1] = longer
        words.pop(0)
    lines[-1] = " ".join([lines[-1], *words])
    return [elide(line, metrics, width, "sections.title") for line in lines]


def paint_wrapped(painter: QPainter, space: QRect, text: str, font: QFont) -> None:
    """Draw a text in as many lines as it needs."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    lines = wrapped(text, metrics, space.width())
    top = space.center().y() - len(lines) * metrics.height() / 2 + 1
    for number, line in enumerate(lines):
        box = QRectF(space.x(), top + number * metrics.height(), space.width(), metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
