"""What is still to do in an open questionnaire: a column at the right, or a band with a drawer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rrk_field.db.interviews import SetAside
from rrk_field.forms.session import Node
from rrk_field.i18n import LANGUAGES, NAMES
from rrk_field.ui import theme
from rrk_field.ui.icons import icon, icon_size
from rrk_field.ui.language import Retranslating
from rrk_field.ui.widgets.buttons import LinkButton
from rrk_field.ui.widgets.card import text_label
from rrk_field.ui.widgets.chip import Chip
from rrk_field.ui.widgets.progress import Bar, ProblemLink, SummaryPanel

MOST_LINKS = 8
WIDTH = 264


@dataclass
class Summary:
    """How a questionnaire stands. Links are nodes with their words."""

    answered: int = 0
    total: int = 0
    errors: list[tuple[Node, str]] = field(default_factory=list)
    warnings: list[tuple[Node, str]] = field(default_factory=list)
    missing: list[Node] = field(default_factory=list)
    specials: int = 0
    parked: list[Node] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    """Answers to questions of another version of the form."""


@dataclass(frozen=True)
class Fact:
    """A line of the summary: caption and value."""

    caption: str
    value: str


class FormSummary(Retranslating, QScrollArea):
    """Progress, links to what is to do, facts about the interview, comments.

    Signals:
        node_asked: a node to go to.
        parked_asked: show the answers that skip logic hides.
        language_chosen: a code of `LANGUAGES` for the questionnaire.
    """

    node_asked = Signal(object)
    parked_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = Summary()
        self._facts: Sequence[Fact] = ()
        self._comments: Sequence[str] = ()
        self.figures_place = QVBoxLayout()
        self.panel = SummaryPanel()
        self._parked = LinkButton()
        self._parked.clicked.connect(self.parked_asked)
        self._specials = text_label("hint", wrap=True)
        self._fact_labels: list[tuple[QLabel, QLabel]] = []
        self._language_caption = text_label("caption")
        self.language_box = QComboBox()
        for code in LANGUAGES:
            self.language_box.addItem(NAMES[code], code)
        self.language_box.setCurrentIndex(LANGUAGES.index(language))
        self.language_box.activated.connect(self._language_picked)
        self._language_caption.setBuddy(self.language_box)
        self._comments_heading = text_label("strong")
        self._comments_text = text_label("hint", wrap=True)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        body = self.panel.body
        body.insertLayout(0, self.figures_place)
        self._add(self._specials, self._parked)
        self.panel.add_line()
        self._fact_labels = [self.panel.add_fact() for _number in range(3)]
        self._add(self._language_caption, self.language_box)
        self.panel.add_line()
        self._add(self._comments_heading, self._comments_text)
        self.setWidget(self.panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel.setMinimumWidth(0)
        self.panel.setMaximumWidth(WIDTH)
        self.setFixedWidth(WIDTH)
        theme.set_role(self, "side")
        theme.set_role(self.panel, "side")
        self.panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.panel.body.insertWidget(self.panel.body.count() - 1, widget)

    def show_summary(self, summary: Summary) -> None:
        """Show how it stands now."""
        same_links = (summary.errors, summary.warnings, len(summary.missing)) == (
            self._summary.errors,
            self._summary.warnings,
            len(self._summary.missing),
        )
        self._summary = summary
        self.panel.ring.set_progress(summary.answered, summary.total)
        self._set_counted()
        if not same_links:
            self._build_links()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Say who and when."""
        self._facts = facts
        for place, (caption, value) in enumerate(self._fact_labels):
            fact = facts[place] if place < len(facts) else Fact("", "")
            for label, text in ((caption, fact.caption), (value, fact.value)):
                label.setText(text)
                label.setVisible(bool(fact.value))

    def show_comments(self, comments: Sequence[str]) -> None:
        """Show remarks about the whole questionnaire."""
        self._comments = comments
        self._comments_text.setText("\n\n".join(comments))
        self._comments_heading.setVisible(bool(comments))
        self._comments_text.setVisible(bool(comments))

    def focus_first(self) -> None:
        """Go to the first thing to do, or to the language."""
        links = self.panel.findChildren(ProblemLink)
        first = next((link for link in links if link.isVisible()), None)
        target = self.language_box if first is None else first
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.panel.heading.setText(self.tr("Summary"))
        self.panel.links_heading.setText(self.tr("Before it can be completed"))
        self._language_caption.setText(self.tr("Language of the questionnaire"))
        self.language_box.setAccessibleName(self.tr("Language of the questionnaire"))
        self._comments_heading.setText(self.tr("Comments"))
        self._set_counted()
        self._build_links()

    def _set_counted(self) -> None:
        summary = self._summary
        words = self.tr("{answered} of {total} questions answered")
        self.panel.counted.setText(words.format(answered=summary.answered, total=summary.total))
        self._specials.setText(
            self.tr("%n answer(s): does not know or refused", "", summary.specials)
        )
        self._specials.setVisible(bool(summary.specials))
        kept = len(summary.parked) + len(summary.set_aside)
        self._parked.setText(self.tr("%n answer(s) parked: show", "", kept))
        self._parked.setVisible(bool(kept))

    def _build_links(self) -> None:
        summary = self._summary
        self.panel.clear_links()
        for node, words in summary.errors[:MOST_LINKS]:
            self._add_link("circle-alert", "danger_line", words, node)
        for node, words in _one_of_each(summary.warnings)[:MOST_LINKS]:
            self._add_link("triangle-alert", "warn_line", words, node)
        if summary.missing:
            words = self.tr("%n not answered", "", len(summary.missing))
            self._add_link("circle", "control", words, summary.missing[0])
        left = summary.errors or summary.warnings or summary.missing
        self.panel.links_heading.setText(
            self.tr("Before it can be completed") if left else self.tr("Nothing is missing")
        )

    def _add_link(self, icon_name: str, tint: str, words: str, node: Node) -> None:
        link = ProblemLink(icon_name, tint, self.panel)
        link.set_words(words)
        # The width is the panel's; the wish of a long text for more of it is ignored.
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        link.clicked.connect(lambda: self.node_asked.emit(node))
        self.panel.add_link(link)

    @Slot(int)
    def _language_picked(self, place: int) -> None:
        self.language_chosen.emit(LANGUAGES[place])


