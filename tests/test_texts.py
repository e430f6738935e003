"""No text is missing in any language, and each says what the English one says."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from rrk_field.domain.scripts import latin
from rrk_field.settings import asset
from tests.texts import ROOT, catalogue, marked_texts, placeholders

FORMS = {"sq": 2, "sr": 3, "en": 2}
TRANSLATED = ("sq", "sr")
FORM_TEXTS = sorted((ROOT / "resources" / "forms").glob("*.csv"))


def test_the_program_has_texts_to_translate() -> None:
    assert len(marked_texts()) > 300


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_marked_text_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = [
        f"{text.place}: {text.context}: {text.text}"
        for text in marked_texts()
        if (text.context, text.text) not in known or not all(known[text.context, text.text].forms)
    ]

    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_unfinished_or_belongs_to_no_text(language: str) -> None:
    marked = {(text.context, text.text) for text in marked_texts()}
    odd = [key for key, one in catalogue(language).items() if not one.finished or key not in marked]

    assert odd == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_placeholders_of_the_english_text(language: str) -> None:
    differ = [
        (source, form)
        for (_context, source), one in catalogue(language).items()
        for form in one.forms
        if placeholders(source) != placeholders(form)
    ]

    assert differ == []


@pytest.mark.parametrize("language", FORMS)
def test_counted_texts_have_all_plural_forms_of_the_language(language: str) -> None:
    known = catalogue(language)
    counted = {(text.context, text.text) for text in marked_texts() if text.plural}
    wrong = [
        key
        for key in counted
        if key not in known or len(known[key].forms) != FORMS[language] or not all(known[key].forms)
    ]

    assert wrong == []


def test_serbian_is_cyrillic_and_becomes_latin_without_a_foreign_letter() -> None:
    for one in catalogue("sr").values():
        for form in one.forms:
            latin(form)


def test_no_word_mixes_latin_and_cyrillic_letters() -> None:
    mixed = re.compile(r"[a-zA-ZčćšžđČĆŠŽĐ][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-ZčćšžđČĆŠŽĐ]")
    texts = [form for one in catalogue("sr").values() for form in one.forms]
    texts += [text for path in FORM_TEXTS for text in serbian(path)]
    # A name of a placeholder may stand beside a Cyrillic ending.
    found = [
        match.group() for text in texts for match in mixed.finditer(re.sub(r"\{\w+\}", " ", text))
    ]

    assert found == []


def serbian(path: Path) -> list[str]:
    """The Serbian texts of a questionnaire: cells below a column named `...(sr)`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    found: list[str] = []
    columns: list[int] = []
    for row in rows:
        if any("::" in cell for cell in row):
            columns = [at for at, cell in enumerate(row) if cell.endswith("(sr)")]
        else:
            found += [row[at] for at in columns if at < len(row)]
    return found


def _letters(path: Path) -> set[str]:
    if path.suffix == ".ts":
        return set("".join(ElementTree.parse(path).getroot().itertext()))
    return set(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "translations").glob("*.ts")), *FORM_TEXTS],
    ids=lambda path: path.name,
)
def test_the_font_has_every_letter(path: Path) -> None:
    font = TTFontFile(str(asset("resources/made/fonts") / "RRKSans-Regular.ttf"))
    missing = {letter for letter in _letters(path) if letter.isprintable()} - {
        chr(code) for code in font.charToGlyph
    }

    assert missing == set()
