"""What became of an answer: who changed it, when, from what, to what."""

import pytest

from rrk_field.db import form_places, interviews
from rrk_field.db.answer_history import Given, changes_of, note_received
from rrk_field.db.bodies import shapes
from rrk_field.db.interviews import Interview
from rrk_field.db.leaving import settle
from rrk_field.db.outbox import applying, set_aside
from rrk_field.db.store import DiskFullError, Store
from tests.factories import make_household

PLACE = "interview/place"
INCOME = "livelihood/income_eur"


@pytest.fixture
def interview(store: Store) -> Interview:
    store.state.set(user_id="u-arta")
    household = make_household(store=store)[0]
    return interviews.open_interview(store, interviews.start_assessment(store, household.id).id)


def steps(interview: Interview, path: str) -> list[tuple[Given, Given]]:
    return [(one.before, one.after) for one in interview.changes(path)]


def test_each_visit_of_a_question_is_one_note_with_who_and_when(interview: Interview) -> None:
    for text in ("Vi", "Vitomi", "Vitomiricë"):
        interview.answer(PLACE, text)
    interview.new_visit()
    interview.answer(PLACE, "Istog")

    found = interview.changes(PLACE)

    assert [(one.before.value, one.after.value) for one in found] == [
        ("Vitomiricë", "Istog"),
        (None, "Vitomiricë"),
    ]
    assert {one.by for one in found} == {"u-arta"}
    assert found[0].at >= found[1].at


def test_what_was_taken_back_in_the_same_visit_leaves_no_note(interview: Interview) -> None:
    interview.answer(PLACE, "Istog")
    interview.answer(PLACE, "")

    assert interview.changes(PLACE) == []


def test_a_special_answer_is_noted_with_the_value_it_replaced(interview: Interview) -> None:
    interview.answer(INCOME, "120")
    interview.new_visit()
    interview.answer(INCOME, "", "dk")

    assert steps(interview, INCOME) == [
        (Given(120, ""), Given(None, "dk")),
        (Given(), Given(120, "")),
    ]


def test_an_answer_that_could_not_be_saved_leaves_no_note(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_records: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(interview.store, "save", refuse)
        with pytest.raises(DiskFullError):
            interview.answer(PLACE, "Istog")

    assert interview.changes(PLACE) == []
    interview.answer(PLACE, "Istog")
    assert len(interview.changes(PLACE)) == 1


def test_what_came_from_the_office_is_noted_with_whoever_wrote_it(
    store: Store, interview: Interview
) -> None:
    interview.answer(PLACE, "Istog")
    record = interview.record
    answers = {**record.answers, PLACE: "Klinë"}
    fields = {f"answers/{path}": value for path, value in answers.items()}

    with store.writing() as connection, applying(connection):
        shape = shapes()["household_assessment"]
        received = (record.id, fields, "2026-03-02 09:14:00.000000", "u-besa")
        note_received(connection, shape, [received, ("unknown", fields, "", "")])

    newest = interview.changes(PLACE)[0]
    assert (newest.before.value, newest.after.value) == ("Istog", "Klinë")
    assert (newest.by, newest.at[:10]) == ("u-besa", "2026-03-02")
    assert changes_of(store, "unknown", PLACE) == []


def test_a_record_that_leaves_takes_its_history_and_its_place_with_it(
    store: Store, interview: Interview
) -> None:
    interview.answer(PLACE, "Istog")
    with store.writing() as connection, applying(connection):
        connection.exec_driver_sql("DELETE FROM outbox_mark")
        set_aside(connection, [(interview.record.id, "household_assessment", "left")])

        settle(connection)

    assert interview.changes(PLACE) == []
    assert form_places.of_record(store, interview.record.id) == ""


def test_typing_on_after_the_office_s_answer_arrived_is_a_change_of_its_own(
    store: Store, interview: Interview
) -> None:
    interview.answer(PLACE, "Istog")
    record = interview.record
    other = store.get(type(record), record.id)
    assert other is not None
    other.answers = {**other.answers, PLACE: "Klinë"}
    store.save(other)
    interview.refresh()

    interview.answer(PLACE, "Pejë")

    assert [(one.before.value, one.after.value) for one in interview.changes(PLACE)] == [
        ("Klinë", "Pejë"),
        (None, "Istog"),
    ]
