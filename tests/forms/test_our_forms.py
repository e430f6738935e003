"""Our own questionnaires: no warning, every text in every language, every reference in place."""

from pathlib import Path

import pytest

from rrk_field.forms.definition import Caption, FormDefinition, Question
from rrk_field.forms.library import built_in
from rrk_field.forms.xlsform import compile_xlsform
from rrk_field.settings import asset

FORMS = [
    "household_assessment",
    "housing_damage",
    "monitoring_visit",
    "infrastructure_survey",
    "go_and_see_visit",
]
SHEETS = asset("resources/forms")


@pytest.mark.parametrize("form_id", FORMS)
def test_it_compiles_without_a_warning_to_what_is_shipped(form_id: str) -> None:
    compiled = compile_xlsform(SHEETS / f"{form_id}.csv")

    shipped = Path(asset(f"resources/made/forms/{form_id}.xml")).read_text()
    assert compiled.warnings == ()
    assert (compiled.form_id, compiled.xml) == (form_id, shipped)


@pytest.mark.parametrize("form_id", FORMS)
def test_it_speaks_all_languages(form_id: str) -> None:
    form = built_in(form_id)

    names = [form.language(code) for code in ("en", "sq", "sr-Cyrl", "sr-Latn")]

    assert names == ["English (en)", "Shqip (sq)", "Српски (sr)", "Srpski (sr-Latn)"]
    assert tuple(names) == form.languages


@pytest.mark.parametrize("form_id", FORMS)
def test_every_text_is_there_in_every_language(form_id: str) -> None:
    form = built_in(form_id)
    ids = {text_id for texts in form.texts.values() for text_id in texts}

    missing = [
        (language, text_id)
        for language, texts in form.texts.items()
        for text_id in ids
        if not any(texts.get(text_id, {}).values())
        or any(parts == ("-",) for parts in texts[text_id].values())
    ]

    assert missing == []


@pytest.mark.parametrize("form_id", FORMS)
def test_every_shown_question_has_a_label_and_every_rule_its_words(form_id: str) -> None:
    form = built_in(form_id)

    bare = [one.path for one in form.questions() if one.control and one.label is None]
    silent = [one.path for one in form.questions() if one.constraint and not one.constraint_message]

    assert (bare, silent) == ([], [])


def captions(form: FormDefinition) -> list[Caption]:
    found = [one.label for one in form.items.values()]
    found += [one.constraint_message for one in form.questions()]
    return [one for one in found if one is not None]


@pytest.mark.parametrize("form_id", FORMS)
def test_codes_of_questions_are_given_once(form_id: str) -> None:
    codes = [one.code for one in built_in(form_id).items.values() if one.code]

    assert len(set(codes)) == len(codes)
    assert captions(built_in(form_id))


def test_special_answers_are_offered_where_the_programme_wants_them() -> None:
    form = built_in("household_assessment")
    wanted = {"C04a", "D02b", "D05b", "F04b", "F07", *(f"H02{x}" for x in "abcdefg"), "H03a",
              *(f"J02{x}" for x in "acdefg")}  # fmt: skip

    offered = {one.code for one in form.questions() if {"dk", "ref"} <= {*one.special}}

    assert wanted <= offered


def test_repeats_of_ours_begin_without_a_row() -> None:
    repeats = [
        item
        for form_id in FORMS
        for item in built_in(form_id).items.values()
        if getattr(item, "starts_empty", None) is not None
    ]

    assert [one.name for one in repeats] == [
        "member", "visits", "parcels", "claims", "help_received", "component_row", "line", "photo",
        "defect", "package_row", "quantities", "photos", "participant_row", "decision_row",
    ]  # fmt: skip
    assert all(one.starts_empty for one in repeats)  # type: ignore[union-attr]


def test_the_restricted_field_is_marked() -> None:
    form = built_in("household_assessment")

    restricted = {one.name for one in form.questions() if one.restricted}

    assert "violence_survivor" in restricted
    assert isinstance(form.item("/data/vulnerability/violence_survivor"), Question)


@pytest.mark.parametrize("name", ["../forms/household_assessment", "./housing_damage", ""])
def test_a_record_cannot_name_a_form_by_a_path(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        built_in(name)
