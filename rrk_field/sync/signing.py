"""Keys of a laptop and of the office, and the signature that each request carries.

A token alone is useless: whoever shows it must also hold the key that lies in the laptop's
encrypted file. Keys are written as 64 hexadecimal letters.
"""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rrk_field.sync.protocol import SIGNATURE_SECONDS, PublicKeys

_VERSION: Final = "1"
_LABEL: Final = "RRK-1"


@dataclass(frozen=True)
class Keys:
    """A pair of private keys: one to sign with, one to open what is sealed for its holder."""

    sign: str
    seal: str

    @classmethod
    def new(cls) -> "Keys":
        """Make fresh keys."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        return cls(
            sign=Ed25519PrivateKey.generate().private_bytes_raw().hex(),
            seal=X25519PrivateKey.generate().private_bytes_raw().hex(),
        )

    @cached_property
    def public(self) -> PublicKeys:
        """The halves that others may know."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.sign))
        seal = X25519PrivateKey.from_private_bytes(bytes.fromhex(self.seal))
        return PublicKeys(
            sign=sign.public_key().public_bytes_raw().hex(),
            seal=seal.public_key().public_bytes_raw().hex(),
        )


@dataclass
class Signer:
    """Signs the requests of one laptop."""

    device_id: str
    key: str
    """The private key."""
    clock_offset_s: float = 0
    """By how much this laptop's clock is ahead of the office's, as far as it is known."""

    def header(self, method: str, path: str, body_sha256: str) -> str:
        """Return the signature of one request, made now."""
        seconds = round(time.time() - self.clock_offset_s)
        said = _said(method, path, self.device_id, seconds, body_sha256)
        return f"{_VERSION} {seconds} {urlsafe_b64encode(signature(self.key, said)).decode()}"

    def correct(self, office_seconds: float) -> None:
        """Take over what the office says the time is."""
        self.clock_offset_s = time.time() - office_seconds


class UnsignedError(Exception):
    """The request does not come from the laptop whose token it carries."""


class ClockError(Exception):
    """The request was signed too long ago, or in the future."""


def check_request(
    header: str, key: str, *, method: str, path: str, device_id: str, body_sha256: str, now: float
) -> None:
    """Check the signature of a request against a public key.

    Raises UnsignedError, and ClockError for a good signature of another time.
    """
    version, _, rest = header.partition(" ")
    seconds, _, written = rest.partition(" ")
    if version != _VERSION or not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 12:
        raise UnsignedError
    said = _said(method, path, device_id, int(seconds), body_sha256)
    try:
        given = urlsafe_b64decode(written.encode())
    except ValueError as error:
        raise UnsignedError from error
    if not is_signed(key, said, given):
        raise UnsignedError
    if abs(int(seconds) - now) > SIGNATURE_SECONDS:
        raise ClockError


def signature(private: str, said: bytes) -> bytes:
    """Sign."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).sign(said)


def is_signed(public: str, said: bytes, given: bytes) -> bool:
    """Whether the holder of the private half signed this."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(given, said)
    except (InvalidSignature, ValueError):
        return False
    return True


def _said(method: str, path: str, device_id: str, seconds: int, body_sha256: str) -> bytes:
    return "\n".join((_LABEL, method, path, device_id, str(seconds), body_sha256)).encode()
