"""Answers of monitoring visits: how a family lives some weeks after its packages came."""

from collections.abc import Mapping
from datetime import date, timedelta

from rrk_field.demo_data.assessments import row_key
from rrk_field.demo_data.families import OFFICER_NAMES, InventedFamily
from rrk_field.domain.values import Json

Answers = dict[str, Json]

LAST_DAY = date(2026, 6, 29)
_CHECKS = ("violence", "movement", "food", "housing", "health", "education", "work", "economic",
           "property", "documents")  # fmt: skip
_MET = ("1111111111", "11101111n1", "1110110101", "1011000101")
"""By how it goes: well, well, at risk, badly; `n`: not applicable."""
_PACKAGES = ("FOOD", "HYGIENE", "FURNITURE", "FIREWOOD")


def is_visited(family: InventedFamily) -> bool:
    """Whether somebody looked in again: at some of the families whose house is surveyed."""
    approved = any(survey.state == "approved" for survey in family.surveys)
    return approved and family.number % 3 == 1


def variant(family: InventedFamily) -> int:
    """Return how it goes, 0 best; 4 is a family that has left."""
    return family.number // 3 % 5


def visit_answers(family: InventedFamily) -> Answers:
    """Return the answers of a whole visit."""
    left = variant(family) == 4
    day = min(family.visit_date + timedelta(days=35), LAST_DAY)
    found = _named(
        "visit",
        {
            "visit_no": f"{family.household.provisional_number}/M1",
            "visit_kind": "6",
            "visit_date": day.isoformat(),
            "monitors": OFFICER_NAMES[family.officer],
            "monitor_orgs": ["1", "3"],
            "met": "3" if left else "1",
            "consent_again": "" if left else "1",
        },
    )
    found |= _living(family, left=left) | _house(family, left=left) | _packages(left=left)
    if not left:
        found |= _words(family)
    return found | {"conclusion/outcome/next_visit": (day + timedelta(days=92)).isoformat()}


def _living(family: InventedFamily, *, left: bool) -> Answers:
    if left:
        return _named("living", {"presence": "3", "absence_reasons": ["1", "5"]})
    away = variant(family) == 3
    here = [person.id for person in family.persons]
    return _named(
        "living",
        {
            "presence": "2" if away else "1",
            "signs": ["1", "2", "6"],
            "persons_present": here[:2] if away else here,
            "months_present": 2 if away else 3,
            "absence_reasons": ["2"] if away else [],
        },
    )


def _house(family: InventedFamily, *, left: bool) -> Answers:
    bad = variant(family) == 3
    state = "house/house_state"
    found = _named("house", {"house_use": "5" if left else "1"}) | _named(
        state,
        {"works_power": "1", "works_water": "2" if bad else "1", "works_sewage": "1",
         "works_road": "1"},
    )  # fmt: skip
    if bad or variant(family) == 1:
        row = f"{state}/defect[{row_key('defect', 0)}]"
        found |= {
            row: 1,
            f"{row}/defect_component": "C05" if bad else "C09",
            f"{row}/defect_severity": "3" if bad else "1",
            f"{row}/defect_text": "Shkallët pa mbrojtëse." if bad else "Prozor koji ne zatvara.",
        }
    return found


def _packages(*, left: bool) -> Answers:
    found: Answers = {}
    for place, code in enumerate(_PACKAGES):
        row = f"packages/package_row[{code}]"
        received = "1" if not left or place < 2 else "0"
        found |= {row: place + 1, f"{row}/package": code, f"{row}/received": received}
        if received == "1":
            found[f"{row}/still_used"] = "na" if place < 2 else "1"
    return found


def _words(family: InventedFamily) -> Answers:
    how = variant(family)
    met = {
        f"ds_{name}": "na" if mark == "n" else mark
        for name, mark in zip(_CHECKS, _MET[how], strict=True)
    }
    works = how < 2
    grant: dict[str, Json] = {
        "grant_state": "1" if works else "4",
        "grant_income_eur": 140 if works else "",
        "jobs_members": 2 if works else "",
        "jobs_hired": 0 if works else "",
        "assets_held": "1",
        "grant_problems": [] if works else ["4"],
    }
    return (
        _named("income", {"has_grant": "1" if how in (0, 3) else "0"})
        | (_named("income/grant", grant) if how in (0, 3) else {})
        | _named("durable", met)
        | _named(
            "satisfaction",
            {
                "sat_house": "5" if how == 0 else "3",
                "sat_packages": "4",
                "sat_process": "4",
                "relations": "4" if how < 3 else "3",
                "feels_safe": "3",
                "complaint": "0",
            },
        )
        | _named("needs_now", {"needs": ["6"] if how else [], "incident": "0"})
    )


def _named(section: str, answers: Mapping[str, Json]) -> Answers:
    return {f"{section}/{name}": value for name, value in answers.items() if value not in ("", [])}
