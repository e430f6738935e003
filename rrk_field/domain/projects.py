"""Infrastructure projects and their surveys."""

from typing import ClassVar, Final

from sqlmodel import Field

from rrk_field.domain.attachments import Picture
from rrk_field.domain.households import Remark
from rrk_field.domain.record import Record, Synced
from rrk_field.domain.surveys import Survey

PROJECT_STATES: Final = (
    "proposed",
    "design",
    "contract",
    "works",
    "accepted",
    "maintained",
    "dropped",
)
"""Source: programme assumption, to be confirmed."""


class InfrastructureProject(Record, table=True):
    """A road, a water line, a school: something that returnees and neighbours use together.

    Its municipality decides who sees it.
    """

    __tablename__: ClassVar[str] = "infrastructure_project"
    sync: ClassVar[Synced] = Synced(
        scope="municipality_code", together=(("latitude", "longitude"),)
    )

    municipality_code: str = Field(index=True, max_length=2)
    settlement_id: str | None = Field(default=None, index=True, max_length=36)
    settlement_text: str = Field(default="", max_length=120)
    """As typed; stays when the office links the settlement."""
    number: str = Field(default="", max_length=20)
    """Given by the laptop, e.g. `K7-P3`."""
    name: str = Field(default="", max_length=200)
    kind: str | None = Field(default=None, max_length=10)
    """A code of the list `infra_kind`."""
    state: str = Field(default="proposed", index=True, max_length=20)
    proposer: str | None = Field(default=None, max_length=10)
    phase_code: str = Field(default="", max_length=10)
    contractor: str = Field(default="", max_length=200)
    latitude: float | None = None
    longitude: float | None = None


class InfrastructureSurvey(Survey, table=True):
    """One survey of a project: need, users, condition, money, what it lacks."""

    __tablename__: ClassVar[str] = "infrastructure_survey"
    sync: ClassVar[Synced] = Synced(
        parent="project_id",
        answers=True,
        derived=(
            "survey_date",
            "stage",
            "infra_kind",
            "condition",
            "users_returnee",
            "users_receiving",
            "total_eur_cents",
            "cost_per_user_eur_cents",
            "share_returnees",
            "ready_auto",
            "recommendation",
            "scheme",
            "sections_done",
            "sections_total",
        ),
    )

    project_id: str = Field(foreign_key="infrastructure_project.id", index=True, max_length=36)
    form_id: str = Field(default="infrastructure_survey", max_length=60)
    survey_date: str | None = Field(default=None, max_length=20)
    stage: str | None = Field(default=None, max_length=10)
    infra_kind: str | None = Field(default=None, max_length=10)
    condition: str | None = Field(default=None, max_length=10)
    users_returnee: int | None = None
    users_receiving: int | None = None
    total_eur_cents: int | None = None
    cost_per_user_eur_cents: int | None = None
    share_returnees: float | None = None
    """Percent of the direct users."""
    ready_auto: bool | None = None
    recommendation: str | None = Field(default=None, max_length=10)
    scheme: str | None = Field(default=None, max_length=40)


class ProjectPhoto(Picture, table=True):
    """A photo, signature or file of a project's survey."""

    __tablename__: ClassVar[str] = "project_photo"
    sync: ClassVar[Synced] = Synced(parent="project_id", together=Picture.FILE)

    project_id: str = Field(foreign_key="infrastructure_project.id", index=True, max_length=36)


class ProjectNote(Remark, table=True):
    """A remark about a project or a question of its survey."""

    __tablename__: ClassVar[str] = "project_note"
    sync: ClassVar[Synced] = Synced(parent="project_id")

    project_id: str = Field(foreign_key="infrastructure_project.id", index=True, max_length=36)
