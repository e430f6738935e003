"""The form screen at its window sizes: nothing is clipped, everything can be named, it is quick."""

import logging
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rrk_field.db.interviews import open_interview
from rrk_field.db.store import Store
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.choice_button import ChoiceButton
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.question_row import QuestionRow
from tests.ui.form_typing import Desk, Typist

log = logging.getLogger(__name__)

SIZES = ((1366, 690), (1280, 640), (1092, 546), (911, 455))
CONSENT = {
    "interview/outcome": "1",
    "interview/consent": "1",
    "interview/visit_date": "2026-03-04",
    "head/displacement_category": "IDP",
}


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


@pytest.fixture(params=["assessment", "survey"])
def record_id(request: pytest.FixtureRequest, officer: Desk) -> str:
    if request.param == "survey":
        return officer.survey()
    made = officer.assessment(members=3)
    interview = open_interview(officer.store, made)
    for path, value in CONSENT.items():
        interview.answer(path, value)
    return made


def sections(page: FormPage) -> Iterator[str]:
    """Show one section after the other, with what is missing said everywhere."""
    page.view.leave_all()
    for number, section in enumerate(page.view.sections):
        if section.relevant:
            page.view.show_section(number, focus=False)
            QApplication.processEvents()
            QApplication.processEvents()
            yield section.item.name


def clipped(page: QWidget) -> list[str]:
    """Labels and buttons that have less room than their text needs."""
    found = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 1:
                found.append(f"{label.text()} {label.size()}")
        elif label.sizeHint().width() > label.width() + 1:
            found.append(f"{label.text()} {label.size()}")
    for button in page.findChildren(ChoiceButton):
        if button.isVisible() and button.heightForWidth(button.width()) > button.height():
            found.append(f"{button.accessibleName()} {button.size()}")
    return found


def clipped_at_last(page: QWidget) -> list[str]:
    """What is still clipped when layouts that wait for each other have settled."""
    end = time.monotonic() + 2
    while (found := clipped(page)) and time.monotonic() < end:
        QTest.qWait(10)
    return found


@pytest.mark.parametrize("language", ["en", "sq", "sr-Cyrl"])
def test_nothing_is_clipped_and_nothing_scrolls_sideways(
    officer: Desk, record_id: str, language: str
) -> None:
    officer.appearance.change(interview_language=language)
    page = officer.open(record_id)

    found: dict[tuple[int, str], list[str]] = {}
    for size in SIZES:
        page.resize(*size)
        page.set_width(size[0])
        for name in sections(page):
            problems = clipped_at_last(page)
            area = page.view.currentWidget()
            assert isinstance(area, QScrollArea)
            if area.horizontalScrollBar().maximum() > 0:
                problems.append(f"scrolls sideways by {area.horizontalScrollBar().maximum()}")
            if problems:
                found[size[0], name] = problems
        assert (page.width(), page.height()) == size

    assert found == {}


def test_the_questions_of_a_section_begin_below_each_other(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)

    for name in sections(page):
        rows = [row for row in page.findChildren(QuestionRow) if row.isVisible()]
        begin = {row.editor.mapTo(page, QPoint()).x() for row in rows}
        assert len(begin) <= 1, (name, begin)


def test_everything_that_takes_the_focus_has_a_name(officer: Desk, record_id: str) -> None:
    page = officer.open(record_id)

    nameless = []
    for name in sections(page):
        for widget in page.findChildren(QWidget):
            reachable = widget.isVisible() and widget.isEnabled()
            if reachable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = getattr(widget, "text", str)()
                if not widget.accessibleName() and not text and not widget.focusProxy():
                    nameless.append(f"{name}: {type(widget).__name__} in {widget.parent()}")

    assert nameless == []


def test_opening_a_record_and_a_key_are_quick(officer: Desk) -> None:
    record_id = officer.assessment()
    interview = open_interview(officer.store, record_id)
    for path, value in CONSENT.items():
        interview.answer(path, value)
    officer.open(record_id)

    start = time.process_time()
    page = officer.open(record_id)
    opened = time.process_time() - start
    page.view.focus_path("safety/moves_freely")
    start = time.process_time()
    Typist(page).type("1")
    typed = time.process_time() - start

    log.info("processor seconds to open a record: %s", opened)
    log.info("processor seconds for a key: %s", typed)
    assert opened < 5
    assert typed < 1
