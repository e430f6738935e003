"""Finding households among 100,000, against raw SQL on the same file."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bench.harness import Result, compare
from bench.laptop import fill, laptop
from rrk_field.domain.scripts import fold

if TYPE_CHECKING:
    from rrk_field.db.store import Store

HOUSEHOLDS = 100_000
QUERIES = ("krushka", "јабуков", "pej brezan", "vitomir lul", "B-0421", "čerhenaj obil")
LITERAL = "SELECT id FROM household_search WHERE {where} ORDER BY changed_at DESC, id"

Statement = tuple[str, tuple[Any, ...]]


def results() -> Iterator[Result]:
    """Measure typing a few different words: the ids of all matches in the order of the list."""
    from rrk_field.db.queries import Filter, household_ids

    with laptop() as store:
        fill(store, HOUSEHOLDS)
        driver = _driver(store)

        def product() -> float:
            begin = time.perf_counter()
            for text in QUERIES:
                household_ids(store, Filter(text=text))
            return (time.perf_counter() - begin) * 1000 / len(QUERIES)

        def raw(statements: list[Statement]) -> float:
            begin = time.perf_counter()
            for sql, values in statements:
                [key for (key,) in driver.execute(sql, values).fetchall()]
            return (time.perf_counter() - begin) * 1000 / len(QUERIES)

        own, literal = _statements(store), [_literal(text) for text in QUERIES]
        yield compare(
            f"search in {HOUSEHOLDS:,} households",
            product,
            lambda: raw(own),
            reference_name="the same SQL by the bare driver on the same file",
            unit="ms",
            rounds=5,
            at_most=2,
        )
        yield compare(
            "the same, all spellings and ranks",
            product,
            lambda: raw(literal),
            reference_name="LIKE for the words as typed, unranked, by the bare driver",
            unit="ms",
            rounds=3,
            note="the product also finds other spellings and puts the best first",
        )


def _driver(store: "Store") -> Any:
    with store.writing() as connection:
        return connection.connection.driver_connection


def _statements(store: "Store") -> list[Statement]:
    """Return the SQL that the product runs for each query."""
    from sqlalchemy import event

    from rrk_field.db.queries import Filter, household_ids

    found: list[Statement] = []

    def note(*heard: Any) -> None:
        if "FROM household_search s" in heard[2]:
            found.append((heard[2], tuple(heard[3])))

    with store.writing() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", note)
    for text in QUERIES:
        household_ids(store, Filter(text=text))
    event.remove(engine, "before_cursor_execute", note)
    assert len(found) == len(QUERIES)
    return found


def _literal(text: str) -> Statement:
    words = fold(text).split()
    where = " AND ".join(["fold LIKE ?"] * len(words))
    return LITERAL.format(where=where), tuple(f"%{word}%" for word in words)
