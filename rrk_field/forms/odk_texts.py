"""Answers as the texts that ODK's engine for the web keeps; what is not of its type is empty."""

import math
import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

from rrk_field.forms.definition import Question

INT_RANGE = (-(2**31), 2**31 - 1)

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_CLOCK = r"\d{2}:\d{2}:\d{2}(?:\.\d+)?"
_DATE = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})(?:T(?:{_CLOCK}|\d{{2}}:\d{{2}}|\d{{2}}))?")
_ZONE = r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
_MOMENT = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})T({_CLOCK}){_ZONE}")
_TIME = re.compile(rf"({_CLOCK}){_ZONE}")
_LARGEST_DEGREES = (90, 180)


def odk_text(question: Question, text: str) -> str:
    """Return an answer as it is kept, empty if it is none."""
    match question.control:
        case "select" | "rank":
            return " ".join(text.split())
        case "trigger":
            return "OK" if text.lower() == "ok" else ""
        case "select1":
            return text
        case "range":
            return _within(question, text)
    return _WRITERS.get(question.type, str)(text) if text else ""


def _number(text: str) -> float | None:
    """The number that a text is, None if it is none or has no end."""
    text = text.strip()
    if not text:
        return 0.0
    number = float(text) if _NUMBER.fullmatch(text) else math.nan
    return number if math.isfinite(number) else None


def _int(text: str) -> str:
    number = _number(text)
    if number is None or not INT_RANGE[0] <= int(number) <= INT_RANGE[1]:
        return ""
    return str(int(number))


def _decimal(text: str) -> str:
    number = _number(text)
    return "" if number is None else decimal_text(number)


def decimal_text(number: float) -> str:
    """Return a number with at least one digit behind the point."""
    exact = format(Decimal(repr(number)), "f")
    return exact if "." in exact else f"{exact}.0"


def _within(question: Question, text: str) -> str:
    """An answer of a range, if it lies in it."""
    kept = _WRITERS[question.type](text) if text and question.is_numeric else ""
    low, high = (_number(bound) for bound in question.bounds[:2])
    if not kept or low is None or high is None:
        return kept
    return kept if low <= float(kept) <= high else ""


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    return match[1] if match and _is_day(match[1]) else ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_clock(text: str) -> bool:
    try:
        time.fromisoformat(text[:8])
    except ValueError:
        return False
    return True


def _time(text: str) -> str:
    match = _TIME.fullmatch(text)
    return text if match and _is_clock(match[1]) else ""


def _moment(text: str) -> str:
    match = _MOMENT.fullmatch(text)
    return text if match and _is_day(match[1]) and _is_clock(match[2]) else ""


def _point(text: str) -> str:
    numbers = [_number(part) for part in text.split()][:4]
    if len(numbers) < 2 or None in numbers[2:]:
        return ""
    for degrees, largest in zip(numbers, _LARGEST_DEGREES, strict=False):
        if degrees is None or abs(degrees) > largest:
            return ""
    if numbers[0] == numbers[1] == 0:
        return ""
    return " ".join(decimal_text(number) for number in numbers if number is not None)


def _line(text: str, *, closed: bool) -> str:
    parts = text.split(";")
    if not parts[-1].strip():
        parts.pop()
    points = [_point(part) for part in parts]
    if not all(points) or len(points) < (3 if closed else 2):
        return ""
    ends = [point.split()[:2] for point in (points[0], points[-1])]
    return ";".join(points) if (ends[0] == ends[1]) is closed else ""


_WRITERS: dict[str, Callable[[str], str]] = {
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _moment,
    "geopoint": _point,
    "geotrace": lambda text: _line(text, closed=False),
    "geoshape": lambda text: _line(text, closed=True),
}
