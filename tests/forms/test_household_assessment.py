"""The household assessment: age, food scores, flags, gates and score sheet by the check cases."""

from collections.abc import Mapping, Sequence

import pytest

from rrk_field.domain.dates import age_on
from rrk_field.forms.library import built_in
from rrk_field.forms.session import Session
from tests.forms.small_forms import TODAY, answer, context

VISIT = "2024-05-10"
SURVEYS = [
    {"name": f"survey-{category}", "label": category, "category": category, "provisional": "0",
     "state": "complete"}
    for category in ("I", "II", "III", "IV", "V")
] + [{"name": "survey-draft", "label": "draft", "category": "IV", "provisional": "0",
      "state": "draft"}]  # fmt: skip
INSTANCES = {
    "setting": [{"name": "food_module", "value": "1"}, {"name": "officer_name", "value": "Arta"}],
    "municipalities": [{"name": "01", "label": "One"}],
    "settlements": [{"name": "s1", "label": "S", "municipality_code": "01"}],
    "damage_surveys": SURVEYS,
}

Person = Mapping[str, str]


def visit(category: str = "IDP") -> Session:
    session = Session(built_in("household_assessment"), instances=INSTANCES, context=context())
    answer(
        session,
        {
            "interview/visit_date": VISIT,
            "interview/outcome": "1",
            "interview/consent": "1",
            "head/displacement_category": category,
        },
    )
    return session


def with_persons(session: Session, persons: Sequence[Person]) -> Session:
    for person in persons:
        row = session.add_row(session.node("roster/member")).added[0]
        answer(session, {f"{row.path}/{name}": value for name, value in person.items()})
    return session


def person(relation: str, birth: str, sex: str = "1", **more: str) -> Person:
    return {"relation": relation, "sex": sex, "birth_date": birth, **more}


AGES = [("1971-06-14", 52), ("1999-06", 24), ("1988~", 35), ("2006-05-10", 18), ("2018-05-11", 5)]


@pytest.mark.parametrize(("birth", "age"), AGES)
def test_age_is_whole_years_at_the_visit_and_agrees_with_the_domain(birth: str, age: int) -> None:
    session = with_persons(visit(), [person("1", birth)])

    rows = session.node("roster/member").rows
    assert rows
    assert rows[0].by_name["age"].json == age == age_on(birth, TODAY)


def test_a_birth_after_the_visit_is_wrong_and_a_year_alone_is_not() -> None:
    session = with_persons(visit(), [person("1", "2024-05-11"), person("2", "1988~")])

    rows = session.node("roster/member").rows or []
    assert [row.by_name["birth_date"].violation for row in rows] == ["constraint", None]


def test_questions_of_a_person_follow_the_age() -> None:
    session = with_persons(visit(), [person("3", "2020"), person("3", "2012"), person("1", "1980")])

    asked = [
        {name for name in ("marital", "at_school", "education", "activity", "wg_seeing")
         if row.by_name[name].relevant}
        for row in session.node("roster/member").rows or ()
    ]  # fmt: skip
    assert asked == [
        set(),
        {"at_school", "education", "wg_seeing"},
        {"marital", "education", "activity", "wg_seeing"},
    ]


FOOD = ["staples", "pulses", "dairy", "meat", "vegetables", "fruit", "oil", "sugar"]


@pytest.mark.parametrize(
    ("days", "score", "group"),
    [
        ("7,2,3,1,5,2,7,7", "50", "acceptable"),
        ("7,3,2,1,4,1,4,0", "42", "borderline"),
        ("7,4,0,0,0,0,4,0", "28", "poor"),
        ("7,1,0,0,3,0,5,5", "25", "poor"),
        ("7,1,0,0,3,0,5,", "", ""),
    ],
)
def test_food_consumption_score(days: str, score: str, group: str) -> None:
    session = visit()

    answer(session, dict(zip([f"food/food_{name}" for name in FOOD], days.split(","), strict=True)))

    assert (session.node("food/fcs").text, session.node("food/fcs_group").text) == (score, group)


def test_coping_scores() -> None:
    session = visit()
    coping = ["less_preferred", "borrowed", "fewer_meals", "smaller", "adults_less"]
    living = ["sold_goods", "cut_utilities", "savings", "borrowed", "sold_productive", "cut_health",
              "school", "sold_home", "begged", "risky"]  # fmt: skip

    answer(session, dict(zip([f"food/cope_{name}" for name in coping], "31220", strict=True)))
    answer(session, dict.fromkeys([f"food/live_{name}" for name in living], "10"))
    none = session.node("food/lcs_group").text
    answer(session, {"food/live_cut_utilities": "30", "food/live_sold_productive": "20"})

    assert session.node("food/rcsi").text == "9"
    assert (none, session.node("food/lcs_group").text) == ("none", "crisis")


def test_without_the_food_module_nothing_about_food_is_asked() -> None:
    session = Session(built_in("household_assessment"), context=context())
    answer(session, {"interview/outcome": "1", "interview/consent": "1"})

    assert not session.node("food").relevant
    assert session.node("livelihood").relevant


