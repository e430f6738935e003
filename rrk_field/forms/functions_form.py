"""Functions that look at the form itself: its nodes, rows, lists and texts."""

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from rrk_field.forms.frame import Compute, Frame
from rrk_field.forms.lists import Element
from rrk_field.forms.registry import special
from rrk_field.forms.values import NAN, as_number, as_text
from rrk_field.forms.xpath import Call, Expression, Path, Text, XPathError, read

if TYPE_CHECKING:
    from rrk_field.forms.evaluation import Compiler


@special("if", "any", 3, 3)
def condition(compiler: "Compiler", call: Call) -> Compute:
    """Choose between two values."""
    return compiler.value(call)


@special("position", "number", 0, 1)
def position(compiler: "Compiler", call: Call) -> Compute:
    """Return the place of a row among its rows, or of a node among those being tried."""
    if not call.arguments:
        return lambda c: float(c.position)
    nodes = compiler.nodes(call.arguments[0])

    def of_row(c: Frame) -> float:
        found = nodes(c)
        return _place(found[0], c.reads) if found else NAN

    return of_row


def _place(node: Any, reads: set[Any]) -> float:
    if isinstance(node, Element):
        same = node.up.by_name[node.name] if node.up else [node]
        return float(same.index(node) + 1)
    if node.range is None:
        return 1.0
    reads.add(node.range)
    return float(node.index + 1)


@special("last", "number", 0, 0)
def last(compiler: "Compiler", call: Call) -> Compute:
    """Return how many nodes are being tried."""
    del compiler, call
    return lambda c: float(c.size)


@special("name", "text", 0, 1)
def name(compiler: "Compiler", call: Call) -> Compute:
    """Return the name of a node, with the prefix that the form writes."""
    return _name(compiler, call, lambda node: str(node.item.place.written))


@special("local-name", "text", 0, 1)
def local_name(compiler: "Compiler", call: Call) -> Compute:
    """Return the name of a node, without a prefix."""
    return _name(compiler, call, lambda node: str(node.item.name))


def _name(compiler: "Compiler", call: Call, of_form: Callable[[Any], str]) -> Compute:
    nodes = compiler.nodes(call.arguments[0]) if call.arguments else (lambda c: [c.node])

    def named(c: Frame) -> str:
        found = nodes(c)
        if not found:
            return ""
        return found[0].name if isinstance(found[0], Element) else of_form(found[0])

    return named


@special("current", "nodes", 0, 0)
def current(compiler: "Compiler", call: Call) -> Compute:
    """Return the node that the whole expression belongs to."""
    del compiler, call

    def find(c: Frame) -> list[Any]:
        c.reads.add(c.current)
        return [c.current]

    return find


@special("once", "any", 1, 1)
def once(compiler: "Compiler", call: Call) -> Compute:
    """Keep what the question holds; compute only while it is empty."""
    compute = compiler.value(call.arguments[0])
    if not compiler.manners.only_relevant:
        return lambda c: c.node.value or compute(c)

    def kept(c: Frame) -> Any:
        c.reads.add(c.node)  # a person may empty it
        return c.node.value or compute(c)

    return kept


@special("instance", "nodes", 1, 1)
def instance(compiler: "Compiler", call: Call) -> Compute:
    """Return a list beside the form."""
    name = call.arguments[0]
    if isinstance(name, Text):
        if name.value not in compiler.instances and not compiler.manners.tolerant:
            raise XPathError(f"the form has no list named {name.value!r}", call.position)
        known = name.value
        return lambda c: _instance(c, known)
    written = compiler.text(name)
    return lambda c: _instance(c, written(c))


def _instance(c: Frame, name: str) -> list[Any]:
    found = c.host.instance(name)
    return [] if found is None else [found]


@special("pulldata", "text", 4, 4)
def pulldata(compiler: "Compiler", call: Call) -> Compute:
    """Look up a cell of an attached file: list, column, key column, key."""
    name, column, key_column, key = [compiler.text(one) for one in call.arguments]

    def look_up(c: Frame) -> str:
        file = name(c)
        top = c.host.instance(file) or c.host.instance(file.removesuffix(".csv"))
        if top is None:
            return ""
        wanted = column(c)
        for root in top.children:
            for item in root.where("item", key_column(c), key(c)):
                return next((cell.text for cell in item.by_name.get(wanted, ())), "")
        return ""

    return look_up


