"""Projects and visits, driven by keyboard: lists, dialogs, and the questionnaires they open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db import interviews
from rrk_field.db.registers import Wanted, projects
from rrk_field.db.store import Store
from rrk_field.domain.records import (
    GoAndSeeVisit,
    Household,
    InfrastructureProject,
    InfrastructureSurvey,
    MonitoringVisit,
    ProjectNote,
    ProjectPhoto,
)
from rrk_field.i18n import LANGUAGES
from rrk_field.ui.application import Appearance
from rrk_field.ui.authorities import AuthoritiesPage
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.household_cards import RecordButton
from rrk_field.ui.household_page import HouseholdPage
from rrk_field.ui.infrastructure import InfrastructurePage, ProjectPage
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.new_record import NewRecord, ProjectDialog, VisitDialog
from rrk_field.ui.preview import PreviewDialog
from tests.factories import make_project
from tests.ui.clipping import SIZES, clipped
from tests.ui.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAMES = ("Водовод Осојане, крак 2", "Rruga e fshatit", "Most preko potoka")


@pytest.fixture
def page(window: MainWindow, filled: Store, qtbot: QtBot) -> InfrastructurePage:
    """The list of three projects, the first of which is surveyed."""
    made = [make_project(store=filled, name=name) for name in NAMES]
    interviews.start_infrastructure_survey(filled, made[0].id)
    window.show_place("infrastructure")
    qtbot.waitUntil(lambda: len(window.infrastructure.table.ids) == len(NAMES))
    settle(QApplication)
    return window.infrastructure


@pytest.fixture
def visits(window: MainWindow, filled: Store, qtbot: QtBot) -> AuthoritiesPage:
    """The list of two visits."""
    for kind in ("GSV", "GIV"):
        interviews.start_go_and_see(filled, "17", kind=kind, from_place="Kraljevo")
    window.show_place("authorities")
    qtbot.waitUntil(lambda: len(window.authorities.table.ids) == 2)
    settle(QApplication)
    return window.authorities


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)
    settle(QApplication)


def when_asked(answer: Callable[[NewRecord], None]) -> None:
    """Answer the dialog that is going to open, as soon as it is there."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewRecord)
        try:
            answer(dialog)
        finally:
            dialog.reject()  # does nothing once it was taken

    QTimer.singleShot(0, act)


@pytest.mark.parametrize(
    ("key", "place"), [(Qt.Key.Key_5, "infrastructure"), (Qt.Key.Key_6, "authorities")]
)
def test_ctrl_and_a_digit_shows_the_register(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, place: str
) -> None:
    press(qtbot, key)

    assert window.places[place] is window.page


def test_a_register_without_rows_says_what_it_is_for(window: MainWindow, qtbot: QtBot) -> None:
    window.show_place("infrastructure")
    page = window.infrastructure
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._first)

    assert page._first.heading.text() == "This laptop has no infrastructure projects yet"


def test_a_project_is_found_whatever_the_script(page: InfrastructurePage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F)
    page.search.insert("osojane vodovod")
    qtbot.waitUntil(lambda: len(page.table.ids) == 1)

    assert page.table.row(0).name == NAMES[0]


def test_what_is_in_no_project_can_be_cleared(page: InfrastructurePage, qtbot: QtBot) -> None:
    page.search.setText("nowhere")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._none)

    page._clear.click()

    qtbot.waitUntil(lambda: len(page.table.ids) == len(NAMES))


def test_a_header_sorts_and_the_order_is_remembered(
    page: InfrastructurePage, qtbot: QtBot, filled: Store
) -> None:
    page._sort(page.COLUMNS.index("first"))
    qtbot.waitUntil(lambda: page.filter.sort == "name" and len(page.table.ids) == 3)
    wanted = [row.name for row in projects(filled, page.filter).rows]
    qtbot.waitUntil(lambda: [page.table.row(n).name for n in range(3)] == wanted)

    assert wanted == [NAMES[2], NAMES[1], NAMES[0]]
    assert page._remembered() == Wanted(sort="name", descending=False)


