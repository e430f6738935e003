"""An edit is made against what its screen showed, even if synchronising brought more since."""

from rrk_field.db.interviews import open_interview, start_assessment
from rrk_field.domain.records import Conflict
from rrk_field.sync import engine
from tests.factories import make_assessment, make_household
from tests.sync.conftest import Laptop


def test_a_value_that_arrived_behind_an_open_screen_is_not_overwritten(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0, phone_1="044 0")
    arta.sync()
    besnik.sync()
    shown = besnik.get(household)
    arta.change(household, phone_1="044 1")
    arta.sync()
    besnik.sync()

    shown.phone_1 = "044 2"
    besnik.store.save(shown)
    report = besnik.sync()

    [conflict] = besnik.store.find(Conflict)
    assert report.conflicts == 1
    sides = conflict.fields["phone_1"]
    assert (sides["base"], sides["mine"], sides["theirs"]) == ("044 0", "044 2", "044 1")


def test_another_field_that_arrived_behind_an_open_screen_makes_no_conflict(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    besnik.sync()
    shown = besnik.get(household)
    arta.change(household, email="agim@example.org")
    arta.sync()
    besnik.sync()

    shown.phone_1 = "044 2"
    besnik.store.save(shown)
    report = besnik.sync()

    kept = besnik.get(household)
    assert (report.conflicts, kept.phone_1, kept.email) == (0, "044 2", "agim@example.org")


def test_the_own_change_that_was_sent_meanwhile_makes_no_conflict(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    household.phone_1 = "044 1"
    arta.store.save(household)
    arta.sync()

    household.phone_1 = "044 2"
    arta.store.save(household)
    report = arta.sync()

    assert (report.sent, report.conflicts) == (1, 0)
    assert arta.get(household).phone_1 == "044 2"


def test_removing_what_was_changed_behind_an_open_screen_is_left_to_a_person(
    arta: Laptop, besnik: Laptop
) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    besnik.sync()
    shown = besnik.get(persons[1])
    arta.change(persons[1], given_name="Shpresë")
    arta.sync()
    besnik.sync()

    besnik.store.remove(shown)
    report = besnik.sync()

    [conflict] = besnik.store.find(Conflict)
    assert (report.conflicts, conflict.kind) == (1, "delete_vs_edit")
    assert besnik.get(persons[1]).removed_at is None


def test_removing_after_the_own_change_was_sent_is_no_conflict(arta: Laptop) -> None:
    _household, persons = make_household(store=arta.store)
    arta.sync()
    persons[1].given_name = "Shpresë"
    arta.store.save(persons[1])
    arta.sync()

    arta.store.remove(persons[1])
    report = arta.sync()

    assert (report.outcome, report.conflicts) == ("done", 0)


def test_answers_that_arrived_behind_an_open_screen_are_kept_or_told(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    visit = make_assessment(household, store=arta.store, answers={"a": "1", "b": "1"})
    arta.sync()
    besnik.sync()
    shown = besnik.get(visit)
    arta.change(visit, answers={"a": "2", "b": "1", "c": "2"})
    arta.sync()
    besnik.sync()

    shown.answers = {"a": "3", "b": "3"}
    besnik.store.save(shown)
    report = besnik.sync()

    [conflict] = besnik.store.find(Conflict)
    assert (report.conflicts, list(conflict.fields)) == (1, ["answers/a"])
    assert besnik.get(visit).answers == {"a": "2", "b": "3", "c": "2"}


def test_an_answer_to_an_open_questionnaire_does_not_overwrite_one_that_arrived(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    visit = start_assessment(arta.store, household.id)
    arta.sync()
    besnik.sync()
    opened = open_interview(besnik.store, visit.id)
    open_interview(arta.store, visit.id).answer("interview/visit_date", "2026-05-04")
    arta.sync()
    besnik.sync()

    opened.answer("interview/visit_date", "2026-05-05")
    report = besnik.sync()

    told = {name for conflict in besnik.store.find(Conflict) for name in conflict.fields}
    assert report.conflicts == 1
    assert "answers/interview/visit_date" in told


def test_the_office_value_of_a_clash_is_not_overwritten_from_a_screen_that_shows_mine(
    arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    besnik.sync()
    arta.change(household, phone_1="044 1")
    arta.sync()
    besnik.change(household, phone_1="044 2")
    pulled_first(besnik)
    shown = besnik.get(household)
    assert shown.phone_1 == "044 2"
    besnik.sync()
    assert besnik.get(household).phone_1 == "044 1"

    shown.phone_1 = "044 3"
    besnik.store.save(shown)
    report = besnik.sync()

    assert report.conflicts == 1
    assert besnik.get(household).phone_1 == "044 1"


def pulled_first(laptop: Laptop) -> None:
    """Receive before sending, as when sending was cut off and the change is still in the air."""
    run = engine._Run(laptop.store, laptop.central, laptop.steps.append, laptop.stop)
    run._receive(run._hello().scopes)
