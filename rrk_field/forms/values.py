"""Values of expressions: numbers, texts, truth and dates, turned into each other as ODK does."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Protocol

NAN = math.nan
EPOCH = date(1970, 1, 1)
_DAY = timedelta(days=1)
_SPACE = " \t\r\n"
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?"
)


class HasText(Protocol):
    """A node of any tree, of which only the text counts here."""

    @property
    def text(self) -> str:
        """What stands in it."""


Value = float | str | bool | Sequence[HasText]
"""What an expression can give; a sequence is what XPath calls a node-set."""


def text_of_number(number: float) -> str:
    """Return digits without an exponent; a whole number has no decimal point."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def odk_text_of_number(number: float) -> str:
    """Return a number as ODK's engine for the web writes it: no number is nothing."""
    if math.isnan(number):
        return ""
    if math.isinf(number) or number == 0 or 1e-6 <= abs(number) < 1e21:
        return text_of_number(number)
    digits, _, exponent = f"{number!r}".partition("e")
    return f"{digits.removesuffix('.0')}e{int(exponent):+d}" if exponent else text_of_number(number)


def number_of(text: str) -> float:
    """Return the number written in a text, the days since 1970 of a date, or NaN."""
    text = text.strip(_SPACE)
    if _NUMBER.fullmatch(text):
        return float(text)
    if len(text) > 9 and text[4] == "-":
        days = days_of(text)
        return NAN if days is None else days
    return NAN


def odk_number_of(text: str) -> float:
    """Return the number written in a text as ODK's engine for the web reads it."""
    stripped = text.strip()
    if text and not stripped:
        return 0.0
    return number_of(stripped.removeprefix("+"))


def as_text(value: Value) -> str:
    """Return the text of any value; of a node-set, that of its first node."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        return text_of_number(value)
    return value[0].text if value else ""


def as_number(value: Value) -> float:
    """Return the number of any value."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float | int):
        return float(value)
    return number_of(as_text(value))


def as_boolean(value: Value) -> bool:
    """Return whether a value counts as true: a number but 0, a text but the empty one."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float | int):
        return value == value and value != 0
    return len(value) > 0


def moment_of(text: str) -> datetime | None:
    """Return the moment a date or date and time names; without a zone it is the laptop's."""
    match = _MOMENT.fullmatch(text.strip(_SPACE))
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    try:
        plain = datetime(  # noqa: DTZ001 - the zone follows
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "0").ljust(6, "0")[:6]),
        )
        return plain.astimezone() if zone is None else plain.replace(tzinfo=_zone(zone))
    except (ValueError, OverflowError, OSError):
        return None


def _zone(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def date_of(text: str) -> date | None:
    """Return the day a date or date and time names, in the laptop's zone."""
    text = text.strip(_SPACE)
    if len(text) == 10:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    moment = moment_of(text)
    return moment.astimezone().date() if moment else None


def days_of(text: str) -> float | None:
    """Return days since 1970-01-01, with the part of the day that a time names."""
    text = text.strip(_SPACE)
    if len(text) == 10:
        day = date_of(text)
        return None if day is None else float((day - EPOCH).days)
    moment = moment_of(text)
    if moment is None:
        return None
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) / _DAY


def date_from_days(days: float) -> str:
    """Return the ISO date of a number of days since 1970, empty where no calendar has it."""
    if math.isnan(days) or math.isinf(days):
        return ""
    try:
        return (EPOCH + timedelta(days=math.floor(days))).isoformat()
    except OverflowError:
        return ""


def moment_from_days(days: float) -> str:
    """Return the ISO date and time of a number of days since 1970, in the laptop's zone."""
    if math.isnan(days) or math.isinf(days):
        return ""
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=round(days * 86_400_000))
        return text_of_moment(moment.astimezone())
    except (OverflowError, ValueError, OSError):
        return ""


def text_of_moment(moment: datetime) -> str:
    """Return a moment as ODK writes it: milliseconds and the offset of the zone."""
    return moment.isoformat(timespec="milliseconds")


def time_of(text: str) -> time | None:
    """Return the time of day that a text names, without its zone."""
    try:
        return time.fromisoformat(text.strip(_SPACE)).replace(tzinfo=None)
    except ValueError:
        moment = moment_of(text)
        return moment.time() if moment and "T" in text else None
