"""Finds texts that do not fit: run over each page, size and language."""

from collections.abc import Iterator

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)

from rrk_field.ui import theme

SIZES = ((1366, 690), (1280, 640), (1092, 546))
SLACK = 1


def clipped(window: QWidget) -> list[str]:
    """Return what is cut off in a window, each with its class and text."""
    found = [
        f"{type(widget).__name__} {words!r}: {what}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        for words, what in _cut(widget)
    ]
    return [*found, *_outside(window)]


def _cut(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QLineEdit):
        if not widget.text() and widget.placeholderText():
            yield from _too_wide(widget, widget.placeholderText(), 16)
    elif isinstance(widget, QComboBox):
        return
    elif isinstance(widget, QHeaderView):
        yield from _cut_titles(widget)
    elif isinstance(widget, QCheckBox | QPushButton | QToolButton):
        yield from _cut_button(widget)


def _cut_label(label: QLabel) -> Iterator[tuple[str, str]]:
    text = label.text()
    if not text:
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield text, f"needs {needed} px of height, has {label.height()}"
        return
    if label.sizeHint().width() > label.width() + SLACK:
        yield text, f"needs {label.sizeHint().width()} px, has {label.width()}"
    if label.sizeHint().height() > label.height() + SLACK:
        yield text, f"needs {label.sizeHint().height()} px of height, has {label.height()}"


def _cut_button(button: QAbstractButton) -> Iterator[tuple[str, str]]:
    text = button.text().replace("&", "")
    if not text:
        return
    needed = QFontMetrics(button.font()).horizontalAdvance(text)
    if not button.icon().isNull() and button.layout() is None:
        needed += button.iconSize().width()
    if needed > button.width() + SLACK:
        yield text, f"needs {needed} px, has {button.width()}"


def _cut_titles(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model, metrics = header.model(), QFontMetrics(theme.font("table-header"))
    for section in range(header.count()):
        title = str(model.headerData(section, header.orientation()) or "")
        room = header.sectionSize(section)
        needed = metrics.horizontalAdvance(title) + 16
        if title and not header.isSectionHidden(section) and needed > room + SLACK:
            yield title, f"needs {needed} px, has {room}"


def _too_wide(widget: QWidget, text: str, padding: int) -> Iterator[tuple[str, str]]:
    needed = QFontMetrics(widget.font()).horizontalAdvance(text) + padding
    if needed > widget.width() + SLACK:
        yield text, f"needs {needed} px, has {widget.width()}"


def _outside(window: QWidget) -> Iterator[str]:
    """Widgets that stick out of the window, where nothing scrolls them into it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or _scrolls(widget, window):
            continue
        corner = widget.mapTo(window, widget.rect().bottomRight())
        if corner.x() > window.width() or corner.y() > window.height():
            yield f"{type(widget).__name__} ends at {corner.x()},{corner.y()}"


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea | QTableView):
            return True
        above = above.parentWidget()
    return False


class Longer(QTranslator):
    """A language 40 % longer than English, for as long as it is installed."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return longer(text).replace("%n", str(n)) if text and context not in OTHERS else text

    def isEmpty(self) -> bool:  # noqa: N802 - the name is Qt's
        return False


OTHERS = frozenset({"QShortcut"})


def longer(text: str) -> str:
    """The text with accents and 40 % more letters; values in braces stay."""
    return text + " " + "ëčšž"[: max(1, len(text) * 2 // 5)] * max(1, len(text) // 10)
