"""Choose among the pictures of the camera's folder, or of a memory card."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, QStorageInfo, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db.camera import CameraFile, Found, look
from rrk_field.ui import theme
from rrk_field.ui.background import Background
from rrk_field.ui.camera_folder import CameraFolder
from rrk_field.ui.language import Retranslating
from rrk_field.ui.photo_desk import Wish, file_wish
from rrk_field.ui.photo_shelf import PhotoShelf, small_of_file
from rrk_field.ui.picture_list import SIZE, Item, PictureList, PictureModel
from rrk_field.ui.thumbnails import Thumbnails
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label

CARD_FOLDER = "DCIM"
"""Where every camera keeps its pictures, by the rules of the camera makers (DCF)."""


class CameraDialog(Retranslating, QDialog):
    """Pictures in lines: Space marks one, Enter adds the marked ones."""

    def __init__(
        self,
        camera: CameraFolder | None,
        shelf: PhotoShelf,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._background = shelf, background
        self._files: list[CameraFile] = []
        self._found: Found | None = None
        self._fresh = {one.key for one in camera.fresh} if camera is not None else set()
        self.resize(theme.px(760), theme.px(520))
        self._label = text_label("caption")
        self.folders = QComboBox()
        self.folders.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.folders.currentIndexChanged.connect(self._look)
        self._label.setBuddy(self.folders)
        self.other = OutlineButton("file-text")
        self.other.clicked.connect(self._choose_folder)
        thumbnails = Thumbnails(small_of_file, background, (SIZE - QSize(4, 4)) * 2, self)
        self.list = PictureList(PictureModel(thumbnails, self._words_of, self))
        self.list.set_lines(0)
        self.list.setSelectionMode(QListView.SelectionMode.MultiSelection)
        self.list.selectionModel().selectionChanged.connect(self._count)
        self.list.opened.connect(self._add_marked)
        self._words = text_label("hint", wrap=True)
        self.add, self._cancel = PrimaryButton("plus"), OutlineButton()
        self.add.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()
        self._offer(camera.folder if camera is not None else None)
        background.run_picture(self, cards, self._offer_cards, self._fail)
        self.retranslate()
        self._look()
        self.list.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addWidget(self.folders, 1)
        head.addWidget(self.other)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    @classmethod
    def ask(
        cls,
        camera: CameraFolder | None,
        shelf: PhotoShelf,
        background: Background,
        parent: QWidget,
    ) -> list[Wish]:
        """Let the officer choose; empty when it was given up."""
        dialog = cls(camera, shelf, background, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wishes = dialog.wishes() if accepted else []
        dialog.deleteLater()
        return wishes

    def wishes(self) -> list[Wish]:
        """The marked pictures, in the order in which they were taken."""
        marked = [
            self._files[index.row()] for index in self.list.selectionModel().selectedIndexes()
        ]
        marked.sort(key=lambda one: (one.modified, one.path.name))
        return [file_wish(one.path) for one in marked]

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("From the camera"))
        self._label.setText(self.tr("Folder"))
        self.folders.setAccessibleName(self.tr("Folder"))
        self.list.setAccessibleName(self.tr("Pictures of the camera"))
        self.other.setText(self.tr("Other folder"))
        self._cancel.setText(self.tr("Cancel"))
        self._count()
        self._show_items()

    @Slot()
    def _add_marked(self) -> None:
        if self.add.isEnabled():
            self.accept()

    def _offer_cards(self, found: list[Path]) -> None:
        for folder in found:
            self._offer(folder)
        self._count()

    def _offer(self, folder: Path | None) -> None:
        if folder is not None and self.folders.findData(str(folder)) < 0:
            self.folders.addItem(str(folder), str(folder))

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of pictures"))
        if chosen:
            self._offer(Path(chosen))
            self.folders.setCurrentIndex(self.folders.findData(chosen))

    @Slot()
    def _look(self) -> None:
        folder, shelf = self.folders.currentData(), self._shelf
        self._found = None
        if folder:
            self._background.run_picture(
                self, lambda: look(Path(folder), shelf.taken_in()), self._show, self._fail
            )
        self._set_files([])

    def _show(self, found: Found) -> None:
        self._found = found
        self._set_files(found.files)
        chosen = self.list.selectionModel()
        for row, one in enumerate(found.files):
            if one.key in self._fresh:
                chosen.select(self.list.pictures.index(row), chosen.SelectionFlag.Select)
        chosen.setCurrentIndex(self.list.pictures.index(0), chosen.SelectionFlag.NoUpdate)

    def _fail(self, _error: BaseException) -> None:
        self._show(Found([], []))

    def _set_files(self, files: Sequence[CameraFile]) -> None:
        self._files = list(files)
        self._show_items()
        self._count()

    def _show_items(self) -> None:
        self.list.pictures.set_items(
            [
                Item(str(one.path), _taken(one), "check" if one.is_taken else "", "ok")
                for one in self._files
            ]
        )

    def _words_of(self, row: int) -> list[str]:
        one = self._files[row]
        words = [one.path.name, _taken(one)]
        return [*words, self.tr("Added already")] if one.is_taken else words

    @Slot()
    def _count(self) -> None:
        count = len(self.list.selectionModel().selectedIndexes())
        self.add.setEnabled(bool(count))
        self.add.setText(self.tr("Add %n picture(s)", "", count))
        if not self.folders.count():
            words = self.tr("No memory card is here. Choose the folder of the camera.")
        elif self._found is not None and not self._files:
            words = self.tr("There are no pictures in this folder.")
        else:
            words = self.tr("Space marks a picture, Enter adds the marked ones.")
        self._words.setText(words)


def _taken(one: CameraFile) -> str:
    when = datetime.fromtimestamp(one.modified)  # noqa: DTZ006 - as the clock of this laptop says
    return when.strftime("%d.%m. %H:%M")


def cards() -> list[Path]:
    """The picture folders of the memory cards and cameras that are in this laptop."""
    roots = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes()]
    return [root / CARD_FOLDER for root in roots if (root / CARD_FOLDER).is_dir()]
