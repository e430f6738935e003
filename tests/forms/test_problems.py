"""What is wrong with a form is told at once; nothing hostile does harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rrk_field.forms.definition import parse
from rrk_field.forms.problems import FormError
from rrk_field.forms.session import Session
from rrk_field.forms.xlsform import compile_xlsform
from tests.forms.small_forms import context

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>
<instance><data id="t" version="1"><a/><b/><c/><g><d/></g></data></instance>
<instance id="list"><root><item><name>x</name></item></root></instance>
{binds}</model></h:head><h:body><input ref="/data/a"/><input ref="/data/b"/>{body}</h:body>
</h:html>"""


def problems(binds: str, body: str = "") -> list[str]:
    with pytest.raises(FormError) as caught:
        parse(FORM.format(binds=binds, body=body))
    return caught.value.problems


def test_every_problem_is_told_at_once() -> None:
    found = problems(
        """<bind nodeset="/data/a" relevant="nothing(1)" calculate="1 +"/>
        <bind nodeset="/data/b" constraint=". &gt; /data/none" required="if(1)"/>
        <bind nodeset="/data/ghost"/>"""
    )

    assert found == [
        "A bind: /data/ghost leads to nothing in this form.",
        "/data/b, required: if() takes 3 arguments, at character 1 of: if(1)",
        "/data/b, constraint: /data/none leads to nothing in this form, at character 5 of: "
        ". > /data/none",
        "/data/a, relevant: the function nothing() is not known, at character 1 of: nothing(1)",
        "/data/a, calculation: something is missing at the end, at character 4 of: 1 +",
    ]


@pytest.mark.parametrize(
    ("binds", "names"),
    [
        ('<bind nodeset="/data/a" calculate="/data/a + 1"/>', "a → a"),
        (
            '<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" '
            'relevant="/data/c = 1"/><bind nodeset="/data/c" calculate="/data/a"/>',
            "a → b → c → a",
        ),
        ('<bind nodeset="/data/g" relevant="/data/g/d = 1"/>', "g → d → g"),
    ],
)
def test_a_circle_is_told_with_its_names(binds: str, names: str) -> None:
    (found,) = problems(binds)

    assert found.endswith(f"these depend on each other in a circle: {names}.")


def test_a_constraint_may_look_at_what_looks_at_it() -> None:
    binds = """<bind nodeset="/data/a" constraint=". &gt; /data/b" relevant="true()"/>
    <bind nodeset="/data/b" calculate="/data/a * 2" required="/data/a = 1"/>"""

    assert parse(FORM.format(binds=binds, body="")).ranks


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("'open", "is not understood here"),
        ("1 2", "is not expected here"),
        ("(1", "')' is missing before the end"),
        ("a[1", "']' is missing"),
        ("count()", "count() takes 1 argument(s), not 0"),
        ("concat(", "something is missing at the end"),
        ("substr('a')", "substr() takes 2 to 3 arguments, not 1"),
        ("join()", "join() takes at least 2 argument(s), not 0"),
        ("count(1)", "a reference to questions or to a list is needed here"),
        ("nonsense::a", "the axis 'nonsense' is not known"),
        ("/other/a", "leads to nothing in this form"),
        ("../../../a", "this path climbs above the form"),
        ("instance('none')/root", "the form has no list named 'none'"),
        ("indexed-repeat(/data/a, /data/g, 1)", "names something that is no repeat"),
        ("indexed-repeat(/data/a, /data/g)", "takes"),
        ("child::", "a name is missing"),
        (")", "is not expected here"),
        ("$a", "is not expected here"),
    ],
)
def test_an_expression_that_cannot_be_read_says_why(expression: str, reason: str) -> None:
    escaped = expression.replace("&", "&amp;").replace('"', "&quot;")

    (found,) = problems(f'<bind nodeset="/data/a" calculate="{escaped}"/>')

    assert found.startswith("/data/a, calculation: ")
    assert reason in found


