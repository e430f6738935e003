"""The history of an answer tells what came from the office, whatever was unsent meanwhile."""

from rrk_field.db.answer_history import AnswerChange, changes_of, with_older
from rrk_field.domain.records import HouseholdAssessment
from rrk_field.sync.history import changes_at_office
from tests.factories import make_household
from tests.sync.conftest import PEJE, Laptop

PLACE = "interview/place"


def visit_on_both(arta: Laptop, besnik: Laptop) -> HouseholdAssessment:
    household = make_household(municipality_code=PEJE, store=arta.store)[0]
    visit = HouseholdAssessment(household_id=household.id, answers={PLACE: "Istog"})
    arta.store.save(visit)
    arta.sync()
    besnik.sync()
    return visit


def told(laptop: Laptop, visit: HouseholdAssessment, path: str = PLACE) -> list[AnswerChange]:
    return changes_of(laptop.store, visit.id, path)


def test_what_another_officer_changed_is_in_the_history_with_who_and_when(
    arta: Laptop, besnik: Laptop
) -> None:
    visit = visit_on_both(arta, besnik)
    assert told(besnik, visit) == []
    besnik.change(visit, answers={PLACE: "Klinë"})
    besnik.sync()

    arta.sync()

    (change,) = told(arta, visit)
    assert (change.before.value, change.after.value) == ("Istog", "Klinë")
    assert change.by == besnik.user_id
    assert change.at[:4].isdecimal()


def test_what_happened_before_this_laptop_had_the_answer_is_told_by_the_office(
    arta: Laptop, besnik: Laptop
) -> None:
    visit = visit_on_both(arta, besnik)
    for place in ("Klinë", "Pejë"):
        besnik.change(visit, answers={PLACE: place, f"{PLACE}~special": ""})
        besnik.sync()
    arta.sync()
    here = told(arta, visit)

    office = changes_at_office(arta.central, visit.id, PLACE)
    together = with_older(here, office)

    said = [(one.before.value, one.after.value, one.by_name) for one in office]
    assert said == [
        ("Klinë", "Pejë", "besnik"),
        ("Istog", "Klinë", "besnik"),
        (None, "Istog", "arta"),
    ]
    assert [(one.before.value, one.after.value) for one in here] == [("Istog", "Pejë")]
    assert len(together) == 4
    assert changes_at_office(arta.central, visit.id, "nothing") == []
    assert changes_at_office(arta.central, "0" * 36, PLACE) == []


def test_receiving_the_same_answers_again_adds_nothing(arta: Laptop, besnik: Laptop) -> None:
    visit = visit_on_both(arta, besnik)
    besnik.change(visit, answers={PLACE: "Klinë"})
    besnik.sync()
    arta.sync()
    before = told(arta, visit)

    arta.change(visit, answers={PLACE: "Klinë", "interview/purpose": "1"})
    arta.sync()
    arta.sync()

    assert told(arta, visit) == before


def test_an_answer_that_arrives_behind_unsent_work_is_in_the_history_too(
    arta: Laptop, besnik: Laptop
) -> None:
    visit = visit_on_both(arta, besnik)
    besnik.change(visit, answers={PLACE: "Klinë"})
    besnik.sync()

    arta.change(visit, answers={PLACE: "Istog", "interview/purpose": "1"})
    arta.sync()

    (change,) = told(arta, visit)
    assert (change.before.value, change.after.value) == ("Istog", "Klinë")
    assert change.by != arta.user_id  # the reply to what was sent does not say whose it was
    assert arta.get(visit).answers == {PLACE: "Klinë", "interview/purpose": "1"}
