"""Functions of numbers."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from rrk_field.forms.frame import Frame
from rrk_field.forms.registry import function
from rrk_field.forms.values import NAN, HasText, Value, as_number, number_of


def numbers(values: tuple[Value, ...]) -> list[float]:
    """Return the numbers of arguments, each node of a node-set for itself."""
    found: list[float] = []
    for value in values:
        if isinstance(value, str | float | int):
            found.append(as_number(value))
        else:
            found += [number_of(node.text) for node in value]
    return found


@function("number", "?v", "number", needs_frame=True)
def number(c: Frame, value: Value | None = None) -> float:
    """Return the number of a value; of a date the days since 1970."""
    return as_number([c.node] if value is None else value)


@function("int", "n", "number")
def integer(value: float) -> float:
    """Cut off the part behind the point."""
    return float(int(value)) if math.isfinite(value) else value


@function("floor", "n", "number")
def floor(value: float) -> float:
    """Return the next whole number below."""
    return float(math.floor(value)) if math.isfinite(value) else value


@function("ceiling", "n", "number")
def ceiling(value: float) -> float:
    """Return the next whole number above."""
    return float(math.ceil(value)) if math.isfinite(value) else value


@function("round", "n?n", "number")
def rounded(value: float, digits: float = 0.0) -> float:
    """Round to digits behind the point (before it if negative), halves away from zero."""
    if not math.isfinite(value) or digits != digits:
        return value if digits == digits else NAN
    places = int(min(max(digits, -30), 30))
    exact = Decimal(repr(value))
    if places >= -exact.as_tuple().exponent:  # type: ignore[operator]
        return value
    try:
        return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    except ArithmeticError:
        return value


@function("sum", "s", "number")
def total(nodes: list[HasText]) -> float:
    """Add up; NaN if one is no number or if there is none, as ODK's own engine has it."""
    found = [number_of(node.text) for node in nodes]
    if not found:
        return NAN
    return math.fsum(found) if all(map(math.isfinite, found)) else sum(found, 0.0)


@function("max", "v*", "number")
def largest(*values: Value) -> float:
    """Return the largest; NaN if one is no number."""
    return _extreme(max, values)


@function("min", "v*", "number")
def smallest(*values: Value) -> float:
    """Return the smallest; NaN if one is no number."""
    return _extreme(min, values)


def _extreme(choose: Callable[..., float], values: tuple[Value, ...]) -> float:
    found = numbers(values)
    return choose(found) if found and not any(map(math.isnan, found)) else NAN


@function("count", "s", "number")
def count(nodes: list[HasText]) -> float:
    """Count nodes, for instance the rows of a repeat."""
    return float(len(nodes))


@function("count-non-empty", "s", "number")
def count_non_empty(nodes: list[HasText]) -> float:
    """Count nodes that hold something."""
    return float(sum(node.text != "" for node in nodes))


@function("pow", "nn", "number")
def power(base: float, exponent: float) -> float:
    """Raise to a power."""
    return _tried(lambda: math.pow(base, exponent), math.inf)


@function("exp", "n", "number")
def exponential(value: float) -> float:
    """Raise e to a power."""
    return _tried(lambda: math.exp(value), math.inf)


@function("exp10", "n", "number")
def power_of_ten(value: float) -> float:
    """Raise 10 to a power."""
    return _tried(lambda: math.pow(10.0, value), math.inf)


@function("log", "n", "number")
def logarithm(value: float) -> float:
    """Return the natural logarithm."""
    return -math.inf if value == 0 else _tried(lambda: math.log(value))


@function("log10", "n", "number")
def decimal_logarithm(value: float) -> float:
    """Return the logarithm to base 10."""
    return -math.inf if value == 0 else _tried(lambda: math.log10(value))


@function("sqrt", "n", "number")
def square_root(value: float) -> float:
    """Return the square root."""
    return _tried(lambda: math.sqrt(value))


@function("abs", "n", "number")
def absolute(value: float) -> float:
    """Take away a minus sign."""
    return abs(value)


@function("pi", "", "number")
def pi() -> float:
    """Return 3.14159..."""
    return math.pi


@function("sin", "n", "number")
def sine(value: float) -> float:
    """Return the sine of radians."""
    return _tried(lambda: math.sin(value))


@function("cos", "n", "number")
def cosine(value: float) -> float:
    """Return the cosine of radians."""
    return _tried(lambda: math.cos(value))


@function("tan", "n", "number")
def tangent(value: float) -> float:
    """Return the tangent of radians."""
    return _tried(lambda: math.tan(value))


@function("asin", "n", "number")
def arc_sine(value: float) -> float:
    """Return radians."""
    return _tried(lambda: math.asin(value))


@function("acos", "n", "number")
def arc_cosine(value: float) -> float:
    """Return radians."""
    return _tried(lambda: math.acos(value))


@function("atan", "n", "number")
def arc_tangent(value: float) -> float:
    """Return radians."""
    return math.atan(value)


@function("atan2", "nn", "number")
def arc_tangent_of_two(y: float, x: float) -> float:
    """Return radians, by the signs of both."""
    return math.atan2(y, x)


@function("random", "", "number", needs_frame=True)
def random_number(c: Frame) -> float:
    """Return a number from 0 to below 1."""
    return c.host.random.random()


def _tried(compute: Callable[[], float], too_large: float = NAN) -> float:
    try:
        return compute()
    except OverflowError:
        return too_large
    except ValueError:
        return NAN
