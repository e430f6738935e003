"""Each fault, as the officer meets it: one sentence in her language, and nothing is lost."""

import contextlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rrk_field import app
from rrk_field.db import file, keys, photos, profiles
from rrk_field.db.interviews import open_interview, start_assessment
from rrk_field.db.outbox import applying
from rrk_field.db.profiles import Profile
from rrk_field.db.rows import insert
from rrk_field.db.store import Store
from rrk_field.domain.places import Settlement
from rrk_field.domain.programme import Questionnaire
from rrk_field.domain.records import Household, HouseholdAssessment
from rrk_field.i18n import LANGUAGES, catalogue
from rrk_field.settings import asset
from rrk_field.sync import engine
from rrk_field.sync.central import AUTHORITY
from rrk_field.ui.application import Appearance
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.messages import SENTENCES
from rrk_field.ui.program import Program
from rrk_field.ui.sign_in import NewProfile
from rrk_field.ui.widgets.banner import Banner
from tests.conftest import DATA_KEY, PASSPHRASE
from tests.db.test_operations import geonames, geonames_row
from tests.e2e.contents import of_office, of_store
from tests.e2e.officer import CONTROL, PATIENCE_MS, SHIFT, Officer
from tests.factories import make_household
from tests.faults.test_damage import damaged, flip, set_schema
from tests.faults.test_full_disk import page_limit
from tests.office import PASSWORD, TestOffice, office, over_tls  # noqa: F401 - a fixture
from tests.sync.test_central import answer, serving
from tests.ui.conftest import FakeOffice, appearance, settle  # noqa: F401 - a fixture

KEY = DATA_KEY
WORDS = "Shpresa " * 900


def expected(code: str, language: str, **values: object) -> str:
    """The sentence of a code as the catalogue has it, read without Qt."""
    return catalogue(language)("errors", SENTENCES[code]).format_map(values)


def told(widget: QWidget) -> list[str]:
    """What the banners say that are seen."""
    banners = widget.findChildren(Banner)
    return [one.label.text() for one in banners if one.isVisible() and one.label.text()]


# opening


@pytest.fixture
def folder(tmp_path: Path, cheap_keys: keys.Cost) -> Path:
    """A laptop with one profile that has a household in it."""
    made = tmp_path / "laptop"
    store = app.created(made, NewProfile("Arta", PASSPHRASE, ""))
    make_household(store=store)
    store.close()
    return made


def profile_of(folder: Path) -> Profile:
    [profile] = profiles.profiles(folder)
    return profile


def key_of(folder: Path) -> bytes:
    return profiles.unlock(profile_of(folder), PASSPHRASE)


@contextlib.contextmanager
def started(qtbot: QtBot, qapp: QApplication, folder: Path, language: str) -> Iterator[Program]:
    """The program at its first window, in a language."""
    parts = replace(app.parts(folder), office=lambda _store: FakeOffice())
    program = Program(qapp, folder, parts, first_run=False)
    program.appearance.change(language=language)
    program.show()
    assert program.sign_in is not None
    sign_in = program.sign_in
    try:
        qtbot.waitUntil(lambda: sign_in.unlock.profile.count() == 1, timeout=PATIENCE_MS)
        yield program
    finally:
        program.close()
        program.appearance.change(language="en")
        for one in (program.window, program.sign_in):
            if one is not None:
                one.removeEventFilter(program)
                one.deleteLater()
        program.appearance.deleteLater()
        settle(qapp)
        qapp.setQuitOnLastWindowClosed(True)


def unlocks(qtbot: QtBot, program: Program, passphrase: str) -> list[str]:
    """Type a passphrase; return what the first window says, nothing if it opened."""
    sign_in = program.sign_in
    assert sign_in is not None
    qtbot.keyClicks(sign_in.unlock.passphrase, passphrase)
    qtbot.keyClick(sign_in.unlock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not None or bool(told(sign_in)), timeout=PATIENCE_MS)
    return told(sign_in) if program.window is None else []


