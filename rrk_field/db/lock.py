"""One program at a time per profile: a lock that the system frees when its process ends."""

import os
import sys
from pathlib import Path
from typing import ClassVar

from rrk_field.domain.errors import RrkError


class FileInUseError(RrkError):
    """Another program, or another window of this one, has the profile open."""

    code: ClassVar[str] = "file_in_use"


class ProfileLock:
    """Holds the file `lock` of a profile until it is released or the process dies."""

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            self.release()
            raise FileInUseError from error

    def release(self) -> None:
        """Let others in; may be called again."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
