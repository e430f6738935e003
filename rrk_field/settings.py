"""Where files lie, what the user chose, and the one door to shipped files."""

import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

_PACKAGE = Path(__file__).parent


def asset(name: str) -> Path:
    """Path of a shipped file, such as "resources/made/fonts"."""
    shipped = _PACKAGE / name
    return shipped if shipped.exists() else _PACKAGE.parent / name


def data_folder() -> Path:
    """The folder of the profiles; RRK_FIELD_DATA names another one."""
    if chosen := os.environ.get("RRK_FIELD_DATA"):
        return Path(chosen)
    from platformdirs import PlatformDirs

    return PlatformDirs("rrk-field", appauthor=False, roaming=False).user_data_path


def cache_folder() -> Path:
    """The folder of what can be made again; RRK_FIELD_CACHE names another one."""
    if chosen := os.environ.get("RRK_FIELD_CACHE"):
        return Path(chosen)
    from platformdirs import PlatformDirs

    return PlatformDirs("rrk-field", appauthor=False, roaming=False).user_cache_path


@dataclass(frozen=True)
class Preferences:
    """What one laptop's user chose; nothing about families is kept here."""

    language: str = "en"
    interview_language: str = "sq"
    report_language: str = "en"
    theme: str = "system"
    text_percent: int = 100
    advance_after_choice: bool = True
    rail_pinned: bool | None = None
    lock_after_minutes: int = 5
    camera_folder: str = ""
    """New pictures in it are offered; empty where none is watched."""
    photo_originals: bool = False
    photo_place: bool = False

    @classmethod
    def load(cls, folder: Path) -> "Preferences":
        """Read the preferences of `folder`; a missing or damaged file means the defaults."""
        file = folder / "preferences.json"
        if not file.exists():
            return cls()
        import json

        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})

    def store(self, folder: Path) -> None:
        """Write the preferences into `folder`."""
        import json

        folder.mkdir(parents=True, exist_ok=True)
        target = folder / "preferences.json"
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self), indent=1, sort_keys=True), encoding="utf-8")
        fresh.replace(target)
