"""A window in a process of its own, in which an officer types until the process is killed.

Prints what each field shows when the questionnaire is opened again, then each answer once the
screen says that it is saved: `ACK shown PATH TEXT`, `ACK saved PATH TEXT`.
"""

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rrk_field.app import HttpOffice
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.settings import Preferences
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.main_window import MainWindow
from tests.conftest import DATA_KEY
from tests.ui.form_typing import Keyboard

PATHS = (
    "interview/assessors",
    "head/head_father_name",
    "head/contact_person",
    "head/stated_size",
    "head/phone_2",
)
HELD = "held"
"""The mode in which no transaction is committed: the control."""


def main(folder: Path, record_id: str, mode: str) -> None:
    """Open the window, and type for ever."""
    app = QApplication(sys.argv[:1])
    appearance = Appearance(app, Preferences(theme="light"), folder / "preferences")
    store, background = Store(Profile(folder, "bare", "Arta"), DATA_KEY), Background()
    window = MainWindow(store, background, appearance, HttpOffice(store))
    window.start()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.open_record(record_id)
    page = window.page
    assert isinstance(page, FormPage)
    with store.writing() if mode == HELD else contextlib.nullcontext():
        type_for_ever(page)


def type_for_ever(page: FormPage) -> None:
    """Answer one question after the other, each time with a larger number."""
    numbers = [tell("shown", path, field_of(page, path).text()) for path in PATHS]
    number = max(numbers)
    while True:
        for path in PATHS:
            number += 1
            answer(page, path, str(number))


def answer(page: FormPage, path: str, text: str) -> None:
    """Type an answer over the old one, and tell it when the screen says that it is saved."""
    field = field_of(page, path)
    page.header.show_saved(None)
    keyboard = Keyboard()
    keyboard.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keyboard.enter(text)
    assert field.text() == text
    assert page.header._saved.text().startswith("Saved on this laptop")
    tell("saved", path, text)


def field_of(page: FormPage, path: str) -> QLineEdit:
    """Go to a question, and return its field."""
    assert page.view.focus_path(path)
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def tell(what: str, path: str, text: str) -> int:
    """Print one line at once; return the number that the text is."""
    os.write(1, f"ACK {what} {path} {text or 0}\n".encode())
    return int(text or 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
