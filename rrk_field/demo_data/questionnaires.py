"""Filled questionnaires: the real form is run once for each kind of family, and its results kept.

Names, days and free texts differ between families of one kind, but no score looks at them; what
the form promotes from them is written by `families` itself. A test runs the form again on every
record of a sample and compares each promoted value.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rrk_field.demo_data import assessments, damage, monitoring, photos
from rrk_field.demo_data.families import InventedFamily, officer_id
from rrk_field.demo_data.ids import fixed_id
from rrk_field.demo_data.places import settlements_of
from rrk_field.domain import lookup_tables
from rrk_field.domain.households import Consent
from rrk_field.domain.price_list import demonstration_list, question_tables
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, Survey
from rrk_field.domain.values import Json
from rrk_field.domain.visits import MonitoringVisit
from rrk_field.forms import library, results
from rrk_field.forms.lists import Element, from_rows
from rrk_field.forms.session import Context, Session

Answers = dict[str, Json]

TODAY = date(2026, 6, 30)
"""The day on which the demonstration was filled in; every visit lies before it."""

_FLAGS = (
    "single_parent woman_headed elderly_only disability chronic_illness child_headed "
    "three_children child_under_5 pregnant_member no_income collective_centre unsafe_housing "
    "young_couple"
).split()


@dataclass(frozen=True)
class Filled:
    """What the form made of the answers: those it or the officer added, and the results."""

    added: Answers
    columns: dict[str, Json]


def _tables(family: InventedFamily) -> dict[str, Sequence[lookup_tables.Row] | Element]:
    """Return what the forms look up for a family."""
    homes = [
        lookup_tables.dwelling_row(home, family.papers, len(family.persons))
        for home in family.dwellings
    ]
    return {
        **_shared_tables(),
        "settlements": _settlements(family.household.municipality_code),
        "dwellings": homes,
        "damage_surveys": [lookup_tables.damage_survey_row(one) for one in family.surveys],
        "persons": [lookup_tables.person_row(one) for one in family.persons],
        "packages": lookup_tables.package_rows((), "en"),
    }


@functools.cache
def _shared_tables() -> dict[str, Element]:
    prices = question_tables(demonstration_list(), "en")
    rows = {**prices, "municipalities": lookup_tables.municipality_rows("en")}
    return {name: from_rows(table) for name, table in rows.items()}


@functools.cache
def _settlements(municipality_code: str) -> Element:
    return from_rows(lookup_tables.settlement_rows(settlements_of(municipality_code), "en"))


@dataclass(frozen=True)
class Plan:
    """How far a family's questionnaires are; a depth of 0 means that there is none."""

    state: str
    depth: int
    survey_state: str
    survey_depth: int
    outcome: str = "1"


def plan_of(family: InventedFamily) -> Plan:
    """Return what an office in the middle of its work would have of a family."""
    number, kind = family.number, family.archetype.number
    if number % 41 == 40:
        return Plan("complete", 1, "", 0, assessments.NOBODY_AT_HOME)
    everything, done = len(assessments.SECTIONS), damage.SECTIONS
    step = number * 11 % 20
    if step == 0:
        return Plan("draft", 1, "", 0)
    if step <= 3:
        depth = 3 + kind % 8
        return Plan(
            "in_progress", depth, "draft" if step == 1 else "", kind % 3 if step == 1 else 0
        )
    if step == 4:
        return Plan("returned", everything, "complete", done)
    if step <= 12:
        return Plan("complete", everything, "complete", done)
    if step <= 17:
        return Plan("approved", everything, "approved", done)
    if step == 18:
        return Plan("complete", everything, "in_progress", 3)
    return Plan("", 0, "", 0)


