"""The frame of every page: fonts, footnote, marks, languages."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFontFile

from rrk_field.domain.price_list import demonstration_list
from rrk_field.forms.library import built_in
from rrk_field.i18n import LANGUAGES
from rrk_field.reports.bill_of_quantities import bill_pdf
from rrk_field.reports.blocks import Row, grid, image
from rrk_field.reports.dossier import dossier_pdf
from rrk_field.reports.footnotes import footnote, marked
from rrk_field.reports.page import Paper, printable
from rrk_field.reports.words import Words
from rrk_field.settings import asset
from tests.reports.facts import ISSUE, bill_facts, dossier_facts, photo, with_remark
from tests.reports.paper import fonts_of, pages_of, text_of
from tests.texts import marked_texts

NAMES = {"en": "Kosovo", "sq": "Kosovë", "sr-Cyrl": "Косову", "sr-Latn": "Kosovu"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_carries_the_footnote_and_its_number(language: str) -> None:
    pages = pages_of(dossier_pdf(with_remark(dossier_facts(), "long remark " * 900), language))
    note = footnote("status_neutral", language).text.split()

    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert all(word in page for word in note)
        assert Words(language)("Page {page} of {pages}").format(
            page=number, pages=len(pages)
        ) in " ".join(page.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_has_its_mark_in_the_title_of_the_programme(language: str) -> None:
    assert f"{NAMES[language]}*" in text_of(bill_pdf(bill_facts(language), language))


def test_only_the_first_mention_in_the_text_is_marked() -> None:
    paper = Paper("Report", "1", ISSUE, "en")
    paper.text("Fushë Kosovë/Kosovo Polje. IOM Kosovo, then Kosovo again.")
    paper.text("Kosovo once more.")
    text = text_of(paper.pdf())

    assert "Fushë Kosovë/Kosovo Polje. IOM Kosovo*, then Kosovo again." in text
    assert "Kosovo once more." in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kthimi në Kosovë", "Kthimi në Kosovë*"),
        ("pavarësia e Kosovës", "pavarësia e Kosovës*"),
        ("Повратак на Косово", "Повратак на Косово*"),
        ("Косово Поље, Косовска Каменица", "Косово Поље, Косовска Каменица"),
        ("Kosovska Kamenica", "Kosovska Kamenica"),
        ("Kosovo* and Kosovo", "Kosovo* and Kosovo*"),
    ],
)
def test_towns_are_not_marked(text: str, expected: str) -> None:
    assert expected == marked(text, "*")


def test_a_phase_with_the_form_of_the_united_nations_has_that_text_and_no_mark() -> None:
    facts = dossier_facts()
    text = text_of(
        dossier_pdf(replace(facts, issue=replace(ISSUE, footnote="un_resolution")), "en")
    )

    assert "References to Kosovo shall be understood" in text
    assert "Kosovo*" not in text


def test_no_paper_is_made_without_a_footnote() -> None:
    with pytest.raises(ValueError, match="no footnote"):
        Paper("Report", "1", replace(ISSUE, footnote=""), "en")


def test_only_our_fonts_are_named() -> None:
    for pdf in (dossier_pdf(dossier_facts(), "sr-Cyrl"), bill_pdf(bill_facts("sq"), "sq")):
        assert {"RRKSans-Regular", "RRKSans-SemiBold"} == fonts_of(pdf)


def test_the_language_of_the_document_is_named() -> None:
    root = PdfReader(io.BytesIO(bill_pdf(bill_facts("sr-Cyrl"), "sr-Cyrl"))).trailer["/Root"]

    assert root["/Lang"] == "sr-Cyrl"  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_facts_give_the_same_bytes(language: str) -> None:
    assert dossier_pdf(dossier_facts(), language) == dossier_pdf(dossier_facts(), language)
    assert bill_pdf(bill_facts(language), language) == bill_pdf(bill_facts(language), language)


def test_another_machine_makes_the_same_bytes() -> None:
    here = hashlib.sha256(dossier_pdf(dossier_facts(), "en")).hexdigest()
    program = (
        "import hashlib; from tests.reports.facts import dossier_facts;"
        "from rrk_field.reports.dossier import dossier_pdf;"
        "print(hashlib.sha256(dossier_pdf(dossier_facts(), 'en')).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )

    assert here == there.stdout.strip()


def test_what_was_not_yet_synchronised_says_so() -> None:
    facts = replace(dossier_facts(), issue=replace(ISSUE, data_as_of=None))

    assert "not yet synchronised" in text_of(dossier_pdf(facts, "en"))
    assert "Data as of 06.03.2026 18:40" in text_of(dossier_pdf(dossier_facts(), "en"))


@pytest.mark.parametrize("text", ["word " * 1500, "unbroken" * 600, "line\n" * 300])
def test_a_text_longer_than_a_page_is_printed_whole(text: str) -> None:
    pdf = dossier_pdf(with_remark(dossier_facts(), f"{text} Omega"), "en")

    assert text_of(pdf).count("Omega") == 2
    assert "see note 1 below" in text_of(pdf)


def test_a_cell_that_fits_stays_in_its_table() -> None:
    paper = Paper("Report", "1", ISSUE, "en")
    grid(paper, ["A", "B"], [Row(["1", "short"])], [1, 1])

    assert "see note" not in text_of(paper.pdf())


def test_a_photo_is_turned_upright_and_no_finer_than_it_is_printed() -> None:
    lying = image(photo(1600, 1200), 200, 144)
    upright = image(photo(1600, 1200, orientation=6), 200, 144)

    assert (round(lying.drawWidth), round(lying.drawHeight)) == (192, 144)
    assert (round(upright.drawWidth), round(upright.drawHeight)) == (108, 144)
    assert upright._img is None or upright._img.getSize()[1] <= 400


def test_a_photo_in_the_paper_has_at_most_the_dots_of_its_size() -> None:
    facts = dossier_facts()
    large = replace(facts.pictures[0], data=photo(4000, 3000))
    pdf = dossier_pdf(replace(facts, pictures=(large,)), "en")
    pictures = [one for page in PdfReader(io.BytesIO(pdf)).pages for one in page.images]

    assert len(pictures) == 1
    assert pictures[0].image is not None
    assert pictures[0].image.width < 800


@pytest.mark.parametrize(
    ("language", "number", "money", "percent"),
    [
        ("en", "12,345.5", "€12,345.50", "5%"),
        ("sq", "12~345,5", "12~345,50~€", "5~%"),
        ("sr-Cyrl", "12.345,5", "12.345,50~€", "5~%"),
        ("sr-Latn", "12.345,5", "12.345,50~€", "5~%"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(
    language: str, number: str, money: str, percent: str
) -> None:
    say = Words(language)
    got = (say.number(12345.5), say.money(1234550), say.percent(5))

    assert (number, money, percent) == tuple(one.replace("\N{NO-BREAK SPACE}", "~") for one in got)


def test_figures_at_the_edge() -> None:
    say = Words("en")

    assert (
        say.number("0.0"),
        say.number(1000),
        say.number("0.005"),
        say.number(-3),
        say.number("abc"),
        say.number("NaN"),
    ) == ("0", "1,000", "0.005", "\N{MINUS SIGN}3", "abc", "")
    assert (say.number(0.25, 1), say.money(0), say.money(None)) == ("0.3", "€0.00", "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Arta (Agim) Demo"), ("sq", "Arta (Agim) Demo"), ("sr-Latn", "Demo (Agim) Arta")],
)
def test_names_stand_in_the_order_of_the_language(language: str, expected: str) -> None:
    assert expected == Words(language).full_name("Arta", "Agim", "Demo")


@pytest.mark.parametrize("cut", ["Regular", "SemiBold"])
def test_the_font_has_every_letter_that_we_print(cut: str) -> None:
    known = TTFontFile(str(asset("resources/made/fonts") / f"RRKSans-{cut}.ttf")).charToGlyph
    texts = [
        footnote(code, language).text
        for code in ("status_neutral", "un_resolution")
        for language in LANGUAGES
    ]
    for form_id in ("household_assessment", "housing_damage"):
        for language in built_in(form_id).texts.values():
            for kinds in language.values():
                texts += [part for parts in kinds.values() for part in parts if type(part) is str]
    for marked_text in marked_texts():
        if marked_text.context == "paper":
            say = [Words(language)(marked_text.text) for language in LANGUAGES]
            texts += say
    for item in demonstration_list().items:
        texts += item.names.values()

    texts = [text.replace("\n", "") for text in texts]
    assert len(texts) > 3000
    assert {letter for text in texts for letter in text if ord(letter) not in known} == set()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Çelësi & Ђорђе €5", "Çelësi & Ђорђе €5"),
        ("≤ 3 → done ✓", "<= 3 -> done x"),
        ("ﬁsh \U0001f600 \u4e2d", "fish ? ?"),
        ("a\x00b\u200bc\td", "abc d"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_a_letter_that_the_font_lacks_never_goes_silently(typed: str, expected: str) -> None:
    assert printable(typed) == expected
