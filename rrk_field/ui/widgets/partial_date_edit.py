"""A date of which only the year, or month and year, may be known."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rrk_field.ui import theme
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.card import set_meaning, text_label


class PartialDateEdit(Retranslating, QWidget):
    """One field for fast typing, and beside it what was understood, in words.

    `read` turns what was typed into the stored text (`1999-06`), or None where it is no date;
    `say` puts a stored text into words ("June 1999"). Text that is no date is kept as typed.

    Signals:
        committed: the stored text, or what was typed where it is no date; "" when emptied.
    """

    committed = Signal(str)

    def __init__(
        self,
        read: Callable[[str], str | None],
        say: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._say = read, say
        self._stored = ""
        self.field = QLineEdit()
        self.field.setFixedWidth(theme.px(140))
        self.field.editingFinished.connect(self._commit)
        self.field.textEdited.connect(self._echo)
        self._words = text_label("hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.field)
        self.retranslate()

    def value(self) -> str:
        """The stored text, or what was typed where it is no date."""
        return self._stored

    def set_value(self, stored: str) -> None:
        """Show a stored text; typing shows it again as it is stored."""
        self._stored = stored
        self.field.setText(typed_form(stored))
        self._echo(self.field.text())

    def is_understood(self) -> bool:
        """Whether the text is a date, or empty."""
        return not self.field.text().strip() or self._read(self.field.text()) is not None

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("day.month.year"))
        self._echo(self.field.text())

    @Slot(str)
    def _echo(self, typed: str) -> None:
        stored = self._read(typed) if typed.strip() else None
        understood = self.is_understood()
        self._words.setText(self._say(stored) if stored else "")
        if not understood and not self.field.hasFocus():
            self._words.setText(self.tr("This is not a date yet, for example 14.6.1971 or 1999"))
        set_meaning(self._words, "" if understood else "danger")
        state = "" if understood or self.field.hasFocus() else "danger"
        if (self.field.property("state") or "") != state:
            self.field.setProperty("state", state)
            theme.restyle(self.field)

    @Slot()
    def _commit(self) -> None:
        typed = self.field.text().strip()
        stored = (self._read(typed) or typed) if typed else ""
        self._echo(typed)
        if stored != self._stored:
            self._stored = stored
            self.committed.emit(stored)


def typed_form(stored: str) -> str:
    """`1971-06-14` as people write it here: `14.06.1971`; `1988~` as `~1988`."""
    about = "~" if stored.endswith("~") else ""
    parts = stored.removesuffix("~").split("-")
    if not all(part.isdigit() for part in parts):
        return stored
    return about + ".".join(reversed(parts))
