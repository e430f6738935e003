"""Spoilt input: expressions and XForms drawn and mutated from good ones, the same for each seed."""

import re
from collections.abc import Iterator
from html import escape
from random import Random

from rrk_field.forms import functions, lists
from rrk_field.forms.answers import from_xml, to_submission, to_xml
from rrk_field.forms.evaluation import Compiler, compile_tree
from rrk_field.forms.frame import Frame
from rrk_field.forms.problems import FormError
from rrk_field.forms.reader import read_form
from rrk_field.forms.session import Session
from rrk_field.forms.xpath import XPathError, read
from tests.forms.random_forms import random_form
from tests.forms.small_forms import context

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><itext>
<translation lang="en" default="true()"><text id="t"><value>Hi <output value="/data/a"/></value>
</text></translation></itext><instance><data id="t" version="1"><a>2</a><b>x y</b><d>2024-02-29</d>
<p>42.6 20.3 0 4; 42.7 20.3; 42.6 20.4</p><g><e/></g><r><c>1</c><s><f/></s></r></data></instance>
<instance id="list"><root><item><name>x</name><label>X</label><size>1</size></item><item>
<name>y</name><label>Y</label><size>2</size></item></root></instance>
<bind nodeset="/data/a" type="int" constraint=". &lt; 9"/><bind nodeset="/data/b"
 relevant="/data/a &gt; 1"/><bind nodeset="/data/r/c" calculate="position(..)"/>
<setvalue ref="/data/g/e" event="odk-instance-first-load" value="concat('a', /data/a)"/></model>
</h:head><h:body><input ref="/data/a"><label ref="jr:itext('t')"/></input><select ref="/data/b">
<itemset nodeset="instance('list')/root/item[size &lt; /data/a]"><value ref="name"/>
<label ref="label"/></itemset></select><input ref="/data/d"/><group ref="/data/r"><label>Row</label>
<repeat nodeset="/data/r" jr:count="/data/a"><input ref="/data/r/c"/><input ref="/data/r/s/f"/>
</repeat></group></h:body></h:html>"""

PARTS = (
    "/data/a", "/data/b", "/data/d", "/data/p", "/data/r/c", "/data/r", "/data/g/e", "../a",
    "../../r", "current()/../a", "instance('list')/root/item", ".", "..", "*", "//c", "node()",
    "instance('list')/root/item[name='x']/size", "text()", "@x", "child::a", "ancestor::r",
    "following-sibling::b", "1", "0", "-1", "2.5", ".5", "1e9", "999999999999999999999", "''",
    "'x'", "'a b'", '"2024-01-01"', "'%Y-%m-%d'", "'SHA-256'", "'base64'", "'[a-z]+'", "'NaN'",
    "'ë'", "true()", "position()", "last()",
)  # fmt: skip
SIGNS = (
    "(", ")", "[", "]", ",", "/", "//", "::", "|", "+", "-", "*", " div ", " mod ", "=", "!=", "<",
    "<=", ">", ">=", " and ", " or ", "$", ":", "'", '"', " ", "\n", "#", "\x00", "€", "self::",
)  # fmt: skip
XML_PARTS = (
    "<", ">", "/", "&", ";", "]]>", "<!--", "-->", "<![CDATA[", "<?x ?>", "<!DOCTYPE a>", "&amp;",
    "&#0;", "&#x41;", '"', "'", "=", " nodeset=", " ref=", " jr:count=", " type=", " value=",
    "<repeat>", "</repeat>", "<bind/>", "<item/>", "<output/>", "<instance/>", "\x00", "\ufeff",
    "9" * 400, "(" * 80, "a/" * 90, "ë",
)  # fmt: skip
_ATTRIBUTE = re.compile(r'\s[\w:]+="([^"]*)"')
FILES = {
    "a.csv": 'name,label,size\nx,"X, big",1\ny,Y,2\n',
    "a.geojson": '{"features": [{"id": "x", "properties": {"name": "X"}, "geometry": '
    '{"type": "Polygon", "coordinates": [[[20.1, 42.1], [20.2, 42.2]]]}}]}',
    "a.xml": "<root><item><name>x</name></item></root>",
}


def expression(chance: Random, depth: int = 0) -> str:
    """Return an expression, mostly one that could be meant."""
    kind = chance.random()
    if depth > 3 or kind < 0.3:
        return chance.choice(PARTS)
    if kind < 0.65:
        name = chance.choice(sorted(functions.FUNCTIONS))
        count = chance.choice((0, 1, 1, 2, 2, 3, 3, 4))
        return f"{name}({', '.join(expression(chance, depth + 1) for _ in range(count))})"
    left, right = expression(chance, depth + 1), expression(chance, depth + 1)
    if kind < 0.8:
        return f"{left}{chance.choice(SIGNS)}{right}"
    if kind < 0.9:
        return f"{left}[{right}]"
    return f"if({left}, {right}, {chance.choice(PARTS)})"


def mutated(chance: Random, text: str, parts: tuple[str, ...]) -> str:
    """Return a text with a few places taken away, doubled, exchanged or filled."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((1, 1, 2, 5, 20)))
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:end] + text[at:end] + text[end:]
            case 2:
                other = chance.randrange(len(text) + 1)
                text = text[:other] + text[at:end] + text[other:]
            case _:
                text = text[:at] + chance.choice(parts) + text[end:]
    return text


