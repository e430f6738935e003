"""The household dossier."""

from dataclasses import replace

import pytest

from rrk_field.i18n import LANGUAGES
from rrk_field.reports.dossier import dossier_pdf
from tests.reports.facts import dossier_facts
from tests.reports.paper import compare_with_golden, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dossier_reads_as_its_golden_text(language: str) -> None:
    compare_with_golden(f"dossier.{language}", dossier_pdf(dossier_facts(), language))


def test_both_scripts_can_be_searched_and_copied() -> None:
    text = text_of(dossier_pdf(dossier_facts(), "sr-Latn"))

    for words in ("Љубица Ђорђевић", "Љиљана Џекић", "Mërgim Demo", "Dosije porodice"):
        assert words in text


def test_figures_dates_and_partial_dates_stand_on_it() -> None:
    text = text_of(dossier_pdf(dossier_facts(), "en"))

    for figure in ("14.06.1971", "~1999", "05.2004", "1.39.68", "47.3", "€21,840.00", "11.02.2026"):
        assert figure in text


def test_schemes_are_marked_as_unofficial_and_results_as_provisional() -> None:
    text = text_of(dossier_pdf(dossier_facts(), "en"))

    assert "RRK-SEL-1 (unofficial default)" in text
    assert "KOS-5/1 (unofficial default)" in text
    assert "IV (provisional)" in text
    assert "The total is provisional." in text
    assert "pending" in text


def test_whoever_left_is_listed_but_not_counted() -> None:
    text = text_of(dossier_pdf(dossier_facts(), "en"))

    assert "Mërgim Demo" in text
    assert "Persons 2" in text


def test_photos_that_have_not_arrived_are_counted() -> None:
    assert "not on this laptop yet: 1" in text_of(dossier_pdf(dossier_facts(), "en"))


def test_a_household_with_a_name_alone_has_a_dossier() -> None:
    facts = replace(
        dossier_facts(),
        members=(),
        houses=(),
        assessment=None,
        agreements=(),
        remarks=(),
        pictures=(),
    )
    text = text_of(dossier_pdf(facts, "en"))

    assert "No persons are entered." in text
    assert "No consent is recorded." in text
