"""A small dialog that asks for a sentence: a remark, a reason."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label


class AskText(Retranslating, QDialog):
    """`AskText.ask(parent, title, question)` returns the text, or None when it was given up."""

    def __init__(
        self, title: str, question: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        heading, label = text_label("card-title", title, wrap=True), text_label("hint", question)
        self.field = QPlainTextEdit(text)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(110))
        self.field.setAccessibleName(question)
        label.setBuddy(self.field)
        self._keep, self._cancel = PrimaryButton("check"), OutlineButton()
        self._keep.setShortcut("Ctrl+Return")
        self._keep.clicked.connect(self._accept_text)
        self._cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (heading, label, self.field):
            column.addWidget(part)
        column.addLayout(buttons)
        self.retranslate()

    @classmethod
    def ask(cls, parent: QWidget, title: str, question: str, text: str = "") -> str | None:
        """Ask, and return what was written."""
        dialog = cls(title, question, text, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.field.toPlainText().strip() if accepted else None

    def retranslate(self) -> None:
        self._keep.setText(self.tr("Keep"))
        self._keep.setShortcut("Ctrl+Return")
        self._cancel.setText(self.tr("Cancel"))

    @Slot()
    def _accept_text(self) -> None:
        if self.field.toPlainText().strip():
            self.accept()
