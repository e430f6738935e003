"""Resolving differences, question by question: before, this laptop, server, the result."""

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.db import operations, queries
from rrk_field.db.live_forms import definition_of
from rrk_field.db.operations import Choice
from rrk_field.db.store import Store
from rrk_field.domain.differences import Conflict
from rrk_field.domain.errors import RrkError
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.surveys import Survey
from rrk_field.forms.definition import FormDefinition
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.change_words import record_word
from rrk_field.ui.changes import Changed
from rrk_field.ui.clashes import Clash, clashes
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.messages import sentence
from rrk_field.ui.page import Page, Scrolling
from rrk_field.ui.times import moment
from rrk_field.ui.who import person_word
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import IconButton, LinkButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, line, text_label
from rrk_field.ui.widgets.chip import Chip
from rrk_field.ui.widgets.merge_row import BOTH, MINE, SHARES, THEIRS, MergeRow

KEYS: dict[int, str] = {Qt.Key.Key_1: MINE, Qt.Key.Key_2: THEIRS, Qt.Key.Key_3: BOTH}


class ConflictPage(Page):
    """One conflict.

    Signals:
        left: back, decided or not.
        send_asked: decided; it may be sent at once.
        other_asked: another open conflict is to be shown instead.
    """

    left = Signal()
    send_asked = Signal()
    other_asked = Signal(str)

    def __init__(
        self, store: Store, conflict_id: str, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._appearance = store, appearance
        found = store.get(Conflict, conflict_id)
        assert found is not None
        self.conflict: Conflict = found
        self._record = self._find_record()
        self._clashes: list[Clash] = self._make_clashes()
        self.rows: list[MergeRow] = []
        self._current = 0
        self._bar = _Bar()
        self.banner = Banner("danger")
        self.all_mine, self.all_theirs = OutlineButton("laptop"), OutlineButton("server")
        self.up, self.down = (
            IconButton("chevron-up", outlined=True),
            IconButton("chevron-down", outlined=True),
        )
        self._heads = [_Head(name) for name in ("list", "laptop", "server", "check-check")]
        self._hints = text_label("caption")
        self._scrolling = Scrolling()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._connect()
        self._deciding = self.conflict.status == "open"
        if not self._deciding:
            self._show_decision()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Resolve differences")

    def own_bar(self) -> bool:
        return True

    def start(self) -> None:
        self._go_to(0)

    def refresh(self, changed: Changed | None = None) -> None:
        fresh = self._store.get(Conflict, self.conflict.id)
        if self.conflict.status == "open" and fresh is not None and fresh.status != "open":
            self._deciding = False
            self._count()
            self.banner.set_meaning("info")
            self.banner.set_words(self.tr("This difference was decided meanwhile."))

    def open_count(self) -> int:
        """How many questions are still to decide."""
        return sum(not row.choice for row in self.rows)

    def retranslate(self) -> None:
        conflict = self.conflict
        for clash, row in zip(self._make_clashes(), self.rows, strict=True):
            row.set_title(clash.title)
            side = conflict.fields.get(clash.fields[0], {})
            row.set_authors(
                self._by(conflict.mine_by, conflict.mine_at),
                self._by(side.get("theirs_by"), side.get("theirs_at")),
            )
        self.setAccessibleName(self.title())
        self._bar.heading.setText(self.title())
        self._bar.line.setText(
            self.tr("{record} was changed on a laptop and on the server.").format(
                record=record_word(conflict.record_type)
            )
        )
        self._bar.back.set_words(self.tr("Back"), "Esc")
        self._bar.later.setText(self.tr("Decide later"))
        self._bar.save.setText(self.tr("Save and send"))
        self.all_mine.setText(self.tr("All from this laptop"))
        self.all_theirs.setText(self.tr("All from the server"))
        self.up.set_words(self.tr("Previous question"), "Up")
        self.down.set_words(self.tr("Next question"), "Down")
        by: dict[str, Any] = next(iter(conflict.fields.values()), {})
        self._heads[0].set_words(self.tr("Question"), "")
        self._heads[1].set_words(
            self.tr("This laptop"), self._by(conflict.mine_by, conflict.mine_at)
        )
        self._heads[2].set_words(
            self.tr("Server"), self._by(by.get("theirs_by"), by.get("theirs_at"))
        )
        self._heads[3].set_words(self.tr("Will be saved"), "")
        self._hints.setText(
            "   ·   ".join(
                (
                    self.tr("1 this laptop"),
                    self.tr("2 server"),
                    self.tr("3 both"),
                    self.tr("E edit"),
                    self.tr("Up Down question"),
                    self.tr("Page Down next difference"),
                    self.tr("Ctrl+Enter save and send"),
                )
            )
        )
        self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._go_on(1 if key == Qt.Key.Key_PageDown else -1)
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to(self._current + (1 if key == Qt.Key.Key_Down else -1))
        elif plain and key in KEYS and self.rows and self._deciding:
            self._decide(self.rows[self._current], KEYS[key])
        elif plain and event.text().casefold() in ("e", "е") and self._deciding:
            self._edit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def save(self) -> None:
        """Save the decisions in one transaction, and offer to send them."""
        if self.open_count() or not self._deciding:
            return
        choices = {}
        for clash, row in zip(self._clashes, self.rows, strict=True):
            for name in clash.fields:
                choices[name] = _choice(clash, row, name)
        try:
            if not self._keep(choices):
                return
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self.banner.set_words(sentence(error))
            return
        self.left.emit()
        self.send_asked.emit()

    @Slot()
    def take_back(self) -> None:
        """Undo a decision: withdraw it before it was sent, choose again after."""
        if operations.withdraw(self._store, self.conflict.id):
            self.other_asked.emit(self.conflict.id)
            return
        self._deciding = True
        for row in self.rows:
            row.set_open(open=True)
        self.banner.set_words(
            self.tr("Choose again: it is sent as a new change, and the history keeps both.")
        )
        self._count()
        self._go_to(0)

    def _keep(self, choices: dict[str, Choice]) -> bool:
        """Keep the decision, or the one that replaces it; tell whether that was done."""
        if self.conflict.status == "open":
            operations.decide(self._store, self.conflict.id, choices)
            return True
        note = AskText.ask(self, self.title(), self.tr("Why is it decided otherwise now?"))
        if note:
            operations.decide_otherwise(self._store, self.conflict.id, choices, note)
        return bool(note)

    def _show_decision(self) -> None:
        """Show what was decided, and offer to undo it."""
        conflict = self.conflict
        for clash, row in zip(self._clashes, self.rows, strict=True):
            chosen = conflict.choices.get(clash.fields[0], {"take": THEIRS})
            value = chosen.get("value")
            row.show_decided(
                chosen["take"], {clash.fields[0]: value} if "value" in chosen else None
            )
            row.set_open(open=False)
        words = self.tr("Decided by {who}, {when}. {note}").format(
            who=person_word(self._store, conflict.changed_by),
            when=moment(conflict.changed_at),
            note=conflict.note,
        )
        before_sent = operations.may_withdraw(self._store, conflict.id)
        action = self.tr("Take the decision back") if before_sent else self.tr("Decide otherwise")
        again = conflict.kind == "field" and self._record is not None
        self.banner.set_meaning("info")
        self.banner.set_words(words.strip(), action if before_sent or again else "")

    def _go_on(self, step: int) -> None:
        """Show the next open conflict, or the one before."""
        ids = [one.id for one in queries.needs_you(self._store) if one.kind == "conflict"]
        if self.conflict.id not in ids:
            other = ids[:1]
        else:
            place = (ids.index(self.conflict.id) + step) % len(ids)
            other = [ids[place]] if len(ids) > 1 else []
        if other:
            self.other_asked.emit(other[0])

    def _by(self, user_id: str | None, at: str | None) -> str:
        """Who it was, as far as this laptop knows, and when."""
        when = moment(at)
        if not user_id:
            return when
        words = self.tr("{who}, {when}")
        return words.format(who=person_word(self._store, user_id), when=when)

    def _find_record(self) -> Record | None:
        record_class = record_classes().get(self.conflict.record_type)
        return self._store.get(record_class, self.conflict.record_id) if record_class else None

    def _make_clashes(self) -> list[Clash]:
        if self.conflict.kind != "field":
            return [self._removal()]
        special = {
            "na": self.tr("Not applicable"),
            "dk": self.tr("Does not know"),
            "ref": self.tr("Refused"),
        }
        language = self._appearance.preferences.language
        return clashes(self.conflict, self._form(), language, special)

    def _form(self) -> FormDefinition | None:
        """The form of a questionnaire; None where no version of it is here."""
        if not isinstance(self._record, Survey):
            return None
        try:
            return definition_of(self._store, self._record)
        except RrkError:
            return None

    def _removal(self) -> Clash:
        """Removed on one side, changed on the other: delete, or keep with changes."""
        mine_removed = self.conflict.kind == "delete_vs_edit"
        words = {"keep": self.tr("Keep with changes"), "remove": self.tr("Delete")}
        sides = ("remove", "keep") if mine_removed else ("keep", "remove")
        values: dict[str, dict[str, Any]] = {
            "base": {"removed_at": None},
            "mine": {"removed_at": sides[0]},
            "theirs": {"removed_at": sides[1]},
        }
        return Clash(
            title=record_word(self.conflict.record_type),
            fields=["removed_at"],
            values=values,
            words=lambda side: words.get(next(iter(side.values()), ""), "") if side else "",
            editable=False,
        )

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.all_mine)
        tools.addWidget(self.all_theirs)
        tools.addStretch(1)
        tools.addWidget(self.up)
        tools.addWidget(self.down)
        card = Card()
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        for column, part in enumerate(self._heads):
            head.addWidget(part, 0, column)
            head.setColumnStretch(column, SHARES[column])
            head.setColumnMinimumWidth(column, 120)
        card.body.setSpacing(0)
        card.body.addLayout(head)
        card.body.addSpacing(8)
        for clash in self._clashes:
            row = MergeRow(
                {side: clash.values[side] for side in ("base", MINE, THEIRS)},
                clash.words,
                clash.codes,
                None if clash.both is None else {clash.fields[0]: clash.both},
            )
            self.rows.append(row)
            card.body.addWidget(line())
            card.body.addWidget(row)
        body = self._scrolling.body
        body.addWidget(self.banner)
        body.addLayout(tools)
        body.addWidget(card)
        body.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 4, 24, 8)
        foot.addWidget(self._hints)
        foot.addStretch(1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(0)
        column_of_all.addWidget(self._bar)
        column_of_all.addWidget(self._scrolling, 1)
        column_of_all.addLayout(foot)

    def _connect(self) -> None:
        self.banner.activated.connect(self.take_back)
        self._bar.back.clicked.connect(self.left)
        self._bar.later.clicked.connect(self.left)
        self._bar.save.clicked.connect(self.save)
        self.all_mine.clicked.connect(lambda: self._decide_all(MINE))
        self.all_theirs.clicked.connect(lambda: self._decide_all(THEIRS))
        self.up.clicked.connect(lambda: self._go_to(self._current - 1))
        self.down.clicked.connect(lambda: self._go_to(self._current + 1))
        for number, row in enumerate(self.rows):
            row.decided.connect(self._count)
            row.left.connect(lambda step, number=number: self._go_to(number + step))
            row.reached.connect(lambda number=number: self._reach(number))
        action = QAction(self)
        action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.save)
        self.addAction(action)

    def _decide(self, row: MergeRow, choice: str) -> None:
        row.choose(choice)

    def _decide_all(self, choice: str) -> None:
        for row in self.rows if self._deciding else ():
            self._decide(row, choice)

    def _edit(self) -> None:
        if self.rows and self._clashes[self._current].editable:
            self.rows[self._current].edit()

    def _go_to(self, number: int) -> None:
        if self.rows:
            self._current = min(max(number, 0), len(self.rows) - 1)
            row = self.rows[self._current]
            (row.theirs if row.choice == THEIRS else row.mine).setFocus()
            self._scrolling.ensureWidgetVisible(row, 0, 24)

    def _reach(self, number: int) -> None:
        self._current = number

    @Slot()
    def _count(self) -> None:
        left, total = self.open_count(), len(self.rows)
        if left:
            words = self.tr("{left} of {total} still to decide").format(left=left, total=total)
            self._bar.chip.set_words("git-merge", "conflict", words)
            why = self.tr("Decide every question first")
        else:
            self._bar.chip.set_words("check", "ok", self.tr("All decided"))
            why = self.tr("Save and send (Ctrl+Enter)")
        self._bar.save.setEnabled(not left and self._deciding)
        self._bar.save.setToolTip(why)
        self._bar.save.setAccessibleDescription(why)


class _Bar(QFrame):
    """Heading with what is left, and what can be done about all of it."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, "bar")
        self.setFixedHeight(64)
        self.back = IconButton("arrow-left")
        self.heading, self.line = text_label("form-title"), text_label("caption")
        self.chip = Chip()
        self.later, self.save = LinkButton(), PrimaryButton("send")
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.heading)
        first.addWidget(self.chip)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.later)
        row.addWidget(self.save)


class _Head(QWidget):
    """The head of a column: icon, word, and of whom and when."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._word, self._detail = text_label("strong"), text_label("caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._word)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addLayout(words, 1)

    def set_words(self, word: str, detail: str) -> None:
        """Name the column."""
        self._word.setText(word)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, self.height() / 2 - 9, 18, 18)
        paint_icon(QPainter(self), self._icon_name, "text2", place)


def _choice(clash: Clash, row: MergeRow, name: str) -> Choice:
    """What `decide` is told about one field of a question."""
    if row.choice == MINE:
        return Choice("mine")
    if row.choice == THEIRS:
        return Choice("theirs")
    first = name == clash.fields[0]
    value: Any = row.value if first else None
    if isinstance(value, dict):
        value = value.get(name)
    return Choice("both" if row.choice == BOTH else "edited", value)
