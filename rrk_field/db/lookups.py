"""The tables that a questionnaire looks things up in, read from the laptop's file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlmodel import col, select

from rrk_field.db.live import live
from rrk_field.db.store import Store
from rrk_field.domain import lookup_tables
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Person
from rrk_field.domain.lookup_tables import Row, SettlementName
from rrk_field.domain.places import Settlement
from rrk_field.domain.price_list import demonstration_list, question_tables
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment
from rrk_field.forms.definition import FormDefinition

LABELS = {"sq": "label_sq", "sr-Cyrl": "label_sr", "sr-Latn": "label_sr-Latn"}
"""Language -> column of its label, named as forms name their languages."""


def instances(
    store: Store,
    definition: FormDefinition,
    household_id: str,
    dwelling_id: str | None,
    language: str,
    *,
    numbers: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, list[Row]]:
    """Return what a form asks for by the names of its external instances, limited to one household.

    Labels are in `language`; a name that nobody knows gets an empty table. `numbers` are this
    questionnaire's own: `assessment_no`, `survey_no`.
    """
    del dwelling_id  # all dwellings of the household may be chosen
    prices = question_tables(demonstration_list(), language)

    def priced(name: str) -> list[Row]:
        return _in_all_languages(
            prices[name], lambda code: question_tables(demonstration_list(), code)[name]
        )

    def setting() -> list[Row]:
        own = {
            **numbers,
            "officer_name": store.user_name or store.profile.label,
            "role": str(store.state.get("role")),
            "food_module": str(store.state.get("food_module")),
        }
        return [*prices["setting"], *lookup_tables.setting_rows(own)]

    tables: dict[str, Callable[[], list[Row]]] = {
        "setting": setting,
        "price_list": lambda: priced("price_list"),
        "house_types": lambda: priced("house_types"),
        "municipalities": lambda: _in_all_languages(
            lookup_tables.municipality_rows(language), lookup_tables.municipality_rows
        ),
        "settlements": lambda: lookup_tables.settlement_rows(_settlements(store), language),
        "dwellings": lambda: _dwellings(store, household_id),
        "damage_surveys": lambda: [
            lookup_tables.damage_survey_row(survey) for survey in _surveys(store, household_id)
        ],
        "persons": lambda: [
            lookup_tables.person_row(person)
            for person in store.find(Person, household_id=household_id)
        ],
    }
    return {name: tables[name]() if name in tables else [] for name in definition.external}


def _in_all_languages(rows: list[Row], make: Callable[[str], list[Row]]) -> list[Row]:
    """Give rows their label in each language too: a form shows that of the interview."""
    rows = [dict(row) for row in rows]
    for code, column in LABELS.items():
        for row, other in zip(rows, make(code), strict=True):
            row[column] = other["label"]
    return rows


def _settlements(store: Store) -> list[SettlementName]:
    statement = select(*(col(getattr(Settlement, name)) for name in SettlementName._fields))
    with store.reading() as connection:
        rows = connection.execute(statement.where(live(Settlement))).all()
    return [SettlementName(*row) for row in rows]


def _dwellings(store: Store, household_id: str) -> list[Row]:
    returning = [
        assessment.returning_size
        for assessment in store.find(HouseholdAssessment, household_id=household_id)
        if assessment.returning_size is not None
    ]
    size = returning[-1] if returning else len(store.find(Person, household_id=household_id))
    return [
        lookup_tables.dwelling_row(
            dwelling, store.find(PropertyPaper, dwelling_id=dwelling.id), size or None
        )
        for dwelling in store.find(Dwelling, household_id=household_id)
    ]


def _surveys(store: Store, household_id: str) -> list[DamageSurvey]:
    return [
        survey
        for dwelling in store.find(Dwelling, household_id=household_id)
        for survey in store.find(DamageSurvey, dwelling_id=dwelling.id)
    ]
