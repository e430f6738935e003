"""The window: rail, bar, one page at a time, every shortcut, and what is always told."""

import functools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QByteArray, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rrk_field.db import interviews, queries, reviews
from rrk_field.db.store import RecordGoneError, Store
from rrk_field.domain.differences import Conflict
from rrk_field.settings import Preferences
from rrk_field.ui.application import Appearance
from rrk_field.ui.authorities import AuthoritiesPage
from rrk_field.ui.background import Background
from rrk_field.ui.changes import Changed, Changes
from rrk_field.ui.conflict_page import ConflictPage
from rrk_field.ui.duplicate_page import DuplicatePage
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.held_page import HeldPage
from rrk_field.ui.household_page import HouseholdPage
from rrk_field.ui.households import HouseholdsPage
from rrk_field.ui.infrastructure import InfrastructurePage, ProjectPage
from rrk_field.ui.language import Retranslating
from rrk_field.ui.messages import sentence
from rrk_field.ui.new_household import NewHousehold
from rrk_field.ui.new_record import NewRecord, ProjectDialog, VisitDialog
from rrk_field.ui.page import Page
from rrk_field.ui.printing import show_paper
from rrk_field.ui.record_grid import GridView
from rrk_field.ui.record_table import RecordView
from rrk_field.ui.sending import Office, Sending, is_offline
from rrk_field.ui.settings_page import SettingsPage
from rrk_field.ui.shortcuts import Shortcut, shortcut_word, window_shortcuts
from rrk_field.ui.sync_page import SyncPage
from rrk_field.ui.times import utc
from rrk_field.ui.today import TodayPage
from rrk_field.ui.widgets.command_palette import CommandPalette, Entry
from rrk_field.ui.widgets.rail import Rail
from rrk_field.ui.widgets.shortcut_sheet import ShortcutSheet
from rrk_field.ui.widgets.sync_corner import CornerState
from rrk_field.ui.widgets.top_bar import TopBar

REMIND_AFTER = timedelta(days=7)
INSIST_AFTER = timedelta(days=14)
GEOMETRY = "window_geometry"
FORMS = {"survey": "infrastructure_survey", "visit": "go_and_see_visit"}
"""What is printed blank from the registers."""
HIT_ICONS = {"place": "map-pin", "household": "users", "person": "user"}


