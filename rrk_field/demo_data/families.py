"""Invented households, their persons, dwellings and papers; the questionnaires come after them.

An archetype decides everything that counts in a score (sizes, ages, housing, income, damage); the
names, places, days and numbers around it are drawn for each family.
"""

import functools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from rrk_field.demo_data.ids import dice, fixed_id
from rrk_field.demo_data.names import Names, community_for, names_of
from rrk_field.demo_data.places import MUNICIPALITY_CODES, settlements_of
from rrk_field.domain.attachments import Photo
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Consent, Household, Note, Person
from rrk_field.domain.places import municipalities
from rrk_field.domain.record import Record
from rrk_field.domain.scripts import latin
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, Survey
from rrk_field.domain.visits import MonitoringVisit

ARCHETYPES = 24
FIRST_VISIT = date(2026, 2, 2)
OFFICERS = ("arta", "milena", "besim", "jovana")
"""Sign-in names of the demonstration; arta is an officer, milena the coordinator."""

OFFICER_NAMES = {
    "arta": "Arta Lulëzimaj",
    "milena": "Milena Jabuković",
    "besim": "Besim Bregdrini",
    "jovana": "Jovana Šljivanović",
}
OFFICE_PREFIXES = {
    "17": "PEJ",
    "08": "KLI",
    "06": "IST",
    "15": "OBI",
    "23": "STR",
    "24": "SUH",
    "04": "GJI",
}


