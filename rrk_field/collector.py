"""Python's search for unreachable cycles, tuned for a long-running program."""

import gc

_EVERY = (20_000, 20, 20)
"""Python's own (700, 10, 10) looks after each few records of a large exchange: 7 % of its time."""


def calm() -> None:
    """Look less often, and never among what is loaded by now: modules stay anyway."""
    gc.freeze()
    gc.set_threshold(*_EVERY)
