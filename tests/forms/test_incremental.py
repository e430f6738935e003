"""Property: a form that was answered step by step is as if its answers were loaded at once.

20,000 edits drawn at random: answers right and wrong, special ones, rows added, removed and
brought back. A failure names the form, the seed and all edits that led to it.
"""

import json
import secrets
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from rrk_field.forms.answers import from_xml, to_xml
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.session import Json, Node, Session, Update
from tests.forms import (
    test_go_and_see_visit,
    test_household_assessment,
    test_housing_damage,
    test_infrastructure_survey,
    test_monitoring_visit,
)
from tests.forms.random_forms import random_form
from tests.forms.small_forms import answer, context, definition, state, states
from tests.forms.test_rows import COUNTED, FAMILY
from tests.forms.test_session import PLACES, question

MIXED = definition(
    [
        question("select_one land", "land"),
        question("select_one town", "town", choice_filter="land = ${land}"),
        question("select_multiple town", "towns", choice_filter="land = ${land}"),
        question("begin group", "g", relevant="${land} = 'al' or ${n} > 5"),
        question("text", "t", required="${n} > 2", constraint="string-length(.) < 4"),
        question("calculate", "len", calculation="string-length(${t})"),
        question("end group", ""),
        question("calculate", "twice", calculation="${len} * 2"),
        question("text", "last", relevant="${twice} > 2", read_only="${n} = 7"),
        question("note", "shown", label="So far: ${last}"),
        *COUNTED,
        *FAMILY,
    ],
    PLACES,
)

TEXTS = ("", "x", "abcd", "Ana", "1988~", "1999-06", "2012-01-01", "a", "d", "<&>", "a b")
NUMBERS = ("", "0", "1", "2", "3", "7", "12", "40", "2.5", "x")
DATES = ("", "2012-01-01", "1999-06-13", "2024-02-30", "x")
SPECIALS = ("", "", "", "", "", "dk")
MOST_ROWS = 6


def opened(form: FormDefinition, instances: Any = None, answers: Any = None) -> Session:
    new = answers is None
    return Session(form, answers=answers, instances=instances, context=context(), is_new=new)