@dataclass
class InventedFamily:
    """One household with everything that belongs to it; `files` holds photos by sha256."""

    number: int
    archetype: "Archetype"
    household: Household
    persons: list[Person]
    dwellings: list[Dwelling]
    papers: list[PropertyPaper]
    visit_date: date
    officer: str
    consents: list[Consent] = field(default_factory=list)
    assessments: list[HouseholdAssessment] = field(default_factory=list)
    surveys: list[DamageSurvey] = field(default_factory=list)
    visits: list[MonitoringVisit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def filled(self) -> list[Survey]:
        """Its questionnaires."""
        return [*self.assessments, *self.surveys, *self.visits]

    def records(self) -> list[Record]:
        """Every record, parents before children."""
        groups: tuple[Sequence[Record], ...] = (
            [self.household],
            self.persons,
            self.dwellings,
            self.papers,
            self.consents,
            self.assessments,
            self.surveys,
            self.visits,
            self.notes,
            self.photos,
        )
        return [record for group in groups for record in group]


@dataclass(frozen=True)
class Member:
    """A member as the archetype has it: codes of relation and sex, age in whole years."""

    relation: str
    sex: str
    age: int


@dataclass(frozen=True)
class Archetype:
    """What decides the figures of a family."""

    number: int
    members: tuple[Member, ...]
    displacement_category: str
    displacement_country: str
    displaced_on: str
    shelter_type: str
    tenure: str
    sleeping_rooms: int
    income_sources: tuple[str, ...]
    income_eur: int
    building_type: str
    damage: int
    """1 to 5: how badly the house is hit."""

    @property
    def dice(self) -> random.Random:
        """Choices that belong to the archetype."""
        return dice("archetype", self.number)


@functools.cache
def archetype(number: int) -> Archetype:
    """Return one of the archetypes."""
    chance = dice("archetype of a family", number)
    category = ("IDP", "IDP", "IIDP", "DPR", "IDP", "RET", "IDP", "IIDP")[number % 8]
    shelter = ("2", "3", "4", "1", "2", "5", "4", "9", "6", "1", "2", "3")[number % 12]
    return Archetype(
        number=number,
        members=_members(number, chance),
        displacement_category=category,
        displacement_country={"IIDP": "1", "DPR": "3"}.get(category, "2"),
        displaced_on=("1999-06", "1999-06-16", "2004-03-17", "1999", "1999-07")[number % 5],
        shelter_type=shelter,
        tenure={"4": "5", "6": "6", "9": ""}.get(shelter, chance.choice("1234")),
        sleeping_rooms=chance.choice((1, 1, 2, 2, 3)),
        income_sources=tuple(
            sorted(chance.sample(("1", "2", "3", "5", "6", "7", "9", "10"), chance.randint(1, 3)))
        ),
        income_eur=chance.choice((0, 75, 110, 140, 180, 220, 260, 320, 410)),
        building_type="5" if number % 12 == 11 else ("1", "1", "1", "2")[number % 4],
        damage=(5, 4, 3, 4, 2, 5, 3, 4, 1, 5, 4, 2)[number % 12],
    )


def _members(number: int, chance: random.Random) -> tuple[Member, ...]:
    """A head, and those who fit: couples, widows, grandparents, children."""
    kind = number % 6
    if kind == 4:  # an elderly person, or an elderly couple
        head = Member("1", "1", chance.randint(66, 82))
        return (head, Member("2", "2", head.age - 3)) if number % 12 == 4 else (head,)
    head = Member("1", "2" if kind == 2 else "1", chance.randint(29, 52))
    found = [head]
    if kind != 2:
        found.append(Member("2", "2" if head.sex == "1" else "1", head.age - chance.randint(0, 5)))
    oldest = min(head.age - 20, 24)
    ages = sorted((chance.randint(0, oldest) for _ in range(chance.randint(1, 4))), reverse=True)
    found += [Member("3", chance.choice("12"), age) for age in ages]
    if kind in (1, 5):
        found.append(Member("6", chance.choice("12"), head.age + chance.randint(21, 30)))
    return tuple(found)


def family(number: int, seed: int) -> InventedFamily:
    """Return an invented family without questionnaires."""
    chance = dice("family", seed, number)
    kind = archetype(number * 7 % ARCHETYPES)
    code = MUNICIPALITY_CODES[number % len(MUNICIPALITY_CODES)]
    visited = FIRST_VISIT + timedelta(days=number * 140 // 262 + number % 3)
    moment = datetime.combine(visited, time(8, number % 60), UTC)
    household = _household(number, seed, chance, code, moment)
    names = names_of(household.community or "SR", chance)
    persons = _persons(household, kind, names, chance, visited)
    head = persons[0]
    household.head_given_name, household.head_family_name = head.given_name, head.family_name
    household.head_parent_name = head.parent_name
    household.paper_language = chance.choice(names.paper_languages)
    household.displacement_category = kind.displacement_category
    household.displacement_country = kind.displacement_country
    found = InventedFamily(
        number=number,
        archetype=kind,
        household=household,
        persons=persons,
        dwellings=[_dwelling(household, head, chance)],
        papers=[],
        visit_date=visited,
        officer=OFFICERS[number % len(OFFICERS)],
    )
    found.papers = _papers(found, chance)
    return stamped(found, moment)


def stamped(found: InventedFamily, moment: datetime) -> InventedFamily:
    """Give every record who wrote it and when."""
    for seconds, record in enumerate(found.records()):  # in the order in which one enters them
        record.created_at = record.changed_at = moment + timedelta(seconds=seconds)
        record.created_by = record.changed_by = officer_id(found.officer)
        record.scope = found.household.municipality_code
    return found


def officer_id(name: str) -> str:
    """Return the id of an account of the demonstration."""
    return fixed_id("account", name)


def _household(
    number: int, seed: int, chance: random.Random, code: str, moment: datetime
) -> Household:
    place = chance.choice(settlements_of(code))
    typed = number % 29 == 5
    return Household(
        id=fixed_id("household", seed, number, at=moment),
        municipality_code=code,
        settlement_id=None if typed else place.id,
        settlement_text=f"{place.name_sq}, mëhalla e re" if typed else "",
        provisional_number=f"L-{number + 1}",
        file_number=f"{OFFICE_PREFIXES[code]}-{number // len(MUNICIPALITY_CODES) + 1:05}",
        phase_code="IV",
        community=community_for(code, chance),
        origin_municipality=code,
        origin_settlement=place.name_sq if typed else place.id,
        phone_1=f"+383 4{chance.choice('3459')} 000 {chance.randint(0, 999):03}",
        contact_person="" if number % 3 else "komshi / комшија",
    )


def _persons(
    household: Household, kind: Archetype, names: Names, chance: random.Random, visited: date
) -> list[Person]:
    surname, parent = chance.choice(names.surnames), chance.choice(names.men)
    used: set[str] = set()
    found: list[Person] = []
    for place, member in enumerate(kind.members):
        given = _fresh_name(names.men if member.sex == "1" else names.women, used, chance)
        found.append(
            Person(
                id=fixed_id(household.id, "person", place),
                household_id=household.id,
                given_name=given,
                parent_name=parent if member.relation == "1" else found[0].given_name,
                family_name=surname,
                relation=member.relation,
                sex=member.sex,
                birth_date=_born(member.age, visited, chance),
            )
        )
    return found


def _fresh_name(from_: Sequence[str], used: set[str], chance: random.Random) -> str:
    name = chance.choice([name for name in from_ if name not in used] or from_)
    used.add(name)
    return name


def _born(age: int, visited: date, chance: random.Random) -> str:
    """A birth date, now and then partial, of somebody of that age at the visit."""
    day = date(visited.year - age, visited.month, min(visited.day, 28))
    day -= timedelta(days=chance.randint(0, 360))
    if age > 60 and chance.random() < 0.25:
        counted = date(day.year, 7, 1)
        exact = visited.year - day.year - ((visited.month, visited.day) < (7, 1))
        return f"{counted.year}~" if exact == age else day.isoformat()
    return day.isoformat()


def _dwelling(household: Household, head: Person, chance: random.Random) -> Dwelling:
    seat = municipalities()[household.municipality_code]
    zone = latin(seat.name_sr)
    return Dwelling(
        id=fixed_id(household.id, "dwelling"),
        household_id=household.id,
        municipality_code=household.municipality_code,
        settlement_id=household.settlement_id,
        settlement_text=household.settlement_text,
        address=f"{chance.choice(('Rr.', 'Ul.'))} {chance.randint(1, 60)}, {chance.choice(_WAYS)}",
        cadastral_zone=zone,
        parcel_no=f"{chance.randint(120, 2400)}/{chance.randint(1, 9)}",
        latitude=round((seat.latitude or 42.6) + chance.uniform(-0.045, 0.045), 5),
        longitude=round((seat.longitude or 21.0) + chance.uniform(-0.045, 0.045), 5),
        owner_person_id=head.id,
        ownership_kind="1",
    )


_WAYS = ("pranë shkollës", "pokraj mlina", "te ura e vjetër", "iznad česme", "prapa dyqanit")


def _papers(found: InventedFamily, chance: random.Random) -> list[PropertyPaper]:
    if found.archetype.number % 9 == 8:
        return []
    home = found.dwellings[0]
    kinds = ("1", "3", "5", "7", "8")
    chosen = ["1", *([chance.choice(kinds[1:])] if found.number % 4 == 0 else [])]
    return [
        PropertyPaper(
            id=fixed_id(home.id, "paper", kind),
            dwelling_id=home.id,
            kind=kind,
            number=f"{chance.randint(100, 9999)}/{chance.randint(1970, 2015)}",
            issued_on=str(chance.randint(1972, 2015)),
            issuer=f"Katastar {home.cadastral_zone}",
            cadastral_zone=home.cadastral_zone,
            parcel_no=home.parcel_no,
            possession_list_no=str(chance.randint(100, 3000)),
            area_m2=chance.randint(300, 9000),
            share=chance.choice(("", "1/1", "1/2")),
            holder_person_id=found.persons[0].id,
            original_seen=chance.random() < 0.7,
        )
        for kind in chosen
    ]
