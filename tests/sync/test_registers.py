"""Projects, visits and all that hangs under them, between two laptops and the office."""

import os

from rrk_field.db import interviews, photos, registers
from rrk_field.db.interviews import open_interview
from rrk_field.db.registers import Wanted
from rrk_field.db.unsent import needs_you
from rrk_field.domain.records import (
    GoAndSeeVisit,
    InfrastructureProject,
    InfrastructureSurvey,
    MonitoringVisit,
    ProjectNote,
    ProjectPhoto,
    VisitNote,
    VisitPhoto,
)
from tests.factories import make_household, make_project
from tests.sync.conftest import ISTOG, PEJE, Laptop, MakeLaptop


def test_a_project_with_its_survey_photo_and_remark_reaches_the_other_laptop(
    arta: Laptop, besnik: Laptop
) -> None:
    project = make_project(store=arta.store)
    survey = interviews.start_infrastructure_survey(arta.store, project.id)
    interview = open_interview(arta.store, survey.id)
    interview.answer("users/persons_returnee", "42")
    interview.remark("users/persons_returnee", "From the village list.")
    data = os.urandom(2000)
    sha256 = photos.keep(arta.store, data)
    arta.store.save(
        ProjectPhoto(project_id=project.id, about_id=survey.id, sha256=sha256, size_bytes=2000)
    )

    sent = arta.sync()
    received = besnik.sync()

    assert (sent.outcome, received.outcome) == ("done", "done")
    assert besnik.get(project).name == project.name
    assert besnik.get(survey).users_returnee == 42
    assert besnik.get(survey).answers == arta.get(survey).answers
    assert [one.text for one in besnik.store.find(ProjectNote)] == ["From the village list."]
    assert photos.read(besnik.store, sha256) == data
    assert registers.projects(besnik.store, Wanted()).rows[0].sync == "sent"


def test_a_go_and_see_visit_is_a_root_of_its_own(arta: Laptop, besnik: Laptop) -> None:
    visit = interviews.start_go_and_see(arta.store, PEJE)
    interview = open_interview(arta.store, visit.id)
    row = interview.add_row("people/participant_row").added[0].path
    interview.answer(f"{row}/group", "2")
    interview.remark("", "Bus from Kraljevo.")
    sha256 = photos.keep(arta.store, b"a signature")
    arta.store.save(VisitPhoto(visit_id=visit.id, about_id=visit.id, sha256=sha256, size_bytes=11))

    arta.sync()
    besnik.sync()

    assert besnik.get(visit).count_women == 1
    assert besnik.get(visit).scope == PEJE
    assert len(besnik.store.find(VisitNote)) == len(besnik.store.find(VisitPhoto)) == 1


def test_two_officers_add_participants_to_one_visit(arta: Laptop, besnik: Laptop) -> None:
    visit = interviews.start_go_and_see(arta.store, PEJE)
    arta.sync()
    besnik.sync()
    for laptop, group in ((arta, "1"), (besnik, "2")):
        interview = open_interview(laptop.store, visit.id)
        row = interview.add_row("people/participant_row").added[0].path
        interview.answer(f"{row}/group", group)

    arta.sync()
    report = besnik.sync()
    arta.sync()

    assert (report.merged, report.conflicts) == (1, 0)
    for laptop in (arta, besnik):
        found = laptop.get(visit)
        assert (found.count_men, found.count_women, found.participants) == (1, 1, 2)


def test_a_monitoring_visit_goes_with_its_household(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store)
    visit = interviews.start_monitoring(arta.store, household.id)
    open_interview(arta.store, visit.id).answer("visit/met", "0")

    arta.sync()
    besnik.sync()

    assert besnik.get(visit).met == "0"
    assert besnik.get(visit).scope == household.municipality_code


def test_what_lies_in_another_municipality_is_not_received(
    arta: Laptop, make_laptop: MakeLaptop
) -> None:
    other = make_laptop("drita", ISTOG)
    project = make_project(store=arta.store)
    interviews.start_infrastructure_survey(arta.store, project.id)
    interviews.start_go_and_see(arta.store, PEJE)
    household, _ = make_household(store=arta.store)
    interviews.start_monitoring(arta.store, household.id)

    arta.sync()
    other.sync()

    for kind in (InfrastructureProject, InfrastructureSurvey, GoAndSeeVisit, MonitoringVisit):
        assert other.store.find(kind) == [], kind


def test_a_project_that_moves_takes_its_surveys_along(
    arta: Laptop, make_laptop: MakeLaptop
) -> None:
    both = make_laptop("drita", PEJE, ISTOG)
    project = make_project(store=both.store)
    survey = interviews.start_infrastructure_survey(both.store, project.id)
    both.sync()
    arta.sync()
    seen = arta.get(survey).id

    both.change(project, municipality_code=ISTOG)
    both.sync()
    arta.sync()

    assert seen == survey.id
    assert arta.store.find(InfrastructureProject) == []
    assert arta.store.find(InfrastructureSurvey) == []
    assert both.get(survey).scope == ISTOG


def test_two_values_of_a_survey_wait_for_a_person_under_the_name_of_the_project(
    arta: Laptop, besnik: Laptop
) -> None:
    project = make_project(store=arta.store)
    survey = interviews.start_infrastructure_survey(arta.store, project.id)
    arta.sync()
    besnik.sync()
    for laptop, users in ((arta, "42"), (besnik, "45")):
        open_interview(laptop.store, survey.id).answer("users/persons_returnee", users)

    arta.sync()
    report = besnik.sync()

    [waiting] = needs_you(besnik.store)
    assert report.conflicts == 1
    assert (waiting.kind, waiting.type, waiting.title) == (
        "conflict", "infrastructure_survey", project.name,
    )  # fmt: skip
    assert waiting.household_id == ""
    assert registers.projects(besnik.store, Wanted(chip="conflict")).rows[0].id == project.id
