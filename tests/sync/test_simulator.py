"""Random histories end in agreement; bugs planted as controls are found by them.

A failure names its seed: `simulate(folder, seed=..., steps=...)` repeats it.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests import postgres
from tests.sync.simulator import simulate

STEPS = 600
"""Steps of one history: long enough for several exchanges of each laptop."""


def run(folder: Path, *, seed: int, steps: int = STEPS, restored: bool = False) -> Counter[str]:
    return simulate(folder / str(seed), seed=seed, steps=steps, restored=restored)


def run_all(folder: Path, seeds: range, steps: int, *, restored: bool = False) -> None:
    total = Counter[str]()
    for seed in seeds:
        total += run(folder, seed=seed, steps=steps, restored=restored)
    print(f"seeds {seeds.start} to {seeds.stop - 1}: {dict(total)}")  # noqa: T201
    assert total["steps"] >= steps * len(seeds)


@pytest.mark.parametrize("block", range(8))
def test_a_random_history_loses_nothing_and_ends_in_agreement(tmp_path: Path, block: int) -> None:
    run_all(tmp_path, range(2 * block, 2 * block + 2), STEPS)


@pytest.mark.parametrize("block", range(2))
def test_a_random_history_with_a_restored_server_ends_in_agreement_too(
    tmp_path: Path, block: int
) -> None:
    run_all(tmp_path, range(block, block + 1), 1200, restored=True)


@pytest.mark.pg
def test_a_random_history_on_postgresql_ends_in_agreement_too(
    tmp_path: Path, postgres_server: str
) -> None:
    with postgres.database(postgres_server) as url:
        simulate(tmp_path / "world", seed=1, steps=300, url=url)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("block", range(10))
def test_many_random_histories_lose_nothing(tmp_path: Path, block: int) -> None:
    first = 1000 + 40 * block
    run_all(tmp_path, range(first, first + 34), 3000)


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_many_random_histories_with_a_restored_server_lose_nothing(tmp_path: Path) -> None:
    run_all(tmp_path, range(100, 140), 1500, restored=True)
