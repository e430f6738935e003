"""Visits and surveys of projects on paper, blank and filled in."""

import pytest

from rrk_field.db import interviews
from rrk_field.db.interviews import open_interview
from rrk_field.db.store import Store
from rrk_field.forms.library import built_in
from rrk_field.i18n import LANGUAGES
from rrk_field.reports import from_store
from rrk_field.reports.form_words import FormWords, restricted_paths
from rrk_field.reports.words import Words
from tests.factories import make_household, make_project
from tests.reports.paper import text_of

FORMS = ("monitoring_visit", "infrastructure_survey", "go_and_see_visit")


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("language", ["en", "sr-Cyrl"])
def test_a_blank_form_has_every_question_that_is_not_restricted(
    store: Store, form_id: str, language: str
) -> None:
    definition = built_in(form_id)
    words, hidden = FormWords(definition, Words(language)), restricted_paths(definition)

    text = text_of(from_store.blank_questionnaire(store, form_id, language))

    asked = [one for one in definition.questions() if one.control and one.code]
    assert len(asked) > 30
    for question in asked:
        label = " ".join(words.label(question).split())
        assert (label in text) == (question.path not in hidden) or label.count(" ") > 3, label


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_sheet_says_that_a_wish_is_no_selection(store: Store, language: str) -> None:
    definition = built_in("go_and_see_visit")
    note = FormWords(definition, Words(language)).label(
        definition.item("/data/decisions/wish_note")
    )

    text = text_of(from_store.blank_questionnaire(store, "go_and_see_visit", language))

    assert " ".join(note.split()[:4]) in text


@pytest.mark.parametrize(
    ("form_id", "whose"),
    [
        ("monitoring_visit", "Head of household"),
        ("infrastructure_survey", "Project number"),
        ("go_and_see_visit", "Place visited"),
    ],
)
def test_a_blank_form_asks_whose_it_is(store: Store, form_id: str, whose: str) -> None:
    assert whose in text_of(from_store.blank_questionnaire(store, form_id, "en"))


def test_a_filled_monitoring_visit_names_its_household(store: Store) -> None:
    household, _ = make_household(store=store)
    record = interviews.start_monitoring(store, household.id)
    interview = open_interview(store, record.id)
    interview.answer("visit/met", "1")
    interview.answer("visit/consent_again", "1")
    interview.answer("satisfaction/complaint", "1")
    interview.answer("satisfaction/complaint_subject", "5")

    text = text_of(from_store.filled_questionnaire(store, record.id, "en"))

    assert "Agim" in text
    assert "L-M1" in text
    assert "Conduct of staff" not in text


def test_a_filled_survey_names_its_project_and_its_money(store: Store) -> None:
    project = make_project(store=store)
    record = interviews.start_infrastructure_survey(store, project.id)
    interview = open_interview(store, record.id)
    interview.answer("site/stage", "2")
    interview.answer("money/amounts/estimate_eur", "18500")
    interview.answer("money/amounts/contingency_percent", "5")

    text = text_of(from_store.filled_questionnaire(store, record.id, "en"))

    assert "Rruga e fshatit" in text
    assert "19,425" in text or "19425" in text


def test_a_filled_visit_names_its_place(store: Store) -> None:
    record = interviews.start_go_and_see(store, "17", from_place="Kraljevo")

    text = text_of(from_store.filled_questionnaire(store, record.id, "sr-Cyrl"))

    assert "Kraljevo" in text
    assert "Пећ" in text
