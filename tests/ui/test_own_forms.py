"""Questionnaires of the office's own on the household's page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rrk_field.db.beginnings import start_form
from rrk_field.db.outbox import applying
from rrk_field.db.store import Store
from rrk_field.domain.differences import Conflict
from rrk_field.domain.households import Household
from rrk_field.domain.programme import Questionnaire
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.ui.application import Appearance
from rrk_field.ui.conflict_page import ConflictPage
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.household_page import HouseholdPage
from rrk_field.ui.main_window import MainWindow
from tests.factories import make_conflict
from tests.sheets import lay, xlsform
from tests.ui.conftest import shown_texts


@pytest.fixture
def form(filled: Store, tmp_path: Path) -> Questionnaire:
    """A form of the office's own that has arrived."""
    return lay(filled, xlsform(tmp_path / "roof.xlsx"))


def household_page(window: MainWindow) -> HouseholdPage:
    window.open_household(window.store.find(Household)[0].id)
    assert isinstance(window.page, HouseholdPage)
    return window.page


def test_without_a_form_of_the_office_nothing_more_is_offered(window: MainWindow) -> None:
    assert household_page(window).questionnaires.own_forms == []


def test_a_form_of_the_office_is_begun_from_the_household(
    form: Questionnaire, window: MainWindow
) -> None:
    page = household_page(window)
    [start] = page.questionnaires.own_forms
    assert start.text() == "Start: Roof check"

    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)

    assert isinstance(window.page, FormPage)
    assert isinstance(window.page.interview.record, HouseholdForm)
    assert window.page.interview.definition.title == "Roof check"
    assert any("Roof check" in text for text in shown_texts(window.page.header))
    window.back()
    page = household_page(window)
    QApplication.processEvents()
    assert "Roof check" in [page.questionnaires._name(one) for one in page._shown.forms]


def test_a_retired_form_is_offered_no_more_and_what_was_begun_still_opens(
    form: Questionnaire, window: MainWindow
) -> None:
    household = window.store.find(Household)[0]
    record = start_form(window.store, household.id, form.form_id)
    form.retired = True
    with window.store.writing() as connection, applying(connection):
        window.store.save(form)

    page = household_page(window)
    offered = page.questionnaires.own_forms
    window.open_record(record.id)

    assert offered == []
    assert isinstance(window.page, FormPage)
    assert not window.page.interview.read_only


def test_the_words_follow_the_language(
    form: Questionnaire, window: MainWindow, appearance: Appearance
) -> None:
    page = household_page(window)

    appearance.change(language="sq")
    appearance.change(language="en")

    assert [one.text() for one in page.questionnaires.own_forms] == ["Start: Roof check"]


def test_a_blank_form_of_the_office_is_among_the_papers(
    form: Questionnaire, window: MainWindow
) -> None:
    from rrk_field.reports.from_store import blank_questionnaire, filled_questionnaire

    page = household_page(window)
    words = [action.text() for action in page.papers_menu().actions()]
    record = start_form(window.store, page.household_id, form.form_id)

    assert words[-1] == "Blank: Roof check"
    assert blank_questionnaire(window.store, form.form_id, "en").startswith(b"%PDF")
    assert filled_questionnaire(window.store, record.id, "en").startswith(b"%PDF")


def test_a_difference_about_a_form_of_the_office_is_told_in_its_words(
    form: Questionnaire, window: MainWindow, appearance: Appearance
) -> None:
    household = window.store.find(Household)[0]
    record = start_form(window.store, household.id, form.form_id)
    side = {"base": None, "theirs_by": "u2", "theirs_at": "2026-03-01T12:00:00Z"}
    fields = {
        "answers/visit/roof": {**side, "mine": "1", "theirs": "3"},
        "answers/visit/unknown": {**side, "mine": "a", "theirs": "b"},
    }
    clash: Conflict = make_conflict(record, household, store=window.store, fields=fields)

    window.open_conflict(clash.id)

    assert isinstance(window.page, ConflictPage)
    known, unknown = window.page._clashes
    assert (known.title, known.words("3")) == ("Roof", "Fallen in")
    assert (unknown.title, unknown.words("b")) == ("visit/unknown", "b")
