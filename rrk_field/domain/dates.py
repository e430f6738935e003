"""Partial dates: what people type, the EDTF text that is stored, first and last day, age."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rrk_field.domain.errors import RrkError
from rrk_field.domain.scripts import fold

FIRST_YEAR, LAST_YEAR = 1800, 2199

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")
_ABOUT = re.compile(r"(?:~|(?:ca|rreth|oko|око|about)(?![^\W\d_]))[\s.]*", re.IGNORECASE)
_MONTHS = (  # English, Albanian, Serbian with its genitive; Cyrillic meets them through fold()
    "january janar januara",
    "february shkurt februara",
    "march mars marta",
    "april prill aprila",
    "may maj maja",
    "june qershor juna juni",
    "july korrik jula juli",
    "august gusht avgusta",
    "september shtator septembar septembra",
    "october tetor oktobar oktobra",
    "november nentor novembar novembra",
    "december dhjetor decembar decembra",
)


class DateFormatError(RrkError):
    """What was typed is not a date, or no such day exists; the text is kept."""

    code: ClassVar[str] = "date_format"


@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year, perhaps an approximate one. Year 1800 to 2199."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        """Refuse a day that no calendar has, with ValueError."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR or (self.day and not self.month):
            raise ValueError(f"no such date: {self.year}-{self.month}-{self.day}")
        date(
            self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day
        )

    @property
    def edtf(self) -> str:
        """The stored text: `1971-06-14`, `1999-06`, `1988~`."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts) + "~" * self.approximate

    @property
    def shown(self) -> str:
        """The same in all languages: `14.06.1971`, `06.1999`, `~1988`."""
        parts = [*(f"{part:02}" for part in (self.day, self.month) if part), f"{self.year:04}"]
        return "~" * self.approximate + ".".join(parts)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def covers(self, day: date) -> bool:
        """Whether a day agrees with it; an approximate date contradicts nothing."""
        return self.approximate or self.earliest <= day <= self.latest

    def age_on(self, day: date) -> int:
        """Return whole years on a day; a missing day counts as the 15th, a missing month as 1 July.

        Source: programme assumption, to be confirmed.
        """
        counted = (7, 1) if self.month is None else (self.month, self.day or 15)
        return day.year - self.year - ((day.month, day.day) < counted)


def from_edtf(text: str) -> PartialDate:
    """Read a stored partial date. Raises DateFormatError."""
    match = _EDTF.fullmatch(text)
    if match is None:
        raise DateFormatError(text=text)
    year, month, day, about = match.groups()
    return _date(
        text,
        int(year),
        int(month) if month else None,
        int(day) if day else None,
        approximate=bool(about),
    )


def parse(typed: str, today: date) -> PartialDate:
    """Understand a date as people type it, day before month. Raises DateFormatError.

    `today` decides the century of a two-digit year: the newest year that is not in the future.
    """
    text = typed.strip()
    if _EDTF.fullmatch(text):
        return from_edtf(text)
    about = _ABOUT.match(text)
    rest = text[about.end() :] if about else text.removesuffix("~")
    day, month, year = _parts(typed, re.findall(r"\d+|[^\W\d_]+|[^\s\w.,/-]|_", rest))
    return _date(
        typed, _year(typed, year, today), month, day, approximate=bool(about or rest != text)
    )


def display(edtf: str) -> str:
    """Return a stored date as it is shown, `dd.MM.yyyy`; text that is no date stays as it is."""
    try:
        return from_edtf(edtf).shown
    except DateFormatError:
        return edtf


def age_on(edtf: str, day: date) -> int:
    """Return the age in whole years of somebody born on a stored date."""
    return from_edtf(edtf).age_on(day)


def _parts(typed: str, words: list[str]) -> tuple[int | None, int | None, str]:
    """Day, month and the year's digits."""
    match words:
        case [run] if run.isdecimal() and len(run) in (6, 8):
            return int(run[:2]), int(run[2:4]), run[4:]
        case [year] if len(year) == 4 or (year.isdecimal() and int(year) > 31):
            return None, None, year
        case [year, month, day] if len(year) == 4 and year.isdecimal():
            return _number(typed, day), _month(typed, month), year
        case [name, day, year] if not name.isdecimal():
            return _number(typed, day), _month(typed, name), year
        case [day, month, year]:
            return _number(typed, day), _month(typed, month), year
        case [month, year]:
            return None, _month(typed, month), year
    raise DateFormatError(text=typed)


def _number(typed: str, digits: str) -> int:
    if not digits.isdecimal() or len(digits) > 2:
        raise DateFormatError(text=typed)
    return int(digits)


def _month(typed: str, word: str) -> int:
    if word.isdecimal():
        return _number(typed, word)
    name = fold(word)
    for number, names in enumerate(_MONTHS, start=1):
        if len(name) >= 3 and any(known.startswith(name) for known in names.split()):
            return number
    raise DateFormatError(text=typed)


def _year(typed: str, digits: str, today: date) -> int:
    if not digits.isdecimal() or len(digits) not in (2, 4):
        raise DateFormatError(text=typed)
    year = int(digits)
    if len(digits) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def _date(
    typed: str, year: int, month: int | None, day: int | None, *, approximate: bool
) -> PartialDate:
    try:
        return PartialDate(year, month, day, approximate)
    except ValueError as error:
        raise DateFormatError(text=typed) from error
