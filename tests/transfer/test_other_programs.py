"""Exports of ODK Central and KoboToolbox are read in as drafts for review."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from rrk_field.db.live_forms import session_of
from rrk_field.db.store import Store
from rrk_field.domain.households import Household, Note
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.forms.session import Session
from rrk_field.transfer import incoming
from tests.transfer.others import FILES, lay_shelter_check
from tests.transfer.walks import family, owner

KEYS = "uuid:0c2c1a9e-{}-4c7c-9b1a-00000000000{}"


@pytest.fixture
def household(store: Store, tmp_path: Path) -> Household:
    lay_shelter_check(store, tmp_path)
    return family(store)


def read_in(store: Store, path: Path, **asked: Any) -> tuple[incoming.Plan, incoming.Taken]:
    plan = incoming.plan(store, path, **asked)
    return plan, incoming.take(store, plan)


def by_instance(store: Store) -> dict[str, HouseholdForm]:
    return {str(one.answers["meta/instanceID"]): one for one in store.find(HouseholdForm)}


def opened(store: Store, draft: HouseholdForm) -> Session:
    from rrk_field.db.live_forms import definition_of

    form = definition_of(store, draft)
    return session_of(store, draft, owner(store, draft), form, draft.answers)


def rows_of(session: Session, *names: str) -> list[list[str]]:
    repeat = session.node("person")
    return [[row.by_name[name].value for name in names] for row in repeat.children]


def told(problems: list[Any]) -> set[tuple[str, int, str, str]]:
    return {(one.kind, one.row, one.column, one.value) for one in problems}


def test_an_export_of_central_comes_in_with_its_repeats(store: Store, household: Household) -> None:
    plan, taken = read_in(store, FILES / "central")

    assert len(taken.records) == 2
    draft = by_instance(store)[KEYS.format(1111, 1)]
    assert (draft.household_id, draft.state, draft.form_id) == (
        household.id, "draft", "shelter_check",
    )  # fmt: skip
    session = opened(store, draft)
    assert draft.answers["basics/rooms"] == 4
    assert draft.answers["basics/needs"] == ["water", "food"]
    assert draft.answers["basics/place"] == "42.66 20.29 540 4.5"
    assert draft.answers["basics/comment"] == 'two\nlines, and "quotes"'
    assert session.node("basics/per_room").text == "20.625"
    assert rows_of(session, "given", "age", "skills") == [
        ["Agim", "41", "farming"], ["Vlora", "38", "farming trade"],
    ]  # fmt: skip
    journeys = session.node("person").children[1].by_name["journey"]
    assert [row.by_name["where"].value for row in journeys.children] == ["Pejë", "Deçan"]
    assert [one.submission.root_number for one in plan.waiting] == ["GJA-99999"]


def test_what_is_not_understood_is_told_with_its_place_and_kept(
    store: Store, household: Household
) -> None:
    _, taken = read_in(store, FILES / "central")

    assert told(taken.problems) == {
        ("unknown_column", 1, "office_remark", ""),
        ("bad_value", 3, "basics-rooms", "many"),
        ("unknown_choice", 3, "basics-roof", "straw"),
        ("no_parent", 4, "", ""),
    }
    draft = by_instance(store)[KEYS.format(1111, 2)]
    session = opened(store, draft)
    assert session.node("basics/rooms").value == "many"
    assert session.node("basics/rooms").violation == "format"
    assert session.node("basics/comment").value == "+383 44 123 456"
    assert taken.to_check == 1
    (remark,) = store.find(Note, about_id=draft.id)
    assert "office_remark: call again" in remark.text
    assert "basics-roof: straw" in remark.text


def test_an_export_of_kobo_with_labels_comes_in(store: Store, household: Household) -> None:
    _, taken = read_in(store, FILES / "kobo_labels.csv")

    assert told(taken.problems) == set()
    first, second = (by_instance(store)[KEYS.format(2222, number)] for number in (1, 2))
    assert first.answers["basics/roof"] == "iron"
    assert first.answers["basics/needs"] == ["water", "food"]
    assert first.answers["basics/area"] == 82.5
    assert first.answers["basics/place"] == "42.66 20.29 540 4.5"
    assert "basics/comment" not in first.answers
    assert second.answers["basics/visited"] == "2026-03-01"
    assert second.answers["basics/needs"] == ["other"]
    assert "basics/rooms" not in second.answers


def kobo_workbook(path: Path) -> Path:
    sheets = {
        "Shelter check": [
            [
                "start", "household_no", "basics/name", "basics/rooms", "basics/needs",
                "basics/needs/water", "basics/needs/food", "basics/_place_latitude",
                "basics/_place_longitude", "_id", "_uuid", "_index",
            ],
            [
                "2026-03-01T10:00:00", "PEJ-00213", "Besa", 4, None, 1, 0, 42.66, 20.29, 101,
                "0c2c1a9e-3333-4c7c-9b1a-000000000001", 1,
            ],
        ],
        "person": [
            [
                "person/given", "person/age", "person/skills/trade", "_index",
                "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid",
            ],
            ["Agim", 41.0, 1, 1, "Shelter check", 1, 101, None],
            ["Vlora", 42.0, 1, 2, "Shelter check", 1, 101, None],
        ],
        "journey": [
            ["person/journey/where", "_index", "_parent_table_name", "_parent_index"],
            ["Pejë", 1, "person", 2],
        ],
    }  # fmt: skip
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_a_workbook_of_kobo_comes_in_with_its_sheets(
    store: Store, household: Household, tmp_path: Path
) -> None:
    _, taken = read_in(store, kobo_workbook(tmp_path / "kobo.xlsx"))

    assert told(taken.problems) == set()
    session = opened(store, by_instance(store)[KEYS.format(3333, 1)])
    assert session.node("basics/rooms").value == "4"
    assert session.node("basics/needs").value == "water"
    assert session.node("basics/place").value == "42.66 20.29 0 0"
    assert rows_of(session, "given", "age", "skills") == [
        ["Agim", "41", "trade"], ["Vlora", "42", "trade"],
    ]  # fmt: skip
    journeys = session.node("person").children[1].by_name["journey"]
    assert [row.by_name["where"].value for row in journeys.children] == ["Pejë"]


def test_the_same_file_is_read_in_once(store: Store, household: Household) -> None:
    read_in(store, FILES / "central")

    plan, taken = read_in(store, FILES / "central")

    assert (plan.already, taken.records) == (2, [])
    assert len(store.find(HouseholdForm)) == 2


def test_two_laptops_make_the_same_drafts(
    store: Store, household: Household, tmp_path: Path
) -> None:
    from tests.transfer.walks import bare_copy

    with bare_copy(store, tmp_path / "other") as other:
        first = read_in(store, FILES / "central")[1].records
        second = read_in(other, FILES / "central")[1].records

        assert first == second
        for key in first:
            mine, theirs = (each.get(HouseholdForm, key) for each in (store, other))
            assert mine is not None
            assert theirs is not None
            assert mine.answers == theirs.answers


def test_a_household_can_be_chosen_for_those_that_name_none(
    store: Store, household: Household, tmp_path: Path
) -> None:
    text = (FILES / "kobo_labels.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "kobo.csv").write_text(text.replace("PEJ-00213", ""))

    waiting = incoming.plan(store, tmp_path / "kobo.csv").waiting
    _, taken = read_in(store, tmp_path / "kobo.csv", root=household)

    assert [one.reason for one in waiting] == ["no_number", "no_number"]
    assert len(taken.records) == 2


def test_the_column_with_the_household_can_be_named(
    store: Store, household: Household, tmp_path: Path
) -> None:
    text = (FILES / "kobo_labels.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "kobo.csv").write_text(
        text.replace("PEJ-00213", "").replace('"Luan"', '"PEJ-00213"')
    )

    plan, _ = read_in(store, tmp_path / "kobo.csv", household_column="Name")

    assert [one.submission.root_number for one in plan.waiting] == ["Besa"]
    assert len(store.find(HouseholdForm)) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xml", b"<data id='shelter_check'><a></data>", "a.xml: The file is not well-formed"),
        ("a.xml", b"<data id='nobody_knows'/>", "a.xml: nobody_knows"),
        ("a.xml", b"<!DOCTYPE x [<!ENTITY y 'z'>]><data>&y;</data>", "document type"),
        ("a.csv", b"\xff\xfe\x00\x00", "a.csv"),
        ("a.csv", b"", "a.csv: empty"),
        ("a.csv", b"household_no,basics/name\nx,y,z\n", "a.csv, 2: more cells than columns"),
        ("a.csv", b'household_no,basics/name\n"x,y\n', "a.csv: unexpected end of data"),
        ("a.csv", b"colour,weight\nred,3\n", "a.csv"),
        ("a.xlsx", b"nothing of the kind", "a.xlsx: no workbook"),
        ("a.zip", b"PK\x03\x04broken", "a.zip"),
        ("a.pdf", b"%PDF-", "a.pdf: neither XML"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_in_one_sentence(
    store: Store,
    household: Household,
    tmp_path: Path,
    name: str,
    content: bytes,
    reason: str,
) -> None:
    from rrk_field.db.operations import BadImportError

    (tmp_path / name).write_bytes(content)

    with pytest.raises(BadImportError) as refused:
        incoming.plan(store, tmp_path / name)

    assert reason in str(refused.value.values["reason"])
    assert store.find(HouseholdForm) == []


def test_one_bad_file_of_many_is_told_and_the_others_come_in(
    store: Store, household: Household, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in (1, 2):
            archive.writestr(
                f"{number}.xml",
                f'<data id="shelter_check" version="1"><household_no>PEJ-00213</household_no>'
                f"<meta><instanceID>uuid:{number}</instanceID></meta></data>",
            )
        archive.writestr("bad.xml", "<data")

    plan, taken = read_in(store, tmp_path / "many.zip", root=household)

    assert len(taken.records) == 2
    assert [(one.kind, one.file) for one in plan.problems] == [("unreadable", "bad.xml")]


def test_what_an_instance_holds_beyond_the_form_is_told_and_kept(
    store: Store, household: Household, tmp_path: Path
) -> None:
    (tmp_path / "one.xml").write_text(
        '<data id="shelter_check" version="1"><household_no>PEJ-00213</household_no>'
        "<basics><rooms>many</rooms><colour>red</colour></basics><extra><deep>kept</deep></extra>"
        "<formhub><uuid>x</uuid></formhub><__version__>v</__version__>"
        "<meta><instanceID>uuid:1</instanceID><instanceName>Besa</instanceName></meta></data>"
    )

    _, taken = read_in(store, tmp_path / "one.xml")

    assert told(taken.problems) == {
        ("unknown_column", 0, "basics/colour", ""),
        ("unknown_column", 0, "extra/deep", ""),
        ("bad_value", 0, "basics/rooms", "many"),
    }
    (remark,) = store.find(Note)
    assert {"basics/colour: red", "extra/deep: kept"} < set(remark.text.splitlines())


def test_an_archive_that_unpacks_to_too_much_is_refused(store: Store, tmp_path: Path) -> None:
    from rrk_field.db.operations import BadImportError

    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b" " * 30_000_000)

    with pytest.raises(BadImportError, match="too tightly packed"):
        incoming.plan(store, tmp_path / "bomb.zip")


def test_a_stopped_import_keeps_whole_drafts_and_can_go_on(
    store: Store, household: Household
) -> None:
    plan = incoming.plan(store, FILES / "central")
    asked = iter([False, True])

    taken = incoming.take(store, plan, stop=lambda: next(asked))

    assert (taken.stopped, len(taken.records), len(plan.ready)) == (True, 1, 1)
    assert len(incoming.take(store, plan).records) == 1
