"""Photos, drawings and signatures as answers: by every way in, by keyboard, by the hundred."""

import io
import os
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from rrk_field.db import camera, photos
from rrk_field.db.attachments import PictureRules
from rrk_field.db.camera import Found
from rrk_field.db.interviews import Interview
from rrk_field.db.store import Store
from rrk_field.domain.records import Photo
from rrk_field.ui import camera_folder, thumbnails
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.camera_dialog import CameraDialog
from rrk_field.ui.drawing_canvas import DrawingCanvas
from rrk_field.ui.drawing_dialog import DrawingDialog
from rrk_field.ui.editors.files import FileEditor
from rrk_field.ui.editors.pictures import DrawnEditor, PhotosEditor, SignatureEditor
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.photo_desk import Wish
from rrk_field.ui.photo_rows import PhotoRows
from rrk_field.ui.photo_strip import PhotoStrip
from rrk_field.ui.photo_view import PhotoView
from rrk_field.ui.signature_pad import SignatureDialog
from tests.ui.any_form import interview_of, page_of
from tests.ui.form_typing import Desk, Typist

FORM = (
    {"type": "image", "name": "house", "label": "Photos of the house"},
    {"type": "image", "name": "marked", "label": "Damage marked", "appearance": "annotate"},
    {"type": "image", "name": "sketch", "label": "Sketch", "appearance": "draw"},
    {"type": "image", "name": "sign", "label": "Signature", "appearance": "signature"},
    {"type": "image", "name": "small", "label": "Small", "parameters": "max-pixels=64"},
    {"type": "image", "name": "yard", "label": "The yard"},
)
HUNDREDS = 400


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


@pytest.fixture
def page(officer: Desk) -> FormPage:
    return page_of(officer, interview_of(officer, FORM))


