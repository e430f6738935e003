"""Questionnaires filled in at random, and a second laptop that has none of them yet."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from rrk_field.db import published
from rrk_field.db.live_forms import root_of, session_of
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.domain.projects import InfrastructureProject
from rrk_field.domain.records import Household
from rrk_field.domain.roots import chain
from rrk_field.domain.surveys import questionnaire_class
from rrk_field.domain.visits import GoAndSeeVisit
from rrk_field.forms import results
from rrk_field.forms.nodes import Node
from rrk_field.forms.session import Session
from tests.conftest import DATA_KEY
from tests.factories import make_dwelling, make_household, make_settlement

TEXTS = (
    "Besa",
    "=1+1",
    "'=1+1",
    "+383 44 123 456",
    "-",
    "@home",
    "two\nlines",
    'with "quotes", commas; and marks',
    "Ђорђе Петровић",
    "0123",
    "12345678901234567890",
    "<b> & </b>",
    "  spaces  ",
)


@contextmanager
def bare_copy(store: Store, folder: Path) -> Iterator[Store]:
    """Open a copy of a laptop's file."""
    with store.writing() as connection:
        del connection
    shutil.copytree(store.profile.folder, folder, ignore=shutil.ignore_patterns("lock*"))
    other = Store(Profile(folder, "other", "Luan"), DATA_KEY)
    try:
        yield other
    finally:
        other.close()


def family(store: Store) -> Household:
    """Save a household of five with its house and its village."""
    household, _persons = make_household(store=store, file_number="PEJ-00213")
    make_dwelling(household, store=store)
    make_settlement(store=store)
    store.save(InfrastructureProject(municipality_code="17", number="K7-P3", name="Water line"))
    return household


def filled(store: Store, form_id: str, seed: int, **values: Any) -> tuple[Any, Session]:
    """Save a questionnaire that was filled in at random."""
    definition = published.newest(store, form_id)
    record_class: Any = questionnaire_class(form_id)
    under = (
        {}
        if not record_class.sync.parent
        else {record_class.sync.parent: _above(store, record_class)}
    )
    if record_class is GoAndSeeVisit:
        under = {"municipality_code": "17"}
    record = record_class(
        **{
            **under,
            "form_id": form_id,
            "form_version": definition.version,
            "state": "in_progress",
            **values,
        }
    )
    session = session_of(store, record, owner(store, record), definition, {}, is_new=True)
    walk(session, Random(seed))
    record.answers = session.answers()
    for name, value in results.own_columns(record, session.promoted()).items():
        setattr(record, name, value)
    store.save(record)
    return record, session


def _above(store: Store, record_class: Any) -> str:
    above: Any = chain(record_class)[1]
    return str(store.find(above)[0].id)


def owner(store: Store, record: Any) -> Any:
    """What a record hangs under."""
    return record if isinstance(record, GoAndSeeVisit) else root_of(store, record)


def walk(session: Session, random: Random) -> None:
    """Answer what is asked, add rows, refuse a few answers."""
    for _ in range(2):
        for node in session.root.walk():
            if node.rows is not None and session.can_add(node) and len(node.rows) < 2:
                session.add_row(node)
        for node in session.root.walk():
            if node.is_question and node.alive and _is_open(node):
                value, special = _answer(session, node, random)
                session.set_value(node, value, special)


def _is_open(node: Node) -> bool:
    return (
        node.relevant
        and node.question.is_visible
        and not node.is_calculated
        and not node.read_only
        and node.question.control != "trigger"
    )


def _answer(session: Session, node: Node, random: Random) -> tuple[str, str]:
    question = node.question
    if random.random() < 0.08:
        return "", ""
    if question.special and question.choices is None and random.random() < 0.2:
        return "", random.choice(question.special)
    if question.choices is not None:
        codes = [choice.code for choice in session.choices(node)][:300]
        if not codes:
            return "", ""
        if question.is_multiple:
            return " ".join(random.sample(codes, random.randint(1, min(3, len(codes))))), ""
        return random.choice(codes), ""
    day = date(2024, 1, 1) + timedelta(days=random.randrange(700))
    match question.type:
        case "int":
            return str(random.randint(0, 40)), ""
        case "decimal":
            return f"{random.randint(0, 4000) / 16}", ""
        case "date":
            return day.isoformat(), ""
        case "time":
            return "10:30:00.000+01:00", ""
        case "dateTime":
            return f"{day}T10:30:00.000+01:00", ""
        case "geopoint":
            return "42.6600 20.2900 540 4.5", ""
        case "geotrace" | "geoshape":
            return "42.66 20.29 0 0; 42.67 20.3 0 0; 42.66 20.29 0 0", ""
        case "binary":
            return "picture.jpg", ""
    if "rrk-partial-date" in question.appearance:
        return random.choice(("1999-06", "1988~", "2001")), ""
    return random.choice(TEXTS), ""
