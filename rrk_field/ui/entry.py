"""How what is typed becomes a value, and how a value is shown: numbers, dates, keys of choices."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt

from rrk_field.domain import dates
from rrk_field.domain.dates import DateFormatError

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from rrk_field.forms.definition import Question
    from rrk_field.forms.session import Choice

_TIME = re.compile(r"(\d{1,2})[:.h ]?(\d{2})")
_PAIR = re.compile(r"\s*-?\d+\.\d+\s*,\s*-?\d+\.\d+\s*")
_UNSIGNED = re.compile(r"\d+(?:[.,]\d+)?")
SPECIAL_CODES = ("na", "dk", "ref")
SPECIAL_KEYS = {"na": Qt.Key.Key_F7, "dk": Qt.Key.Key_F8, "ref": Qt.Key.Key_F9}
SPECIAL_KEY_NAMES = {"na": "F7", "dk": "F8", "ref": "F9"}
_TYPED_SPECIALS = {"?": "dk", "!": "ref"}
MAX_BUTTONS = 7
"""So many ordinary choices are buttons; a longer list is a drop-down."""


def special_pressed(event: "QKeyEvent", allowed: Sequence[str], *, blank: bool) -> str:
    """Return the special answer of a key, "" for none: F7, F8, F9, `?` and `!` where it is blank.

    `allowed`: the codes that the question takes.
    """
    if event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    ):
        return ""
    for code in allowed:
        if event.key() == SPECIAL_KEYS[code]:
            return code
    typed = _TYPED_SPECIALS.get(event.text(), "") if blank else ""
    return typed if typed in allowed else ""


def special_answer(question: "Question", code: str) -> tuple[str, str]:
    """Return value and special answer: a code that the list of choices has is a value."""
    return ("", code) if code in question.special else (code, "")


def ordinary(choices: "Sequence[Choice]") -> "list[Choice]":
    """The choices that are no special answers."""
    return [choice for choice in choices if choice.code not in SPECIAL_CODES]


def choice_keys(choices: "Sequence[Choice]") -> dict[str, str]:
    """Return the key of each code: the code itself where all are numbers, else the position.

    So that one can type from paper; numbers of two digits have no key.
    """
    codes = [choice.code for choice in ordinary(choices)]
    if all(code.isdecimal() for code in codes):
        keys = {code: code for code in codes if len(code) == 1}
    else:
        keys = {code: str(place) for place, code in enumerate(codes[:9], start=1)}
    special = {choice.code for choice in choices} - set(codes)
    return keys | {code: SPECIAL_KEY_NAMES[code] for code in special}


def read_number(typed: str, *, whole: bool) -> str | None:
    """Return the stored text of a number; both decimal marks are understood, None is no number.

    Of two different marks the last one is the decimal mark; a mark that stands more than once
    groups thousands.
    """
    text = "".join(typed.split()).replace("\u00a0", "").replace("−", "-").strip("€")
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        text = text.replace(thousands, "")
    for mark in ",.":
        if text.count(mark) > 1:
            text = text.replace(mark, "")
    text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        return None
    digits = text.lstrip("+-").replace(".", "", 1)
    if not digits.isdecimal() or not digits.isascii():
        return None
    if whole:
        return str(int(number)) if number == int(number) else None
    return text if not text.endswith(".") else text[:-1]


def show_number(value: str) -> str:
    """A stored number as the language of the interface writes it."""
    try:
        number = float(value)
    except ValueError:
        return value
    decimals = len(value.partition(".")[2])
    return QLocale().toString(number, "f", decimals)


def group_thousands(value: str) -> str:
    """A stored number with spaces between thousands; in no language do they mean anything else."""
    whole, point, decimals = value.partition(".")
    if not whole.lstrip("-").isdecimal():
        return value
    mark = QLocale().decimalPoint() if point else ""
    return f"{int(whole):,}".replace(",", "\u00a0") + mark + decimals


def today() -> date:
    """The day on this laptop."""
    return datetime.now().astimezone().date()


def read_partial_date(typed: str) -> str | None:
    """The EDTF text of a date of which parts may be missing."""
    try:
        return dates.parse(typed, today()).edtf
    except DateFormatError:
        return None


def read_whole_date(typed: str) -> str | None:
    """The ISO text of a day; a month or a year alone is none."""
    stored = read_partial_date(typed)
    return stored if stored is not None and len(stored) == 10 else None


def asked_parts(appearance: Sequence[str]) -> int:
    """How many parts of a date are asked: 1 the year, 2 the month too, 3 a whole day."""
    if "year" in appearance:
        return 1
    return 2 if "month-year" in appearance else 3


def first_day(stored: str, parts: int) -> str:
    """The day that stands for a month or a year, as ODK keeps it; what is no date stays."""
    known = stored.split("-")
    if not all(part.isdecimal() for part in known) or len(known) < parts:
        return stored
    return "-".join([*known[:parts], "01", "01"][:3])


def without_first_day(value: str, parts: int) -> str:
    """The month or year that a stored day stands for; any other day stays whole."""
    if len(value) != 10 or not value.endswith("-01-01"[3 * (parts - 1) :]):
        return value
    return value[: (4, 7, 10)[parts - 1]]


def read_time(typed: str) -> str | None:
    """The stored text of a time of day, such as 14:30, 9.05 or 1430."""
    match = _TIME.fullmatch(typed.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return f"{int(match[1]):02}:{match[2]}:00.000"


def read_moment(day: str, time: str) -> str | None:
    """The stored text of a day and a time of day, with the zone of this laptop."""
    date_text, time_text = read_whole_date(day), read_time(time)
    if date_text is None or time_text is None:
        return None
    moment = datetime.fromisoformat(f"{date_text}T{time_text}").astimezone()
    return moment.isoformat(timespec="milliseconds")


def split_moment(value: str) -> tuple[str, str]:
    """Day (ISO) and time (14:30) of a stored moment in the zone of this laptop."""
    if not value:
        return "", ""
    try:
        moment = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return value, ""
    return moment.date().isoformat(), f"{moment:%H:%M}"


def read_point(typed: str) -> str | None:
    """The stored text of a position: `42.3803, 20.4315`, degrees and minutes, either decimal mark.

    Altitude and accuracy may follow decimal degrees. None where it is no position on the earth.
    """
    text = typed.strip().upper().replace("−", "-")
    found = _by_hemisphere(text) if re.search("[NSEW]", text) else _in_degrees(text)
    if found is None or abs(found[0]) > 90 or abs(found[1]) > 180:
        return None
    return " ".join(f"{number:.10f}".rstrip("0").rstrip(".") for number in found)


def _in_degrees(text: str) -> list[float] | None:
    pattern = "," if _PAIR.fullmatch(text) else r"[;\s]+|,\s+"
    words = [word.strip(", ;") for word in re.split(pattern, text)]
    try:
        numbers = [float(word.replace(",", ".")) for word in words if word]
    except ValueError:
        return None
    return [*numbers, 0.0, 0.0][:4] if 2 <= len(numbers) <= 4 else None


def _by_hemisphere(text: str) -> list[float] | None:
    """Degrees, or degrees, minutes and seconds, with N, S, E, W before or behind."""
    before = text[:1] in "NSEW"
    pattern = r"([NSEW])([^NSEW]+)" if before else r"([^NSEW]+)([NSEW])"
    found: dict[str, float] = {}
    for match in re.findall(pattern, text):
        side, written = match if before else match[::-1]
        parts = [float(one.replace(",", ".")) for one in _UNSIGNED.findall(written)]
        if not 1 <= len(parts) <= 3 or any(part >= 60 for part in parts[1:]):
            return None
        degrees = sum(part / 60**power for power, part in enumerate(parts))
        found["lat" if side in "NS" else "lon"] = -degrees if side in "SW" else degrees
    return [found["lat"], found["lon"], 0.0, 0.0] if len(found) == 2 else None


def show_point(value: str) -> str:
    """A stored position as it is typed: latitude, longitude, and altitude if there is one."""
    words = value.split()
    while len(words) > 2 and words[-1] in ("0", "0.0"):
        words.pop()
    return " ".join(words)


def say_date(stored: str) -> str:
    """A stored date in words: "14 June 1971"."""
    try:
        known = dates.from_edtf(stored)
    except DateFormatError:
        return stored
    locale, day = QLocale(), QDate(known.earliest)
    words = "d MMMM yyyy" if known.day else "MMMM yyyy" if known.month else "yyyy"
    return ("~ " if known.approximate else "") + locale.toString(day, words)


def age_in_years(stored: str) -> int | None:
    """Whole years from a stored date to today; None where it is no date or in the future."""
    try:
        known = dates.from_edtf(stored)
    except DateFormatError:
        return None
    years = known.age_on(today())
    return years if years >= 0 else None
