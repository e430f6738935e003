"""Answers of household assessments, section by section, as an officer would give them."""

from collections.abc import Mapping

from rrk_field.demo_data.families import OFFICER_NAMES, OFFICERS, InventedFamily
from rrk_field.demo_data.ids import dice, fixed_id
from rrk_field.domain.households import Person
from rrk_field.domain.property_papers import written_area
from rrk_field.domain.values import Json

Answers = dict[str, Json]

SECTIONS = (
    "interview",
    "head",
    "roster",
    "displacement",
    "intention",
    "housing",
    "property",
    "livelihood",
    "services",
    "safety",
    "papers",
    "needs",
    "conclusion",
)
FLAGS_FROM = 12
"""From this depth on the proofs of vulnerability were seen."""

NOBODY_AT_HOME = "4"


def assessment_answers(family: InventedFamily, depth: int, outcome: str) -> Answers:
    """Return the answers of the first `depth` sections; a shortened visit has a short form."""
    found = _interview(family, outcome)
    if outcome == NOBODY_AT_HOME:
        return found
    parts = (
        _head(family),
        _roster(family),
        _displacement(family),
        _intention(family),
        _housing(family),
        _property(family),
        _livelihood(family),
        _services(family),
        _safety(family),
        _legal(family),
        _needs(family),
        _conclusion(family),
    )
    for part in parts[: depth - 1]:
        found |= part
    return found


def row_key(name: str, place: int) -> str:
    """Return the key of a repeat row that is no person's."""
    return fixed_id("row", name, place)


def hand_of(family: InventedFamily) -> int:
    """Return the number of the officer's signature."""
    return OFFICERS.index(family.officer)


def _named(section: str, answers: Mapping[str, Json]) -> Answers:
    return {f"{section}/{name}": value for name, value in answers.items() if value not in ("", [])}


def _interview(family: InventedFamily, outcome: str) -> Answers:
    day, language = family.visit_date.isoformat(), family.household.paper_language
    before_witness = family.number % 7 == 6
    found: Answers = {
        "assessment_no": f"{family.household.provisional_number}/1",
        "purpose": "1" if family.number % 5 else "2",
        "visit_date": day,
        "start_time": f"{day}T09:{family.number % 60:02}:00.000+02:00",
        "end_time": f"{day}T10:{family.number % 60:02}:00.000+02:00",
        "assessors": OFFICER_NAMES[family.officer],
        "assessor_orgs": ["1"] if family.number % 3 else ["1", "3"],
        "place": "124"[family.number % 3],
        "outcome": outcome,
    }
    if outcome == NOBODY_AT_HOME:
        return _named("interview", found)
    found |= {
        "interview_language": language,
        "interpreter": "1" if language in ("rom", "tr") else "0",
        "respondent": "1",
        "consent_language": language,
        "consent": "2" if before_witness else "1",
        "witness": "Zyrtari i komunës / општински службеник" if before_witness else "",
        "share_with": ["1", "2", "3"],
        "publish": "012"[family.number % 3],
        "consent_date": day,
    }
    return _named("interview", found)


def _head(family: InventedFamily) -> Answers:
    household, kind = family.household, family.archetype
    return _named(
        "head",
        {
            "request_kinds": ["1"] if kind.damage > 2 else ["1", "2"],
            "request_no": f"{household.municipality_code}-{family.number + 101}/2025",
            "request_date": f"2025-{family.number % 9 + 1:02}-{family.number % 27 + 1:02}",
            "head_given_name": household.head_given_name,
            "head_father_name": household.head_parent_name,
            "head_family_name": household.head_family_name,
            "head_name_cyrillic": household.head_name_cyrillic,
            "head_id_type": "0",
            "documents_seen": ["2", "4", "5"] if kind.number % 5 else ["1"],
            "phone_1": household.phone_1,
            "contact_person": household.contact_person,
            "community": household.community,
            "paper_language": household.paper_language,
            "displacement_category": household.displacement_category,
            "stated_size": len(family.persons),
            "stated_returning": len(family.persons),
        },
    )


def _roster(family: InventedFamily) -> Answers:
    found: Answers = {}
    chance = family.archetype.dice
    for place, (person, member) in enumerate(
        zip(family.persons, family.archetype.members, strict=True), start=1
    ):
        row = f"roster/member[{person.id}]"
        found[row] = place
        found |= _named(row, _basics(person) | _schooling(member.age, chance.random()))
        hard = member.age > 65 and chance.random() < 0.5
        found |= _named(row, _health(member.age, member.sex, chance.random(), hard=hard))
    return found


def _basics(person: Person) -> Answers:
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "present": "1",
        "relation": person.relation,
        "sex": person.sex,
        "birth_date": person.birth_date,
        "birth_registered": "1",
        "comes_back": "1",
    }


