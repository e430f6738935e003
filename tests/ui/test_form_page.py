"""An open questionnaire: skip logic, errors, undo, languages, where one stops, failing disks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rrk_field.db.file import DiskFullError
from rrk_field.db.interviews import Interview, open_interview
from rrk_field.db.store import Store
from rrk_field.domain.households import Person
from rrk_field.ui.application import Appearance
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.question_row import QuestionRow
from rrk_field.ui.repeat_grid import RepeatGrid
from rrk_field.ui.row_model import rows_of
from tests.ui.form_typing import Desk, Typist

CONTROL = Qt.KeyboardModifier.ControlModifier
CONSENT = {
    "interview/outcome": "1",
    "interview/consent": "1",
    "interview/visit_date": "2026-03-04",
    "head/displacement_category": "IDP",
}


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


@pytest.fixture
def record_id(officer: Desk) -> str:
    """An assessment with consent, so that every section applies."""
    made = officer.assessment()
    interview = open_interview(officer.store, made)
    for path, value in CONSENT.items():
        interview.answer(path, value)
    interview.at("")
    return made


def row_of(page: FormPage, path: str) -> QuestionRow:
    assert page.view.focus_path(path)
    QApplication.processEvents()
    node = page.interview.session.node(path)
    return next(
        stop for stop in page.view.page.stops if isinstance(stop, QuestionRow) and stop.node is node
    )


def stored(officer: Desk, record_id: str, path: str) -> str:
    return open_interview(officer.store, record_id).session.node(path).value


def test_an_answer_that_skips_others_hides_them_parks_them_and_brings_them_back(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    typist = Typist(page)
    row_of(page, "safety/incident")
    tenure = row_of(page, "housing/shelter_type")
    tenure.editor.give("1")
    row_of(page, "housing/sleeping_rooms")
    typist.enter("3")
    rooms = row_of(page, "housing/sleeping_rooms")

    row_of(page, "housing/shelter_type").editor.give("9")

    assert not rooms.isVisible()
    assert [node.path for node in page.interview.parked()] == ["housing/sleeping_rooms"]
    assert page.toast.isVisible()
    assert stored(officer, record_id, "housing/sleeping_rooms") == "3"
    row_of(page, "housing/shelter_type").editor.give("1")
    assert rooms.isVisible()
    assert rooms.editor.field.text() == "3"  # type: ignore[attr-defined]
    assert page.interview.parked() == []


def test_a_hidden_question_is_passed_over_by_enter(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    row_of(page, "housing/shelter_type").editor.give("9")
    row_of(page, "housing/shelter_type")

    Typist(page).press(Qt.Key.Key_Return)

    question = Typist(page).question()
    assert question is not None
    assert question.path == "housing/eviction_risk" or question.relevant
    assert question.relevant


def test_a_wrong_value_is_kept_and_named(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    row = row_of(page, "head/stated_size")
    typist = Typist(page)

    typist.enter("many")

    assert stored(officer, record_id, "head/stated_size") == "many"
    assert row.message == "Enter a whole number, such as 12"
    assert row.editor.field.property("state") == "danger"  # type: ignore[attr-defined]
    assert "Error" in row.editor.field.accessibleDescription()  # type: ignore[attr-defined]


def test_what_is_missing_is_said_once_the_section_was_left(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    row = row_of(page, "safety/moves_freely")
    assert not row.message

    page.view.move_section(1)
    page.view.move_section(-1)

    assert row.message


def test_typed_text_is_saved_while_the_cursor_is_still_in_the_field(
    officer: Desk, record_id: str, qtbot: QtBot
) -> None:
    page = officer.open(record_id)
    row_of(page, "head/contact_person")

    Typist(page).type("Shpresa")

    qtbot.waitUntil(
        lambda: stored(officer, record_id, "head/contact_person") == "Shpresa", timeout=4000
    )


def test_one_visit_of_a_field_is_one_step_of_undo(
    officer: Desk, record_id: str, qtbot: QtBot
) -> None:
    page = officer.open(record_id)
    row_of(page, "head/contact_person")
    typist = Typist(page)
    typist.type("Shp")
    typist.press(Qt.Key.Key_S, CONTROL)
    typist.type("resa")
    typist.press(Qt.Key.Key_Return)
    steps = page.answers.stack.count()

    page.undo()

    assert steps == 1
    assert stored(officer, record_id, "head/contact_person") == ""
    page.redo()
    assert stored(officer, record_id, "head/contact_person") == "Shpresa"


def test_special_answers_stand_beside_the_value(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    row = row_of(page, "livelihood/income_eur")
    typist = Typist(page)
    typist.press(Qt.Key.Key_F8)

    node = open_interview(officer.store, record_id).session.node("livelihood/income_eur")
    assert (node.value, node.special) == ("", "dk")
    assert [button.code for button in row._specials if button.isChecked()] == ["dk"]
    row_of(page, "livelihood/income_eur")
    typist.type("!")
    node = open_interview(officer.store, record_id).session.node("livelihood/income_eur")
    assert node.special == "ref"
    row_of(page, "livelihood/income_eur")
    typist.enter("120,5")
    node = open_interview(officer.store, record_id).session.node("livelihood/income_eur")
    assert (node.value, node.special) == ("120.5", "")


def test_switching_the_language_keeps_the_cursor_and_the_typed_text(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    row = row_of(page, "head/contact_person")
    field = row.editor.field  # type: ignore[attr-defined]
    assert isinstance(field, QLineEdit)
    Typist(page).type("Shpr")
    field.setCursorPosition(2)
    english = row._label.text()

    page.set_interview_language("sr-Cyrl")
    officer.appearance.change(language="sq")
    QApplication.processEvents()

    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("Shpr", 2)
    assert row._label.text() != english


def test_a_questionnaire_opens_again_at_the_question_where_one_stopped(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    row_of(page, "safety/moves_freely")
    Typist(page).type("1")
    row_of(page, "safety/incident")
    page.leave()

    again = officer.open(record_id)

    question = Typist(again).question()
    assert question is not None
    assert question.path == "safety/incident"


def test_rows_are_added_and_deleted_by_keyboard_and_undone(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    number = next(n for n, s in enumerate(page.view.sections) if s.item.name == "displacement")
    page.view.show_section(number)
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, RepeatGrid))
    grid.take_focus()
    typist = Typist(page)

    typist.press(Qt.Key.Key_Return)
    typist.type("1")
    typist.enter("3.2026")
    typist.enter("Pejë")
    typist.enter("UNHCR")

    rows = list(rows_of(grid.node))
    assert len(rows) == 2  # Enter behind the last cell has begun the next row
    kept = open_interview(officer.store, record_id).session.node(rows[0].path)
    assert [child.value for child in kept.children][:4] == ["GSV", "2026-03", "Pejë", "UNHCR"]
    typist.press(Qt.Key.Key_Delete, CONTROL)
    assert [row.path for row in rows_of(grid.node)] == [rows[0].path]
    typist.press(Qt.Key.Key_Delete, CONTROL)
    assert rows_of(grid.node) == []
    page.undo()
    assert [row.path for row in rows_of(grid.node)] == [rows[0].path]
    back = open_interview(officer.store, record_id).session.node(rows[0].path)
    assert [child.value for child in back.children][:4] == ["GSV", "2026-03", "Pejë", "UNHCR"]


def test_a_deleted_member_is_no_person_of_the_household_until_undo(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    roster = page.interview.session.node("roster/member")
    page.view.show_section(2)
    grid = next(stop for stop in page.view.page.stops if isinstance(stop, RepeatGrid))
    key = rows_of(roster)[0].row_key
    grid.take_focus()

    Typist(page).press(Qt.Key.Key_Delete, CONTROL)

    assert [person.id for person in officer.store.find(Person)] == []
    page.undo()
    assert [person.id for person in officer.store.find(Person)] == [key]


def test_a_soft_warning_is_ticked_off_with_a_reason(
    officer: Desk, record_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = officer.open(record_id)
    row_of(page, "head/phone_1").editor.give("044 1")
    page._show_progress()
    assert len(page.summary.warnings) == 1
    monkeypatch.setattr(AskText, "ask", lambda *_args: "An old number")

    page.check_warning(page.summary.warnings[0][0])

    assert page.summary.warnings == []
    remarks = open_interview(officer.store, record_id).remarks()
    assert [note.text for note in remarks["head/phone_1_warning"]] == ["An old number"]


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(Interview, "answer", refuse)


@pytest.mark.parametrize("disk_is_full", [True, False])
def test_an_answer_that_cannot_be_saved_stays_in_the_field_and_is_tried_again(
    officer: Desk, record_id: str, monkeypatch: pytest.MonkeyPatch, disk_is_full: bool
) -> None:
    page = officer.open(record_id)
    row = row_of(page, "head/contact_person")
    if disk_is_full:
        full_disk(monkeypatch)

    Typist(page).enter("Shpresa")

    assert row.editor.field.text() == "Shpresa"  # type: ignore[attr-defined]
    assert page.failure.isVisible() is disk_is_full
    assert page.header.complete_button.isEnabled() is not disk_is_full
    monkeypatch.undo()
    page.answers.retry()
    assert not page.failure.isVisible()
    assert stored(officer, record_id, "head/contact_person") == "Shpresa"


def test_completing_lists_what_is_missing_and_a_reason_sends_it_as_it_is(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)

    page.try_to_complete()

    assert page.check.isVisible()
    assert len(page.summary.missing) > 10
    assert not page.check.complete_button.isVisible()
    page.check.reason_field.setText("The family had to leave")
    page.check.incomplete_sent.emit("The family had to leave")
    saved = open_interview(officer.store, record_id)
    assert saved.record.state == "in_progress"
    assert [note.text for note in saved.remarks()[""]] == ["The family had to leave"]


def test_an_approved_questionnaire_shows_answers_as_text(officer: Desk, record_id: str) -> None:
    interview = open_interview(officer.store, record_id)
    interview.record.state = "approved"
    officer.store.save(interview.record)

    page = officer.open(record_id)

    assert page.banner.isVisible()
    assert not page.header.complete_button.isVisible()
    assert page.findChildren(QLineEdit) == [] or all(
        not field.isVisible() for field in page.view.findChildren(QLineEdit)
    )


SHORTCUTS: list[tuple[Qt.Key, Qt.KeyboardModifier, Callable[[FormPage], object]]] = [
    (Qt.Key.Key_PageDown, CONTROL, lambda page: page.view.current),
    (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, lambda page: QApplication.focusWidget()),
    (Qt.Key.Key_Return, CONTROL, lambda page: page.check.isVisible()),
]


@pytest.mark.parametrize(("key", "modifier", "state"), SHORTCUTS)
def test_shortcuts_work_from_inside_a_field(
    officer: Desk,
    record_id: str,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    state: Callable[[FormPage], object],
) -> None:
    page = officer.open(record_id)
    row_of(page, "head/contact_person")
    page._show_progress()
    before = state(page)
    focused = QApplication.focusWidget()
    assert focused is not None

    QTest.keyClick(focused, key, modifier)
    QApplication.processEvents()

    assert state(page) != before


def test_what_synchronising_brings_into_an_open_record_is_shown(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    row_of(page, "head/contact_person")
    record = open_interview(officer.store, record_id).record
    record.answers = {**record.answers, "head/contact_person": "From the office"}
    officer.store.save(record)

    page.look_again()

    row = row_of(page, "head/contact_person")
    assert row.editor.field.text() == "From the office"  # type: ignore[attr-defined]
