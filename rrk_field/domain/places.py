"""Municipalities and settlements, and how a place is written.

The 38 municipalities are shipped with the program; settlements are records that grow by use and
by import.
"""

import csv
import functools
from dataclasses import dataclass
from typing import ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced
from rrk_field.domain.scripts import latin
from rrk_field.settings import asset

SERBIAN_FIRST = frozenset({"12", "14", "23", "28", "29", "34", "35", "36", "37", "38"})
"""Serb-majority municipalities, whose Serbian name is written first.

Source: programme assumption, to be confirmed.
"""

_SERIES = """
01 DEC 02 GJA 03 GLO 04 GJI 05 DRA 06 IST 07 KAC 08 KLI 09 KPO 10 KAM 11 MIT 12 LEP 13 LIP
14 NBR 15 OBI 16 ORA 17 PEJ 18 POD 19 PRI 20 PRZ 21 SKE 22 STI 23 STR 24 SUH 25 FER 26 VIT
27 VUC 28 ZUB 29 ZVE 30 MAL 31 JUN 32 MAM 33 HAN 34 GRA 35 RAN 36 PAR 37 KLO 38 NMI
""".split()
SERIES = dict(zip(_SERIES[::2], _SERIES[1::2], strict=True))
"""Municipality code -> the letters of its file numbers, `PEJ-00213`.

Source: programme assumption, to be confirmed.
"""


@dataclass(frozen=True)
class Municipality:
    """One of the 38 municipalities. `code` is text with a leading zero; the seat may be unknown."""

    code: str
    name_en: str
    name_sq: str
    name_sr: str
    district: str
    latitude: float | None
    longitude: float | None
    also: tuple[str, ...]


@functools.cache
def municipalities() -> dict[str, Municipality]:
    """All municipalities by code.

    Source: resources/gazetteer/municipalities.csv, whose rows name theirs.
    """
    path = asset("resources/gazetteer/municipalities.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _municipality(row) for row in csv.DictReader(file)}


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name_en=row["name_en"],
        name_sq=row["name_sq"],
        name_sr=row["name_sr_cyrl"],
        district=row["district"],
        latitude=float(row["lat"]) if row["lat"] else None,
        longitude=float(row["lon"]) if row["lon"] else None,
        also=tuple(name for name in row["also"].split(";") if name),
    )


def place_name(municipality_code: str, language: str) -> str:
    """Return both names of a municipality in their order, `Pejë/Peć`; equal names once.

    Serbian stands in Cyrillic for "sr-Cyrl". An unknown code is returned as it is.
    Source: programme assumption, to be confirmed (order of the two names).
    """
    place = municipalities().get(municipality_code)
    if place is None:
        return municipality_code
    return both_names(place.name_sq, place.name_sr, municipality_code, language)


def both_names(name_sq: str, name_sr: str, municipality_code: str, language: str) -> str:
    """Return two names of a place in its municipality's order; a missing or equal one once."""
    serbian = name_sr if language == "sr-Cyrl" else latin(name_sr)
    if not name_sq or not serbian or name_sq == latin(name_sr):
        return (serbian if language == "sr-Cyrl" and serbian else name_sq) or serbian
    first, second = name_sq, serbian
    if municipality_code in SERBIAN_FIRST:
        first, second = second, first
    return f"{first}/{second}"


class Settlement(Record, table=True):
    """A village or town; officers add one that is missing, the office imports lists."""

    __tablename__: ClassVar[str] = "settlement"
    sync: ClassVar[Synced] = Synced(everywhere=True, together=(("latitude", "longitude"),))

    municipality_code: str = Field(index=True, max_length=2)
    name_sq: str = Field(default="", max_length=120)
    name_sr: str = Field(default="", max_length=120)
    """In Cyrillic where it is known so; kept as written otherwise."""
    also: str = Field(default="", max_length=500)
    """Older and other names, separated by semicolons."""
    latitude: float | None = None
    longitude: float | None = None
    source: str = Field(default="", max_length=200)
    external_id: str = Field(default="", index=True, max_length=40)