@pytest.mark.parametrize(
    ("outcome", "consent", "asked"),
    [("1", "1", True), ("2", "2", True), ("1", "0", False), ("4", "1", False), ("7", "", False)],
)
def test_consent_and_outcome_gate_the_form(outcome: str, consent: str, asked: bool) -> None:
    session = Session(built_in("household_assessment"), context=context())

    answer(session, {"interview/outcome": outcome, "interview/consent": consent})

    assert asked == session.node("head").relevant == session.node("needs").relevant
    assert session.node("conclusion").relevant == (consent != "0")


def test_refused_consent_sets_the_outcome() -> None:
    session = visit()

    answer(session, {"interview/consent": "0"})

    assert session.node("interview/outcome").value == "3"
    assert not session.node("interview/respondent").relevant


def test_answers_come_back_when_consent_is_given_after_all() -> None:
    session = visit()
    answer(session, {"head/head_given_name": "Zef"})
    answer(session, {"interview/consent": "0"})
    away = session.effective_answers()

    answer(session, {"interview/outcome": "1", "interview/consent": "1"})

    assert "head/head_given_name" not in away
    assert session.effective_answers()["head/head_given_name"] == "Zef"


# The score sheet

WIDOW = [
    person("1", "1989-08-01", "2", marital="6", activity="4", chronic="0"),
    person("3", "2009-01-01", activity="6", chronic="0"),
    person("3", "2015-01-01", chronic="0"),
    person("3", "2021-01-01", chronic="0"),
    person("6", "1954-01-01", "2", wg_walking="3", activity="8", chronic="0"),
]
COUPLE = [
    person("1", "1990-08-01", marital="2", activity="2", person_skills="4", chronic="0"),
    person("2", "1992-08-01", "2", marital="2", activity="5", person_skills="0", chronic="0"),
    person("3", "2020-01-01", chronic="0"),
    person("3", "2016-08-01", chronic="0"),
]
ELDERLY = [
    person("1", "1953-08-01", marital="2", activity="7", wg_seeing="3", chronic="1"),
    person("2", "1952-01-01", "2", marital="2", activity="7", chronic="0"),
]
CHILDREN = [
    person("1", "2006-09-01", "2", marital="1", activity="8", wg_seeing="4", chronic="1",
           pregnant="1"),
    person("8", "2012-01-01", chronic="0"),
    person("8", "2021-01-01", chronic="0"),
]  # fmt: skip

CASES = {
    "A": (
        WIDOW,
        {
            "displacement/displacement_date": "1999-06",
            "housing/shelter_type": "4", "housing/sleeping_rooms": "2",
            "housing/eviction_risk": "0",
            "livelihood/income_sources": "6", "livelihood/land_own_ha": "1",
            "livelihood/land_usable_ha": "0.8", "livelihood/household_skills": "0",
            "livelihood/income_idea": "bees", "livelihood/income_idea_sector": "3",
            "livelihood/income_idea_own_eur": "200",
        },
        "IV", "32 34 10 10 86",
        "single_parent woman_headed disability three_children child_under_5 no_income "
        "collective_centre",
    ),
    "B": (
        COUPLE,
        {
            "displacement/displacement_date": "1999-06",
            "housing/shelter_type": "3", "housing/sleeping_rooms": "1",
            "housing/eviction_risk": "1",
            "livelihood/income_sources": "2", "livelihood/land_own_ha": "0",
        },
        "V", "40 7 6 6 59", "child_under_5 young_couple",
    ),
    "C": (
        ELDERLY,
        {
            "displacement/displacement_date": "2004-03",
            "housing/shelter_type": "1", "housing/sleeping_rooms": "2",
            "housing/eviction_risk": "1",
            "livelihood/income_sources": "6", "livelihood/land_own_ha": "2",
            "livelihood/land_usable_ha": "2", "livelihood/household_skills": "0",
        },
        "III", "24 25 6 3 58", "elderly_only disability chronic_illness no_income",
    ),
    "D": (
        CHILDREN,
        {
            "displacement/displacement_date": "2021-05",
            "housing/shelter_type": "9", "livelihood/income_sources": "0",
            "livelihood/land_own_ha": "0", "livelihood/household_skills": "0",
        },
        "", "40 40 2 0 82",
        "woman_headed disability chronic_illness child_headed three_children child_under_5 "
        "pregnant_member no_income unsafe_housing",
    ),
    "E": (WIDOW, {}, "draft", " 34 10 10 ", ""),
}  # fmt: skip
CASES["E"] = (WIDOW, CASES["A"][1], "draft", " 34 10 10 ", CASES["A"][4])
PARTS = ["score_housing", "vulnerability_points", "score_displacement", "score_livelihood",
         "score_total"]  # fmt: skip
FLAGS = ["single_parent", "woman_headed", "elderly_only", "disability", "chronic_illness",
         "child_headed", "three_children", "child_under_5", "pregnant_member", "no_income",
         "collective_centre", "unsafe_housing", "young_couple"]  # fmt: skip


