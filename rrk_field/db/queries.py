"""What the screens ask: ids of lists, pages of rows, one household, hits of a search.

Plain values only; what waits to be sent is answered by `unsent`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from rrk_field.db import search
from rrk_field.db.bodies import marks, slices, wire_time
from rrk_field.db.finding import Sought, sought
from rrk_field.db.live import live_sql
from rrk_field.db.store import Store
from rrk_field.db.unsent import (
    HELD_HOUSEHOLDS,
    UNSENT_HOUSEHOLDS,
    NeedsYou,
    OutboxRow,
    SessionRow,
    Waiting,
    decided,
    for_review,
    history,
    needs_you,
    outbox_rows,
    waiting,
)
from rrk_field.domain.places import both_names, municipalities, place_name
from rrk_field.domain.records import (
    Conflict,
    Consent,
    DamageSurvey,
    Dwelling,
    Household,
    HouseholdAssessment,
    HouseholdForm,
    MonitoringVisit,
    Note,
    Person,
    Photo,
    PropertyPaper,
)
from rrk_field.domain.scripts import fold

__all__ = [
    "CHIPS",
    "Filter",
    "Hit",
    "HouseholdPage",
    "HouseholdRow",
    "NeedsYou",
    "OutboxRow",
    "SessionRow",
    "Waiting",
    "chip_counts",
    "decided",
    "everything",
    "for_review",
    "history",
    "household_ids",
    "household_page",
    "household_rows",
    "needs_you",
    "outbox_rows",
    "suggestion",
    "waiting",
]

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
_OPEN_CONFLICTS: Final = (
    f"SELECT c.root_id FROM conflict c WHERE c.status = 'open' AND {live_sql('c')}"
)
_STATE_ORDER: Final = "instr('draft in_progress returned complete approved', s.state)"
_SORTS: Final = {
    "status": _STATE_ORDER,
    "number": "s.number",
    "place": "s.place",
    "category": "s.category",
    "members": "s.members",
    "damage": "s.damage_category",
    "progress": "1.0 * s.sections_done / max(s.sections_total, 1)",
    "changed": "s.changed_at",
}


@dataclass(frozen=True)
class Filter:
    """What a list of households shows. `language` decides the order of names."""

    text: str = ""
    municipality: str = ""
    category: str = ""
    chip: str = "all"
    mine: bool = False
    sort: str = "changed"
    """`head` or one of status, number, place, category, members, damage, progress, changed."""
    descending: bool = True
    language: str = "en"


@dataclass(frozen=True)
class HouseholdRow:
    """One row of the list; `sync` is sent, not_sent, conflict or held."""

    id: str
    chip: str
    head_name: str
    parent_name: str
    number: str
    settlement: str
    municipality_code: str
    category: str
    members: int
    damage_category: str
    sections_done: int
    sections_total: int
    changed_at: str
    sync: str


@dataclass(frozen=True)
class Hit:
    """A hit of the search over everything.

    `kind` is household, person or place; `id` is the household's, or the place's code or id.
    """

    kind: str
    id: str
    title: str
    detail: str


@dataclass(frozen=True)
class HouseholdPage:
    """One household with all that lies under it, live records only."""

    household: Household
    persons: list[Person]
    dwellings: list[Dwelling]
    papers: list[PropertyPaper]
    assessments: list[HouseholdAssessment]
    visits: list[MonitoringVisit]
    surveys: list[DamageSurvey]
    forms: list[HouseholdForm]
    """The office's own questionnaires."""
    consents: list[Consent]
    notes: list[Note]
    photos: list[Photo]
    conflicts: list[Conflict]


def household_ids(store: Store, wanted: Filter) -> list[str]:
    """Return the ids of the households that a filter leaves, in its order.

    With a search text the best matches stand first.
    """
    _settle(store)
    condition, values = _condition(store, wanted)
    order, order_values = _order(wanted)
    query = f"SELECT s.id FROM {_source(wanted)} WHERE {condition} ORDER BY {order}"
    with store.reading() as connection:
        rows = connection.exec_driver_sql(query, (*values, *order_values))
        return [key for (key,) in rows]


