"""Dwellings and plots of a household, and their property papers."""

from typing import ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced


class Dwelling(Record, table=True):
    """A house or plot at the place of return. Areas in m², position in WGS 84 degrees."""

    __tablename__: ClassVar[str] = "dwelling"
    sync: ClassVar[Synced] = Synced(
        parent="household_id",
        together=(("latitude", "longitude"), ("owner_person_id", "ownership_kind")),
    )

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    municipality_code: str = Field(default="", max_length=2)
    settlement_id: str | None = Field(default=None, max_length=36)
    settlement_text: str = Field(default="", max_length=120)
    address: str = Field(default="", max_length=300)
    cadastral_zone: str = Field(default="", max_length=120)
    parcel_no: str = Field(default="", max_length=60)
    latitude: float | None = None
    longitude: float | None = None
    building_type: str | None = Field(default=None, max_length=10)
    owner_person_id: str | None = Field(default=None, max_length=36)
    ownership_kind: str | None = Field(default=None, max_length=10)


class PropertyPaper(Record, table=True):
    """One paper about a dwelling, entered once and shown in both questionnaires."""

    __tablename__: ClassVar[str] = "property_paper"
    sync: ClassVar[Synced] = Synced(parent="dwelling_id")

    dwelling_id: str = Field(foreign_key="dwelling.id", index=True, max_length=36)
    kind: str = Field(default="", max_length=10)
    """A code of the list `property_proof`."""
    number: str = Field(default="", max_length=60)
    issued_on: str | None = Field(default=None, max_length=20)
    issuer: str = Field(default="", max_length=200)
    cadastral_zone: str = Field(default="", max_length=120)
    parcel_no: str = Field(default="", max_length=60)
    possession_list_no: str = Field(default="", max_length=40)
    area_m2: int | None = None
    share: str = Field(default="", max_length=20)
    holder_person_id: str | None = Field(default=None, max_length=36)
    holder_text: str = Field(default="", max_length=200)
    claim_no: str = Field(default="", max_length=40)
    decision_no: str = Field(default="", max_length=60)
    original_seen: bool = False
