"""Households (the programme's families), their persons, consent and remarks."""

from typing import ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Alike, Record, Synced, json_column


class Household(Record, table=True):
    """A family that asks for or gets help; its municipality of return decides who sees it.

    Source: the place of return deciding is a programme assumption, to be confirmed.
    """

    __tablename__: ClassVar[str] = "household"
    sync: ClassVar[Synced] = Synced(
        scope="municipality_code", assigned=("file_number",), wished="provisional_number"
    )

    municipality_code: str = Field(index=True, max_length=2)
    """Of the place of return."""
    settlement_id: str | None = Field(default=None, index=True, max_length=36)
    settlement_text: str = Field(default="", max_length=120)
    """As typed; stays when the office links the settlement."""
    file_number: str | None = Field(default=None, index=True, max_length=20)
    """Given by the office at the first synchronisation, or by the laptop from a block that the
    office reserved for it, e.g. `PEJ-00213`."""
    provisional_number: str = Field(default="", max_length=20)
    """Given by the laptop: `K7-12`, or the reserved number that it gave."""
    phase_code: str = Field(default="", max_length=10)
    head_given_name: str = Field(default="", max_length=120)
    head_parent_name: str = Field(default="", max_length=120)
    head_family_name: str = Field(default="", max_length=120)
    head_name_cyrillic: str = Field(default="", max_length=250)
    community: str | None = Field(default=None, max_length=10)
    paper_language: str | None = Field(default=None, max_length=10)
    displacement_category: str | None = Field(default=None, index=True, max_length=10)
    origin_municipality: str | None = Field(default=None, max_length=2)
    origin_settlement: str | None = Field(default=None, max_length=120)
    displacement_country: str | None = Field(default=None, max_length=10)
    phone_1: str | None = Field(default=None, max_length=60)
    phone_2: str | None = Field(default=None, max_length=60)
    email: str | None = Field(default=None, max_length=200)
    contact_person: str | None = Field(default=None, max_length=200)


class Person(Record, table=True):
    """A member of a household; `birth_date` is EDTF text, perhaps partial.

    Source: that name, year of birth and settlement make two people alike is a programme
    assumption, to be confirmed.
    """

    __tablename__: ClassVar[str] = "person"
    sync: ClassVar[Synced] = Synced(
        parent="household_id",
        identity=(("id_type", "id_value", "birth_date"),),
        alike=(
            Alike("id_value", folded=("id_value",)),
            Alike(
                "name",
                folded=("given_name", "family_name"),
                year="birth_date",
                above=("settlement_id", "settlement_text"),
            ),
        ),
    )

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    given_name: str = Field(default="", max_length=120)
    parent_name: str = Field(default="", max_length=120)
    family_name: str = Field(default="", max_length=120)
    former_name: str = Field(default="", max_length=120)
    nickname: str = Field(default="", max_length=120)
    relation: str | None = Field(default=None, max_length=10)
    sex: str | None = Field(default=None, max_length=10)
    birth_date: str | None = Field(default=None, max_length=20)
    id_type: str | None = Field(default=None, max_length=10)
    id_value: str | None = Field(default=None, index=True, max_length=40)
    marital: str | None = Field(default=None, max_length=10)
    education: str | None = Field(default=None, max_length=10)
    activity: str | None = Field(default=None, max_length=10)
    comes_back: str | None = Field(default=None, max_length=10)
    left_reason: str | None = Field(default=None, max_length=10)


class Consent(Record, table=True):
    """What a household agreed to, with the text and language it was read in."""

    __tablename__: ClassVar[str] = "consent"
    sync: ClassVar[Synced] = Synced(parent="household_id", sets=("share_with",))

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    given: str = Field(default="", max_length=10)
    """1 signed, 2 by word before a witness, 0 refused."""
    text_version: str = Field(default="", max_length=40)
    language: str = Field(default="", max_length=10)
    given_on: str | None = Field(default=None, max_length=20)
    witness: str = Field(default="", max_length=200)
    share_with: list[str] = Field(default_factory=list, sa_type=json_column())
    publish: str | None = Field(default=None, max_length=10)
    withdrawn_on: str | None = Field(default=None, max_length=20)


class Remark(Record):
    """A remark; never merged, each stands alone."""

    about_id: str | None = Field(default=None, max_length=36)
    path: str = Field(default="", max_length=300)
    text: str = Field(default="", max_length=4000)


class Note(Remark, table=True):
    """A remark about a household or one of its questions."""

    __tablename__: ClassVar[str] = "note"
    sync: ClassVar[Synced] = Synced(parent="household_id")

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
