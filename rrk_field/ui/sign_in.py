"""The first window: it opens a profile, or makes the first one. It needs nothing but Qt."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.icons import icon, paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.page import Scrolling
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import LinkButton, PrimaryButton
from rrk_field.ui.widgets.card import text_label
from rrk_field.ui.widgets.top_bar import LanguageButtons

SHORTEST = 12
WIDTH = 380


@dataclass(frozen=True)
class NewProfile:
    """What the first start asks for."""

    name: str
    passphrase: str
    office: str


class SignIn(Retranslating, QWidget):
    """Profile and passphrase; on a new laptop who works here and with which passphrase.

    Signals:
        unlock_asked: profile id, passphrase.
        create_asked: a `NewProfile`.
    """

    unlock_asked = Signal(str, str)
    create_asked = Signal(object)

    def __init__(self, appearance: Appearance, *, first_run: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(self, "page")
        self.setMinimumSize(900, 440)
        self.resize(1000, 620)
        self._made: list[_Step | _Wait] = []
        self._profiles: tuple[tuple[str, str], ...] = ()
        self._languages = LanguageButtons(appearance.preferences.language)
        self._languages.chosen.connect(lambda code: appearance.change(language=code))
        self._steps = QStackedWidget()
        self._side = _Side()
        self._build()
        self._step: _Step | _Wait = self.new if first_run else self.unlock
        self._show(self._step)
        self.retranslate()

    @functools.cached_property
    def unlock(self) -> "_Unlock":
        """Asks for a passphrase; like the other steps it is made when it is first needed."""
        made = _Unlock()
        made.asked.connect(self.unlock_asked)
        made.other_asked.connect(lambda: self.show_first_run(True))
        self._add(made)
        return made

    @functools.cached_property
    def new(self) -> "_Create":
        """Asks for a new profile."""
        made = _Create()
        made.asked.connect(self.create_asked)
        made.back_asked.connect(lambda: self.show_first_run(False))
        made.set_back_visible(bool(self._profiles))
        self._add(made)
        return made

    @functools.cached_property
    def waiting(self) -> "_Wait":
        """Says that the demonstration is being made."""
        made = _Wait()
        self._add(made)
        return made

    def set_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Offer profiles by id and label."""
        self._profiles = tuple(profiles)
        if not profiles:
            self.show_first_run(True)
            return
        self.unlock.set_profiles(profiles, chosen)
        for step in self._made:
            if isinstance(step, _Create):
                step.set_back_visible(True)

    def show_first_run(self, first_run: bool) -> None:
        """Ask for a new profile, or for a passphrase."""
        self._show(self.new if first_run else self.unlock)

    def show_waiting(self) -> None:
        """Say that the demonstration is being made; nothing is asked."""
        self._show(self.waiting)

    def set_busy(self, busy: bool) -> None:
        """Say that the program works, and take no second click."""
        self._step.set_busy(busy)

    def show_error(self, words: str, wait_s: int = 0) -> None:
        """Say why it did not open, and when the next try is."""
        self.set_busy(False)
        self._step.show_error(words, wait_s)

    def retranslate(self) -> None:
        self.setWindowTitle("RRK Field")
        self._languages.setAccessibleName(self.tr("Language of the program"))

    def _show(self, step: "_Step | _Wait") -> None:
        self._step = step
        self._steps.setCurrentIndex(self._made.index(step))
        step.start()

    def _add(self, step: "_Step | _Wait") -> None:
        page = Scrolling()
        middle = QHBoxLayout()  # an aligned widget would not get the height of wrapped texts
        middle.addStretch(1)
        middle.addWidget(step)
        middle.addStretch(1)
        page.body.addStretch(1)
        page.body.addLayout(middle)
        page.body.addStretch(2)
        self._made.append(step)
        self._steps.addWidget(page)

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 12, 0, 0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addStretch(1)
        top.addWidget(self._languages)
        right.addLayout(top)
        right.addWidget(self._steps, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)


