"""What a monitoring visit starts from: the hand-over, what is due, what the last visit said."""

from datetime import date

from rrk_field.db.store import Store
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.surveys import DamageSurvey
from rrk_field.domain.visits import MonitoringVisit, due_kind, handed_over_on

_ROW = "packages/package_row["


def hand_over(store: Store, household_id: str) -> str:
    """Return the day on which a house was handed over, by its survey at hand-over; "" if none."""
    return handed_over_on(
        survey
        for dwelling in store.find(Dwelling, household_id=household_id)
        for survey in store.find(DamageSurvey, dwelling_id=dwelling.id)
    )


def due(store: Store, household_id: str, today: date) -> str:
    """Return the kind of monitoring visit that is due at a household; "" if none is."""
    day = hand_over(store, household_id)
    if len(day) != len("2024-05-10"):
        return ""
    done = {visit.visit_kind or "" for visit in _complete(store, household_id)}
    return due_kind(date.fromisoformat(day), done, today)


def settings(store: Store, household_id: str, visit_id: str = "") -> dict[str, str]:
    """Return what the form is told about the household; `visit_id` is the visit's own."""
    last = _last(store, household_id, visit_id)
    grants = [visit.grant_state for visit in last if visit.grant_state]
    said = [str(visit.answers.get("income/has_grant") or "") for visit in last]
    return {
        "handed_over_on": hand_over(store, household_id),
        "last_grant_state": grants[0] or "" if grants else "",
        "has_grant": next(filter(None, said), ""),
    }


def packages(store: Store, household_id: str) -> list[str]:
    """Return the packages that are planned, as far as the last visit knew them."""
    for visit in _last(store, household_id, ""):
        named = [
            str(value)
            for path, value in visit.answers.items()
            if path.startswith(_ROW) and path.endswith("]/package") and value
        ]
        planned = [code for code in named if _received(visit, code) != "na"]
        if planned:
            return planned
    return []


def _received(visit: MonitoringVisit, code: str) -> str:
    for path, value in visit.answers.items():
        if path.startswith(_ROW) and path.endswith("]/package") and value == code:
            return str(visit.answers.get(f"{path.removesuffix('package')}received") or "")
    return ""


def _last(store: Store, household_id: str, visit_id: str) -> list[MonitoringVisit]:
    """Return the visits before, the last one first."""
    visits = [
        visit
        for visit in store.find(MonitoringVisit, household_id=household_id)
        if visit.id != visit_id
    ]
    return sorted(visits, key=lambda one: (one.visit_date or "", one.created_at), reverse=True)


def _complete(store: Store, household_id: str) -> list[MonitoringVisit]:
    return [one for one in _last(store, household_id, "") if one.state in ("complete", "approved")]
