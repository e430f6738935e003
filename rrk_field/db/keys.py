"""The data key of a profile, wrapped under what an officer knows: `keys.json`, kept twice.

A slot is one way to the data key. The program makes passphrase slots; the file may hold several,
and slots of other kinds are kept as they are.
"""

import hashlib
import hmac
import json
import os
import secrets
import time
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Final

from uuid_utils.compat import uuid7

from rrk_field.db import durable
from rrk_field.db.file import DamagedFileError
from rrk_field.domain.errors import RrkError
from rrk_field.domain.values import canonical_json

NAMES: Final = ("keys.json", "keys.copy.json")
SHORTEST_PASSPHRASE: Final = 12
"""Source: programme assumption, to be confirmed."""

_HEAD: Final = ("format", "profile", "device", "officer")
_LONGEST_WAIT_S: Final = 60


class WrongPassphraseError(RrkError):
    """No slot opens with this passphrase."""

    code: ClassVar[str] = "wrong_passphrase"


class WeakPassphraseError(RrkError):
    """The passphrase is too short to protect what a stolen laptop holds."""

    code: ClassVar[str] = "weak_passphrase"


@dataclass(frozen=True)
class Cost:
    """How much work Argon2id does for one try."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True)
class Limits:
    """The costs that are accepted from a file; others would be no lock, or never end."""

    memory_kib: tuple[int, int] = (64 * 1024, 2 * 1024 * 1024)
    passes: tuple[int, int] = (3, 16)
    lanes: tuple[int, int] = (1, 16)

    def allow(self, cost: Cost) -> bool:
        """Whether a slot of this cost is computed at all."""
        return all(
            low <= value <= high
            for (low, high), value in (
                (self.memory_kib, cost.memory_kib),
                (self.passes, cost.passes),
                (self.lanes, cost.lanes),
            )
        )


LIMITS = Limits()
FLOOR: Final = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""Source: RFC 9106, section 4, second recommended option."""


