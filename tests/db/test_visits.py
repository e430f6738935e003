"""Visits and surveys of projects: how they begin, and what they write beside themselves."""

from collections.abc import Mapping
from datetime import date

import pytest

from rrk_field.db import beginnings, interviews, monitoring, registers
from rrk_field.db.interviews import Interview, open_interview
from rrk_field.db.registers import Wanted
from rrk_field.db.store import Store
from rrk_field.db.unsent import outbox_rows
from rrk_field.domain.records import (
    Consent,
    Household,
    InfrastructureProject,
    MonitoringVisit,
    ProjectNote,
    ProjectPhoto,
    VisitNote,
)
from rrk_field.domain.surveys import Survey
from tests.factories import (
    make_dwelling,
    make_household,
    make_project,
    make_settlement,
    make_survey,
)


@pytest.fixture
def household(store: Store) -> Household:
    return make_household(store=store, members=3)[0]


def opened(store: Store, record: Survey, answers: Mapping[str, str]) -> Interview:
    interview = open_interview(store, record.id)
    for path, value in answers.items():
        interview.answer(path, value)
    return interview


def visited(store: Store, household: Household, answers: Mapping[str, str]) -> MonitoringVisit:
    record = interviews.start_monitoring(store, household.id)
    opened(store, record, {"visit/met": "1", "visit/consent_again": "1", **answers})
    found = store.get(MonitoringVisit, record.id)
    assert found is not None
    return found


# Monitoring visits


def test_a_monitoring_visit_offers_the_members_and_the_kinds_of_packages(
    store: Store, household: Household
) -> None:
    record = interviews.start_monitoring(store, household.id)
    session = open_interview(store, record.id).session

    members = session.choices(session.node("living/persons_present"))
    row = session.add_row(session.node("packages/package_row")).added[0]
    assert len(members) == 3
    assert "FOOD" in {one.code for one in session.choices(row.by_name["package"])}
    assert record.answers["visit/visit_no"] == "L-M1"


def test_the_hand_over_of_the_house_says_which_visit_is_due(
    store: Store, household: Household
) -> None:
    dwelling = make_dwelling(household, store=store)
    before = monitoring.due(store, household.id, date(2026, 1, 10))
    make_survey(dwelling, store=store, survey_kind="4", survey_date="2025-10-05", state="complete")

    found = [
        monitoring.due(store, household.id, day)
        for day in (date(2025, 11, 1), date(2026, 1, 10), date(2026, 4, 1))
    ]

    assert (before, found) == ("", ["", "1", "2"])
    assert monitoring.settings(store, household.id)["handed_over_on"] == "2025-10-05"


def test_a_visit_that_took_place_is_no_longer_due(store: Store, household: Household) -> None:
    dwelling = make_dwelling(household, store=store)
    make_survey(dwelling, store=store, survey_kind="4", survey_date="2025-10-05", state="complete")
    visit = visited(store, household, {"visit/visit_kind": "1"})
    day = date(2026, 1, 10)
    while_open = monitoring.due(store, household.id, day)

    visit.state = "complete"
    store.save(visit)

    assert (while_open, monitoring.due(store, household.id, day)) == ("1", "")


def test_packages_of_the_last_visit_are_the_rows_of_the_next(
    store: Store, household: Household
) -> None:
    first = interviews.start_monitoring(store, household.id)
    interview = opened(store, first, {"visit/met": "1", "visit/consent_again": "1"})
    for code, received in (("FOOD", "1"), ("FIREWOOD", "2"), ("TRAINING", "na")):
        row = interview.add_row("packages/package_row").added[0].path
        interview.answer(f"{row}/package", code)
        interview.answer(f"{row}/received", received)

    second = interviews.start_monitoring(store, household.id)

    session = open_interview(store, second.id).session
    session.set_value(session.node("visit/met"), "0")
    rows = session.node("packages/package_row").rows or []
    assert [one.by_name["package"].value for one in rows] == ["FOOD", "FIREWOOD"]
    assert all(one.by_name["package"].read_only for one in rows)
    assert [one.by_name["received"].value for one in rows] == ["", ""]


