"""Measuring: the ratio pair by pair, and what is written down."""

from itertools import chain, repeat

import pytest

from bench import __main__ as bench
from bench.harness import Result, compare, seconds


def result(ratio: float, at_most: float | None = 3) -> Result:
    return Result("save", 6.0, "ms", "raw", 2.0, ratio, at_most)


def test_the_ratio_is_the_median_of_pairs_so_a_slow_moment_does_not_decide() -> None:
    product = iter([2.0, 20.0, 2.0])
    reference = iter([1.0, 10.0, 1.0])

    found = compare(
        "x",
        lambda: next(product),
        lambda: next(reference),
        reference_name="y",
        unit="ms",
        rounds=3,
    )

    assert found.ratio == 2.0
    assert (found.value, found.reference_value) == (2.0, 1.0)


@pytest.mark.parametrize(
    ("ratio", "at_most", "holds"), [(3.0, 3, True), (3.1, 3, False), (99.0, None, True)]
)
def test_a_ratio_holds_up_to_what_is_asked(
    ratio: float, at_most: float | None, holds: bool
) -> None:
    assert result(ratio, at_most).holds is holds


def test_a_row_of_the_table_marks_what_is_above() -> None:
    assert bench.line(result(3.5)).endswith("<= 3  ABOVE")
    assert bench.line(result(1.5)).endswith("<= 3")


def test_what_is_written_down_names_its_reference() -> None:
    row = result(2.0).as_json()

    assert row["reference"] == "raw"
    assert set(row) >= {"name", "value", "unit", "reference", "ratio", "at_most"}


def test_seconds_are_those_of_one_call() -> None:
    calls = chain([None], repeat(AssertionError))

    assert seconds(lambda: next(calls)) < 1
