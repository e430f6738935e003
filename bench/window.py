"""The main window: how long it blocks when it opens, and from a key to the painted list."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.harness import Result, application, compare
from bench.laptop import fill, laptop
from bench.start import (
    BARE,
    BARE_IMPORTS,
    EXEC,
    IMPORTING,
    PASSPHRASE,
    WATCH,
    make_profile,
    printed,
)
from rrk_field.app import HttpOffice
from rrk_field.db.store import Store
from rrk_field.settings import Preferences
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.households import HouseholdsPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.widgets.search_field import DEBOUNCE_MS

HOUSEHOLDS = 5_000
"""More than any municipality of the programme has; those of the other bench are rows only."""
WORDS = ("kru", "krus", "krush", "јаб", "јабу", "pej")
PROGRAM = f"""
import sys
sys.argv = ["rrk-field"]
from rrk_field.ui import program
from rrk_field.ui.sign_in import SignIn
open_window = program.Program.open

def noticed(self, store):
    open_window(self, store)
    QTimer.singleShot(1000, done.set)

def unlock():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, SignIn)]
    found[0].unlock_asked.emit("", {PASSPHRASE!r})

def run_and_unlock():
    QTimer.singleShot(4000, unlock)  # by then everything is imported
    return run()

program.Program.open = noticed
QApplication.exec = staticmethod(run_and_unlock)
from rrk_field.__main__ import main
main()
"""


def results() -> Iterator[Result]:
    """Measure opening as the program does it, and the list on a laptop with many households."""
    with tempfile.TemporaryDirectory() as folder:
        make_profile(Path(folder))
        yield compare(
            "longest stall from the sign-in to the main window",
            lambda: printed(WATCH + PROGRAM, Path(folder)) * 1000,
            lambda: printed(WATCH + BARE_IMPORTS + BARE + IMPORTING + EXEC, Path(folder)) * 1000,
            reference_name="a bare window while a thread imports sqlmodel",
            unit="ms",
            rounds=5,
            note="the aim is 100 ms",
        )
    with laptop() as store, tempfile.TemporaryDirectory() as folder:
        fill(store, HOUSEHOLDS)
        with store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM outbox_mark")  # nearly all of them were sent
        window = _window(store, Path(folder))
        yield compare(
            f"list of {HOUSEHOLDS:,}, from a key until it is painted",
            lambda: statistics.mean(_until_painted(window.households, word) for word in WORDS),
            _pause,
            reference_name="the pause after a key, by a bare timer",
            unit="ms",
            note="the aim is 150 ms",
        )
        window.close_down()


def _window(store: Store, folder: Path) -> MainWindow:
    appearance = Appearance(application(), Preferences.load(folder), folder)
    window = MainWindow(store, Background(), appearance, HttpOffice(store))
    window.start()
    window.show()
    window.show_place("households")
    return window


class _Paints(QObject):
    """Notes when rows were found, and when the list was painted after that."""

    def __init__(self, page: HouseholdsPage) -> None:
        super().__init__()
        self.found = self.painted = 0.0
        page.table.modelReset.connect(self._note_found)
        page.view.viewport().installEventFilter(self)

    def _note_found(self) -> None:
        self.found = time.perf_counter()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.painted = time.perf_counter()
        return False


def _until_painted(page: HouseholdsPage, word: str) -> float:
    """Return the milliseconds from a word's last key until the rows it finds are painted."""
    page.search.clear()
    _wait_until(lambda: page.filter.text == "" and len(page.table.ids) == HOUSEHOLDS)
    paints = _Paints(page)
    begin = time.perf_counter()
    page.search.setText(word)
    _wait_until(lambda: paints.painted > paints.found > 0)
    page.view.viewport().removeEventFilter(paints)
    return (paints.painted - begin) * 1000


def _pause() -> float:
    over: list[float] = []
    begin = time.perf_counter()
    QTimer.singleShot(DEBOUNCE_MS, lambda: over.append(time.perf_counter()))
    _wait_until(lambda: bool(over))
    return (over[0] - begin) * 1000


def _wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        QApplication.processEvents()
        assert time.monotonic() < end, "the window did not get there"
