"""What stands between a questionnaire and its completion, each line a way to the question."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rrk_field.forms.session import Node
from rrk_field.ui import theme
from rrk_field.ui.form_summary import Summary
from rrk_field.ui.language import Retranslating
from rrk_field.ui.page import Scrolling
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.progress import ProblemLink

MOST = 60


class CheckPage(Retranslating, QWidget):
    """`show_summary(summary, words_of_missing)`.

    Signals:
        left: back to the questions.
        node_asked: a node to go to.
        completed: mark it complete.
        incomplete_sent: the reason for which it is sent although something is missing.
    """

    left = Signal()
    node_asked = Signal(object)
    completed = Signal()
    incomplete_sent = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = Summary()
        self._missing_words: list[str] = []
        self._area = Scrolling(margin=16)
        self._card = Card(padding=20)
        self._heading = text_label("section-title", wrap=True)
        self._counted = text_label("body", wrap=True)
        self._groups: list[tuple[QLabel, QVBoxLayout]] = []
        self._card.body.addWidget(self._heading)
        self._card.body.addWidget(self._counted)
        for _number in range(3):
            heading, links = text_label("strong", wrap=True), QVBoxLayout()
            links.setSpacing(0)
            self._card.body.addWidget(heading)
            self._card.body.addLayout(links)
            self._groups.append((heading, links))
        self._reason_label = text_label("hint", wrap=True)
        self._reason = QLineEdit()
        self._reason.setMaximumWidth(theme.px(520))
        self._reason.textChanged.connect(self._enable)
        self._reason_label.setBuddy(self._reason)
        self._back = LinkButton("arrow-left")
        self._back.clicked.connect(self.left)
        self._complete = PrimaryButton("check")
        self._complete.clicked.connect(self.completed)
        self._send = OutlineButton("send")
        self._send.clicked.connect(self._send_incomplete)
        buttons = QHBoxLayout()
        buttons.addWidget(self._complete)
        buttons.addWidget(self._send)
        buttons.addStretch(1)
        for part in (self._reason_label, self._reason):
            self._card.body.addWidget(part)
        self._card.body.addLayout(buttons)
        self._card.setMaximumWidth(theme.px(900))
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        self._area.body.addLayout(head)
        self._area.body.addWidget(self._card)
        self._area.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.retranslate()

    @property
    def complete_button(self) -> PrimaryButton:
        """The button that completes."""
        return self._complete

    @property
    def reason_field(self) -> QLineEdit:
        """The field for the reason."""
        return self._reason

    def show_summary(self, summary: Summary, missing_words: list[str]) -> None:
        """List what is wrong, what is to be looked at, and what is missing."""
        self._summary, self._missing_words = summary, missing_words
        self.retranslate()
        links = [link for _heading, group in self._groups for link in _links(group)]
        blocked = bool(summary.errors or summary.missing)
        first = links[0] if blocked and links else self._complete
        first.setFocus()

    def retranslate(self) -> None:
        summary = self._summary
        blocked = bool(summary.errors or summary.missing)
        self._back.setText(self.tr("Back to the questions"))
        self._heading.setText(
            self.tr("This questionnaire is not complete yet")
            if blocked
            else self.tr("Everything needed is there")
        )
        counted = self.tr("{answered} of {total} questions answered")
        self._counted.setText(counted.format(answered=summary.answered, total=summary.total))
        missing = list(zip(summary.missing, self._missing_words, strict=True))
        rows = (
            (self.tr("To correct"), summary.errors, "circle-alert", "danger_line"),
            (self.tr("To look at again"), summary.warnings, "triangle-alert", "warn_line"),
            (self.tr("Not answered"), missing, "circle", "control"),
        )
        for (heading, links), (words, nodes, icon, tint) in zip(self._groups, rows, strict=True):
            heading.setText(self.tr("{words}: {n}").format(words=words, n=len(nodes)))
            heading.setVisible(bool(nodes))
            self._fill(links, nodes, icon, tint)
        self._reason_label.setText(
            self.tr("If something cannot be answered, say why. It is sent as it is and stays open.")
        )
        self._reason.setAccessibleName(self.tr("Why it is sent incomplete"))
        self._send.setText(self.tr("Send as incomplete"))
        self._complete.setText(self.tr("Mark complete"))
        for widget in (self._reason_label, self._reason, self._send):
            widget.setVisible(blocked)
        self._complete.setVisible(not blocked)
        self._enable()

    def _fill(
        self, links: QVBoxLayout, nodes: list[tuple[Node, str]], icon: str, tint: str
    ) -> None:
        while item := links.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for node, words in nodes[:MOST]:
            link = ProblemLink(icon, tint, self._card)
            link.set_words(words)
            link.clicked.connect(lambda _on=False, node=node: self.node_asked.emit(node))
            links.addWidget(link)

    @Slot()
    def _enable(self) -> None:
        self._send.setEnabled(len(self._reason.text().strip()) >= 3)

    @Slot()
    def _send_incomplete(self) -> None:
        self.incomplete_sent.emit(self._reason.text().strip())


def _links(group: QVBoxLayout) -> list[ProblemLink]:
    items = (group.itemAt(place) for place in range(group.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if isinstance(widget, ProblemLink)]