def _schooling(age: int, luck: float) -> Answers:
    found: Answers = {}
    if age >= 6:
        found["education"] = "0" if age < 7 else "1" if age < 12 else "2" if age < 16 else "3"
    if 6 <= age <= 18:
        found["at_school"] = "0" if luck < 0.06 else "1"
        found["no_school_reason"] = ["1", "2"] if luck < 0.06 else []
    if age >= 15:
        adult = "4" if luck < 0.45 else "2" if luck < 0.65 else "5" if luck < 0.85 else "1"
        found["activity"] = "6" if age <= 18 else "7" if age >= 65 else adult
        skill = ["4"] if luck < 0.3 else ["1", "2"] if luck < 0.7 else ["0"]
        found["person_skills"] = ["0"] if age <= 18 else skill
    return found


def _health(age: int, sex: str, luck: float, *, hard: bool) -> Answers:
    found: Answers = {"chronic": "1" if luck < 0.14 else "0"}
    if age >= 5:
        for name in ("seeing", "hearing", "remembering", "selfcare", "communicating"):
            found[f"wg_{name}"] = "2" if hard and name == "seeing" else "1"
        found["wg_walking"] = "3" if hard else "1"
    if sex == "2" and 12 <= age <= 50:
        found["pregnant"] = "1" if 24 < age < 38 and luck > 0.8 else "0"
    if age >= 15:
        found["marital"] = "2" if age > 27 else "1"
    return found


def _displacement(family: InventedFamily) -> Answers:
    household, kind = family.household, family.archetype
    listed = household.settlement_id is not None
    place = {"1": "Graçanicë", "2": "Kraljevo", "3": "Bar"}[kind.displacement_country]
    found: Answers = {
        "origin_municipality": household.origin_municipality,
        "origin_settlement": household.settlement_id if listed else "",
        "origin_settlement_text": "" if listed else household.origin_settlement,
        "origin_tenure": "1",
        "displacement_event": "3" if kind.displaced_on.startswith("2004") else "1",
        "displacement_date": kind.displaced_on,
        "times_displaced": 1 + family.number % 2,
        "displacement_country": kind.displacement_country,
        "displacement_address": f"{place}, {family.number % 80 + 1}",
        "displacement_since": "2004-04" if kind.displaced_on.startswith("2004") else "2000",
    }
    if kind.displacement_category != "RET":
        found["intention_registered"] = "1" if family.number % 4 else "0"
    if family.number % 3 == 0:
        row = f"displacement/visits[{row_key('visits', 0)}]"
        return _named("displacement", found) | {
            row: 1,
            f"{row}/visit_type": "GSV",
            f"{row}/visit_when": "2025-09",
            f"{row}/visit_site": "te shtëpia / код куће",
        }
    return _named("displacement", found)


def _intention(family: InventedFamily) -> Answers:
    if family.archetype.displacement_category == "RET":
        return {}
    return _named(
        "intention",
        {
            "solution": "1",
            "return_reasons": (["1", "3"], ["1", "9"], ["1", "6", "8"])[family.number % 3],
            "return_obstacles": ["1", "4"] if family.number % 2 else ["1"],
            "knows_place": ["1", "2"] if family.number % 3 else ["3"],
            "free_decision": "1",
            "free_decision_date": family.visit_date.isoformat(),
            "ready_months": family.number % 5 + 1,
        },
    )


def _housing(family: InventedFamily) -> Answers:
    kind = family.archetype
    if kind.shelter_type == "9":
        return {"housing/shelter_type": "9"}
    evicted = kind.tenure in ("3", "6")
    return _named(
        "housing",
        {
            "shelter_type": kind.shelter_type,
            "tenure": kind.tenure,
            "shelter_condition": "3" if kind.shelter_type == "6" else "12"[kind.number % 2],
            "sleeping_rooms": kind.sleeping_rooms,
            "area_m2": 18 + kind.sleeping_rooms * 14 + family.number % 9,
            "shelter_problems": ["2", "3", "5"] if kind.number % 3 else ["0"],
            "eviction_risk": "1" if evicted else "0",
            "eviction_reason": ["1", "2"] if evicted else [],
            "rent_eur": (80 + kind.number % 6 * 20) if kind.tenure in ("2", "3", "5") else "",
        },
    )


def _property(family: InventedFamily) -> Answers:
    kind, home = family.archetype, family.dwellings[0]
    row = f"property/parcels[{row_key('parcels', 0)}]"
    paper = family.papers[0] if family.papers else None
    found: Answers = {
        "owned_there": ["3", "4"] if kind.building_type == "5" else ["1", "3"],
        "owner": "4" if kind.number % 10 == 9 else "1",
        "property_proof": [paper.kind for paper in family.papers] or ["0"],
        "house_elsewhere": "0",
        "sold_or_given": "1" if kind.number == 10 else "0",
        "earlier_help": "1" if kind.number % 7 == 3 else "0",
    }
    if kind.building_type != "5":
        found["property_use"] = "5" if kind.number == 15 else "7" if kind.damage == 5 else "1"
    if kind.number % 7 == 3:
        found |= {"earlier_donor": "UNHCR", "earlier_year": 2001 + family.number % 6}
    parcel: Answers = {
        "cadastral_zone": home.cadastral_zone,
        "parcel_no": home.parcel_no,
        "possession_list_no": paper.possession_list_no if paper else "",
        "area_text": written_area(paper.area_m2 or 0) if paper else "",
        "share": paper.share if paper else "",
    }
    return _named("property", found) | {row: 1} | _named(row, parcel) | _claim(family)


