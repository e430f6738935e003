"""The bill of quantities."""

from dataclasses import replace

import pytest

from rrk_field.i18n import LANGUAGES
from rrk_field.reports.bill_of_quantities import bill_pdf
from tests.reports.facts import bill_facts
from tests.reports.paper import compare_with_golden, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bill_reads_as_its_golden_text(language: str) -> None:
    compare_with_golden(f"bill_of_quantities.{language}", bill_pdf(bill_facts(language), language))


def test_the_sums_are_those_of_the_programmes_check() -> None:
    text = text_of(bill_pdf(bill_facts("en"), "en"))

    for figure in ("765.18", "870.00", "1,397.28", "3,032.46", "151.62", "573.13", "3,757.21"):
        assert figure in text
    assert "Subtotal A 1,635.18" in text


def test_a_bill_without_vat_says_so_and_is_lower() -> None:
    text = text_of(bill_pdf(replace(bill_facts("en"), vat="exempt"), "en"))

    assert "VAT: exempt 0.00" in text
    assert "Total 3,184.08" in text


def test_a_total_above_the_ceiling_is_told_and_one_below_is_not() -> None:
    above = bill_facts("en")
    below = replace(above, ceiling_cents=400000)

    assert "The total is €757.21 above the ceiling." in text_of(bill_pdf(above, "en"))
    assert "above the ceiling" not in text_of(bill_pdf(below, "en"))
    assert "€4,000.00" in text_of(bill_pdf(below, "en"))


def test_the_total_per_square_metre_is_left_out_without_an_area() -> None:
    assert "€38.18" in text_of(bill_pdf(bill_facts("en"), "en"))
    assert "per m²" not in text_of(bill_pdf(replace(bill_facts("en"), gross_m2=None), "en"))


def test_names_and_remarks_with_signs_of_markup_are_printed_as_they_are() -> None:
    text = text_of(bill_pdf(bill_facts("sq"), "sq"))

    assert "Arta <Demo> & Söns" in text
    assert "<north> & south" in text


def test_invented_prices_are_marked() -> None:
    assert "unofficial default; invented prices" in text_of(bill_pdf(bill_facts("en"), "en"))


def test_an_empty_bill_still_prints() -> None:
    text = text_of(bill_pdf(replace(bill_facts("en"), groups=(), components=()), "en"))

    assert "Total 0.00" in text
