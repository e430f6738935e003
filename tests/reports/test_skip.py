"""Skip rules in words."""

import pytest

from rrk_field.forms.library import built_in
from rrk_field.i18n import LANGUAGES
from rrk_field.reports.conditions import Asked
from rrk_field.reports.form_words import FormWords
from rrk_field.reports.skip import sentence
from rrk_field.reports.words import Words

ASKED = {
    asked.path: asked
    for asked in (
        Asked("/data/kind", "B08", "Category", answers={"IDP": "Displaced", "REC": "Receiving"}),
        Asked("/data/many", "G01", "Owns", answers={"1": "House", "2": "Flat", "0": "Nothing"}),
        Asked("/data/age", "C04b", "Age"),
        Asked(
            "/data/named", "", "How many rooms are used for sleeping in the house at present now"
        ),
        Asked("/data/go", "", "", hidden=True, calculation="if( /data/kind  = 'IDP', 1, 0)"),
        Asked("/data/sum", "", "", hidden=True, calculation=" /data/age  + count( /data/many )"),
        Asked("/data/loop", "", "", hidden=True, calculation="if( /data/loop  = 1, 1, 0)"),
        Asked("/data/row/a", "R1", "A", answers={"1": "Yes"}),
    )
}


def said(expression: str, language: str = "en", at: str = "/data/x") -> str:
    return sentence(expression, at, ASKED.get, Words(language))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (" /data/kind  = 'IDP'", "B08 is “Displaced”"),
        ("'IDP' =  /data/kind ", "B08 is “Displaced”"),
        (" /data/kind  != 'IDP'", "B08 is not “Displaced”"),
        ("not( /data/kind  = 'IDP')", "B08 is not “Displaced”"),
        (" /data/kind  = ''", "B08 is not answered"),
        ("string( /data/kind ) != ''", "B08 is answered"),
        (" /data/kind  = 'IDP' or  /data/kind  = 'REC'", "B08 is “Displaced” or “Receiving”"),
        (
            " /data/kind  != '' and  /data/kind  != 'REC'",
            "B08 is answered, but not with “Receiving”",
        ),
        ("selected( /data/many , '1')", "“House” is chosen in G01"),
        (
            "selected( /data/many , '1') or selected( /data/many , '2')",
            "“House” or “Flat” is chosen in G01",
        ),
        ("not(selected( /data/many , '0'))", "“Nothing” is not chosen in G01"),
        ("count-selected( /data/many ) >= 2", "at least 2 answers are chosen in G01"),
        (" /data/age  >= 6 and  /data/age  <= 18", "C04b is from 6 to 18"),
        (" /data/age  > 6 and  /data/age  < 18", "C04b is between 6 and 18"),
        ("6 <  /data/age ", "C04b is more than 6"),
        (" /data/age  < 6.5", "C04b is less than 6.5"),
        (" /data/age  <= 6", "C04b is at most 6"),
        (
            " /data/kind  = 'IDP' and ( /data/age  >= 6 or selected( /data/many , '1'))",
            "B08 is “Displaced” and (C04b is at least 6 or “House” is chosen in G01)",
        ),
        (
            "not( /data/kind  = 'IDP' or  /data/kind  = 'REC')",
            "B08 is not “Displaced” or “Receiving”",
        ),
        (" /data/go  = 1", "B08 is “Displaced”"),
        (" /data/go  = 0", "B08 is not “Displaced”"),
        (" /data/sum  > 3", "the value computed from C04b and G01 is more than 3"),
        ("string-length( /data/kind ) > 2", "this follows from the answers to B08"),
        (" /data/kind  =  /data/many ", "this follows from the answers to B08 and G01"),
        (
            " /data/named  = '1'",
            "“How many rooms are used for sleeping in the house at present…” is “1”",
        ),
        (" /data/unknown  = '1'", "unknown is “1”"),
        (" ../a  = '1'", "R1 is “Yes”"),
    ],
)
def test_a_rule_is_said_in_words(expression: str, expected: str) -> None:
    assert said(expression, at="/data/row/b") == f"Only if {expected}."


@pytest.mark.parametrize("expression", ["true()", "1 = 1", "(((", "today() > 5", ""])
def test_a_rule_without_a_question_says_nothing(expression: str) -> None:
    assert said(expression) == ""


def test_a_calculation_that_looks_at_itself_ends() -> None:
    assert said(" /data/loop  = 1").startswith("Only if")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sq", 'Vetëm nëse B08 është "Displaced" dhe nëse C04b është së paku 6.'),
        ("sr-Cyrl", "Само ако B08 гласи „Displaced“ и ако C04b износи најмање 6."),
        ("sr-Latn", "Samo ako B08 glasi „Displaced“ i ako C04b iznosi najmanje 6."),
    ],
)
def test_a_rule_is_a_sentence_in_every_language(language: str, expected: str) -> None:
    assert said(" /data/kind  = 'IDP' and  /data/age  >= 6", language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form_id", ["household_assessment", "housing_damage"])
def test_every_rule_of_our_questionnaires_names_what_people_see(
    form_id: str, language: str
) -> None:
    words = FormWords(built_in(form_id), Words(language))
    rules = {
        item.path: words.skip(item)
        for item in words.definition.items.values()
        if item.relevant is not None and words.label(item)
    }

    assert len(rules) > 60
    for path, rule in rules.items():
        assert "/data/" not in rule, path
        assert "{" not in rule, path
    unsaid = [path for path, rule in rules.items() if not rule]
    assert all("referral" in path or "warn" in path for path in unsaid), unsaid
