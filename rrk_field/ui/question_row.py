"""One question on the screen: number, label, hint, control, message."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
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
from rrk_field.ui.entry import SPECIAL_KEY_NAMES
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.form_messages import message_of, special_word
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import IconButton, LinkButton
from rrk_field.ui.widgets.card import set_meaning, text_label

NUMBER_WIDTH = 40
_WIDEST, _HIGHEST = 480, 260
BAR = 14


class QuestionRow(Retranslating, QWidget):
    """A question. `refresh()` shows what changed in its node; nothing is ever rebuilt.

    Signals:
        given: node, value, special answer.
        finished, returned: go to the next question, to the one before.
        entered: the field got the focus.
        history_asked: the button of the answer's history was pressed.
    """

    given = Signal(object, str, str)
    finished = Signal()
    returned = Signal()
    entered = Signal()
    history_asked = Signal()

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self._context = node, context
        self.show_missing = False
        self._state = ""
        self._label_text = self._hint_text = ""
        self._number = QLabel(node.item.code, self)
        theme.set_role(self._number, "caption")
        self._number.setFixedWidth(theme.px(NUMBER_WIDTH))
        self._label = RichLabel("question", self)
        self._hint: QLabel | None = None
        self._picture: LabelPicture | None = None
        self.editor = editor_for(node, context, self)
        self._specials = [] if self.editor.own_specials() else self._special_buttons()
        # Most rows never show these; they are made when there is something to say.
        self._message: MessageLine | None = None
        self._remark: RemarkLine | None = None
        self._history: IconButton | None = None
        self._is_current = False
        self._connect()
        self._lay_out()
        self._corner = self._make_corner()
        self._name_specials()
        self.refresh()

    def set_node(self, node: Node) -> None:
        """Show the same question of another repeat row."""
        self.node = node
        self.editor.set_node(node)
        self.refresh()

    def refresh(self) -> None:
        """Show value, label, relevance and message as they are now."""
        theme.show_only(self, self.node.relevant)
        if not self.node.relevant:
            return
        self._refresh_words()
        self.editor.show_node()
        self._show_specials()
        self._show_message()

    def _refresh_words(self) -> None:
        """Set label and hint anew where they changed: they may name other answers."""
        session = self._context.session
        label, hint = session.label(self.node), session.hint(self.node)
        if label != self._label_text:
            self._label_text = label
            self._set_label()
        if hint != self._hint_text:
            self._hint_text = hint
            self._set_hint(hint)
        if self._picture is None and session.media(self.node, "image"):
            self._picture = LabelPicture(self._context, self)
            self._body.insertWidget(self._body.count() - 1, self._picture)
        if self._picture is not None:
            self._picture.show_node(self.node)

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

    def set_current(self, current: bool) -> None:
        """Offer the history of the answer beside the question that has the cursor."""
        self._is_current = current
        self._offer_history(wanted=current)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._offer_history(wanted=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._offer_history(wanted=self._is_current)
        super().leaveEvent(event)

    def _make_corner(self) -> QWidget:
        """The place of what comes and goes below the number, where nothing else is.

        It has no layout: what is shown or hidden in it lets no row of the page be measured anew.
        The row of a table is too low for both.
        """
        corner = QWidget(self)
        top = 0 if self.editor.stands_beside() else theme.px(22)
        corner.setGeometry(BAR - 4, top, theme.px(30), theme.px(30))
        return corner

    def _offer_history(self, *, wanted: bool) -> None:
        if wanted and self._history is None:
            self._history = IconButton("rotate-ccw-clock", self._corner)
            self._history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._history.setGeometry(self._corner.rect())
            self._history.clicked.connect(self.history_asked)
            self._name_history()
        if self._history is not None:
            self._history.setVisible(wanted)
            covers = wanted and self.editor.stands_beside()
            self._number.setText("" if covers else self.node.item.code)

    def _name_history(self) -> None:
        if self._history is not None:
            self._history.set_words(self.tr("History of this answer"), "Ctrl+H")

    def retranslate(self) -> None:
        self._set_label()
        self._name_specials()
        self._name_history()

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
        control = self._control()
        if self.editor.stands_beside():
            self._lay_out_beside(control)
        else:
            self._lay_out_below(control)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)
        self._number.setContentsMargins(0, 2, 0, 0)

    def _lay_out_beside(self, control: QWidget) -> None:
        """Label and control share the line as 2 to 3, so that the rows of a table agree."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for part, share in ((self._label, 2), (control, 3)):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            policy.setHeightForWidth(True)
            part.setSizePolicy(policy)
            line.addWidget(part, share)
        self._body.addLayout(line)

    def _lay_out_below(self, control: QWidget) -> None:
        self._body.addWidget(self._label)
        fixed = control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        # Without an alignment a control of fixed width would make the whole row as narrow.
        side = Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0)
        self._body.addWidget(control, 0, side)

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
            self._hint = RichLabel("hint", self)
            self._body.insertWidget(1, self._hint)
        self._hint.setText(markdown.to_html(hint))
        theme.show_only(self._hint, bool(hint))

    def _special_buttons(self) -> list[ChoiceButton]:
        buttons = [ChoiceButton(code, special=True, parent=self) for code in self.editor.specials()]
        for button in buttons:
            button.clicked.connect(self._special_clicked)
        return buttons

    def _name_specials(self) -> None:
        listed = {choice.code: choice.label for choice in self._choices_with_specials()}
        for button in self._specials:
            word = listed.get(button.code) or special_word(button.code)
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
        if not self.node.required and self.editor.fields():
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


