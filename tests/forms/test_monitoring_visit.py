"""The monitoring visit: who may be asked what, the ten checks, the result by the check cases."""

from collections.abc import Mapping

import pytest

from rrk_field.forms.library import built_in
from rrk_field.forms.session import Session
from tests.forms.small_forms import answer, context

SETTINGS = {"visit_no": "K7-M1", "officer_name": "Arta", "visit_kind": "3",
            "handed_over_on": "2023-05-02", "last_grant_state": "3"}  # fmt: skip
PACKAGES = [
    {"name": "p1", "label": "Food", "planned": "1"},
    {"name": "p2", "label": "Firewood", "planned": "1"},
    {"name": "FURNITURE", "label": "Furniture", "planned": "0"},
]
INSTANCES = {
    "setting": [{"name": name, "value": value} for name, value in SETTINGS.items()],
    "persons": [{"name": "a", "label": "Agim"}, {"name": "b", "label": "Vlora"}],
    "packages": PACKAGES,
}
CHECKS = ["violence", "movement", "food", "housing", "health", "education", "work", "economic",
          "property", "documents"]  # fmt: skip
PLANNED = {
    f"packages/package_row[{key}]{rest}": value
    for place, key in enumerate(("p1", "p2"), start=1)
    for rest, value in (("", place), ("/package", key))
}


def visit(settings: Mapping[str, str] = SETTINGS) -> Session:
    rows = [{"name": name, "value": value} for name, value in settings.items()]
    return Session(
        built_in("monitoring_visit"),
        answers=dict(PLANNED),
        instances={**INSTANCES, "setting": rows},
        context=context(),
        is_new=True,
    )


def at_home(**more: str) -> Session:
    session = visit()
    answer(
        session,
        {
            "visit/met": "1",
            "visit/consent_again": "1",
            "living/presence": "1",
            "house/house_use": "1",
            **more,
        },
    )
    return session


def checked(session: Session, met: int, not_met: int, rest: str = "dk") -> None:
    answers = ["1"] * met + ["0"] * not_met
    answers += [rest] * (len(CHECKS) - len(answers))
    answer(
        session, {f"durable/ds_{name}": value for name, value in zip(CHECKS, answers, strict=True)}
    )


def defect(session: Session, severity: str) -> str:
    row = session.add_row(session.node("house/house_state/defect")).added[0].path
    answer(session, {f"{row}/defect_severity": severity})
    return row


def result(session: Session) -> str:
    return session.node("conclusion/outcome/result_auto").text


@pytest.mark.parametrize(
    ("presence", "use", "met", "not_met", "unsafe", "expected"),
    [
        ("1", "1", 9, 1, False, ("90", "1")),
        ("2", "1", 6, 4, False, ("60", "1")),
        ("1", "4", 8, 2, False, ("80", "2")),
        ("1", "1", 10, 0, True, ("100", "2")),
        ("1", "1", 4, 1, False, ("", "9")),
        ("1", "1", 5, 4, False, ("55.6", "2")),
        ("1", "6", 9, 1, False, ("90", "3")),
    ],
    ids=["all well", "boundary", "rented out", "unsafe stair", "many refused", "below", "sold"],
)
def test_the_programmes_check_cases(
    presence: str, use: str, met: int, not_met: int, unsafe: bool, expected: tuple[str, str]
) -> None:
    session = at_home(**{"living/presence": presence, "house/house_use": use})

    checked(session, met, not_met)
    if unsafe:
        defect(session, "3")

    assert (session.node("conclusion/outcome/ds_score").text, result(session)) == expected


@pytest.mark.parametrize(
    ("presence", "use", "expected"), [("3", "5", "3"), ("2", "1", "9")], ids=["gone", "neighbour"]
)
def test_a_household_that_was_not_met_is_not_judged_by_its_words(
    presence: str, use: str, expected: str
) -> None:
    session = visit()

    answer(session, {"visit/met": "3", "living/presence": presence, "house/house_use": use})

    asked = {one.name for one in session.definition.sections if session.node(one.name).relevant}
    assert result(session) == expected
    assert asked == {"visit", "living", "house", "packages", "conclusion"}


@pytest.mark.parametrize("rest", ["dk", "ref", "na"])
def test_what_is_neither_met_nor_not_met_does_not_count(rest: str) -> None:
    session = at_home()

    checked(session, 5, 2, rest)

    assert session.node("conclusion/outcome/ds_score_shown").text == "71.4"


def test_withdrawn_consent_ends_the_visit_and_is_kept() -> None:
    session = at_home()

    answer(session, {"visit/consent_again": "0"})

    asked = [one.path for one in session.questions() if one.relevant and one.question.is_visible]
    kept = {one.save_to: one.value for one in session.promoted()}
    assert {path.partition("/")[0] for path in asked} == {"visit", "conclusion"}
    assert [path for path in asked if path.startswith("conclusion")] == ["conclusion/monitor_sign"]
    assert kept["consent.withdrawn_on"] == session.node("visit/visit_date").value
    assert "result_auto" not in kept


def test_the_kind_of_visit_is_preset_by_what_is_due() -> None:
    assert visit().node("visit/visit_kind").value == "3"
    assert visit({}).node("visit/visit_kind").value == ""


@pytest.mark.parametrize(
    ("kind", "date", "holds"),
    [("3", "2023-05-01", False), ("3", "2023-05-02", True), ("6", "2023-05-01", True),
     ("5", "2024-05-11", False)],
)  # fmt: skip
def test_the_date_lies_between_hand_over_and_today(kind: str, date: str, holds: bool) -> None:
    session = visit()

    answer(session, {"visit/visit_kind": kind, "visit/visit_date": date})

    assert holds == (session.node("visit/visit_date").violation is None)


