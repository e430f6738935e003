"""What a skip rule of a questionnaire asks, read from its expression into plain conditions.

Hidden calculations that only say yes or no are looked through. What is not understood is kept as
the questions it depends on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from rrk_field.forms import xpath

DEEPEST = 6
"""Hidden calculations within each other that are looked through."""


@dataclass(frozen=True)
class Asked:
    """A question as skip rules name it. `hidden`: it is calculated and stands on no paper."""

    path: str
    code: str
    label: str
    hidden: bool = False
    calculation: str = ""
    answers: Mapping[str, str] | None = None


Lookup = Callable[[str], Asked | None]
"""Finds what stands at a path of the form, such as /data/site/mines."""


@dataclass(frozen=True)
class Is:
    """The answer is one of these, or none of these. Many: of a question with several answers."""

    path: str
    values: tuple[str, ...]
    negated: bool = False
    answered: bool = False
    many: bool = False


@dataclass(frozen=True)
class Given:
    """There is an answer, or none."""

    path: str
    negated: bool = False


@dataclass(frozen=True)
class Compared:
    """The answer is a number between two bounds, either of which may be open or excluded."""

    path: str
    low: float | None = None
    high: float | None = None
    strict: bool = False


@dataclass(frozen=True)
class Chosen:
    """At least so many answers are chosen."""

    path: str
    least: int


@dataclass(frozen=True)
class Follows:
    """Something that is computed from these questions."""

    paths: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """All of these, or any of these."""

    all: bool
    parts: "tuple[Condition, ...]"


Condition = Is | Given | Compared | Chosen | Follows | Joined

_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}


def condition(expression: str, at: str, lookup: Lookup) -> Condition | None:
    """Return what a skip rule of the question at `at` asks, or None if it names no question."""
    try:
        tree = xpath.read(expression)
    except xpath.XPathError:
        return None
    found = _Reading(at, lookup).read(tree)
    return None if isinstance(found, Follows) and not found.paths else found


@dataclass(frozen=True)
class _Reading:
    at: str
    lookup: Lookup
    depth: int = 0

    def read(self, tree: xpath.Expression) -> Condition:
        match tree:
            case xpath.Operation("and" | "or" as operator, left, right):
                return joined(operator == "and", [self.read(left), self.read(right)])
            case xpath.Call("not", (inner,)):
                return self._opposite(self.read(inner), tree)
            case xpath.Call("selected", (xpath.Path() as path, xpath.Text(code))):
                where = self._path(path)
                return Is(where, (code,), many=True) if where else self._follows(tree)
            case xpath.Operation(
                ">=", xpath.Call("count-selected", (xpath.Path() as path,)), xpath.Number(least)
            ):
                where = self._path(path)
                return Chosen(where, int(least)) if where else self._follows(tree)
            case xpath.Operation(operator, left, right) if operator in _MIRROR:
                return self._comparison(tree, operator, left, right)
        return self._follows(tree)

    def _comparison(
        self,
        tree: xpath.Expression,
        operator: str,
        left: xpath.Expression,
        right: xpath.Expression,
    ) -> Condition:
        if isinstance(left, xpath.Number | xpath.Text):
            left, right, operator = right, left, _MIRROR[operator]
        path = self._path(left)
        if path is None or not isinstance(right, xpath.Number | xpath.Text):
            return self._follows(tree)
        value = right.value if isinstance(right, xpath.Text) else f"{right.value:g}"
        if operator in ("=", "!="):
            return self._equal(tree, path, value, negated=operator == "!=")
        try:
            number = float(value)
        except ValueError:
            return self._follows(tree)
        strict = operator in ("<", ">")
        if operator in (">", ">="):
            return Compared(path, low=number, strict=strict)
        return Compared(path, high=number, strict=strict)

    def _equal(self, tree: xpath.Expression, path: str, value: str, *, negated: bool) -> Condition:
        if not value:
            return Given(path, negated=not negated)
        asked = self.lookup(path)
        looked_at = asked is not None and asked.hidden and value in ("0", "1")
        if asked and looked_at and (inner := self._looked_through(asked)) is not None:
            turned = negated == (value == "1")
            return self._opposite(inner, tree) if turned else inner
        return Is(path, (value,), negated=negated)

    def _looked_through(self, asked: Asked) -> Condition | None:
        """What makes a hidden calculation 1, where it is `if(condition, 1, 0)`."""
        if self.depth >= DEEPEST:
            return None
        try:
            tree = xpath.read(asked.calculation)
        except xpath.XPathError:
            return None
        match tree:
            case xpath.Call("if", (inner, xpath.Number(1) | xpath.Text("1"), other)):
                if other in (xpath.Number(0), xpath.Text("0"), xpath.Text("")):
                    return replace(self, at=asked.path, depth=self.depth + 1).read(inner)
        return None

    def _opposite(self, inner: Condition, tree: xpath.Expression) -> Condition:
        match inner:
            case Is() | Given():
                return replace(inner, negated=not inner.negated)
            case Joined(all=every, parts=parts) if all(isinstance(p, Is | Given) for p in parts):
                return joined(not every, [self._opposite(part, tree) for part in parts])
        return self._follows(tree)

    def _path(self, tree: xpath.Expression) -> str | None:
        """The path of a question that an expression names without any condition."""
        match tree:
            case xpath.Call("string" | "number" | "int", (inner,)):
                return self._path(inner)
            case xpath.Path(absolute=absolute, start=start, steps=steps):
                if start is not None and not _is_current(start):
                    return None
                found = [] if absolute else self.at.strip("/").split("/")
                for step in steps:
                    if step.conditions:
                        return None
                    if step.axis == "parent":
                        found = found[:-1]
                    elif step.axis == "child":
                        found.append(step.name)
                    elif step.axis != "self":
                        return None
                return "/" + "/".join(found)
        return None

    def _follows(self, tree: xpath.Expression) -> Follows:
        paths = dict.fromkeys(self._visible(tree))
        return Follows(tuple(paths))

    def _visible(self, tree: xpath.Expression) -> Iterator[str]:
        """Questions on the paper that an expression uses, also through hidden calculations."""
        for path in self._named(tree):
            asked = self.lookup(path)
            if asked is None:
                continue
            if not asked.hidden:
                yield path
            elif self.depth < DEEPEST:
                try:
                    inner = xpath.read(asked.calculation)
                except xpath.XPathError:
                    continue
                yield from replace(self, at=asked.path, depth=self.depth + 1)._visible(inner)

    def _named(self, tree: xpath.Expression) -> Iterator[str]:
        match tree:
            case xpath.Path(start=start):
                if path := self._path(tree):
                    yield path
                elif start is not None:
                    yield from self._named(start)
                else:
                    plain = replace(
                        tree, steps=tuple(replace(step, conditions=()) for step in tree.steps)
                    )
                    if path := self._path(plain):
                        yield path
            case xpath.Call(arguments=arguments):
                for argument in arguments:
                    yield from self._named(argument)
            case xpath.Operation(left=left, right=right):
                yield from self._named(left)
                yield from self._named(right)
            case xpath.Negative(of=inner) | xpath.Filtered(of=inner):
                yield from self._named(inner)


def _is_current(tree: xpath.Expression) -> bool:
    return isinstance(tree, xpath.Call) and tree.name == "current" and not tree.arguments


def joined(every: bool, parts: list[Condition]) -> Condition:
    """Return conditions joined, each question named as seldom as possible."""
    flat: list[Condition] = []
    for part in parts:
        flat += part.parts if isinstance(part, Joined) and part.all == every else [part]
    flat = [part for part in flat if part != Follows(())]
    merged: list[Condition] = []
    for part in flat:
        for i, known in enumerate(merged):
            if (both := _merged(every, known, part)) is not None:
                merged[i] = both
                break
        else:
            merged.append(part)
    if len(merged) > 1:
        return Joined(every, tuple(merged))
    return merged[0] if merged else Follows(())


def _merged(every: bool, one: Condition, other: Condition) -> Condition | None:
    """One condition that says the same as two, if there is one."""
    if one == other:
        return one
    match one, other:
        case Follows(paths=first), Follows(paths=second):
            return Follows(tuple(dict.fromkeys([*first, *second])))
        case Is(path=path), Is(path=same) if path == same and one.negated == other.negated == every:
            values = tuple(dict.fromkeys([*one.values, *other.values]))
            return replace(one, values=values, answered=one.answered or other.answered)
        case Given(path=path, negated=False), Is(path=same, negated=True) if every and path == same:
            return replace(other, answered=True)
        case Compared(path=path), Compared(path=same) if (
            every and path == same and one.strict == other.strict
        ):
            if one.high is None and other.low is None:
                return replace(one, high=other.high)
            if one.low is None and other.high is None:
                return replace(one, low=other.low)
    return None
