"""The language of the interface: the one file that installs translators."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QWidget

from rrk_field.i18n import LANGUAGES
from rrk_field.settings import asset

LOCALES = {"en": "en_GB", "sq": "sq_XK", "sr-Cyrl": "sr_Cyrl_XK", "sr-Latn": "sr_Latn_XK"}
FILES = {"en": "en", "sq": "sq", "sr-Cyrl": "sr", "sr-Latn": "sr_Latn"}

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class Language:
    """Which language the interface speaks."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._texts: QTranslator | None = None
        self.code = "en"

    def use(self, code: str) -> None:
        """Speak a language of `LANGUAGES`; open windows follow in the next turn of the event loop.

        English needs no compiled texts: without them only its plurals are plainer.
        """
        if code not in LANGUAGES:
            raise ValueError(f"no language {code!r}")
        path = asset("resources/made/translations") / f"{FILES[code]}.qm"
        texts = QTranslator(self._app)
        if not texts.load(str(path)) and code != "en":
            raise FileNotFoundError(f"no compiled texts for {code!r}: {path}")
        QLocale.setDefault(QLocale(LOCALES[code]))
        if self._texts:
            self._app.removeTranslator(self._texts)
        self._app.installTranslator(texts)
        self._texts, self.code = texts, code
        if texts.isEmpty():
            # Qt tells the windows by itself only where a translator has texts.
            QCoreApplication.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))


class Retranslating(_Mixed):
    """A widget that sets its texts in `retranslate()`: in its constructor, and at each change.

    It goes before the Qt class: `class Chip(Retranslating, QLabel)`.
    """

    def retranslate(self) -> None:
        """Set all texts. Nothing is rebuilt, so focus and typed text stay."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