def fill(family: InventedFamily) -> None:
    """Add the damage survey, the household assessment and the consent that a family has."""
    plan = plan_of(family)
    if plan.survey_depth:
        family.surveys.append(_survey(family, plan))
    if plan.depth:
        family.assessments.append(_assessment(family, plan))
        _complete_persons(family)
    consent = _consent(family)
    if consent is not None:
        family.consents.append(consent)
    if monitoring.is_visited(family):
        family.visits.append(_visit(family))


def answered_again(family: InventedFamily, record: Survey) -> Session:
    """Return the real form, run on the answers of a record."""
    definition = library.built_in(record.form_id)
    return Session(
        definition,
        answers=record.answers,
        instances=_tables(family),
        is_new=False,
        context=Context(today=TODAY, now=_now),
    )


def _now() -> datetime:
    return datetime(2026, 6, 30, 9, 0, tzinfo=UTC)


def _assessment(family: InventedFamily, plan: Plan) -> HouseholdAssessment:
    linked = plan.survey_state in ("complete", "approved")
    answers = assessments.assessment_answers(family, plan.depth, plan.outcome)
    if not linked:
        answers.pop("conclusion/findings/damage_survey", None)
    record = HouseholdAssessment(
        id=fixed_id(family.household.id, "assessment"),
        household_id=family.household.id,
        officer_id=officer_id(family.officer),
        state=plan.state,
        answers=answers,
    )
    if plan.depth == len(assessments.SECTIONS) or plan.outcome == assessments.NOBODY_AT_HOME:
        record.answers |= photos.signature(
            family, record.id, "conclusion/assessor_sign", assessments.hand_of(family)
        )
    key = ("assessment", family.archetype.number, plan.depth, plan.outcome, linked)
    _finish(record, family, key, lambda session: _conclude(session, family, plan))
    _take(record, "interview", "visit_date purpose consent")
    _take(record, "safety", "feels_safe")
    return record


def _survey(family: InventedFamily, plan: Plan) -> DamageSurvey:
    record = DamageSurvey(
        id=fixed_id(family.household.id, "survey"),
        dwelling_id=family.dwellings[0].id,
        officer_id=officer_id(family.officer),
        state=plan.survey_state,
    )
    record.answers = damage.survey_answers(family, plan.survey_depth, _component_rows())
    if plan.survey_depth == damage.SECTIONS:
        record.answers |= photos.survey_photos(family, record.id)
        record.answers |= photos.signature(
            family, record.id, "sign_off/surveyor_sign", assessments.hand_of(family)
        )
    key = ("survey", family.archetype.number, plan.survey_depth)
    _finish(record, family, key, lambda session: _grade(session, plan))
    _take(record, "site", "survey_date access")
    family.dwellings[0].building_type = record.building_type
    record.latitude, record.longitude = family.dwellings[0].latitude, family.dwellings[0].longitude
    return record


def _visit(family: InventedFamily) -> MonitoringVisit:
    record = MonitoringVisit(
        id=fixed_id(family.household.id, "monitoring"),
        household_id=family.household.id,
        officer_id=officer_id(family.officer),
        state="complete",
        answers=monitoring.visit_answers(family),
    )
    record.answers |= photos.signature(
        family, record.id, "conclusion/monitor_sign", assessments.hand_of(family)
    )
    key = ("monitoring", monitoring.variant(family))
    _finish(record, family, key, _judge)
    _take(record, "visit", "visit_date")
    _take(record, "conclusion/outcome", "next_visit")
    return record


def _judge(session: Session) -> None:
    computed = session.node("conclusion/outcome/result_auto").text
    session.set_value(session.node("conclusion/outcome/result"), computed)


def _take(record: Survey, section: str, names: str) -> None:
    """Fill columns that are answers themselves and may differ within a kind of family."""
    for name in names.split():
        setattr(record, name, record.answers.get(f"{section}/{name}"))


_filled: dict[tuple[object, ...], Filled] = {}


