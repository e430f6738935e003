"""What a file says about each questionnaire: answers by path, before any form has seen them."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rrk_field.forms.answers import from_xml, owner_of
from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.growth import is_key
from rrk_field.forms.problems import FormError
from rrk_field.forms.tree import SPECIAL_MARK
from rrk_field.forms.types import Json, fits, to_json, written
from rrk_field.transfer.headers import SYSTEM, Meant, headers_of, tables
from rrk_field.transfer.layout import relative
from rrk_field.transfer.problems import Problem
from rrk_field.transfer.sources import RawTable

NAMES: Final = uuid.UUID("5d0f0d0c-6a52-5b0a-9c39-7e2d3a0b6f41")
"""Under which ids are made for what comes without one: the same file gives the same ids."""

HOUSEHOLD_COLUMNS: Final = (
    "_root_number",
    "household_number",
    "household_no",
    "household_id",
    "file_number",
    "file_no",
    "case_number",
    "case_no",
)
_NONE: Final = frozenset({"n/a", "N/A", "NULL", "#N/A"})
_TRUE: Final = frozenset({"1", "1.0", "true", "yes", "TRUE", "True", "Yes"})
_KEYS = re.compile(r"\[[^\[\]]*\]")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]$")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\.?")


@dataclass
class Submission:
    """One filled questionnaire of a file."""

    definition: FormDefinition
    file: str
    row: int
    instance_id: str
    answers: dict[str, Json] = field(default_factory=dict)
    root_id: str = ""
    root_number: str = ""
    about_id: str = ""
    record_id: str = ""
    columns: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    """Answer path -> file, row and column that it came from."""
    problems: list[Problem] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    """What no question took, as `column: text`; it is kept as a remark."""
    by_label: dict[str, str] = field(default_factory=dict)
    """Answers to choices that are no codes of the form: perhaps labels of a list outside it."""

    @property
    def title(self) -> str:
        """How a person finds it in the file."""
        return f"{self.file}, {self.row}" if self.row else self.file


def from_instance(definition: FormDefinition, name: str, data: bytes) -> Submission:
    """Read an XForms instance. Raises FormError."""
    unknown: dict[str, str] = {}
    answers = from_xml(definition, data, unknown)
    owner = owner_of(data)
    lost = {path: text for path, text in unknown.items() if path.casefold() not in SYSTEM}
    return Submission(
        definition,
        name,
        0,
        str(answers.get("meta/instanceID") or "") or f"uuid:{uuid.uuid5(NAMES, data.hex())}",
        answers,
        root_id=owner.get("root", ""),
        root_number=owner.get("root_number", ""),
        about_id=owner.get("about", ""),
        record_id=owner.get("record", ""),
        problems=[
            *(Problem("unknown_column", name, column=path) for path in lost),
            *_misfits(definition, name, answers),
        ],
        left_over=[f"{path}: {text}" for path, text in lost.items()],
    )


def _misfits(
    definition: FormDefinition, name: str, answers: Mapping[str, Json]
) -> Iterator[Problem]:
    """Answers that are not of their question's type."""
    top = definition.root.path
    for path, value in answers.items():
        item = definition.items.get(f"{top}/{_KEYS.sub('', path)}")
        if isinstance(item, Question) and isinstance(value, str) and not fits(item, value):
            yield Problem("bad_value", name, column=path, value=value)


class TableReader:
    """Reads the tables of one form: the records, and the rows of repeats that belong to them."""

    def __init__(
        self, definition: FormDefinition, raw: Sequence[RawTable], household_column: str = ""
    ) -> None:
        self._definition = definition
        self._household_column = household_column
        self.problems: list[Problem] = []
        self.submissions: list[Submission] = []
        self._rows: dict[str, tuple[Submission, str]] = {}
        """By key: the questionnaire and the answer path of the row, "" for itself."""
        placed = _placed(definition, raw, labels=True)
        for table in raw:
            if table not in [one for one, _ in placed]:
                self.problems.append(Problem("no_table", table.name))
        for table, repeat in placed:
            _Lines(self, table, repeat).read()

    # What the tables share

    def add(self, submission: Submission, keys: Sequence[str]) -> None:
        """Note a questionnaire under its keys."""
        self.submissions.append(submission)
        for key in keys:
            self._rows.setdefault(key, (submission, ""))

    def add_row(self, submission: Submission, path: str, keys: Sequence[str]) -> None:
        """Note a row of a repeat under its keys."""
        for key in keys:
            self._rows.setdefault(key, (submission, path))

    def parent(self, keys: Sequence[str]) -> tuple[Submission, str] | None:
        """Return what a row belongs to."""
        return next((self._rows[key] for key in keys if key in self._rows), None)

    @property
    def definition(self) -> FormDefinition:
        """The form."""
        return self._definition

    def household_names(self) -> tuple[str, ...]:
        """Columns that may hold the number of the household, the one that was named first."""
        return tuple(filter(None, [self._household_column, *HOUSEHOLD_COLUMNS]))


