from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrk_field.domain.bill import (
    Share,
    SharesExceedTotalError,
    bill_of,
    half_up,
    line_total_cents,
    per_m2_cents,
    percentage_cents,
    shares_cents,
)

LINES = [(120.5, 635, 76518), (6, 14500, 87000), (98.4, 1420, 139728)]


@pytest.mark.parametrize(("quantity", "price", "expected"), LINES)
def test_a_line_is_quantity_times_price_rounded_half_up(
    quantity: float, price: int, expected: int
) -> None:
    assert expected == line_total_cents(quantity, price)


def test_the_programmes_check_bill_comes_to_the_cent() -> None:
    lines = [line_total_cents(quantity, price) for quantity, price, _ in LINES]

    exempt = bill_of(lines, contingency_percent=5, vat="exempt", vat_rate_percent=18)
    added = bill_of(lines, contingency_percent=5, vat="added", vat_rate_percent=18)

    assert (exempt.subtotal_cents, exempt.contingency_cents, exempt.vat_cents) == (303246, 15162, 0)
    assert exempt.total_cents == 318408
    assert (added.vat_cents, added.total_cents) == (57313, 375721)


def test_own_contribution_comes_off_first_and_the_last_payer_gets_the_remainder() -> None:
    paid = shares_cents(
        318408, [Share("own", fixed_eur_cents=10000), Share("EU", percent=70), Share("MCR")]
    )

    assert paid == [10000, 215886, 92522]


@pytest.mark.parametrize(
    "shares",
    [
        [Share("own", fixed_eur_cents=101), Share("EU")],
        [Share("EU", percent=70), Share("MCR", percent=40), Share("own")],
    ],
)
def test_shares_above_the_total_are_refused(shares: list[Share]) -> None:
    with pytest.raises(SharesExceedTotalError):
        shares_cents(100, shares)


def test_a_bill_without_payers_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="payer"):
        shares_cents(100, [])


@pytest.mark.parametrize(
    ("quantity", "price", "expected"),
    [(0.5, 1, 1), (0.499, 1, 0), (1.005, 100, 101), (2.675, 100, 268), ("0.1", 15, 2)],
)
def test_exactly_half_a_cent_is_rounded_up_also_where_floats_would_slip(
    quantity: float | str, price: int, expected: int
) -> None:
    assert expected == line_total_cents(quantity, price)


def test_the_total_per_square_metre_needs_an_area() -> None:
    assert (per_m2_cents(318408, 100), per_m2_cents(318408, 0)) == (3184, None)


@given(st.integers(0, 10**12), st.integers(1, 10**6))
def test_half_up_is_never_more_than_half_away(amount: int, divisor: int) -> None:
    difference = half_up(amount, divisor) - Decimal(amount) / divisor

    assert -Decimal("0.5") < difference <= Decimal("0.5")


@given(
    st.integers(0, 10**9),
    st.lists(st.decimals(0, 25, places=2, allow_nan=False), max_size=4),
    st.integers(0, 10**9),
)
def test_shares_always_add_up(total: int, percents: list[Decimal], own: int) -> None:
    shares = [
        Share("own", fixed_eur_cents=min(own, total)),
        *(Share(f"payer {n}", percent=percent) for n, percent in enumerate(percents)),
        Share("last"),
    ]
    if sum(percentage_cents(total, percent) for percent in percents) > total - own:
        return  # rounding may leave the last payer short by cents: refused, tested above

    assert total == sum(shares_cents(total, shares))
