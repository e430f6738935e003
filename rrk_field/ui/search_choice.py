"""A drop-down that is searched by typing: any part of a name in any script, or the code."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from rrk_field.domain.scripts import fold
from rrk_field.ui import theme
from rrk_field.ui.icons import icon

ROW = 30
MOST_SHOWN = 9
_CODE = Qt.ItemDataRole.UserRole


class SearchChoice(QLineEdit):
    """`set_choices([(code, label), ...])`, `show_code(code)`.

    The list lies in the window, not in a window of its own: it never takes the keyboard.

    Signals:
        chosen: a code; "" when the field was emptied.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, str]] = []
        self._folded: list[tuple[str, str]] = []
        self._shown = ""
        self._list: QListWidget | None = None
        self._arrow = QAction(icon("chevron-down", "text2"), "", self)
        self._arrow.triggered.connect(self.toggle_list)
        self.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._typed)

    def set_choices(self, choices: list[tuple[str, str]]) -> None:
        """Offer choices: code and label."""
        if choices == self._choices:
            return
        was = self.has_unsettled()
        self._choices = choices
        self._folded = [(code, fold(label)) for code, label in choices]
        if not was:
            self._write(self._shown)

    def show_code(self, code: str) -> None:
        """Show the choice of a code; a code that is not offered shows as it is."""
        if code != self._shown or not self.has_unsettled():
            self._write(code)

    def code(self) -> str:
        """The code of the choice shown."""
        return self._shown

    def typed(self) -> str:
        """What stands in the field."""
        return self.text()

    def has_unsettled(self) -> bool:
        """Whether the field says something else than the choice shown."""
        return self.text() != self._label(self._shown)

    def find_choice(self, typed: str) -> str | None:
        """Return the code that a text means: code, label, start of a word, part; else None."""
        matches = self._matches(typed)
        return matches[0] if matches else None

    @Slot()
    def settle(self) -> None:
        """Choose what is marked in the list, or what the typed text means; else put it back."""
        marked = self._marked()
        self.close_list()
        if marked is not None:
            self._choose(marked)
        elif self.has_unsettled():
            typed = self.text().strip()
            code = self.find_choice(typed) if typed else ""
            self._choose(self._shown if code is None else code)

    def put_back(self) -> None:
        """Show the choice again instead of what was typed."""
        self.close_list()
        self._write(self._shown)

    # the list

    @Slot()
    def toggle_list(self) -> None:
        """Open the list with all choices, or close it."""
        if self.is_open():
            self.close_list()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_list()

    def is_open(self) -> bool:
        """Whether the list is seen."""
        return self._list is not None and self._list.isVisible()

    def open_list(self) -> None:
        """Show all choices, or those that match what is typed."""
        typed = self.text() if self.has_unsettled() else ""
        codes = self._matches(typed) if typed else [code for code, _label in self._choices]
        self._fill(codes)
        shown = self._list
        if shown is None or not codes:
            return
        mark = codes.index(self._shown) if self._shown in codes and not typed else 0
        shown.setCurrentRow(mark if typed or self._shown else -1)
        self._place(len(codes))
        shown.show()
        shown.raise_()

    def close_list(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def move_mark(self, step: int) -> None:
        """Mark the next choice of the open list, or the one before."""
        shown = self._list
        if shown is not None:
            row = shown.currentRow() + step
            shown.setCurrentRow(max(0, min(row, shown.count() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.is_open():
                self.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            else:
                self.open_list()
        elif event.key() == Qt.Key.Key_Escape and (self.is_open() or self.has_unsettled()):
            self.put_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isReadOnly() and not self.is_open():
            self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QEvent) -> None:
        self.close_list()
        super().hideEvent(event)  # type: ignore[arg-type]

    @Slot(str)
    def _typed(self, text: str) -> None:
        if text.strip():
            self.open_list()
        else:
            self.close_list()

    def _matches(self, typed: str) -> list[str]:
        """The codes that fit a text, the best first."""
        wanted, exact = fold(typed), typed.strip().casefold()
        if not exact:
            return []
        ranked = []
        for place, (code, label) in enumerate(self._folded):
            rank = _rank(wanted, label)
            if code.casefold() == exact:
                rank = 0
            if rank is not None:
                ranked.append((rank, place, code))
        return [code for _rank_, _place, code in sorted(ranked)]

    def _fill(self, codes: list[str]) -> None:
        if self._list is None:
            self._make_list()
        shown = self._list
        assert shown is not None
        shown.clear()
        labels = dict(self._choices)
        for code in codes:
            item = QListWidgetItem(labels[code])
            item.setData(_CODE, code)
            shown.addItem(item)

    def _make_list(self) -> None:
        made = QListWidget(self.window())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setUniformItemSizes(True)
        made.itemClicked.connect(self._clicked)
        made.setAccessibleName(self.accessibleName())
        theme.set_role(made, "choices")
        self.destroyed.connect(made.deleteLater)
        self._list = made

    def _place(self, count: int) -> None:
        shown, window = self._list, self.window()
        assert shown is not None
        height = min(count, MOST_SHOWN) * theme.px(ROW) + 10
        top = self.mapTo(window, QPoint(0, self.height() + 2))
        if top.y() + height > window.height():
            above = self.mapTo(window, QPoint(0, -2)).y() - height
            top.setY(above if above >= 0 else max(window.height() - height, 0))
        width = max(self.width(), shown.sizeHintForColumn(0) + 40)
        width = min(width, window.width() - top.x() - 8)
        shown.setGeometry(top.x(), top.y(), width, height)

    def _marked(self) -> str | None:
        if not self.is_open() or self._list is None:
            return None
        row = self._list.currentRow()
        return str(self._list.item(row).data(_CODE)) if row >= 0 else None

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self.close_list()
        self._choose(str(item.data(_CODE)))

    def _choose(self, code: str) -> None:
        changed = code != self._shown
        self._write(code)
        if changed:
            self.chosen.emit(code)

    def _write(self, code: str) -> None:
        self._shown = code
        self.setText(self._label(code))
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _label(self, code: str) -> str:
        return next((label for known, label in self._choices if known == code), code)


def _rank(wanted: str, label: str) -> int | None:
    """How well a folded text fits a folded label; None if it does not."""
    if not wanted:
        return None
    if label == wanted:
        return 1
    if label.startswith(wanted):
        return 2
    if f" {wanted}" in label:
        return 3
    return 4 if wanted in label else None
