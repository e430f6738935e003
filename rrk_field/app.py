"""The one place where the parts meet: settings, profiles, store, office, windows."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rrk_field import collector
from rrk_field.domain.errors import RrkError
from rrk_field.settings import cache_folder, data_folder
from rrk_field.ui.program import Parts, Program, make_application
from rrk_field.ui.sign_in import NewProfile

if TYPE_CHECKING:
    import subprocess
    import threading

    from rrk_field.db.answer_history import AnswerChange
    from rrk_field.db.store import Store
    from rrk_field.sync.central import Central
    from rrk_field.sync.engine import Progress, SyncReport

DEMO_USER = "arta"
DEMO_PASSWORD = "rrk field demonstration"  # noqa: S105 - of an invented account, on this machine
DEMO_WAIT_S = 120


class DemoFailedError(RrkError):
    """The office of the demonstration did not start."""

    code: ClassVar[str] = "demo_failed"


def run(arguments: list[str]) -> int:
    """Show the windows; return the exit code."""
    from rrk_field import commands

    asked = commands.read(arguments)
    app = make_application(sys.argv[:1])
    with contextlib.ExitStack() as stack:
        demo = stack.enter_context(demonstration()) if asked.demo else None
        folder = demo.folder if demo else asked.data or data_folder()
        profile = str(getattr(asked, "profile", None) or "")
        program = Program(
            app,
            folder,
            parts(folder, demo),
            first_run=not has_profile(folder),
            profile=profile,
        )
        program.show()
        try:
            return int(app.exec())
        finally:
            program.close()


def has_profile(folder: Path) -> bool:
    """Whether somebody works on this laptop already; nothing heavy is imported to know it."""
    return any(folder.glob("*/keys.json"))


def parts(folder: Path, demo: "Demonstration | None" = None) -> Parts:
    """What the windows are given."""
    return Parts(
        warm_up=warm_up,
        get_ready=get_ready,
        listed=lambda: listed(folder),
        opened=lambda profile_id, passphrase: opened(folder, profile_id, passphrase),
        created=lambda new: created(folder, new),
        wait_s=lambda profile_id: wait_s(folder, profile_id),
        office=HttpOffice,
        restart=lambda profile_id: restart(folder, profile_id),
        demo=demo.open if demo else None,
    )


def warm_up() -> None:
    """Import what the main window needs, while somebody types the passphrase.

    Looking for garbage among what is being loaded would only stop the window for a moment.
    """
    import gc

    gc.disable()
    try:
        import argon2
        from sqlalchemy.orm import configure_mappers

        from rrk_field.ui import main_window

        del argon2, main_window
        configure_mappers()
    finally:
        collector.calm()
        gc.enable()


def get_ready(store: "Store") -> None:
    """Read the questionnaires, shipped and published, before the first page asks them."""
    from rrk_field.db import published
    from rrk_field.ui import code_words

    code_words.get_ready()
    published.read_ahead(store)


def listed(folder: Path) -> list[tuple[str, str]]:
    """The profiles of this laptop by id and label."""
    from rrk_field.db import profiles

    return [(one.id, one.label) for one in profiles.profiles(folder)]


def opened(folder: Path, profile_id: str, passphrase: str) -> "Store":
    """Open a profile; without an id the first one."""
    from rrk_field.db import profiles
    from rrk_field.db.store import Store

    known = profiles.profiles(folder)
    profile = next((one for one in known if one.id == profile_id), known[0])
    return Store(profile, profiles.unlock(profile, passphrase))


def created(folder: Path, new: NewProfile) -> "Store":
    """Make a profile and open it."""
    from rrk_field.db import profiles
    from rrk_field.db.store import Store

    profile = profiles.create(folder, new.name, new.passphrase)
    store = Store(profile, profiles.unlock(profile, new.passphrase))
    if new.office:
        store.state.set(address=new.office)
    return store


def wait_s(folder: Path, profile_id: str) -> int:
    """How many seconds the next try waits."""
    from rrk_field.db import profiles

    known = (one for one in profiles.profiles(folder) if one.id == profile_id)
    return max((profiles.seconds_to_wait(one) for one in known), default=0)


def restart(folder: Path, profile_id: str) -> None:
    """Start a fresh process that asks for the passphrase: nothing of this one stays in memory."""
    import subprocess

    command = [sys.executable, "-m", "rrk_field", "--locked", "--data", str(folder)]
    del profile_id  # the fresh process offers the profiles of this folder by itself
    subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own program


class HttpOffice:
    """The office's server over HTTP. Every call makes its own session: it runs in a worker."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    @property
    def enrolled(self) -> bool:
        """Whether the office knows this laptop."""
        return bool(self._store.state.get("token"))

    @property
    def address(self) -> str:
        """Where the office's server is."""
        return str(self._store.state.get("address"))

    def enrol(self, address: str, user: str, password: str, device_name: str) -> None:
        """Make this laptop known to the office."""
        from rrk_field.sync import engine

        with self._central(address) as central:
            engine.enrol(
                self._store, central, user=user, password=password, device_name=device_name
            )

    def synchronise(
        self,
        progress: "Callable[[Progress], None]",
        stop: "threading.Event",
        *,
        files: bool = True,
    ) -> "SyncReport":
        """Exchange everything; without `files` the photos wait for the next time."""
        from rrk_field.sync import engine

        with self._central(self.address) as central:
            return engine.synchronise(self._store, central, progress, stop, files=files)

    def history(self, record_id: str, path: str) -> "list[AnswerChange]":
        """Ask the office what became of an answer."""
        from rrk_field.sync.history import changes_at_office

        with self._central(self.address) as central:
            return changes_at_office(central, record_id, path)

    @contextlib.contextmanager
    def _central(self, address: str) -> "Iterator[Central]":
        from rrk_field.sync.central import authority_in, new_session, of_laptop

        authority = authority_in(self._store.profile.folder.parent)
        with contextlib.closing(new_session()) as session:
            yield of_laptop(self._store.state, session, address=address, authority=authority)


