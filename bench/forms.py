"""Opening a large questionnaire and answering it, against opening it afresh for each answer."""

import statistics
import time
from collections.abc import Iterator
from itertools import pairwise

from bench.harness import Result, compare, seconds
from rrk_field.forms.reader import read_form
from rrk_field.forms.session import Session
from rrk_field.settings import asset

QUESTIONS = 550
ROWS, COLUMNS = 60, 30


def results() -> Iterator[Result]:
    """Measure one answer in a form of 550 questions, in 60 rows of 30, and reading our own."""
    yield _answering("answer one of 550 questions", _long_form(), at_most=0.1)
    yield _answering("answer in 60 rows of 30", _wide_form(), at_most=0.1)
    xml = asset("resources/made/forms/household_assessment.xml").read_text(encoding="utf-8")
    long_form = _long_form()
    yield compare(
        "read the household assessment",
        lambda: seconds(lambda: read_form(xml)) * 1000,
        lambda: seconds(lambda: read_form(long_form)) * 1000,
        reference_name="a plain form of 550 questions",
        unit="ms",
        rounds=5,
    )


def _answering(name: str, xml: str, *, at_most: float) -> Result:
    definition = read_form(xml)
    session = Session(definition)
    rows = session.root.by_name.get("row")
    while rows is not None and len(rows.children) < ROWS:
        session.add_row(rows)
    answers = session.answers()
    nodes = [node for node in session.questions() if node.question.is_visible]
    turn = iter(range(1_000_000))

    def product() -> float:
        value = str(next(turn))
        taken = []
        for node in nodes[::7]:
            begin = time.perf_counter()
            session.set_value(node, value)
            taken.append(time.perf_counter() - begin)
        return statistics.quantiles(taken, n=20)[-1] * 1000

    return compare(
        name,
        product,
        lambda: seconds(lambda: Session(definition, answers=answers)) * 1000,
        reference_name="opening the form again",
        unit="ms",
        rounds=5,
        at_most=at_most,
        note="95th percentile",
    )


def _long_form() -> str:
    binds = "".join(
        f'<bind nodeset="/data/q{n}" type="int" relevant="/data/q{max(0, n - 1)} != \'\' or '
        f'/data/q{max(0, n - 7)} = 3" constraint=". &lt; 1000000"/>'
        for n in range(1, QUESTIONS)
    )
    inputs = "".join(f'<input ref="/data/q{n}"/>' for n in range(QUESTIONS))
    return _form("".join(f"<q{n}/>" for n in range(QUESTIONS)), binds, inputs)


def _wide_form() -> str:
    names = [f"c{n}" for n in range(COLUMNS)]
    row = "".join(f"<{name}/>" for name in names)
    binds = "".join(
        f'<bind nodeset="/data/row/{name}" type="int" relevant="../{before} &gt; 0"/>'
        for before, name in pairwise(names)
    )
    sums = "".join(
        f'<bind nodeset="/data/s{n}" type="int" calculate="sum(/data/row[c0 &gt; 1]/c{n})"/>'
        for n in range(5)
    )
    inputs = "".join(f'<input ref="/data/row/{name}"/>' for name in names)
    return _form(
        f"<row>{row}</row><s0/><s1/><s2/><s3/><s4/>",
        binds + sums,
        f'<group ref="/data/row"><repeat nodeset="/data/row">{inputs}</repeat></group>',
    )


def _form(data: str, binds: str, body: str) -> str:
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        f'<h:head><h:title>Bench</h:title><model><instance><data id="bench">{data}</data>'
        f"</instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    )
