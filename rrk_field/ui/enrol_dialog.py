"""Making this laptop known to the office: address, name and password, once."""

import platform

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.sending import Sending
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label


class EnrolDialog(Retranslating, QDialog):
    """Asks for what the office gave the officer.

    Signals:
        enrolled: the office knows this laptop now.
    """

    enrolled = Signal()

    def __init__(self, sending: Sending, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sending = sending
        self.setMinimumWidth(theme.px(460))
        self.address, self.user = QLineEdit(sending.office.address), QLineEdit(user)
        self.password, self.device = QLineEdit(), QLineEdit(platform.node())
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = (self.address, self.user, self.password, self.device)
        self.banner = Banner("danger")
        self.go, self.cancel = PrimaryButton(), OutlineButton()
        self.go.setDefault(True)
        self._heading, self._intro = text_label("section-title"), text_label("hint", wrap=True)
        self._labels = [text_label("message") for _ in self.fields]
        self._build()
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.retranslate()
        (self.user if self.address.text() else self.address).setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Connect to the office"))
        self._heading.setText(self.tr("Connect this laptop to the office"))
        self._intro.setText(self.tr("Once, with the name and password that the office gave you."))
        words = (
            self.tr("Address of the office's server"),
            self.tr("User name"),
            self.tr("Password of the server"),
            self.tr("Name of this laptop"),
        )
        for label, field, text in zip(self._labels, self.fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.address.setPlaceholderText("https://")
        self.go.setText(self.tr("Connect"))
        self.cancel.setText(self.tr("Cancel"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._intro)
        for label, field in zip(self._labels, self.fields, strict=True):
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.banner)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addSpacing(8)
        column.addLayout(buttons)

    @Slot()
    def _ask(self) -> None:
        answers = [field.text().strip() for field in self.fields]
        answers[2] = self.password.text()
        empty = next((field for field in self.fields if not field.text().strip()), None)
        if empty is not None:
            self.banner.set_words(
                self.tr("Enter: {what}").format(what=empty.accessibleName().lower())
            )
            empty.setFocus()
            return
        self.banner.set_words("")
        self.go.setEnabled(False)
        address, user, password, device = answers
        self._sending.enrol(self, (address, user, password, device), self._done, self._failed)

    def _done(self) -> None:
        self.accept()
        self.enrolled.emit()

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self.banner.set_words(sentence(error))
        self.password.setFocus()
        self.password.selectAll()
