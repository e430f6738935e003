"""A long section is made piece by piece: keys never wait for it, and land where they belong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db.store import Store
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.question_list import QuestionList
from rrk_field.ui.question_row import QuestionRow, RichLabel
from tests.ui.any_form import interview_of, page_of
from tests.ui.form_typing import Desk, Typist

QUESTIONS = 40


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


def long_section(officer: Desk) -> FormPage:
    """A short section is shown; a long one, of which nothing is made yet, comes after it."""
    survey = [
        {"type": "begin group", "name": "first", "label": "First"},
        {"type": "integer", "name": "begin", "label": "Begin"},
        {"type": "end group"},
        {"type": "begin group", "name": "long", "label": "Long"},
        *(
            {"type": "integer", "name": f"q{number}", "label": f"Question **{number}**"}
            for number in range(QUESTIONS)
        ),
        {"type": "end group"},
    ]
    return page_of(officer, interview_of(officer, survey))


def settle(questions: QuestionList) -> int:
    """Let the rest be made; return how many turns of the window that took."""
    turns = 0
    while questions._slices.isActive():
        QApplication.processEvents()
        turns += 1
    QApplication.processEvents()
    return turns


def test_keys_typed_while_a_section_is_still_being_made_land_in_turn(officer: Desk) -> None:
    page = long_section(officer)
    page.view.show_section(1)
    made = len(page.view.page._stops)

    for number in range(QUESTIONS):  # no turn of the window in between: nothing else is made
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, Qt.Key.Key_Return)

    session = page.interview.session
    kept = [session.node(f"long/q{number}").value for number in range(QUESTIONS)]
    assert made < QUESTIONS // 2
    assert kept == [str(number) for number in range(QUESTIONS)]


def test_making_the_rest_of_a_section_moves_no_focus_and_loses_no_text(officer: Desk) -> None:
    page = long_section(officer)
    page.view.show_section(1)
    typist = Typist(page)
    field = typist.target()
    QTest.keyClicks(field, "12")
    top = field.mapTo(page, field.rect().topLeft())

    turns = settle(page.view.page)

    rows = page.view.page.stops
    assert turns > 1
    assert typist.target() is field
    assert page.view.page.stop_with_focus() is rows[0]
    assert field.mapTo(page, field.rect().topLeft()) == top
    order = [row.node.path for row in rows]
    assert order == [f"long/q{number}" for number in range(QUESTIONS)]
    visible = [row for row in rows if isinstance(row, QuestionRow) and row.isVisible()]
    tops = [row.mapTo(page, row.rect().topLeft()).y() for row in visible]
    assert len(visible) == QUESTIONS
    assert tops == sorted(set(tops))


def test_a_page_asks_for_heights_again_and_again_and_each_is_measured_once(
    officer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[RichLabel, int]] = []
    height = RichLabel.heightForWidth

    def counted(label: RichLabel, width: int) -> int:
        asked.append((label, width))
        return height(label, width)

    monkeypatch.setattr(RichLabel, "heightForWidth", counted)
    page = long_section(officer)
    asked.clear()
    page.view.show_section(1)
    settle(page.view.page)

    measured = sum(len(label._heights) for label in {label for label, _width in asked})
    assert len(asked) > 3 * measured


def test_a_label_is_measured_once_for_a_width_and_anew_for_other_words(qtbot: QtBot) -> None:
    label = RichLabel("question")
    qtbot.addWidget(label)
    label.setText("<p>Short</p>")
    low = label.heightForWidth(100)
    label.setText(f"<p>{'Many words ' * 20}</p>")
    high = label.heightForWidth(100)
    asked = [label.heightForWidth(100) for _ in range(3)]
    font = label.font()
    font.setPixelSize(font.pixelSize() * 3)

    label.setFont(font)

    assert low < high
    assert asked == [high] * 3
    assert label.heightForWidth(100) > high
