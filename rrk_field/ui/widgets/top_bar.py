"""The bar above every page: title, search, language, theme, user."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from rrk_field.i18n import LANGUAGES, NAMES
from rrk_field.ui import theme
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import IconButton, OutlineButton
from rrk_field.ui.widgets.card import text_label

SHORT = {"en": "EN", "sq": "SQ", "sr-Cyrl": "СР", "sr-Latn": "SR"}


class LanguageButtons(QWidget):
    """EN | SQ | СР | SR: one click changes the language of the interface.

    Signals:
        chosen: a code of `LANGUAGES`.
    """

    chosen = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for language in LANGUAGES:
            button = QToolButton()
            button.setText(SHORT[language])
            button.setToolTip(NAMES[language])
            button.setAccessibleName(NAMES[language])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.set_role(button, "language")
            button.clicked.connect(lambda _on=False, language=language: self.chosen.emit(language))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[language] = button
        self.set_code(code)

    def set_code(self, code: str) -> None:
        """Mark the language in use."""
        self._buttons[code].setChecked(True)


class TopBar(Retranslating, QFrame):
    """`set_title(words)` per page; `user_menu` is filled by the window.

    Signals:
        search_asked, theme_asked: the button was pressed.
        language_chosen: a code of `LANGUAGES`.
    """

    search_asked = Signal()
    theme_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, language: str, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "bar")
        self.setFixedHeight(56)
        self._user = user
        self._title = text_label("page-title")
        self._search = OutlineButton("search")
        self._search.clicked.connect(self.search_asked)
        self._languages = LanguageButtons(language)
        self._languages.chosen.connect(self.language_chosen)
        self._theme = IconButton("moon")
        self._theme.clicked.connect(self.theme_asked)
        self.user_menu = QMenu(self)
        self._user_button = self._make_user_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        parts = (self._search, self._languages, self._theme, self._user_button)
        for part in parts:
            row.addWidget(part)
        self.retranslate()

    def set_title(self, words: str) -> None:
        """Name the page."""
        self._title.setText(words)

    def set_language(self, code: str) -> None:
        """Mark the language in use."""
        self._languages.set_code(code)

    def show_theme(self) -> None:
        """Offer the theme that is not in use."""
        self._theme.set_icon("sun" if theme.is_dark() else "moon")
        self.retranslate()

    def retranslate(self) -> None:
        self._search.setText("Ctrl+K")
        self._search.setAccessibleName(self.tr("Search everything"))
        self._search.setToolTip(self.tr("Search everything"))
        self._theme.set_words(self.tr("Light theme") if theme.is_dark() else self.tr("Dark theme"))
        self._languages.setAccessibleName(self.tr("Language of the program"))
        self._user_button.setText(initials(self._user))
        words = self.tr("Profile of {name}").format(name=self._user)
        self._user_button.setAccessibleName(words)
        self._user_button.setToolTip(words)

    def _make_user_button(self) -> QToolButton:
        button = QToolButton()
        theme.set_role(button, "user")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.user_menu)
        return button


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
