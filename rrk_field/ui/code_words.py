"""Codes of record columns in words: the questionnaire that fills a column names them."""

import functools
import re
from collections.abc import Iterator

from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.library import built_in
from rrk_field.forms.session import Node, Session

FORMS = {
    "household_assessment": "household_assessment",
    "damage_survey": "housing_damage",
    "monitoring_visit": "monitoring_visit",
    "infrastructure_survey": "infrastructure_survey",
    "go_and_see_visit": "go_and_see_visit",
}
"""Record type -> the questionnaire whose own columns it has."""

LISTS = {("property_paper", "kind"): ("housing_damage", "proof")}
"""Columns that no question fills, and the question that has their codes."""


def get_ready() -> None:
    """Read the questionnaires, so that the first question about them does not wait."""
    for form_id in FORMS.values():
        _session(built_in(form_id))


def options(record_type: str, column: str, language: str) -> list[tuple[str, str]]:
    """Return codes and words of a column, in the order of the questionnaire; [] if it has none."""
    return list(_options(record_type, column, language))


def word(record_type: str, column: str, code: object, language: str) -> str:
    """Return what a code means; a code that no questionnaire knows stays as it is."""
    text = "" if code is None else str(code)
    return dict(_options(record_type, column, language)).get(text, text)


def answer_label(form: FormDefinition | None, path: str, language: str) -> str:
    """Return the question of an answer path, without the row it stands in."""
    item = form.items.get(template(path)) if form is not None else None
    if form is None or item is None:
        return path
    return _session(form).label(item, form.language(language)) or path


def answer_word(form: FormDefinition | None, path: str, value: object, language: str) -> str:
    """Return an answer in words: labels instead of codes, several ones side by side."""
    if path.endswith("~special"):
        return "" if value is None else str(value)
    words = dict(answer_options(form, path, language))
    if isinstance(value, list):
        return ", ".join(words.get(str(code), str(code)) for code in value)
    text = "" if value is None else str(value)
    return words.get(text, text)


def answer_options(form: FormDefinition | None, path: str, language: str) -> list[tuple[str, str]]:
    """Return codes and words that answer a question; [] where it is not a choice."""
    question = answer_question(form, path)
    return list(_choices(form, question, language)) if form and question else []


def answer_question(form: FormDefinition | None, path: str) -> Question | None:
    """Return the question of an answer path; None if this version has none."""
    item = form.items.get(template(path)) if form is not None else None
    return item if isinstance(item, Question) else None


def template(path: str) -> str:
    """Return the place in the form of an answer path: rows without their keys."""
    return "/data/" + re.sub(r"\[[^\]]*\]", "", path.removesuffix("~special"))


@functools.lru_cache(maxsize=500)
def _options(record_type: str, column: str, language: str) -> tuple[tuple[str, str], ...]:
    for form_id in dict.fromkeys(FORMS.values()):
        form = built_in(form_id)
        item = _saving(form, form_id, record_type, column)
        if item is not None and (found := _choices(form, item, language)):
            return found
    return ()


@functools.lru_cache(maxsize=500)
def _choices(form: FormDefinition, item: Question, language: str) -> tuple[tuple[str, str], ...]:
    if item.choices is None:
        return ()
    session = _session(form)
    node = _node(session, item)
    choices = session.choices(node, form.language(language)) if node else []
    return tuple((choice.code, choice.label) for choice in choices)


@functools.lru_cache(maxsize=16)
def _session(form: FormDefinition) -> Session:
    """An empty questionnaire with one row in each table, to ask labels of."""
    session = Session(form)
    for node in list(_repeats(session.root)):
        if session.can_add(node) and not node.rows:
            session.add_row(node)
    return session


def _repeats(node: Node) -> Iterator[Node]:
    if isinstance(node.item, Repeat):
        yield node
        return
    for child in node.children:
        yield from _repeats(child)


def _node(session: Session, item: Question) -> Node | None:
    return next((node for node in session.questions() if node.item is item), None)


def _saving(
    definition: FormDefinition, form_id: str, record_type: str, column: str
) -> Question | None:
    form, name = LISTS.get((record_type, column), ("", ""))
    if form == form_id:
        return next((q for q in definition.questions() if q.name == name), None)
    wanted = {f"{record_type}.{column}"}
    if FORMS.get(record_type) == form_id:
        wanted.add(column)
    return next((q for q in definition.questions() if q.save_to in wanted), None)
