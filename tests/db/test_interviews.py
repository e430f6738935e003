"""An open questionnaire: each answer is on the disk, and what it says reaches the other records."""

from typing import Any, NoReturn

import pytest

from rrk_field.db import interviews
from rrk_field.db.interviews import Interview, NotCompleteError, ReadOnlyRecordError
from rrk_field.db.store import DiskFullError, Store
from rrk_field.db.unsent import outbox_rows
from rrk_field.domain.records import (
    Consent,
    DamageSurvey,
    Dwelling,
    Household,
    HouseholdAssessment,
    Person,
    Settlement,
)
from tests.factories import make_dwelling, make_household

MEMBER = "roster/member"


@pytest.fixture
def household(store: Store) -> Household:
    return make_household(store=store, members=3)[0]


@pytest.fixture
def interview(store: Store, household: Household) -> Interview:
    record = interviews.start_assessment(store, household.id)
    return interviews.open_interview(store, record.id)


@pytest.fixture
def survey(store: Store, household: Household) -> Interview:
    dwelling = make_dwelling(household, store=store)
    record = interviews.start_survey(store, dwelling.id)
    return interviews.open_interview(store, record.id)


def stored(store: Store, interview: Interview) -> Any:
    found = store.get(type(interview.record), interview.record.id)
    assert found is not None
    return found


def dwelling_of(survey: Interview) -> str:
    assert isinstance(survey.record, DamageSurvey)
    return survey.record.dwelling_id


def agree(interview: Interview) -> None:
    interview.answer("interview/visit_date", "2026-05-04")
    interview.answer("interview/consent", "1")


def test_a_new_assessment_has_the_persons_of_the_household_as_rows(
    store: Store, household: Household
) -> None:
    record = interviews.start_assessment(store, household.id)

    persons = store.find(Person, household_id=household.id)
    assert [record.answers[f"{MEMBER}[{one.id}]"] for one in persons] == [1, 2, 3]
    assert record.answers[f"{MEMBER}[{persons[0].id}]/given_name"] == persons[0].given_name
    assert record.answers["head/head_family_name"] == household.head_family_name
    assert record.state == "draft"


def test_the_size_of_the_household_is_known_once_there_is_consent(
    store: Store, interview: Interview
) -> None:
    assert stored(store, interview).household_size is None

    agree(interview)

    assert stored(store, interview).household_size == 3


def test_numbers_of_questionnaires_are_never_used_again(store: Store, household: Household) -> None:
    first = interviews.start_assessment(store, household.id)
    store.remove(first)
    second = interviews.start_assessment(store, household.id)

    numbers = [one.answers["interview/assessment_no"] for one in (first, second)]
    assert numbers == ["L-A1", "L-A2"]


def test_a_new_survey_takes_the_place_from_the_dwelling(survey: Interview, store: Store) -> None:
    dwelling = store.get(Dwelling, dwelling_of(survey))

    assert dwelling is not None
    assert survey.session.node("site/dwelling").value == dwelling.id
    assert survey.session.node("site/municipality").value == dwelling.municipality_code
    assert survey.session.node("site/address").value == dwelling.address
    assert survey.session.node("site/survey_no").value == "L-D1"


def test_a_survey_keeps_its_number_when_it_is_opened_again(store: Store, survey: Interview) -> None:
    survey.answer("site/weather", "rain")

    again = interviews.open_interview(store, survey.record.id)

    assert again.session.node("site/survey_no").value == "L-D1"


def test_an_answer_is_in_the_file_with_the_columns_it_decides(
    store: Store, interview: Interview
) -> None:
    interview.answer("interview/purpose", "2")

    kept = stored(store, interview)
    assert kept.answers["interview/purpose"] == "2"
    assert isinstance(kept, HouseholdAssessment)
    assert kept.purpose == "2"
    assert kept.state == "in_progress"
    assert interview.last_question == "interview/purpose"


def test_each_answer_is_one_transaction(store: Store, interview: Interview) -> None:
    commits: list[frozenset[tuple[str, str]]] = []
    stop = store.on_change(commits.append)

    agree(interview)
    interview.answer("head/head_given_name", "Shpend")
    stop()

    assert len(commits) == 3
    assert ("household", interview.household.id) in commits[-1]
    assert ("household_assessment", interview.record.id) in commits[-1]


def test_an_answer_about_the_head_changes_the_household(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)
    interview.answer("head/phone_1", "+383 44 000 111")
    interview.answer("head/community", "BO")

    kept = store.get(Household, household.id)
    assert kept is not None
    assert (kept.phone_1, kept.community) == ("+383 44 000 111", "BO")


def test_an_answer_taken_back_empties_the_column(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)
    interview.answer("head/community", "BO")
    interview.answer("head/community", "")

    kept = store.get(Household, household.id)
    assert kept is not None
    assert kept.community is None


def test_an_unanswered_form_takes_nothing_from_the_household(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)

    kept = store.get(Household, household.id)
    assert kept is not None
    assert kept.head_family_name == household.head_family_name
    assert kept.displacement_category == household.displacement_category


