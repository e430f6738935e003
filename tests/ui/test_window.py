"""The window: shortcuts, search over everything, language, theme, rail, screen readers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rrk_field.db import queries
from rrk_field.db.store import Store
from rrk_field.domain.records import HouseholdAssessment
from rrk_field.i18n import LANGUAGES
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.household_cards import RecordButton
from rrk_field.ui.household_page import HouseholdPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.shortcuts import window_shortcuts
from rrk_field.ui.widgets.rail import NARROW
from rrk_field.ui.widgets.shortcut_sheet import ShortcutSheet
from tests.ui.conftest import FAMILIES, settle, shown_texts

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, key: Qt.Key | int, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)
    settle(QApplication)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "households"),
        (Qt.Key.Key_0, "sync"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_ctrl_and_a_digit_shows_a_page(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, place: str
) -> None:
    window.show_place("settings" if place == "today" else "today")

    press(qtbot, key)

    assert window.places[place] is window.page


def test_every_shortcut_of_the_window_is_different(window: MainWindow) -> None:
    keys = [sequence.toString() for action in window.actions() for sequence in action.shortcuts()]

    assert sorted(set(keys)) == sorted(keys)
    assert len(window_shortcuts()) == len(window.actions())


def pages_with_keys(window: MainWindow) -> Iterator[QWidget]:
    window.open_household(queries.household_ids(window.store, queries.Filter())[0])
    yield window.page
    conflict = next(one for one in queries.needs_you(window.store) if one.kind == "conflict")
    window.open_conflict(conflict.id)
    yield window.page


def test_every_shortcut_stands_in_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    listed = {QKeySequence(keys).toString() for keys in sheet.all_keys()}
    listed |= {
        QKeySequence(keys.replace("Enter", "Return")).toString() for keys in sheet.all_keys()
    }
    used = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    for page in pages_with_keys(window):
        actions = [*page.actions(), *page.findChildren(QAction)]
        used |= {keys.toString() for action in actions for keys in action.shortcuts()}

    assert used - listed - {""} == set()


def test_a_page_with_keys_of_its_own_takes_them_from_the_window(window: MainWindow) -> None:
    for page in pages_with_keys(window):
        own = {keys for action in page.actions() for keys in action.shortcuts()}
        twice = [
            action.text()
            for action in window.actions()
            if action.isEnabled() and own.intersection(action.shortcuts())
        ]
        assert twice == []


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_a_shortcut_works_while_one_types(
    window: MainWindow, qtbot: QtBot, make: type[QWidget]
) -> None:
    editor = make(window.page)
    editor.show()
    editor.setFocus()

    press(qtbot, Qt.Key.Key_2)

    assert window.households is window.page


@pytest.mark.parametrize(
    ("cyrillic", "place"),
    [("К", "palette"), ("Ф", "search")],
)
def test_shortcuts_work_on_a_cyrillic_keyboard(
    window: MainWindow, qtbot: QtBot, cyrillic: str, place: str
) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    event = QKeyEvent(QEvent.Type.KeyPress, ord(cyrillic), CTRL, cyrillic.lower())
    handle = window.windowHandle()  # to which the system gives a key first
    assert handle is not None
    QApplication.sendEvent(handle, event)
    settle(QApplication)

    shown = window.palette_card.field if place == "palette" else window.households.search
    assert shown is QApplication.focusWidget()


def test_ctrl_k_finds_people_in_any_script_and_opens_their_household(
    window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    household_id = queries.household_ids(filled, queries.Filter())[2]
    name = queries.household_rows(filled, [household_id])[household_id].head_name.split()[-1]
    window.show_place("today")
    press(qtbot, Qt.Key.Key_K)
    field = window.palette_card.field
    field.insert(name)  # keyClicks aborts at a letter that is not Latin
    qtbot.waitUntil(lambda: any(name in one.title for one in window.palette_card.entries()))
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert isinstance(window.page, HouseholdPage)
    assert window.palette_card.isHidden()


def test_ctrl_k_offers_actions_with_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_K)
    qtbot.keyClicks(window.palette_card.field, "full")
    qtbot.waitUntil(lambda: len(window.palette_card.entries()) == 1)

    assert (
        window.palette_card.entries()[0].title,
        window.palette_card.entries()[0].keys,
    ) == ("Full screen", "F11")


def test_esc_closes_the_search_and_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("households")
    window.households.search.setFocus()
    press(qtbot, Qt.Key.Key_K)
    qtbot.keyClick(window.palette_card.field, Qt.Key.Key_Escape)

    assert window.households.search is QApplication.focusWidget()


def test_ctrl_f_goes_to_the_search_of_the_list_from_anywhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place("settings")

    press(qtbot, Qt.Key.Key_F)

    assert window.households.search is QApplication.focusWidget()


def test_alt_page_down_shows_the_next_household_of_the_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place("households")
    qtbot.waitUntil(lambda: len(window.households.table.ids) == FAMILIES)
    first, second = window.households.table.ids[:2]
    window.open_household(first)

    press(qtbot, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)

    assert isinstance(window.page, HouseholdPage)
    assert second == window.page.household_id


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_another_language_keeps_focus_typed_text_and_current_row(
    window: MainWindow, qtbot: QtBot, appearance: Appearance, code: str
) -> None:
    window.show_place("households")
    qtbot.waitUntil(lambda: len(window.households.table.ids) == FAMILIES)
    chosen = window.households.table.ids[3]
    window.households.choose(chosen)
    search = window.households.search
    search.setFocus()
    search.setText("a")
    search.setCursorPosition(0)

    appearance.change(language=code)
    settle(QApplication)

    assert search is QApplication.focusWidget()
    assert (search.text(), search.cursorPosition()) == ("a", 0)


def test_another_language_keeps_what_is_typed_in_a_household(
    window: MainWindow, appearance: Appearance
) -> None:
    window.open_household(queries.household_ids(window.store, queries.Filter())[0])
    assert isinstance(window.page, HouseholdPage)
    field = window.page.fields.field("contact_person")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText("half a na")
    field.setModified(True)

    appearance.change(language="sq")
    settle(QApplication)

    assert field is QApplication.focusWidget()
    assert field.text() == "half a na"


def test_the_theme_changes_at_once_and_keeps_the_focus(
    window: MainWindow, appearance: Appearance
) -> None:
    window.show_place("households")
    window.households.search.setFocus()

    appearance.switch_theme()
    settle(QApplication)

    assert theme.is_dark()
    assert window.households.search is QApplication.focusWidget()


@pytest.mark.parametrize(
    ("width", "place", "compact"),
    [
        (1366, "households", False),
        (1366, "household", True),
        (1100, "households", True),
        (1700, "household", False),
    ],
)
def test_the_rail_follows_the_width_of_the_window(
    window: MainWindow, width: int, place: str, *, compact: bool
) -> None:
    if place == "household":
        window.open_household(queries.household_ids(window.store, queries.Filter())[0])
    else:
        window.show_place(place)

    window.resize(width, 690)
    settle(QApplication)

    assert compact is (window.rail.width() == NARROW)


def test_ctrl_b_pins_the_rail(window: MainWindow, qtbot: QtBot, appearance: Appearance) -> None:
    press(qtbot, Qt.Key.Key_B)

    assert window.rail.width() == NARROW
    assert appearance.preferences.rail_pinned is False


def test_f6_goes_round_the_parts_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("households")
    parts = []
    for _ in range(4):
        press(qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
        focus = QApplication.focusWidget()
        assert focus is not None
        parts.append(
            next(
                name
                for name, part in (
                    ("rail", window.rail),
                    ("bar", window.bar),
                    ("page", window.page),
                )
                if part.isAncestorOf(focus)
            )
        )

    assert parts == ["rail", "bar", "page", "rail"]


def test_the_corner_says_what_waits(window: MainWindow) -> None:
    assert "1 change" in window.rail.corner.accessibleName()


def test_ctrl_l_saves_the_field_one_is_in_and_asks_to_lock(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_household(queries.household_ids(window.store, queries.Filter())[0])
    page = window.page
    assert isinstance(page, HouseholdPage)
    field = page.fields.field("contact_person")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, "Besa")
    with qtbot.waitSignal(window.lock_asked):
        press(qtbot, Qt.Key.Key_L)

    household = queries.household_page(window.store, page.household_id).household
    assert household.contact_person == "Besa"


def test_no_name_of_a_person_stands_in_the_title(window: MainWindow) -> None:
    window.open_household(queries.household_ids(window.store, queries.Filter())[0])

    assert window.windowTitle() == "RRK Field"


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [node.child(number) for number in range(node.childCount())]


def nameless(window: MainWindow) -> list[str]:
    """What can have the focus, is visible, and tells a screen reader nothing."""
    silent = []
    for widget in window.findChildren(QWidget):
        focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        inside = isinstance(widget.parent(), QAbstractItemView | QScrollArea)
        if not focus or inside or widget.focusProxy() is not None:
            continue
        node = QAccessible.queryAccessibleInterface(widget)
        if not node.text(QAccessible.Text.Name).strip():
            silent.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return silent


def test_everything_that_can_have_the_focus_has_a_name(window: MainWindow) -> None:
    found = []
    for place in window.places:
        window.show_place(place)
        settle(QApplication)
        found += [f"{place}: {one}" for one in nameless(window)]
    for page in pages_with_keys(window):
        settle(QApplication)
        found += [f"{type(page).__name__}: {one}" for one in nameless(window)]

    assert found == []


def test_a_field_without_a_name_is_found(window: MainWindow) -> None:
    field = QLineEdit(window.page)
    field.show()

    assert nameless(window) == ["QLineEdit in TodayPage"]


def test_the_columns_of_the_list_have_names(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("households")
    qtbot.waitUntil(lambda: len(window.households.table.ids) == FAMILIES)
    titles = {
        node.text(QAccessible.Text.Name)
        for node in nodes(window.households.view)
        if node.role() == QAccessible.Role.ColumnHeader
    }

    assert {"Status", "Head of household", "Changed"} <= titles


def test_tab_walks_the_list_page_from_top_to_bottom(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("households")
    qtbot.waitUntil(lambda: len(window.households.table.ids) == FAMILIES)
    window.households.search.setFocus()
    tops = []
    for _ in range(14):
        focus = QApplication.focusWidget()
        assert focus is not None
        tops.append(focus.mapTo(window, focus.rect().topLeft()).y())
        if focus is window.households.view:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)

    assert window.households.view is QApplication.focusWidget()
    assert sorted(tops) == tops


def test_pages_show_their_words(window: MainWindow) -> None:
    window.show_place("today")

    assert {"Continue where you left", "Needs you", "To send"} <= set(shown_texts(window))


def test_nothing_opens_as_a_window_of_its_own(window: MainWindow) -> None:
    shown = []
    for place in window.places:
        window.show_place(place)
        shown += [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for _page in pages_with_keys(window):
        shown += [one for one in QApplication.topLevelWidgets() if one.isVisible()]

    assert set(shown) == {window}


def test_today_opens_the_questionnaire_that_was_open_last(window: MainWindow) -> None:
    found = window.store.find(HouseholdAssessment)
    wanted = next(one for one in found if one.state == "in_progress")
    window.open_record(wanted.id)
    page = window.page
    assert isinstance(page, FormPage)
    page.view.move_section(1)
    QApplication.processEvents()
    page.leave()

    window.show_place("today")
    first = QApplication.focusWidget()
    assert isinstance(first, RecordButton)
    name = first.accessibleName()
    first.click()

    assert name.startswith("Open again: ")
    assert isinstance(window.page, FormPage)
    assert window.page.interview.record.id == wanted.id
