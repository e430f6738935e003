"""Settings: each takes effect at once."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from rrk_field.db import keys, profiles
from rrk_field.db.profiles import Profile, WrongPassphraseError
from rrk_field.db.store import Store
from rrk_field.settings import Preferences
from rrk_field.ui import theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.messages import sentence
from rrk_field.ui.settings_page import TOPICS, SettingsPage
from tests.conftest import PASSPHRASE

NEW = "lantern meadow nine otters"


@pytest.fixture
def page(
    qtbot: QtBot,
    profile: Profile,
    background: Background,
    appearance: Appearance,
    cheap_keys: keys.Cost,
) -> Iterator[SettingsPage]:
    store = Store(profile, profiles.unlock(profile, PASSPHRASE))
    made = SettingsPage(store, background, appearance)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    yield made
    store.close()


def test_every_topic_has_a_page(page: SettingsPage) -> None:
    for topic in TOPICS:
        page.topics[topic].click()
        assert page._cards[topic].isVisible()


def test_a_choice_is_shown_and_stored_at_once(page: SettingsPage, appearance: Appearance) -> None:
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    page.theme.activated.emit(page.theme.currentIndex())
    page.minutes.setCurrentIndex(page.minutes.findData(15))
    page.minutes.activated.emit(page.minutes.currentIndex())
    page.advance.click()

    stored = Preferences.load(appearance._folder)
    assert theme.is_dark()
    assert (
        stored.theme,
        stored.lock_after_minutes,
        stored.advance_after_choice,
    ) == ("dark", 15, False)


def type_in(page: SettingsPage, old: str, new: str, again: str) -> None:
    page.show_topic("security")
    for field, text in ((page.old, old), (page.new, new), (page.again, again)):
        field.setText(text)
    page.change.click()


def test_the_passphrase_can_be_changed(page: SettingsPage, qtbot: QtBot) -> None:
    type_in(page, PASSPHRASE, NEW, NEW)
    words = "The new passphrase opens this profile now"
    qtbot.waitUntil(lambda: page.passphrase_banner.label.text() == words, timeout=20_000)

    assert len(profiles.unlock(page._store.profile, NEW)) == 32
    with pytest.raises(WrongPassphraseError):
        profiles.unlock(page._store.profile, PASSPHRASE)


def test_a_wrong_passphrase_changes_nothing(page: SettingsPage, qtbot: QtBot) -> None:
    type_in(page, "not the one in use", NEW, NEW)
    words = sentence(WrongPassphraseError())
    qtbot.waitUntil(lambda: page.passphrase_banner.label.text() == words, timeout=20_000)

    assert page.new.text() == NEW


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        ("short", "short", "The passphrase needs at least 12 characters"),
        (NEW, NEW + "x", "The two passphrases differ"),
    ],
)
def test_a_new_passphrase_is_long_enough_and_typed_twice(
    page: SettingsPage, new: str, again: str, words: str
) -> None:
    type_in(page, PASSPHRASE, new, again)

    assert page.passphrase_banner.label.text() == words


def test_about_names_version_licences_and_who_pays(page: SettingsPage) -> None:
    words = page._about.text()

    assert all(part in words for part in ("RRK Field 0.", "LGPL-3.0", "European Union"))
