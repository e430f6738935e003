"""A list of records that are not households: search, filters with counts, sorting, keys."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, ClassVar

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rrk_field.db.registers import CHIPS, Entry, Found, Wanted
from rrk_field.db.store import Store
from rrk_field.domain.places import municipalities, place_name
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.changes import Changed
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.households import SIGNS
from rrk_field.ui.messages import sentence
from rrk_field.ui.page import MARGIN, Page
from rrk_field.ui.record_table import ROW_ROLE, RecordTable, RecordView
from rrk_field.ui.row_delegate import (
    PAD,
    Index,
    RowDelegate,
    paint_lines,
    paint_progress,
    paint_sign,
    paint_state,
    paint_text,
)
from rrk_field.ui.times import moment
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.chip import STATES, FilterChip, chip_width, state_word
from rrk_field.ui.widgets.search_field import SearchField
from rrk_field.ui.widgets.states import EmptyState

TWO_LINES = ("first", "place")
"""Columns that share the room which the others leave."""
NEEDED = {"first": 240, "place": 180}
"""Before they have so many pixels, other columns are left out."""


class RegisterPage(Page):
    """One register. What is asked, which columns it has, and its words are a subclass's business.

    Columns: `status`, `first` and `place` are drawn in their own way, `progress` as a bar,
    `changed` with the sign of sending; any other as the text that `cell` gives.

    Signals:
        opened: the id of a row.
        new_asked: the button of that name.
    """

    COLUMNS: ClassVar[tuple[str, ...]]
    SORTS: ClassVar[Mapping[str, str]]
    """Column -> the field of a row that it sorts by."""
    LEFT_OUT_FIRST: ClassVar[tuple[str, ...]]
    """Columns that a narrow window leaves out, the least important first."""
    KEPT: ClassVar[str]
    """The name under which filter and order are remembered."""

    opened = Signal(str)
    new_asked = Signal()

    def __init__(
        self,
        store: Store,
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._background, self._appearance = store, background, appearance
        self._kept = ""
        self._filter = self._remembered()
        self._found: Found | None = None
        self._by_id: dict[str, Entry] = {}
        self.banner = Banner("danger")
        self.search = SearchField()
        self._municipality = QComboBox()
        self.new = PrimaryButton("plus")
        self._chips = {key: FilterChip(key) for key in CHIPS}
        self.table = RecordTable(self.COLUMNS, self._rows, self._text, self)
        self.view = RecordView(self.table)
        self._delegate = _Delegate(self, self.view)
        self.view.setItemDelegate(self._delegate)
        self._none, self._first = EmptyState("search-x"), EmptyState(self.icon())
        self._clear, self._begin = OutlineButton(), PrimaryButton("plus")
        self._count, self._hints = text_label("caption"), text_label("caption")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()
        self.ask()

    # What a subclass says

    def icon(self) -> str:
        """The drawing of the empty register."""
        raise NotImplementedError

    def look_up(self, wanted: Wanted) -> Found:
        """Read the rows; runs in the worker."""
        raise NotImplementedError

    def cell(self, row: Entry, column: str) -> str:
        """What a plain column says."""
        raise NotImplementedError

    def samples(self, column: str) -> Sequence[str]:
        """Texts as wide as a plain column gets."""
        raise NotImplementedError

    def lines(self, row: Entry) -> tuple[str, str]:
        """The two lines of the first column."""
        raise NotImplementedError

    def words(self) -> Mapping[str, str]:
        """The words of the page: search, new, none, none_here, empty, empty_more, count."""
        raise NotImplementedError

    def column_titles(self) -> Mapping[str, str]:
        """The words over the columns."""
        raise NotImplementedError

    def say_count(self, total: int) -> str:
        """How many rows there are, with {shown} for those that are shown."""
        raise NotImplementedError

    # What every register does

    @property
    def filter(self) -> Wanted:
        """What is looked for."""
        return self._filter

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self._appearance.preferences.language

    def set_filter(self, **choices: Any) -> None:
        """Look for something else, and remember it."""
        self._filter = replace(self._filter, **choices)
        kept = json.dumps(asdict(replace(self._filter, text="")))
        if kept != self._kept:
            self._kept = kept
            self._store.state.set(**{self.KEPT: kept})
        self._show_filter()
        self.ask()

    def ask(self) -> None:
        """Ask again with the filter in use."""
        asked = self._filter = replace(self._filter, language=self.language)
        self._background.run(self, lambda: self.look_up(asked), self._show, self._fail)

    def refresh(self, changed: Changed | None = None) -> None:
        self.ask()

    def start(self) -> None:
        (self.view if self.table.ids else self.search).setFocus()

    def set_width(self, width: int) -> None:
        self._fit_columns()

    def place_words(self, row: Entry) -> tuple[str, str]:
        """Settlement and municipality; the municipality alone where no settlement is known."""
        town = place_name(row.municipality_code, self.language)
        return (row.settlement, town) if row.settlement else (town, "")

    def retranslate(self) -> None:
        words = self.words()
        self.search.set_words(words["search"], "Ctrl+F", self.tr("Search"))
        self.new.setText(words["new"])
        self.new.setToolTip(f"{words['new']} (Ctrl+N)")
        self._begin.setText(words["new"])
        self._municipality.setAccessibleName(self.tr("Municipality"))
        self.view.setAccessibleName(self.title())
        self._clear.setText(self.tr("Clear search and filters"))
        self._first.set_words(words["empty"], words["empty_more"])
        self._none.set_words(words["none"], words["none_more"])
        hints = (self.tr("Enter open"), self.tr("Ctrl+N new"), self.tr("Ctrl+F search"))
        self._hints.setText("   ·   ".join(hints))
        self._fill_towns()
        self.table.set_titles(dict(self.column_titles()))
        self._fit_columns()
        self._say_counts()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self._municipality)
        tools.addWidget(self.new)
        self._municipality.setMaximumWidth(theme.px(230))
        self._municipality.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._municipality.setMinimumContentsLength(16)
        chips = QWidget()
        row = FlowLayout(chips)
        for chip in self._chips.values():
            row.addWidget(chip)
        card = Card(padding=1)
        card.body.addWidget(self._stack, 1)
        for state in (self.view, self._none, self._first):
            self._stack.addWidget(state)
        self._none.add_button(self._clear)
        self._first.add_button(self._begin)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 8)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addLayout(tools)
        column.addWidget(chips)
        column.addWidget(card, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.view.setFocus)
        self.view.left_up.connect(self.search.setFocus)
        self.view.typed.connect(self._type)
        self.view.opened.connect(self.opened)
        self.view.opened_apart.connect(self.opened)
        self.view.resized.connect(self._fit_columns)
        header = self.view.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self._municipality.activated.connect(self._choose_municipality)
        for button in (self.new, self._begin):
            button.clicked.connect(self.new_asked)
        for keys, work in (("Ctrl+N", self.new_asked.emit), ("Ctrl+F", self._to_search)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(work)
            self.addAction(action)
        self._clear.clicked.connect(self.clear)
        for key, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.set_filter(chip=key))

    def _remembered(self) -> Wanted:
        kept = self._store.state.get(self.KEPT)
        try:
            return Wanted(**json.loads(str(kept))) if kept else Wanted()
        except (ValueError, TypeError):
            return Wanted()

    def _show_filter(self) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key == self._filter.chip)
        place = self._municipality.findData(self._filter.municipality)
        self._municipality.setCurrentIndex(max(place, 0))
        order = (
            Qt.SortOrder.DescendingOrder if self._filter.descending else Qt.SortOrder.AscendingOrder
        )
        columns = {field: self.COLUMNS.index(name) for name, field in self.SORTS.items()}
        if self._filter.sort in columns:
            self.view.horizontalHeader().setSortIndicator(columns[self._filter.sort], order)

    def _fill_towns(self) -> None:
        names = {code: place_name(code, self.language) for code in municipalities()}
        self._municipality.clear()
        self._municipality.addItem(self.tr("All municipalities"), "")
        for code in sorted(names, key=lambda code: names[code].casefold()):
            self._municipality.addItem(names[code], code)
        self._show_filter()

    @Slot()
    def _fit_columns(self) -> None:
        """Fixed columns by their widest text in this language; the two-line ones share the rest."""
        header = QFontMetrics(theme.font("table-header"))
        titles = {
            name: header.horizontalAdvance(
                str(self.table.headerData(number, Qt.Orientation.Horizontal))
            )
            + 34
            for number, name in enumerate(self.COLUMNS)
        }
        widths = {
            name: max(self._wanted_width(name), titles[name])
            for name in self.COLUMNS
            if name not in TWO_LINES
        }
        room = self.view.viewport().width()
        shared = sum(max(titles[name], theme.px(NEEDED[name])) for name in TWO_LINES)
        shown = [name for name in self.COLUMNS if name in widths]
        for name in self.LEFT_OUT_FIRST:
            if sum(widths[one] for one in shown) > room - shared:
                shown.remove(name)
        rest = room - sum(widths[name] for name in shown)
        widths["first"] = max(rest * 58 // 100, titles["first"], 120)
        widths["place"] = max(rest - widths["first"], titles["place"], 100)
        for number, name in enumerate(self.COLUMNS):
            self.view.setColumnHidden(number, name not in (*shown, *TWO_LINES))
            self.view.setColumnWidth(number, widths[name])

    def _wanted_width(self, column: str) -> int:
        if column == "status":
            return max(chip_width(state_word(key)) for key in CHIPS[1:7]) + 18
        if column == "progress":
            return 58 + theme.px(36) + 2 * PAD
        if column == "changed":
            texts: Sequence[str] = (moment("2026-11-30T22:00:00+00:00"), self.tr("Yesterday 00:00"))
        else:
            texts = self.samples(column)
        metrics = QFontMetrics(theme.font("body"))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=40)
        return widest + (46 if column == "changed" else 2 * PAD)

    def _rows(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {key: self._by_id[key] for key in ids if key in self._by_id}

    def _text(self, row: Entry, column: str) -> str:
        if column == "status":
            return state_word(row.chip) if row.chip else "—"
        if column == "first":
            return "\n".join(self.lines(row))
        if column == "place":
            return "\n".join(self.place_words(row))
        if column == "progress":
            return f"{row.sections_done}/{row.sections_total}" if row.sections_total else ""
        if column == "changed":
            sign = row.sync if row.sync in STATES else "sent"
            return f"{moment(row.changed_at)}\n{state_word(sign)}"
        return self.cell(row, column)

    def _show(self, found: Found) -> None:
        if found.asked != self._filter:
            return
        self._found = found
        self._by_id = {row.id: row for row in found.rows}
        self._delegate.query = found.asked.text
        self.table.set_ids([row.id for row in found.rows])
        self._say_counts()
        asked = found.asked
        narrowed = asked.text or asked.municipality or asked.chip != "all"
        state = self.view if found.rows else self._none if narrowed else self._first
        self._stack.setCurrentWidget(state)

    def _fail(self, error: BaseException) -> None:
        self.banner.set_words(sentence(error))

    def _say_counts(self) -> None:
        counts = self._found.counts if self._found else {}
        for key, chip in self._chips.items():
            words = self.tr("All") if key == "all" else state_word(key)
            chip.set_words(words, counts.get(key) if counts else None)
        if self._found:
            total, shown = counts.get("all", 0), len(self._found.rows)
            self._count.setText(self.say_count(total).format(shown=shown))

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.set_filter(text="", municipality="", chip="all")

    @Slot()
    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot(str)
    def _search(self, text: str) -> None:
        if text.strip() != self._filter.text:
            self.set_filter(text=text.strip())

    @Slot(str)
    def _type(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)

    @Slot(int)
    def _sort(self, column: int) -> None:
        field = self.SORTS.get(self.COLUMNS[column])
        if field is None:
            return
        again = field == self._filter.sort
        descending = not self._filter.descending if again else field in ("changed_at", "held_on")
        self.set_filter(sort=field, descending=descending)

    @Slot()
    def _choose_municipality(self) -> None:
        self.set_filter(municipality=self._municipality.currentData())


class _Delegate(RowDelegate):
    """Draws the cells of a register; `query` is what is searched, and stands out."""

    def __init__(self, page: RegisterPage, parent: QWidget | None = None) -> None:
        super().__init__("register", parent)
        self._page = page
        self.query = ""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        row: Entry | None = index.data(ROW_ROLE)
        if row is None:
            return
        column = self._page.COLUMNS[index.column()]
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if column == "status" and not row.chip:
            paint_text(painter, inner, "—", tint="text3")
        elif column == "status":
            paint_state(painter, rect, row.chip, "register.status")
        elif column == "first":
            first, second = self._page.lines(row)
            paint_lines(painter, rect, first, second, query=self.query, place="register.first")
        elif column == "place":
            first, second = self._page.place_words(row)
            paint_lines(
                painter, rect, first, second, query=self.query, role="body", place="register.place"
            )
        elif column == "progress":
            paint_progress(painter, rect, row.sections_done, row.sections_total)
        elif column == "changed":
            when, place = moment(row.changed_at), "register.changed"
            paint_text(painter, inner, when, role="hint", tint="text2", place=place)
            paint_sign(painter, rect, *SIGNS[row.sync])
        else:
            paint_text(painter, inner, self._page.cell(row, column), place=f"register.{column}")
