"""Money of a bill of quantities, in whole cents: lines, contingency, VAT, shares by payer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from rrk_field.domain.errors import RrkError

Vat = Literal["exempt", "added"]
Number = int | float | str | Decimal


class SharesExceedTotalError(RrkError):
    """The payers' shares add up to more than the bill."""

    code: ClassVar[str] = "shares_exceed_total"


@dataclass(frozen=True)
class Bill:
    """The sums of a bill, each rounded half up to the cent."""

    subtotal_cents: int
    contingency_cents: int
    vat_cents: int

    @property
    def total_cents(self) -> int:
        """What is to be paid."""
        return self.subtotal_cents + self.contingency_cents + self.vat_cents


@dataclass(frozen=True)
class Share:
    """What one payer takes on: a fixed sum, a percentage of what the fixed sums leave, or neither.

    The last payer of a list gets the remainder, whatever its own figures say.
    """

    payer: str
    fixed_eur_cents: int | None = None
    percent: Number = 0


def half_up(amount: int, divisor: int) -> int:
    """Return `amount / divisor` as a whole number; exactly one half is rounded up."""
    return (2 * amount + divisor) // (2 * divisor)


def thousandths(number: Number) -> int:
    """Return a quantity or percentage in thousandths; a float counts as it is printed."""
    return int((Decimal(str(number)) * 1000).to_integral_value(rounding="ROUND_HALF_UP"))


def line_total_cents(quantity: Number, unit_price_cents: int) -> int:
    """Return quantity (up to three decimals) times unit price."""
    return half_up(thousandths(quantity) * unit_price_cents, 1000)


def percentage_cents(amount_cents: int, percent: Number) -> int:
    """Return so many percent of an amount."""
    return half_up(amount_cents * thousandths(percent), 100_000)


def bill_of(
    line_totals_cents: Iterable[int],
    *,
    contingency_percent: Number,
    vat: Vat,
    vat_rate_percent: Number = 0,
) -> Bill:
    """Return the sums over rounded lines; VAT is charged on subtotal and contingency.

    The percentages and the VAT treatment come with the price list.
    Source: programme assumption, to be confirmed.
    """
    subtotal = sum(line_totals_cents)
    contingency = percentage_cents(subtotal, contingency_percent)
    added = percentage_cents(subtotal + contingency, vat_rate_percent) if vat == "added" else 0
    return Bill(subtotal, contingency, added)


def shares_cents(total_cents: int, shares: Sequence[Share]) -> list[int]:
    """Return what each payer pays, in the order given; the shares always add up to the total.

    Fixed shares come off first, percentages of the rest are rounded, the last payer gets the
    remainder. Raises SharesExceedTotalError if that would be less than nothing.
    Source: programme assumption, to be confirmed.
    """
    if not shares:
        raise ValueError("a bill needs at least one payer")
    *first, last = shares
    rest = total_cents - sum(share.fixed_eur_cents or 0 for share in first)
    paid = [
        percentage_cents(rest, share.percent)
        if share.fixed_eur_cents is None
        else share.fixed_eur_cents
        for share in first
    ]
    remainder = total_cents - sum(paid)
    if rest < 0 or remainder < 0:
        raise SharesExceedTotalError(total_cents=total_cents, last_payer=last.payer)
    return [*paid, remainder]


def per_m2_cents(total_cents: int, gross_m2: Number) -> int | None:
    """Return the total per square metre of gross area, or None where the area is not known."""
    area = thousandths(gross_m2)
    return half_up(total_cents * 1000, area) if area > 0 else None
