"""What the operators of XPath do with two values."""

import math
import operator
from collections.abc import Callable, Sequence
from typing import Any

from rrk_field.forms.values import NAN, Value, as_boolean, as_number, as_text

ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def divide(left: float, right: float) -> float:
    """Divide as IEEE 754 does, without an exception."""
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """The remainder with the sign of the left side."""
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


def compare(sign: str, left: Value, right: Value) -> bool:
    """Compare two values as XPath does; node-sets hold if any of their nodes does."""
    test = ORDER[sign]
    equality = sign in ("=", "!=")
    if equality and (isinstance(left, bool) or isinstance(right, bool)):
        return test(as_boolean(left), as_boolean(right))
    numbers = not equality or _is_number(left) or _is_number(right)
    turn: Callable[[Value], Any] = as_number if numbers else as_text
    mine = {turn(one) for one in _each(left)}
    theirs = {turn(one) for one in _each(right)}
    if sign == "!=":
        return any(one != other for one in mine for other in theirs)
    if numbers:  # what is no number is neither equal, nor less, nor more
        mine = {one for one in mine if one == one}
        theirs = {one for one in theirs if one == one}
    if sign == "=":
        return not mine.isdisjoint(theirs)
    if not mine or not theirs:
        return False
    if sign in ("<", "<="):
        return test(min(mine), max(theirs))
    return test(max(mine), min(theirs))


def _is_number(value: Value) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool)


def _each(value: Value) -> Sequence[Value]:
    if isinstance(value, str | float | int | bool):
        return (value,)
    return [node.text for node in value]
