"""Start of the program until its first window can be used, against a bare PySide6 window."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.harness import Result, compare

PASSPHRASE = "a passphrase of the bench"  # noqa: S105 - of an invented profile
HOOK = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def until_usable():
    now = time.monotonic()
    active = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isActiveWindow()]
    # The system has asked for the window's pixels, and they were drawn before this was called.
    if any(w.windowHandle().isExposed() and w.focusWidget() for w in active):
        print(now, flush=True)
        os._exit(0)
    QTimer.singleShot(1, until_usable)

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
field = QLineEdit()
layout.addWidget(field)
field.setFocus()
window.resize(1000, 620)
window.show()
window.activateWindow()
"""
EXEC = "QApplication.exec()\n"
WATCH = """
import os, sys, threading, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

longest, last, done = 0.0, None, threading.Event()

def beat():
    global longest, last
    now = time.monotonic()
    if any(w.isVisible() and w.isActiveWindow() for w in QApplication.topLevelWidgets()):
        longest = max(longest, now - (last or now))
        last = now
    if done.is_set():
        print(longest, flush=True)
        os._exit(0)

def run():
    global timer
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(beat)
    timer.start()
    return started()

started = QApplication.exec
QApplication.exec = staticmethod(run)
"""
WATCHED = """
from rrk_field import app
warm_up = app.warm_up

def noticed():
    warm_up()
    done.set()

app.warm_up = noticed
"""
IMPORTING = """
def work():
    import sqlmodel
    done.set()

QTimer.singleShot(200, lambda: threading.Thread(target=work).start())
"""
PROGRAM = "sys.argv = ['rrk-field']\nfrom rrk_field.__main__ import main\nmain()\n"
BARE_IMPORTS = "from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget\n"


def results() -> Iterator[Result]:
    """Measure at the passphrase of a laptop that has a profile."""
    with tempfile.TemporaryDirectory() as folder:
        make_profile(Path(folder))
        yield compare(
            "start, until the passphrase can be typed",
            lambda: started_in(HOOK + PROGRAM, Path(folder)),
            lambda: started_in(HOOK + BARE_IMPORTS + BARE + EXEC, Path(folder)),
            reference_name="a window of PySide6 with one field",
            unit="ms",
            rounds=9,
            at_most=2.5,
        )
        yield compare(
            "longest stall while the rest is imported",
            lambda: printed(WATCH + WATCHED + PROGRAM, Path(folder)) * 1000,
            lambda: printed(WATCH + BARE_IMPORTS + BARE + IMPORTING + EXEC, Path(folder)) * 1000,
            reference_name="the same window while a thread imports sqlmodel",
            unit="ms",
            rounds=5,
            note="the aim is 100 ms",
        )


def started_in(script: str, data_folder: Path) -> float:
    """Return the milliseconds from making the process until its window is active."""
    begin = time.monotonic()
    return (printed(script, data_folder) - begin) * 1000


def printed(script: str, data_folder: Path) -> float:
    """Return the number that a fresh process prints."""
    environment = {**os.environ, "RRK_FIELD_DATA": str(data_folder)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return float(done.stdout.split()[0])


def make_profile(folder: Path) -> None:
    """Make a profile as the program does at its first start."""
    from rrk_field.db import profiles

    profiles.create(folder, "Arta", PASSPHRASE)
