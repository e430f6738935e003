"""The component grid by keyboard: one key a component, live figures, photos."""

import io
import logging
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db.interviews import open_interview
from rrk_field.db.store import Store
from rrk_field.domain.attachments import Photo
from rrk_field.ui.application import Appearance
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.background import Background
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.row_model import rows_of
from tests.ui.form_typing import Desk, Typist

log = logging.getLogger(__name__)

LEVELS = "341105502233445?-1"
CODES = LEVELS.replace("?", "9").replace("-", "8")


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


def grid_of(page: FormPage) -> ComponentGrid:
    number = next(n for n, s in enumerate(page.view.sections) if s.item.name == "components")
    page.view.show_section(number)
    QApplication.processEvents()
    return next(stop for stop in page.view.page.stops if isinstance(stop, ComponentGrid))


def levels(store: Store, record_id: str) -> list[str]:
    session = open_interview(store, record_id).session
    rows = rows_of(session.node("components/component_row"))
    return [session.node(f"{row.path}/level").value for row in rows]


def test_eighteen_components_are_graded_with_eighteen_keys(officer: Desk) -> None:
    record_id = officer.survey()
    page = officer.open(record_id)
    grid_of(page)
    typist = Typist(page)

    typist.type(LEVELS)

    assert typist.keys == 18
    assert levels(officer.store, record_id) == list(CODES)


def test_a_detailed_survey_asks_action_and_quantity_behind_each_grade(officer: Desk) -> None:
    record_id = officer.survey(site__survey_kind="2")
    page = officer.open(record_id)
    grid = grid_of(page)
    typist = Typist(page)

    for level in "33333333":
        typist.type(f"{level}2")
        typist.enter("12,5")

    assert typist.keys == 8 * 7
    assert grid.view.current_row() is rows_of(grid.node)[8]
    session = open_interview(officer.store, record_id).session
    row = rows_of(session.node("components/component_row"))[7].path
    given = [session.node(f"{row}/{name}").value for name in ("level", "action", "quantity")]
    assert given == ["3", "2", "12.5"]


def test_a_grade_key_shows_its_figures_at_once(officer: Desk) -> None:
    record_id = officer.survey()
    page = officer.open(record_id)
    grid = grid_of(page)
    typist = Typist(page)
    typist.type(LEVELS)
    grid_of(page).view.go_to(rows_of(grid.node)[1], "level")
    before = page.figures.panel.short_words()

    start = time.process_time()
    typist.type("0")
    taken = time.process_time() - start

    assert page.figures.panel.short_words() != before
    assert page.figures.source.read().ungraded == 0
    log.info("processor seconds for a grade key: %s", taken)
    assert taken < 1.0


def test_undo_takes_back_one_grade_and_redo_gives_it_again(officer: Desk) -> None:
    record_id = officer.survey()
    page = officer.open(record_id)
    grid_of(page)
    typist = Typist(page)
    typist.type("34")

    typist.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert levels(officer.store, record_id)[:2] == ["3", ""]
    typist.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert levels(officer.store, record_id)[:2] == ["3", "4"]


def test_an_impossible_grade_is_kept_and_named(officer: Desk) -> None:
    record_id = officer.survey()
    page = officer.open(record_id)
    grid = grid_of(page)
    typist = Typist(page)

    typist.type("-")

    assert levels(officer.store, record_id)[0] == "8"
    assert "A house always had foundations" in grid._problems.text()


def test_a_remark_is_written_with_f2(officer: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    record_id = officer.survey()
    page = officer.open(record_id)
    grid_of(page)
    monkeypatch.setattr(AskText, "ask", lambda *_args: "Stones are loose")

    Typist(page).press(Qt.Key.Key_F2)

    session = open_interview(officer.store, record_id).session
    row = rows_of(session.node("components/component_row"))[0].path
    assert session.node(f"{row}/component_note").value == "Stones are loose"


def picture(colour: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(data, "JPEG")
    return data.getvalue()


def test_photos_belong_to_the_current_component_and_come_back_after_undo(
    officer: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    record_id = officer.survey()
    page = officer.open(record_id)
    grid = grid_of(page)
    Typist(page).type("3")
    grid.view.go_to(rows_of(grid.node)[0], "level")
    file = tmp_path / "wall.jpg"
    file.write_bytes(picture())

    grid._photos.add_files([file])
    qtbot.waitUntil(lambda: len(grid._photos.photos) == 1)

    photo = officer.store.find(Photo, about_id=record_id)[0]
    assert photo.path == f"{rows_of(grid.node)[0].path}/component_photos"
    assert officer.store.get(type(page.interview.record), record_id) is not None
    grid._photos.remove(grid._photos.photos[0])
    assert officer.store.find(Photo, about_id=record_id) == []
    grid._photos.undo_removal()
    assert [p.id for p in officer.store.find(Photo, about_id=record_id)] == [photo.id]


def test_a_file_that_is_no_picture_is_refused_in_words(
    officer: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = officer.open(officer.survey())
    grid = grid_of(page)
    file = tmp_path / "letter.jpg"
    file.write_bytes(b"no picture at all")

    grid._photos.add_files([file])

    qtbot.waitUntil(lambda: grid._photos._message.isVisibleTo(grid._photos))
    assert grid._photos._message.text()
    assert officer.store.find(Photo) == []
