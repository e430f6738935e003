"""The bar above an open questionnaire: whose it is, how it stands, and what can be done."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.elide import elide
from rrk_field.ui.icons import icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import IconButton, PrimaryButton
from rrk_field.ui.widgets.card import set_meaning, text_label
from rrk_field.ui.widgets.chip import Chip

HEIGHT = 64


class ElidingLabel(QLabel):
    """A label of one line that ends in "…" where it does not fit; the tooltip has it all."""

    def __init__(self, role: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, role)
        self._whole, self._place = "", place
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(60))

    def set_words(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole_width(self) -> int:
        """So wide is the whole text."""
        return QFontMetrics(self.font()).horizontalAdvance(self._whole) + 4

    def sizeHint(self) -> QSize:
        return QSize(self.whole_width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = elide(self._whole, QFontMetrics(self.font()), self.width(), self._place)
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class FormHeader(Retranslating, QFrame):
    """`set_names(...)`, `show_states(...)`, `show_saved(...)`.

    Signals:
        back_asked, undo_asked, help_asked, remark_asked, print_asked, complete_asked: a button was
            pressed.
    """

    back_asked = Signal()
    undo_asked = Signal()
    help_asked = Signal()
    remark_asked = Signal()
    print_asked = Signal()
    complete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "bar")
        self.setFixedHeight(theme.px(HEIGHT))
        self._saved_at: datetime | None = None
        self._undo_words = ""
        self._done = self._brief = self._failed = False
        self._back = IconButton("arrow-left")
        self._title = ElidingLabel("form-title", "form.title")
        self._second = ElidingLabel("caption", "form.second")
        self.state_chip, self.sync_chip = Chip(), Chip()
        self._tick = QLabel()
        self._saved = text_label("hint")
        self._undo, self._remark = IconButton("undo-2"), IconButton("message-square")
        self._help = IconButton("circle-question-mark")
        # A press must leave the cursor in the question that it asks about.
        for button in (self._help, self._remark):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._print = IconButton("printer")
        self.complete_button = PrimaryButton("check")
        self._lay_out()
        self._connect()
        self.show_saved(None)
        self.retranslate()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._title)
        title.addWidget(self.state_chip)
        title.addWidget(self.sync_chip)
        title.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addLayout(title)
        names.addWidget(self._second)
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addSpacing(6)
        row.addLayout(names, 1)
        tools = (self._undo, self._help, self._remark, self._print)
        for part in (self._tick, self._saved, *tools):
            row.addWidget(part)
        row.addWidget(self.complete_button)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._help.clicked.connect(self.help_asked)
        self._remark.clicked.connect(self.remark_asked)
        self._print.clicked.connect(self.print_asked)
        self.complete_button.clicked.connect(self.complete_asked)

    def set_names(self, title: str, second: str) -> None:
        """Say whose questionnaire it is, and which."""
        self._title.set_words(title)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title.updateGeometry()
        self._second.set_words(second)

    def show_states(self, state: str, sync: str) -> None:
        """Show the chips: state of the record, and whether the office has it."""
        self.state_chip.set_state(state)
        self.sync_chip.setVisible(bool(sync))
        if sync:
            self.sync_chip.set_state(sync)

    def show_saved(self, at: datetime | None, *, failed: bool = False) -> None:
        """Say when the last answer reached the disk, or that it did not."""
        self._saved_at, self._failed = at, failed
        self._tick.setVisible(at is not None and not failed)
        pixmap = icon("check", "ok").pixmap(QSize(theme.px(16), theme.px(16)))
        self._tick.setPixmap(pixmap)
        set_meaning(self._saved, "danger" if failed else "")
        if failed:
            self._saved.setText(self.tr("Not saved yet"))
        elif at is not None:
            words = self.tr("Saved on this laptop {time}").format(time=f"{at:%H:%M}")
            self._saved.setText(f"{at:%H:%M}" if self._brief else words)
            self._saved.setToolTip(words if self._brief else "")
            self._saved.setAccessibleName(words)
        else:
            self._saved.clear()

    def set_undo(self, words: str) -> None:
        """Say what undo would take back; "" when there is nothing."""
        self._undo_words = words
        self._undo.setEnabled(bool(words))
        text = self.tr("Undo: {what}").format(what=words) if words else self.tr("Undo")
        self._undo.set_words(text, "Ctrl+Z")

    def set_read_only(self, read_only: bool) -> None:
        """Hide what changes something."""
        for button in (self._undo, self._remark, self.complete_button):
            button.setVisible(not read_only)

    def set_complete(self, done: bool) -> None:
        """Offer to go on with a complete questionnaire instead of completing it."""
        self._done = done
        self.retranslate()

    def set_narrow(self, narrow: bool) -> None:
        """Keep smaller margins on small windows."""
        margins = (6, 0, 8, 0) if narrow else (12, 0, 16, 0)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*margins)

    def set_brief(self, brief: bool) -> None:
        """Say the time of saving alone, so that the name keeps its room."""
        if brief is not self._brief:
            self._brief = brief
            self.show_saved(self._saved_at, failed=self._failed)

    def retranslate(self) -> None:
        self._back.set_words(self.tr("Back"), "Esc")
        self.set_undo(self._undo_words)
        self._help.set_words(self.tr("Help for this question"), "F1")
        self._remark.set_words(self.tr("Remark about this question"), "F2")
        self._print.set_words(self.tr("Print"), "Ctrl+P")
        words = self.tr("Go on editing") if self._done else self.tr("Mark complete")
        self.complete_button.setText(words)
        self.complete_button.setIcon(icon("pencil" if self._done else "check", "on_accent"))
        self.complete_button.setToolTip(f"{words} (Ctrl+Enter)")
        self.show_saved(self._saved_at, failed=self._failed)
