"""The sealed form of files at rest: a head, and chunks that each stand at their own place."""

import hashlib
import os
import struct
from collections.abc import Iterator
from typing import Final

from rrk_field.db import keys
from rrk_field.db.file import DamagedFileError

CHUNK: Final = 1 << 20

_MAGIC: Final = b"RRKP"
_VERSION: Final = 1
_TAG: Final = 16
_HEAD: Final = struct.Struct(">4sB16s16s8s32sQ")
"""Magic, version, data key id, salt, nonce prefix, SHA-256 and size of the plain content."""
HEAD_BYTES: Final = _HEAD.size
SEALED_CHUNK: Final = CHUNK + _TAG


class Seal:
    """The seal of one file, made from its head. Raises DamagedFileError for another's head."""

    def __init__(self, data_key: bytes, head: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            magic, version, _key, salt, prefix, digest, size = _HEAD.unpack(head)
        except struct.error as error:
            raise DamagedFileError from error
        if magic != _MAGIC or version != _VERSION:
            raise DamagedFileError
        self.head, self.size, self.sha256 = head, int(size), str(digest.hex())
        self._prefix: bytes = prefix
        self._cipher = AESGCM(keys.derived(data_key, "rrk/1/photo", salt=salt))

    @classmethod
    def new(cls, data_key: bytes, sha256: str, size: int) -> "Seal":
        """A fresh seal for content of this hash and size."""
        key_id = bytes.fromhex(keys.key_id(data_key))
        salt, prefix = os.urandom(16), os.urandom(8)
        digest = bytes.fromhex(sha256)
        return cls(data_key, _HEAD.pack(_MAGIC, _VERSION, key_id, salt, prefix, digest, size))

    @property
    def count(self) -> int:
        """How many chunks the file has; an empty one has one."""
        return max(1, -(-self.size // CHUNK))

    def close(self, number: int, chunk: bytes) -> bytes:
        """Seal a chunk."""
        return self._cipher.encrypt(self._nonce(number), chunk, self._aad(number))

    def open(self, number: int, chunk: bytes) -> bytes:
        """Open a sealed chunk. Raises DamagedFileError if anything in it changed."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(self._nonce(number), chunk, self._aad(number))
        except InvalidTag as error:
            raise DamagedFileError from error

    def _nonce(self, number: int) -> bytes:
        return self._prefix + number.to_bytes(4)

    def _aad(self, number: int) -> bytes:
        """Bind a chunk to its file, and say which one is the last."""
        return self.head + (b"\x01" if number == self.count - 1 else b"\x00")


def sealed(data_key: bytes, data: bytes) -> bytes:
    """Return a file's sealed form."""
    seal = Seal.new(data_key, hashlib.sha256(data).hexdigest(), len(data))
    chunks = (
        seal.close(number, data[number * CHUNK : (number + 1) * CHUNK])
        for number in range(seal.count)
    )
    return seal.head + b"".join(chunks)


def opened(data_key: bytes, blob: bytes, sha256: str = "") -> bytes:
    """Return the content of a sealed file, of this hash or of whatever hash its head tells.

    Raises DamagedFileError if anything in it changed.
    """
    seal = Seal(data_key, blob[:HEAD_BYTES])
    chunks = list(_chunks(blob))
    if len(chunks) != seal.count:
        raise DamagedFileError
    data = b"".join(seal.open(number, chunk) for number, chunk in enumerate(chunks))
    if seal.sha256 != (sha256 or seal.sha256) or hashlib.sha256(data).hexdigest() != seal.sha256:
        raise DamagedFileError
    return data


def _chunks(blob: bytes) -> Iterator[bytes]:
    for start in range(HEAD_BYTES, len(blob), SEALED_CHUNK):
        yield blob[start : start + SEALED_CHUNK]