def derived(data_key: bytes, label: str, *, salt: bytes | None = None) -> bytes:
    """Return the key of 32 bytes for one purpose, named by its label."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=label.encode()).derive(data_key)


def key_id(data_key: bytes) -> str:
    """Return the name under which files say which data key sealed them; it betrays nothing."""
    return derived(data_key, "rrk/1/key-id")[:16].hex()


def calibrated() -> Cost:
    """Return the cost for a new slot: memory is doubled while one try takes less than 0.5 s."""
    cost = FLOOR
    limit_kib = min(1024 * 1024, _memory_kib() // 8)
    while cost.memory_kib * 2 <= limit_kib:
        began = time.perf_counter()
        _slot_key(b"calibration", bytes(16), cost)
        if time.perf_counter() - began >= 0.5:
            break
        cost = Cost(cost.memory_kib * 2, cost.passes, cost.lanes)
    return cost


def make(folder: Path, *, profile: str, passphrase: str, cost: Cost | None = None) -> None:
    """Write the keys of a new profile and open them again from the disk.

    The cost is calibrated to this machine; a passphrase that nobody could guess needs less.
    Raises WeakPassphraseError.
    """
    data_key = secrets.token_bytes(32)
    body = {
        "format": 1,
        "version": 1,
        "profile": profile,
        "device": "",
        "officer": "",
        "key": key_id(data_key),
    }
    slot = _passphrase_slot(body, data_key, passphrase, cost)
    _write(folder, {**body, "slots": [slot]}, data_key)
    if open_slots(folder, profile, passphrase) != data_key:
        raise RuntimeError("the new keys do not open")


def unlock(
    folder: Path, profile: str, passphrase: str, *, wait: Callable[[float], None] = time.sleep
) -> bytes:
    """Return the data key; after wrong tries it first waits, longer each time, up to a minute.

    The count lies on the disk, so that neither a restart nor a clock shortens the wait.
    Raises WrongPassphraseError, DamagedFileError.
    """
    if seconds := seconds_to_wait(folder):
        wait(seconds)
    tries = _tries(folder)
    # Counted before the try: a process killed in the middle has used it up.
    _note_tries(folder, tries + 1)
    try:
        data_key = open_slots(folder, profile, passphrase)
    except DamagedFileError:
        _note_tries(folder, tries)
        raise
    durable.remove(folder / "attempts.json")
    return data_key


def seconds_to_wait(folder: Path) -> int:
    """Return how long the next try has to wait: 0, 0, 1, 2, 4 ... 60 seconds."""
    tries = _tries(folder)
    return 0 if tries < 2 else int(min(2 ** min(tries - 2, 6), _LONGEST_WAIT_S))


def change_passphrase(folder: Path, profile: str, *, old: str, new: str) -> None:
    """Put a slot for `new` in the place of the one that `old` opens; the data key stays.

    The new slot is written beside the old one and opened before the old one goes.
    Raises WrongPassphraseError, WeakPassphraseError, DamagedFileError.
    """
    data_key = open_slots(folder, profile, old)
    body = _read(folder, profile)
    opened = next(slot for slot in _passphrase_slots(body) if _opens(body, slot, old))
    slots = [*body["slots"], _passphrase_slot(body, data_key, new)]
    _write(folder, {**body, "version": body["version"] + 1, "slots": slots}, data_key)
    if open_slots(folder, profile, new) != data_key:
        raise RuntimeError("the new slot does not open")
    slots = [slot for slot in slots if slot != opened]
    _write(folder, {**body, "version": body["version"] + 2, "slots": slots}, data_key)


def open_slots(folder: Path, profile: str, passphrase: str) -> bytes:
    """Return the data key that the passphrase opens, without any wait.

    Raises WrongPassphraseError, DamagedFileError.
    """
    body = _read(folder, profile)
    data_key = next(
        (key for slot in _passphrase_slots(body) if (key := _opens(body, slot, passphrase))), None
    )
    if data_key is None:
        raise WrongPassphraseError
    if not hmac.compare_digest(body["mac"], _mac(body, data_key)):
        raise DamagedFileError
    _repair(folder, profile, body)
    return data_key


def _passphrase_slot(
    body: dict[str, Any], data_key: bytes, passphrase: str, cost: Cost | None = None
) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(unicodedata.normalize("NFC", passphrase)) < SHORTEST_PASSPHRASE:
        raise WeakPassphraseError(length=SHORTEST_PASSPHRASE)
    cost = cost or calibrated()
    salt, nonce = os.urandom(16), os.urandom(12)
    head = {
        "kind": "passphrase",
        "slot": str(uuid7()),
        "key": key_id(data_key),
        "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "kdf": {"name": "argon2id", "version": 19, **asdict(cost), "salt": _text(salt)},
    }
    sealed = AESGCM(_slot_key(_bytes(passphrase), salt, cost)).encrypt(
        nonce, data_key, _aad(body, head)
    )
    return {**head, "wrapped": _text(nonce + sealed)}


def _opens(body: dict[str, Any], slot: dict[str, Any], passphrase: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    kdf = slot["kdf"]
    cost = Cost(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
    if kdf["name"] != "argon2id" or kdf["version"] != 19 or not LIMITS.allow(cost):
        raise DamagedFileError
    wrapped = b64decode(slot["wrapped"])
    slot_key = _slot_key(_bytes(passphrase), b64decode(kdf["salt"]), cost)
    try:
        return AESGCM(slot_key).decrypt(wrapped[:12], wrapped[12:], _aad(body, slot))
    except InvalidTag:
        return None


def _slot_key(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        passphrase,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _aad(body: dict[str, Any], slot: dict[str, Any]) -> bytes:
    """Bind a slot to its profile and its own parameters, so that it cannot be moved or weakened."""
    head = {name: value for name, value in slot.items() if name not in ("wrapped", "sealed")}
    return canonical_json({**head, **{name: body[name] for name in _HEAD}})


def _passphrase_slots(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (slot for slot in body["slots"] if slot["kind"] == "passphrase")


def _read(folder: Path, profile: str) -> dict[str, Any]:
    """Return the valid copy with the higher version. Raises DamagedFileError if there is none."""
    valid = [body for name in NAMES if (body := _read_one(folder / name, profile))]
    if not valid:
        raise DamagedFileError
    return max(valid, key=lambda body: int(body["version"]))


def _read_one(path: Path, profile: str) -> dict[str, Any] | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        body = json.loads(path.read_bytes())
        if body["format"] == 1 and body["profile"] == profile and body["sum"] == _sum(body):
            return dict(body)
    return None


def _repair(folder: Path, profile: str, body: dict[str, Any]) -> None:
    data = canonical_json(body)
    for name in NAMES:
        if _read_one(folder / name, profile) != body:
            durable.replace(folder / name, data)


def _write(folder: Path, body: dict[str, Any], data_key: bytes) -> None:
    body = {name: value for name, value in body.items() if name not in ("sum", "mac")}
    body["sum"] = _sum(body)
    body["mac"] = _mac(body, data_key)
    for name in NAMES:
        durable.replace(folder / name, canonical_json(body))


def _sum(body: dict[str, Any]) -> str:
    rest = {name: value for name, value in body.items() if name not in ("sum", "mac")}
    return hashlib.sha256(canonical_json(rest)).hexdigest()


def _mac(body: dict[str, Any], data_key: bytes) -> str:
    rest = {name: value for name, value in body.items() if name != "mac"}
    mac_key = derived(data_key, "rrk/1/keys-mac")
    return hmac.new(mac_key, canonical_json(rest), hashlib.sha256).hexdigest()


def _tries(folder: Path) -> int:
    path = folder / "attempts.json"
    try:
        return int(json.loads(path.read_bytes())["wrong"])
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, TypeError):
        return 9  # unreadable: as after many wrong tries


def _note_tries(folder: Path, count: int) -> None:
    durable.replace(folder / "attempts.json", canonical_json({"wrong": count}))


def _memory_kib() -> int:
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        return int(os.sysconf("SC_PHYS_PAGES")) * int(os.sysconf("SC_PAGE_SIZE")) // 1024
    return 4 * 1024 * 1024


def _bytes(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode()


def _text(data: bytes) -> str:
    return b64encode(data).decode()
