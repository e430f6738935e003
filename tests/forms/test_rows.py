"""Rows of repeats: adding, removing, counting, keys, references between rows."""

import pytest

from rrk_field.forms.growth import MOST_ROWS
from rrk_field.forms.recalculation import Recalculation
from rrk_field.forms.session import Session
from tests.forms.small_forms import answer, context, definition, opened, states, value


def question(kind: str, name: str, **more: str) -> dict[str, str]:
    return {"type": kind, "name": name, "label": name, **more}


END = {"type": "end repeat"}
FAMILY = [
    question("begin repeat", "member"),
    question("text", "name"),
    question("integer", "age"),
    question("calculate", "place", calculation="position(..)"),
    question("calculate", "before",
             calculation="indexed-repeat(${name}, ${member}, position(..) - 1)"),
    question("calculate", "older", calculation="count(../../member[age > current()/../age])"),
    question("begin repeat", "toy"),
    question("integer", "cost"),
    question("calculate", "mark", calculation="concat(position(../..), '.', position(..))"),
    END,
    question("calculate", "toys", calculation="count(${toy})"),
    END,
    question("calculate", "people", calculation="count(${member})"),
    question("calculate", "names", calculation="join(',', ${name})"),
    question("calculate", "adults", calculation="count(${member}[age >= 18])"),
    question("calculate", "oldest", calculation="max(${age})"),
    question("calculate", "second", calculation="indexed-repeat(${name}, ${member}, 2)"),
    question("calculate", "spent", calculation="sum(${cost})"),
]  # fmt: skip


def family(*people: tuple[str, str]) -> Session:
    session = opened(FAMILY)
    for _ in people[1:]:
        session.add_row(session.node("member"))
    for row, (name, age) in zip(session.node("member").rows or (), people, strict=False):
        answer(session, {f"{row.path}/name": name, f"{row.path}/age": age})
    return session


def column(session: Session, name: str) -> list[str]:
    return [row.by_name[name].text for row in session.node("member").rows or ()]


def test_a_new_form_has_the_first_row_that_its_author_sees() -> None:
    session = opened(FAMILY)

    assert len(session.node("member").rows or ()) == 1
    assert value(session, "people") == "1"


def test_values_over_rows() -> None:
    session = family(("Ana", "40"), ("Bo", "12"), ("Ce", "70"))

    found = {name: value(session, name) for name in ("names", "adults", "oldest", "second")}
    assert found == {"names": "Ana,Bo,Ce", "adults": "2", "oldest": "70", "second": "Bo"}
    assert column(session, "place") == ["1", "2", "3"]
    assert column(session, "before") == ["", "Ana", "Bo"]
    assert column(session, "older") == ["1", "2", "0"]


def test_removing_a_row_moves_the_others_up() -> None:
    session = family(("Ana", "40"), ("Bo", "12"), ("Ce", "70"))
    first, second = (session.node("member").rows or [])[:2]

    update = session.remove_row(first)

    assert update.removed == [first]
    assert second.by_name["place"] in update.changed
    assert second.ref == "/data/member[1]"
    assert column(session, "before") == ["", "Bo"]
    assert value(session, "names") == "Bo,Ce"


def test_a_removed_row_is_put_back_where_it_was() -> None:
    session = family(("Ana", "40"), ("Bo", "12"), ("Ce", "70"))
    before = states(session)
    row = (session.node("member").rows or [])[1]
    session.add_row(row.by_name["toy"])
    key, answers = row.row_key, session.row_answers(row)
    full = states(session)
    session.remove_row(row)

    session.add_row(session.node("member"), key, answers)

    assert full == states(session) != before


def test_rows_keep_their_order_numbers_when_others_go() -> None:
    session = family(("Ana", "40"), ("Bo", "12"), ("Ce", "70"))
    session.remove_row((session.node("member").rows or [])[0])
    answers = session.answers()

    again = Session(session.definition, answers=answers, context=context())
    again.add_row(again.node("member"))

    orders = [row.order for row in again.node("member").rows or ()]
    assert orders == [2, 3, 4]
    assert answers.items() <= again.answers().items()


def test_rows_within_rows() -> None:
    session = family(("Ana", "40"), ("Bo", "12"))
    second = (session.node("member").rows or [])[1]

    for cost in ("3", "4"):
        toy = session.add_row(second.by_name["toy"]).added[0]
        answer(session, {f"{toy.path}/cost": cost})
    answer(session, {f"{(session.node('member').rows or [])[0].path}/name": "Ana"})
    inner = second.by_name["toy"].rows or []

    assert [toy.by_name["mark"].text for toy in inner] == ["2.1", "2.2"]
    assert column(session, "toys") == ["1", "2"]
    assert inner[1].ref == "/data/member[2]/toy[2]"
    assert session.by_ref("/data/member[2]/toy[2]/cost").value == "4"


COUNTED = [
    question("integer", "n"),
    question("begin repeat", "room", repeat_count="${n}"),
    question("integer", "area", default="10"),
    END,
    question("calculate", "total", calculation="sum(${area})"),
]


