"""Pictures made ready for keeping: upright, small enough, without what the camera wrote into them.

Only the time stays, and the place where the family agreed to it. Nothing here touches the store.
"""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from rrk_field.domain.errors import RrkError

LONGEST_SIDE_PX: Final = 1600
"""Source: programme assumption, to be confirmed."""

_MOST_BYTES: Final = 25 << 20
_MOST_PIXELS: Final = 50_000_000
_LIMITS: Final = {"megabytes": _MOST_BYTES >> 20, "megapixels": _MOST_PIXELS // 1_000_000}
_QUALITY: Final = 85
_TAKEN_AT: Final = 0x9003
_EXIF_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
_POSITION: Final = (1, 2, 3, 4)
"""North or south, latitude, east or west, longitude; no direction, no speed, no time."""
_HEIF_BRANDS: Final = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")


class BadImageError(RrkError):
    """The file is no picture that this program can read."""

    code: ClassVar[str] = "bad_image"


class HeicImageError(RrkError):
    """The file is a picture in the format that some telephones use by themselves."""

    code: ClassVar[str] = "heic_image"


class LargeImageError(RrkError):
    """The picture has more bytes or more points than a laptop can unpack."""

    code: ClassVar[str] = "large_image"


@dataclass(frozen=True)
class Prepared:
    """A picture as it is kept: down-scaled, without the data of the device."""

    data: bytes
    width: int
    height: int
    taken_at: str | None
    came_width: int
    came_height: int
    """Its size before, upright."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a picture outside. Raises LargeImageError before reading, OSError."""
    if path.stat().st_size > _MOST_BYTES:
        raise LargeImageError(**_LIMITS)
    return path.read_bytes()


def prepare(data: bytes, *, longest: int = LONGEST_SIDE_PX, with_place: bool = False) -> Prepared:
    """Return a picture as it is kept, its longer side at most `longest` pixels.

    Raises BadImageError, HeicImageError, LargeImageError.
    """
    from PIL import ImageOps

    if len(data) > _MOST_BYTES:
        raise LargeImageError(**_LIMITS)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise HeicImageError
    with _opened(data) as picture:
        taken_at, exif = _taken_at(picture), _kept_exif(picture, with_place=with_place)
        width, height = picture.size
        picture.draft("RGB", (longest, longest))  # a JPEG is unpacked small from the start
        upright = _on_white(ImageOps.exif_transpose(picture))
    if (width > height) != (upright.width > upright.height):
        width, height = height, width
    upright.thumbnail((longest, longest))
    return Prepared(_jpeg(upright, exif), upright.width, upright.height, taken_at, width, height)


def small(data: bytes, size: int) -> bytes:
    """Return a small JPEG whose longer side has `size` pixels; empty for what is no picture."""
    with suppress(BadImageError, LargeImageError), _opened(data) as picture:
        picture.draft("RGB", (size * 2, size * 2))
        picture.thumbnail((size, size))
        return _jpeg(_on_white(picture))
    return b""


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise LargeImageError(**_LIMITS)
            yield picture
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadImageError from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LargeImageError(**_LIMITS) from error


def _taken_at(picture: Any) -> str | None:
    """Return when a picture was taken, `2026-03-02T09:14:00`, if it says so itself."""
    from datetime import datetime

    with suppress(OSError, ValueError, TypeError, SyntaxError, struct.error):
        written = picture.getexif().get_ifd(_EXIF_IFD).get(_TAKEN_AT)
        return datetime.strptime(written, "%Y:%m:%d %H:%M:%S").isoformat() if written else None  # noqa: DTZ007
    return None


def _kept_exif(picture: Any, *, with_place: bool) -> bytes:
    """Return what stays of the camera's data: the time, and the place if it may."""
    from PIL import Image

    kept, parts = Image.Exif(), 0
    with suppress(OSError, ValueError, TypeError, SyntaxError, struct.error):
        came = picture.getexif()
        if written := came.get_ifd(_EXIF_IFD).get(_TAKEN_AT):
            kept.get_ifd(_EXIF_IFD)[_TAKEN_AT] = written
            parts += 1
        position = came.get_ifd(_GPS_IFD) if with_place else {}
        if all(tag in position for tag in _POSITION):
            kept.get_ifd(_GPS_IFD).update({tag: position[tag] for tag in _POSITION})
            parts += 1
        return kept.tobytes() if parts else b""
    return b""


def _on_white(picture: Any) -> Any:
    """Return the picture in plain colours; what is transparent becomes paper."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _jpeg(picture: Any, exif: bytes = b"") -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True, exif=exif)
    return out.getvalue()
