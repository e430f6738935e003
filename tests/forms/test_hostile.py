"""Nothing hostile harms: it ends in a sentence, and without looking outside. Each with a control:
the same thing in a reasonable size works. What hangs ends at the time limit of every test.
"""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from rrk_field.forms import lists, markdown
from rrk_field.forms.answers import from_xml, to_xml
from rrk_field.forms.definition import parse
from rrk_field.forms.growth import MOST_NODES, MOST_ROWS
from rrk_field.forms.problems import FormError
from rrk_field.forms.session import Session
from tests.forms.small_forms import context

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><itext>{itext}</itext>
<instance><data id="t" version="1">{data}</data></instance>{instances}{binds}</model></h:head>
<h:body>{body}</h:body></h:html>"""

ROWS = '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/q"/></repeat></group>'
"""The body of a form with one repeat."""


def form(data: str = "<a/>", binds: str = "", body: str = "", **more: str) -> str:
    parts = {"itext": "", "instances": "", **more}
    return FORM.format(data=data, binds=binds, body=body or '<input ref="/data/a"/>', **parts)


def bind(path: str, **rules: str) -> str:
    written = "".join(f' {rule}="{escaped(text)}"' for rule, text in rules.items())
    return f'<bind nodeset="{path}"{written}/>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def opened(xml: str) -> Session:
    return Session(parse(xml), context=context())


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(FormError) as caught:
        work()
    assert caught.value.problems
    return "\n".join(caught.value.problems)


def said_or_done(work: Callable[[], object]) -> bool:
    """Whether something works, or says why not; any other exception is raised."""
    try:
        work()
    except FormError as error:
        return bool(error.problems) and all(error.problems)
    return True


# XML


def bomb() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>' + form(data="<a>&l11;</a>")


@pytest.mark.parametrize(
    "xml",
    [
        bomb(),
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + form(data="<a>&f;</a>"),
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + form(),
        '<!doctype x [<!entity % p SYSTEM "http://127.0.0.1:9/p"> %p;]>' + form(),
    ],
    ids=["bomb", "file", "network", "parameter"],
)
def test_entities_are_refused_before_they_are_read(xml: str) -> None:
    assert "document type or entities" in refusal(lambda: parse(xml))
    utf16 = xml.encode("utf-16")
    assert "document type or entities" in refusal(lambda: parse(utf16))


def test_the_letters_of_xml_itself_are_no_entities() -> None:
    session = opened(form(data="<a>&lt;&amp;&#x41;</a>"))

    assert session.node("a").value == "<&A"


@pytest.mark.parametrize("depth", [60, 100_000])
def test_groups_within_groups_without_end_are_refused(depth: int) -> None:
    data = "<a/>" + "".join(f"<n{n}>" for n in range(depth)) + "<z/>"
    data += "".join(f"</n{n}>" for n in reversed(range(depth)))

    assert "nested more than 50 deep" in refusal(lambda: parse(form(data=data)))


def test_forty_groups_within_each_other_are_read() -> None:
    names = [f"n{n}" for n in range(40)]
    data = "".join(f"<{name}>" for name in names) + "<z/>" + "".join(
        f"</{name}>" for name in reversed(names)
    )  # fmt: skip
    path = "/".join(names)

    session = opened(form(data=data, body=f'<input ref="/data/{path}/z"/>'))

    assert session.node(f"{path}/z").relevant


@pytest.mark.parametrize("where", ["instances", "body", "itext"])
def test_depth_elsewhere_is_no_danger(where: str) -> None:
    deep = "<group>" * 50_000 + "</group>" * 50_000
    wrapped = {
        "instances": f'<instance id="l"><root>{deep}</root></instance>',
        "body": f'<input ref="/data/a"/>{deep}',
        "itext": f'<translation lang="en"><text id="x"><value>{deep}</value></text></translation>',
    }
    xml = form(**{where: wrapped[where]})

    assert said_or_done(lambda: Session(parse(xml)))


def test_ten_megabytes_are_read_or_refused_with_a_sentence() -> None:
    label = "x" * 10_000_000
    session = opened(form(body=f'<input ref="/data/a"><label>{label}</label></input>'))
    shown = markdown.to_html(session.label(session.node("a")))
    rows = "<r><q>1</q></r>" * 700_000

    assert len(shown) < 100_000
    assert "rows are too many" in refusal(lambda: parse(form(data=rows, body=ROWS)))
    assert "larger than" in refusal(lambda: parse(b" " * 61_000_000))


def test_as_many_rows_as_are_allowed_are_read() -> None:

    session = opened(form(data="<r><q>1</q></r>" * 300, body=ROWS))

    assert len(session.node("r").rows or ()) == 300


# Size


def choices(count: int, questions: int) -> Session:
    items = "".join(f"<item><name>c{n}</name><in>c{n // 100}</in></item>" for n in range(count))
    data = "".join(f"<q{n}/>" for n in range(questions))
    body = "".join(
        f'<select1 ref="/data/q{n}"><itemset nodeset="instance(\'l\')/root/item[in = /data/q{n - 1}'
        ' or /data/q0 != \'\']"><value ref="name"/><label ref="name"/></itemset></select1>'
        for n in range(1, questions)
    )
    instances = f'<instance id="l"><root>{items}</root></instance>'
    return opened(form(data=data, body=body, instances=instances))


def test_ten_thousand_choices_at_ten_questions_are_offered() -> None:
    session = choices(10_000, 10)

    session.set_value(session.node("q0"), "x")

    assert len(session.choices(session.node("q7"))) == 10_000
    assert session.notices == []


def counted(first: str) -> Session:
    """Rows in rows in rows, as many as a question says."""
    groups = [f"/data{'/r' * depth}" for depth in range(1, 4)]
    body = "".join(
        f'<group ref="{path}"><repeat nodeset="{path}" jr:count="/data/a">' for path in groups
    )
    data = f"<a>{first}</a><r><r><r><q/></r></r></r>"
    body += '<input ref="/data/r/r/r/q"/>' + "</repeat></group>" * 3
    return opened(form(data=data, body=f'<input ref="/data/a"/>{body}'))


def test_counts_that_multiply_end_in_a_sentence() -> None:
    session = counted("1000")

    assert len(session.root.walk()) <= MOST_NODES + MOST_ROWS
    assert any("no more rows are made" in notice for notice in session.notices)


def test_counts_that_multiply_within_reason_are_all_made() -> None:
    session = counted("5")

    assert sum(node.is_row for node in session.root.walk()) == 5 + 25 + 125
    assert session.notices == []


@pytest.mark.parametrize("count", ["1000 * 1000 * 1000", "1 div 0", "-5", "'x'"])
def test_a_count_beyond_all_measure_is_limited(count: str) -> None:
    xml = form(
        data="<a/><r><q/></r>",
        body=f'<input ref="/data/a"/><group ref="/data/r"><repeat nodeset="/data/r" jr:count='
        f'"{escaped(count)}"><input ref="/data/r/q"/></repeat></group>',
    )

    session = opened(xml)

    rows = len(session.node("r").rows or ())
    assert rows in (0, MOST_ROWS)
    assert bool(session.notices) == (rows == MOST_ROWS)


def test_rows_beyond_the_most_are_kept_though_not_shown() -> None:
    definition = parse(form(data="<r><q/></r>", body=ROWS))
    answers = {f"r[k{n}]": n for n in range(MOST_ROWS + 5)}
    answers |= {f"r[k{n}]/q": n for n in range(MOST_ROWS + 5)}

    session = Session(definition, answers=answers)

    assert len(session.node("r").rows or ()) == MOST_ROWS
    assert session.answers().keys() == answers.keys()


# Rules


def doubled(times: int) -> Session:
    data = "<a>0123456789</a>" + "".join(f"<k{n}/>" for n in range(times))
    names = ["a", *(f"k{n}" for n in range(times))]
    binds = "".join(
        bind(f"/data/{name}", calculate=f"concat(/data/{before}, /data/{before})")
        for before, name in pairwise(names)
    )
    return opened(form(data=data, binds=binds))


def test_texts_that_double_each_other_stop_growing() -> None:
    assert len(doubled(60).node("k59").value) <= 100_000
    assert len(doubled(5).node("k4").value) == 320


def test_a_text_joined_of_very_many_stops_growing() -> None:
    many = ", ".join(["/data/a"] * 5000)
    session = opened(form(binds=bind("/data/b", calculate=f"string-length(concat({many}))"),
                          data="<a/><b/>"))  # fmt: skip
    session.set_value(session.node("a"), "x" * 100_000)

    assert 0 < float(session.node("b").value) <= 1_000_000


def looking(rows: int, depth: int) -> Session:
    """A rule that looks at all rows, each of which looks at all rows, ..."""
    test = "q > 0"
    for _ in range(depth):
        test = f"count(/data/r[{test}]) > 0"
    return opened(
        form(
            data="<a/><k/>" + "<r><q>1</q></r>" * rows,
            binds=bind("/data/k", calculate=f"count(/data/r[{test}])"),
            body=ROWS,
        )
    )


def test_rules_that_look_at_everything_for_everything_end_in_a_sentence() -> None:
    session = looking(60, 4)

    assert session.notices == ["The rules of this form look at too much; some find nothing."]


def test_rules_that_look_at_a_reasonable_number_find_it() -> None:
    session = looking(20, 1)

    assert session.notices == []
    assert session.node("k").value == "20"


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 5000 + "1" + ")" * 5000,
        "a[" * 5000 + "1" + "]" * 5000,
        "not(" * 5000 + "1" + ")" * 5000,
        "1+" * 40_000 + "1",
        "a|" * 40_000 + "a",
        "1=" * 40_000 + "1",
        "../" * 30_000 + "a",
        "x" * 200_000,
        "'" + "x" * 90_000,
        "(" + "*".join(f"({'+'.join('1' * 150)}={'<'.join('2' * 150)})" for _ in range(150)) + ")",
    ],
    ids=["brackets", "conditions", "calls", "sum", "union", "comparison", "climb", "name", "quote",
         "mixed"],
)  # fmt: skip
def test_an_expression_without_end_is_refused(expression: str) -> None:
    said = refusal(lambda: parse(form(binds=bind("/data/a", calculate=expression))))

    assert said.startswith("/data/a, calculation: ")


def test_an_expression_with_many_parts_is_computed() -> None:
    inner = "(" * 40 + "+".join(["1"] * 150) + ")" * 40

    session = opened(form(binds=bind("/data/b", calculate=inner), data="<a/><b/>"))

    assert session.node("b").value == "150"


def test_a_circle_of_a_thousand_questions_is_named() -> None:
    data = "".join(f"<q{n}/>" for n in range(1000))
    binds = "".join(
        bind(f"/data/q{n}", calculate=f"/data/q{(n + 1) % 1000} + 1") for n in range(1000)
    )
    said = refusal(lambda: parse(form(data=data, binds=binds, body='<input ref="/data/q0"/>')))

    assert said.startswith("/data/q0: these depend on each other in a circle: q0 → q1 → q2")


def test_a_thousand_questions_in_a_chain_are_computed() -> None:
    data = "".join(f"<q{n}/>" for n in range(1000))
    binds = "".join(bind(f"/data/q{n}", calculate=f"/data/q{n - 1} + 1") for n in range(1, 1000))
    session = opened(form(data=data, binds=binds, body='<input ref="/data/q0"/>'))

    session.set_value(session.node("q0"), "1")

    assert session.node("q999").value == "1000"


def test_triggers_that_trigger_each_other_stop() -> None:
    body = "".join(
        f'<input ref="/data/{one}"><setvalue event="xforms-value-changed" ref="/data/{other}" '
        f'value="/data/{one} + 1"/></input>'
        for one, other in (("a", "b"), ("b", "a"))
    )
    session = opened(form(data="<a/><b/>", body=body))

    session.set_value(session.node("a"), "1")

    assert float(session.node("b").value) > 1


# Answers and attached files


def test_a_huge_answer_is_kept_and_judged() -> None:
    session = opened(form(binds=bind("/data/a", type="int", constraint=". < 9")))
    digits = "9" * 1_000_000

    session.set_value(session.node("a"), digits)

    assert session.node("a").violation == "format"
    assert session.answers() == {"a": digits}
    assert from_xml(session.definition, to_xml(session)) == {"a": digits}


def test_letters_that_xml_cannot_hold_are_left_out() -> None:
    session = opened(form())

    session.set_value(session.node("a"), "a\x00\x0bb\ud800\r\nc\ufffe")

    assert session.node("a").value == "ab\nc"
    assert from_xml(session.definition, to_xml(session)) == {"a": "ab\nc"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", f"name,label\nx,{'y' * 200_000}\n"),
        ("a.geojson", "[" * 100_000),
        ("a.geojson", '{"features": [1]}'),
        ("a.geojson", '{"features": [{"properties": [], "geometry": []}]}'),
        ("a.geojson", '{"features": [{"properties": {}, "geometry": {"type": "Point", '
         '"coordinates": []}}]}'),
        ("a.geojson", '{"features": [{"properties": [1], "geometry": {}}]}'),
        ("a.xml", "<a>" * 1000 + "</a>" * 1000),
        ("a.xml", '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>'),
    ],
)  # fmt: skip
def test_an_attached_file_that_is_broken_is_named(name: str, text: str) -> None:
    assert said_or_done(lambda: lists.from_file(name, text))


@pytest.mark.parametrize(
    "line",
    ["[" * 200_000, "**a " * 50_000, "# a" + " " * 200_000 + "b", "_a*" * 70_000, "\\*" * 100_000],
    ids=["links", "bold", "heading", "italics", "escapes"],
)
def test_markdown_that_makes_readers_stumble_is_shown_as_it_is(line: str) -> None:
    assert len(markdown.to_html(line)) < 200_000
    assert len(markdown.plain(line)) < 200_000


@pytest.mark.parametrize(
    "label",
    [
        "<script>alert(1)</script>",
        '<img src="file:///etc/passwd">',
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "![x](http://127.0.0.1:9/x.png)",
        '[x](http://a.example/"onclick="alert(1))',
        "**<b onmouseover=x>**",
    ],
)
def test_html_in_a_label_is_shown_never_run(label: str) -> None:
    tags = "".join(part.partition(">")[0] for part in markdown.to_html(label).split("<")[1:])

    for part in ("script", "img", "javascript:", "file:", '"onclick', "onmouseover"):
        assert part not in tags


def test_what_a_label_may_hold_is_shown() -> None:
    html = markdown.to_html("**Bold** _it_ [here](https://a.example)")

    assert html == '<b>Bold</b> <i>it</i> <a href="https://a.example">here</a>'


# The world outside

_watched: list[str] = []
_watching = False


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event.split(".")[0] in (
        "open",
        "os",
        "socket",
        "subprocess",
        "urllib",
        "exec",
    ):
        _watched.append(f"{event} {arguments[:1]}")


@contextmanager
def watching() -> Iterator[list[str]]:
    """Note every file that is opened and every connection, whatever does it."""
    global _watching
    if not hasattr(sys, "_rrk_audited"):
        sys.addaudithook(_note)  # it cannot be taken away, only told to rest
        sys._rrk_audited = True  # type: ignore[attr-defined]
    _watched.clear()
    _watching = True
    try:
        yield _watched
    finally:
        _watching = False


def test_reading_and_filling_a_form_touches_no_file_and_no_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("name,label\nx,secret\n")
    lists_outside = (
        f'<instance id="l" src="file://{secret}"/><instance id="m" src="http://127.0.0.1:9/m.xml"/>'
    )
    xml = form(
        data="<a/><b/><c/>",
        instances=lists_outside,
        binds=bind("/data/b", calculate="instance('l')/root/item[name='x']/label")
        + bind("/data/c", calculate=f"pulldata('{secret}', 'label', 'name', 'x')"),
        body='<input ref="/data/a"><label>![x](http://127.0.0.1:9/x.png)</label></input>',
    )
    opened(xml)  # modules are read from files too, once

    with watching() as touched:
        session = opened(xml.replace('id="t"', 'id="u"'))
        session.set_value(session.node("a"), "x")
        session.label(session.node("a"))
        to_xml(session)

    assert touched == []
    assert session.node("b").value == session.node("c").value == ""
    assert set(session.definition.external) == {"l", "m"}


def test_a_file_or_a_connection_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")

    with watching() as touched, socket.socket():
        (tmp_path / "secret").read_text()

    assert [one.split()[0] for one in touched] == ["socket.__new__", "open"]
