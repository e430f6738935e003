"""Large questionnaires: the first questions are there at once, the others follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db.interviews import Interview
from rrk_field.db.store import Store
from rrk_field.domain.surveys import HouseholdAssessment
from rrk_field.forms import growth
from rrk_field.forms.definition import parse
from rrk_field.forms.session import Session
from rrk_field.ui import question_list
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.question_list import FIRST_ROWS
from rrk_field.ui.question_row import QuestionRow
from tests.forms.test_hostile import bind, counted, form
from tests.ui.form_typing import Desk, Typist

MANY = 30


def many(count: int) -> Session:
    """A section of so many questions; the second half only if the first one is answered."""
    names = [f"q{n}" for n in range(count)]
    data = f"<g>{''.join(f'<{name}/>' for name in names)}</g>"
    late = names[count // 2 :]
    binds = "".join(bind(f"/data/g/{name}", relevant="/data/g/q0 != 'no'") for name in late)
    body = "".join(f'<input ref="/data/g/{name}"><label>{name}</label></input>' for name in names)
    return Session(parse(form(data, binds, f'<group ref="/data/g"><label>G</label>{body}</group>')))


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every slice makes as little as it may, however fast the machine is."""
    monkeypatch.setattr(question_list, "SLICE_S", 0)


def shown(officer: Desk, session: Session) -> FormPage:
    """Show the page of any form."""
    record = officer.store.get(HouseholdAssessment, officer.assessment())
    assert isinstance(record, HouseholdAssessment)
    household = officer.household()
    interview = Interview(officer.store, record, session, household)
    page = FormPage(interview, officer.appearance, officer.background)
    officer.qtbot.addWidget(page)
    page.resize(1366, 690)
    with officer.qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def made(page: FormPage) -> int:
    """How many questions are there as widgets."""
    return len(page.view.page.findChildren(QuestionRow))


def test_a_long_section_begins_with_what_one_sees(officer: Desk, unhurried: None) -> None:
    page = shown(officer, many(MANY))

    page.view.show_section(0)

    assert made(page) == FIRST_ROWS


def test_the_rest_of_a_long_section_follows_by_itself(officer: Desk, unhurried: None) -> None:
    page = shown(officer, many(MANY))
    page.view.show_section(0)

    def visible() -> int:
        return sum(row.isVisible() for row in page.view.page.findChildren(QuestionRow))

    officer.qtbot.waitUntil(lambda: visible() == MANY, timeout=30_000)


def test_what_is_typed_while_a_section_is_made_is_kept(officer: Desk, unhurried: None) -> None:
    page = shown(officer, many(MANY))
    page.view.show_section(0)
    typist = Typist(page)

    typist.enter("no")
    officer.qtbot.waitUntil(lambda: made(page) == MANY, timeout=30_000)

    rows = page.view.page.findChildren(QuestionRow)
    assert page.interview.session.node("g/q0").value == "no"
    assert sum(row.isVisible() for row in rows) == MANY // 2
    question = typist.question()
    assert question is not None
    assert question.path == "g/q1"


def test_a_question_that_is_not_made_yet_can_be_gone_to(officer: Desk, unhurried: None) -> None:
    page = shown(officer, many(MANY))
    page.view.show_section(0)

    assert page.view.focus_path(f"g/q{MANY - 1}")

    question = Typist(page).question()
    assert question is not None
    assert question.path == f"g/q{MANY - 1}"


def test_the_last_question_is_reached_backwards(officer: Desk, unhurried: None) -> None:
    page = shown(officer, many(MANY))

    page.view.show_section(0, last=True)

    assert made(page) == MANY
    assert QApplication.focusWidget() is page.view.page.stops[-1].editor.fields()[0]  # type: ignore[union-attr]


def test_what_is_missing_is_said_of_questions_made_later_too(
    officer: Desk, unhurried: None
) -> None:
    names = [f"q{n}" for n in range(MANY)]
    data = f"<g>{''.join(f'<{name}/>' for name in names)}</g>"
    binds = "".join(bind(f"/data/g/{name}", required="true()") for name in names)
    body = "".join(f'<input ref="/data/g/{name}"/>' for name in names)
    page = shown(officer, Session(parse(form(data, binds, f'<group ref="/data/g">{body}</group>'))))
    page.view.leave_all()

    page.view.show_section(0)

    last = page.view.page.stops[-1]
    assert isinstance(last, QuestionRow)
    assert last.message


def test_a_form_that_asks_for_too_much_says_so(
    officer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "MOST_NODES", 100)
    page = shown(officer, counted("50"))

    assert page.banner.isVisible()
    assert "no more rows are made" in page.banner.label.text()


def test_a_form_that_asks_for_little_says_nothing(officer: Desk) -> None:
    page = shown(officer, counted("2"))

    assert not page.banner.isVisible()
    assert page.testAttribute(Qt.WidgetAttribute.WA_WState_Visible)
