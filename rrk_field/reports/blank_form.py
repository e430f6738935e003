"""A questionnaire to be filled in by hand: every question, with its skip rule in words."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, LongTable, Spacer, TableStyle

from rrk_field.forms.definition import AnyItem, Group, Question, Repeat
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports import choice_table
from rrk_field.reports.blocks import GRID, Boxes, Lines, SignatureBox, notice, tick_list
from rrk_field.reports.form_words import Choice, FormWords, questions_in, restricted_paths
from rrk_field.reports.page import INDENT, SOFT, WIDTH, Paper

ROSTER_COLUMNS = 5
"""Persons, parcels or visits side by side on one sheet."""

TABLE_ROWS = 14
MOST_COLUMNS = 12
"""Questions side by side; of more, each gets a line."""
LONGEST_HEADING = 200
"""Letters of a question above a column."""

MOST_STEPS = 21
"""Numbers of a range that are ticked."""
MOST_TICKED = 40
"""Choices; a longer list is written instead of ticked."""

_CODE, _QUESTION = 13 * mm, 63 * mm


class BlankForm:
    """Adds the sections of a form to a paper."""

    def __init__(self, paper: Paper, words: FormWords) -> None:
        self._paper, self._say, self._words = paper, paper.say, words
        self._hidden = restricted_paths(words.definition)

    def add(self) -> None:
        """Add all sections."""
        for section in self._words.definition.sections:
            self._section(section)

    def _section(self, section: Group) -> None:
        title = "  ".join(filter(None, [section.code, self._words.label(section)]))
        if title:
            self._paper.heading(title, room=45)
        if skip := self._words.skip(section):
            self._paper.add(notice(self._paper, skip))
            self._paper.space(2)
        self._children(section.children)

    def _children(self, children: Sequence[AnyItem]) -> None:
        shown = [child for child in children if child.path not in self._hidden]
        for run in choice_table.runs(shown):
            first = run[0]
            choices = self._words.choices(first) if isinstance(first, Question) else None
            if choices and choice_table.is_table(run, len(choices)):
                self._choice_table([one for one in run if isinstance(one, Question)], choices)
            else:
                for item in run:
                    self._item(item)

    def _choice_table(self, questions: Sequence[Question], choices: Sequence[Choice]) -> None:
        """Questions with the same choices, one line each."""
        head, *asked = questions
        lines = []
        for question in asked:
            star = "*" if question.required is not False else ""
            named = f"{question.code}{star} {self._words.label(question)}".strip()
            words = [self._paper.rich(named, "cell-strong")]
            if skip := self._words.skip(question):
                words.append(self._paper.write(skip, "tiny"))
            lines.append(choice_table.Line(words))
        above = [(one.code, one.label) for one in choices]
        heading = self._words.label(head)
        self._paper.add(
            choice_table.choice_table(self._paper, heading, above, lines, one=not head.is_multiple)
        )
        self._paper.space(3)

    def _item(self, item: AnyItem) -> None:
        if item.path in self._hidden:
            return
        if isinstance(item, Repeat):
            self._repeat(item)
        elif isinstance(item, Group):
            self._group(item)
        elif item.control is not None:
            self._paper.add(KeepTogether(list(self._question(item))))

    def _group(self, group: Group) -> None:
        if title := "  ".join(filter(None, [group.code, self._words.label(group)])):
            self._paper.subheading(title)
        if skip := self._words.skip(group):
            self._paper.text(skip, "question-skip")
        self._children(group.children)

    def _question(self, question: Question) -> Iterator[Any]:
        label = self._words.label(question)
        if question.control == "note":
            yield from self._note(question, label)
            return
        star = "*" if question.required is not False else ""
        if not (label or question.code or self._words.hint(question)):
            label = question.name
        if question.code:
            yield self._paper.rich(label, "question", bullet=f"{question.code}{star}")
        else:
            yield self._paper.rich(f"{label}{star}", "question")
        if skip := self._words.skip(question):
            yield self._paper.write(skip, "question-skip")
        if hint := self._words.hint(question):
            yield self._paper.rich(hint, "question-hint")
        yield Spacer(1, 0.8 * mm)
        yield from self._room(question)
        yield Spacer(1, 2.6 * mm)

    def _note(self, note: Question, label: str) -> Iterator[Any]:
        if not label:
            return
        if "rrk-warning" in note.appearance:
            words = self._say(QT_TRANSLATE_NOOP("paper", "Check: {text}"))
            yield self._paper.rich(words.format(text=label), "question-hint")
        else:
            if skip := self._words.skip(note):
                yield self._paper.write(skip, "question-skip")
            yield self._paper.rich(label, "question-note")
        yield Spacer(1, 2.6 * mm)

    def _room(self, question: Question) -> Iterator[Any]:
        """Where the answer is written."""
        say = self._say
        if "label" in question.appearance:
            return
        if question.read_only is True or question.calculate is not None:
            words = say(QT_TRANSLATE_NOOP("paper", "computed by the program"))
            yield self._paper.write(words, "question-hint")
            return
        choices = self._words.choices(question) if question.choices else []
        if choices and len(choices) <= MOST_TICKED:
            if question.control == "rank":
                how = say(QT_TRANSLATE_NOOP("paper", "Number the answers; 1 is the first."))
                yield self._paper.write(how, "question-hint")
            drawn = [(one.code, one.label, False) for one in choices]
            yield tick_list(self._paper, drawn, one=not question.is_multiple, indent=INDENT)
        elif question.choices:
            yield Lines(1, WIDTH, INDENT)
            words = say(QT_TRANSLATE_NOOP("paper", "from the list in the program"))
            yield self._paper.write(words, "question-hint")
        else:
            yield from self._field(question)
        if special := self._specials(question, choices):
            drawn = [(one.code, one.label, False) for one in special]
            yield tick_list(self._paper, drawn, one=True, indent=INDENT)

    def _specials(self, question: Question, choices: list[Choice] | None) -> list[Choice]:
        """Special answers that are not among the choices already."""
        known = {choice.code for choice in choices or ()}
        return [Choice(code, self._special(code)) for code in question.special if code not in known]

    def _special(self, code: str) -> str:
        return {
            "na": self._say(QT_TRANSLATE_NOOP("paper", "not applicable")),
            "dk": self._say(QT_TRANSLATE_NOOP("paper", "does not know")),
            "ref": self._say(QT_TRANSLATE_NOOP("paper", "refused")),
        }[code]

    def _field(self, question: Question) -> Iterator[Any]:
        say = self._say
        day = say(QT_TRANSLATE_NOOP("paper", "day"))
        month = say(QT_TRANSLATE_NOOP("paper", "month"))
        year = say(QT_TRANSLATE_NOOP("paper", "year"))
        hour = say(QT_TRANSLATE_NOOP("paper", "hour"))
        minute = say(QT_TRANSLATE_NOOP("paper", "minute"))
        if "rrk-partial-date" in question.appearance:
            yield Boxes([(2, day), (2, month), (4, year)], INDENT)
            about = say(QT_TRANSLATE_NOOP("paper", "about"))
            yield tick_list(self._paper, [("~", about, False)], one=False, indent=INDENT)
        elif question.type == "date":
            boxes = [(2, day), (2, month), (4, year)]
            shorter = {"month-year": 1, "year": 2}
            left_out = max((shorter.get(one, 0) for one in question.appearance), default=0)
            yield Boxes(boxes[left_out:], INDENT)
        elif question.type == "dateTime":
            yield Boxes([(2, day), (2, month), (4, year), (2, hour), (2, minute)], INDENT)
        elif question.type == "time":
            yield Boxes([(2, hour), (2, minute)], INDENT)
        elif question.type.startswith("geo"):
            yield Boxes(
                [
                    (8, say(QT_TRANSLATE_NOOP("paper", "latitude"))),
                    (8, say(QT_TRANSLATE_NOOP("paper", "longitude"))),
                    (3, say(QT_TRANSLATE_NOOP("paper", "accuracy in m"))),
                ],
                INDENT,
            )
        elif question.control == "trigger":
            yes = say(QT_TRANSLATE_NOOP("paper", "Yes, acknowledged"))
            yield tick_list(self._paper, [("", yes, False)], one=False, indent=INDENT)
        elif "signature" in question.appearance:
            yield SignatureBox(INDENT)
        elif question.control == "upload":
            yield Lines(1, WIDTH, INDENT)
            files = (
                say(QT_TRANSLATE_NOOP("paper", "numbers of the photos"))
                if question.media_type.startswith("image")
                else say(QT_TRANSLATE_NOOP("paper", "name of the file"))
            )
            yield self._paper.write(files, "question-hint")
        elif question.control == "range":
            yield from self._range(question)
        elif question.is_numeric:
            yield Lines(1, INDENT + 45 * mm, INDENT)
        else:
            yield Lines(4 if "multiline" in question.appearance else 1, WIDTH, INDENT)

    def _range(self, question: Question) -> Iterator[Any]:
        """A few numbers to tick; else a line, and between which numbers."""
        steps = _steps(*question.bounds)
        if steps:
            drawn = [("", self._say.figure(step), False) for step in steps]
            yield tick_list(self._paper, drawn, one=True, indent=INDENT)
            return
        yield Lines(1, INDENT + 45 * mm, INDENT)
        start, end, _step = question.bounds
        if start and end:
            words = self._say(QT_TRANSLATE_NOOP("paper", "from {low} to {high}"))
            low, high = self._say.figure(start), self._say.figure(end)
            yield self._paper.write(words.format(low=low, high=high), "question-hint")

    def _repeat(self, repeat: Repeat) -> None:
        title = "  ".join(filter(None, [repeat.code, self._words.label(repeat)]))
        self._paper.heading(title, room=60)
        if skip := self._words.skip(repeat):
            self._paper.add(notice(self._paper, skip))
            self._paper.space(2)
        asked = [
            question
            for question in questions_in(repeat.children)
            if question.control is not None and question.path not in self._hidden
        ]
        titles = self._words.row_titles(repeat)
        columns = [question for question in asked if question.control != "note"]
        if (titles or "rrk-table" in repeat.appearance) and self._fit_side_by_side(columns):
            self._down(columns, titles)
        else:
            self._across(repeat)
        self._paper.space(2)
        for note in asked:
            if note.control == "note" and "rrk-row-title" not in note.appearance:
                self._paper.add(*self._note(note, self._words.label(note)))
        if not titles:
            more = self._say(QT_TRANSLATE_NOOP("paper", "For more rows take a further sheet."))
            self._paper.text(more, "small")

    def _fit_side_by_side(self, questions: Sequence[Question]) -> bool:
        """Whether questions may head the columns of a table, as many and as long as they are."""
        longest = max((len(self._words.label(one)) for one in questions), default=0)
        return len(questions) <= MOST_COLUMNS and longest <= LONGEST_HEADING

    def _down(self, columns: Sequence[Question], titles: Sequence[str]) -> None:
        """A table with one line for each row, and the codes of its answers above."""
        for question in columns:
            if legend := self._legend(question):
                words = self._say(QT_TRANSLATE_NOOP("paper", "Codes for {question}: {codes}"))
                named = question.code or self._words.label(question)
                self._paper.text(words.format(question=named, codes=legend), "small")
        for question in columns:
            if skip := self._words.skip(question):
                named = question.code or self._words.label(question)
                self._paper.text(f"{named}: {skip}", "small")
        self._paper.space(2)
        header = [
            self._paper.write(f"{question.code}\n{self._words.label(question)}".strip(), "column")
            for question in columns
        ]
        names = titles or [str(number) for number in range(1, TABLE_ROWS + 1)]
        rows = [[self._paper.write(name, "cell"), *[""] * len(columns)] for name in names]
        first = 42 if titles else 8
        shares = [first, *[24 if question.type == "string" else 19 for question in columns]]
        self._table([["", *header], *rows], [WIDTH * one / sum(shares) for one in shares])

    def _across(self, repeat: Repeat) -> None:
        """A sheet with the questions down the side and a column for each row."""
        write = self._say(
            QT_TRANSLATE_NOOP("paper", "Write the code of the answer into the column.")
        )
        rows: list[list[Any]] = [
            [
                "",
                self._paper.write(write, "column"),
                *[self._paper.write(str(n), "column") for n in range(1, ROSTER_COLUMNS + 1)],
            ]
        ]
        titles = []
        for item in self._lines(repeat.children):
            if isinstance(item, Question):
                rows.append(self._line(item))
            else:
                titles.append(len(rows))
                rows.append([list(self._band(item)), *[""] * (ROSTER_COLUMNS + 1)])
        room = (WIDTH - _CODE - _QUESTION) / ROSTER_COLUMNS
        self._table(rows, [_CODE, _QUESTION, *[room] * ROSTER_COLUMNS], titles)

    def _lines(self, children: Sequence[AnyItem]) -> Iterator[AnyItem]:
        """The questions of a row, and before those of a group in it the group."""
        for child in children:
            if child.path in self._hidden:
                continue
            if isinstance(child, Question):
                if child.control not in (None, "note") and "label" not in child.appearance:
                    yield child
                continue
            if self._words.label(child) or self._words.skip(child):
                yield child
            yield from self._lines(child.children)

    def _line(self, question: Question) -> list[Any]:
        star = "*" if question.required is not False else ""
        return [
            self._paper.write(f"{question.code}{star}", "cell-strong"),
            list(self._beside(question)),
            *[Spacer(1, 9 * mm) for _ in range(ROSTER_COLUMNS)],
        ]

    def _band(self, item: AnyItem) -> Iterator[Any]:
        """The heading of a group within a row, or of rows within a row."""
        title = "  ".join(filter(None, [item.code, self._words.label(item)]))
        yield self._paper.rich(title, "cell-strong")
        if skip := self._words.skip(item):
            yield self._paper.write(skip, "tiny")
        if isinstance(item, Repeat):
            more = self._say(
                QT_TRANSLATE_NOOP("paper", "Write several answers below each other, in order.")
            )
            yield self._paper.write(more, "tiny")

    def _beside(self, question: Question) -> Iterator[Any]:
        yield self._paper.rich(self._words.label(question), "cell-strong")
        if skip := self._words.skip(question):
            yield self._paper.write(skip, "tiny")
        if legend := self._legend(question):
            yield self._paper.write(legend, "tiny")

    def _legend(self, question: Question) -> str:
        choices = (self._words.choices(question) or []) if question.choices else []
        if len(choices) > MOST_TICKED:
            choices = []
        codes = [*choices, *self._specials(question, choices)]
        return " · ".join(f"{one.code} {one.label}" for one in codes)

    def _table(
        self,
        cells: Sequence[Sequence[Any]],
        widths: Iterable[float],
        titles: Iterable[int] = (),
    ) -> None:
        table = LongTable(
            [list(row) for row in cells],
            colWidths=list(widths),
            rowHeights=None,
            repeatRows=1,
            splitInRow=1,  # where one question fills more than a page
        )
        lines = [
            ("INNERGRID", (0, 0), (-1, -1), 0.4, "#78869A"),
            ("BOX", (0, 0), (-1, -1), 0.6, "#78869A"),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 3 * mm),
        ]
        spans: list[Any] = []
        for row in titles:
            spans += [
                ("SPAN", (0, row), (-1, row)),
                ("BACKGROUND", (0, row), (-1, row), SOFT),
                ("NOSPLIT", (0, row), (-1, row + 1)),
            ]
        table.setStyle(TableStyle([*GRID, *lines, *spans]))
        self._paper.add(table)


def _steps(start: str, end: str, step: str) -> list[str]:
    """Return the numbers of a short range; nothing for a long one, or one that makes no sense."""
    try:
        first, last, by = (Decimal(text or "1") for text in (start or "0", end or "0", step))
        count = (last - first) / by
    except ArithmeticError:
        return []
    if not count.is_finite() or not 0 < count < MOST_STEPS:
        return []
    return [format(first + by * number, "f") for number in range(int(count) + 1)]
