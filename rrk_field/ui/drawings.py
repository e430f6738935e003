"""The outline drawings of resources/icons.txt, in any colour."""

import functools
import os

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from rrk_field.settings import asset, cache_folder


@functools.lru_cache(maxsize=500)
def drawing(name: str, colour: str) -> QSvgRenderer:
    """The drawing `name` with its lines in `colour`."""
    return QSvgRenderer(QByteArray(_svg(name, colour).encode()))


@functools.cache
def coloured_file(name: str, colour: str) -> str:
    """Path of a drawing in a colour: a style sheet can only name files."""
    path = cache_folder() / "drawings" / f"{name}-{colour.strip('#')}.svg"
    drawn = _svg(name, colour)
    if not path.exists() or path.read_text(encoding="utf-8") != drawn:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")  # another process may read it meanwhile
        fresh.write_text(drawn, encoding="utf-8")
        fresh.replace(path)
    return path.as_posix()


def _svg(name: str, colour: str) -> str:
    source = (asset("resources/made/icons") / f"{name}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour)
