from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrk_field.domain.property_papers import (
    AreaFormatError,
    ShareFormatError,
    area_m2,
    exceed_the_whole,
    share_of,
    usual_claim,
    usual_decision,
    usual_parcel,
    usual_possession_list,
    written_area,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1.39.68 ha", 13968), ("0.05.00", 500), ("0.00.45", 45), ("12.00.07 ha", 120007)],
)
def test_an_area_is_read_as_hectares_ares_and_square_metres(written: str, expected: int) -> None:
    assert expected == area_m2(written)


@pytest.mark.parametrize("written", ["39.68", "1.100.00", "", "1,39,68", "1.2.3.4", "a.b.c"])
def test_another_form_of_area_is_refused(written: str) -> None:
    with pytest.raises(AreaFormatError) as refused:
        area_m2(written)

    assert {"written": written} == refused.value.values


@given(st.integers(0, 10**9))
def test_an_area_written_out_is_read_back(area: int) -> None:
    assert area == area_m2(written_area(area))


@pytest.mark.parametrize(
    ("written", "expected"),
    [("", Fraction(1)), ("1/1", Fraction(1)), ("1/2", Fraction(1, 2)), (" 2 / 3 ", Fraction(2, 3))],
)
def test_a_share_is_n_of_m_and_nothing_is_the_whole(written: str, expected: Fraction) -> None:
    assert expected == share_of(written)


@pytest.mark.parametrize("written", ["0/2", "3/2", "1/0", "half", "1", "1/2/3", "-1/2"])
def test_another_form_of_share_is_refused(written: str) -> None:
    with pytest.raises(ShareFormatError):
        share_of(written)


def test_shares_of_one_parcel_above_the_whole_are_noticed() -> None:
    assert exceed_the_whole([Fraction(1, 2), Fraction(2, 3)])
    assert not exceed_the_whole([Fraction(1, 3)] * 3)


@pytest.mark.parametrize(
    ("written", "usual"),
    [("969/5", True), ("969", True), ("P-72313016-00969-5", True), ("969/", False), ("a/5", False)],
)
def test_unusual_parcel_numbers_are_noticed(written: str, usual: bool) -> None:
    assert usual == usual_parcel(written)


@pytest.mark.parametrize(
    ("written", "usual"), [("KPA13560", True), ("KPA1356", False), ("13560", False)]
)
def test_unusual_claim_numbers_are_noticed(written: str, usual: bool) -> None:
    assert usual == usual_claim(written)


@pytest.mark.parametrize(
    ("written", "usual"),
    [("KPCC/D/A/236/2014", True), ("KPCC/D/A/236", False), ("HPCC/D/A/236/2014", False)],
)
def test_unusual_decision_numbers_are_noticed(written: str, usual: bool) -> None:
    assert usual == usual_decision(written)


def test_a_possession_list_number_is_digits() -> None:
    assert (usual_possession_list("1989"), usual_possession_list("19-89")) == (True, False)