def picture(colour: str = "red", size: tuple[int, int] = (320, 240)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    return data.getvalue()


def file(folder: Path, name: str, data: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(picture(name.partition(".")[0]) if data is None else data)
    return path


def editor(page: FormPage, number: int = 0) -> PhotosEditor:
    return [one for one in page.findChildren(PhotosEditor) if one.isVisibleTo(page)][number]


def strip_of(page: FormPage, number: int = 0) -> PhotoStrip:
    return editor(page, number).strip


def settled(qtbot: QtBot, page: FormPage) -> None:
    qtbot.waitUntil(lambda: not page._context.desk.is_adding)
    QApplication.processEvents()


def value(page: FormPage, name: str) -> str:
    return page.interview.session.node(name).value


def add(qtbot: QtBot, page: FormPage, *colours: str) -> None:
    wishes = [Wish(colour, partial(picture, colour)) for colour in colours]
    page._context.desk.add("house", wishes)
    settled(qtbot, page)


# ways in


def test_several_files_are_added_in_their_order_and_the_newest_is_the_answer(
    page: FormPage, qtbot: QtBot, tmp_path: Path
) -> None:
    strip = strip_of(page)
    strip.add_files([file(tmp_path, f"{colour}.jpg") for colour in ("red", "green", "blue")])
    settled(qtbot, page)

    assert len(strip.photos) == 3
    assert value(page, "house") == strip.photos[-1].sha256
    assert [photo.path for photo in strip.photos] == ["house"] * 3
    assert strip.message == ""


def test_what_cannot_be_added_is_named_and_the_rest_is_added(
    page: FormPage, qtbot: QtBot, tmp_path: Path
) -> None:
    heic = file(tmp_path, "IMG_7.HEIC", b"\0\0\0\x18ftypheic" + bytes(40))
    files = [
        heic,
        file(tmp_path, "letter.jpg", b"no picture"),
        file(tmp_path, "red.jpg"),
        tmp_path / "gone.jpg",
        file(tmp_path, "again.jpg", picture("red")),
    ]
    strip_of(page).add_files(files)
    settled(qtbot, page)

    lines = strip_of(page).message.splitlines()
    assert len(strip_of(page).photos) == 1
    assert [line.partition(":")[0] for line in lines] == [
        "IMG_7.HEIC",
        "letter.jpg",
        "gone.jpg",
        "again.jpg",
    ]
    assert "HEIC" in lines[0]
    assert "not added again" in lines[3]


def test_a_picture_that_is_at_another_question_too_is_added_and_that_is_said(
    page: FormPage, qtbot: QtBot
) -> None:
    add(qtbot, page, "red")
    page._context.desk.add("yard", [Wish("wall.jpg", lambda: picture("red"))])
    settled(qtbot, page)

    assert len(page._context.shelf.all()) == 2
    assert "wall.jpg was added" in strip_of(page, -1).message


def test_files_and_folders_may_be_dropped(page: FormPage, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "CARD"
    folder.mkdir()
    files = [file(tmp_path, "red.jpg"), folder]
    file(folder, "blue.jpg")
    file(folder, "notes.txt", b"no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    strip = strip_of(page)
    strip.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settled(qtbot, page)

    assert len(strip.photos) == 2
    assert strip.message == ""


def test_a_picture_may_be_pasted(page: FormPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(picture("green")))
    strip_of(page).add_button.setFocus()
    QTest.keyClick(strip_of(page).add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)

    assert len(strip_of(page).photos) == 1


def test_a_question_may_ask_for_smaller_pictures(page: FormPage, qtbot: QtBot) -> None:
    page._context.desk.add("small", [Wish("a.jpg", lambda: picture(size=(320, 240)))])
    settled(qtbot, page)

    [photo] = page._context.shelf.all()
    assert (photo.width_px, photo.height_px) == (64, 48)


# the camera's folder


@pytest.fixture
def card(appearance: Appearance, tmp_path: Path) -> Iterator[Path]:
    """A folder that the officer chose in the settings."""
    folder = tmp_path / "DCIM"
    folder.mkdir()
    appearance.change(camera_folder=str(folder))
    yield folder
    appearance.change(camera_folder="")


def test_new_pictures_of_the_camera_are_offered_by_themselves(
    card: Path, officer: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    def look(folder: Path, taken: set[str]) -> Found:
        looks.append(folder)
        return camera.look(folder, taken)

    monkeypatch.setattr(camera_folder, "look", look)
    page = page_of(officer, interview_of(officer, FORM))
    button = strip_of(page).camera_button
    qtbot.waitUntil(lambda: len(looks) == 1)
    assert button.text() == "From the camera"

    for colour in ("red", "green", "blue"):
        file(card, f"{colour}.jpg")

    qtbot.waitUntil(lambda: "3 new" in button.text())
    assert len(looks) <= 3, "one look is enough for files that are written together"
    before = len(looks)
    qtbot.wait(camera_folder.PAUSE_MS)
    assert len(looks) == before, "nothing changed, and nothing was looked at"


def test_pictures_of_a_card_are_marked_and_added_by_keyboard(
    card: Path, officer: Desk, qtbot: QtBot
) -> None:
    for age, colour in enumerate(("red", "green", "blue")):
        path = file(card, f"{colour}.jpg")
        os.utime(path, (time.time() - age * 60, time.time() - age * 60))
    page = page_of(officer, interview_of(officer, FORM))
    watched = page._context.camera
    assert watched is not None
    qtbot.waitUntil(lambda: len(watched.fresh) == 3)
    dialog = CameraDialog(watched, page._context.shelf, officer.background, page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.add.isEnabled())

    QTest.keyClick(dialog.list, Qt.Key.Key_Space)  # not the newest one
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert [wish.name for wish in dialog.wishes()] == ["blue.jpg", "green.jpg"]
    page._context.desk.add("house", dialog.wishes())
    settled(qtbot, page)
    watched.look()
    qtbot.waitUntil(lambda: [one.path.name for one in watched.fresh] == ["red.jpg"])


def test_a_card_that_is_put_in_is_noticed(
    officer: Desk, appearance: Appearance, qtbot: QtBot, tmp_path: Path
) -> None:
    appearance.change(camera_folder=str(tmp_path / "CARD"))
    page = page_of(officer, interview_of(officer, FORM))
    watched = page._context.camera
    assert watched is not None
    qtbot.waitUntil(lambda: watched._watcher.directories() == [str(tmp_path)])

    (tmp_path / "CARD").mkdir()
    file(tmp_path / "CARD", "red.jpg")

    qtbot.waitUntil(lambda: len(watched.fresh) == 1)


# undo


def test_undo_takes_photo_and_answer_back_together_and_redo_brings_them_again(
    page: FormPage, qtbot: QtBot, officer: Desk
) -> None:
    add(qtbot, page, "red", "green")
    first, second = strip_of(page).photos

    page.undo()
    assert [photo.id for photo in strip_of(page).photos] == [first.id]
    assert value(page, "house") == first.sha256
    page.undo()
    assert strip_of(page).photos == []
    assert value(page, "house") == ""
    page.redo()
    page.redo()
    assert [photo.id for photo in strip_of(page).photos] == [first.id, second.id]
    assert value(page, "house") == second.sha256


def test_a_photo_is_deleted_by_key_and_brought_back(page: FormPage, qtbot: QtBot) -> None:
    add(qtbot, page, "red", "green")
    strip = strip_of(page)
    strip.add_button.setFocus()
    QTest.keyClick(strip.add_button, Qt.Key.Key_Up)
    assert strip.list.hasFocus()
    QTest.keyClick(strip.list, Qt.Key.Key_Right)
    QTest.keyClick(strip.list, Qt.Key.Key_Delete)

    assert len(strip.photos) == 1
    assert value(page, "house") == strip.photos[0].sha256
    strip._undo.click()
    assert len(strip.photos) == 2
    assert value(page, "house") == strip.photos[1].sha256


def test_the_answer_of_a_photo_that_was_kept_while_closing_is_given_on_opening(
    officer: Desk, qtbot: QtBot
) -> None:
    interview = interview_of(officer, FORM)
    page = page_of(officer, interview)
    kept = page._context.shelf.add("house", picture())

    again = page_of(officer, interview)

    qtbot.waitUntil(lambda: value(again, "house") == kept.sha256)


# large


@pytest.fixture
def view(page: FormPage, qtbot: QtBot, officer: Desk) -> PhotoView:
    page._context.shelf.rules = PictureRules(longest_px=200, keep_original=True)
    add(qtbot, page, "red", "green", "blue")
    made = PhotoView(page._context.desk, officer.background, strip_of(page).photos, 0, page)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    shown(qtbot, made)
    return made


def shown(qtbot: QtBot, view: PhotoView) -> None:
    qtbot.waitUntil(lambda: view._image.size().width() > 0 and view._stack.currentIndex() == 0)


def _is(view: PhotoView, colour: str) -> bool:
    return colour_of(view) == colour


def colour_of(view: PhotoView) -> str:
    pixel = view._image.pixelColor(5, 5)
    parts = {"red": pixel.red(), "green": pixel.green(), "blue": pixel.blue()}
    return max(parts, key=lambda name: parts[name])


def press(view: PhotoView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view.pane, key)
        QApplication.processEvents()


def test_arrows_show_the_photos_one_after_the_other(view: PhotoView, qtbot: QtBot) -> None:
    for key, colour in (
        (Qt.Key.Key_Right, "green"),
        (Qt.Key.Key_Right, "blue"),
        (Qt.Key.Key_Right, "red"),
        (Qt.Key.Key_Left, "blue"),
    ):
        press(view, key)
        qtbot.waitUntil(partial(_is, view, colour))

    assert view._number.text() == "3 / 3"


def test_a_photo_is_enlarged_moved_and_turned_by_keyboard(view: PhotoView) -> None:
    press(view, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    enlarged = not view.pane.fits
    assert enlarged
    press(view, Qt.Key.Key_Right)
    assert view._number.text() == "1 / 3", "an arrow moves what is enlarged"
    press(view, Qt.Key.Key_0)
    assert view.pane.fits
    press(view, Qt.Key.Key_R)
    assert view.pane.turned == 90


def test_size_after_scaling_and_the_original_are_shown(view: PhotoView, qtbot: QtBot) -> None:
    assert "200 × 150 pixels" in view._size.text()

    press(view, Qt.Key.Key_O)

    qtbot.waitUntil(lambda: view._image.width() == 320)
    assert "320 × 240 pixels" in view._size.text()


def test_a_caption_is_saved_when_it_is_left(view: PhotoView, officer: Desk) -> None:
    view.caption.setFocus()
    QTest.keyClicks(view.caption, "Crack by the door")
    QTest.keyClick(view.caption, Qt.Key.Key_Return)

    assert officer.store.find(Photo)[0].caption == "Crack by the door"
    assert view.pane.hasFocus()


def test_drawing_on_a_photo_keeps_the_photo_and_adds_the_drawn_copy(
    view: PhotoView, page: FormPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = strip_of(page).photos
    drawn: list[QImage] = []

    def draw(dialog: DrawingDialog) -> int:
        canvas = dialog.canvas
        for key in (Qt.Key.Key_4, Qt.Key.Key_Space, *[Qt.Key.Key_Right] * 20, Qt.Key.Key_Space):
            QTest.keyClick(canvas, key)
        drawn.append(canvas.image())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DrawingDialog, "exec", draw)
    press(view, Qt.Key.Key_D)
    settled(qtbot, page)

    after = strip_of(page).photos
    assert [photo.sha256 for photo in after[:3]] == [photo.sha256 for photo in before]
    assert len(after) == 4
    assert value(page, "house") == after[3].sha256
    assert after[3].caption == "Drawn on"
    assert view._number.text() == "4 / 4"
    assert drawn[0].size() == view._image.size()


def test_a_question_to_annotate_asks_to_draw_at_once_and_keeps_both_pictures(
    page: FormPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(dialog: DrawingDialog) -> int:
        for key in (Qt.Key.Key_4, Qt.Key.Key_Space, Qt.Key.Key_Right):
            QTest.keyClick(dialog.canvas, key)
        return QDialog.DialogCode.Accepted

    def wait_for_the_copy(view: PhotoView) -> int:
        view.show()
        qtbot.waitUntil(lambda: len(page._context.shelf.at("marked")) == 2)
        view.hide()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DrawingDialog, "exec", draw)
    monkeypatch.setattr(PhotoView, "exec", wait_for_the_copy)
    page._context.desk.add("marked", [Wish("wall.jpg", picture)])
    qtbot.waitUntil(lambda: len(page._context.shelf.at("marked")) == 2)
    settled(qtbot, page)

    first, copy = page._context.shelf.at("marked")
    assert first.sha256 != copy.sha256
    assert value(page, "marked") == copy.sha256


# drawing


def black_points(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 60
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


def test_a_sketch_is_drawn_by_keyboard_and_kept(
    page: FormPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def draw(dialog: DrawingDialog) -> int:
        canvas = dialog.canvas
        QTest.keyClick(canvas, Qt.Key.Key_Space)
        for key in [Qt.Key.Key_Right] * 10 + [Qt.Key.Key_Down] * 10:
            QTest.keyClick(canvas, key)
        QTest.keyClick(canvas, Qt.Key.Key_Space)
        seen.append(black_points(canvas.image()) > 10)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DrawingDialog, "exec", draw)
    [sketch] = [one for one in page.findChildren(DrawnEditor) if type(one) is DrawnEditor]
    sketch.button.click()

    qtbot.waitUntil(lambda: value(page, "sketch") != "")
    [kept] = [one for one in page._context.shelf._records() if one.kind == "drawing"]
    assert seen == [True]
    assert kept.sha256 == value(page, "sketch")
    assert page._context.shelf.all() == [], "a drawing is an answer, not one of the photos"
    qtbot.waitUntil(lambda: not sketch._image.isNull())


def test_lines_are_taken_back_and_come_again(qtbot: QtBot) -> None:
    dialog = DrawingDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    canvas = dialog.canvas
    for _ in range(2):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
            QTest.keyClick(canvas, key)
    both = canvas.image()

    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    one = canvas.image()
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert canvas.is_empty()
    assert not dialog.keep.isEnabled()
    QTest.keyClick(canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert canvas.image() == one
    QTest.keyClick(canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert canvas.image() == both
    canvas.clear()
    assert canvas.is_empty()
    canvas.undo()
    assert canvas.is_empty()


def test_colour_and_width_are_chosen_by_keys(qtbot: QtBot) -> None:
    dialog = DrawingDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_3)
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Plus)

    assert dialog.colours["blue"].isChecked()
    assert dialog.widths["thick"].isChecked()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Space)
    [line] = dialog.canvas._lines
    assert line.colour == Qt.GlobalColor.blue
    assert line.width == 1600 / 80


def test_the_mouse_draws_where_it_is_whatever_the_size_of_the_window(qtbot: QtBot) -> None:
    canvas = DrawingCanvas(QImage.fromData(picture("white", (400, 300))))
    qtbot.addWidget(canvas)
    canvas.resize(800, 300)  # the picture stands in the middle, at its own size
    canvas.show()
    canvas.set_pen(QColor(Qt.GlobalColor.black), 6)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=QPointF(300, 100).toPoint())
    QTest.mouseMove(canvas, QPointF(400, 100).toPoint())
    QTest.mouseRelease(canvas, left, pos=QPointF(400, 100).toPoint())

    image = canvas.image()
    assert image.pixelColor(100, 100).lightness() < 60
    assert image.pixelColor(300, 100).lightness() > 200


def test_a_signature_is_given_by_keyboard(
    page: FormPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sign(dialog: SignatureDialog) -> int:
        for key in (Qt.Key.Key_Space, *[Qt.Key.Key_Right] * 30, Qt.Key.Key_Space):
            QTest.keyClick(dialog.pad, key)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SignatureDialog, "exec", sign)
    [editor] = page.findChildren(SignatureEditor)
    editor.button.click()
    data = photos.read(page.interview.store, value(page, "sign"))

    assert data is not None
    assert black_points(QImage.fromData(data)) > 5
    assert editor.button.text() == "Sign again"


# hundreds


@pytest.fixture
def many(officer: Desk, monkeypatch: pytest.MonkeyPatch) -> Interview:
    """A questionnaire with hundreds of photos at one question."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)  # only what is prepared here
    interview = interview_of(officer, FORM)
    store = officer.store
    with store.together():
        for number in range(HUNDREDS):
            colour = f"rgb({number % 256},{number // 256 * 90},120)"
            data = picture(colour, (64, 48))
            photo = Photo(
                household_id=interview.household.id,
                about_id=interview.record.id,
                path="house",
                sha256=photos.keep(store, data),
                size_bytes=len(data),
            )
            store.save(photo)
    return interview


def test_of_hundreds_of_photos_only_those_seen_are_unpacked_and_never_by_the_screen(
    many: Interview, officer: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    real = thumbnails._image

    def unpacked(data: bytes, size: QSize) -> QImage:
        threads.append(threading.get_ident())
        return real(data, size)

    monkeypatch.setattr(thumbnails, "_image", unpacked)
    page = page_of(officer, many)
    strip = strip_of(page)
    made = strip.list.pictures.thumbnails
    qtbot.waitUntil(lambda: not made._wishes and not made._running)

    columns = strip.list.viewport().width() // strip.list.gridSize().width()
    assert len(strip.photos) == HUNDREDS
    assert 0 < len(threads) <= columns * 4
    assert threading.get_ident() not in threads

    bar = strip.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: made.picture(strip.photos[-1].sha256) is not None)
    assert len(threads) <= columns * 8, "what was scrolled past is not unpacked"


def test_hundreds_of_photos_are_opened_and_scrolled_without_a_long_step(
    many: Interview, officer: Desk
) -> None:
    page = page_of(officer, many)
    strip = strip_of(page)
    steps = [_seconds(strip.reload)]
    bar = strip.list.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 20):
        steps.append(_seconds(partial(bar.setValue, place)))
        steps.append(_seconds(strip.list.grab))

    assert max(steps) < 0.5  # of the processor; a busy machine is not the screen's fault


def _seconds(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    QApplication.processEvents()
    return time.thread_time() - begun


# the check-list of views


@pytest.fixture
def views(officer: Desk) -> PhotoRows:
    page = officer.open(officer.survey(site__survey_kind="1"))
    number = next(n for n, one in enumerate(page.view.sections) if one.item.name == "photos")
    page.view.show_section(number)
    QApplication.processEvents()
    return next(stop for stop in page.view.page.stops if isinstance(stop, PhotoRows))


def test_the_views_that_are_wanted_are_named_and_the_first_has_the_focus(views: PhotoRows) -> None:
    assert views._missing() == {"front", "worst_inside"}
    assert views._views["front"].hasFocus()
    assert "wanted" in views._views["front"].accessibleName()
    assert "wanted" not in views._views["roof"].accessibleName()


def test_a_photo_of_a_view_becomes_a_row_of_its_kind(views: PhotoRows, qtbot: QtBot) -> None:
    views.add("front", [Wish("a.jpg", picture), Wish("b.jpg", lambda: picture("blue"))])
    qtbot.waitUntil(lambda: len(views.strip.photos) == 2)

    session = views._context.session
    rows = views.node.rows or []
    assert [session.node(f"{row.path}/photo_kind").value for row in rows] == ["front"] * 2
    assert [session.node(f"{row.path}/photo_image").value for row in rows] == [
        photo.sha256 for photo in views.strip.photos
    ]
    assert [photo.kind for photo in views.strip.photos] == ["front"] * 2
    assert views._missing() == {"worst_inside"}
    assert views._views["front"].text() == "Front  2"


def test_a_picture_that_cannot_be_kept_leaves_no_row(views: PhotoRows, qtbot: QtBot) -> None:
    views.add("front", [Wish("a.jpg", lambda: b"no picture")])
    qtbot.waitUntil(lambda: views.strip.message != "")

    assert views.node.rows == []
    assert views.strip.message.startswith("a.jpg:")


def test_a_photo_is_deleted_with_its_row_and_one_undo_brings_both_back(
    views: PhotoRows, qtbot: QtBot
) -> None:
    views.add("front", [Wish("a.jpg", picture)])
    qtbot.waitUntil(lambda: len(views.strip.photos) == 1)

    views.strip.remove(views.strip.photos[0])
    assert (views.strip.photos, views.node.rows) == ([], [])
    views._answers.undo()
    assert (len(views.strip.photos), len(views.node.rows or [])) == (1, 1)


def test_a_photo_says_what_it_shows_after_another_kind_was_chosen(
    views: PhotoRows, qtbot: QtBot
) -> None:
    views.add("front", [Wish("a.jpg", picture)])
    qtbot.waitUntil(lambda: len(views.strip.photos) == 1)
    [row] = views.node.rows or []

    views._answers.give(views._context.session.node(f"{row.path}/photo_kind"), "roof")

    assert [photo.kind for photo in views._context.shelf.all()] == ["roof"]


# reading only, states


def test_photos_are_seen_in_a_questionnaire_that_can_only_be_read(
    page: FormPage, qtbot: QtBot, officer: Desk
) -> None:
    add(qtbot, page, "red")
    page.interview.record.state = "approved"
    officer.store.save(page.interview.record)
    read_only = page_of(officer, page.interview)
    strip = strip_of(read_only)

    assert len(strip.photos) == 1
    assert not strip.add_button.isVisible()
    strip.list.setFocus()
    QTest.keyClick(strip.list, Qt.Key.Key_Delete)
    assert len(strip.photos) == 1


def test_each_photo_shows_how_far_it_has_come(page: FormPage, qtbot: QtBot) -> None:
    add(qtbot, page, "red", "green", "blue")
    store, strip = page.interview.store, strip_of(page)
    with store.writing() as connection:
        for photo, change in zip(
            strip.photos,
            ("state = 'stored'", "state = 'sending', \"offset\" = size / 2", "last_error = 'busy'"),
            strict=True,
        ):
            connection.exec_driver_sql(
                f"UPDATE blob SET {change} WHERE sha256 = ?", (photo.sha256,)
            )
    page.refresh()  # as the window does when a synchronisation has ended
    words = [strip.list.pictures.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]

    assert [item.sign for item in strip.list.pictures.items] == [
        "cloud-check",
        "cloud-upload",
        "triangle-alert",
    ]
    assert "At the office" in words[0]
    assert "Sent in part: 4" in words[1] or "Sent in part: 50 %" in words[1]
    assert "Waits to be sent" in words[2]


def test_the_photos_are_passed_by_with_one_key(page: FormPage) -> None:
    typist = Typist(page)
    strip_of(page).add_button.setFocus()
    typist.press(Qt.Key.Key_Tab)

    node = typist.question()
    assert node is not None
    assert node.item.name == "marked"


# other files


@pytest.fixture
def recording(officer: Desk) -> FileEditor:
    form = ({"type": "audio", "name": "talk", "label": "Recording"},)
    page = page_of(officer, interview_of(officer, form))
    return page.findChildren(FileEditor)[0]


WAV = b"RIFF\x24\0\0\0WAVEfmt " + bytes(24)


def test_a_recording_is_kept_and_only_a_copy_that_was_asked_for_is_written(
    recording: FileEditor, qtbot: QtBot, tmp_path: Path, officer: Desk
) -> None:
    recording.add(file(tmp_path, "talk.wav", WAV))
    qtbot.waitUntil(lambda: recording.node.value != "")

    [record] = officer.store.find(Photo)
    assert (record.kind, record.media_type, record.caption) == ("file", "audio/wav", "talk.wav")
    assert recording.name.text().startswith("talk.wav")
    recording.write_copy(tmp_path / "copy.wav")
    qtbot.waitUntil(lambda: recording.message.text() != "")
    assert (tmp_path / "copy.wav").read_bytes() == WAV
    assert "not protected" in recording.message.text()


def test_a_file_of_another_kind_is_refused_in_words(
    recording: FileEditor, qtbot: QtBot, tmp_path: Path, officer: Desk
) -> None:
    recording.add(file(tmp_path, "talk.wav", b"%PDF-1.7\n"))
    qtbot.waitUntil(lambda: recording.message.text() != "")

    assert recording.node.value == ""
    assert officer.store.find(Photo) == []
    assert recording.choose.isEnabled()


def test_a_file_that_was_removed_comes_back_by_undo(
    recording: FileEditor, qtbot: QtBot, tmp_path: Path, officer: Desk
) -> None:
    recording.add(file(tmp_path, "talk.wav", WAV))
    qtbot.waitUntil(lambda: recording.node.value != "")
    page = recording.window()
    assert isinstance(page, FormPage)

    recording.remove.click()
    assert officer.store.find(Photo) == []
    page.undo()

    assert [one.caption for one in officer.store.find(Photo)] == ["talk.wav"]
    assert recording.name.text().startswith("talk.wav")
