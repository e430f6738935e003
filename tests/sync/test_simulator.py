"""Random histories end in agreement; each planted bug is found by them."""

from pathlib import Path

import pytest

from tests.office import open_office
from tests.sync.simulator import simulate


def run(folder: Path, *, seed: int, steps: int) -> None:
    place = folder / str(seed)
    (place / "office").mkdir(parents=True)
    with open_office(place / "office") as office:
        simulate(office, place, seed=seed, steps=steps)


@pytest.mark.parametrize("seed", range(6))
def test_a_random_history_loses_nothing_and_ends_in_agreement(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed=seed, steps=220)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_many_random_histories_lose_nothing(tmp_path: Path) -> None:
    for seed in range(100, 200):
        run(tmp_path, seed=seed, steps=1000)
