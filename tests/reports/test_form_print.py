"""Questionnaires on paper, blank and filled in."""

import functools
import io
import re

import pytest
from pypdf import PdfReader

from rrk_field.domain.scripts import latin
from rrk_field.forms.library import built_in
from rrk_field.i18n import LANGUAGES
from rrk_field.reports.answers import AnswerWords
from rrk_field.reports.form_print import form_pdf
from rrk_field.reports.form_words import FormWords, restricted_paths
from rrk_field.reports.words import Words
from tests.reports.facts import ISSUE
from tests.reports.filled import assessment, survey, tables
from tests.reports.paper import compare_with_golden, fonts_of, text_of

FORMS = ("household_assessment", "housing_damage")
FILLED = {"household_assessment": assessment, "housing_damage": survey}


@functools.cache
def blank(form_id: str, language: str) -> bytes:
    return form_pdf(built_in(form_id), language, issue=ISSUE)


@functools.cache
def filled(form_id: str, language: str) -> bytes:
    session = FILLED[form_id]()
    given = {name: tables(language).get(name, []) for name in session.definition.external}
    return form_pdf(session.definition, language, session.answers(), issue=ISSUE, instances=given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_damage_survey_reads_as_its_golden_text(language: str) -> None:
    compare_with_golden(f"blank_survey.{language}", blank("housing_damage", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_filled_assessment_reads_as_its_golden_text(language: str) -> None:
    compare_with_golden(f"filled_assessment.{language}", filled("household_assessment", language))


@pytest.mark.parametrize("form_id", FORMS)
def test_a_blank_form_has_every_question_that_is_not_restricted(form_id: str) -> None:
    definition = built_in(form_id)
    words = FormWords(definition, Words("en"))
    text = text_of(blank(form_id, "en"))
    hidden = restricted_paths(definition)

    asked = [one for one in definition.questions() if one.control and one.code]
    assert len(asked) > 60
    for question in asked:
        label = " ".join(words.label(question).replace("**", "").split())
        assert (label in text) == (question.path not in hidden) or label.count(" ") > 5, label


@pytest.mark.parametrize("form_id", FORMS)
def test_our_fonts_alone_are_named(form_id: str) -> None:
    assert fonts_of(blank(form_id, "en")) == {"RRKSans-Regular", "RRKSans-SemiBold"}
    assert fonts_of(filled(form_id, "sq")) == {"RRKSans-Regular", "RRKSans-SemiBold"}


def test_the_same_form_gives_the_same_bytes() -> None:
    for make in (blank, filled):
        assert make("housing_damage", "sr-Cyrl") == make.__wrapped__("housing_damage", "sr-Cyrl")


def test_serbian_latin_is_the_cyrillic_paper_letter_by_letter() -> None:
    cyrillic = text_of(blank("housing_damage", "sr-Cyrl"))

    letters = text_of(blank("housing_damage", "sr-Latn"))

    words = set(re.findall(r"[Ѐ-ӿ]{9,}", cyrillic))
    missing = [word for word in words if latin(word) not in letters]
    assert len(words) > 50
    assert len(missing) < len(words) / 10  # some are broken at other places


def test_the_grid_of_components_has_a_line_for_each_and_the_codes_of_its_answers() -> None:
    text = text_of(blank("housing_damage", "sq"))

    assert "C01 Themelet" in text
    assert "C18 Stufa ose ngrohja" in text
    assert "0 Asnjë · 1 I lehtë (nën 10 %)" in text


def test_skip_rules_stand_in_words() -> None:
    text = text_of(blank("housing_damage", "en"))

    assert "Only if A07b is “Yes” and A06 is not “Suspected”." in text
    assert "Only if B01 is not “Empty plot (no building)”." in text


def test_a_filled_form_shows_answers_and_no_skip_rules() -> None:
    text = text_of(filled("housing_damage", "en"))

    for words in ("Besa <Shembull> & Co", "01.03.2026", "1978", "98.4", "42.68, 20.31", "45.5"):
        assert words in text
    assert "Only if" not in text
    assert "Clear and cart debris" in text
    assert "accuracy 4.5 m" in text


def test_only_what_was_asked_stands_in_a_filled_form() -> None:
    text = text_of(filled("household_assessment", "en"))

    assert "Gate: free decision" in text
    assert "Witness (name)" not in text
    assert "Witness (name)" in text_of(blank("household_assessment", "en"))


def test_persons_stand_side_by_side_under_their_names() -> None:
    text = text_of(filled("household_assessment", "sq"))

    assert "1. Арта Демо 2. Luan Demo" in text
    assert "14.06.1971" in text


@pytest.mark.parametrize("language", ["en", "sr-Cyrl"])
def test_restricted_answers_and_what_follows_from_them_are_never_printed(language: str) -> None:
    session = assessment(language)
    definition = session.definition
    words = FormWords(definition, Words(language))
    hidden = restricted_paths(definition)
    note = next(path for path in hidden if path.endswith("referral_protection_note"))
    text = text_of(filled("household_assessment", language))

    assert session.node("vulnerability/violence_survivor").value == "1"
    assert session.by_ref(note).relevant
    for path in (note, "/data/vulnerability/violence_survivor"):
        label = " ".join(words.label(definition.item(path)).partition(":")[0].split())
        assert label not in text
        assert label not in str(AnswerWords(session, Words(language)).sections())


def test_a_form_with_nothing_in_it_says_so() -> None:
    definition = built_in("housing_damage")
    pdf = form_pdf(definition, "en", {"site/owner_agrees": "0"}, issue=ISSUE)

    assert "Housing damage survey" in text_of(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) < 4


def test_answers_in_words() -> None:
    session = survey("en")
    say = AnswerWords(session, Words("sq"))

    assert say.answer(session.node("building/damage_causes")).splitlines()[0].startswith("Konflikt")
    assert say.answer(session.node("building/gross_m2")) == "98,4"
    assert say.answer(session.node("site/weather")) == ""
    session.set_value(session.node("papers/inheritance_open"), "", "dk")
    assert say.answer(session.node("papers/inheritance_open")) == "Nuk e di"
