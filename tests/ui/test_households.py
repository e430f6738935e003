"""The list of households, driven by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rrk_field.db import queries
from rrk_field.db.queries import Filter
from rrk_field.db.store import Store
from rrk_field.domain.records import Household
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.households import COLUMNS, HouseholdsPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.record_table import PAGE_ROWS, RecordTable
from tests.factories import make_household
from tests.ui.conftest import FAMILIES, settle


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HouseholdsPage:
    """The page, shown, with its rows."""
    window.show_place("households")
    qtbot.waitUntil(lambda: len(window.households.table.ids) == FAMILIES)
    return window.households


def search(qtbot: QtBot, page: HouseholdsPage, text: str, hits: int) -> None:
    page.search.setFocus()
    page.search.clear()
    page.search.insert(text)  # keyClicks aborts at a letter that is not Latin
    qtbot.waitUntil(lambda: page.filter.text == text and len(page.table.ids) == hits)
    settle(QApplication)


def focused() -> object:
    return QApplication.focusWidget()


def head_of(store: Store, household_id: str) -> str:
    return queries.household_rows(store, [household_id])[household_id].head_name


def test_the_newest_change_stands_first(page: HouseholdsPage, filled: Store) -> None:
    assert page.table.ids == queries.household_ids(filled, Filter())
    assert page.table.row(0).sync == "not_sent"


def test_typing_in_the_table_goes_to_the_search_field(page: HouseholdsPage, qtbot: QtBot) -> None:
    page.view.setFocus()

    qtbot.keyClicks(page.view, "M")

    assert ("M", page.search) == (page.search.text(), focused())


def test_a_search_narrows_the_list_and_esc_brings_all_back(
    page: HouseholdsPage, qtbot: QtBot, filled: Store
) -> None:
    name = head_of(filled, page.table.ids[-1]).split()[-1]
    search(qtbot, page, name, len(queries.household_ids(filled, Filter(text=name))))

    qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: len(page.table.ids) == FAMILIES)


def test_a_search_without_hits_offers_what_was_perhaps_meant(
    page: HouseholdsPage, qtbot: QtBot, filled: Store
) -> None:
    make_household(store=filled, head_family_name="Krasniqi")
    search(qtbot, page, "kraniqi", 0)

    assert page._none.heading.text() == "No household matches “kraniqi”"
    assert page._suggested.text() == "Did you mean Krasniqi (1)?"
    page._suggested.click()
    qtbot.waitUntil(lambda: len(page.table.ids) == 1)


def test_arrows_lead_from_the_search_into_the_list_and_back(
    page: HouseholdsPage, qtbot: QtBot
) -> None:
    page.search.setFocus()

    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.view is focused()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.current_id() == page.table.ids[1]
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    qtbot.keyClick(page.view, Qt.Key.Key_Up)

    assert page.search is focused()


def test_enter_opens_the_household_and_esc_comes_back_to_its_row(
    page: HouseholdsPage, qtbot: QtBot, window: MainWindow
) -> None:
    page.choose(page.table.ids[3])
    page.view.setFocus()
    with qtbot.waitSignal(page.opened):
        qtbot.keyClick(page.view, Qt.Key.Key_Return)

    assert window.page is not page
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)

    assert (window.page, page.view.current_id()) == (page, page.table.ids[3])


def test_ctrl_enter_opens_a_second_window(
    page: HouseholdsPage, qtbot: QtBot, window: MainWindow
) -> None:
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(window._apart) == 1
    assert window.page is page


@pytest.mark.parametrize("chip", ["in_progress", "approved", "conflict", "not_sent"])
def test_a_chip_leaves_as_many_rows_as_it_says(
    page: HouseholdsPage, qtbot: QtBot, filled: Store, chip: str
) -> None:
    count = queries.chip_counts(filled, Filter())[chip]
    page._chips[chip].click()

    qtbot.waitUntil(lambda: page.filter.chip == chip and len(page.table.ids) == count)
    assert page._chips[chip].text().endswith(f"  {count}")


def test_a_click_on_a_title_sorts_and_a_second_one_turns_the_order(
    page: HouseholdsPage, qtbot: QtBot, filled: Store
) -> None:
    page.view.horizontalHeader().sectionClicked.emit(COLUMNS.index("members"))
    up = queries.household_ids(filled, Filter(sort="members", descending=False))
    qtbot.waitUntil(lambda: page.table.ids == up)

    page.view.horizontalHeader().sectionClicked.emit(COLUMNS.index("members"))
    down = queries.household_ids(filled, Filter(sort="members", descending=True))
    qtbot.waitUntil(lambda: page.table.ids == down)


def test_the_row_that_was_current_stays_current_when_the_order_changes(
    page: HouseholdsPage, qtbot: QtBot
) -> None:
    chosen = page.table.ids[4]
    page.choose(chosen)

    page.set_filter(sort="head", descending=False)
    qtbot.waitUntil(lambda: page.table.ids[4] != chosen)

    assert page.view.current_id() == chosen


def test_filters_are_remembered_but_not_the_search(
    page: HouseholdsPage,
    qtbot: QtBot,
    filled: Store,
    background: Background,
    appearance: Appearance,
) -> None:
    page.set_filter(chip="approved", sort="members", text="agim")

    again = HouseholdsPage(filled, background, appearance)
    qtbot.addWidget(again)
    assert (
        again.filter.chip,
        again.filter.sort,
        again.filter.text,
    ) == ("approved", "members", "")


def test_a_change_elsewhere_appears_in_the_list(
    page: HouseholdsPage, qtbot: QtBot, filled: Store
) -> None:
    household = filled.get(Household, page.table.ids[5])
    assert household is not None
    household.head_given_name = "Njomza"
    filled.save(household)

    qtbot.waitUntil(lambda: "Njomza" in page.table.row(0).head_name)


def test_a_laptop_without_households_offers_the_two_ways_to_begin(
    store: Store, qtbot: QtBot, background: Background, appearance: Appearance
) -> None:
    page = HouseholdsPage(store, background, appearance)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._first.isVisible())

    assert page._first.heading.text() == "This laptop has no households yet"
    with qtbot.waitSignals([page.synchronise_asked, page.new_asked]):
        page._synchronise.click()
        page._register.click()


def test_the_first_cell_tells_the_whole_row_to_a_screen_reader(page: HouseholdsPage) -> None:
    spoken = page.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert all(str(page.table.row(0).members) in part for part in [spoken])
    assert page.table.row(0).head_name in spoken


def test_the_model_of_the_list_is_sound(page: HouseholdsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.table, force_py=True)


def test_pages_are_fetched_only_when_they_are_looked_at(qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch(ids: list[str]) -> dict[str, str]:
        asked.append(len(ids))
        return {one: one for one in ids}

    table = RecordTable(("id",), fetch, lambda row, _column: str(row))  # type: ignore[arg-type]
    table.set_ids([str(number) for number in range(10 * PAGE_ROWS)])
    assert asked == []

    assert str(9 * PAGE_ROWS + 7) == table.index(9 * PAGE_ROWS + 7, 0).data()
    assert asked == [PAGE_ROWS]


def test_a_row_that_was_removed_meanwhile_shows_nothing(qtbot: QtBot) -> None:
    table = RecordTable(("id",), lambda _ids: {}, lambda row, _column: str(row))
    table.set_ids(["gone"])

    assert table.index(0, 0).data() is None
