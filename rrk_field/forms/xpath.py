"""XPath as XForms uses it: text to tokens to a small syntax tree.

Only reading; what an expression computes is in `evaluation.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal as OneOf

DEEPEST = 100
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
        (?:(?P<call>(?=\s*\()) | (?P<axis>(?=\s*::)))?
      | (?P<sign>::|\.\.|//|<=|>=|!=|[()\[\]@,.|+\-=<>*/$])
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_WORDS = frozenset(("and", "or", "div", "mod"))
_OPERANDS = frozenset(("name", "number", "text", ")", "]", ".", ".."))
"""After one of these `*` and words such as `div` are operators."""
_AXES: tuple[Axis, ...] = Axis.__args__  # type: ignore[attr-defined]
_NODE_TYPES = ("node", "text", "comment")
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_STRENGTH = {sign: strength for strength, signs in enumerate(_LEVELS) for sign in signs}
_MOST_PARTS = 200
"""Of one sum, product or comparison; `and` and `or` may have any number."""

_DEEPEST_TREE = 250
"""Parts within parts. Each costs a few calls when it is computed, wherever that happens."""

_Token = tuple[str, str, int]
"""Kind (of a sign: the sign itself), text, and the character where it begins."""


@lru_cache(maxsize=4096)
def read(text: str) -> Expression:
    """Return the syntax tree of an expression. Raises XPathError."""
    if len(text) > LONGEST:
        raise XPathError("it is too long", LONGEST)
    tokens = _tokens(text)
    found = _Reader(tokens).whole()
    if len(tokens) > _DEEPEST_TREE and _is_too_deep(found):
        raise XPathError("too many parts stand within each other", 1)
    return found


def _is_too_deep(tree: Expression) -> bool:
    """Whether computing it would climb further down than is safe."""
    layer: list[Expression] = [tree]
    for _ in range(_DEEPEST_TREE):
        layer = [inner for one in layer for inner in parts(one)]
        if not layer:
            return False
    return True


def parts(tree: Expression) -> Iterator[Expression]:
    """The expressions that an expression is put together from."""
    match tree:
        case Negative(of):
            yield of
        case Operation(_, left, right):
            yield left
            yield right
        case Call(_, arguments):
            yield from arguments
        case Path(start=start, steps=steps):
            if start is not None:
                yield start
            for step in steps:
                yield from step.conditions
        case Filtered(of, conditions):
            yield of
            yield from conditions


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at, before = 0, ""
    for match in _TOKEN.finditer(text):
        if match.start() != at:
            break
        kind = match.lastgroup or ""
        if kind in ("call", "axis"):
            word = match["name"]
            start = match.start("name")
        else:
            word = match[kind]
            start = match.start(kind)
        if word in _WORDS and before in _OPERANDS:
            kind = word
        elif kind == "sign":
            kind = "name" if word == "*" and before not in _OPERANDS else word
        found.append((kind, word, start + 1))
        if kind == "end":
            return found
        at, before = match.end(), kind
    start = at + len(text[at:]) - len(text[at:].lstrip())
    raise XPathError(f"{text[start]!r} is not understood here", start + 1)


class _Reader:
    """Goes through the tokens; `kind`, `text` and `position` are those of the next one."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = iter(tokens)
        self.depth = 0
        self.advance()

    def whole(self) -> Expression:
        found = self.level(0)
        if self.kind != "end":
            raise XPathError(f"{self.text!r} is not expected here", self.position)
        return found

    def advance(self) -> None:
        self.kind, self.text, self.position = next(self.tokens)

    def expect(self, sign: str) -> None:
        if self.kind != sign:
            what = "the end of the expression" if self.kind == "end" else repr(self.text)
            raise XPathError(f"{sign!r} is missing before {what}", self.position)
        self.advance()

    def level(self, weakest: int) -> Expression:
        """Read operators that bind at least as strongly as `weakest`."""
        found, parts = self.unary(), 0
        while (strength := _STRENGTH.get(self.kind, -1)) >= weakest:
            operator = self.kind
            if operator in ("and", "or"):
                found = self.chain(operator, strength, found)
                continue
            self.advance()
            parts += 1
            if parts > _MOST_PARTS:
                raise XPathError("it has too many parts", self.position)
            found = Operation(operator, found, self.level(strength + 1))
        return found

    def chain(self, operator: str, strength: int, first: Expression) -> Expression:
        """Read `a or b or c ...` into a tree that is as shallow as can be."""
        parts = [first]
        while self.kind == operator:
            self.advance()
            parts.append(self.level(strength + 1))
        while len(parts) > 1:
            pairs = zip(parts[::2], [*parts[1::2], None], strict=False)
            parts = [
                left if right is None else Operation(operator, left, right) for left, right in pairs
            ]
        return parts[0]

    def unary(self) -> Expression:
        signs = 0
        while self.kind == "-":
            self.advance()
            signs += 1
        found, parts = self.path(), 0
        while self.kind == "|":
            self.advance()
            parts += 1
            if parts > _MOST_PARTS:
                raise XPathError("it has too many parts", self.position)
            found = Operation("|", found, self.path())
        return Negative(found) if signs % 2 else found

    def path(self) -> Expression:
        start = self.position
        match self.kind:
            case "name" | "axis" | "." | ".." | "@":
                return Path(False, None, self.steps(), start)
            case "/":
                self.advance()
                more = self.begins_a_step()
                return Path(True, None, self.steps() if more else (), start)
            case "//":
                return Path(True, None, self.rest([]), start)
            case "call" if self.text in _NODE_TYPES:
                return Path(False, None, self.steps(), start)
        found = self.primary()
        if self.kind == "[":
            found = Filtered(found, self.conditions())
        if self.kind in ("/", "//"):
            return Path(False, found, self.rest([]), start)
        return found

    def begins_a_step(self) -> bool:
        return self.kind in ("name", "axis", "call", ".", "..", "@")

    def steps(self) -> tuple[Step, ...]:
        return self.rest([self.step()])

    def rest(self, found: list[Step]) -> tuple[Step, ...]:
        while self.kind in ("/", "//"):
            if self.kind == "//":
                found.append(_ANY_BELOW)
            self.advance()
            found.append(self.step())
        return tuple(found)

    def step(self) -> Step:
        axis: Axis = "child"
        match self.kind:
            case "." | "..":
                axis = "self" if self.kind == "." else "parent"
                self.advance()
                return Step(axis, "node()", self.conditions())
            case "@":
                axis = "attribute"
                self.advance()
            case "axis":
                if self.text not in _AXES:
                    raise XPathError(f"the axis {self.text!r} is not known", self.position)
                axis = self.text
                self.advance()
                self.advance()
        name = self.text
        if self.kind == "call" and name in _NODE_TYPES:
            self.advance()
            self.advance()
            self.expect(")")
            return Step(axis, f"{name}()", self.conditions())
        if self.kind not in ("name", "call"):
            raise XPathError("a name is missing", self.position)
        self.advance()
        return Step(axis, name.rpartition(":")[2], self.conditions())

    def conditions(self) -> tuple[Expression, ...]:
        if self.kind != "[":
            return ()
        found = []
        while self.kind == "[":
            self.advance()
            found.append(self.inner())
            self.expect("]")
        return tuple(found)

    def inner(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise XPathError("too many brackets stand within each other", self.position)
        found = self.level(0)
        self.depth -= 1
        return found

    def primary(self) -> Expression:
        kind, text, position = self.kind, self.text, self.position
        if kind == "end":
            raise XPathError("something is missing at the end", position)
        self.advance()
        match kind:
            case "number":
                return Number(float(text))
            case "text":
                return Text(text[1:-1])
            case "call":
                return Call(text, self.arguments(), position)
            case "(":
                found = self.inner()
                self.expect(")")
                return found
        raise XPathError(f"{text!r} is not expected here", position)

    def arguments(self) -> tuple[Expression, ...]:
        self.advance()
        found = []
        if self.kind != ")":
            found.append(self.inner())
            while self.kind == ",":
                self.advance()
                found.append(self.inner())
        self.expect(")")
        return tuple(found)


_ANY_BELOW = Step("descendant-or-self", "node()")
