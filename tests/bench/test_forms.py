"""What the engine is measured with, and that engines of others are run only when asked for."""

from collections.abc import Iterator

import pytest

from bench import __main__ as bench
from bench import forms
from bench.harness import Result
from bench.questionnaires import answers, grow, long_form, samples, wide_form
from rrk_field.forms.definition import Repeat, parse
from rrk_field.forms.session import Session


def test_the_long_form_has_550_questions_and_420_conditions() -> None:
    items = parse(long_form()).items.values()

    assert sum(getattr(item, "control", None) is not None for item in items) == 550
    assert sum(item.relevant is not None for item in items) == 420


def test_the_wide_form_has_rows_of_30() -> None:
    repeat = parse(wide_form()).item("/data/r")

    assert isinstance(repeat, Repeat)
    assert len(repeat.children) == 30


def test_the_same_answers_are_given_in_every_run() -> None:
    first, second = (list(answers(Session(parse(long_form())))) for _ in range(2))

    assert first == second
    assert len({ref for ref, _value in first}) > 100


def test_every_answer_goes_to_a_question_that_is_asked_then() -> None:
    for sample in samples():
        session = forms.opened(sample, parse(sample.xml))
        grow(session, sample.repeat, sample.rows)
        for ref, value in sample.steps:
            node = session.by_ref(ref)
            assert node.relevant
            session.set_value(node, value)


def _one(name: str) -> Iterator[Result]:
    yield Result(name, 1.0, "ms", "x", 1.0, 1.0)


@pytest.mark.parametrize(("peers", "names"), [(False, ["own"]), (True, ["own", "peer"])])
def test_peers_are_measured_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, peers: bool, names: list[str]
) -> None:
    monkeypatch.setattr(forms, "results", lambda: _one("own"))
    monkeypatch.setattr(forms, "results_beside_peers", lambda: _one("peer"))

    assert [one.name for one in bench.measured(["forms"], peers=peers)] == names


def test_without_node_the_peers_are_left_out_with_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(forms, "has_node", lambda: False)

    assert list(forms.results_beside_peers()) == []
    assert "left out" in capsys.readouterr().out