@special("indexed-repeat", "nodes", 3)
def indexed_repeat(compiler: "Compiler", call: Call) -> Compute:
    """Return a question of the row at a position, for one repeat or several within each other."""
    target = call.arguments[0]
    groups, positions = call.arguments[1::2], call.arguments[2::2]
    if len(groups) != len(positions):
        raise XPathError("indexed-repeat() needs a position after each repeat", call.position)
    if not isinstance(target, Path):
        raise XPathError("indexed-repeat() needs a question first", call.position)
    before = len(compiler.references)
    place = compiler.route(target).place
    repeats = [compiler.place_of(one) for one in groups]
    del compiler.references[before:]
    own = set(compiler.current.chain())
    if place is None or any(one is None or not one.repeat for one in repeats):
        raise XPathError("indexed-repeat() names something that is no repeat", call.position)
    wanted = [compiler.number(one) for one in positions]
    compiler.references += [
        (one, one not in own and not own.intersection(repeats)) for one in (place, *repeats) if one
    ]
    at = {repeat: number for repeat, number in zip(repeats, wanted, strict=True) if repeat}
    steps = [(one.name, one.repeat, at.get(one)) for one in place.chain()[1:]]
    mine = compiler.current.chain()
    depth = len(mine) - 1
    shared = {one: index for index, one in enumerate(mine) if one.repeat and one not in at}
    climbs = [depth - shared[one] if one in shared else None for one in place.chain()[1:]]

    def find(c: Frame) -> list[Any]:
        node = c.host.root
        for (name, repeat, number), climb in zip(steps, climbs, strict=True):
            if climb is not None:  # the own row of a repeat that no position was given for
                node = c.current
                for _ in range(climb):
                    node = node.up
                continue
            node = node.by_name[name]
            if not repeat:
                continue
            c.reads.add(node)
            row = 1.0 if number is None else number(c)
            if not (row == row and 1 <= row <= len(node.rows)):
                return []
            node = node.rows[int(row) - 1]
        c.reads.add(node)
        return [node]

    return find


@special("jr:itext", "text", 1, 1)
def itext(compiler: "Compiler", call: Call) -> Compute:
    """Return a text of the form in the language it is shown in."""
    text_id = compiler.text(call.arguments[0])
    return lambda c: c.host.text_of(text_id(c), c.reads)


@special("jr:choice-name", "text", 2, 2)
def choice_name(compiler: "Compiler", call: Call) -> Compute:
    """Return the label of a chosen code: code, and the question as a text."""
    code = compiler.text(call.arguments[0])
    question = _path_in(call.arguments[1])
    node = compiler.nodes(question)

    def label(c: Frame) -> str:
        found = node(c)
        return c.host.label_of_choice(found[0], code(c), c.reads) if found else ""

    return label


def _path_in(tree: Expression) -> Expression:
    return read(tree.value.strip()) if isinstance(tree, Text) else tree


@special("randomize", "nodes", 1, 2)
def randomize(compiler: "Compiler", call: Call) -> Compute:
    """Shuffle nodes; the same seed gives the same order."""
    nodes = compiler.nodes(call.arguments[0])
    seed = compiler.value(call.arguments[1]) if len(call.arguments) > 1 else None

    def shuffled(c: Frame) -> list[Any]:
        found = list(nodes(c))
        if seed is None:
            c.host.random.shuffle(found)
            return found
        chance = ParkMiller(_seed(seed(c)))
        made: list[Any] = []
        for place, node in enumerate(found):
            other = int(chance.next() * (place + 1))
            made.append(node)
            made[place], made[other] = made[other], node
        return made

    return shuffled


def _seed(value: Any) -> int:
    number = as_number(value)
    if number == number and abs(number) != float("inf"):
        return int(number)
    if isinstance(value, float) or not (text := as_text(value)):
        return 0
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big", signed=True)


class ParkMiller:
    """The generator that ODK prescribes, so that every program shuffles alike."""

    def __init__(self, seed: int) -> None:
        rest = abs(seed) % 2147483647
        self.seed = rest if seed > 0 and rest else 2147483646 - rest

    def next(self) -> float:
        """Return a number from 0 to below 1."""
        self.seed = self.seed * 16807 % 2147483647
        return (self.seed - 1) / 2147483646
