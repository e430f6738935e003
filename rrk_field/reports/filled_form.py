"""A questionnaire as it was filled in: what was asked, with the answers ticked and written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from rrk_field.domain.values import Json
from rrk_field.forms.definition import Question, Repeat
from rrk_field.forms.nodes import Node
from rrk_field.forms.session import Instances, Session
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports import choice_table
from rrk_field.reports.answers import AnswerWords, questions_under
from rrk_field.reports.blank_form import MOST_COLUMNS, MOST_TICKED, ROSTER_COLUMNS
from rrk_field.reports.blocks import Row, grid, tick_list
from rrk_field.reports.form_words import FormWords
from rrk_field.reports.page import INDENT, Paper

UNANSWERED = "–"


def add_filled_form(
    paper: Paper,
    words: FormWords,
    answers: Mapping[str, Json],
    instances: Instances,
) -> None:
    """Add what was asked and answered, section by section."""
    session = Session(words.definition, answers=answers, instances=instances, is_new=False)
    form = _FilledForm(paper, AnswerWords(session, paper.say), words)
    before = len(paper)
    for section in session.root.children:
        form.section(section)
    if len(paper) == before:
        paper.text(paper.say(QT_TRANSLATE_NOOP("paper", "Nothing was entered here.")))


class _FilledForm:
    def __init__(self, paper: Paper, words: AnswerWords, form: FormWords) -> None:
        self._paper, self._words, self._form = paper, words, form

    def section(self, node: Node) -> None:
        if not self._is_asked(node):
            return
        title = self._title(node)
        if title and not node.is_question:
            self._paper.heading(title, room=60)
        self._children(node)

    def _is_asked(self, node: Node) -> bool:
        """Whether anything below may be printed and was asked."""
        if not self._words.is_printed(node):
            return False
        if node.is_question:
            return node.question.control is not None
        return any(self._is_asked(child) for child in node.children)

    def _title(self, node: Node) -> str:
        return "  ".join(filter(None, [node.item.code, self._words.label(node)]))

    def _children(self, node: Node) -> None:
        if node.is_question:
            self._item(node)
        asked = {child.item.path: child for child in node.children if self._is_asked(child)}
        for run in choice_table.runs([child.item for child in asked.values()]):
            nodes = [asked[item.path] for item in run]
            choices = self._choices(nodes[0])
            if choice_table.is_table(run, len(choices)):
                self._choice_table(nodes, choices)
            else:
                for child in nodes:
                    self._item(child)

    def _choices(self, node: Node) -> list[tuple[str, str]]:
        return self._words.choices(node) if isinstance(node.item, Question) else []

    def _choice_table(self, nodes: Sequence[Node], choices: Sequence[tuple[str, str]]) -> None:
        """Questions with the same choices, one line each."""
        head, *asked = nodes
        lines = []
        for node in asked:
            words = [self._paper.rich(self._title(node), "cell-strong")]
            if node.special:
                words.append(self._paper.write(self._words.answer(node), "cell"))
            codes = node.value.split() if node.question.is_multiple else [node.value]
            lines.append(choice_table.Line(words, frozenset(codes)))
        heading = self._words.label(head)
        one = not head.question.is_multiple
        self._paper.add(choice_table.choice_table(self._paper, heading, choices, lines, one=one))
        self._paper.space(3)

    def _item(self, node: Node) -> None:
        if not self._is_asked(node):
            return
        if node.is_question:
            self._paper.add(KeepTogether(list(self._question(node))))
        elif node.is_repeat:
            self._repeat(node)
        else:
            if title := self._title(node):
                self._paper.subheading(title)
            self._children(node)

    def _question(self, node: Node) -> Iterator[Any]:
        label = self._words.label(node)
        if node.question.control == "note":
            if label:
                yield self._paper.rich(label, "question-hint")
                yield Spacer(1, 1.6 * mm)
            return
        yield self._paper.rich(label or node.item.name, "question", bullet=node.item.code or None)
        if "label" not in node.item.appearance:
            yield from self._answer(node)
        yield Spacer(1, 2.2 * mm)

    def _answer(self, node: Node) -> Iterator[Any]:
        question = node.question
        choices = self._words.choices(node) if self._form.is_listed(question) else []
        codes = node.value.split() if question.is_multiple else [node.value]
        known = {code for code, _ in choices}
        ticked = 0 < len(choices) <= MOST_TICKED and known.issuperset(filter(None, codes))
        if ticked and not node.special and question.control != "rank":
            drawn = [(code, words, code in codes) for code, words in choices]
            yield Spacer(1, 0.8 * mm)
            yield tick_list(self._paper, drawn, one=not question.is_multiple, indent=INDENT)
        else:
            answer = self._words.answer(node) or UNANSWERED
            yield self._paper.write(answer, "question-answer")

    def _repeat(self, repeat: Node) -> None:
        rows = [row for row in repeat.children if self._is_asked(row) and _has_answer(row)]
        self._paper.heading(self._title(repeat), room=50)
        if not rows:
            nothing = self._paper.say(QT_TRANSLATE_NOOP("paper", "Nothing was entered here."))
            self._paper.text(nothing, "small")
            return
        examples = self._examples(rows)
        is_grid = {"rrk-grid", "rrk-table"} & set(repeat.item.appearance)
        if is_grid and len(examples) <= MOST_COLUMNS:
            self._down(rows)
        else:
            for start in range(0, len(rows), ROSTER_COLUMNS):
                self._across(rows[start : start + ROSTER_COLUMNS], examples, start + 1)
                self._paper.space(3)

    def _cells(self, row: Node) -> dict[str, list[Node]]:
        """What a row was asked; several times where it has rows of its own."""
        found: dict[str, list[Node]] = {}
        for node in questions_under(row):
            if self._words.is_printed(node) and node.question.is_visible:
                found.setdefault(node.item.path, []).append(node)
        return found

    def _examples(self, rows: Sequence[Node]) -> dict[str, Node]:
        """Each question that any row was asked, in the order of the form."""
        found: dict[str, Node] = {}
        for row in rows:
            for path, nodes in self._cells(row).items():
                found.setdefault(path, nodes[0])
        return {path: found[path] for path in self._form.definition.items if path in found}

    def _down(self, rows: Sequence[Node]) -> None:
        """One line for each row of the questionnaire."""
        examples = self._examples(rows)
        header = ["", *[_named(node, self._words) for node in examples.values()]]
        repeat = rows[0].item
        titles = self._form.row_titles(repeat) if isinstance(repeat, Repeat) else []
        names = dict(enumerate(titles))
        lines = [
            Row([names.get(row.index, str(row.index + 1)), *self._answers(row, examples)])
            for row in rows
        ]
        shares = [26 if node.question.type == "string" else 20 for node in examples.values()]
        grid(self._paper, header, lines, [42 if titles else 8, *shares])

    def _across(self, rows: Sequence[Node], examples: Mapping[str, Node], number: int) -> None:
        """The questions down the side, a column for each row."""
        names = [
            " ".join([f"{place}.", self._words.row_title(row)])
            for place, row in enumerate(rows, start=number)
        ]
        columns = [self._answers(row, examples) for row in rows]
        lines = [
            Row([node.item.code, self._words.label(node), *answers])
            for node, *answers in zip(examples.values(), *columns, strict=True)
        ]
        grid(self._paper, ["", "", *names], lines, [13, 50, *[111 / len(rows)] * len(rows)])

    def _answers(self, row: Node, asked: Iterable[str]) -> list[str]:
        """Of a row, the answers; nothing where it was not asked."""
        found = self._cells(row)
        return [
            "\n".join(self._words.answer(node) or UNANSWERED for node in found.get(path, []))
            for path in asked
        ]


def _has_answer(row: Node) -> bool:
    return any(node.is_answered and not node.is_calculated for node in questions_under(row))


def _named(node: Node, words: AnswerWords) -> str:
    return f"{node.item.code}\n{words.label(node)}".strip()
