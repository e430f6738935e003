"""How areas, shares and numbers in property papers are read; unusual numbers are only warned of."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import ClassVar

from rrk_field.domain.errors import RrkError

_AREA = re.compile(r"(\d+)\.(\d{1,2})\.(\d{1,2})(?:\s*ha)?", re.IGNORECASE)
_SHARE = re.compile(r"(\d+)\s*/\s*(\d+)")
_PARCEL = re.compile(r"\d+(/\d+)?")
_LONG_PARCEL = re.compile(r"P-\d+-\d+-\d+(-\d+)?")
_CLAIM = re.compile(r"KPA\d{5}")
_DECISION = re.compile(r"KPCC/D/[A-Z]+/\d+/\d{4}")


class AreaFormatError(RrkError):
    """The area is not written as hectares, ares and square metres: `1.39.68`."""

    code: ClassVar[str] = "area_format"


class ShareFormatError(RrkError):
    """The share is not written as `n/m` with n from 1 to m."""

    code: ClassVar[str] = "share_format"


def area_m2(written: str) -> int:
    """Return the square metres of an area written `ha.a.m2`: `1.39.68 ha` is 13,968.

    Raises AreaFormatError.
    Source: possession lists as quoted in KPA Appeals Panel GSK-KPA-A-80/2015.
    """
    match = _AREA.fullmatch(written.strip())
    if match is None:
        raise AreaFormatError(written=written)
    hectares, ares, metres = (int(part) for part in match.groups())
    return hectares * 10_000 + ares * 100 + metres


def written_area(area_m2: int) -> str:
    """Return an area as it stands in papers: 13,968 is `1.39.68`."""
    hectares, rest = divmod(area_m2, 10_000)
    return f"{hectares}.{rest // 100:02}.{rest % 100:02}"


def share_of(written: str) -> Fraction:
    """Return the share written `n/m`; nothing written is the whole. Raises ShareFormatError."""
    if not written.strip():
        return Fraction(1)
    match = _SHARE.fullmatch(written.strip())
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise ShareFormatError(written=written)
    return Fraction(int(match[1]), int(match[2]))


def exceed_the_whole(shares: Iterable[Fraction]) -> bool:
    """Whether the shares of one parcel add up to more than the parcel: a warning."""
    return sum(shares, Fraction(0)) > 1


def usual_parcel(written: str) -> bool:
    """Whether a parcel number looks like `969/5` or `P-zone-parcel-sub`.

    Source: kpcva.org for the short form; the long form is a programme assumption, to be confirmed.
    """
    number = written.strip()
    return bool(_PARCEL.fullmatch(number) or _LONG_PARCEL.fullmatch(number))


def usual_possession_list(written: str) -> bool:
    """Whether a possession list number is digits alone."""
    return bool(re.fullmatch(r"\d+", written.strip()))


def usual_claim(written: str) -> bool:
    """Whether a claim number looks like `KPA13560`. Source: kpaonline.org."""
    return bool(_CLAIM.fullmatch(written.strip()))


def usual_decision(written: str) -> bool:
    """Whether a decision number looks like `KPCC/D/A/236/2014`. Source: kpaonline.org."""
    return bool(_DECISION.fullmatch(written.strip()))
