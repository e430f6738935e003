"""One household on its page: everything is saved as it is entered, and can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rrk_field.db import queries
from rrk_field.db.queries import Filter
from rrk_field.db.store import DiskFullError, Store
from rrk_field.domain.records import Household, HouseholdAssessment, Note, Person
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.household_page import HouseholdPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.messages import sentence
from rrk_field.ui.new_household import NewHousehold
from tests.ui.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, filled: Store) -> HouseholdPage:
    ids = queries.household_ids(filled, Filter())
    sizes = {one: row.members for one, row in queries.household_rows(filled, ids).items()}
    window.open_household(next(one for one in ids if sizes[one] >= 3))
    assert isinstance(window.page, HouseholdPage)
    return window.page


def household(page: HouseholdPage) -> Household:
    return queries.household_page(page._store, page.household_id).household


def persons(page: HouseholdPage) -> list[Person]:
    return queries.household_page(page._store, page.household_id).persons


def press(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifiers)
    settle(QApplication)


def column(page: HouseholdPage, name: str) -> int:
    return [one.name for one in page.members.model.columns].index(name)


def choose(page: HouseholdPage, row: int, name: str) -> None:
    page.members.grid.setFocus()
    page.members.grid.choose(page.members.model.records[row].id, column(page, name))


def test_a_field_is_saved_when_it_is_left(page: HouseholdPage, qtbot: QtBot) -> None:
    field = page.fields.field("phone_1")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "049 555 666")
    press(qtbot, Qt.Key.Key_Tab)

    assert household(page).phone_1 == "049 555 666"
    assert page._bar.saved.text().startswith("Saved on this laptop ")


def test_the_name_of_the_head_is_that_of_the_member(page: HouseholdPage, qtbot: QtBot) -> None:
    field = page.fields.field("head_given_name")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Besnik")
    press(qtbot, Qt.Key.Key_Return)

    head = next(one for one in persons(page) if one.relation == "1")
    assert (household(page).head_given_name, head.given_name) == ("Besnik", "Besnik")
    press(qtbot, Qt.Key.Key_Z, CTRL) if not field.isUndoAvailable() else page.edits.stack.undo()
    head = next(one for one in persons(page) if one.relation == "1")
    assert head.given_name != "Besnik"
    assert household(page).head_given_name == head.given_name


def test_a_cell_is_typed_saved_and_undone_by_keyboard(page: HouseholdPage, qtbot: QtBot) -> None:
    before = persons(page)[1].given_name
    choose(page, 1, "given_name")
    qtbot.keyClicks(page.members.grid, "V")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "lora")
    press(qtbot, Qt.Key.Key_Return)

    assert persons(page)[1].given_name == "Vlora"
    assert page.members.grid.currentIndex().column() == column(page, "parent_name")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert persons(page)[1].given_name == before
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert persons(page)[1].given_name == "Vlora"


def test_a_date_is_understood_as_it_is_typed_and_a_wrong_one_is_kept(page: HouseholdPage) -> None:
    model = page.members.model
    cell = model.index(1, column(page, "birth_date"))
    model.setData(cell, "6.1999")
    assert (persons(page)[1].birth_date, cell.data()) == ("1999-06", "06.1999")

    model.setData(cell, "31.2.1990")
    assert (
        persons(page)[1].birth_date,
        model.index(1, column(page, "age")).data(),
    ) == ("31.2.1990", "")


def test_a_code_is_chosen_by_its_word(page: HouseholdPage, qtbot: QtBot) -> None:
    choose(page, 1, "relation")
    press(qtbot, Qt.Key.Key_F2)
    combo = QApplication.focusWidget()
    assert isinstance(combo, QComboBox)
    combo.setCurrentText("Parent")
    press(qtbot, Qt.Key.Key_Return)

    assert persons(page)[1].relation == "6"


def test_a_new_member_has_the_surname_of_the_head_and_undo_takes_it_away(
    page: HouseholdPage, qtbot: QtBot
) -> None:
    count = len(persons(page))
    choose(page, 0, "given_name")
    press(qtbot, Qt.Key.Key_Insert, CTRL)

    assert len(persons(page)) == count + 1
    assert persons(page)[-1].family_name == household(page).head_family_name
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert len(persons(page)) == count


def test_enter_in_the_last_cell_adds_a_row(page: HouseholdPage, qtbot: QtBot) -> None:
    count = len(persons(page))
    choose(page, count - 1, "comes_back")
    press(qtbot, Qt.Key.Key_Return)

    assert len(persons(page)) == count + 1


def test_a_member_is_removed_without_a_question_and_undo_brings_it_back(
    page: HouseholdPage, qtbot: QtBot
) -> None:
    before = [one.id for one in persons(page)]
    choose(page, 1, "given_name")
    press(qtbot, Qt.Key.Key_Delete, CTRL)
    assert [one.id for one in persons(page)] == [before[0], *before[2:]]

    press(qtbot, Qt.Key.Key_Z, CTRL)

    assert [one.id for one in persons(page)] == before


def test_a_full_disk_is_told_and_the_old_value_stays(
    page: HouseholdPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_records: object) -> None:
        raise DiskFullError

    before = persons(page)[1].given_name
    monkeypatch.setattr(page._store, "save", full)
    page.members.model.setData(page.members.model.index(1, column(page, "given_name")), "Vlora")
    monkeypatch.undo()

    assert page.banner.label.text() == sentence(DiskFullError())
    assert persons(page)[1].given_name == before


def test_a_note_is_written_with_enter(page: HouseholdPage, qtbot: QtBot) -> None:
    page.notes.field.setFocus()
    qtbot.keyClicks(page.notes.field, "Call before the visit.")
    press(qtbot, Qt.Key.Key_Return)

    notes = page._store.find(Note, household_id=page.household_id)
    assert notes[-1].text == "Call before the visit."


def test_the_assessment_opens_and_esc_comes_back(
    page: HouseholdPage, window: MainWindow, qtbot: QtBot
) -> None:
    page._bar.assessment.click()
    settle(QApplication)
    assert isinstance(window.page, FormPage)

    window.page.left.emit()
    assert isinstance(window.page, HouseholdPage)


def test_a_damage_survey_is_started_for_the_dwelling(
    page: HouseholdPage, window: MainWindow
) -> None:
    before = len(queries.household_page(page._store, page.household_id).surveys)
    window.action("survey").trigger()

    assert isinstance(window.page, FormPage)
    assert len(queries.household_page(window.store, page.household_id).surveys) == before + 1


def test_a_paper_of_a_dwelling_is_added_with_its_parcel(page: HouseholdPage) -> None:
    if not page._dwellings:
        page.add_dwelling()
    card = next(iter(page._dwellings.values()))
    before = len(queries.household_page(page._store, page.household_id).papers)
    card.add_paper.click()

    papers = queries.household_page(page._store, page.household_id).papers
    assert len(papers) == before + 1


def test_what_comes_from_the_office_appears_but_not_over_what_is_typed(
    page: HouseholdPage, qtbot: QtBot, filled: Store
) -> None:
    field, other = page.fields.field("phone_1"), page.fields.field("phone_2")
    assert isinstance(field, QLineEdit)
    assert isinstance(other, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "9")
    typed = field.text()
    fresh = household(page)
    fresh.phone_1, fresh.phone_2 = "1", "2"
    filled.save(fresh)

    qtbot.waitUntil(lambda: other.text() == "2")
    assert field.text() == typed


def test_the_papers_that_can_be_printed_are_offered(page: HouseholdPage) -> None:
    words = [action.text() for action in page.papers_menu().actions()]

    assert words[0] == "Household dossier"
    assert words[-3:] == [
        "Blank household assessment",
        "Blank damage survey",
        "Blank monitoring visit",
    ]


def test_the_model_of_the_members_is_sound(page: HouseholdPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.members.model, force_py=True)


def new_household(window: MainWindow, qtbot: QtBot, **values: str) -> NewHousehold:
    dialog = NewHousehold(window.store, window._appearance, window)
    qtbot.addWidget(dialog)
    dialog.given.setText(values.get("given", "Besa"))
    dialog.family.setText(values.get("family", "Gashi"))
    dialog.place.municipality.setCurrentIndex(dialog.place.municipality.findData("17"))
    dialog.place.settlement.setEditText(values.get("settlement", "Vitomiricë"))
    dialog.agreed.setChecked(values.get("agreed", "yes") == "yes")
    return dialog


def test_a_new_household_gets_a_number_of_this_laptop_and_its_head(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = new_household(window, qtbot)
    dialog.go.click()

    found = queries.household_page(window.store, dialog.record_id)
    assert found.household.provisional_number.startswith("K7-")
    assert [(one.given_name, one.family_name, one.relation) for one in found.persons] == [
        ("Besa", "Gashi", "1")
    ]


def test_a_settlement_that_is_missing_is_added_for_the_next_household(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = new_household(window, qtbot, settlement="Bistricë e Re")
    first.go.click()
    second = new_household(window, qtbot)

    household = queries.household_page(window.store, first.record_id).household
    assert second.place.settlement.itemData(second.place.settlement.findText("Bistricë e Re")) == (
        household.settlement_id
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"given": "", "family": ""}, "Enter the given name or the surname of the head"),
        ({"settlement": ""}, "Enter the settlement"),
        ({"agreed": "no"}, "Ask the family whether its data may be recorded"),
    ],
)
def test_a_new_household_without_the_least_is_not_registered(
    window: MainWindow, qtbot: QtBot, values: dict[str, str], words: str
) -> None:
    count = len(queries.household_ids(window.store, Filter()))
    dialog = new_household(window, qtbot, **values)
    dialog.go.click()

    assert dialog.banner.label.text() == words
    assert len(queries.household_ids(window.store, Filter())) == count


def test_today_leads_to_where_one_stopped(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("today")
    settle(QApplication)
    press(qtbot, Qt.Key.Key_Space)

    assert isinstance(window.page, FormPage)
    assert isinstance(window.page.interview.record, HouseholdAssessment)
