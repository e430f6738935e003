"""What a filled questionnaire says about records: promoted columns, and how far it is."""

from collections.abc import Iterable
from types import UnionType
from typing import Any, get_args, get_origin

from rrk_field.domain.record import Record
from rrk_field.domain.values import Json
from rrk_field.forms.session import Promoted, Session


def own_columns(record: Record, promoted: Iterable[Promoted]) -> dict[str, Any]:
    """Return every derived column of a questionnaire's record; None where nothing is known."""
    found = {one.save_to: one.value for one in promoted if "." not in one.save_to}
    counted = ("sections_done", "sections_total")
    return {
        name: column_value(type(record), name, found.get(name))
        for name in record.sync.derived
        if name not in counted
    }


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
    if int in kinds:
        return round(float(value))
    if float in kinds:
        return float(value)
    if list in kinds:
        return value if isinstance(value, list) else str(value).split()
    return _text(value)


def _kinds(annotation: Any) -> tuple[type, ...]:
    parts = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return tuple(get_origin(part) or part for part in parts)


def _text(value: Json) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)