class Demonstration:
    """An office of invented families in a process of its own, and a laptop for it."""

    def __init__(self, folder: Path, child: "subprocess.Popen[bytes]") -> None:
        self.folder = folder / "laptop"
        self._port_file = folder / "port"
        self._child = child

    def open(self, tell: Callable[[int, int], None]) -> "Store":
        """Make a throw-away profile, wait for the office, receive all but the photos.

        Runs in the worker; `tell` hears how many of how many families the office has made.
        Raises DemoFailedError.
        """
        import threading

        store = self._profile()
        try:
            address = f"http://127.0.0.1:{self._port(tell)}"
            office = HttpOffice(store)
            office.enrol(address, DEMO_USER, DEMO_PASSWORD, "Demonstration")
            office.synchronise(lambda _progress: None, threading.Event(), files=False)
        except BaseException:
            store.close()
            raise
        return store

    def _profile(self) -> "Store":
        import secrets

        from rrk_field.db import keys, profiles
        from rrk_field.db.store import Store

        passphrase = secrets.token_urlsafe(24)  # nobody could guess it, however cheap a try is
        profile = profiles.create(self.folder, "Arta", passphrase, cost=keys.FLOOR)
        return Store(profile, profiles.unlock(profile, passphrase))

    def _port(self, tell: Callable[[int, int], None]) -> int:
        import time

        until = time.monotonic() + DEMO_WAIT_S
        told = ""
        while not self._port_file.exists():
            if self._child.poll() is not None or time.monotonic() > until:
                raise DemoFailedError
            if (words := self._progress()) != told:
                told = words
                done, _, total = words.partition(" ")
                tell(int(done), int(total))
            time.sleep(0.05)
        tell(1, 1)  # all of them, also where they were only copied
        return int(self._port_file.read_text(encoding="ascii"))

    def _progress(self) -> str:
        """How many families the office has made, and of how many: two numbers, or nothing yet."""
        with contextlib.suppress(OSError):
            return self._port_file.with_name("progress").read_text(encoding="ascii")
        return ""


@contextlib.contextmanager
def demonstration() -> Iterator[Demonstration]:
    """Start the office of the demonstration; end it, and forget its data, at the end."""
    import shutil
    import subprocess
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="rrk-field-demo-"))
    command = [sys.executable, "-m", "rrk_central", "--folder", str(folder / "office"), "demo"]
    command += ["--port-file", str(folder / "port"), "--cache", str(cache_folder() / "demo")]
    command += ["--until-closed"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:  # noqa: S603 - our own program
        try:
            yield Demonstration(folder, child)
        finally:
            child.terminate()
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
    shutil.rmtree(folder, ignore_errors=True)
