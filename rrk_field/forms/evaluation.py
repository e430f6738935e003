"""Compile a syntax tree into Python functions that read live nodes.

Each expression is compiled once for the place it stands at; what it refers to is noted on the way,
so that dangling references and cycles are found when the form is loaded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rrk_field.forms.closures import (
    arithmetic,
    column_test,
    filtered,
    first_text,
    holds,
    only_nodes,
    plain_call,
)
from rrk_field.forms.frame import Compute, Frame
from rrk_field.forms.functions import FUNCTIONS, ODK_FUNCTIONS, Function
from rrk_field.forms.manners import COLLECT, Manners
from rrk_field.forms.operators import ORDER, compare
from rrk_field.forms.paths import Route, column_of, route
from rrk_field.forms.places import Place
from rrk_field.forms.values import (
    Value,
    as_boolean,
    as_number,
    as_text,
    number_of,
    odk_number_of,
    odk_text_of_number,
    text_of_number,
)
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
    manners: Manners = COLLECT
    references: list[tuple[Place, bool]] = field(default_factory=list)
    """Places that the expression reads, and whether their order matters for it."""
    routes: dict[int, Route] = field(default_factory=dict)
    """Ways already found, by the identity of their paths."""

    def inside(self, place: Place | None) -> "Compiler":
        """Return a compiler for a condition on nodes at another place."""
        return Compiler(
            self.root, place, self.current, self.instances, self.manners, self.references
        )

    @property
    def functions(self) -> Mapping[str, Function]:
        """The functions that expressions may call."""
        return ODK_FUNCTIONS if self.manners.odk_texts else FUNCTIONS

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
                return known.gives if (known := self.functions.get(name)) else "any"

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
        given = tree.arguments
        if self.manners.tolerant and len(given) == 2:
            given = (*given, Text(""))
        if len(given) != 3:
            raise XPathError("if() takes 3 arguments", tree.position)
        return given[0], given[1], given[2]

    def text(self, tree: Expression) -> Compute:
        """Compile to a function that returns text."""
        match tree:
            case Text(value):
                return lambda _: value
            case Number(number):
                fixed = self.write(number)
                return lambda _: fixed
            case Path():
                return self.route(tree).text(deep=self.manners.tolerant)
            case Call(name="if"):
                test, yes, no = self.three(tree)
                chosen, other, holds = self.text(yes), self.text(no), self.boolean(test)
                return lambda c: chosen(c) if holds(c) else other(c)
        match self.kind(tree):
            case "text":
                return self.call(tree)
            case "number":
                number_at, write = self.number(tree), self.write
                return lambda c: write(number_at(c))
            case "boolean":
                holds = self.boolean(tree)
                return lambda c: "true" if holds(c) else "false"
            case "nodes":
                return first_text(self.nodes(tree))
        anything = self.plain(tree)
        return lambda c: as_text(anything(c))

    @property
    def write(self) -> Callable[[float], str]:
        """How a number is written."""
        return odk_text_of_number if self.manners.odk_texts else text_of_number

    def plain(self, tree: Expression) -> Compute:
        """Compile to whatever an expression gives, numbers as this form writes them."""
        anything = self.value(tree)
        if not self.manners.odk_texts or self.kind(tree) not in ("number", "any"):
            return anything

        def written(c: Frame) -> Value:
            found: Value = anything(c)
            if not isinstance(found, float):
                return found
            told = odk_text_of_number(found)
            return found if told == text_of_number(found) else told

        return written

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
            case "text" | "nodes" as kind:
                written = self.text(tree)
                read = odk_number_of if kind == "text" and self.manners.odk_texts else number_of
                return lambda c: read(written(c))
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
            case Call(name="if"):
                test, yes, no = self.three(tree)
                chosen, other, holds = self.nodes(yes), self.nodes(no), self.boolean(test)
                return lambda c: chosen(c) if holds(c) else other(c)
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
        general: Compute = lambda c: compare(sign, first(c), second(c))  # noqa: E731
        if sign in ("=", "!=") and self.place is None:
            for one, other in ((left, right), (right, left)):
                column = column_of(one)
                texts = self.kind(other) in ("text", "nodes") and self.is_single(other)
                if column is not None and texts:
                    return column_test(column, test, self.text(other), general)
        return general

    def is_single(self, tree: Expression) -> bool:
        """Whether an expression always gives exactly one value."""
        if isinstance(tree, Path):
            return self.route(tree).single
        return self.kind(tree) in ("number", "text")

    def call(self, tree: Expression) -> Compute:
        """Compile a function call."""
        assert isinstance(tree, Call)
        function = self.functions.get(tree.name)
        try:
            if function is None:
                raise XPathError(f"the function {tree.name}() is not known", tree.position)
            check_count(function, tree)
        except XPathError:
            if not self.manners.tolerant:
                raise
            return lambda _: ""
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
            "value": self.value if function.name in ("date", "date-time") else self.plain,
            "nodes": self.nodes,
        }
        return [compile_as[function.kind_of(index)](tree) for index, tree in enumerate(trees)]


def check_count(function: Function, tree: Call) -> None:
    """Raise XPathError if a function is called with too few or too many arguments."""
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
