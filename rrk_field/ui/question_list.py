"""The questions of a group or of a repeat row, one under the other, in cards."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rrk_field.forms import markdown
from rrk_field.forms.definition import Group, Question, Repeat
from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.editors import FormContext
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_sections import SectionNode
from rrk_field.ui.language import Retranslating
from rrk_field.ui.question_row import NoteRow, QuestionRow, WarningRow
from rrk_field.ui.repeat_grid import RepeatGrid
from rrk_field.ui.widgets.card import Card, text_label

SPACE = 18
PADDING = 20
TEXT_WIDTH = 900

Row = QuestionRow | NoteRow | WarningRow
Grid = RepeatGrid | ComponentGrid
Stop = Row | Grid


class Remarks(Protocol):
    """Where the remarks of questions are kept."""

    def text_of(self, path: str) -> str:
        """The remarks of a question, "" for none."""


class QuestionList(Retranslating, QWidget):
    """All questions of a node's children. `set_node` shows another row of the same repeat.

    Signals:
        finished, returned: the last question was finished, the first one left backwards.
        entered: a question's node got the focus.
        row_asked: a repeat row to open as a form, with the question to start at.
        warning_checked: the node of a warning to tick off.
    """

    finished = Signal()
    returned = Signal()
    entered = Signal(object)
    row_asked = Signal(object, str)
    warning_checked = Signal(object)

    def __init__(
        self,
        node: SectionNode,
        context: FormContext,
        answers: FormAnswers,
        remarks: Remarks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.node, self._context, self._answers, self._remarks = node, context, answers, remarks
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.stops: list[Stop] = []
        self._by_node: dict[Node, Stop] = {}
        self._cards: list[tuple[Card, SectionNode, list[Row]]] = []
        self._show_missing = False
        self._heading = text_label("section-title", wrap=True)
        first = next((c.item for c in node.children if not _is_hidden(c)), None)
        if isinstance(first, Question):
            card = self._new_card(node)
            card.body.addWidget(self._heading)
            self._add_children(node, card)
        else:
            self._column.addWidget(self._heading)
            self._add_children(node, None)
        self._column.addStretch(1)
        self._title_cards()
        self._show_remarks()
        self._hide_empty_cards()

    # building

    def _new_card(self, group: SectionNode) -> Card:
        card = Card(padding=PADDING)
        card.body.setSpacing(SPACE)
        self._column.addWidget(card)
        self._cards.append((card, group, []))
        return card

    def _add_children(self, node: SectionNode, card: Card | None) -> None:
        for child in node.children:
            if isinstance(child.item, Repeat):
                self._add_grid(child)
                card = None
            elif isinstance(child.item, Question):
                if _is_hidden(child):
                    continue
                card = card or self._new_card(node)
                self._add_row(child, card)
            elif isinstance(child.item, Group):
                self._add_children(child, self._new_card(child))
                card = None

    def _add_row(self, node: Node, card: Card) -> None:
        row: Row
        if node.question.control == "note":
            warning = "rrk-warning" in node.item.appearance
            row = (WarningRow if warning else NoteRow)(node, self._context, card)
        else:
            row = QuestionRow(node, self._context, card)
        if isinstance(row, QuestionRow):
            row.given.connect(self._give)
            row.finished.connect(self._row_finished)
            row.returned.connect(self._row_returned)
            row.entered.connect(self._row_entered)
        elif isinstance(row, WarningRow):
            row.checked.connect(self.warning_checked)
        card.body.addWidget(row)
        self._cards[-1][2].append(row)
        self._register(row)

    def _add_grid(self, node: Node) -> None:
        made = ComponentGrid if "rrk-grid" in node.item.appearance else RepeatGrid
        grid = made(node, self._context, self._answers, self)
        grid.finished.connect(self._row_finished)
        grid.returned.connect(self._row_returned)
        grid.entered.connect(self._row_entered)
        grid.row_asked.connect(self.row_asked)
        self._column.addWidget(grid)
        self._register(grid)

    def _register(self, stop: Stop) -> None:
        self.stops.append(stop)
        self._by_node[stop.node] = stop

    # showing

    def set_node(self, node: SectionNode) -> None:
        """Show another row of the same repeat: the widgets stay."""
        self.commit()
        nodes = list(_walk(node))
        assert len(nodes) == len(self.stops)
        self.node = node
        self._by_node = {}
        for stop, one in zip(self.stops, nodes, strict=True):
            stop.set_node(one)
            self._by_node[one] = stop
        groups: list[SectionNode] = [node, *_groups(node)]
        self._cards = [
            (card, next((g for g in groups if g.item is old.item), node), rows)
            for card, old, rows in self._cards
        ]
        self._show_remarks()
        self._hide_empty_cards()

    def update_nodes(self, update: Update) -> None:
        """Show what an answer changed; nothing else is touched."""
        for node in update.changed:
            stop = self._by_node.get(node)
            if stop is not None:
                stop.refresh()
        for stop in self.stops:
            if isinstance(stop, RepeatGrid | ComponentGrid):
                stop.update_nodes(update)
        self._hide_empty_cards()

    def refresh(self) -> None:
        """Show everything as it is now."""
        for stop in self.stops:
            stop.refresh()
        self._show_remarks()
        self._title_cards()
        self._hide_empty_cards()

    def set_show_missing(self) -> None:
        """From now on say which questions still miss an answer."""
        if self._show_missing:
            return
        self._show_missing = True
        for stop in self.stops:
            if isinstance(stop, QuestionRow | ComponentGrid):
                stop.show_missing = True
                stop.refresh()

    def retranslate(self) -> None:
        """The rows set their own texts."""

    def change_language(self) -> None:
        """Show labels, hints, choices and messages in the language of the session."""
        for stop in self.stops:
            if isinstance(stop, RepeatGrid | ComponentGrid):
                stop.retranslate()
        self.refresh()

    def _title_cards(self) -> None:
        for card, group, _rows in self._cards:
            first = group is self.node
            label = self._context.session.label(group.item) if not first else ""
            card.set_title(markdown.plain(label))

    def set_heading(self, words: str) -> None:
        """Head the first card with the title of the section or the row."""
        self._heading.setText(words)
        self._heading.setVisible(bool(words))

    def _hide_empty_cards(self) -> None:
        for card, _group, rows in self._cards:
            card.setVisible(any(row.node.relevant for row in rows))

    def _show_remarks(self) -> None:
        for stop in self.stops:
            text = self._remarks.text_of(stop.node.path)
            if isinstance(stop, QuestionRow):
                stop.set_remark(text)
            elif isinstance(stop, WarningRow):
                stop.set_reason(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Lines of text stay readable. A maximum width of the rows would not do: layouts compute
        # heights for the width they could give.
        beyond = max(self.width() - 2 * PADDING - theme.px(TEXT_WIDTH), 0)
        for card, _group, _rows in self._cards:
            card.body.setContentsMargins(PADDING, PADDING, PADDING + beyond, PADDING)

    # moving

    def commit(self) -> None:
        """Give whatever is typed."""
        for stop in self.stops:
            stop.commit()

    def focus_edge(self, *, last: bool = False) -> bool:
        """Go to the first question, or the last one; False where there is none."""
        places = [stop for stop in self.stops if stop.is_stop()]
        if not places:
            return False
        self._focus(places[-1 if last else 0], last=last)
        return True

    def focus_node(self, node: Node) -> bool:
        """Go to a question; False where this list does not show it."""
        stop = self._by_node.get(node)
        if stop is None:
            grids = (one for one in self.stops if isinstance(one, RepeatGrid | ComponentGrid))
            return any(grid.focus_node(node) for grid in grids)
        if isinstance(stop, NoteRow):
            return False
        self._focus(stop)
        return True

    def move_from(self, stop: Stop, step: int) -> bool:
        """Go to the next question that applies, or the one before; False at the end."""
        place = self.stops.index(stop)
        rest = self.stops[place + 1 :] if step > 0 else self.stops[:place][::-1]
        following = next((one for one in rest if one.is_stop()), None)
        if following is None:
            return False
        self._focus(following, last=step < 0)
        return True

    def stop_with_focus(self) -> Stop | None:
        """The question that has the cursor."""
        for stop in self.stops:
            if isinstance(stop, QuestionRow) and stop.editor.has_focus():
                return stop
            if isinstance(stop, RepeatGrid | ComponentGrid) and stop.view.hasFocus():
                return stop
        return None

    def _focus(self, stop: Stop, *, last: bool = False) -> None:
        if not isinstance(stop, NoteRow):
            stop.take_focus(last=last)

    @Slot(object, str, str)
    def _give(self, node: Node, value: str, special: str) -> None:
        about = markdown.plain(self._context.session.label(node))
        self._answers.give(node, value, special, about=about)

    @Slot()
    def _row_finished(self) -> None:
        stop = self.sender()
        assert isinstance(stop, QuestionRow | RepeatGrid | ComponentGrid)
        if not self.move_from(stop, 1):
            self.finished.emit()

    @Slot()
    def _row_returned(self) -> None:
        stop = self.sender()
        assert isinstance(stop, QuestionRow | RepeatGrid | ComponentGrid)
        if not self.move_from(stop, -1):
            self.returned.emit()

    @Slot()
    def _row_entered(self) -> None:
        stop = self.sender()
        if isinstance(stop, QuestionRow | RepeatGrid | ComponentGrid):
            self._answers.new_visit()
            self.entered.emit(stop)


def _is_hidden(node: Node) -> bool:
    """Whether nothing of it is seen: a calculation, or the title of a row."""
    item = node.item
    return isinstance(item, Question) and (
        item.control is None or "rrk-row-title" in item.appearance
    )


def _walk(node: SectionNode) -> Iterator[Node]:
    """The nodes that are shown as rows and grids, in order."""
    for child in node.children:
        if isinstance(child.item, Repeat):
            yield child
        elif isinstance(child.item, Question):
            if not _is_hidden(child):
                yield child
        elif isinstance(child.item, Group):
            yield from _walk(child)


def _groups(node: SectionNode) -> Iterator[Node]:
    for child in node.children:
        if type(child.item) is Group:
            yield child
            yield from _groups(child)
