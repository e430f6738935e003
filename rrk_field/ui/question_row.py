"""One question on the screen: number, label, hint, control, message."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms import markdown
from rrk_field.forms.session import Choice, Node
from rrk_field.ui import theme
from rrk_field.ui.choice_button import ChoiceButton
from rrk_field.ui.editors import FormContext, editor_for
from rrk_field.ui.editors.plain import ReadOnlyEditor
from rrk_field.ui.entry import SPECIAL_KEY_NAMES
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import LinkButton
from rrk_field.ui.widgets.card import set_meaning, text_label

NUMBER_WIDTH = 40
BAR = 14


class QuestionRow(Retranslating, QWidget):
    """A question. `refresh()` shows what changed in its node; nothing is ever rebuilt.

    Signals:
        given: node, value, special answer.
        finished, returned: go to the next question, to the one before.
        entered: the field got the focus.
    """

    given = Signal(object, str, str)
    finished = Signal()
    returned = Signal()
    entered = Signal()

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self._context = node, context
        self.show_missing = False
        self._state = ""
        self._label_text = self._hint_text = ""
        self._number = QLabel(node.item.code, self)
        theme.set_role(self._number, "caption")
        self._number.setFixedWidth(theme.px(NUMBER_WIDTH))
        self._label = _rich_label("question", self)
        self._hint: QLabel | None = None
        self.editor = editor_for(node, context, self)
        self._specials = [] if self.editor.own_specials() else self._special_buttons()
        # Most rows never show these two; they are made when there is something to say.
        self._message: MessageLine | None = None
        self._remark: RemarkLine | None = None
        self._connect()
        self._lay_out()
        self._name_specials()
        self.refresh()

    def set_node(self, node: Node) -> None:
        """Show the same question of another repeat row."""
        self.node = node
        self.editor.set_node(node)
        self.refresh()

    def refresh(self) -> None:
        """Show value, label, relevance and message as they are now."""
        self.setVisible(self.node.relevant)
        if not self.node.relevant:
            return
        self.refresh_words()
        self.editor.show_node()
        self._show_specials()
        self._show_message()

    def refresh_words(self) -> None:
        """Set label and hint anew where they changed: they may name other answers."""
        session = self._context.session
        label, hint = session.label(self.node), session.hint(self.node)
        if label != self._label_text:
            self._label_text = label
            self._set_label()
        if hint != self._hint_text:
            self._hint_text = hint
            self._set_hint(hint)

    def is_stop(self) -> bool:
        """Whether Tab and Enter stop here."""
        return self.node.relevant and bool(self.editor.fields())

    def take_focus(self, *, last: bool = False) -> None:
        """Put the cursor into the field."""
        self.editor.take_focus(last=last)

    def commit(self) -> None:
        """Give what is typed."""
        self.editor.commit()

    @property
    def message(self) -> str:
        """What is said about the answer; "" where nothing is."""
        hidden = self._message is None or self._message.isHidden()
        return "" if hidden or self._message is None else self._message.label.text()

    def name(self) -> str:
        """The label as plain text."""
        return markdown.plain(self._label_text)

    def set_remark(self, text: str) -> None:
        """Show a remark under the question."""
        if text and self._remark is None:
            self._remark = RemarkLine(self)
            self._body.addWidget(self._remark)
        if self._remark is not None:
            self._remark.set_words(text)

    def retranslate(self) -> None:
        self._set_label()
        self._name_specials()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state:
            painter = QPainter(self)
            painter.fillRect(QRectF(0, 0, 4, self.height()), theme.colour(f"{self._state}_line"))

    def _connect(self) -> None:
        self.editor.given.connect(self._give)
        self.editor.finished.connect(self.finished)
        self.editor.returned.connect(self._go_back)
        self.editor.entered.connect(self.entered)
        fields = self.editor.fields()
        if fields:
            self._label.setBuddy(fields[0])

    def _lay_out(self) -> None:
        self._body = body = QVBoxLayout()
        body.setSpacing(4)
        body.addWidget(self._label)
        control = self._control()
        fixed = control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        # Without an alignment a control of fixed width would make the whole row as narrow.
        side = Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0)
        body.addWidget(control, 0, side)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)
        self._number.setContentsMargins(0, 2, 0, 0)

    def _control(self) -> QWidget:
        """The editor, with the buttons of special answers beside it where it has none itself."""
        if not self._specials:
            return self.editor
        line = QWidget(self)
        flow = FlowLayout(line)
        flow.addWidget(self.editor)
        for button in self._specials:
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        return line

    def _set_hint(self, hint: str) -> None:
        if self._hint is None:
            self._hint = _rich_label("hint", self)
            self._body.insertWidget(1, self._hint)
        self._hint.setText(markdown.to_html(hint))
        self._hint.setVisible(bool(hint))

    def _special_buttons(self) -> list[ChoiceButton]:
        buttons = [ChoiceButton(code, special=True, parent=self) for code in self.editor.specials()]
        for button in buttons:
            button.clicked.connect(self._special_clicked)
        return buttons

    def _name_specials(self) -> None:
        words = {
            "na": self.tr("Not applicable"),
            "dk": self.tr("Does not know"),
            "ref": self.tr("Refused"),
        }
        listed = {choice.code: choice.label for choice in self._choices_with_specials()}
        for button in self._specials:
            word = listed.get(button.code, words[button.code])
            button.set_words(word, SPECIAL_KEY_NAMES[button.code])

    def _choices_with_specials(self) -> list[Choice]:
        if not self._specials or self.node.question.control not in ("select1", "select"):
            return []
        return list(self._context.session.choices(self.node))

    def _show_specials(self) -> None:
        for button in self._specials:
            button.setChecked(button.code in (self.node.special, self.node.value))

    @Slot()
    def _special_clicked(self) -> None:
        button = self.sender()
        if not isinstance(button, ChoiceButton):
            return
        if button.code not in self.node.question.special:
            self.editor.give(button.code)
        elif self.node.special == button.code:
            self.editor.give("")
        else:
            self.editor.give("", button.code)
        self._show_specials()

    def _set_label(self) -> None:
        html = markdown.to_html(self._label_text)
        if not self.node.required and not isinstance(self.editor, ReadOnlyEditor):
            words = self.tr("(optional)")
            colour = theme.tokens()["text3"]
            optional = f'<span style="color:{colour}; font-weight:400">{words}</span>'
            html = f"{html.removesuffix('</p>')} {optional}" + "</p>" * html.endswith("</p>")
        self._label.setText(html)
        self._label.setAccessibleName(self.name())

    def _show_message(self) -> None:
        node = self.node
        state = ""
        if node.violation in ("constraint", "format") and not self._is_typing():
            state = "danger"
        elif node.violation == "required" and self.show_missing:
            state = "warn"
        text = message_of(self._context.session, node) if state else ""
        if text and self._message is None:
            self._message = MessageLine(self)
            self._body.insertWidget(self._body.count() - (self._remark is not None), self._message)
        if self._message is not None:
            self._message.set_words(text, state or "danger")
        self.editor.set_state(state)
        spoken = self.tr("Error: {message}").format(message=text) if text else ""
        self.editor.set_words(self.name(), spoken or markdown.plain(self._hint_text))
        if state != self._state:
            self._state = state
            self.update()

    def _is_typing(self) -> bool:
        return self.editor.has_focus() and self.editor.is_waiting()

    @Slot(str, str)
    def _give(self, value: str, special: str) -> None:
        self.given.emit(self.node, value, special)

    @Slot()
    def _go_back(self) -> None:
        self.returned.emit()


class MessageLine(QWidget):
    """Icon and sentence of a problem; announced to screen readers when it appears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = "danger"
        self.label = text_label("message", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 2, 0, 0)
        row.addWidget(self.label, 1)
        self.hide()

    def set_words(self, text: str, meaning: str) -> None:
        """Show a sentence; none hides the line."""
        news = bool(text) and text != self.label.text()
        self._meaning = meaning
        if news:
            self.label.setText(text)
        if self.label.property("meaning") != meaning:
            set_meaning(self.label, meaning)
        self.setVisible(bool(text))
        if not text:
            self.label.clear()
        elif news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def paintEvent(self, event: QPaintEvent) -> None:
        name = "circle-alert" if self._meaning == "danger" else "triangle-alert"
        paint_icon(QPainter(self), name, f"{self._meaning}_line", QRectF(0, 3, 16, 16))


