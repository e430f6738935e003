"""An export holds one record at a time, however many there are."""

import resource
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from rrk_field.db.store import Store
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.transfer.outgoing import FORMATS, Format, Wanted, export
from tests.transfer.others import lay_shelter_check
from tests.transfer.walks import family

SUFFIX = {"xlsx": ".xlsx", "csv": ".zip", "xml": ".zip"}


def fill(store: Store, folder: Path, count: int) -> None:
    lay_shelter_check(store, folder)
    household = family(store)
    for start in range(0, count, 1000):
        store.save(*(
            HouseholdForm(
                household_id=household.id, form_id="shelter_check", form_version="1",
                state="complete", answers=answers(number),
            )
            for number in range(start, min(start + 1000, count))
        ))  # fmt: skip


def answers(number: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "household_no": "PEJ-00213",
        "basics/name": f"Family {number}",
        "basics/visited": "2026-03-01",
        "basics/rooms": number % 9,
        "basics/area": number / 7,
        "basics/roof": "tile",
        "basics/needs": ["water", "food"],
        "basics/place": "42.66 20.29 540 4.5",
    }
    for place in (1, 2):
        row = f"person[{place}{number}]"
        found |= {row: place, f"{row}/given": f"Person {place}", f"{row}/skills": ["farming"]}
    return found


def peak(store: Store, wanted: Wanted, target: Path) -> int:
    tracemalloc.start()
    try:
        export(store, wanted, target)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_more_records_take_hardly_more_memory(store: Store, tmp_path: Path) -> None:
    """What grows is the list of ids, and the table of contents of one archive."""
    fill(store, tmp_path, 800)
    target = tmp_path / "out.zip"
    wanted = Wanted("shelter_check", "xml")
    export(store, wanted, target)  # what is read once lies in memory from here on

    many = peak(store, wanted, target)
    store.remove(*store.find(HouseholdForm)[200:])
    few = peak(store, wanted, target)

    assert (many - few) / 600 < 1500, "bytes for each further record"


@pytest.mark.soak
@pytest.mark.parametrize("format", FORMATS)
def test_a_hundred_thousand_records_are_exported(
    store: Store,
    tmp_path: Path,
    format: Format,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fill(store, tmp_path, 100_000)
    sizes: list[int] = []
    begin = time.perf_counter()

    def watch(done: int, total: int) -> None:
        if done % 1000 == 0:
            sizes.append(resident_kib())
        assert total == 100_000

    made = export(store, Wanted("shelter_check", format), tmp_path / f"out{SUFFIX[format]}", watch)

    growth = max(sizes) - sizes[2]
    rate = 100_000 / (time.perf_counter() - begin)
    with capsys.disabled():
        sys.stdout.write(f"\n{format}: {rate:.0f} a second, grew by {growth / 1024:.0f} MiB\n")
    assert made.count == 100_000
    assert growth < 100 * 1024


def resident_kib() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024