Harm = Callable[[Path], object]
OPENING: dict[str, tuple[str, Harm, dict[str, object]]] = {
    "a wrong passphrase": ("wrong_passphrase", lambda _folder: None, {}),
    "a damaged file": (
        "damaged_file",
        lambda folder: damaged(profile_of(folder).folder / file.NAME, flip(5000)),
        {},
    ),
    "a newer schema": (
        "newer_file",
        lambda folder: set_schema(profile_of(folder), "9999", "7.1", key_of(folder)),
        {"program": "7.1"},
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", OPENING)
def test_what_does_not_open_is_told_in_one_sentence_and_left_as_it_is(
    qtbot: QtBot, qapp: QApplication, folder: Path, fault: str, language: str
) -> None:
    code, harm, values = OPENING[fault]
    harm(folder)
    path = profile_of(folder).folder / file.NAME
    before = path.read_bytes()
    passphrase = "not this one at all" if code == "wrong_passphrase" else PASSPHRASE
    with started(qtbot, qapp, folder, language) as program:
        said = unlocks(qtbot, program, passphrase)

    assert said == [expected(code, language, **values)]
    assert path.read_bytes() == before


def test_without_a_fault_the_same_profile_opens_and_nothing_is_told(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    with started(qtbot, qapp, folder, "en") as program:
        assert unlocks(qtbot, program, PASSPHRASE) == []
        assert program.window is not None
        assert len(program.window.store.find(Household)) == 1


# at work


@pytest.fixture
def officer(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Iterator[Officer]:  # noqa: F811
    """An officer at her window, with one household."""
    (tmp_path / "laptop").mkdir()
    made = Officer(qtbot, appearance, tmp_path / "laptop", "arta", KEY)
    make_household(store=made.store)
    made.sit_down()
    yield made
    made.close()


def assessment_of(officer: Officer, path: str) -> FormPage:
    """An open assessment, with the cursor in a question."""
    [household] = officer.store.find(Household)
    record = start_assessment(officer.store, household.id)
    interview = open_interview(officer.store, record.id)
    for given in ("interview/outcome", "interview/consent"):
        interview.answer(given, "1")
    officer.window.open_record(record.id)
    page = officer.form()
    assert page.view.focus_path(path)
    settle(QApplication)
    return page


def test_on_a_full_disk_what_is_typed_stays_and_is_saved_once_there_is_space(
    officer: Officer,
    appearance: Appearance,  # noqa: F811
) -> None:
    page = assessment_of(officer, "head/contact_person")
    before = of_store(officer.store)
    QApplication.clipboard().setText(WORDS)
    page_limit(officer.store, 1)
    try:
        officer.press(Qt.Key.Key_V, CONTROL)
        for language in LANGUAGES:
            appearance.change(language=language)
            officer.press(Qt.Key.Key_S, CONTROL)
            assert told(page) == [expected("disk_full", language)]
        assert of_store(officer.store) == before
    finally:
        page_limit(officer.store, 1_000_000)
    officer.press(Qt.Key.Key_S, CONTROL)

    assert told(page) == []
    [record] = officer.store.find(HouseholdAssessment)
    assert record.answers["head/contact_person"].strip() == WORDS.strip()


def test_with_space_the_same_text_is_saved_and_nothing_is_told(officer: Officer) -> None:
    page = assessment_of(officer, "head/contact_person")
    QApplication.clipboard().setText(WORDS)
    officer.press(Qt.Key.Key_V, CONTROL)
    officer.press(Qt.Key.Key_S, CONTROL)

    assert told(page) == []
    [record] = officer.store.find(HouseholdAssessment)
    assert record.answers["head/contact_person"].strip() == WORDS.strip()


# at the office's door


@contextlib.contextmanager
def nobody(_office: TestOffice, _folder: Path, _patch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    yield f"https://127.0.0.1:{port}"


@contextlib.contextmanager
def a_login_page(_office: TestOffice, _folder: Path, _patch: pytest.MonkeyPatch) -> Iterator[str]:
    """A hotel's network: each question is answered with its page."""
    page = answer(b"<html>Please sign in</html>", headers={"Content-Type": "text/html"})
    with serving(page) as address:
        yield address


@contextlib.contextmanager
def another_authority(server: TestOffice, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that says it is the office's, with a certificate that anybody could make."""
    other = folder / "other"
    other.mkdir()
    with over_tls(server, other) as address:
        yield address


Door = Callable[[TestOffice, Path, pytest.MonkeyPatch], contextlib.AbstractContextManager[str]]
DOORS: dict[str, tuple[Door, str]] = {
    "an unreachable server": (nobody, "server_not_found"),
    "a captive portal": (a_login_page, "not_our_server"),
    "a bad certificate": (another_authority, "bad_certificate"),
}


@pytest.fixture
def enrolled(officer: Officer, office: TestOffice, tmp_path: Path) -> Iterator[str]:  # noqa: F811
    """The address of the office, which knows the laptop; a change waits to be sent."""
    office.add_user("arta", "officer", "17")
    with over_tls(office, tmp_path) as address:
        authority = (tmp_path / "authority.pem").read_bytes()
        (officer.store.profile.folder.parent / AUTHORITY).write_bytes(authority)
        officer.connect(address, PASSWORD)
        make_household(store=officer.store, head_family_name="Hajdari")
        yield address


def tries(officer: Officer) -> list[str]:
    """Synchronise; return what the page says."""
    with officer.qtbot.waitSignal(officer.window.sending.finished, timeout=PATIENCE_MS):
        officer.press(Qt.Key.Key_S, CONTROL | SHIFT)
    settle(QApplication)
    return told(officer.window)


@pytest.mark.parametrize("fault", DOORS)
def test_when_the_office_is_not_reached_it_says_why_and_the_work_is_sent_later(
    officer: Officer,
    enrolled: str,
    office: TestOffice,  # noqa: F811
    appearance: Appearance,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    door, code = DOORS[fault]
    before = of_store(officer.store)
    with door(office, tmp_path, monkeypatch) as address:
        officer.store.state.set(address=address)
        for language in LANGUAGES:
            appearance.change(language=language)
            assert tries(officer) == [expected(code, language)]
    assert of_store(officer.store) == before
    assert officer.window.sending.waiting.changes == 6
    officer.store.state.set(address=enrolled)

    assert tries(officer) == []
    assert officer.window.sending.waiting.changes == 0
    assert of_office(office) == of_store(officer.store)


class YearBehind(datetime):
    """A clock that somebody set wrong."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) - timedelta(days=365)


def test_a_clock_that_is_wrong_by_a_year_is_told_and_loses_nothing(
    officer: Officer,
    enrolled: str,
    office: TestOffice,  # noqa: F811
    appearance: Appearance,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "datetime", YearBehind)
    for language in LANGUAGES:
        appearance.change(language=language)
        days = QCoreApplication.translate("HeroCard", "%n day(s)", "", 365)
        assert tries(officer) == [expected("clock_wrong", language, difference=days)]
    assert of_office(office) == of_store(officer.store)
    assert officer.window.sending.waiting.changes == 0
    monkeypatch.undo()

    assert tries(officer) == []


# files that others made


def reads_in(officer: Officer, path: Path) -> list[str]:
    """Read in a list of settlements on the page of settings; return what it says."""
    settings = officer.window.settings
    settings.show_topic("entry")
    settings.settlements.read(path)
    officer.until(lambda: told(settings), "a word about the file")
    return told(settings)


def test_a_malformed_list_of_settlements_is_named_and_none_is_added(
    officer: Officer,
    appearance: Appearance,  # noqa: F811
    tmp_path: Path,
) -> None:
    path = geonames(tmp_path, geonames_row(1), "not a row")
    before = of_store(officer.store)
    officer.press(Qt.Key.Key_Comma, CONTROL)
    for language in LANGUAGES:
        appearance.change(language=language)
        told_there = [expected("bad_import_file", language, reason=f"{path.name}:2")]
        assert reads_in(officer, path) == told_there

    assert of_store(officer.store) == before


def test_a_well_made_list_of_settlements_is_read_in(officer: Officer, tmp_path: Path) -> None:
    officer.press(Qt.Key.Key_Comma, CONTROL)
    said = reads_in(officer, geonames(tmp_path, geonames_row(1)))

    assert said == [QCoreApplication.translate("SettlementImport", "%n settlement(s) added", "", 1)]
    assert [one.name_sq for one in officer.store.find(Settlement)] == ["Vitomiricë"]


def publish(store: Store, version: str, xml: bytes) -> None:
    """Lay a questionnaire on the laptop as the office sends it."""
    form = Questionnaire(
        form_id="household_assessment",
        form_version=version,
        sha256=photos.keep(store, xml),
        size_bytes=len(xml),
    )
    with store.writing() as connection, applying(connection):
        form.revision = 1
        insert(connection.connection.driver_connection, form)


def begun_with(officer: Officer, version: str) -> HouseholdAssessment:
    [household] = officer.store.find(Household)
    record = start_assessment(officer.store, household.id)
    record.form_version = version
    record.answers = {"head/contact_person": "Shpresa"}
    officer.store.save(record)
    return record


def shipped() -> bytes:
    return asset("resources/made/forms/household_assessment.xml").read_bytes()


def test_a_malformed_questionnaire_is_named_and_its_answers_stay(
    officer: Officer,
    appearance: Appearance,  # noqa: F811
) -> None:
    publish(
        officer.store, "77", shipped().replace(b"<model", b"<muddle").replace(b"/model", b"/muddle")
    )
    record = begun_with(officer, "77")
    before = of_store(officer.store)
    reason = "The file is no XForm: it has no model with a primary instance"
    for language in LANGUAGES:
        appearance.change(language=language)
        officer.window.open_record(record.id)
        assert told(officer.window) == [expected("form_problems", language, reason=reason)]

    assert not isinstance(officer.window.page, FormPage)
    assert of_store(officer.store) == before


def test_a_well_made_questionnaire_opens_with_its_answers(officer: Officer) -> None:
    version = "2999.1"
    publish(officer.store, version, shipped().replace(b"2026.1", version.encode()))
    officer.window.open_record(begun_with(officer, version).id)

    assert told(officer.window) == []
    assert officer.form().interview.session.node("head/contact_person").value == "Shpresa"
