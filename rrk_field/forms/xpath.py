"""XPath as XForms uses it: text to tokens to a small syntax tree.

Only reading; what an expression computes is in `evaluation.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal as OneOf

DEEPEST = 60
"""More brackets within each other than any questionnaire needs; the limit protects the stack."""

LONGEST = 100_000
"""Characters of one expression."""

Axis = OneOf[
    "child",
    "parent",
    "self",
    "attribute",
    "descendant",
    "descendant-or-self",
    "ancestor",
    "ancestor-or-self",
    "following-sibling",
    "preceding-sibling",
]


class XPathError(Exception):
    """An expression that cannot be read: what is wrong, and at which character (from 1)."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason, position)
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before something."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts joined by an operator."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; `position` is the character where its name begins."""

    name: str
    arguments: tuple["Expression", ...]
    position: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path. Names `*` and `node()` stand for any."""

    axis: Axis
    name: str
    conditions: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the root, from the node itself (`start` is None), or from what `start` finds."""

    absolute: bool
    start: "Expression | None"
    steps: tuple[Step, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Filtered:
    """What `of` finds, as far as the conditions hold."""

    of: "Expression"
    conditions: tuple["Expression", ...]


Expression = Number | Text | Negative | Operation | Call | Path | Filtered

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>[^\W\d][\w.\-]*(?::(?!:)(?:[^\W\d][\w.\-]*|\*))?)
      | (?P<sign>::|\.\.|//|<=|>=|!=|[()\[\]@,.|+\-=<>*/$])
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_WORDS = ("and", "or", "div", "mod")
_AXES: tuple[Axis, ...] = Axis.__args__  # type: ignore[attr-defined]
_NODE_TYPES = ("node", "text", "comment")
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_STRENGTH = {sign: strength for strength, signs in enumerate(_LEVELS) for sign in signs}
_MOST_PARTS = 200
"""Of one sum, product or comparison; `and` and `or` may have any number."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


@lru_cache(maxsize=4096)
def read(text: str) -> Expression:
    """Return the syntax tree of an expression. Raises XPathError."""
    if len(text) > LONGEST:
        raise XPathError("it is too long", LONGEST)
    return _Reader(list(_tokens(text))).whole()


def _tokens(text: str) -> Iterator[_Token]:
    at, before = 0, ""
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise XPathError(f"{text[start]!r} is not understood here", start + 1)
        kind = match.lastgroup or ""
        found = match[kind]
        if kind == "name" and found in _WORDS and _is_operand(before):
            kind = "sign"
        elif found == "*" and not _is_operand(before):
            kind = "name"
        yield _Token(kind, found, match.start(kind) + 1)
        if kind == "end":
            return
        at, before = match.end(), f"{kind}:{found}"


def _is_operand(before: str) -> bool:
    """Whether an operand has just ended, so that `*` and words such as `div` are operators."""
    kind, _, text = before.partition(":")
    return kind in ("name", "number", "text") or (kind == "sign" and text in (")", "]", ".", ".."))


