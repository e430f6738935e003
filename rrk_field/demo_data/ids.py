"""Ids and dice that are the same at every run."""

import random
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

_EPOCH = datetime(2026, 1, 12, 7, 30, tzinfo=UTC)


def fixed_id(*names: object, at: datetime = _EPOCH) -> str:
    """Return a UUIDv7 that follows from a moment and some names."""
    digest = sha256("/".join(map(str, names)).encode()).digest()
    rest = int.from_bytes(digest[:10])
    value = (int(at.timestamp() * 1000) << 80) | (rest & ~(0xF << 76) & ~(0x3 << 62))
    return str(UUID(int=value | (7 << 76) | (2 << 62)))


def dice(*names: object) -> random.Random:
    """Return a source of choices that follows from some names."""
    return random.Random("/".join(map(str, names)))  # noqa: S311 - nothing here is secret
