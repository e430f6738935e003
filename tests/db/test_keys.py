"""Keys: the way from a passphrase to the data key, and what damage or guessing meets."""

import json
from pathlib import Path
from typing import Any

import pytest

from rrk_field.db import durable, keys
from rrk_field.db.file import DamagedFileError
from rrk_field.db.keys import WeakPassphraseError, WrongPassphraseError
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keys.make(tmp_path, profile="p1", passphrase=PASSPHRASE)
    return tmp_path


def stored(folder: Path, name: str = "keys.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / name).read_bytes())
    return found


def store(folder: Path, body: dict[str, Any]) -> None:
    """Write keys as somebody with an editor would who knows how the sum is made."""
    body["sum"] = keys._sum(body)
    for name in keys.NAMES:
        (folder / name).write_bytes(json.dumps(body).encode())


def waits(folder: Path) -> list[int]:
    """The wait before each of ten wrong tries."""
    found = []
    for _ in range(10):
        found.append(keys.seconds_to_wait(folder))
        with pytest.raises(WrongPassphraseError):
            keys.unlock(folder, "p1", "not this one at all", wait=lambda seconds: None)
    return found


def test_the_passphrase_opens_the_same_data_key_each_time(folder: Path) -> None:
    assert keys.unlock(folder, "p1", PASSPHRASE) == keys.unlock(folder, "p1", PASSPHRASE)


def test_two_profiles_have_two_data_keys(folder: Path, tmp_path_factory: Any) -> None:
    other = tmp_path_factory.mktemp("other")
    keys.make(other, profile="p2", passphrase=PASSPHRASE)

    assert keys.unlock(folder, "p1", PASSPHRASE) != keys.unlock(other, "p2", PASSPHRASE)


def test_a_wrong_passphrase_is_told_as_that(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        keys.unlock(folder, "p1", PASSPHRASE + "x")


def test_composed_and_decomposed_letters_are_one_passphrase(tmp_path: Path) -> None:
    keys.make(tmp_path, profile="p1", passphrase="žuta kruška vrh")

    assert keys.unlock(tmp_path, "p1", "žuta kruška vrh")


@pytest.mark.parametrize("short", ["", "elevenchars"])
def test_a_short_passphrase_is_refused_before_anything_is_written(
    tmp_path: Path, short: str
) -> None:
    with pytest.raises(WeakPassphraseError):
        keys.make(tmp_path, profile="p1", passphrase=short)

    assert not list(tmp_path.iterdir())


def test_each_wrong_try_makes_the_next_wait_longer_up_to_a_minute(folder: Path) -> None:
    assert waits(folder) == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_wait_is_waited_out_in_full_before_the_next_try(folder: Path) -> None:
    waits(folder)
    waited: list[float] = []

    keys.unlock(folder, "p1", PASSPHRASE, wait=waited.append)

    assert waited == [60]


def test_the_right_passphrase_ends_the_waiting(folder: Path) -> None:
    waits(folder)
    keys.unlock(folder, "p1", PASSPHRASE, wait=lambda seconds: None)

    assert keys.seconds_to_wait(folder) == 0


def test_an_unreadable_count_of_tries_counts_as_many(folder: Path) -> None:
    (folder / "attempts.json").write_text("{")

    assert keys.seconds_to_wait(folder) == 60


@pytest.mark.parametrize("name", keys.NAMES)
def test_one_damaged_copy_is_repaired_from_the_other(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:40] + b"?" + whole[41:])

    assert keys.unlock(folder, "p1", PASSPHRASE)
    assert (folder / name).read_bytes() == whole


@pytest.mark.parametrize("name", keys.NAMES)
def test_one_lost_copy_is_made_again(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert keys.unlock(folder, "p1", PASSPHRASE)
    assert (folder / name).exists()


def test_no_flipped_byte_of_a_copy_is_taken_for_whole(folder: Path) -> None:
    whole = (folder / "keys.json").read_bytes()
    for place in range(len(whole)):
        (folder / "keys.json").write_bytes(
            whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        )
        found = keys._read_one(folder / "keys.json", "p1")
        # A changed mac is seen by whoever has the data key; all else by the sum.
        assert found is None or found["mac"] != stored(folder, "keys.copy.json")["mac"]


def test_two_damaged_copies_are_told_as_damage(folder: Path) -> None:
    for name in keys.NAMES:
        (folder / name).write_bytes(b"{}")

    with pytest.raises(DamagedFileError):
        keys.unlock(folder, "p1", PASSPHRASE)


def test_damage_is_not_counted_as_a_wrong_try(folder: Path) -> None:
    for name in keys.NAMES:
        (folder / name).write_bytes(b"{}")
    for _ in range(3):
        with pytest.raises(DamagedFileError):
            keys.unlock(folder, "p1", PASSPHRASE)

    assert keys.seconds_to_wait(folder) == 0


def test_a_slot_does_not_open_under_another_profile(folder: Path) -> None:
    store(folder, {**stored(folder), "profile": "p2"})

    with pytest.raises(WrongPassphraseError):
        keys.unlock(folder, "p2", PASSPHRASE)


def test_a_slot_that_was_made_cheaper_does_not_open(folder: Path) -> None:
    body = stored(folder)
    body["slots"][0]["kdf"]["memory_kib"] = 32
    store(folder, body)

    with pytest.raises(WrongPassphraseError):
        keys.unlock(folder, "p1", PASSPHRASE)


def test_a_slot_outside_the_limits_is_refused_before_it_is_computed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "LIMITS", keys.Limits())

    with pytest.raises(DamagedFileError):
        keys.unlock(folder, "p1", PASSPHRASE)


def test_what_the_sum_allows_the_mac_still_refuses(folder: Path) -> None:
    store(folder, {**stored(folder), "version": 9})

    with pytest.raises(DamagedFileError):
        keys.unlock(folder, "p1", PASSPHRASE)


def test_a_new_passphrase_opens_the_same_data_key_and_the_old_one_nothing(folder: Path) -> None:
    before = keys.unlock(folder, "p1", PASSPHRASE)
    keys.change_passphrase(folder, "p1", old=PASSPHRASE, new="quince under snow")

    assert keys.unlock(folder, "p1", "quince under snow") == before
    with pytest.raises(WrongPassphraseError):
        keys.unlock(folder, "p1", PASSPHRASE)


def test_slots_of_other_kinds_survive_a_new_passphrase(folder: Path) -> None:
    data_key = keys.unlock(folder, "p1", PASSPHRASE)
    office = {"kind": "office", "slot": "s", "key": "k", "sealed": "AA=="}
    body = stored(folder)
    keys._write(folder, {**body, "slots": [*body["slots"], office]}, data_key)
    keys.change_passphrase(folder, "p1", old=PASSPHRASE, new="quince under snow")

    assert office in stored(folder)["slots"]


def test_a_crash_at_any_write_of_a_new_passphrase_leaves_one_that_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, before = durable.replace, keys.unlock(folder, "p1", PASSPHRASE)
    copies = {name: (folder / name).read_bytes() for name in keys.NAMES}
    for crash_at in range(4):
        for name, data in copies.items():
            (folder / name).write_bytes(data)
        left = [crash_at]

        def crashing(path: Path, data: bytes, left: list[int] = left) -> None:
            if not left[0]:
                raise OSError("the power is gone")
            left[0] -= 1
            replace(path, data)

        with monkeypatch.context() as patch:
            patch.setattr(durable, "replace", crashing)
            with pytest.raises(OSError, match="power"):
                keys.change_passphrase(folder, "p1", old=PASSPHRASE, new="quince under snow")
        opened = set()
        for passphrase in (PASSPHRASE, "quince under snow"):
            try:
                opened.add(keys.open_slots(folder, "p1", passphrase))
            except WrongPassphraseError:
                continue

        assert opened == {before}, crash_at


def test_the_key_id_does_not_show_the_key() -> None:
    data_key = bytes(range(32))

    assert keys.key_id(data_key) == keys.key_id(data_key)
    assert keys.key_id(data_key) not in data_key.hex()


def test_the_real_cost_is_at_least_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(keys, "_memory_kib", lambda: 0)

    assert keys.calibrated() == keys.FLOOR
    assert keys.LIMITS.allow(keys.FLOOR)


def test_memory_is_doubled_while_a_try_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(keys, "_memory_kib", lambda: 8 * 256 * 1024)
    monkeypatch.setattr(keys, "_slot_key", lambda passphrase, salt, cost: bytes(32))

    assert keys.calibrated().memory_kib == 256 * 1024


def test_a_passphrase_that_nobody_could_guess_may_cost_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> keys.Cost:
        raise AssertionError

    monkeypatch.setattr(keys, "calibrated", never)
    keys.make(tmp_path, profile="p1", passphrase=PASSPHRASE, cost=keys.Cost(128, 2, 1))

    kdf = stored(tmp_path)["slots"][0]["kdf"]
    assert (kdf["memory_kib"], kdf["passes"], kdf["lanes"]) == (128, 2, 1)
    assert len(keys.unlock(tmp_path, "p1", PASSPHRASE)) == 32
