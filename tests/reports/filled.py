"""Questionnaires of an invented household, filled in through a real session."""

from collections.abc import Mapping, Sequence

from rrk_field.domain import lookup_tables
from rrk_field.domain.price_list import demonstration_list, question_tables
from rrk_field.forms.library import built_in
from rrk_field.forms.session import Session

DWELLING = "0190b0aa-0000-7000-8000-000000000001"

Tables = dict[str, Sequence[Mapping[str, str]]]

SURVEY = {
    "site/dwelling": DWELLING,
    "site/survey_date": "2026-03-01",
    "site/surveyors": "Besa <Shembull> & Co",
    "site/survey_kind": "2",
    "site/municipality": "17",
    "site/settlement_text": "Vitomiricë",
    "site/address": "Rr. e Shembullit 12",
    "site/position": "42.68 20.31 540 4.5",
    "site/position_source": "1",
    "site/access": "2",
    "site/truck_access": "1",
    "site/mines": "2",
    "site/owner_present": "1",
    "site/owner_agrees": "1",
    "building/building_type": "1",
    "building/storeys": "2",
    "building/gross_m2": "98.4",
    "building/year_built": "1978",
    "building/damage_causes": "1 3",
    "result/habitable": "0",
    "result/work_kind": "3",
}
BILL = [("A010", "120.5"), ("A050", "6"), ("E010", "98.4")]

ASSESSMENT = {
    "interview/purpose": "1",
    "interview/visit_date": "2026-02-11",
    "interview/assessors": "Arta Demo",
    "interview/assessor_orgs": "1 5",
    "interview/place": "6",
    "interview/outcome": "1",
    "interview/interview_language": "sq",
    "interview/interpreter": "0",
    "interview/respondent": "1",
    "interview/consent_language": "sq",
    "interview/consent": "1",
    "interview/share_with": "1 2",
    "interview/publish": "0",
    "interview/consent_date": "2026-02-11",
    "head/head_given_name": "Арта",
    "head/head_family_name": "Демо",
    "head/community": "RO",
    "head/displacement_category": "IDP",
    "displacement/displacement_date": "1999-06",
    "displacement/displacement_event": "2",
    "safety/incident": "0",
    "vulnerability/violence_survivor": "1",
    "housing/shelter_type": "4",
    "housing/area_m2": "31.5",
}
PERSONS = [("Арта", "Демо", "1", "2", "1971-06-14"), ("Luan", "Demo", "3", "1", "2010")]


def tables(language: str) -> Tables:
    """What the program gives the forms."""
    found: Tables = dict(question_tables(demonstration_list(), language))
    found["municipalities"] = lookup_tables.municipality_rows(language)
    found["dwellings"] = [{"name": DWELLING, "label": "Vitomiricë 969/5", "returning_size": "4"}]
    return found


def _session(form_id: str, language: str) -> Session:
    definition = built_in(form_id)
    given = {name: tables(language).get(name, []) for name in definition.external}
    return Session(definition, instances=given)


def survey(language: str = "en") -> Session:
    """A detailed damage survey with three lines of works."""
    session = _session("housing_damage", language)
    for path, value in SURVEY.items():
        session.set_value(session.node(path), value)
    repeat = session.node("components/component_row")
    for number, row in enumerate(repeat.children):
        session.set_value(row.by_name["level"], "8" if number == 4 else str(number % 4))
        if number % 4 == 3:
            session.set_value(row.by_name["percent"], "45.5")
            session.set_value(row.by_name["action"], "2")
            session.set_value(row.by_name["quantity"], "12.5")
    for number, (item, quantity) in enumerate(BILL):
        key = f"0190b0aa-0000-7000-8000-00000000010{number}"
        session.add_row(session.node("boq/line"), key)
        session.set_value(session.node(f"boq/line[{key}]/boq_item"), item)
        session.set_value(session.node(f"boq/line[{key}]/boq_quantity"), quantity)
    return session


def assessment(language: str = "en") -> Session:
    """A household assessment with two persons and a restricted answer."""
    session = _session("household_assessment", language)
    for path, value in ASSESSMENT.items():
        session.set_value(session.node(path), value)
    for number, (given, family, relation, sex, born) in enumerate(PERSONS):
        key = f"0190b0aa-0000-7000-8000-00000000020{number}"
        session.add_row(session.node("roster/member"), key)
        for name, value in {
            "given_name": given,
            "family_name": family,
            "relation": relation,
            "sex": sex,
            "birth_date": born,
        }.items():
            session.set_value(session.node(f"roster/member[{key}]/{name}"), value)
    return session
