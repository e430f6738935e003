"""The questions of an open questionnaire, section by section; each is built when first shown."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.editors import FormContext
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_sections import SectionNode, section_nodes, section_title
from rrk_field.ui.question_list import QuestionList, Remarks
from rrk_field.ui.repeat_grid import RepeatGrid
from rrk_field.ui.row_form import RowForm

MARGIN = 16
CLEAR = 24
"""So far from the edge of the view a question that got the focus is scrolled."""


class FormView(QStackedWidget):
    """One page for each section, and one for each repeat whose rows open as a form.

    Signals:
        section_shown: its number.
        entered: the node of the question that got the focus.
        warning_checked: the node of a warning to tick off.
        history_asked: the node of the answer whose history is wanted.
        ended: the last question of the last section was finished.
    """

    section_shown = Signal(int)
    entered = Signal(object)
    warning_checked = Signal(object)
    history_asked = Signal(object)
    ended = Signal()

    def __init__(
        self,
        context: FormContext,
        answers: FormAnswers,
        remarks: Remarks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._answers, self._remarks = context, answers, remarks
        self.sections: list[SectionNode] = section_nodes(context.session)
        self._pages: dict[int, tuple[QScrollArea, QuestionList]] = {}
        self._row_forms: dict[str, tuple[QScrollArea, RowForm]] = {}
        self._stale: set[int] = set()
        self._left: set[int] = set()
        self.current = -1
        answers.updated.connect(self.show_update)

    # sections

    def show_section(self, number: int, *, focus: bool = True, last: bool = False) -> None:
        """Show a section, and go to its first question (or the last one)."""
        self.commit()
        if self.current >= 0 and self.current != number:
            self._leave(self.current)
        area, questions = self._page(number)
        self.current = number
        if number in self._stale:
            questions.refresh()
            self._stale.discard(number)
        if number in self._left:
            questions.set_show_missing()
        self.setCurrentWidget(area)
        self.section_shown.emit(number)
        if focus and not questions.focus_edge(last=last):
            area.setFocus()

    def move_section(self, step: int, *, last: bool = False) -> bool:
        """Show the next section that applies, or the one before; False at the end."""
        number = self.current + step
        while 0 <= number < len(self.sections):
            if self.sections[number].relevant:
                self.show_section(number, last=last)
                return True
            number += step
        return False

    def leave_all(self) -> None:
        """From now on say everywhere what is missing: completing was tried."""
        self._left.update(range(len(self.sections)))  # the others say it when they are shown
        if self.current >= 0:
            self.page.set_show_missing()

    @property
    def page(self) -> QuestionList:
        """The questions shown: of the section, or of a row."""
        form = self.row_form
        return form.list if form is not None else self._page(max(self.current, 0))[1]

    @property
    def row_form(self) -> RowForm | None:
        """The row that is open as a form."""
        shown = self.currentWidget()
        return next((form for area, form in self._row_forms.values() if area is shown), None)

    # questions

    def focus_path(self, path: str) -> bool:
        """Go to a question by its path; False where it cannot be shown."""
        try:
            node = self._context.session.node(path)
        except KeyError:
            return False
        return self.focus_node(node)

    def focus_node(self, node: Node) -> bool:
        """Go to a question; the section, or the row that it is in, is shown first."""
        number = self._section_of(node)
        if number < 0 or not self.sections[number].relevant:
            return False
        if self.current != number or self.row_form is not None:
            self.show_section(number, focus=False)
        _area, questions = self._page(number)
        return questions.focus_node(node)

    def commit(self) -> None:
        """Give whatever is typed."""
        if self.current >= 0:
            self.page.commit()

    @Slot(object)
    def show_update(self, update: Update) -> None:
        """Show what an answer changed, on the page that is seen; others follow when shown."""
        form = self.row_form
        for number, (_area, questions) in self._pages.items():
            if number == self.current and form is None:
                questions.update_nodes(update)
            else:
                self._stale.add(number)
        if form is not None:
            if form.is_gone():
                self._back_to_table(form)
            else:
                form.update_nodes(update)

    def change_language(self) -> None:
        """Show the questionnaire in the language of the session."""
        for number, (_area, questions) in self._pages.items():
            questions.set_heading(section_title(self._context.session, self.sections[number]))
            questions.change_language()
        for _area, form in self._row_forms.values():
            form.list.change_language()
            form.retranslate()

    def refresh(self) -> None:
        """Show everything as it is now."""
        for _area, questions in self._pages.values():
            questions.refresh()
        form = self.row_form
        if form is not None:
            form.list.refresh()

    # building

    def _page(self, number: int) -> tuple[QScrollArea, QuestionList]:
        if number not in self._pages:
            node = self.sections[number]
            area, inner = _scroll_area(self)
            questions = QuestionList(node, self._context, self._answers, self._remarks, inner)
            questions.set_heading(section_title(self._context.session, node))
            questions.finished.connect(self._section_finished)
            questions.returned.connect(self._section_returned)
            self._hear(questions)
            _show_content(questions, inner)
            self._pages[number] = area, questions
        return self._pages[number]

    def _hear(self, questions: QuestionList) -> None:
        questions.entered.connect(self._stop_entered)
        questions.row_asked.connect(self.open_row)
        questions.warning_checked.connect(self.warning_checked)
        questions.history_asked.connect(self.history_asked)

    @Slot(object, str)
    def open_row(self, row: Node, start: str = "") -> None:
        """Show a row of a repeat as a form."""
        self.commit()
        assert row.parent is not None
        key = row.parent.path
        if key not in self._row_forms:
            area, inner = _scroll_area(self)
            form = RowForm(row, self._context, self._answers, self._remarks, inner)
            form.left.connect(self._row_left)
            form.passed.connect(self._row_passed)
            self._hear(form.list)
            _show_content(form, inner)
            self._row_forms[key] = area, form
        area, form = self._row_forms[key]
        self.setCurrentWidget(area)
        if self.current in self._left:
            form.list.set_show_missing()
        if form.list.node is row:
            form.list.refresh()
        form.show_row(row, start)

    def _leave(self, number: int) -> None:
        """What is missing in a section is said once it was left."""
        self._left.add(number)
        self._stale.add(number)

    def _section_of(self, node: Node) -> int:
        chain: list[object] = []
        one: Node | None = node
        while one is not None:
            chain.append(one)
            one = one.parent
        for number, section in enumerate(self.sections):
            if section in chain or any(child in chain for child in section.children):
                return number
        return -1

    # signals of the pages

    @Slot()
    def _section_finished(self) -> None:
        if not self.move_section(1):
            self.ended.emit()

    @Slot()
    def _section_returned(self) -> None:
        self.move_section(-1, last=True)

    @Slot(object)
    def _stop_entered(self, stop: QWidget) -> None:
        self.entered.emit(stop.node)  # type: ignore[attr-defined]
        # The layout of a question that has just become relevant settles first.
        QTimer.singleShot(0, self, lambda: self._scroll_to(stop))

    def _scroll_to(self, stop: QWidget) -> None:
        area = self.currentWidget()
        if isinstance(area, QScrollArea) and stop.isVisible():
            room = area.viewport().height()
            small = stop.height() + 2 * CLEAR < room
            inner = None if small else stop.focusWidget()
            area.ensureWidgetVisible(stop if inner is None else inner, 0, CLEAR)

    @Slot()
    def _row_left(self) -> None:
        form = self.sender()
        if isinstance(form, RowForm):
            self._back_to_table(form)

    def _back_to_table(self, form: RowForm) -> None:
        row, repeat = form.row, form.repeat
        self.show_section(self.current, focus=False)
        _area, questions = self._pages[self.current]
        questions.refresh()
        grid = next((stop for stop in questions.stops if stop.node is repeat), None)
        if isinstance(grid, RepeatGrid | ComponentGrid):
            grid.focus_row(row)
        elif repeat.parent is not None and (outer := repeat.parent.row()) is not None:
            self.open_row(outer)

    @Slot()
    def _row_passed(self) -> None:
        form = self.sender()
        if not isinstance(form, RowForm):
            return
        repeat = form.repeat
        self.show_section(self.current, focus=False)
        _area, questions = self._pages[self.current]
        questions.refresh()
        grid = next((stop for stop in questions.stops if stop.node is repeat), None)
        if grid is None or not questions.move_from(grid, 1):
            self._section_finished()


def _scroll_area(stack: QStackedWidget) -> tuple[QScrollArea, QWidget]:
    """Add a page that scrolls; its content is made inside, so that it is styled only once."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    inner = QWidget()
    theme.set_role(inner, "page")
    inner.resize(stack.size())
    area.setWidget(inner)
    stack.addWidget(area)
    inner.hide()
    return area, inner


def _show_content(content: QWidget, inner: QWidget) -> None:
    column = QVBoxLayout(inner)
    column.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
    column.addWidget(content)
    inner.show()