@pytest.mark.parametrize("case", list(CASES))
def test_flags_and_scores_of_the_programmes_check_cases(case: str) -> None:
    persons, answers, category, scores, flags = CASES[case]
    session = with_persons(visit(), persons)

    answer(session, answers)
    if category:
        answer(
            session,
            {
                "conclusion/findings/house_seen": "1",
                "conclusion/findings/damage_survey": f"survey-{category}",
            },
        )

    raised = [name for name in FLAGS if session.node(f"vulnerability/{name}").text == "1"]
    found = [session.node(f"conclusion/findings/{name}").text for name in PARTS]
    assert raised == flags.split()
    assert found == scores.split(" ")


def test_a_confirmed_flag_counts_not_the_computed_one() -> None:
    persons, answers, *_ = CASES["B"]
    session = with_persons(visit(), persons)
    answer(session, answers)
    points = session.node("conclusion/findings/vulnerability_points")
    before = points.text

    answer(session, {"vulnerability/young_couple": "0"})

    assert (before, points.text) == ("7", "3")
    assert session.node("vulnerability/young_couple_auto").text == "1"


# The gates

PASSING = {
    "head/documents_seen": "5",
    "property/owned_there": "1",
    "property/owner": "1",
    "property/property_proof": "1",
    "property/property_use": "1",
    "property/house_elsewhere": "0",
    "property/sold_or_given": "0",
    "property/earlier_help": "0",
    "intention/solution": "1",
    "intention/free_decision": "1",
}


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        ({}, "1"),
        ({"head/documents_seen": "1"}, "2"),
        ({"head/displacement_category": "RET"}, "2"),
        ({"head/displacement_category": "REC"}, "0"),
        ({"property/property_proof": "0"}, "2"),
        ({"property/owner": "4"}, "2"),
        ({"property/owned_there": "0", "property/land_offered": "0"}, "0"),
        ({"property/owned_there": "0", "property/land_offered": "1"}, "1"),
        ({"property/house_elsewhere": "dk"}, "2"),
        ({"property/house_elsewhere": "1"}, "0"),
        ({"property/sold_or_given": "1"}, "0"),
        ({"property/earlier_help": "2"}, "2"),
        ({"property/earlier_help": "3"}, "0"),
        ({"intention/free_decision": "0"}, "0"),
        ({"intention/solution": "4"}, "0"),
        ({"intention/solution": "3"}, "2"),
        ({"property/property_use": "5"}, "2"),
        ({"property/property_use": "6"}, "0"),
        ({"property/earlier_help": "2", "property/house_elsewhere": "1"}, "0"),
        ({"property/earlier_help": ""}, "2"),
    ],
)
def test_eligibility_fails_before_it_is_reviewed_before_it_passes(
    changes: dict[str, str], result: str
) -> None:
    session = visit()
    answer(session, PASSING)

    answer(session, changes)

    assert result == session.node("conclusion/findings/eligibility_auto").text


@pytest.mark.parametrize(("outcome", "result"), [("1", "1"), ("2", "0"), ("3", "2")])
def test_a_claim_decides_about_the_dispute(outcome: str, result: str) -> None:
    session = visit()
    answer(session, PASSING)
    row = session.add_row(session.node("property/claims")).added[0]

    answer(session, {f"{row.path}/claim_result": outcome})

    assert result == session.node("conclusion/findings/eligibility_auto").text


def test_another_opinion_than_the_computed_one_needs_a_reason() -> None:
    session = visit()
    answer(session, PASSING)
    note = session.node("conclusion/findings/eligibility_note")

    asked = []
    for opinion in ("1", "2", "0"):
        answer(session, {"conclusion/findings/eligibility": opinion})
        asked.append((note.relevant, note.violation))

    assert asked == [(False, None), (True, "required"), (True, "required")]


@pytest.mark.parametrize(("answers", "referral"), [
    ({"safety/incident": "1"}, "protection"),
    ({"papers/legal_aid": "2"}, "legal_aid"),
    ({"housing/shelter_type": "1", "housing/shelter_problems": "9"}, "housing"),
])  # fmt: skip
def test_answers_that_call_for_a_referral(answers: dict[str, str], referral: str) -> None:
    session = visit()
    node = session.node(f"conclusion/findings/referral_{referral}")
    before = node.text

    answer(session, answers)

    assert (before, node.text) == ("0", "1")


def test_a_number_that_does_not_know_is_answered_without_a_value() -> None:
    session = visit()
    income = session.node("livelihood/income_eur")

    session.set_value(income, "", "dk")

    assert income.violation is None
    assert session.answers()["livelihood/income_eur~special"] == "dk"
    assert session.node("livelihood/income_eur_cents").text == ""


def test_roster_rows_are_promoted_with_their_key() -> None:
    session = visit()
    key = "01900000-0000-7000-8000-000000000001"
    session.add_row(session.node("roster/member"), key)
    answer(session, {f"roster/member[{key}]/given_name": "Ana"})

    promoted = {(one.save_to, one.row_key): one.value for one in session.promoted()}
    assert promoted["person.given_name", key] == "Ana"
    assert promoted["household_size", None] == 1
