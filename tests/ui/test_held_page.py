"""What was not applied, and possible duplicates, on their pages: by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db import queries, reviews
from rrk_field.db.outbox import applying
from rrk_field.db.rows import insert
from rrk_field.db.store import Store
from rrk_field.domain.record import Record
from rrk_field.domain.records import Conflict, HeldChange, Household, Person
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.duplicate_page import DuplicatePage
from rrk_field.ui.held_page import HeldPage
from rrk_field.ui.main_window import MainWindow
from tests.ui.conftest import settle, shown_texts


def received(store: Store, record: Record) -> None:
    """Let a record come from the office."""
    with store.writing() as connection, applying(connection):
        record.revision = 1
        insert(connection.connection.driver_connection, record)


@pytest.fixture
def entry(filled: Store) -> HeldChange:
    """Somebody's telephone number that the office did not take."""
    household = filled.find(Household)[1]
    made = HeldChange(
        municipality_code=household.municipality_code,
        op_id="0195a1b2-0000-7000-8000-000000000001",
        op={
            "op_id": "0195a1b2-0000-7000-8000-000000000001",
            "kind": "patch",
            "type": "household",
            "id": household.id,
            "at": "2026-03-05T13:32:00Z",
            "set": {"phone_1": [household.phone_1, "044 700 700"]},
        },
        code="out_of_scope",
        user_id="u2",
        received_at="2026-03-05T13:40:00Z",
        status="open",
    )
    received(filled, made)
    return made


def opened(window: MainWindow, entry: HeldChange) -> HeldPage:
    window.open_review(entry.id)
    settle(QApplication)
    assert isinstance(window.page, HeldPage)
    return window.page


def stored(window: MainWindow, entry: HeldChange) -> HeldChange:
    found = window.store.get(HeldChange, entry.id)
    assert found is not None
    return found


def test_it_waits_for_review_and_shows_both_values(window: MainWindow, entry: HeldChange) -> None:
    page = opened(window, entry)

    assert [one.id for one in queries.for_review(window.store)] == [entry.id]
    assert "044 700 700" in shown_texts(page)
    assert "A colleague" in " ".join(shown_texts(page))


def test_return_applies_it(window: MainWindow, entry: HeldChange, qtbot: QtBot) -> None:
    opened(window, entry)
    focus = QApplication.focusWidget()
    assert focus is not None

    qtbot.keyClick(focus, Qt.Key.Key_Space)

    assert stored(window, entry).status == "applied"
    assert queries.for_review(window.store) == []
    assert not isinstance(window.page, HeldPage)


def test_closing_it_asks_for_the_note_that_the_officer_reads(
    window: MainWindow, entry: HeldChange, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window, entry)
    notes = iter(["", "The number belongs to the neighbour."])
    monkeypatch.setattr(AskText, "ask", lambda *asked: next(notes))

    page.no.click()
    assert stored(window, entry).status == "open"
    page.no.click()

    assert stored(window, entry).status == "closed"
    assert stored(window, entry).note == "The number belongs to the neighbour."
    assert reviews.for_review(window.store, entry.id).decided == "closed"


@pytest.mark.parametrize(("key", "same"), [(Qt.Key.Key_1, True), (Qt.Key.Key_2, False)])
def test_a_possible_duplicate_is_decided_with_one_key(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, same: bool
) -> None:
    one, other = window.store.find(Person)[:2]
    sides = {"base": None, "mine": "1234567890", "theirs": "1234567890", "theirs_by": "u2"}
    made = Conflict(
        record_id=one.id,
        record_type="person",
        root_id=one.household_id,
        other_id=other.id,
        kind="duplicate",
        reason="id_value",
        fields={"id_value": {**sides, "theirs_at": "2026-03-05T08:10:00Z"}},
        mine_by="u1",
        mine_at="2026-03-05T13:32:00Z",
        status="open",
    )
    received(window.store, made)
    window.open_conflict(made.id)
    settle(QApplication)
    page = window.page
    assert isinstance(page, DuplicatePage)
    assert shown_texts(page).count("1234567890") == 2

    qtbot.keyClick(page, key)

    found = window.store.get(Conflict, made.id)
    assert found is not None
    assert (found.status, found.choices) == ("resolved", {"same": same})
    assert not isinstance(window.page, DuplicatePage)
