"""A draft that came from a file is checked by an officer, who then takes it over."""

from pathlib import Path

import pytest

from rrk_field.db.interviews import IMPORTED, open_interview
from rrk_field.db.store import Store
from rrk_field.domain.households import Household, Person
from rrk_field.domain.surveys import HouseholdAssessment
from rrk_field.transfer import incoming
from tests.transfer.walks import family

INSTANCE = """<data id="household_assessment" version="{version}">
<interview><outcome>1</outcome><consent>1</consent>
<visit_date>2026-02-11</visit_date></interview>
<head><phone_1>+383 44 123 456</phone_1></head>
<roster>
<member><given_name>Blerim</given_name><family_name>Krasniqi</family_name>
<birth_date>1970</birth_date><activity>1</activity></member>
<member><given_name>Nora</given_name><family_name>Krasniqi</family_name>
<birth_date>2020-01-02</birth_date></member>
</roster>
<meta><instanceID>uuid:0c2c1a9e-4444-4c7c-9b1a-000000000001</instanceID></meta>
</data>"""


@pytest.fixture
def household(store: Store) -> Household:
    return family(store)


@pytest.fixture
def draft(store: Store, household: Household, tmp_path: Path) -> HouseholdAssessment:
    path = tmp_path / "one.xml"
    path.write_text(INSTANCE.format(version="1"))
    incoming.take(store, incoming.plan(store, path, root=household))
    (draft,) = store.find(HouseholdAssessment)
    return draft


def persons(store: Store) -> dict[str, Person]:
    return {person.given_name: person for person in store.find(Person)}


def test_a_draft_changes_nothing_else(
    store: Store, household: Household, draft: HouseholdAssessment
) -> None:
    assert draft.state == "draft"
    assert draft.visit_date == "2026-02-11"
    assert draft.answers[IMPORTED] == "one.xml"
    assert store.get(Household, household.id) == household
    assert "Nora" not in persons(store)


def test_the_first_answer_of_an_officer_takes_it_over(
    store: Store, household: Household, draft: HouseholdAssessment
) -> None:
    interview = open_interview(store, draft.id)
    interview.answer("interview/assessors", "Arta")

    fresh = store.get(Household, household.id)
    assert fresh is not None
    assert fresh.phone_1 == "+383 44 123 456"
    assert fresh.head_family_name == "Krasniqi", "an answer that is missing empties nothing"
    assert persons(store)["Nora"].birth_date == "2020-01-02"
    assert IMPORTED not in interview.record.answers
    kept = store.get(HouseholdAssessment, draft.id)
    assert kept is not None
    assert IMPORTED not in kept.answers


def test_a_person_who_is_known_is_not_entered_twice(
    store: Store, household: Household, draft: HouseholdAssessment
) -> None:
    known = next(person for person in store.find(Person) if person.given_name == "Blerim")

    open_interview(store, draft.id).answer("interview/assessors", "Arta")

    assert f"roster/member[{known.id}]" in draft.answers
    assert len(store.find(Person)) == 6
    assert persons(store)["Blerim"].activity == "1"


def test_it_is_taken_over_once(
    store: Store, household: Household, draft: HouseholdAssessment
) -> None:
    open_interview(store, draft.id).answer("interview/assessors", "Arta")
    changed = store.get(Household, household.id)
    assert changed is not None
    changed.phone_1 = "+383 44 999 999"
    store.save(changed)

    open_interview(store, draft.id).answer("interview/assessors", "Besa")

    fresh = store.get(Household, household.id)
    assert fresh is not None
    assert fresh.phone_1 == "+383 44 999 999"
