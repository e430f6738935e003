"""Every expression of our questionnaires is run and says both yes and no, or comes to something."""

from collections.abc import Callable, Iterator

import pytest

from rrk_field.forms.library import built_in, shipped
from rrk_field.forms.session import Session
from tests.forms import test_go_and_see_visit as go_and_see
from tests.forms import test_household_assessment as assessment
from tests.forms import test_housing_damage as damage
from tests.forms import test_infrastructure_survey as infrastructure
from tests.forms import test_monitoring_visit as monitoring
from tests.forms.exercise import Said, exercised, expressions
from tests.forms.small_forms import answer, context


def assessments() -> Iterator[Session]:
    persons, answers, category, *_ = assessment.CASES["A"]
    food = dict.fromkeys([f"food/food_{name}" for name in assessment.FOOD], "1")
    coping = ["less_preferred", "borrowed", "fewer_meals", "smaller", "adults_less"]
    living = ["sold_goods", "cut_utilities", "savings", "borrowed", "sold_productive",
              "cut_health", "school", "sold_home", "begged", "risky"]  # fmt: skip
    spent = ["food", "rent", "utilities", "health", "school", "other"]
    more = {
        **food,
        **dict.fromkeys([f"food/cope_{name}" for name in coping], "2"),
        **dict.fromkeys([f"food/live_{name}" for name in living], "10"),
        **dict.fromkeys([f"livelihood/spend_{name}_eur" for name in spent], "20"),
        "head/head_id_type": "2",
        "head/stated_size": "5",
        "housing/tenure": "2",
        "housing/rent_eur": "60",
    }
    session = assessment.with_persons(assessment.visit(), persons)
    answer(session, {**assessment.PASSING, **answers, **more})
    twin = {"given_name": "Ana", "family_name": "Ilić", "comes_back": "1"}
    for row in session.node("roster/member").rows or ():
        answer(session, {f"{row.path}/{name}": value for name, value in twin.items()})
    for repeat in ("displacement/visits", "property/parcels", "property/claims",
                   "needs/help_received"):  # fmt: skip
        session.add_row(session.node(repeat))
    yield session
    answer(session, {"conclusion/findings/house_seen": "1",
                     "conclusion/findings/damage_survey": f"survey-{category}"})  # fmt: skip
    yield session
    for row in (session.node("roster/member").rows or ())[1:3]:
        answer(session, {f"{row.path}/birth_date": "1990-01-01", f"{row.path}/relation": "2"})
    yield session
    children = assessment.with_persons(assessment.visit(), assessment.CHILDREN)
    answer(children, {**assessment.PASSING, **assessment.CASES["D"][1]})
    yield children


def surveys() -> Iterator[Session]:
    yield damage.survey()
    dear = damage.graded({"C09": "5"})
    line = dear.add_row(dear.node("boq/line")).added[0].path
    answer(
        dear,
        {
            "site/dwelling": "d1",
            f"{line}/boq_item": "F010",
            f"{line}/boq_quantity": "100000",
            "flags/flag_collapse": "1",
            "flags/flag_slope_flood": "1",
            "result/work_kind": "4",
        },
    )
    yield dear
    office = {
        **damage.INSTANCES,
        "setting": [{"name": "office_check", "value": "Checked"}],
    }
    officer = Session(built_in("housing_damage"), instances=office, context=context())
    answer(officer, {"site/owner_agrees": "1", "site/mines": "1", "building/building_type": "1"})
    yield officer


def projects() -> Iterator[Session]:
    yield infrastructure.survey()
    session = infrastructure.ready()
    for _ in range(3):
        row = session.add_row(session.node("conclusion/photos")).added[0].path
        answer(session, {f"{row}/photo_image": "a" * 64})
    yield session


def visits() -> Iterator[Session]:
    session = go_and_see.visit()
    go_and_see.row(session, go_and_see.PEOPLE, participant_consent="1", house_visited="1")
    yield session
    yield go_and_see.visit()


def monitored() -> Iterator[Session]:
    yield monitoring.visit()
    session = monitoring.at_home()
    monitoring.checked(session, 9, 1)
    yield session


BEGUN: dict[str, Callable[[], Iterator[Session]]] = {
    "household_assessment": assessments,
    "housing_damage": surveys,
    "infrastructure_survey": projects,
    "go_and_see_visit": visits,
    "monitoring_visit": monitored,
}


def run(form_id: str) -> set[Said]:
    found: set[Said] = set()
    for session in BEGUN[form_id]():
        found |= exercised(session, steps=0)
    for seed in (1, 2):
        found |= exercised(next(BEGUN[form_id]()), seed, steps=100)
    return found


@pytest.mark.parametrize("form_id", list(BEGUN))
def test_every_expression_is_exercised(form_id: str) -> None:
    assert expressions(built_in(form_id)) - run(form_id) == set()


def test_all_shipped_questionnaires_are_exercised() -> None:
    assert sorted(BEGUN) == shipped()


def test_an_expression_that_never_holds_would_be_seen() -> None:
    form = built_in("go_and_see_visit")

    found = exercised(go_and_see.visit("GIV"), steps=0)

    missing = expressions(form) - found
    assert ("/data/findings/warn_houses_seen", "relevant", True) in missing
