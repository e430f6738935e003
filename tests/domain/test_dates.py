from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrk_field.domain.dates import (
    DateFormatError,
    PartialDate,
    age_on,
    display,
    from_edtf,
    parse,
)

TODAY = date(2026, 3, 7)
VISIT = date(2024, 5, 10)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "sr-Latn": ("januar februar mart april maj jun jul avgust septembar oktobar novembar decembar"),
    "sr-Cyrl": ("јануар фебруар март април мај јун јул август септембар октобар новембар децембар"),
}


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
    precision = draw(st.integers(1, 3))
    return PartialDate(
        day.year,
        day.month if precision > 1 else None,
        day.day if precision > 2 else None,
        draw(st.booleans()),
    )


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("14.6.1971", "1971-06-14"),
        ("14061971", "1971-06-14"),
        ("14/6/71", "1971-06-14"),
        ("140671", "1971-06-14"),
        ("14-6-1971", "1971-06-14"),
        ("14,6,1971", "1971-06-14"),
        ("14 6 1971", "1971-06-14"),
        ("1971-06-14", "1971-06-14"),
        ("6.1999", "1999-06"),
        ("jun 1999", "1999-06"),
        ("qershor 1999", "1999-06"),
        ("јун 1999", "1999-06"),
        ("JUNE 1999", "1999-06"),
        ("7. 3. 2026.", "2026-03-07"),
        ("7.3.26", "2026-03-07"),
        ("7.3.27", "1927-03-07"),
        ("1999", "1999"),
        ("99", "1999"),
        ("~1988", "1988~"),
        ("1988~", "1988~"),
        ("ca 1988", "1988~"),
        ("ca. 1988", "1988~"),
        ("rreth 1988", "1988~"),
        ("oko 1988", "1988~"),
        ("око 1988", "1988~"),
        ("about 1988", "1988~"),
        ("oko juna 1999.", "1999-06~"),
        ("3 мај 1975", "1975-05-03"),
        ("3. maja 1975.", "1975-05-03"),
        ("May 3, 1975", "1975-05-03"),
        ("5 nentor 1980", "1980-11-05"),
    ],
)
def test_what_people_type_is_understood(typed: str, stored: str) -> None:
    assert stored == parse(typed, TODAY).edtf


@pytest.mark.parametrize(
    "typed",
    [
        *("31.2.1990", "abc", "", "?", "!", "31", "7", "14.6", "1406", "0.6.1971", "14.13.1971"),
        *("1.1.1.1971", "14~6~1971", "3 xyz 1975", "ma 1975", "29.2.2023", "6.1971.14", "²²²²²²"),
    ],
)
def test_what_is_no_date_is_refused_and_named(typed: str) -> None:
    with pytest.raises(DateFormatError) as refused:
        parse(typed, TODAY)

    assert {"text": typed} == refused.value.values


@pytest.mark.parametrize("language", ["en", "sq", "sr-Latn", "sr-Cyrl"])
def test_month_names_are_known_in_full_and_by_three_letters(language: str) -> None:
    for number, name in enumerate(MONTHS[language].split(), start=1):
        for typed in (name, name[:3], name.upper(), name[:3] + "."):
            assert PartialDate(1975, number, 3) == parse(f"3 {typed} 1975", TODAY)


@given(partial_dates())
def test_stored_and_shown_text_are_both_read_back(born: PartialDate) -> None:
    assert born == from_edtf(born.edtf) == parse(born.edtf, TODAY) == parse(born.shown, TODAY)


@given(partial_dates(), st.dates(date(2200, 1, 1), date(2300, 1, 1)))
def test_age_lies_between_that_of_the_first_and_of_the_last_day(
    born: PartialDate, day: date
) -> None:
    def exact(of: date) -> int:
        return PartialDate(of.year, of.month, of.day).age_on(day)

    assert born.earliest <= born.latest
    assert exact(born.latest) <= born.age_on(day) <= exact(born.earliest)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(typed: str) -> None:
    try:
        found = parse(typed, TODAY)
    except DateFormatError:
        return

    assert found == from_edtf(found.edtf)


@pytest.mark.parametrize(
    ("born", "age"),
    [("1971-06-14", 52), ("1999-06", 24), ("1988~", 35), ("2006-05-10", 18), ("2018-05-11", 5)],
)
def test_age_is_whole_years_at_the_visit(born: str, age: int) -> None:
    assert age == age_on(born, VISIT)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1971-06-14", date(1971, 6, 14), date(1971, 6, 14)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1988~", date(1988, 1, 1), date(1988, 12, 31)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(edtf: str, first: date, last: date) -> None:
    assert (first, last) == (from_edtf(edtf).earliest, from_edtf(edtf).latest)


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("1971-06-14", "14.06.1971"),
        ("1999-06", "06.1999"),
        ("1988~", "~1988"),
        ("no date", "no date"),
    ],
)
def test_dates_are_shown_day_first_and_other_text_as_it_is(edtf: str, shown: str) -> None:
    assert shown == display(edtf)
