"""The tables that a questionnaire looks things up in, read from the laptop's file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlmodel import col, select

from rrk_field.db import monitoring
from rrk_field.db.live import live
from rrk_field.db.store import Store
from rrk_field.domain import lookup_tables
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Household, Person
from rrk_field.domain.lookup_tables import Row, SettlementName
from rrk_field.domain.places import Settlement
from rrk_field.domain.price_list import demonstration_list, question_tables
from rrk_field.domain.projects import InfrastructureProject
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

    A form that asks for `households` is about several, and gets the persons of all. Labels are in
    `language`; a name that nobody knows gets an empty table. `numbers` are settings of this
    questionnaire's own, such as `assessment_no`.
    """
    del dwelling_id  # all dwellings of the household may be chosen
    prices = question_tables(demonstration_list(), language)

    def priced(name: str) -> list[Row]:
        return _in_all_languages(
            prices[name], lambda code: question_tables(demonstration_list(), code)[name]
        )

    def package_rows(code: str) -> list[Row]:
        planned = monitoring.packages(store, household_id)
        return lookup_tables.package_rows(planned, code)

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
        "persons": lambda: (
            _everybody(store)
            if "households" in definition.external
            else [
                lookup_tables.person_row(person)
                for person in store.find(Person, household_id=household_id)
            ]
        ),
        "households": lambda: _households(store),
        "projects": lambda: [
            lookup_tables.project_row(project) for project in store.find(InfrastructureProject)
        ],
        "packages": lambda: _in_all_languages(package_rows(language), package_rows),
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


def _households(store: Store) -> list[Row]:
    names = ("id", "head_given_name", "head_family_name", "file_number", "provisional_number",
             "settlement_text")  # fmt: skip
    statement = select(*(col(getattr(Household, name)) for name in names)).where(live(Household))
    with store.reading() as connection:
        rows = connection.execute(statement).all()
    found = [
        lookup_tables.household_row(key, f"{given} {family}".strip(), number or own or "", place)
        for key, given, family, number, own, place in rows
    ]
    return sorted(found, key=lambda row: row["label"].casefold())


def _everybody(store: Store) -> list[Row]:
    names = ("id", "household_id", "given_name", "family_name")
    statement = select(*(col(getattr(Person, name)) for name in names)).where(live(Person))
    with store.reading() as connection:
        rows = connection.execute(statement.order_by(col(Person.id))).all()
    return [
        {"name": key, "label": f"{given} {family}".strip(), "household_id": household}
        for key, household, given, family in rows
    ]


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