@dataclass
class _Reader:
    tokens: list[_Token]
    at: int = 0
    depth: int = field(default=0)

    def whole(self) -> Expression:
        found = self.level(0)
        if self.next.kind != "end":
            raise XPathError(f"{self.next.text!r} is not expected here", self.next.position)
        return found

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def sees(self, *signs: str) -> bool:
        return self.next.kind == "sign" and self.next.text in signs

    def expect(self, sign: str) -> None:
        if not self.sees(sign):
            what = "the end of the expression" if self.next.kind == "end" else repr(self.next.text)
            raise XPathError(f"{sign!r} is missing before {what}", self.next.position)
        self.at += 1

    def level(self, weakest: int) -> Expression:
        """Read operators that bind at least as strongly as `weakest`."""
        found, parts = self.unary(), 0
        while (strength := self.strength()) >= weakest:
            operator = self.take().text
            if operator in ("and", "or"):
                found = self.chain(operator, strength, found)
                continue
            parts += 1
            if parts > _MOST_PARTS:
                raise XPathError("it has too many parts", self.next.position)
            found = Operation(operator, found, self.level(strength + 1))
        return found

    def strength(self) -> int:
        token = self.tokens[self.at]
        return _STRENGTH.get(token.text, -1) if token.kind == "sign" else -1

    def chain(self, operator: str, strength: int, first: Expression) -> Expression:
        """Read `a or b or c ...` into a tree that is as shallow as can be."""
        parts = [first, self.level(strength + 1)]
        while self.sees(operator):
            self.take()
            parts.append(self.level(strength + 1))
        while len(parts) > 1:
            pairs = zip(parts[::2], [*parts[1::2], None], strict=False)
            parts = [
                left if right is None else Operation(operator, left, right) for left, right in pairs
            ]
        return parts[0]

    def unary(self) -> Expression:
        signs = 0
        while self.sees("-"):
            self.take()
            signs += 1
        found = self.union()
        return Negative(found) if signs % 2 else found

    def union(self) -> Expression:
        found = self.path()
        while self.sees("|"):
            self.take()
            found = Operation("|", found, self.path())
        return found

    def path(self) -> Expression:
        start = self.next.position
        if self.sees("/"):
            self.take()
            more = self.next.kind == "name" or self.sees(".", "..", "@")
            return Path(True, None, tuple(self.steps()) if more else (), start)
        if self.sees("//"):
            return Path(True, None, tuple(self.rest()), start)
        if self.begins_a_step():
            return Path(False, None, tuple(self.steps()), start)
        found = self.primary()
        conditions = tuple(self.conditions())
        if conditions:
            found = Filtered(found, conditions)
        if self.sees("/", "//"):
            return Path(False, found, tuple(self.rest()), start)
        return found

    def begins_a_step(self) -> bool:
        if self.next.kind != "name":
            return self.sees(".", "..", "@")
        after = self.tokens[self.at + 1]
        return after.text != "(" or self.next.text in _NODE_TYPES

    def steps(self) -> Iterator[Step]:
        yield self.step()
        yield from self.rest()

    def rest(self) -> Iterator[Step]:
        while self.sees("/", "//"):
            if self.take().text == "//":
                yield Step("descendant-or-self", "node()")
            yield self.step()

    def step(self) -> Step:
        if self.sees(".", ".."):
            axis: Axis = "self" if self.take().text == "." else "parent"
            return Step(axis, "node()", tuple(self.conditions()))
        axis = "child"
        if self.sees("@"):
            self.take()
            axis = "attribute"
        elif self.next.kind == "name" and self.tokens[self.at + 1].text == "::":
            token = self.take()
            if token.text not in _AXES:
                raise XPathError(f"the axis {token.text!r} is not known", token.position)
            axis = token.text
            self.take()
        if self.next.kind != "name":
            raise XPathError("a name is missing", self.next.position)
        name = self.take().text
        if name in _NODE_TYPES and self.sees("("):
            self.take()
            self.expect(")")
            name += "()"
        return Step(axis, name, tuple(self.conditions()))

    def conditions(self) -> Iterator[Expression]:
        while self.sees("["):
            self.take()
            yield self.inner()
            self.expect("]")

    def inner(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise XPathError("too many brackets stand within each other", self.next.position)
        found = self.level(0)
        self.depth -= 1
        return found

    def primary(self) -> Expression:
        token = self.take()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "text":
            return Text(token.text[1:-1])
        if token.kind == "sign" and token.text == "(":
            found = self.inner()
            self.expect(")")
            return found
        if token.kind == "name":
            return Call(token.text, tuple(self.arguments()), token.position)
        if token.kind == "end":
            raise XPathError("something is missing at the end", token.position)
        raise XPathError(f"{token.text!r} is not expected here", token.position)

    def arguments(self) -> Iterator[Expression]:
        self.expect("(")
        if self.sees(")"):
            self.take()
            return
        yield self.inner()
        while self.sees(","):
            self.take()
            yield self.inner()
        self.expect(")")
