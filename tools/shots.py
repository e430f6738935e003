"""Pictures of every screen in each language and theme, for people to look at.

They go to build/shots/<language>-<theme>/NN-name.png; the narrow sizes to folders of their own.
"""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rrk_field.db.store import Store
from rrk_field.domain.projects import InfrastructureProject, InfrastructureSurvey
from rrk_field.domain.visits import GoAndSeeVisit, MonitoringVisit
from rrk_field.i18n import LANGUAGES
from rrk_field.settings import Preferences, asset
from rrk_field.sync.central import NoNetworkError
from rrk_field.sync.engine import Progress, SyncReport
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.language import FILES
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.new_household import NewHousehold
from rrk_field.ui.new_record import ProjectDialog
from rrk_field.ui.preview import PreviewDialog
from rrk_field.ui.row_model import rows_of
from rrk_field.ui.settings_page import TOPICS
from rrk_field.ui.sign_in import SignIn
from rrk_field.ui.widgets.overlay import Overlay
from tools.shots_profile import NAME, WALLS, Office, Profiles, Shown, stop_clocks

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "build" / "shots"
DOCUMENT = ROOT / "docs" / "images" / "households.png"
DOCUMENT_BYTES = 150_000
THEMES = ("light", "dark")
SIZE = (1366, 690)
NARROW = ((1280, 640), (1092, 546), (911, 455))
NARROW_THEME = "light"
WAIT_S = 20
QUICK = 80
"""Little compression: writing the files would take longer than everything else."""
PAGES_S = 0.6
"""So long a print preview draws its pages, in threads of its own."""
FORM_TIMERS_S = 0.15
"""So long a questionnaire takes to count anew after it was shown."""


@dataclass
class Stage:
    """What a picture is taken of: a window on a profile, and how to let it come to rest."""

    appearance: Appearance
    background: Background
    shown: Shown
    office: Office
    window: MainWindow
    store: Store

    def rest(self) -> None:
        """Wait until the worker has answered and everything posted has happened."""
        rest(self.background)

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something that has to come."""
        until(reached)

    def form(self, record_id: str) -> FormPage:
        """Show a questionnaire, the officer's cursor where it was left."""
        page = self.window.page
        if isinstance(page, FormPage) and page.interview.record.id == record_id:
            return page
        self.window.open_record(record_id)
        page = self.window.page
        assert isinstance(page, FormPage), type(page)
        return page

    def section(self, record_id: str, name: str) -> FormPage:
        """Open a questionnaire at a section."""
        page = self.form(record_id)
        page.back_to_questions()
        page.drawer.hide()
        number = next(n for n, one in enumerate(page.view.sections) if one.item.name == name)
        page.view.show_section(number)
        linger(FORM_TIMERS_S)
        return page


def until(reached: Callable[[], bool]) -> None:
    """Let events happen until something is so."""
    end = time.monotonic() + WAIT_S
    while not reached():
        if time.monotonic() > end:
            raise TimeoutError(f"never came: {reached}")
        QApplication.processEvents()
        time.sleep(0.002)


