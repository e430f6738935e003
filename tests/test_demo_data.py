"""The invented families: the same everywhere, in mixed states, and true to the real forms."""

from collections import Counter
from collections.abc import Sequence

import pytest

from rrk_field.demo_data import (
    MUNICIPALITY_CODES,
    InventedFamily,
    answered_again,
    invented,
    phases,
    registers,
    settlements,
)
from rrk_field.demo_data.drawings import picture
from rrk_field.demo_data.registers import answered_again as register_answered_again
from rrk_field.domain.places import municipalities
from rrk_field.domain.record import Record
from rrk_field.domain.surveys import Survey
from rrk_field.forms import results


@pytest.fixture(scope="module")
def families() -> list[InventedFamily]:
    return list(invented())


def test_there_are_262_families_in_the_seven_municipalities(
    families: list[InventedFamily],
) -> None:
    codes = Counter(family.household.municipality_code for family in families)

    assert len(families) == 262
    assert set(codes) == set(MUNICIPALITY_CODES)


def test_every_state_occurs(families: list[InventedFamily]) -> None:
    states = Counter(record.state for family in families for record in family.assessments)
    survey_states = Counter(record.state for family in families for record in family.surveys)

    assert set(states) == {"draft", "in_progress", "returned", "complete", "approved"}
    assert set(survey_states) == {"draft", "in_progress", "complete", "approved"}


def test_the_same_seed_gives_the_same_records(families: list[InventedFamily]) -> None:
    again = list(invented(30))

    for mine, other in zip(families, again, strict=False):
        assert [one.model_dump() for one in mine.records()] == [
            one.model_dump() for one in other.records()
        ]


def test_another_seed_gives_other_records(families: list[InventedFamily]) -> None:
    other = next(invented(1, seed=5))

    assert other.household.id != families[0].household.id


def test_ids_are_unique(families: list[InventedFamily]) -> None:
    ids = [record.id for family in families for record in family.records()]
    ids += [record.id for record in [*phases(), *settlements()]]

    assert len(ids) == len(set(ids))


def test_every_promoted_value_is_what_the_form_computes(families: list[InventedFamily]) -> None:
    for family in families[::9]:
        for record in family.filled:
            session = answered_again(family, record)
            columns = results.own_columns(record, session.promoted())
            done = results.sections(session)

            assert {name: getattr(record, name) for name in columns} == columns
            assert (record.sections_done, record.sections_total) == done


def test_what_a_form_writes_into_other_records_stands_there(
    families: list[InventedFamily],
) -> None:
    for family in families[::9]:
        for record in family.filled:
            for one in answered_again(family, record).promoted():
                kind, dot, name = one.save_to.partition(".")
                if not dot or one.value in ("", None):
                    continue
                target = target_of(family, kind, one.row_key)
                wanted = results.column_value(type(target), name, one.value)
                assert getattr(target, name) == wanted, one.save_to


def target_of(family: InventedFamily, kind: str, row_key: str | None) -> Record:
    if kind == "person":
        return next(person for person in family.persons if person.id == row_key)
    groups: dict[str, Sequence[Record]] = {
        "household": [family.household],
        "consent": family.consents,
        "dwelling": family.dwellings,
    }
    return groups[kind][0]


def test_what_is_complete_has_nothing_missing_or_wrong(families: list[InventedFamily]) -> None:
    for family in families[::9]:
        for record in family.filled:
            if record.state in ("complete", "approved", "returned"):
                wrong = [node.path for node in answered_again(family, record).problems()]
                assert wrong == [], family.number


def test_figures_differ_between_families(families: list[InventedFamily]) -> None:
    surveys = [record for family in families for record in family.surveys]
    totals = {record.score_total for family in families for record in family.assessments}

    assert {record.category for record in surveys} >= {"I", "II", "III", "IV", "V"}
    assert len(totals) > 10
    assert len({record.estimate_eur_cents for record in surveys}) > 8


def test_photos_are_small_drawings_under_their_hash(families: list[InventedFamily]) -> None:
    from hashlib import sha256

    files = {key: data for family in families for key, data in family.files.items()}

    assert 200 < sum(len(family.photos) for family in families) < 1000
    assert all(sha256(data).hexdigest() == key for key, data in files.items())
    assert max(map(len, files.values())) < 24_000
    for family in families:
        assert {photo.sha256 for photo in family.photos} == set(family.files)


def test_two_drawings_of_a_kind_differ() -> None:
    assert picture("front", 3, 0)[0] != picture("front", 3, 1)[0]


def test_names_are_written_in_both_scripts(families: list[InventedFamily]) -> None:
    names = " ".join(family.household.head_family_name for family in families)

    assert any("а" <= letter <= "ш" for letter in names)
    assert "ë" in names
    assert "ć" in names


def test_settlements_have_both_names_and_lie_in_known_municipalities() -> None:
    for settlement in settlements():
        assert settlement.name_sq
        assert settlement.name_sr
        assert settlement.municipality_code in municipalities()


def test_published_figures_name_their_source() -> None:
    for phase in phases():
        assert phase.published
        assert all(figure["source"] for figure in phase.published.values())
        assert not phase.official
    assert phases()[1].published["families"]["value"] == 262


# Projects and visits

REGISTERS = registers()


def filled_of_registers() -> list[Survey]:
    return [one for one in REGISTERS.records if isinstance(one, Survey)]


def test_projects_and_visits_are_what_their_forms_compute() -> None:
    for record in filled_of_registers():
        session = register_answered_again(record, REGISTERS)
        columns = results.own_columns(record, session.promoted())

        assert {name: getattr(record, name) for name in columns} == columns
        assert (record.sections_done, record.sections_total) == results.sections(session)
        if record.state == "complete":
            assert session.problems() == [], record.id


def test_the_registers_are_the_same_at_every_run(families: list[InventedFamily]) -> None:
    again = registers()

    ids = [one.id for one in REGISTERS.records]
    assert [one.model_dump() for one in again.records] == [
        one.model_dump() for one in REGISTERS.records
    ]
    assert len(set(ids)) == len(ids)
    assert not {*ids} & {one.id for family in families for one in family.records()}


def test_monitoring_shows_lasting_endangered_and_failed_returns(
    families: list[InventedFamily],
) -> None:
    found = Counter(visit.result for family in families for visit in family.visits)

    assert set(found) == {"1", "2", "3"}
    assert sum(found.values()) > 15