def chip_counts(store: Store, wanted: Filter) -> dict[str, int]:
    """Return for each chip how many households it would leave, the other filters kept."""
    _settle(store)
    condition, values = _condition(store, replace(wanted, chip="all"))
    query = (
        f"SELECT s.state, count(*), total(s.id IN ({_OPEN_CONFLICTS})),"
        f" total(s.id IN ({UNSENT_HOUSEHOLDS}))"
        f" FROM household_search s WHERE {condition} GROUP BY s.state"
    )
    counts = dict.fromkeys(CHIPS, 0)
    with store.reading() as connection:
        for state, count, conflicts, unsent in connection.exec_driver_sql(query, values):
            counts[state] = counts.get(state, 0) + count
            counts["all"] += count
            counts["conflict"] += int(conflicts)
            counts["not_sent"] += int(unsent)
    return counts


def household_rows(
    store: Store, ids: Sequence[str], language: str = "en"
) -> dict[str, HouseholdRow]:
    """Return the rows of a page by id, places in a language; households that left are missing."""
    _settle(store)
    found: dict[str, HouseholdRow] = {}
    with store.reading() as connection:
        for some in slices(list(ids)):
            found.update((row.id, row) for row in _rows(connection, tuple(some), language))
    return found


def unfinished(store: Store, household_ids: Sequence[str]) -> dict[str, str]:
    """Return the newest assessment in progress of each of these households that has one."""
    found: dict[str, str] = {}
    with store.reading() as connection:
        for some in slices(list(household_ids)):
            rows = connection.exec_driver_sql(
                "SELECT a.household_id, a.id FROM household_assessment a"
                f" WHERE a.household_id IN ({marks(some)}) AND a.state = 'in_progress'"
                f" AND {live_sql('a')} ORDER BY a.created_at, a.id",
                tuple(some),
            )
            found.update((household, assessment) for household, assessment in rows)
    return found


def suggestion(store: Store, text: str) -> tuple[str, int] | None:
    """Return what was perhaps meant by a text that finds nothing, and how much that finds.

    Each word that stands nowhere is replaced by the most frequent word one letter away.
    """
    with store.reading() as connection:
        words = fold(text).split()
        meant = {word: _nearest(connection, word) for word in words}
        if not words or all(meant[word] == word for word in words) or not all(meant.values()):
            return None
        written = " ".join(_as_written(connection, meant[word]) for word in words)
    count = len(household_ids(store, Filter(text=written)))
    return (written, count) if count else None


