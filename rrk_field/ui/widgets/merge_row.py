"""One question that two people answered differently: both answers, and what will be saved."""

import html
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rrk_field.ui import theme
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import LinkButton
from rrk_field.ui.widgets.card import text_label

MINE, THEIRS, BOTH, EDITED = "mine", "theirs", "both", "edited"
LONG_TEXT = 60
LITTLE_ALIKE = 0.5
"""Answers that have less in common differ as a whole."""
STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SHARES = (24, 29, 29, 24)
"""Widths of question, this laptop, server and result."""


class MergeRow(Retranslating, QWidget):
    """`MergeRow(words, codes, both=True)`; `words` puts a value into words.

    Signals:
        decided: another value will be saved.
        reached: the row got the focus.
        left: an arrow leads to the row before (-1) or after (1).
    """

    decided = Signal()
    reached = Signal()
    left = Signal(int)

    def __init__(
        self,
        values: dict[str, Any],
        words: Callable[[Any], str],
        codes: list[tuple[str, str]],
        both: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values, self._words, self._codes = values, words, codes
        self._both = both
        self.choice = ""
        self._edited: Any = None
        self._question, self._before = (
            text_label("strong", wrap=True),
            text_label("hint", wrap=True),
        )
        self.keep_both = LinkButton()
        self.mine, self.theirs = OptionButton("1"), OptionButton("2")
        self._result = Result()
        self._editor: QLineEdit | QPlainTextEdit | QComboBox = self._make_editor()
        self._saved = QStackedWidget()
        self._saved.addWidget(self._result)
        self._saved.addWidget(self._editor)
        self._title = ""
        self._build()
        self.mine.clicked.connect(lambda: self.choose(MINE))
        self.theirs.clicked.connect(lambda: self.choose(THEIRS))
        self.keep_both.clicked.connect(lambda: self.choose(BOTH))
        for part in (self.mine, self.theirs, self.keep_both):
            part.installEventFilter(self)
        self.retranslate()

    @property
    def value(self) -> Any:
        """What will be saved."""
        if self.choice == EDITED:
            return self._edited
        if self.choice == BOTH:
            return self._both
        return self._values.get(self.choice)

    @property
    def allows_both(self) -> bool:
        """Whether both values can be kept."""
        return self._both is not None

    def set_title(self, title: str) -> None:
        """Name the question."""
        self._title = title
        self.retranslate()

    def choose(self, choice: str) -> None:
        """Decide; "" takes the decision back."""
        if choice == BOTH and self._both is None:
            return
        self.choice = choice
        self._saved.setCurrentWidget(self._result)
        self.retranslate()
        self.decided.emit()

    def show_decided(self, choice: str, value: Any = None) -> None:
        """Show what was chosen before; `value` with `both` and `edited`."""
        if choice == EDITED:
            self._edited = value
        elif choice == BOTH:
            self._both = value
        self.choice = choice
        self._saved.setCurrentWidget(self._result)
        self.retranslate()

    def set_open(self, *, open: bool) -> None:
        """Let the user decide, or only read."""
        for part in (self.mine, self.theirs, self.keep_both):
            part.setEnabled(open)

    def set_authors(self, mine: str, theirs: str) -> None:
        """Say of each answer whose it is and when it was given."""
        for button, words in ((self.mine, mine), (self.theirs, theirs)):
            button.setToolTip(words)
            button.setAccessibleDescription(words)

    def edit(self) -> None:
        """Let the user write what will be saved."""
        start = _one(self.value if self.choice else self._values[MINE])
        self._set_editor(start)
        self._saved.setCurrentWidget(self._editor)
        self._editor.setFocus()
        self.choice, self._edited = EDITED, start
        self.retranslate()
        self.decided.emit()

    def retranslate(self) -> None:
        self._question.setText(self._title)
        before = self._words(self._values.get("base")) or "—"
        self._before.setText(self.tr("Before: {value}").format(value=before))
        self.keep_both.setText(self.tr("Keep both") + "   3")
        texts = {side: self._words(self._values.get(side)) or "—" for side in (MINE, THEIRS)}
        for side, button, other in ((MINE, self.mine, THEIRS), (THEIRS, self.theirs, MINE)):
            button.set_texts(texts[side], texts[other])
            button.setChecked(self.choice in (side, BOTH))
        self.mine.set_words(self.tr("This laptop: {value}").format(value=texts[MINE]), self._title)
        self.theirs.set_words(self.tr("Server: {value}").format(value=texts[THEIRS]), self._title)
        self._editor.setAccessibleName(self.tr("Will be saved: {what}").format(what=self._title))
        if self.choice:
            self._result.show_value(self._words(self.value) or "—")
        else:
            self._result.show_open(self.tr("Choose one"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        # A button would go to the next button, and the page would scroll.
        step = STEPS.get(event.key(), 0)
        if step:
            self.left.emit(step)
        return bool(step)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._question)
        left.addWidget(self._before)
        left.addWidget(self.keep_both, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 12, 0, 12)
        grid.setHorizontalSpacing(12)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.mine, 0, 1)
        grid.addWidget(self.theirs, 0, 2)
        grid.addWidget(self._saved, 0, 3)
        for part in (self._question, self._before, self.mine, self.theirs, self._saved):
            policy = part.sizePolicy()  # all rows share the width alike, whatever stands in them
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
        self.keep_both.setVisible(self.allows_both)  # not before it has its place in the row
        for column, share in enumerate(SHARES):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 120)

    def _make_editor(self) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self._codes:
            combo = QComboBox()
            for code, words in self._codes:
                combo.addItem(words, code)
            combo.activated.connect(lambda: self._take(combo.currentData()))
            return combo
        texts = [self._words(self._values.get(side)) for side in (MINE, THEIRS)]
        lines = any("\n" in str(value) for value in (self._both or {}).values())
        if lines or max(len(text) for text in texts) > LONG_TEXT:
            area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.setMaximumHeight(96)
            area.textChanged.connect(lambda: self._take(area.toPlainText().strip()))
            return area
        line = QLineEdit()
        line.textEdited.connect(lambda text: self._take(text.strip()))
        return line

    def _set_editor(self, value: Any) -> None:
        if isinstance(self._editor, QComboBox):
            self._editor.setCurrentIndex(max(self._editor.findData(str(value)), 0))
        elif isinstance(self._editor, QPlainTextEdit):
            self._editor.setPlainText(str(value or ""))
        else:
            self._editor.setText("" if value is None else str(value))

    def _take(self, value: Any) -> None:
        if self.choice == EDITED or self._saved.currentWidget() is self._editor:
            self.choice = EDITED
            self._edited = _same_type(value, self._values)
            self.decided.emit()


