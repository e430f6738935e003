"""Phases III to VI of the programme as records, with what was published about them."""

from typing import Any

from rrk_field.demo_data.ids import fixed_id
from rrk_field.demo_data.places import MUNICIPALITY_CODES
from rrk_field.domain.programme import Phase

_PAGE = "kosovo.iom.int/eu-return-reintegration-kosovo"
_RELIEFWEB = "reliefweb.int, IOM Kosovo wins EUR 4 million EU Return and Reintegration contract"
_LAUNCH = "kosovo.iom.int, launch article of 12 November 2014"
_MINISTRY = "mzp-rks.org"


def _figure(value: Any, source: str) -> dict[str, Any]:
    return {"value": value, "source": source}


def phases() -> list[Phase]:
    """Return fresh records, oldest first; money is in cents, `published` names its sources."""
    return [_third(), _fourth(), _fifth(), _sixth()]


def _phase(code: str, **columns: Any) -> Phase:
    return Phase(
        id=fixed_id("phase", code),
        code=code,
        name_en=f"EU - Return and Reintegration in Kosovo, phase {code}",
        name_sq=f"BE - Kthimi dhe Riintegrimi në Kosovë, faza {code}",
        name_sr=f"ЕУ - Повратак и реинтеграција на Косову, фаза {code}",
        implementer="IOM",
        **columns,
    )


def _third() -> Phase:
    return _phase(
        "III",
        partners="DT, APPK, CPT",
        starts_on="2011-11",
        ends_on="2014-10",
        published={
            "families": _figure(210, _PAGE),
            "families_in_new_houses": _figure(188, _RELIEFWEB),
            "families_with_packages": _figure(147, _RELIEFWEB),
            "income_packages": _figure(85, _RELIEFWEB),
            "people_trained": _figure(50, _RELIEFWEB),
            "community_projects": _figure(8, _RELIEFWEB),
        },
    )


def _fourth() -> Phase:
    return _phase(
        "IV",
        partners="MCR",
        starts_on="2014-11",
        ends_on="2017-07",
        municipality_codes=sorted(MUNICIPALITY_CODES),
        budget_eur_cents={"EU": 400_000_000, "MCR": 200_000_000},
        published={
            "families": _figure(262, _PAGE),
            "municipalities": _figure(7, _PAGE),
            "houses_planned": _figure(250, _LAUNCH),
            "budget": _figure("about EUR 4 million EU (IPA) and EUR 2 million MCR", _PAGE),
        },
    )


def _fifth() -> Phase:
    return _phase(
        "V",
        partners="MCR",
        starts_on="2017-11",
        ends_on="2021-04",
        municipality_codes=["02", "06", "08", "09", "10", "14", "15", "16", "17", "20", "23", "34"],
        published={
            "months": _figure(42, _PAGE),
            "municipalities": _figure(11, _PAGE),
            "municipalities_counted_by_ministry": _figure(12, _MINISTRY),
            "houses_approved_2018_04": _figure(97, _MINISTRY),
            "houses_approved_2019_09": _figure(25, _MINISTRY),
            "houses_approved_2020_03": _figure(62, _MINISTRY),
        },
    )


def _sixth() -> Phase:
    return _phase(
        "VI",
        partners="MCR",
        starts_on="2024-04-01",
        published={
            "houses_planned": _figure(32, _PAGE),
            "first_families": _figure(7, _PAGE),
        },
    )
