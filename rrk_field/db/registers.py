"""The registers beside the households: infrastructure projects, and go-and-see visits.

They are short, so that a list is read as a whole.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection
from sqlmodel import col, select

from rrk_field.db import search
from rrk_field.db.live import live, live_sql
from rrk_field.db.store import Store
from rrk_field.domain.places import Settlement, both_names, place_name
from rrk_field.domain.projects import InfrastructureProject, InfrastructureSurvey
from rrk_field.domain.record import record_classes
from rrk_field.domain.roots import kinds_under
from rrk_field.domain.scripts import fold
from rrk_field.domain.sorting import sort_key
from rrk_field.domain.visits import GoAndSeeVisit

CHIPS: Final = (
    "all",
    "draft",
    "in_progress",
    "returned",
    "complete",
    "approved",
    "conflict",
    "not_sent",
)
_WAITING: Final = (
    "SELECT id FROM outbox_mark UNION"
    " SELECT id FROM outbox_op WHERE state IN ('frozen', 'held', 'asked')"
)


@dataclass(frozen=True)
class Wanted:
    """What a register shows; `sort` is the name of a column of its rows."""

    text: str = ""
    municipality: str = ""
    chip: str = "all"
    sort: str = "changed_at"
    descending: bool = True
    language: str = "en"


@dataclass(frozen=True)
class Entry:
    """One row: of a project the state is that of its newest survey, "" while it has none.

    `sync` is as in the list of households.
    """

    id: str
    number: str
    name: str
    kind: str
    settlement: str
    municipality_code: str
    state: str
    held_on: str
    sections_done: int
    sections_total: int
    changed_at: str
    sync: str
    figures: Mapping[str, Any]

    @property
    def chip(self) -> str:
        """What the list shows as its state."""
        return "conflict" if self.sync == "conflict" else self.state


@dataclass(frozen=True)
class Found:
    """The rows that a filter leaves, in order, and how many each chip would leave."""

    asked: Wanted
    rows: list[Entry]
    counts: Mapping[str, int]


def projects(store: Store, wanted: Wanted) -> Found:
    """Return the infrastructure projects that a filter leaves."""
    surveys: dict[str, list[InfrastructureSurvey]] = {}
    for survey in store.find(InfrastructureSurvey):
        surveys.setdefault(survey.project_id, []).append(survey)
    places, signs = _places(store, wanted.language), _signs(store, "infrastructure_project")

    def entry(project: InfrastructureProject) -> Entry:
        own = surveys.get(project.id, [])
        last = own[-1] if own else None
        return Entry(
            id=project.id,
            number=project.number,
            name=project.name,
            kind=project.kind or "",
            settlement=places.get(project.settlement_id or "") or project.settlement_text,
            municipality_code=project.municipality_code,
            state=last.state if last else "",
            held_on=(last.held_on or "") if last else "",
            sections_done=last.sections_done if last else 0,
            sections_total=last.sections_total if last else 0,
            changed_at=max(str(one.changed_at) for one in (project, *own)),
            sync=signs.get(project.id, "sent"),
            figures={
                "state": project.state,
                "users": _users(last),
                "total_eur_cents": last.total_eur_cents if last else None,
                "ready": last.ready_auto if last else None,
            },
        )

    return _found([entry(one) for one in store.find(InfrastructureProject)], wanted)


def visits(store: Store, wanted: Wanted) -> Found:
    """Return the go-and-see visits that a filter leaves."""
    places, signs = _places(store, wanted.language), _signs(store, "go_and_see_visit")
    rows = [
        Entry(
            id=visit.id,
            number=visit.number,
            name="",
            kind=visit.visit_kind or "",
            settlement=places.get(visit.settlement_id or "") or visit.settlement_text,
            municipality_code=visit.municipality_code,
            state=visit.state,
            held_on=visit.held_on or "",
            sections_done=visit.sections_done,
            sections_total=visit.sections_total,
            changed_at=str(visit.changed_at),
            sync=signs.get(visit.id, "sent"),
            figures={
                "participants": visit.participants,
                "returning": visit.households_returning,
            },
        )
        for visit in store.find(GoAndSeeVisit)
    ]
    return _found(rows, wanted)


def _users(survey: InfrastructureSurvey | None) -> int | None:
    if survey is None or survey.users_returnee is None or survey.users_receiving is None:
        return None
    return survey.users_returnee + survey.users_receiving


def _found(rows: Iterable[Entry], wanted: Wanted) -> Found:
    """Filter and sort; all words must match, in any script or spelling that `fold` joins."""
    words = fold(wanted.text).split()
    left = [
        row
        for row in rows
        if wanted.municipality in ("", row.municipality_code) and _matches(row, words)
    ]
    counts: Counter[str] = Counter({"all": len(left)})
    counts.update(row.state for row in left if row.state)
    counts["conflict"] = sum(row.sync == "conflict" for row in left)
    counts["not_sent"] = sum(row.sync == "not_sent" for row in left)
    shown = [row for row in left if _under_chip(row, wanted.chip)]
    ordered = sorted(shown, key=lambda row: _key(row, wanted), reverse=wanted.descending)
    return Found(wanted, ordered, {chip: counts[chip] for chip in CHIPS})


def _under_chip(row: Entry, chip: str) -> bool:
    return chip == "all" or (row.sync if chip in ("conflict", "not_sent") else row.state) == chip


def _matches(row: Entry, words: Sequence[str]) -> bool:
    if not words:
        return True
    code = row.municipality_code
    names = (row.name, row.number, row.settlement, place_name(code, "en"))
    keys = search.folded(" ".join(names))
    heard = search.sounds(keys)
    return all(f" {word}" in keys or search.sounds(word).rstrip() in heard for word in words)


def _key(row: Entry, wanted: Wanted) -> tuple[Any, ...]:
    value = row.figures.get(wanted.sort, getattr(row, wanted.sort, None))
    if wanted.sort == "state":
        value = CHIPS.index(row.state) if row.state else 0
    if wanted.sort in ("name", "settlement"):
        value = sort_key(str(value or ""), wanted.language)
    return value is not None, value if value is not None else 0, row.id


def _places(store: Store, language: str) -> dict[str, str]:
    statement = select(
        col(Settlement.id),
        col(Settlement.name_sq),
        col(Settlement.name_sr),
        col(Settlement.municipality_code),
    ).where(live(Settlement))
    with store.reading() as connection:
        rows = connection.execute(statement).all()
    return {key: both_names(sq, sr, code, language) for key, sq, sr, code in rows}


def _signs(store: Store, root: str) -> dict[str, str]:
    """Return conflict or not_sent of those roots that are not all sent."""
    with store.reading() as connection:
        unsent = dict.fromkeys(_roots(connection, root, _WAITING), "not_sent")
        conflicts = connection.exec_driver_sql(
            f"SELECT c.root_id FROM conflict c WHERE c.status = 'open' AND {live_sql('c')}"
        )
        return unsent | {key: "conflict" for (key,) in conflicts}


def _roots(connection: Connection, root: str, ids: str) -> list[str]:
    """Return the roots at or under which the records of a query lie."""
    parts = [f"SELECT id FROM {root} WHERE id IN ({ids})"]
    for kind in kinds_under(root):
        parent = record_classes()[kind].sync.parent
        parts.append(f"SELECT {parent} FROM {kind} WHERE id IN ({ids})")
    return [key for (key,) in connection.exec_driver_sql(" UNION ".join(parts))]
