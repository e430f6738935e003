"""What a questionnaire says in one language, for the paper: labels, choices, skip rules."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rrk_field.forms.definition import (
    AnyItem,
    Caption,
    FormDefinition,
    Parts,
    Question,
    Repeat,
)
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.conditions import Asked
from rrk_field.reports.skip import sentence
from rrk_field.reports.words import Words

TITLES = (
    QT_TRANSLATE_NOOP("paper", "Household assessment"),
    QT_TRANSLATE_NOOP("paper", "Housing damage survey"),
    QT_TRANSLATE_NOOP("paper", "Monitoring visit"),
    QT_TRANSLATE_NOOP("paper", "Infrastructure survey"),
    QT_TRANSLATE_NOOP("paper", "Go-and-see visit"),
)
"""Titles of our own questionnaires, which have one language alone in an XForm."""

BLANK = "…"
"""Stands in a label for a value that only a filled-in form has."""

_INSTANCE = re.compile(r"instance\('([^']+)'\)")
_NAME = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True)
class Choice:
    """A choice as it is printed."""

    code: str
    label: str


class FormWords:
    """The texts of a form's definition in a language of the program."""

    def __init__(self, definition: FormDefinition, say: Words) -> None:
        self.definition = definition
        self.say = say
        self._language = definition.language(say.language)
        self._texts = definition.texts.get(self._language, {})
        self._asked: dict[str, Asked] = {}
        self._fallback = definition.texts.get(definition.default_language, {})

    @property
    def title(self) -> str:
        """The name of the questionnaire."""
        return self.say(self.definition.title)

    def label(self, item: AnyItem) -> str:
        """The question itself, or the heading of a group."""
        return self.caption(item.label)

    def hint(self, item: AnyItem) -> str:
        """The hint below it."""
        return self.caption(item.hint)

    def caption(self, caption: Caption | None) -> str:
        """The words of a label, hint or message."""
        if caption is None:
            return ""
        return self._written(caption.parts or self._entry(caption.text_id))

    def skip(self, item: AnyItem) -> str:
        """When an item is asked, in words; nothing if always."""
        if item.relevant is None:
            return ""
        return sentence(item.relevant.text, item.path, self.asked, self.say)

    def is_listed(self, question: Question) -> bool:
        """Whether its choices stand in the form, so that they can be ticked."""
        source = question.choices
        if source is None:
            return False
        return (
            bool(source.fixed) or self.definition.instances.get(source.list_name or "") is not None
        )

    def choices(self, question: Question) -> list[Choice] | None:
        """The choices of a question; None where the program gives the list, as of settlements."""
        source = question.choices
        if source is None:
            return []
        if source.fixed:
            return [Choice(one.code, self.caption(one.label)) for one in source.fixed]
        if not self.is_listed(question):
            return None
        found = []
        for row in self.rows(source.list_name or ""):
            text = row.get(source.label_at, "")
            if source.label_is_text_id:
                text = self._written(self._entry(text))
            found.append(Choice(row.get(source.code_at, ""), text))
        return found or None

    def rows(self, list_name: str) -> list[dict[str, str]]:
        """The rows of a list that stands in the form."""
        listed = self.definition.instances.get(list_name)
        if listed is None:
            return []
        roots = listed.by_name.get("root", [listed])
        return [item.values() for root in roots for item in root.by_name.get("item", [])]

    def row_label(self, list_name: str, code: str) -> str:
        """The words of one row of a list in the form; its code where the list has none."""
        for row in self.rows(list_name):
            if row.get("name") == code:
                return self._written(self._entry(row.get("itextId", ""))) or code
        return code

    def code(self, name: str, code: str | None) -> str:
        """The words of a code that a record keeps, as the question `name` offers it."""
        for item in self.definition.items.values():
            if isinstance(item, Question) and item.name == name and item.choices is not None:
                known = {one.code: one.label for one in self.choices(item) or ()}
                return known.get(code or "", code or "")
        return code or ""

    def row_titles(self, repeat: Repeat) -> list[str]:
        """What the rows of a repeat with a fixed number of rows are about; empty if not fixed.

        The names are those of the list from which the rows compute what they are.
        """
        count = self._fixed_count(repeat)
        if not count:
            return []
        for question in questions_in(repeat.children):
            for name in _INSTANCE.findall(question.calculate.text if question.calculate else ""):
                rows = self.rows(name)
                if len(rows) == count:
                    return [self._row_title(row) for row in rows]
        return [str(number) for number in range(1, count + 1)]

    def _row_title(self, row: Mapping[str, str]) -> str:
        label = self._written(self._entry(row.get("itextId", ""))) or row.get("label", "")
        return f"{row.get('name', '')} {label}".strip()

    def _fixed_count(self, repeat: Repeat) -> int:
        if repeat.count is None:
            return 0
        text = repeat.count.text.strip()
        counted = self.definition.items.get(re.sub(r"\s+", "", text))
        if isinstance(counted, Question) and counted.calculate:
            text = counted.calculate.text.strip()
        return int(text) if text.isdecimal() else 0

    def asked(self, path: str) -> Asked | None:
        """How skip rules name the item at a path."""
        if path not in self._asked:
            item = self.definition.items.get(path)
            if not isinstance(item, Question):
                return None
            choices = self.choices(item) or []
            self._asked[path] = Asked(
                path=path,
                code=item.code,
                label=self.label(item),
                hidden=item.control is None,
                calculation=item.calculate.text if item.calculate else "",
                answers={choice.code: choice.label for choice in choices},
            )
        return self._asked[path]

    def _entry(self, text_id: str | None) -> Parts:
        """A text in the language; else in the form's own, else in any. A dash stands for none."""
        for texts in (self._texts, self._fallback, *self.definition.texts.values()):
            entry = texts.get(text_id or "", {})
            for kind in ("", "long", "short"):
                if entry.get(kind) not in (None, (), ("-",)):
                    return entry[kind]
        return ()

    @staticmethod
    def _written(parts: Parts) -> str:
        return "".join(part if isinstance(part, str) else BLANK for part in parts).strip()


def questions_in(children: Iterable[AnyItem]) -> Iterator[Question]:
    """Every question below, in order."""
    for child in children:
        if isinstance(child, Question):
            yield child
        else:
            yield from questions_in(child.children)


@functools.lru_cache(maxsize=20)
def restricted_paths(definition: FormDefinition) -> frozenset[str]:
    """What no print-out shows: restricted questions, and whatever is computed or asked from them.

    Else the note "refer to protection" would tell what the restricted answer was.
    """
    found = {
        item.path
        for item in definition.items.values()
        if isinstance(item, Question) and item.restricted
    }
    uses = list(_uses(definition))
    while True:
        names = {path.rpartition("/")[2] for path in found}
        more = {path for path, used in uses if used & names} - found
        if not more:
            return frozenset(found)
        found |= more


def _uses(definition: FormDefinition) -> Iterator[tuple[str, set[str]]]:
    """Each item that is asked or computed, and the names its expressions use."""
    for item in definition.items.values():
        formulas = [item.relevant]
        if isinstance(item, Question):
            formulas.append(item.calculate)
        texts = [formula.text for formula in formulas if formula]
        if texts:
            yield item.path, {name for text in texts for name in _NAME.findall(text)}
