"""Photos in lines: add by button, from the camera, drag and drop or paste; one opens large."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.db.camera import SUFFIXES
from rrk_field.db.files import Travelled
from rrk_field.domain.attachments import Picture
from rrk_field.ui.background import Background
from rrk_field.ui.camera_dialog import CameraDialog
from rrk_field.ui.camera_folder import CameraFolder
from rrk_field.ui.drawing_canvas import png
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import SENTENCES, sentence_of
from rrk_field.ui.photo_desk import PhotoDesk, Wish, file_wish
from rrk_field.ui.photo_shelf import is_under
from rrk_field.ui.photo_view import PhotoView
from rrk_field.ui.picture_list import SIZE, Item, PictureList, PictureModel
from rrk_field.ui.thumbnails import Thumbnails
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton
from rrk_field.ui.widgets.card import set_meaning, text_label

SIGNS = {
    "local": ("clock", "text2"),
    "queued": ("clock", "text2"),
    "sending": ("cloud-upload", "info"),
    "stored": ("cloud-check", "ok"),
    "present": ("cloud-check", "ok"),
    "wanted": ("cloud-download", "text2"),
}


class PhotoStrip(Retranslating, QWidget):
    """`show_path(path)` shows the photos of a question or a repeat row.

    Signals:
        changed: the photos shown are others now.
    """

    changed = Signal()

    def __init__(
        self,
        desk: PhotoDesk,
        background: Background,
        camera: CameraFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._camera = desk, background, camera
        self._path, self._adds_to = "", ""
        self._photos: list[Picture] = []
        self._states: dict[str, Travelled] = {}
        self._removed: list[Picture] = []
        self._refusals: list[str] = []
        self._read_only = False
        self.remover: Callable[[Picture], None] | None = None
        self.setAcceptDrops(True)
        thumbnails = Thumbnails(desk.shelf.thumbnail, background, (SIZE - QSize(4, 4)) * 2, self)
        self.list = PictureList(PictureModel(thumbnails, self._words, self))
        self.list.opened.connect(self.open_row)
        self.list.removed.connect(self._remove_row)
        self.buttons = QWidget()
        self.add_button, self.camera_button = OutlineButton("plus"), OutlineButton("camera")
        self.add_button.clicked.connect(self.choose_files)
        self.camera_button.clicked.connect(self.choose_from_camera)
        self._undo, self._stop = LinkButton("undo-2"), LinkButton("square")
        self._undo.clicked.connect(self.undo_removal)
        self._stop.clicked.connect(desk.stop_adding)
        self._progress = text_label("caption")
        self._message = text_label("message", wrap=True)
        set_meaning(self._message, "danger")
        self._lay_out()
        desk.changed.connect(self._photos_changed)
        desk.progressed.connect(self._show_progress)
        desk.refused.connect(self._refused)
        desk.moved.connect(self._moved)
        if camera is not None:
            camera.changed.connect(self._name_camera)
        self.retranslate()

    def _lay_out(self) -> None:
        own = QHBoxLayout(self.buttons)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        own.addWidget(self.add_button)
        own.addWidget(self.camera_button)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.buttons, self._undo, self._progress, self._stop):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(self._message)
        for hidden in (self._undo, self._progress, self._stop, self._message, self.list):
            hidden.hide()

    @property
    def photos(self) -> list[Picture]:
        """The photos shown."""
        return list(self._photos)

    @property
    def message(self) -> str:
        """What is said about pictures that were not added, "" for nothing."""
        return "" if self._message.isHidden() else self._message.text()

    def set_read_only(self) -> None:
        """Show the photos only."""
        self._read_only = True
        self.buttons.hide()
        self.setAcceptDrops(False)

    def take_buttons(self) -> QWidget:
        """Hand over the buttons that add photos, for an owner that places them elsewhere."""
        return self.buttons

    def fields(self) -> list[QWidget]:
        """What takes the focus, in order."""
        shown = [self.list] if self._photos else []
        return [*shown, *([] if self._read_only else [self.add_button, self.camera_button])]

    def show_path(self, path: str, adds_to: str = "") -> None:
        """Show the photos at a path ("" for all); new ones get the path `adds_to` or the same."""
        if path != self._path:
            self._removed.clear()
            self._refusals.clear()
            self._message.hide()
        self._path, self._adds_to = path, adds_to or path
        self._undo.setVisible(bool(self._removed))
        self.reload()

    def reload(self) -> None:
        """Read the photos and how far they have travelled again."""
        shelf = self._desk.shelf
        self._photos = shelf.at(self._path) if self._path else shelf.all()
        self._states = shelf.travelled() if self._photos else {}
        for photo in self._photos:
            self.list.pictures.thumbnails.forget_missing(photo.sha256)
        self._show_items()
        self.list.setVisible(bool(self._photos))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()  # a synchronisation may have moved them

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Photos"))
        self.add_button.setText(self.tr("Add photos"))
        self.add_button.setToolTip(
            self.tr("Choose files, drop them here, or paste a picture. Up: photos, Right: camera")
        )
        self._undo.setText(self.tr("Photo deleted: undo"))
        self._stop.setText(self.tr("Stop"))
        self._name_camera()
        self._show_items()

    def _show_items(self) -> None:
        states = self._states
        self.list.pictures.set_items(
            [
                Item(photo.sha256, f"{number:03}", *_sign(states.get(photo.sha256)))
                for number, photo in enumerate(self._photos, start=1)
            ]
        )

    def _words(self, row: int) -> list[str]:
        """What a photo is, line by line."""
        photo = self._photos[row]
        taken = (photo.taken_at or "").replace("T", " ")
        lines = [self.tr("Photo {n}").format(n=row + 1), photo.caption, taken]
        if (state := self._states.get(photo.sha256)) is not None:
            lines += self._say(state)
        return [line for line in lines if line]

    def _say(self, state: Travelled) -> list[str]:
        words = {
            "local": self.tr("Waits to be sent"),
            "queued": self.tr("Waits to be sent"),
            "sending": self.tr("Sent in part: {percent} %").format(percent=state.percent),
            "stored": self.tr("At the office"),
            "present": self.tr("At the office"),
            "wanted": self.tr("Not on this laptop yet"),
        }.get(state.state, "")
        if state.state == "wanted" and state.offset:
            words = self.tr("Received in part: {percent} %").format(percent=state.percent)
        return [words, sentence_of(state.error) if state.error in SENTENCES else ""]

    # adding

    @Slot()
    def choose_files(self) -> None:
        """Ask for picture files and add them."""
        self._add(self.ask_files())

    @Slot()
    def choose_from_camera(self) -> None:
        """Show the pictures of the camera's folder and of memory cards."""
        self._add(self.ask_camera())

    def ask_files(self) -> list[Wish]:
        """Ask for picture files."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _filter = QFileDialog.getOpenFileNames(
            self,
            self.tr("Add photos"),
            "",
            self.tr("Photos ({patterns})").format(patterns=patterns),
        )
        return [file_wish(Path(name)) for name in names]

    def ask_camera(self) -> list[Wish]:
        """Ask for pictures of the camera or of a memory card."""
        return CameraDialog.ask(self._camera, self._desk.shelf, self._background, self)

    def add_files(self, files: Sequence[Path]) -> None:
        """Add picture files, one after the other, in the background."""
        self._add([file_wish(file) for file in files])

    def add_image(self, image: QImage) -> None:
        """Add a picture from the clipboard."""
        self._add([Wish(self.tr("Picture"), lambda: png(image))])

    def paste(self) -> bool:
        """Add what the clipboard holds; return whether it was a picture."""
        content = QGuiApplication.clipboard().mimeData()
        if self._read_only:
            return False
        files = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        if files:
            self.add_files(files)
        elif content.hasImage():
            self.add_image(QGuiApplication.clipboard().image())
        else:
            return False
        return True

    def _add(self, wishes: Sequence[Wish]) -> None:
        if wishes:
            self._refusals.clear()
            self._message.hide()
            self._desk.add(self._adds_to, wishes)

    @Slot(str)
    def _photos_changed(self, path: str) -> None:
        if self._shows(path):
            self.reload()
            self.changed.emit()

    @Slot()
    def _moved(self) -> None:
        if self.isVisible():  # a hidden one reads again when it is shown
            self.reload()

    @Slot(str, str)
    def _refused(self, path: str, words: str) -> None:
        if self._shows(path) and self.remover is None:
            self.say(words)

    def say(self, words: str) -> None:
        """Say something about a picture that was not added."""
        self._refusals.append(words)
        self._message.setText("\n".join(self._refusals[-5:]))
        self._message.show()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        several = total > 1 and not self._read_only
        self._progress.setText(self.tr("{done} of {total} added").format(done=done, total=total))
        self._progress.setVisible(several)
        self._stop.setVisible(several)

    @Slot()
    def _name_camera(self) -> None:
        fresh = len(self._camera.fresh) if self._camera is not None else 0
        words = self.tr("From the camera")
        if fresh:
            words = self.tr("From the camera: %n new", "", fresh)
        self.camera_button.setText(words)

    def _shows(self, path: str) -> bool:
        return not self._path or is_under(path, self._path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        content = event.mimeData()
        files = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        if files:
            self.add_files(with_folders(files))
        elif content.hasImage():
            self.add_image(QImage(content.imageData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        super().keyPressEvent(event)

    # showing and removing

    @Slot(int)
    def open_row(self, row: int, *, draws: bool = False) -> None:
        """Show a photo large; with `draws`, to draw on a copy of it at once."""
        if not 0 <= row < len(self._photos):
            return
        view = PhotoView(self._desk, self._background, self._photos, row, self)
        view.removed.connect(self.remove)
        view.set_read_only(self._read_only)
        if draws:
            view.draw_when_shown()
        view.exec()
        self.list.setFocus()
        view.deleteLater()

    def remove(self, photo: Picture) -> None:
        """Take a photo away; it can be brought back at once."""
        row = self.list.current_row()
        if self.remover is not None:
            self.remover(photo)
        else:
            self._removed.append(photo)
            self._desk.remove(photo)
            self._undo.show()
        if self._photos:
            self.list.setCurrentIndex(
                self.list.pictures.index(min(max(row, 0), len(self._photos) - 1))
            )

    @Slot()
    def undo_removal(self) -> None:
        """Bring back the photo that was removed last."""
        gone = [photo for photo in self._removed if photo.id not in self._ids()]
        if gone:
            self._desk.restore(gone[-1])
            self._removed.remove(gone[-1])
        self._undo.setVisible(len(gone) > 1)

    def _ids(self) -> set[str]:
        return {photo.id for photo in self._photos}

    @Slot(int)
    def _remove_row(self, row: int) -> None:
        if not self._read_only and 0 <= row < len(self._photos):
            self.remove(self._photos[row])


def _sign(state: Travelled | None) -> tuple[str, str]:
    if state is None:
        return "", "text2"
    return ("triangle-alert", "warn") if state.error else SIGNS.get(state.state, ("", "text2"))


def with_folders(files: Sequence[Path]) -> list[Path]:
    """Put the pictures of a folder in its place."""
    found: list[Path] = []
    for file in files:
        if file.is_dir():
            inside = sorted(file.iterdir())
            found += [one for one in inside if one.suffix.lower() in SUFFIXES]
        else:
            found.append(file)
    return found
