"""Spoilt expressions, forms, answers and lists are refused with a reason, or work; nothing else.

A failure names the seed. The long run is `make soak`: a million inputs, other ones each time.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rrk_field.forms import xpath
from rrk_field.forms.xpath import XPathError, read
from tests.forms.fuzzing import (
    PARTS,
    SIGNS,
    fuzz_answers,
    fuzz_expressions,
    fuzz_forms,
    fuzz_parser,
)

Fuzz = Callable[[int, int], Iterator[bool]]
A_BATCH = 500
SHORT: dict[Fuzz, int] = {
    fuzz_parser: 20_000,
    fuzz_expressions: 8_000,
    fuzz_forms: 2_000,
    fuzz_answers: 4_000,
}
LONG: dict[Fuzz, int] = {
    fuzz_parser: 600_000,
    fuzz_expressions: 300_000,
    fuzz_forms: 40_000,
    fuzz_answers: 60_000,
}


def outcomes(fuzz: Fuzz, first: int, count: int) -> Counter[bool]:
    """Run batches of their own seeds; how many inputs worked, and how many were refused."""
    found: Counter[bool] = Counter()
    for seed in range(first, first + count // A_BATCH):
        try:
            found.update(fuzz(seed, A_BATCH))
        except Exception as error:
            raise AssertionError(f"{fuzz.__name__}, seed {seed}") from error
    return found


@pytest.mark.parametrize("fuzz", SHORT, ids=lambda fuzz: fuzz.__name__)
def test_spoilt_input_is_refused_or_works(fuzz: Fuzz) -> None:
    found = outcomes(fuzz, 1, SHORT[fuzz])

    assert found.total() == SHORT[fuzz]
    assert min(found[True], found[False]) > 50  # both happen, so both are tried


@pytest.mark.soak
@pytest.mark.parametrize("fuzz", LONG, ids=lambda fuzz: fuzz.__name__)
def test_a_million_spoilt_inputs_are_refused_or_work(
    fuzz: Fuzz, capsys: pytest.CaptureFixture[str]
) -> None:
    first = secrets.randbelow(10**9)

    found = outcomes(fuzz, first, LONG[fuzz])

    with capsys.disabled():
        print(f"\n{fuzz.__name__}: seeds from {first}, {dict(found)}")  # noqa: T201
    assert found.total() == LONG[fuzz]


def test_the_long_run_has_a_million_inputs() -> None:
    assert sum(LONG.values()) >= 1_000_000


def test_an_input_that_breaks_something_is_named_with_its_seed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xpath, "_tokens", lambda text: [])  # a reader that breaks

    with pytest.raises(AssertionError, match="fuzz_parser, seed 7"):
        outcomes(fuzz_parser, 7, A_BATCH)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(max_size=60) | st.lists(st.sampled_from(PARTS + SIGNS)).map("".join))
@example("")
@example("\ud800")
@example("a" * 99_999)
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    place = 1
    try:
        read(text)
    except XPathError as error:
        place = error.position

    assert 1 <= place <= len(text) + 1
