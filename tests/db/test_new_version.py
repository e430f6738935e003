"""A draft moves to a newer version of its form: what changes is told, and nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from rrk_field.db import files, published
from rrk_field.db.beginnings import start_assessment, start_form
from rrk_field.db.file import DiskFullError
from rrk_field.db.interviews import Interview, ReadOnlyRecordError, open_interview
from rrk_field.db.store import Store
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.forms import library
from rrk_field.forms.changes import DraftChanges
from tests.factories import make_household
from tests.sheets import CHOICES, SURVEY, Row, changed, lay, without, xlsform

RUINS: tuple[Row, ...] = (
    {"type": "begin repeat", "name": "ruin", "label": "Ruin"},
    {"type": "text", "name": "what", "label": "What"},
    {"type": "end repeat"},
)
GIVEN = {
    "visit/day": "2026-03-04",
    "visit/rooms": "12",
    "visit/roof": "3",
    "visit/words": "Half of it lies in the yard",
}


@pytest.fixture
def draft(store: Store, tmp_path: Path) -> Interview:
    """A draft of version 1, with every question answered and a row in its repeat."""
    lay(store, xlsform(tmp_path / "1.xlsx", [*SURVEY, *RUINS]))
    record = start_form(store, make_household(store=store)[0].id, "roof_check")
    interview = open_interview(store, record.id)
    for path, value in GIVEN.items():
        interview.answer(path, value)
    [row] = [node for node in interview.session.root.walk() if node.is_row] or [
        interview.add_row("ruin").added[0]
    ]
    interview.answer(f"{row.path}/what", "Stable")
    return interview


def newer(
    store: Store, tmp_path: Path, survey: list[Row], choices: list[Row] | None = None
) -> None:
    """Version 2 arrives."""
    path = xlsform(tmp_path / "2.xlsx", survey, choices or CHOICES, version="2")
    lay(store, path)


def stored(store: Store, interview: Interview) -> HouseholdForm:
    found = store.get(HouseholdForm, interview.record.id)
    assert found is not None
    return found


def counted(changes: DraftChanges) -> dict[str, list[str]]:
    """What is told, by paths."""
    return {
        "added": [node.path for node in changes.added],
        "set_aside": [node.path for node in changes.set_aside],
        "removed": [node.path for node in changes.removed],
        "choices": [f"{node.path}: {', '.join(labels)}" for node, labels in changes.choices],
        "invalid": [node.path for node in changes.invalid],
        "required": [node.path for node in changes.required],
    }


NOTHING: dict[str, list[str]] = {
    name: [] for name in ("added", "set_aside", "removed", "choices", "invalid", "required")
}


def test_a_draft_stays_in_its_version_until_it_is_moved(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    before = draft.newer_version()
    newer(store, tmp_path, [*SURVEY, *RUINS])

    again = open_interview(store, draft.record.id)

    assert (before, draft.newer_version(), again.newer_version()) == ("", "2", "2")
    assert (again.definition.version, stored(store, draft).form_version) == ("1", "1")


def test_all_that_changes_for_a_draft_is_told(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    survey = [
        *changed(
            changed(without(SURVEY, "words"), "rooms", constraint=". < 10"), "day", required="yes"
        )[:-1],
        {"type": "text", "name": "gutter", "label": "Gutter"},
        {"type": "text", "name": "why", "label": "Why", "relevant": "${rooms} > 50"},
        {"type": "end group"},
    ]
    newer(store, tmp_path, survey, [*CHOICES, {"list_name": "roof", "name": "4", "label": "None"}])
    draft.answer("visit/day", "")

    [row] = [path for path in draft.record.answers if path.endswith("]")]
    assert counted(draft.as_newest().changes) == {
        "added": ["visit/gutter"],
        "set_aside": ["visit/words", f"{row}/what"],
        "removed": [],
        "choices": ["visit/roof: None"],
        "invalid": ["visit/rooms"],
        "required": ["visit/day"],
    }


def test_a_version_that_changes_nothing_for_a_draft_says_nothing(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    newer(store, tmp_path, [*changed(SURVEY, "words", label="Your words"), *RUINS])

    changes = draft.as_newest().changes

    assert (counted(changes), bool(changes)) == (NOTHING, False)


def test_unanswered_questions_that_go_are_told_apart(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    draft.answer("visit/words", "")
    newer(store, tmp_path, [*without(SURVEY, "words"), *RUINS])

    assert counted(draft.as_newest().changes) == {**NOTHING, "removed": ["visit/words"]}


def test_a_code_that_is_gone_is_told_as_no_longer_valid_and_kept(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    newer(store, tmp_path, [*SURVEY, *RUINS], without(CHOICES, "3"))
    move = draft.as_newest()

    draft.move(move)

    assert counted(move.changes) == {**NOTHING, "invalid": ["visit/roof"]}
    assert stored(store, draft).answers["visit/roof"] == "3"


def test_moving_keeps_every_answer_and_lists_those_without_a_question(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    newer(store, tmp_path, without(SURVEY, "words"))
    before = stored(store, draft).answers

    draft.move(draft.as_newest())

    assert stored(store, draft).form_version == "2"
    assert stored(store, draft).answers == before
    assert [(one.label, one.value) for one in draft.set_aside()] == [
        ("In words", GIVEN["visit/words"]),
        ("What", "Stable"),
    ]
    reopened = open_interview(store, draft.record.id)
    assert (reopened.definition.version, reopened.newer_version()) == ("2", "")
    assert len(reopened.set_aside()) == 2


def test_answering_after_the_move_still_loses_nothing(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    newer(store, tmp_path, [*without(SURVEY, "words"), {"type": "text", "name": "n", "label": "N"}])
    draft.move(draft.as_newest())
    draft.answer("visit/rooms", "4")
    draft.answer("n", "new")

    answers = stored(store, draft).answers

    assert answers["visit/words"] == GIVEN["visit/words"]
    assert [value for path, value in answers.items() if path.endswith("/what")] == ["Stable"]
    assert (answers["visit/rooms"], answers["n"]) == (4, "new")


def test_moving_back_gives_what_was_there_before(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    newer(store, tmp_path, without(SURVEY, "words"))
    before = stored(store, draft)
    draft.move(draft.as_newest())

    draft.move(draft.as_before("1"))

    after = stored(store, draft)
    assert (after.form_version, after.answers) == ("1", before.answers)
    assert draft.session.node("visit/words").value == GIVEN["visit/words"]
    assert draft.set_aside() == []


def test_promoted_columns_follow_the_version(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    save_to = {"bind::rrk:save_to": ""}
    newer(store, tmp_path, [*changed(SURVEY, "day", **save_to), *RUINS])
    before = stored(store, draft).visit_date

    draft.move(draft.as_newest())

    assert (before, stored(store, draft).visit_date) == ("2026-03-04", None)


def test_a_move_that_cannot_be_saved_changes_nothing(
    store: Store, tmp_path: Path, draft: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(store, tmp_path, without(SURVEY, "words"))
    move = draft.as_newest()

    with monkeypatch.context() as full:
        full.setattr(Store, "save", _no_space)
        with pytest.raises(DiskFullError):
            draft.move(move)

    assert (draft.definition.version, draft.record.form_version) == ("1", "1")
    assert stored(store, draft).form_version == "1"
    draft.answer("visit/words", "Again")
    assert stored(store, draft).answers["visit/words"] == "Again"


def _no_space(*_records: object) -> None:
    raise DiskFullError


@pytest.mark.parametrize("state", ["complete", "approved"])
def test_what_is_complete_stays_as_it_was_filled(
    store: Store, tmp_path: Path, draft: Interview, state: str
) -> None:
    newer(store, tmp_path, [*SURVEY, *RUINS])
    draft.record.state = state
    store.save(draft.record)

    assert open_interview(store, draft.record.id).newer_version() == ""


def test_a_record_whose_version_is_not_here_can_be_read_and_not_changed(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    draft.record.form_version = "3"
    store.save(draft.record)

    shown = open_interview(store, draft.record.id)

    assert (shown.exact, shown.read_only, shown.definition.version) == (False, True, "1")
    assert shown.session.node("visit/words").value == GIVEN["visit/words"]
    with pytest.raises(ReadOnlyRecordError):
        shown.answer("visit/words", "changed")
    assert shown.newer_version() == ""


def test_the_next_higher_version_stands_in_for_one_that_is_not_here(
    store: Store, tmp_path: Path, draft: Interview
) -> None:
    for version in ("4", "5"):
        lay(store, xlsform(tmp_path / "f.xlsx", version=version))

    assert published.nearest(store, "roof_check", "3").version == "4"
    assert published.nearest(store, "roof_check", "6").version == "5"


def test_a_draft_opens_in_the_version_of_the_release_it_was_begun_with(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = start_assessment(store, make_household(store=store)[0].id)
    shipped = library.built_in("household_assessment")
    with monkeypatch.context() as release:
        release.setattr(published, "shipped", lambda _form_id: replace(shipped, version="2999.1"))

        opened = open_interview(store, record.id)

        assert (opened.definition.version, opened.exact) == (shipped.version, True)
        assert not opened.read_only
        assert opened.newer_version() == "2999.1"
        with store.reading() as connection:
            assert files.unsent(connection) == 0


def test_a_newer_form_may_fill_columns_that_this_program_does_not_have(
    store: Store, tmp_path: Path
) -> None:
    survey = [
        *changed(SURVEY, "words", **{"bind::rrk:save_to": "household.shoe_size"}),
        {"type": "text", "name": "more", "label": "More", "bind::rrk:save_to": "hat_size"},
    ]
    lay(store, xlsform(tmp_path / "f.xlsx", survey))
    record = start_form(store, make_household(store=store)[0].id, "roof_check")
    interview = open_interview(store, record.id)

    interview.answer("visit/words", "44")
    interview.answer("more", "60")

    assert stored(store, interview).answers["visit/words"] == "44"
