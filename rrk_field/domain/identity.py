"""Checks of personal numbers: length and other characters are errors, the rest are warnings."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rrk_field.domain.dates import PartialDate

Sex = Literal["1", "2"]
"""Codes of the list `sex`: 1 male, 2 female."""

_LENGTHS = {"1": 10, "2": 13}
_KOSOVO_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)
_JMBG_WEIGHTS = (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True)
class IdentityCheck:
    """What was found about a number; `error` and `warnings` are codes of sentences.

    `birth_date` and `sex` are what a JMBG itself says.
    """

    error: str | None = None
    warnings: tuple[str, ...] = ()
    birth_date: date | None = None
    sex: Sex | None = None

    @property
    def accepted(self) -> bool:
        """Whether nothing has to be said about the number."""
        return self.error is None and not self.warnings


def kind_of(number: str) -> str | None:
    """Return the kind of a number by its length: "1" Kosovo personal number, "2" JMBG."""
    length = len(number.strip())
    return next((kind for kind, wanted in _LENGTHS.items() if wanted == length), None)


def check_kosovo_number(number: str) -> IdentityCheck:
    """Check a Kosovo personal number; numbers that begin with 9 have no check digit.

    Source: 10 digits after Administrative Instruction (MIA) 06/2016; the check digit as in the
    open-source dedal-io/nidx, src/country/kosovo.rs. No official rule was published.
    """
    number = number.strip()
    if error := _format_error(number, 10):
        return IdentityCheck(error=error)
    if number.startswith("9") or _check_digit(number[:9], _KOSOVO_WEIGHTS) == int(number[9]):
        return IdentityCheck()
    return IdentityCheck(warnings=("identity_check_digit",))


def check_jmbg(
    number: str, *, born: PartialDate | None = None, sex: str | None = None
) -> IdentityCheck:
    """Check a JMBG, and compare it with the birth date and sex that were answered.

    Source: ddmmyyy rr bbb k with the published modulus 11 check; that years from 850 on are 1yyy
    and numbers bbb below 500 are men's are programme assumptions, to be confirmed.
    """
    number = number.strip()
    if error := _format_error(number, 13):
        return IdentityCheck(error=error)
    says_born = _jmbg_date(number)
    says_sex: Sex = "1" if int(number[9:12]) < 500 else "2"
    found = {
        "identity_check_digit": _check_digit(number[:12], _JMBG_WEIGHTS) != int(number[12]),
        "identity_no_such_date": says_born is None,
        "identity_birth_date_differs": bool(says_born and born and not born.covers(says_born)),
        "identity_sex_differs": sex in ("1", "2") and sex != says_sex,
    }
    warnings = tuple(code for code, holds in found.items() if holds)
    return IdentityCheck(warnings=warnings, birth_date=says_born, sex=says_sex)


def _format_error(number: str, length: int) -> str | None:
    if not (number.isascii() and number.isdigit()):
        return "identity_digits"
    return None if len(number) == length else "identity_length"


def _check_digit(digits: str, weights: tuple[int, ...]) -> int:
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    check = 11 - total % 11
    return 0 if check >= 10 else check


def _jmbg_date(number: str) -> date | None:
    year = int(number[4:7])
    try:
        return date(1000 + year if year >= 850 else 2000 + year, int(number[2:4]), int(number[:2]))
    except ValueError:
        return None
