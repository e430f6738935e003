"""Questionnaires as records: a typed header, promoted columns and the answers.

Answers are one mapping `question path -> value`, replaced as a whole, never edited in place.
"""

from typing import Any, ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced, json_column, record_classes

STATES = ("draft", "in_progress", "returned", "complete", "approved")

_HEADER = ("form_id", "form_version", "officer_id")
ASSESSMENT_FLAGS = (
    "single_parent",
    "woman_headed",
    "elderly_only",
    "disability",
    "chronic_illness",
    "child_headed",
    "three_children",
    "child_under_5",
    "pregnant_member",
    "no_income",
    "collective_centre",
    "unsafe_housing",
    "young_couple",
    "violence_survivor",
)
RESTRICTED_FLAGS = frozenset({"violence_survivor"})
"""Never in lists, exports or print-outs made without that right."""

_ASSESSMENT_RESULTS = (
    "visit_date",
    "purpose",
    "outcome",
    "consent",
    "household_size",
    "returning_size",
    *ASSESSMENT_FLAGS,
    "eligibility_auto",
    "eligibility",
    "score_housing",
    "vulnerability_points",
    "score_displacement",
    "score_livelihood",
    "score_total",
    "score_provisional",
    "scheme",
    "income_eur_cents",
    "rent_eur_cents",
    "fcs_group",
    "feels_safe",
    "sections_done",
    "sections_total",
)


class Survey(Record):
    """What every filled questionnaire has: its form, who filled it, how far it is, the answers."""

    form_id: str = Field(default="", max_length=60)
    form_version: str = Field(default="", max_length=40)
    officer_id: str = Field(default="", max_length=36)
    state: str = Field(default="draft", index=True, max_length=20)
    sections_done: int = 0
    sections_total: int = 0
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=json_column())

    @property
    def held_on(self) -> str | None:
        """The day of the visit or the survey."""
        found: str | None = getattr(self, "visit_date", None) or getattr(self, "survey_date", None)
        return found


def questionnaire_classes() -> dict[str, type[Survey]]:
    """Return every class of filled questionnaires by its table name."""
    return {name: one for name, one in record_classes().items() if issubclass(one, Survey)}


class HouseholdAssessment(Survey, table=True):
    """One visit's assessment of a household."""

    __tablename__: ClassVar[str] = "household_assessment"
    sync: ClassVar[Synced] = Synced(
        parent="household_id", answers=True, derived=_ASSESSMENT_RESULTS
    )

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    form_id: str = Field(default="household_assessment", max_length=60)
    visit_date: str | None = Field(default=None, max_length=20)
    purpose: str | None = Field(default=None, max_length=10)
    outcome: str | None = Field(default=None, max_length=10)
    consent: str | None = Field(default=None, max_length=10)
    household_size: int | None = None
    returning_size: int | None = None
    single_parent: bool | None = None
    woman_headed: bool | None = None
    elderly_only: bool | None = None
    disability: bool | None = None
    chronic_illness: bool | None = None
    child_headed: bool | None = None
    three_children: bool | None = None
    child_under_5: bool | None = None
    pregnant_member: bool | None = None
    no_income: bool | None = None
    collective_centre: bool | None = None
    unsafe_housing: bool | None = None
    young_couple: bool | None = None
    violence_survivor: bool | None = None
    """Restricted: never in lists, exports or print-outs made without that right."""
    eligibility_auto: str | None = Field(default=None, max_length=10)
    eligibility: str | None = Field(default=None, max_length=10)
    score_housing: int | None = None
    vulnerability_points: int | None = None
    score_displacement: int | None = None
    score_livelihood: int | None = None
    score_total: int | None = None
    score_provisional: bool | None = None
    scheme: str | None = Field(default=None, max_length=40)
    income_eur_cents: int | None = None
    rent_eur_cents: int | None = None
    fcs_group: str | None = Field(default=None, max_length=20)
    feels_safe: str | None = Field(default=None, max_length=10)


_DAMAGE_RESULTS = (
    "survey_date",
    "survey_kind",
    "latitude",
    "longitude",
    "access",
    "mines",
    "building_type",
    "gross_m2",
    "damage_index",
    "category_auto",
    "category",
    "category_reason",
    "provisional",
    "scheme",
    "safety_tag",
    "habitable",
    "work_kind",
    "house_type",
    "works_eur_cents",
    "estimate_eur_cents",
    "price_list",
    "sections_done",
    "sections_total",
)


class DamageSurvey(Survey, table=True):
    """One survey of the damage to a dwelling. Index 0 to 100, categories I to V, money in cents."""

    __tablename__: ClassVar[str] = "damage_survey"
    sync: ClassVar[Synced] = Synced(parent="dwelling_id", answers=True, derived=_DAMAGE_RESULTS)

    dwelling_id: str = Field(foreign_key="dwelling.id", index=True, max_length=36)
    form_id: str = Field(default="housing_damage", max_length=60)
    survey_date: str | None = Field(default=None, max_length=20)
    survey_kind: str | None = Field(default=None, max_length=10)
    latitude: float | None = None
    longitude: float | None = None
    access: str | None = Field(default=None, max_length=10)
    mines: str | None = Field(default=None, max_length=10)
    building_type: str | None = Field(default=None, max_length=10)
    gross_m2: float | None = None
    damage_index: float | None = None
    category_auto: str | None = Field(default=None, max_length=10)
    category: str | None = Field(default=None, max_length=10)
    category_reason: str | None = Field(default=None, max_length=500)
    provisional: bool | None = None
    scheme: str | None = Field(default=None, max_length=40)
    safety_tag: str | None = Field(default=None, max_length=10)
    habitable: str | None = Field(default=None, max_length=10)
    work_kind: str | None = Field(default=None, max_length=10)
    house_type: str | None = Field(default=None, max_length=20)
    works_eur_cents: int | None = None
    estimate_eur_cents: int | None = None
    price_list: str | None = Field(default=None, max_length=60)


class HouseholdForm(Survey, table=True):
    """A questionnaire of the office's own about a household; `form_id` says which."""

    __tablename__: ClassVar[str] = "household_form"
    sync: ClassVar[Synced] = Synced(
        parent="household_id",
        answers=True,
        derived=("visit_date", "sections_done", "sections_total"),
    )

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    form_id: str = Field(default="", index=True, max_length=60)
    visit_date: str | None = Field(default=None, max_length=20)


def questionnaire_class(form_id: str) -> type[Survey]:
    """Return the class of the records that a form fills; the office's own forms share one."""
    usual = {
        str(one.model_fields["form_id"].default): one for one in questionnaire_classes().values()
    }
    return usual.get(form_id, HouseholdForm)
