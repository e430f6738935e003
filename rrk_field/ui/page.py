"""What every page of the window is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.changes import Changed
from rrk_field.ui.language import Retranslating

MARGIN = 24


class Page(Retranslating, QWidget):
    """A page: it has a title, and is told which records changed while it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(self, "page")

    def title(self) -> str:
        """The words in the bar above."""
        raise NotImplementedError

    def refresh(self, changed: Changed | None = None) -> None:
        """Read again what may have changed; everything if `changed` is None."""

    def own_bar(self) -> bool:
        """Whether the page draws its own bar, so that the window's is hidden."""
        return False

    def set_width(self, width: int) -> None:
        """Follow a breakpoint: `width` is that of the whole window."""

    def start(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()


class Scrolling(QScrollArea):
    """A column of cards that scrolls when the window is small; add to `body`."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = MARGIN) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(inside, "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(margin, 16, margin, 24)
        self.body.setSpacing(12)
        self.setWidget(inside)
