"""Reading in a list of settlements: choose a file, and be told what came of it."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rrk_field.db import operations
from rrk_field.db.operations import Imported
from rrk_field.db.store import Store
from rrk_field.ui.background import Background
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton
from rrk_field.ui.widgets.card import text_label


class SettlementImport(Retranslating, QWidget):
    """A button, what it is for, and a banner with the result."""

    def __init__(self, store: Store, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._background = store, background
        self.choose, self._hint = OutlineButton("map-pin"), text_label("hint", wrap=True)
        self.banner = Banner("danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.banner)
        self.choose.clicked.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        self.choose.setText(self.tr("Read in settlements"))
        self._hint.setText(
            self.tr(
                "A list of settlements as geonames.org offers it. "
                "Settlements that are here already stay as they are."
            )
        )

    @Slot()
    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.choose.text(), "", "*.txt *.tsv")
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file in the worker, and tell what came of it."""
        self.banner.set_words("")
        self.choose.setEnabled(False)
        self._background.run(
            self,
            lambda: operations.import_settlements(self._store, path),
            self._read,
            self._not_read,
        )

    def _read(self, imported: Imported) -> None:
        self.choose.setEnabled(True)
        self.banner.set_meaning("ok")
        self.banner.set_words(self.tr("%n settlement(s) added", "", imported.count))

    def _not_read(self, error: BaseException) -> None:
        self.choose.setEnabled(True)
        self.banner.set_meaning("danger")
        self.banner.set_words(sentence(error))