def linger(seconds: float) -> None:
    """Let the timers of the screen run."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def rest(background: Background) -> None:
    """Wait until the worker is idle and everything that was posted has happened."""
    idle: list[object] = []
    for turn in (1, 2):
        background.run(background, lambda: None, idle.append, idle.append)
        until(lambda turn=turn: len(idle) == turn)  # type: ignore[misc]
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


# the screens, in the order in which an officer meets them


def today(stage: Stage) -> None:
    """The first page."""
    stage.window.show_place("today")


def households(stage: Stage) -> None:
    """The list."""
    stage.window.show_place("households")
    stage.rest()
    page = stage.window.households
    page.choose(page.table.ids[1])


def _search(stage: Stage, words: str) -> None:
    stage.window.show_place("households")
    stage.window.households.search.setText(words)
    stage.window.households.set_filter(text=words)
    stage.window.households.search.setFocus()


def households_found(stage: Stage) -> None:
    """A search that found something, in any script."""
    _search(stage, "jabukovic")


def households_none(stage: Stage) -> None:
    """A search with a slip of the finger."""
    _search(stage, "jabukobic")


def household(stage: Stage) -> None:
    """One household."""
    stage.window.households.clear()
    stage.window.open_household(stage.shown.household)


def household_below(stage: Stage) -> None:
    """The lower part of a household: dwelling and papers."""
    household(stage)
    stage.rest()
    _scroll_down(stage.window.page)


def _scroll_down(page: QWidget) -> None:
    from PySide6.QtWidgets import QScrollArea

    areas = [one for one in page.findChildren(QScrollArea) if one.isVisible()]
    area = max(areas, key=lambda one: one.verticalScrollBar().maximum())
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def new_household(stage: Stage) -> None:
    """Registering a household."""
    stage.window.show_place("households")
    dialog = NewHousehold(stage.store, stage.appearance, stage.window)
    dialog.given.setText("Bukurije")
    dialog.family.setText("Ujëvara")
    dialog.open()


def _section(kind: str, name: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.section(getattr(stage.shown, kind), name)

    return show


def components(stage: Stage) -> None:
    """The component grid, with figures and photos of the current row."""
    page = stage.section(stage.shown.survey, "components")
    grid = page.findChildren(ComponentGrid)[0]
    grid.view.go_to(rows_of(grid.node)[WALLS], "level")
    linger(FORM_TIMERS_S)


def check(stage: Stage) -> None:
    """What is missing before an assessment is complete."""
    stage.form(stage.shown.assessment).try_to_complete()
    linger(FORM_TIMERS_S)


def roster_row(stage: Stage) -> None:
    """A row of the members' table as a form."""
    page = stage.section(stage.shown.assessment, "roster")
    row = rows_of(page.interview.session.node("roster/member"))[1]
    page.view.open_row(row)
    linger(FORM_TIMERS_S)


def drawer(stage: Stage) -> None:
    """The summary over the questions, where there is no room beside them."""
    page = stage.section(stage.shown.assessment, "housing")
    page.toggle_summary()
    linger(FORM_TIMERS_S)


def sync_ready(stage: Stage) -> None:
    """Before."""
    stage.window.show_place("sync")
    stage.window.sync.show_tab("to_send")


def sync_needs(stage: Stage) -> None:
    """What needs the officer."""
    stage.window.show_place("sync")
    stage.window.sync.show_tab("needs_you")


def sync_history(stage: Stage) -> None:
    """What was."""
    stage.window.show_place("sync")
    stage.window.sync.show_tab("history")


def sync_running(stage: Stage) -> None:
    """In the middle of it. The next screen ends it."""
    sync_ready(stage)

    def work(progress: Callable[[Progress], None], stop: object) -> SyncReport:
        progress(Progress("send", 8, 12, 240_000))
        stop.wait(WAIT_S)  # type: ignore[attr-defined]
        return SyncReport(outcome="stopped", sent=8)

    stage.office.work = work
    stage.window.sending.start()
    stage.until(lambda: stage.window.sending.progress is not None)


def _synchronise(stage: Stage, report: SyncReport | Exception) -> None:
    sending = stage.window.sending
    sending.stop()
    stage.until(lambda: not sending.running)
    sync_ready(stage)

    def work(_progress: object, _stop: object) -> SyncReport:
        if isinstance(report, Exception):
            raise report
        return report

    stage.office.work = work
    sending.start()
    stage.until(lambda: not sending.running)


def sync_partly(stage: Stage) -> None:
    """Sent, but something needs the officer."""
    stage.window.sending.stop()
    stage.until(lambda: not stage.window.sending.running)
    with stage.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")
        connection.exec_driver_sql("UPDATE blob SET state = 'stored'")
    _synchronise(stage, SyncReport(outcome="partly", sent=9, received=22, conflicts=1, held=1))


def sync_offline(stage: Stage) -> None:
    """No network."""
    _synchronise(stage, NoNetworkError())


def sync_done(stage: Stage) -> None:
    """All sent."""
    _synchronise(
        stage,
        SyncReport(
            outcome="done", sent=12, received=22, merged=3, photos_sent=4, bytes_up=2_400_000
        ),
    )


