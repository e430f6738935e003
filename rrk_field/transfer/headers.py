"""Which question a column of a table is about, by the ways in which programs write headers.

Names with or without their groups, joined by `/ : - .` or `__`; labels in any language; a column
for each option of a multiple choice; the parts of a position.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rrk_field.forms.definition import (
    AnyItem,
    Caption,
    FormDefinition,
    Group,
    Question,
    Repeat,
)
from rrk_field.forms.markdown import plain
from rrk_field.transfer.layout import relative

JOINTS = ("/", ":", "-", ".", "__")
PARTS = {
    "latitude": 0,
    "longitude": 1,
    "altitude": 2,
    "precision": 3,
    "accuracy": 3,
}
SYSTEM = frozenset(
    (
        "key parent_key submissiondate submitterid submittername attachmentspresent "
        "attachmentsexpected status reviewstate deviceid edits formversion isvalidated "
        "_id _uuid _submission_time _date_modified _validation_status _notes _status _tags "
        "_submitted_by _index _parent_table_name _parent_index _submission__id "
        "_submission__uuid _submission__submission_time _submission__validation_status "
        "_submission__notes _submission__status _submission__submitted_by "
        "_submission___version__ _submission__tags __version__ _version_ _row _record _about "
        "_root _root_number _form_id _form_version _state _changed_at "
        "_attachments _geolocation _xform_id_string _bamboo_dataset_id formhub/uuid "
        "meta/rootuuid meta/deprecatedid meta/instancename meta/audit instancename "
        "meta-instancename"
    ).split()
)
"""Columns about the submission and not of the form, in lower case."""


@dataclass(frozen=True)
class Meant:
    """What a column is about; `detail` is an option's code or the number of a part."""

    kind: Literal["answer", "option", "part", "special", "ignored"]
    path: str = ""
    detail: str = ""


@lru_cache(maxsize=64)
def headers_of(definition: FormDefinition, repeat: str = "") -> "Headers":
    """Return the columns of a table; the last few are remembered."""
    return Headers(definition, repeat)


