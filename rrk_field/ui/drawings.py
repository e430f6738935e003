"""The outline drawings of resources/icons.txt, in any colour."""

import atexit
import functools
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from rrk_field.settings import asset


@functools.lru_cache(maxsize=500)
def drawing(name: str, colour: str) -> QSvgRenderer:
    """The drawing `name` with its lines in `colour`."""
    return QSvgRenderer(QByteArray(_svg(name, colour).encode()))


@functools.cache
def coloured_file(name: str, colour: str) -> str:
    """Path of a drawing in a colour: a style sheet can only name files."""
    path = _folder() / f"{name}-{colour.strip('#')}.svg"
    path.write_text(_svg(name, colour), encoding="utf-8")
    return path.as_posix()


def _svg(name: str, colour: str) -> str:
    source = (asset("resources/made/icons") / f"{name}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour)


@functools.cache
def _folder() -> Path:
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="rrk-field-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
