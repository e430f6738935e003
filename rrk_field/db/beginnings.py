"""New questionnaires, filled with what the laptop knows already."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from rrk_field.db import monitoring, published
from rrk_field.db.live_forms import session_of
from rrk_field.db.store import Store
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Household, Person
from rrk_field.domain.projects import InfrastructureProject, InfrastructureSurvey
from rrk_field.domain.roots import Root
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, HouseholdForm, Survey
from rrk_field.domain.values import Json
from rrk_field.domain.visits import GoAndSeeVisit, MonitoringVisit
from rrk_field.forms import results
from rrk_field.forms.definition import FormDefinition
from rrk_field.forms.session import Context

Answers = dict[str, Json]


def start_assessment(store: Store, household_id: str) -> HouseholdAssessment:
    """Make an assessment of a household, filled with what is known, and save it."""
    household = store.get(Household, household_id)
    if household is None:
        raise KeyError(household_id)
    definition = published.newest(store, "household_assessment")
    with store.together():
        record = HouseholdAssessment(
            household_id=household_id, form_version=definition.version, officer_id=store.user_id
        )
        known = _known(household) | _roster(store.find(Person, household_id=household_id))
        record.answers = {"interview/assessment_no": _next_number(store, "A")}
        _begin(store, record, household, definition, known)
    return record


def start_survey(store: Store, dwelling_id: str) -> DamageSurvey:
    """Make a damage survey of a dwelling, filled with what is known, and save it."""
    dwelling = store.get(Dwelling, dwelling_id)
    household = store.get(Household, dwelling.household_id) if dwelling else None
    if dwelling is None or household is None:
        raise KeyError(dwelling_id)
    definition = published.newest(store, "housing_damage")
    with store.together():
        record = DamageSurvey(
            dwelling_id=dwelling_id, form_version=definition.version, officer_id=store.user_id
        )
        record.answers = {"site/survey_no": _next_number(store, "D")}
        _begin(store, record, household, definition, {}, {"site/dwelling": dwelling_id})
    return record


def start_monitoring(store: Store, household_id: str) -> MonitoringVisit:
    """Make a monitoring visit of a household, filled with what is known, and save it."""
    household = store.get(Household, household_id)
    if household is None:
        raise KeyError(household_id)
    definition = published.newest(store, "monitoring_visit")
    with store.together():
        record = MonitoringVisit(
            household_id=household_id, form_version=definition.version, officer_id=store.user_id
        )
        record.answers = {"visit/visit_no": _next_number(store, "M")}
        kind = monitoring.due(store, household_id, Context().now().date())
        given = {"visit/visit_kind": kind} if kind else {}
        known = _packages(monitoring.packages(store, household_id))
        _begin(store, record, household, definition, known, given)
    return record


def start_infrastructure_survey(store: Store, project_id: str) -> InfrastructureSurvey:
    """Make a survey of an infrastructure project, filled with what is known, and save it."""
    project = store.get(InfrastructureProject, project_id)
    if project is None:
        raise KeyError(project_id)
    definition = published.newest(store, "infrastructure_survey")
    with store.together():
        record = InfrastructureSurvey(
            project_id=project_id, form_version=definition.version, officer_id=store.user_id
        )
        record.answers = {"site/survey_no": _next_number(store, "I")}
        _begin(store, record, project, definition, {}, {"site/project": project_id})
    return record


def start_go_and_see(
    store: Store,
    municipality_code: str,
    settlement_id: str = "",
    *,
    kind: str = "GSV",
    from_place: str = "",
) -> GoAndSeeVisit:
    """Make a go-and-see visit to a place, or with `kind` GIV an information meeting."""
    definition = published.newest(store, "go_and_see_visit")
    with store.together():
        record = GoAndSeeVisit(
            municipality_code=municipality_code,
            settlement_id=settlement_id or None,
            number=_next_number(store, "V"),
            form_version=definition.version,
            officer_id=store.user_id,
        )
        record.answers = {"visit/visit_no": record.number}
        given = {
            "visit/municipality": municipality_code,
            "visit/settlement": settlement_id,
            "visit/visit_kind": kind,
            "visit/from_place": from_place,
        }
        _begin(store, record, record, definition, {}, given)
    return record


def start_form(store: Store, household_id: str, form_id: str) -> HouseholdForm:
    """Make a questionnaire of the office's own about a household, and save it.

    Raises FormRetiredError, FormNotHereError.
    """
    household = store.get(Household, household_id)
    if household is None:
        raise KeyError(household_id)
    definition = published.newest(store, form_id)
    with store.together():
        record = HouseholdForm(
            household_id=household_id,
            form_id=form_id,
            form_version=definition.version,
            officer_id=store.user_id,
        )
        _begin(store, record, household, definition, {})
    return record


def new_project(store: Store, project: InfrastructureProject) -> InfrastructureProject:
    """Give a project its number, and save it."""
    with store.together():
        project.number = _next_number(store, "P")
        store.save(project)
    return project


def _packages(planned: Iterable[str]) -> Answers:
    found: Answers = {}
    for place, code in enumerate(planned, start=1):
        row = f"packages/package_row[{code}]"
        found |= {row: place, f"{row}/package": code}
    return found


def _begin(
    store: Store,
    record: Survey,
    root: Root,
    definition: FormDefinition,
    known: Answers,
    given: Mapping[str, str] | None = None,
) -> None:
    """Let the form compute from what is known, and save the record with the result."""
    session = session_of(store, record, root, definition, known, is_new=True)
    for path, value in (given or {}).items():
        with suppress(KeyError):  # a version may ask for less
            session.set_value(session.node(path), value)
    record.answers = {**record.answers, **session.answers()}
    for name, value in results.own_columns(record, session.promoted()).items():
        setattr(record, name, value)
    record.sections_done, record.sections_total = results.sections(session)
    published.keep_shipped(store, definition)
    store.save(record)


def _known(household: Household) -> Answers:
    """What the household's record answers already."""
    named = {
        "head/head_given_name": household.head_given_name,
        "head/head_father_name": household.head_parent_name,
        "head/head_family_name": household.head_family_name,
        "head/head_name_cyrillic": household.head_name_cyrillic,
        "head/phone_1": household.phone_1,
        "head/phone_2": household.phone_2,
        "head/email": household.email,
        "head/contact_person": household.contact_person,
        "head/community": household.community,
        "head/paper_language": household.paper_language,
        "head/displacement_category": household.displacement_category,
        "displacement/origin_municipality": household.origin_municipality,
        "displacement/displacement_country": household.displacement_country,
    }
    place = household.origin_settlement or ""
    listed = len(place) == 36 and place.count("-") == 4
    named[f"displacement/origin_settlement{'' if listed else '_text'}"] = place
    return {path: value for path, value in named.items() if value}


def _roster(persons: Iterable[Person]) -> Answers:
    found: Answers = {}
    columns = (
        "given_name",
        "family_name",
        "relation",
        "sex",
        "birth_date",
        "marital",
        "id_value",
        "education",
        "activity",
        "comes_back",
    )
    for place, person in enumerate(persons, start=1):
        row = f"roster/member[{person.id}]"
        found[row] = place
        found |= {f"{row}/{name}": value for name in columns if (value := getattr(person, name))}
    return found


def _next_number(store: Store, letter: str) -> str:
    """Return `K7-A12`: the laptop's code and a number that is never used again."""
    name = f"sequence_{letter}"
    number = int(store.state.get(name, 0)) + 1
    store.state.set(**{name: number})
    return f"{store.device_code or 'L'}-{letter}{number}"
