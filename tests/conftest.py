"""What most tests start from: a profile and an open store, both real, in a folder of their own."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rrk_field.db import keys
from rrk_field.db.profiles import Profile, create
from rrk_field.db.store import Store

FAULTS = Path(__file__).parent.parent / "build" / "faults.jsonl"
PASSPHRASE = "walnut river lamp seven"
DATA_KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"still running: {left}"


@pytest.fixture(autouse=True, scope="session")
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program can make again is kept for this run alone, not in the user's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RRK_FIELD_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keeps what a long fault test counted, a line for each run."""

    def keep(**counts: object) -> None:
        if request.node.get_closest_marker("soak"):
            FAULTS.parent.mkdir(exist_ok=True)
            with FAULTS.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"test": request.node.name, **counts}) + "\n")

    return keep


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> keys.Cost:
    """Slots that cost next to nothing, made and accepted in this test alone."""
    cost = keys.Cost(memory_kib=64, passes=1, lanes=1)
    monkeypatch.setattr(keys, "calibrated", lambda: cost)
    monkeypatch.setattr(
        keys, "LIMITS", keys.Limits(memory_kib=(8, 2 * 1024 * 1024), passes=(1, 16))
    )
    return cost


@pytest.fixture
def profile(tmp_path: Path, cheap_keys: keys.Cost) -> Profile:
    """A profile that `PASSPHRASE` unlocks; its file is made by the first Store."""
    return create(tmp_path / "data", "Arta", PASSPHRASE)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty store, made once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("made")
    Store(Profile(folder, "bare", "Arta"), DATA_KEY).close()
    return folder


@pytest.fixture
def bare_profile(tmp_path: Path, made_file: Path) -> Profile:
    """A profile without keys, for tests that open it with `DATA_KEY`."""
    folder = tmp_path / "profile"
    shutil.copytree(made_file, folder)
    return Profile(folder, "bare", "Arta")


@pytest.fixture
def store(bare_profile: Profile) -> Iterator[Store]:
    """An empty store on a real encrypted file."""
    store = Store(bare_profile, DATA_KEY)
    yield store
    store.close()
