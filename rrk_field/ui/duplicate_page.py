"""Two records that are perhaps one and the same, side by side, and the question whether."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.db import operations
from rrk_field.db.store import Store
from rrk_field.domain.differences import Conflict
from rrk_field.ui.application import Appearance
from rrk_field.ui.clashes import field_words
from rrk_field.ui.page import Page, Scrolling
from rrk_field.ui.times import moment
from rrk_field.ui.who import person_word
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton
from rrk_field.ui.widgets.compare_grid import CompareGrid


class DuplicatePage(Page):
    """One possible duplicate; 1 says that they are the same, 2 that they are not.

    Signals:
        left: back, decided or not.
    """

    left = Signal()

    def __init__(
        self,
        store: Store,
        conflict: Conflict,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self.conflict, self._appearance = store, conflict, appearance
        self.banner, self.values = Banner("conflict"), CompareGrid()
        self.back = OutlineButton("arrow-left")
        self.same, self.other = OutlineButton("users"), OutlineButton("x")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.back)
        tools.addStretch(1)
        tools.addWidget(self.same)
        tools.addWidget(self.other)
        scrolling = Scrolling()
        scrolling.body.addWidget(self.banner)
        scrolling.body.addWidget(self.values)
        scrolling.body.addLayout(tools)
        scrolling.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling)
        self.back.clicked.connect(self.left)
        self.same.clicked.connect(lambda: self.decide(same=True))
        self.other.clicked.connect(lambda: self.decide(same=False))
        self.retranslate()

    def title(self) -> str:
        return self.tr("Possible duplicate")

    def refresh(self, changed: Any = None) -> None:
        fresh = self._store.get(Conflict, self.conflict.id)
        if fresh is not None:
            self.conflict = fresh
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, open_ = event.key(), self.conflict.status == "open"
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and open_ and key in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.decide(same=key == Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        conflict = self.conflict
        language = self._appearance.preferences.language
        rows, by, at = [], "", ""
        for name, sides in conflict.fields.items():
            label, words = field_words(conflict.record_type, name, None, language)
            rows.append([label, words(sides.get("mine")), words(sides.get("theirs"))])
            by, at = sides.get("theirs_by", ""), sides.get("theirs_at", "")
        heads = (
            self.tr("Field"),
            self._head(conflict.mine_by, conflict.mine_at),
            self._head(by, at),
        )
        self.values.show_values(heads, rows)
        self.back.setText(self.tr("Back"))
        self.same.setText(self.tr("The same") + "   1")
        self.other.setText(self.tr("Not the same") + "   2")
        for button in (self.same, self.other):
            button.setEnabled(conflict.status == "open")
        self.banner.set_words(self._said())

    @Slot()
    def decide(self, *, same: bool) -> None:
        """Keep the decision; it is sent with the next changes."""
        operations.decide_duplicate(self._store, self.conflict.id, same=same)
        self.left.emit()

    def _head(self, user_id: str, at: str) -> str:
        return f"{person_word(self._store, user_id)}, {moment(at)}"

    def _said(self) -> str:
        conflict = self.conflict
        if conflict.status != "open":
            words = (
                self.tr("Decided by {who}: the same")
                if conflict.choices.get("same")
                else self.tr("Decided by {who}: not the same")
            )
            return words.format(who=person_word(self._store, conflict.changed_by))
        if conflict.reason == "id_value":
            return self.tr("Two people have the same identity number. Are they one person?")
        return self.tr("Two people have the same name, year of birth and settlement.")
