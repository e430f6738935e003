"""Each planted bug is found by random histories, within a few of them."""

from pathlib import Path

import pytest

from tests.sync.planted import BUGS, OF_A_RESTORE
from tests.sync.simulator import simulate

HISTORIES = 8
STEPS = 600
QUICKLY_FOUND = (
    "trunk ignored",
    "answer clears what was typed in the air",
    "held counted as sent",
    "page applied in part with the cursor moved",
)


def found_in(folder: Path, *, restored: bool = False) -> int:
    """Return the history that ended in a failure; without one, raise nothing and return -1."""
    for seed in range(HISTORIES):
        steps = 2 * STEPS if restored else STEPS
        try:
            simulate(folder / str(seed), seed=seed, steps=steps, restored=restored)
        except Exception:  # noqa: BLE001 - an invariant, or the product fell over
            return seed
    return -1


@pytest.mark.parametrize("name", QUICKLY_FOUND)
def test_a_planted_bug_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    BUGS[name](monkeypatch)

    assert found_in(tmp_path) >= 0


@pytest.mark.soak
@pytest.mark.parametrize("name", [one for one in BUGS if one not in QUICKLY_FOUND])
def test_every_planted_bug_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    BUGS[name](monkeypatch)

    assert found_in(tmp_path) >= 0


@pytest.mark.soak
@pytest.mark.parametrize("name", OF_A_RESTORE)
def test_every_planted_bug_of_a_restore_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    OF_A_RESTORE[name](monkeypatch)

    assert found_in(tmp_path, restored=True) >= 0
