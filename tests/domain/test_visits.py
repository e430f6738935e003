"""When monitoring is due, and what hangs under what."""

from datetime import date

import pytest

from rrk_field.domain.records import (
    DamageSurvey,
    GoAndSeeVisit,
    Household,
    InfrastructureSurvey,
    MonitoringVisit,
    ProjectPhoto,
)
from rrk_field.domain.roots import chain, kinds_under, parent_class, photo_class, remark_class
from rrk_field.domain.surveys import HouseholdForm, questionnaire_class, questionnaire_classes
from rrk_field.domain.visits import due_kind, due_on

HANDED_OVER = date(2025, 1, 31)


def test_a_visit_is_due_whole_months_after_the_hand_over() -> None:
    days = [due_on(HANDED_OVER, kind) for kind in "1234"]

    assert days == [date(2025, 4, 30), date(2025, 7, 31), date(2026, 1, 31), date(2027, 1, 31)]
    assert due_on(date(2024, 8, 31), "2") == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("today", "done", "due"),
    [
        (date(2025, 3, 30), "", ""),
        (date(2025, 3, 31), "", "1"),
        (date(2025, 6, 30), "", "1"),
        (date(2025, 7, 1), "", "2"),
        (date(2025, 7, 1), "2", ""),
        (date(2025, 7, 1), "1", "2"),
        (date(2026, 2, 1), "3", ""),
        (date(2028, 1, 1), "123", "4"),
        (date(2025, 4, 30), "56", ""),
    ],
)
def test_the_latest_visit_that_may_be_made_is_due(today: date, done: str, due: str) -> None:
    assert due_kind(HANDED_OVER, set(done), today) == due


def test_every_questionnaire_is_described_by_its_class() -> None:
    described = {
        str(one.model_fields["form_id"].default): chain(one)[-1].__tablename__
        for one in questionnaire_classes().values()
        if one is not HouseholdForm
    }

    assert described == {
        "household_assessment": "household",
        "housing_damage": "household",
        "monitoring_visit": "household",
        "infrastructure_survey": "infrastructure_project",
        "go_and_see_visit": "go_and_see_visit",
    }


@pytest.mark.parametrize(
    ("form_id", "record_class"),
    [
        ("monitoring_visit", MonitoringVisit),
        ("infrastructure_survey", InfrastructureSurvey),
        ("go_and_see_visit", GoAndSeeVisit),
        ("of_the_office", HouseholdForm),
    ],
)
def test_a_form_has_its_class_of_records(form_id: str, record_class: type[object]) -> None:
    assert questionnaire_class(form_id) is record_class


def test_what_hangs_under_a_record_is_read_from_the_classes() -> None:
    assert [one.__tablename__ for one in chain(DamageSurvey)] == [
        "damage_survey", "dwelling", "household",
    ]  # fmt: skip
    assert parent_class(Household) is None
    assert {"person", "monitoring_visit", "photo"} <= set(kinds_under("household"))
    assert set(kinds_under("infrastructure_project")) == {
        "infrastructure_survey", "project_note", "project_photo",
    }  # fmt: skip


@pytest.mark.parametrize("root", ["household", "infrastructure_project", "go_and_see_visit"])
def test_every_root_has_photos_and_remarks_of_its_own(root: str) -> None:
    for one in (photo_class(root), remark_class(root)):
        above = parent_class(one)
        assert above is not None
        assert above.__tablename__ == root
    assert photo_class("infrastructure_project") is ProjectPhoto
