"""The one place that cuts texts which do not fit, so that a test can see what was cut."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_records: list[tuple[str, str]] | None = None
"""Place and full text of what was cut, where a test listens."""


def elide(text: str, metrics: QFontMetrics, width: int, place: str) -> str:
    """Return `text` cut with "…" to `width` pixels; `place` names where, such as "list.head"."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    if _records is not None:
        _records.append((place, text))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
