"""What became of an answer and the way back, help for a question, and where one stopped."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db import form_places
from rrk_field.db.answer_history import AnswerChange, Given, note_received
from rrk_field.db.bodies import shapes
from rrk_field.db.interviews import open_interview
from rrk_field.db.outbox import applying
from rrk_field.db.store import Store
from rrk_field.db.unsent import outbox_rows
from rrk_field.sync.central import NoNetworkError
from rrk_field.ui.answer_history import AnswerHistory
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.messages import sentence
from rrk_field.ui.question_help import QuestionHelp
from rrk_field.ui.question_row import QuestionRow
from rrk_field.ui.sending import Sending
from tests.ui.any_form import interview_of, page_of
from tests.ui.conftest import FakeOffice
from tests.ui.form_typing import Desk, Typist

CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = [
    {
        "type": "integer",
        "name": "rooms",
        "label": "Rooms",
        "hint": "Without the kitchen",
        "guidance_hint": "Count a hall that is slept in",
    },
    {"type": "select_one yn", "name": "water", "label": "Water"},
    {
        "type": "begin repeat",
        "name": "member",
        "label": "Members",
    },
    {"type": "text", "name": "who", "label": "Name"},
    {"type": "integer", "name": "age", "label": "Age"},
    {"type": "end repeat"},
]


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


@pytest.fixture
def page(officer: Desk) -> FormPage:
    return page_of(officer, interview_of(officer, FORM))


def history_of(page: FormPage, path: str) -> AnswerHistory:
    node = page.interview.session.node(path)
    return AnswerHistory(page._context, node, page.interview.changes(path), page)


def cells(history: AnswerHistory) -> list[list[str]]:
    table = history.table
    found = [[table.item(row, column) for column in (1, 2, 3)] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in found]


def test_the_history_says_who_gave_which_answer_before_and_after(page: FormPage) -> None:
    typist = Typist(page)
    typist.enter("3")
    typist.type("1")
    assert page.view.focus_path("rooms")
    typist.press(Qt.Key.Key_A, CONTROL)
    typist.enter("4")

    assert cells(history_of(page, "rooms")) == [["Arta", "3", "4"], ["Arta", "—", "3"]]
    assert cells(history_of(page, "water")) == [["Arta", "—", "Yes"]]


def test_an_answer_from_the_office_is_told_as_a_colleague_s(page: FormPage) -> None:
    Typist(page).enter("3")
    store, record = page.interview.store, page.interview.record
    with store.writing() as connection, applying(connection):
        received = (record.id, {"answers/rooms": 5}, "2026-03-02 09:14:00.000000", "u-besa")
        note_received(connection, shapes()["household_assessment"], [received])

    assert cells(history_of(page, "rooms"))[0] == ["A colleague", "3", "5"]


@pytest.fixture
def office(page: FormPage) -> Iterator[FakeOffice]:
    """The office, which has received the record."""
    office = FakeOffice()
    page._context.sending = Sending(page.interview.store, office)
    page.interview.record.revision = 3
    yield office
    page._context.sending.close()


def ask_office(history: AnswerHistory, qtbot: QtBot) -> str:
    """Press the button; return what is said when the answer is there."""
    history.office_button.click()
    qtbot.waitUntil(lambda: "…" not in history._words.text())
    return history._words.text()


def test_older_changes_at_the_office_come_into_the_same_list_once(
    page: FormPage, office: FakeOffice, qtbot: QtBot
) -> None:
    Typist(page).enter("3")
    record = page.interview.record
    [mine] = page.interview.changes("rooms")
    long_ago = "2020-01-31 08:00:00.000000"
    older = AnswerChange(long_ago, "u-besa", Given(), Given(9), "Besa Demo")
    office.past[record.id, "rooms"] = [mine, older]
    history = history_of(page, "rooms")

    said = ask_office(history, qtbot)

    assert cells(history) == [["Arta", "—", "3"], ["Besa Demo", "—", "9"]]
    assert said == "What was changed on this laptop and at the office."
    assert not history.office_button.isEnabled()


def test_where_the_office_knows_no_more_it_is_said(
    page: FormPage, office: FakeOffice, qtbot: QtBot
) -> None:
    history = history_of(page, "rooms")

    assert ask_office(history, qtbot) == "The office knows of no other change."
    assert cells(history) == []


def test_without_a_network_a_sentence_says_so_and_it_can_be_asked_again(
    page: FormPage, office: FakeOffice, qtbot: QtBot
) -> None:
    office.refusal = NoNetworkError()
    Typist(page).enter("3")
    history = history_of(page, "rooms")

    said = ask_office(history, qtbot)

    assert said == sentence(NoNetworkError())
    assert cells(history) == [["Arta", "—", "3"]]
    assert history.office_button.isEnabled()


def test_what_the_office_cannot_know_is_not_asked(page: FormPage, office: FakeOffice) -> None:
    page.interview.record.revision = None

    assert history_of(page, "rooms").office_button.isHidden()


def test_ctrl_h_restores_the_answer_before_and_undo_takes_that_back(
    page: FormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist = Typist(page)
    typist.enter("3")
    assert page.view.focus_path("rooms")
    typist.press(Qt.Key.Key_A, CONTROL)
    typist.type("4")
    asked: list[str] = []

    def restore(history: AnswerHistory) -> int:
        asked.append(history._question.text())
        history.accept()
        return history.result()

    monkeypatch.setattr(AnswerHistory, "exec", restore)

    typist.press(Qt.Key.Key_H, CONTROL)

    node = page.interview.session.node("rooms")
    assert asked == ["Rooms"]
    assert node.value == "3"
    assert typist.target().text() == "3"  # type: ignore[attr-defined]
    page.undo()
    assert node.value == "4"


def test_the_history_of_a_cell_opens_from_the_table(
    page: FormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = page.view.page.stops[-1]
    grid.take_focus()  # type: ignore[union-attr]
    typist = Typist(page)
    if not page.interview.session.node("member").rows:
        typist.press(Qt.Key.Key_Return)
    typist.enter("Besa")
    typist.press(Qt.Key.Key_Left)
    seen: list[list[list[str]]] = []

    def look(history: AnswerHistory) -> int:
        seen.append(cells(history))
        return 0

    monkeypatch.setattr(AnswerHistory, "exec", look)

    typist.press(Qt.Key.Key_H, CONTROL)

    assert seen == [[["Arta", "—", "Besa"]]]


def test_the_question_with_the_cursor_offers_its_history_by_button(
    page: FormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row for row in page.view.page.stops if isinstance(row, QuestionRow)]
    opened: list[str] = []
    monkeypatch.setattr(
        AnswerHistory, "ask", lambda _context, node, _page: opened.append(node.path)
    )

    Typist(page).enter("3")
    shown = [row._history is not None and row._history.isVisible() for row in rows]
    assert rows[1]._history is not None
    rows[1]._history.click()

    assert shown == [False, True]
    assert opened == ["water"]
    assert rows[1]._history.accessibleName() == "History of this answer"


def test_nothing_can_be_restored_in_what_can_only_be_read(page: FormPage) -> None:
    Typist(page).enter("3")
    page._context.read_only = True

    history = history_of(page, "rooms")

    assert history.restore_button.isHidden()
    assert history.chosen() is None


def test_f1_shows_hint_guidance_and_the_keys_of_the_control(
    page: FormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QuestionHelp] = []

    def look(dialog: QuestionHelp) -> int:
        seen.append(dialog)
        return 0

    monkeypatch.setattr(QuestionHelp, "exec", look)
    typist = Typist(page)
    typist.press(Qt.Key.Key_F1)
    typist.enter("3")
    typist.press(Qt.Key.Key_F1)

    rooms, water = seen
    assert rooms.texts() == ["Without the kitchen", "Count a hall that is slept in"]
    assert [words for _keys, words in water._keys][:2] == ["Yes", "No"]
    shown = [label.text() for pair in rooms._key_labels for label in pair]
    assert "Ctrl+H" in shown
    assert rooms.minimumWidth() >= 400


def test_looking_at_a_questionnaire_is_no_change_that_travels(officer: Desk) -> None:
    record_id = officer.assessment()
    with officer.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")
    page = officer.open(record_id)
    assert page.view.focus_path("interview/place")
    QApplication.processEvents()

    page.leave()

    assert outbox_rows(officer.store) == []
    assert form_places.of_record(officer.store, record_id) == "interview/place"
    again = Typist(officer.open(record_id)).question()
    assert again is not None
    assert again.path == "interview/place"
    assert open_interview(officer.store, record_id).record.state == "draft"
