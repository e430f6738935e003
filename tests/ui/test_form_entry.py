"""What is typed and what is stored: numbers, dates, keys of choices, searching a list."""

import pytest
from pytestqt.qtbot import QtBot

from rrk_field.forms.session import Choice
from rrk_field.ui.entry import choice_keys, read_number, read_whole_date
from rrk_field.ui.search_choice import SearchChoice


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("18 450", "18450"),
        ("1.234.567", "1234567"),
        ("-3", "-3"),
        ("", None),
        ("many", None),
        ("nan", None),
        ("1e5", None),
        ("12,", "12"),
    ],
)
def test_numbers_are_understood_with_either_decimal_mark(typed: str, stored: str | None) -> None:
    assert read_number(typed, whole=False) == stored


@pytest.mark.parametrize(("typed", "stored"), [("7", "7"), ("7,0", "7"), ("7,5", None)])
def test_whole_numbers_have_no_part_behind_the_mark(typed: str, stored: str | None) -> None:
    assert read_number(typed, whole=True) == stored


@pytest.mark.parametrize(("typed", "stored"), [("4.3.26", "2026-03-04"), ("3.2026", None)])
def test_a_whole_date_needs_its_day(typed: str, stored: str | None) -> None:
    assert read_whole_date(typed) == stored


def choices(*codes: str) -> list[Choice]:
    return [Choice(code, f"Label {code}") for code in codes]


def test_codes_that_are_numbers_are_their_own_keys() -> None:
    keys = choice_keys(choices("1", "2", "10", "0", "dk"))

    assert keys == {"1": "1", "2": "2", "0": "0", "dk": "F8"}


def test_other_codes_are_chosen_by_their_place() -> None:
    assert choice_keys(choices("sq", "sr", "ref")) == {"sq": "1", "sr": "2", "ref": "F9"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("djakov", "03"),
        ("Gjak", "03"),
        ("17", "17"),
        ("\u041f\u0435\u045b", "17"),
        ("fushe", "04"),
        ("atlantis", None),
    ],
)
def test_a_long_list_is_searched_in_any_script_and_by_code(
    qtbot: QtBot, typed: str, code: str | None
) -> None:
    box = SearchChoice()
    qtbot.addWidget(box)
    box.set_choices(
        [
            ("03", "Gjakov\u00eb \u00b7 \u0110akovica"),
            ("04", "Fush\u00eb Kosov\u00eb \u00b7 Kosovo Polje"),
            ("17", "Pej\u00eb \u00b7 Pe\u0107"),
        ]
    )

    assert box.find_choice(typed) == code
