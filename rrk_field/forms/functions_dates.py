"""Functions of days and moments. A day is the text of ISO 8601; as a number, days since 1970."""

from datetime import datetime

from rrk_field.forms.frame import Frame
from rrk_field.forms.registry import function
from rrk_field.forms.values import (
    NAN,
    Value,
    as_text,
    date_from_days,
    date_of,
    days_of,
    moment_from_days,
    moment_of,
    number_of,
    text_of_moment,
    time_of,
)

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONG_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


@function("today", "", "text", needs_frame=True)
def today(c: Frame) -> str:
    """Return the day on which the form was opened."""
    return c.host.today.isoformat()


@function("now", "", "text", needs_frame=True)
def now(c: Frame) -> str:
    """Return the moment, with the offset of the laptop's zone."""
    return text_of_moment(c.host.now())


@function("date", "v", "text")
def day(value: Value) -> str:
    """Return a date from a text or from days since 1970; empty if it is none."""
    if isinstance(value, float | int):
        return date_from_days(value)
    text = as_text(value)
    found = date_of(text)
    return date_from_days(number_of(text)) if found is None else found.isoformat()


@function("date-time", "v", "text")
def moment(value: Value) -> str:
    """Return a date and time from a text or from days since 1970; empty if it is none."""
    if isinstance(value, float | int):
        return moment_from_days(value)
    text = as_text(value)
    found = moment_of(text)
    return moment_from_days(number_of(text)) if found is None else text_of_moment(found)


@function("time", "t", "text")
def time(text: str) -> str:
    """Return the time of day of a text."""
    found = time_of(text)
    return "" if found is None else found.isoformat(timespec="milliseconds")


@function("decimal-date-time", "v", "number")
def decimal_date_time(value: Value) -> float:
    """Return days since 1970, with the part of the day."""
    if isinstance(value, float | int):
        return value
    text = as_text(value)
    found = days_of(text)
    return number_of(text) if found is None else found


@function("decimal-time", "t", "number")
def decimal_time(text: str) -> float:
    """Return the part of the day that a time of day names."""
    found = time_of(text)
    if found is None:
        return NAN
    seconds = found.hour * 3600 + found.minute * 60 + found.second + found.microsecond / 1e6
    return seconds / 86400


@function("format-date", "vt", "text")
def format_date(value: Value, pattern: str) -> str:
    """Write a date as the pattern says."""
    text = day(value)
    found = date_of(text) if text else None
    if found is None:
        return ""
    clock = moment_of(as_text(value)) if not isinstance(value, float | int) else None
    midnight = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - a day has no zone
    return _written(clock.astimezone() if clock else midnight, pattern)


@function("format-date-time", "vt", "text")
def format_date_time(value: Value, pattern: str) -> str:
    """Write a date and time as the pattern says, in the laptop's zone."""
    found = moment_of(moment(value))
    return "" if found is None else _written(found.astimezone(), pattern)


def _written(at: datetime, pattern: str) -> str:
    parts = {**written(at), "%": "%"}
    made, letters = "", iter(pattern)
    for letter in letters:
        made += parts.get(next(letters, ""), "") if letter == "%" else letter
    return made


def written(at: datetime) -> dict[str, str]:
    """Return the parts of a moment by their letters in a pattern."""
    return {
        "Y": f"{at.year:04}",
        "y": f"{at.year % 100:02}",
        "m": f"{at.month:02}",
        "n": f"{at.month}",
        "b": _MONTHS[at.month - 1],
        "B": _LONG_MONTHS[at.month - 1],
        "d": f"{at.day:02}",
        "e": f"{at.day}",
        "H": f"{at.hour:02}",
        "h": f"{at.hour}",
        "M": f"{at.minute:02}",
        "S": f"{at.second:02}",
        "3": f"{at.microsecond // 1000:03}",
        "a": _WEEKDAYS[at.weekday()],
        "W": f"{at.isocalendar().week}",
    }
