"""Buttons in the few shapes that the screens use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from rrk_field.ui import theme
from rrk_field.ui.icons import icon, icon_size


class PrimaryButton(QPushButton):
    """The one filled button of a screen. The owner's `retranslate()` sets its text."""

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "primary")
        _set_icon(self, icon_name, "on_accent")


class OutlineButton(QPushButton):
    """Any other button with an outline."""

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _set_icon(self, icon_name, "text")


class LinkButton(QPushButton):
    """An action that reads like a link."""

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _set_icon(self, icon_name, "accent_text")


class IconButton(QToolButton):
    """An icon alone; `set_words` gives it a tooltip and a name for screen readers."""

    def __init__(
        self, icon_name: str, parent: QWidget | None = None, *, outlined: bool = False
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "icon-outline" if outlined else "icon")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_icon(icon_name)

    def set_icon(self, icon_name: str, tint: str = "text2") -> None:
        """Show another icon."""
        self.setIcon(icon(icon_name, tint))
        self.setIconSize(icon_size(18))

    def set_words(self, words: str, shortcut: str = "") -> None:
        """Say what the button does, and its keys."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({shortcut})" if shortcut else words)


def _set_icon(button: QPushButton, name: str, tint: str) -> None:
    if name:
        button.setIcon(icon(name, tint))
        button.setIconSize(icon_size(before_text=True))
