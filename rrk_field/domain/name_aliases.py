"""Given names that are one name in two languages, though no spelling rule joins them."""

import csv
import functools
from collections import defaultdict

from rrk_field.domain.scripts import fold
from rrk_field.settings import asset


def aliases(folded_name: str) -> frozenset[str]:
    """Return the other forms of a name, all folded."""
    return _table().get(folded_name, frozenset())


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    """Read the pairs.

    Source: programme assumption, to be confirmed by native speakers.
    """
    path = asset("resources/gazetteer/name_aliases.csv")
    found: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one, other = fold(row["name_a"]), fold(row["name_b"])
            found[one].add(other)
            found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}
