"""Adding pictures and other files to a record: what is kept of them, and what is refused."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from rrk_field.db import photos, pictures
from rrk_field.db.store import Store
from rrk_field.domain import media
from rrk_field.domain.attachments import Photo, Picture
from rrk_field.domain.errors import RrkError
from rrk_field.domain.households import Consent

_AGREED: Final = ("1", "2")
"""Consent signed, or given by word before a witness."""


class SamePictureError(RrkError):
    """The picture is at this question already; it was not added again."""

    code: ClassVar[str] = "same_picture"


@dataclass(frozen=True)
class PictureRules:
    """What is kept of a picture; the place only where the household agreed too."""

    longest_px: int = pictures.LONGEST_SIDE_PX
    with_place: bool = False
    keep_original: bool = False


def add_photo(
    store: Store,
    root_id: str,
    about_id: str | None,
    path: str,
    data: bytes,
    kind: str = "other",
    caption: str = "",
    *,
    rules: PictureRules | None = None,
    camera_key: str = "",
    record_class: type[Picture] = Photo,
) -> Picture:
    """Keep a picture of a household, project or visit, a survey or a question.

    Raises BadImageError, HeicImageError, LargeImageError, SamePictureError, DiskFullError.
    """
    rules = rules or PictureRules()
    here = {one.sha256 for one in store.find(record_class, about_id=about_id, path=path)}
    digest = photos.hash_of(data)
    if known := here & photos.made_from(store, digest):
        raise SamePictureError(sha256=known.pop())
    with_place = rules.with_place and place_may_be_kept(store, root_id)
    prepared = pictures.prepare(data, longest=rules.longest_px, with_place=with_place)
    sha256 = photos.keep(store, prepared.data)
    if sha256 in here:
        raise SamePictureError(sha256=sha256)
    came = (prepared.came_width, prepared.came_height)
    smaller = came != (prepared.width, prepared.height)
    photos.note_source(
        store,
        sha256,
        photos.Source(digest, camera_key, *came),
        data if rules.keep_original and smaller else b"",
    )
    photo = record_class(
        about_id=about_id,
        path=path,
        kind=kind,
        caption=caption,
        taken_at=prepared.taken_at,
        sha256=sha256,
        size_bytes=len(prepared.data),
        width_px=prepared.width,
        height_px=prepared.height,
    )
    return _saved(store, photo, root_id)


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file outside. Raises LargeFileError before reading, OSError."""
    if path.stat().st_size > media.MOST_BYTES:
        raise media.LargeFileError(megabytes=media.MOST_BYTES >> 20)
    return path.read_bytes()


def add_file(
    store: Store,
    root_id: str,
    about_id: str | None,
    path: str,
    data: bytes,
    name: str,
    wanted: str = "",
    *,
    record_class: type[Picture] = Photo,
) -> Picture:
    """Keep another file of a question as it is; `wanted` is what the question takes, `audio/*`.

    Raises FileKindError, LargeFileError, DiskFullError.
    """
    media_type = media.media_type(data, name, wanted)
    record = record_class(
        about_id=about_id,
        path=path,
        kind="file",
        caption=media.clean_name(name),
        sha256=photos.keep(store, data),
        size_bytes=len(data),
        media_type=media_type,
    )
    return _saved(store, record, root_id)


def _saved(store: Store, photo: Picture, root_id: str) -> Picture:
    setattr(photo, photo.sync.parent or "", root_id)
    store.save(photo)
    return photo


def place_may_be_kept(store: Store, household_id: str) -> bool:
    """Whether the household agreed that its data is collected, and has not withdrawn that."""
    consents = store.find(Consent, household_id=household_id)
    return bool(consents) and consents[-1].given in _AGREED and not consents[-1].withdrawn_on