HOSTILE: dict[str, Callable[[], str]] = {
    "no XML": lambda: "hello",
    "nothing": lambda: "",
    "another XML": lambda: "<svg/>",
    "no instance": lambda: '<h:html xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns="http://www.w3.org/2002/xforms"><h:head><model/></h:head></h:html>',
    "entities": lambda: '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + FORM.format(binds="", body="&a;"),
    "groups": lambda: FORM.format(binds="", body="").replace(
        "<c/>", "".join(f"<n{n}>" for n in range(200))
        + "".join(f"</n{n}>" for n in reversed(range(200)))
    ),
    "brackets": lambda: FORM.format(
        binds=f'<bind nodeset="/data/a" calculate="{"(" * 5000}1{")" * 5000}"/>', body=""
    ),
    "long": lambda: FORM.format(
        binds=f'<bind nodeset="/data/a" calculate="{"1+" * 90000}1"/>', body=""
    ),
    "rows": lambda: FORM.format(
        binds="",
        body='<group ref="/data/g"><repeat nodeset="/data/g" jr:count="999999999"/></group>',
    ),
    "missing text": lambda: FORM.format(
        binds="", body="<input ref=\"/data/c\"><label ref=\"jr:itext('none')\"/></input>"
    ),
    "many questions": lambda: FORM.format(binds="", body="").replace(
        "<c/>", "".join(f"<q{n}/>" for n in range(20_001))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(HOSTILE))
def test_what_is_hostile_or_broken_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(FormError) as caught:
        parse(HOSTILE[name]())

    assert caught.value.problems
    assert all(sentence[0].isupper() or "/" in sentence for sentence in caught.value.problems)


def test_a_long_sum_is_refused_and_a_long_list_of_conditions_is_not() -> None:
    (found,) = problems(f'<bind nodeset="/data/a" calculate="{"1+" * 40_000}1"/>')
    anything = " or ".join(["/data/b = 7"] * 3000)
    form = FORM.format(binds=f'<bind nodeset="/data/a" calculate="{anything}"/>', body="")

    session = Session(parse(form), context=context())
    session.set_value(session.node("b"), "7")

    assert "it has too many parts" in found
    assert session.node("a").text == "true"


def test_a_sheet_that_cannot_be_compiled_names_sheet_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "survey\n,type,name,label,relevant\n,text,a,A,${nobody} = 1\n,select_one none,b,B,\n"
        ",begin_group,g,G,\n"
        "settings\n,form_id,version\n,bad,1\n"
    )

    with pytest.raises(FormError) as caught:
        compile_xlsform(path)

    said = "\n".join(caught.value.problems)
    assert "survey, row 2, column relevant: ${nobody} names no question" in said
    assert "survey, row 3, column type: the choices sheet has no list named 'none'" in said
    assert "survey, row 4, column type: this group is never ended" in said


def test_a_sheet_with_a_wrong_function_names_the_question(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "survey\n,type,name,label,relevant\n,text,a,A,\n,text,b,B,wonder(${a}) = 1\n"
        "settings\n,form_id,version\n,bad,1\n"
    )

    with pytest.raises(FormError) as caught:
        compile_xlsform(path)

    assert caught.value.problems == [
        "survey, row 3, column relevant: the function wonder() is not known "
        "(did you mean once()?), at character 1 of: wonder(${a}) = 1"
    ]


SHEETS = """survey
,type,name,label,relevant,constraint,calculation,choice_filter
,select_multiple,a,A,,,,
,text,b c,B,,,,
,select_multiple yn,m,M,,,,
,text,m,M again,,,,
,textt,d,D,,,,
,integer,e,E,${m} >,,,
,calculate,f,,,,concat(${m}) + substr('x') + rond(1),
,date,g,G,,". > today( ",,
,text,,H,,,,
,begin_group,i,I,,,,
,text,m,M of another group,,,,
,end_group,,,,,,
,text,i,I again,,,,
,select_one yn,j,J,,,,"zone = ${m}"
,select_one_from_file places.csv,k,K,,,,
,select_multiple yn or_other,l,L,,,,
choices
,list_name,name,label
,yn,yes,Yes
,yn,yes,Yes again
,yn,,Nameless
,yn,not sure,Not sure
,alone,two words,Fine
settings
,form_id,version
,bad,1
"""


def test_every_cell_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(SHEETS)

    with pytest.raises(FormError) as caught:
        compile_xlsform(path)

    assert caught.value.problems == [
        "survey, row 2, column type: 'select_multiple' names no list of choices.",
        "survey, row 6, column type: 'textt' is no type of question. Did you mean 'text'?",
        "survey, row 3, column name: 'b c' cannot be a name; use letters, digits and _ only.",
        "survey, row 5, column name: 'm' is already the name of row 4.",
        "survey, row 10, column name: this question has no name.",
        "survey, row 14, column name: 'i' is already the name of row 11.",
        "survey, row 7, column relevant: something is missing at the end, at character 7 of: "
        "${m} >",
        "survey, row 8, column calculation: substr() takes 2 to 3 arguments, not 1, "
        "at character 16 of: concat(${m}) + substr('x') + rond(1)",
        "survey, row 8, column calculation: the function rond() is not known "
        "(did you mean round()?), at character 30 of: concat(${m}) + substr('x') + rond(1)",
        "survey, row 9, column constraint: something is missing at the end, at character 11 of: "
        ". > today(",
        "choices, row 3, column name: 'yes' is already the name of row 2.",
        "choices, row 4, column name: this choice has no name.",
        "choices, row 5, column name: 'not sure' has a space, so it cannot be chosen beside "
        "others.",
    ]


def test_a_list_may_hold_a_code_twice_where_the_settings_say_so(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text(
        "survey\n,type,name,label\n,select_one yn,a,A\n"
        "choices\n,list_name,name,label\n,yn,yes,Yes\n,yn,yes,Yes again\n"
        "settings\n,form_id,version,allow_choice_duplicates\n,twice,1,{}\n"
    )
    refused, allowed = path.read_text().format("no"), path.read_text().format("yes")

    path.write_text(refused)
    with pytest.raises(FormError, match="already the name of row 2"):
        compile_xlsform(path)
    path.write_text(allowed)
    assert compile_xlsform(path).form_id == "twice"
