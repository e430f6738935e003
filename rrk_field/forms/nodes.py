"""The live tree of a form that is being filled: nodes, and what the session says about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any, Literal

from rrk_field.forms.definition import AnyItem, Question, Repeat
from rrk_field.forms.types import Json, to_json

Violation = Literal["required", "constraint", "format"]


class Node:
    """A question, group, repeat or row of a live form.

    The object stays the same while its row exists. A repeat's children are its rows; a row has a
    `row_key` and the same item as its repeat.
    """

    __slots__ = (
        "alive",
        "born",
        "by_name",
        "children",
        "constraint_holds",
        "dropped",
        "index",
        "item",
        "offered",
        "order",
        "own_read_only",
        "own_relevant",
        "parent",
        "parked",
        "path",
        "range",
        "read_only",
        "readers",
        "relevant",
        "required",
        "row_key",
        "rows",
        "shown_values",
        "special",
        "text",
        "up",
        "value",
        "violation",
        "watchers",
    )

    item: AnyItem
    value: str
    """What was given, or calculated; kept while irrelevant."""
    special: str
    """Empty, or the code of a special answer: na, dk, ref."""
    violation: Violation | None

    def __init__(
        self, item: AnyItem, parent: "Node | None", row_key: str | None = None, order: int = 0
    ) -> None:
        self.item = item
        self.parent = parent
        self.row_key = row_key
        self.order = order
        self.index = self.born = 0
        """Where a row stands, and where it stood when it was new."""
        self.range: Node | None = parent if row_key is not None else None
        self.up: Node | None = self.range.up if self.range is not None else parent
        self.by_name: dict[str, Node] = {}
        self.children: list[Node] = []
        self.rows: list[Node] | None = None
        if isinstance(item, Repeat) and row_key is None:
            self.rows = self.children
        self.value = self.special = self.text = ""
        self.dropped = ""
        """The answer before choices that are no longer offered were dropped from it."""
        self.relevant = self.own_relevant = True
        self.required = self.read_only = self.own_read_only = False
        self.constraint_holds = True
        self.violation = None
        self.offered: tuple[str, ...] | None = None
        self.shown_values: tuple[str, ...] = ()
        self.readers: set[Any] = set()
        self.watchers: list[Any] = []
        self.parked: dict[str, dict[str, Json]] = {}
        """Answers of computed rows that do not exist now."""
        self.alive = True
        self.path = self._path()

    def _path(self) -> str:
        if self.parent is None:
            return ""
        if self.row_key is not None:
            return f"{self.parent.path}[{self.row_key}]"
        return f"{self.parent.path}/{self.item.name}" if self.parent.path else self.item.name

    def rename(self, key: str) -> None:
        """Give a new row its key."""
        self.row_key = key
        for node in self.walk():
            node.path = node._path()

    @property
    def ref(self) -> str:
        """The path with the places of rows: `/data/roster/member[2]/birth_date`."""
        if self.range is not None:
            return f"{self.range.ref}[{self.index + 1}]"
        return f"{self.up.ref if self.up else ''}/{self.item.place.written}"

    @property
    def question(self) -> Question:
        """The item of a question. Raises TypeError for other nodes."""
        if not isinstance(self.item, Question):
            raise TypeError(f"{self.path} is no question")
        return self.item

    @property
    def is_question(self) -> bool:
        """Whether it holds an answer."""
        return isinstance(self.item, Question)

    @property
    def is_repeat(self) -> bool:
        """Whether it holds rows."""
        return self.rows is not None

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a repeat."""
        return self.row_key is not None

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, be it a special one."""
        return bool(self.value or self.special)

    @property
    def json(self) -> Json:
        """The answer as it lies in a record; None if there is none."""
        return to_json(self.question, self.value) if self.value else None

    @property
    def is_calculated(self) -> bool:
        """Whether the form computes the answer."""
        return isinstance(self.item, Question) and self.item.calculate is not None

    def row(self) -> "Node | None":
        """The row it lies in, itself included."""
        node: Node | None = self
        while node is not None and node.row_key is None:
            node = node.parent
        return node

    def walk(self) -> "list[Node]":
        """Itself and everything in it, in order."""
        found: list[Node] = []
        waiting = [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            if node.children:
                waiting += node.children[::-1]
        return found

    def __repr__(self) -> str:
        return f"<Node {self.path or '/'}>"


@dataclass(frozen=True)
class Choice:
    """A choice as it is shown now, with the columns of its row."""

    code: str
    label: str
    values: Mapping[str, str] = field(default_factory=dict)
    image: str = ""
    """File name of its picture."""


@dataclass
class Update:
    """What one answer changed."""

    changed: set[Node] = field(default_factory=set)
    """Nodes of which any state differs from before."""
    added: list[Node] = field(default_factory=list)
    removed: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Promoted:
    """An answer that is kept as a column of a record as well."""

    save_to: str
    value: Json
    row_key: str | None = None
    path: str = ""
    special: str = ""


def _new_key() -> str:
    from uuid_utils.compat import uuid7  # forms are compiled at build without it

    return str(uuid7())


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Context:
    """What a form may know of its surroundings."""

    today: date | None = None
    now: Callable[[], datetime] = _now
    username: str = ""
    device_id: str = ""
    email: str = ""
    phone: str = ""
    new_key: Callable[[], str] = _new_key
    random: Random = field(default_factory=Random)
