"""The tool that takes pictures of the screens: one screen, in one language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tools import shots

ROOT = Path(__file__).parent.parent


def take(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tool as `make shots` does, in a process of its own: it stops the clock."""
    command = [sys.executable, "-m", "tools.shots", "--folder", str(folder), *options]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_screen_becomes_a_picture_of_each_size(tmp_path: Path) -> None:
    done = take(tmp_path, "--language", "sq", "--theme", "light", "--screen", "households")

    assert done.returncode == 0, done.stderr
    sizes = {}
    for path in tmp_path.rglob("*.png"):
        with Image.open(path) as picture:
            sizes[str(path.relative_to(tmp_path))] = picture.size
    name = f"{shots.names().index('households') + 1:02}-households.png"
    assert sizes == {
        f"sq-light/{name}": (1366, 690),
        **{f"sq-light/{w}x{h}/{name}": (w, h) for w, h in shots.NARROW},
    }


def test_a_language_without_compiled_texts_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shots, "asset", lambda _name: tmp_path)

    assert shots.main(["--language", "sq", "--folder", str(tmp_path)]) == 1
    assert "make texts" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.png"))


def test_every_screen_has_a_name_of_its_own() -> None:
    assert len(set(shots.names())) == len(shots.names())
