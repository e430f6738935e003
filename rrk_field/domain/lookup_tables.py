"""The tables in which questionnaires look things up, made from records: plain rows of text."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from rrk_field.domain.assistance import PACKAGES
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Person
from rrk_field.domain.places import Settlement, both_names, municipalities, place_name
from rrk_field.domain.projects import InfrastructureProject
from rrk_field.domain.surveys import DamageSurvey

Row = dict[str, str]

GIVEN = frozenset(
    {
        "setting",
        "price_list",
        "house_types",
        "municipalities",
        "settlements",
        "dwellings",
        "damage_surveys",
        "persons",
        "households",
        "packages",
        "projects",
    }
)
"""Tables that the program gives to every form which asks for them by these names."""


def setting_rows(values: Mapping[str, str]) -> list[Row]:
    """Return the table `setting`; a value that is not known has no row."""
    return [{"name": name, "value": value} for name, value in values.items() if value]


def municipality_rows(language: str) -> list[Row]:
    """Return all municipalities, each with both names."""
    return [{"name": code, "label": place_name(code, language)} for code in municipalities()]


class SettlementName(NamedTuple):
    """What is looked up of a settlement, for those who read many."""

    id: str
    municipality_code: str
    name_sq: str
    name_sr: str


def settlement_rows(settlements: Iterable[Settlement | SettlementName], language: str) -> list[Row]:
    """Return settlements with both names and their municipality, in alphabetical order."""
    rows = [
        {
            "name": one.id,
            "label": both_names(one.name_sq, one.name_sr, one.municipality_code, language),
            "municipality_code": one.municipality_code,
        }
        for one in settlements
    ]
    return sorted(rows, key=lambda row: row["label"].casefold())


def dwelling_row(
    dwelling: Dwelling, papers: Iterable[PropertyPaper], returning_size: int | None
) -> Row:
    """Return a dwelling with the kinds of its papers and how many persons will live in it."""
    kinds = sorted(
        {paper.kind for paper in papers if paper.kind}, key=lambda kind: (len(kind), kind)
    )
    return {
        "name": dwelling.id,
        "label": ", ".join(
            part for part in (dwelling.address, dwelling.cadastral_zone, dwelling.parcel_no) if part
        )
        or dwelling.id[:8],
        "municipality_code": dwelling.municipality_code,
        "settlement_id": dwelling.settlement_id or "",
        "settlement_text": dwelling.settlement_text,
        "address": dwelling.address,
        "cadastral_zone": dwelling.cadastral_zone,
        "parcel_no": dwelling.parcel_no,
        "proof": " ".join(kinds),
        "returning_size": "" if returning_size is None else str(returning_size),
    }


def damage_survey_row(survey: DamageSurvey) -> Row:
    """Return a damage survey as the household assessment refers to it."""
    date, category = survey.survey_date or "", survey.category or ""
    return {
        "name": survey.id,
        "label": " · ".join(part for part in (date, category) if part) or survey.id[:8],
        "state": survey.state,
        "category": category,
        "provisional": {None: "", True: "1", False: "0"}[survey.provisional],
    }


def person_row(person: Person) -> Row:
    """Return a person of the household."""
    return {
        "name": person.id,
        "label": f"{person.given_name} {person.family_name}".strip(),
        "relation": person.relation or "",
        "sex": person.sex or "",
        "birth_date": person.birth_date or "",
        "household_id": person.household_id,
    }


def household_row(id: str, head: str, number: str, place: str) -> Row:
    """Return a household as a visit with several of them refers to it."""
    return {"name": id, "label": " · ".join(part for part in (head, number, place) if part)}


def project_row(project: InfrastructureProject) -> Row:
    """Return an infrastructure project as its survey refers to it."""
    parts = (project.name, project.number)
    return {
        "name": project.id,
        "label": " · ".join(part for part in parts if part) or project.id[:8],
        "municipality_code": project.municipality_code,
        "settlement_id": project.settlement_id or "",
        "settlement_text": project.settlement_text,
        "kind": project.kind or "",
        "proposer": project.proposer or "",
    }


def package_rows(planned: Collection[str], language: str) -> list[Row]:
    """Return the kinds of packages; those planned for the household first, and marked."""
    known = [code for code in PACKAGES if code in planned]
    return [
        {
            "name": code,
            "label": PACKAGES[code][language],
            "planned": "1" if code in planned else "0",
        }
        for code in [*known, *(code for code in PACKAGES if code not in planned)]
    ]
