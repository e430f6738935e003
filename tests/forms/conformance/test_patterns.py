"""Regular expressions that were written for Java or a browser, and such as would try for ever."""

import re
from random import Random
from time import perf_counter

import pytest

from rrk_field.forms import patterns
from rrk_field.forms.patterns import is_found, translated

FOUND = [
    (r"^\p{L}+$", "Đorđe", True),
    (r"^\p{L}+$", "a1", False),
    (r"^[\p{Lu}][\p{L} '-]+$", "Ana-Marija Šć", True),
    (r"^[^\P{L}]+$", "Ђорђе", True),
    (r"\P{L}", "abc", False),
    (r"\pL\p{Alpha}", "žž", True),
    (r"^[0-9]{9}$", "123456789", True),
    (r"^[0-9]{9}$", "123456789\n", False),
    (r"\d\z", "a1", True),
    (r"[[a]", "[", True),
    (r"^[]a]+$", "]a", True),
    (r"^[a&&b]$", "&", True),
    (r"(?<year>\d{4})-\k", "1999-k", True),
    (r"\/\e", "/e", True),
    ("(", "(", False),
    ("^", "", True),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), FOUND, ids=map(str, FOUND))
def test_a_pattern_is_found(pattern: str, text: str, expected: bool) -> None:
    assert is_found(pattern, text) is expected


def test_a_browser_takes_categories_for_plain_signs() -> None:
    assert not is_found(r"^\p{L}+$", "Ana", in_browser=True)
    assert is_found(r"^\p{L}+$", "Ana")
    assert is_found(r"^\p{L}$", "p{L}", in_browser=True)


SLOW = [
    (r"^(a+)+$", "a" * 40 + "b", False),
    (r"^(a|a)*$", "a" * 60, True),
    (r"^([a-z]+\s?)*$", "hello world foo" * 30 + "!", False),
    (r"^(\w+\.)*\w+@(?P<host>\w+)\.\w{2,}$", "a." * 40 + "b@c.de", True),
    (r"^(?=.*\d)(?!.*x)(?:[a-z]|\d)+$", "abc1" * 30, True),
    (r"^(?:(?:a*)*)*\b$", "a" * 50, True),
    (r"(x+x+)+\B\Z", "x" * 40, False),
    (r".*.*.*=.*", "x" * 3000, False),
    (r"(a{1,20}){1,20}\Ab", "a" * 40, False),
    (r"(.+)+\1$", "a" * 40, False),
    (r"(a*)*(?<=b)", "a" * 40, False),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), SLOW, ids=[one[0] for one in SLOW])
def test_a_pattern_that_could_try_for_ever_ends_soon(
    pattern: str, text: str, expected: bool
) -> None:
    begin = perf_counter()

    found = is_found(pattern, text)

    assert found is expected
    assert perf_counter() - begin < 2


def made(chance: Random, depth: int) -> str:
    kind = chance.random()
    if depth == 0 or kind < 0.4:
        return chance.choice(["a", "b", "[ab]", r"\d", ".", "c?", "[^a]", "(?:ab)", r"\b"])
    if kind < 0.6:
        return made(chance, depth - 1) + made(chance, depth - 1)
    if kind < 0.75:
        return f"({made(chance, depth - 1)}|{made(chance, depth - 1)})"
    return f"({made(chance, depth - 1)}){chance.choice(['*', '+', '?', '{2}', '{1,2}', '{0,}'])}"


@pytest.mark.parametrize("seed", range(5))
def test_the_patient_matcher_finds_what_the_usual_one_finds(seed: int) -> None:
    chance = Random(seed)
    for _ in range(300):
        pattern = chance.choice(["", "^"]) + made(chance, 3) + chance.choice(["", "$"])
        text = "".join(chance.choices("ab1c", k=chance.randint(0, 7)))
        matcher = patterns._matcher(translated(pattern, in_browser=False))

        assert matcher is not None
        found = bool(matcher(text, set(range(len(text) + 1))))
        assert found == bool(re.search(pattern, text)), (pattern, text)
