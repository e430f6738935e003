"""Damaged, foreign and newer files: told in a sentence, and left as they are."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from rrk_field.db import file
from rrk_field.db.profiles import Profile
from rrk_field.db.store import DamagedFileError, NewerFileError, Store
from rrk_field.domain.records import Household
from tests.conftest import DATA_KEY
from tests.factories import make_household


@pytest.fixture
def filled(bare_profile: Profile) -> Profile:
    store = Store(bare_profile, DATA_KEY)
    for _ in range(5):
        make_household(store=store)
    store.close()
    return bare_profile


def opens(profile: Profile) -> int:
    """The number of households in a file that opens."""
    store = Store(profile, DATA_KEY)
    count = len(store.find(Household))
    store.close()
    return count


def damaged(path: Path, harm: Callable[[bytearray], None]) -> bytes:
    data = bytearray(path.read_bytes())
    harm(data)
    path.write_bytes(data)
    return bytes(data)


def flip(place: int) -> Callable[[bytearray], None]:
    def harm(data: bytearray) -> None:
        data[place] ^= 0x40

    return harm


def cut(length: float) -> Callable[[bytearray], None]:
    def harm(data: bytearray) -> None:
        del data[int(len(data) * length) :]

    return harm


def test_the_undamaged_file_opens(filled: Profile) -> None:
    assert opens(filled) == 5


def test_a_flipped_byte_anywhere_is_noticed_and_nothing_is_changed(filled: Profile) -> None:
    path = filled.folder / file.NAME
    whole = path.read_bytes()
    places = [0, 17, len(whole) - 1, *random.Random(4).sample(range(len(whole)), 17)]
    for place in places:
        path.write_bytes(whole)
        harmed = damaged(path, flip(place))

        with pytest.raises(DamagedFileError):
            opens(filled)
        assert path.read_bytes() == harmed, place


def test_a_plain_database_would_read_some_of_that_damage_as_truth(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t(name TEXT)")
        plain.executemany("INSERT INTO t VALUES (?)", [("Krasniqi" * 20,)] * 200)
    plain.close()
    damaged(path, flip(path.stat().st_size - 100))
    harmed = sqlite3.connect(path)
    check = harmed.execute("PRAGMA integrity_check").fetchall()
    names = harmed.execute("SELECT DISTINCT name FROM t").fetchall()
    harmed.close()

    assert check == [("ok",)]
    assert len(names) == 2


@pytest.mark.parametrize("length", [0, 0.001, 0.3, 0.75, 0.99999])
def test_a_file_that_was_cut_off_is_noticed(filled: Profile, length: float) -> None:
    path = filled.folder / file.NAME
    harmed = damaged(path, cut(length))

    with pytest.raises(DamagedFileError):
        opens(filled)
    assert path.read_bytes() == harmed


def test_a_file_cut_off_at_the_end_of_a_page_is_noticed(filled: Profile) -> None:
    path = filled.folder / file.NAME
    damaged(path, cut((path.stat().st_size - 4096) / path.stat().st_size))

    with pytest.raises(DamagedFileError):
        opens(filled)


def test_a_lost_file_is_not_replaced_by_an_empty_one(filled: Profile) -> None:
    (filled.folder / file.NAME).unlink()

    with pytest.raises(DamagedFileError):
        opens(filled)


def test_another_key_opens_nothing(filled: Profile) -> None:
    with pytest.raises(DamagedFileError):
        Store(filled, bytes(32))


def test_after_a_refusal_the_right_key_still_opens(filled: Profile) -> None:
    with pytest.raises(DamagedFileError):
        Store(filled, bytes(32))

    assert opens(filled) == 5


def set_schema(profile: Profile, revision: str, program: str, key: bytes = DATA_KEY) -> None:
    engine = file.open_engine(profile.folder / file.NAME, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.exec_driver_sql("UPDATE file_info SET program = ?", (program,))
    engine.dispose()


def test_a_file_of_a_newer_program_is_refused_and_left_untouched(filled: Profile) -> None:
    set_schema(filled, "9999", "7.1")
    before = {path.name: path.read_bytes() for path in filled.folder.glob("rrk.db*")}
    with pytest.raises(NewerFileError) as refused:
        opens(filled)

    assert refused.value.values == {"program": "7.1"}
    assert {path.name: path.read_bytes() for path in filled.folder.glob("rrk.db*")} == before


def test_the_same_file_with_a_known_schema_is_not_refused(filled: Profile) -> None:
    set_schema(filled, file.REVISIONS[-1], "7.1")

    assert opens(filled) == 5
