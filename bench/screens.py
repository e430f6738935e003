"""The screens of a questionnaire: from key to painted pixels, and the longest step of the window.

Real widgets on Qt's screen in memory. What is asked is milliseconds, so it is the reference; they
are those of the window's own thread, so that other work of the machine does not count.
"""

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Result, application
from bench.laptop import laptop, write
from bench.questionnaires import Sample, grow, samples
from rrk_field.demo_data import invented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from rrk_field.db.interviews import Interview
    from rrk_field.db.store import Store
    from rrk_field.domain.households import Household
    from rrk_field.ui.form_page import FormPage

_clock = time.thread_time
KEYS = 60
WIDTH, HEIGHT = 1366, 690
SURVEYED = {
    "site/survey_kind": "1",
    "site/mines": "1",
    "site/owner_present": "1",
    "site/owner_agrees": "1",
    "building/building_type": "1",
}
"""What lets a damage survey go on to the components."""
OPENING_MS, STEP_MS, KEY_MS = 300, 100, 50


def results() -> Iterator[Result]:
    """Measure opening, every section, and keys typed into answers."""
    app = application()
    with laptop() as store:
        for sample in samples():
            yield from _measured(app, sample.name, _interview(store, sample))
        yield from _measured(app, "damage survey", _survey(store))


def _measured(app: "QApplication", name: str, interview: "Interview") -> Iterator[Result]:
    with _opened(app, interview):
        pass  # the first one reads icons and fonts
    gc.collect()
    gc.freeze()  # as the program does with what stays
    steps = Steps()
    with steps.watched(), _opened(app, interview, steps.pause) as (page, opening):
        _wait(steps, 0.4)
        yield _asked(f"{name}: open the screen", sum(opening), OPENING_MS)
        yield _asked(f"{name}: longest step of opening", max(steps.taken), STEP_MS)
        steps.taken.clear()
        for number, section in enumerate(page.view.sections):
            if section.relevant:
                steps.run(lambda number=number: page.view.show_section(number))  # type: ignore[misc]
                _wait(steps, 0.1)
        yield _asked(f"{name}: longest step, all sections", max(steps.taken), STEP_MS)
        page.view.show_section(0)
        _wait(steps, 0.3)
        steps.taken.clear()
        keys = list(_typed(app, steps))
        yield _asked(f"{name}: key to paint, median", statistics.median(keys), KEY_MS)
        late = statistics.quantiles(keys, n=20)[-1]
        yield _asked(f"{name}: key to paint, 95th percentile", late, KEY_MS)
        yield _asked(f"{name}: longest step while typing", max(steps.taken), STEP_MS)


def _asked(name: str, value: float, limit: float) -> Result:
    return Result(name, value, "ms", "what is asked", limit, value / limit, at_most=1)


class Steps:
    """Runs the window's work piece by piece, and notes how long nothing else could happen."""

    def __init__(self) -> None:
        from PySide6.QtCore import QCoreApplication

        self.taken: list[float] = []
        self._app = QCoreApplication
        self._last = _clock()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Let a timer that never rests note the gaps between its own turns."""
        from PySide6.QtCore import QTimer

        timer = QTimer()
        timer.timeout.connect(self.pause)
        timer.start(0)
        try:
            yield
        finally:
            timer.stop()

    def pause(self) -> None:
        """The end of one step."""
        now = _clock()
        self.taken.append((now - self._last) * 1000)
        self._last = now

    def run(self, work: Callable[[], object]) -> float:
        """Do something and let it be painted; return the milliseconds until then."""
        self._last = begin = _clock()
        work()
        self.pause()
        self._app.processEvents()
        return (_clock() - begin) * 1000


def _wait(steps: Steps, seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    steps.pause()
    loop.exec()


def _typed(app: "QApplication", steps: Steps) -> Iterator[float]:
    """Type a digit and Enter by turns wherever the cursor is."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for number in range(KEYS):
        key = Qt.Key.Key_Return if number % 2 else Qt.Key.Key_1
        field = app.focusWidget()
        if field is None:
            return
        yield steps.run(lambda field=field, key=key: QTest.keyClick(field, key))  # type: ignore[misc]
        _wait(steps, 0.2 if number % 8 == 7 else 0.02)


def _interview(store: "Store", sample: Sample) -> "Interview":
    from rrk_field.db.interviews import Interview, start_assessment
    from rrk_field.forms.definition import parse
    from rrk_field.forms.session import Session

    household = _household(store)
    record = start_assessment(store, household.id)
    session = Session(parse(sample.xml), first_rows=True)
    grow(session, sample.repeat, sample.rows)
    for ref, value in sample.steps[:20]:
        session.set_value(session.by_ref(ref), value)
    return Interview(store, record, session, household)


def _household(store: "Store") -> "Household":
    family = next(iter(invented(1)))
    household = family.household.model_copy(update={"id": f"{family.household.id[:-2]}{_next()}"})
    write(store, [type(household)(**household.model_dump())])
    return household


def _survey(store: "Store") -> "Interview":
    """A damage survey of a house whose components may be graded."""
    from rrk_field.db.beginnings import start_survey
    from rrk_field.db.interviews import open_interview
    from rrk_field.domain.dwellings import Dwelling

    household = _household(store)
    dwelling = Dwelling(household_id=household.id, municipality_code="17", address="Main road 4")
    store.save(dwelling)
    interview = open_interview(store, start_survey(store, dwelling.id).id)
    for path, value in SURVEYED.items():
        interview.answer(path, value)
    return interview


_made = iter(range(10, 100))


def _next() -> int:
    return next(_made)


@contextmanager
def _opened(
    app: "QApplication", interview: "Interview", pause: Callable[[], None] = lambda: None
) -> Iterator[tuple["FormPage", list[float]]]:
    """Show a questionnaire as the window does; the milliseconds of each step until its paint."""
    from PySide6.QtCore import QEvent

    from rrk_field.settings import Preferences
    from rrk_field.ui.application import Appearance
    from rrk_field.ui.background import Background
    from rrk_field.ui.form_page import FormPage

    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(theme="light", interview_language="en")
        appearance = Appearance(app, preferences, Path(folder) / "preferences")
        background = Background()
        taken: list[float] = []

        def step(work: Callable[[], object]) -> None:
            pause()
            begin = _clock()
            work()
            taken.append((_clock() - begin) * 1000)
            pause()

        made: list[FormPage] = []
        step(lambda: made.append(FormPage(interview, appearance, background)))
        page = made[0]
        page.resize(WIDTH, HEIGHT)
        step(page.show)
        page.activateWindow()
        page.set_width(WIDTH)
        step(page.start)
        step(app.processEvents)
        try:
            yield page, taken
        finally:
            page.close()
            page.deleteLater()
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            background.close()
