"""Painting of table rows: ground, texts in two lines, chips, badges, bars."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.matches import matches
from rrk_field.ui.widgets.chip import HEIGHT, STATES, chip_width, paint_chip, state_word
from rrk_field.ui.widgets.progress import paint_bar

PAD = 8
DAMAGE = ("I", "II", "III", "IV", "V")
"""The damage categories; each has the colour of the grade at its place."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row and its edge; what stands in it is the business of a subclass.

    `place` begins the names under which cut texts are recorded.
    """

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._paint_ground(painter, rect, option, index)
        self.paint_cell(painter, rect, index)
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Draw one cell."""
        text = str(index.data() or "")
        paint_text(painter, rect.adjusted(PAD, 0, -PAD, 0), text, place=self.place)

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        state = option.state
        view = option.widget
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        token = "sel" if chosen else "hover" if hovered else "surface"
        painter.fillRect(rect, theme.colour(token))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour("accent"))
        if chosen and view.hasFocus():
            focus = theme.colour("focus")
            painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 2), focus)
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2), focus)


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    role: str = "body",
    tint: str = "text",
    query: str = "",
    place: str = "table",
    right: bool = False,
) -> None:
    """Draw one line, cut where it does not fit; what `query` found stands out."""
    font = theme.font(role)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.colour(tint))
    shown = elide(text, metrics, round(rect.width()), place)
    found = matches(shown, query) if query else []
    if not found:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)
        return
    _paint_found(painter, rect, shown, found, font)


def paint_wrapped(painter: QPainter, rect: QRectF, text: str, *, place: str) -> None:
    """Draw a hint in two lines where one does not hold it, cut where two do not either."""
    metrics = QFontMetrics(theme.font("hint"))
    flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
    room = rect.toRect()
    wide = metrics.horizontalAdvance(text) > room.width()
    if not wide or metrics.boundingRect(room, flags, text).height() > room.height():
        paint_text(painter, rect, text, role="hint", place=place)
        return
    painter.setFont(theme.font("hint"))
    painter.setPen(theme.colour("text"))
    painter.drawText(room, flags, text)


def _paint_found(
    painter: QPainter, rect: QRectF, text: str, found: list[tuple[int, int]], font: QFont
) -> None:
    plain, strong = QFont(font), QFont(font)
    plain.setWeight(QFont.Weight.Normal)
    strong.setWeight(QFont.Weight.Bold)
    left, done = rect.x(), 0
    parts: list[tuple[str, QFont]] = []
    for start, end in found:
        parts += [(text[done:start], plain), (text[start:end], strong)]
        done = end
    for part, used in [*parts, (text[done:], plain)]:
        painter.setFont(used)
        box = QRectF(left, rect.y(), rect.right() - left + 2, rect.height())
        painter.drawText(box, _LEFT, part)
        left += QFontMetrics(used).horizontalAdvance(part)


def paint_lines(
    painter: QPainter,
    rect: QRectF,
    first: str,
    second: str,
    *,
    query: str = "",
    role: str = "strong",
    place: str,
) -> None:
    """Draw two lines: the first in `role`, the second small."""
    inner = rect.adjusted(PAD, 0, -PAD, 0)
    middle = rect.center().y()
    upper = QRectF(inner.x(), middle - theme.px(19), inner.width(), theme.px(20))
    lower = QRectF(inner.x(), middle + theme.px(1), inner.width(), theme.px(17))
    if not second:
        upper.moveTop(middle - upper.height() / 2)
    paint_text(painter, upper, first, role=role, query=query, place=f"{place}.first")
    if second:
        paint_text(
            painter,
            lower,
            second,
            role="caption",
            tint="text2",
            query=query,
            place=f"{place}.second",
        )


def paint_state(painter: QPainter, rect: QRectF, state: str, place: str) -> None:
    """Draw the chip of a state of `STATES`."""
    look, word = STATES[state], state_word(state)
    width = min(chip_width(word), rect.width() - 8)
    height = theme.px(HEIGHT)
    chip = QRectF(rect.x() + PAD, rect.center().y() - height / 2, width, height)
    paint_chip(painter, chip, look.icon, look.meaning, word, place)


def paint_category(painter: QPainter, rect: QRectF, category: str | None) -> None:
    """Draw a damage category I to V as a badge in its grade's colour, a dash for none."""
    left = rect.x() + PAD
    if category not in DAMAGE:
        box = QRectF(left, rect.y(), rect.width() - PAD, rect.height())
        paint_text(painter, box, "—", tint="text3")
        return
    grade = DAMAGE.index(category) + 1
    badge = QRectF(left, rect.center().y() - theme.px(11), theme.px(34), theme.px(22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"g{grade}"))
    painter.drawRoundedRect(badge, 4, 4)
    font = theme.font("table-header")
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme.colour(f"on_g{grade}"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, category)


def paint_progress(painter: QPainter, rect: QRectF, done: int, total: int) -> None:
    """Draw a short bar and "6/9"; a dash where nothing was begun."""
    left = rect.x() + PAD
    if not total:
        box = QRectF(left, rect.y(), rect.width() - PAD, rect.height())
        paint_text(painter, box, "—", tint="text3")
        return
    bar = QRectF(left, rect.center().y() - 3, 58, 6)
    paint_bar(painter, bar, done / total, "ok_line" if done == total else "accent")
    box = QRectF(bar.right() + 7, rect.y(), rect.right() - bar.right() - 8, rect.height())
    paint_text(painter, box, f"{done}/{total}", role="caption", place="table.progress")


def paint_sign(painter: QPainter, rect: QRectF, icon: str, tint: str) -> None:
    """Draw an icon at the right end of a cell."""
    side = 18.0
    place = QRectF(rect.right() - side - PAD, rect.center().y() - side / 2, side, side)
    paint_icon(painter, icon, tint, place)
