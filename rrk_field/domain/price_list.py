"""Price lists with their ceilings and house types, as shipped; bills name the version they used."""

import csv
import functools
import json
from dataclasses import dataclass
from typing import Literal

from rrk_field.domain.scripts import latin
from rrk_field.settings import asset

Texts = dict[str, str]
"""Texts by language: en, sq, sr (Cyrillic)."""


@dataclass(frozen=True)
class PriceItem:
    """One item of work. `component` is the damage component C01 to C18 it repairs, or empty."""

    code: str
    group: str
    names: Texts
    unit: str
    component: str
    unit_price_cents: int


@dataclass(frozen=True)
class HouseType:
    """A house by net area, for households of so many returning persons."""

    code: str
    names: Texts
    area_m2: int
    persons_from: int
    persons_to: int
    ceiling_eur_cents: int


@dataclass(frozen=True)
class PriceList:
    """One version of a price list. `mark` says that it is not official, where it is not."""

    code: str
    version: str
    names: Texts
    mark: Texts
    source: str
    contingency_percent: float
    vat: Literal["exempt", "added"]
    vat_rate_percent: float
    ceilings_eur_cents: dict[str, int]
    groups: dict[str, Texts]
    units: dict[str, Texts]
    items: tuple[PriceItem, ...]
    house_types: tuple[HouseType, ...]

    @property
    def name(self) -> str:
        """How a bill names the list and version it was priced by: `demonstration/2026.1`."""
        return f"{self.code}/{self.version}"


def text_in(texts: Texts, language: str) -> str:
    """Return the text in en, sq, sr-Cyrl or sr-Latn."""
    if language == "sr-Latn":
        return latin(texts["sr"])
    return texts["sr" if language == "sr-Cyrl" else language]


@functools.cache
def demonstration_list() -> PriceList:
    """The list that is shipped.

    Source: programme assumption, to be confirmed; its prices and ceilings are invented.
    """
    head = json.loads(_file("json"))
    rows = csv.DictReader(_file("csv").splitlines())
    return PriceList(
        code=head["code"],
        version=head["version"],
        names=head["name"],
        mark=head["mark"],
        source=head["source"],
        contingency_percent=head["contingency_percent"],
        vat=head["vat"],
        vat_rate_percent=head["vat_rate_percent"],
        ceilings_eur_cents=head["ceilings_eur_cents"],
        groups=head["groups"],
        units=head["units"],
        items=tuple(_item(row) for row in rows),
        house_types=tuple(
            HouseType(names=house.pop("name"), **house) for house in head["house_types"]
        ),
    )


def question_tables(prices: PriceList, language: str) -> dict[str, list[dict[str, str]]]:
    """Return the tables that the damage survey looks things up in, labels in one language.

    The caller adds rows to `setting` for what is not the price list's: survey number, officer.
    """
    setting = {
        "price_list_name": prices.name,
        "contingency_percent": f"{prices.contingency_percent:g}",
        "vat": prices.vat,
        "vat_rate": f"{prices.vat_rate_percent:g}",
        **{f"ceiling_{code}": str(cents) for code, cents in prices.ceilings_eur_cents.items()},
    }
    return {
        "price_list": [_item_row(prices, item, language) for item in prices.items],
        "house_types": [_house_row(house, language) for house in prices.house_types],
        "setting": [{"name": name, "value": value} for name, value in setting.items()],
    }


def house_type_for(prices: PriceList, persons: int) -> HouseType | None:
    """Return the house type for so many returning persons.

    Source: programme assumption, to be confirmed.
    """
    fits = (house for house in prices.house_types if house.persons_from <= persons)
    return next((house for house in fits if persons <= house.persons_to), None)


def _file(suffix: str) -> str:
    return asset(f"resources/price_lists/demonstration-2026.{suffix}").read_text(encoding="utf-8")


def _item(row: dict[str, str]) -> PriceItem:
    return PriceItem(
        code=row["code"],
        group=row["group"],
        names={language: row[f"name_{language}"] for language in ("en", "sq", "sr")},
        unit=row["unit"],
        component=row["component"],
        unit_price_cents=int(row["unit_price_cents"]),
    )


def _item_row(prices: PriceList, item: PriceItem, language: str) -> dict[str, str]:
    return {
        "name": item.code,
        "label": f"{item.code} {text_in(item.names, language)}",
        "unit": text_in(prices.units[item.unit], language),
        "unit_price_cents": str(item.unit_price_cents),
        "component": item.component,
    }


def _house_row(house: HouseType, language: str) -> dict[str, str]:
    return {
        "name": house.code,
        "label": text_in(house.names, language),
        "area_m2": str(house.area_m2),
        "persons_from": str(house.persons_from),
        "persons_to": str(house.persons_to),
        "ceiling_eur_cents": str(house.ceiling_eur_cents),
    }
