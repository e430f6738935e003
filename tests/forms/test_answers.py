"""Answers as XForms instance XML and back; replaying; attached lists; markdown."""

from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from pyxform.xls2xform import convert

from rrk_field.forms.answers import from_xml, to_submission, to_xml
from rrk_field.forms.definition import parse
from rrk_field.forms.lists import from_file
from rrk_field.forms.markdown import plain, to_html
from rrk_field.forms.problems import FormError
from rrk_field.forms.replay import replay
from rrk_field.forms.session import Session
from tests.forms.small_forms import NOW, answer, context, opened, value, xform
from tests.forms.test_rows import COUNTED, FAMILY
from tests.forms.test_session import question


def test_a_submission_holds_what_counts() -> None:
    session = opened([
        question("integer", "n"), question("text", "t", relevant="${n} = 1"),
        question("calculate", "c", calculation="${n} + 1"),
        question("begin repeat", "r"), question("text", "x"), {"type": "end repeat"},
    ])  # fmt: skip
    answer(session, {"n": "1", "t": "a & b"})
    answer(session, {"n": "2", f"{(session.node('r').rows or [])[0].path}/x": "y"})

    root = ElementTree.fromstring(to_submission(session))

    assert (root.tag, root.get("id"), root.get("version")) == ("data", "test", "1")
    assert [child.tag for child in root] == ["n", "c", "r", "meta"]
    assert root.findtext("c") == "3"
    assert root.findtext("r/x") == "y"
    assert "t" in ElementTree.fromstring(to_xml(session))[1].tag


def test_an_instance_of_odk_is_read() -> None:
    form = opened([*COUNTED, *FAMILY]).definition
    xml = """<data id="test" version="1"><n>2</n><room><area>5</area></room><room><area/></room>
    <member><name>Ana</name><age>x</age><toy><cost>3</cost></toy></member>
    <member><name>Bo</name></member><unknown>1</unknown></data>"""

    session = Session(form, answers=from_xml(form, xml), context=context())

    assert value(session, "names") == "Ana,Bo"
    assert value(session, "spent") == "3"
    assert session.node("room[1]/area").value == "5"
    assert session.by_ref("/data/member[1]/age").violation == "format"


def test_answers_of_another_form_are_refused() -> None:
    form = opened([question("text", "a")]).definition

    with pytest.raises(FormError, match="belong to the form other, not test"):
        from_xml(form, '<data id="other"/>')


def test_replaying_tells_every_state_after_every_step() -> None:
    xml = xform([
        question("integer", "n", required="yes", constraint=". < 9"),
        question("text", "t", relevant="${n} = 3", read_only="${n} = 3"),
        question("begin repeat", "r"), question("text", "x"), {"type": "end repeat"},
        question("date", "d", default="today()"),
        question("select_one_from_file towns.csv", "town"),
    ])  # fmt: skip
    steps: list[dict[str, Any]] = [
        {"ref": "/data/n", "value": 3},
        {"ref": "/data/n", "value": "12"},
        {"ref": "/data/n", "value": None, "special": "dk"},
        {"add": "/data/r"},
        {"remove": "/data/r[1]"},
        {"language": "en"},
    ]

    told = replay(xml, steps, files={"towns.csv": "name,label\nnis,Niš\n"}, now=NOW)

    assert told["first"]["/data/n"] == {"v": "", "r": True, "q": True, "o": False, "x": "required"}
    assert told["first"]["/data/d"]["v"] == "2024-05-10"
    after = [step["state"] for step in told["steps"]]
    assert after[0]["/data/t"] == {"v": "", "r": True, "q": False, "o": True, "x": None}
    assert [state["/data/n"]["x"] for state in after[:3]] == [None, "constraint", None]
    assert ["/data/r[2]/x" in state for state in after[3:5]] == [True, False]
    assert told["steps"][0]["step"] == steps[0]


@pytest.mark.parametrize(
    "step", [{"ref": "/data/none", "value": "1"}, {"value": "1"}, {"add": "/data/n"}, {}]
)
def test_a_step_that_makes_no_sense_is_named(step: dict[str, str]) -> None:
    xml = xform([question("integer", "n")])

    with pytest.raises(FormError, match="Step 2 cannot be taken"):
        replay(xml, [{"ref": "/data/n", "value": "1"}, step])