class Edits:
    """Edits a form at random, always in the same way for the same seed."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session, self.chance = session, Random(seed)
        self.said: list[str] = []
        self.gone: list[tuple[str, str, dict[str, Json]]] = []

    def one(self) -> Update:
        """Answer, add, remove or undo something."""
        nodes = self.session.root.walk()
        can_add = self.session.can_add
        repeats = [one for one in nodes if can_add(one) and len(one.rows or ()) < MOST_ROWS]
        rows = [node for node in nodes if self.session.can_remove(node)]
        asked = [node for node in nodes if _is_open(node)]
        weights = [6 * bool(asked), bool(repeats), bool(rows), bool(self.gone)]
        if not any(weights):
            return Update()
        match self.chance.choices(("answer", "add", "remove", "undo"), weights)[0]:
            case "add":
                return self.add(self.chance.choice(repeats))
            case "remove":
                return self.remove(self.chance.choice(rows))
            case "undo":
                return self.undo(*self.gone.pop())
        return self.answer(self.chance.choice(asked))

    def add(self, repeat: Node) -> Update:
        self.said.append(f"add {repeat.path}")
        return self.session.add_row(repeat)

    def remove(self, row: Node) -> Update:
        self.said.append(f"remove {row.path}")
        assert row.range is not None
        self.gone.append((row.range.path, row.row_key or "", self.session.row_answers(row)))
        return self.session.remove_row(row)

    def undo(self, path: str, key: str, answers: dict[str, Json]) -> Update:
        self.said.append(f"undo {path} {key}")
        try:
            return self.session.add_row(self.session.node(path), key, answers)
        except (KeyError, ValueError):
            return Update()  # the repeat went too, or may not be changed now

    def answer(self, node: Node) -> Update:
        value, special = self.value(node), self.chance.choice(SPECIALS)
        self.said.append(f"{node.path} = {value!r} {special}")
        return self.session.set_value(node, value, special)

    def value(self, node: Node) -> str:
        codes = [choice.code for choice in self.session.choices(node)]
        if node.question.is_multiple and codes:
            return " ".join(self.chance.sample(codes, self.chance.randint(0, min(3, len(codes)))))
        if codes:
            return self.chance.choice(["", *codes])
        if node.question.is_numeric:
            return self.chance.choice(NUMBERS)
        return self.chance.choice(DATES if node.question.type == "date" else TEXTS)


def _is_open(node: Node) -> bool:
    return node.is_question and node.question.is_visible and not node.is_calculated


def agrees_with_a_fresh_form(session: Session, instances: Any = None) -> None:
    form, answers = session.definition, session.answers()
    again = opened(form, instances, answers)
    assert answers == again.answers()
    assert list(states(session).items()) == list(states(again).items())
    assert session.effective_answers() == again.effective_answers()
    assert [node.path for node in session.problems()] == [node.path for node in again.problems()]


def is_the_same_after_saving(session: Session, instances: Any = None) -> None:
    answers = session.answers()
    assert answers == json.loads(json.dumps(answers))
    xml = to_xml(session)
    assert answers == from_xml(session.definition, xml)
    assert to_xml(opened(session.definition, instances, answers)) == xml


def edited(session: Session, seed: int, count: int, every: int, instances: Any = None) -> None:
    """Edit, and compare with a form opened afresh after `every` so many edits."""
    edits = Edits(session, seed)
    seen = {node: state(node) for node in session.root.walk()}
    for number in range(1, count + 1):
        try:
            update = edits.one()
            now = {node: state(node) for node in session.root.walk()}
            told(update, seen, now)
            seen = now
            if number % every == 0:
                agrees_with_a_fresh_form(session, instances)
            if number % (10 * every) == 0 or number == count:
                is_the_same_after_saving(session, instances)
        except AssertionError as error:
            recent = "\n".join(edits.said)
            raise AssertionError(f"seed {seed}, after these edits:\n{recent}") from error


def told(update: Update, before: dict[Node, Any], now: dict[Node, Any]) -> None:
    """Whatever differs from before was told, so that a screen may show just that."""
    differ = {node for node in now if node in before and now[node] != before[node]}
    fresh = {node for node in now if node not in before}
    gone = {node for node in before if node not in now}
    below_added = {node for row in update.added for node in row.walk()}
    assert differ <= update.changed
    assert fresh <= below_added
    assert {node for node in gone if node.is_row and node.parent in now} <= set(update.removed)


@pytest.mark.parametrize("seed", range(10))
def test_a_mixed_form_is_as_if_loaded_at_once(seed: int) -> None:
    edited(opened(MIXED), seed, count=600, every=3)


@pytest.mark.parametrize("seed", range(100, 170))
def test_a_random_form_is_as_if_loaded_at_once(seed: int) -> None:
    edited(opened(parse(random_form(seed))), seed, count=150, every=3)


@pytest.mark.parametrize("seed", range(5))
def test_a_damage_survey_is_as_if_loaded_at_once(seed: int) -> None:
    session = test_housing_damage.survey()
    edited(session, seed, count=350, every=50, instances=test_housing_damage.INSTANCES)


@pytest.mark.parametrize("seed", range(5))
def test_a_household_assessment_is_as_if_loaded_at_once(seed: int) -> None:
    session = test_household_assessment.visit()
    edited(session, seed, count=350, every=50, instances=test_household_assessment.INSTANCES)


@pytest.mark.parametrize(
    ("begun", "instances"),
    [
        (test_monitoring_visit.at_home, test_monitoring_visit.INSTANCES),
        (test_infrastructure_survey.survey, test_infrastructure_survey.INSTANCES),
        (test_go_and_see_visit.visit, test_go_and_see_visit.INSTANCES),
    ],
    ids=["monitoring", "infrastructure", "go and see"],
)
@pytest.mark.parametrize("seed", range(2))
def test_a_visit_or_survey_is_as_if_loaded_at_once(
    begun: Callable[[], Session], instances: Any, seed: int
) -> None:
    edited(begun(), seed, count=200, every=50, instances=instances)


@pytest.mark.soak
def test_many_random_forms_are_as_if_loaded_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    first = secrets.randbelow(10**9)
    with capsys.disabled():
        print(f"\nforms of the seeds {first} to {first + 1999}")  # noqa: T201
    for seed in range(first, first + 2000):
        edited(opened(parse(random_form(seed))), seed, count=100, every=1)


def _spoil_value(session: Session) -> None:
    session.node("total").text = "wrong"


def _spoil_relevance(session: Session) -> None:
    session.node("g").relevant = not session.node("g").relevant


def _spoil_order(session: Session) -> None:
    rows = session.node("member").rows
    assert rows is not None
    rows.reverse()


@pytest.mark.parametrize("spoil", [_spoil_value, _spoil_relevance, _spoil_order])
def test_a_state_that_differs_would_be_seen(spoil: Callable[[Session], None]) -> None:
    session = opened(MIXED)
    session.add_row(session.node("member"))
    answer(session, {"n": "3"})
    agrees_with_a_fresh_form(session)

    spoil(session)

    with pytest.raises(AssertionError):
        agrees_with_a_fresh_form(session)


def test_a_change_that_is_not_told_would_be_seen() -> None:
    session = opened(MIXED)
    before = {node: state(node) for node in session.root.walk()}
    update = session.set_value(session.node("land"), "al")
    now = {node: state(node) for node in session.root.walk()}
    told(update, before, now)

    update.changed.discard(session.node("g"))

    with pytest.raises(AssertionError):
        told(update, before, now)
