"""The small functions that compiled expressions are put together from."""

from collections.abc import Callable, Sequence
from typing import Any

from rrk_field.forms.frame import Compute, Frame
from rrk_field.forms.lists import Element
from rrk_field.forms.operators import divide, remainder
from rrk_field.forms.registry import Function
from rrk_field.forms.values import Value, as_boolean


def plain_call(function: Function, given: list[Compute]) -> Compute:
    """Call a function of plain values with its computed arguments."""
    run: Callable[..., Any] = function.run
    if function.needs_frame:
        return lambda c: run(c, *[one(c) for one in given])
    match given:
        case []:
            return lambda _: run()
        case [first]:
            return lambda c: run(first(c))
        case [first, second]:
            return lambda c: run(first(c), second(c))
    return lambda c: run(*[one(c) for one in given])


def first_text(nodes: Compute) -> Compute:
    """Turn nodes into the text of the first one."""

    def text(c: Frame) -> str:
        found = nodes(c)
        return found[0].text if found else ""

    return text


def only_nodes(value: Value) -> Sequence[Any]:
    """Return a value that is a node-set; of any other no node."""
    return () if isinstance(value, str | float | int | bool) else value


def holds(value: Value, position: int) -> bool:
    """Whether a condition holds at a position; a number is a position itself."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return value == position
    return as_boolean(value)


def filtered(nodes: Compute, conditions: list[Compute]) -> Compute:
    """Keep the nodes for which all conditions hold, one condition after the other."""

    def found(c: Frame) -> list[Any]:
        kept: list[Any] = nodes(c)
        for condition in conditions:
            kept = keep(c, kept, condition)
        return kept

    return found


def keep(c: Frame, nodes: Sequence[Any], condition: Compute) -> list[Any]:
    """Return the nodes for which a condition holds."""
    size = len(nodes)
    if not c.host.spend(size):
        return []
    inner = Frame(c.node, c.host, c.reads, c.current, 1, size)
    kept = []
    for position, node in enumerate(nodes, start=1):
        inner.node = node
        inner.position = position
        if condition(inner):
            kept.append(node)
    return kept


def column_test(
    column: str, test: Callable[[str, str], bool], text: Compute, general: Compute
) -> Compute:
    """Compare a column of a list's item with a text; most choices are filtered so."""

    def found(c: Frame) -> bool:
        item = c.node
        if not isinstance(item, Element):
            return bool(general(c))
        wanted = text(c)
        return any(test(cell.text, wanted) for cell in item.by_name.get(column, ()))

    return found


def arithmetic(sign: str, left: Compute, right: Compute) -> Compute:
    """Compute with two numbers."""
    match sign:
        case "+":
            return lambda c: left(c) + right(c)
        case "-":
            return lambda c: left(c) - right(c)
        case "*":
            return lambda c: left(c) * right(c)
        case "div":
            return lambda c: divide(left(c), right(c))
    return lambda c: remainder(left(c), right(c))
