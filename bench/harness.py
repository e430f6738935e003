"""One way of measuring: the product and its reference in turn, the ratio pair by pair."""

import functools
import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@dataclass(frozen=True)
class Result:
    """One measured figure. `value` and `reference_value` are in `unit`; lower is better."""

    name: str
    value: float
    unit: str
    reference: str
    reference_value: float
    ratio: float
    at_most: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether the ratio is within what is asked."""
        return self.at_most is None or self.ratio <= self.at_most

    def as_json(self) -> dict[str, Any]:
        """Return the row of build/bench.json."""
        return {key: value for key, value in asdict(self).items() if value is not None}


@functools.cache
def application() -> "QApplication":
    """Start Qt; there can be one in a process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from rrk_field.ui.program import make_application

    return make_application(["bench"])


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call of `work` takes."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(
    name: str,
    product: Callable[[], float],
    reference: Callable[[], float],
    *,
    reference_name: str,
    unit: str,
    rounds: int = 7,
    at_most: float | None = None,
    note: str = "",
) -> Result:
    """Measure both in turn, `rounds` times; each call returns its own figure in `unit`.

    The ratio is the median of the ratios pair by pair, so that a machine that changes its speed
    does not decide.
    """
    pairs = [(product(), reference()) for _ in range(rounds)]
    return Result(
        name=name,
        value=statistics.median(a for a, _ in pairs),
        unit=unit,
        reference=reference_name,
        reference_value=statistics.median(b for _, b in pairs),
        ratio=statistics.median(a / b for a, b in pairs),
        at_most=at_most,
        note=note,
    )
