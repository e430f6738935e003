"""The print preview, with real pages in it."""

import io
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from rrk_field.i18n import LANGUAGES
from rrk_field.reports.page import Issue, Paper
from rrk_field.ui.background import Background
from rrk_field.ui.preview import PreviewDialog, file_name

ISSUE = Issue(datetime(2026, 3, 7, 14, 5, tzinfo=UTC), "0.1.0")


def paper(language: str, pages: int = 3) -> bytes:
    made = Paper("Dossier", "PEJ-00213", ISSUE, language)
    for _ in range(60 * (pages - 1) + 1):
        made.text(f"Line in {language}")
    return made.pdf()


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


Open = Callable[..., PreviewDialog]


@pytest.fixture
def preview(qtbot: QtBot, background: Background) -> Open:
    def open_(make: Callable[[str], bytes] = paper, language: str = "en") -> PreviewDialog:
        dialog = PreviewDialog(make, "Dossier PEJ-00213", background, language)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.shown):
            dialog.show()
        return dialog

    return open_


def test_the_pages_are_shown_from_memory(preview: Open, tmp_path: Path) -> None:
    dialog = preview()

    assert (dialog.page_count, dialog.pdf[:4]) == (3, b"%PDF")


def test_another_language_of_the_paper_leaves_the_interface_as_it_is(
    preview: Open, qtbot: QtBot
) -> None:
    dialog = preview()
    title = dialog.windowTitle()

    with qtbot.waitSignal(dialog.shown) as shown:
        dialog.set_language("sr-Cyrl")

    assert shown.args == ["sr-Cyrl"]
    assert "Line in sr-Cyrl" in PdfReader(io.BytesIO(dialog.pdf)).pages[0].extract_text()
    assert title == dialog.windowTitle()


def test_a_slow_language_never_replaces_the_one_chosen_after_it(
    preview: Open, qtbot: QtBot
) -> None:
    slow = threading.Event()

    def make(language: str) -> bytes:
        if language == "sq":
            assert slow.wait(10)
        return paper(language, pages=1)

    dialog = preview(make)
    dialog.set_language("sq")
    with qtbot.waitSignal(dialog.shown) as shown:
        dialog.set_language("sr-Latn")
        slow.set()

    assert shown.args == ["sr-Latn"]
    assert "Line in sr-Latn" in PdfReader(io.BytesIO(dialog.pdf)).pages[0].extract_text()


def test_while_pages_are_made_nothing_can_be_saved_or_printed(
    qtbot: QtBot, background: Background
) -> None:
    ready = threading.Event()
    dialog = PreviewDialog(
        lambda language: paper(language, 1) if ready.wait(10) else b"", "Dossier", background
    )
    qtbot.addWidget(dialog)
    before = (dialog._save.isEnabled(), dialog._print.isEnabled())

    with qtbot.waitSignal(dialog.shown):
        ready.set()

    assert before == (False, False)
    assert dialog._save.isEnabled()
    assert dialog._print.isEnabled()


def test_a_failure_is_told_and_can_be_tried_again(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    broken = [True]

    def make(language: str) -> bytes:
        if broken[0]:
            raise ZeroDivisionError
        return paper(language, 1)

    dialog = PreviewDialog(make, "Dossier", background)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._pages.currentWidget() is dialog._failed)
    heading = dialog._failed.heading.text()
    broken[0] = False
    with qtbot.waitSignal(dialog.shown):
        qtbot.mouseClick(dialog._again, Qt.MouseButton.LeftButton)

    assert "could not be made" in heading
    assert dialog.page_count == 1


def test_the_keyboard_turns_pages_and_changes_the_size(preview: Open, qtbot: QtBot) -> None:
    dialog = preview()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    navigator = dialog._view.pageNavigator()

    qtbot.keyClick(dialog._view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    second = navigator.currentPage(), dialog._page.text()
    qtbot.keyClick(dialog._view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    before = dialog._factor()
    qtbot.keyClick(dialog._view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    after = dialog._factor()
    qtbot.keyClick(dialog._view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert second == (1, "Page 2 of 3")
    assert navigator.currentPage() == 0
    assert after < before
    assert before == pytest.approx(dialog._factor())


def test_saving_proposes_a_plain_name_and_writes_the_pages_that_are_shown(
    preview: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []

    def ask(parent: object, caption: str, path: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(tmp_path / "out.pdf"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    dialog = preview(language="sq")
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(dialog._view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert proposed == ["Dossier-PEJ-00213-sq.pdf"]
    assert dialog.pdf == (tmp_path / "out.pdf").read_bytes()


def test_the_printer_gets_the_chosen_pages(preview: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)

    with qtbot.waitSignal(dialog.printed):
        dialog.print_to(printer)

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_on_paper_of_another_shape_a_page_is_not_stretched(preview: Open, tmp_path: Path) -> None:
    dialog = preview()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)

    dialog.print_to(printer)

    [picture] = PdfReader(tmp_path / "printed.pdf").pages[0].images
    matrix = drawn_size(PdfReader(tmp_path / "printed.pdf"))
    assert picture.image is not None
    assert matrix == pytest.approx(picture.image.height / picture.image.width, abs=0.01)


def drawn_size(pdf: PdfReader) -> float:
    """Height by width of the picture on the first page."""
    found: list[float] = []

    def visit(operator: bytes, operands: object, cm: list[float], tm: object) -> None:
        if operator == b"Do":
            found.append(abs(cm[3]) / abs(cm[0]))

    pdf.pages[0].extract_text(visitor_operand_before=visit)
    return found[0]


def test_a_printed_page_shows_what_the_screen_shows(preview: Open) -> None:
    dialog = preview()
    picture = dialog._picture(0)

    colours = {picture.pixelColor(x, 90).name() for x in range(100, 900)}

    assert (picture.width(), picture.height()) == (1654, 2339)
    assert "#ffffff" in colours
    assert len(colours) > 5


def test_closing_before_the_pages_are_made_is_harmless(
    qtbot: QtBot, background: Background
) -> None:
    ready = threading.Event()
    done = threading.Event()

    def make(language: str) -> bytes:
        assert ready.wait(10)
        done.set()
        return paper(language, 1)

    dialog = PreviewDialog(make, "Dossier", background)
    dialog.show()
    dialog.close()
    dialog.deleteLater()
    qtbot.wait(1)
    ready.set()

    assert done.wait(10)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Household dossier PEJ-00213", "Household-dossier-PEJ-00213"),
        ("Досије породице Љубица Ђорђевић", "Dosije-porodice-Ljubica-Djordjevic"),
        ("Çmimet / Pejë: 12·<3>", "Cmimet-Peje-12-3"),
        ("…", "document"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_name_has_plain_letters_alone(title: str, expected: str, language: str) -> None:
    assert f"{expected}-{language}.pdf" == file_name(title, language)


def test_a_place_that_cannot_be_written_is_told(
    preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: told.append(text))
    dialog = preview()

    dialog.save(tmp_path / "no such folder" / "out.pdf")

    assert len(told) == 1
    assert "could not be written" in told[0]
