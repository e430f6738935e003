"""Synchronise: what waits, what runs, what came of it, and what needs a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rrk_field.db import queries
from rrk_field.db.store import Store
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.change_words import change_words
from rrk_field.ui.changes import Changed
from rrk_field.ui.enrol_dialog import EnrolDialog
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence, sentence_of
from rrk_field.ui.page import MARGIN, Page
from rrk_field.ui.record_table import ROW_ROLE, RecordTable, RecordView
from rrk_field.ui.row_delegate import (
    PAD,
    Index,
    RowDelegate,
    paint_lines,
    paint_state,
    paint_text,
    paint_wrapped,
)
from rrk_field.ui.sending import STEPS, Sending
from rrk_field.ui.times import moment, size
from rrk_field.ui.who import person_word
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.chip import STATES, FilterChip, chip_width, state_word
from rrk_field.ui.widgets.progress import Bar
from rrk_field.ui.widgets.states import EmptyState
from rrk_field.ui.widgets.steps import Steps

TABS = ("to_send", "needs_you", "review", "decided", "received", "history")
COLUMNS = ("record", "what", "size", "changed", "state", "action")
SESSIONS = ("received", "history")
"""The tabs whose rows are synchronisations, not records."""
COLUMNS_OF = {
    "to_send": COLUMNS,
    **dict.fromkeys(
        ("needs_you", "review", "decided"), ("record", "what", "changed", "state", "action")
    ),
    **dict.fromkeys(SESSIONS, ("record", "what")),
}
ROW_HEIGHT = 45
MINUTES_A_DAY = 24 * 60
STATE_OF_OP = {
    "marked": "waiting",
    "frozen": "waiting",
    "waiting": "waiting",
    "sending": "sending",
    "held": "held",
    "asked": "held",
    "settled": "sent",
    "conflict": "conflict",
    "review": "held",
    "decided": "merged",
    "retry": "retry",
    "sent": "sent",
}


class SyncPage(Page):
    """The page of the rail's corner.

    Signals:
        conflict_asked: the id of a conflict to decide.
        household_asked: the id of a household to look at.
        held_asked: the id of an own change that was not accepted.
        review_asked: the id of an entry that a coordinator decides.
    """

    held_asked = Signal(str)
    review_asked = Signal(str)
    conflict_asked = Signal(str)
    household_asked = Signal(str)

    def __init__(
        self,
        store: Store,
        sending: Sending,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._sending, self._appearance = store, sending, appearance
        self._tab = "to_send"
        self._rows: dict[str, Any] = {}
        self._counts: dict[str, int] = {}
        self.hero = HeroCard(sending)
        self.tabs = {key: FilterChip(key) for key in TABS}
        self.table = RecordTable(COLUMNS, self._fetch, self._text, self)
        self.view = RecordView(self.table, ROW_HEIGHT)
        self.view.setItemDelegate(_OutboxDelegate(self._text, self.view))
        self._empty = EmptyState("cloud-check")
        self._stack = QStackedWidget()
        self._history = Card()
        self._history_rows = QVBoxLayout()
        self._build()
        self.hero.go_asked.connect(self.begin)
        for key, chip in self.tabs.items():
            chip.clicked.connect(lambda _on=False, key=key: self.show_tab(key))
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        self.view.resized.connect(self._fit)
        sending.changed.connect(self._show_hero)
        sending.finished.connect(self._after)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Synchronise")

    @Slot()
    def begin(self) -> None:
        """Synchronise now; a laptop that the office does not know is introduced first."""
        if self._sending.must_sign_in:
            self.connect_office()
        else:
            self._sending.start()

    @Slot()
    def connect_office(self) -> None:
        """Ask for address, name and password."""
        dialog = EnrolDialog(self._sending, self._store.user_name, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.enrolled.connect(self._sending.start)
        dialog.open()

    def show_tab(self, key: str) -> None:
        """Show what is to send, what needs the user, what came, or the history."""
        self._tab = key
        self._read()

    def refresh(self, changed: Changed | None = None) -> None:
        self._sending.count()
        self._read()

    def start(self) -> None:
        self.hero.focus_button()

    def set_width(self, width: int) -> None:
        self._history.setVisible(width >= 1200)
        self._fit()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Changes"))
        self._history.set_title(self.tr("History"))
        self._read()

    def _build(self) -> None:
        chips = QWidget()
        row = FlowLayout(chips)
        for chip in self.tabs.values():
            row.addWidget(chip)
        card = Card(padding=1)
        card.body.addWidget(self._stack, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.hero)
        left.addWidget(chips)
        left.addWidget(card, 1)
        self._history.setFixedWidth(theme.px(270))
        self._history_rows.setSpacing(10)
        self._history.body.addLayout(self._history_rows)
        self._history.body.addStretch(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, 16, MARGIN, 16)
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addWidget(self._history)

    def _read(self) -> None:
        """Read the rows of the tab that is shown, and count those of all."""
        outbox = queries.outbox_rows(self._store)
        needs = queries.needs_you(self._store)
        review = queries.for_review(self._store)
        history = queries.history(self._store)
        theme.show_only(self.tabs["review"], bool(review) or self._tab == "review")
        received = [one for one in history if one.received]
        everything: dict[str, Sequence[Any]] = {
            "to_send": outbox,
            "needs_you": needs,
            "review": review,
            "decided": queries.decided(self._store),
            "received": received,
            "history": history,
        }
        self._counts = {key: len(rows) for key, rows in everything.items()}
        if received:
            self._counts["received"] = received[0].received
        shown = {_row_id(row): row for row in everything[self._tab]}
        self._rows = shown
        self.table.set_ids([*shown])
        self._say_tabs()
        self._say_empty()
        self._stack.setCurrentIndex(0 if shown else 1)
        self._show_history(history[:5])
        self._show_columns()

    def _show_columns(self) -> None:
        """Name the columns of the tab that is shown, and leave the others out."""
        sessions = self._tab in SESSIONS
        self.table.set_titles(
            {
                "record": self.tr("When") if sessions else self.tr("Record"),
                "what": self.tr("Result") if sessions else self.tr("What changed"),
                "size": self.tr("Size"),
                "changed": self.tr("Changed"),
                "state": self.tr("State"),
                "action": "",
            }
        )
        self._fit()

    def _say_tabs(self) -> None:
        words = {
            "to_send": self.tr("To send"),
            "needs_you": self.tr("Needs you"),
            "review": self.tr("For review"),
            "decided": self.tr("Decided"),
            "received": self.tr("Received"),
            "history": self.tr("History"),
        }
        for key, chip in self.tabs.items():
            chip.set_words(words[key], None if key == "history" else self._counts.get(key, 0))
            chip.setChecked(key == self._tab)

    def _say_empty(self) -> None:
        last = moment(self._sending.waiting.last_sync_at)
        when = self.tr("Last check: {when}").format(when=last) if last else ""
        words = {
            "to_send": (self.tr("All sent"), when)
            if last
            else (self.tr("Not synchronised yet"), ""),
            "needs_you": (self.tr("Nothing needs you"), ""),
            "review": (self.tr("Nothing waits for review"), ""),
            "decided": (self.tr("Nothing was decided yet"), ""),
            "received": (self.tr("Nothing received yet"), ""),
            "history": (self.tr("Not synchronised yet"), ""),
        }
        self._empty.set_words(*words[self._tab])

    def _show_history(self, sessions: Sequence[Any]) -> None:
        while item := self._history_rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not sessions:
            self._history_rows.addWidget(
                text_label("hint", self.tr("Not synchronised yet"), wrap=True)
            )
        for session in sessions:
            self._history_rows.addWidget(_SessionRow(session, self._session_words(session)))

    def _session_words(self, session: Any) -> str:
        parts = [
            self.tr("{sent} sent, {received} received").format(
                sent=session.sent, received=session.received
            )
        ]
        if session.conflicts:
            parts.append(self.tr("%n difference(s)", "", session.conflicts))
        if session.error_code:
            parts.append(self.tr("failed"))
        return "  ·  ".join(parts)

    @Slot()
    def _fit(self) -> None:
        states = max(
            chip_width(state_word(key)) for key in ("waiting", "conflict", "held", "retry")
        )
        metrics = QFontMetrics(theme.font("body"))
        action = max(metrics.horizontalAdvance(word) for word in self._action_words().values())
        widths = {
            "size": 84,
            "changed": metrics.horizontalAdvance(self.tr("Yesterday 00:00")) + 2 * PAD,
            "state": states + 18,
            "action": action + 2 * PAD,
        }
        header = QFontMetrics(theme.font("table-header"))
        titles = {
            name: header.horizontalAdvance(
                str(self.table.headerData(number, Qt.Orientation.Horizontal))
            )
            + 20
            for number, name in enumerate(COLUMNS)
        }
        widths = {name: max(width, titles[name]) for name, width in widths.items()}
        shown = COLUMNS_OF[self._tab]
        taken = sum(width for name, width in widths.items() if name in shown)
        rest = self.view.viewport().width() - taken
        share = 30 if self._tab in SESSIONS else 48
        widths["record"] = max(rest * share // 100, titles["record"], 120)
        widths["what"] = max(rest - widths["record"], titles["what"], 110)
        for number, name in enumerate(COLUMNS):
            self.view.setColumnHidden(number, name not in shown)
            self.view.setColumnWidth(number, widths[name])

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {row_id: self._rows[row_id] for row_id in ids if row_id in self._rows}

    def _action_words(self) -> dict[str, str]:
        return {"resolve": self.tr("Resolve"), "open": self.tr("Open")}

    def _text(self, row: Any, column: str) -> str:
        if hasattr(row, "started_at"):
            return self._session_text(row, column)
        return {
            "record": lambda: f"{row.title}\n{row.number}",
            "what": lambda: self._what(row),
            "size": lambda: size(row.size_bytes) if getattr(row, "size_bytes", 0) else "",
            "changed": lambda: moment(row.changed_at),
            "state": lambda: state_word(_state(row)),
            "action": lambda: self._action_words()[
                "resolve" if _state(row) == "conflict" else "open"
            ],
        }[column]()

    def _what(self, row: Any) -> str:
        code, note = getattr(row, "code", ""), getattr(row, "note", "")
        kind = getattr(row, "kind", "")
        if kind == "review":
            who, changed = person_word(self._store, row.by), change_words(row.type, row.what)
            return f"{who}: {changed}. {sentence_of(code)}"
        if code == "closed_by_office":
            return self.tr("Closed by the office: {note}").format(note=note)
        if code == "duplicate":
            return self.tr("Possible duplicate")
        return sentence_of(code) if code else change_words(row.type, row.what)

    def _session_text(self, row: Any, column: str) -> str:
        if column == "record":
            return f"{moment(row.started_at)}\n{size(row.bytes_up + row.bytes_down)}"
        if column == "what" and row.error_code:
            return sentence_of(row.error_code)
        return self._session_words(row) if column == "what" else ""

    @Slot(str)
    def _open(self, row_id: str) -> None:
        row = self._rows.get(row_id)
        if row is None or hasattr(row, "started_at"):
            return
        if _state(row) == "conflict" and getattr(row, "conflict_id", row.id):
            self.conflict_asked.emit(getattr(row, "conflict_id", row.id))
            return
        asked = {
            "decided": self.conflict_asked,
            "review": self.review_asked,
            "held": self.held_asked,
            "asked": self.held_asked,
        }.get(getattr(row, "kind", ""))
        if asked is not None:
            asked.emit(row.id)
        elif row.household_id:
            self.household_asked.emit(row.household_id)

    @Slot(object)
    def _click(self, index: Index) -> None:
        if COLUMNS[index.column()] == "action":
            self._open(self.table.ids[index.row()])

    @Slot()
    def _show_hero(self) -> None:
        self.hero.retranslate()

    @Slot()
    def _after(self) -> None:
        if self._sending.state == "partly":
            self.show_tab("needs_you")
        else:
            self._read()


class HeroCard(Retranslating, Card):
    """What happens now, in large letters, and the one thing to do.

    Signals:
        go_asked: synchronise, or make the laptop known to the office.
    """

    go_asked = Signal()

    def __init__(self, sending: Sending) -> None:
        super().__init__(padding=20)
        self._sending = sending
        self.heading = text_label("form-title", wrap=True)
        self.detail = text_label("hint", wrap=True)
        self.left = text_label("hint")
        self.go, self.stop = PrimaryButton("refresh-cw"), OutlineButton("square")
        self.banner = Banner("danger")
        self.bar, self.steps = Bar(), Steps()
        self.go.clicked.connect(self.go_asked)
        self.stop.clicked.connect(sending.stop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.detail)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        for part in (self.left, self.stop, self.go):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(top)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.steps)
        self.retranslate()

    def focus_button(self) -> None:
        """Put the focus on what can be pressed."""
        (self.stop if self._sending.running else self.go).setFocus()

    def retranslate(self) -> None:
        sending = self._sending
        state = sending.state
        running = state == "running"
        focused = self.go.hasFocus() or self.stop.hasFocus()
        known = sending.office.enrolled
        if not known:
            self.go.setText(self.tr("Connect to the office"))
        elif sending.must_sign_in:
            self.go.setText(self.tr("Sign in again"))
        else:
            self.go.setText(self.tr("Synchronise"))
        self.go.setToolTip(self.tr("Synchronise (Ctrl+Shift+S)"))
        self.stop.setText(self.tr("Stop"))
        self.go.setVisible(not running)
        self.stop.setVisible(running or sending.again_at is not None)
        self.stop.setEnabled(not sending.stopping)
        self.steps.set_words(
            (
                self.tr("Check server"),
                self.tr("Send changes"),
                self.tr("Receive changes"),
                self.tr("Photos"),
                self.tr("Check result"),
            )
        )
        for part in (self.bar, self.steps):
            part.setVisible(running)
        self.left.setVisible(running)
        self.banner.set_words("")
        {
            "ready": self._say_ready,
            "running": self._say_running,
            "done": self._say_done,
            "partly": self._say_partly,
            "offline": self._say_offline,
        }[state]()
        if focused:
            self.focus_button()

    def _say_ready(self) -> None:
        waiting = self._sending.waiting
        self.heading.setText(self._waiting_words())
        last = moment(waiting.last_sync_at)
        if not self._sending.office.enrolled:
            detail = self.tr("The office does not know this laptop yet. Connect it once.")
        elif last:
            detail = self.tr("Last synchronised: {when}").format(when=last)
        else:
            detail = self.tr("Not synchronised yet")
        self.detail.setText(detail if detail != self.heading.text() else "")

    def _waiting_words(self) -> str:
        waiting = self._sending.waiting
        changes = self.tr("%n change(s)", "", waiting.changes)
        photos = self.tr("%n photo(s)", "", waiting.photos)
        if waiting.changes and waiting.photos:
            amount = size(waiting.photo_bytes)
            words = self.tr("{changes} and {photos} ({amount}) to send")
            return words.format(changes=changes, photos=photos, amount=amount)
        if waiting.changes:
            return self.tr("{changes} to send").format(changes=changes)
        if waiting.photos:
            words = self.tr("Answers sent, {photos} waiting")
            return words.format(photos=photos)
        return self.tr("All sent") if waiting.last_sync_at else self.tr("Not synchronised yet")

    def _say_running(self) -> None:
        progress = self._sending.progress
        step = progress.step if progress else "check"
        done, total = (progress.done, progress.total) if progress else (0, 0)
        words = {
            "check": self.tr("Looking for the office's server"),
            "send": self.tr("Sending {done} of {total} changes"),
            "receive": self.tr("Receiving changes"),
            "photos": self.tr("Exchanging photos: {done} of {total}"),
            "result": self.tr("Checking the result"),
        }[step]
        if self._sending.stopping:
            words = self.tr("Stopping after this step")
        self.heading.setText(words.format(done=done, total=total))
        self.detail.setText(
            self.tr("You can keep working. If the connection drops, sending continues from here.")
        )
        self.steps.set_current(STEPS.index(step))
        share = done / total if total else 0.0
        self.bar.set_share((STEPS.index(step) + share) / len(STEPS))
        moved = progress.bytes if progress else 0
        self.left.setText(size(moved) if moved else "")

    def _say_done(self) -> None:
        report = self._sending.report
        assert report is not None
        stopped = report.outcome == "stopped"
        self.heading.setText(
            self.tr("Stopped. What was sent is at the office")
            if stopped
            else self.tr("Everything is at the office")
        )
        self.detail.setText(self._counts(report))
        self._say_clock(report)

    def _say_clock(self, report: Any) -> None:
        """A clock that is wrong by more than five minutes is told."""
        if report.clock_off_seconds:
            minutes = abs(report.clock_off_seconds) // 60
            difference = self.tr("%n minute(s)", "", minutes)
            if minutes >= 2 * MINUTES_A_DAY:
                difference = self.tr("%n day(s)", "", minutes // MINUTES_A_DAY)
            self.banner.set_words(sentence_of("clock_wrong", {"difference": difference}))

    def _say_partly(self) -> None:
        report, waiting = self._sending.report, self._sending.waiting
        assert report is not None
        needs = waiting.held + waiting.conflicts
        self.heading.setText(self.tr("Sent; %n change(s) need you", "", needs))
        self.detail.setText(self._counts(report))
        self._say_clock(report)

    def _counts(self, report: Any) -> str:
        parts = [
            self.tr("{sent} sent").format(sent=report.sent),
            self.tr("{received} received").format(received=report.received),
        ]
        if report.merged:
            parts.append(self.tr("{merged} merged").format(merged=report.merged))
        if report.conflicts:
            parts.append(self.tr("%n difference(s)", "", report.conflicts))
        if report.decided_before:
            parts.append(self.tr("A difference was decided before by somebody else: that stands"))
        if report.duplicates:
            parts.append(self.tr("The office has been told of a possible duplicate"))
        if report.recovered:
            parts.append(self.tr("%n given back to the office", "", report.recovered))
        if report.photos_sent:
            parts.append(self.tr("%n photo(s) sent", "", report.photos_sent))
        if report.photos_waiting:
            parts.append(self.tr("%n photo(s) wait", "", report.photos_waiting))
        return "   ·   ".join(parts)

    def _say_offline(self) -> None:
        error = self._sending.error
        assert error is not None
        self.heading.setText(self._waiting_words())
        self.detail.setText(self.tr("The last try did not get through."))
        if again := self._sending.again_at:
            words = self.tr("The last try did not get through. It is tried again at {time}.")
            self.detail.setText(words.format(time=f"{again.astimezone():%H:%M:%S}"))
        self.banner.set_words(sentence(error))


class _SessionRow(QWidget):
    """One synchronisation of the past."""

    def __init__(self, session: Any, words: str) -> None:
        super().__init__()
        self._session = session
        grid = QGridLayout(self)
        grid.setContentsMargins(26, 0, 0, 0)
        grid.setSpacing(1)
        grid.addWidget(text_label("hint", moment(session.started_at)), 0, 0)
        grid.addWidget(text_label("caption", words, wrap=True), 1, 0)

    def paintEvent(self, event: Any) -> None:
        name, tint = ("circle-check", "ok_line")
        if self._session.error_code:
            name, tint = ("circle-alert", "danger_line")
        elif self._session.conflicts:
            name, tint = ("git-merge", "conflict_line")
        paint_icon(QPainter(self), name, tint, QRectF(0, self.height() / 2 - 9, 18, 18))


class _OutboxDelegate(RowDelegate):
    def __init__(self, text: Any, parent: QWidget) -> None:
        super().__init__("outbox", parent)
        self._said = text

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        column = COLUMNS[index.column()]
        text = self._said(row, column)
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if column == "record":
            first, _, second = text.partition("\n")
            paint_lines(painter, rect, first, second, place="outbox.record")
        elif column == "state" and text:
            paint_state(painter, rect, _state(row), "outbox.state")
        elif column == "action":
            paint_text(painter, inner, text, tint="accent_text", place="outbox.action")
        elif column == "what":
            paint_wrapped(painter, inner, text, place="outbox.what")
        else:
            paint_text(painter, inner, text, role="hint", tint="text2", place=f"outbox.{column}")


def _row_id(row: Any) -> str:
    return str(getattr(row, "id", None) or getattr(row, "n", ""))


def _state(row: Any) -> str:
    state = getattr(row, "state", "") or getattr(row, "kind", "")
    found = STATE_OF_OP.get(state, state)
    return found if found in STATES else "waiting"
