"""Records for tests: valid by default, so that a test names only what it is about."""

from typing import Any

from rrk_field.db.outbox import applying
from rrk_field.db.store import Store
from rrk_field.domain.record import Record
from rrk_field.domain.records import (
    Conflict,
    DamageSurvey,
    Dwelling,
    Household,
    HouseholdAssessment,
    InfrastructureProject,
    Note,
    Person,
    Settlement,
)

_GIVEN_NAMES = ("Agim", "Shpresa", "Blerim", "Vlora", "Arben", "Teuta", "Ilir", "Lindita")


def make_household(
    *, store: Store | None = None, members: int = 5, **values: Any
) -> tuple[Household, list[Person]]:
    """Return a household in Pejë with its members, the head first; saved if a store is given."""
    household = Household(
        **{
            "municipality_code": "17",
            "settlement_text": "Vitomiricë",
            "head_given_name": "Agim",
            "head_parent_name": "Hashim",
            "head_family_name": "Krasniqi",
            "displacement_category": "1",
            **values,
        }
    )
    persons = [make_person(household, number) for number in range(members)]
    _save(store, household, *persons)
    return household, persons


def make_person(
    household: Household, number: int = 0, *, store: Store | None = None, **values: Any
) -> Person:
    """Return a member of a household; number 0 is its head."""
    given = household.head_given_name if number == 0 else _GIVEN_NAMES[number % len(_GIVEN_NAMES)]
    person = Person(
        **{
            "household_id": household.id,
            "given_name": given,
            "parent_name": household.head_parent_name if number == 0 else "Agim",
            "family_name": household.head_family_name,
            "relation": "1" if number == 0 else "3",
            "sex": str(1 + number % 2),
            "birth_date": f"{1960 + 5 * number}-04-12",
            **values,
        }
    )
    _save(store, person)
    return person


def make_dwelling(household: Household, *, store: Store | None = None, **values: Any) -> Dwelling:
    """Return a house of a household, in the same place."""
    dwelling = Dwelling(
        **{
            "household_id": household.id,
            "municipality_code": household.municipality_code,
            "settlement_text": household.settlement_text,
            "address": "Rr. e Dëshmorëve 12",
            "parcel_no": "969/5",
            **values,
        }
    )
    _save(store, dwelling)
    return dwelling


def make_assessment(
    household: Household, *, store: Store | None = None, **values: Any
) -> HouseholdAssessment:
    """Return an assessment that was begun."""
    assessment = HouseholdAssessment(
        **{"household_id": household.id, "state": "in_progress", "sections_total": 14, **values}
    )
    _save(store, assessment)
    return assessment


def make_survey(dwelling: Dwelling, *, store: Store | None = None, **values: Any) -> DamageSurvey:
    """Return a damage survey that was begun."""
    survey = DamageSurvey(
        **{"dwelling_id": dwelling.id, "state": "in_progress", "sections_total": 12, **values}
    )
    _save(store, survey)
    return survey


def make_note(household: Household, *, store: Store | None = None, **values: Any) -> Note:
    """Return a remark about a household."""
    note = Note(**{"household_id": household.id, "text": "Call before the visit.", **values})
    _save(store, note)
    return note


def make_settlement(*, store: Store | None = None, **values: Any) -> Settlement:
    """Return a village near Pejë."""
    settlement = Settlement(
        **{"municipality_code": "17", "name_sq": "Vitomiricë", "name_sr": "Витомирица", **values}
    )
    _save(store, settlement)
    return settlement


def make_conflict(
    record: Record, root: Household, *, store: Store | None = None, **values: Any
) -> Conflict:
    """Return an open conflict about one field, as the office would make it."""
    conflict = Conflict(
        **{
            "record_id": record.id,
            "record_type": record.__tablename__,
            "root_id": root.id,
            "fields": {
                "phone_1": {
                    "base": None,
                    "mine": "044 1",
                    "theirs": "044 2",
                    "theirs_by": "u2",
                    "theirs_at": "2026-03-01T12:00:00Z",
                }
            },
            **values,
        }
    )
    if store is not None:
        with store.writing() as connection, applying(connection):
            store.save(conflict)
    return conflict


def _save(store: Store | None, *records: Record) -> None:
    if store is not None:
        store.save(*records)


def make_project(*, store: Store | None = None, **values: Any) -> InfrastructureProject:
    """Return a road in Vitomiricë."""
    project = InfrastructureProject(
        **{
            "municipality_code": "17",
            "settlement_text": "Vitomiricë",
            "name": "Rruga e fshatit",
            "kind": "1",
            **values,
        }
    )
    _save(store, project)
    return project
