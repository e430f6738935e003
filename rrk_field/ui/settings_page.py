"""Settings: each takes effect at once; there is nothing to save."""

import sys
from importlib.metadata import version
from typing import Any

import PySide6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db import profiles
from rrk_field.db.store import Store
from rrk_field.i18n import LANGUAGES, NAMES
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.form_import import FormImport
from rrk_field.ui.messages import sentence
from rrk_field.ui.page import MARGIN, Page, Scrolling
from rrk_field.ui.photo_settings import PhotoSettings
from rrk_field.ui.settlement_import import SettlementImport
from rrk_field.ui.sign_in import SHORTEST, PassphraseField
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label

TOPICS = ("language", "appearance", "entry", "sync", "security", "about")
MINUTES = (2, 5, 10, 15, 30)
LICENCES = (
    ("Qt, PySide6", "LGPL-3.0", "https://www.qt.io/licensing"),
    ("Lucide", "ISC", "https://lucide.dev/license"),
    ("Noto Sans", "OFL-1.1", "https://openfontlicense.org"),
    ("SQLCipher", "BSD-3-Clause", "https://www.zetetic.net/sqlcipher/license"),
)


class SettingsPage(Page):
    """Topics at the left, their choices at the right.

    Signals:
        connect_asked: the laptop is to be made known to the office.
    """

    connect_asked = Signal()

    def __init__(
        self,
        store: Store,
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._background, self._appearance = store, background, appearance
        self._labels: dict[str, QLabel] = {}
        self._hints: dict[str, QLabel] = {}
        self.topics = {key: _Topic() for key in TOPICS}
        self._pages = QStackedWidget()
        self.language, self.interview, self.report = QComboBox(), QComboBox(), QComboBox()
        self.theme, self.text = QComboBox(), QComboBox()
        self.advance, self.settlements = QCheckBox(), SettlementImport(store, background)
        self.photos = PhotoSettings(appearance)
        self.forms = FormImport(store, background)
        self.minutes = QComboBox()
        self.old, self.new, self.again = PassphraseField(), PassphraseField(), PassphraseField()
        self.change = PrimaryButton()
        self.passphrase_banner = Banner("danger")
        self.connect_button = OutlineButton("refresh-cw")
        self._office = text_label("body", wrap=True)
        self._about = text_label("body", wrap=True)
        self.copy = OutlineButton()
        self._cards: dict[str, Card] = {}
        self._build()
        self._fill()
        self._connect()
        self.show_topic("language")
        self.retranslate()

    def title(self) -> str:
        return self.tr("Settings")

    def show_topic(self, key: str) -> None:
        """Show one topic."""
        self._pages.setCurrentIndex(TOPICS.index(key))
        for name, chip in self.topics.items():
            chip.setChecked(name == key)

    def start(self) -> None:
        self.topics[TOPICS[self._pages.currentIndex()]].setFocus()

    def retranslate(self) -> None:
        words = {
            "language": self.tr("Language"),
            "appearance": self.tr("Appearance"),
            "entry": self.tr("Data entry"),
            "sync": self.tr("Synchronisation"),
            "security": self.tr("Security"),
            "about": self.tr("About"),
        }
        for key, chip in self.topics.items():
            chip.setText(words[key])
            self._cards[key].set_title(words[key])
        self._name_fields()
        self._fill_words()
        self._say_office()
        self._say_about()

    def refresh(self, changed: Any = None) -> None:
        preferences = self._appearance.preferences
        for combo, value in (
            (self.language, preferences.language),
            (self.interview, preferences.interview_language),
            (self.report, preferences.report_language),
            (self.theme, preferences.theme),
            (self.text, preferences.text_percent),
            (self.minutes, preferences.lock_after_minutes),
        ):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self.advance.setChecked(preferences.advance_after_choice)
        self.photos.refresh()
        self._say_office()

    def _build(self) -> None:
        topics = QVBoxLayout()
        topics.setSpacing(2)
        for chip in self.topics.values():
            topics.addWidget(chip)
        topics.addStretch(1)
        for key in TOPICS:
            page = Scrolling(margin=0)
            page.body.setContentsMargins(0, 0, 12, 12)
            card = Card(padding=20)
            card.setMaximumWidth(theme.px(720))
            self._cards[key] = card
            page.body.addWidget(card)
            page.body.addStretch(1)
            self._pages.addWidget(page)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, 16, MARGIN, 8)
        columns.setSpacing(20)
        columns.addLayout(topics)
        columns.addWidget(self._pages, 1)
        self._add("language", "language", self.language)
        self._add("language", "interview", self.interview)
        self._add("language", "report", self.report)
        self._add("appearance", "theme", self.theme)
        self._add("appearance", "text", self.text)
        self._cards["entry"].body.addWidget(self.advance)
        self._cards["entry"].body.addWidget(self.settlements)
        self._cards["entry"].body.addWidget(self.forms)
        self._cards["entry"].body.addWidget(self.photos)
        self._cards["sync"].body.addWidget(self._office)
        self._cards["sync"].body.addWidget(self.connect_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._add("security", "minutes", self.minutes)
        self._add("security", "old", self.old)
        self._add("security", "new", self.new)
        self._add("security", "again", self.again)
        self._cards["security"].body.addWidget(self.passphrase_banner)
        self._cards["security"].body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._about.setOpenExternalLinks(True)
        self._cards["about"].body.addWidget(self._about)
        self._cards["about"].body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, topic: str, key: str, field: QWidget) -> None:
        """A label, a field below it, a hint below that."""
        label, hint = text_label("message"), text_label("hint", wrap=True)
        label.setBuddy(field)
        field.setMaximumWidth(theme.px(320))
        body = self._cards[topic].body
        for part in (label, field, hint):
            body.addWidget(part)
        body.addSpacing(6)
        self._labels[key], self._hints[key] = label, hint

    def _fill(self) -> None:
        for combo in (self.language, self.interview, self.report):
            for code in LANGUAGES:
                combo.addItem(NAMES[code], code)
        for percent in theme.TEXT_PERCENTS:
            self.text.addItem(f"{percent} %", percent)
        for one in theme.THEMES:
            self.theme.addItem(one, one)
        for minutes in MINUTES:
            self.minutes.addItem(str(minutes), minutes)

    def _connect(self) -> None:
        for key, chip in self.topics.items():
            chip.clicked.connect(lambda _on=False, key=key: self.show_topic(key))
        for combo, name in (
            (self.language, "language"),
            (self.interview, "interview_language"),
            (self.report, "report_language"),
            (self.theme, "theme"),
            (self.text, "text_percent"),
            (self.minutes, "lock_after_minutes"),
        ):
            combo.activated.connect(
                lambda _at, combo=combo, name=name: self._appearance.change(
                    **{name: combo.currentData()}
                )
            )
        self.advance.toggled.connect(lambda on: self._appearance.change(advance_after_choice=on))
        self.change.clicked.connect(self._change_passphrase)
        self.connect_button.clicked.connect(self.connect_asked)
        self.copy.clicked.connect(self._copy_facts)

    def _name_fields(self) -> None:
        words = {
            "language": (self.tr("Language of the program"), ""),
            "interview": (
                self.tr("Language of the questions"),
                self.tr("The questionnaire is read to the family in this language."),
            ),
            "report": (
                self.tr("Language of print-outs"),
                self.tr("Each print-out can still be shown in another language."),
            ),
            "theme": (self.tr("Theme"), ""),
            "text": (self.tr("Text size"), ""),
            "minutes": (
                self.tr("Lock after"),
                self.tr("Without a key or the mouse being touched. Ctrl+L locks at once."),
            ),
            "old": (self.tr("Passphrase in use"), ""),
            "new": (
                self.tr("New passphrase"),
                self.tr("At least {count} characters, for example four words.").format(
                    count=SHORTEST
                ),
            ),
            "again": (self.tr("New passphrase again"), ""),
        }
        for key, (label, hint) in words.items():
            self._labels[key].setText(label)
            self._hints[key].setText(hint)
            self._hints[key].setVisible(bool(hint))
            buddy = self._labels[key].buddy()
            if buddy is not None:
                buddy.setAccessibleName(label)
        self.advance.setText(self.tr("Go on to the next question when an answer is chosen"))
        self.change.setText(self.tr("Change the passphrase"))
        self.connect_button.setText(self.tr("Connect to the office"))
        self.copy.setText(self.tr("Copy these facts"))

    def _fill_words(self) -> None:
        names = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        for place in range(self.theme.count()):
            self.theme.setItemText(place, names[self.theme.itemData(place)])
        for place in range(self.minutes.count()):
            minutes = self.minutes.itemData(place)
            self.minutes.setItemText(place, self.tr("%n minute(s)", "", minutes))

    def _say_office(self) -> None:
        address = self._store.state.get("address")
        known = bool(self._store.state.get("token"))
        if known:
            words = self.tr("Connected to {address} as {user}; this laptop is called {code}.")
            words = words.format(
                address=address, user=self._store.user_name, code=self._store.device_code
            )
        else:
            words = self.tr("The office does not know this laptop yet.")
        self._office.setText(words)
        self.connect_button.setVisible(not known)

    def _facts(self) -> list[str]:
        return [
            f"RRK Field {version('rrk-field')}",
            f"Qt {PySide6.__version__}, Python {sys.version.split()[0]}, {sys.platform}",
            self.tr("Data: {folder}").format(folder=self._store.profile.folder),
        ]

    def _say_about(self) -> None:
        licences = "<br>".join(
            f'{name}: <a href="{link}">{licence}</a>' for name, licence, link in LICENCES
        )
        paragraphs = [
            "<br>".join(self._facts()),
            self.tr(
                "“EU - Return and Reintegration in Kosovo” is funded by the European Union. "
                "The contents of this program are the sole responsibility of the programme and "
                "do not necessarily reflect the views of the European Union."
            ),
            self.tr("Licence of this program: {licence}").format(licence="Apache-2.0"),
            self.tr("Made with:") + "<br>" + licences,
        ]
        self._about.setText("<br><br>".join(paragraphs))

    @Slot()
    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._facts()[:2]))

    @Slot()
    def _change_passphrase(self) -> None:
        old, new = self.old.text(), self.new.text()
        self.passphrase_banner.set_meaning("danger")
        if len(new) < SHORTEST:
            words = self.tr("The passphrase needs at least {count} characters")
            self.passphrase_banner.set_words(words.format(count=SHORTEST))
            return
        if new != self.again.text():
            self.passphrase_banner.set_words(self.tr("The two passphrases differ"))
            return
        self.change.setEnabled(False)
        self._background.run(
            self,
            lambda: profiles.change_passphrase(self._store.profile, old=old, new=new),
            self._changed,
            self._not_changed,
        )

    def _changed(self, _nothing: object) -> None:
        self.change.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self.passphrase_banner.set_meaning("ok")
        self.passphrase_banner.set_words(self.tr("The new passphrase opens this profile now"))

    def _not_changed(self, error: BaseException) -> None:
        self.change.setEnabled(True)
        self.passphrase_banner.set_words(sentence(error))


class _Topic(QPushButton):
    """One topic of the settings."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setMinimumWidth(theme.px(180))
        theme.set_role(self, "topic")
