"""What a newer version of a questionnaire changes: in the form itself, and for one draft."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rrk_field.forms.definition import (
    AnyItem,
    Choices,
    FormDefinition,
    Group,
    Output,
    Parts,
    Question,
    Repeat,
)
from rrk_field.forms.lists import Element, cell
from rrk_field.forms.nodes import Node
from rrk_field.forms.session import Session
from rrk_field.forms.tree import SPECIAL_MARK
from rrk_field.forms.types import Json

Files = Mapping[str, Element]
"""Attached lists by the name under which a form asks for them."""

_ONE_LIST = re.compile(r"\[\s*list_name\s*=\s*'([^']*)'")
_COMPUTED = ("calculate", "note", "hidden")
"""Nobody enters these: another kind of question may take their place."""
_WIDER = {("int", "decimal"), ("select1", "select")}
"""Every answer of the first kind is one of the second as well."""


@dataclass(frozen=True)
class Reworded:
    """A code that has another label than before."""

    code: str
    before: str
    after: str


@dataclass(frozen=True)
class CodeChange:
    """What became of the codes of a question."""

    before: Question
    after: Question
    added: Mapping[str, str] = field(default_factory=dict)
    removed: Mapping[str, str] = field(default_factory=dict)
    """Code -> label."""
    reworded: tuple[Reworded, ...] = ()

    @property
    def list_name(self) -> str:
        """The list of choices, as the newer version calls it."""
        choices = self.after.choices
        return (choices.list_name if choices else None) or self.after.name


def kind_of(item: AnyItem) -> str:
    """Return what kind of answer is kept at a place of a form; groups and repeats hold others."""
    if isinstance(item, Repeat):
        return "repeat"
    if isinstance(item, Group):
        return "group"
    if item.calculate is not None:
        return "calculate"
    if item.control is None:
        return "hidden"
    if item.control in ("note", "select1", "select", "rank", "trigger"):
        return item.control
    if item.type == "binary":
        return item.media_type.partition("/")[0] or "file"
    return item.type


def retyped(before: FormDefinition, after: FormDefinition) -> Iterator[tuple[AnyItem, AnyItem]]:
    """Yield the places whose answers would mean something else: before, after."""
    for path, old in before.items.items():
        new = after.items.get(path)
        kinds = (kind_of(old), kind_of(new)) if new is not None else ("", "")
        if new is None or kinds[0] == kinds[1] or kinds in _WIDER or kinds[0] in _COMPUTED:
            continue
        yield old, new


def code_changes(
    before: FormDefinition, after: FormDefinition, was: Files, now: Files
) -> Iterator[CodeChange]:
    """Yield the questions whose codes or labels are others than before.

    `was` and `now` hold the attached lists of the two versions. A list that only the host knows
    is not compared; labels are, in one language that both versions have.
    """
    language = before.default_language
    language = language if language in after.texts else after.default_language
    for old in before.questions():
        new = after.items.get(old.path)
        if not isinstance(new, Question):
            continue
        codes, fresh = codes_of(before, old, was, language), codes_of(after, new, now, language)
        if codes is None or fresh is None:
            continue
        change = CodeChange(
            old,
            new,
            added={code: label for code, label in fresh.items() if code not in codes},
            removed={code: label for code, label in codes.items() if code not in fresh},
            reworded=tuple(
                Reworded(code, label, fresh[code])
                for code, label in codes.items()
                if code in fresh and fresh[code] != label
            ),
        )
        if change.added or change.removed or change.reworded:
            yield change


def codes_of(
    definition: FormDefinition, question: Question, files: Files, language: str
) -> Mapping[str, str] | None:
    """Return code -> label; None where the form itself has no codes."""
    choices = question.choices
    if choices is None:
        return None
    if choices.items is None:
        return {
            one.code: _words(_parts(definition, one.label.text_id, language) or one.label.parts)
            for one in choices.fixed
        }
    name = choices.list_name or ""
    top = files.get(name) or definition.instances.get(name)
    if top is None:
        return None
    rows = [item for root in top.children for item in root.children]
    if one_list := _ONE_LIST.search(choices.items.text):  # a table of many lists
        rows = [row for row in rows if cell(row, "list_name").strip() == one_list[1]]
    return {
        code: _label(definition, choices, row, language)
        for row in rows
        if (code := _code(choices, row))
    }


def label_of(definition: FormDefinition, item: AnyItem, language: str) -> str:
    """Return a label as it is written; values shown in it stand as expressions."""
    if item.label is None:
        return ""
    return _words(_parts(definition, item.label.text_id, language) or item.label.parts)


def _code(choices: Choices, row: Element) -> str:
    return cell(row, choices.code_at).strip()


def _label(definition: FormDefinition, choices: Choices, row: Element, language: str) -> str:
    text = cell(row, choices.label_at).strip()
    return _words(_parts(definition, text, language)) if choices.label_is_text_id else text


def _parts(definition: FormDefinition, text_id: str | None, language: str) -> Parts:
    return definition.texts.get(language, {}).get(text_id or "", {}).get("", ())


def _words(parts: Parts) -> str:
    shown = (f"{{{p.expression}}}" if isinstance(p, Output) else p for p in parts)
    return "".join(shown).strip()


@dataclass(frozen=True)
class DraftChanges:
    """What moving one draft to another version means for it.

    Nodes belong to the live form that is named, before or after.
    """

    added: tuple[Node, ...] = ()
    """After: questions that are asked now, and were not there."""
    set_aside: tuple[Node, ...] = ()
    """Before: answered questions that are there no longer."""
    removed: tuple[Node, ...] = ()
    """Before: unanswered questions that are there no longer."""
    choices: tuple[tuple[Node, tuple[str, ...]], ...] = ()
    """After: questions with the labels of choices that are new."""
    invalid: tuple[Node, ...] = ()
    """After: answers that were right, and are not."""
    required: tuple[Node, ...] = ()
    """After: empty questions that may not stay empty, and might before."""

    def __bool__(self) -> bool:
        return any(
            (self.added, self.set_aside, self.removed, self.choices, self.invalid, self.required)
        )


def between(before: Session, after: Session) -> DraftChanges:
    """Compare the live forms of one set of answers in two versions."""
    old = {node.path: node for node in _asked(before)}
    new = {node.path: node for node in _asked(after)}
    gone = [node for path, node in old.items() if path not in new]
    both = [(old[path], node) for path, node in new.items() if path in old]
    return DraftChanges(
        added=tuple(node for path, node in new.items() if path not in old and node.relevant),
        set_aside=tuple(node for node in gone if node.is_answered),
        removed=tuple(node for node in gone if not node.is_answered and node.relevant),
        choices=tuple(
            (now, labels) for was, now in both if (labels := _new(before, after, was, now))
        ),
        invalid=tuple(now for was, now in both if _wrong(after, now) and not _wrong(before, was)),
        required=tuple(
            now for was, now in both if now.violation == "required" and was.violation is None
        ),
    )


def set_aside(session: Session, answers: Mapping[str, Json]) -> dict[str, Json]:
    """Return the kept answers that this version has no question for."""
    found = {}
    for path, value in answers.items():
        if path.endswith("]") or path.startswith("~"):
            continue  # the mark of a row or of the whole, not an answer
        try:
            node = session.node(path.removesuffix(SPECIAL_MARK))
        except KeyError:
            found[path] = value
            continue
        if not node.is_question or node.is_calculated:
            found[path] = value
    return found


def _asked(session: Session) -> Iterator[Node]:
    return (
        node
        for node in session.questions()
        if node.question.is_visible and not node.is_calculated and not node.read_only
    )


def _new(before: Session, after: Session, was: Node, now: Node) -> tuple[str, ...]:
    if not now.relevant or was.question.choices is None or now.question.choices is None:
        return ()
    known = {choice.code for choice in before.choices(was)}
    return tuple(
        choice.label for choice in after.choices(now) if known and choice.code not in known
    )


def _wrong(session: Session, node: Node) -> bool:
    if not node.relevant or not node.value:
        return False
    if node.violation is not None or node.dropped:
        return True
    if node.question.choices is None:
        return False
    offered = {choice.code for choice in session.choices(node)}
    given = set(node.value.split()) if node.question.is_multiple else {node.value}
    return bool(offered) and not given <= offered