def test_a_grant_that_failed_twice_is_a_red_flag(store: Store, household: Household) -> None:
    failed = {"income/has_grant": "1", "income/grant/grant_state": "3"}
    visited(store, household, failed)

    second = interviews.start_monitoring(store, household.id)
    interview = opened(store, second, {"visit/met": "1", "visit/consent_again": "1", **failed})

    assert second.answers["income/has_grant"] == "1"
    assert interview.session.node("conclusion/outcome/referral_grant").text == "1"


def test_withdrawn_consent_stands_on_the_consent_record(store: Store, household: Household) -> None:
    store.save(Consent(household_id=household.id, given="1", given_on="2025-05-04"))

    visited(store, household, {"visit/visit_date": "2026-01-12", "visit/consent_again": "0"})

    [consent] = store.find(Consent, household_id=household.id)
    assert (consent.given, consent.withdrawn_on) == ("1", "2026-01-12")


def test_the_results_of_a_visit_are_columns(store: Store, household: Household) -> None:
    visit = visited(store, household, {"living/presence": "1", "house/house_use": "6"})

    assert (visit.met, visit.presence, visit.house_use) == ("1", "1", "6")
    assert (visit.result_auto, visit.scheme) == ("3", "RRK-MON-1")


# Surveys of projects


@pytest.fixture
def project(store: Store) -> InfrastructureProject:
    place = make_settlement(store=store)
    return beginnings.new_project(store, make_project(settlement_id=place.id, settlement_text=""))


def test_a_project_gets_a_number_that_no_other_gets(store: Store) -> None:
    numbers = [beginnings.new_project(store, make_project()).number for _ in range(2)]

    assert numbers == ["L-P1", "L-P2"]


def test_a_survey_begins_with_what_is_known_of_its_project(
    store: Store, project: InfrastructureProject
) -> None:
    survey = interviews.start_infrastructure_survey(store, project.id)

    answers = survey.answers
    assert (answers["site/project"], answers["site/municipality"]) == (project.id, "17")
    assert answers["site/settlement"] == project.settlement_id
    assert (answers["need/infra_kind"], survey.infra_kind) == ("1", "1")


def test_a_survey_writes_place_and_kind_into_its_project(
    store: Store, project: InfrastructureProject
) -> None:
    survey = interviews.start_infrastructure_survey(store, project.id)

    opened(
        store,
        survey,
        {"site/position": "42.66 20.31 0 3", "need/infra_kind": "4", "site/municipality": "06"},
    )

    found = store.get(InfrastructureProject, project.id)
    assert found is not None
    assert (found.kind, found.municipality_code) == ("4", "06")
    assert (found.latitude, found.longitude) == (42.66, 20.31)


def test_a_project_never_loses_its_municipality(
    store: Store, project: InfrastructureProject
) -> None:
    survey = interviews.start_infrastructure_survey(store, project.id)

    opened(store, survey, {"site/municipality": ""})

    found = store.get(InfrastructureProject, project.id)
    assert found is not None
    assert found.municipality_code == "17"


def test_remarks_and_photos_of_a_survey_lie_under_the_project(
    store: Store, project: InfrastructureProject
) -> None:
    survey = interviews.start_infrastructure_survey(store, project.id)
    interview = open_interview(store, survey.id)

    interview.remark("need/problem", "Ask the village council.")

    [note] = store.find(ProjectNote, project_id=project.id)
    assert interview.remarks() == {"need/problem": [note]}
    with pytest.raises(AssertionError):
        _ = interview.household
    store.save(ProjectPhoto(project_id=project.id, about_id=survey.id, sha256="a" * 64))
    assert len(store.find(ProjectPhoto, about_id=survey.id)) == 1


