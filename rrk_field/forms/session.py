"""A live form: answer a question, add or take away a row, read what is asked and what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from rrk_field.forms.actions import Actions
from rrk_field.forms.definition import (
    AnyItem,
    FormDefinition,
    Formula,
    Group,
    Question,
    Repeat,
)
from rrk_field.forms.frame import Frame
from rrk_field.forms.growth import MOST_ROWS, Growth, given_answers, is_key, row_answers
from rrk_field.forms.lists import Element, from_rows
from rrk_field.forms.nodes import Choice, Context, Node, Promoted, Update
from rrk_field.forms.places import Place
from rrk_field.forms.recalculation import offered_part
from rrk_field.forms.tree import SPECIAL_MARK, build, questions_of
from rrk_field.forms.types import Json, written
from rrk_field.forms.values import text_of_moment
from rrk_field.forms.wording import Wording

MOST_LOOKS = 2_000_000
"""Nodes that the rules of a form may look at for one answer: some seconds of computing."""

Instances = Mapping[str, Sequence[Mapping[str, str]] | Element]

__all__ = ["Choice", "Context", "Json", "Node", "Promoted", "Session", "Update"]


class Session:
    """One questionnaire being filled.

    With no answers it is a new form: defaults are put in and first rows made (`first_rows`: also
    those of repeats that RRK Field begins without). Text as in ODK everywhere: an empty text is
    no answer, multiple choices are codes with spaces between.
    """

    def __init__(
        self,
        definition: FormDefinition,
        *,
        answers: Mapping[str, Json] | None = None,
        instances: Instances | None = None,
        context: Context | None = None,
        is_new: bool | None = None,
        first_rows: bool = False,
    ) -> None:
        self.definition = definition
        self.context = context or Context()
        self.today = self.context.today or self.context.now().date()
        self.random = self.context.random
        self.root = build(definition.root, None)
        self._spent = 0
        self.fixed: dict[Place, Node] = {
            node.item.place: node for node in self.root.walk() if not node.item.place.repeat
        }
        """Nodes that exist exactly once."""
        self._instances = _elements(definition, instances or {})
        self._wording = Wording(definition, self)
        is_new = not answers if is_new is None else is_new
        self._growth = Growth(definition, self.context, self, is_new=is_new)
        self._growth.first_rows = first_rows or definition.manners.first_rows
        self._engine = self._growth.engine
        self._actions = Actions(self, self._growth, self.fixed)
        self._open(answers or {})

    def _open(self, answers: Mapping[str, Json]) -> None:
        self._growth.open(self.root, answers)
        self._actions.run()
        if self._growth.is_new:
            self._actions.take(self.definition.on_first_load)
        self._actions.take(self.definition.on_load)
        self._actions.run()
        self._engine.finish()
        self._engine.loading = False

    @property
    def notices(self) -> list[str]:
        """Sentences about what was limited, for whoever looks after the form."""
        return self._growth.notices

    # Rows

    def can_add(self, repeat: Node) -> bool:
        """Whether a person may add a row."""
        item = repeat.item
        return (
            isinstance(item, Repeat)
            and repeat.rows is not None
            and not item.computed_count
            and (not repeat.read_only or self.definition.manners.rows_when_read_only)
            and len(repeat.rows) < MOST_ROWS
            and not self._growth.is_full()
        )

    def can_remove(self, row: Node) -> bool:
        """Whether a person may take a row away."""
        item = row.item
        return (
            row.is_row
            and isinstance(item, Repeat)
            and not item.computed_count
            and (not row.read_only or self.definition.manners.rows_when_read_only)
        )

    def add_row(
        self, repeat: Node, key: str | None = None, answers: Mapping[str, Json] | None = None
    ) -> Update:
        """Add a row. With `answers` (paths relative to the row) an earlier one is put back.

        Raises ValueError where the form computes the number of rows, or for a key that is taken.
        """
        if not self.can_add(repeat):
            raise ValueError(f"no row may be added to {repeat.path}")
        if key is not None and (
            not is_key(key) or any(row.row_key == key for row in repeat.rows or ())
        ):
            raise ValueError(f"the key {key!r} cannot be used in {repeat.path}")
        self._spent = 0
        self._growth.make_row(repeat, key, answers)
        return self._actions.rest()

    def remove_row(self, row: Node) -> Update:
        """Take a row away. Raises ValueError where the form computes the number of rows."""
        if not self.can_remove(row):
            raise ValueError(f"{row.path} may not be removed")
        self._spent = 0
        self._growth.drop(row)
        return self._actions.rest()

    def row_answers(self, row: Node) -> dict[str, Json]:
        """Return the answers of a row by paths relative to it, its place under ''."""
        return row_answers(row)

    # Answering

    def node(self, path: str) -> Node:
        """Return the node at an answer path. Raises KeyError."""
        node = self.root
        for step in path.split("/") if path else ():
            name, bracket, key = step.partition("[")
            if name not in node.by_name:
                raise KeyError(path)
            node = node.by_name[name]
            if bracket:
                wanted = key.rstrip("]")
                node = _row(node, lambda row, key=wanted: row.row_key == key, path)
        return node

    def by_ref(self, ref: str) -> Node:
        """Return the node at a positional path. Raises KeyError."""
        first, *steps = (step.rpartition(":")[2] for step in ref.strip("/").split("/"))
        if first != self.root.item.name:
            raise KeyError(ref)
        node = self.root
        for step in steps:
            name, bracket, place = step.partition("[")
            if name not in node.by_name:
                raise KeyError(ref)
            node = node.by_name[name]
            if bracket:
                number = int(place.rstrip("]")) - 1 if place.rstrip("]").isdecimal() else -1
                node = _row(node, lambda row, n=number: row.index == n, ref)
        return node

    def set_value(self, node: Node, value: str, special: str = "") -> Update:
        """Answer a question, well or badly; what is wrong shows in `violation`."""
        question = node.question
        if special and not value and question.choices is not None and special in question.special:
            value, special = special, ""
        value = written(question, value)
        if question.manners.only_offered:
            value = offered_part(node, value, in_order=True)
        node.dropped = ""
        self._spent = 0
        self._engine.set_value(node, value, "" if value else special)
        return self._actions.rest()

    def finish(self) -> Update:
        """Put in what belongs to the end of an interview, such as its time."""
        for node in questions_of(self.root):
            if node.question.preload == ("timestamp", "end"):
                self._engine.set_value(node, text_of_moment(self.now()))
        return self._actions.rest()

    # Reading

    @property
    def language(self) -> str:
        """The language of texts, by the name it has in the form; may be set at any time."""
        return self._wording.language

    @language.setter
    def language(self, language: str) -> None:
        self._wording.language = self._wording.named(language)
        self._engine.notify(self._wording.shown)
        self._actions.rest()

    def label(self, of: Node | AnyItem, language: str | None = None) -> str:
        """Return a label as markdown."""
        item, node = _both(of)
        return self._wording.caption(item.label, node, language)

    def hint(self, of: Node | AnyItem, language: str | None = None) -> str:
        """Return a hint as markdown."""
        item, node = _both(of)
        return self._wording.caption(item.hint, node, language)

    def guidance(self, of: Node | AnyItem, language: str | None = None) -> str:
        """Return the hint that is for training and print."""
        item, node = _both(of)
        return self._wording.caption(item.hint, node, language, "guidance")

    def media(self, of: Node | AnyItem, kind: str, language: str | None = None) -> str:
        """Return the file name of a label's picture, sound or film (`image audio video`)."""
        item, node = _both(of)
        return self._wording.caption(item.label, node, language, kind)

    def message(self, node: Node, language: str | None = None) -> str:
        """Return the form's words for what is wrong, empty where it has none."""
        question = node.question
        caption = {
            "required": question.required_message,
            "constraint": question.constraint_message,
        }.get(node.violation or "")
        return self._wording.caption(caption, node, language)

    def choices(self, node: Node, language: str | None = None) -> list[Choice]:
        """Return the choices that are offered now."""
        self._spent = 0
        return self._wording.choices(node, language)

    def answers(self) -> dict[str, Json]:
        """Return everything that was given, what is not asked now too; see `forms/answers.py`."""
        return {**self._growth.unread, **given_answers(self.root)}

    def effective_answers(self) -> dict[str, Json]:
        """Return what counts: nothing that is not asked, calculated values too."""
        found: dict[str, Json] = {}
        for node in self.root.walk():
            if not node.relevant:
                continue
            if node.is_row:
                found[node.path] = node.order
            elif isinstance(node.item, Question):
                if node.value:
                    found[node.path] = node.json
                elif node.special:
                    found[node.path + SPECIAL_MARK] = node.special
        return found

    def promoted(self) -> list[Promoted]:
        """Return the answers that are columns as well; None where a question has none."""
        found = []
        for node in questions_of(self.root):
            save_to = node.question.save_to
            if save_to and node.relevant:
                row = node.row()
                key = row.row_key if row else None
                found.append(Promoted(save_to, node.json, key, node.path, node.special))
        return found

    def questions(self, section: Group | None = None) -> Iterator[Node]:
        """Live questions that are shown, and notes, in order; relevant or not."""
        for top in self._tops(section):
            for node in top.walk():
                item = node.item
                if isinstance(item, Question) and item.control is not None:
                    yield node

    def _tops(self, section: Group | None) -> list[Node]:
        if section is None:
            return [self.root]
        if section.path in self.definition.items:
            return [self.fixed[section.place]]
        return [self.root.by_name[child.name] for child in section.children]

    def progress(self, section: Group | None = None) -> tuple[int, int]:
        """Return how many of the questions that are asked now are answered, and how many are."""
        answered = asked = 0
        for top in self._tops(section):  # counted at every answer: no generator in between
            for node in top.walk():
                item = node.item
                if not node.relevant or node.read_only or not isinstance(item, Question):
                    continue
                if item.is_visible and item.calculate is None:
                    asked += 1
                    answered += node.is_answered
        return answered, asked

    def problems(self, section: Group | None = None) -> list[Node]:
        """Return what is asked and is missing or wrong, in order."""
        return [
            node for top in self._tops(section) for node in top.walk() if node.violation is not None
        ]

    def computed(self, node: Node, formula: Formula) -> str:
        """Return what an expression gives as text, seen from a node."""
        return str(formula.run(Frame(node, self, set())))

    # What expressions ask

    def now(self) -> datetime:
        """Return the moment."""
        return self.context.now()

    def new_key(self) -> str:
        """Return a new UUID."""
        return self.context.new_key()

    def spend(self, nodes: int) -> bool:
        """Count nodes that were looked at; False once they are too many for one answer."""
        self._spent += nodes
        if self._spent <= MOST_LOOKS:
            return True
        self._growth.note("The rules of this form look at too much; some find nothing.")
        return False

    def instance(self, name: str) -> Element | None:
        """Return a list beside the form."""
        return self._instances.get(name)

    def text_of(self, text_id: str, reads: set[Any]) -> str:
        """Return an entry of the translations."""
        reads.add(self._wording.shown)
        return self._wording.entry(text_id, None, None)

    def label_of_choice(self, node: Any, code: str, reads: set[Any]) -> str:
        """Return the label of a code of a question."""
        return self._wording.choice_label(node, code, reads)


def _elements(definition: FormDefinition, given: Instances) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for name, content in definition.instances.items():
        rows = given.get(name)
        if isinstance(rows, Element):
            found[name] = rows
        elif rows is not None:
            found[name] = from_rows(rows)
        else:
            found[name] = content or from_rows(())
    return found


def _both(of: Node | AnyItem) -> tuple[AnyItem, Node | None]:
    return (of.item, of) if isinstance(of, Node) else (of, None)


def _row(node: Node, test: Any, path: str) -> Node:
    for row in node.rows or ():
        if test(row):
            return row
    raise KeyError(path)