class PassphraseField(QLineEdit):
    """A field that hides what is typed, and notices Caps Lock and a Cyrillic keyboard.

    Signals:
        noticed: "caps", "cyrillic" or "".
    """

    noticed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.addAction(
            QAction(icon("lock", "text3"), "", self), QLineEdit.ActionPosition.LeadingPosition
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            caps = letter.isupper() != shift and letter.lower() != letter.upper()
            cyrillic = "\u0400" <= letter <= "\u04ff"
            self.noticed.emit("caps" if caps else "cyrillic" if cyrillic else "")
        super().keyPressEvent(event)


class _Step(Retranslating, QWidget):
    """Heading, fields, one primary button; errors stand above the button."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        self.heading = text_label("page-title", wrap=True)
        self.intro = text_label("hint", wrap=True)
        self.error = Banner("danger")
        self.notice = text_label("hint", wrap=True)
        self.notice.setProperty("meaning", "warn")
        self.notice.hide()
        self.keyboard = text_label("caption")
        self.go = PrimaryButton()
        self.go.setDefault(True)
        self._noticed = ""
        self._wait_s = 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.intro)
        self.column.addSpacing(4)

    def start(self) -> None:
        """Put the focus where one types."""
        raise NotImplementedError

    def finish(self) -> None:
        """Put notices, error and button below the fields."""
        for part in (self.notice, self.keyboard, self.error, self.go):
            self.column.addWidget(part)

    def add_field(self, field: QWidget) -> QLabel:
        """Add a field with its label above, and return the label."""
        label = text_label("message")
        label.setBuddy(field)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return label

    def add_passphrase(self) -> tuple[QLabel, PassphraseField]:
        """Add a field for a passphrase."""
        field = PassphraseField()
        field.noticed.connect(self._notice)
        return self.add_field(field), field

    def show_error(self, words: str, wait_s: int) -> None:
        """Say what went wrong; the button waits `wait_s` seconds."""
        self.error.set_words(words)
        self._wait_s = wait_s
        if wait_s > 0:
            self._second.start()
        self._show_wait()

    def set_busy(self, busy: bool) -> None:
        """Take no second click."""
        if busy:
            self.error.set_words("")
        self.go.setEnabled(not busy)

    def retranslate(self) -> None:
        self._notice(self._noticed)
        locale = QGuiApplication.inputMethod().locale()
        known = locale.language() != QLocale.Language.C
        name = locale.nativeLanguageName() if known else ""
        self.keyboard.setText(self.tr("Keyboard: {language}").format(language=name) if name else "")
        self.keyboard.setVisible(bool(name))

    @Slot(str)
    def _notice(self, what: str) -> None:
        self._noticed = what
        self.notice.setText(
            {
                "caps": self.tr("Caps Lock is on"),
                "cyrillic": self.tr("The keyboard writes Cyrillic letters"),
            }.get(what, "")
        )
        self.notice.setVisible(bool(what))

    @Slot()
    def _count_down(self) -> None:
        self._wait_s -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        if self._wait_s <= 0:
            self._second.stop()
        self.go.setEnabled(self._wait_s <= 0)
        self.retranslate()


class _Unlock(_Step):
    """Signals: asked (profile id, passphrase), other_asked (make another profile)."""

    asked = Signal(str, str)
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.profile = QComboBox()
        self._profile_label = self.add_field(self.profile)
        self._label, self.passphrase = self.add_passphrase()
        self.passphrase.textEdited.connect(lambda: self.error.set_words(""))
        self.passphrase.returnPressed.connect(self._ask)
        self.go.clicked.connect(self._ask)
        self.finish()
        self._other = LinkButton()
        self._other.clicked.connect(self.other_asked)
        self.column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignHCenter)
        self._show_profiles()
        self.retranslate()

    def start(self) -> None:
        self.passphrase.setFocus()

    def set_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer profiles by id and label."""
        self.profile.clear()
        for profile_id, label in profiles:
            self.profile.addItem(label or profile_id[:8], profile_id)
        self.profile.setCurrentIndex(max(self.profile.findData(chosen), 0))
        self._show_profiles()

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.passphrase.setReadOnly(busy)

    def show_error(self, words: str, wait_s: int) -> None:
        super().show_error(words, wait_s)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("Open your profile"))
        self.intro.setText(
            self.tr("The households on this laptop are locked with your passphrase.")
        )
        self._profile_label.setText(self.tr("Profile"))
        self.profile.setAccessibleName(self.tr("Profile"))
        self._label.setText(self.tr("Passphrase"))
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        words = self.tr("Open")
        if self._wait_s > 0:
            words = self.tr("Next try in %n second(s)", "", self._wait_s)
        self.go.setText(words)
        self._other.setText(self.tr("Another officer on this laptop"))

    def _show_profiles(self) -> None:
        several = self.profile.count() > 1
        self.profile.setVisible(several)
        self._profile_label.setVisible(several)

    @Slot()
    def _ask(self) -> None:
        if self.passphrase.text() and self.go.isEnabled():
            self.asked.emit(self.profile.currentData() or "", self.passphrase.text())


