"""An officer with a laptop of her own: a real window on a real file, worked by keyboard."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from rrk_field.app import HttpOffice
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.forms.session import Node
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.editors.choice import DropDownEditor
from rrk_field.ui.enrol_dialog import EnrolDialog
from rrk_field.ui.entry import choice_keys
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.household_page import HouseholdPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.new_household import NewHousehold
from rrk_field.ui.preview import PreviewDialog
from tests.ui.conftest import settle
from tests.ui.form_typing import Keyboard, Typist

D = TypeVar("D", bound=QDialog)

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE_MS = 20_000
MOST_STEPS = 250


class Officer(Keyboard):
    """One officer at one laptop. `folder` is her data folder."""

    def __init__(
        self, qtbot: QtBot, appearance: Appearance, folder: Path, name: str, key: bytes
    ) -> None:
        super().__init__()
        self.qtbot = qtbot
        profile = Profile(folder / name, name, name)
        profile.folder.mkdir(parents=True)
        self.store = Store(profile, key)
        self.background = Background()
        self.window = MainWindow(self.store, self.background, appearance, HttpOffice(self.store))
        self.window.resize(1366, 690)
        self.window.start()

    def close(self) -> None:
        """Put the laptop away."""
        self.window.close_down()
        self.window.close()
        self.background.close()
        self.window.deleteLater()
        settle(QApplication)
        self.store.close()

    # what every part needs

    def sit_down(self) -> None:
        """Work at this window from now on."""
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def in_front(self) -> None:
        """Give the window the keyboard again after a dialog, as a desktop does."""
        self.sit_down()
        self.until(QApplication.focusWidget, "something with the focus")

    def until(self, there: Callable[[], object], what: str) -> None:
        """Wait for a condition."""

        def check() -> None:
            assert there(), what

        self.qtbot.waitUntil(check, timeout=PATIENCE_MS)

    def go_with(self, key: Qt.Key, there: Callable[[], object], what: str) -> None:
        """Press a key until the focus is where it should be."""
        modifier = SHIFT if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        for _ in range(80):
            if there():
                return
            self.press(key, modifier)
        raise AssertionError(f"no way to {what} by keyboard")

    def tab_to(self, widget: QWidget) -> None:
        """Go to a widget with Tab."""
        self.go_with(Qt.Key.Key_Tab, lambda: self.at(widget), "the field")

    def dialog(self, kind: type[D]) -> D:
        """The dialog of a kind, once it has the keyboard."""

        def in_front() -> D | None:
            found = QApplication.activeWindow()
            return found if isinstance(found, kind) else None

        self.until(in_front, "the dialog in front")
        found = in_front()
        assert found is not None
        return found

    def at(self, widget: QWidget) -> bool:
        """Whether a widget has the focus."""
        return QApplication.focusWidget() is widget

    # the office

    def connect(self, address: str, password: str) -> None:
        """Make the laptop known to the office, which also synchronises."""
        self.press(Qt.Key.Key_S, CONTROL | SHIFT)
        dialog = self.dialog(EnrolDialog)
        for field, text in zip(
            dialog.fields, (address, self.store.profile.label, password, "Laptop"), strict=True
        ):
            self.tab_to(field)
            self.press(Qt.Key.Key_A, CONTROL)
            self.type(text)
        with self.qtbot.waitSignal(self.window.sending.finished, timeout=PATIENCE_MS):
            self.press(Qt.Key.Key_Return)
        settle(QApplication)
        self._must_be_done()
        self.in_front()

    def synchronise(self) -> None:
        """Exchange everything with the window's own keys."""
        with self.qtbot.waitSignal(self.window.sending.finished, timeout=PATIENCE_MS):
            self.press(Qt.Key.Key_S, CONTROL | SHIFT)
        settle(QApplication)
        self._must_be_done()

    def _must_be_done(self) -> None:
        assert self.window.sending.error is None, self.window.sending.error
        assert self.window.sending.report is not None
        assert self.window.sending.report.outcome == "done"

    # households

    def register(self, given: str, family: str, town: str, village: str) -> str:
        """Enter a new household; return its id, its page is shown then."""
        QTimer.singleShot(0, lambda: self._fill_in(given, family, town, village))
        self.press(Qt.Key.Key_N, CONTROL)
        self.in_front()
        page = self.window.page
        assert isinstance(page, HouseholdPage)
        return page.household_id

    def _fill_in(self, given: str, family: str, town: str, village: str) -> None:
        dialog = self.dialog(NewHousehold)
        try:
            for field, text in (
                (dialog.given, given),
                (dialog.family, family),
                (dialog.place.municipality, town),
                (dialog.place.settlement, village),
            ):
                self.tab_to(field)
                self.type(text)
            self.tab_to(dialog.agreed)
            self.press(Qt.Key.Key_Space)
            self.press(Qt.Key.Key_Return)
        finally:
            if dialog.isVisible():
                dialog.reject()

    def find(self, name: str) -> HouseholdPage:
        """Search the list, and open the one household that is found."""
        self.press(Qt.Key.Key_F, CONTROL)
        self.type(name)
        households = self.window.households
        self.until(
            lambda: households.filter.text == name and len(households.table.ids) == 1, "one family"
        )
        self.press(Qt.Key.Key_Down)
        self.until(lambda: self.at(households.view), "the list")
        self.press(Qt.Key.Key_Return)
        page = self.window.page
        assert isinstance(page, HouseholdPage)
        return page

    def open_assessment(self) -> FormPage:
        """Press the button of the household's page that is shown."""
        page = self.window.page
        assert isinstance(page, HouseholdPage)
        button = page._bar.assessment
        self.go_with(Qt.Key.Key_Backtab, lambda: self.at(button), "the assessment")
        self.press(Qt.Key.Key_Space)
        return self.form()

    def form(self) -> FormPage:
        """The questionnaire that is shown."""
        page = self.window.page
        assert isinstance(page, FormPage)
        return page

    # questionnaires

    def fill(self, answers: Mapping[str, str]) -> None:
        """Walk through the questionnaire by keyboard, and give these answers, codes of choices."""
        page = self.form()
        typist, left = Typist(page), dict(answers)
        for _ in range(MOST_STEPS):
            if not left:
                break
            self._to_section(page, next(iter(left)).partition("/")[0])
            node = typist.question()
            if node is not None and node.path in left:
                self._give(typist, node, left.pop(node.path))
            else:
                typist.press(Qt.Key.Key_Tab)
        assert not left, f"never came to {left}"
        self.keys += typist.keys
        page.save_now()
        assert page.header._saved.text()

    def grade(self, keys: str) -> None:
        """Grade the components of a house, a key each."""
        page = self.form()
        self._to_section(page, "components")
        self.type(keys)
        page.save_now()

    def _to_section(self, page: FormPage, name: str) -> None:
        wanted = next(n for n, one in enumerate(page.view.sections) if one.item.name == name)
        for _ in page.view.sections:
            if page.view.current == wanted:
                return
            forward = page.view.current < wanted
            self.press(Qt.Key.Key_PageDown if forward else Qt.Key.Key_PageUp, CONTROL)
        raise AssertionError(f"no way to the section {name}")

    def _give(self, typist: Typist, node: Node, given: str) -> None:
        control = node.question.control
        stop = typist.page.view.page.stop_with_focus()
        drop_down = isinstance(getattr(stop, "editor", None), DropDownEditor)
        if control == "select1" and not drop_down:
            typist.type(choice_keys(typist.page.interview.session.choices(node))[given])
        elif control == "select":
            typist.enter(choice_keys(typist.page.interview.session.choices(node))[given])
        else:
            typist.press(Qt.Key.Key_A, CONTROL)
            typist.enter(given)

    # paper

    def preview(self, language: str) -> bytes:
        """The paper in the preview that opens, in a language."""
        dialog = self.dialog(PreviewDialog)
        dialog.set_language(language)
        self.until(lambda: dialog.pdf, "pages")
        pdf = dialog.pdf
        dialog.close()
        settle(QApplication)
        self.in_front()
        return pdf