class MainWindow(Retranslating, QMainWindow):
    """All pages of one open profile.

    Signals:
        lock_asked: everything is saved; the profile is to be closed.
        left: the window was closed by the user.
    """

    lock_asked = Signal()
    left = Signal()

    def __init__(
        self, store: Store, background: Background, appearance: Appearance, office: Office
    ) -> None:
        super().__init__()
        self._store, self._background, self._appearance = store, background, appearance
        self._apart: list[QMainWindow] = []
        self.sending = Sending(store, office, self)
        self._changes = Changes(store)
        self.rail = Rail()
        self.bar = TopBar(appearance.preferences.language, store.user_name or store.profile.label)
        self.stack = QStackedWidget()
        self._trail: list[Page] = []
        self._closed = False
        self.places: dict[str, Page] = {}
        self._actions = {key: self._action(one) for key, one in window_shortcuts().items()}
        self._build()
        self._connect()
        self._fill_user_menu()
        self.retranslate()
        self._restore_geometry()
        self._show_sending()

    def start(self) -> None:
        """Show the first page; apart from making the window, so that neither blocks for long."""
        self.show_place("today")

    @functools.cached_property
    def palette_card(self) -> CommandPalette:
        """The search over everything; like each page it is made when it is first asked for."""
        card = CommandPalette(self._search, self._frame)
        card.chosen.connect(self._take)
        return card

    @functools.cached_property
    def today(self) -> TodayPage:
        """The page that is shown first."""
        page = self.places["today"] = TodayPage(self._store, self.sending, self._appearance)
        page.household_asked.connect(self.open_household)
        page.record_asked.connect(self.open_record)
        page.conflict_asked.connect(self.open_conflict)
        page.held_asked.connect(self.open_held)
        page.new_asked.connect(self.new_household)
        page.sync_asked.connect(lambda: self.show_place("sync"))
        return page

    @functools.cached_property
    def households(self) -> HouseholdsPage:
        """The list of households."""
        page = self.places["households"] = HouseholdsPage(
            self._store, self._background, self._appearance
        )
        page.opened.connect(self.open_household)
        page.opened_apart.connect(self.open_apart)
        page.survey_asked.connect(self.new_survey)
        page.printed.connect(self.print_dossier)
        page.export_asked.connect(self.export)
        page.new_asked.connect(self.new_household)
        page.synchronise_asked.connect(self._synchronise)
        self.sending.finished.connect(page.ask)
        self._remind(page)
        return page

    @functools.cached_property
    def infrastructure(self) -> InfrastructurePage:
        """The list of infrastructure projects."""
        page = self.places["infrastructure"] = InfrastructurePage(
            self._store, self._background, self._appearance
        )
        page.opened.connect(self.open_project)
        page.new_asked.connect(self.new_project)
        self.sending.finished.connect(page.ask)
        return page

    @functools.cached_property
    def authorities(self) -> AuthoritiesPage:
        """The list of go-and-see visits."""
        page = self.places["authorities"] = AuthoritiesPage(
            self._store, self._background, self._appearance
        )
        page.opened.connect(self.open_record)
        page.new_asked.connect(self.new_visit)
        self.sending.finished.connect(page.ask)
        return page

    @functools.cached_property
    def sync(self) -> SyncPage:
        """The page of synchronising."""
        page = self.places["sync"] = SyncPage(self._store, self.sending, self._appearance)
        page.conflict_asked.connect(self.open_conflict)
        page.held_asked.connect(self.open_held)
        page.review_asked.connect(self.open_review)
        page.household_asked.connect(self.open_household)
        return page

    @functools.cached_property
    def settings(self) -> SettingsPage:
        """The page of the settings."""
        page = self.places["settings"] = SettingsPage(
            self._store, self._background, self._appearance
        )
        page.connect_asked.connect(self._connect_office)
        return page

    @property
    def store(self) -> Store:
        """The open profile."""
        return self._store

    @property
    def page(self) -> Page:
        """The page that is shown, or will be first."""
        return self._trail[-1] if self._trail else self.today

    def action(self, key: str) -> QAction:
        """The action of a key of `window_shortcuts`."""
        return self._actions[key]

    def show_place(self, key: str) -> None:
        """Show a page of the rail."""
        while self._trail:
            self._drop(self._trail.pop())
        page: Page = getattr(self, key)
        self._show(page)

    def open_household(self, household_id: str) -> None:
        """Show one household."""
        if isinstance(self.page, HouseholdPage):
            self._drop(self._trail.pop())
        page = self._household(household_id)
        if page is None:
            return
        page.left.connect(self.back)
        self._show(page)

    def open_apart(self, household_id: str) -> None:
        """Show one household in a window of its own."""
        page = self._household(household_id)
        if page is None:
            return
        window = QMainWindow()
        window.setWindowTitle("RRK Field")
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.left.connect(window.close)
        self._changes.changed.connect(page.refresh)
        window.setCentralWidget(page)
        window.resize(1092, 640)
        window.destroyed.connect(lambda: self._forget(window))
        self._apart.append(window)
        page.refresh()
        window.show()
        page.start()

    def open_project(self, project_id: str) -> None:
        """Show one infrastructure project."""
        try:
            page = ProjectPage(self._store, project_id, self._appearance, self._background)
        except KeyError:
            self._tell(RecordGoneError())
            return
        page.record_asked.connect(self.open_record)
        page.left.connect(self.back)
        self._show(page)

    @Slot()
    def new_project(self) -> None:
        """Ask for a new infrastructure project, and show it."""
        if project_id := self._asked(ProjectDialog(self._store, self._appearance, self)):
            self.open_project(project_id)

    @Slot()
    def new_visit(self) -> None:
        """Ask for a new go-and-see visit, and open its questionnaire."""
        if visit_id := self._asked(VisitDialog(self._store, self._appearance, self)):
            self.open_record(visit_id)

    @staticmethod
    def _asked(dialog: NewRecord) -> str:
        dialog.exec()
        dialog.deleteLater()
        return dialog.record_id

    def open_record(self, record_id: str) -> None:
        """Show a questionnaire of any kind."""
        try:
            interview = interviews.open_interview(self._store, record_id)
            page = FormPage(interview, self._appearance, self._background, sending=self.sending)
        except Exception as error:  # noqa: BLE001 - told to the user, a bug is logged there
            self._tell(error)
            return
        page.left.connect(self.back)
        page.print_asked.connect(self.print_form)
        self._show(page)

    def open_conflict(self, conflict_id: str) -> None:
        """Show two versions side by side."""
        conflict = self._store.get(Conflict, conflict_id)
        if conflict is not None and conflict.kind == "duplicate":
            duplicate = DuplicatePage(self._store, conflict, self._appearance)
            self._show_instead(duplicate, duplicate.left)
            return
        page = ConflictPage(self._store, conflict_id, self._appearance)
        page.send_asked.connect(self.sending.start)
        page.other_asked.connect(self.open_conflict)
        self._show_instead(page, page.left)

    def open_held(self, op_id: str) -> None:
        """Show an own change that the office did not take."""
        self._open_held(lambda: reviews.own(self._store, op_id))

    def open_review(self, entry_id: str) -> None:
        """Show a coordinator a change of somebody else that was held."""
        self._open_held(lambda: reviews.for_review(self._store, entry_id))

    def _open_held(self, find: Callable[[], reviews.Held]) -> None:
        try:
            page = HeldPage(self._store, find(), self._appearance)
        except KeyError:
            self._tell(RecordGoneError())
            return
        self._show_instead(page, page.left)

    def _show_instead(self, page: Page, left: SignalInstance) -> None:
        """Show a page; one difference or held change takes the place of another."""
        left.connect(self.back)
        if isinstance(self.page, ConflictPage | DuplicatePage | HeldPage):
            self._drop(self._trail.pop())
        self._show(page)

    @Slot()
    def back(self) -> None:
        """Leave a page for the one it was opened from."""
        if len(self._trail) > 1:
            self._drop(self._trail.pop())
            page = self._trail.pop()
            self._show(page)

    @Slot()
    def new_household(self) -> None:
        """Ask for a new household, and show it."""
        household_id = NewHousehold.ask(self._store, self._appearance, self)
        if household_id:
            self.open_household(household_id)

    def new_survey(self, household_id: str) -> None:
        """Start a damage survey of the first dwelling of a household."""
        self.open_household(household_id)
        assert isinstance(self.page, HouseholdPage)
        self.page.start_survey()

    def new_monitoring(self, household_id: str) -> None:
        """Start a monitoring visit of a household."""
        if not (isinstance(self.page, HouseholdPage) and self.page.household_id == household_id):
            self.open_household(household_id)
        if isinstance(self.page, HouseholdPage):
            self.page.start_monitoring()

    def print_paper(self, paper: str, title: str, record_id: str) -> None:
        """Show a paper of `printing.PAPERS` as it is printed."""
        show_paper(paper, title, self._store, record_id, self._appearance, self._background, self)

    def print_dossier(self, household_id: str) -> None:
        """Show the dossier of a household as it is printed."""
        self.print_paper("dossier", self.tr("Household dossier"), household_id)

    def print_form(self, record_id: str) -> None:
        """Show a questionnaire with its answers as it is printed."""
        self.print_paper("filled", self.tr("Questionnaire"), record_id)

    def export(self, households: Sequence[str] | None) -> None:
        """Ask how the questionnaires of some households are to be exported; None means all."""
        from rrk_field.ui.export_dialog import ExportDialog

        dialog = ExportDialog(self._store, self._background, self._appearance, households, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def lock(self) -> None:
        """Leave every field, so that it is saved, and ask to close the profile."""
        self.setFocus()
        self.lock_asked.emit()

    def close_down(self) -> None:
        """Stop what runs and remember where the user was; the Store stays open."""
        if self._closed:
            return
        self._closed = True
        self.setFocus()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._store.state.set(**{GEOMETRY: geometry})
        for window in list(self._apart):
            window.close()
        self._changes.changed.disconnect(self._hear)
        self.sending.close()

    def retranslate(self) -> None:
        self.setWindowTitle("RRK Field")
        for key, one in window_shortcuts().items():
            self._actions[key].setText(shortcut_word(one))
        if self._trail:
            self.bar.set_title(self.page.title())
            self._remind_in_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def _build(self) -> None:
        self.setMinimumSize(900, 440)
        self.resize(1366, 690)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.stack, 1)
        frame = self._frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(frame)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._choose_place)
        self.bar.search_asked.connect(lambda: self.palette_card.open())
        self.bar.theme_asked.connect(self._appearance.switch_theme)
        self.bar.language_chosen.connect(lambda code: self._appearance.change(language=code))
        self._appearance.changed.connect(self._follow)
        self._changes.changed.connect(self._hear)
        self.sending.changed.connect(self._show_sending)
        self.sending.finished.connect(self._sent)
        self.bar.show_theme()

    def _action(self, shortcut: Shortcut) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(keys) for keys in shortcut.keys])
        action.triggered.connect(self._work(shortcut.key))
        self.addAction(action)
        return action

    def _work(self, key: str) -> Callable[[], object]:
        return {
            "today": lambda: self._choose_place("today"),
            "households": lambda: self._choose_place("households"),
            "infrastructure": lambda: self._choose_place("infrastructure"),
            "authorities": lambda: self._choose_place("authorities"),
            "sync": lambda: self._choose_place("sync"),
            "settings": lambda: self._choose_place("settings"),
            "search": lambda: self.palette_card.open(),
            "send": self._synchronise,
            "panes": lambda: self._next_pane(1),
            "panes_back": lambda: self._next_pane(-1),
            "back": self.back,
            "rail": self._pin_rail,
            "full_screen": self._full_screen,
            "lock": self.lock,
            "help": self._show_keys,
            "quit": self.close,
            "filter": self._filter,
            "new": self.new_household,
            "survey": lambda: self._with_household(self.new_survey),
            "monitoring": lambda: self._with_household(self.new_monitoring),
            "dossier": self._print,
            "export": self._export_page,
            "next": lambda: self._neighbour(1),
            "previous": lambda: self._neighbour(-1),
        }[key]

    def _fill_user_menu(self) -> None:
        menu = self.bar.user_menu
        for key in ("settings", "help", "rail", "full_screen", "lock", "quit"):
            menu.addAction(self._actions[key])

    def _show(self, page: Page) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._trail.append(page)
        self.stack.setCurrentWidget(page)
        self.bar.setVisible(not page.own_bar())
        self.bar.set_title(page.title())
        self.rail.set_current(self._place_key())
        own = {one for action in page.actions() for one in action.shortcuts()}
        for action in self._actions.values():
            action.setEnabled(not own.intersection(action.shortcuts()))
        self._fit()
        page.refresh(None)
        page.start()

    def _drop(self, page: Page) -> None:
        """Forget a page that was opened for one record."""
        if page not in self.places.values():
            self.stack.removeWidget(page)
            page.deleteLater()

    def _fit(self) -> None:
        """Follow the breakpoints."""
        width = self.width()
        pinned = self._appearance.preferences.rail_pinned
        full = bool(self._trail) and self.page.own_bar()
        compact = width < 1200 or (width < 1600 and full)
        if pinned is not None and width >= 1000:
            compact = not pinned
        self.rail.set_compact(compact)
        if self._trail:
            self.page.set_width(width)

    @Slot(str)
    def _choose_place(self, key: str) -> None:
        if key == "help":
            self.rail.set_current(self._place_key())
            self._show_keys()
        elif self.places.get(key) is not self.page:
            self.show_place(key)

    def _place_key(self) -> str:
        """The entry of the rail to which the page that is shown belongs."""
        places = {id(page): key for key, page in self.places.items()}
        found = [places[id(page)] for page in self._trail if id(page) in places]
        if isinstance(self.page, ConflictPage):
            return "sync"
        if found and isinstance(self.page, ProjectPage | FormPage):
            return found[-1] if found[-1] in ("infrastructure", "authorities") else "households"
        return places.get(id(self.page), "households")

    @Slot()
    def _sent(self) -> None:
        """Files that were sent or received change no record, and are shown all the same."""
        self.page.refresh(None)

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        self.page.refresh(changed)
        self.sending.count_soon()

    @Slot(Preferences)
    def _follow(self, preferences: Preferences) -> None:
        self.bar.set_language(preferences.language)
        for table in self.findChildren(RecordView):
            table.fit_rows()
        for grid in self.findChildren(GridView):
            grid.fit_columns()
        self.bar.show_theme()
        self._fit()
        self.page.refresh(None)
        self.update()

    @Slot()
    def _show_sending(self) -> None:
        sending, waiting = self.sending, self.sending.waiting
        needs = waiting.conflicts + waiting.held
        self.rail.set_badge("sync", waiting.changes + needs, conflicts=bool(waiting.conflicts))
        done, total = (
            (sending.progress.done, sending.progress.total) if sending.progress else (0, 0)
        )
        state = "ready"
        if sending.running:
            state = "sending"
        elif is_offline(sending.error):
            state = "offline"
        elif sending.error is not None or needs:
            state = "attention"
        last = utc(waiting.last_sync_at)
        self.rail.corner.show_state(CornerState(state, waiting.changes, last, done, total))
        self._remind_in_list()

    def _remind_in_list(self) -> None:
        if "households" in self.places:
            self._remind(self.households)

    def _remind(self, page: HouseholdsPage) -> None:
        last = utc(self.sending.waiting.last_sync_at)
        banner = page.banner
        age = datetime.now(UTC) - last if last else timedelta()
        if age < REMIND_AFTER:
            banner.set_words("")
            return
        banner.set_meaning("danger" if age >= INSIST_AFTER else "warn")
        words = self.tr(
            "Not synchronised for %n day(s). Changes of colleagues may be missing.", "", age.days
        )
        banner.set_words(words, self.tr("Synchronise"))

    @Slot()
    def _synchronise(self) -> None:
        self._choose_place("sync")
        self.sync.begin()

    @Slot()
    def _connect_office(self) -> None:
        self._choose_place("sync")
        self.sync.connect_office()

    @Slot()
    def _filter(self) -> None:
        if self.page is not self.households:
            self.show_place("households")
        self.households.search.setFocus()
        self.households.search.selectAll()

    @Slot()
    def _pin_rail(self) -> None:
        wide = self.rail.width() > 100
        self._appearance.change(rail_pinned=not wide)

    @Slot()
    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _show_keys(self) -> None:
        sheet = ShortcutSheet(self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _export_page(self) -> None:
        if self.page is self.places.get("households"):
            self.households.ask_for_export()
        else:
            self._with_household(lambda household_id: self.export([household_id]))

    @Slot()
    def _print(self) -> None:
        if isinstance(self.page, InfrastructurePage | ProjectPage):
            self.print_paper("blank", self.tr("Blank infrastructure survey"), FORMS["survey"])
        elif isinstance(self.page, AuthoritiesPage):
            self.print_paper("blank", self.tr("Blank go-and-see visit"), FORMS["visit"])
        else:
            self._with_household(self.print_dossier)

    def _with_household(self, work: Callable[[str], None]) -> None:
        page = self.page
        if isinstance(page, HouseholdPage):
            work(page.household_id)
        elif page is self.households and self.households.view.current_id():
            work(self.households.view.current_id())

    def _neighbour(self, step: int) -> None:
        if isinstance(self.page, HouseholdPage):
            other = self.households.neighbour(self.page.household_id, step)
            if other:
                self.households.choose(other)
                self.open_household(other)

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.page, self.rail]
        if self.bar.isVisible():
            panes.append(self.bar)
        focus = self.focusWidget()
        at = next((i for i, pane in enumerate(panes) if pane.isAncestorOf(focus)), 0)
        pane = panes[(at + step) % len(panes)]
        if isinstance(pane, Page):
            pane.start()
        else:
            first = next(
                w
                for w in pane.findChildren(QWidget)
                if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
            )
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self, text: str) -> list[Entry]:
        """People and places that match, then actions."""
        entries = []
        if text:
            for hit in queries.everything(
                self._store, text, language=self._appearance.preferences.language
            ):
                place = hit.kind == "place"
                group = self.tr("Places") if place else self.tr("People")
                icon = HIT_ICONS.get(hit.kind, "user")
                entries.append(Entry(group, icon, hit.title, hit.detail, f"{hit.kind} {hit.id}"))
        entries.sort(key=lambda entry: entry.icon == "map-pin")
        actions = self.tr("Actions")
        for key, shortcut in window_shortcuts().items():
            word = shortcut_word(shortcut)
            if key not in ("search", "panes", "panes_back") and text.casefold() in word.casefold():
                keys = self._actions[key].shortcut().toString()
                entries.append(Entry(actions, "keyboard", word, "", f"action {key}", keys))
        return entries

    @Slot(object)
    def _take(self, entry: Entry) -> None:
        kind, _, key = entry.key.partition(" ")
        if kind == "action":
            self._actions[key].trigger()
        elif kind == "place":
            self.show_place("households")
            self.households.search.setText(entry.title.split(" · ")[0].split("/")[0])
        else:
            self.open_household(key)

    def _tell(self, error: BaseException) -> None:
        self.households.banner.set_meaning("danger")
        self.households.banner.set_words(sentence(error))
        self.show_place("households")

    def _household(self, household_id: str) -> HouseholdPage | None:
        """A page of a household; None, and told, if it is no longer on this laptop."""
        try:
            page = HouseholdPage(self._store, household_id, self._appearance, self._background)
        except KeyError:
            self._tell(RecordGoneError())
            return None
        page.record_asked.connect(self.open_record)
        page.conflict_asked.connect(self.open_conflict)
        page.print_asked.connect(self.print_paper)
        return page

    def _forget(self, window: QMainWindow) -> None:
        if window in self._apart:
            self._apart.remove(window)

    def _restore_geometry(self) -> None:
        kept = self._store.state.get(GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(str(kept).encode()))
