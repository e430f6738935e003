"""A window on a real profile with invented families; only the way to the office is a fake."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rrk_field.db.answer_history import AnswerChange
from rrk_field.db.outbox import applying
from rrk_field.db.profiles import Profile
from rrk_field.db.rows import insert
from rrk_field.db.store import Store
from rrk_field.demo_data import invented, officer_id, settlements
from rrk_field.domain.record import Record
from rrk_field.domain.records import Conflict, Household, HouseholdAssessment
from rrk_field.settings import Preferences
from rrk_field.sync.engine import Progress, SyncReport
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.main_window import MainWindow
from tests.conftest import DATA_KEY
from tests.factories import make_conflict

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FAMILIES = 12
STATES = ("in_progress", "complete", "approved", "returned", "in_progress", "approved")
NAME = "Arta Lulëzimaj"


@dataclass
class FakeOffice:
    """The office as the window knows it; `work` is what one synchronisation does."""

    enrolled: bool = True
    address: str = "https://office.example"
    asked: list[tuple[str, str, str, str]] = field(default_factory=list)
    refusal: Exception | None = None
    past: dict[tuple[str, str], list[AnswerChange]] = field(default_factory=dict)
    work: Callable[[Callable[[Progress], None], threading.Event], SyncReport] = (
        lambda _progress, _stop: SyncReport(outcome="done")
    )

    def enrol(self, address: str, user: str, password: str, device_name: str) -> None:
        self.asked.append((address, user, password, device_name))
        if self.refusal is not None:
            raise self.refusal
        self.enrolled = True

    def synchronise(
        self, progress: Callable[[Progress], None], stop: threading.Event
    ) -> SyncReport:
        return self.work(progress, stop)

    def history(self, record_id: str, path: str) -> list[AnswerChange]:
        if self.refusal is not None:
            raise self.refusal
        return self.past.get((record_id, path), [])


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile's folder with families that the office has sent, and some work of today."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store(Profile(folder, "filled", NAME), DATA_KEY)
    families = list(invented(FAMILIES))
    for number, family in enumerate(families):
        for assessment in family.assessments:
            assessment.state = STATES[number % len(STATES)]
    received: list[Record] = [*settlements()]
    received += [record for family in families for record in family.records()]
    with store.writing() as connection, applying(connection):
        driver = connection.connection.driver_connection
        for record in received:
            record.revision = 1
            insert(driver, record)
    store.state.set(
        user_id=officer_id("arta"),
        user_name=NAME,
        device_code="K7",
        token="token",
        address="https://office.example",
        last_sync_at=(datetime.now(UTC) - timedelta(hours=2)).isoformat(),
    )
    first = store.find(Household)[0]
    first.phone_1 = "044 120 315"
    store.save(first)
    difference = clash_of(store)
    with store.writing() as connection, applying(connection):
        difference.revision = 1
        insert(connection.connection.driver_connection, difference)
    store.close()
    return folder


def clash_of(store: Store) -> Conflict:
    """A difference about three answers of an assessment."""
    assessment = store.find(HouseholdAssessment)[1]
    household = store.get(Household, assessment.household_id)
    assert household is not None
    path = next(path for path in assessment.answers if path.endswith("/head_given_name"))
    remark = {"base": None, "theirs_by": "u2", "theirs_at": "2026-03-05T08:10:00Z"}
    fields = {
        "answers/interview/outcome": {**remark, "base": "1", "mine": "2", "theirs": "1"},
        f"answers/{path}": {**remark, "mine": "Shpresa", "theirs": "Shpresë"},
        "answers/interview/assessors": {
            **remark,
            "mine": "Arta. The roof has fallen in over two rooms; the walls stand.",
            "theirs": "Arta. The roof has partly fallen in. A neighbour keeps hay inside.",
        },
    }
    return make_conflict(
        assessment, household, fields=fields, mine_at="2026-03-05T13:32:00Z", mine_by="u1"
    )


@pytest.fixture
def filled(filled_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """An open store with families in it."""
    folder = tmp_path / "filled"
    shutil.copytree(filled_folder, folder)
    store = Store(Profile(folder, "filled", NAME), DATA_KEY)
    yield store
    store.close()


@pytest.fixture
def appearance(qapp: QApplication, tmp_path: Path) -> Iterator[Appearance]:
    """English, light, at 100 %; the application is left so."""
    made = Appearance(qapp, Preferences(theme="light"), tmp_path / "preferences")
    yield made
    made.change(language="en", theme="light", text_percent=100)
    made.deleteLater()
    settle(qapp)


@pytest.fixture
def background() -> Iterator[Background]:
    """The worker."""
    made = Background()
    yield made
    made.close()


@pytest.fixture
def fake_office() -> FakeOffice:
    """An office that answers at once, and has nothing."""
    return FakeOffice()


@pytest.fixture
def window(
    qtbot: QtBot,
    filled: Store,
    background: Background,
    appearance: Appearance,
    fake_office: FakeOffice,
) -> Iterator[MainWindow]:
    """The window, shown and active, at the size of the reference laptop."""
    made = MainWindow(filled, background, appearance, fake_office)
    made.resize(1366, 690)
    made.start()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close_down()
    made.close()
    background.close()
    made.deleteLater()
    settle(QApplication)


def settle(app: type[QApplication] | QCoreApplication) -> None:
    """Let everything that was posted happen, deletions too."""
    for _ in range(3):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown_texts(widget: QWidget) -> list[str]:
    """The texts of all visible labels and buttons."""
    return [
        str(child.property("text"))
        for child in widget.findChildren(
            QWidget, options=Qt.FindChildOption.FindChildrenRecursively
        )
        if child.isVisible() and child.property("text")
    ]
