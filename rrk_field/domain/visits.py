"""Visits: monitoring of a household after hand-over, and go-and-see visits with several."""

import calendar
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import ClassVar, Final

from sqlmodel import Field

from rrk_field.domain.attachments import Picture
from rrk_field.domain.households import Remark
from rrk_field.domain.record import Synced
from rrk_field.domain.surveys import DamageSurvey, Survey

MONITORING_MONTHS: Final = {"1": 3, "2": 6, "3": 12, "4": 24}
"""Kind of monitoring visit -> months after hand-over.

Source: programme assumption, to be confirmed; so is the window.
"""
WINDOW: Final = timedelta(days=30)
"""Before and after the day on which a monitoring visit is due."""

_AT_HAND_OVER = "4"
"""The kind of damage survey that is made at hand-over."""


class MonitoringVisit(Survey, table=True):
    """One visit to a household after hand-over or delivery."""

    __tablename__: ClassVar[str] = "monitoring_visit"
    sync: ClassVar[Synced] = Synced(
        parent="household_id",
        answers=True,
        derived=(
            "visit_date",
            "visit_kind",
            "met",
            "presence",
            "months_present",
            "house_use",
            "worst_severity",
            "assistance",
            "grant_state",
            "ds_score",
            "result_auto",
            "result",
            "scheme",
            "complaint",
            "next_visit",
            "sections_done",
            "sections_total",
        ),
    )

    household_id: str = Field(foreign_key="household.id", index=True, max_length=36)
    form_id: str = Field(default="monitoring_visit", max_length=60)
    visit_date: str | None = Field(default=None, max_length=20)
    visit_kind: str | None = Field(default=None, max_length=10)
    met: str | None = Field(default=None, max_length=10)
    presence: str | None = Field(default=None, max_length=10)
    months_present: int | None = None
    house_use: str | None = Field(default=None, max_length=10)
    worst_severity: str | None = Field(default=None, max_length=10)
    assistance: str | None = Field(default=None, max_length=10)
    grant_state: str | None = Field(default=None, max_length=10)
    ds_score: float | None = None
    """Percent of the ten checks that are met."""
    result_auto: str | None = Field(default=None, max_length=10)
    result: str | None = Field(default=None, max_length=10)
    scheme: str | None = Field(default=None, max_length=40)
    complaint: bool | None = None
    next_visit: str | None = Field(default=None, max_length=20)


class GoAndSeeVisit(Survey, table=True):
    """A visit of several households to a place of return; the place decides who sees it.

    Source: the place visited deciding is a programme assumption, to be confirmed.
    """

    __tablename__: ClassVar[str] = "go_and_see_visit"
    sync: ClassVar[Synced] = Synced(
        scope="municipality_code",
        answers=True,
        derived=(
            "visit_date",
            "visit_kind",
            "organisers",
            "count_men",
            "count_women",
            "count_boys",
            "count_girls",
            "households_returning",
            "sections_done",
            "sections_total",
        ),
    )

    municipality_code: str = Field(index=True, max_length=2)
    settlement_id: str | None = Field(default=None, index=True, max_length=36)
    settlement_text: str = Field(default="", max_length=120)
    number: str = Field(default="", max_length=20)
    """Given by the laptop, e.g. `K7-V2`."""
    form_id: str = Field(default="go_and_see_visit", max_length=60)
    visit_date: str | None = Field(default=None, max_length=20)
    visit_kind: str | None = Field(default=None, max_length=10)
    organisers: str | None = Field(default=None, max_length=40)
    count_men: int | None = None
    count_women: int | None = None
    count_boys: int | None = None
    count_girls: int | None = None
    households_returning: int | None = None

    @property
    def participants(self) -> int:
        """How many took part, by name or as a count."""
        counts = (self.count_men, self.count_women, self.count_boys, self.count_girls)
        return sum(count or 0 for count in counts)


class VisitPhoto(Picture, table=True):
    """A photo, signature or file of a go-and-see visit."""

    __tablename__: ClassVar[str] = "visit_photo"
    sync: ClassVar[Synced] = Synced(parent="visit_id", together=Picture.FILE)

    visit_id: str = Field(foreign_key="go_and_see_visit.id", index=True, max_length=36)


class VisitNote(Remark, table=True):
    """A remark about a go-and-see visit or one of its questions."""

    __tablename__: ClassVar[str] = "visit_note"
    sync: ClassVar[Synced] = Synced(parent="visit_id")

    visit_id: str = Field(foreign_key="go_and_see_visit.id", index=True, max_length=36)


def handed_over_on(surveys: Iterable[DamageSurvey]) -> str:
    """Return the day on which a house was handed over, by its survey at hand-over; "" if none."""
    days = [
        survey.survey_date
        for survey in surveys
        if survey.survey_kind == _AT_HAND_OVER
        and survey.survey_date
        and survey.state in ("complete", "approved")
    ]
    return max(days, default="")


def due_on(handed_over: date, kind: str) -> date:
    """Return the day on which a monitoring visit of a kind is due."""
    months = handed_over.month - 1 + MONITORING_MONTHS[kind]
    year, month = handed_over.year + months // 12, months % 12 + 1
    return date(year, month, min(handed_over.day, calendar.monthrange(year, month)[1]))


def due_kind(handed_over: date, done: Collection[str], today: date) -> str:
    """Return the kind of monitoring visit that is due or overdue; "" if none is.

    Of several it is the latest; those before one that took place are past.
    """
    last = max(done, default="")
    begun = [
        kind
        for kind in MONITORING_MONTHS
        if kind > last and due_on(handed_over, kind) - WINDOW <= today
    ]
    return begun[-1] if begun else ""
