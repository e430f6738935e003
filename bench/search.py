"""Finding households among 100,000, against the raw SQL on the same file."""

import time
from collections.abc import Iterator

from bench.harness import Result, compare
from bench.laptop import fill, laptop
from rrk_field.domain.scripts import fold

HOUSEHOLDS = 100_000
QUERIES = ("krushka", "јабуков", "pej brezan", "vitomir lul", "B-0421", "čerhenaj obil")
SQL = "SELECT id FROM household_search WHERE {where} ORDER BY changed_at DESC, id"


def results() -> Iterator[Result]:
    """Measure typing a few different words, ids of all matches in the order of the list."""
    from rrk_field.db.queries import Filter, household_ids

    with laptop() as store:
        fill(store, HOUSEHOLDS)

        def product() -> float:
            begin = time.perf_counter()
            for text in QUERIES:
                household_ids(store, Filter(text=text))
            return (time.perf_counter() - begin) * 1000 / len(QUERIES)

        def reference() -> float:
            begin = time.perf_counter()
            for text in QUERIES:
                words = fold(text).split()
                where = " AND ".join(["fold LIKE ?"] * len(words))
                with store.reading() as connection:
                    connection.exec_driver_sql(
                        SQL.format(where=where),
                        tuple(f"% {word}%" for word in words),
                    ).fetchall()
            return (time.perf_counter() - begin) * 1000 / len(QUERIES)

        yield compare(
            f"search in {HOUSEHOLDS:,} households",
            product,
            reference,
            reference_name="the raw SQL with the same words on the same file",
            unit="ms",
            at_most=2,
        )
