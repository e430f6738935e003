"""Synchronising as the officer sees it, in each state; the office is a fake."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.domain.records import Household
from rrk_field.sync.central import (
    AppTooOldError,
    BadCertificateError,
    DeviceCopiedError,
    NoNetworkError,
    ServerNotFoundError,
    SignInRefusedError,
)
from rrk_field.sync.engine import Progress, SyncReport
from rrk_field.ui import sending
from rrk_field.ui.enrol_dialog import EnrolDialog
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.messages import sentence
from rrk_field.ui.sync_page import SyncPage
from tests.ui.conftest import FakeOffice, settle, shown_texts


class Held:
    """A synchronisation that goes on when the test says so."""

    def __init__(self, report: SyncReport, *steps: Progress) -> None:
        self.report, self.steps = report, steps
        self.go_on = threading.Event()

    def __call__(self, progress: Callable[[Progress], None], stop: threading.Event) -> SyncReport:
        for step in self.steps:
            progress(step)
        while not self.go_on.wait(0.01):
            if stop.is_set():
                return SyncReport(outcome="stopped", sent=3)
        return self.report


@pytest.fixture
def page(window: MainWindow) -> SyncPage:
    window.show_place("sync")
    return window.sync


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(focus, key, modifiers)


def test_before_it_says_what_waits(page: SyncPage) -> None:
    assert page.hero.heading.text().startswith("1 change")
    assert page.hero.go.isVisible()
    assert page.table.rowCount() == 1


def test_while_it_runs_it_says_how_far_it_is_and_one_can_stop(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    fake_office.work = work = Held(SyncReport(outcome="done"), Progress("send", 8, 12, 240_000))
    window.show_place("today")
    press(qtbot, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.hero.heading.text() == "Sending 8 of 12 changes")

    assert window.page is page
    assert "Sending 8 of 12" in window.rail.corner.accessibleName()
    assert page.hero.stop is QApplication.focusWidget()
    assert "240 kB" in shown_texts(page)
    work.go_on.set()
    qtbot.waitUntil(lambda: not window.sending.running)


def test_stop_ends_it_and_says_that_what_was_sent_is_sent(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    fake_office.work = Held(SyncReport(outcome="done"), Progress("send", 3, 12))
    page.hero.go.click()
    qtbot.waitUntil(lambda: page.hero.stop.isVisible())

    page.hero.stop.click()

    qtbot.waitUntil(lambda: not window.sending.running)
    assert page.hero.go.isVisible()
    assert window.sending.report is not None
    assert window.sending.report.outcome == "stopped"


def test_the_list_can_be_searched_while_it_runs(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    fake_office.work = work = Held(SyncReport(outcome="done"))
    page.hero.go.click()
    window.show_place("households")
    window.households.set_filter(chip="approved")

    qtbot.waitUntil(lambda: 0 < len(window.households.table.ids) < 12)
    assert window.sending.running
    work.go_on.set()
    qtbot.waitUntil(lambda: not window.sending.running)


def test_with_a_difference_left_it_says_that_something_needs_the_officer(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    fake_office.work = lambda _progress, _stop: SyncReport(outcome="done", sent=12, conflicts=1)
    with qtbot.waitSignal(window.sending.finished):
        page.hero.go.click()

    assert window.sending.state == "partly"
    assert "12 sent" in page.hero.detail.text()
    assert "Needs you" in window.rail.corner.accessibleName()


@pytest.mark.parametrize(
    "error",
    [
        NoNetworkError(),
        ServerNotFoundError(),
        BadCertificateError(),
        SignInRefusedError(),
        AppTooOldError(program="0.2"),
    ],
    ids=lambda error: error.code,
)
def test_a_try_that_failed_says_why_and_what_to_do(
    window: MainWindow,
    page: SyncPage,
    fake_office: FakeOffice,
    qtbot: QtBot,
    error: RrkError,
) -> None:
    def fail(_progress: object, _stop: object) -> SyncReport:
        raise error

    fake_office.work = fail
    with qtbot.waitSignal(window.sending.finished):
        page.hero.go.click()

    assert sentence(error) == page.hero.banner.label.text()
    assert page.hero.go.isVisible()
    away = error.code in ("no_network", "server_not_found")
    assert away is ("Offline" in window.rail.corner.accessibleName())


def failing_first(times: int) -> tuple[list[int], Callable[[object, object], SyncReport]]:
    """Work that gets through after so many failures, and the number of its tries."""
    tries: list[int] = []

    def work(_progress: object, _stop: object) -> SyncReport:
        tries.append(len(tries))
        if len(tries) <= times:
            raise ServerNotFoundError
        return SyncReport(outcome="done", sent=1)

    return tries, work


def test_what_did_not_get_through_is_tried_again_without_anybodys_doing(
    window: MainWindow,
    page: SyncPage,
    fake_office: FakeOffice,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[int] = []

    def at_once(attempt: int, _error: object) -> float:
        waits.append(attempt)
        return 0.01

    monkeypatch.setattr(sending, "wait_seconds", at_once)
    tries, fake_office.work = failing_first(3)

    page.hero.go.click()
    qtbot.waitUntil(lambda: window.sending.report is not None)

    assert (len(tries), waits) == (4, [0, 1, 2])
    assert window.sending.again_at is None


def test_the_officer_reads_when_it_is_tried_again_and_can_stop_that(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    tries, fake_office.work = failing_first(1)
    with qtbot.waitSignal(window.sending.finished):
        page.hero.go.click()
    assert "It is tried again at" in page.hero.detail.text()
    assert page.hero.stop.isVisible()

    page.hero.stop.click()

    assert window.sending.again_at is None
    assert "tried again" not in page.hero.detail.text()
    assert not page.hero.stop.isVisible()
    assert len(tries) == 1


def test_what_only_a_person_can_mend_is_not_tried_again(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    def refuse(_progress: object, _stop: object) -> SyncReport:
        raise BadCertificateError

    fake_office.work = refuse
    with qtbot.waitSignal(window.sending.finished):
        page.hero.go.click()

    assert window.sending.again_at is None


@pytest.mark.parametrize("error", [DeviceCopiedError(), SignInRefusedError()])
def test_a_copied_or_refused_laptop_signs_in_again_and_goes_on(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot, error: RrkError
) -> None:
    refusals = [error]

    def fail_once(_progress: object, _stop: object) -> SyncReport:
        if refusals:
            raise refusals.pop()
        return SyncReport(outcome="done", sent=1)

    fake_office.work = fail_once
    with qtbot.waitSignal(window.sending.finished):
        page.hero.go.click()
    offered = page.hero.go.text()
    page.hero.go.click()
    dialog = page.findChild(EnrolDialog)
    assert isinstance(dialog, EnrolDialog)
    dialog.user.setText("arta")
    dialog.password.setText("a long and quiet evening")
    with qtbot.waitSignal(window.sending.finished):
        dialog.go.click()

    assert (offered, page.hero.go.text()) == ("Sign in again", "Synchronise")
    assert "1 sent" in page.hero.detail.text()


def test_a_laptop_the_office_does_not_know_is_introduced_first(
    window: MainWindow, page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    fake_office.enrolled = False
    page.hero.retranslate()
    page.hero.go.click()
    dialog = page.findChild(EnrolDialog)
    assert isinstance(dialog, EnrolDialog)
    assert dialog.address.text() == "https://office.example"
    dialog.user.setText("arta")
    dialog.password.setText("secret")
    dialog.device.setText("Laptop 7")

    with qtbot.waitSignal(window.sending.finished):
        dialog.go.click()

    assert fake_office.asked == [("https://office.example", "arta", "secret", "Laptop 7")]


def test_a_refused_introduction_keeps_what_was_typed(
    page: SyncPage, fake_office: FakeOffice, qtbot: QtBot
) -> None:
    fake_office.enrolled = False
    fake_office.refusal = SignInRefusedError()
    page.begin()
    dialog = page.findChild(EnrolDialog)
    assert isinstance(dialog, EnrolDialog)
    for field in dialog.fields:
        field.setText("x")

    dialog.go.click()

    qtbot.waitUntil(lambda: bool(dialog.banner.label.text()))
    assert dialog.isVisible()
    assert dialog.user.text() == "x"
    dialog.reject()
    settle(QApplication)


def test_what_needs_the_officer_opens_by_enter(
    window: MainWindow, page: SyncPage, qtbot: QtBot
) -> None:
    page.tabs["needs_you"].click()
    assert page.table.rowCount() == 1
    page.view.setFocus()

    with qtbot.waitSignal(page.conflict_asked):
        qtbot.keyClick(page.view, Qt.Key.Key_Return)


def test_a_new_change_is_counted_at_once(
    window: MainWindow, page: SyncPage, filled: Store, qtbot: QtBot
) -> None:
    household = filled.find(Household)[3]
    household.phone_2 = "049 1"
    filled.save(household)

    qtbot.waitUntil(lambda: page.hero.heading.text().startswith("2 change"))
    assert page.table.rowCount() == 2
