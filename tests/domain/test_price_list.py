import re

import pytest

from rrk_field.domain.price_list import (
    demonstration_list,
    house_type_for,
    question_tables,
    text_in,
)
from rrk_field.domain.scripts import latin


def test_the_shipped_list_says_that_it_is_unofficial() -> None:
    prices = demonstration_list()

    assert text_in(prices.mark, "en") == "unofficial default; invented prices"
    assert prices.name == "demonstration/2026.1"


def test_every_item_has_a_name_a_unit_a_price_and_a_known_component() -> None:
    prices = demonstration_list()

    assert len({item.code for item in prices.items}) == 71
    for item in prices.items:
        assert item.group in prices.groups
        assert item.unit in prices.units
        assert item.unit_price_cents > 0
        assert re.fullmatch(r"C(0[1-9]|1[0-8])|", item.component)
        assert all(item.names.values())
        assert latin(item.names["sr"])


@pytest.mark.parametrize(
    ("persons", "house"), [(1, "HT45"), (2, "HT45"), (4, "HT60"), (6, "HT75"), (11, "HT90")]
)
def test_the_house_type_follows_the_returning_persons(persons: int, house: str) -> None:
    found = house_type_for(demonstration_list(), persons)

    assert found is not None
    assert house == found.code


def test_nobody_returning_gives_no_house_type() -> None:
    assert house_type_for(demonstration_list(), 0) is None


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "C030 Beams and ring beams"),
        ("sq", "C030 Trarë dhe breza betoni"),
        ("sr-Cyrl", "C030 Греде и серклажи"),
        ("sr-Latn", "C030 Grede i serklaži"),
    ],
)
def test_the_surveys_tables_speak_the_readers_language(language: str, label: str) -> None:
    tables = question_tables(demonstration_list(), language)

    assert label in [row["label"] for row in tables["price_list"]]
    assert {"name": "contingency_percent", "value": "5"} in tables["setting"]
    assert "HT75" in [row["name"] for row in tables["house_types"]]
