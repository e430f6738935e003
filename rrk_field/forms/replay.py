"""Answers a form step by step and tells the state of every question after each step.

For comparing this engine with another one on the same form: it runs as ODK's engine for the web.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from random import Random
from typing import Any

from rrk_field.forms.definition import FormDefinition, Question, Repeat, parse
from rrk_field.forms.lists import Element, from_file
from rrk_field.forms.manners import ODK
from rrk_field.forms.nodes import Context, Node
from rrk_field.forms.problems import FormError
from rrk_field.forms.session import Session

Step = Mapping[str, Any]


def replay(
    xml: str | bytes,
    steps: Sequence[Step],
    *,
    files: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> dict[str, Any]:
    """Return the states at first and after each step, by positional path.

    A step is `{"ref": path, "value": text}`, with `"special"` if the answer is one;
    `{"add": path of a repeat}`; `{"remove": path of a row}`; or `{"language": name}`. One that
    ODK's engine would not take, such as an answer to a read-only question, changes nothing and has
    a `refused` beside its state.
    A state: v what the question counts as, r relevant, q required, o read-only, x what is wrong.
    `files` holds attached lists by their id or file name. Raises FormError for a step that makes
    no sense, with its number.
    """
    definition = parse(xml, ODK)
    lists = dict(_lists(definition, files or {}))
    keys = count(1)
    context = Context(
        today=now.date() if now else None,
        new_key=lambda: f"00000000-0000-7000-8000-{next(keys):012}",
        random=Random(1),  # noqa: S311 - the same at each run is the point
        **({"now": lambda: now} if now else {}),  # type: ignore[arg-type]
    )
    session = Session(definition, instances=lists, context=context)
    told: list[dict[str, Any]] = []
    first = _states(session)
    for number, step in enumerate(steps, start=1):
        try:
            refused = _take(session, step)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise FormError([f"Step {number} cannot be taken: {step!r} ({error})."]) from error
        reason = {"refused": refused} if refused else {}
        told.append({"step": dict(step), **reason, "state": _states(session)})
    return {
        "form_id": definition.form_id,
        "version": definition.version,
        "first": first,
        "steps": told,
    }


def _lists(definition: FormDefinition, files: Mapping[str, str]) -> Iterator[tuple[str, Element]]:
    """Attached lists by the names that the form has for them."""
    named = {file: name for name, file in definition.attached.items()}
    for name, text in files.items():
        read = from_file(name if "." in name else f"{name}.csv", text)
        yield named.get(name, name.rsplit(".", 1)[0]), read


def _take(session: Session, step: Step) -> str:
    """Take a step; return why ODK's engine would not."""
    if "language" in step:
        session.language = step["language"]
        return ""
    ref = str(step.get("add") or step.get("remove") or step["ref"])
    try:
        node = session.by_ref(ref)
    except KeyError:
        if re.sub(r"\[\d+\]|(?<=/)[\w.-]+:", "", ref) not in session.definition.items:
            raise
        return "not there"
    if "add" in step or "remove" in step:
        return _take_row(session, node, adds="add" in step)
    return _answer(session, node, step["value"], step.get("special", ""))


def _take_row(session: Session, node: Node, *, adds: bool) -> str:
    if isinstance(node.item, Repeat) and node.item.computed_count:
        return "computed"
    if adds and node.is_repeat and not session.can_add(node):
        return "too many"
    if adds:
        session.add_row(node)
    else:
        session.remove_row(node)
    return ""


def _answer(session: Session, node: Node, value: Any, special: str) -> str:
    question, text = node.question, "" if value is None else str(value)
    if question.control in (None, "note"):
        return "not asked"
    if node.read_only:
        return "read-only"
    if question.control == "trigger" and text == "true":
        text = "OK"
    if question.control == "rank" and text and not set(node.offered or ()) <= set(text.split()):
        return "incomplete"
    session.set_value(node, text, special)
    return ""


def _states(session: Session) -> dict[str, Any]:
    return {
        node.ref: _state(node) for node in session.root.walk() if isinstance(node.item, Question)
    }


def _state(node: Node) -> dict[str, Any]:
    return {
        "v": node.text,
        "r": node.relevant,
        "q": node.required,
        "o": node.read_only,
        "x": _violation(node),
    }


def _violation(node: Node) -> str | None:
    """What is wrong, with hidden questions too."""
    if not node.relevant or node.special:
        return None
    if node.text:
        return None if node.constraint_holds else "constraint"
    return "required" if node.required else None
