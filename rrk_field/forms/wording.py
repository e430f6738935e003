"""Texts of a live form in a language: labels, hints, messages and choices, with their values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rrk_field.forms.definition import (
    AnyItem,
    Caption,
    Choices,
    FormDefinition,
    Formula,
    Output,
    Parts,
    Question,
)
from rrk_field.forms.evaluation import Compiler, compile_tree
from rrk_field.forms.frame import Compute, Frame, Host
from rrk_field.forms.lists import cell
from rrk_field.forms.nodes import Choice, Node
from rrk_field.forms.xpath import XPathError, read


class Shown:
    """Stands for the language among what an expression read."""

    def __init__(self) -> None:
        self.readers: set[Any] = set()


class Wording:
    """Finds and fills the texts of one live form."""

    def __init__(self, definition: FormDefinition, host: Host) -> None:
        self._definition = definition
        self._host = host
        self.language = definition.default_language
        self.shown = Shown()
        self._reads: set[Any] = set()

    def named(self, language: str | None) -> str:
        """Return the form's name of a language, given by that name or by the program's code."""
        if language is None:
            return self.language
        if language in self._definition.texts:
            return language
        return self._definition.language(language)

    def caption(
        self, made: Caption | None, node: Node | None, language: str | None, kind: str = ""
    ) -> str:
        """Return a text; never blank if any language has it."""
        if made is None:
            return ""
        if made.formula is not None:
            return self._run(made.formula, node)
        if made.text_id is not None:
            return self.entry(made.text_id, node, language, kind)
        return "" if kind else self._filled(made.parts, node)

    def entry(self, text_id: str, node: Node | None, language: str | None, kind: str = "") -> str:
        """Return an entry of the translations."""
        for parts in self._candidates(text_id, self.named(language), kind):
            text = self._filled(parts, node)
            if self._definition.manners.odk_texts:
                return text  # as the form has it in this language, be it a mere dash
            if text.strip() not in ("", "-"):
                return text.strip()
        return ""

    def _candidates(self, text_id: str, language: str, kind: str) -> Iterator[Parts]:
        texts = self._definition.texts
        names = dict.fromkeys((language, self._definition.default_language, *texts))
        for name in names:
            parts = texts.get(name, {}).get(text_id, {}).get(kind)
            if parts:
                yield parts

    def _filled(self, parts: Parts, node: Node | None) -> str:
        return "".join(
            self._value(part, node) if isinstance(part, Output) else part for part in parts
        )

    def _value(self, output: Output, node: Node | None) -> str:
        if node is None:
            return "…"
        formula = self.formula(node, output.expression)
        return self._run(formula, node) if formula else ""

    def _run(self, formula: Formula, node: Node | None) -> str:
        if node is None:
            return "…"
        return str(formula.run(self._frame(node)))

    def _frame(self, node: Node) -> Frame:
        return Frame(node, self._host, self._reads)

    def formula(self, node: Node, expression: str) -> Formula | None:
        """Return the compiled expression of a value in a text; texts of choices come late."""
        outputs = self._definition.outputs
        place = node.item.place
        if (place, expression) not in outputs:
            definition = self._definition
            known = frozenset(definition.instances)
            compiler = Compiler(definition.root.place, place, place, known, definition.manners)
            try:
                run: Compute = compile_tree(read(expression), compiler, "text")
            except (XPathError, RecursionError):
                return None
            outputs[place, expression] = Formula(expression, run)  # type: ignore[index]
        return outputs[place, expression]

    # Choices

    def choices(self, node: Node, language: str | None) -> list[Choice]:
        """Return the choices that are offered now."""
        source = node.question.choices
        if source is None:
            return []
        if source.items is None:
            return [
                Choice(one.code, self.caption(one.label, node, language) or one.code)
                for one in source.fixed
            ]
        items = source.items.run(self._frame(node))
        return [self._choice(source, item, node, language) for item in items]

    def _choice(self, source: Choices, item: Any, node: Node, language: str | None) -> Choice:
        code = cell(item, source.code_at)
        text = cell(item, source.label_at)
        label = self._translated(source, item, text, node, language)
        values: Mapping[str, str] = (
            {name: child.text for name, child in item.by_name.items()}
            if isinstance(item, Node)
            else item.values()
        )
        image = self.entry(text, node, language, "image") if source.label_is_text_id else ""
        return Choice(code, label or code, values, image)

    def _translated(
        self, source: Choices, item: Any, text: str, node: Node, language: str | None
    ) -> str:
        """Return a label; a row from outside may have `label_sq` beside its `label`."""
        if source.label_is_text_id:
            return self.entry(text, node, language)
        code = re.search(r"\(([\w-]+)\)$", self.named(language))
        return (cell(item, f"{source.label_at}_{code[1]}") if code else "") or text

    def choice_label(self, node: Node, code: str, reads: set[Any]) -> str:
        """Return the label of one code, whether it is offered now or not; note what it shows."""
        reads.add(self.shown)
        self._reads = reads
        try:
            return self._label_of(node, code)
        finally:
            self._reads = set()

    def _label_of(self, node: Any, code: str) -> str:
        asked = isinstance(node, Node) and node.is_question  # not the row of a list
        source: Choices | None = node.question.choices if asked else None
        if source is None or not code:
            return ""
        for one in source.fixed:
            if one.code == code:
                return self.caption(one.label, node, None) or code
        for item in source.items.run(self._frame(node)) if source.items else ():
            if cell(item, source.code_at) == code:
                return self._choice(source, item, node, None).label
        if self._definition.manners.only_offered:
            return ""
        top = self._host.instance(source.list_name) if source.list_name else None
        for root in top.children if top else ():
            for item in root.where("item", source.code_at, code):
                return self._choice(source, item, node, None).label
        return ""


def shown_values(definition: FormDefinition, item: AnyItem) -> Sequence[Formula]:
    """Return the formulas whose values stand in an item's label, hint or messages."""
    captions = [item.label, item.hint]
    if isinstance(item, Question):
        captions += [item.required_message, item.constraint_message]
    found: list[Formula] = []
    for made in captions:
        if made is None:
            continue
        if made.formula is not None:
            found.append(made.formula)
        everything = [made.parts]
        if made.text_id is not None:
            everything += (
                definition.texts.get(definition.default_language, {}).get(made.text_id, {}).values()
            )
        for parts in everything:
            for part in parts:
                if isinstance(part, Output):
                    found.append(definition.outputs[item.place, part.expression])
    return found
