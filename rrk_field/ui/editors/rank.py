"""Putting choices into an order by keyboard: the marked one is moved, or gets a place by digit."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.widgets.buttons import IconButton
from rrk_field.ui.widgets.card import text_label

ROW = 32
MOST_SHOWN = 10
_CODE = Qt.ItemDataRole.UserRole
_MOVING = Qt.KeyboardModifier.ControlModifier


class RankEditor(Editor):
    """The choices in a list. The order shown becomes the answer by the first move, or by Enter."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.list = QListWidget()
        theme.set_role(self.list, "choices")
        self.list.setMaximumWidth(theme.px(460))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.model().rowsMoved.connect(self._dragged)
        self._up, self._down = IconButton("arrow-up"), IconButton("arrow-down")
        for button, step in ((self._up, -1), (self._down, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, step=step: self.move_marked(step))
        self._hint = text_label("hint", wrap=True)
        buttons = QVBoxLayout()
        buttons.addWidget(self._up)
        buttons.addWidget(self._down)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.list, 1000)
        row.addLayout(buttons)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.watch(self.list)
        self.setFocusProxy(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Up, Ctrl+Down", self.tr("Move the marked choice")),
            ("1-9", self.tr("Give the marked choice this place")),
            (self.tr("Backspace"), self.tr("Take the answer back")),
        ]

    def show_node(self) -> None:
        labels = {one.code: one.label for one in self.context.session.choices(self.node)}
        codes = [code for code in self.node.value.split() if code in labels]
        codes += [code for code in labels if code not in codes]
        wanted = [
            f"{place}   {labels[code]}" if self.node.value else labels[code]
            for place, code in enumerate(codes, start=1)
        ]
        if codes != self.codes():
            self._fill(codes)
        for place, text in enumerate(wanted):
            item = self.list.item(place)
            if item.text() != text:
                item.setText(text)
        height = min(len(codes), MOST_SHOWN) * theme.px(ROW) + 12
        self.list.setFixedHeight(height)

    def codes(self) -> list[str]:
        """The codes in the order shown."""
        return [str(self.list.item(row).data(_CODE)) for row in range(self.list.count())]

    def is_blank(self) -> bool:
        return not self.node.value

    def retranslate(self) -> None:
        self._up.set_words(self.tr("Move up"), "Ctrl+Up")
        self._down.set_words(self.tr("Move down"), "Ctrl+Down")
        self._hint.setText(
            self.tr("Ctrl+Up and Ctrl+Down move, a digit gives a place, Enter keeps the order")
        )

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        key = event.key()
        if event.modifiers() & _MOVING and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_marked(-1 if key == Qt.Key.Key_Up else 1)
        elif event.modifiers() & _MOVING:
            return False
        elif event.text().isdecimal():
            self.move_to(int(event.text()) - 1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.give("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.node.special:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._give_order()
            return False
        else:
            return False
        return True

    def take_focus(self, *, last: bool = False) -> None:
        super().take_focus(last=last)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def move_marked(self, step: int) -> None:
        """Move the marked choice up or down."""
        self.move_to(self.list.currentRow() + step)

    def move_to(self, place: int) -> None:
        """Put the marked choice at a place, counted from 0."""
        row = self.list.currentRow()
        if row < 0 or not 0 <= place < self.list.count():
            return
        codes = self.codes()
        codes.insert(place, codes.pop(row))
        self._fill(codes)
        self.list.setCurrentRow(place)
        self._give_order()

    def _fill(self, codes: list[str]) -> None:
        marked = self.list.currentRow()
        known = {str(item.data(_CODE)): item.text() for item in self._items()}
        self.list.clear()
        for code in codes:
            item = QListWidgetItem(known.get(code, ""))
            item.setData(_CODE, code)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            self.list.addItem(item)
        if 0 <= marked < len(codes):
            self.list.setCurrentRow(marked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _give_order(self) -> None:
        self.give(" ".join(self.codes()))

    @Slot(QModelIndex, int, int, QModelIndex, int)
    def _dragged(self, *_where: object) -> None:
        self._give_order()
