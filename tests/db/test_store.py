"""Store: the only door to the file."""

import threading
from typing import Any

import pytest

from rrk_field.db.profiles import Profile
from rrk_field.db.store import FileInUseError, RecordGoneError, Store
from rrk_field.db.touched import Touched
from rrk_field.domain.records import Household, HouseholdAssessment, Person, Photo
from tests.conftest import DATA_KEY
from tests.factories import (
    make_assessment,
    make_dwelling,
    make_household,
    make_note,
    make_person,
    make_survey,
)


def raw(store: Store, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query, values)]


def marked(store: Store) -> dict[str, str]:
    """Group of each record that is marked as changed."""
    return dict(raw(store, "SELECT id, grp FROM outbox_mark"))


def forget_marks(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")


def test_what_was_saved_is_there_after_the_file_was_closed(bare_profile: Profile) -> None:
    store = Store(bare_profile, DATA_KEY)
    household, persons = make_household(store=store, members=3)
    store.close()
    store = Store(bare_profile, DATA_KEY)
    found = store.get(Household, household.id)
    names = {person.given_name for person in store.find(Person, household_id=household.id)}
    store.close()

    assert found is not None
    assert found.head_family_name == "Krasniqi"
    assert names == {person.given_name for person in persons}


def test_a_closed_file_has_no_log_beside_it(store: Store) -> None:
    make_household(store=store)
    store.close()

    assert not (store.profile.folder / "rrk.db-wal").exists()


def test_a_second_window_on_the_same_profile_is_refused(store: Store) -> None:
    with pytest.raises(FileInUseError):
        Store(store.profile, DATA_KEY)


def test_records_leave_detached_and_complete(store: Store) -> None:
    household, _ = make_household(store=store, members=1)
    assessment = make_assessment(household, store=store, answers={"roof": ["a", "b"], "n": 2})

    found = store.get(HouseholdAssessment, assessment.id)

    assert found is not None
    assert found is not assessment
    assert found.answers == {"roof": ["a", "b"], "n": 2}
    assert found.created_at.tzinfo is not None


def test_a_record_that_is_not_here_is_none(store: Store) -> None:
    assert store.get(Household, "nobody") is None


def test_saving_notes_who_and_when(store: Store) -> None:
    store.state.set(user_id="u-arta")
    household, _ = make_household(store=store, members=0)
    before = household.changed_at
    household.phone_1 = "044 123 456"
    store.save(household)

    found = store.get(Household, household.id)
    assert found is not None
    assert (found.created_by, found.changed_by) == ("u-arta", "u-arta")
    assert found.changed_at > before


def test_saving_again_without_a_change_writes_nothing(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    forget_marks(store)
    household.phone_1 = household.phone_1
    store.save(household)

    assert marked(store) == {}


def test_saving_writes_only_what_was_changed_since_the_record_was_read(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    read = store.get(Household, household.id)
    assert read is not None
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE household SET phone_1 = 'from the office'")
    read.email = "agim@example.org"
    store.save(read)

    found = store.get(Household, household.id)
    assert found is not None
    assert (found.phone_1, found.email) == ("from the office", "agim@example.org")


def test_saving_never_writes_what_synchronising_owns(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE sync_gate SET applying = 1")
        connection.exec_driver_sql("UPDATE household SET revision = 7, file_number = 'PEJ-1'")
        connection.exec_driver_sql("UPDATE sync_gate SET applying = 0")
    again = Household(id=household.id, municipality_code="17", head_given_name="Ilir")
    store.save(again)

    found = store.get(Household, household.id)
    assert found is not None
    assert (found.revision, found.file_number) == (7, "PEJ-1")
    assert found.head_given_name == "Ilir"


def test_a_change_to_a_record_that_has_left_is_told(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE sync_gate SET applying = 1")
        connection.exec_driver_sql("DELETE FROM household")
        connection.exec_driver_sql("UPDATE sync_gate SET applying = 0")
    household.phone_1 = "044 123 456"

    with pytest.raises(RecordGoneError):
        store.save(household)


def test_find_gives_live_records_oldest_first(store: Store) -> None:
    household, persons = make_household(store=store, members=3)
    store.remove(persons[1])
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sync_aside(id, type, reason) VALUES (?, 'person', 'left')",
            (persons[2].id,),
        )
    late = make_person(household, 4, store=store)

    found = store.find(Person, household_id=household.id)

    assert [person.id for person in found] == [persons[0].id, late.id]


def test_every_save_is_marked_for_the_office(store: Store) -> None:
    household, persons = make_household(store=store, members=2)

    assert marked(store) == dict.fromkeys([household.id, *(p.id for p in persons)], "")


def test_what_is_done_together_is_one_transaction_and_one_group(store: Store) -> None:
    with store.together():
        household, _ = make_household(store=store, members=1)
        make_note(household, store=store)

    groups = set(marked(store).values())
    assert len(groups) == 1
    assert groups != {""}


def test_after_a_group_single_changes_have_none_again(store: Store) -> None:
    with store.together():
        household, _ = make_household(store=store, members=0)
    note = make_note(household, store=store)

    assert marked(store)[note.id] == ""


def test_an_error_takes_back_everything_done_together(store: Store) -> None:
    def fail() -> None:
        with store.together():
            make_household(store=store)
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert store.find(Household) == []
    assert marked(store) == {}


def test_a_caught_error_of_a_part_still_takes_back_the_whole(store: Store) -> None:
    def fail() -> None:
        with store.together():
            make_household(store=store)
            try:
                with store.writing():
                    raise LookupError
            except LookupError:
                pass

    with pytest.raises(RuntimeError, match="nothing was kept"):
        fail()

    assert store.find(Household) == []


def test_a_record_whose_transaction_failed_is_saved_whole_the_next_time(store: Store) -> None:
    household, _ = make_household(members=0)

    def fail() -> None:
        with store.together():
            store.save(household)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    store.save(household)

    assert store.get(Household, household.id) is not None


@pytest.mark.parametrize("is_new", [True, False])
def test_what_is_set_after_a_save_of_the_same_group_is_saved_the_next_time(
    store: Store, is_new: bool
) -> None:
    household, _ = make_household(store=None if is_new else store, members=0)
    with store.together():
        household.phone_1 = "044 1"
        store.save(household)
        household.phone_1 = "044 2"
    store.save(household)

    found = store.get(Household, household.id)
    assert found is not None
    assert found.phone_1 == "044 2"


def test_a_rolled_back_change_of_officer_is_not_remembered(store: Store) -> None:
    store.state.set(user_id="arta")

    def fail() -> None:
        with store.writing():
            store.state.set(user_id="blerim")
            make_household(store=store, members=0)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    household, _ = make_household(store=store, members=0)

    assert household.changed_by == "arta"


def test_reading_does_not_let_a_save_be_lost(store: Store) -> None:
    household, _ = make_household(members=0)

    with pytest.raises(RuntimeError, match="reading"), store.reading():
        store.save(household)


def test_removing_takes_everything_below_along_as_one_group(store: Store) -> None:
    household, persons = make_household(store=store, members=2)
    dwelling = make_dwelling(household, store=store)
    survey = make_survey(dwelling, store=store)
    forget_marks(store)
    store.remove(household)

    groups = marked(store)
    assert groups.keys() == {household.id, dwelling.id, survey.id, *(p.id for p in persons)}
    assert len(set(groups.values())) == 1
    assert store.find(Person) == []


def test_undoing_a_removal_brings_back_what_went_with_it_and_nothing_more(store: Store) -> None:
    household, persons = make_household(store=store, members=3)
    store.remove(persons[1])
    store.remove(household)
    store.restore(household)

    found = {person.id for person in store.find(Person)}
    assert found == {persons[0].id, persons[2].id}
    assert store.get(Household, household.id).removed_at is None  # type: ignore[union-attr]


def test_listeners_hear_after_the_commit_what_changed(store: Store) -> None:
    heard: list[Touched] = []
    store.on_change(heard.append)
    household, persons = make_household(store=store, members=1)

    assert heard == [frozenset({("household", household.id), ("person", persons[0].id)})]


def test_listeners_hear_of_writes_that_took_another_path(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    heard: list[Touched] = []
    store.on_change(heard.append)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE household SET phone_1 = '1'")

    assert heard == [frozenset({("household", household.id)})]


def test_listeners_hear_nothing_of_what_was_rolled_back(store: Store) -> None:
    heard: list[Touched] = []
    store.on_change(heard.append)

    def fail() -> None:
        with store.writing():
            make_household(store=store)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    make_note_of_nothing = store.state.get("nothing")

    assert (heard, make_note_of_nothing) == ([], "")


def test_a_listener_that_stopped_hears_nothing(store: Store) -> None:
    heard: list[Touched] = []
    stop = store.on_change(heard.append)
    stop()
    stop()
    make_household(store=store)

    assert heard == []


def test_a_listener_may_read_and_save(store: Store) -> None:
    seen: list[int] = []
    household, _ = make_household(members=0)

    def listener(changed: Touched) -> None:
        if ("household", household.id) in changed:
            seen.append(len(store.find(Household)))
            make_note(household, store=store)

    store.on_change(listener)
    store.save(household)

    assert seen == [1]


def test_facts_of_the_laptop_keep_their_json_shape(store: Store) -> None:
    store.state.set(token="t", scopes=["17"], n=3)

    assert store.state.get("scopes") == ["17"]
    assert store.state.get("n") == 3
    assert store.state.get("unknown") == ""
    assert store.state.get("unknown", 5) == 5


def test_a_fact_set_to_nothing_is_forgotten(store: Store) -> None:
    store.state.set(token="t")
    store.state.set(token=None)

    assert store.state.get("token") == ""


def test_a_laptop_that_was_not_enrolled_has_no_officer(store: Store) -> None:
    assert (store.user_id, store.user_name, store.device_code) == ("", "", "")


def test_threads_save_one_after_the_other_and_lose_nothing(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    threads = [
        threading.Thread(target=lambda: [make_note(household, store=store) for _ in range(20)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert raw(store, "SELECT count(*) FROM note") == [(80,)]


def test_a_child_without_its_parent_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.save(Photo(household_id="nobody", sha256="x"))

    assert store.find(Photo) == []


def test_capture_triggers_are_laid_on_every_kind_of_record(store: Store) -> None:
    from rrk_field.domain.record import record_classes

    rows = raw(
        store, "SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'trigger' GROUP BY 1"
    )

    assert dict(rows) == dict.fromkeys(record_classes(), 3)


def test_a_change_to_a_record_that_was_removed_meanwhile_is_told(store: Store) -> None:
    household, _ = make_household(store=store, members=0)
    shown = store.get(Household, household.id)
    assert shown is not None
    store.remove(household)
    shown.phone_1 = "044 1"

    with pytest.raises(RecordGoneError):
        store.save(shown)

    kept = store.get(Household, household.id)
    assert kept is not None
    assert kept.phone_1 is None
