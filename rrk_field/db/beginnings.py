"""New questionnaires, filled with what the laptop knows already."""

from collections.abc import Iterable, Mapping

from rrk_field.db.live_forms import session_of
from rrk_field.db.store import Store
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Household, Person
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, Survey
from rrk_field.domain.values import Json
from rrk_field.forms import library, results
from rrk_field.forms.definition import FormDefinition

Answers = dict[str, Json]


def start_assessment(store: Store, household_id: str) -> HouseholdAssessment:
    """Make an assessment of a household, filled with what is known, and save it."""
    household = store.get(Household, household_id)
    if household is None:
        raise KeyError(household_id)
    definition = library.built_in("household_assessment")
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
    definition = library.built_in("housing_damage")
    with store.together():
        record = DamageSurvey(
            dwelling_id=dwelling_id, form_version=definition.version, officer_id=store.user_id
        )
        record.answers = {"site/survey_no": _next_number(store, "D")}
        _begin(store, record, household, definition, {}, {"site/dwelling": dwelling_id})
    return record


def _begin(
    store: Store,
    record: Survey,
    household: Household,
    definition: FormDefinition,
    known: Answers,
    given: Mapping[str, str] | None = None,
) -> None:
    """Let the form compute from what is known, and save the record with the result."""
    session = session_of(store, record, household, definition, known, is_new=True)
    for path, value in (given or {}).items():
        session.set_value(session.node(path), value)
    record.answers = {**record.answers, **session.answers()}
    for name, value in results.own_columns(record, session.promoted()).items():
        setattr(record, name, value)
    record.sections_done, record.sections_total = results.sections(session)
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
