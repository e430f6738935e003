"""What the office publishes to every laptop: phases of the programme and questionnaires."""

import re
from typing import Any, ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced, json_column


class Phase(Record, table=True):
    """A phase of the programme; several run at once.

    `published` holds figures that were published, each with its source; they are never mixed
    with counted ones. Money is in cents.
    """

    __tablename__: ClassVar[str] = "phase"
    sync: ClassVar[Synced] = Synced(everywhere=True, office_only=True, sets=("municipality_codes",))

    code: str = Field(index=True, max_length=10)
    name_en: str = Field(default="", max_length=200)
    name_sq: str = Field(default="", max_length=200)
    name_sr: str = Field(default="", max_length=200)
    implementer: str = Field(default="", max_length=200)
    partners: str = Field(default="", max_length=300)
    starts_on: str | None = Field(default=None, max_length=20)
    ends_on: str | None = Field(default=None, max_length=20)
    municipality_codes: list[str] = Field(default_factory=list, sa_type=json_column())
    budget_eur_cents: dict[str, int] = Field(default_factory=dict, sa_type=json_column())
    published: dict[str, Any] = Field(default_factory=dict, sa_type=json_column())
    footnote: str = Field(default="status_neutral", max_length=40)
    """Which text about the name Kosovo the phase's reports carry."""
    official: bool = False
    """False: unofficial default, to be confirmed by the programme."""


class Questionnaire(Record, table=True):
    """A published version of a questionnaire; a published version never changes."""

    __tablename__: ClassVar[str] = "questionnaire"
    sync: ClassVar[Synced] = Synced(everywhere=True, office_only=True)

    form_id: str = Field(index=True, max_length=60)
    form_version: str = Field(max_length=40)
    title: str = Field(default="", max_length=200)
    sha256: str = Field(max_length=64)
    """Of the XForm, which travels as a file."""
    size_bytes: int = 0
    restricted: list[str] = Field(default_factory=list, sa_type=json_column())
    """Paths of its restricted questions, rows left out: who may not see the answers."""
    together: list[list[str]] = Field(default_factory=list, sa_type=json_column())
    """Groups of questions that are merged as one value, by path, rows left out."""
    retired: bool = False
    """Retired versions open what was filled with them, and begin nothing new."""


class QuestionnaireFile(Record, table=True):
    """A file that a version of a questionnaire names: a list of choices, a picture, a sound."""

    __tablename__: ClassVar[str] = "questionnaire_file"
    sync: ClassVar[Synced] = Synced(parent="questionnaire_id", office_only=True)

    questionnaire_id: str = Field(foreign_key="questionnaire.id", index=True, max_length=36)
    name: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    size_bytes: int = 0


VersionOrder = tuple[tuple[int, int, str], ...]


def version_order(version: str) -> VersionOrder:
    """Return what versions of a questionnaire are compared by: `2026.2` before `2026.10`."""
    parts = re.findall(r"\d+|[^\W\d_]+", version)
    return tuple((1, int(p), "") if p.isdecimal() else (0, 0, p.casefold()) for p in parts)