class TextRow(QWidget):
    """A text of the questionnaire among the questions: Tab and Enter pass by."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self._context = node, context
        self._text = ""
        self._label = RichLabel("body")

    def set_node(self, node: Node) -> None:
        """Show the same text of another repeat row."""
        self.node = node
        self.refresh()

    def refresh(self) -> None:
        """Show the text, or nothing where it does not apply."""
        theme.show_only(self, self.node.relevant)
        text = self._context.session.label(self.node) if self.node.relevant else self._text
        if text != self._text:
            self._text = text
            self._label.setText(markdown.to_html(text))

    def is_stop(self) -> bool:
        """Tab and Enter pass by."""
        return False

    def commit(self) -> None:
        """Nothing is typed here."""


class NoteRow(TextRow):
    """A note of the questionnaire: read, never answered."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        box = QFrame()
        theme.set_role(box, "sunken")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(self._label)
        self._picture = LabelPicture(context, self)
        inner.addWidget(self._picture)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR + theme.px(NUMBER_WIDTH) + 2, 0, 0, 0)
        row.addWidget(box)
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        self._picture.show_node(self.node)


class WarningRow(Retranslating, TextRow):
    """A soft warning under the question before it; it can be ticked off with a reason.

    Signals:
        checked: the node whose warning is to be ticked off.
    """

    checked = Signal(object)

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._reason = ""
        theme.set_role(self._label, "message")
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

    def set_reason(self, reason: str) -> None:
        """Show that somebody looked, and why it is right."""
        self._reason = reason
        self.retranslate()
        self._show_state()

    def refresh(self) -> None:
        news = self.node.relevant and self.isHidden()
        super().refresh()
        if not self.node.relevant:
            return
        self._show_state()
        if news and not self._reason:
            spoken = markdown.plain(self._text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def take_focus(self, *, last: bool = False) -> None:
        """Put the focus on the button."""
        self._button.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self._button.setText(self.tr("Checked, it is correct"))
        why = self.tr("Checked: {reason}").format(reason=self._reason) if self._reason else ""
        self._why.setText(why)

    def _show_state(self) -> None:
        set_meaning(self._label, "neutral" if self._reason else "warn")
        theme.show_only(self._button, not self._reason and not self._context.read_only)
        theme.show_only(self._why, bool(self._reason))
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


class LabelPicture(QLabel):
    """The picture that belongs to a label; hidden where there is none on this laptop."""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._name = ""
        self.hide()

    def show_node(self, node: Node) -> None:
        """Show the picture of a node's label, and name the sound or film that goes with it."""
        session = self._context.session
        name = session.media(node, "image")
        if name == self._name:
            return
        self._name = name
        picture = QPixmap()
        data = self._context.file(name) if name else None
        shown = bool(data) and picture.loadFromData(data or b"")
        if shown:
            size = picture.size().boundedTo(QSize(theme.px(_WIDEST), theme.px(_HIGHEST)))
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self.setPixmap(picture.scaled(size, keep, smooth))
            self.setAccessibleName(markdown.plain(session.label(node)))
        self.setVisible(shown)


class RichLabel(QLabel):
    """Rich text in lines. A page asks for heights again and again; each is measured only once."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setWordWrap(True)
        theme.set_role(self, role)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setOpenExternalLinks(False)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another font, perhaps
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]