def first_day(stage: Stage) -> None:
    """A laptop without households."""
    stage.window.show_place("households")


def first_today(stage: Stage) -> None:
    """The first page of a laptop without households."""
    stage.window.show_place("today")


def sync_unknown(stage: Stage) -> None:
    """The office does not know this laptop."""
    stage.office.enrolled = False
    stage.window.show_place("sync")
    stage.window.sync.hero.retranslate()


def conflict(stage: Stage) -> None:
    """Two versions side by side."""
    stage.window.open_conflict(stage.shown.conflict)


def _settings(topic: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.window.show_place("settings")
        stage.window.settings.show_topic(topic)
        stage.window.settings.start()

    return show


def search(stage: Stage) -> None:
    """Ctrl+K."""
    stage.window.show_place("today")
    stage.window.palette_card.open()
    stage.window.palette_card.field.setText("jab")
    stage.until(lambda: bool(stage.window.palette_card.entries()))
    linger(0.2)


def shortcut_sheet(stage: Stage) -> None:
    """All keys."""
    stage.window.show_place("today")
    stage.window.action("help").trigger()


def print_preview(stage: Stage) -> None:
    """The dossier as it is printed."""
    stage.window.open_household(stage.shown.household)
    stage.window.print_dossier(stage.shown.household)
    dialog = stage.window.findChildren(PreviewDialog)[-1]
    stage.until(lambda: dialog.page_count > 0)


def infrastructure(stage: Stage) -> None:
    """The list of projects."""
    stage.window.show_place("infrastructure")
    stage.rest()
    page = stage.window.infrastructure
    page.view.choose(page.table.ids[0])


def project(stage: Stage) -> None:
    """One project with its survey."""
    stage.window.open_project(_projects(stage)[0].id)


def _projects(stage: Stage) -> list[InfrastructureProject]:
    return stage.store.find(InfrastructureProject)


def new_project(stage: Stage) -> None:
    """The dialog for a new project."""
    stage.window.show_place("infrastructure")
    dialog = ProjectDialog(stage.store, stage.appearance, stage.window)
    dialog.name.setText("Kanalizimi, lagjja e poshtme")
    dialog.open()


def infrastructure_survey(stage: Stage) -> None:
    """The money of a project's survey."""
    stage.section(stage.store.find(InfrastructureSurvey)[0].id, "money")


def go_and_see(stage: Stage) -> None:
    """The list of visits."""
    stage.window.show_place("authorities")
    stage.rest()
    page = stage.window.authorities
    page.view.choose(page.table.ids[0])


def go_and_see_people(stage: Stage) -> None:
    """The participants of a visit."""
    stage.section(stage.store.find(GoAndSeeVisit)[0].id, "people")


def monitoring(stage: Stage) -> None:
    """The conclusion of a monitoring visit."""
    stage.section(stage.store.find(MonitoringVisit)[0].id, "conclusion")


SCREENS: dict[str, dict[str, Callable[[Stage], None]]] = {
    "filled": {
        "today": today,
        "households": households,
        "households-found": households_found,
        "households-none": households_none,
        "household": household,
        "household-below": household_below,
        "new-household": new_household,
        "assessment-interview": _section("assessment", "interview"),
        "assessment-head": _section("assessment", "head"),
        "assessment-roster": _section("assessment", "roster"),
        "assessment-member": roster_row,
        "assessment-displacement": _section("assessment", "displacement"),
        "assessment-housing": _section("assessment", "housing"),
        "assessment-livelihood": _section("assessment", "livelihood"),
        "assessment-drawer": drawer,
        "assessment-check": check,
        "survey-site": _section("survey", "site"),
        "survey-components": components,
        "survey-bill": _section("survey", "boq"),
        "survey-result": _section("survey", "result"),
        "survey-photos": _section("survey", "photos"),
        "monitoring": monitoring,
        "infrastructure": infrastructure,
        "project": project,
        "new-project": new_project,
        "infrastructure-survey": infrastructure_survey,
        "go-and-see": go_and_see,
        "go-and-see-people": go_and_see_people,
        "conflict": conflict,
        "sync-ready": sync_ready,
        "sync-needs-you": sync_needs,
        "sync-history": sync_history,
        "sync-running": sync_running,
        "sync-offline": sync_offline,
        **{f"settings-{topic}": _settings(topic) for topic in TOPICS},
        "search": search,
        "shortcuts": shortcut_sheet,
        "print": print_preview,
        "sync-partly": sync_partly,
    },
    "sent": {"sync-done": sync_done},
    "empty": {"first-today": first_today, "first-households": first_day, "sync-new": sync_unknown},
}
ONLY_NARROW = ("assessment-drawer",)
"""What the reference laptop never shows."""
SIGN_IN = ("sign-in", "sign-in-wrong", "first-run")


def names() -> list[str]:
    """All screens in the order of their numbers."""
    return [*SIGN_IN, *(name for screens in SCREENS.values() for name in screens)]


class Camera:
    """Takes pictures of one language and theme, at every size that is asked for."""

    def __init__(self, folder: Path, sizes: Sequence[tuple[int, int]]) -> None:
        self._folder, self._sizes = folder, sizes
        self.taken = 0

    def sizes(self, name: str) -> Sequence[tuple[int, int]]:
        """The sizes in which a screen is taken."""
        return [one for one in self._sizes if one != SIZE or name not in ONLY_NARROW]

    def take(self, name: str, window: QWidget, still: Callable[[], None]) -> None:
        """Write the pictures of a screen."""
        file = f"{names().index(name) + 1:02}-{name}.png"
        for size in self.sizes(name):
            if (window.width(), window.height()) != size:
                window.resize(*size)
                still()
            narrow = size != SIZE
            folder = self._folder / f"{size[0]}x{size[1]}" if narrow else self._folder
            folder.mkdir(parents=True, exist_ok=True)
            still()
            if not grabbed(window).save(str(folder / file), "PNG", QUICK):
                raise OSError(f"cannot write {folder / file}")
            self.taken += 1
        window.resize(*self._sizes[0])


def grabbed(window: QWidget) -> QPixmap:
    """Return a window as one sees it: its dialogs lie over it."""
    seen = window.grab()
    painter = QPainter(seen)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            _fit_on(window, dialog)
            corner = window.rect().center() - dialog.rect().center()
            painter.fillRect(window.rect(), theme.colour("shade"))
            painter.drawPixmap(QPoint(corner.x(), max(corner.y(), 0)), dialog.grab())
    painter.end()
    return seen


def _fit_on(window: QWidget, dialog: QDialog) -> None:
    """A window manager leaves no dialog larger than the screen."""
    dialog.resize(dialog.size().boundedTo(window.size()))
    QApplication.processEvents()
    QApplication.processEvents()
    if isinstance(dialog, PreviewDialog):
        linger(PAGES_S)


def close_dialogs(window: QWidget) -> None:
    """Leave no dialog for the next picture."""
    for dialog in window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()
    for overlay in window.findChildren(QWidget):
        if isinstance(overlay, Overlay) and overlay.isVisible():
            overlay.close_card()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.activateWindow()
    QApplication.processEvents()


@contextlib.contextmanager
def stage_on(
    store: Store, appearance: Appearance, background: Background, shown: Shown
) -> Iterator[Stage]:
    """A window on a profile, at the size of the reference laptop."""
    office = Office()
    window = MainWindow(store, background, appearance, office)
    window.resize(*SIZE)
    window.start()
    window.show()
    window.activateWindow()
    try:
        yield Stage(appearance, background, shown, office, window, store)
    finally:
        window.sending.stop()
        window.close_down()
        window.close()
        rest(background)
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take_sign_in(
    camera: Camera, appearance: Appearance, background: Background, wanted: Sequence[str]
) -> None:
    """The screens before a profile is open."""
    for name in SIGN_IN:
        if name not in wanted:
            continue
        sign_in = SignIn(appearance, first_run=name == "first-run")
        if name != "first-run":
            sign_in.set_profiles([("a", NAME), ("m", "Milena Jabuković")], "a")
        sign_in.resize(*SIZE)
        sign_in.show()
        sign_in.activateWindow()
        if name == "sign-in-wrong":
            from rrk_field.db.profiles import WrongPassphraseError
            from rrk_field.ui.messages import sentence

            sign_in.show_error(sentence(WrongPassphraseError()), 4)
        camera.take(name, sign_in, lambda: rest(background))
        sign_in.close()
        sign_in.deleteLater()


def take_language(
    camera: Camera,
    profiles: Profiles,
    appearance: Appearance,
    background: Background,
    wanted: Sequence[str],
) -> None:
    """All screens in the language and theme of the moment."""
    take_sign_in(camera, appearance, background, wanted)
    for profile, screens in SCREENS.items():
        chosen = {name: show for name, show in screens.items() if name in wanted}
        if not chosen:
            continue
        with (
            profiles.open(profile) as store,
            stage_on(store, appearance, background, profiles.shown) as stage,
        ):
            for name, show in chosen.items():
                if not camera.sizes(name):
                    continue
                stage.window.resize(*camera.sizes(name)[0])
                stage.rest()
                show(stage)
                camera.take(name, stage.window, stage.rest)
                close_dialogs(stage.window)


def take_all(app: QApplication, asked: argparse.Namespace) -> int:
    """Take what was asked for; return the number of pictures."""
    taken = 0
    with tempfile.TemporaryDirectory(prefix="rrk-field-shots-") as kept:
        folder = Path(kept)
        appearance = Appearance(app, Preferences(theme="light"), folder / "preferences")
        background = Background()
        profiles = Profiles(folder / "profiles")
        try:
            for language in asked.language:
                for theme_name in asked.theme:
                    appearance.change(
                        language=language,
                        interview_language=language,
                        report_language=language,
                        theme=theme_name,
                    )
                    sizes = (SIZE, *NARROW) if theme_name == NARROW_THEME else (SIZE,)
                    target = asked.folder / f"{language}-{theme_name}"
                    if asked.screen == names():
                        shutil.rmtree(target, ignore_errors=True)  # of screens that are no more
                    camera = Camera(target, sizes)
                    take_language(camera, profiles, appearance, background, asked.screen)
                    taken += camera.taken
            if asked.document:
                document(profiles, appearance, background)
                taken += 1
        finally:
            background.close()
    return taken


def document(profiles: Profiles, appearance: Appearance, background: Background) -> None:
    """The picture of the README."""
    appearance.change(language="en", theme="light")
    with (
        profiles.open("filled") as store,
        stage_on(store, appearance, background, profiles.shown) as stage,
    ):
        households(stage)
        stage.rest()
        DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
        grabbed(stage.window).save(str(DOCUMENT))
    with Image.open(DOCUMENT) as picture:  # few colours are enough, and half the size
        few = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(DOCUMENT, optimize=True)
    if DOCUMENT.stat().st_size > DOCUMENT_BYTES:
        raise OSError(f"{DOCUMENT} is larger than {DOCUMENT_BYTES} bytes")


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.shots", description=__doc__)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--screen", action="append", choices=names(), metavar="NAME")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--document", action="store_true", help="the picture of the README, too")
    asked = parser.parse_args(arguments)
    asked.language = asked.language or list(LANGUAGES)
    asked.theme = asked.theme or list(THEMES)
    asked.screen = asked.screen or names()
    return asked


def texts_of(language: str) -> Path:
    """The file of the compiled texts of a language."""
    return asset("resources/made/translations") / f"{FILES[language]}.qm"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures."""
    asked = read(arguments)
    missing = [code for code in asked.language if not texts_of(code).exists()]
    if missing:
        print(f"No compiled texts for {', '.join(missing)}: run `make texts`.", file=sys.stderr)
        return 1
    os.environ["TZ"] = "Europe/Belgrade"
    time.tzset()
    stop_clocks()
    app = QApplication(["rrk-field"])
    app.setCursorFlashTime(0)
    begun = time.monotonic()
    taken = take_all(app, asked)
    print(f"{taken} pictures in {time.monotonic() - begun:.0f} s: {asked.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