def test_a_house_that_is_not_built_skips_the_rest_of_its_section() -> None:
    session = at_home(**{"house/house_use": "8"})

    asked = [
        one.item.name
        for one in session.questions()
        if one.relevant and one.path.startswith("house/") and one.question.is_visible
    ]

    assert asked == ["house_use"]
    assert not session.node("satisfaction/sat_house").relevant
    assert session.node("satisfaction/sat_packages").relevant


def test_the_worst_defect_is_promoted() -> None:
    session = at_home()

    found = []
    for severity in ("1", "2", "3"):
        defect(session, severity)
        found.append(session.node("house/worst_severity").text)

    assert found == ["1", "2", "3"]


def test_planned_packages_are_fixed_by_their_row() -> None:
    session = at_home()
    rows = session.node("packages/package_row").rows or []

    row = session.add_row(session.node("packages/package_row")).added[0]
    answer(session, {f"{row.path}/package": "FURNITURE"})

    assert [one.by_name["package"].value for one in rows[:2]] == ["p1", "p2"]
    assert [one.by_name["package"].read_only for one in rows[:2]] == [True, True]
    assert not row.by_name["package"].read_only
    assert row.by_name["package"].violation is None


def test_a_package_stands_once() -> None:
    session = at_home()
    row = session.add_row(session.node("packages/package_row")).added[0]

    answer(session, {f"{row.path}/package": "p1"})

    assert row.by_name["package"].violation == "constraint"


@pytest.mark.parametrize(
    ("first", "second", "use", "expected"),
    [
        ("1", "1", "1", "1"),
        ("1", "2", "1", "2"),
        ("1", "na", "1", "1"),
        ("0", "0", "1", "2"),
        ("0", "0", "8", "0"),
        ("1", "1", "8", "2"),
        ("1", "", "1", ""),
    ],
)
def test_help_is_complete_partial_or_none(first: str, second: str, use: str, expected: str) -> None:
    session = at_home(**{"house/house_use": use})

    answer(
        session,
        {
            "packages/package_row[p1]/received": first,
            "packages/package_row[p2]/received": second,
        },
    )

    assert session.node("conclusion/outcome/assistance").text == expected


def test_a_household_without_a_house_in_its_plan_is_judged_by_packages_alone() -> None:
    session = visit({**SETTINGS, "house_planned": "0", "visit_kind": "6", "handed_over_on": ""})
    rows = [f"packages/package_row[{key}]/received" for key in ("p1", "p2")]

    answer(session, {"visit/met": "0", "house/house_use": "1", **dict.fromkeys(rows, "0")})
    nothing = session.node("conclusion/outcome/assistance").text
    answer(session, dict.fromkeys(rows, "1"))

    assert (nothing, session.node("conclusion/outcome/assistance").text) == ("0", "1")


def test_the_income_activity_is_asked_of_households_with_a_grant() -> None:
    session = at_home()
    answer(session, {"income/has_grant": "0"})
    without = session.node("income/grant/grant_state").relevant

    answer(session, {"income/has_grant": "1", "income/grant/grant_state": "3"})

    asked = {one.item.name for one in session.questions() if one.relevant and "/grant/" in one.path}
    assert not without
    assert asked == {"grant_state", "assets_held", "grant_problems", "grant_support"}
    assert visit({"has_grant": "1"}).node("income/has_grant").value == "1"


def test_a_complaint_about_conduct_is_referred_and_not_written_down() -> None:
    session = at_home(**{"satisfaction/complaint": "1", "satisfaction/complaint_subject": "1"})
    text = session.node("satisfaction/complaint_text")
    about_works = text.relevant

    answer(session, {"satisfaction/complaint_subject": "1 5"})

    note = session.node("conclusion/outcome/referral_conduct_note")
    assert about_works
    assert not text.relevant
    assert note.relevant
    assert note.question.restricted
    assert session.node("satisfaction/complaint_subject").question.restricted


def test_red_flags_open_referrals() -> None:
    session = at_home(**{"house/house_use": "7", "needs_now/incident": "1",
                         "income/has_grant": "1", "income/grant/grant_state": "3"})  # fmt: skip
    defect(session, "3")

    raised = [
        one.item.name
        for one in session.questions()
        if one.relevant
        and one.item.name.startswith("referral_")
        and one.item.name.endswith("_note")
    ]

    assert raised == [f"referral_{name}_note"
                      for name in ("house_unsafe", "house_use", "protection", "grant")]  # fmt: skip


def test_a_result_that_differs_needs_a_reason() -> None:
    session = at_home()
    checked(session, 9, 1)
    reason = session.node("conclusion/outcome/result_reason")

    answer(session, {"conclusion/outcome/result": "1"})
    agreed = reason.required
    answer(session, {"conclusion/outcome/result": "2"})

    assert (agreed, reason.required, reason.violation) == (False, True, "required")


def test_what_is_promoted() -> None:
    session = at_home(**{"income/has_grant": "1", "satisfaction/complaint": "0",
                         "conclusion/outcome/next_visit": "2024-11-10"})  # fmt: skip
    checked(session, 9, 1)

    promoted = {one.save_to for one in session.promoted() if "." not in one.save_to}

    assert promoted == {
        "visit_date", "visit_kind", "met", "presence", "months_present", "house_use",
        "worst_severity", "assistance", "grant_state", "ds_score", "result_auto", "result",
        "scheme", "complaint", "next_visit",
    }  # fmt: skip
