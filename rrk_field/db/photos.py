"""Photos and documents at rest: sealed files whose names say nothing, known by content hash."""

import hashlib
import io
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final
from weakref import WeakKeyDictionary

from uuid_utils.compat import uuid4

from rrk_field.db import durable, keys
from rrk_field.db.file import DamagedFileError, DiskFullError
from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError

LONGEST_SIDE_PX: Final = 1600
"""Source: programme assumption, to be confirmed."""

_MAGIC: Final = b"RRKP"
_VERSION: Final = 1
_CHUNK: Final = 1 << 20
_TAG: Final = 16
_HEAD: Final = struct.Struct(">4sB16s16s8s32sQ")
"""Magic, version, data key id, salt, nonce prefix, SHA-256 and size of the plain content."""

_MOST_PIXELS: Final = 100_000_000
_MOST_THUMBNAILS: Final = 500
_QUALITY: Final = 85
_TAKEN_AT: Final = 0x9003
_EXIF_IFD: Final = 0x8769


class BadImageError(RrkError):
    """The file is no picture that this program can read."""

    code: ClassVar[str] = "bad_image"


@dataclass(frozen=True)
class Prepared:
    """A picture as it is kept: down-scaled, without position and device data."""

    data: bytes
    width: int
    height: int
    taken_at: str | None


def prepare(data: bytes) -> Prepared:
    """Return a picture as it is kept. Raises BadImageError."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise BadImageError
            taken_at = _taken_at(opened)
            picture = _on_white(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadImageError from error
    except Image.DecompressionBombError as error:
        raise BadImageError from error
    picture.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    return Prepared(_jpeg(picture), picture.width, picture.height, taken_at)


def keep(store: Store, data: bytes) -> str:
    """Seal a file, note it in the table `blob`, and return its hash; a known one is kept once.

    Raises DiskFullError.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = f"{uuid4()}.photo"
    if _path_of(store, sha256) is not None:
        return sha256
    folder = store.profile.folder / "photos"
    folder.mkdir(exist_ok=True)
    try:
        durable.replace(folder / path, sealed(store.data_key, data))
    except OSError as error:
        (folder / f"{path}.new").unlink(missing_ok=True)
        raise DiskFullError from error
    with store.writing() as connection:
        connection.exec_driver_sql(
            'INSERT INTO blob(sha256, size, state, "offset", path, last_error)'
            " VALUES (?, ?, 'local', 0, ?, '')"
            # One that was only expected is here now, and may have to be sent from here.
            " ON CONFLICT(sha256) DO UPDATE SET path = excluded.path, size = excluded.size,"
            " state = CASE state WHEN 'wanted' THEN 'local' ELSE state END",
            (sha256, len(data), path),
        )
    return sha256


def read(store: Store, sha256: str) -> bytes | None:
    """Return the content of a file, or None if it is not on this laptop.

    Raises DamagedFileError if it is not what was sealed.
    """
    path = _path_of(store, sha256)
    if path is None:
        return None
    return opened(store.data_key, path.read_bytes(), sha256)


def thumbnail(store: Store, sha256: str, size: int) -> bytes:
    """Return a small JPEG whose longer side has `size` pixels; empty if the file is not here."""
    known = _thumbnails.setdefault(store, {})
    if (sha256, size) not in known:
        data = read(store, sha256)
        if data is None:
            return b""
        while len(known) >= _MOST_THUMBNAILS:
            known.pop(next(iter(known)))
        known[sha256, size] = _small(data, size)
    return known[sha256, size]


_thumbnails: WeakKeyDictionary[Store, dict[tuple[str, int], bytes]] = WeakKeyDictionary()
"""In memory only, for as long as their store is open."""


def _small(data: bytes, size: int) -> bytes:
    from PIL import Image

    with suppress(OSError), Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (size * 2, size * 2))
        picture.thumbnail((size, size))
        return _jpeg(_on_white(picture))
    return b""


def sealed(data_key: bytes, data: bytes) -> bytes:
    """Return a file's sealed form."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, prefix = os.urandom(16), os.urandom(8)
    key_id = bytes.fromhex(keys.key_id(data_key))
    digest = hashlib.sha256(data).digest()
    head = _HEAD.pack(_MAGIC, _VERSION, key_id, salt, prefix, digest, len(data))
    cipher = AESGCM(keys.derived(data_key, "rrk/1/photo", salt=salt))
    chunks = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)] or [b""]
    parts = (
        cipher.encrypt(prefix + number.to_bytes(4), chunk, _aad(head, number, len(chunks)))
        for number, chunk in enumerate(chunks)
    )
    return head + b"".join(parts)


def opened(data_key: bytes, blob: bytes, sha256: str) -> bytes:
    """Return the content of a sealed file. Raises DamagedFileError if anything in it changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        magic, version, _key, salt, prefix, digest, size = _HEAD.unpack_from(blob)
        head, chunks = blob[: _HEAD.size], list(_chunks(blob))
        cipher = AESGCM(keys.derived(data_key, "rrk/1/photo", salt=salt))
        data = b"".join(
            cipher.decrypt(prefix + number.to_bytes(4), chunk, _aad(head, number, len(chunks)))
            for number, chunk in enumerate(chunks)
        )
    except (struct.error, InvalidTag) as error:
        raise DamagedFileError from error
    whole = magic == _MAGIC and version == _VERSION and len(data) == size
    if not whole or digest.hex() != sha256 or hashlib.sha256(data).digest() != digest:
        raise DamagedFileError
    return data


def _chunks(blob: bytes) -> Iterator[bytes]:
    for start in range(_HEAD.size, len(blob), _CHUNK + _TAG):
        yield blob[start : start + _CHUNK + _TAG]


def _aad(head: bytes, number: int, count: int) -> bytes:
    """Bind a chunk to its file, and say which one is the last."""
    return head + (b"\x01" if number == count - 1 else b"\x00")


def _path_of(store: Store, sha256: str) -> Path | None:
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT path FROM blob WHERE sha256 = ? AND path <> ''", (sha256,)
        ).fetchone()
    path = store.profile.folder / "photos" / row[0] if row else None
    return path if path is not None and path.exists() else None


def _taken_at(picture: Any) -> str | None:
    """Return when a picture was taken, `2026-03-02T09:14:00`, if it says so itself."""
    from datetime import datetime

    with suppress(OSError, ValueError, TypeError, SyntaxError, struct.error):
        written = picture.getexif().get_ifd(_EXIF_IFD).get(_TAKEN_AT)
        return datetime.strptime(written, "%Y:%m:%d %H:%M:%S").isoformat() if written else None  # noqa: DTZ007
    return None


def _on_white(picture: Any) -> Any:
    """Return the picture in plain colours; what is transparent becomes paper."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _jpeg(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