def test_attached_lists() -> None:
    csv = from_file("a.csv", "\ufeffname, label\nx,X\ny\n")
    geojson = from_file(
        "a.geojson",
        '{"type": "FeatureCollection", "features": ['
        '{"id": "p", "geometry": {"type": "Point", "coordinates": [21, 42]}, '
        '"properties": {"title": "Point", "n": 3, "none": null}},'
        '{"geometry": {"type": "LineString", "coordinates": [[21, 42], [22, 43]]}, '
        '"properties": null},'
        '{"geometry": {"type": "Polygon", "coordinates": [[[21, 42], [22, 43]]]}, '
        '"properties": {}}, {"geometry": {"type": "Other"}, "properties": {}}]}',
    )
    xml = from_file("a.xml", "<root><item><name>x</name></item></root>")

    rows = [item.values() for root in csv.children for item in root.children]
    assert rows == [{"name": "x", "label": "X"}, {"name": "y", "label": ""}]
    items = geojson.children[0].children
    assert items[0].values() == {
        "title": "Point", "n": "3", "none": "", "id": "p", "geometry": "42 21 0 0",
    }  # fmt: skip
    assert [item.values()["geometry"] for item in items[1:]] == [
        "42 21 0 0; 43 22 0 0", "42 21 0 0; 43 22 0 0", "",
    ]  # fmt: skip
    assert xml.children[0].text == "x"
    with pytest.raises(FormError, match="no GeoJSON"):
        from_file("a.geojson", "[]")


@pytest.mark.parametrize(
    ("markdown", "html", "words"),
    [
        ("plain", "plain", "plain"),
        ("**bold** and *italic*", "<b>bold</b> and <i>italic</i>", "bold and italic"),
        ("__bold__ _italic_", "<b>bold</b> <i>italic</i>", "bold italic"),
        ("a_b_c", "a_b_c", "a_b_c"),
        ("2 * 3 * 4", "2 * 3 * 4", "2 * 3 * 4"),
        ("# Title", "<h1>Title</h1>", "Title"),
        ("### Small ###", "<h3>Small</h3>", "Small"),
        ("one\ntwo", "one<br>two", "one\ntwo"),
        ("one\n\ntwo", "<p>one</p><p>two</p>", "one\n\ntwo"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        (
            "[site](https://rrk.example/?a=1&b=2)",
            '<a href="https://rrk.example/?a=1&amp;b=2">site</a>',
            "site",
        ),
        ("[x](javascript:alert(1))", "x)", "x)"),
        ("<b>no</b> & <i>", "&lt;b&gt;no&lt;/b&gt; &amp; &lt;i&gt;", "<b>no</b> & <i>"),
        (r"\*not\* \<i\>", "*not* \\&lt;i&gt;", r"*not* \<i>"),
        ("", "", ""),
        ("**open", "**open", "**open"),
    ],
)  # fmt: skip
def test_markdown_of_labels(markdown: str, html: str, words: str) -> None:
    assert html == to_html(markdown)
    assert words == plain(markdown)


def test_a_submission_says_which_entities_it_makes() -> None:
    sheets = """survey
,type,name,label,save_to
,text,kind,Kind,kind
,integer,height,Height,
settings
,form_title,form_id,version
,Trees,trees,1
entities
,list_name,label,create_if
,trees,${kind},${height} > 2
"""
    xml = str(convert(sheets.encode(), file_type=".csv", form_name="data").xform)
    session = Session(parse(xml), context=context())
    answer(session, {"kind": "Oak", "height": "3"})

    root = ElementTree.fromstring(to_submission(session))
    entity = root.find("meta/entity")
    assert entity is not None
    again = ElementTree.fromstring(to_submission(session)).find("meta/entity")
    answer(session, {"height": "1"})
    small = ElementTree.fromstring(to_submission(session)).find("meta/entity")

    assert (entity.get("dataset"), entity.get("create")) == ("trees", "true")
    assert entity.findtext("label") == "Oak"
    assert str(UUID(entity.get("id"))) == entity.get("id")
    assert again is not None
    assert again.get("id") == entity.get("id")
    assert small is not None
    assert small.get("create") in ("", "false")