def everything(store: Store, text: str, limit: int = 20, language: str = "en") -> list[Hit]:
    """Return people and places that match, best first; places in a language."""
    if sought(text) is None:
        return []
    ids = household_ids(store, Filter(text=text))[:limit]
    rows = household_rows(store, ids, language)
    with store.reading() as connection:
        persons = _matching_persons(connection, ids, fold(text).split())
        places = _matching_places(connection, text, limit, language)
    hits = [hit for key in ids if key in rows for hit in (_household_hit(rows[key]), *persons[key])]
    return [*hits[: limit - min(len(places), limit // 4)], *places][:limit]


def household_page(store: Store, household_id: str) -> HouseholdPage:
    """Return a household with everything under it. Raises KeyError if it is not here."""
    with store.reading():
        household = store.get(Household, household_id)
        if household is None:
            raise KeyError(household_id)
        dwellings = store.find(Dwelling, household_id=household_id)
        return HouseholdPage(
            household=household,
            persons=store.find(Person, household_id=household_id),
            dwellings=dwellings,
            papers=[
                p for each in dwellings for p in store.find(PropertyPaper, dwelling_id=each.id)
            ],
            assessments=store.find(HouseholdAssessment, household_id=household_id),
            visits=store.find(MonitoringVisit, household_id=household_id),
            surveys=[
                s for each in dwellings for s in store.find(DamageSurvey, dwelling_id=each.id)
            ],
            forms=store.find(HouseholdForm, household_id=household_id),
            consents=store.find(Consent, household_id=household_id),
            notes=store.find(Note, household_id=household_id),
            photos=store.find(Photo, household_id=household_id),
            conflicts=store.find(Conflict, root_id=household_id, status="open"),
        )


def _settle(store: Store) -> None:
    """Bring the list up to date with surveys that were only noted."""
    with store.reading() as connection:
        settled = search.is_settled(connection)
    if not settled:
        with store.writing() as connection:
            search.settle(connection)


def _source(wanted: Filter) -> str:
    if wanted.sort == "head":
        return "household_search s JOIN household_names n ON n.n = s.n"
    return "household_search s"


def _condition(store: Store, wanted: Filter) -> tuple[str, tuple[Any, ...]]:
    """Return the condition over the list that a filter makes."""
    parts = ["s.id NOT IN (SELECT id FROM sync_aside)"]
    values: list[Any] = []
    if found := sought(wanted.text):
        parts.append(found.condition)
        values += found.condition_values
    for column, value in (
        ("municipality_code", wanted.municipality),
        ("category", wanted.category),
    ):
        if value:
            parts.append(f"s.{column} = ?")
            values.append(value)
    if wanted.mine:
        parts.append("(s.created_by = ? OR s.officer_id = ?)")
        values += [store.user_id] * 2
    if wanted.chip == "conflict":
        parts.append(f"s.id IN ({_OPEN_CONFLICTS})")
    elif wanted.chip == "not_sent":
        parts.append(f"s.id IN ({UNSENT_HOUSEHOLDS})")
    elif wanted.chip != "all":
        parts.append("s.state = ?")
        values.append(wanted.chip)
    return " AND ".join(parts), tuple(values)


def _order(wanted: Filter) -> tuple[str, tuple[Any, ...]]:
    name = f"n.{search.LANGUAGE_COLUMNS.get(wanted.language, 'en')}"
    column = name if wanted.sort == "head" else _SORTS.get(wanted.sort, "s.changed_at")
    parts = [f"{column}{' DESC' if wanted.descending else ''}", "s.id"]
    found: Sought | None = sought(wanted.text)
    if found is None:
        return ", ".join(parts), ()
    return ", ".join([found.rank, *parts]), found.rank_values


def _rows(connection: Connection, ids: tuple[str, ...], language: str) -> Iterable[HouseholdRow]:
    signs = _signs(connection, ids)
    query = (
        "SELECT s.id, s.state, trim(h.head_given_name || ' ' || h.head_family_name),"
        " h.head_parent_name, s.number, p.name_sq, p.name_sr, h.settlement_text,"
        " s.municipality_code, s.category, s.members, s.damage_category, s.sections_done,"
        " s.sections_total, s.changed_at"
        " FROM household_search s JOIN household h ON h.id = s.id"
        f" LEFT JOIN settlement p ON p.id = h.settlement_id WHERE s.id IN ({marks(ids)})"
    )
    for row in connection.exec_driver_sql(query, ids):
        key, state, name, parent, number, sq, sr, written, code, category, *counts, changed_at = row
        members, damage_category, done, total = counts
        sign = signs.get(key, "sent")
        yield HouseholdRow(
            id=key,
            chip="conflict" if sign == "conflict" else state,
            head_name=name,
            parent_name=parent,
            number=number,
            settlement=both_names(sq or "", sr or "", code, language) or written,
            municipality_code=code,
            category=category,
            members=members,
            damage_category=damage_category,
            sections_done=done,
            sections_total=total,
            changed_at=wire_time(changed_at),
            sync=sign,
        )


def _signs(connection: Connection, ids: tuple[str, ...]) -> dict[str, str]:
    """Return conflict, held or not_sent of those households that are not all sent."""
    wanted = f"({marks(ids)})"
    query = (
        f"SELECT id, 3 FROM household_search WHERE id IN {wanted} AND id IN ({_OPEN_CONFLICTS})"
        f" UNION ALL SELECT id, 2 FROM household_search WHERE id IN {wanted}"
        f" AND id IN ({HELD_HOUSEHOLDS})"
        f" UNION ALL SELECT id, 1 FROM household_search WHERE id IN {wanted}"
        f" AND id IN ({UNSENT_HOUSEHOLDS})"
    )
    best: dict[str, int] = defaultdict(int)
    for key, weight in connection.exec_driver_sql(query, ids * 3):
        best[key] = max(best[key], weight)
    return {key: ("", "not_sent", "held", "conflict")[weight] for key, weight in best.items()}


def _nearest(connection: Connection, word: str) -> str:
    """Return a word that stands somewhere as it is; else the most frequent one a letter away."""
    found = sought(word)
    assert found is not None
    query = f"SELECT 1 FROM household_search s WHERE {found.condition} LIMIT 1"
    if connection.exec_driver_sql(query, found.condition_values).fetchone():
        return word
    half = len(word) // 2
    # One wrong letter leaves the first or the second half as it is.
    texts = connection.exec_driver_sql(
        "SELECT fold FROM household_search WHERE instr(fold, ?) OR instr(fold, ?)",
        (f" {word[:half]}", f"{word[half:]} "),
    )
    counts: Counter[str] = Counter()
    for (text,) in texts:
        counts.update(text.split())
    lengths = range(len(word) - 1, len(word) + 2)
    near = [other for other in counts if len(other) in lengths and _one_apart(word, other)]
    return max(near, key=lambda other: (counts[other], other), default="")


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter was put in, left out, changed, or two neighbours exchanged."""
    if abs(len(one) - len(other)) > 1 or one == other or min(len(one), len(other)) < 2:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def _as_written(connection: Connection, folded_word: str) -> str:
    """Return a folded word as a household's record writes it; the word itself if none does."""
    names = connection.exec_driver_sql(
        "SELECT p.given_name, p.parent_name, p.family_name, h.settlement_text"
        " FROM household_search s JOIN household h ON h.id = s.id"
        " LEFT JOIN person p ON p.household_id = h.id"
        " WHERE instr(s.fold, ?) LIMIT 20",
        (f" {folded_word} ",),
    ).fetchall()
    written = (word for row in names for text in row if text for word in text.split())
    return next((word for word in written if fold(word) == folded_word), folded_word)


def _household_hit(row: HouseholdRow) -> Hit:
    return Hit(
        "household", row.id, row.head_name, " · ".join(filter(None, (row.number, row.settlement)))
    )


def _matching_persons(
    connection: Connection, ids: Sequence[str], words: Sequence[str]
) -> dict[str, list[Hit]]:
    """Return the members, other than the head, whose own names or number match."""
    found: dict[str, list[Hit]] = defaultdict(list)
    if not ids:
        return found
    persons = connection.exec_driver_sql(
        "SELECT p.household_id, p.given_name, p.parent_name, p.family_name,"
        " coalesce(p.id_value, ''), p.former_name, p.nickname,"
        " trim(h.head_given_name || ' ' || h.head_family_name)"
        " FROM person p JOIN household h ON h.id = p.household_id"
        f" WHERE p.household_id IN ({marks(ids)}) AND {live_sql('p')} ORDER BY p.id",
        tuple(ids),
    )
    for household_id, given, parent, family, number, *others, head in persons:
        name = " ".join(filter(None, (given, family)))
        keys = search.folded(" ".join((given, parent, family, number, *others)))
        sounds = search.sounds(keys)
        matches = all(word in keys or search.sounds(word).strip() in sounds for word in words)
        if name != head and matches:
            found[household_id].append(Hit("person", household_id, name, head))
    return found


def _matching_places(connection: Connection, text: str, limit: int, language: str) -> list[Hit]:
    """Return municipalities and settlements by any of their names."""
    words = fold(text).split()
    municipal = [
        (place.code, place.name_sq, place.name_sr, place.code, " ".join(place.also))
        for place in municipalities().values()
    ]
    settlements = connection.exec_driver_sql(
        f"SELECT id, name_sq, name_sr, municipality_code, also FROM settlement s"
        f" WHERE {live_sql('s')} ORDER BY name_sq, id"
    )
    hits = []
    for key, name_sq, name_sr, code, also in (*municipal, *settlements):
        keys = search.folded(" ".join((name_sq, name_sr, also)))
        if all(
            f" {word}" in keys or search.sounds(word).rstrip() in search.sounds(keys)
            for word in words
        ):
            title = both_names(name_sq, name_sr, code, language)
            detail = "" if key == code else place_name(code, language)
            hits.append(Hit("place", key, title, detail))
    return hits[:limit]
