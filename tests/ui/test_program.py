"""From the first window to the last: signing in, the first run, lock, the demonstration."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import rrk_central.demo
from rrk_field import app
from rrk_field.db import keys
from rrk_field.db.profiles import WrongPassphraseError
from rrk_field.db.store import Store
from rrk_field.settings import cache_folder, data_folder
from rrk_field.ui.application import Appearance
from rrk_field.ui.idle import IdleWatch
from rrk_field.ui.messages import sentence
from rrk_field.ui.program import Parts, Program
from rrk_field.ui.sign_in import SHORTEST, NewProfile, PassphraseField, SignIn
from tests.conftest import PASSPHRASE
from tests.ui.conftest import FakeOffice, settle, shown_texts

HEAVY = (
    "sqlalchemy sqlmodel pydantic alembic reportlab requests PIL cryptography argon2 sqlcipher3"
).split()


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance) -> SignIn:
    made = SignIn(appearance, first_run=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_first_window_needs_nothing_but_qt() -> None:
    script = (
        "import sys, rrk_field.app\n"
        "from rrk_field.ui.program import make_application\n"
        "from rrk_field.settings import Preferences\n"
        "from rrk_field.ui.application import Appearance\n"
        "from rrk_field.ui.sign_in import SignIn\n"
        "from pathlib import Path\n"
        "app = make_application(['rrk-field'])\n"
        "window = SignIn(Appearance(app, Preferences(), Path('.')), first_run=True)\n"
        "window.show(); app.processEvents()\n"
        f"print([name for name in sys.modules if name.split('.')[0] in {HEAVY}])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="constants never die there")
def test_constants_outlive_every_call_that_takes_a_reference_away(dialog: SignIn) -> None:
    assert all(sys.getrefcount(one) > 1 << 30 for one in (None, True, False))


def test_enter_asks_to_open_the_profile(dialog: SignIn, qtbot: QtBot) -> None:
    dialog.set_profiles([("p1", "Arta"), ("p2", "Besim")], "p2")
    qtbot.keyClicks(dialog.unlock.passphrase, "walnut")

    with qtbot.waitSignal(dialog.unlock_asked) as asked:
        qtbot.keyClick(dialog.unlock.passphrase, Qt.Key.Key_Return)

    assert asked.args == ["p2", "walnut"]


def test_a_wrong_passphrase_is_told_and_the_next_try_waits(dialog: SignIn) -> None:
    dialog.set_profiles([("p1", "Arta")])
    dialog.unlock.passphrase.setText("wrong")

    dialog.show_error(sentence(WrongPassphraseError()), 2)

    assert dialog.unlock.error.label.text() == sentence(WrongPassphraseError())
    assert not dialog.unlock.go.isEnabled()
    assert dialog.unlock.passphrase.selectedText() == "wrong"
    dialog.unlock._count_down()
    dialog.unlock._count_down()
    assert dialog.unlock.go.isEnabled()


@pytest.mark.parametrize(
    ("letter", "modifiers", "words"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, "Caps Lock is on"),
        ("a", Qt.KeyboardModifier.ShiftModifier, "Caps Lock is on"),
        ("ж", Qt.KeyboardModifier.NoModifier, "The keyboard writes Cyrillic letters"),
        ("a", Qt.KeyboardModifier.NoModifier, ""),
        ("A", Qt.KeyboardModifier.ShiftModifier, ""),
    ],
)
def test_caps_lock_and_a_cyrillic_keyboard_are_noticed(
    dialog: SignIn, letter: str, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, letter)
    QApplication.sendEvent(dialog.unlock.passphrase, event)

    assert dialog.unlock.notice.text() == words


@pytest.mark.parametrize(
    ("name", "passphrase", "again", "words"),
    [
        ("", PASSPHRASE, PASSPHRASE, "Enter your name"),
        ("Arta", "short", "short", f"The passphrase needs at least {SHORTEST} characters"),
        ("Arta", PASSPHRASE, PASSPHRASE + "x", "The two passphrases differ"),
    ],
)
def test_a_new_profile_needs_a_name_and_a_passphrase_typed_twice(
    dialog: SignIn, name: str, passphrase: str, again: str, words: str
) -> None:
    dialog.show_first_run(True)
    dialog.new.name.setText(name)
    dialog.new.passphrase.setText(passphrase)
    dialog.new.again.setText(again)

    dialog.new.go.click()

    assert dialog.new.error.label.text() == words


def test_the_shortest_passphrase_is_that_of_the_keys() -> None:
    assert keys.SHORTEST_PASSPHRASE == SHORTEST


def test_another_language_keeps_what_was_typed(dialog: SignIn, appearance: Appearance) -> None:
    dialog.unlock.passphrase.setText("half")

    appearance.change(language="sr-Cyrl")
    settle(QApplication)

    assert dialog.unlock.passphrase.text() == "half"
    assert dialog.unlock.passphrase is QApplication.focusWidget()


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[str]:
    """The program never ends the application of the tests; what it started is listed."""
    monkeypatch.setattr(qapp, "quit", lambda: None)
    return []


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, quiet: list[str], cheap_keys: keys.Cost
) -> Iterator[Program]:
    folder = tmp_path / "laptop"
    parts = replace(
        app.parts(folder),
        office=lambda _store: FakeOffice(),
        restart=lambda profile_id: quiet.append(profile_id),
    )
    made = Program(qapp, folder, parts, first_run=True)
    made.show()
    yield made
    made.close()
    for one in (made.window, made.sign_in):
        if one is not None:
            one.removeEventFilter(made)
            one.deleteLater()
    made.appearance.deleteLater()
    settle(qapp)
    qapp.setQuitOnLastWindowClosed(True)


def open_new(program: Program, qtbot: QtBot) -> Store:
    assert program.sign_in is not None
    program.sign_in.create_asked.emit(NewProfile("Arta", PASSPHRASE, "https://office.example"))
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.window is not None
    return program.window.store


def test_a_first_start_makes_a_profile_and_opens_it(program: Program, qtbot: QtBot) -> None:
    store = open_new(program, qtbot)

    assert store.profile.label == "Arta"
    assert store.state.get("address") == "https://office.example"
    assert program.sign_in is None
    assert program.window is not None
    assert program.window.isVisible()


def test_lock_closes_the_file_and_starts_a_fresh_process(
    program: Program, qtbot: QtBot, quiet: list[str]
) -> None:
    store = open_new(program, qtbot)
    assert program.window is not None

    program.window.action("lock").trigger()

    assert quiet == [store.profile.id]
    again = app.opened(store.profile.folder.parent, store.profile.id, PASSPHRASE)
    again.close()


def test_a_wrong_passphrase_reaches_the_window_as_a_sentence(
    program: Program, qtbot: QtBot
) -> None:
    folder = program.appearance._folder
    app.created(folder, NewProfile("Arta", PASSPHRASE, "")).close()
    dialog = program.sign_in
    assert dialog is not None
    begun: list[object] = []
    program.background.run(program, lambda: None, begun.append, begun.append)
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    dialog.set_profiles(app.listed(folder))
    dialog.show_first_run(False)

    dialog.unlock_asked.emit(app.listed(folder)[0][0], "not this one at all")

    words = sentence(WrongPassphraseError())
    qtbot.waitUntil(lambda: bool(dialog.unlock.error.label.text()), timeout=20_000)
    assert dialog.unlock.error.label.text() == words
    assert program.window is None


def test_closing_the_first_window_ends_the_program(program: Program) -> None:
    assert program.sign_in is not None
    program.sign_in.close()

    assert program.window is None


def test_the_demonstration_signs_in_with_the_password_of_its_office() -> None:
    assert (app.DEMO_PASSWORD, app.DEMO_USER) == (rrk_central.demo.PASSWORD, "arta")


def test_an_office_that_does_not_start_is_told(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])
    child.wait(timeout=30)

    with pytest.raises(app.DemoFailedError):
        app.Demonstration(tmp_path, child).open(lambda _done, _total: None)


def test_the_parts_of_the_program_fit(tmp_path: Path) -> None:
    assert isinstance(app.parts(tmp_path), Parts)
    assert not app.has_profile(tmp_path)


def test_only_the_step_that_is_shown_is_made(qtbot: QtBot, appearance: Appearance) -> None:
    made = SignIn(appearance, first_run=True)
    qtbot.addWidget(made)

    assert len(made.findChildren(PassphraseField)) == 2  # those of a new profile
    made.show_first_run(False)
    assert len(made.findChildren(PassphraseField)) == 3


def test_the_way_back_to_the_profiles_is_offered_wherever_they_come(dialog: SignIn) -> None:
    dialog.set_profiles([("p1", "Arta")])
    dialog.show_first_run(True)

    assert dialog.new._back.isVisible()


def test_nothing_is_imported_before_the_window_is_painted(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, quiet: list[str]
) -> None:
    def listed() -> list[tuple[str, str]]:
        quiet.append("listed")
        return []

    parts = replace(app.parts(tmp_path), warm_up=lambda: quiet.append("warm"), listed=listed)
    made = Program(qapp, tmp_path, parts, first_run=True)
    made.show()

    assert quiet == []
    qtbot.waitUntil(lambda: quiet == ["warm", "listed"])
    made.close()
    assert made.sign_in is not None
    made.sign_in.removeEventFilter(made)
    made.sign_in.deleteLater()
    made.appearance.deleteLater()
    settle(qapp)
    qapp.setQuitOnLastWindowClosed(True)


def test_the_demonstration_says_how_many_families_are_made(dialog: SignIn, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    (tmp_path / "progress").write_text("64 262")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:

        def tell(done: int, total: int) -> None:
            told.append((done, total))
            (tmp_path / "port").write_text("5123")

        port = app.Demonstration(tmp_path, child)._port(tell)

    dialog.show_waiting()
    dialog.waiting.set_progress(*told[0])
    assert (port, told) == (5123, [(64, 262), (1, 1)])
    assert "64 of 262 families" in shown_texts(dialog)


def test_the_profile_of_the_demonstration_opens(
    tmp_path: Path, cheap_keys: keys.Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "FLOOR", cheap_keys)
    with subprocess.Popen([sys.executable, "-c", "pass"]) as child:
        store = app.Demonstration(tmp_path, child)._profile()

    assert store.profile.folder.parent == tmp_path / "laptop"
    store.close()


def test_a_person_who_types_or_moves_the_mouse_is_not_idle(
    dialog: SignIn, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    clock = [0.0]
    monkeypatch.setattr("rrk_field.ui.idle.time.monotonic", lambda: clock[0])
    watch = IdleWatch(qapp, 5)
    handle = dialog.windowHandle()
    assert handle is not None
    clock[0] = 299
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(handle, event)
    clock[0] = 301
    with qtbot.assertNotEmitted(watch.idle):
        watch.check()

    clock[0] = 600
    with qtbot.waitSignal(watch.idle):
        watch.check()
    watch.close()
    watch.deleteLater()


def test_the_cache_lies_apart_from_the_profiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RRK_FIELD_DATA", raising=False)
    monkeypatch.delenv("RRK_FIELD_CACHE", raising=False)
    assert cache_folder() != data_folder()

    monkeypatch.setenv("RRK_FIELD_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
