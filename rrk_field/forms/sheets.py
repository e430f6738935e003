"""Checks of an XLSForm's sheets that name the sheet, the row and the column.

They run before the compiler, which stops at the first thing it does not understand.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rrk_field.domain.scripts import latin
from rrk_field.forms.sheet_cells import (
    code_problems,
    expression_problems,
    name_problems,
    type_problems,
)

Row = Mapping[str, str]

_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}\s]+)\s*\}")
_OPENS = {"begin group": "group", "begin repeat": "repeat", "begin loop": "loop"}
_CLOSES = {"end group": "group", "end repeat": "repeat", "end loop": "loop"}
_LISTED = re.compile(r"^(select_one|select_multiple|rank)\s+(\S+)")


@dataclass(frozen=True)
class SheetRows:
    """In which row of its sheet a question or a choice stands, for those who name it."""

    questions: Mapping[str, int] = field(default_factory=dict)
    """Path below the root -> row of the survey sheet."""
    codes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """List and code -> row of the choices sheet."""

    def question(self, path: str) -> str:
        """Return where a question stands; `path` as the XForm has it."""
        row = self.questions.get(path.strip("/").partition("/")[2])
        return "survey" if row is None else f"survey, row {row}"

    def code(self, list_name: str, code: str) -> str:
        """Return where a choice stands."""
        row = self.codes.get((list_name, code))
        return "choices" if row is None else f"choices, row {row}"


def rows_of(survey: Sequence[Row], choices: Sequence[Row]) -> SheetRows:
    """Return where everything stands."""
    questions: dict[str, int] = {}
    above: list[str] = []
    for number, row in _numbered(survey):
        kind, name = _kind(row), _cell(row, "name")
        if kind in _CLOSES:
            del above[-1:]
        elif name:
            questions["/".join([*above, name])] = number
        if kind in _OPENS:
            above.append(name)
    codes = {
        (_cell(row, "list_name", "list name"), _cell(row, "name")): number
        for number, row in _numbered(choices)
    }
    return SheetRows(questions, codes)


def problems_of(
    survey: Sequence[Row],
    choices: Sequence[Row],
    *,
    kinds: Collection[str] = (),
    codes_twice: bool = False,
) -> list[str]:
    """Return every problem of the survey and choices sheets.

    `kinds` are the types of questions that are known, if any; `codes_twice`: the settings allow
    that a list holds a code twice.
    """
    lists = {_cell(row, "list_name", "list name") for row in choices}
    numbered, listed = list(_numbered(survey)), list(_numbered(choices))
    found = [*_nesting(survey), *(type_problems(numbered, kinds) if kinds else ())]
    found += [*name_problems(numbered), *_lists(survey, lists), *_references(survey)]
    found += [*expression_problems(numbered), *code_problems(numbered, listed, twice=codes_twice)]
    for sheet, rows in (("survey", survey), ("choices", choices)):
        found += _letters(sheet, rows)
    return found


def _cell(row: Row, *columns: str) -> str:
    return next((str(row[column]).strip() for column in columns if row.get(column)), "")


def _kind(row: Row) -> str:
    return _cell(row, "type").lower().replace("_", " ")


def _numbered(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    return enumerate(rows, start=2)  # row 1 holds the column names


def _nesting(survey: Sequence[Row]) -> Iterator[str]:
    still_open: list[tuple[str, int]] = []
    for number, row in _numbered(survey):
        kind = _kind(row)
        if opened := _OPENS.get(kind):
            still_open.append((opened, number))
        elif closed := _CLOSES.get(kind):
            if still_open and still_open[-1][0] == closed:
                still_open.pop()
            else:
                yield f"survey, row {number}, column type: {kind} closes nothing that is open."
    for opened, number in still_open:
        yield f"survey, row {number}, column type: this {opened} is never ended."


def _lists(survey: Sequence[Row], lists: set[str]) -> Iterator[str]:
    for number, row in _numbered(survey):
        match = _LISTED.match(_cell(row, "type"))
        if match and match[2] not in lists and not match[2].startswith("${"):
            yield (
                f"survey, row {number}, column type: "
                f"the choices sheet has no list named {match[2]!r}."
            )


def _references(survey: Sequence[Row]) -> Iterator[str]:
    names = {_cell(row, "name") for row in survey}
    for number, row in _numbered(survey):
        for column, text in row.items():
            for name in _REFERENCE.findall(str(text)):
                if name not in names:
                    yield (
                        f"survey, row {number}, column {column}: "
                        f"${{{name}}} names no question of this form."
                    )


def _letters(sheet: str, rows: Sequence[Row]) -> Iterator[str]:
    for number, row in _numbered(rows):
        for column, text in row.items():
            if not re.search(r"\(sr(-Cyrl)?\)$", column):
                continue
            try:
                latin(str(text))
            except ValueError as error:
                yield f"{sheet}, row {number}, column {column}: {error}."
