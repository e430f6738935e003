"""The infrastructure survey: users, money to the cent, and when a project is ready to propose."""

import pytest

from rrk_field.forms.library import built_in
from rrk_field.forms.session import Session
from tests.forms.small_forms import answer, context

SETTINGS = {"survey_no": "K7-I1", "officer_name": "Arta", "contingency_percent": "5"}
INSTANCES = {
    "setting": [{"name": name, "value": value} for name, value in SETTINGS.items()],
    "projects": [
        {"name": "j1", "label": "Road", "municipality_code": "01", "settlement_id": "s1",
         "settlement_text": "", "kind": "1", "proposer": "3"}
    ],
    "municipalities": [{"name": "01", "label": "One"}, {"name": "02", "label": "Two"}],
    "settlements": [{"name": "s1", "label": "S", "municipality_code": "01"}],
}  # fmt: skip
SHARES = ["eu", "mcr", "municipality", "community", "in_kind"]
READY = {
    "need/infra_kind": "1",
    "users/households_returnee": "9",
    "users/persons_returnee": "42",
    "users/households_receiving": "20",
    "users/persons_receiving": "83",
    "land/land_owner": "1",
    "land/land_paper": "No. 12 of 2024-03-01",
    "land/site_risks": "0",
    "money/amounts/estimate_eur": "18500.00",
    "money/amounts/contingency_percent": "5",
    **dict(
        zip(
            [f"money/shares/share_{name}_eur" for name in SHARES],
            ["15000", "3000", "1000", "25", "400"],
            strict=True,
        )
    ),
    "operation/maintainer_commitment": "1",
}


def survey(stage: str = "2") -> Session:
    session = Session(
        built_in("infrastructure_survey"), instances=INSTANCES, context=context(), is_new=True
    )
    answer(session, {"site/project": "j1", "site/stage": stage})
    return session


def ready() -> Session:
    session = survey()
    answer(session, READY)
    return session


def missing(session: Session) -> list[str]:
    return [
        one.item.name.removeprefix("missing_")
        for one in session.questions()
        if one.relevant and one.item.name.startswith("missing_")
    ]


def test_the_programmes_check_case() -> None:
    session = ready()

    found = {one.save_to: one.value for one in session.promoted()}
    assert session.node("money/total_eur").text == "19425"
    assert session.node("conclusion/share_returnees_shown").text == "33.6"
    assert session.node("money/cost_per_user_eur").text == "155.4"
    assert session.node("conclusion/serves_both").text == "1"
    assert (found["total_eur_cents"], found["cost_per_user_eur_cents"]) == (1942500, 15540)
    assert (found["share_returnees"], found["users_returnee"], found["users_receiving"]) == (
        33.6, 42, 83,
    )  # fmt: skip
    assert (session.node("conclusion/ready_auto").text, missing(session)) == ("1", [])


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"land/land_owner": "4"}, ["land"]),
        ({"land/land_owner": "3", "land/land_paper": ""}, ["land"]),
        ({"land/site_risks": "1 2"}, ["risks", "commitment", "shares"]),
        ({"land/site_risks": ""}, ["risks"]),
        ({"operation/maintainer_commitment": "0"}, ["commitment"]),
        ({"money/shares/share_eu_eur": "14999.99"}, ["shares"]),
        ({"users/persons_returnee": "0", "users/persons_receiving": "0"}, ["users"]),
    ],
)
def test_what_a_project_lacks_is_named(change: dict[str, str], named: list[str]) -> None:
    session = ready()

    answer(session, change)

    assert (session.node("conclusion/ready_auto").text, missing(session)) == ("0", named)


@pytest.mark.parametrize(
    ("estimate", "percent", "total"),
    [("18500.00", "5", 1942500), ("0.10", "5", 11), ("333.33", "7.5", 35833), ("100", "0", 10000)],
)
def test_the_total_is_rounded_to_the_cent(estimate: str, percent: str, total: int) -> None:
    session = survey()

    answer(
        session,
        {"money/amounts/estimate_eur": estimate, "money/amounts/contingency_percent": percent},
    )

    assert session.node("money/total_eur_cents").json == total


