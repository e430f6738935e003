"""Publishing questionnaires: what is checked, what is refused in which words, what is retired."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rrk_central.questionnaires import (
    UnknownVersionError,
    issue_shipped,
    publish,
    retire,
    unretire,
    versions,
)
from rrk_field.domain.lookup_tables import GIVEN
from rrk_field.forms import library
from rrk_field.forms.problems import FormError
from tests.central.client import Client, create, household, patch
from tests.office import TestOffice, open_office
from tests.sheets import CHOICES, SURVEY, Row, changed, without, xlsform

FORMS = Path(__file__).parents[2] / "resources" / "forms"
Shelf = Callable[..., list[str]]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    folder = tmp_path / "office"
    folder.mkdir()
    with open_office(folder) as opened:
        yield opened


@pytest.fixture
def refusals(office: TestOffice, tmp_path: Path) -> Shelf:
    """Publish a workbook; returns the reasons against it, none where it was published."""

    def try_to_publish(
        survey: list[Row] | tuple[Row, ...] = SURVEY,
        choices: list[Row] | tuple[Row, ...] = CHOICES,
        *,
        version: str = "1",
        form_id: str = "roof_check",
        same_meaning: tuple[str, ...] = (),
    ) -> list[str]:
        path = xlsform(tmp_path / "f.xlsx", survey, choices, version=version, form_id=form_id)
        try:
            publish(office.database, office.office.blobs, path, same_meaning=same_meaning)
        except FormError as wrong:
            return wrong.problems
        return []

    return try_to_publish


def names(office: TestOffice, form_id: str = "roof_check") -> list[tuple[str, str]]:
    """The versions of a form with their states, oldest first."""
    return [
        (one.name, "retired" if one.retired else "newest" if one.offered else "older")
        for one in versions(office.database, office.office.blobs, form_id)
    ]


def test_a_workbook_is_published_and_the_same_one_again_changes_nothing(
    office: TestOffice, tmp_path: Path
) -> None:
    blobs = office.office.blobs
    path = xlsform(tmp_path / "roof.xlsx")

    first, again = (publish(office.database, blobs, path) for _ in range(2))

    assert (first.fresh, again.fresh) == (True, False)
    assert names(office) == [("1", "newest")]
    [version] = versions(office.database, blobs, "roof_check")
    assert version.definition.title == "Roof check"
    assert blobs.size(version.sha256) == len(first.form.xml.encode())


def test_both_databases_keep_versions_files_and_their_state(
    central: TestOffice, tmp_path: Path
) -> None:
    blobs = central.office.blobs
    survey = [
        *changed(SURVEY, "words", **{"bind::rrk:restricted": "yes"}),
        {"type": "select_one_from_file villages.csv", "name": "v", "label": "Village"},
    ]
    (tmp_path / "villages.csv").write_text("name,label\nv1,Istog\n", encoding="utf-8")
    for version in ("1", "2"):
        path = xlsform(tmp_path / "f.xlsx", survey, version=version)
        publish(central.database, blobs, path)

    retire(central.database, blobs, "roof_check", "2")

    assert names(central) == [("1", "newest"), ("2", "retired")]
    assert [list(one.files) for one in versions(central.database, blobs, "roof_check")] == [
        ["villages.csv"]
    ] * 2
    sent = [one for one in Client(central, "arta").page()["changes"] if "restricted" in one["data"]]
    assert [one["data"]["restricted"] for one in sent] == [["visit/words"]] * 2


def test_a_higher_version_takes_the_place_of_the_one_before(
    office: TestOffice, refusals: Shelf
) -> None:
    assert refusals(version="2026.9") == []
    assert refusals(version="2026.10") == []
    assert names(office) == [("2026.9", "older"), ("2026.10", "newest")]


def test_the_same_version_with_other_content_is_refused(
    office: TestOffice, refusals: Shelf
) -> None:
    refusals()

    assert refusals(changed(SURVEY, "words", label="Anything else")) == [
        "settings, column version: version 1 of roof_check is out with other content, and a "
        "published version never changes. Raise the version."
    ]
    assert names(office) == [("1", "newest")]


def test_a_lower_version_is_refused(refusals: Shelf) -> None:
    refusals(version="2026.10")

    assert refusals(version="2026.9") == [
        "settings, column version: 2026.9 is not higher than 2026.10, the newest version of "
        "roof_check. Raise the version."
    ]


def test_a_form_without_a_version_is_refused(refusals: Shelf) -> None:
    [problem] = refusals(version="")

    assert problem.startswith("settings, column version: give the questionnaire a version")


def test_every_problem_is_told_at_once(refusals: Shelf) -> None:
    refusals()
    survey = changed(SURVEY, "rooms", type="text")
    survey = changed(survey, "day", **{"bind::rrk:save_to": "visit_dat"})
    choices = changed(without(CHOICES, "3"), "2", label="Rebuilt")

    assert refusals(survey, choices, version="2") == [
        "survey, row 3, column bind::rrk:save_to: the household form has no column 'visit_dat' "
        "that a form may fill.",
        "survey, row 4, column type: visit/rooms was a whole number in version 1 and would be "
        "text. Give the new question a new name.",
        "choices, list roof: the code 3 (“Fallen in”) is gone; version 1 had it, question "
        "visit/roof. Codes are never taken away: put it back; choice_filter can keep it from being "
        "chosen.",
        "choices, row 3, list roof: the code 2 meant “Damaged” in version 1 and would mean "
        "“Rebuilt”. Give a new meaning a new code; if only the words are new, publish with "
        "--same-meaning roof/2.",
    ]


def test_rows_are_counted_as_the_workbook_shows_them(refusals: Shelf) -> None:
    refusals()
    survey = [SURVEY[0], {}, *changed(SURVEY[1:], "rooms", type="text")]
    choices = [CHOICES[0], {}, *changed(CHOICES[1:], "3", label="Whole again")]

    first, second = refusals(survey, choices, version="2")

    assert first.startswith("survey, row 5, column type: visit/rooms")
    assert second.startswith("choices, row 5, list roof: the code 3")


def test_a_broken_form_is_told_with_its_rows_and_nothing_is_published(
    office: TestOffice, refusals: Shelf
) -> None:
    survey = [*SURVEY, {"type": "select_one nowhere", "name": "a", "label": "${nobody}"}]

    problems = refusals(survey)

    assert len(problems) == 2
    assert problems[0].startswith("survey, row 8, column type: the choices sheet has no list")
    assert problems[1].startswith("survey, row 8, column label: ${nobody} names no question")
    assert names(office) == []


def test_codes_may_be_added_and_labels_may_be_spelled_better(
    office: TestOffice, refusals: Shelf
) -> None:
    refusals(choices=changed(CHOICES, "2", label="damagéd."))
    more = [*CHOICES, {"list_name": "roof", "name": "4", "label": "No roof"}]

    assert refusals(choices=more, version="2") == []
    assert names(office)[-1] == ("2", "newest")


@pytest.mark.parametrize(
    ("before", "after"), [("< 5", "> 5"), ("1.5 m", "15 m"), ("-1", "1"), ("Yes", "No")]
)
def test_a_sign_or_a_number_in_a_label_is_no_matter_of_spelling(
    refusals: Shelf, before: str, after: str
) -> None:
    refusals(choices=changed(CHOICES, "2", label=before))

    assert len(refusals(choices=changed(CHOICES, "2", label=after), version="2")) == 1


def test_better_words_for_the_same_meaning_are_named_one_by_one(refusals: Shelf) -> None:
    refusals()
    choices = changed(changed(CHOICES, "2", label="Partly damaged"), "3", label="Collapsed")

    one = refusals(choices=choices, version="2", same_meaning=("roof/2",))

    assert len(one) == 1
    assert "the code 3" in one[0]
    assert refusals(choices=choices, version="2", same_meaning=("roof/2", "roof/3")) == []


def test_a_code_of_any_earlier_version_keeps_its_meaning(refusals: Shelf) -> None:
    refusals()
    refusals(without(SURVEY, "roof"), version="2")

    [problem] = refusals(choices=changed(CHOICES, "1", label="Missing"), version="3")

    assert "the code 1 meant “Whole” in version 1" in problem


def test_a_question_may_move_to_another_list_only_with_all_its_codes(refusals: Shelf) -> None:
    refusals()
    choices = [*CHOICES, {"list_name": "short", "name": "1", "label": "Whole"}]

    problems = refusals(changed(SURVEY, "roof", type="select_one short"), choices, version="2")

    assert [problem.partition(":")[0] for problem in problems] == ["choices, list short"] * 2


def test_wider_types_and_computed_values_may_change(refusals: Shelf) -> None:
    survey = [*SURVEY[:-1], {"type": "calculate", "name": "sum", "calculation": "1"}, SURVEY[-1]]
    refusals(survey)
    wider = changed(changed(survey, "rooms", type="decimal"), "sum", type="text", calculation="")
    wider = changed(wider, "sum", label="Sum")

    assert refusals(changed(wider, "roof", type="select_multiple roof"), version="2") == []


def test_a_question_that_becomes_a_group_is_refused(refusals: Shelf) -> None:
    refusals()
    survey = [
        *without(SURVEY, "words")[:-1],
        {"type": "begin group", "name": "words", "label": "Words"},
        {"type": "text", "name": "one", "label": "One"},
        {"type": "end group"},
        {"type": "end group"},
    ]

    [problem] = refusals(survey, version="2")

    assert "visit/words was text in version 1 and would be a group" in problem


@pytest.mark.parametrize(
    ("save_to", "reason"),
    [
        ("household.phone_1", ""),
        ("household.nickname", "the household has no column 'nickname'"),
        ("household.id", "the household has no column 'id'"),
        ("household.file_number", "the household has no column 'file_number'"),
        ("phase.code", "such a questionnaire writes into no record named 'phase'"),
        ("dwelling.address", "such a questionnaire writes into no record named 'dwelling'"),
        ("person.given_name", "belongs into a repeat"),
    ],
)
def test_what_is_saved_elsewhere_has_a_place_there(
    refusals: Shelf, save_to: str, reason: str
) -> None:
    problems = refusals(changed(SURVEY, "words", **{"bind::rrk:save_to": save_to}))

    assert [reason in problem for problem in problems] == ([True] if reason else [])


def test_a_column_of_numbers_is_filled_from_a_number(office: TestOffice, tmp_path: Path) -> None:
    text = (FORMS / "housing_damage.csv").read_text(encoding="utf-8")
    path = tmp_path / "f.csv"
    path.write_text(
        text.replace("housing_damage,2026.1", "housing_damage,2027.1").replace(
            ",decimal,gross_m2,", ",text,gross_m2,"
        ),
        encoding="utf-8",
    )

    with pytest.raises(FormError) as refused:
        publish(office.database, office.office.blobs, path)

    assert "gross_m2 holds a number, and gross_m2 is text" in refused.value.problems[0]


def test_the_files_a_form_names_are_published_with_it(office: TestOffice, tmp_path: Path) -> None:
    survey = [
        {"type": "select_one_from_file villages.csv", "name": "village", "label": "Village"},
        {"type": "note", "name": "roof", "label": "A roof", "media::image": "roof.png"},
    ]
    path = xlsform(tmp_path / "places.xlsx", survey, form_id="places")
    blobs = office.office.blobs
    with pytest.raises(FormError) as missing:
        publish(office.database, blobs, path)
    (tmp_path / "villages.csv").write_text("name,label\nv1,Vitomiricë\n", encoding="utf-8")
    (tmp_path / "places-media").mkdir()
    (tmp_path / "places-media" / "roof.png").write_bytes(b"picture")

    done = publish(office.database, blobs, path)

    assert [problem.partition(":")[0] for problem in missing.value.problems] == [
        "villages.csv",
        "roof.png",
    ]
    assert done.files == ("villages.csv", "roof.png")
    [version] = versions(office.database, blobs, "places")
    assert {name: blobs.read(sha256) for name, sha256 in version.files.items()} == {
        "villages.csv": (tmp_path / "villages.csv").read_bytes(),
        "roof.png": b"picture",
    }


def test_a_sheet_of_external_choices_is_published_with_its_form(
    office: TestOffice, tmp_path: Path
) -> None:
    def issue(version: str, label: str) -> None:
        path = xlsform(
            tmp_path / "towns.xlsx",
            [
                {"type": "select_one roof", "name": "land", "label": "Land"},
                {
                    "type": "select_one_external town",
                    "name": "town",
                    "label": "Town",
                    "choice_filter": "land=${land}",
                },
                {
                    "type": "select_one_external road",
                    "name": "road",
                    "label": "Road",
                    "choice_filter": "land=${land}",
                },
            ],
            version=version,
            external_choices=[
                {"list_name": "town", "name": "1", "label": label, "land": "1"},
                {"list_name": "road", "name": "1", "label": "Highway", "land": "1"},
            ],
        )
        publish(office.database, office.office.blobs, path)

    issue("1", "Peja")
    issue("2", "Peja.")
    with pytest.raises(FormError) as reworded:
        issue("3", "Istog")

    [first, _second] = versions(office.database, office.office.blobs, "roof_check")
    assert list(first.files) == ["itemsets.csv"]
    assert any("the code 1 meant “Peja”" in problem for problem in reworded.value.problems)
    assert not any("Highway" in problem for problem in reworded.value.problems)


def test_another_attached_list_is_another_content(office: TestOffice, tmp_path: Path) -> None:
    survey = [{"type": "select_one_from_file villages.csv", "name": "v", "label": "Village"}]
    blobs = office.office.blobs
    folder = tmp_path / "lists"
    folder.mkdir()
    listed = folder / "villages.csv"
    path = xlsform(tmp_path / "places.xlsx", survey, form_id="places")
    listed.write_text("name,label\nv1,Vitomiricë\nv2,Istog\n", encoding="utf-8")
    publish(office.database, blobs, path, folder=folder)

    listed.write_text("name,label\nv1,Vitomirica\nv3,Klinë\n", encoding="utf-8")
    with pytest.raises(FormError) as same_version:
        publish(office.database, blobs, path, folder=folder)
    raised = xlsform(tmp_path / "places.xlsx", survey, form_id="places", version="2")
    with pytest.raises(FormError) as shorter:
        publish(office.database, blobs, raised, folder=folder)

    assert "is out with other content" in same_version.value.problems[0]
    assert [problem.partition(":")[0] for problem in shorter.value.problems] == [
        "villages.csv, list villages",
        "villages.csv, list villages",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"code,label\n1,One\n", "villages.csv, row 1: the column 'name' is missing."),
        ("name,label\n1,Pejë\n".encode("utf-16"), "villages.csv: the file is not UTF-8"),
    ],
)
def test_an_attached_list_that_cannot_be_used_is_refused(
    office: TestOffice, tmp_path: Path, content: bytes, reason: str
) -> None:
    survey = [{"type": "select_one_from_file villages.csv", "name": "v", "label": "Village"}]
    (tmp_path / "villages.csv").write_bytes(content)
    path = xlsform(tmp_path / "places.xlsx", survey, form_id="places")

    with pytest.raises(FormError) as refused:
        publish(office.database, office.office.blobs, path)

    assert any(problem.startswith(reason) for problem in refused.value.problems)


def test_tables_that_the_program_gives_are_not_asked_for(refusals: Shelf) -> None:
    survey = [
        {"type": f"select_one_from_file {name}.csv", "name": name, "label": name}
        for name in sorted(GIVEN)
    ]

    assert refusals(survey) == []


def test_the_shipped_forms_are_published_as_they_are(office: TestOffice) -> None:
    blobs = office.office.blobs
    for form_id in library.shipped():
        publish(office.database, blobs, FORMS / f"{form_id}.csv")

        assert names(office, form_id) == [(library.built_in(form_id).version, "newest")]


def test_a_shipped_version_is_never_published_with_other_content(
    office: TestOffice, tmp_path: Path
) -> None:
    text = (FORMS / "housing_damage.csv").read_text(encoding="utf-8")
    path = tmp_path / "housing_damage.csv"
    path.write_text(text.replace(",Access road,", ",The road,"), encoding="utf-8")

    with pytest.raises(FormError) as refused:
        publish(office.database, office.office.blobs, path)

    assert "is out with other content" in refused.value.problems[0]


def test_a_file_that_is_no_spreadsheet_is_named(office: TestOffice, tmp_path: Path) -> None:
    broken, letters = tmp_path / "broken.xlsx", tmp_path / "letters.csv"
    broken.write_bytes(b"PK\x03\x04 cut off")
    letters.write_bytes("survey\n,type,name\n,text,Pejë\n".encode("latin-1"))
    for path in (tmp_path / "nowhere.xlsx", tmp_path, broken, letters):
        with pytest.raises(FormError) as refused:
            publish(office.database, office.office.blobs, path)
        assert path.name in refused.value.problems[0]


def test_a_retired_version_gives_way_to_the_one_before(office: TestOffice, refusals: Shelf) -> None:
    refusals()
    refusals(changed(SURVEY, "words", label="Anything else"), version="2")
    blobs = office.office.blobs

    retire(office.database, blobs, "roof_check", "2")
    after = names(office)
    unretire(office.database, blobs, "roof_check", "2")

    assert after == [("1", "newest"), ("2", "retired")]
    assert names(office) == [("1", "older"), ("2", "newest")]


def test_a_whole_form_is_retired_the_shipped_version_too(office: TestOffice) -> None:
    blobs = office.office.blobs

    changed_now = retire(office.database, blobs, "housing_damage")
    again = retire(office.database, blobs, "housing_damage")

    assert [one.name for one in changed_now] == [library.built_in("housing_damage").version]
    assert again == []
    assert [state for _name, state in names(office, "housing_damage")] == ["retired"]
    [stored] = versions(office.database, blobs, "housing_damage")
    assert blobs.size(stored.sha256)


def test_a_retired_version_still_forbids_what_it_forbade(
    office: TestOffice, refusals: Shelf
) -> None:
    refusals()
    retire(office.database, office.office.blobs, "roof_check")

    assert len(refusals(choices=without(CHOICES, "3"), version="2")) == 1


def test_shipped_versions_are_handed_out_once_for_laptops_of_other_releases(
    office: TestOffice,
) -> None:
    blobs = office.office.blobs

    fresh = issue_shipped(office.database, blobs)
    again = issue_shipped(office.database, blobs)

    assert [one.form_id for one in fresh] == library.shipped()
    assert again == []
    assert all(one.id and blobs.size(one.sha256) for one in versions(office.database, blobs))


def test_a_retired_form_stays_retired_when_a_release_brings_another_version(
    office: TestOffice, tmp_path: Path
) -> None:
    blobs = office.office.blobs
    text = (FORMS / "housing_damage.csv").read_text(encoding="utf-8")
    path = tmp_path / "next.csv"
    path.write_text(text.replace("housing_damage,2026.1", "housing_damage,2027.1"), "utf-8")
    publish(office.database, blobs, path)
    retire(office.database, blobs, "housing_damage", "2027.1")

    issue_shipped(office.database, blobs)

    assert {state for _name, state in names(office, "housing_damage")} == {"retired"}


def test_what_is_not_there_cannot_be_retired(office: TestOffice, refusals: Shelf) -> None:
    refusals()
    for form_id, version in (("nothing", ""), ("roof_check", "7"), ("", "")):
        with pytest.raises(UnknownVersionError):
            retire(office.database, office.office.blobs, form_id, version)


def test_a_lost_file_is_told_before_anything_is_compared(
    office: TestOffice, refusals: Shelf
) -> None:
    refusals()
    [version] = versions(office.database, office.office.blobs, "roof_check")
    office.office.blobs.path(version.sha256).unlink()

    [problem] = refusals(version="2")

    assert "its file is damaged or gone" in problem


def test_the_given_tables_are_those_of_the_laptop() -> None:
    from rrk_field.db import lookups

    source = Path(lookups.__file__).read_text(encoding="utf-8")

    assert all(f'"{name}":' in source for name in GIVEN)


def own_form(household_id: str, **answers: str) -> dict[str, Any]:
    """A filled roof check as a laptop sends it."""
    made = create(
        "household_form", household_id=household_id, form_id="roof_check", form_version="1"
    )
    made["set"] |= {f"answers/visit/{path}": [None, value] for path, value in answers.items()}
    return made


def test_restricted_answers_of_a_published_form_are_not_sent_to_readers(
    office: TestOffice, refusals: Shelf
) -> None:
    refusals(changed(SURVEY, "words", **{"bind::rrk:restricted": "yes"}))
    office.add_user("arta", "officer", "17")
    office.add_user("rita", "reader", "17")
    arta = Client(office, "arta")
    parent = household()
    form = own_form(parent["id"], words="a secret", rooms="3")
    arta.push(parent, form)
    for value in ("one", "other"):  # the second one clashes: both stand in a conflict
        arta.push(patch("household_form", form["id"], 1, **{"answers/visit/words": ["", value]}))
    remark = create("note", household_id=parent["id"], path="visit/words", text="a secret too")
    arta.push(remark)

    seen = Client(office, "rita").page()["changes"]
    whole = arta.page()["changes"]

    assert "secret" in str(whole)
    assert "secret" not in str(seen)
    assert any(one["type"] == "conflict" for one in seen)
    [answers] = [one["data"] for one in seen if one["type"] == "household_form"]
    assert answers["answers/visit/rooms"] == "3"


def test_results_of_a_published_version_follow_the_merged_answers(
    office: TestOffice, refusals: Shelf
) -> None:
    survey = [
        *changed(SURVEY, "day", **{"bind::rrk:save_to": ""}),
        {"type": "select_one_from_file days.csv", "name": "pick", "label": "Pick"},
        {
            "type": "calculate",
            "name": "found",
            "calculation": "instance('days')/root/item[name = ${rooms}]/label",
            "bind::rrk:save_to": "visit_date",
        },
    ]
    blobs = office.office.blobs
    path = xlsform(office.settings.folder / "f.xlsx", survey)
    (path.parent / "days.csv").write_text("name,label\n3,2026-03-04\n4,2026-03-05\n")
    publish(office.database, blobs, path)
    for name in ("arta", "besim"):
        office.add_user(name, "officer", "17")
    arta, besim = Client(office, "arta"), Client(office, "besim")
    parent = household()
    form = own_form(parent["id"], words="x", rooms="3")
    arta.push(parent, {**form, "derived": {"visit_date": "2026-03-04"}})
    arta.push(patch(form["type"], form["id"], 1, **{"answers/visit/words": ["x", "y"]}))

    (result,) = besim.push(
        patch(form["type"], form["id"], 1, **{"answers/visit/rooms": ["3", "4"]})
    )

    assert result.status == "merged"
    assert result.data is not None
    assert result.data["visit_date"] == "2026-03-05"
