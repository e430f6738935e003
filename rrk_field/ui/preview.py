"""Print preview: a PDF from memory, in a language of its own, to save or to print.

Nothing readable is left on the disk unless the user saves it.
"""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QSize,
    QStandardPaths,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QPageSize, QPainter, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rrk_field.domain.scripts import latin
from rrk_field.ui import theme
from rrk_field.ui.background import Background
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.widgets.buttons import IconButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label
from rrk_field.ui.widgets.states import EmptyState
from rrk_field.ui.widgets.top_bar import LanguageButtons

Make = Callable[[str], bytes]
"""Makes the PDF in a language of `LANGUAGES`; it runs in the worker."""

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_PRINT_DPI = 200
_LETTERS = str.maketrans({"đ": "dj", "Đ": "Dj"})


class PreviewDialog(Retranslating, QDialog):
    """Shows what `make` makes. `title` names the paper, as in "Household dossier PEJ-00213".

    Signals:
        shown: the pages of a language are on the screen.
        saved: the path of the file that was written.
        printed: all pages were handed to the printer.
    """

    shown = Signal(str)
    saved = Signal(str)
    printed = Signal()

    def __init__(
        self,
        make: Make,
        title: str,
        background: Background,
        language: str = "en",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._title, self._background = make, title, background
        self._language = language
        self._pdf = b""
        self._error: BaseException | None = None
        room = self.screen().availableSize()
        self.resize(QSize(960, 900).boundedTo(QSize(room.width() - 16, room.height() - 48)))
        self._document = QPdfDocument(self)  # never a child of the view: it would outlive it
        self._bytes: QBuffer | None = None
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.pageNavigator().currentPageChanged.connect(self._show_page)
        self._wait = EmptyState("file-text")
        self._failed = EmptyState("octagon-alert")
        self._again = OutlineButton("rotate-cw")
        self._again.clicked.connect(self._start)
        self._failed.add_button(self._again)
        self._pages = QStackedWidget()
        for page in (self._wait, self._failed, self._view):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self._pages, 1)
        self._make_shortcuts()
        self.retranslate()
        self._start()

    @property
    def pdf(self) -> bytes:
        """The document on the screen; empty while it is being made."""
        return self._pdf

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return self._document.pageCount() if self._pdf else 0

    def set_language(self, code: str) -> None:
        """Show the paper in another language; the interface keeps its own."""
        if code == self._language and not self._error:
            return
        self._language = code
        self._languages.set_code(code)
        self._start()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Preview: {title}").format(title=self._title))
        self._languages.setAccessibleName(self.tr("Language of the paper"))
        self._in_language.setText(self.tr("Paper in"))
        self._back.set_words(self.tr("Previous page"), "Ctrl+PgUp")
        self._next.set_words(self.tr("Next page"), "Ctrl+PgDown")
        self._smaller.set_words(self.tr("Smaller"), "Ctrl+-")
        self._larger.set_words(self.tr("Larger"), "Ctrl++")
        self._fit.setText(self.tr("Fit width"))
        self._fit.setToolTip("Ctrl+0")
        self._save.setText(self.tr("Save PDF"))
        self._save.setToolTip("Ctrl+S")
        self._print.setText(self.tr("Print"))
        self._print.setToolTip("Ctrl+P")
        self._again.setText(self.tr("Try again"))
        self._view.setAccessibleName(self.tr("Pages of the paper"))
        self._wait.set_words(self.tr("The pages are being made"), "")
        self._show_error()
        self._show_page(self._view.pageNavigator().currentPage())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._document.close()
        super().closeEvent(event)

    def _make_bar(self) -> QFrame:
        self._languages = LanguageButtons(self._language)
        self._languages.chosen.connect(self.set_language)
        self._in_language = text_label("hint")
        self._back, self._next = IconButton("chevron-left"), IconButton("chevron-right")
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._page = QLabel()
        self._smaller, self._larger = IconButton("zoom-out"), IconButton("zoom-in")
        self._smaller.clicked.connect(lambda: self._zoom(-1))
        self._larger.clicked.connect(lambda: self._zoom(1))
        self._fit = OutlineButton()
        self._fit.clicked.connect(self._fit_width)
        self._save, self._print = OutlineButton("download"), PrimaryButton("printer")
        self._save.clicked.connect(self._ask_and_save)
        self._print.clicked.connect(self._ask_and_print)
        bar = QFrame()
        theme.set_role(bar, "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._in_language)
        row.addWidget(self._languages)
        row.addStretch(1)
        for part in (self._back, self._page, self._next, self._smaller, self._larger, self._fit):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self._save, self._print):
            button.setAutoDefault(False)
            row.addWidget(button)
        self._fit.setAutoDefault(False)
        return bar

    def _make_shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Print), self._print.click),
            (QKeySequence(QKeySequence.StandardKey.Save), self._save.click),
            (QKeySequence("Ctrl++"), self._larger.click),
            (QKeySequence("Ctrl+="), self._larger.click),
            (QKeySequence("Ctrl+-"), self._smaller.click),
            (QKeySequence("Ctrl+0"), self._fit.click),
            (QKeySequence("Ctrl+PgDown"), self._next.click),
            (QKeySequence("Ctrl+PgUp"), self._back.click),
        ):
            QShortcut(keys, self).activated.connect(action)

    def _start(self) -> None:
        language = self._language
        self._pdf, self._error = b"", None
        self._pages.setCurrentWidget(self._wait)
        self._enable()

        def made(pdf: bytes) -> None:
            if language == self._language:  # a slower one, chosen before, may come after
                self._show(pdf)

        def failed(error: BaseException) -> None:
            if language == self._language:
                self._error = error
                self._show_error()
                self._pages.setCurrentWidget(self._failed)

        self._background.run(self, lambda: self._make(language), made, failed)

    def _show(self, pdf: bytes) -> None:
        self._document.close()
        buffer = QBuffer(self)
        buffer.setData(pdf)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        if self._bytes is not None:
            self._bytes.deleteLater()
        self._bytes, self._pdf = buffer, pdf
        self._pages.setCurrentWidget(self._view)
        self._view.setFocus()
        self._enable()
        self._show_page(0)
        self.shown.emit(self._language)

    def _show_error(self) -> None:
        if self._error is not None:
            self._failed.set_words(self.tr("The pages could not be made"), sentence(self._error))

    def _enable(self) -> None:
        for button in (self._save, self._print, self._smaller, self._larger, self._fit):
            button.setEnabled(bool(self._pdf))

    def _show_page(self, page: int) -> None:
        count = self.page_count
        self._back.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
        words = self.tr("Page {page} of {pages}").format(page=page + 1, pages=count)
        self._page.setText(words if count else "")

    def _turn(self, pages: int) -> None:
        navigator = self._view.pageNavigator()
        page = min(max(navigator.currentPage() + pages, 0), self.page_count - 1)
        navigator.jump(page, QPointF(), navigator.currentZoom())

    def _zoom(self, steps: int) -> None:
        now = self._factor()
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        new = (larger[:1] if steps > 0 else smaller[-1:]) or [now]
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(new[0])

    def _factor(self) -> float:
        """The zoom in use, also while the width of the window decides it."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom:
            return self._view.zoomFactor()
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        points = self._document.pagePointSize(0).width() or 595.0
        return room / (points * self.logicalDpiX() / 72)

    def _fit_width(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _ask_and_save(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        proposed = str(Path(folder) / file_name(self._title, self._language))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save PDF"), proposed, "PDF (*.pdf)")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the document that is shown, or say why it cannot be written."""
        try:
            path.write_bytes(self._pdf)
        except OSError as error:
            words = self.tr("The file could not be written: {reason}")
            reason = error.strerror or type(error).__name__
            QMessageBox.warning(self, self.windowTitle(), words.format(reason=reason))
            return
        self.saved.emit(str(path))

    def _ask_and_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(file_name(self._title, self._language))
        printer.setFromTo(1, self.page_count)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print the pages that were chosen, each as it looks here."""
        first = printer.fromPage() or 1
        last = printer.toPage() or self.page_count
        printer.setFullPage(True)
        painter = QPainter(printer)
        for page in range(first - 1, min(last, self.page_count)):
            if page > first - 1:
                printer.newPage()
            picture = self._picture(page)
            room = painter.viewport().size()
            fitting = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(QPoint(), fitting), picture)
        painter.end()
        self.printed.emit()

    def _picture(self, page: int) -> QImage:
        points = self._document.pagePointSize(page)
        size = QSize(
            round(points.width() / 72 * _PRINT_DPI), round(points.height() / 72 * _PRINT_DPI)
        )
        drawn = self._document.render(page, size)
        white = QImage(size, QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return white


def file_name(title: str, language: str) -> str:
    """Return a name that every system and every mail program takes: plain letters, no spaces."""
    try:
        words = latin(title)
    except ValueError:  # Cyrillic that is not Serbian
        words = title
    plain = unicodedata.normalize("NFKD", words.translate(_LETTERS)).encode("ascii", "ignore")
    name = re.sub(r"[^A-Za-z0-9]+", "-", plain.decode()).strip("-")[:80].strip("-")
    return f"{name or 'document'}-{language}.pdf"
