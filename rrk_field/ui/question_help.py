"""Help for one question: what it means, as the questionnaire says it, and the keys that work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms import markdown
from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors import FormContext
from rrk_field.ui.language import Retranslating
from rrk_field.ui.page import Scrolling
from rrk_field.ui.widgets.buttons import LinkButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label

Keys = Sequence[tuple[str, str]]
"""Keys and what they do."""


class QuestionHelp(Retranslating, QDialog):
    """`QuestionHelp(context, node, keys, parent)`; `keys` are those of the control.

    `all_keys` tells afterwards that the sheet of all keys is wanted.
    """

    def __init__(
        self, context: FormContext, node: Node, keys: Keys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._node, self._keys = context, node, keys
        self.all_keys = False
        self.setMinimumWidth(theme.px(520))
        self.resize(theme.px(560), theme.px(440))
        area = Scrolling(margin=16)
        about, hands = Card(), Card()
        self._title = text_label("card-title", wrap=True)
        self._texts = [_rich("body"), _rich("hint"), _rich("hint")]
        for label in (self._title, *self._texts):
            about.body.addWidget(label)
        self._hands = hands
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        hands.body.addLayout(self._rows)
        for card in (about, hands):
            area.body.addWidget(card)
        area.body.addStretch(1)
        self._area = area
        self._sheet, self._close = LinkButton("keyboard"), PrimaryButton()
        self._sheet.clicked.connect(self._show_all)
        self._close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 0, 16, 12)
        buttons.addWidget(self._sheet)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self._key_labels = [self._add_row(row) for row in range(len(keys) + len(self._always()))]
        self.retranslate()
        self._close.setFocus()

    def texts(self) -> list[str]:
        """Hint, guidance, and what is said when the answer is wrong; those that there are."""
        session, node = self._context.session, self._node
        wrong = session.message(node) if node.is_question and node.violation else ""
        found = (session.hint(node), session.guidance(node), wrong)
        return [text for text in found if text]

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Help for this question"))
        self._area.setAccessibleName(self.tr("Help for this question"))
        self._title.setText(markdown.plain(self._context.session.label(self._node)))
        texts = self.texts() or [
            self.tr("The questionnaire says nothing more about this question.")
        ]
        for place, label in enumerate(self._texts):
            label.setVisible(place < len(texts))
            label.setText(markdown.to_html(texts[place]) if place < len(texts) else "")
        self._hands.set_title(self.tr("Keys here"))
        for labels, words in zip(self._key_labels, (*self._keys, *self._always()), strict=True):
            for label, text in zip(labels, words, strict=True):
                label.setText(text)
        self._sheet.setText(self.tr("All keys"))
        self._close.setText(self.tr("Close"))

    def _always(self) -> Keys:
        found = [
            ("Enter, Tab", self.tr("Next question")),
            ("Shift+Enter", self.tr("Previous question")),
            ("F2", self.tr("Write a remark")),
            ("Ctrl+H", self.tr("History of this answer")),
            ("Ctrl+Z", self.tr("Undo")),
        ]
        return found[2:] if self._context.read_only else found

    def _add_row(self, row: int) -> tuple[QLabel, QLabel]:
        keys, words = text_label("hint"), text_label("body", wrap=True)
        theme.set_role(keys, "keys")
        self._rows.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(words, row, 1)
        return keys, words

    def _show_all(self) -> None:
        self.all_keys = True
        self.accept()


def _rich(role: str) -> QLabel:
    label = text_label(role, wrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
