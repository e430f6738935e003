"""The list of households: search, filters with live counts, sorting; everything by keyboard."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rrk_field.db import queries
from rrk_field.db.queries import Filter, HouseholdRow
from rrk_field.db.store import Store
from rrk_field.domain.places import municipalities, place_name
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.categories import CATEGORIES, category_word
from rrk_field.ui.changes import Changed
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.messages import sentence
from rrk_field.ui.page import MARGIN, Page
from rrk_field.ui.record_table import ROW_ROLE, RecordTable, RecordView
from rrk_field.ui.row_delegate import (
    PAD,
    Index,
    RowDelegate,
    paint_category,
    paint_lines,
    paint_progress,
    paint_sign,
    paint_state,
    paint_text,
)
from rrk_field.ui.times import moment
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.buttons import IconButton, OutlineButton, PrimaryButton
from rrk_field.ui.widgets.card import Card, text_label
from rrk_field.ui.widgets.chip import STATES, FilterChip, chip_width, state_word
from rrk_field.ui.widgets.search_field import SearchField
from rrk_field.ui.widgets.states import EmptyState, SkeletonRows

COLUMNS = ("status", "head", "place", "category", "members", "damage", "assessment", "changed")
CHIPS = ("all", "draft", "in_progress", "returned", "complete", "approved", "conflict", "not_sent")
SORTS = {
    "status": "status",
    "head": "head",
    "place": "place",
    "category": "category",
    "members": "members",
    "damage": "damage",
    "assessment": "progress",
    "changed": "changed",
}
SIGNS = {
    "sent": ("cloud-check", "text2"),
    "not_sent": ("cloud-upload", "warn"),
    "conflict": ("git-merge", "conflict"),
    "held": ("octagon-alert", "danger"),
}
SKELETON_AFTER_MS = 300
NARROW = 1200
LEFT_OUT_WHEN_NARROW = ("members", "category")
LEFT_OUT_FIRST = (*LEFT_OUT_WHEN_NARROW, "damage", "assessment")
REMEMBERED = "list_households"


@dataclass(frozen=True)
class Found:
    """The answer to one filter."""

    asked: Filter
    ids: list[str]
    counts: Mapping[str, int]
    suggestion: tuple[str, int] | None


def find(store: Store, asked: Filter) -> Found:
    """Ask the file; runs in the worker."""
    ids = queries.household_ids(store, asked)
    counts = queries.chip_counts(store, asked)
    suggestion = queries.suggestion(store, asked.text) if asked.text and not ids else None
    return Found(asked, ids, counts, suggestion)


class HouseholdsPage(Page):
    """All households of this laptop.

    Signals:
        opened, opened_apart: the id of a household, the second in a window of its own.
        survey_asked: the id of a household that wants a new damage survey.
        printed: the id of a household whose dossier is to be shown.
        export_asked: ids of the households whose questionnaires are to be exported, None for all.
        new_asked, synchronise_asked: the buttons of that name.
    """

    opened = Signal(str)
    opened_apart = Signal(str)
    survey_asked = Signal(str)
    printed = Signal(str)
    export_asked = Signal(object)
    new_asked = Signal()
    synchronise_asked = Signal()

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
        self._answered: Found | None = None
        self._window_width = 1366
        self.banner = Banner("warn")
        self.search = SearchField()
        self._municipality, self._category = QComboBox(), QComboBox()
        self._new = PrimaryButton("plus")
        self.export = IconButton("download", outlined=True)
        if str(store.state.get("role")) == "reader":
            self.export.hide()
        self._chips = {key: FilterChip(key) for key in CHIPS}
        self._mine = FilterChip("mine")
        self.table = RecordTable(COLUMNS, self._rows, self._text, self)
        self.view = RecordView(self.table)
        self._delegate = HouseholdDelegate(appearance, self.view)
        self.view.setItemDelegate(self._delegate)
        self._none, self._first = EmptyState("search-x"), EmptyState("cloud-download")
        self._clear = OutlineButton()
        self._suggested = OutlineButton()
        self._synchronise, self._register = PrimaryButton("refresh-cw"), OutlineButton("plus")
        self._count, self._hints = text_label("caption"), text_label("caption")
        self._skeleton = QTimer(self)
        self._skeleton.setSingleShot(True)
        self._skeleton.setInterval(SKELETON_AFTER_MS)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()
        self.ask()

    def title(self) -> str:
        return self.tr("Households")

    @property
    def filter(self) -> Filter:
        """What is looked for."""
        return self._filter

    def set_filter(self, **choices: Any) -> None:
        """Look for something else, and remember it."""
        self._filter = replace(self._filter, **choices)
        kept = json.dumps(asdict(replace(self._filter, text="")))
        if kept != self._kept:  # what is searched is not remembered, and costs no write
            self._kept = kept
            self._store.state.set(**{REMEMBERED: kept})
        self._show_filter()
        self.ask()

    def ask(self) -> None:
        """Ask again with the filter in use."""
        language = self._appearance.preferences.language
        asked = self._filter = replace(self._filter, language=language)
        if self._answered is None:
            self._skeleton.start()
        self._background.run(self, lambda: find(self._store, asked), self._show, self._fail)

    def refresh(self, changed: Changed | None = None) -> None:
        self.ask()
        self.table.refresh()

    def start(self) -> None:
        (self.view if self.table.ids else self.search).setFocus()

    def set_width(self, width: int) -> None:
        self._window_width = width
        self._fit_columns()

    def choose(self, household_id: str) -> None:
        """Make a household the current row."""
        self.view.choose(household_id)

    def neighbour(self, household_id: str, step: int) -> str:
        """The household before or after another one in the order of the list, "" at the ends."""
        place = self.table.place(household_id) + step
        known = self.table.place(household_id) >= 0
        return self.table.ids[place] if known and 0 <= place < len(self.table.ids) else ""

    def retranslate(self) -> None:
        self.search.set_words(
            self.tr("Search by name, ID number, code or village"), "Ctrl+F", self.tr("Search")
        )
        self._new.setText(self.tr("New household"))
        self._new.setToolTip(self.tr("New household (Ctrl+N)"))
        self.export.set_words(self.tr("Export questionnaires"), "Ctrl+E")
        self._municipality.setAccessibleName(self.tr("Municipality"))
        self._category.setAccessibleName(self.tr("Category"))
        self.view.setAccessibleName(self.tr("Households"))
        self._fill_choices()
        self._name_columns()
        self._clear.setText(self.tr("Clear search and filters"))
        self._synchronise.setText(self.tr("Synchronise"))
        self._register.setText(self.tr("New household"))
        self._first.set_words(
            self.tr("This laptop has no households yet"),
            self.tr(
                "Synchronise once at the office to receive the households of your "
                "municipalities, or start with a new household."
            ),
        )
        self._hints.setText(
            self.tr("Enter open")
            + "   ·   "
            + self.tr("Ctrl+N new")
            + "   ·   "
            + self.tr("Ctrl+F search")
            + "   ·   "
            + self.tr("Ctrl+/ all keys")
        )
        self._say_counts()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        for part in (self._municipality, self._category, self.export, self._new):
            tools.addWidget(part)
        self._municipality.setMaximumWidth(theme.px(230))
        self._municipality.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._municipality.setMinimumContentsLength(16)
        self._category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        chips = QWidget()
        row = FlowLayout(chips)
        for chip in (*self._chips.values(), self._mine):
            row.addWidget(chip)
        card = Card(padding=1)
        card.body.addWidget(self._stack, 1)
        for state in (self.view, SkeletonRows(), self._none, self._first):
            self._stack.addWidget(state)
        self._none.add_button(self._suggested)
        self._none.add_button(self._clear)
        self._first.add_button(self._synchronise)
        self._first.add_button(self._register)
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
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self._skeleton.timeout.connect(self._show_skeleton)
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.view.setFocus)
        self.view.left_up.connect(self.search.setFocus)
        self.view.typed.connect(self._type)
        self.view.opened.connect(self.opened)
        self.view.resized.connect(self._fit_columns)
        self.view.opened_apart.connect(self.opened_apart)
        self.view.customContextMenuRequested.connect(self._show_menu)
        header = self.view.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self._municipality.activated.connect(self._choose_municipality)
        self._category.activated.connect(self._choose_category)
        for button, signal in (
            (self._new, self.new_asked),
            (self._register, self.new_asked),
            (self._synchronise, self.synchronise_asked),
        ):
            button.clicked.connect(signal)
        self.export.clicked.connect(self.ask_for_export)
        self.banner.activated.connect(self.synchronise_asked)
        self._clear.clicked.connect(self.clear)
        self._suggested.clicked.connect(self._take_suggestion)
        for key, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.set_filter(chip=key))
        self._mine.clicked.connect(lambda on=False: self.set_filter(mine=on))

    @Slot()
    def ask_for_export(self) -> None:
        """Export what the list shows."""
        asked = self._filter
        narrowed = asked.text or asked.municipality or asked.category or asked.mine
        everything = not narrowed and asked.chip == "all"
        self.export_asked.emit(None if everything else list(self.table.ids))

    def _remembered(self) -> Filter:
        kept = self._store.state.get(REMEMBERED)
        try:
            return Filter(**json.loads(kept)) if kept else Filter()
        except (ValueError, TypeError):
            return Filter()

    def _show_filter(self) -> None:
        for key, chip in self._chips.items():
            chip.setChecked(key == self._filter.chip)
        self._mine.setChecked(self._filter.mine)
        for combo, code in (
            (self._municipality, self._filter.municipality),
            (self._category, self._filter.category),
        ):
            combo.setCurrentIndex(max(combo.findData(code), 0))
        order = (
            Qt.SortOrder.DescendingOrder if self._filter.descending else Qt.SortOrder.AscendingOrder
        )
        header = self.view.horizontalHeader()
        header.setSortIndicator(list(SORTS.values()).index(self._filter.sort), order)

    def _fill_choices(self) -> None:
        language = self._appearance.preferences.language
        names = {code: place_name(code, language) for code in municipalities()}
        towns = sorted(names, key=lambda code: names[code].casefold())
        for combo, first, codes, words in (
            (self._municipality, self.tr("All municipalities"), towns, names),
            (self._category, self.tr("All categories"), [*CATEGORIES], None),
        ):
            combo.clear()
            combo.addItem(first, "")
            for code in codes:
                combo.addItem(words[code] if words else category_word(code), code)
        self._show_filter()

    def _name_columns(self) -> None:
        self.table.set_titles(
            {
                "status": self.tr("Status"),
                "head": self.tr("Head of household"),
                "place": self.tr("Place of return"),
                "category": self.tr("Category"),
                "members": self.tr("Members"),
                "damage": self.tr("Damage"),
                "assessment": self.tr("Assessment"),
                "changed": self.tr("Changed"),
            }
        )
        self._fit_columns()

    @Slot()
    def _fit_columns(self) -> None:
        """Fixed columns by their widest text in this language; name and place share the rest."""
        chip = max(chip_width(state_word(key)) for key in CHIPS[1:7])
        widths = {
            "status": chip + 18,
            "category": _text_width([category_word(code) for code in CATEGORIES]) + 2 * PAD,
            "members": 64,
            "damage": theme.px(34) + 2 * PAD,
            "assessment": 58 + theme.px(36) + 2 * PAD,
            "changed": _text_width(
                [moment("2026-11-30T22:00:00+00:00"), self.tr("Yesterday 00:00")]
            )
            + 46,
        }
        header = QFontMetrics(theme.font("table-header"))
        titles = {
            name: header.horizontalAdvance(
                str(self.table.headerData(number, Qt.Orientation.Horizontal))
            )
            + 34
            for number, name in enumerate(COLUMNS)
        }
        for name in widths:
            widths[name] = max(widths[name], titles[name])
        room = self.view.viewport().width()
        shown = self._columns_that_fit(widths, room - titles["head"] - titles["place"])
        rest = room - sum(widths[name] for name in shown)
        widths["head"] = max(rest * 54 // 100, titles["head"], 120)
        widths["place"] = max(rest - widths["head"], titles["place"], 100)
        for number, name in enumerate(COLUMNS):
            self.view.setColumnHidden(number, name not in (*shown, "head", "place"))
            self.view.setColumnWidth(number, widths[name])

    def _columns_that_fit(self, widths: Mapping[str, int], room: int) -> list[str]:
        """Leave out columns, the least important first, where the window is too narrow."""
        shown = [name for name in COLUMNS if name in widths]
        for name in LEFT_OUT_FIRST:
            narrow = self._window_width < NARROW and name in LEFT_OUT_WHEN_NARROW
            if narrow or sum(widths[one] for one in shown) > room:
                shown.remove(name)
        return shown

    def _rows(self, ids: Sequence[str]) -> Mapping[str, HouseholdRow]:
        return queries.household_rows(self._store, list(ids), self._appearance.preferences.language)

    def _text(self, row: HouseholdRow, column: str) -> str:
        language = self._appearance.preferences.language
        return {
            "status": lambda: state_word(row.chip),
            "head": lambda: f"{row.head_name}\n{second_line(row)}",
            "place": lambda: f"{row.settlement}\n{place_name(row.municipality_code, language)}",
            "category": lambda: category_word(row.category),
            "members": lambda: str(row.members),
            "damage": lambda: row.damage_category or "",
            "assessment": lambda: (
                f"{row.sections_done}/{row.sections_total}" if row.sections_total else ""
            ),
            "changed": lambda: f"{moment(row.changed_at)}\n{state_word(_sync_state(row))}",
        }[column]()

    def _show(self, found: Found) -> None:
        if found.asked != self._filter:
            return
        self._skeleton.stop()
        self._answered = found
        self._delegate.query = found.asked.text
        self.table.set_ids(found.ids)
        self._say_counts()
        asked = found.asked
        narrowed = asked.text or asked.municipality or asked.category or asked.mine
        nothing = not narrowed and asked.chip == "all"
        if found.ids:
            self._stack.setCurrentWidget(self.view)
        elif nothing:
            self._stack.setCurrentWidget(self._first)
        else:
            self._stack.setCurrentWidget(self._none)

    def _fail(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.banner.set_meaning("danger")
        self.banner.set_words(sentence(error))

    def _say_counts(self) -> None:
        counts = self._answered.counts if self._answered else {}
        for key, chip in self._chips.items():
            words = self.tr("All") if key == "all" else state_word(key)
            chip.set_words(words, counts.get(key) if counts else None)
        self._mine.set_words(self.tr("My households"))
        if not self._answered:
            return
        found, total = self._answered, counts.get("all", 0)
        shown = len(found.ids)
        self._count.setText(
            self.tr("Showing {shown} of %n household(s)", "", total).format(shown=shown)
        )
        text = found.asked.text
        heading = (
            self.tr("No household matches “{text}”").format(text=text)
            if text
            else self.tr("No household matches these filters")
        )
        self._none.set_words(
            heading,
            self.tr(
                "Names in both scripts, codes, numbers and villages on this laptop are searched."
            ),
        )
        self._suggested.setVisible(found.suggestion is not None)
        if found.suggestion:
            word, hits = found.suggestion
            self._suggested.setText(
                self.tr("Did you mean {word} ({hits})?").format(word=word, hits=hits)
            )

    @Slot()
    def clear(self) -> None:
        """Show all households again."""
        self.search.clear()
        self.set_filter(text="", municipality="", category="", chip="all", mine=False)

    @Slot()
    def _take_suggestion(self) -> None:
        if self._answered and self._answered.suggestion:
            self.search.setText(self._answered.suggestion[0])

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
        sort = SORTS[COLUMNS[column]]
        again = sort == self._filter.sort
        descending = not self._filter.descending if again else sort == "changed"
        self.set_filter(sort=sort, descending=descending)

    @Slot()
    def _choose_municipality(self) -> None:
        self.set_filter(municipality=self._municipality.currentData())

    @Slot()
    def _choose_category(self) -> None:
        self.set_filter(category=self._category.currentData())

    @Slot()
    def _show_skeleton(self) -> None:
        self._stack.setCurrentIndex(1)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        household_id = self.view.current_id()
        if not household_id or not self.view.indexAt(at).isValid():
            return
        menu = self.make_menu(household_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def make_menu(self, household_id: str) -> QMenu:
        """What can be done with a household of the list."""
        menu = QMenu(self)
        for words, signal in (
            (self.tr("Open"), self.opened),
            (self.tr("Open in a second window"), self.opened_apart),
            (self.tr("New damage survey"), self.survey_asked),
            (self.tr("Print"), self.printed),
        ):
            menu.addAction(words).triggered.connect(
                lambda _on=False, signal=signal: signal.emit(household_id)
            )
        if self.export.isVisibleTo(self):
            menu.addAction(self.tr("Export")).triggered.connect(
                lambda _on=False: self.export_asked.emit([household_id])
            )
        return menu


class HouseholdDelegate(RowDelegate):
    """Draws the cells of the list; `query` is what is searched, and stands out."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("list", parent)
        self._appearance = appearance
        self.query = ""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        row: HouseholdRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        column = COLUMNS[index.column()]
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if column == "status":
            paint_state(painter, rect, row.chip, "list.status")
        elif column == "head":
            paint_lines(
                painter,
                rect,
                row.head_name or "—",
                second_line(row),
                query=self.query,
                place="list.head",
            )
        elif column == "place":
            town = place_name(row.municipality_code, self._appearance.preferences.language)
            first, second = (row.settlement, town) if row.settlement else (town, "")
            paint_lines(
                painter, rect, first, second, query=self.query, role="body", place="list.place"
            )
        elif column == "category":
            paint_text(painter, inner, category_word(row.category), place="list.category")
        elif column == "members":
            paint_text(painter, inner, str(row.members), place="list.members")
        elif column == "damage":
            paint_category(painter, rect, row.damage_category)
        elif column == "assessment":
            paint_progress(painter, rect, row.sections_done, row.sections_total)
        else:
            paint_text(
                painter,
                inner,
                moment(row.changed_at),
                role="hint",
                tint="text2",
                place="list.changed",
            )
            paint_sign(painter, rect, *SIGNS[row.sync])


def second_line(row: HouseholdRow) -> str:
    """Number and parent's name."""
    parent = f"({row.parent_name})" if row.parent_name else ""
    return "   ".join(part for part in (row.number, parent) if part)


def _sync_state(row: HouseholdRow) -> str:
    return row.sync if row.sync in STATES else "sent"


def _text_width(texts: list[str]) -> int:
    metrics = QFontMetrics(theme.font("body"))
    return max(metrics.horizontalAdvance(text) for text in texts)
