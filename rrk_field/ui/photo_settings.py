"""Settings of photos: the camera's folder, and what is kept of a picture."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rrk_field.ui.application import Appearance
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton
from rrk_field.ui.widgets.card import text_label


class PhotoSettings(Retranslating, QWidget):
    """Each choice takes effect at once."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._title, self.folder = text_label("message"), text_label("body", wrap=True)
        self.choose, self.forget = OutlineButton("camera"), LinkButton("x")
        self.originals, self.place = QCheckBox(), QCheckBox()
        self._hints: dict[QCheckBox, QLabel] = {}
        self.choose.clicked.connect(self.choose_folder)
        self.forget.clicked.connect(lambda: self.set_folder(""))
        self.originals.toggled.connect(lambda on: appearance.change(photo_originals=on))
        self.place.toggled.connect(lambda on: appearance.change(photo_place=on))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.forget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.folder)
        column.addLayout(row)
        for box in (self.originals, self.place):
            self._hints[box] = text_label("hint", wrap=True)
            column.addSpacing(6)
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._hints[box])
        self.refresh()
        self.retranslate()

    def refresh(self) -> None:
        """Show what is chosen."""
        self.originals.setChecked(self._appearance.preferences.photo_originals)
        self.place.setChecked(self._appearance.preferences.photo_place)
        self._say_folder()

    def set_folder(self, folder: str) -> None:
        """Watch another folder, "" none."""
        self._appearance.change(camera_folder=folder)
        self._say_folder()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for the folder of the camera."""
        now = self._appearance.preferences.camera_folder
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the camera"), now)
        if chosen:
            self.set_folder(chosen)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Folder of the camera"))
        self.choose.setText(self.tr("Choose a folder"))
        self.forget.setText(self.tr("Watch none"))
        self.originals.setText(self.tr("Keep photos as they came, too"))
        self._hints[self.originals].setText(
            self.tr(
                "Sealed, on this laptop only: to the office goes the picture of 1600 pixels. "
                "The original still holds what the camera wrote into it."
            )
        )
        self.place.setText(self.tr("Keep the place where a photo was taken"))
        self._hints[self.place].setText(
            self.tr("Only for households whose consent is recorded; it is never shown in reports.")
        )
        self._say_folder()

    def _say_folder(self) -> None:
        folder = self._appearance.preferences.camera_folder
        none = self.tr("None. New pictures in the folder of a camera can be offered by themselves.")
        self.folder.setText(folder or none)
        self.forget.setVisible(bool(folder))
