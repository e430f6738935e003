"""Deciding differences by keyboard, with the words of the questionnaire."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rrk_field.db import queries
from rrk_field.db.outbox import applying
from rrk_field.db.rows import insert
from rrk_field.db.store import Store
from rrk_field.domain.records import Conflict, Household, HouseholdAssessment, Person
from rrk_field.forms.library import built_in
from rrk_field.ui.clashes import SEPARATOR, clashes
from rrk_field.ui.conflict_page import ConflictPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.widgets.merge_row import marked
from tests.factories import make_conflict
from tests.ui.conftest import settle


@pytest.fixture
def page(window: MainWindow) -> ConflictPage:
    found = next(one for one in queries.needs_you(window.store) if one.kind == "conflict")
    window.open_conflict(found.id)
    settle(QApplication)
    assert isinstance(window.page, ConflictPage)
    return window.page


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def save(qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(QApplication)


def assessment(page: ConflictPage) -> HouseholdAssessment:
    found = page._store.get(HouseholdAssessment, page.conflict.record_id)
    assert found is not None
    return found


def conflict(store: Store, conflict_id: str) -> Conflict:
    found = store.get(Conflict, conflict_id)
    assert found is not None
    return found


def opened(window: MainWindow, made: Conflict) -> ConflictPage:
    with window.store.writing() as connection, applying(connection):
        made.revision = 1
        insert(connection.connection.driver_connection, made)
    window.open_conflict(made.id)
    assert isinstance(window.page, ConflictPage)
    return window.page


def test_codes_are_shown_as_the_words_of_the_questionnaire(page: ConflictPage) -> None:
    row = page.rows[0]

    assert row.mine.accessibleName() == "Outcome of the visit. This laptop: Partial"
    assert row.theirs.accessibleName() == "Outcome of the visit. Server: Complete"


def test_nothing_is_decided_beforehand(page: ConflictPage) -> None:
    assert [row.choice for row in page.rows] == [""] * 3
    assert not page._bar.save.isEnabled()
    assert page._bar.save.toolTip() == "Decide every question first"


def test_digits_decide_and_arrows_move(page: ConflictPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_3)

    assert [row.choice for row in page.rows] == ["mine", "theirs", "both"]
    assert page._bar.chip.text == "All decided"


def test_a_decision_is_saved_as_one_change_and_offered_to_be_sent(
    page: ConflictPage, qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_3)
    record, names = assessment(page), list(page.conflict.fields)
    with qtbot.waitSignals([page.left, page.send_asked]):
        save(qtbot)
    found = window.store.get(HouseholdAssessment, record.id)
    assert found is not None

    assert found.answers["interview/outcome"] == "2"
    mine, theirs = found.answers["interview/assessors"].split(SEPARATOR)
    assert mine
    assert theirs
    path = names[1].removeprefix("answers/")
    assert found.answers[path] == record.answers[path]
    assert conflict(window.store, page.conflict.id).status == "resolved"
    qtbot.waitUntil(lambda: not window.sending.running)


def test_nothing_is_saved_while_a_question_is_open(page: ConflictPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_1)

    save(qtbot)

    assert conflict(page._store, page.conflict.id).status == "open"


def test_both_cannot_be_kept_of_a_choice(page: ConflictPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_3)

    assert not page.rows[0].allows_both
    assert page.rows[0].choice == ""


def test_the_result_can_be_written_by_hand(page: ConflictPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_E)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    editor.clear()
    qtbot.keyClicks(editor, "Shpresa M.")

    assert (page.rows[1].choice, page.rows[1].value) == ("edited", "Shpresa M.")


def test_all_from_the_server_decides_every_question(page: ConflictPage) -> None:
    page.all_theirs.click()

    assert [row.choice for row in page.rows] == ["theirs"] * 3


def test_decide_later_changes_nothing(page: ConflictPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_1)
    with qtbot.waitSignal(page.left):
        page._bar.later.click()

    assert conflict(page._store, page.conflict.id).status == "open"


def test_an_answer_and_its_special_answer_are_one_question(window: MainWindow) -> None:
    fields = {
        "answers/head/phone_1": {"base": None, "mine": "044", "theirs": None},
        "answers/head/phone_1~special": {"base": None, "mine": None, "theirs": "dk"},
    }
    made = Conflict(record_id="r", record_type="household_assessment", fields=fields)

    form = built_in("household_assessment")
    found = clashes(made, form, "en", {"dk": "Does not know"})

    assert len(found) == 1
    assert (
        found[0].words(found[0].values["mine"]),
        found[0].words(found[0].values["theirs"]),
    ) == ("044", "Does not know")


def test_columns_that_belong_together_are_one_question(window: MainWindow) -> None:
    person = window.store.find(Person)[0]
    household = window.store.get(Household, person.household_id)
    assert household is not None
    fields = {
        "id_type": {"base": None, "mine": "1", "theirs": "2"},
        "id_value": {"base": None, "mine": "1234567890", "theirs": "0101990710006"},
    }
    page = opened(window, make_conflict(person, household, fields=fields))
    page.all_mine.click()
    page.save()

    found = window.store.get(Person, person.id)
    assert found is not None
    assert len(page.rows) == 1
    assert (found.id_type, found.id_value) == ("1", "1234567890")
    window.sending.stop()


def test_a_record_removed_here_and_changed_there_is_deleted_or_kept(window: MainWindow) -> None:
    person = window.store.find(Person)[0]
    household = window.store.get(Household, person.household_id)
    assert household is not None
    page = opened(window, make_conflict(person, household, kind="delete_vs_edit", fields={}))
    assert page.rows[0].mine.accessibleName() == "Member. This laptop: Delete"
    page.rows[0].choose("mine")
    page.save()

    found = window.store.get(Person, person.id)
    assert found is not None
    assert found.removed_at is not None


def test_what_differs_stands_out() -> None:
    assert "315" in marked("044 120 315", "044 120 351").split("<span")[1]
    assert marked("same", "same") == "same"


def test_text_is_not_taken_for_markup() -> None:
    assert "&lt;b&gt;" in marked("<b>bold</b>", "plain words here")
