"""Today: where one stopped, what needs a person, what waits to be sent, the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.db import form_places, queries
from rrk_field.db.live_forms import record_of, root_of
from rrk_field.db.queries import Filter, HouseholdRow
from rrk_field.db.store import Store
from rrk_field.domain.roots import root_name, root_number
from rrk_field.ui.application import Appearance
from rrk_field.ui.change_words import record_word
from rrk_field.ui.changes import Changed
from rrk_field.ui.household_cards import RecordButton
from rrk_field.ui.messages import sentence_of
from rrk_field.ui.page import Page, Scrolling
from rrk_field.ui.sending import Sending
from rrk_field.ui.times import moment, size
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.chip import state_word

MOST = 8
_LOOKED_AT = 5
"""So many of the questionnaires opened last are looked at: some may have left the laptop."""
TILES = ("all", "in_progress", "complete", "not_sent")


@dataclass(frozen=True)
class LastOpen:
    """The questionnaire that was open last."""

    record_id: str
    name: str
    kind: str
    state: str
    at: str


class TodayPage(Page):
    """The first page.

    Signals:
        household_asked, record_asked, conflict_asked, held_asked: an id to open.
        new_asked: a new household.
        sync_asked: the page Synchronise.
    """

    household_asked = Signal(str)
    record_asked = Signal(str)
    conflict_asked = Signal(str)
    held_asked = Signal(str)
    new_asked = Signal()
    sync_asked = Signal()

    def __init__(
        self,
        store: Store,
        sending: Sending,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._sending, self._appearance = store, sending, appearance
        self._going_on: list[tuple[HouseholdRow, str]] = []
        self._needs: Sequence[Any] = ()
        self._last_open: LastOpen | None = None
        self._words_stale = True
        self._counts: dict[str, int] = {}
        self.tiles = {key: _Tile() for key in TILES}
        self._left, self._right, self._send = Card(), Card(), Card()
        self._left_rows, self._right_rows = QVBoxLayout(), QVBoxLayout()
        self._nothing, self._quiet = text_label("hint", wrap=True), text_label("hint", wrap=True)
        self._waiting, self._last = text_label("money", wrap=True), text_label("hint", wrap=True)
        self.new, self.go = OutlineButton("plus"), PrimaryButton("refresh-cw")
        self.new.clicked.connect(self.new_asked)
        self.go.clicked.connect(self.sync_asked)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        sending.changed.connect(self._say_waiting)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Today")

    def set_width(self, width: int) -> None:
        narrow = width < 1000
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def start(self) -> None:
        first = self._left_rows.itemAt(0)
        target = (first.widget() if first else None) or self.new
        target.show()  # a row that was just made would take the focus only later
        target.setFocus()

    def refresh(self, changed: Changed | None = None) -> None:
        """Read again; the page is small, so all of it."""
        before = self._going_on, self._needs, self._last_open
        self._read()
        if self._words_stale or (self._going_on, self._needs, self._last_open) != before:
            self._words_stale = False
            self._show()
        else:
            self._say_counts()

    def retranslate(self) -> None:
        self._left.set_title(self.tr("Continue where you left"))
        self._right.set_title(self.tr("Needs you"))
        self._send.set_title(self.tr("To send"))
        self._nothing.setText(self.tr("No assessment is in progress."))
        self._quiet.setText(self.tr("No differences, nothing refused, nothing returned."))
        self.new.setText(self.tr("New household"))
        self.go.setText(self.tr("Synchronise"))
        self._words_stale = True
        if self.isVisible():  # a page that is shown later is refreshed then
            self.refresh()

    def _read(self) -> None:
        ids = queries.household_ids(self._store, Filter(chip="in_progress"))[:MOST]
        rows = queries.household_rows(self._store, ids, self._appearance.preferences.language)
        begun = queries.unfinished(self._store, ids)
        self._going_on = [(rows[one], begun.get(one, "")) for one in ids if one in rows]
        self._needs = queries.needs_you(self._store)
        self._last_open = _last_open(self._store)
        self._counts = queries.chip_counts(self._store, Filter())

    def _build(self) -> None:
        scrolling = Scrolling()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling)
        tiles = QGridLayout()
        tiles.setSpacing(12)
        for place, tile in enumerate(self.tiles.values()):
            tiles.addWidget(tile, 0, place)
            tiles.setColumnStretch(place, 1)
        scrolling.body.addLayout(tiles)
        for rows in (self._left_rows, self._right_rows):
            rows.setSpacing(6)
        self._left.body.addLayout(self._left_rows)
        self._left.body.addWidget(self._nothing)
        self._left.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self._left.body.addStretch(1)
        self._right.body.addLayout(self._right_rows)
        self._right.body.addWidget(self._quiet)
        self._right.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addStretch(1)
        self._send.body.addWidget(self._waiting)
        self._send.body.addWidget(self._last)
        self._send.body.addLayout(foot)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._right)
        right.addWidget(self._send)
        right.addStretch(1)
        self._columns.setSpacing(12)
        self._columns.addWidget(self._left, 3)
        self._columns.addLayout(right, 2)
        scrolling.body.addLayout(self._columns)
        scrolling.body.addStretch(1)

    def _say_counts(self) -> None:
        words = {
            "all": self.tr("Households"),
            "in_progress": self.tr("In progress"),
            "complete": self.tr("Complete"),
            "not_sent": self.tr("Not sent"),
        }
        for key, tile in self.tiles.items():
            tile.set_words(str(self._counts.get(key, 0)), words[key])
        self._say_waiting()

    def _show(self) -> None:
        focused = _focused_row(self._left_rows)
        _clear(self._left_rows)
        if self._last_open is not None:
            self._left_rows.addWidget(self._open_again(self._last_open))
        last = self._last_open.record_id if self._last_open is not None else ""
        for row, record_id in self._going_on:
            if record_id == last and last:
                continue
            button = RecordButton(row.head_name or row.number, _detail(row), row.chip)
            button.clicked.connect(
                lambda _on=False, row=row, id_=record_id: self._go_on(row.id, id_)
            )
            self._left_rows.addWidget(button)
        if (again := self._left_rows.itemAt(focused)) and (widget := again.widget()):
            widget.setFocus()
        self._nothing.setVisible(not self._going_on and self._last_open is None)
        _clear(self._right_rows)
        for need in self._needs[:MOST]:
            self._right_rows.addWidget(self._need_button(need))
        self._quiet.setVisible(not self._needs)
        self._say_counts()

    def _open_again(self, last: LastOpen) -> RecordButton:
        words = self.tr("Open again: {name}").format(name=last.name)
        detail = "  ·  ".join((record_word(last.kind), moment(last.at)))
        button = RecordButton(words, detail, last.state)
        button.clicked.connect(lambda: self.record_asked.emit(last.record_id))
        return button

    def _need_button(self, need: Any) -> RecordButton:
        code = getattr(need, "code", "")
        why = sentence_of(code) if code else record_word(need.type)
        detail = "  ·  ".join(part for part in (need.number, why) if part)
        button = RecordButton(need.title, detail, "conflict" if need.kind == "conflict" else "held")
        button.clicked.connect(lambda: self._open_need(need))
        return button

    def _open_need(self, need: Any) -> None:
        if need.kind == "conflict":
            self.conflict_asked.emit(need.id)
        else:
            self.held_asked.emit(need.id)

    def _go_on(self, household_id: str, record_id: str) -> None:
        if record_id:
            self.record_asked.emit(record_id)
        else:
            self.household_asked.emit(household_id)

    @Slot()
    def _say_waiting(self) -> None:
        waiting = self._sending.waiting
        if waiting.changes:
            words = self.tr("%n change(s)", "", waiting.changes)
        elif waiting.photos:
            words = self.tr("%n photo(s)", "", waiting.photos)
        else:
            words = state_word("sent")
        self._waiting.setText(words)
        parts = []
        if waiting.changes and waiting.photos:
            photos = self.tr("%n photo(s)", "", waiting.photos)
            parts.append(f"{photos} ({size(waiting.photo_bytes)})")
        last = moment(waiting.last_sync_at)
        parts.append(
            self.tr("Last synchronised: {when}").format(when=last)
            if last
            else self.tr("Not synchronised yet")
        )
        self._last.setText("  ·  ".join(parts))


def _last_open(store: Store) -> LastOpen | None:
    for place in form_places.latest(store, _LOOKED_AT):
        try:
            record = record_of(store, place.record_id)
            root = root_of(store, record)
        except KeyError:
            continue
        if record.removed_at is None:
            name = root_name(root) or root_number(root)
            return LastOpen(record.id, name, record.__tablename__, record.state, place.at)
    return None


class _Tile(Card):
    """A number and what it counts."""

    def __init__(self) -> None:
        super().__init__(padding=14)
        self._number, self._words = text_label("money"), text_label("hint")
        self.body.setSpacing(0)
        self.body.addWidget(self._number)
        self.body.addWidget(self._words)

    def set_words(self, number: str, words: str) -> None:
        """Show a number."""
        self._number.setText(number)
        self._words.setText(words)
        self.setAccessibleName(f"{words}: {number}")


def _detail(row: HouseholdRow) -> str:
    parts = [row.number, row.settlement]
    if row.sections_total:
        parts.append(f"{row.sections_done}/{row.sections_total}")
    parts.append(moment(row.changed_at))
    return "  ·  ".join(part for part in parts if part)


def _focused_row(layout: QVBoxLayout) -> int:
    """The place of the row that has the focus, -1 if none has."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item else None
        if widget is not None and widget.hasFocus():
            return place
    return -1


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