class RemarkLine(QWidget):
    """A remark of an officer or the coordinator under a question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = text_label("hint", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 2, 0, 0)
        row.addWidget(self.label, 1)
        self.hide()

    def set_words(self, text: str) -> None:
        """Show a remark; none hides the line."""
        self.label.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "message-square", "text3", QRectF(0, 4, 15, 15))


class NoteRow(QWidget):
    """A note of the questionnaire: read, never answered."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self._context = node, context
        self._text = ""
        box = QFrame()
        theme.set_role(box, "sunken")
        self._label = _rich_label("body")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(self._label)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR + theme.px(NUMBER_WIDTH) + 2, 0, 0, 0)
        row.addWidget(box)
        self.refresh()

    def set_node(self, node: Node) -> None:
        """Show the same note of another repeat row."""
        self.node = node
        self.refresh()

    def refresh(self) -> None:
        """Show the text, or nothing where the note does not apply."""
        self.setVisible(self.node.relevant)
        if self.node.relevant:
            self.refresh_words()

    def refresh_words(self) -> None:
        """Set the text anew where it changed."""
        text = self._context.session.label(self.node)
        if text != self._text:
            self._text = text
            self._label.setText(markdown.to_html(text))

    def is_stop(self) -> bool:
        """Tab and Enter pass by."""
        return False

    def commit(self) -> None:
        """Nothing is typed here."""


