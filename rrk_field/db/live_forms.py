"""A questionnaire's record, its household, and the live form of its answers."""

from collections.abc import Mapping

from rrk_field.db.lookups import instances
from rrk_field.db.store import Store
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.households import Household
from rrk_field.domain.programme import Questionnaire
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, Survey
from rrk_field.domain.values import Json
from rrk_field.forms import library
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.session import Context, Session


def definition_of(store: Store, record: Survey) -> FormDefinition:
    """Return the form in the version a record was filled with, as shipped or as published.

    Where that version is not on this laptop, it is the shipped one.
    """
    shipped = library.built_in(record.form_id)
    if record.form_version in ("", shipped.version):
        return shipped
    from rrk_field.db import photos

    for published in store.find(
        Questionnaire, form_id=record.form_id, form_version=record.form_version
    ):
        if xml := photos.read(store, published.sha256):
            return parse(xml)
    return shipped


def session_of(
    store: Store,
    record: Survey,
    household: Household,
    definition: FormDefinition,
    answers: Mapping[str, Json],
    *,
    is_new: bool = False,
) -> Session:
    """Return the form, filled with `answers` and given what it looks things up in."""
    dwelling_id = record.dwelling_id if isinstance(record, DamageSurvey) else None
    numbers = {
        path.partition("/")[2]: str(record.answers.get(path, ""))
        for path in ("interview/assessment_no", "site/survey_no")
    }
    return Session(
        definition,
        answers=answers,
        is_new=is_new,
        instances=instances(store, definition, household.id, dwelling_id, "en", numbers=numbers),
        context=Context(username=store.user_name, device_id=store.device_code),
    )


def record_of(store: Store, record_id: str) -> Survey:
    """Return an assessment or a damage survey. KeyError if there is none."""
    for record_class in (HouseholdAssessment, DamageSurvey):
        record = store.get(record_class, record_id)
        if isinstance(record, HouseholdAssessment | DamageSurvey):
            return record
    raise KeyError(record_id)


def household_of(store: Store, record: Survey) -> Household:
    """Return the household that a questionnaire belongs to. KeyError if it is not here."""
    household_id = record.household_id if isinstance(record, HouseholdAssessment) else None
    if isinstance(record, DamageSurvey):
        dwelling = store.get(Dwelling, record.dwelling_id)
        household_id = dwelling.household_id if dwelling else None
    household = store.get(Household, household_id) if household_id else None
    if household is None:
        raise KeyError(record.id)
    return household
