"""Small questionnaires for tests, written as the sheets that authors fill in."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import count
from random import Random
from typing import Any

from pyxform.xls2xform import convert

from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.session import Context, Node, Session

NOW = datetime(2024, 5, 10, 14, 30, tzinfo=timezone(timedelta(hours=2)))
TODAY = date(2024, 5, 10)

Row = Mapping[str, str]


def xform(survey: Sequence[Row], choices: Sequence[Row] = (), settings: Row | None = None) -> str:
    """Compile sheets with pyxform."""
    identity = {"form_id": "test", "version": "1", "form_title": "Test", **(settings or {})}
    text = io.StringIO()
    for name, rows in (("survey", survey), ("choices", choices), ("settings", [identity])):
        _sheet(csv.writer(text), name, rows)
    return str(convert(text.getvalue().encode(), file_type=".csv", form_name="data").xform)


def _sheet(into: Any, name: str, rows: Sequence[Row]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    into.writerow([name])
    into.writerow(["", *columns])
    into.writerows(["", *(row.get(column, "") for column in columns)] for row in rows)


def definition(
    survey: Sequence[Row], choices: Sequence[Row] = (), settings: Row | None = None
) -> FormDefinition:
    """Compile and read sheets."""
    return parse(xform(survey, choices, settings))


def opened(
    survey: Sequence[Row],
    choices: Sequence[Row] = (),
    settings: Row | None = None,
    **session: Any,
) -> Session:
    """Compile sheets and open a new form, always at the same moment."""
    return Session(definition(survey, choices, settings), context=context(), **session)


def context(**known: Any) -> Context:
    """Surroundings that are the same in every test."""
    keys = count(1)
    return Context(
        **{
            "today": TODAY,
            "now": lambda: NOW,
            "new_key": lambda: f"00000000-0000-7000-8000-{next(keys):012}",
            "random": Random(4),
            "username": "arta",
            "device_id": "L-07",
            "email": "arta@rrk.example",
            "phone": "+38344123456",
            **known,
        }
    )


def answer(session: Session, answers: Mapping[str, str]) -> None:
    """Answer questions by their paths, in order."""
    for path, value in answers.items():
        session.set_value(session.node(path), value)


def value(session: Session, path: str) -> str:
    """What a question counts as."""
    return session.node(path).text


def states(session: Session) -> dict[str, tuple[Any, ...]]:
    """Everything that a screen shows of every node."""
    return {node.path: state(node) for node in session.root.walk()}


def state(node: Node) -> tuple[Any, ...]:
    """Everything that a screen shows of a node."""
    return (
        node.value,
        node.special,
        node.text,
        node.relevant,
        node.required,
        node.read_only,
        node.violation,
        node.offered,
        node.shown_values,
    )
