"""The questionnaire engine: opening, answering and memory; with `--peers` beside ODK's engine."""

import gc
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from bench.harness import Result, compare, seconds
from bench.peer import Peer, has_node, running
from bench.questionnaires import Sample, grow, samples
from rrk_field.forms import xpath
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.reader import read_form
from rrk_field.forms.session import Session

ROUNDS = 7


def results() -> Iterator[Result]:
    """Measure the reference household, 550 questions with 420 conditions, and 60 rows of 30."""
    for sample in samples():
        yield from _alone(sample)


def results_beside_peers() -> Iterator[Result]:
    """Measure the same forms with the same answers, turn by turn with ODK's engine under Node."""
    if not has_node():
        print("Node and npm are not here: ODK's engine is left out")
        return
    with running() as peer, tempfile.TemporaryDirectory() as folder:
        for number, sample in enumerate(samples()):
            path = Path(folder) / f"{number}.xml"
            path.write_text(sample.xml, encoding="utf-8")
            yield from _beside(sample, path, peer)


# Our engine alone


def _alone(sample: Sample) -> Iterator[Result]:
    yield compare(
        f"{sample.name}: read and open",
        lambda: seconds(lambda: opened(sample, read_afresh(sample))) * 1000,
        lambda: seconds(lambda: ElementTree.fromstring(sample.xml)) * 1000,  # noqa: S314
        reference_name="only reading the XML",
        unit="ms",
        rounds=ROUNDS,
    )
    parse(sample.xml)
    yield compare(
        f"{sample.name}: open, compiled before",
        lambda: seconds(lambda: opened(sample, parse(sample.xml))) * 1000,
        lambda: seconds(lambda: opened(sample, read_afresh(sample))) * 1000,
        reference_name="reading it first",
        unit="ms",
        rounds=ROUNDS,
        at_most=1 / 3,
    )
    opening = seconds(lambda: opened(sample, parse(sample.xml))) * 1000
    for name, figure in FIGURES.items():
        yield compare(
            f"{sample.name}: an answer, {name}",
            lambda figure=figure: figure(answer_times(sample)),  # type: ignore[misc]
            lambda: opening,
            reference_name="opening the form again",
            unit="ms",
            rounds=3,
            at_most=0.5 if name == "median" else None,
        )
    yield compare(
        f"{sample.name}: memory of form and answers",
        lambda: memory(sample),
        lambda: len(sample.xml) / 2**20,
        reference_name="its XML",
        unit="MiB",
        rounds=1,
    )


def read_afresh(sample: Sample) -> FormDefinition:
    """Read a form as if it had never been seen."""
    xpath.read.cache_clear()
    return read_form(sample.xml)


def opened(sample: Sample, definition: FormDefinition) -> Session:
    """Open a new form."""
    del sample
    return Session(definition, first_rows=True)


def answer_times(sample: Sample) -> list[float]:
    """Return the milliseconds that each answer takes in a form that is just opened."""
    session = opened(sample, parse(sample.xml))
    grow(session, sample.repeat, sample.rows)
    gc.collect()
    taken = []
    for ref, value in sample.steps:
        node = session.by_ref(ref)
        begin = time.perf_counter()
        session.set_value(node, value)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def memory(sample: Sample) -> float:
    """Return the MiB that Python holds for a form, its definition and all its answers."""
    gc.collect()
    tracemalloc.start()
    try:
        session = opened(sample, read_afresh(sample))
        grow(session, sample.repeat, sample.rows)
        for ref, value in sample.steps:
            session.set_value(session.by_ref(ref), value)
        xpath.read.cache_clear()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] / 2**20
    finally:
        tracemalloc.stop()


def _median(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


FIGURES: dict[str, Callable[[Sequence[float]], float]] = {
    "median": _median,
    "95th percentile": _p95,
    "worst": max,
}


# Beside ODK's engine


def _beside(sample: Sample, path: Path, peer: Peer) -> Iterator[Result]:
    name = "ODK's engine in Node"
    large = sample.name.startswith("550")
    yield compare(
        f"{sample.name}: read and open, beside ODK's",
        lambda: seconds(lambda: opened(sample, read_afresh(sample))) * 1000,
        lambda: peer.open(path),
        reference_name=name,
        unit="ms",
        rounds=ROUNDS,
        at_most=0.2 if large else None,
    )
    yield compare(
        f"{sample.name}: open again, beside ODK's",
        lambda: seconds(lambda: opened(sample, parse(sample.xml))) * 1000,
        lambda: peer.open(path),
        reference_name=name,
        unit="ms",
        rounds=3,
        at_most=0.2 / 3 if large else None,
    )
    for figure_name, figure in FIGURES.items():
        yield compare(
            f"{sample.name}: an answer, {figure_name}, beside ODK's",
            lambda figure=figure: figure(answer_times(sample)),  # type: ignore[misc]
            lambda figure=figure: figure(peer_times(sample, path, peer)),  # type: ignore[misc]
            reference_name=name,
            unit="ms",
            rounds=3,
            at_most=None if figure_name == "worst" else 1,
        )
    peer.forget()
    before = peer.memory()
    peer_times(sample, path, peer)
    yield compare(
        f"{sample.name}: memory, beside ODK's",
        lambda: memory(sample),
        lambda: peer.memory() - before,
        reference_name=name,
        unit="MiB",
        rounds=1,
    )
    peer.forget()


def peer_times(sample: Sample, path: Path, peer: Peer) -> list[float]:
    """Give the same answers to ODK's engine."""
    peer.open(path)
    if sample.repeat:
        peer.grow(sample.repeat, sample.rows)
    return peer.answer(sample.steps)
