"""Questionnaires to measure with, and answers to give: the same for every engine."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from rrk_field.forms.definition import parse
from rrk_field.forms.nodes import Node
from rrk_field.forms.session import Session
from rrk_field.settings import asset

GROUPS, IN_A_GROUP = 22, 25
RELEVANCES = 420
ROWS, COLUMNS = 60, 30
ANSWERS = 300
KINDS = ("integer", "select_one yes_no", "text", "select_multiple damage", "decimal", "date")
CHOICES = {"yes_no": ("yes", "no"), "damage": ("roof", "wall", "floor", "door", "window")}
CONSENT = (
    ("/data/interview/outcome", "1"),
    ("/data/interview/consent", "1"),
    ("/data/head/displacement_category", "IDP"),
)
"""What opens all sections of the household's questionnaire."""
DAYS = ("2026-03-04", "1999-06-13", "2012-01-31")

Row = dict[str, str]
Step = tuple[str, str]
"""A reference such as `/data/r[2]/x`, and the text of the answer."""


@dataclass(frozen=True)
class Sample:
    """A questionnaire, the repeat that gets `rows` rows first, and answers to it."""

    name: str
    xml: str
    steps: tuple[Step, ...]
    repeat: str = ""
    rows: int = 0


@cache
def samples() -> tuple[Sample, ...]:
    """The reference household, a form of 550 questions with 420 conditions, 60 rows of 30."""
    household = asset("resources/made/forms/household_assessment.xml").read_text(encoding="utf-8")
    return (
        _sample("71 questions", household, first=CONSENT),
        _sample("550 questions", long_form()),
        _sample("60 rows of 30", wide_form(), repeat="/data/r", rows=ROWS),
    )


def _sample(
    name: str, xml: str, *, first: tuple[Step, ...] = (), repeat: str = "", rows: int = 0
) -> Sample:
    session = Session(parse(xml), first_rows=True)
    grow(session, repeat, rows)
    for ref, value in first:
        session.set_value(session.by_ref(ref), value)
    fixed = [ref for ref, _value in first]
    return Sample(name, xml, (*first, *answers(session, fixed)), repeat, rows)


def grow(session: Session, repeat: str, rows: int) -> None:
    """Add rows until there are so many."""
    if repeat:
        node = session.by_ref(repeat)
        while len(node.rows or ()) < rows:
            session.add_row(node)


def answers(
    session: Session, fixed: Sequence[str] = (), *, count: int = ANSWERS, seed: int = 71
) -> Iterator[Step]:
    """Give answers to what is asked now, but for what is `fixed`, and say which."""
    chance = Random(seed)  # noqa: S311 - the same answers in every run
    for _ in range(count):
        asked = [node for node in session.questions() if _is_open(node)]
        node = chance.choice([node for node in asked if node.ref not in fixed])
        value = _value(session, node, chance)
        session.set_value(node, value)
        yield node.ref, value


def _is_open(node: Node) -> bool:
    item = node.question
    return (
        node.relevant
        and item.is_visible
        and not node.read_only
        and not node.is_calculated
        and item.control in ("input", "select", "select1")
        and item.type in ("string", "int", "decimal", "date")
    )


def _value(session: Session, node: Node, chance: Random) -> str:
    item = node.question
    codes = [choice.code for choice in session.choices(node)]
    if item.is_multiple and codes:
        return " ".join(chance.sample(codes, min(2, len(codes))))
    if codes:
        return chance.choice(codes)
    match item.type:
        case "int":
            return str(chance.randrange(40))
        case "decimal":
            return str(chance.randrange(4000) / 4)
        case "date":
            return chance.choice(DAYS)
    return f"text {chance.randrange(1000)}"


def long_form() -> str:
    """Groups of questions of all kinds; conditions on those before, and a total at the end."""
    rows: list[Row] = []
    for number in range(GROUPS * IN_A_GROUP):
        if number % IN_A_GROUP == 0:
            rows.append(_row("begin group", f"g{number}", f"Section {number // IN_A_GROUP + 1}"))
        rows.append(_question(number))
        if number % IN_A_GROUP == IN_A_GROUP - 1:
            rows.append({"type": "end group"})
    total = " + ".join(f"coalesce(${{q{number}}}, 0)" for number in range(0, 120, 6))
    rows.append({"type": "calculate", "name": "total", "calculation": total})
    return _compiled("long", rows)


def _question(number: int) -> Row:
    kind = KINDS[number % len(KINDS)]
    row = _row(kind, f"q{number}", f"Question {number}")
    if kind == "integer":
        row |= {"constraint": ". >= 0 and . < 1000", "constraint_message": "Too large"}
    if number % 7 == 0:
        row["required"] = "yes"
    behind = number - len(KINDS)  # the first of each kind is always asked
    rest = GROUPS * IN_A_GROUP - len(KINDS)
    if behind >= 0 and behind * RELEVANCES // rest != (behind + 1) * RELEVANCES // rest:
        row["relevant"] = _condition(number)
    return row


def _condition(number: int) -> str:
    """What people write: an answer before, a count, a choice of several, and two of them."""
    first = number - number % len(KINDS) - len(KINDS)
    return (
        f"${{q{first}}} > 3 or ${{q{first}}} = ''",
        f"${{q{first + 1}}} != 'no'",
        f"not(selected(${{q{first + 3}}}, 'roof'))",
        f"${{q1}} != 'no' and (${{q{first}}} < 30 or ${{q{first + 4}}} > 10)",
        f"string-length(${{q{first + 2}}}) < 20",
        f"${{q{first + 5}}} = '' or ${{q{first + 5}}} < today()",
    )[number % 6]


def wide_form() -> str:
    """A repeat of 30 columns with conditions and sums within the row, and sums over the rows."""
    rows = [_row("begin repeat", "r", "Row")]
    for number in range(COLUMNS - 3):
        row = _row(
            "integer" if number % 3 else "select_one yes_no", f"c{number}", f"Column {number}"
        )
        if number % 3 == 2:
            row["relevant"] = f"${{c{number - 2}}} != 'no'"
        rows.append(row)
    for number in range(3):
        sum_of = f"coalesce(${{c{number * 3 + 1}}}, 0) + coalesce(${{c{number * 3 + 4}}}, 0)"
        rows.append({"type": "calculate", "name": f"k{number}", "calculation": sum_of})
    rows.append({"type": "end repeat"})
    for number in range(3):
        over = f"sum(${{k{number}}})"
        rows.append({"type": "calculate", "name": f"s{number}", "calculation": over})
    some = "count(${r}[c1 > 10])"
    rows.append({"type": "calculate", "name": "large", "calculation": some})
    return _compiled("wide", rows)


def _row(kind: str, name: str, label: str) -> Row:
    return {"type": kind, "name": name, "label::English (en)": label, "label::Shqip (sq)": label}


def _compiled(form_id: str, survey: list[Row]) -> str:
    from pyxform.xls2xform import convert

    choices = [
        {"list_name": name, "name": code, "label::English (en)": code, "label::Shqip (sq)": code}
        for name, codes in CHOICES.items()
        for code in codes
    ]
    text = io.StringIO()
    writer = csv.writer(text)
    settings = [{"form_id": form_id, "version": "1", "form_title": form_id}]
    for sheet, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        writer.writerows([[sheet], ["", *columns]])
        writer.writerows(["", *(row.get(column, "") for column in columns)] for row in rows)
    return str(convert(text.getvalue().encode(), file_type=".csv", form_name="data").xform)
