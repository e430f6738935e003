"""Each contract of the architecture is broken once, in a copy, to show that it holds."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")

BREAKS = {
    "On the laptop data flows down: ui, sync and reports, db, forms, domain": (
        "rrk_field/domain/values.py",
        "import rrk_field.db.store",
    ),
    "Nobody imports ui but app": ("rrk_field/commands.py", "import rrk_field.ui.theme"),
    "Only ui knows Qt": ("rrk_field/sync/engine.py", "import PySide6.QtCore"),
    "Only sync.central speaks HTTP": ("rrk_field/sync/engine.py", "import requests"),
    "The server shares definitions, not the laptop's data": (
        "rrk_central/ledger/pull.py",
        "import rrk_field.db.store",
    ),
    "The laptop never imports the server": ("rrk_field/app.py", "import rrk_central.tables"),
    "Domain and forms touch no file, no network and no paper": (
        "rrk_field/forms/session.py",
        "import reportlab",
    ),
    "A migration is frozen: it imports nothing that may change": (
        "rrk_field/db/migrations/env.py",
        "import rrk_field.domain.record",
    ),
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("rrk_field", "rrk_central"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_as_it_is_keeps_every_contract(tree: Path) -> None:
    result = lint(tree)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("contract", BREAKS)
def test_one_wrong_import_breaks_the_contract_that_forbids_it(tree: Path, contract: str) -> None:
    name, line = BREAKS[contract]
    path = tree / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    result = lint(tree)

    assert f"{contract} BROKEN" in result.stdout


def test_a_folder_without_a_place_is_told(tree: Path) -> None:
    (tree / "rrk_field" / "helpers.py").write_text('"""No place."""\n')

    result = lint(tree)

    assert result.returncode != 0
