"""What an export holds, and what it leaves out."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import load_workbook

from rrk_field.db.beginnings import start_assessment
from rrk_field.db.interviews import open_interview
from rrk_field.db.store import Store
from rrk_field.domain.households import Household
from rrk_field.domain.places import Settlement
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.forms.xml import RRK
from rrk_field.transfer import writing
from rrk_field.transfer.outgoing import (
    Exported,
    ExportFailedError,
    Format,
    NotAllowedError,
    NothingToExportError,
    Wanted,
    export,
)
from tests.transfer.others import SURVEY, lay_shelter_check
from tests.transfer.walks import family, filled

FORM = "household_assessment"
ANSWERS = {
    "interview/outcome": "1",
    "interview/consent": "1",
    "interview/visit_date": "2026-02-11",
    "interview/share_with": "1 2",
    "head/phone_1": "+383 44 123 456",
    "head/head_family_name": "=HYPERLINK(1)",
    "head/head_given_name": "@Besa",
    "displacement/displacement_date": "1999-06",
    "vulnerability/violence_survivor": "1",
    "housing/shelter_type": "4",
    "housing/area_m2": "31.5",
}


@pytest.fixture
def household(store: Store) -> Household:
    return family(store)


@pytest.fixture
def record_id(store: Store, household: Household) -> str:
    """An assessment with answers of many kinds."""
    interview = open_interview(store, start_assessment(store, household.id).id)
    for path, value in ANSWERS.items():
        interview.answer(path, value)
    return interview.record.id


def tables(target: Path) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(target) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


def as_csv(store: Store, folder: Path, **wanted: Any) -> dict[str, list[dict[str, str]]]:
    export(store, Wanted(FORM, "csv", **wanted), folder / "out.zip")
    return tables(folder / "out.zip")


def test_codes_and_labels_stand_side_by_side(store: Store, tmp_path: Path, record_id: str) -> None:
    (row,) = as_csv(store, tmp_path, language="sr-Latn")[f"{FORM}.csv"]

    assert row["interview/consent"] == "1"
    assert "potpis" in row["interview/consent:label"].casefold()
    assert row["interview/share_with"] == "1 2"
    assert [row[f"interview/share_with/{code}"] for code in "123"] == ["1", "1", "0"]
    assert row["interview/visit_date"] == "2026-02-11"
    assert row["displacement/displacement_date"] == "1999-06"


def test_rows_of_a_repeat_stand_in_a_table_of_their_own(
    store: Store, tmp_path: Path, record_id: str
) -> None:
    found = as_csv(store, tmp_path)

    (main,) = found[f"{FORM}.csv"]
    persons = found[f"{FORM}-member.csv"]
    assert len(persons) == 5
    assert {person["PARENT_KEY"] for person in persons} == {main["KEY"]}
    assert len({person["KEY"] for person in persons}) == 5
    assert persons[0]["roster/member/given_name"] == "Agim"


def test_no_cell_is_a_formula_and_no_number_is_lost(
    store: Store, tmp_path: Path, record_id: str
) -> None:
    (row,) = as_csv(store, tmp_path)[f"{FORM}.csv"]
    export(store, Wanted(FORM, "xlsx"), tmp_path / "out.xlsx")
    header, line = load_workbook(tmp_path / "out.xlsx").get_sheet_by_name(FORM).to_python()
    cells = dict(zip(header, line, strict=True))

    assert row["head/head_family_name"] == "'=HYPERLINK(1)"
    assert row["head/head_given_name"] == "'@Besa"
    assert row["head/phone_1"] == "'+383 44 123 456"
    assert cells["head/head_family_name"] == "=HYPERLINK(1)"
    assert cells["head/phone_1"] == "+383 44 123 456"
    assert cells["housing/area_m2"] == 31.5
    assert cells["interview/consent"] == "1"
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if "worksheets" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_restricted_answers_are_left_out_without_the_right(
    store: Store, tmp_path: Path, record_id: str
) -> None:
    (row,) = as_csv(store, tmp_path)[f"{FORM}.csv"]
    export(store, Wanted(FORM, "xml"), tmp_path / "xml")
    (instance,) = (tmp_path / "xml").iterdir()

    assert not [header for header in row if "violence" in header]
    assert "violence" not in instance.read_text()
    with pytest.raises(NotAllowedError):
        as_csv(store, tmp_path, restricted=True)


def test_a_protection_officer_may_take_restricted_answers_out(
    store: Store, tmp_path: Path, record_id: str
) -> None:
    store.state.set(role="protection")

    (row,) = as_csv(store, tmp_path, restricted=True)[f"{FORM}.csv"]

    assert row["vulnerability/violence_survivor"] == "1"


def test_what_does_not_apply_is_left_out(store: Store, tmp_path: Path, record_id: str) -> None:
    interview = open_interview(store, record_id)
    assert interview.session.node("housing/area_m2").relevant
    interview.answer("interview/consent", "0")
    assert not interview.session.node("housing/area_m2").relevant

    (row,) = as_csv(store, tmp_path)[f"{FORM}.csv"]
    export(store, Wanted(FORM, "xml"), tmp_path / "xml")
    (instance,) = (tmp_path / "xml").iterdir()

    assert row["housing/area_m2"] == ""
    assert "area_m2" not in instance.read_text()
    assert interview.record.answers["housing/area_m2"] == 31.5


def test_an_instance_is_what_programs_for_xforms_expect(
    store: Store, tmp_path: Path, household: Household, record_id: str
) -> None:
    export(store, Wanted(FORM, "xml"), tmp_path / "xml")
    (path,) = (tmp_path / "xml").iterdir()
    root = ElementTree.parse(path).getroot()

    assert (root.tag, root.get("id")) == ("data", FORM)
    assert root.get("version")
    instance_id = root.findtext("meta/instanceID", "")
    assert instance_id.startswith("uuid:")
    assert path.name == f"{instance_id.replace(':', '_')}.xml"
    assert root.findtext("interview/share_with") == "1 2"
    assert len(root.findall("roster/member")) == 5
    assert root.get(f"{RRK}root_number") == "PEJ-00213"


def test_only_the_chosen_households_and_states_are_exported(
    store: Store, tmp_path: Path, household: Household, record_id: str
) -> None:
    other = family(store)
    filled(store, FORM, 1, household_id=other.id, state="complete")

    def exported(**wanted: Any) -> int:
        return export(store, Wanted(FORM, "csv", **wanted), tmp_path / "out.zip").count

    assert exported() == 2
    assert exported(households=[other.id]) == 1
    assert exported(states=["in_progress"]) == 1
    with pytest.raises(NothingToExportError):
        exported(households=[other.id], states=["in_progress"])


def test_a_stopped_export_leaves_no_file(store: Store, tmp_path: Path, record_id: str) -> None:
    (tmp_path / "out.xlsx").write_text("as it was")

    made = export(store, Wanted(FORM, "xlsx"), tmp_path / "out.xlsx", stop=lambda: True)

    assert made == Exported(0, stopped=True)
    assert (tmp_path / "out.xlsx").read_text() == "as it was"
    assert not list(tmp_path.glob(".rrk-export-*"))


def test_an_export_tells_how_far_it_is(store: Store, tmp_path: Path, record_id: str) -> None:
    told: list[tuple[int, int]] = []

    export(store, Wanted(FORM, "csv"), tmp_path / "out", lambda *at: told.append(at))

    assert told == [(0, 1), (1, 1)]


def test_more_rows_than_a_sheet_holds_go_on_in_a_further_one(
    store: Store, tmp_path: Path, record_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 4)

    export(store, Wanted(FORM, "xlsx"), tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")

    assert "member~2" in book.sheet_names
    sizes = [len(book.get_sheet_by_name(name).to_python()) for name in ("member", "member~2")]
    assert sizes == [4, 3]


def test_a_text_longer_than_a_cell_is_told(store: Store, tmp_path: Path, record_id: str) -> None:
    interview = open_interview(store, record_id)
    interview.answer("interview/assessors", "x" * 40_000)

    made = export(store, Wanted(FORM, "xlsx"), tmp_path / "out.xlsx")
    (row,) = as_csv(store, tmp_path)[f"{FORM}.csv"]

    assert made.cut == 1
    assert len(row["interview/assessors"]) == 40_000


def test_many_instances_fill_several_archives(
    store: Store, tmp_path: Path, household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_IN_ZIP", 2)
    for seed in range(3):
        filled(store, "go_and_see_visit", seed)

    made = export(store, Wanted("go_and_see_visit", "xml"), tmp_path / "out.zip")

    assert [path.name for path in made.files] == ["out.zip", "out-2.zip"]
    sizes = [len(zipfile.ZipFile(path).namelist()) for path in made.files]
    assert sizes == [2, 1]


def test_records_of_two_versions_stand_in_one_table(
    store: Store, tmp_path: Path, household: Household
) -> None:
    newer = (*SURVEY, {"type": "text", "name": "summary", "label": "Summary"})
    for version, survey in (("1", SURVEY), ("2", newer)):
        lay_shelter_check(store, tmp_path, survey, version)
        store.save(
            HouseholdForm(
                household_id=household.id,
                form_id="shelter_check",
                form_version=version,
                answers={"basics/name": "Besa", "summary": "Well"},
            )
        )

    export(store, Wanted("shelter_check", "csv"), tmp_path / "out.zip")
    rows = tables(tmp_path / "out.zip")["shelter_check.csv"]

    assert [(row["_form_version"], row["summary"]) for row in rows] == [("1", ""), ("2", "Well")]
    assert [row["basics/name"] for row in rows] == ["Besa", "Besa"]


def test_a_choice_of_a_list_outside_the_form_has_its_label(
    store: Store, tmp_path: Path, household: Household
) -> None:
    (village,) = store.find(Settlement)
    interview = open_interview(store, start_assessment(store, household.id).id)
    for path, value in (
        ("interview/outcome", "1"),
        ("interview/consent", "1"),
        ("displacement/origin_municipality", "17"),
        ("displacement/origin_settlement", village.id),
    ):
        interview.answer(path, value)

    (row,) = as_csv(store, tmp_path, language="sr-Cyrl")[f"{FORM}.csv"]

    assert row["displacement/origin_municipality:label"] == "Pejë/Пећ"
    assert row["displacement/origin_settlement"] == village.id
    assert "Vitomiricë" in row["displacement/origin_settlement:label"]


@pytest.mark.parametrize("name", ["missing/out.xlsx", "missing/out.zip"])
def test_a_place_that_cannot_be_written_is_told(
    store: Store, tmp_path: Path, record_id: str, name: str
) -> None:
    kind: Format = "xlsx" if name.endswith("xlsx") else "csv"

    with pytest.raises(ExportFailedError) as refused:
        export(store, Wanted(FORM, kind), tmp_path / name)

    assert refused.value.values["reason"] == "No such file or directory"
