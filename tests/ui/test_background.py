"""Work off the main thread: results come back on it, and closing leaves nothing behind."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rrk_field.ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_work_runs_in_a_worker_and_its_result_comes_back_on_the_main_thread(
    background: Background, qtbot: QtBot
) -> None:
    owner, heard = QObject(), list[tuple[str, threading.Thread]]()
    background.run(
        owner,
        lambda: threading.current_thread().name,
        lambda name: heard.append((name, threading.current_thread())),
        lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: bool(heard))

    [(worker, thread)] = heard
    assert worker.startswith("rrk")
    assert thread is threading.main_thread()


def test_a_failure_arrives_as_failed(background: Background, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[BaseException]()

    def work() -> None:
        raise ValueError("broken")

    background.run(owner, work, lambda _result: pytest.fail("no result"), heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert isinstance(heard[0], ValueError)


def test_what_is_asked_for_once_it_is_closed_is_left(background: Background, qtbot: QtBot) -> None:
    owner, begun = QObject(), list[str]()
    background.close()

    background.run(owner, lambda: begun.append("begun"), lambda _: None, lambda _: None)

    assert begun == []
