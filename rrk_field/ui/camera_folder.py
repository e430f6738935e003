"""The camera's folder of this laptop: watched, not polled; new pictures in it are offered."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from rrk_field.db.camera import CameraFile, Found, look, nearest
from rrk_field.ui.background import Background

PAUSE_MS = 500
"""A camera writes several files; one look is enough for all of them."""


class CameraFolder(QObject):
    """`set_folder(path)` watches a folder, "" none. `taken` gives the keys of what was added.

    Signals:
        changed: other pictures are new than before.
    """

    changed = Signal()

    def __init__(
        self, taken: Callable[[], set[str]], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._taken, self._background = taken, background
        self._folder: Path | None = None
        self._looking = False
        self.fresh: list[CameraFile] = []
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._later)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    def set_folder(self, path: str) -> None:
        """Watch another folder."""
        folder = Path(path) if path else None
        if folder != self._folder:
            self._folder = folder
            self._watch([])
            self._set_fresh([])
            self.look()

    @Slot()
    def look(self) -> None:
        """See what is new, in the background."""
        folder, taken = self._folder, self._taken
        if folder is None or self._looking:
            return
        self._looking = True
        self._background.run_picture(
            self, lambda: (folder, look(folder, taken())), self._found, self._failed
        )

    def _found(self, found: tuple[Path, Found]) -> None:
        self._looking = False
        folder, pictures = found
        if folder != self._folder:
            self.look()
            return
        above = nearest(folder) if not pictures.folders else None
        self._watch(pictures.folders or ([above] if above else []))
        self._set_fresh(pictures.fresh(datetime.now()))  # noqa: DTZ005 - files have local times

    def _failed(self, _error: BaseException) -> None:
        self._looking = False
        self._set_fresh([])

    def _watch(self, folders: list[Path]) -> None:
        wanted = {str(one) for one in folders}
        watched = set(self._watcher.directories())
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)

    def _set_fresh(self, fresh: list[CameraFile]) -> None:
        if [one.key for one in fresh] != [one.key for one in self.fresh]:
            self.fresh = fresh
            self.changed.emit()

    @Slot(str)
    def _later(self, _path: str) -> None:
        if not self._pause.isActive():
            self._pause.start()
