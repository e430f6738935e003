"""Languages, and the texts of the program for modules without Qt.

The catalogue is the same `.ts` file that the windows use.
"""

import functools
from pathlib import Path

from rrk_field.domain.scripts import latin
from rrk_field.settings import asset

LANGUAGES = ("en", "sq", "sr-Cyrl", "sr-Latn")
NAMES = {"en": "English", "sq": "Shqip", "sr-Cyrl": "Српски", "sr-Latn": "Srpski"}


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this name
    """Mark `text` for translation under `context`, and return it as it is."""
    del context
    return text


class Catalogue:
    """The texts of one language, read without Qt."""

    def __init__(self, texts: dict[tuple[str, str], str]) -> None:
        self._texts = texts

    def __call__(self, context: str, text: str) -> str:
        """Return the translation, or the English text where there is none."""
        return self._texts.get((context, text)) or text


@functools.cache
def catalogue(language: str) -> Catalogue:
    """Return the texts of a language of `LANGUAGES`. Raises ValueError for any other."""
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}")
    if language == "en":
        return Catalogue({})
    texts = _read(asset("translations") / f"rrk_{language.partition('-')[0]}.ts")
    if language == "sr-Latn":
        texts = {key: latin(text) for key, text in texts.items()}
    return Catalogue(texts)


def _read(path: Path) -> dict[tuple[str, str], str]:
    from xml.etree import ElementTree

    texts = {}
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text:
                texts[name, message.findtext("source", "")] = translation.text
    return texts
