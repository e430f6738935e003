"""Profiles: one officer, one folder."""

import os
from pathlib import Path

import pytest

from rrk_field.db.profiles import (
    Profile,
    WeakPassphraseError,
    WrongPassphraseError,
    change_passphrase,
    create,
    profiles,
    seconds_to_wait,
    unlock,
)
from tests.conftest import PASSPHRASE


def test_a_new_profile_is_listed_with_its_label(profile: Profile) -> None:
    assert profiles(profile.folder.parent) == [profile]


def test_profiles_stand_in_the_order_in_which_they_were_made(
    tmp_path: Path, cheap_keys: object
) -> None:
    labels = ["Arta", "Бранка", "Ćamil"]
    for label in labels:
        create(tmp_path, label, PASSPHRASE)

    assert [each.label for each in profiles(tmp_path)] == labels


def test_a_laptop_without_profiles_has_none(tmp_path: Path) -> None:
    assert profiles(tmp_path / "nothing") == []


def test_a_profile_whose_label_was_lost_is_still_found(profile: Profile) -> None:
    (profile.folder.parent / "profiles.json").write_text("not JSON")

    assert [each.id for each in profiles(profile.folder.parent)] == [profile.id]


def test_a_refused_passphrase_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        create(tmp_path / "data", "Arta", "short")

    assert list((tmp_path / "data").iterdir()) == []


def test_the_folder_is_for_its_owner_alone(profile: Profile) -> None:
    assert profile.folder.stat().st_mode & 0o077 == 0


def test_a_profile_unlocks_with_its_passphrase_only(profile: Profile) -> None:
    assert len(unlock(profile, PASSPHRASE)) == 32
    with pytest.raises(WrongPassphraseError):
        unlock(profile, "some other passphrase")
    assert seconds_to_wait(profile) == 0


def test_a_changed_passphrase_is_the_one_that_opens(profile: Profile) -> None:
    before = unlock(profile, PASSPHRASE)
    change_passphrase(profile, old=PASSPHRASE, new="quince under snow")

    assert unlock(profile, "quince under snow") == before


def test_a_profile_with_the_real_cost_opens(tmp_path: Path) -> None:
    profile = create(tmp_path, "Arta", PASSPHRASE)

    assert len(unlock(profile, PASSPHRASE)) == 32


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_other_accounts_of_the_laptop_see_not_even_the_names(tmp_path: Path) -> None:
    profile = create(tmp_path / "data", "Arta", PASSPHRASE)

    assert profile.folder.stat().st_mode & 0o077 == 0
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
