"""A live form as rows of an export's tables: what counts, nothing that is not asked."""

import re
from collections.abc import Iterator

from rrk_field.forms.definition import Question
from rrk_field.forms.lists import cell
from rrk_field.forms.nodes import Node
from rrk_field.forms.session import Session
from rrk_field.reports.answers import AnswerWords
from rrk_field.transfer.layout import Column, Layout, Table

Line = list[str]


def rows(
    session: Session, layout: Layout, version: str, instance_id: str, own: Line
) -> Iterator[tuple[Table, Line]]:
    """Yield the record's row and those of its repeats; `own` fills the record's own columns."""
    writer = _Rows(session, layout, version, instance_id)
    table = layout.table("")
    yield table, writer.line(table, own, session.root)
    yield from writer.repeats


def instance_id(session: Session, record_id: str) -> str:
    """Return the id that a record has among programs that run XForms."""
    meta = session.root.by_name.get("meta")
    node = meta.by_name.get("instanceID") if meta else None
    return (node.value if node else "") or f"uuid:{record_id}"


class _Rows:
    def __init__(self, session: Session, layout: Layout, version: str, instance_id: str) -> None:
        self._session, self._layout, self._version = session, layout, version
        self._hidden = layout.hidden[version]
        self._instance = instance_id
        self._language = session.definition.language(layout.language)
        named = re.search(r"\(([\w-]+)\)$", self._language)
        self._suffix = named[1] if named else layout.language
        """What stands behind the name of a column that is in this language."""
        self._words = AnswerWords(session, layout.words[version].say)
        self.repeats: list[tuple[Table, Line]] = []

    def line(self, table: Table, own: Line, top: Node) -> Line:
        """Return the row of a record or of a repeat's row, and gather the rows below it."""
        line = [*own, *[""] * len(table.columns)]
        waiting = [top]
        while waiting:
            node = waiting.pop()
            if not node.relevant or node.item.path in self._hidden:
                continue
            if isinstance(node.item, Question):
                self._put(node, table, line)
            elif node.rows is not None:
                self._repeat(node, own[0])
            else:
                waiting += reversed(node.children)
        return line

    def _repeat(self, repeat: Node, parent_key: str) -> None:
        table = self._layout.table(repeat.item.path)
        for row in repeat.children:
            if row.relevant:
                place = len(self.repeats)
                key = f"{self._instance}/{row.path}"
                made = self.line(table, [key, parent_key, str(row.index + 1)], row)
                self.repeats.insert(place, (table, made))

    def _put(self, node: Node, table: Table, line: Line) -> None:
        if not (node.value or node.special):
            return
        for place, column in table.places.get(node.item.path, ()):
            line[place] = self._written(node, column)

    def _written(self, node: Node, column: Column) -> str:
        match column.kind:
            case "value":
                return node.value
            case "special":
                return node.special
            case "option":
                return "1" if column.option in node.value.split() else "0" if node.value else ""
        if node.special:
            return self._words.special(node.special)
        codes = node.value.split() if node.question.is_multiple else [node.value]
        return "; ".join(self._label(node, code) for code in codes)

    def _label(self, node: Node, code: str) -> str:
        labels = self._layout.labels(self._version, node.question)
        if labels is not None:
            return labels.get(code, code)
        return self._label_outside(node, code) or code

    def _label_outside(self, node: Node, code: str) -> str:
        """The label of a code in a list that the program gave; quick in a list of thousands."""
        source = node.question.choices
        assert source is not None
        top = self._session.instance(source.list_name) if source.list_name else None
        if top is None:
            found = {one.code: one.label for one in self._session.choices(node, self._language)}
            return found.get(code, "")
        for root in top.children:
            for item in root.where("item", source.code_at, code):
                translated = cell(item, f"{source.label_at}_{self._suffix}")
                return translated or cell(item, source.label_at)
        return ""
