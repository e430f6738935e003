"""A newer version of the form while a draft is open: told quietly, moved by hand, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from rrk_field.db.beginnings import start_form
from rrk_field.db.interviews import open_interview
from rrk_field.db.store import Store
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.move_dialog import MoveDialog
from rrk_field.ui.parked_dialog import ParkedDialog
from tests.sheets import CHOICES, SURVEY, changed, lay, without, xlsform
from tests.ui.form_typing import Desk, Typist

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "Half of it lies in the yard"


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


@pytest.fixture
def record_id(officer: Desk, tmp_path: Path) -> str:
    """A draft of version 1 with answers."""
    lay(officer.store, xlsform(tmp_path / "1.xlsx"))
    record = start_form(officer.store, officer.household().id, "roof_check")
    interview = open_interview(officer.store, record.id)
    for path, value in (("visit/rooms", "12"), ("visit/words", WORDS)):
        interview.answer(path, value)
    return record.id


@pytest.fixture
def newer(officer: Desk, record_id: str, tmp_path: Path) -> None:
    """Version 2: a question more, a question less, a choice more, a narrower one."""
    survey = [
        *changed(without(SURVEY, "words"), "rooms", constraint=". < 10")[:-1],
        {"type": "text", "name": "gutter", "label": "Gutter"},
        {"type": "end group"},
    ]
    more = [*CHOICES, {"list_name": "roof", "name": "4", "label": "No roof"}]
    lay(officer.store, xlsform(tmp_path / "2.xlsx", survey, more, version="2"))


def version(officer: Desk, record_id: str) -> str:
    record = officer.store.get(HouseholdForm, record_id)
    assert record is not None
    return record.form_version


def with_dialog(officer: Desk, page: FormPage, kind: type, act: Callable[..., None]) -> None:
    """Open the dialog by what opens it, and do something in it."""
    done: list[object] = []

    def once() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            officer.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
            act(dialog)
            done.append(dialog)
        finally:
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, once)
    if kind is MoveDialog:
        Typist(page).press(Qt.Key.Key_F12)
    else:
        page.show_parked()
    assert done
    page.activateWindow()
    officer.qtbot.waitUntil(lambda: QApplication.activeWindow() is page)


def lines(dialog: MoveDialog) -> list[tuple[str, list[tuple[str, str]]]]:
    found = []
    for place in range(dialog.list.topLevelItemCount()):
        top = dialog.list.topLevelItem(place)
        assert top is not None
        inside = [top.child(number) for number in range(top.childCount())]
        found.append((top.text(0), [(one.text(0), one.text(1)) for one in inside if one]))
    return found


def test_without_a_newer_version_nothing_is_said(officer: Desk, record_id: str) -> None:
    assert not officer.open(record_id).news.isVisible()


@pytest.mark.usefixtures("newer")
def test_a_newer_version_is_told_and_nothing_happens_by_itself(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    Typist(page)

    assert page.news.isVisible()
    assert page.news.label.text() == "A newer version of this questionnaire is here."
    assert version(officer, record_id) == "1"


@pytest.mark.usefixtures("newer")
def test_the_list_says_what_changes_and_escape_leaves_the_draft(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)
    shown: list[list[tuple[str, list[tuple[str, str]]]]] = []

    def leave(dialog: MoveDialog) -> None:
        assert dialog.list.hasFocus() or dialog.focusWidget() is dialog.list
        shown.append(lines(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with_dialog(officer, page, MoveDialog, leave)

    assert shown == [
        [
            ("New questions", [("Gutter", "")]),
            (
                "Answers that are no longer valid",
                [("Rooms", "12: This answer is outside what is possible")],
            ),
            ("New choices", [("Roof", "No roof")]),
            ("Questions that are gone; the answers are kept aside", [("In words", WORDS)]),
        ]
    ]
    assert version(officer, record_id) == "1"
    assert page.interview.definition.version == "1"


@pytest.mark.usefixtures("newer")
def test_the_draft_is_moved_by_keyboard_and_taken_back_with_undo(
    officer: Desk, record_id: str
) -> None:
    page = officer.open(record_id)

    def move(dialog: MoveDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        officer.qtbot.waitUntil(lambda: not dialog.isVisible())

    with_dialog(officer, page, MoveDialog, move)

    assert version(officer, record_id) == "2"
    assert not page.news.isVisible()
    assert page.view.focus_path("visit/gutter")
    assert not page.view.focus_path("visit/words")
    assert page.toast.text == "This draft is in version 2 now"
    Typist(page).press(Qt.Key.Key_Z, CONTROL)
    assert version(officer, record_id) == "1"
    assert page.view.focus_path("visit/words")
    assert page.interview.session.node("visit/words").value == WORDS
    assert page.news.isVisible()


@pytest.mark.usefixtures("newer")
def test_undo_takes_back_answers_before_the_move(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    with_dialog(officer, page, MoveDialog, MoveDialog.accept)
    assert page.view.focus_path("visit/gutter")
    typist = Typist(page)
    typist.enter("East")

    page.undo()
    after_one = (version(officer, record_id), page.interview.session.node("visit/gutter").value)
    page.undo()

    assert after_one == ("2", "")
    assert version(officer, record_id) == "1"


@pytest.mark.usefixtures("newer")
def test_answers_kept_aside_are_listed(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)
    with_dialog(officer, page, MoveDialog, MoveDialog.accept)
    page._show_progress()
    rows: list[tuple[str, str]] = []

    def read(dialog: ParkedDialog) -> None:
        for place in range(dialog.table.rowCount()):
            cells = [dialog.table.item(place, column) for column in (0, 1)]
            rows.append(tuple(cell.text() if cell else "" for cell in cells))  # type: ignore[arg-type]
        dialog.accept()

    with_dialog(officer, page, ParkedDialog, read)

    assert rows == [("In words *", WORDS)]


def test_a_version_that_arrives_while_the_draft_is_open_is_told(
    officer: Desk, record_id: str, request: pytest.FixtureRequest
) -> None:
    page = officer.open(record_id)
    before = page.news.isVisible()
    request.getfixturevalue("newer")

    page.look_again()

    assert (before, page.news.isVisible()) == (False, True)


def test_a_version_that_is_not_here_is_told_and_the_answers_can_only_be_read(
    officer: Desk, record_id: str, tmp_path: Path
) -> None:
    record = officer.store.get(HouseholdForm, record_id)
    assert record is not None
    record.form_version = "2"
    officer.store.save(record)
    page = officer.open(record_id)
    told, read_only = page.banner.label.text(), page._context.read_only

    lay(officer.store, xlsform(tmp_path / "2.xlsx", version="2"))
    page.look_again()

    assert told.startswith("This was filled with version 2, which is not on this laptop.")
    assert "shown with version 1" in told
    assert read_only
    assert not page.banner.isVisible()
    assert not page._context.read_only
    assert page.interview.definition.version == "2"


def test_the_list_speaks_the_language_of_the_interface(
    officer: Desk, record_id: str, newer: None
) -> None:
    page = officer.open(record_id)

    def switch(dialog: MoveDialog) -> None:
        officer.appearance.change(language="sq")
        officer.appearance.change(language="en")
        assert dialog.accept_button.text() == "Move this draft"
        assert lines(dialog)[0][0] == "New questions"
        dialog.reject()

    with_dialog(officer, page, MoveDialog, switch)
