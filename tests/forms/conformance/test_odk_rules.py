"""Rules where ODK's engine for the web differs from Collect: each told of both."""

from typing import Any

import pytest

from rrk_field.forms.definition import parse
from rrk_field.forms.problems import FormError
from rrk_field.forms.replay import replay
from rrk_field.forms.session import Session
from tests.forms.small_forms import answer, context, opened, value, xform

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head>
<h:title>T</h:title><model><instance><data id="t" version="1">{data}</data></instance>
{binds}</model></h:head><h:body>{body}</h:body></h:html>"""


def form(data: str, binds: str = "", body: str = "") -> str:
    return FORM.format(data=data, binds=binds, body=body)


def question(kind: str, name: str, **columns: str) -> dict[str, str]:
    return {"type": kind, "name": name, "label": name, **columns}


def states(xml: str, *steps: dict[str, Any], **given: Any) -> list[dict[str, Any]]:
    told = replay(xml, steps, **given)
    return [told["first"], *(step["state"] for step in told["steps"])]


def put(name: str, text: str) -> dict[str, str]:
    return {"ref": f"/data/{name}", "value": text}


def texts(xml: str, name: str, *steps: dict[str, Any]) -> list[str]:
    return [state[f"/data/{name}"]["v"] for state in states(xml, *steps)]


def session(xml: str) -> Session:
    return Session(parse(xml), context=context())


ROWS = form(
    "<r><a>1</a><b/></r><r><a>2</a><b/></r><x/>",
    '<bind nodeset="/data/r/b" calculate="/data/r/a"/>',
    '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/a"/>'
    '<input ref="/data/r/b"/></repeat></group><input ref="/data/x"/>',
)


def test_an_absolute_path_inside_a_row() -> None:
    (first,) = states(ROWS)
    here = session(ROWS)

    assert [first[f"/data/r[{n}]/b"]["v"] for n in (1, 2)] == ["1", "1"]
    assert [row.by_name["b"].text for row in here.node("r").rows or ()] == ["1", "2"]


def test_rows_without_a_template_begin_empty_in_both() -> None:
    after = states(ROWS, {"add": "/data/r"})[1]
    here = session(ROWS)
    row = here.add_row(here.node("r")).added[0]

    assert (after["/data/r[3]/a"]["v"], row.by_name["a"].text) == ("", "")


COUNTED = xform([
    question("integer", "n"), question("begin repeat", "r", repeat_count="${n}"),
    question("text", "x"), {"type": "end repeat"},
])  # fmt: skip


def test_a_computed_row_that_comes_back() -> None:
    after = states(COUNTED, put("n", "2"), put("r[2]/x", "Ana"), put("n", "1"), put("n", "2"))[-1]
    here = session(COUNTED)
    answer(here, {"n": "2", "r[2]/x": "Ana"})
    answer(here, {"n": "1"})
    answer(here, {"n": "2"})

    assert after["/data/r[2]/x"]["v"] == ""
    assert value(here, "r[2]/x") == "Ana"


CHOICES = [
    {"list_name": "c", "name": name, "label": name, "p": place}
    for name, place in (("a", "x"), ("b", "x"), ("d", "y"))
]


def test_an_answer_counts_as_far_as_it_is_offered() -> None:
    survey = [
        question("text", "p"), question("select_multiple c", "m", choice_filter="p = ${p}"),
        question("select_one c", "s"), question("rank c", "k"),
    ]  # fmt: skip
    xml = xform(survey, CHOICES)
    steps = [put("p", "x"), put("m", "b a"), put("p", "y"), put("p", "x"), put("s", "none")]
    here = opened(survey, CHOICES)
    answer(here, {"p": "x", "m": "b a", "s": "none"})

    assert texts(xml, "m", *steps) == ["", "", "a b", "", "a b", "a b"]
    assert texts(xml, "s", *steps)[-1] == ""
    assert (value(here, "m"), value(here, "s")) == ("b a", "none")
    assert texts(xml, "k", put("k", "d b"), put("k", "d b a")) == ["", "", "d b a"]


def test_a_dynamic_default_of_what_is_not_asked() -> None:
    survey = [
        question("text", "a", default="yes"),
        question("text", "b", default="concat(${a}, '!')", relevant="${a} = 'no'"),
    ]
    here = opened(survey)
    answer(here, {"a": "no"})

    assert texts(xform(survey), "b", put("a", "no")) == ["", ""]
    assert value(here, "b") == "yes!"


def test_what_is_not_asked_is_not_computed() -> None:
    survey = [
        question("integer", "a", default="1"),
        question("calculate", "b", calculation="once(${a})", relevant="${a} != 1"),
    ]
    here = opened(survey)
    answer(here, {"a": "2"})

    assert texts(xform(survey), "b", put("a", "2"), put("a", "3")) == ["", "2", "2"]
    assert value(here, "b") == "1"


def test_an_answer_in_the_place_of_a_computed_one() -> None:
    survey = [
        question("integer", "a"),
        question("text", "b", calculation="if(${a} > 3, 'many', 'few')", relevant="${a} != 9"),
    ]
    steps = [put("b", "own"), put("a", "1"), put("a", "5"), put("b", "own"), put("a", "9")]
    here = opened(survey)
    answer(here, {"b": "own", "a": "1"})

    assert texts(xform(survey), "b", *steps, put("a", "6")) == [
        "few", "own", "own", "many", "own", "", "many",
    ]  # fmt: skip
    assert value(here, "b") == "few"


def test_a_trigger_that_becomes_relevant() -> None:
    survey = [
        question("text", "a", default="1"),
        question("text", "b", default="x", relevant="${a} = '2'"),
        question("text", "c", calculation="concat('b is ', ${b})", trigger="${b}"),
    ]
    here = opened(survey)
    answer(here, {"a": "2"})

    assert texts(xform(survey), "c", put("a", "2"), put("a", "1")) == ["", "b is x", "b is "]
    assert value(here, "c") == ""


def test_a_trigger_in_a_row_that_moved_up_does_nothing_in_odk() -> None:
    survey = [
        question("begin repeat", "r"), question("text", "a"),
        question("text", "b", calculation="'seen'", trigger="${a}"), {"type": "end repeat"},
    ]  # fmt: skip
    xml = xform(survey)
    steps = [{"add": "/data/r"}, put("r[2]/a", "x"), {"remove": "/data/r[1]"}]
    moved = [{"add": "/data/r"}, {"remove": "/data/r[1]"}, put("r[1]/a", "x")]

    assert states(xml, *steps)[-1]["/data/r[1]/b"]["v"] == "seen"
    assert states(xml, *moved)[-1]["/data/r[1]/b"]["v"] == ""


def test_rows_that_come_with_an_answer_are_not_triggered_by_it_in_odk() -> None:
    survey = [
        question("integer", "n"),
        question("begin repeat", "r", repeat_count="${n}"), question("text", "a"),
        question("text", "b", calculation="'seen'", trigger="${n}"), {"type": "end repeat"},
    ]  # fmt: skip
    here = opened(survey)
    answer(here, {"n": "1"})

    first, second = states(xform(survey), put("n", "1"), put("n", ""))[1:]
    assert (first["/data/r[1]/b"]["v"], second["/data/r[1]/b"]["v"]) == ("", "seen")
    assert value(here, "r[1]/b") == "seen"


def test_a_rule_of_a_repeat_that_looks_at_the_row_holds_row_by_row() -> None:
    xml = form(
        "<most>1</most><r><a>1</a></r><r><a>2</a></r>",
        '<bind nodeset="/data/r" relevant="position(.) &lt;= /data/most" '
        'readonly="position(.) = 1"/>',
        '<input ref="/data/most"/><group ref="/data/r"><repeat nodeset="/data/r">'
        '<input ref="/data/r/a"/></repeat></group>',
    )
    first, then = states(xml, put("most", "2"))

    assert [first[f"/data/r[{n}]/a"]["r"] for n in (1, 2)] == [True, False]
    assert [then[f"/data/r[{n}]/a"]["r"] for n in (1, 2)] == [True, True]
    assert [then[f"/data/r[{n}]/a"]["o"] for n in (1, 2)] == [True, False]


def test_a_label_shows_in_a_language_what_the_form_has_for_it() -> None:
    survey = [
        {"type": "select_one c", "name": "a", "label::English (en)": "A", "label::Shqip (sq)": "A"},
        question("calculate", "b", calculation="jr:choice-name(${a}, '${a}')"),
    ]
    choices = [{"list_name": "c", "name": "1", "label::English (en)": "One"}]
    xml = xform(survey, choices, {"default_language": "Shqip (sq)"})
    here = session(xml)
    answer(here, {"a": "1"})

    assert texts(xml, "b", put("a", "1")) == ["", "-"]
    assert value(here, "b") == "One"


def test_a_label_that_is_computed_follows_the_language() -> None:
    survey = [
        {"type": "select_one c", "name": "a", "label::English (en)": "A", "label::Shqip (sq)": "A"},
        question("calculate", "b", calculation="jr:choice-name(${a}, '${a}')"),
        question("calculate", "c", calculation="jr:itext('c-0')"),
    ]
    choices = [
        {"list_name": "c", "name": "1", "label::English (en)": "One", "label::Shqip (sq)": "Një"}
    ]
    here = session(xform(survey, choices))
    answer(here, {"a": "1"})
    before = (value(here, "b"), value(here, "c"))
    here.language = "sq"

    assert (before, (value(here, "b"), value(here, "c"))) == (("One", "One"), ("Një", "Një"))


def test_a_label_with_an_answer_in_it_follows_that_answer() -> None:
    xml = form(
        "<who>Ana</who><a>1</a><b/>",
        '<bind nodeset="/data/b" calculate="jr:choice-name(/data/a, \'/data/a\')"/>',
        '<input ref="/data/who"/><select1 ref="/data/a"><item>'
        '<label>House of <output value="/data/who"/></label><value>1</value></item></select1>',
    )
    here = session(xml)
    before = value(here, "b")
    answer(here, {"who": "Bo"})

    assert (before, value(here, "b")) == ("House of Ana", "House of Bo")


def test_a_hidden_answer_may_be_required() -> None:
    xml = form("<a/><b/>", '<bind nodeset="/data/b" required="true()"/>', '<input ref="/data/a"/>')
    (first,) = states(xml)

    assert first["/data/b"]["x"] == "required"
    assert session(xml).node("b").violation is None


def test_steps_that_odk_would_not_take_change_nothing_and_say_why() -> None:
    xml = xform(
        [
            question("text", "a", read_only="true()", default="x"),
            question("calculate", "b", calculation="1"), question("note", "n"),
            question("rank c", "k"), question("begin repeat", "r", repeat_count="1"),
            question("text", "t"), {"type": "end repeat"},
        ],
        CHOICES,
    )  # fmt: skip
    steps = [
        put("a", "1"), put("b", "2"), put("n", "3"), put("k", "a"), put("r[7]/t", "4"),
        {"add": "/data/r"}, {"remove": "/data/r[1]"},
    ]  # fmt: skip
    told = replay(xml, steps)

    assert [step["refused"] for step in told["steps"]] == [
        "read-only", "not asked", "not asked", "incomplete", "not there", "computed", "computed",
    ]  # fmt: skip
    assert all(step["state"] == told["first"] for step in told["steps"])


def test_rows_come_and_go_in_what_is_read_only() -> None:
    xml = form(
        "<r><a/></r>",
        '<bind nodeset="/data/r" readonly="true()"/>',
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/a"/></repeat></group>',
    )
    added, removed = states(xml, {"add": "/data/r"}, {"remove": "/data/r[1]"})[1:]
    here = session(xml)

    assert ("/data/r[2]/a" in added, "/data/r[2]/a" in removed) == (True, False)
    assert not here.can_add(here.node("r"))


def test_an_acknowledgement() -> None:
    xml = xform([question("acknowledge", "a")])

    assert texts(xml, "a", put("a", "OK"), put("a", ""), put("a", "true")) == ["", "OK", "", "OK"]


def test_names_with_prefixes_are_told_as_the_form_writes_them() -> None:
    xml = form(
        "<a/><orx:meta><orx:instanceID/></orx:meta>",
        '<bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid" readonly="true()"/>'
        '<bind nodeset="/data/a" calculate="/data/orx:meta/orx:instanceID"/>',
    )
    (first,) = states(xml)
    here = session(xml)

    assert first["/data/orx:meta/orx:instanceID"]["o"]
    assert first["/data/a"]["v"].startswith("uuid:")
    assert value(here, "a").startswith("uuid:")
    assert here.by_ref("/data/orx:meta/orx:instanceID") is here.node("meta/instanceID")


@pytest.mark.parametrize(
    ("data", "ref"),
    [("<a/>", "/data/orx:meta/orx:instanceID"), ("<meta/>", "/data/meta/instanceID")],
)
def test_a_form_without_an_identity_gets_one(data: str, ref: str) -> None:
    (first,) = states(form(data))

    assert first[ref]["v"].startswith("uuid:")


TOLERATED = {
    "a bind": '<bind nodeset="/data/none" relevant="true()"/>',
    "a path": '<bind nodeset="/data/a" relevant="/data/none = \'\'"/>',
    "a circle": '<bind nodeset="/data/g" relevant="./b = \'on\'"/>',
    "a function": '<bind nodeset="/data/a" constraint="nothing()"/>',
    "a setvalue": '<setvalue event="odk-instance-first-load" ref="/data/none" value="1"/>',
}


@pytest.mark.parametrize("name", list(TOLERATED))
def test_what_odk_opens_is_opened_and_an_author_is_told(name: str) -> None:
    xml = form("<a/><g><b>on</b></g>", TOLERATED[name], '<input ref="/data/a"/>')

    assert "/data/a" in states(xml)[0]
    with pytest.raises(FormError):
        parse(xml)


def test_a_group_that_depends_on_itself_is_not_asked() -> None:
    xml = form("<a/><g><b>on</b></g>", TOLERATED["a circle"], '<input ref="/data/a"/>')

    assert states(xml)[0]["/data/g/b"] == {"v": "", "r": False, "q": False, "o": False, "x": None}


def test_lists_beside_the_form_are_known_by_the_names_of_their_files() -> None:
    xml = form(
        "<a/>",
        '<instance id="places" src="jr://file-csv/regions.csv"/>'
        "<bind nodeset=\"/data/a\" calculate=\"instance('places')/root/item[code = '2']/name\"/>",
    )
    table = "code;name\n1;North\n2;South\n"

    assert states(xml, files={"regions.csv": table})[0]["/data/a"]["v"] == "South"
    assert states(xml, files={"places": table})[0]["/data/a"]["v"] == "South"
    assert states(xml)[0]["/data/a"]["v"] == ""
