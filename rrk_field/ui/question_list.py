"""The questions of a group or of a repeat row, one under the other, in cards."""

import time
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rrk_field.forms import markdown
from rrk_field.forms.definition import Group, Question, Repeat
from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.editors import FormContext
from rrk_field.ui.flow_layout import SharesLayout
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_messages import special_keys
from rrk_field.ui.form_sections import SectionNode
from rrk_field.ui.language import Retranslating
from rrk_field.ui.photo_rows import PhotoRows
from rrk_field.ui.question_row import NoteRow, QuestionRow, WarningRow
from rrk_field.ui.repeat_grid import RepeatGrid
from rrk_field.ui.widgets.card import Card, text_label

SPACE = 18
PADDING = 20
TEXT_WIDTH = 900
WHOLE_LINE = 4
"""So many parts has a line, unless the group says otherwise (`w6`)."""
SLICE_S = 0.015
"""A long list is made in slices of this length, so that keys are never kept waiting."""
FIRST_ROWS = 4
"""What one sees at once is made in the first slice."""

_GRIDS: dict[str, type[ComponentGrid] | type[RepeatGrid]] = {
    "rrk-grid": ComponentGrid,
    "rrk-photos": PhotoRows,
}

Row = QuestionRow | NoteRow | WarningRow
Grid = RepeatGrid | ComponentGrid
Stop = Row | Grid


class Remarks(Protocol):
    """Where the remarks of questions are kept."""

    def text_of(self, path: str) -> str:
        """The remarks of a question, "" for none."""