def score(definition: FormDefinition, raw: Sequence[RawTable], *, labels: bool) -> float:
    """Return which share of all columns a form knows, by their names or by their labels too."""
    known = total = 0
    for table, repeat in _placed(definition, raw, labels=labels):
        meant = _meanings(definition, repeat, table, labels=labels)
        known += sum(one is not None and one.kind != "ignored" for one in meant)
        total += sum(one is None or one.kind != "ignored" for one in meant)
    return known / total if total else 0.0


def _placed(
    definition: FormDefinition, raw: Sequence[RawTable], *, labels: bool
) -> list[tuple[RawTable, str]]:
    """Return which table of the form each is, parents first; those that fit nowhere are left."""
    found = []
    repeats = tables(definition)
    for table in raw:
        scores = {
            repeat: (
                _is_named(table, repeat),
                sum(
                    one is not None and one.kind != "ignored"
                    for one in _meanings(definition, repeat, table, labels=labels)
                ),
            )
            for repeat in repeats
            if bool(repeat) == _is_rows(table)
        }
        best = max(scores, key=lambda repeat: scores[repeat], default=None)
        if best is not None and any(scores[best]):
            found.append((table, best))
    return sorted(found, key=lambda one: one[1].count("/"))


def _meanings(
    definition: FormDefinition, repeat: str, table: RawTable, *, labels: bool
) -> list[Meant | None]:
    headers = headers_of(definition, repeat)
    return [headers.meant(one) if labels else headers.named(one) for one in table.headers]


def _is_rows(table: RawTable) -> bool:
    names = {header.strip().casefold() for header in table.headers}
    return bool(names & {"parent_key", "_parent_index", "_submission__uuid"})


def _is_named(table: RawTable, repeat: str) -> bool:
    name = repeat.rpartition("/")[2].casefold()
    stem = re.sub(r"\.(csv|tsv|txt|xlsx?)$", "", table.name.casefold())
    return bool(name) and (stem == name[:31] or stem.endswith((f"-{name}", f"_{name}", f"/{name}")))


