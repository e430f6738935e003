"""The Qt application: style, fonts, theme, language, keyboard."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from rrk_field.settings import Preferences, asset
from rrk_field.ui import theme
from rrk_field.ui.icons import icon
from rrk_field.ui.keyboard import CyrillicShortcuts
from rrk_field.ui.language import Language

CUTS = ("Regular", "Medium", "SemiBold", "Bold")


class Appearance(QObject):
    """Sets the application up, and shows each choice of the user at once.

    `preferences` holds the choices; `change(language="sq")` shows and stores a new one.

    Signals:
        changed: the preferences in use.
    """

    changed = Signal(Preferences)

    def __init__(self, app: QApplication, preferences: Preferences, folder: Path) -> None:
        super().__init__()
        self._app, self._folder = app, folder
        self._language = Language(app)
        self._keyboard = CyrillicShortcuts(app, self)
        self.preferences = preferences
        app.setApplicationName("RRK Field")
        for cut in CUTS:
            QFontDatabase.addApplicationFont(
                str(asset("resources/made/fonts") / f"RRKSans-{cut}.ttf")
            )
        app.setWindowIcon(icon("house-plus", "accent"))
        self._show_theme()
        self._language.use(preferences.language)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def change(self, **choices: Any) -> None:
        """Show and store new values of some fields of `Preferences`."""
        before, self.preferences = self.preferences, replace(self.preferences, **choices)
        if self.preferences == before:
            return
        self.preferences.store(self._folder)
        if self.preferences.language != before.language:
            self._language.use(self.preferences.language)
        if (self.preferences.theme, self.preferences.text_percent) != (
            before.theme,
            before.text_percent,
        ):
            self._show_theme()
        self.changed.emit(self.preferences)

    def switch_theme(self) -> None:
        """Dark becomes light, light becomes dark."""
        self.change(theme="light" if theme.is_dark() else "dark")

    @Slot(Qt.ColorScheme)
    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        # Our own choice of a scheme also comes back here; only the system's is news.
        if self.preferences.theme == "system":
            self._show_theme()
            self.changed.emit(self.preferences)

    def _show_theme(self) -> None:
        theme.use(self._app, self.preferences.theme, self.preferences.text_percent)
