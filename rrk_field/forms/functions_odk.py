"""Functions that ODK's engine for the web computes in its own way; see `registry.ODK_FUNCTIONS`."""

import math
import re
from datetime import datetime

from rrk_field.forms.functions_dates import written
from rrk_field.forms.patterns import is_found
from rrk_field.forms.registry import function
from rrk_field.forms.values import NAN, Value, as_text, days_of, moment_from_days, moment_of

NO_DATE = "Invalid Date"

_UNPADDED = re.compile(r"(\d{4})-([1-9]|\d{2})-([1-9]|\d{2})(T.*)?")
_DATE_LIKE = re.compile(
    r"\d{4}-\d{2}-\d{2}(T(\d{2}:\d{2}:\d{2}(\.\d+)?|\d{2}:\d{2}|\d{2})(Z|[+-]\d{2}:\d{2})?)?"
)
_DAYS = ("", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "")
"""By the number of the day: Sunday has no name there."""
_DATE_LETTERS = "Yymnbdea"
_TIME_LETTERS = "HhMS3"


def _moment(text: str) -> datetime | None:
    if not _DATE_LIKE.fullmatch(text):
        return None
    found = moment_of(f"{text}:00" if re.search(r"T\d{2}$", text) else text)
    return found.astimezone() if found else None


def _shown(text: str) -> str:
    """A day without its time where that is midnight."""
    return re.sub(r"T00:00:00(\.0+)?(Z|[+-]\d{2}:\d{2})?$", "", text)


@function("date-time", "v", "text", odk=True)
@function("date", "v", "text", odk=True)
def day(value: Value) -> str:
    """Return a date, with its time where it has one."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float | int):
        return _shown(moment_from_days(value)) or NO_DATE
    text = as_text(value)
    if not text:
        return ""
    if match := _UNPADDED.fullmatch(text):
        text = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}{match[4] or ''}"
    found = _moment(text)
    return NO_DATE if found is None else _shown(found.isoformat(timespec="milliseconds"))


@function("decimal-date-time", "v", "number", odk=True)
def decimal_date_time(value: Value) -> float:
    """Return days since 1970, with the part of the day."""
    if isinstance(value, float | int):
        return float(value)
    text = as_text(value)
    days = days_of(text) if _moment(text) else None
    return NAN if days is None else days


@function("format-date", "tt", "text", odk=True)
def format_date(text: str, pattern: str) -> str:
    """Write a date as the pattern says; letters for times stay as they are."""
    return _formatted(text, pattern, _DATE_LETTERS)


@function("format-date-time", "tt", "text", odk=True)
def format_date_time(text: str, pattern: str) -> str:
    """Write a date and time as the pattern says."""
    return _formatted(text, pattern, _DATE_LETTERS + _TIME_LETTERS)


def _formatted(text: str, pattern: str, letters: str) -> str:
    found = _moment(text)
    if found is None:
        return ""
    parts = {**written(found), "a": _DAYS[found.isoweekday()]}
    return re.sub(f"%([{letters}])", lambda match: parts[match[1]], pattern)


@function("regex", "tt", "boolean", odk=True)
def regex(text: str, pattern: str) -> bool:
    """Whether a pattern is found in a text, as a browser reads it."""
    return is_found(pattern, text, in_browser=True)


@function("round", "n?n", "number", odk=True)
def rounded(value: float, digits: float = 0.0) -> float:
    """Round to digits behind the point, halves away from zero, as binary numbers have it."""
    if not math.isfinite(value) or not math.isfinite(digits):
        return value if math.isfinite(digits) else NAN
    try:
        shift = 10.0**digits
        return math.copysign(math.floor(abs(value) * shift + 0.5) / shift, value)
    except (OverflowError, ZeroDivisionError):
        return NAN
