"""A live form: answer a question, add or take away a row, read what is asked and what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from rrk_field.forms.definition import (
    AnyItem,
    FormDefinition,
    Group,
    Question,
    Repeat,
    SetValue,
)
from rrk_field.forms.frame import Frame
from rrk_field.forms.lists import Element, from_rows
from rrk_field.forms.nodes import Choice, Context, Node, Promoted, Update
from rrk_field.forms.places import Place
from rrk_field.forms.recalculation import Recalculation
from rrk_field.forms.tree import (
    SPECIAL_MARK,
    Entries,
    assign,
    build,
    find,
    order_of,
    questions_of,
)
from rrk_field.forms.types import Json, written
from rrk_field.forms.values import text_of_moment
from rrk_field.forms.wording import Wording, shown_values

MOST_ROWS = 1000
"""Rows of one repeat. More are a mistake in the form or in an answer."""

_MOST_TRIGGERED = 1000

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
        self.notices: list[str] = []
        """Sentences about what was limited, for whoever looks after the form."""
        self._instances = _elements(definition, instances or {})
        self._wording = Wording(definition, self)
        self._unread: dict[str, Json] = {}
        self._first_rows = first_rows
        self._is_new = not answers if is_new is None else is_new
        self._engine = Recalculation(self, self, lambda node: definition.ranks[node.item.place])
        self.root = build(definition.root, None)
        self.fixed: dict[Place, Node] = {}
        """Nodes that exist exactly once."""
        self._open(answers or {})

    # Opening

    def _open(self, answers: Mapping[str, Json]) -> None:
        for node in self.root.walk():
            if not node.item.place.repeat:
                self.fixed[node.item.place] = node
        if self._is_new:
            self._put_defaults(self.root)
        self._watch(self.root)
        self._load(self.root, answers)
        self._engine.run()
        if self._is_new:
            self._act(self.definition.on_first_load)
        self._act(self.definition.on_load)
        self._engine.finish()
        self._engine.loading = False

    def _watch(self, top: Node) -> None:
        for node in top.walk():
            self._engine.touch(node)
            if isinstance(node.item, Question):
                self._engine.refresh(node)
            self._engine.watch(node)
            if node.row_key is not None:
                continue
            formulas = shown_values(self.definition, node.item)
            if formulas:
                runs = [formula.run for formula in formulas]
                self._engine.watch_shown(node, lambda c, r=tuple(runs): tuple(run(c) for run in r))

    def _put_defaults(self, top: Node) -> None:
        for node in questions_of(top):
            default = node.question.default
            if node.item.calculate is None:  # type: ignore[union-attr]
                node.value = written(node.question, default) if default else ""
            preload = self._preloaded(*node.question.preload)
            if preload:
                node.value = preload

    def _preloaded(self, kind: str, parameter: str) -> str:
        match kind, parameter:
            case ("timestamp", "start"):
                return text_of_moment(self.now())
            case ("date", _):
                return self.today.isoformat()
            case ("uid", _):
                return f"uuid:{self.new_key()}"
            case ("property", _):
                context = self.context
                return {
                    "username": context.username,
                    "deviceid": context.device_id,
                    "phonenumber": context.phone,
                    "email": context.email,
                }.get(parameter, "")
        return ""

    def _load(self, top: Node, answers: Mapping[str, Json]) -> None:
        """Put stored answers into a node and make the rows they speak of."""
        entries = Entries(answers)
        for path, value in entries.plain.items():
            if not path:
                continue
            special = path.endswith(SPECIAL_MARK)
            node = find(top, path.removesuffix(SPECIAL_MARK))
            if node is None or not node.is_question:
                self._unread[f"{top.path}/{path}" if top.path else path] = value
            elif not node.is_calculated:
                self._engine.touch(node)
                if special:
                    assign(node, None, str(value))
                else:
                    assign(node, value)
                self._engine.refresh(node)
        for node in top.walk():
            if node.rows is not None and node.range is None:
                self._load_rows(top, node, entries)
        known = {self._below(top, node) for node in top.walk() if node.is_repeat}
        for repeat, rows in entries.rows.items():
            if repeat not in known:
                prefix = f"{top.path}/{repeat}" if top.path else repeat
                for key, row in rows.items():
                    self._unread |= {
                        f"{prefix}[{key}]{'/' if path else ''}{path}": value
                        for path, value in row.items()
                    }

    def _below(self, top: Node, node: Node) -> str:
        return node.path.removeprefix(top.path).removeprefix("/")

    def _load_rows(self, top: Node, repeat: Node, entries: Entries) -> None:
        item = repeat.item
        assert isinstance(item, Repeat)
        rows = entries.in_order(self._below(top, repeat))
        if item.count is not None:
            repeat.parked.update(rows)
            return
        for key, row in rows:
            self._make_row(repeat, key, row)
        if self._is_new and top is self.root and not rows:
            self._first(repeat, item.initial)

    def _first(self, repeat: Node, rows: Sequence[Mapping[str, str]]) -> None:
        """Make the rows that a new form or a new row begins with."""
        item = repeat.item
        assert isinstance(item, Repeat)
        if item.starts_empty and not self._first_rows:
            return
        for values in rows:
            self._make_row(repeat, None, None, values)

    # Rows

    def _make_row(
        self,
        repeat: Node,
        key: str | None,
        answers: Mapping[str, Json] | None,
        values: Mapping[str, str] | None = None,
    ) -> Node:
        """Add a row; `answers` None means a new one, with its defaults and perhaps first values."""
        assert repeat.rows is not None
        self._engine.touch(repeat)
        order = order_of(answers or {})
        last = max((row.order for row in repeat.rows), default=0)
        row = build(
            repeat.item, repeat, key or "", last + 1 if order == float("inf") else int(order)
        )
        at = len(repeat.rows)
        while at and repeat.rows[at - 1].order > row.order:
            at -= 1
        repeat.rows.insert(at, row)
        _number(repeat.rows)
        if key is None:
            self._name(repeat, row)
        row.relevant = repeat.relevant
        row.read_only = repeat.read_only
        for node in row.walk():
            node.relevant, node.read_only = repeat.relevant, repeat.read_only
        if answers is None:
            self._put_defaults(row)
            self._put_first(row, values or {})
        self._watch(row)
        if answers is None:
            self._make_inner_rows(row, values)
        self._load(row, answers or {})
        self._engine.added(row)
        self._engine.notify(repeat)
        if answers is None:
            self._engine.run()
            self._act(repeat.item.on_new_row, row)  # type: ignore[union-attr]
        return row

    def _put_first(self, row: Node, values: Mapping[str, str]) -> None:
        for path, text in Entries(values).plain.items():
            node = find(row, path)
            if node is not None and node.is_question and not node.is_calculated:
                node.value = written(node.question, text)

    def _make_inner_rows(self, row: Node, values: Mapping[str, str] | None) -> None:
        entries = Entries(values or {})
        for node in row.walk():
            item = node.item
            if not isinstance(item, Repeat) or node.rows is None or item.count is not None:
                continue
            if values is None:
                self._first(node, item.initial)
            else:
                rows = entries.rows.get(self._below(row, node), {})
                self._first(node, [{p: str(v) for p, v in one.items()} for one in rows.values()])

    def _name(self, repeat: Node, row: Node) -> None:
        """Give a new row its key: computed rows have the same key on every laptop."""
        item = repeat.item
        assert isinstance(item, Repeat)
        key = ""
        if item.row_key is not None:
            key = item.row_key.run(Frame(row, self, set()))
        taken = {other.row_key for other in repeat.rows or () if other is not row}
        if not _is_key(key) or key in taken:
            key = str(row.index + 1) if item.count is not None else self.new_key()
        row.row_key = key
        for node in row.walk():
            node.path = node._path()

    def set_row_count(self, repeat: Node, count: float) -> None:
        """Give a repeat as many rows as its form computes; answers of lost rows are kept."""
        assert repeat.rows is not None
        if count != count:  # while the number is being retyped, no row is lost
            count = len(repeat.parked) if self._engine.loading else len(repeat.rows)
        wanted = int(min(max(count, 0), MOST_ROWS))
        if count > MOST_ROWS:
            said = f"{repeat.path}: {count:.0f} rows were asked for; {MOST_ROWS} are shown."
            if said not in self.notices:
                self.notices.append(said)
        while len(repeat.rows) > wanted:
            row = repeat.rows[-1]
            repeat.parked[row.row_key or ""] = self.row_answers(row)
            self._drop(row)
        while len(repeat.rows) < wanted:
            self._make_computed_row(repeat)

    def _make_computed_row(self, repeat: Node) -> None:
        assert repeat.rows is not None
        item = repeat.item
        assert isinstance(item, Repeat)
        probe = build(item, repeat, "", len(repeat.rows) + 1)
        probe.index = len(repeat.rows)
        repeat.rows.append(probe)
        self._name(repeat, probe)
        repeat.rows.pop()
        key = probe.row_key or ""
        parked = repeat.parked.pop(key, None)
        if parked is not None:
            parked[""] = len(repeat.rows) + 1
        self._make_row(repeat, key, parked)

    def _drop(self, row: Node) -> None:
        repeat = row.range
        assert repeat is not None
        assert repeat.rows is not None
        self._engine.touch(repeat)
        repeat.rows.remove(row)
        _number(repeat.rows)
        self._engine.forget(row)
        self._engine.removed(row)
        self._engine.notify(repeat)

    def can_add(self, repeat: Node) -> bool:
        """Whether a person may add a row."""
        item = repeat.item
        return (
            isinstance(item, Repeat)
            and repeat.rows is not None
            and not item.computed_count
            and not repeat.read_only
            and len(repeat.rows) < MOST_ROWS
        )

    def can_remove(self, row: Node) -> bool:
        """Whether a person may take a row away."""
        item = row.item
        return (
            row.is_row
            and isinstance(item, Repeat)
            and not item.computed_count
            and not row.read_only
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
            not _is_key(key) or any(row.row_key == key for row in repeat.rows or ())
        ):
            raise ValueError(f"the key {key!r} cannot be used in {repeat.path}")
        self._make_row(repeat, key, answers)
        return self._settled()

    def remove_row(self, row: Node) -> Update:
        """Take a row away. Raises ValueError where the form computes the number of rows."""
        if not self.can_remove(row):
            raise ValueError(f"{row.path} may not be removed")
        self._drop(row)
        return self._settled()

    def row_answers(self, row: Node) -> dict[str, Json]:
        """Return the answers of a row by paths relative to it, its place under ''."""
        found = dict(self._given(row))
        prefix = f"{row.path}/"
        return {"": row.order} | {path.removeprefix(prefix): found[path] for path in found}

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
                node = _row(node, lambda row, k=key.rstrip("]"): row.row_key == k, path)
        return node

    def by_ref(self, ref: str) -> Node:
        """Return the node at a positional path. Raises KeyError."""
        first, *steps = ref.strip("/").split("/")
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
        node.dropped = ""
        self._engine.set_value(node, value, "" if value else special)
        return self._settled()

    def finish(self) -> Update:
        """Put in what belongs to the end of an interview, such as its time."""
        for node in questions_of(self.root):
            if node.question.preload == ("timestamp", "end"):
                self._engine.set_value(node, text_of_moment(self.now()))
        return self._settled()

    def _settled(self) -> Update:
        self._engine.run()
        for _ in range(_MOST_TRIGGERED):
            if not self._engine.fired:
                break
            node = self._engine.fired.pop(0)
            if node.alive:
                self._act(node.question.on_change, node)
        self._engine.fired.clear()
        return self._engine.finish()

    def _act(self, actions: Sequence[SetValue], near: Node | None = None) -> None:
        for action in actions:
            for target in self._targets(action.target, near):
                text = action.literal
                if action.formula is not None:
                    text = action.formula.run(Frame(target, self, set()))
                self._engine.set_value(target, written(target.question, _number_free(text)))
            self._engine.run()

    def _targets(self, place: Place, near: Node | None) -> list[Node]:
        """The nodes at a place; seen from inside a row, those of that row."""
        if place in self.fixed:
            node = self.fixed[place]
            return [node] if node.is_question else []
        chain = place.chain()
        found = [self.root]
        row = near.row() if near else None
        while row is not None:
            if row.item.place in chain:
                found, chain = [row], chain[row.item.place.depth :]
                break
            row = row.range.row() if row.range else None
        for step in chain[1:]:
            found = [node.by_name[step.name] for node in found]
            if step.repeat:
                found = [one for node in found for one in node.rows or ()]
        return [node for node in found if node.is_question]

    # Reading

    @property
    def language(self) -> str:
        """The language of texts, by the name it has in the form; may be set at any time."""
        return self._wording.language

    @language.setter
    def language(self, language: str) -> None:
        self._wording.language = self._wording.named(language)

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
        return self._wording.choices(node, language)

    def answers(self) -> dict[str, Json]:
        """Return everything that was given, what is not asked now too; see `forms/answers.py`."""
        return {**self._unread, **dict(self._given(self.root))}

    def _given(self, top: Node) -> Iterator[tuple[str, Json]]:
        for node in top.walk():
            if node.is_row and node is not top:
                yield node.path, node.order
            elif isinstance(node.item, Question) and not node.is_calculated:
                if node.value:
                    yield node.path, node.json
                elif node.special:
                    yield node.path + SPECIAL_MARK, node.special

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
            for node in questions_of(top):
                if node.question.control is not None:
                    yield node

    def _tops(self, section: Group | None) -> list[Node]:
        if section is None:
            return [self.root]
        if section.path in self.definition.items:
            return [self.fixed[section.place]]
        return [self.root.by_name[child.name] for child in section.children]

    def progress(self, section: Group | None = None) -> tuple[int, int]:
        """Return how many of the questions that are asked now are answered, and how many are."""
        asked = [
            node
            for node in self.questions(section)
            if node.relevant
            and node.question.is_visible
            and not node.is_calculated
            and not node.read_only
        ]
        return sum(node.is_answered for node in asked), len(asked)

    def problems(self, section: Group | None = None) -> list[Node]:
        """Return what is asked and is missing or wrong, in order."""
        return [
            node for top in self._tops(section) for node in top.walk() if node.violation is not None
        ]

    # What expressions ask

    def now(self) -> datetime:
        """Return the moment."""
        return self.context.now()

    def new_key(self) -> str:
        """Return a new UUID."""
        return self.context.new_key()

    def instance(self, name: str) -> Element | None:
        """Return a list beside the form."""
        return self._instances.get(name)

    def text_of(self, text_id: str) -> str:
        """Return an entry of the translations."""
        return self._wording.entry(text_id, None, None)

    def label_of_choice(self, node: Any, code: str) -> str:
        """Return the label of a code of a question."""
        return self._wording.choice_label(node, code)


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


def _number(rows: list[Node]) -> None:
    for index, row in enumerate(rows):
        row.index = index


def _row(node: Node, test: Any, path: str) -> Node:
    for row in node.rows or ():
        if test(row):
            return row
    raise KeyError(path)


def _is_key(key: str) -> bool:
    return bool(key) and not set(key) & set("[]/~") and len(key) <= 100


def _number_free(text: str) -> str:
    return "" if text == "NaN" else text
