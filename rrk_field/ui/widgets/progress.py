"""Progress as a ring, a bar or a short bar in a table, and links to what is still to do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.widgets.card import line, text_label

RING = 64


class ProgressRing(QWidget):
    """A ring with its percentage: `ring.set_progress(48, 71)`. Words beside it are the owner's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setFixedSize(RING, RING)

    def set_progress(self, done: int, total: int) -> None:
        """Show `done` of `total`; 100 % only when nothing is left."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{self._percent()} %")
        self.update()

    def _percent(self) -> int:
        return 100 * self._done // self._total if self._total else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5)
        painter.setPen(QPen(theme.colour("neutral_soft"), 7))
        painter.drawEllipse(ring)
        tint = "ok_line" if self._done and self._done == self._total else "accent"
        painter.setPen(QPen(theme.colour(tint), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, -round(self._percent() * 57.6))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self._percent()}%")


def paint_bar(
    painter: QPainter, rect: QRectF, share: float, tint: str = "accent", rest: str = "neutral_soft"
) -> None:
    """Draw a rounded bar filled to `share` (0 to 1); also for delegates."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(rest))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.width() * min(share, 1.0), rect.height()))
        painter.setBrush(theme.colour(tint))
        painter.drawRoundedRect(filled, radius, radius)


class Bar(QWidget):
    """A progress bar: `bar.set_share(0.6)`, in another colour `bar.set_share(1.1, "warn_line")`."""

    def __init__(self, height: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._tint = 0.0, "accent"
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, tint: str = "accent") -> None:
        """Fill to `share` (0 to 1) in the colour of a token."""
        self._share, self._tint = share, tint
        self.setAccessibleName(f"{round(share * 100)} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, QRectF(self.rect()), self._share, self._tint)


class ProblemLink(QPushButton):
    """One line under "Before it can be completed": icon, words (wrapping), and a chevron.

    `ProblemLink("circle-alert", "danger_line")`, `set_words(text)`; it is a button, so the
    owner connects `clicked` to a function that focuses the question.
    """

    def __init__(self, icon_name: str, tint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tint = icon_name, tint
        theme.set_role(self, "plain")
        self._label = text_label("hint", wrap=True)
        theme.set_role(self._label, "link-text")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 5, 22, 5)
        row.addWidget(self._label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_words(self, words: str) -> None:
        """Say what is to do."""
        self._label.setText(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(width), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        paint_icon(painter, self._icon, self._tint, QRectF(3, middle - 8, 16, 16))
        right = self.width() - 18
        paint_icon(painter, "chevron-right", "text3", QRectF(right, middle - 8, 16, 16))


class SummaryPanel(QWidget):
    """The column at the right of a form: heading, ring with words, then what the owner adds.

    `add_link(...)`, `add_line()`, `add_fact()`; `clear_links()` before the links change. `ring`
    and `counted` (the words beside the ring) are set by the owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(264)
        self.heading = text_label("card-title")
        self.ring = ProgressRing()
        self.counted = text_label("hint", wrap=True)
        self.links_heading = text_label("strong", wrap=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.ring)
        top.addWidget(self.counted, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self.body.addWidget(self.heading)
        self.body.addLayout(top)
        self.body.addWidget(self.links_heading)
        self.body.addLayout(self._links)
        self.body.addStretch(1)

    def add_link(self, link: ProblemLink) -> None:
        """Add one thing to do."""
        self._links.addWidget(link)

    def clear_links(self) -> None:
        """Take away all links."""
        while item := self._links.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()

    def add_line(self) -> None:
        """Add a dividing line at the end."""
        self.body.insertWidget(self.body.count() - 1, line())

    def add_fact(self) -> tuple[QLabel, QLabel]:
        """Add a small caption with a value under it; return both labels."""
        caption, value = text_label("caption"), text_label("hint", wrap=True)
        theme.set_role(value, "link-text")
        pair = QVBoxLayout()
        pair.setSpacing(1)
        pair.addWidget(caption)
        pair.addWidget(value)
        self.body.insertLayout(self.body.count() - 1, pair)
        return caption, value
