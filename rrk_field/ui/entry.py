"""How what is typed becomes a value, and how a value is shown: numbers, dates, keys of choices."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt

from rrk_field.domain import dates
from rrk_field.domain.dates import DateFormatError

if TYPE_CHECKING:
    from rrk_field.forms.session import Choice

SPECIAL_CODES = ("na", "dk", "ref")
SPECIAL_KEYS = {"na": Qt.Key.Key_F7, "dk": Qt.Key.Key_F8, "ref": Qt.Key.Key_F9}
SPECIAL_KEY_NAMES = {"na": "F7", "dk": "F8", "ref": "F9"}
MAX_BUTTONS = 7
"""So many ordinary choices are buttons; a longer list is a drop-down."""


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
