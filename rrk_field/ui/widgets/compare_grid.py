"""Values side by side, to be read: one row for each field, one column for each side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from rrk_field.ui.widgets.card import Card, text_label


class CompareGrid(Card):
    """`CompareGrid()`, then `show_values(heads, rows)`; the first column names the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)

    def show_values(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows of texts under their heads; an empty one as a dash."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for column, head in enumerate(heads):
            self._grid.addWidget(text_label("table-header", head, wrap=True), 0, column)
            self._grid.setColumnStretch(column, 1)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                role = "strong" if column == 0 else "body"
                self._grid.addWidget(text_label(role, text or "—", wrap=True), number, column)