def test_an_answer_in_a_row_changes_the_person(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)
    person = store.find(Person, household_id=household.id)[1]

    interview.answer(f"{MEMBER}[{person.id}]/birth_date", "1988~")
    interview.answer(f"{MEMBER}[{person.id}]/id_value", "1234567892")

    kept = store.get(Person, person.id)
    assert kept is not None
    assert (kept.birth_date, kept.id_type, kept.id_value) == ("1988~", "1", "1234567892")


def test_a_new_row_makes_a_person_with_the_key_of_the_row(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)

    row = next(row for row in interview.add_row(MEMBER).added if row.row_key)
    interview.answer(f"{row.path}/given_name", "Lule")

    persons = {one.id: one for one in store.find(Person, household_id=household.id)}
    assert row.row_key in persons
    assert persons[row.row_key].given_name == "Lule"
    assert stored(store, interview).household_size == 4


def test_a_removed_row_removes_the_person_and_keeps_the_reason(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)
    person = store.find(Person, household_id=household.id)[2]

    interview.remove_row(f"{MEMBER}[{person.id}]", reason="2")

    kept = store.get(Person, person.id)
    assert kept is not None
    assert kept.removed_at is not None
    assert kept.left_reason == "2"
    assert not any(person.id in path for path in stored(store, interview).answers)


def test_a_row_that_comes_back_brings_the_person_back(
    store: Store, interview: Interview, household: Household
) -> None:
    agree(interview)
    person = store.find(Person, household_id=household.id)[2]
    row = f"{MEMBER}[{person.id}]"
    inside = {
        path.removeprefix(f"{row}/"): value
        for path, value in interview.session.answers().items()
        if path.startswith(f"{row}/")
    }
    interview.remove_row(row, reason="4")

    interview.add_row(MEMBER, person.id, inside)

    kept = store.get(Person, person.id)
    assert kept is not None
    assert (kept.removed_at, kept.left_reason) == (None, None)
    assert kept.given_name == person.given_name
    assert len(store.find(Person, household_id=household.id)) == 3


def test_consent_becomes_a_record_of_its_own(
    store: Store, interview: Interview, household: Household
) -> None:
    assert store.find(Consent, household_id=household.id) == []

    agree(interview)
    interview.answer("interview/share_with", "1 2")
    interview.answer("interview/consent_language", "sq")

    [consent] = store.find(Consent, household_id=household.id)
    assert (consent.given, consent.share_with) == ("1", ["1", "2"])
    assert consent.text_version == "RRK-CONSENT-1 sq"


def test_a_survey_writes_position_and_type_into_the_dwelling(
    store: Store, survey: Interview
) -> None:
    survey.answer("site/position", "42.5 20.6 0 5")
    survey.answer("site/mines", "2")
    survey.answer("site/owner_agrees", "1")
    survey.answer("building/building_type", "1")

    kept = stored(store, survey)
    assert isinstance(kept, DamageSurvey)
    dwelling = store.get(Dwelling, kept.dwelling_id)
    assert dwelling is not None
    assert (dwelling.latitude, dwelling.longitude, dwelling.building_type) == (42.5, 20.6, "1")
    assert (kept.latitude, kept.longitude) == (42.5, 20.6)


def test_special_answers_are_kept_beside_the_value(store: Store, interview: Interview) -> None:
    agree(interview)

    interview.answer("livelihood/income_eur", "", "dk")

    answers = stored(store, interview).answers
    assert answers["livelihood/income_eur~special"] == "dk"
    assert "livelihood/income_eur" not in answers


def test_answers_behind_skip_logic_are_parked_and_come_back(
    store: Store, interview: Interview
) -> None:
    agree(interview)
    interview.answer("housing/shelter_type", "2")
    interview.answer("housing/tenure", "2")
    interview.answer("housing/rent_eur", "120")
    assert interview.parked() == []

    interview.answer("housing/tenure", "1")

    assert [node.path for node in interview.parked()] == ["housing/rent_eur"]
    assert stored(store, interview).answers["housing/rent_eur"] == 120
    assert stored(store, interview).rent_eur_cents is None
    interview.answer("housing/tenure", "2")
    assert stored(store, interview).rent_eur_cents == 12000


def test_what_synchronising_brought_meanwhile_is_not_written_over(
    store: Store, interview: Interview
) -> None:
    other = stored(store, interview)
    other.answers = {**other.answers, "safety/moves_freely": "1"}
    store.save(other)

    interview.answer("interview/purpose", "1")

    answers = stored(store, interview).answers
    assert answers["safety/moves_freely"] == "1"
    assert answers["interview/purpose"] == "1"
    interview.refresh()
    assert interview.session.node("safety/moves_freely").value == "1"


