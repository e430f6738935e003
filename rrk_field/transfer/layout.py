"""The tables of a questionnaire's export: which columns there are, in which order.

One table for the records and one for each repeat, over all versions that were filled in. Headers
are paths of the form (`roster/member/relation`); beside a choice stands its label, behind a
multiple choice a column of 0 and 1 for each option, behind a question that can be refused the code
of that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rrk_field.forms.definition import AnyItem, FormDefinition, Question, Repeat
from rrk_field.reports.answers import plain
from rrk_field.reports.form_words import FormWords, restricted_paths
from rrk_field.reports.words import Words

Kind = Literal["value", "label", "option", "special"]

KEY, PARENT_KEY = "KEY", "PARENT_KEY"
RECORD_COLUMNS = (
    KEY,
    "_record",
    "_about",
    "_root",
    "_root_number",
    "_form_id",
    "_form_version",
    "_state",
    "_changed_at",
)
"""What stands before the answers of a record.

`_about` is the record it belongs to, such as a house, or of a visit its municipality; `_root` is
the household, project or visit.
"""
ROW_COLUMNS = (KEY, PARENT_KEY, "_row")
MOST_OPTIONS = 100
"""Choices of a multiple question; of a longer list only the codes are written."""


@dataclass(frozen=True)
class Column:
    """One column of answers; `path` is the question's template path."""

    header: str
    path: str
    kind: Kind = "value"
    option: str = ""
    is_number: bool = False
    title: str = ""
    """The question in words."""


@dataclass
class Table:
    """The records, or the rows of one repeat (`path`)."""

    name: str
    path: str = ""
    columns: list[Column] = field(default_factory=list)
    places: dict[str, list[tuple[int, Column]]] = field(default_factory=dict)
    """Of each question, its columns and where they stand behind those of the table itself."""

    @property
    def own(self) -> tuple[str, ...]:
        """The columns before the answers."""
        return ROW_COLUMNS if self.path else RECORD_COLUMNS

    @property
    def headers(self) -> list[str]:
        """All headers, in order."""
        return [*self.own, *(column.header for column in self.columns)]

    def add(self, column: Column) -> None:
        """Add a column, unless it is there."""
        known = [one.header for _, one in self.places.get(column.path, ())]
        if column.header not in known:
            place = len(self.own) + len(self.columns)
            self.columns.append(column)
            self.places.setdefault(column.path, []).append((place, column))


class Layout:
    """The tables of one questionnaire in a language, the newest version's columns first."""

    def __init__(
        self, versions: Sequence[FormDefinition], language: str, *, restricted: bool = False
    ) -> None:
        self.form_id = versions[0].form_id
        self.language = language
        self.hidden = {
            one.version: frozenset() if restricted else restricted_paths(one) for one in versions
        }
        self.words = {one.version: FormWords(one, Words(language)) for one in versions}
        self._tables: dict[str, Table] = {"": Table(self.form_id)}
        self._labels: dict[tuple[str, str], Mapping[str, str] | None] = {}
        for definition in versions:
            self._add(definition)

    @property
    def tables(self) -> list[Table]:
        """The table of the records first."""
        return list(self._tables.values())

    def table(self, repeat: str) -> Table:
        """Return the table of a repeat by its template path; of the records under ''."""
        return self._tables[repeat]

    def labels(self, version: str, question: Question) -> Mapping[str, str] | None:
        """Return the words of each code; None where the list stands outside the form."""
        key = version, question.path
        if key not in self._labels:
            choices = self.words[version].choices(question)
            self._labels[key] = (
                None if choices is None else {one.code: plain(one.label) for one in choices}
            )
        return self._labels[key]

    def _add(self, definition: FormDefinition) -> None:
        hidden = self.hidden[definition.version]
        waiting: list[tuple[AnyItem, Table]] = [(definition.root, self._tables[""])]
        while waiting:
            item, table = waiting.pop()
            if item.path in hidden:
                continue
            if isinstance(item, Question):
                for column in self._columns(definition, item):
                    table.add(column)
                continue
            if isinstance(item, Repeat):
                table = self._repeat_table(item)
            waiting += [(child, table) for child in reversed(item.children)]

    def _repeat_table(self, repeat: Repeat) -> Table:
        if repeat.path not in self._tables:
            taken = {table.name.casefold() for table in self._tables.values()}
            name, number = repeat.name, 1
            while name.casefold() in taken:
                number += 1
                name = f"{repeat.name}~{number}"
            self._tables[repeat.path] = Table(name, repeat.path)
        return self._tables[repeat.path]

    def _columns(self, definition: FormDefinition, question: Question) -> Iterator[Column]:
        if question.control == "note" or "label" in question.appearance:
            return
        words = self.words[definition.version]
        header = relative(question.path)
        title = plain(words.label(question))
        number = question.is_numeric and question.choices is None
        yield Column(header, question.path, is_number=number, title=title)
        if question.choices is not None:
            labels = self.labels(definition.version, question)
            yield Column(f"{header}:label", question.path, "label", title=title)
            if question.is_multiple and labels and len(labels) <= MOST_OPTIONS:
                for code, label in labels.items():
                    yield Column(
                        f"{header}/{code}", question.path, "option", code, True, f"{title}: {label}"
                    )
        elif question.special:
            yield Column(f"{header}:special", question.path, "special", title=title)


def relative(path: str) -> str:
    """Return a template path without the name of the form: `roster/member/relation`."""
    return path.strip("/").partition("/")[2]
