"""Questions that share their choices, as one table: the choices above, a line for each question.

XLSForm writes it as a question with the appearance `label` and others with `list-nolabel` below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table, TableStyle

from rrk_field.forms.definition import AnyItem, Question
from rrk_field.reports.blocks import GRID, TickBox
from rrk_field.reports.page import WIDTH, Paper

MOST_COLUMNS = 8
"""Choices that fit beside a question; with more, each question stands alone."""


@dataclass(frozen=True)
class Line:
    """A question of the table, its words already laid out, and the codes that are ticked."""

    words: Sequence[Paragraph]
    ticked: frozenset[str] = frozenset()


def runs(items: Sequence[AnyItem]) -> Iterator[Sequence[AnyItem]]:
    """Yield the items in order, those that make a table together, all others alone."""
    place = 0
    while place < len(items):
        end = _end(items, place)
        yield items[place:end]
        place = end


def is_table(run: Sequence[AnyItem], choices: int) -> bool:
    """Whether a run is a table: its first item holds the heading, its choices fit beside it."""
    return len(run) > 1 and 0 < choices <= MOST_COLUMNS


def choice_table(
    paper: Paper,
    heading: str,
    choices: Sequence[tuple[str, str]],
    lines: Sequence[Line],
    *,
    one: bool,
) -> Table:
    """Return the table: `choices` are codes and words."""
    width = min(24 * mm, WIDTH * 0.62 / len(choices))
    above: list[Any] = [paper.rich(heading, "cell-strong")]
    above += [
        paper.write(words if code == words else f"{code} {words}".strip(), "column")
        for code, words in choices
    ]
    rows = [
        [list(line.words), *[TickBox(one=one, ticked=code in line.ticked) for code, _ in choices]]
        for line in lines
    ]
    table = Table(
        [above, *rows],
        colWidths=[WIDTH - width * len(choices), *[width] * len(choices)],
        repeatRows=1,
        splitInRow=1,
    )
    boxes = [
        ("INNERGRID", (0, 0), (-1, -1), 0.4, "#78869A"),
        ("BOX", (0, 0), (-1, -1), 0.6, "#78869A"),
        ("ALIGN", (1, 1), (-1, -1), "CENTER"),
        ("VALIGN", (1, 1), (-1, -1), "MIDDLE"),
    ]
    table.setStyle(TableStyle([*GRID, *boxes]))
    return table


def _end(items: Sequence[AnyItem], place: int) -> int:
    """Return where the run ends that begins at a place."""
    head, end = items[place], place + 1
    if not _has(head, "label"):
        return end
    while end < len(items) and _has(items[end], "list-nolabel") and _same(head, items[end]):
        end += 1
    return end


def _has(item: AnyItem, appearance: str) -> bool:
    return isinstance(item, Question) and appearance in item.appearance


def _same(head: AnyItem, other: AnyItem) -> bool:
    """Whether two questions have the same choices, as far as their form tells."""
    if not isinstance(head, Question) or not isinstance(other, Question):
        return False
    one, two = head.choices, other.choices
    if one is None or two is None or head.is_multiple != other.is_multiple:
        return False
    if one.list_name:
        return one.list_name == two.list_name
    return [choice.code for choice in one.fixed] == [choice.code for choice in two.fixed]
