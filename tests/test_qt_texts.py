"""Qt's own buttons and menus speak Albanian and Serbian: Qt brings no catalogue for either.

What Qt shows is read from a catalogue that it does bring, so a new Qt cannot add an English button
unnoticed.
"""

import struct
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest

from rrk_field.domain.scripts import latin
from tests.texts import ROOT, placeholders

WHOLE = (
    "QPlatformTheme",
    "QLineEdit",
    "QWidgetTextControl",
    "QAbstractSpinBox",
    "QFileDialog",
    "QFileSystemModel",
    "QScrollBar",
    "QTabBar",
    "QComboBox",
    "QUndoStack",
    "QAccessibleActionInterface",
    "QPrintPreviewDialog",
    "QPrintDialog",
    "QPageSetupWidget",
)
"""Contexts of which every text can show here."""


def shipped(qm: Path) -> dict[str, set[str]]:
    """Context -> source texts of a compiled catalogue."""
    data, messages, at = qm.read_bytes(), b"", 16
    while at < len(data):
        tag, size = struct.unpack_from(">BI", data, at)
        if tag == 0x69:
            messages = data[at + 5 : at + 5 + size]
        at += 5 + size
    found: dict[str, set[str]] = defaultdict(set)
    context, source, at = "", "", 0
    while at < len(messages):
        if messages[at] == 1:  # the end of one message
            found[context].add(source)
            at += 1
            continue
        tag, size = struct.unpack_from(">BI", messages, at)
        size = 0 if size == 0xFFFFFFFF else size
        value, at = messages[at + 5 : at + 5 + size], at + 5 + size
        if tag == 6:
            source = value.decode()
        elif tag == 7:
            context = value.decode()
    return found


def ours(language: str) -> dict[str, dict[str, str]]:
    """Context -> source text -> our translation."""
    root = ElementTree.parse(ROOT / "translations" / f"qt_{language}.ts").getroot()
    return {
        context.findtext("name", ""): {
            message.findtext("source", ""): message.findtext("translation", "")
            for message in context.iter("message")
        }
        for context in root.iter("context")
    }


@pytest.mark.parametrize("language", ["sq", "sr"])
@pytest.mark.parametrize("context", WHOLE)
def test_every_text_of_qt_is_translated(language: str, context: str) -> None:
    catalogue = Path(PySide6.__file__).parent / "Qt" / "translations" / "qtbase_de.qm"
    wanted = shipped(catalogue)[context]
    known = ours(language)[context]

    assert wanted
    assert {text for text in wanted if not known.get(text)} == set()


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_a_translation_keeps_the_placeholders(language: str) -> None:
    for texts in ours(language).values():
        for source, translation in texts.items():
            assert placeholders(source) == placeholders(translation)


def test_the_serbian_of_qt_becomes_latin() -> None:
    for texts in ours("sr").values():
        for translation in texts.values():
            latin(translation)
