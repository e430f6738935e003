"""Saving one answer through the store, against one raw durable transaction of the same bytes."""

import json
import time
from collections.abc import Iterator
from itertools import count
from typing import Any

from bench.harness import Result, compare
from bench.laptop import laptop, write
from rrk_field.demo_data import invented
from rrk_field.domain.surveys import HouseholdAssessment

SAVES = 40


def results() -> Iterator[Result]:
    """Measure with a filled assessment of a family, in an encrypted file."""
    with laptop() as store:
        family = next(one for one in invented(20) if one.surveys and one.persons[3:])
        write(store, [family.household])
        write(store, family.assessments)
        [record] = store.find(HouseholdAssessment)
        with store.writing() as connection:
            connection.exec_driver_sql("CREATE TABLE bench_plain(id TEXT PRIMARY KEY, body TEXT)")
            connection.exec_driver_sql("INSERT INTO bench_plain VALUES ('1', '')")
            driver: Any = connection.connection.driver_connection
        numbers = count()

        def product() -> float:
            begin = time.perf_counter()
            for _ in range(SAVES):
                record.answers = {**record.answers, "conclusion/notes": f"note {next(numbers)}"}
                store.save(record)
            return (time.perf_counter() - begin) * 1000 / SAVES

        def reference() -> float:
            bodies = [
                json.dumps({**record.answers, "conclusion/notes": f"note {next(numbers)}"})
                for _ in range(SAVES)
            ]
            begin = time.perf_counter()
            for body in bodies:
                driver.execute("BEGIN IMMEDIATE")
                driver.execute("UPDATE bench_plain SET body = ? WHERE id = '1'", (body,))
                driver.execute("COMMIT")
            return (time.perf_counter() - begin) * 1000 / SAVES

        yield compare(
            "save one answer, until it is on the disk",
            product,
            reference,
            reference_name="one raw durable transaction of the same bytes in the same file",
            unit="ms",
            at_most=3,
        )
