"""Profiles: one officer on one laptop, one folder with file, keys and photos."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from uuid_utils.compat import uuid7

from rrk_field.db import durable, keys
from rrk_field.db.file import DamagedFileError
from rrk_field.db.keys import WeakPassphraseError, WrongPassphraseError

__all__ = [
    "DamagedFileError",
    "Profile",
    "WeakPassphraseError",
    "WrongPassphraseError",
    "change_passphrase",
    "create",
    "profiles",
    "seconds_to_wait",
    "unlock",
]


@dataclass(frozen=True)
class Profile:
    """Where one officer's data lies; the label is what the officer called it."""

    folder: Path
    id: str
    label: str


def profiles(data_folder: Path) -> list[Profile]:
    """Return the profiles of this laptop, oldest first; a folder the list lost is found again."""
    if not data_folder.is_dir():
        return []
    labels = _labels(data_folder)
    found = sorted(path.parent for path in data_folder.glob("*/keys.json"))
    return [
        Profile(folder, folder.name, labels.get(folder.name, ""))
        for folder in found
        if not folder.name.startswith(".")
    ]


def create(
    data_folder: Path, label: str, passphrase: str, *, cost: keys.Cost | None = None
) -> Profile:
    """Make a profile with its keys; the file itself is made when a Store first opens it.

    `cost` is that of one try at the passphrase, by default what this machine bears.
    Raises WeakPassphraseError.
    """
    profile_id = str(uuid7())
    data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    building = data_folder / f".{profile_id}"
    building.mkdir(mode=0o700)
    try:
        keys.make(building, profile=profile_id, passphrase=passphrase, cost=cost)
        labels = {**_labels(data_folder), profile_id: label}
        durable.replace(data_folder / "profiles.json", json.dumps(labels, indent=1).encode())
        folder = data_folder / profile_id
        durable.move(building, folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return Profile(folder, profile_id, label)


def unlock(profile: Profile, passphrase: str) -> bytes:
    """Return the data key; slow on purpose. Raises WrongPassphraseError, DamagedFileError."""
    return keys.unlock(profile.folder, profile.id, passphrase)


def seconds_to_wait(profile: Profile) -> int:
    """Return how long the next `unlock` will wait before it tries."""
    return keys.seconds_to_wait(profile.folder)


def change_passphrase(profile: Profile, *, old: str, new: str) -> None:
    """Let `new` open the profile instead of `old`; nothing is encrypted again."""
    keys.change_passphrase(profile.folder, profile.id, old=old, new=new)


def _labels(data_folder: Path) -> dict[str, str]:
    try:
        stored = json.loads((data_folder / "profiles.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}
