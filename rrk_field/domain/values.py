"""Field values as they travel, and when two of them are the same."""

import hashlib
import json
import unicodedata
from typing import Any, Final

SCHEMA: Final = 1
"""Number of the record definitions; wire changes are additive."""

Json = Any
Fields = dict[str, Json]
"""Field name -> value. Answers are fields named `answers/<path>`."""


def canonical(value: Json, *, is_set: bool = False) -> Json:
    """Return the form in which values are compared; stored values stay as written.

    Text in NFC without white space at both ends; empty text, list and mapping are None; numbers
    to 12 significant digits, whole ones as int; sets sorted without doubles.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip() or None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        rounded = float(f"{value:.12g}")
        return int(rounded) if rounded.is_integer() else rounded
    if isinstance(value, list | tuple):
        items = [canonical(item) for item in value]
        if is_set:
            items = sorted({item for item in items if item is not None}, key=str)
        return items or None
    if isinstance(value, dict):
        return {key: canonical(value[key]) for key in sorted(value)} or None
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def canonical_json(value: Json) -> bytes:
    """Return the bytes over which hashes are made: sorted keys, UTF-8, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_sha256(fields: Fields) -> str:
    """Return the hash of a record's content; fields without a value do not count."""
    kept = {name: canonical(value) for name, value in fields.items()}
    return hashlib.sha256(
        canonical_json({name: value for name, value in kept.items() if value is not None})
    ).hexdigest()