class _Create(_Step):
    """Signals: asked (a NewProfile), back_asked."""

    asked = Signal(object)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.office = QLineEdit(), QLineEdit()
        self._name_label = self.add_field(self.name)
        self._label, self.passphrase = self.add_passphrase()
        self._advice = text_label("hint", wrap=True)
        self.column.addWidget(self._advice)
        self._again_label, self.again = self.add_passphrase()
        self._show = QCheckBox()
        self._show.toggled.connect(self._show_letters)
        self.column.addWidget(self._show)
        self._office_label = self.add_field(self.office)
        self._office_hint = text_label("hint", wrap=True)
        self.column.addWidget(self._office_hint)
        self.finish()
        self.go.clicked.connect(self._ask)
        self.office.returnPressed.connect(self._ask)
        self._back = LinkButton()
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        self.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()

    def start(self) -> None:
        self.name.setFocus()

    def set_back_visible(self, visible: bool) -> None:
        """Offer the way back to the profiles there are."""
        self._back.setVisible(visible)

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("Set up this laptop"))
        self.intro.setText(
            self.tr("Everything you enter is encrypted on this laptop. No network is needed.")
        )
        self._name_label.setText(self.tr("Your name"))
        self._label.setText(self.tr("Passphrase"))
        self._advice.setText(
            self.tr(
                "At least {count} characters, for example four words. Nobody can reset it: "
                "if it is forgotten, what was not sent is lost."
            ).format(count=SHORTEST)
        )
        self._again_label.setText(self.tr("The passphrase again"))
        self._show.setText(self.tr("Show the passphrase"))
        self._office_label.setText(self.tr("Address of the office's server (optional)"))
        self._office_hint.setText(
            self.tr("It can be given later, before the first synchronisation.")
        )
        self.office.setPlaceholderText("https://")
        for field, label in (
            (self.name, self._name_label),
            (self.passphrase, self._label),
            (self.again, self._again_label),
            (self.office, self._office_label),
        ):
            field.setAccessibleName(label.text())
        self.go.setText(self.tr("Create the profile"))
        self._back.setText(self.tr("Back to the profiles of this laptop"))

    @Slot(bool)
    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.passphrase, self.again):
            field.setEchoMode(mode)

    @Slot()
    def _ask(self) -> None:
        if trouble := self._trouble():
            words, field = trouble
            self.error.set_words(words)
            field.setFocus()
            return
        self.error.set_words("")
        self.asked.emit(
            NewProfile(self.name.text().strip(), self.passphrase.text(), self.office.text().strip())
        )

    def _trouble(self) -> tuple[str, QLineEdit] | None:
        if not self.name.text().strip():
            return self.tr("Enter your name"), self.name
        if len(self.passphrase.text()) < SHORTEST:
            words = self.tr("The passphrase needs at least {count} characters")
            return words.format(count=SHORTEST), self.passphrase
        if self.passphrase.text() != self.again.text():
            return self.tr("The two passphrases differ"), self.again
        return None


class _Wait(Retranslating, QWidget):
    """Says that the demonstration is being made, or why it could not be."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(WIDTH))
        self._heading, self._words = (
            text_label("page-title", wrap=True),
            text_label("hint", wrap=True),
        )
        self._error = Banner("danger")
        self._bar, self._step = QProgressBar(), text_label("caption")
        self._bar.setTextVisible(False)
        self._done, self._total = 0, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._heading, self._words, self._bar, self._step, self._error):
            column.addWidget(part)
        self.retranslate()

    def set_progress(self, done: int, total: int) -> None:
        """Say how many families of how many the office has."""
        self._done, self._total = done, total
        self.retranslate()

    def start(self) -> None:
        """Nothing is typed here."""

    def set_busy(self, busy: bool) -> None:
        """Nothing is clicked here."""

    def show_error(self, words: str, wait_s: int) -> None:
        """Say what went wrong."""
        for part in (self._words, self._bar, self._step):
            part.hide()
        self._error.set_words(words)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Preparing the demonstration"))
        self._words.setText(
            self.tr(
                "An office with invented families is being made on this computer. "
                "It takes some seconds; nothing leaves the computer."
            )
        )
        self._bar.setRange(0, max(self._total, 1))
        self._bar.setValue(self._done)
        self._bar.setAccessibleName(self._heading.text())
        words = self.tr("{done} of {total} families")
        if self._done >= self._total:
            words = self.tr("The families are on their way to this laptop")
        if not self._total:
            words = self.tr("The office is being started")
        self._step.setText(words.format(done=self._done, total=self._total))


class _Side(Retranslating, QFrame):
    """The coloured side with the name of the program."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, "rail")
        self.setFixedWidth(300)
        self._name = text_label("page-title", "RRK Field")
        self._name.setProperty("on", "rail")
        self._words = text_label("body", wrap=True)
        self._words.setProperty("on", "rail")
        self._small = text_label("caption", wrap=True)
        self._small.setProperty("on", "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 104, 28, 24)
        column.setSpacing(10)
        column.addWidget(self._name)
        column.addWidget(self._words)
        column.addStretch(1)
        column.addWidget(self._small)
        self.retranslate()

    def retranslate(self) -> None:
        self._words.setText(self.tr("Return and Reintegration in Kosovo"))
        self._small.setText(
            self.tr("Works without a network. What you enter is encrypted on this laptop.")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), "house-plus", "badge", QRectF(28, 44, 44, 44))