def test_an_answer_that_could_not_be_saved_is_taken_back_in_the_form(
    store: Store, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> NoReturn:
        raise DiskFullError

    interview.answer("interview/purpose", "1")
    with monkeypatch.context() as patch:
        patch.setattr(store, "together", full)
        with pytest.raises(DiskFullError):
            interview.answer("interview/purpose", "2")

    assert interview.session.node("interview/purpose").value == "1"
    assert stored(store, interview).answers["interview/purpose"] == "1"
    interview.answer("interview/purpose", "3")
    assert stored(store, interview).answers["interview/purpose"] == "3"


def test_marking_complete_with_something_missing_is_refused(interview: Interview) -> None:
    with pytest.raises(NotCompleteError) as refused:
        interview.complete()

    assert refused.value.values["count"] == len(interview.session.problems())
    assert interview.record.state == "draft"


def test_with_a_reason_it_stays_in_progress_and_the_reason_is_kept(
    store: Store, interview: Interview
) -> None:
    agree(interview)

    interview.complete(despite="The family had to leave.")

    assert stored(store, interview).state == "in_progress"
    assert [note.text for note in interview.remarks()[""]] == ["The family had to leave."]


def test_a_visit_where_nobody_was_at_home_can_be_completed_and_reopened(
    store: Store, interview: Interview
) -> None:
    answers = {
        "purpose": "1",
        "visit_date": "2026-05-04",
        "assessors": "Arta",
        "assessor_orgs": "1",
        "place": "2",
        "outcome": "4",
    }
    for name, value in answers.items():
        interview.answer(f"interview/{name}", value)
    interview.answer("conclusion/assessor_sign", "a" * 64)

    interview.complete()

    assert stored(store, interview).state == "complete"
    interview.reopen()
    assert stored(store, interview).state == "in_progress"


def test_an_approved_record_can_only_be_read(store: Store, interview: Interview) -> None:
    interview.record.state = "approved"
    store.save(interview.record)

    assert interview.read_only
    with pytest.raises(ReadOnlyRecordError):
        interview.answer("interview/purpose", "2")
    assert interview.session.node("interview/purpose").value == ""


def test_a_record_set_aside_can_only_be_read(store: Store, interview: Interview) -> None:
    assert not interview.read_only

    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sync_aside(id, type, reason) VALUES (?, ?, 'left')",
            (interview.record.id, "household_assessment"),
        )

    assert interview.read_only


def test_remarks_stand_beside_each_other(interview: Interview) -> None:
    interview.remark("housing/rent_eur", "Paid by the brother.")
    interview.remark("housing/rent_eur", " Since May. ")

    texts = [note.text for note in interview.remarks()["housing/rent_eur"]]
    assert texts == ["Paid by the brother.", "Since May."]


def test_the_place_where_the_officer_stopped_is_kept_and_is_no_change_to_send(
    store: Store, interview: Interview
) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")

    interview.at("interview/place")

    assert interviews.open_interview(store, interview.record.id).last_question == "interview/place"
    assert outbox_rows(store) == []
    interview.answer("interview/place", "Vitomiricë")
    assert [row.id for row in outbox_rows(store)] == [interview.record.id]


def test_figures_are_the_results_that_are_known(survey: Interview) -> None:
    survey.answer("site/mines", "2")
    survey.answer("site/owner_agrees", "1")
    survey.answer("building/building_type", "5")

    figures = {figure.name: figure.value for figure in survey.figures()}

    assert figures["category"] == "V"
    assert "damage_index" not in figures


def test_a_form_is_given_what_it_looks_up(store: Store, survey: Interview) -> None:
    store.save(Settlement(municipality_code="17", name_sq="Vitomiricë", name_sr="Витомирица"))
    tables = interviews.instances(store, survey.definition, survey.household.id, None, "sr-Cyrl")

    assert set(tables) == set(survey.definition.external)
    assert [row["label"] for row in tables["settlements"]] == ["Vitomiricë/Витомирица"]
    assert len(tables["municipalities"]) == 38
    assert {"name": "vat", "value": "exempt"} in tables["setting"]
    assert tables["dwellings"][0]["returning_size"] == "3"


def test_an_unknown_record_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        interviews.open_interview(store, "nobody")


@pytest.mark.parametrize(
    ("language", "town"),
    [("en", "Pejë/Peć"), ("sq", "Pejë/Peć"), ("sr-Cyrl", "Pejë/Пећ"), ("sr-Latn", "Pejë/Peć")],
)
def test_places_are_offered_in_the_language_of_the_interview(
    interview: Interview, language: str, town: str
) -> None:
    node = interview.session.node("displacement/origin_municipality")

    choices = interview.session.choices(node, language)

    assert {choice.code: choice.label for choice in choices}["17"] == town


@pytest.mark.parametrize(
    ("language", "item"),
    [
        ("en", "A020 Demolish masonry"),
        ("sq", "A020 Rrënim i muraturës"),
        ("sr-Cyrl", "A020 Рушење зидова"),
        ("sr-Latn", "A020 Rušenje zidova"),
    ],
)
def test_prices_are_offered_in_the_language_of_the_interview(
    survey: Interview, language: str, item: str
) -> None:
    survey.answer("site/survey_kind", "2")
    row = survey.add_row("boq/line").added[0]
    node = next(one for one in row.children if one.item.name == "boq_item")

    choices = survey.session.choices(node, language)

    assert {choice.code: choice.label for choice in choices}["A020"] == item
