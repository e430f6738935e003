"""Text in one line or in several."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.editors.base import Editor, FormContext

LONGEST = 560
COMFORTABLE = 360


class TextEditor(Editor):
    """One line of text; what is typed is given as it is, without spaces around it."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.field = QLineEdit(self)
        self.field.setMaximumWidth(theme.px(LONGEST))
        if "hidden-answer" in node.item.appearance or "masked" in node.item.appearance:
            self.field.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._showing = False
        self.field.textChanged.connect(self._changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1000)
        row.addStretch(1)
        self.watch(self.field)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(COMFORTABLE), super().sizeHint().height())

    def show_node(self) -> None:
        if self.read(self.field.text()) == self.node.value or self.is_waiting():
            return
        self._showing = True
        self.field.setText(self.written(self.node.value))
        self._showing = False

    def read(self, typed: str) -> str:
        """The value of what is typed."""
        return typed.strip()

    def written(self, value: str) -> str:
        """How a value stands in the field."""
        return value

    def commit(self) -> None:
        waiting = self.is_waiting()
        super().commit()
        if waiting:
            self.give(self.read(self.field.text()))

    def is_blank(self) -> bool:
        return not self.field.text()

    @Slot(str)
    def _changed(self, typed: str) -> None:
        if not self._showing:
            self.wait()


class DigitsEditor(TextEditor):
    """A text that is mostly digits, such as the number of a paper: kept as it is typed."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.field.setMaximumWidth(theme.px(220))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)


class MultilineEditor(Editor):
    """Several lines: Enter is a new line, Tab leaves."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self.field = QPlainTextEdit(self)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(84))
        self.field.setMaximumWidth(theme.px(720))
        self._showing = False
        self.field.textChanged.connect(self._changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1000)
        row.addStretch(1)
        self.watch(self.field)
        self.setFocusProxy(self.field)

    def show_node(self) -> None:
        if self.read(self.field.toPlainText()) == self.node.value or self.is_waiting():
            return
        self._showing = True
        self.field.setPlainText(self.written(self.node.value))
        self._showing = False

    def keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Enter"), self.tr("Begin a new line")),
            (self.tr("Tab"), self.tr("Leave the field")),
        ]

    def read(self, typed: str) -> str:
        """The value of what is typed."""
        return typed.strip()

    def written(self, value: str) -> str:
        """How a value stands in the field."""
        return value

    def commit(self) -> None:
        waiting = self.is_waiting()
        super().commit()
        if waiting:
            self.give(self.read(self.field.toPlainText()))

    def is_blank(self) -> bool:
        return not self.field.toPlainText()

    def _leaves(self, event: QKeyEvent, field: QWidget) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        return super()._leaves(event, field)

    @Slot()
    def _changed(self) -> None:
        if not self._showing:
            self.wait()
