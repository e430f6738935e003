"""The photos and files of one record: a small door to the store for the widgets that show them."""

from dataclasses import replace
from pathlib import Path

from rrk_field.db import attachments, photos
from rrk_field.db.attachments import PictureRules, SamePictureError
from rrk_field.db.files import Travelled, travelled
from rrk_field.db.pictures import small
from rrk_field.db.store import Store
from rrk_field.domain.attachments import Photo, Picture
from rrk_field.settings import Preferences

THUMBNAIL = 184
"""Longest side of a thumbnail in pixels: sharp at twice the size it is shown."""
NO_PHOTOS = ("signature", "drawing", "file")
"""Kinds that are answers of their own, and not shown among the photos."""


class PhotoShelf:
    """Photos of a questionnaire, each at the path of a question or a repeat row.

    `record_class` is that of photos under `root_id`: of a household, a project or a visit.
    """

    def __init__(
        self,
        store: Store,
        root_id: str,
        about_id: str,
        rules: PictureRules | None = None,
        record_class: type[Picture] = Photo,
    ) -> None:
        self._store = store
        self._root_id, self._about_id = root_id, about_id
        self._class = record_class
        self.rules = rules or PictureRules()
        self._known: tuple[object, list[Picture]] = (None, [])

    def all(self) -> list[Picture]:
        """All photos of the record, oldest first."""
        return [photo for photo in self._records() if photo.kind not in NO_PHOTOS]

    def at(self, path: str) -> list[Picture]:
        """The photos of a question, or of all questions of a repeat row or of a repeat."""
        return [photo for photo in self.all() if is_under(photo.path, path)]

    def add(
        self,
        path: str,
        data: bytes,
        kind: str = "other",
        *,
        caption: str = "",
        longest_px: int | None = None,
        camera_key: str = "",
    ) -> Picture:
        """Keep a photo. Raises an RrkError where the bytes are no picture, or it is here already.

        `longest_px` is what the question allows; the program's own limit stays.
        """
        rules = self.rules
        if longest_px:
            rules = replace(rules, longest_px=min(longest_px, rules.longest_px))
        return attachments.add_photo(
            self._store,
            self._root_id,
            self._about_id,
            path,
            data,
            kind,
            caption,
            rules=rules,
            camera_key=camera_key,
            record_class=self._class,
        )

    def keep_drawn(self, path: str, png: bytes, kind: str) -> str:
        """Keep a signature or a drawing and return the answer that stands for it."""
        try:
            return self.add(path, png, kind).sha256
        except SamePictureError as same:
            return str(same.values["sha256"])

    def add_file(self, path: str, data: bytes, name: str, wanted: str = "") -> Picture:
        """Keep another file; `wanted` is what the question takes, such as `audio/*`.

        Raises an RrkError where it is of another kind, or too large.
        """
        return attachments.add_file(
            self._store,
            self._root_id,
            self._about_id,
            path,
            data,
            name,
            wanted,
            record_class=self._class,
        )

    def file_of(self, path: str, sha256: str) -> Picture | None:
        """The record of a question's photo or file, by its answer."""
        found = [one for one in self._records() if (one.path, one.sha256) == (path, sha256)]
        return found[-1] if found else None

    def save_copy(self, photo: Picture, target: Path) -> bool:
        """Write a file, as it is, to where the officer chose; False if it is not on this laptop.

        It is never opened by way of a temporary file: what leaves the sealed folder is a copy that
        somebody asked for. Raises OSError, DamagedFileError.
        """
        data = self.bytes_of(photo.sha256)
        if data is None:
            return False
        target.write_bytes(data)
        return True

    def describe(self, photo: Picture, caption: str) -> None:
        """Write under a photo what it shows."""
        photo.caption = caption
        self._store.save(photo)

    def set_kind(self, photo: Picture, kind: str) -> None:
        """Say what a photo shows, by a code of the form's list."""
        photo.kind = kind
        self._store.save(photo)

    def remove(self, photo: Picture) -> None:
        """Take a photo away; `restore` brings it back."""
        self._store.remove(photo)

    def restore(self, photo: Picture) -> None:
        """Bring back a photo that was removed."""
        self._store.restore(photo)

    def bytes_of(self, sha256: str) -> bytes | None:
        """The picture itself, if it is on this laptop."""
        return photos.read(self._store, sha256)

    def original_of(self, sha256: str) -> bytes | None:
        """The picture as it came, if it was kept on this laptop."""
        return photos.original(self._store, sha256)

    def thumbnail(self, sha256: str) -> bytes:
        """A small picture; empty if the picture is not on this laptop."""
        return photos.thumbnail(self._store, sha256, THUMBNAIL)

    def travelled(self) -> dict[str, Travelled]:
        """How far each photo and file has come, by content hash."""
        with self._store.reading() as connection:
            return travelled(connection, self._class.__tablename__, self._about_id)

    def taken_in(self) -> set[str]:
        """The keys of the camera's files that this laptop has already."""
        return photos.taken_in(self._store)

    def _records(self) -> list[Picture]:
        """The records, read again only where one has changed: there may be hundreds."""
        with self._store.reading() as connection:
            state = connection.exec_driver_sql(
                "SELECT count(*), count(removed_at), max(changed_at), sum(revision)"  # noqa: S608
                f" FROM {self._class.__tablename__} WHERE about_id = ?",
                (self._about_id,),
            ).fetchone()
            if self._known[0] != state:
                self._known = state, self._store.find(self._class, about_id=self._about_id)
        return self._known[1]


def is_under(path: str, above: str) -> bool:
    """Whether a path is that of a question, or lies in a group, a repeat or a row of it."""
    return path == above or path.startswith((f"{above}/", f"{above}["))


def rules_of(preferences: Preferences) -> PictureRules:
    """What is kept of a picture, by what the officer set."""
    return PictureRules(
        with_place=preferences.photo_place, keep_original=preferences.photo_originals
    )


def small_of_file(path: str) -> bytes:
    """A small picture of a file outside; empty where it cannot be read."""
    try:
        return small(Path(path).read_bytes(), THUMBNAIL)
    except OSError:
        return b""