class Headers:
    """The columns that a table of a form may have; `repeat` is "" for the table of records."""

    def __init__(self, definition: FormDefinition, repeat: str = "") -> None:
        self._definition = definition
        self._repeat = repeat
        self._questions: dict[str, Question] = {}
        self._known: dict[str, Meant] = {}
        self._options: dict[str, dict[str, str]] = {}
        top = definition.items[repeat] if repeat else definition.root
        assert not isinstance(top, Question)
        self._all = list(_questions(top.children))
        self._has_labels = False
        self._answered: dict[str, Meant | None] = {}
        for names in (self._by_path, self._by_name):
            self._add(names(self._all))

    def meant(self, header: str) -> Meant | None:
        """Return what a column is about; None for one that the form does not know."""
        if header not in self._answered:
            self._answered[header] = self._meant(header.strip().strip("\ufeff").strip())
        return self._answered[header]

    def named(self, header: str) -> Meant | None:
        """Return what a column is about by names of the form alone, which is quicker."""
        return self._found(header.strip().strip("\ufeff").strip())

    def _meant(self, text: str) -> Meant | None:
        is_system = text.casefold() in SYSTEM or not text or text.startswith("SET-OF-")
        found = self._found(text)
        if found is None and not (is_system and text[:1] in "_"):
            if not self._has_labels:
                self._has_labels = True
                self._add(self._by_label(self._all))
            found = self._found(text)
        return Meant("ignored") if found is None and is_system else found

    def _found(self, text: str) -> Meant | None:
        return self._known.get(text) or next(self._composed(text), None)

    def code_of(self, path: str, text: str) -> str:
        """Return the code of a choice by its code or its label; "" for neither."""
        return self.options(path).get(text) or self.options(path).get(_loose(text), "")

    def options(self, path: str) -> dict[str, str]:
        """Return codes and labels of the choices in the form, each with its code."""
        if path not in self._options:
            question = self._questions[path]
            named = list(_choices(self._definition, question))
            found = {_loose(label): code for code, label in named if label}
            self._options[path] = found | {code: code for code, _ in named}
        return self._options[path]

    def question(self, path: str) -> Question:
        """Return a question of this table."""
        return self._questions[path]

    def _add(self, named: Iterable[tuple[str, Question]]) -> None:
        """Add names that are clear; one that fits two questions fits none."""
        fresh: dict[str, Meant | None] = {}
        for name, question in named:
            self._questions[question.path] = question
            meant = Meant("answer", question.path)
            fresh[name] = meant if fresh.get(name, meant) == meant else None
        for name, clear in fresh.items():
            if clear is not None:
                self._known.setdefault(name, clear)

    def _by_path(self, questions: list[Question]) -> Iterator[tuple[str, Question]]:
        for question in questions:
            for path in {relative(question.path), self._below(question.path)}:
                for joint in JOINTS:
                    yield path.replace("/", joint), question
            yield question.path, question
            yield question.path.lstrip("/"), question

    def _below(self, path: str) -> str:
        return path.removeprefix(f"{self._repeat}/") if self._repeat else relative(path)

    def _by_name(self, questions: list[Question]) -> Iterator[tuple[str, Question]]:
        return ((question.name, question) for question in questions)

    def _by_label(self, questions: list[Question]) -> Iterator[tuple[str, Question]]:
        for question in questions:
            for label in _labels(self._definition, question.label):
                yield label, question
                if question.code:
                    yield f"{question.code} {label}", question

    def _composed(self, text: str) -> Iterator[Meant]:
        """What a header of two parts means: an option, a part of a position, a label."""
        if match := re.fullmatch(r"(.*[/:.-])?_([^/]+)_(\w+)", text):
            part = PARTS.get(match[3].casefold())
            meant = self._known.get((match[1] or "") + match[2])
            if part is not None and meant and self._is_position(meant.path):
                yield Meant("part", meant.path, str(part))
        for joint in JOINTS:
            first, found, last = text.rpartition(joint)
            meant = self._known.get(first) if found else None
            if meant is None:
                continue
            if joint == ":" and last in ("label", "special"):
                yield Meant("special" if last == "special" else "ignored", meant.path)
            question = self._questions[meant.path]
            if question.is_multiple and (code := self.code_of(meant.path, last)):
                yield Meant("option", meant.path, code)
            if self._is_position(meant.path) and last.casefold() in PARTS:
                yield Meant("part", meant.path, str(PARTS[last.casefold()]))

    def _is_position(self, path: str) -> bool:
        return self._questions[path].type == "geopoint"


def tables(definition: FormDefinition) -> list[str]:
    """Return the template paths of the repeats; the records themselves are ""."""
    repeats = [one.path for one in definition.items.values() if isinstance(one, Repeat)]
    return ["", *repeats]


def _questions(children: Iterable[AnyItem]) -> Iterator[Question]:
    """Every question below, but not those of repeats."""
    for child in children:
        if isinstance(child, Question):
            yield child
        elif isinstance(child, Group):
            yield from _questions(child.children)


def _labels(definition: FormDefinition, caption: Caption | None) -> Iterator[str]:
    if caption is None:
        return
    everything = [caption.parts]
    for texts in definition.texts.values():
        everything.append(texts.get(caption.text_id or "", {}).get("", ()))
    for parts in everything:
        words = plain("".join(part for part in parts if isinstance(part, str))).strip()
        if words:
            yield words


def _choices(definition: FormDefinition, question: Question) -> Iterator[tuple[str, str]]:
    """Code and label of each choice, once for each language."""
    source = question.choices
    if source is None:
        return
    for one in source.fixed:
        yield one.code, ""
        for label in _labels(definition, one.label):
            yield one.code, label
    listed = definition.instances.get(source.list_name or "")
    for root in listed.children if listed else ():
        for item in root.children:
            values = item.values()
            code, text = values.get(source.code_at, ""), values.get(source.label_at, "")
            yield code, "" if source.label_is_text_id else text
            if source.label_is_text_id:
                for label in _labels(definition, Caption(text_id=text)):
                    yield code, label


def _loose(text: str) -> str:
    return " ".join(text.split()).casefold()