def test_shares_equal_the_total_to_the_cent() -> None:
    session = ready()
    last = session.node("money/shares/share_in_kind_eur")
    right = last.violation

    answer(session, {"money/shares/share_community_eur": "25.01"})
    wrong = last.violation
    answer(session, {"money/shares/share_community_eur": ""})

    assert (right, wrong, last.violation) == (None, "constraint", None)


def test_without_users_there_is_no_cost_a_user() -> None:
    session = ready()

    answer(session, {"users/persons_returnee": "0", "users/persons_receiving": "0"})

    assert session.node("money/cost_per_user_eur").text == ""
    assert session.node("conclusion/share_returnees_shown").text == ""
    assert session.node("conclusion/serves_both").text == "0"


def test_an_idea_needs_no_figures() -> None:
    session = survey("1")

    hidden = {
        path: session.node(path).relevant
        for path in ("works/quantities", "money/amounts/estimate_eur", "money/shares/share_eu_eur")
    }

    assert not any(hidden.values())
    assert session.node("money/total_eur").text == ""
    assert survey("2").node("works/quantities").relevant


def test_mines_stop_the_survey() -> None:
    session = ready()

    answer(session, {"land/site_risks": "1"})

    asked = [one.path for one in session.questions() if one.relevant and one.question.is_visible]
    late = [path for path in asked if path.split("/")[0] in ("money", "operation", "conclusion")]
    open_still = [path for path in late if not session.node(path).is_calculated]
    assert open_still == ["conclusion/surveyor_sign"]


@pytest.mark.parametrize(("recommended", "holds"), [("1", False), ("2", True), ("0", True)])
def test_only_a_ready_project_is_recommended_without_conditions(
    recommended: str, holds: bool
) -> None:
    session = ready()
    answer(session, {"operation/maintainer_commitment": "0"})

    answer(session, {"conclusion/recommendation": recommended})

    assert holds == (session.node("conclusion/recommendation").violation is None)
    assert holds == session.node("conclusion/conditions").relevant


def test_a_ready_project_may_be_recommended() -> None:
    session = ready()

    answer(session, {"conclusion/recommendation": "1"})

    assert session.node("conclusion/recommendation").violation is None


@pytest.mark.parametrize(
    ("name", "value", "holds"),
    [("persons_returnee", "8", False), ("persons_female", "125", True),
     ("persons_female", "126", False), ("persons_disabled", "126", False),
     ("households_receiving", "100001", False)],
)  # fmt: skip
def test_users_fit_together(name: str, value: str, holds: bool) -> None:
    session = ready()

    answer(session, {f"users/{name}": value})

    assert holds == (session.node(f"users/{name}").violation is None)


def test_the_project_presets_its_place_kind_and_proposer() -> None:
    session = survey()

    found = {one.item.name: one.value for one in session.questions()}
    assert (found["municipality"], found["settlement"]) == ("01", "s1")
    assert (found["infra_kind"], found["proposer"]) == ("1", "3")


@pytest.mark.parametrize(("kind", "asked"), [("1", True), ("2", False), ("7", True), ("8", False)])
def test_a_line_has_an_end(kind: str, asked: bool) -> None:
    session = survey()

    answer(session, {"need/infra_kind": kind})

    assert session.node("site/position_end").relevant == asked


@pytest.mark.parametrize(
    ("position", "warned"),
    [("42.6 20.3 0 4", []), ("42.6 20.3 0 9", ["warn_accuracy"]),
     ("44.8 20.4 0 3", ["warn_outside"])],
)  # fmt: skip
def test_positions_are_checked_softly(position: str, warned: list[str]) -> None:
    session = survey()

    answer(session, {"site/position": position})

    names = ("warn_accuracy", "warn_outside")
    assert [name for name in names if session.node(f"site/{name}").relevant] == warned


def test_three_photos_are_needed() -> None:
    session = ready()
    counted = session.node("conclusion/photos_taken")
    without = counted.violation
    for number in range(3):
        row = session.add_row(session.node("conclusion/photos")).added[0]
        answer(session, {f"{row.path}/photo_image": f"{number:064}"})

    assert (without, counted.text, counted.violation) == ("constraint", "3", None)
