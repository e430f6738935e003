"""An officer at the keyboard: opens questionnaires, types, and counts the keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rrk_field.db.interviews import open_interview, start_assessment, start_survey
from rrk_field.db.store import Store
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Household
from rrk_field.forms.session import Node
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from tests.factories import make_household


class Desk:
    """Begins questionnaires in a store, and opens them as the window does."""

    def __init__(
        self, qtbot: QtBot, store: Store, appearance: Appearance, background: Background
    ) -> None:
        self.qtbot, self.store = qtbot, store
        self.appearance, self.background = appearance, background
        appearance.change(interview_language="en")
        store.state.set(user_id="u-arta", user_name="Arta", device_code="K7")

    def household(self, members: int = 1) -> Household:
        """Save a household."""
        return make_household(store=self.store, members=members)[0]

    def dwelling(self, household: Household) -> Dwelling:
        """Save a dwelling of a household."""
        dwelling = Dwelling(
            household_id=household.id,
            municipality_code="17",
            settlement_text="Vitomiricë",
            address="Main road 4",
        )
        self.store.save(dwelling)
        return dwelling

    def assessment(self, members: int = 1) -> str:
        """Begin an assessment and return its id."""
        return start_assessment(self.store, self.household(members).id).id

    def survey(self, **answers: str) -> str:
        """Begin a damage survey of a house that may be surveyed, and return its id."""
        record = start_survey(self.store, self.dwelling(self.household()).id)
        interview = open_interview(self.store, record.id)
        given = {
            "site/survey_kind": "1",
            "site/mines": "1",
            "site/owner_present": "1",
            "site/owner_agrees": "1",
            "building/building_type": "1",
        } | {path.replace("__", "/"): value for path, value in answers.items()}
        for path, value in given.items():
            interview.answer(path, value)
        interview.at("")
        return record.id

    def open(self, record_id: str, size: tuple[int, int] = (1366, 690)) -> FormPage:
        """Show a questionnaire as the window does."""
        page = FormPage(open_interview(self.store, record_id), self.appearance, self.background)
        self.qtbot.addWidget(page)
        page.resize(*size)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.set_width(size[0])
        page.start()
        QApplication.processEvents()
        return page


class Keyboard:
    """Presses keys where the focus is, and counts them."""

    def __init__(self) -> None:
        self.keys = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key."""
        self.keys += 1
        QTest.keyClick(self.target(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text, one key a character."""
        for letter in text:
            self.keys += 1
            if letter.isascii():
                QTest.keyClicks(self.target(), letter)
                continue
            # QTest knows only the keys of ASCII, and aborts at others.
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.target(), key)
        QApplication.processEvents()

    def enter(self, text: str = "") -> None:
        """Type a text and press Enter."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def target(self) -> QWidget:
        """The widget with the focus; there always is one."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused


class Typist(Keyboard):
    """Knows in which question of a questionnaire the cursor is."""

    def __init__(self, page: FormPage) -> None:
        super().__init__()
        self.page = page

    def question(self) -> Node | None:
        """The question that the cursor is in; of a table its cell."""
        stop = self.page.view.page.stop_with_focus()
        if stop is None:
            return None
        node: Node = stop.node
        view = getattr(stop, "view", None)
        if view is None:
            return node
        cell = getattr(view, "rows", None)
        if cell is not None:
            index = view.currentIndex()
            here: Node | None = cell.cell(index.row(), index.column())
            return here
        row, column = view.current_row(), view.current_column()
        found: Node | None = view.grid.node(row, column.name) if row and column else node
        return found
