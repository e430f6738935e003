"""The go-and-see visit: participants who stay a count, decisions that are wishes."""

import pytest

from rrk_field.forms.library import built_in
from rrk_field.forms.session import Node, Session
from tests.forms.small_forms import answer, context

INSTANCES = {
    "setting": [{"name": "visit_no", "value": "K7-V1"}, {"name": "officer_name", "value": "Arta"}],
    "municipalities": [{"name": "17", "label": "Pejë"}, {"name": "02", "label": "Two"}],
    "settlements": [{"name": "s1", "label": "S", "municipality_code": "17"}],
    "households": [{"name": "h1", "label": "Agim Krasniqi"}, {"name": "h2", "label": "Petar"}],
    "persons": [
        {"name": "p1", "label": "Agim", "household_id": "h1"},
        {"name": "p2", "label": "Petar", "household_id": "h2"},
    ],
}


def visit(kind: str = "GSV") -> Session:
    session = Session(
        built_in("go_and_see_visit"), instances=INSTANCES, context=context(), is_new=True
    )
    answer(session, {"visit/visit_kind": kind, "visit/municipality": "17"})
    return session


def row(session: Session, repeat: str, **answers: str) -> Node:
    made = session.add_row(session.node(repeat)).added[0]
    answer(session, {f"{made.path}/{name}": value for name, value in answers.items()})
    return made


def asked(node: Node) -> set[str]:
    return {name for name, one in node.by_name.items() if one.relevant}


PEOPLE = "people/participant_row"
DECISIONS = "decisions/decision_row"


def test_a_participant_is_a_person_of_a_household_or_a_name() -> None:
    session = visit()

    unknown = row(session, PEOPLE, participant_consent="1")
    known = row(session, PEOPLE, participant_consent="1", household="h1")

    assert asked(unknown) - asked(known) == {"participant"}
    assert asked(known) - asked(unknown) == {"person"}
    assert [one.code for one in session.choices(known.by_name["person"])] == ["p1"]


def test_without_consent_a_participant_stays_a_count_alone() -> None:
    session = visit()
    made = row(session, PEOPLE, household="h1", person="p1", group="1", house_visited="1")

    answer(session, {f"{made.path}/participant_consent": "0"})

    kept = {path for path in session.effective_answers() if path.startswith(f"{made.path}/")}
    assert kept == {f"{made.path}/group", f"{made.path}/participant_consent"}
    assert session.node("conclusion/count_men").text == "1"


def test_participants_are_counted_by_group() -> None:
    session = visit()

    for group in "1122234":
        row(session, PEOPLE, group=group)

    found = {one.save_to: one.value for one in session.promoted()}
    assert session.node("conclusion/counts_auto").text == "2 / 3 / 1 / 1"
    assert [found[f"count_{name}"] for name in ("men", "women", "boys", "girls")] == [2, 3, 1, 1]


@pytest.mark.parametrize("path", ["meetings/mood", "findings/houses_seen"])
def test_an_information_meeting_sees_no_place(path: str) -> None:
    assert visit("GSV").node(path).relevant
    assert not visit("GIV").node(path).relevant
    assert "house_visited" not in asked(row(visit("GIV"), PEOPLE))


def test_a_wish_to_return_is_registered_and_may_become_a_request() -> None:
    session = visit()

    wants = row(session, DECISIONS, decision_household="h1", decision="1")
    not_yet = row(session, DECISIONS, decision_household="h2", decision="2")

    found = {one.save_to: one.value for one in session.promoted()}
    assert found["households_returning"] == 1
    assert asked(wants) - asked(not_yet) == {"application_wanted"}
    assert asked(not_yet) - asked(wants) == {"decision_reasons"}
    assert session.node("decisions/wish_note").relevant


def test_a_household_decides_once() -> None:
    session = visit()
    row(session, DECISIONS, decision_household="h1", decision="1")

    again = row(session, DECISIONS, decision_household="h1", decision="0")

    assert again.by_name["decision_household"].violation == "constraint"


@pytest.mark.parametrize(
    ("codes", "holds"),
    [("1 2 3 4 5", True), ("1 2 3 4 5 6", False), ("0", True), ("0 1", False)],
)
def test_at_most_five_obstacles(codes: str, holds: bool) -> None:
    session = visit()

    answer(session, {"findings/obstacles": codes})

    assert holds == (session.node("findings/obstacles").violation is None)


def test_houses_that_participants_visited_were_seen() -> None:
    session = visit()
    row(session, PEOPLE, group="1", participant_consent="1", house_visited="1")

    answer(session, {"findings/houses_seen": "0"})
    warned = session.node("findings/warn_houses_seen").relevant
    answer(session, {"findings/houses_seen": "1"})

    assert (warned, session.node("findings/warn_houses_seen").relevant) == (True, False)


def test_a_settlement_belongs_to_the_municipality() -> None:
    session = visit()
    answer(session, {"visit/settlement": "s1"})

    answer(session, {"visit/municipality": "02"})

    assert session.node("visit/settlement").value == ""
    promoted = {one.save_to: one.value for one in session.promoted()}
    assert promoted["go_and_see_visit.municipality_code"] == "02"