def test_ctrl_n_registers_a_project_and_shows_it(
    page: InfrastructurePage, window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    def fill(dialog: NewRecord) -> None:
        assert isinstance(dialog, ProjectDialog)
        dialog.name.setText("Kanalizimi")
        dialog.kind.setCurrentIndex(dialog.kind.findData("4"))
        dialog.place.show_place("17", text="Vitomiricë")
        dialog.go.click()

    when_asked(fill)
    press(qtbot, Qt.Key.Key_N)

    found = next(one for one in filled.find(InfrastructureProject) if one.name == "Kanalizimi")
    assert (found.kind, found.municipality_code) == ("4", "17")
    assert found.number.startswith("K7-P")
    assert found.settlement_id
    assert isinstance(window.page, ProjectPage)
    assert window.page.project_id == found.id


def test_a_project_without_a_name_or_place_is_not_registered(
    page: InfrastructurePage, qtbot: QtBot, filled: Store
) -> None:
    said: list[str] = []

    def fill(dialog: NewRecord) -> None:
        assert isinstance(dialog, ProjectDialog)
        dialog.place.show_place("")
        for step in (
            lambda: None,
            lambda: dialog.name.setText("X"),
            lambda: dialog.kind.setCurrentIndex(1),
            lambda: dialog.place.show_place("17"),
        ):
            step()
            dialog.go.click()
            said.append(dialog.banner.label.text())

    when_asked(fill)
    press(qtbot, Qt.Key.Key_N)

    assert said == [
        "Enter what the project is called",
        "Choose the kind",
        "Choose the municipality",
        "Enter the settlement",
    ]
    assert len(filled.find(InfrastructureProject)) == len(NAMES)


def test_enter_opens_a_project_and_esc_comes_back_to_its_row(
    page: InfrastructurePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.view.setFocus()
    page.view.choose(page.table.ids[1])
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    opened = window.page
    shown = window.rail._items["infrastructure"].isChecked()

    press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert isinstance(opened, ProjectPage)
    assert shown
    assert window.page is page
    assert page.view.current_id() == page.table.ids[1]


def project_page(window: MainWindow, page: InfrastructurePage, name: str) -> ProjectPage:
    ids = [page.table.row(n) for n in range(len(page.table.ids))]
    window.open_project(next(row.id for row in ids if row.name == name))
    settle(QApplication)
    assert isinstance(window.page, ProjectPage)
    return window.page


def test_the_first_button_starts_the_survey_or_opens_it(
    page: InfrastructurePage, window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    one = project_page(window, page, NAMES[1])
    start = one._bar.survey.text()

    press(qtbot, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    opened = window.page
    assert isinstance(opened, FormPage)
    window.back()
    settle(QApplication)

    assert start == "Start the survey"
    assert isinstance(window.page, ProjectPage)
    assert window.page._bar.survey.text() == "Open the survey"
    assert len(filled.find(InfrastructureSurvey, project_id=one.project_id)) == 1
    assert len(window.page.findChildren(RecordButton)) == 1


def test_a_photo_and_a_remark_of_a_survey_lie_under_the_project(
    page: InfrastructurePage, window: MainWindow, filled: Store
) -> None:
    survey = filled.find(InfrastructureSurvey)[0]
    window.open_record(survey.id)
    form = window.page
    assert isinstance(form, FormPage)

    form._context.shelf.keep_drawn("conclusion/surveyor_sign", small_png(), "signature")
    form.interview.remark("need/problem", "Ask again.")

    assert [one.path for one in filled.find(ProjectPhoto, project_id=survey.project_id)] == [
        "conclusion/surveyor_sign"
    ]
    assert len(filled.find(ProjectNote, project_id=survey.project_id)) == 1
    assert form._title() == NAMES[0]


def small_png() -> bytes:
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (40, 20), (255, 255, 255)).save(file, "PNG")
    return file.getvalue()


def test_the_data_of_a_project_are_changed_with_f2(
    page: InfrastructurePage, window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    one = project_page(window, page, NAMES[1])

    def fill(dialog: NewRecord) -> None:
        assert isinstance(dialog, ProjectDialog)
        assert dialog.name.text() == NAMES[1]
        dialog.name.setText("Rruga e re")
        dialog.state.setCurrentIndex(dialog.state.findData("works"))
        dialog.go.click()

    when_asked(fill)
    press(qtbot, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)

    found = filled.get(InfrastructureProject, one.project_id)
    assert found is not None
    assert (found.name, found.state) == ("Rruga e re", "works")
    assert one._bar._name.text() == "Rruga e re"


def test_a_note_about_a_project_is_kept(
    page: InfrastructurePage, window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    one = project_page(window, page, NAMES[1])

    one.notes.field.setText("The contractor comes in May.")
    qtbot.keyClick(one.notes.field, Qt.Key.Key_Return)

    assert [note.text for note in filled.find(ProjectNote)] == ["The contractor comes in May."]


def test_ctrl_n_begins_a_visit_and_opens_its_questionnaire(
    visits: AuthoritiesPage, window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    def fill(dialog: NewRecord) -> None:
        assert isinstance(dialog, VisitDialog)
        dialog.kind.setCurrentIndex(dialog.kind.findData("GIV"))
        dialog.from_place.setText("Berane")
        dialog.place.show_place("06", text="Osojan")
        dialog.go.click()

    when_asked(fill)
    press(qtbot, Qt.Key.Key_N)

    found = filled.find(GoAndSeeVisit)[-1]
    assert (found.visit_kind, found.municipality_code) == ("GIV", "06")
    assert found.answers["visit/from_place"] == "Berane"
    assert isinstance(window.page, FormPage)
    assert window.page.interview.record.id == found.id


def test_enter_opens_the_questionnaire_of_a_visit(
    visits: AuthoritiesPage, window: MainWindow, qtbot: QtBot
) -> None:
    visits.view.setFocus()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)

    assert isinstance(window.page, FormPage)
    assert window.rail._items["authorities"].isChecked()


def test_a_monitoring_visit_is_started_from_the_household(
    window: MainWindow, qtbot: QtBot, filled: Store
) -> None:
    household = filled.find(Household)[0]
    before = len(filled.find(MonitoringVisit, household_id=household.id))
    window.open_household(household.id)
    settle(QApplication)

    press(qtbot, Qt.Key.Key_M, CTRL | SHIFT)

    assert isinstance(window.page, FormPage)
    assert isinstance(window.page.interview.record, MonitoringVisit)
    window.back()
    settle(QApplication)
    assert isinstance(window.page, HouseholdPage)
    names = [one._title.text() for one in window.page.findChildren(RecordButton)]
    assert names.count("Monitoring visit") == before + 1


@pytest.mark.parametrize("place", ["infrastructure", "authorities"])
def test_ctrl_p_shows_the_blank_questionnaire_of_a_register(
    window: MainWindow, qtbot: QtBot, place: str
) -> None:
    window.show_place(place)
    settle(QApplication)

    press(qtbot, Qt.Key.Key_P)

    [dialog] = window.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.page_count > 1, timeout=20_000)
    dialog.close()


PAGES: dict[str, Callable[[MainWindow], None]] = {
    "infrastructure": lambda window: window.show_place("infrastructure"),
    "project": lambda window: window.open_project(window.store.find(InfrastructureProject)[0].id),
    "authorities": lambda window: window.show_place("authorities"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_clipped(
    page: InfrastructurePage,
    visits: AuthoritiesPage,
    window: MainWindow,
    appearance: Appearance,
    name: str,
    language: str,
) -> None:
    appearance.change(language=language, interview_language=language)
    PAGES[name](window)
    found = []
    for width, height in SIZES:
        window.resize(width, height)
        settle(QApplication)
        found += [f"{width}x{height} {one}" for one in clipped(window)]

    assert found == []


@pytest.mark.parametrize("dialog", [ProjectDialog, VisitDialog])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_dialog_is_clipped(
    window: MainWindow, appearance: Appearance, dialog: type[NewRecord], language: str
) -> None:
    appearance.change(language=language)
    made = dialog(window.store, appearance, window)
    made.show()
    settle(QApplication)

    found = clipped(made)

    made.close()
    made.deleteLater()
    assert found == []
