"""How a path finds its nodes: the short ways that nearly all references take, and the general one.

An absolute path inside a repeat means the same row, as in Collect; see `Manners.whole_paths`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rrk_field.forms.axes import AXES, Above, Row
from rrk_field.forms.closures import keep
from rrk_field.forms.frame import Compute, Frame
from rrk_field.forms.places import Place
from rrk_field.forms.xpath import (
    Call,
    Expression,
    Filtered,
    Negative,
    Operation,
    Path,
    Step,
    XPathError,
    parts,
)

if TYPE_CHECKING:
    from rrk_field.forms.evaluation import Compiler

Move = Callable[[Frame, Sequence[Any]], list[Any]]


@dataclass(frozen=True)
class Route:
    """Where a path leads, and the functions that walk it."""

    place: Place | None
    single: bool
    """Whether it always finds exactly one node."""
    find: Compute
    """To one node if `single`, else to a list of nodes."""
    live: bool = True

    def text(self, *, deep: bool = False) -> Compute:
        """Return a function for the text of the first node; `deep`: a group has that inside it."""
        find = self.find
        if deep and self.place is not None and self.place.children:
            return _text_inside(self.nodes())
        if self.single:
            return lambda c: find(c).text

        def first_text(c: Frame) -> str:
            found = find(c)
            return found[0].text if found else ""

        return first_text

    def nodes(self) -> Compute:
        """Return a function for all nodes."""
        find = self.find
        return (lambda c: [find(c)]) if self.single else find


def _text_inside(nodes: Compute) -> Compute:
    """The text of a group: that of everything in it."""

    def text(c: Frame) -> str:
        found = nodes(c)
        inside = found[0].walk() if found else []
        c.reads.update(inside)
        return "".join(node.text for node in inside)

    return text


def route(compiler: "Compiler", tree: Path) -> Route:
    """Return the way a path takes. Raises XPathError for a reference that leads nowhere."""
    try:
        if _is_plain(tree):
            start = None if tree.absolute else _start_place(compiler, tree)
            if tree.absolute or start is not None:
                return _short(compiler, tree, start)
        return _long(compiler, tree)
    except XPathError:
        if not compiler.manners.tolerant:
            raise
        return Route(None, False, lambda _: [])


def relative_of_item(tree: Expression) -> bool:
    """Whether an expression looks at the node that a condition is tried on."""
    match tree:
        case Path(absolute=absolute, start=start):
            # Conditions of its own steps start at its own nodes.
            return not absolute if start is None else relative_of_item(start)
        case Call(name=name, arguments=arguments):
            if name in ("position", "last", "string", "number", "string-length") and not arguments:
                return True
            return any(map(relative_of_item, arguments))
        case Operation(_, left, right):
            return relative_of_item(left) or relative_of_item(right)
        case Negative(of):
            return relative_of_item(of)
        case Filtered(of, _):
            return relative_of_item(of)
    return False


def _is_plain(tree: Path) -> bool:
    """Whether there are only names and dots: no conditions, no other axes."""
    start = tree.start
    if start is not None and not (isinstance(start, Call) and start.name == "current"):
        return False
    return all(
        not step.conditions
        and (
            (step.axis == "child" and step.name not in ("*", "node()", "text()"))
            or (step.name == "node()" and step.axis in ("self", "parent"))
        )
        for step in tree.steps
    )


def _start_place(compiler: "Compiler", tree: Path) -> Place | None:
    return compiler.place if tree.start is None else compiler.current


def _short(compiler: "Compiler", tree: Path, start: Place | None) -> Route:
    target = _walk(compiler, tree, start)
    shared = _shared_row(compiler, target) if start is None else _lowest(tree, start)
    down = target.chain()[shared.depth + 1 :]
    compiler.references += [(place, True) for place in down if place.repeat]
    compiler.references.append((target, True))
    names = tuple((place.name, place.repeat) for place in down)
    single = not any(place.repeat for place in down)
    if single and not any(place.repeat for place in target.chain()):
        return Route(target, True, _fixed(target))
    begin = start or compiler.current
    own = start is None or tree.start is not None  # `current`, not the node of a condition
    ups = begin.depth - shared.depth
    if single:
        return Route(target, True, _one(own, ups, tuple(name for name, _ in names)))
    return Route(target, False, _several(own, ups, names))


def _walk(compiler: "Compiler", tree: Path, start: Place | None) -> Place:
    place = start
    for step in tree.steps:
        if step.axis == "self":
            continue
        if step.axis == "parent":
            place = place.up if place else None
            if place is None:
                raise XPathError("this path climbs above the form", tree.position)
            continue
        if place is None:
            if step.name != compiler.root.name:
                raise XPathError(f"{_said(tree)} leads to nothing in this form", tree.position)
            place = compiler.root
            continue
        if step.name not in place.children:
            raise XPathError(f"{_said(tree)} leads to nothing in this form", tree.position)
        place = place.children[step.name]
    if place is None:
        raise XPathError("this path names no question", tree.position)
    return place


def _said(tree: Path) -> str:
    names = {"parent": "..", "self": "."}
    start = "/" if tree.absolute else "" if tree.start is None else "current()/"
    return start + "/".join(names.get(step.axis, step.name) for step in tree.steps)


def _shared_row(compiler: "Compiler", target: Place) -> Place:
    """The deepest repeat row that holds both, but the target itself; the root if there is none."""
    mine = compiler.current.chain()
    shared = mine[0]
    if compiler.manners.whole_paths:
        return shared
    for place, other in zip(mine, target.chain()[:-1], strict=False):
        if place is not other:
            break
        if place.repeat:
            shared = place
    return shared


def _lowest(tree: Path, start: Place) -> Place:
    """The highest place that a relative path climbs to."""
    place = lowest = start
    for step in tree.steps:
        if step.axis == "parent":
            place = place.up or place
            if place.depth < lowest.depth:
                lowest = place
        elif step.axis == "child":
            place = place.children[step.name]
    return lowest


def _fixed(target: Place) -> Compute:
    def find(c: Frame) -> Any:
        node = c.host.fixed[target]  # type: ignore[attr-defined]
        c.reads.add(node)
        return node

    return find


def _one(own: bool, ups: int, names: tuple[str, ...]) -> Compute:
    if not own and ups == 1 and len(names) == 1:
        name = names[0]

        def sibling(c: Frame) -> Any:
            node = c.node.up.by_name[name]
            c.reads.add(node)
            return node

        return sibling

    def find(c: Frame) -> Any:
        node = c.current if own else c.node
        for _ in range(ups):
            node = node.up
        for name in names:
            node = node.by_name[name]
        c.reads.add(node)
        return node

    return find


def _several(own: bool, ups: int, names: tuple[tuple[str, bool], ...]) -> Compute:
    def find(c: Frame) -> list[Any]:
        node = c.current if own else c.node
        for _ in range(ups):
            node = node.up
        found = [node]
        for name, repeat in names:
            found = [node.by_name[name] for node in found]
            if repeat:
                c.reads.update(found)
                found = [row for node in found for row in node.rows]
        c.reads.update(found)
        return found if c.host.spend(len(found)) else []

    return find


def _long(compiler: "Compiler", tree: Path) -> Route:
    begin, place, live = _beginning(compiler, tree)
    moves: list[Move] = []
    weak = False
    inside = set(compiler.current.chain())
    read: list[Place] = []
    for step in tree.steps:
        place = _next_place(compiler, tree, step, place, live)
        if isinstance(place, Place) and place.repeat:
            read.append(place)
            weak = weak or bool(step.conditions and place in inside)
        moves.append(_move(compiler, step, place if isinstance(place, Place) else None, live))
    last = place if isinstance(place, Place) else None
    if last is not None and tree.steps:
        read.append(last)
    compiler.references += [(one, not weak) for one in read]

    def find(c: Frame) -> list[Any]:
        found: list[Any] = begin(c)
        for move in moves:
            found = move(c, found)
        if live:
            c.reads.update(found)
        return found

    return Route(last, False, find, live)


class _Document:
    """Stands above the root while an absolute path is read."""


def _beginning(compiler: "Compiler", tree: Path) -> tuple[Compute, Any, bool]:
    if tree.absolute:
        shared = _shared_row_of(compiler, tree)
        if shared is not None:
            ups = compiler.current.depth - shared.depth
            return _climb(ups, shared), _Document, True
        return (lambda c: [Above(c.host.root)]), _Document, True
    if tree.start is None:
        return (lambda c: [c.node]), compiler.place, compiler.place is not None
    place = compiler.place_of(tree.start)
    return compiler.nodes(tree.start), place, place is not None


def _shared_row_of(compiler: "Compiler", tree: Path) -> Place | None:
    """The own row that an absolute path goes through before its first condition."""
    mine, shared = compiler.current.chain(), None
    if compiler.manners.whole_paths:
        return None
    for place, step, after in zip(mine, tree.steps, (*tree.steps[1:], None), strict=False):
        if step.axis != "child" or step.name != place.name or step.conditions or after is None:
            break
        if place.repeat:
            shared = place
    return shared


def _climb(ups: int, shared: Place) -> Compute:
    def begin(c: Frame) -> list[Any]:
        node = c.current
        for _ in range(ups):
            node = node.up
        return [Row(node, shared.depth)]

    return begin


def _next_place(compiler: "Compiler", tree: Path, step: Step, place: Any, live: bool) -> Any:
    if not live or place is None:
        return None
    if place is _Document:
        if step.axis == "child" and step.name == compiler.root.name:
            return compiler.root
        if step.axis == "child" and step.name != "*":
            raise XPathError(f"{_said(tree)} leads to nothing in this form", tree.position)
        return compiler.root if step.axis == "child" else None
    match step.axis:
        case "self":
            return place
        case "parent":
            return place.up
        case "child" if step.name not in ("*", "node()", "text()"):
            if step.name not in place.children:
                raise XPathError(f"{_said(tree)} leads to nothing in this form", tree.position)
            return place.children[step.name]
    return None


def _move(compiler: "Compiler", step: Step, place: Place | None, live: bool) -> Move:
    quick = None if live else _indexed(compiler, step)
    if quick is not None:
        return quick
    conditions = [compiler.condition(one, place) for one in step.conditions]
    name = step.name
    look = AXES[step.axis]

    if conditions and compiler.manners.whole_paths:
        return _of_all(_move(compiler, replace(step, conditions=()), place, live), conditions)

    def move(c: Frame, nodes: Sequence[Any]) -> list[Any]:
        found: list[Any] = []
        for node in nodes:
            if isinstance(node, Row):
                some = [Row(node.row, node.names - 1)] if node.names else [node.row]
            else:
                some = look(node, name, c.reads)
            for condition in conditions:
                some = keep(c, some, condition)
            found += some
        if not c.host.spend(len(found)):
            return []
        return found if len(nodes) < 2 else list(dict.fromkeys(found))

    return move


def _of_all(every: Move, conditions: Sequence[Compute]) -> Move:
    """Positions in conditions count through all that a step finds, not from each parent anew."""

    def move(c: Frame, nodes: Sequence[Any]) -> list[Any]:
        found = every(c, nodes)
        for condition in conditions:
            found = keep(c, found, condition)
        return found

    return move


def _indexed(compiler: "Compiler", step: Step) -> Move | None:
    """A condition `column = text` on the items of a list is looked up, not tried one by one.

    What else is asked of them is tried on those that were found.
    """
    if step.axis != "child" or len(step.conditions) != 1 or _counts_places(step.conditions[0]):
        return None
    tests = list(_all_of(step.conditions[0]))
    inner = compiler.inside(None)
    for test in tests:
        if not isinstance(test, Operation) or test.operator != "=":
            continue
        for column, other in ((test.left, test.right), (test.right, test.left)):
            name = column_of(column)
            if name is None or relative_of_item(other):
                continue
            if inner.kind(other) in ("text", "nodes") and inner.is_single(other):
                rest = [inner.boolean(one) for one in tests if one is not test]
                return _lookup(step.name, name, inner.text(other), rest)
    return None


def _all_of(test: Expression) -> Iterator[Expression]:
    """The tests that are joined by `and`."""
    if isinstance(test, Operation) and test.operator == "and":
        yield from _all_of(test.left)
        yield from _all_of(test.right)
    else:
        yield test


def _counts_places(tree: Expression) -> bool:
    if isinstance(tree, Call) and tree.name in ("position", "last"):
        return True
    return any(map(_counts_places, parts(tree)))


def column_of(tree: Expression) -> str | None:
    """The name of a child of the item, if an expression is nothing but that."""
    if not isinstance(tree, Path) or tree.start is not None or tree.absolute:
        return None
    if len(tree.steps) != 1 or tree.steps[0].axis != "child" or tree.steps[0].conditions:
        return None
    return tree.steps[0].name


def _lookup(item: str, column: str, text: Compute, rest: Sequence[Compute]) -> Move:
    def move(c: Frame, nodes: Sequence[Any]) -> list[Any]:
        wanted = text(c)
        found = [one for node in nodes for one in node.where(item, column, wanted)]
        for condition in rest:
            found = keep(c, found, condition)
        return found

    return move