class OptionButton(QPushButton):
    """One of two answers; what differs from the other stands out."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._texts = ("", "")
        self.setCheckable(True)
        self.setAutoExclusive(False)
        theme.set_role(self, "option")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 10, 26, 10)
        row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_texts(self, text: str, other: str) -> None:
        """Show a text, marked where it differs from the other one."""
        self._texts = (text, other)
        self._label.setText(marked(text, other))
        self.updateGeometry()

    def set_words(self, words: str, question: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(f"{question}. {words}")

    def nextCheckState(self) -> None:
        """The row decides what is checked."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint().expandedTo(QSize(120, 44))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(width), 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        name, tint = ("circle-check", "accent") if self.isChecked() else ("circle", "control")
        paint_icon(painter, name, tint, QRectF(11, middle - 9, 18, 18))
        painter.setFont(theme.font("key"))
        painter.setPen(theme.colour("text3"))
        box = QRectF(self.width() - 26, 0, 16, self.height())
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key
        )


class Result(QWidget):
    """What will be saved, or that it is still open."""

    def __init__(self) -> None:
        super().__init__()
        self._open = True
        self._label = text_label("body", wrap=True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 0, 0, 0)
        row.addWidget(self._label, 1)

    def show_value(self, text: str) -> None:
        """Show what will be saved."""
        self._open = False
        theme.set_role(self._label, "body")
        self._label.setProperty("meaning", "")
        self._label.setText(text)
        theme.restyle(self._label)
        self.update()

    def show_open(self, text: str) -> None:
        """Ask for a decision."""
        self._open = True
        theme.set_role(self._label, "strong")
        self._label.setProperty("meaning", "conflict")
        self._label.setText(text)
        theme.restyle(self._label)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        name, tint = ("circle-question-mark", "conflict") if self._open else ("check", "text2")
        paint_icon(QPainter(self), name, tint, QRectF(2, self.height() / 2 - 8, 16, 16))


def marked(text: str, other: str) -> str:
    """Return rich text in which what `other` lacks stands on a soft ground."""
    look = f"background-color:{theme.tokens()['conflict_soft']};color:{theme.tokens()['conflict']}"
    mine, theirs = _pieces(text, other)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    steps = matcher.get_opcodes()
    if matcher.ratio() < LITTLE_ALIKE:
        steps = [("replace", 0, len(mine), 0, len(theirs))]
    parts = []
    for kind, start, end, _from, _to in steps:
        piece = html.escape("".join(mine[start:end])).replace("\n", "<br>")
        if piece and kind != "equal":
            piece = f'<span style="{look};font-weight:600">{piece}</span>'
        parts.append(piece)
    return "".join(parts)


def _pieces(text: str, other: str) -> tuple[list[str], list[str]]:
    """Letters where both are one word, else words."""
    if " " in text and " " in other:
        return re.findall(r"\w+|\W", text), re.findall(r"\w+|\W", other)
    return list(text), list(other)


def _same_type(value: Any, values: dict[str, Any]) -> Any:
    """A number stays a number where the two answers are numbers."""
    sides = (_one(values.get(side)) for side in (MINE, THEIRS))
    known = next((value for value in sides if value is not None), None)
    text = str(value).strip().replace(",", ".")
    if isinstance(known, bool) or not isinstance(known, int | float):
        return value
    try:
        return int(text) if isinstance(known, int) else float(text)
    except ValueError:
        return value


def _one(value: Any) -> Any:
    """The value by which fields that belong together are edited: that of the first."""
    return next(iter(value.values()), None) if isinstance(value, dict) else value