def _claim(family: InventedFamily) -> Answers:
    if family.archetype.number % 6:
        return {}
    row = f"property/claims[{row_key('claims', 0)}]"
    number = 10_000 + family.number
    claim: Answers = {"claim_body": "KPA", "claim_no": f"KPA{number}", "claim_result": "1"}
    return {row: 1} | _named(row, claim | {"claim_enforced": "1"})


def _livelihood(family: InventedFamily) -> Answers:
    kind = family.archetype
    income, sources = kind.income_eur, list(kind.income_sources)
    owns_land = kind.number % 4 != 1
    debt = (0, 300, 1200)[kind.number % 3]
    found: Answers = {
        "income_sources": sources,
        "main_source_1": sources[0],
        "main_source_2": sources[1] if len(sources) > 1 else "",
        "income_eur": income,
        "spend_food_eur": 60 + income // 4,
        "spend_rent_eur": 0,
        "spend_utilities_eur": 25 + family.number % 20,
        "spend_health_eur": 10 + family.number % 30,
        "spend_school_eur": 5 * (family.number % 4),
        "spend_other_eur": 15,
        "debt_eur": debt,
        "debt_reason": "1" if debt else "",
        "land_own_ha": 0.8 if owns_land else 0,
        "land_usable_ha": (0.6 if kind.number % 2 else 0.3) if owns_land else "",
        "irrigation": "0" if owns_land else "",
        "fenced": "1" if owns_land else "",
        "poultry": family.number % 12,
        "cattle": family.number % 3,
        "household_skills": _household_skills(family),
        "training_wanted": ["2"] if family.number % 3 else ["0"],
    }
    if kind.number % 2:
        found |= {
            "income_idea": _IDEAS[family.number % len(_IDEAS)],
            "income_idea_budget_eur": 2400,
            "income_idea_own_eur": 200,
            "income_idea_sector": "2",
        }
    return _named("livelihood", found)


_IDEAS = (
    "Dy lopë dhe një pajisje për mjelje",
    "Двадесет кошница и центрифуга за мед",
    "Plastenik od 100 kvadrata",
    "Katër dhi dhe rrethojë",
)


def _household_skills(family: InventedFamily) -> list[str]:
    skills = {
        skill
        for path, value in _roster(family).items()
        if path.endswith("/person_skills")
        for skill in value
    }
    return sorted(skills - {"0"}, key=int) or ["0"]


def _services(family: InventedFamily) -> Answers:
    chance = dice("services", family.number)
    found: Answers = {
        "plot_power": "2" if family.number % 3 else "1",
        "plot_water": "23"[family.number % 2],
        "plot_sewage": "40"[family.number % 2],
        "plot_waste": "1",
        "plot_road": "1",
        "school_language": ["sr-Cyrl"] if family.number % 2 else ["sq"],
    }
    for name in ("primary", "secondary", "health", "shop", "bus", "municipality"):
        found[f"km_{name}"] = round(chance.uniform(0.3, 14), 1)
    return _named("services", found)


def _safety(family: InventedFamily) -> Answers:
    return _named(
        "safety",
        {
            "feels_safe": "33342"[family.number % 5],
            "relations": "34354"[family.number % 5],
            "moves_freely": "1",
            "incident": "0",
        },
    )


def _legal(family: InventedFamily) -> Answers:
    missing = family.archetype.number % 4 == 2
    return _named(
        "papers",
        {
            "papers_missing": ["8"] if missing else ["0"],
            "papers_obstacle": ["1", "6"] if missing else [],
            "legal_aid": "2" if missing else "0",
        },
    )


def _needs(family: InventedFamily) -> Answers:
    return _named("needs", {"need_1": "1", "need_2": "6", "need_3": "52"[family.number % 2]})


def _conclusion(family: InventedFamily) -> Answers:
    return _named(
        "conclusion",
        {
            "findings/house_seen": "1",
            "findings/damage_survey": family.surveys[0].id if family.surveys else "",
            "findings/verified": "12"[family.archetype.number % 2],
            "notes": _NOTES[family.number % len(_NOTES)],
        },
    )


_NOTES = (
    "",
    "Familja kërkon që shtëpia të jetë afër rrugës.",
    "Деца иду у школу у суседном селу.",
    "Kuća je bez krova; komšija čuva ključ od dvorišta.",
    "",
    "The head asked for the letter in both languages.",
)