def test_a_computed_number_of_rows() -> None:
    session = opened(COUNTED)

    update = session.set_value(session.node("n"), "3")

    rooms = session.node("room")
    assert [row.row_key for row in update.added] == ["1", "2", "3"]
    assert value(session, "total") == "30"
    assert not session.can_add(rooms)
    assert not session.can_remove(update.added[0])
    with pytest.raises(ValueError, match="no row may be added"):
        session.add_row(rooms)
    with pytest.raises(ValueError, match="may not be removed"):
        session.remove_row(update.added[0])


def test_rows_that_are_counted_away_come_back_with_their_answers() -> None:
    session = opened(COUNTED)
    answer(session, {"n": "3", "room[3]/area": "25"})

    answer(session, {"n": "1"})
    fewer = value(session, "total")
    answer(session, {"n": ""})
    retyping = value(session, "total")
    answer(session, {"n": "3"})

    assert (fewer, retyping, value(session, "total")) == ("10", "10", "45")


def test_stored_rows_of_a_computed_number_are_read_again() -> None:
    session = opened(COUNTED)
    answer(session, {"n": "2", "room[2]/area": "7"})

    again = Session(session.definition, answers=session.answers(), context=context())

    assert states(session) == states(again)


def test_too_many_rows_are_limited_with_a_sentence() -> None:
    session = opened(COUNTED)

    answer(session, {"n": "2000000000"})

    assert len(session.node("room").rows or ()) == MOST_ROWS
    assert session.notices == [f"room: 2000000000 rows were asked for; {MOST_ROWS} are shown."]


def test_keys_of_rows_must_be_new_and_plain() -> None:
    session = family(("Ana", "40"))
    rows = session.node("member")

    session.add_row(rows, "p-1")

    for key in ("p-1", "", "a/b", "a[1]", "x" * 200):
        with pytest.raises(ValueError, match="cannot be used"):
            session.add_row(rows, key)


def test_values_may_build_on_the_row_before() -> None:
    session = opened([
        question("begin repeat", "day"),
        question("integer", "n"),
        question("calculate", "sum",
                 calculation="coalesce(${day}[position() = position(current()/..) - 1]/sum, 0)"
                             " + coalesce(${n}, 0)"),
        END,
    ])  # fmt: skip
    for _ in range(3):
        session.add_row(session.node("day"))
    rows = session.node("day").rows or []

    answer(session, {f"{row.path}/n": "2" for row in rows})
    answer(session, {f"{rows[0].path}/n": "5"})
    session.remove_row(rows[1])

    assert [row.by_name["sum"].text for row in rows] == ["5", "7", "9"]


def test_rows_that_never_come_to_rest_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rrk_field.forms.recalculation._ENOUGH", 50)

    session = opened([
        question("begin repeat", "day"),
        question("calculate", "n",
                 calculation="sum(${day}[position() >= 1]/n | ../../one) + 1"),
        END,
        question("integer", "one", default="1"),
    ])  # fmt: skip

    assert isinstance(session._engine, Recalculation)
    assert session.set_value(session.node("one"), "2").changed


def test_a_relevant_row_count_follows_the_answers() -> None:
    session = opened([
        question("integer", "n"),
        question("begin group", "g", relevant="${n} > 0"),
        question("begin repeat", "r"),
        question("text", "t", required="yes"),
        END,
        {"type": "end group"},
    ])  # fmt: skip
    before = [node.path for node in session.problems()]

    answer(session, {"n": "1"})

    assert before == []
    assert [node.ref for node in session.problems()] == ["/data/g/r[1]/t"]


def test_choices_may_be_rows_of_the_form() -> None:
    session = opened([
        question("begin repeat", "member"), question("text", "name"), END,
        question("select_one ${name}", "head"),
    ])  # fmt: skip
    session.add_row(session.node("member"))
    rows = session.node("member").rows or []

    answer(session, {f"{rows[0].path}/name": "Ana", f"{rows[1].path}/name": "Bo"})

    assert [one.label for one in session.choices(session.node("head"))] == ["Ana", "Bo"]


def test_defaults_of_a_new_row_may_be_computed() -> None:
    form = definition([
        question("text", "base", default="x"),
        question("begin repeat", "r"),
        question("text", "t", default="concat(${base}, position(..))"),
        END,
    ])  # fmt: skip
    session = Session(form, context=context())

    session.add_row(session.node("r"))

    assert [row.by_name["t"].value for row in session.node("r").rows or ()] == ["x1", "x2"]


def test_rows_that_come_in_a_group_that_is_only_read_are_only_read_too() -> None:
    form = [
        question("integer", "n"),
        question("begin group", "g", read_only="${n} > 1"),
        question("begin repeat", "room", repeat_count="${n}"),
        question("integer", "area"),
        END,
        question("end group", ""),
    ]
    session = opened(form)
    answer(session, {"n": "2"})

    answer(session, {"n": "3"})

    areas = [row.children[0].read_only for row in session.node("g/room").rows or ()]
    afresh = Session(definition(form), answers=session.answers(), context=context())
    assert areas == [True, True, True]
    assert states(session) == states(afresh)
