"""The photos of one record: a small door to the store for the widgets that show photos."""

from rrk_field.db import operations, photos
from rrk_field.db.store import Store
from rrk_field.domain.attachments import Photo

THUMBNAIL = 184
"""Longest side of a thumbnail in pixels: sharp at twice the size it is shown."""


class PhotoShelf:
    """Photos of an assessment or a survey, each at the path of a question or a repeat row."""

    def __init__(self, store: Store, household_id: str, about_id: str) -> None:
        self._store = store
        self._household_id, self._about_id = household_id, about_id

    def all(self) -> list[Photo]:
        """All photos of the record, oldest first; signatures are answers and left out."""
        found = self._store.find(Photo, about_id=self._about_id)
        return [photo for photo in found if photo.kind != "signature"]

    def at(self, path: str) -> list[Photo]:
        """The photos of a question, or of all questions of a repeat row."""
        return [photo for photo in self.all() if f"{photo.path}/".startswith(f"{path}/")]

    def add(self, path: str, data: bytes, kind: str = "other") -> Photo:
        """Keep a photo. Raises an RrkError where the bytes are no picture."""
        return operations.add_photo(
            self._store, self._household_id, self._about_id, path, data, kind, ""
        )

    def keep_signature(self, path: str, png: bytes) -> str:
        """Keep a signature and return the answer that stands for it."""
        return self.add(path, png, "signature").sha256

    def describe(self, photo: Photo, caption: str) -> None:
        """Write under a photo what it shows."""
        photo.caption = caption
        self._store.save(photo)

    def remove(self, photo: Photo) -> None:
        """Take a photo away; `restore` brings it back."""
        self._store.remove(photo)

    def restore(self, photo: Photo) -> None:
        """Bring back a photo that was removed."""
        self._store.restore(photo)

    def bytes_of(self, sha256: str) -> bytes | None:
        """The picture itself, if it is on this laptop."""
        return photos.read(self._store, sha256)

    def thumbnail(self, sha256: str) -> bytes:
        """A small picture; empty if the picture is not on this laptop."""
        return photos.thumbnail(self._store, sha256, THUMBNAIL)
