"""Answers of damage surveys: levels, quantities and a bill that follow from how badly it is hit."""

from collections.abc import Mapping, Sequence

from rrk_field.demo_data.assessments import row_key
from rrk_field.demo_data.families import OFFICER_NAMES, InventedFamily
from rrk_field.domain.price_list import demonstration_list, house_type_for
from rrk_field.domain.values import Json

Answers = dict[str, Json]

SECTIONS = 5
"""How far a survey can be filled: site, building, components, the middle, all."""

_LEVELS = {  # by damage 1 to 5, components C01 to C18
    1: "010000010100100000",
    2: "011000120511210000",
    3: "022122323554435453",
    4: "023334424555545555",
    5: "155555555555555535",
}
_QUANTITIES = (4, 68, 3, 54, 6, 92, 96, 38, 9, 2, 6, 58, 140, 120, 35, 4, 14, 1)
_SYSTEMS = "3434"
_ROOFS = "112135"


def survey_answers(family: InventedFamily, depth: int, component_rows: Sequence[str]) -> Answers:
    """Return the answers of the first `depth` parts; `component_rows` are paths of the 18 rows."""
    parts = (
        _site(family),
        _building(family),
        _components(family, component_rows),
        _flags(family) | _utilities(family) | _papers(family),
        _bill(family) | _result(family),
    )
    found: Answers = {}
    for part in parts[:depth]:
        found |= part
    return found


def is_detailed(family: InventedFamily) -> bool:
    """Whether the survey has a bill of quantities."""
    return family.archetype.number % 3 != 2


def levels(family: InventedFamily) -> str:
    """Return the damage level of each of the 18 components; nothing for an empty plot."""
    kind = family.archetype
    if kind.building_type == "5":
        return ""
    marks = list(_LEVELS[kind.damage])
    marks[4] = "8" if kind.number % 4 == 1 else marks[4]
    marks[7] = str((int(marks[7]) + kind.number) % 4)
    return "".join(marks)


def _named(section: str, answers: Mapping[str, Json]) -> Answers:
    return {f"{section}/{name}": value for name, value in answers.items() if value not in ("", [])}


def _site(family: InventedFamily) -> Answers:
    home = family.dwellings[0]
    return _named(
        "site",
        {
            "survey_no": f"{family.household.provisional_number}/D1",
            "dwelling": home.id,
            "survey_date": family.visit_date.isoformat(),
            "surveyors": OFFICER_NAMES[family.officer],
            "weather": ("me diell", "облачно", "kiša", "")[family.number % 4],
            "survey_kind": "2" if is_detailed(family) else "1",
            "municipality": home.municipality_code,
            "settlement": home.settlement_id or "",
            "settlement_text": home.settlement_text,
            "address": home.address,
            "cadastral_zone": home.cadastral_zone,
            "parcel_no": home.parcel_no,
            "position": f"{home.latitude} {home.longitude} 0 4",
            "position_source": "2",
            "access": "123"[family.number % 3],
            "truck_access": "1",
            "mines": "2",
            "owner_present": "1" if family.number % 3 else "0",
            "owner_agrees": "1",
        },
    )


def _building(family: InventedFamily) -> Answers:
    kind = family.archetype
    if kind.building_type == "5":
        return {"building/building_type": "5"}
    footprint = 52 + kind.number % 7 * 9
    return _named(
        "building",
        {
            "building_type": kind.building_type,
            "storeys": 1 + kind.number % 2,
            "basement": "0",
            "attic": "10"[kind.number % 2],
            "footprint_m2": footprint,
            "gross_m2": footprint * (1 + kind.number % 2),
            "rooms": 3 + kind.number % 4,
            "year_built": 1950 + family.number % 42,
            "bearing_system": _SYSTEMS[kind.number % 4],
            "slab_type": "12"[kind.number % 2],
            "roof_type": "5" if kind.damage == 5 else _ROOFS[kind.number % 5],
            "damage_causes": ["2", "3"] if kind.displaced_on.startswith("2004") else ["1", "6"],
            "building_use": "7" if kind.damage == 5 else "1",
        },
    )


