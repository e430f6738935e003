"""Start of the program until its first window can be used, against a bare PySide6 window."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.harness import Result, compare

HOOK = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def until_usable():
    windows = QApplication.topLevelWidgets()
    if not any(w.isVisible() and w.isActiveWindow() for w in windows):
        QTimer.singleShot(1, until_usable)
        return
    print(time.clock_gettime(time.CLOCK_MONOTONIC) if hasattr(time, "clock_gettime")
          else time.monotonic(), flush=True)
    os._exit(0)

def run():
    QTimer.singleShot(0, until_usable)
    return started()

started = QApplication.exec
QApplication.exec = staticmethod(run)
"""
BARE = """
app = QApplication(sys.argv[:1])
window = QWidget()
layout = QVBoxLayout(window)
layout.addWidget(QLabel("Name"))
layout.addWidget(QLineEdit())
window.resize(1000, 620)
window.show()
window.activateWindow()
QApplication.exec()
"""
PROGRAM = "sys.argv = ['rrk-field']\nfrom rrk_field.__main__ import main\nmain()\n"
BARE_IMPORTS = "from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget\n"


def results() -> Iterator[Result]:
    """Measure at the passphrase of a laptop that has a profile."""
    with tempfile.TemporaryDirectory() as folder:
        _make_profile(Path(folder))
        yield compare(
            "start, until the passphrase can be typed",
            lambda: started_in(HOOK + PROGRAM, Path(folder)),
            lambda: started_in(HOOK + BARE_IMPORTS + BARE, Path(folder)),
            reference_name="a window of PySide6 with one field",
            unit="ms",
            rounds=9,
            at_most=2.5,
        )


def started_in(script: str, data_folder: Path) -> float:
    """Return the milliseconds from making the process until its window is active."""
    environment = {**os.environ, "RRK_FIELD_DATA": str(data_folder)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return (float(done.stdout.split()[0]) - begin) * 1000


def _make_profile(folder: Path) -> None:
    from rrk_field.db import profiles

    profiles.create(folder, "Arta", "a passphrase of the bench")
