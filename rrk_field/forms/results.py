"""What a filled questionnaire says about records: promoted columns, and how far it is."""

import math
from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Final, get_args, get_origin

from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Consent, Household, Person
from rrk_field.domain.projects import InfrastructureProject
from rrk_field.domain.record import NOT_FIELDS, Record
from rrk_field.domain.roots import chain
from rrk_field.domain.values import Json
from rrk_field.domain.visits import GoAndSeeVisit
from rrk_field.forms.session import Promoted, Session

OTHERS: Final[Mapping[str, type[Record]]] = {
    "household": Household,
    "person": Person,
    "consent": Consent,
    "dwelling": Dwelling,
    "infrastructure_project": InfrastructureProject,
    "go_and_see_visit": GoAndSeeVisit,
}
"""Other records that a form may write into, by the word before the point of `save_to`."""
_COUNTED = frozenset({"sections_done", "sections_total"})


def own_columns(record: Record, promoted: Iterable[Promoted]) -> dict[str, Any]:
    """Return every derived column of a questionnaire's record; None where nothing is known."""
    found = {one.save_to: one.value for one in promoted if "." not in one.save_to}
    return {
        name: column_value(type(record), name, found.get(name))
        for name in record.sync.derived
        if name not in _COUNTED
    }


def reached(record_class: type[Record]) -> set[str]:
    """Return the kinds of records that a form about such records may write into."""
    found = {one.__tablename__ for one in chain(record_class)} & OTHERS.keys()
    return found | {"person", "consent"} if "household" in found else found


def may_save_to(record_class: type[Record], save_to: str) -> bool:
    """Whether a form about such records may fill this column of them or of another record."""
    kind, dot, name = save_to.partition(".")
    if not dot:
        return kind in record_class.sync.derived and kind not in _COUNTED
    if kind not in reached(record_class):
        return False
    other = OTHERS[kind]
    if name in NOT_FIELDS | {other.sync.parent, *other.sync.derived}:
        return False
    return name in other.model_fields and name not in other.sync.assigned


def is_number(record_class: type[Record], name: str) -> bool:
    """Whether a column holds a number."""
    kinds = _kinds(record_class.model_fields[name].annotation)
    return bool not in kinds and (int in kinds or float in kinds)


def sections(session: Session) -> tuple[int, int]:
    """Return how many sections are done, and how many there are to do.

    A section is done when something is answered and nothing in it is missing or wrong.
    """
    wrong = {_section_path(node.path) for node in session.problems()}
    done = total = 0
    for section in session.definition.sections:
        answered, questions = session.progress(section)
        total += bool(questions)
        done += bool(answered) and section.name not in wrong
    return done, total


def _section_path(path: str) -> str:
    return path.partition("/")[0].partition("[")[0]


def column_value(record_class: type[Record], name: str, value: Json) -> Any:
    """Return an answer as the column keeps it; an empty one as None, or as the empty default."""
    kinds = _kinds(record_class.model_fields[name].annotation)
    if value is None or value in ("", []):
        empty: dict[type, Any] = {str: "", list: []}
        return None if type(None) in kinds else next(empty[kind] for kind in kinds)
    if bool in kinds:
        return value in (True, 1, "1", "true")
    if int in kinds or float in kinds:
        number = _number(value)
        if not math.isfinite(number):
            return None if type(None) in kinds else 0
        return round(number) if int in kinds else number
    if list in kinds:
        return value if isinstance(value, list) else str(value).split()
    return _text(value)


def _number(value: Json) -> float:
    try:
        return float(str(value))
    except ValueError:
        return math.nan


def _kinds(annotation: Any) -> tuple[type, ...]:
    parts = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return tuple(get_origin(part) or part for part in parts)


def _text(value: Json) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)
