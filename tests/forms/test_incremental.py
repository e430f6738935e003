"""Property: a form that was answered step by step is as if its answers were loaded at once."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rrk_field.forms.answers import from_xml, to_xml
from rrk_field.forms.definition import FormDefinition
from rrk_field.forms.library import built_in
from rrk_field.forms.session import Node, Session
from tests.forms import test_household_assessment, test_housing_damage
from tests.forms.small_forms import answer, context, definition, states
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

TEXTS = st.sampled_from(["", "x", "abcd", "Ana", "1988~", "1999-06", "2012-01-01"])
NUMBERS = st.sampled_from(["", "0", "1", "2", "3", "7", "12", "40", "2.5", "x"])


def opened(form: FormDefinition, instances: Any, answers: Any = None) -> Session:
    return Session(form, answers=answers, instances=instances, context=context())


def step(draw: st.DrawFn, session: Session) -> None:
    """Answer, add, remove or undo something."""
    nodes = session.root.walk()
    repeats = [node for node in nodes if session.can_add(node)]
    rows = [node for node in nodes if session.can_remove(node)]
    kinds = ["answer"] * 6 + ["add"] * bool(repeats) + ["remove", "undo"] * bool(rows)
    match draw(st.sampled_from(kinds)):
        case "add":
            session.add_row(draw(st.sampled_from(repeats)))
        case "remove":
            session.remove_row(draw(st.sampled_from(rows)))
        case "undo":
            row = draw(st.sampled_from(rows))
            repeat, key, before = row.range, row.row_key, session.row_answers(row)
            assert repeat is not None
            session.remove_row(row)
            session.add_row(repeat, key, before)
        case "answer":
            open_now = [node for node in session.questions() if is_open(node)]
            given_now(draw, session, draw(st.sampled_from(open_now)))


def is_open(node: Node) -> bool:
    return node.question.is_visible and not node.is_calculated


def given_now(draw: st.DrawFn, session: Session, node: Node) -> None:
    choices = [choice.code for choice in session.choices(node)]
    if node.question.is_multiple and choices:
        value = " ".join(draw(st.lists(st.sampled_from(choices), max_size=3)))
    elif choices:
        value = draw(st.sampled_from(["", *choices]))
    else:
        value = draw(NUMBERS if node.question.is_numeric else TEXTS)
    session.set_value(node, value, draw(st.sampled_from(["", "", "", "dk"])))


def agrees_with_a_fresh_form(session: Session, instances: Any) -> None:
    form, answers = session.definition, session.answers()
    again = opened(form, instances, answers)
    assert answers == again.answers()
    assert states(session) == states(again)
    assert session.effective_answers() == again.effective_answers()
    assert [node.path for node in session.problems()] == [node.path for node in again.problems()]
    assert answers == from_xml(form, to_xml(session))


slow = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@slow
@given(st.data())
def test_a_mixed_form_is_as_if_loaded_at_once(data: st.DataObject) -> None:
    session = opened(MIXED, None)
    for _ in range(data.draw(st.integers(1, 25))):
        data.draw(st.composite(step)(session))
    agrees_with_a_fresh_form(session, None)


@slow
@given(st.data())
def test_a_damage_survey_is_as_if_loaded_at_once(data: st.DataObject) -> None:
    session = test_housing_damage.survey()
    for _ in range(data.draw(st.integers(1, 15))):
        data.draw(st.composite(step)(session))
    agrees_with_a_fresh_form(session, test_housing_damage.INSTANCES)


@slow
@given(st.data())
def test_a_household_assessment_is_as_if_loaded_at_once(data: st.DataObject) -> None:
    session = test_household_assessment.visit()
    for _ in range(data.draw(st.integers(1, 15))):
        data.draw(st.composite(step)(session))
    agrees_with_a_fresh_form(session, test_household_assessment.INSTANCES)


def test_a_state_that_differs_would_be_seen() -> None:
    session = opened(MIXED, None)
    answer(session, {"n": "3"})
    session.node("total").text = "wrong"

    with pytest.raises(AssertionError):
        agrees_with_a_fresh_form(session, None)


def test_both_questionnaires_open_and_answer_without_a_noticeable_wait() -> None:
    for name in ("housing_damage", "household_assessment"):
        form = built_in(name)

        session = opened(form, None)

        assert len(session.root.walk()) > 100