def _finish(
    record: Survey,
    family: InventedFamily,
    key: tuple[object, ...],
    decide: Callable[[Session], None],
) -> None:
    """Give a record the answers that the form added, and the results."""
    if key not in _filled:
        _filled[key] = _run(record, family, decide)
    filled = _filled[key]
    record.form_version = library.built_in(record.form_id).version
    record.answers = record.answers | filled.added
    for name, value in filled.columns.items():
        setattr(record, name, value)


def _run(
    record: Survey,
    family: InventedFamily,
    decide: Callable[[Session], None],
) -> Filled:
    session = answered_again(family, record)
    decide(session)
    answers = session.answers()
    added = {path: value for path, value in answers.items() if record.answers.get(path) != value}
    assert not any("member[" in path for path in added), sorted(added)
    columns = results.own_columns(record, session.promoted())
    columns["sections_done"], columns["sections_total"] = results.sections(session)
    return Filled(added, columns)


def _conclude(session: Session, family: InventedFamily, plan: Plan) -> None:
    """What the assessor decides at the end: flags, proofs, eligibility."""
    for name in _FLAGS:  # as the form itself does, from the first answer on
        computed = session.node(f"vulnerability/{name}_auto").value
        _give(session, f"vulnerability/{name}", computed)
        if computed == "1" and plan.depth >= assessments.FLAGS_FROM:
            proof = "0" if family.archetype.number % 3 == 1 else "1"
            _give(session, f"vulnerability/{name}_proof", proof)
    if plan.outcome == assessments.NOBODY_AT_HOME or plan.depth < len(assessments.SECTIONS):
        return
    found = "conclusion/findings/"
    computed = session.node(f"{found}eligibility_auto").value
    _give(session, f"{found}eligibility", computed)
    if computed == "0":
        _give(session, f"{found}ineligible_reasons", "3")
    else:
        _give(session, f"{found}proposed_help", "1 5 8" if family.archetype.damage > 3 else "3 6")
    if computed == "2":
        _give(session, f"{found}eligibility_note", "Mungon një dokument i pronës.")


def _grade(session: Session, plan: Plan) -> None:
    if plan.survey_depth < damage.SECTIONS:
        return
    category = session.node("result/category")
    if category.relevant:
        computed = session.node("result/category_auto").value
        session.set_value(category, computed)
        _give(session, "result/ems98", session.node("result/ems98_suggested").value)
    missing = session.node("photos/photos_missing_reason")
    if missing.relevant:
        session.set_value(missing, "U bë errësirë; fotografitë tjera në vizitën e radhës.")


def _give(session: Session, path: str, value: str) -> None:
    node = session.node(path)
    if node.value != value:
        session.set_value(node, value)


@functools.cache
def _component_rows() -> tuple[str, ...]:
    """Return the paths of the 18 rows, as the form names them."""
    definition = library.built_in("housing_damage")
    session = Session(
        definition,
        answers={"site/mines": "2", "site/owner_agrees": "1", "building/building_type": "1"},
        is_new=False,
        context=Context(today=TODAY, now=_now),
    )
    return tuple(row.path for row in session.node("components/component_row").children)


def _complete_persons(family: InventedFamily) -> None:
    """Write into the persons what the roster saves there."""
    answers = family.assessments[0].answers
    for person in family.persons:
        for name in ("marital", "education", "activity", "comes_back"):
            setattr(person, name, answers.get(f"roster/member[{person.id}]/{name}"))


def _consent(family: InventedFamily) -> Consent | None:
    """The consent record, from the answers that the form saves into it."""
    answers = family.assessments[0].answers if family.assessments else {}
    given = answers.get("interview/consent")
    if not given:
        return None
    language = answers["interview/consent_language"]
    return Consent(
        id=fixed_id(family.household.id, "consent"),
        household_id=family.household.id,
        given=given,
        text_version=f"RRK-CONSENT-1 {language}",
        language=language,
        given_on=answers["interview/consent_date"],
        witness=answers.get("interview/witness", ""),
        share_with=answers["interview/share_with"],
        publish=answers["interview/publish"],
    )
