"""Results of a questionnaire follow the merged answers, whoever sent them."""

import pytest

from rrk_central import ledger
from rrk_central.accounts import everything
from rrk_field.demo_data import answered_again, invented, settlements
from rrk_field.demo_data.families import InventedFamily
from rrk_field.domain.surveys import HouseholdAssessment
from rrk_field.forms import results
from tests.central.client import Client, assessment, household, patch
from tests.office import TestOffice


@pytest.fixture
def family(central: TestOffice) -> InventedFamily:
    """A family whose assessment is not approved yet, known to the office."""
    found = next(
        family
        for family in invented(40)
        if family.household.municipality_code == "17"
        and any(one.state in {"complete", "in_progress"} for one in family.assessments)
    )
    ops = [ledger.creation(record) for record in [*settlements(), *found.records()]]
    reply = ledger.apply(central.database, ops, ledger.OFFICE_CALLER, rights=everything())
    assert {result.status for result in reply.results} == {"applied"}
    return found


def test_answers_of_two_officers_that_feed_one_score_are_merged_and_counted_again(
    arta: Client, besim: Client, family: InventedFamily
) -> None:
    survey = family.assessments[0]
    paths = [
        path
        for path, value in survey.answers.items()
        if path.startswith("livelihood/") and isinstance(value, int) and not isinstance(value, bool)
    ][:2]
    assert len(paths) == 2, sorted(survey.answers)
    one, two = ({f"answers/{path}": [survey.answers[path], 400]} for path in paths)

    arta.push(patch("household_assessment", survey.id, 1, **one))
    (result,) = besim.push(patch("household_assessment", survey.id, 1, **two))

    assert result.status == "merged"
    assert result.data is not None
    merged = HouseholdAssessment(
        household_id=survey.household_id,
        form_id=survey.form_id,
        answers={**survey.answers, **dict.fromkeys(paths, 400)},
    )
    session = answered_again(family, merged)
    expected = results.own_columns(merged, session.promoted())
    del expected["violence_survivor"]
    assert "violence_survivor" not in result.data, "not entered by this officer"
    assert {name: result.data[name] for name in expected} == expected
    assert result.data["income_eur_cents"] != survey.income_eur_cents


def test_an_unknown_version_of_a_form_keeps_the_results_it_has(arta: Client, besim: Client) -> None:
    parent = household()
    survey = {**assessment(parent["id"], a="1", b="1"), "derived": {"score_total": 7}}
    arta.push(parent, survey)
    arta.push(patch(survey["type"], survey["id"], 1, **{"answers/a": ["1", "2"]}))

    (result,) = besim.push(patch(survey["type"], survey["id"], 1, **{"answers/b": ["1", "2"]}))

    assert result.status == "merged"
    assert result.data is not None
    assert result.data["score_total"] == 7
