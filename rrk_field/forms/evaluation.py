"""Compile a syntax tree into Python functions that read live nodes.

Each expression is compiled once for the place it stands at; what it refers to is noted on the way,
so that dangling references and cycles are found when the form is loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rrk_field.forms.closures import (
    arithmetic,
    filtered,
    first_text,
    holds,
    only_nodes,
    plain_call,
)
from rrk_field.forms.frame import Compute
from rrk_field.forms.functions import FUNCTIONS, Function
from rrk_field.forms.operators import ORDER, compare
from rrk_field.forms.paths import Route, route
from rrk_field.forms.places import Place
from rrk_field.forms.values import as_boolean, as_number, as_text, number_of, text_of_number
from rrk_field.forms.xpath import (
    Call,
    Expression,
    Filtered,
    Negative,
    Number,
    Operation,
    Path,
    Text,
    XPathError,
)

Kind = Literal["number", "text", "boolean", "nodes", "any"]

_ARITHMETIC = ("+", "-", "*", "div", "mod")


@dataclass
class Compiler:
    """Compiles the expressions that stand at one place of a form."""

    root: Place
    place: Place | None
    """Where a relative path starts; None inside a list beside the form."""
    current: Place
    """Where the expression stands."""
    instances: frozenset[str]
    references: list[tuple[Place, bool]] = field(default_factory=list)
    """Places that the expression reads, and whether their order matters for it."""
    routes: dict[int, Route] = field(default_factory=dict)
    """Ways already found, by the identity of their paths."""

    def inside(self, place: Place | None) -> "Compiler":
        """Return a compiler for a condition on nodes at another place."""
        return Compiler(self.root, place, self.current, self.instances, self.references)

    # What an expression gives

    def kind(self, tree: Expression) -> Kind:
        """Return the type of what an expression gives, as far as it is known beforehand."""
        match tree:
            case Number() | Negative():
                return "number"
            case Text():
                return "text"
            case Path() | Filtered():
                return "nodes"
            case Operation(operator="|"):
                return "nodes"
            case Operation(operator=sign):
                return "number" if sign in _ARITHMETIC else "boolean"
            case Call(name="if"):
                kinds = {self.kind(argument) for argument in tree.arguments[1:]}
                return kinds.pop() if len(kinds) == 1 else "any"
            case Call(name=name):
                return FUNCTIONS[name].gives if name in FUNCTIONS else "any"

    def value(self, tree: Expression) -> Compute:
        """Compile to a function that returns whatever the expression gives."""
        match self.kind(tree):
            case "number":
                return self.number(tree)
            case "text":
                return self.text(tree)
            case "boolean":
                return self.boolean(tree)
            case "nodes":
                return self.nodes(tree)
        assert isinstance(tree, Call)
        if tree.name == "if":
            test, yes, no = self.three(tree)
            chosen, other, holds = self.value(yes), self.value(no), self.boolean(test)
            return lambda c: chosen(c) if holds(c) else other(c)
        return self.call(tree)

    def three(self, tree: Call) -> tuple[Expression, Expression, Expression]:
        """Return the three arguments of an `if`."""
        if len(tree.arguments) != 3:
            raise XPathError("if() takes 3 arguments", tree.position)
        return tree.arguments[0], tree.arguments[1], tree.arguments[2]

    def text(self, tree: Expression) -> Compute:
        """Compile to a function that returns text."""
        match tree:
            case Text(value):
                return lambda _: value
            case Number(number):
                written = text_of_number(number)
                return lambda _: written
            case Path():
                return self.route(tree).text()
            case Call(name="if"):
                test, yes, no = self.three(tree)
                chosen, other, holds = self.text(yes), self.text(no), self.boolean(test)
                return lambda c: chosen(c) if holds(c) else other(c)
        match self.kind(tree):
            case "text":
                return self.call(tree)
            case "number":
                number_at = self.number(tree)
                return lambda c: text_of_number(number_at(c))
            case "boolean":
                holds = self.boolean(tree)
                return lambda c: "true" if holds(c) else "false"
            case "nodes":
                return first_text(self.nodes(tree))
        anything = self.value(tree)
        return lambda c: as_text(anything(c))

    def number(self, tree: Expression) -> Compute:
        """Compile to a function that returns a number, NaN where there is none."""
        match tree:
            case Number(number):
                return lambda _: number
            case Negative(of):
                inner = self.number(of)
                return lambda c: -inner(c)
            case Operation(sign, left, right) if sign in _ARITHMETIC:
                return arithmetic(sign, self.number(left), self.number(right))
            case Call(name="if"):
                test, yes, no = self.three(tree)
                chosen, other, holds = self.number(yes), self.number(no), self.boolean(test)
                return lambda c: chosen(c) if holds(c) else other(c)
        match self.kind(tree):
            case "number":
                return self.call(tree)
            case "text" | "nodes":
                written = self.text(tree)
                return lambda c: number_of(written(c))
            case "boolean":
                holds = self.boolean(tree)
                return lambda c: 1.0 if holds(c) else 0.0
        anything = self.value(tree)
        return lambda c: as_number(anything(c))

    def boolean(self, tree: Expression) -> Compute:
        """Compile to a function that returns True or False."""
        match tree:
            case Operation("and", left, right):
                first, second = self.boolean(left), self.boolean(right)
                return lambda c: first(c) and second(c)
            case Operation("or", left, right):
                first, second = self.boolean(left), self.boolean(right)
                return lambda c: first(c) or second(c)
            case Operation(sign, left, right) if sign in ORDER:
                return self.comparison(sign, left, right)
            case Call(name="if"):
                test, yes, no = self.three(tree)
                chosen, other, holds = self.boolean(yes), self.boolean(no), self.boolean(test)
                return lambda c: chosen(c) if holds(c) else other(c)
        match self.kind(tree):
            case "boolean":
                return self.call(tree)
            case "nodes":
                nodes = self.nodes(tree)
                return lambda c: len(nodes(c)) > 0
        anything = self.value(tree)
        return lambda c: as_boolean(anything(c))

    def nodes(self, tree: Expression) -> Compute:
        """Compile to a function that returns a list of nodes."""
        match tree:
            case Path():
                return self.route(tree).nodes()
            case Filtered(of, conditions):
                found = self.nodes(of)
                place = self.place_of(of)
                return filtered(found, [self.condition(one, place) for one in conditions])
            case Operation("|", left, right):
                first, second = self.nodes(left), self.nodes(right)
                return lambda c: list(dict.fromkeys([*first(c), *second(c)]))
        match self.kind(tree):
            case "nodes":
                return self.call(tree)
            case "any":
                anything = self.value(tree)
                return lambda c: only_nodes(anything(c))
        raise XPathError("a reference to questions or to a list is needed here", _where(tree))

    # Paths

    def route(self, tree: Path) -> Route:
        """Return the way a path takes, and note what it refers to."""
        known = self.routes.get(id(tree))
        if known is None:
            known = self.routes[id(tree)] = route(self, tree)
        return known

    def place_of(self, tree: Expression) -> Place | None:
        """Return the place that nodes of an expression have, None for lists beside the form."""
        match tree:
            case Path():
                return self.route(tree).place
            case Filtered(of, _):
                return self.place_of(of)
            case Operation("|", left, _):
                return self.place_of(left)
            case Call("current", _):
                return self.current
            case Call("randomize" | "indexed-repeat", arguments) if arguments:
                return self.place_of(arguments[0])
        return None

    def condition(self, tree: Expression, place: Place | None) -> Compute:
        """Compile a condition in brackets; a number means a position."""
        inner = self.inside(place)
        match inner.kind(tree):
            case "number":
                wanted = inner.number(tree)
                return lambda c: wanted(c) == c.position
            case "any":
                anything = inner.value(tree)
                return lambda c: holds(anything(c), c.position)
        return inner.boolean(tree)

    # Operators and functions

    def comparison(self, sign: str, left: Expression, right: Expression) -> Compute:
        """Compile a comparison by the types of its two sides."""
        test = ORDER[sign]
        kinds = {self.kind(left), self.kind(right)}
        if "any" in kinds:
            first, second = self.value(left), self.value(right)
            return lambda c: compare(sign, first(c), second(c))
        if "boolean" in kinds and sign in ("=", "!="):
            first, second = self.boolean(left), self.boolean(right)
            return lambda c: test(first(c), second(c))
        if "nodes" not in kinds:
            by_number = "number" in kinds or sign not in ("=", "!=")
            side = self.number if by_number else self.text
            first, second = side(left), side(right)
            return lambda c: test(first(c), second(c))
        return self.comparison_of_nodes(sign, left, right)

    def comparison_of_nodes(self, sign: str, left: Expression, right: Expression) -> Compute:
        """Compile a comparison that holds if it holds for any of the nodes."""
        test = ORDER[sign]
        if self.is_single(left) and self.is_single(right):
            numbers = sign not in ("=", "!=") or "number" in (self.kind(left), self.kind(right))
            side = self.number if numbers else self.text
            first, second = side(left), side(right)
            return lambda c: test(first(c), second(c))
        first, second = self.value(left), self.value(right)
        return lambda c: compare(sign, first(c), second(c))

    def is_single(self, tree: Expression) -> bool:
        """Whether an expression always gives exactly one value."""
        if isinstance(tree, Path):
            return self.route(tree).single
        return self.kind(tree) in ("number", "text")

    def call(self, tree: Expression) -> Compute:
        """Compile a function call."""
        assert isinstance(tree, Call)
        function = FUNCTIONS.get(tree.name)
        if function is None:
            raise XPathError(f"the function {tree.name}() is not known", tree.position)
        _check_count(function, tree)
        if function.special is not None:
            made: Compute = function.special(self, tree)
            return made
        return plain_call(function, self.arguments(function, tree.arguments))

    def arguments(self, function: Function, trees: Sequence[Expression]) -> list[Compute]:
        """Compile arguments to the types that a function takes."""
        compile_as = {
            "text": self.text,
            "number": self.number,
            "boolean": self.boolean,
            "value": self.value,
            "nodes": self.nodes,
        }
        return [compile_as[function.kind_of(index)](tree) for index, tree in enumerate(trees)]


def _check_count(function: Function, tree: Call) -> None:
    count = len(tree.arguments)
    if function.least <= count <= function.most:
        return
    if function.least == function.most:
        said = f"{function.least} argument(s)"
    elif function.most >= 99:
        said = f"at least {function.least} argument(s)"
    else:
        said = f"{function.least} to {function.most} arguments"
    raise XPathError(f"{tree.name}() takes {said}, not {count}", tree.position)


def _where(tree: Expression) -> int:
    match tree:
        case Call(position=position) | Path(position=position):
            return position
        case Filtered(of, _) | Negative(of):
            return _where(of)
        case Operation(_, left, _):
            return _where(left)
    return 1


def compile_tree(
    tree: Expression, compiler: Compiler, gives: Literal["text", "boolean", "number", "nodes"]
) -> Compute:
    """Compile a whole expression to the type that its use needs."""
    return {
        "text": compiler.text,
        "boolean": compiler.boolean,
        "number": compiler.number,
        "nodes": compiler.nodes,
    }[gives](tree)