class WarningRow(Retranslating, QWidget):
    """A soft warning under the question before it; it can be ticked off with a reason.

    Signals:
        checked: the node whose warning is to be ticked off.
    """

    checked = Signal(object)

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self._context = node, context
        self._text = self._reason = ""
        self._label = _rich_label("message")
        self._why = text_label("hint", wrap=True)
        self._button = LinkButton()
        self._button.clicked.connect(lambda: self.checked.emit(self.node))
        box = QGridLayout(self)
        box.setContentsMargins(BAR + theme.px(NUMBER_WIDTH) + 24, 6, 8, 6)
        box.setVerticalSpacing(2)
        box.addWidget(self._label, 0, 0)
        box.addWidget(self._button, 0, 1, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._why, 1, 0, 1, 2)
        box.setColumnStretch(0, 1)
        self.retranslate()
        self.refresh()

    @property
    def button(self) -> LinkButton:
        """The button that ticks the warning off."""
        return self._button

    def set_node(self, node: Node) -> None:
        """Show the same warning of another repeat row."""
        self.node = node
        self.refresh()

    def set_reason(self, reason: str) -> None:
        """Show that somebody looked, and why it is right."""
        self._reason = reason
        self.retranslate()
        self._show_state()

    def refresh(self) -> None:
        """Show the warning while it applies."""
        news = self.node.relevant and self.isHidden()
        self.setVisible(self.node.relevant)
        if not self.node.relevant:
            return
        self.refresh_words()
        self._show_state()
        if news and not self._reason:
            spoken = markdown.plain(self._text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def refresh_words(self) -> None:
        """Set the text anew where it changed."""
        text = self._context.session.label(self.node)
        if text != self._text:
            self._text = text
            self._label.setText(markdown.to_html(text))

    def is_stop(self) -> bool:
        """Tab and Enter pass by; F3 comes here."""
        return False

    def take_focus(self, *, last: bool = False) -> None:
        """Put the focus on the button."""
        self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Nothing is typed here."""

    def retranslate(self) -> None:
        self._button.setText(self.tr("Checked, it is correct"))
        why = self.tr("Checked: {reason}").format(reason=self._reason) if self._reason else ""
        self._why.setText(why)

    def _show_state(self) -> None:
        set_meaning(self._label, "neutral" if self._reason else "warn")
        self._button.setVisible(not self._reason and not self._context.read_only)
        self._why.setVisible(bool(self._reason))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        meaning = "neutral" if self._reason else "warn"
        left = BAR + theme.px(NUMBER_WIDTH) + 2
        box = QRectF(left, 0, self.width() - left, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{meaning}_soft"))
        painter.drawRoundedRect(box, 6, 6)
        icon = "check" if self._reason else "triangle-alert"
        paint_icon(painter, icon, meaning, QRectF(left + 4, 8, 15, 15))


def _rich_label(role: str, parent: QWidget | None = None) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    theme.set_role(label, role)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setOpenExternalLinks(False)
    return label
