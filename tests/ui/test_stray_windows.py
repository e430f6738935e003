"""Opening a page shows no other window, not even for a moment: it would take the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from rrk_field.db import queries
from rrk_field.domain.records import Dwelling, HouseholdAssessment
from rrk_field.ui.figures_panel import FiguresDesk
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.main_window import MainWindow
from tests.ui.conftest import settle


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(qapp: QApplication, window: MainWindow) -> Iterator[Watch]:
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_no_page_shows_a_window_of_its_own(window: MainWindow, watch: Watch) -> None:
    store = window.store
    for place in window.places:
        window.show_place(place)
    window.open_household(store.find(Dwelling)[0].household_id)
    window.open_record(store.find(HouseholdAssessment)[0].id)
    window.back()
    window.action("survey").trigger()
    assert isinstance(window.page, FormPage)
    window.show_place("today")
    window.open_conflict(next(one.id for one in queries.needs_you(store)))
    settle(QApplication)

    assert watch.shown == []


def test_a_part_that_is_shown_before_it_has_a_place_would_be_noticed(
    window: MainWindow, watch: Watch
) -> None:
    window.open_household(window.store.find(Dwelling)[0].household_id)
    window.action("survey").trigger()
    assert isinstance(window.page, FormPage)
    stray = FiguresDesk(window.page._context)

    stray.setVisible(True)

    assert watch.shown == ["FiguresDesk"]
    stray.deleteLater()
