"""File numbers name their municipality."""

from rrk_field.domain.places import SERIES, municipalities


def test_each_municipality_has_three_letters_of_its_own_for_its_file_numbers() -> None:
    assert sorted(municipalities()) == sorted(SERIES)
    assert len(set(SERIES.values())) == len(SERIES)
    assert all(len(letters) == 3 and letters.isupper() for letters in SERIES.values())
