"""Photos: the record; its bytes follow by content hash."""

from typing import ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced


class Photo(Record, table=True):
    """A photo of a household, a dwelling or a question's answer.

    `sha256` is of the file as stored, after down-scaling; position and device data are dropped.
    """

    __tablename__: ClassVar[str] = "photo"
    sync: ClassVar[Synced] = Synced(
        parent="household_id",
        together=(("sha256", "size_bytes", "media_type", "width_px", "height_px"),),
    )

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    about_id: str | None = Field(default=None, index=True, max_length=36)
    """The dwelling or survey it belongs to."""
    path: str = Field(default="", max_length=300)
    """The question or repeat row it belongs to."""
    kind: str = Field(default="other", max_length=40)
    caption: str = Field(default="", max_length=300)
    taken_at: str | None = Field(default=None, max_length=40)
    sha256: str = Field(index=True, max_length=64)
    size_bytes: int = 0
    media_type: str = Field(default="image/jpeg", max_length=40)
    width_px: int = 0
    height_px: int = 0