class _Lines:
    """Reads one table."""

    def __init__(self, reader: TableReader, table: RawTable, repeat: str) -> None:
        self._reader, self._table, self._repeat = reader, table, repeat
        self._headers = headers_of(reader.definition, repeat)
        self._meant = [self._headers.meant(header) for header in table.headers]
        self._place = {
            header.strip().strip("\ufeff").casefold(): number
            for number, header in reversed(list(enumerate(table.headers)))
        }
        self._counts: dict[tuple[int, str], int] = {}

    def read(self) -> None:
        households = {self._place.get(name.casefold()) for name in self._reader.household_names()}
        for place, meant in enumerate(self._meant):
            if meant is None and place not in households:
                header = self._table.headers[place]
                self._reader.problems.append(Problem("unknown_column", self._table.name, 1, header))
        for number, line in self._table.lines:
            if self._repeat:
                self._row(number, line)
            else:
                self._record(number, line)

    def _cell(self, line: Sequence[str], *names: str) -> str:
        for name in names:
            place = self._place.get(name.casefold())
            if place is not None and line[place].strip() not in ("", *_NONE):
                return line[place].strip()
        return ""

    def _record(self, number: int, line: Sequence[str]) -> None:
        identity = self._cell(
            line, "meta/instanceID", "meta-instanceID", "meta:instanceID", "KEY", "instanceID",
            "_uuid",
        )  # fmt: skip
        if re.fullmatch(r"[0-9a-fA-F-]{36}", identity):
            identity = f"uuid:{identity}"
        if not identity:
            content = "\0".join([self._reader.definition.form_id, *line])
            identity = f"uuid:{uuid.uuid5(NAMES, content)}"
        submission = Submission(
            self._reader.definition,
            self._table.name,
            number,
            identity,
            {"meta/instanceID": identity},
            root_id=self._cell(line, "_root"),
            root_number=self._cell(line, *self._reader.household_names()),
            about_id=self._cell(line, "_about"),
            record_id=self._cell(line, "_record"),
        )
        uuids = self._cell(line, "_uuid")
        keys = [identity, self._cell(line, "KEY"), uuids and f"uuid:{uuids}"]
        if index := self._cell(line, "_index"):
            keys += [f"#{self._table.name}#{index}", f"##{index}"]
        self._reader.add(submission, list(filter(None, keys)))
        self._answers(submission, "", number, line)

    def _row(self, number: int, line: Sequence[str]) -> None:
        found = self._reader.parent(list(self._parents(line)))
        above = _repeat_above(self._reader.definition, self._repeat)
        if found is None or bool(above) != bool(found[1]):
            self._reader.problems.append(Problem("no_parent", self._table.name, number))
            return
        submission, parent = found
        below = self._repeat.removeprefix(f"{above}/") if above else relative(self._repeat)
        base = f"{parent}/{below}" if parent else below
        counted = id(submission), base
        self._counts[counted] = place = self._counts.get(counted, 0) + 1
        own = self._cell(line, "KEY")
        item = self._reader.definition.items[self._repeat]
        path = f"{base}[{_row_key(item, own, submission.instance_id, base, place)}]"
        submission.answers[path] = place
        keys = [own]
        if index := self._cell(line, "_index"):
            keys.append(f"#{self._table.name}#{index}")
        self._reader.add_row(submission, path, list(filter(None, keys)))
        self._answers(submission, f"{path}/", number, line)

    def _parents(self, line: Sequence[str]) -> Iterator[str]:
        """Keys under which the record or row may be known that a row belongs to."""
        if key := self._cell(line, "PARENT_KEY"):
            yield key
        name = self._cell(line, "_parent_table_name")
        if index := self._cell(line, "_parent_index"):
            if name:
                yield f"#{name}#{index}"
            if not name or not _repeat_above(self._reader.definition, self._repeat):
                yield f"##{index}"
        if key := self._cell(line, "_submission__uuid"):
            yield f"uuid:{key}"

    # Answers

    def _answers(
        self, submission: Submission, prefix: str, number: int, line: Sequence[str]
    ) -> None:
        options: dict[str, list[str]] = {}
        parts: dict[str, list[str]] = {}
        for place, (meant, raw) in enumerate(zip(self._meant, line, strict=True)):
            text = raw.strip()
            if meant is None:
                self._left_over(submission, place, number, text)
            elif meant.kind == "option" and text not in ("", *_NONE):
                chosen = options.setdefault(meant.path, [])
                chosen += [meant.detail] * (text in _TRUE)
            elif meant.kind == "part" and text not in ("", *_NONE):
                parts.setdefault(meant.path, ["0"] * 4)[int(meant.detail)] = text
            elif meant.kind in ("answer", "special"):
                where = self._table.name, number, self._table.headers[place]
                self._answer(submission, prefix, meant, raw, where)
        for path, codes in options.items():
            self._put_options(submission, prefix, path, codes)
        for path, numbers in parts.items():
            answer = self._path(prefix, path)
            if answer not in submission.answers:
                self._put(submission, prefix, path, " ".join(numbers))

    def _left_over(self, submission: Submission, place: int, number: int, text: str) -> None:
        header = self._table.headers[place]
        is_household = header.strip().casefold() in [
            name.casefold() for name in self._reader.household_names()
        ]
        if text and text not in _NONE and not is_household:
            row = f" {number}" if self._repeat else ""
            table = f"{self._table.name}{row}: " if self._repeat else ""
            submission.left_over.append(f"{table}{header}: {text}")

    def _answer(
        self,
        submission: Submission,
        prefix: str,
        meant: Meant,
        raw: str,
        where: tuple[str, int, str],
    ) -> None:
        question, text = self._headers.question(meant.path), raw.strip()
        if not text or question.calculate is not None or question.control == "note":
            return
        path = self._path(prefix, meant.path)
        submission.columns[path] = where
        if meant.kind == "special":
            submission.answers[path + SPECIAL_MARK] = text
        elif question.choices is not None:
            self._choice(submission, path, question, text)
        elif text in question.special:
            submission.answers[path + SPECIAL_MARK] = text
        elif text not in _NONE:
            value = _value(question, raw if question.type == "string" else text)
            submission.answers[path] = to_json(question, value)
            if not fits(question, value):
                submission.problems.append(Problem("bad_value", *where, text))

    def _choice(self, submission: Submission, path: str, question: Question, text: str) -> None:
        """Take codes; what is no code of the form may be a label, or a code of a list outside."""
        known = self._headers.options(question.path)
        if not question.is_multiple:
            code = self._headers.code_of(question.path, text) or ("" if text in _NONE else text)
            if code:
                submission.answers[path] = code
            if code and known and code not in known.values():
                submission.by_label[path] = text
            return
        words = text.split()
        codes = list(known.values())
        if not (known and all(word in codes for word in words)):
            named = [part for part in re.split(r"\s*[;,]\s*", text) if part]
            found = [self._headers.code_of(question.path, name) for name in named]
            if known and all(found):
                words = found
            elif text in _NONE:
                return
            else:
                submission.by_label[path] = text
        submission.answers[path] = list(words)

    def _put_options(
        self, submission: Submission, prefix: str, template: str, codes: list[str]
    ) -> None:
        """Take the columns of the options where the answer itself is missing or made of labels."""
        path = self._path(prefix, template)
        if path in submission.by_label or path not in submission.answers:
            self._put(submission, prefix, template, " ".join(codes))

    def _put(self, submission: Submission, prefix: str, template: str, text: str) -> None:
        question = self._headers.question(template)
        path = self._path(prefix, template)
        if text:
            submission.answers[path] = to_json(question, written(question, text))
            submission.by_label.pop(path, None)

    def _path(self, prefix: str, template: str) -> str:
        below = template.removeprefix(f"{self._repeat}/") if prefix else relative(template)
        return f"{prefix}{below}"


