"""Names in the order of each alphabet."""

import random

import pytest

from rrk_field.domain.sorting import sort_key

ORDERED = {
    "sq": (
        "Cana Curri Çela Dreni Dushi Dhima Ekrem Eva Ëndrra Gashi Gusia Gjoni Lajçi Lumi Lluka"
        " Nura Njegovan Rama Ruda Rrahmani Sada Syla Shala Tahiri Tuda Thaçi Xani Xhafa Zeka Zymi"
        " Zhuri"
    ),
    "sr-Cyrl": (
        "Дакић Ђорђевић Ешић Жикић Закић Јовић Лукић Љубић Никић Њежић Тодић Ћосић Цакић Чолић"
        " Џомба Шарић"
    ),
    "sr-Latn": (
        "Cakić Čolić Ćosić Dakić Duka Džomba Đorđević Ešić Jović Lukić Ljubić Nikić Njegić Sarić"
        " Šarić Todić Zakić Žikić"
    ),
    "en": "Berisha Çela Đorđe Dorić Gashi Žarko",
}


@pytest.mark.parametrize("language", ORDERED)
def test_names_stand_in_the_order_of_the_alphabet(language: str) -> None:
    names = ORDERED[language].split()
    mixed = names[:]
    random.Random(3).shuffle(mixed)

    assert sorted(mixed, key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize("language", ["sr-Cyrl", "sr-Latn", "sq"])
@pytest.mark.parametrize(("one", "other"), [("Ђорђе", "Đorđe"), ("Љубиша", "Ljubiša")])
def test_both_scripts_have_one_place(language: str, one: str, other: str) -> None:
    assert sort_key(one, language) == sort_key(other, language)


@pytest.mark.parametrize("language", ORDERED)
def test_case_and_marks_between_words_do_not_matter(language: str) -> None:
    assert sort_key("DELL'ARBA, Ana", language) == sort_key("dell arba ana", language)


@pytest.mark.parametrize("language", ORDERED)
def test_a_shorter_name_stands_before_a_longer_one_that_begins_with_it(language: str) -> None:
    assert sort_key("Gashi Agim", language) < sort_key("Gashi Agimi", language)


@pytest.mark.parametrize(
    ("language", "foreign", "plain"),
    [
        ("sq", "Wana", "Vana"),
        ("sr-Latn", "Xena", "Ksena"),
        ("sq", "Żak", "Zak"),
        ("sq", "Ќосе", "Cose"),
    ],
)
def test_a_letter_that_the_alphabet_lacks_counts_as_its_plain_form(
    language: str, foreign: str, plain: str
) -> None:
    assert sort_key(foreign, language) == sort_key(plain, language)


def test_digits_stand_before_letters_in_their_order() -> None:
    assert sort_key("A 2", "sq") < sort_key("A 3", "sq") < sort_key("A a", "sq")