def _components(family: InventedFamily, rows: Sequence[str]) -> Answers:
    found: Answers = {}
    for place, (row, level) in enumerate(zip(rows, levels(family), strict=False)):
        found[row] = place + 1
        found[f"{row}/level"] = level
        if not is_detailed(family) or level in "089":
            continue
        action = {"1": "1", "2": "2", "3": "2", "4": "3", "5": "4" if place < 8 else "5"}[level]
        found[f"{row}/action"] = action
        if action != "1":
            found[f"{row}/quantity"] = _quantity(family, place, level)
    return found


def _quantity(family: InventedFamily, place: int, level: str) -> Json:
    share = {"2": 0.2, "3": 0.45, "4": 0.8, "5": 1.0}[level]
    size = 0.8 + family.archetype.number % 7 * 0.07
    return max(1, round(_QUANTITIES[place] * share * size))


_UNSEEN = (
    "flag_leaning",
    "flag_corners",
    "flag_frame_broken",
    "flag_fire_rc",
    "flag_foundation",
    "flag_cracks_over_10",
    "flag_roof_failing",
)


def _flags(family: InventedFamily) -> Answers:
    kind = family.archetype
    found: Answers = {"flag_slope_flood": "0"}
    if kind.building_type != "5":
        found |= dict.fromkeys(_UNSEEN, "0")
        found |= {
            "flag_collapse": "1" if kind.damage == 5 else "0",
            "flag_partial_collapse": "1" if kind.damage >= 4 else "0",
            "flag_cracks_5_10": "1" if kind.damage == 3 else "0",
            "flag_asbestos": "1" if _building(family)["building/roof_type"] == "3" else "0",
        }
    return _named("flags", found)


def _utilities(family: InventedFamily) -> Answers:
    names = ("power", "water", "sewage", "road", "telecom")
    return _named(
        "utilities",
        {f"utility_{name}": "12340"[(family.number + n) % 5] for n, name in enumerate(names)},
    )


def _papers(family: InventedFamily) -> Answers:
    return _named(
        "papers",
        {
            "proof": [paper.kind for paper in family.papers] or ["0"],
            "permit": "na" if family.archetype.damage < 4 else "0",
            "inheritance_open": "0",
            "co_owner_consent": "na",
            "occupied": "0",
        },
    )


def _bill(family: InventedFamily) -> Answers:
    if not is_detailed(family):
        return {}
    found: Answers = {}
    for place, (code, component, quantity) in enumerate(_lines(family)):
        row = f"boq/line[{row_key('line', place)}]"
        found[row] = place + 1
        found |= _named(
            row, {"boq_item": code, "boq_component": component, "boq_quantity": quantity}
        )
    return found


def _lines(family: InventedFamily) -> list[tuple[str, str, Json]]:
    if family.archetype.building_type == "5":
        return [
            ("B010", "C01", 22.5),
            ("C010", "C01", 9.4),
            ("C030", "C03", 4.2),
            ("D010", "C02", 128),
            ("E010", "C06", 96),
            ("E030", "C07", 104.5),
            ("F010", "C09", 8),
        ]
    first = {item.component: item.code for item in reversed(demonstration_list().items)}
    return [
        (first[f"C{place + 1:02}"], f"C{place + 1:02}", _quantity(family, place, level))
        for place, level in enumerate(levels(family))
        if level in "2345"
    ]


def _result(family: InventedFamily) -> Answers:
    kind, prices = family.archetype, demonstration_list()
    plot = kind.building_type == "5"
    work = "5" if plot else "11234"[kind.damage - 1]
    house = house_type_for(prices, len(family.persons)) if work in "456" else None
    found: Answers = {
        "habitable": "" if plot else "11200"[kind.damage - 1],
        "work_kind": work,
        "house_type": house.code if house else "",
    }
    if is_detailed(family):
        found |= {"contingency_percent": prices.contingency_percent, "vat": prices.vat}
    else:
        found["rapid_estimate_eur"] = 3000 * kind.damage
    return _named("result", found)