def _repeat_above(definition: FormDefinition, repeat: str) -> str:
    """Return the repeat in which another one lies; "" for none."""
    path = repeat.rpartition("/")[0]
    while path:
        if isinstance(definition.items.get(path), Repeat):
            return path
        path = path.rpartition("/")[0]
    return ""


def _row_key(item: object, own: str, instance_id: str, base: str, place: int) -> str:
    """Return the key of a row: its own where it has one, else always the same for one file."""
    if isinstance(item, Repeat) and item.count is not None and item.row_key is None:
        return str(place)
    bracketed = _BRACKETED.search(own)
    if bracketed and is_key(bracketed[1]) and not bracketed[1].isdecimal():
        return bracketed[1]
    if isinstance(item, Repeat) and item.count is not None:
        return str(place)
    return str(uuid.uuid5(NAMES, f"{instance_id}/{base}/{place}"))


def _value(question: Question, text: str) -> str:
    """Return an answer as it is stored; days and decimal commas of spreadsheets are understood."""
    if question.is_numeric and re.fullmatch(r"[+-]?\d+,\d+", text):
        text = text.replace(",", ".")
    elif question.type == "date":
        if match := _DAY_FIRST.fullmatch(text):
            text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        text = re.sub(r"^(\d{4}-\d\d-\d\d)[T ]00:00:00(\.0+)?Z?$", r"\1", text)
    return written(question, text)


def parse_instances(
    instances: Sequence[tuple[str, bytes]], definitions: Mapping[str, FormDefinition]
) -> tuple[list[Submission], list[Problem]]:
    """Read instances with the definitions of their forms, by file name."""
    found, problems = [], []
    for name, data in instances:
        try:
            found.append(from_instance(definitions[name], name, data))
        except FormError as error:
            problems.append(Problem("unreadable", name, value=error.problems[0]))
    return found, problems
