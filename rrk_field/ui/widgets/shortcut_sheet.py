"""The sheet of all keys: Ctrl+/ or Shift+F1."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.language import Retranslating
from rrk_field.ui.page import Scrolling
from rrk_field.ui.shortcuts import GROUPS, PAGES, WINDOW, Shortcut, shortcut_word
from rrk_field.ui.widgets.card import Card, text_label


class ShortcutSheet(Retranslating, QDialog):
    """All keys in groups, two columns; it lists what the window's actions are made from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(880, 600)
        self._words: list[tuple[QLabel, Shortcut]] = []
        self._cards: list[tuple[Card, str]] = []
        page = Scrolling(margin=16)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = page
        grid = QGridLayout()
        grid.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, groups in ((left, ("everywhere", "differences")), (right, ("lists", "form"))):
            for group in groups:
                column.addWidget(self._card(group))
            column.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        page.body.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self.retranslate()

    def all_keys(self) -> set[str]:
        """Every key that the sheet shows."""
        return {keys for _label, one in self._words for keys in one.keys}

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("All keys"))
        self._page.setAccessibleName(self.tr("All keys"))
        for label, shortcut in self._words:
            label.setText(shortcut_word(shortcut))
        for card, group in self._cards:
            card.set_title(QCoreApplication.translate("Shortcuts", GROUPS[group]))

    def _card(self, group: str) -> Card:
        card = Card()
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for row, shortcut in enumerate([*WINDOW.get(group, ()), *PAGES.get(group, ())]):
            keys = text_label("hint", shown_keys(shortcut))
            theme.set_role(keys, "keys")
            word = text_label("body", wrap=True)
            rows.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(word, row, 1)
            self._words.append((word, shortcut))
        card.body.addLayout(rows)
        self._cards.append((card, group))
        return card


def shown_keys(shortcut: Shortcut) -> str:
    """The keys as they are called on this system."""
    return "  ".join(
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
        for keys in shortcut.keys
    )
