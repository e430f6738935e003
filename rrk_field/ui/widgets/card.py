"""Cards and lines: the surfaces on which things stand."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from rrk_field.ui import theme


class Card(QFrame):
    """A white box with a thin outline; add to `body`. `set_title` shows a heading."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = 16) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(8)
        self._title = text_label("card-title")
        self._title.hide()
        self.body.addWidget(self._title)

    def set_title(self, words: str) -> None:
        """Show a heading; the owner's `retranslate()` calls this."""
        self._title.setText(words)
        theme.show_only(self._title, bool(words))
        self.setAccessibleName(words)


def text_label(role: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """A label in a text role of `theme.ROLES`."""
    label = QLabel(text)
    label.setWordWrap(wrap)
    theme.set_role(label, role)
    return label


def line(role: str = "line") -> QFrame:
    """A thin dividing line."""
    made = QFrame()
    theme.set_role(made, role)
    return made


def set_meaning(label: QLabel, meaning: str) -> None:
    """Colour the text of a label by a meaning of `theme.MEANINGS`; "" for none."""
    if label.property("meaning") != meaning:
        label.setProperty("meaning", meaning)
        theme.restyle(label)
