"""Answers a form step by step and tells the state of every question after each step.

For comparing this engine with another one on the same form.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from random import Random
from typing import Any

from rrk_field.forms.definition import Question, parse
from rrk_field.forms.lists import from_file
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
    `{"add": path of a repeat}`; `{"remove": path of a row}`; or `{"language": name}`.
    A state: v what the question counts as, r relevant, q required, o read-only, x what is wrong.
    `files` holds attached lists by their id or file name. Raises FormError for a step that makes
    no sense, with its number.
    """
    definition = parse(xml)
    lists = {
        name.rsplit(".", 1)[0]: from_file(name if "." in name else f"{name}.csv", text)
        for name, text in (files or {}).items()
    }
    keys = count(1)
    context = Context(
        today=now.date() if now else None,
        new_key=lambda: f"00000000-0000-7000-8000-{next(keys):012}",
        random=Random(1),  # noqa: S311 - the same at each run is the point
        **({"now": lambda: now} if now else {}),  # type: ignore[arg-type]
    )
    session = Session(definition, instances=lists, context=context, first_rows=True)
    told: list[dict[str, Any]] = []
    first = _states(session)
    for number, step in enumerate(steps, start=1):
        try:
            _take(session, step)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise FormError([f"Step {number} cannot be taken: {step!r} ({error})."]) from error
        told.append({"step": dict(step), "state": _states(session)})
    return {
        "form_id": definition.form_id,
        "version": definition.version,
        "first": first,
        "steps": told,
    }


def _take(session: Session, step: Step) -> None:
    if "add" in step:
        session.add_row(session.by_ref(step["add"]))
    elif "remove" in step:
        session.remove_row(session.by_ref(step["remove"]))
    elif "language" in step:
        session.language = step["language"]
    else:
        value = step["value"]
        text = "" if value is None else str(value)
        session.set_value(session.by_ref(step["ref"]), text, step.get("special", ""))


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
        "x": node.violation,
    }
