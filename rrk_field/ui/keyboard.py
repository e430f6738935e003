"""Shortcuts on a Serbian Cyrillic keyboard: the letter at the same place counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from rrk_field.ui.window_filter import WindowFilter

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_LATIN_KEYS = dict(zip("љњертзуиопасдфгхјклѕџцвбнм", "qwertzuiopasdfghjklyxcvbnm", strict=True))
_WITH_LETTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_WINDOWS_LETTERS = range(0x41, 0x5B)


class CyrillicShortcuts(WindowFilter):
    """Ctrl+Н does what Ctrl+N does, in every window.

    Qt compares characters, so without it neither shortcuts nor copy and paste work there.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        letter, window = latin_key(event), QApplication.activeWindow()
        if letter is None or window is None:
            return False
        key = Qt.Key(ord(letter.upper()))
        action = _action(window, QKeyCombination(event.modifiers(), key))
        if action:
            action.trigger()
            return True
        again = QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers(), letter)
        return QCoreApplication.sendEvent(watched, again)


def latin_key(event: QKeyEvent) -> str | None:
    """The Latin letter at the place of a Cyrillic one pressed with Ctrl or Alt; else None."""
    if not event.modifiers() & _WITH_LETTER or not 0x400 <= event.key() <= 0x4FF:
        return None
    virtual = event.nativeVirtualKey()
    if virtual in _WINDOWS_LETTERS and QApplication.platformName() == "windows":
        return chr(virtual).lower()
    return _LATIN_KEYS.get(chr(event.key()).lower())


def _action(window: QWidget, keys: QKeyCombination) -> "QAction | None":
    from PySide6.QtGui import QAction, QKeySequence

    sequence = QKeySequence(keys)
    actions = [*window.actions(), *window.findChildren(QAction)]
    return next((a for a in actions if a.isEnabled() and sequence in a.shortcuts()), None)
