"""Two officers, two windows, one office on a real socket: from the first key to the paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rrk_field.db import queries
from rrk_field.domain.records import Conflict, DamageSurvey, HouseholdAssessment
from rrk_field.sync.central import AUTHORITY
from rrk_field.ui.application import Appearance
from rrk_field.ui.conflict_page import ConflictPage
from rrk_field.ui.household_page import HouseholdPage
from tests import postgres
from tests.e2e.contents import of_office, of_store
from tests.e2e.officer import CONTROL, SHIFT, Officer
from tests.office import PASSWORD, TestOffice, open_office, over_tls
from tests.postgres import postgres_server  # noqa: F401 - a fixture
from tests.reports.paper import text_of
from tests.ui.conftest import appearance, settle  # noqa: F401 - a fixture

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.pg)]
FIRST_VISIT = {
    "interview/purpose": "1",
    "interview/outcome": "1",
    "interview/consent": "1",
    "head/contact_person": "Shpresa Gashi",
    "head/stated_size": "4",
}
SURVEY = {
    "site/survey_kind": "1",
    "site/address": "Rruga e Mullirit 7",
    "site/mines": "1",
    "site/owner_present": "1",
    "site/owner_agrees": "1",
    "building/building_type": "1",
    "building/storeys": "2",
    "building/gross_m2": "131,5",
}

GRADES = "341105502233445?-1"


@pytest.fixture(params=BOTH)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestOffice]:
    folder = tmp_path / "office"
    folder.mkdir()
    if request.param == "sqlite":
        with open_office(folder) as opened:
            yield opened
        return
    with (
        postgres.database(request.getfixturevalue("postgres_server")) as url,
        open_office(folder, url) as opened,
    ):
        yield opened


@pytest.fixture
def address(office: TestOffice, tmp_path: Path) -> Iterator[str]:
    with over_tls(office, tmp_path) as served:
        yield served


@pytest.fixture
def officers(
    qtbot: QtBot,
    appearance: Appearance,  # noqa: F811
    office: TestOffice,
    address: str,
    tmp_path: Path,
) -> Iterator[tuple[Officer, Officer]]:
    """Arta and Besim; their laptops do not know the office yet, only its authority."""
    appearance.change(interview_language="en")
    made = []
    for number, name in enumerate(("arta", "besim")):
        office.add_user(name, "officer", "17")
        folder = tmp_path / f"laptop of {name}"
        folder.mkdir()
        shutil.copy(tmp_path / "authority.pem", folder / AUTHORITY)
        made.append(Officer(qtbot, appearance, folder, name, bytes([number]) * 32))
    yield made[0], made[1]
    for officer in made:
        officer.close()


def test_the_work_of_two_officers_comes_together(
    officers: tuple[Officer, Officer], office: TestOffice, address: str
) -> None:
    arta, besim = officers
    household_id = enters_offline(arta)
    arta.connect(address, PASSWORD)

    besim.sit_down()
    besim.connect(address, PASSWORD)
    assert besim.find("Hajdari").household_id == household_id
    both_change_the_assessment(arta, besim)
    decides(besim)

    assert of_store(arta.store) != of_store(besim.store) == of_office(office)
    arta.sit_down()
    arta.synchronise()
    assert not arta.store.find(Conflict, status="open")
    assert of_store(arta.store) == of_store(besim.store) == of_office(office)
    [record] = arta.store.find(HouseholdAssessment)
    assert record.answers["head/stated_size"] == 6
    assert record.answers["head/contact_person"] == "Naim Gashi"
    assert record.answers["head/phone_2"] == "044 551 207"
    prints(besim)


def enters_offline(arta: Officer) -> str:
    """A household, a part of its assessment and a damage survey."""
    arta.sit_down()
    household_id = arta.register("Besnik", "Hajdari", "Pej", "Novosellë")
    arta.open_assessment()
    arta.fill(FIRST_VISIT)
    arta.press(Qt.Key.Key_Escape)
    arta.press(Qt.Key.Key_D, CONTROL | SHIFT)
    arta.fill(SURVEY)
    arta.grade(GRADES)
    arta.press(Qt.Key.Key_Escape)
    waiting = queries.waiting(arta.store)
    assert waiting.changes >= 5
    assert not waiting.last_sync_at
    return household_id


def both_change_the_assessment(arta: Officer, besim: Officer) -> None:
    """Different answers and the same answer, before either knows of the other."""
    besim.open_assessment()
    besim.fill({"head/phone_2": "044 551 207", "head/stated_size": "6"})
    besim.press(Qt.Key.Key_Escape)
    arta.sit_down()
    arta.find("Hajdari")
    arta.open_assessment()
    arta.fill({"head/contact_person": "Naim Gashi", "head/stated_size": "5"})
    arta.press(Qt.Key.Key_Escape)
    arta.synchronise()
    besim.sit_down()
    besim.synchronise()
    [record] = besim.store.find(HouseholdAssessment)
    assert record.answers["head/contact_person"] == "Naim Gashi"
    assert record.answers["head/phone_2"] == "044 551 207"


def decides(besim: Officer) -> None:
    """The one clash, on its page, for this laptop; deciding also sends it."""
    [clash] = besim.store.find(Conflict, status="open")
    assert list(clash.fields) == ["answers/head/stated_size"]
    besim.find("Hajdari")
    page = besim.window.page
    assert isinstance(page, HouseholdPage)
    besim.tab_to(page._conflict._action)
    besim.press(Qt.Key.Key_Space)
    assert isinstance(besim.window.page, ConflictPage)
    besim.press(Qt.Key.Key_1)
    with besim.qtbot.waitSignal(besim.window.sending.finished, timeout=20_000):
        besim.press(Qt.Key.Key_Return, CONTROL)
    settle(QApplication)
    assert besim.window.sending.error is None


def prints(besim: Officer) -> None:
    """Dossier and bill in Serbian, with what Arta entered."""
    besim.sit_down()
    besim.find("Hajdari")
    besim.press(Qt.Key.Key_P, CONTROL)
    dossier = text_of(besim.preview("sr-Cyrl"))
    for words in ("Hajdari", "Novosellë", "Naim Gashi", "Особа за контакт"):
        assert words in dossier
    [survey] = besim.store.find(DamageSurvey)
    page = besim.window.page
    assert isinstance(page, HouseholdPage)
    menu = page.papers_menu()
    menu.actions()[1].trigger()
    bill = text_of(besim.preview("sr-Cyrl"))
    for words in ("Hajdari", "131,5"):
        assert words in bill
    assert survey.gross_m2 == 131.5
