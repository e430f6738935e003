"""One row of a repeat as a form: all its questions, with hints and notes."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Update
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.language import Retranslating
from rrk_field.ui.question_list import QuestionList, Remarks
from rrk_field.ui.repeat_grid import INHERITED
from rrk_field.ui.row_model import leaves, row_title, rows_of
from rrk_field.ui.tab_keys import TabKeys
from rrk_field.ui.widgets.buttons import IconButton, LinkButton, OutlineButton
from rrk_field.ui.widgets.card import text_label

_NAMING = 2


class RowForm(Retranslating, QWidget):
    """`show_row(node)`; the widgets stay when another row of the same repeat is shown.

    Signals:
        left: back to the table.
        passed: the last row was finished; go on behind the repeat.
    """

    left = Signal()
    passed = Signal()

    def __init__(
        self,
        row: Node,
        context: FormContext,
        answers: FormAnswers,
        remarks: Remarks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert row.parent is not None
        self.row, self.repeat = row, row.parent
        self._context, self._answers = context, answers
        self.back_button = LinkButton("arrow-left")
        self.back_button.clicked.connect(self.left)
        self._title = text_label("section-title", wrap=True)
        self._before, self._after = IconButton("arrow-up"), IconButton("arrow-down")
        self._delete = IconButton("trash")
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._delete.clicked.connect(self.delete_row)
        self.next_button = OutlineButton("plus")
        self.next_button.clicked.connect(self.go_on)
        self._tabs = TabKeys(self.next_button)
        self._tabs.forward.connect(self.passed)
        self._tabs.back.connect(self._back_to_last)
        self.list = QuestionList(row, context, answers, remarks, self)
        self.list.finished.connect(self._finished)
        self.list.returned.connect(self.left)
        self.list.set_heading("")
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.back_button)
        head.addWidget(self._title, 1)
        for button in (self._before, self._after, self._delete):
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(foot)
        column.addStretch(1)

    def show_row(self, row: Node, start: str = "") -> None:
        """Show a row and go to a question of it (template path), or to the first one."""
        assert row.parent is not None
        self.row, self.repeat = row, row.parent
        if self.list.node is not row:
            self.list.set_node(row)
        self.retranslate()
        node = next((one for one in leaves(row) if one.item.path == start), None)
        if node is None or not node.relevant or not self.list.focus_node(node):
            self._focus_from(start)

    def _focus_from(self, start: str) -> None:
        """Go to the first question at or behind one that does not apply."""
        if not self.list.focus_from(start):
            button = self.next_button if start else self.back_button
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def update_nodes(self, update: Update) -> None:
        """Show what an answer changed."""
        self.list.update_nodes(update)
        self.retranslate()

    def is_gone(self) -> bool:
        """Whether the row was removed."""
        return self.row not in rows_of(self.repeat)

    def step(self, by: int) -> None:
        """Show the row before or after."""
        place = rows_of(self.repeat).index(self.row) + by
        if 0 <= place < len(rows_of(self.repeat)):
            self.list.commit()
            self.show_row(rows_of(self.repeat)[place])

    @Slot()
    def go_on(self) -> None:
        """Go to the next row, or add one behind the last."""
        if self.row is not rows_of(self.repeat)[-1]:
            self.step(1)
            return
        if not self._context.session.can_add(self.repeat) or self._context.read_only:
            self.passed.emit()
            return
        about = self.tr("Add a row: {title}").format(title=self._repeat_title())
        path = self._answers.add_row(self.repeat, self._inherited(), about)
        if path:
            self.show_row(self._context.session.node(path))

    @Slot()
    def delete_row(self) -> None:
        """Delete this row; undo brings it back."""
        if self._context.session.can_remove(self.row) and not self._context.read_only:
            place = rows_of(self.repeat).index(self.row)
            row = self.row
            self.left.emit()
            self._answers.remove_row(row, self.tr("Delete row {n}").format(n=place + 1))

    def title(self) -> str:
        """What the row is called: its number and its first texts."""
        rows = rows_of(self.repeat)
        number = rows.index(self.row) + 1 if self.row in rows else 0
        words = self.tr("{title} {n} of {count}").format(
            title=markdown.plain(self._context.session.label(self.repeat)),
            n=number,
            count=len(rows),
        )
        name = self.row_name()
        return f"{words}  ·  {name}" if name else words

    def row_name(self) -> str:
        """The first texts of the row, such as a name; or its title."""
        session = self._context.session
        title = row_title(session, self.row)
        if title:
            return title
        texts = [
            shown_value(session, node)
            for node in leaves(self.row)
            if node.question.control == "input" and node.question.type == "string"
        ]
        return " ".join(text for text in texts[:_NAMING] if text)

    def retranslate(self) -> None:
        self.back_button.setText(self._repeat_title())
        self.back_button.setToolTip(self.tr("Back to the table (Esc)"))
        self._title.setText(self.title())
        self._before.set_words(self.tr("Row before"), "Alt+Up")
        self._after.set_words(self.tr("Next row"), "Alt+Down")
        self._delete.set_words(self.tr("Delete this row"), "Ctrl+Del")
        last = not rows_of(self.repeat) or self.row is rows_of(self.repeat)[-1]
        adds = last and self._context.session.can_add(self.repeat) and not self._context.read_only
        self.next_button.setText(self.tr("Add a row") if adds else self.tr("Next row"))
        self.next_button.setVisible(adds or not last)
        removable = self._context.session.can_remove(self.row) if not self.is_gone() else False
        self._delete.setVisible(removable and not self._context.read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif control and event.key() == Qt.Key.Key_Insert:
            self.go_on()
        elif control and event.key() == Qt.Key.Key_Delete:
            self.delete_row()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next_button.hasFocus():
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _back_to_last(self) -> None:
        self.list.focus_edge(last=True)

    @Slot()
    def _finished(self) -> None:
        if self.row is not rows_of(self.repeat)[-1]:
            self.step(1)
        elif self.next_button.isVisibleTo(self):
            self.next_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.passed.emit()

    def _repeat_title(self) -> str:
        return markdown.plain(self._context.session.label(self.repeat))

    def _inherited(self) -> dict[str, str]:
        return {
            node.path.removeprefix(f"{self.row.path}/"): node.value
            for node in leaves(self.row)
            if node.question.save_to in INHERITED and node.value
        }
