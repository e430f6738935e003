"""Tables of rows: the first columns stay, nothing scrolls where it need not, special answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db.store import Store
from rrk_field.ui.application import Appearance
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.background import Background
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.repeat_grid import RepeatGrid
from rrk_field.ui.row_model import rows_of
from tests.ui.any_form import interview_of, page_of
from tests.ui.form_typing import Desk, Typist

COLUMNS = 9


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


def narrow_table(officer: Desk, columns: int = COLUMNS) -> RepeatGrid:
    """A table whose headers need more room than there is, with two rows."""
    questions = [
        {
            "type": "text",
            "name": f"q{number}",
            "label": f"Unabbreviatedheader{number}",
            "bind::rrk:special": "dk ref",
        }
        for number in range(columns)
    ]
    rows = [
        {"type": "begin repeat", "name": "r", "label": "Rows"},
        *questions,
        {"type": "end repeat"},
    ]
    page = page_of(officer, interview_of(officer, rows), (1092, 546))
    page.answers.add_row(page.interview.session.node("r"))
    QApplication.processEvents()
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, RepeatGrid))
    grid.setProperty("page", page)
    return grid


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def test_the_first_columns_stay_when_a_table_is_scrolled_sideways(officer: Desk) -> None:
    grid = narrow_table(officer)
    view, frozen = grid.view, grid.view.frozen
    view.go_to(0, 1)
    settle()
    assert view.horizontalScrollBar().maximum() > 0
    assert not frozen.isVisible()

    view.go_to(0, COLUMNS)
    settle()

    assert frozen.isVisible()
    assert frozen.count >= 2
    assert frozen.geometry().left() <= 1
    assert [frozen.columnWidth(one) for one in range(frozen.count)] == [
        view.columnWidth(one) for one in range(frozen.count)
    ]
    assert all(frozen.isColumnHidden(one) for one in range(frozen.count, COLUMNS + 1))


def test_the_cell_with_the_cursor_is_never_covered(officer: Desk) -> None:
    view = narrow_table(officer).view
    view.go_to(0, COLUMNS)
    settle()

    for column in range(COLUMNS, 0, -1):
        view.go_to(0, column)
        settle()
        rect = view.visualRect(view.currentIndex())
        covered = view.frozen.width_frozen() if view.frozen.isVisible() else 0
        assert rect.left() >= covered - 1, column
        assert rect.right() <= view.viewport().width() + 1, column


def test_a_press_on_a_column_that_stays_goes_to_its_cell(officer: Desk, qtbot: QtBot) -> None:
    view = narrow_table(officer).view
    view.go_to(0, COLUMNS)
    settle()
    frozen = view.frozen

    place = frozen.visualRect(frozen.model().index(1, 1)).center()
    qtbot.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()

    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    assert view.horizontalScrollBar().value() == 0
    assert not frozen.isVisible()
    assert view.hasFocus()


def test_a_table_that_fits_stays_without_a_second_view(officer: Desk) -> None:
    view = narrow_table(officer, columns=3).view
    settle()

    assert view.horizontalScrollBar().maximum() == 0
    assert not view.frozen.isVisible()


def test_of_a_wide_row_the_table_shows_what_fits_and_the_form_has_the_rest(
    officer: Desk,
) -> None:
    grid = narrow_table(officer, columns=12)
    view = grid.view
    view.go_to(0, 1)
    settle()
    shown = [one for one in range(1, grid.model.columnCount()) if not view.isColumnHidden(one)]
    page: FormPage = grid.property("page")
    typist = Typist(page)

    for _column in shown:
        typist.press(Qt.Key.Key_Return)

    assert view.horizontalScrollBar().maximum() == 0
    assert 3 <= len(shown) < 8
    form = page.view.row_form
    assert form is not None
    question = typist.question()
    assert question is not None
    assert question.item.name == f"q{len(shown)}"


def test_special_answers_are_given_in_a_cell(officer: Desk) -> None:
    grid = narrow_table(officer, columns=3)
    grid.view.go_to(0, 1)
    page: FormPage = grid.property("page")
    typist = Typist(page)

    typist.press(Qt.Key.Key_F8)
    typist.type("!")

    first, second = (grid.model.cell(0, column) for column in (1, 2))
    assert first is not None
    assert second is not None
    assert (first.special, second.special) == ("dk", "ref")
    assert grid.model.text(first) == "Does not know"


@pytest.mark.parametrize("width", [1366, 1280, 1092])
def test_the_component_grid_needs_no_scrolling_and_its_sections_are_marks(
    officer: Desk, width: int
) -> None:
    page = officer.open(officer.survey(site__survey_kind="1"), (width, 640))
    number = next(n for n, s in enumerate(page.view.sections) if s.item.name == "components")

    page.view.show_section(number)
    settle()
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, ComponentGrid))
    grid.view.go_to(rows_of(grid.node)[0], grid.model.grade_name)
    Typist(page).type("3")
    settle()

    there = page.section_list.is_strip
    assert grid.view.horizontalScrollBar().maximum() == 0
    page.view.move_section(1)
    assert (there, page.section_list.is_strip) == (True, False)


def test_a_warning_in_a_row_goes_once_somebody_said_why_it_is_right(
    officer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"type": "begin repeat", "name": "r", "label": "Rows"},
        {"type": "integer", "name": "age", "label": "Age"},
        {
            "type": "note",
            "name": "old",
            "label": "Is that age right?",
            "appearance": "rrk-warning",
            "relevant": "${age} > 100",
        },
        {"type": "end repeat"},
    ]
    page = page_of(officer, interview_of(officer, rows))
    if not rows_of(page.interview.session.node("r")):
        page.answers.add_row(page.interview.session.node("r"))
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, RepeatGrid))
    grid.view.go_to(0, 1)
    Typist(page).enter("104")
    page._show_progress()
    said = grid._warnings.text()
    monkeypatch.setattr(AskText, "ask", lambda *_args: "Seen on the paper")

    page.check_warning(page.summary.warnings[0][0])

    assert said == "Row 1: Is that age right?"
    assert grid.model.problems(0) == []
    assert grid._warnings.text() == ""
    notes = page.interview.remarks()
    assert [note.text for found in notes.values() for note in found] == ["Seen on the paper"]


CELLS = [
    ("date", "", "14.6.1971", "1971-06-14"),
    ("date", "month-year", "6.1999", "1999-06-01"),
    ("date", "year", "1999", "1999-01-01"),
    ("text", "rrk-partial-date", "6.1999", "1999-06"),
    ("time", "", "930", "09:30:00.000"),
    ("decimal", "thousands-sep", "18450,5", "18450.5"),
    ("geopoint", "", "42.3803 20.4315", "42.3803 20.4315 0 0"),
    ("select_one fruit", "likert", "2", "pear"),
    ("select_one many", "minimal", "ge 12", "m12"),
]


@pytest.mark.parametrize(("kind", "wanted", "typed", "kept"), CELLS)
def test_a_cell_takes_what_the_question_takes(
    officer: Desk, kind: str, wanted: str, typed: str, kept: str
) -> None:
    question = {"type": kind, "name": "q", "label": "Question", "appearance": wanted}
    rows = [
        {"type": "begin repeat", "name": "r", "label": "Rows"},
        question,
        {"type": "text", "name": "after", "label": "After"},
        {"type": "end repeat"},
    ]
    page = page_of(officer, interview_of(officer, rows))
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, RepeatGrid))
    if not rows_of(grid.node):
        grid.add_row()
    grid.view.go_to(0, 1)

    typist = Typist(page)
    typist.type(typed)
    if grid.view.currentIndex().column() == 1:
        typist.press(Qt.Key.Key_Return)

    cell = grid.model.cell(0, 1)
    assert cell is not None
    assert (cell.value, cell.violation) == (kept, None)
    assert grid.view.currentIndex().column() == 2


@pytest.mark.parametrize(
    ("kind", "wanted"), [("text", "multiline"), ("text", "masked"), ("rank fruit", "")]
)
def test_what_a_cell_cannot_hold_opens_the_row_as_a_form(
    officer: Desk, kind: str, wanted: str
) -> None:
    question = {"type": kind, "name": "q", "label": "Question", "appearance": wanted}
    rows = [
        {"type": "begin repeat", "name": "r", "label": "Rows"},
        question,
        {"type": "end repeat"},
    ]
    page = page_of(officer, interview_of(officer, rows))
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, RepeatGrid))
    if not rows_of(grid.node):
        grid.add_row()
    grid.view.go_to(0, 1)

    Typist(page).type("x")

    assert page.view.row_form is not None
    assert rows_of(grid.node)[0].children[0].value == ""
