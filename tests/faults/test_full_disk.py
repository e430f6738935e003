"""A full disk: told in a sentence, nothing saved before is harmed, and saving works again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rrk_field.db import photos
from rrk_field.db.profiles import Profile
from rrk_field.db.store import DiskFullError, Store
from rrk_field.domain.records import Household, HouseholdAssessment
from tests.conftest import DATA_KEY
from tests.factories import make_assessment, make_household
from tests.faults.children import ended, start

LARGE = {f"question_{number}": "y" * 400 for number in range(60)}

STARVED = """
import resource
from rrk_field.domain.errors import RrkError
from rrk_field.domain.records import HouseholdAssessment
store = opened()
record = store.get(HouseholdAssessment, sys.argv[2])
log = Path(sys.argv[1], "rrk.db-wal")
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
saved = {"first": "saved"}
record.answers = saved
store.save(record)
resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 20_000, hard))
try:
    for number in range(100):
        record.answers = {**saved, f"large_{number}": "y" * 9000}
        store.save(record)
        saved = record.answers
except RrkError as error:
    acknowledge(error.code)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
acknowledge(store.get(HouseholdAssessment, record.id).answers == saved)
record.answers = {**saved, "last": "after the space was freed"}
store.save(record)
acknowledge(store.get(HouseholdAssessment, record.id).answers == record.answers)
store.close()
"""


def page_limit(store: Store, pages: int) -> None:
    """Let the engine refuse to grow the file, as it does when the disk is full."""
    driver = store._connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA max_page_count = {pages}")


@pytest.fixture
def full(store: Store) -> Iterator[tuple[Store, HouseholdAssessment]]:
    """A store that cannot grow, with an assessment in it."""
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store, answers={"roof": "2"})
    page_limit(store, 1)
    yield store, record
    page_limit(store, 1_000_000)


def test_a_save_on_a_full_disk_is_refused_and_changes_nothing(
    full: tuple[Store, HouseholdAssessment],
) -> None:
    store, record = full
    record.answers = LARGE
    with pytest.raises(DiskFullError):
        store.save(record)

    found = store.get(HouseholdAssessment, record.id)
    assert found is not None
    assert found.answers == {"roof": "2"}


def test_the_same_record_is_saved_once_there_is_space_again(
    full: tuple[Store, HouseholdAssessment],
) -> None:
    store, record = full
    record.answers = LARGE
    with pytest.raises(DiskFullError):
        store.save(record)
    page_limit(store, 1_000_000)
    store.save(record)

    found = store.get(HouseholdAssessment, record.id)
    assert found is not None
    assert found.answers == LARGE


def test_a_group_on_a_full_disk_is_refused_whole(
    full: tuple[Store, HouseholdAssessment],
) -> None:
    store, record = full

    def fail() -> None:
        with store.together():
            make_household(store=store, head_family_name="Berisha")
            record.answers = LARGE
            store.save(record)

    with pytest.raises(DiskFullError):
        fail()

    assert [each.head_family_name for each in store.find(Household)] == ["Krasniqi"]


def test_with_space_the_same_save_passes(store: Store) -> None:
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store)
    record.answers = LARGE
    store.save(record)

    found = store.get(HouseholdAssessment, record.id)
    assert found is not None
    assert found.answers == LARGE


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_log_that_cannot_grow_stops_saving_and_loses_nothing(bare_profile: Profile) -> None:
    store = Store(bare_profile, DATA_KEY)
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store)
    store.close()
    code, out = ended(start(STARVED, bare_profile.folder, record.id))

    assert code == 0, out
    assert out.splitlines() == ["ACK disk_failed", "ACK True", "ACK True"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where this system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a small disk needs rights")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_on_a_really_full_disk_the_file_stays_whole_and_works_again(small_disk: Path) -> None:
    folder = small_disk / "profile"
    folder.mkdir()
    store = Store(Profile(folder, "bare", "Arta"), DATA_KEY)
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store, answers={"roof": "2"})
    ballast = small_disk / "ballast"
    fill(ballast)
    record.answers = LARGE
    with pytest.raises(DiskFullError):
        store.save(record)
    with pytest.raises(DiskFullError):
        photos.keep(store, b"x" * 200_000)
    ballast.unlink()
    store.save(record)
    store.close()
    store = Store(Profile(folder, "bare", "Arta"), DATA_KEY)
    found = store.get(HouseholdAssessment, record.id)
    store.close()

    assert found is not None
    assert found.answers == LARGE


def fill(path: Path) -> None:
    """Take all the space there is."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return
