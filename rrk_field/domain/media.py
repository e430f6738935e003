"""Which kind of file something is, by its first bytes; never by its name alone."""

from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar, Final

from rrk_field.domain.errors import RrkError

MOST_BYTES: Final = 25 << 20
"""The largest file that the office takes."""

_NAME_LENGTH: Final = 120
_FORBIDDEN: Final = '\\/:*?"<>|'
_RESERVED: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{n}{i}" for n in ("com", "lpt") for i in "123456789"),
}
_OFFICE: Final = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_TEXTS: Final = {".csv": "text/csv", ".txt": "text/plain", ".geojson": "application/geo+json"}
_SUFFIXES: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/wav": ".wav",
    "audio/flac": ".flac",
    "audio/amr": ".amr",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "video/3gpp": ".3gp",
    **{kind: suffix for suffix, kind in (*_OFFICE.items(), *_TEXTS.items())},
}


class FileKindError(RrkError):
    """A file of this kind is not kept."""

    code: ClassVar[str] = "file_kind"


class LargeFileError(RrkError):
    """The file has more bytes than the office takes."""

    code: ClassVar[str] = "large_file"


def media_type(data: bytes, name: str, wanted: str = "") -> str:
    """Return the media type of a file. `wanted` is what a question takes, such as `audio/*`.

    Raises FileKindError, LargeFileError.
    """
    if len(data) > MOST_BYTES:
        raise LargeFileError(megabytes=MOST_BYTES >> 20)
    found = _kind(data, PurePath(name).suffix.lower())
    group = wanted.partition("/")[0]
    takes_all = group in ("", "*", "application")
    if not found or not (takes_all or found.startswith(f"{group}/")):
        raise FileKindError
    return found


def suffix_of(kind: str) -> str:
    """Return the usual ending of a file's name, `.pdf`."""
    return _SUFFIXES.get(kind, "")


def clean_name(name: str) -> str:
    """Return a file's name as it may be shown and offered for saving."""
    shown = "".join(letter for letter in name if letter.isprintable() and letter not in _FORBIDDEN)
    shown = shown.strip(" .")
    stem, dot, suffix = shown.rpartition(".")
    if (stem or shown).lower() in _RESERVED:
        shown = f"_{shown}"
    if len(shown) > _NAME_LENGTH:
        shown = shown[: _NAME_LENGTH - len(suffix) - 1] + dot + suffix
    return shown


def _kind(data: bytes, suffix: str) -> str:
    for known, test in _TESTS:
        if test(data):
            return known
    if data[:4] == b"PK\x03\x04":
        return _OFFICE.get(suffix, "")
    return _TEXTS.get(suffix, "") if _is_text(data) else ""


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(starts)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda data: data[:4] == b"RIFF" and data[8:12] == form


def _box(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda data: data[4:8] == b"ftyp" and data[8:12].startswith(brands)


_TESTS: Final[tuple[tuple[str, Callable[[bytes], bool]], ...]] = (
    ("image/jpeg", _begins(b"\xff\xd8\xff")),
    ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    ("image/webp", _riff(b"WEBP")),
    ("application/pdf", _begins(b"%PDF-")),
    ("audio/wav", _riff(b"WAVE")),
    ("audio/ogg", _begins(b"OggS")),
    ("audio/flac", _begins(b"fLaC")),
    ("audio/amr", _begins(b"#!AMR")),
    ("audio/mpeg", _begins(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    ("audio/mp4", _box(b"M4A", b"M4B")),
    ("video/3gpp", _box(b"3gp", b"3g2")),
    ("video/mp4", _box(b"isom", b"iso2", b"mp4", b"avc1", b"M4V", b"qt")),
    ("video/webm", _begins(b"\x1a\x45\xdf\xa3")),
)


def _is_text(data: bytes) -> bool:
    """Whether these bytes are text in UTF-8, without control characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\r\n" for letter in text)
