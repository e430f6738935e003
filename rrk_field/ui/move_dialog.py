"""What becomes of a draft in a newer version of its questionnaire, before it is moved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db.interviews import Move
from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Session
from rrk_field.ui import theme
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.form_state import row_of
from rrk_field.ui.language import Retranslating
from rrk_field.ui.row_model import row_title, rows_of
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

Lines = Sequence[tuple[str, str]]
"""Question, and what is said about it."""


class MoveDialog(Retranslating, QDialog):
    """A list of what changes; accepted when the draft is to be moved.

    Arrow keys walk through the list, Ctrl+Enter moves the draft, Esc leaves it as it is.
    """

    def __init__(self, before: Session, move: Move, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._move = before, move
        self.resize(theme.px(680), theme.px(460))
        self._words = text_label("hint", wrap=True)
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.accept_button, self.later_button = PrimaryButton("check"), OutlineButton()
        self.accept_button.setAutoDefault(False)
        self.later_button.setAutoDefault(False)
        self.accept_button.clicked.connect(self.accept)
        self.later_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.later_button)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.retranslate()
        self.list.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("A newer version of this questionnaire"))
        words = self.tr(
            "Version {new} can take the place of version {old} for this draft. Every answer is "
            "kept; what has no question any more is kept aside. You can go back with Undo."
        )
        old, new = self._before.definition.version, self._move.version
        self._words.setText(words.format(old=old, new=new))
        self.list.setHeaderLabels([self.tr("Question"), self.tr("What changes")])
        self.list.setAccessibleName(self.tr("What changes for this draft"))
        self.accept_button.setText(self.tr("Move this draft"))
        self.accept_button.setShortcut("Ctrl+Return")
        self.later_button.setText(self.tr("Not now"))
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        found, old, new = self._move.changes, self._before, self._move.session
        self._add(self.tr("New questions"), [(named(new, node), "") for node in found.added])
        self._add(
            self.tr("Answers that are no longer valid"),
            [(named(new, node), _wrong(new, node)) for node in found.invalid],
        )
        self._add(
            self.tr("Questions that must be answered now"),
            [(named(new, node), "") for node in found.required],
        )
        self._add(
            self.tr("New choices"),
            [(named(new, node), ", ".join(labels)) for node, labels in found.choices],
        )
        self._add(
            self.tr("Questions that are gone; the answers are kept aside"),
            [(named(old, node), _answer(old, node)) for node in found.set_aside],
        )
        self._add(
            self.tr("Questions that are gone, not answered"),
            [(named(old, node), "") for node in found.removed],
        )
        if not self.list.topLevelItemCount():
            self._add(self.tr("Nothing changes for what was answered so far"), [("", "")])
        self.list.expandAll()
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _add(self, heading: str, lines: Lines) -> None:
        if not lines:
            return
        top = QTreeWidgetItem(self.list, [heading])
        top.setFirstColumnSpanned(True)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        for question, words in lines:
            if question:
                line = QTreeWidgetItem(top, [question, words])
                line.setToolTip(0, question)
                line.setToolTip(1, words)
                line.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def named(session: Session, node: Node) -> str:
    """A question's label, with the row it is in."""
    label = markdown.plain(session.label(node)).strip() or node.item.name
    row = row_of(node)
    if row is None or row.parent is None:
        return label
    name = row_title(session, row) or str(rows_of(row.parent).index(row) + 1)
    return f"{label}, {name}"


def _answer(session: Session, node: Node) -> str:
    return shown_value(session, node) or node.special


def _wrong(session: Session, node: Node) -> str:
    message = message_of(session, node)
    answer = _answer(session, node)
    return f"{answer}: {message}" if message else answer
