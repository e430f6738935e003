from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrk_field.domain.dates import PartialDate
from rrk_field.domain.identity import check_jmbg, check_kosovo_number, kind_of


@pytest.mark.parametrize("number", ["1234567892", "1000000007", "1111111118", "9123456780"])
def test_good_kosovo_numbers_and_those_that_begin_with_9_are_accepted(number: str) -> None:
    assert check_kosovo_number(number).accepted


def test_a_wrong_check_digit_of_a_kosovo_number_is_a_warning_only() -> None:
    found = check_kosovo_number("1234567890")

    assert (found.error, found.warnings) == (None, ("identity_check_digit",))


@pytest.mark.parametrize(
    ("number", "error"), [("123456789", "identity_length"), ("12345678A2", "identity_digits")]
)
def test_wrong_length_and_other_characters_are_errors(number: str, error: str) -> None:
    assert error == check_kosovo_number(number).error


@pytest.mark.parametrize(
    ("number", "born"),
    [("0101006500006", date(2006, 1, 1)), ("0101970910000", date(1970, 1, 1))],
)
def test_a_good_jmbg_is_accepted_and_says_the_birth_date(number: str, born: date) -> None:
    found = check_jmbg(number)

    assert (True, born) == (found.accepted, found.birth_date)


@pytest.mark.parametrize(
    ("number", "warning"),
    [("0101006500005", "identity_check_digit"), ("3102970910008", "identity_no_such_date")],
)
def test_what_disagrees_inside_a_jmbg_is_a_warning(number: str, warning: str) -> None:
    found = check_jmbg(number)

    assert (None, (warning,)) == (found.error, found.warnings)


@pytest.mark.parametrize(
    ("born", "sex", "warnings"),
    [
        (PartialDate(1970, 1, 1), "1", ()),
        (PartialDate(1970), None, ()),
        (PartialDate(1971, approximate=True), "1", ()),
        (PartialDate(1971), "1", ("identity_birth_date_differs",)),
        (None, "2", ("identity_sex_differs",)),
        (None, "3", ()),
    ],
)
def test_a_jmbg_is_compared_with_the_answers(
    born: PartialDate | None, sex: str | None, warnings: tuple[str, ...]
) -> None:
    assert warnings == check_jmbg("0101970910000", born=born, sex=sex).warnings


def test_the_kind_is_known_by_the_length() -> None:
    assert [kind_of("1" * length) for length in (10, 13, 9)] == ["1", "2", None]


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    for check in (check_kosovo_number, check_jmbg):
        found = check(text)

        assert found.error is None or not found.accepted