def _one_of_each(warnings: list[tuple[Node, str]]) -> list[tuple[Node, str]]:
    """The first of the warnings that stand in several rows, with how many more there are."""
    groups: dict[str, list[tuple[Node, str]]] = {}
    for node, words in warnings:
        groups.setdefault(node.item.path, []).append((node, words))
    found = []
    for group in groups.values():
        node, words = group[0]
        found.append((node, f"{words} (+{len(group) - 1})" if len(group) > 1 else words))
    return found


class SummaryBand(Retranslating, QFrame):
    """The summary in one line of 40 pixels; a press opens the drawer.

    Signals:
        opened: the drawer is asked for.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "bar")
        self.setFixedHeight(theme.px(40))
        self._summary = Summary()
        self._bar = Bar(6)
        self._bar.setFixedWidth(theme.px(110))
        self._percent = text_label("strong")
        self._errors, self._warnings, self._missing = Chip(), Chip(), Chip()
        self.figures = text_label("strong")
        self.button = LinkButton()
        self.button.setIcon(icon("list", "accent_text"))
        self.button.setIconSize(icon_size(before_text=True))
        self.button.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(10)
        for part in (self._bar, self._percent, self._errors, self._warnings, self._missing):
            row.addWidget(part)
        row.addWidget(self.figures)
        row.addStretch(1)
        row.addWidget(self.button)
        self.retranslate()

    def show_summary(self, summary: Summary) -> None:
        """Show how it stands now."""
        self._summary = summary
        self.retranslate()

    def retranslate(self) -> None:
        summary = self._summary
        share = summary.answered / summary.total if summary.total else 0.0
        self._bar.set_share(share)
        self._percent.setText(f"{int(100 * share)} %")
        parts = (
            (self._errors, "circle-alert", "danger", len(summary.errors)),
            (self._warnings, "triangle-alert", "warn", len(summary.warnings)),
            (self._missing, "circle", "neutral", len(summary.missing)),
        )
        words = (
            self.tr("%n to correct", "", parts[0][3]),
            self.tr("%n to check", "", parts[1][3]),
            self.tr("%n not answered", "", parts[2][3]),
        )
        for (chip, name, meaning, count), text in zip(parts, words, strict=True):
            chip.set_words(name, meaning, text)
            chip.setVisible(count > 0)
        self.button.setText(self.tr("Summary  F4"))

    def sizeHint(self) -> QSize:
        return QSize(400, theme.px(40))


class Drawer(QFrame):
    """A panel over the right edge of a page."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "drawer")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 0, 0, 0)
        self.column.addWidget(content)
        self.hide()

    def place(self, top: int) -> None:
        """Lie at the right edge of the page, from `top` to its bottom."""
        page = self.parentWidget()
        if page is not None:
            width = 280
            self.setGeometry(page.width() - width, top, width, page.height() - top)
            self.raise_()
