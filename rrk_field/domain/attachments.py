"""Photos: the record; its bytes follow by content hash."""

from typing import ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced


class Picture(Record):
    """A photo or another file beside a record, or the answer of a question.

    `sha256` is of the file as stored. A picture was down-scaled, and the data of the device
    dropped; its place is in it only where the household agreed.
    """

    FILE: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("sha256", "size_bytes", "media_type", "width_px", "height_px"),
    )
    """What is told of the file, which changes as one."""

    about_id: str | None = Field(default=None, index=True, max_length=36)
    """The dwelling or survey it belongs to."""
    path: str = Field(default="", max_length=300)
    """The question or repeat row it belongs to."""
    kind: str = Field(default="other", max_length=40)
    """What a photo shows, or `signature`, `drawing`, `file`: answers that are no photos."""
    caption: str = Field(default="", max_length=300)
    taken_at: str | None = Field(default=None, max_length=40)
    sha256: str = Field(index=True, max_length=64)
    size_bytes: int = 0
    media_type: str = Field(default="image/jpeg", max_length=80)
    width_px: int = 0
    height_px: int = 0


class Photo(Picture, table=True):
    """A photo or another file of a household, a dwelling or a question's answer."""

    __tablename__: ClassVar[str] = "photo"
    sync: ClassVar[Synced] = Synced(parent="household_id", together=Picture.FILE)

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
