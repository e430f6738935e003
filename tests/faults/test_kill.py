"""Kill -9 while an officer is answering: what was acknowledged is on the disk."""

from pathlib import Path

import pytest

from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.domain.records import HouseholdAssessment
from tests.conftest import DATA_KEY
from tests.factories import make_assessment, make_household
from tests.faults.children import acknowledged_until_killed, start

ANSWERING = """
store = opened()
from rrk_field.domain.records import HouseholdAssessment
record = store.get(HouseholdAssessment, sys.argv[2])
for number in range(10_000):
    record.answers = {**record.answers, f"question_{number % 80}": f"{sys.argv[3]} {number}"}
    store.save(record)
    acknowledge(number)
"""
ACKNOWLEDGED_TOO_EARLY = """
store = opened()
from rrk_field.domain.records import HouseholdAssessment
record = store.get(HouseholdAssessment, sys.argv[2])
with store.writing():
    for number in range(10_000):
        record.answers = {**record.answers, f"question_{number % 80}": f"{sys.argv[3]} {number}"}
        store.save(record)
        acknowledge(number)
"""


@pytest.fixture
def assessment(bare_profile: Profile) -> HouseholdAssessment:
    store = Store(bare_profile, DATA_KEY)
    household, _ = make_household(store=store)
    record = make_assessment(household, store=store)
    store.close()
    return record


def lost(profile: Profile, record_id: str, acknowledged: list[str], turn: str) -> list[str]:
    """The acknowledged answers that the file does not have, nor a later one in their place."""
    store = Store(profile, DATA_KEY)
    record = store.get(HouseholdAssessment, record_id)
    store.close()
    assert record is not None
    kept = {
        path: int(value.split()[1])
        for path, value in record.answers.items()
        if value.startswith(f"{turn} ")
    }
    last = {f"question_{int(number) % 80}": int(number) for number in acknowledged}
    return [path for path, number in last.items() if kept.get(path, -1) < number]


def test_no_acknowledged_answer_is_lost_by_kill(
    bare_profile: Profile, assessment: HouseholdAssessment
) -> None:
    for turn in ("a", "b", "c", "d"):
        child = start(ANSWERING, bare_profile.folder, assessment.id, turn)
        acknowledged = acknowledged_until_killed(child, 60 + 37 * ord(turn) % 100)

        assert lost(bare_profile, assessment.id, acknowledged, turn) == []


def test_an_acknowledgement_before_the_commit_would_be_seen_as_a_loss(
    bare_profile: Profile, assessment: HouseholdAssessment
) -> None:
    child = start(ACKNOWLEDGED_TOO_EARLY, bare_profile.folder, assessment.id, "a")
    acknowledged = acknowledged_until_killed(child, 60)

    assert lost(bare_profile, assessment.id, acknowledged, "a")


def test_the_lock_of_a_killed_program_is_free(
    bare_profile: Profile, assessment: HouseholdAssessment, tmp_path: Path
) -> None:
    child = start(ANSWERING, bare_profile.folder, assessment.id, "a")
    acknowledged_until_killed(child, 1)

    Store(bare_profile, DATA_KEY).close()