class QuestionList(Retranslating, QWidget):
    """All questions of a node's children. `set_node` shows another row of the same repeat.

    The first ones are made at once, the others one slice after the other, or when asked for.

    Signals:
        finished, returned: the last question was finished, the first one left backwards.
        entered: a question's node got the focus.
        row_asked: a repeat row to open as a form, with the question to start at.
        warning_checked: the node of a warning to tick off.
        history_asked: the node of the answer whose history is wanted.
    """

    finished = Signal()
    returned = Signal()
    entered = Signal(object)
    row_asked = Signal(object, str)
    warning_checked = Signal(object)
    history_asked = Signal(object)

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
        self._column.addStretch(1)
        self._stops: list[Stop] = []
        self._by_node: dict[Node, Stop] = {}
        self._cards: list[tuple[Card, SectionNode, list[Row]]] = []
        self._show_missing = False
        self._current: QuestionRow | None = None
        self._line: tuple[Card, SharesLayout] | None = None
        self._heading = text_label("section-title", wrap=True)
        first = next((c.item for c in node.children if not _is_hidden(c)), None)
        card = None
        if isinstance(first, Question):
            card = self._new_card(node)
            card.body.addWidget(self._heading)
        else:
            self._put(self._heading)
        self._rest = self._made(node, card)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._make_slice)
        self._slices.start()
        self._make_slice(FIRST_ROWS)

    # building

    @property
    def stops(self) -> list[Stop]:
        """All questions and tables; those that are not there yet are made."""
        if self._slices.isActive():
            self._slices.stop()
            for _ in self._rest:
                pass
            self._show_new()
        return self._stops

    @Slot()
    def _make_slice(self, at_least: int = 1) -> None:
        until = time.perf_counter() + SLICE_S
        for made, _ in enumerate(self._rest, start=1):
            if made >= at_least and time.perf_counter() > until:
                break
        else:
            self._slices.stop()
        self._show_new()

    def _show_new(self) -> None:
        self._title_cards()
        self._show_remarks()
        self._hide_empty_cards()
        self._fit_cards()

    def _put(self, widget: QWidget) -> None:
        """Add to the column, above the stretch at its end."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def _new_card(self, group: SectionNode) -> Card:
        card = Card(padding=PADDING)
        card.body.setSpacing(SPACE)
        self._put(card)
        self._cards.append((card, group, []))
        return card

    def _made(self, node: SectionNode, card: Card | None) -> Iterator[None]:
        """Make row after row, and pause after each."""
        for child in node.children:
            if isinstance(child.item, Repeat):
                self._add_grid(child)
                card = None
                yield
            elif isinstance(child.item, Question):
                if _is_hidden(child):
                    continue
                card = card or self._new_card(node)
                self._add_row(child, card)
                yield
            elif isinstance(child.item, Group):
                yield from self._made(child, self._new_card(child))
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
            row.history_asked.connect(self._history_wanted)
        elif isinstance(row, WarningRow):
            row.checked.connect(self.warning_checked)
        self._place(row, card)
        self._cards[-1][2].append(row)
        self._register(row)

    def _place(self, row: Row, card: Card) -> None:
        """Put a row into its card; those with a width share lines with their neighbours."""
        share = _share(row.node.item)
        if not share:
            self._line = None
            card.body.addWidget(row)
            return
        if self._line is None or self._line[0] is not card:
            group = row.node.parent
            host = QWidget(card)
            whole = (_share(group.item) if group is not None else 0) or WHOLE_LINE
            self._line = card, SharesLayout(host, whole=whole, gap=SPACE)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            host.setSizePolicy(policy)
            card.body.addWidget(host)
        self._line[1].add_share(row, share)

    def _add_grid(self, node: Node) -> None:
        made = _GRIDS.get(next(iter(_GRIDS.keys() & set(node.item.appearance)), ""), RepeatGrid)
        grid = made(node, self._context, self._answers, self)
        grid.finished.connect(self._row_finished)
        grid.returned.connect(self._row_returned)
        grid.entered.connect(self._row_entered)
        grid.row_asked.connect(self.row_asked)
        self._put(grid)
        self._register(grid)

    def _register(self, stop: Stop) -> None:
        if self._show_missing and isinstance(stop, QuestionRow | ComponentGrid):
            stop.show_missing = True
            stop.refresh()
        self._stops.append(stop)
        self._by_node[stop.node] = stop

    # showing

    def set_node(self, node: SectionNode) -> None:
        """Show another row of the same repeat: the widgets stay."""
        self.commit()
        nodes = list(_walk(node))
        assert len(nodes) == len(self.stops)  # all are made now
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
        for stop in self._stops:
            if isinstance(stop, RepeatGrid | ComponentGrid):
                stop.update_nodes(update)
        self._hide_empty_cards()

    def refresh(self) -> None:
        """Show everything as it is now."""
        for stop in self._stops:
            stop.refresh()
        self._show_remarks()
        self._title_cards()
        self._hide_empty_cards()

    def set_show_missing(self) -> None:
        """From now on say which questions still miss an answer."""
        if self._show_missing:
            return
        self._show_missing = True
        for stop in self._stops:
            if isinstance(stop, QuestionRow | ComponentGrid):
                stop.show_missing = True
                stop.refresh()

    def retranslate(self) -> None:
        """The rows set their own texts."""

    def change_language(self) -> None:
        """Show labels, hints, choices and messages in the language of the session."""
        for stop in self._stops:
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
        theme.show_only(self._heading, bool(words))

    def _hide_empty_cards(self) -> None:
        for card, _group, rows in self._cards:
            theme.show_only(card, any(row.node.relevant for row in rows))

    def _show_remarks(self) -> None:
        for stop in self._stops:
            text = self._remarks.text_of(stop.node.path)
            if isinstance(stop, QuestionRow):
                stop.set_remark(text)
            elif isinstance(stop, WarningRow):
                stop.set_reason(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()

    def _fit_cards(self) -> None:
        # Lines of text stay readable. A maximum width of the rows would not do: layouts compute
        # heights for the width they could give.
        beyond = max(self.width() - 2 * PADDING - theme.px(TEXT_WIDTH), 0)
        for card, _group, _rows in self._cards:
            card.body.setContentsMargins(PADDING, PADDING, PADDING + beyond, PADDING)

    # moving

    def commit(self) -> None:
        """Give whatever is typed."""
        for stop in self._stops:
            stop.commit()

    def focus_edge(self, *, last: bool = False) -> bool:
        """Go to the first question, or the last one; False where there is none."""
        if not last:
            return self.focus_from("")
        place = next((stop for stop in reversed(self.stops) if stop.is_stop()), None)
        if place is not None:
            self._focus(place, last=True)
        return place is not None

    def focus_from(self, path: str) -> bool:
        """Go to the first question at or behind a template path; False where there is none."""
        stop = self._first(lambda stop: path in ("", stop.node.item.path))
        if stop is None or not stop.is_stop():
            return stop is not None and self.move_from(stop, 1)
        self._focus(stop)
        return True

    def focus_node(self, node: Node) -> bool:
        """Go to a question; False where this list does not show it."""
        stop = self._by_node.get(node) or self._first(lambda stop: stop.node is node)
        if stop is None:
            grids = (one for one in self.stops if isinstance(one, RepeatGrid | ComponentGrid))
            return any(grid.focus_node(node) for grid in grids)
        if isinstance(stop, NoteRow):
            return False
        self._focus(stop)
        return True

    def move_from(self, stop: Stop, step: int) -> bool:
        """Go to the next question that applies, or the one before; False at the end."""
        place = self._stops.index(stop)
        if step > 0:
            following = self._first(lambda stop: stop.is_stop(), place + 1)
        else:
            before = reversed(self._stops[:place])
            following = next((one for one in before if one.is_stop()), None)
        if following is None:
            return False
        self._focus(following, last=step < 0)
        return True

    def stop_with_focus(self) -> Stop | None:
        """The question that has the cursor."""
        for stop in self._stops:
            if isinstance(stop, QuestionRow) and stop.editor.has_focus():
                return stop
            if isinstance(stop, RepeatGrid | ComponentGrid) and stop.view.hasFocus():
                return stop
        return None

    def node_with_focus(self) -> tuple[Node, list[tuple[str, str]]] | None:
        """The question that has the cursor, of a table its cell, and the keys of its control."""
        stop = self.stop_with_focus()
        if isinstance(stop, QuestionRow):
            return stop.node, [*stop.editor.keys(), *special_keys(stop.editor.specials())]
        if not isinstance(stop, RepeatGrid | ComponentGrid):
            return None
        cell = stop.view.current_node()
        return cell or stop.node, stop.view.keys()

    def _first(self, test: Callable[[Stop], bool], place: int = 0) -> Stop | None:
        """The first question from a place on that passes a test; they are made up to it."""
        while True:
            found = next((stop for stop in self._stops[place:] if test(stop)), None)
            place = len(self._stops)
            if found is not None or next(self._rest, self) is self:
                return found

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
            self._mark_current(stop if isinstance(stop, QuestionRow) else None)
            self.entered.emit(stop)

    def _mark_current(self, row: QuestionRow | None) -> None:
        if self._current is not None:
            self._current.set_current(False)
        self._current = row
        if row is not None:
            row.set_current(True)

    @Slot()
    def _history_wanted(self) -> None:
        row = self.sender()
        if isinstance(row, QuestionRow):
            self.history_asked.emit(row.node)


def _share(item: object) -> int:
    """How many parts of a line an appearance such as `w2` asks for; 0 where it says nothing."""
    for one in getattr(item, "appearance", ()):
        if one.startswith("w") and one[1:].isdecimal():
            return int(one[1:])
    return 0


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
