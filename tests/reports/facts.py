"""Facts of an invented household, for the paper."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from PIL import Image

from rrk_field.domain.price_list import demonstration_list, text_in
from rrk_field.reports import bill_of_quantities as bill
from rrk_field.reports import dossier
from rrk_field.reports.page import Issue

ISSUE = Issue(
    printed_at=datetime(2026, 3, 7, 14, 5, tzinfo=UTC),
    program="0.1.0",
    data_as_of=datetime(2026, 3, 6, 18, 40, tzinfo=UTC),
    phase="IV",
    implementer="IOM",
    partners="DT, APPK, CPT",
)
ROUGH_NAME = "Arta <Demo> & Söns"


def photo(width: int = 320, height: int = 240, orientation: int = 1) -> bytes:
    """A picture: its left half red, its right half blue."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def bill_facts(language: str) -> bill.BillFacts:
    """The bill whose sums stand in the programme's rules."""
    prices = demonstration_list()

    def line(code: str, quantity: str, cents: int, remark: str = "") -> bill.Line:
        item = next(item for item in prices.items if item.code == code)
        return bill.Line(
            item=code,
            text=text_in(item.names, language),
            unit=text_in(prices.units[item.unit], language),
            quantity=Decimal(quantity),
            unit_price_cents=cents,
            component=item.component,
            remark=remark,
        )

    return bill.BillFacts(
        issue=ISSUE,
        household_number="PEJ-00213",
        head_name=ROUGH_NAME,
        place="Pejë/Peć, Vitomiricë",
        address="Rr. e Shembullit 12",
        parcel="969/5",
        survey_number="K7-4",
        survey_date="2026-03-01",
        surveyors="Besa Shembull",
        category="IV",
        damage_index=47.25,
        provisional=True,
        safety_tag="R",
        work_kind="3",
        house_type="",
        scheme="KOS-5/1",
        gross_m2=98.4,
        price_list="demonstration/2026.1",
        price_list_mark=text_in(prices.mark, language),
        groups=(
            bill.Group(
                "A",
                text_in(prices.groups["A"], language),
                (line("A010", "120.5", 635, "<north> & south"), line("A050", "6", 14500)),
            ),
            bill.Group("E", text_in(prices.groups["E"], language), (line("E010", "98.4", 1420),)),
        ),
        contingency_percent=Decimal(5),
        vat="added",
        vat_rate_percent=Decimal(18),
        ceiling_cents=300000,
        ceiling_for="IV",
        components=(
            bill.Component("C01", "Themelet", "1", "5 %", "2", "12 m³"),
            bill.Component("C02", "Muret", "3"),
        ),
    )


def dossier_facts() -> dossier.DossierFacts:
    """A household with something in every part of the dossier."""
    return dossier.DossierFacts(
        issue=ISSUE,
        file_number="PEJ-00213",
        provisional_number="K7-12",
        head_name=ROUGH_NAME,
        head_name_cyrillic="Љубица Ђорђевић",
        place="Pejë/Peć, Vitomiricë",
        community="RO",
        paper_language="sq",
        category="IDP",
        phones=("044 123 456", "049 765 432"),
        email="arta@example.org",
        contact_person="",
        origin="Pejë/Peć",
        displaced_to="2",
        members=(
            dossier.Member(ROUGH_NAME, "1", "2", "1971-06-14", 52, "1234567892", "4", "1"),
            dossier.Member("Љиљана Џекић", "3", "2", "1999~", 24, "", "6", "1"),
            dossier.Member("Mërgim Demo", "6", "1", "1940", None, "", left="1"),
        ),
        houses=(
            dossier.House(
                place="Pejë/Peć, Vitomiricë",
                address="Rr. e Shembullit 12",
                cadastral_zone="Vitomiricë",
                parcel="969/5",
                position="42.6800, 20.3100",
                building_type="1",
                owner="1",
                papers=(
                    dossier.PropertyPaper(
                        "1", "214", "2004-05", "K.K. Pejë", "969/5", "1.39.68", "1/2", "A", True
                    ),
                ),
                survey=dossier.SurveySummary(
                    number="K7-4",
                    date="2026-03-01",
                    surveyors="Besa Shembull",
                    state="complete",
                    category="IV",
                    category_auto="III",
                    category_reason="The ring beam is broken on the north side.",
                    damage_index=47.25,
                    provisional=True,
                    scheme="KOS-5/1",
                    safety_tag="R",
                    habitable="0",
                    work_kind="3",
                    house_type="",
                    estimate_eur_cents=2184000,
                    price_list="demonstration/2026.1",
                    components=(dossier.Component("C02", "Muret", "3", "45 %", "2"),),
                ),
            ),
        ),
        assessment=dossier.Assessment(
            title="Household assessment",
            number="K7-9",
            visit_date="2026-02-11",
            state="complete",
            form="household_assessment 2026.1",
            score=dossier.Score(
                scheme="RRK-SEL-1",
                housing=32,
                vulnerability=34,
                displacement=10,
                livelihood=None,
                total=None,
                provisional=True,
                eligibility_auto="2",
                eligibility="1",
                flags=("M01", "M04"),
            ),
            sections=(
                dossier.Section(
                    "F Present housing",
                    (
                        dossier.Answer("F01", "Type", "4 <collective> & cold"),
                        "1. Љиљана Џекић",
                        dossier.Answer("F04b", "Living area (m2)", "31,5"),
                    ),
                ),
            ),
        ),
        agreements=(
            dossier.Agreement("1", "RRK-CONSENT-1 sq", "sq", "2026-02-11", "", "1\n2", "0"),
        ),
        remarks=(
            dossier.Remark(datetime(2026, 2, 11, 10, 20, tzinfo=UTC), "F01", "Cold & damp <north>"),
        ),
        pictures=(
            dossier.Picture("Front", "2026-03-01", photo()),
            dossier.Picture("Back", "2026-03-01", None),
        ),
    )


def with_remark(facts: dossier.DossierFacts, text: str) -> dossier.DossierFacts:
    """The same household with one long remark and one long answer."""
    assert facts.assessment
    section = dossier.Section("F", (dossier.Answer("F01", "Type", text),))
    return replace(
        facts,
        remarks=(replace(facts.remarks[0], text=text),),
        assessment=replace(facts.assessment, sections=(section,)),
    )
