"""The tables in which questionnaires look things up, made from records: plain rows of text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Person
from rrk_field.domain.places import Settlement, both_names, municipalities, place_name
from rrk_field.domain.surveys import DamageSurvey

Row = dict[str, str]


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
    }
