"""The exchange with the office: beside plain inserts, at growing sizes, and beside others."""

from collections.abc import Iterator

from bench import exchange, sync_sizes
from bench.harness import Result


def results() -> Iterator[Result]:
    """Measure both directions, then what an exchange costs as the office grows."""
    yield from exchange.results()
    yield from sync_sizes.results()


def results_beside_peers() -> Iterator[Result]:
    """Measure both directions beside PouchDB and Kinto, which are fetched into build/."""
    from bench import sync_peers

    yield from sync_peers.results()
