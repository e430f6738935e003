"""The windows in their order: sign-in, main window, lock. The composition root gives the parts."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from rrk_field.settings import Preferences
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.idle import IdleWatch
from rrk_field.ui.messages import sentence
from rrk_field.ui.sign_in import NewProfile, SignIn

if TYPE_CHECKING:
    from rrk_field.db.store import Store
    from rrk_field.ui.main_window import MainWindow
    from rrk_field.ui.sending import Office

SETTLED_MS = 300  # by then the first page is painted
SWITCH_S = 0.0005
LATEST_MS = 500  # a window that lies under others is not painted


@dataclass(frozen=True)
class Parts:
    """What the windows are given; every function runs in the worker.

    `warm_up` imports what the main window needs, `get_ready` what its pages need.
    `opened` opens a profile by id and passphrase, `created` makes one; both return the open Store.
    `demo` opens one without asking, and tells how many of how many families are made.
    `restart` starts a fresh process for a profile. `wait_s` tells how long the next try waits.
    `office` is made on the main thread.
    """

    warm_up: Callable[[], None]
    get_ready: "Callable[[Store], None]"
    listed: Callable[[], Sequence[tuple[str, str]]]
    opened: "Callable[[str, str], Store]"
    created: "Callable[[NewProfile], Store]"
    wait_s: Callable[[str], int]
    office: "Callable[[Store], Office]"
    restart: Callable[[str], None]
    demo: "Callable[[Callable[[int, int], None]], Store] | None" = None


class Program(QObject):
    """Shows the sign-in window, then the main window; closes everything in the right order.

    Signals:
        _made: how many families of how many the demonstration has; emitted in the worker.
    """

    _made = Signal(int, int)

    def __init__(
        self, app: QApplication, folder: Path, parts: Parts, *, first_run: bool, profile: str = ""
    ) -> None:
        super().__init__()
        self._app, self._parts, self._profile = app, parts, profile
        app.setQuitOnLastWindowClosed(False)
        self.appearance = Appearance(app, Preferences.load(folder), folder)
        self.background = Background()
        self.sign_in: SignIn | None = SignIn(self.appearance, first_run=first_run)
        self.window: MainWindow | None = None
        self._store: Store | None = None
        self._idle: IdleWatch | None = None
        self.sign_in.unlock_asked.connect(self._unlock)
        self.sign_in.create_asked.connect(self._create)
        self.sign_in.installEventFilter(self)
        self._made.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._begun = False

    def show(self) -> None:
        """Show the sign-in window; the rest is imported while one types, once it is painted."""
        assert self.sign_in is not None
        if self._parts.demo is not None:
            self.sign_in.show_waiting()
        self.sign_in.show()
        QTimer.singleShot(LATEST_MS, self._begin)

    def open(self, store: "Store") -> None:
        """Show the main window of an open profile."""
        from rrk_field.ui.main_window import MainWindow

        self._store = store
        self.window = MainWindow(store, self.background, self.appearance, self._parts.office(store))
        self.window.lock_asked.connect(self._lock)
        self.window.left.connect(self._leave)
        self._idle = IdleWatch(self._app, self.appearance.preferences.lock_after_minutes, self)
        self._idle.idle.connect(self.window.lock)
        self.appearance.changed.connect(self._follow)
        self.window.show()
        QTimer.singleShot(0, self, self._start)
        if self.sign_in is not None:
            self.sign_in.removeEventFilter(self)
            self.sign_in.close()
            self.sign_in.deleteLater()
            self.sign_in = None

    def close(self) -> None:
        """Stop what runs, close the file, end."""
        if self._idle is not None:
            self._idle.close()
            self._idle = None
        if self.window is not None:
            self.window.close_down()
        self.background.close()
        if self._store is not None:
            self._store.close()
            self._store = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._begun:
            QTimer.singleShot(0, self._begin)
        elif event.type() == QEvent.Type.Close and watched is self.sign_in:
            self._leave()
        return False

    @Slot()
    def _start(self) -> None:
        """Show the first page, then prepare the others: the worker would slow down this one."""
        if self.window is None or self.background.stop.is_set():
            return
        self.window.start()
        QTimer.singleShot(SETTLED_MS, self, self._get_ready)

    @Slot()
    def _get_ready(self) -> None:
        store = self._store
        if store is not None:
            run = self.background.run
            run(self, lambda: self._parts.get_ready(store), lambda _none: None, lambda _error: None)

    @Slot()
    def _begin(self) -> None:
        if self._begun or self.background.stop.is_set():
            return
        self._begun = True
        run = self.background.run
        run(self, self._parts.warm_up, lambda _none: None, self._fail)
        if self._parts.demo is not None:
            demo = self._parts.demo
            run(self, lambda: demo(self._made.emit), self._open_demo, self._fail)
        else:
            run(self, self._parts.listed, self._list, self._fail)

    def _open_demo(self, store: "Store") -> None:
        self.open(store)
        assert self.window is not None
        self.window.sending.start()  # the photos follow

    @Slot(str, str)
    def _unlock(self, profile_id: str, passphrase: str) -> None:
        self._busy()
        self._profile = profile_id or self._profile
        wanted = self._profile
        self.background.run(
            self, lambda: self._parts.opened(wanted, passphrase), self.open, self._fail
        )

    @Slot(object)
    def _create(self, new: NewProfile) -> None:
        self._busy()
        self.background.run(self, lambda: self._parts.created(new), self.open, self._fail)

    @Slot()
    def _lock(self) -> None:
        """Lock is the end of the process: a fresh one asks for the passphrase."""
        profile = self._store.profile.id if self._store is not None else ""
        self.close()
        self._parts.restart(profile)
        self._app.quit()

    @Slot()
    def _leave(self) -> None:
        self.close()
        self._app.quit()

    @Slot(Preferences)
    def _follow(self, preferences: Preferences) -> None:
        if self._idle is not None:
            self._idle.set_minutes(preferences.lock_after_minutes)

    @Slot(int, int)
    def _tell(self, done: int, total: int) -> None:
        if self.sign_in is not None:
            self.sign_in.waiting.set_progress(done, total)

    def _busy(self) -> None:
        if self.sign_in is not None:
            self.sign_in.set_busy(True)

    def _list(self, found: Sequence[tuple[str, str]]) -> None:
        if self.sign_in is not None:
            self.sign_in.set_profiles(found, self._profile)

    def _fail(self, error: BaseException) -> None:
        if self.sign_in is None:
            return
        wait = self._parts.wait_s(self._profile) if self._profile else 0
        self.sign_in.show_error(sentence(error), wait)


def make_application(arguments: Sequence[str]) -> QApplication:
    """Start Qt, with the style that looks the same on every system.

    While the worker computes, each of the window's many small steps waits for its turn: a tenth
    of Python's usual time, or a window that is built meanwhile stands still for half a second.
    """
    sys.setswitchinterval(SWITCH_S)
    return QApplication([*arguments, "-style", "Fusion"])
