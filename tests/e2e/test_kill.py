"""Kill -9 while an officer types in the window: what the screen said was saved is there again."""

import os
import subprocess
import sys

import pytest

from rrk_field.db.interviews import open_interview, start_assessment
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from tests.conftest import DATA_KEY
from tests.e2e.typist_child import HELD, PATHS
from tests.factories import make_household
from tests.faults.children import ROOT, acknowledged_until_killed

FEW = (1, 2, 3, 5, 8, 13, 4, 7)
"""After so many saved answers the process is killed, time after time."""

Answers = dict[str, int]


@pytest.fixture
def record_id(bare_profile: Profile) -> str:
    """An assessment with consent, so that its questions apply."""
    store = Store(bare_profile, DATA_KEY)
    household, _ = make_household(store=store)
    record = start_assessment(store, household.id)
    interview = open_interview(store, record.id)
    for path, value in {
        "interview/outcome": "1",
        "interview/consent": "1",
        **dict.fromkeys(PATHS, "0"),
    }.items():
        interview.answer(path, value)
    store.close()
    return record.id


def killed_after(
    answers: int, profile: Profile, record_id: str, mode: str = ""
) -> tuple[Answers, Answers]:
    """Kill the program after so many answers; return what it showed at first, and what it saved."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typist_child", profile.folder, record_id, mode],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    shown: Answers = {}
    saved: Answers = {}
    for line in acknowledged_until_killed(child, len(PATHS) + answers):
        what, path, number = line.split()
        (shown if what == "shown" else saved)[path] = int(number)
    assert child.returncode != 0
    return shown, saved


def lost(acknowledged: Answers, shown: Answers) -> Answers:
    """Acknowledged answers in whose place an older one is shown."""
    return {path: number for path, number in acknowledged.items() if shown[path] < number}


def kept(profile: Profile, record_id: str) -> Answers:
    """What the questionnaire shows when it is opened once more."""
    store = Store(profile, DATA_KEY)
    session = open_interview(store, record_id).session
    store.close()
    return {path: int(session.node(path).value) for path in PATHS}


def kills(profile: Profile, record_id: str, counts: tuple[int, ...]) -> None:
    known: Answers = {}
    for count in counts:
        shown, saved = killed_after(count, profile, record_id)

        assert lost(known, shown) == {}
        assert saved
        known |= saved
    assert lost(known, kept(profile, record_id)) == {}


@pytest.mark.timeout(400)
def test_every_answer_shown_as_saved_is_there_after_kill(
    bare_profile: Profile, record_id: str
) -> None:
    kills(bare_profile, record_id, FEW)


@pytest.mark.soak
def test_every_answer_shown_as_saved_is_there_after_many_kills(
    bare_profile: Profile, record_id: str
) -> None:
    kills(bare_profile, record_id, tuple(range(1, 101)))


def test_a_commit_that_is_held_back_would_be_seen_as_a_loss(
    bare_profile: Profile, record_id: str
) -> None:
    _, saved = killed_after(6, bare_profile, record_id, HELD)

    assert saved
    assert lost(saved, kept(bare_profile, record_id)) == saved
