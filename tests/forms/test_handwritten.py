"""Forms that no compiler wrote: inline choices, groups without a place, absolute paths in rows."""

from rrk_field.forms.definition import parse
from rrk_field.forms.session import Session
from tests.forms.small_forms import answer, context, value

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>By hand</h:title><model>
<instance><data id="hand" version="1">
<r jr:template=""><a/><b/><c/><s><t/></s></r><r><a>4</a><b/><c/><s><t/></s></r>
<out/><all/><pick/><multi/><grp><x>5</x></grp><y/><up/><meta><entity id=""/></meta></data>
</instance>
<instance id="list"><root><item><name>a</name><v>1</v></item><item><name>b</name><v>2</v></item>
</root></instance>
<bind nodeset="/data/r/a" type="int"/>
<bind nodeset="/data/r/b" calculate="/data/r/a + 1" type="int"/>
<bind nodeset="/data/r/c" relevant="/data/r/a &gt; 3" required="/data/r/a = 5"/>
<bind nodeset="/data/r/s" relevant="/data/r/c != ''"/>
<bind nodeset="/data/out" calculate="sum(/data/r/b)" type="xsd:int"/>
<bind nodeset="/data/all" calculate="count(/data/r) + count(descendant::a | ancestor::data/r)"/>
<bind nodeset="/data/multi" relevant="selected(../pick, 'a')"/>
<bind nodeset="/data/grp" readonly="../pick = 'b'"/>
<bind nodeset="/data/grp/x" type="decimal"/>
<bind nodeset="/data/y" calculate="instance('list')/root/item[name = current()/../pick]/v"/>
<bind nodeset="/data/up" calculate="concat(../grp/x/../../pick, ../self::data/y)"/>
<bind nodeset="/data/meta/entity/@id" type="string"/>
</model></h:head><h:body><group><label>Only on the screen</label>
<group ref="/data/r"><label>Row</label><repeat nodeset="/data/r">
<input ref="/data/r/a"><label>Age of <output value="/data/r/c"/></label></input>
<input ref="/data/r/c"/><group ref="/data/r/s"><input ref="/data/r/s/t"/></group>
</repeat></group></group>
<select1 ref="/data/pick"><label>Pick</label>
<item><label>First</label><value>a</value></item><item><label/><value>b</value></item></select1>
<select ref="/data/multi"><item><label>A</label><value>a</value></item></select>
<secret ref="/data/grp/x"/><trigger ref="/data/out"/>
</h:body></h:html>"""


def opened() -> Session:
    return Session(parse(FORM), context=context())


def test_an_absolute_path_inside_a_row_means_that_row() -> None:
    session = opened()
    row = session.add_row(session.node("r")).added[0]

    answer(session, {f"{row.path}/a": "5"})

    assert [one.by_name["b"].text for one in session.node("r").rows or ()] == ["5", "6"]
    assert (row.by_name["c"].required, value(session, "out")) == (True, "11")
    before = row.by_name["s"].relevant
    answer(session, {f"{row.path}/c": "Ana"})
    assert (before, row.by_name["s"].relevant) == (False, True)
    assert session.label(row.by_name["a"]) == "Age of Ana"


def test_choices_written_at_their_question() -> None:
    session = opened()

    shown = [(one.code, one.label) for one in session.choices(session.node("pick"))]
    answer(session, {"pick": "a"})

    assert shown == [("a", "First"), ("b", "b")]
    assert value(session, "y") == "1"
    assert value(session, "up") == "a1"
    assert session.node("multi").relevant


def test_read_only_is_inherited() -> None:
    session = opened()

    update = session.set_value(session.node("pick"), "b")

    assert session.node("grp/x") in update.changed
    assert session.node("grp/x").read_only


def test_loose_questions_make_sections_of_their_own() -> None:
    session = opened()

    sections = session.definition.sections

    assert [[child.name for child in one.children] for one in sections] == [
        ["r", "pick", "multi", "out"],
        ["x"],
    ]
    assert session.label(sections[1]) == ""
    assert [node.path for node in session.questions(sections[1])] == ["grp/x"]


EXTERNAL = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>External</h:title><model>
<instance><data id="e" version="1"><state/><city/></data></instance></model></h:head><h:body>
<input ref="/data/state"/>
<input ref="/data/city" query="instance('cities')/root/item[state= /data/state ]"/>
</h:body></h:html>"""


def test_a_list_of_select_one_external_lies_in_the_one_table_of_such_lists() -> None:
    definition = parse(EXTERNAL)
    table = [
        {"list_name": "cities", "name": "pe", "label": "Pejë", "state": "ks"},
        {"list_name": "cities", "name": "nis", "label": "Niš", "state": "rs"},
        {"list_name": "other", "name": "x", "label": "X", "state": "ks"},
    ]
    session = Session(definition, instances={"itemsets": table}, context=context())
    answer(session, {"state": "ks"})

    assert (definition.external, definition.files) == (("itemsets",), ("itemsets.csv",))
    assert [one.label for one in session.choices(session.node("city"))] == ["Pejë"]