class Bench:
    """A live form on which expressions are tried."""

    def __init__(self) -> None:
        self.session = Session(read_form(FORM), context=context())
        root = self.session.definition.root.place
        self.places = [place for place in root.walk() if not place.children]
        self.instances = frozenset(self.session.definition.instances)
        self.nodes = {
            node.item.place: node for node in reversed(self.session.root.walk()) if node.is_question
        }

    def run(self, chance: Random, text: str) -> bool:
        """Compile and compute; False where it was refused. Anything but a refusal is raised."""
        place = chance.choice(self.places)
        compiler = Compiler(self.session.definition.root.place, place, place, self.instances)
        try:
            compute = compile_tree(
                read(text), compiler, chance.choice(("text", "boolean", "number", "nodes"))
            )
        except XPathError:
            return False
        compute(Frame(self.nodes[place], self.session, set()))
        return True


def fuzz_parser(seed: int, count: int) -> Iterator[bool]:
    """Read soups of tokens and spoilt expressions."""
    chance = Random(seed)
    for _ in range(count):
        if chance.random() < 0.5:
            text = "".join(chance.choice(PARTS + SIGNS) for _ in range(chance.randint(1, 12)))
        else:
            text = mutated(chance, expression(chance, 2), PARTS + SIGNS)
        try:
            read.__wrapped__(text)
        except XPathError:
            yield False
        else:
            yield True


def fuzz_expressions(seed: int, count: int) -> Iterator[bool]:
    """Compute expressions, some of them spoilt."""
    chance, bench = Random(seed), Bench()
    for _ in range(count):
        text = expression(chance)
        if chance.random() < 0.2:
            text = mutated(chance, text, PARTS + SIGNS)
        yield bench.run(chance, text)


def fuzz_forms(seed: int, count: int) -> Iterator[bool]:
    """Open spoilt forms, answer each question once, write what they hold."""
    chance = Random(seed)
    good = [FORM, *(random_form(number, questions=8) for number in range(20))]
    for _ in range(count):
        xml = chance.choice(good)
        if chance.random() < 0.3:
            xml = mutated(chance, xml, XML_PARTS + PARTS)
        else:
            for _ in range(chance.randint(1, 3)):
                xml = _with_another_rule(chance, xml)
        yield _opened(chance, xml)


def _with_another_rule(chance: Random, xml: str) -> str:
    """Put an expression in the place of what an attribute holds, or spoil that."""
    place = chance.choice(list(_ATTRIBUTE.finditer(xml)))
    text = expression(chance) if chance.random() < 0.6 else mutated(chance, place[1], PARTS)
    return xml[: place.start(1)] + escape(text, quote=True) + xml[place.end(1) :]


def _said(error: FormError) -> None:
    assert error.problems
    assert all(error.problems)


def _opened(chance: Random, xml: str) -> bool:
    try:
        session = Session(read_form(xml), context=context())
    except FormError as error:
        _said(error)
        return False
    for node in list(session.questions())[:20]:
        session.label(node), session.hint(node), session.choices(node)
        if node.alive:
            session.set_value(node, chance.choice(PARTS))
    session.finish()
    to_submission(session)
    session.effective_answers()
    session.promoted()
    return True


def fuzz_answers(seed: int, count: int) -> Iterator[bool]:
    """Take over spoilt instances and spoilt attached lists."""
    chance, bench = Random(seed), Bench()
    good = to_xml(bench.session)
    for _ in range(count):
        name = chance.choice(sorted(FILES))
        try:
            from_xml(bench.session.definition, mutated(chance, good, XML_PARTS + PARTS))
            lists.from_file(name, mutated(chance, FILES[name], XML_PARTS + PARTS))
        except FormError as error:
            _said(error)
            yield False
        else:
            yield True