def test_what_waits_under_a_project_is_listed_with_its_name(
    store: Store, project: InfrastructureProject
) -> None:
    survey = interviews.start_infrastructure_survey(store, project.id)

    rows = {row.id: row for row in outbox_rows(store)}

    assert (rows[survey.id].title, rows[survey.id].number) == ("Rruga e fshatit", "L-P1")
    assert rows[survey.id].household_id == ""


# Go-and-see visits


def test_a_visit_knows_its_place_from_the_beginning(store: Store) -> None:
    place = make_settlement(store=store)

    visit = interviews.start_go_and_see(store, "17", place.id, kind="GIV", from_place="Kraljevo")

    assert (visit.municipality_code, visit.settlement_id) == ("17", place.id)
    assert (visit.number, visit.visit_kind) == ("L-V1", "GIV")
    assert visit.answers["visit/from_place"] == "Kraljevo"


def test_the_place_of_a_visit_follows_its_questionnaire(store: Store) -> None:
    place = make_settlement(store=store, municipality_code="06", name_sq="Osojan")
    visit = interviews.start_go_and_see(store, "17")

    interview = opened(store, visit, {"visit/municipality": "06", "visit/settlement": place.id})

    found = interviews.open_interview(store, visit.id).record
    assert found.id == interview.root.id
    assert getattr(found, "municipality_code", "") == "06"
    assert getattr(found, "settlement_id", "") == place.id


def test_a_visit_offers_every_household_and_the_persons_of_the_chosen_one(
    store: Store, household: Household
) -> None:
    other, _ = make_household(store=store, members=2, head_given_name="Petar")
    visit = interviews.start_go_and_see(store, "17")
    interview = open_interview(store, visit.id)

    row = interview.add_row("people/participant_row").added[0]
    interview.answer(f"{row.path}/household", other.id)

    session = interview.session
    assert {one.code for one in session.choices(row.by_name["household"])} == {
        household.id, other.id,
    }  # fmt: skip
    assert len(session.choices(row.by_name["person"])) == 2


def test_counts_and_wishes_of_a_visit_are_columns(store: Store, household: Household) -> None:
    visit = interviews.start_go_and_see(store, "17")
    interview = open_interview(store, visit.id)
    for group in ("1", "2", "2"):
        row = interview.add_row("people/participant_row").added[0].path
        interview.answer(f"{row}/group", group)
    row = interview.add_row("decisions/decision_row").added[0].path
    interview.answer(f"{row}/decision_household", household.id)
    interview.answer(f"{row}/decision", "1")

    [found] = registers.visits(store, Wanted()).rows

    assert (found.figures["participants"], found.figures["returning"]) == (3, 1)
    assert found.sync == "not_sent"
    interview.remark("", "Call the bus.")
    assert len(store.find(VisitNote, visit_id=visit.id)) == 1


# Registers


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(sort="name", descending=False), ["Most preko potoka", "Водовод Осојане"]),
        (Wanted(text="vodovod osojane"), ["Водовод Осојане"]),
        (Wanted(text="Štrpce"), ["Most preko potoka"]),
        (Wanted(municipality="06"), ["Водовод Осојане"]),
        (Wanted(chip="in_progress"), []),
        (Wanted(chip="draft"), ["Водовод Осојане"]),
        (Wanted(text="nowhere"), []),
    ],
)
def test_projects_are_found_in_any_script_and_by_the_state_of_their_survey(
    store: Store, wanted: Wanted, names: list[str]
) -> None:
    make_project(store=store, name="Most preko potoka", municipality_code="23")
    surveyed = make_project(store=store, name="Водовод Осојане", municipality_code="06")
    interviews.start_infrastructure_survey(store, surveyed.id)

    found = registers.projects(store, wanted)

    assert [row.name for row in found.rows] == names


def test_counts_of_the_chips_ignore_the_chip(store: Store) -> None:
    make_project(store=store)
    interviews.start_infrastructure_survey(store, make_project(store=store).id)

    counts = registers.projects(store, Wanted(chip="complete")).counts

    assert (counts["all"], counts["draft"], counts["complete"], counts["not_sent"]) == (2, 1, 0, 2)
