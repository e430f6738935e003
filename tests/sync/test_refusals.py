"""Every code of the protocol: the server says it, and the laptop knows what to do with it."""

import ast
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import event

from rrk_central import accounts
from rrk_field.domain.errors import RrkError
from rrk_field.sync.central import DeviceRetiringError, RefusedError, StorageFullError
from rrk_field.sync.protocol import HTTP_CODES, OFFICE_DECIDES, YOURS_TO_FIX, PullRequest
from rrk_field.ui.messages import SENTENCES
from tests.factories import make_assessment, make_household
from tests.office import TestOffice
from tests.sync.conftest import Laptop
from tests.sync.test_photos import add_photo, states

ROOT = Path(__file__).parents[2]
NOT_SAID_YET = {
    "cursor_too_old": "the server keeps every tombstone and exit, so that no cursor is too old",
    "record_erased": "nothing is erased yet",
    "unknown_form": "answers are kept whatever the form says",
}
"""Codes that a later server may say; today's laptops know them."""


def texts_in(folder: str, but: str = "") -> set[str]:
    """All texts that stand alone somewhere in the code of a folder, but for one file."""
    return {
        node.value
        for path in (ROOT / folder).rglob("*.py")
        if path.name != but
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_server_says_every_code_but_those_that_are_named_here() -> None:
    unsaid = (HTTP_CODES.keys() | YOURS_TO_FIX | OFFICE_DECIDES) - texts_in("rrk_central")

    assert unsaid == NOT_SAID_YET.keys()


def test_the_laptop_knows_every_code_that_stops_an_exchange() -> None:
    """`bad_request` is a fault of a program, and `clock` is known by its header."""
    others = {"bad_request", "clock"}

    assert HTTP_CODES.keys() - others <= texts_in("rrk_field/sync", but="protocol.py")


def test_the_officer_reads_a_sentence_for_every_held_change_and_every_error() -> None:
    ours = (kind for kind in _kinds(RrkError) if kind.__module__.startswith("rrk_field.sync"))
    errors = {kind.code for kind in ours}

    assert YOURS_TO_FIX | OFFICE_DECIDES | errors <= SENTENCES.keys()


def _kinds(kind: type[RrkError]) -> set[type[RrkError]]:
    return {kind, *(below for child in kind.__subclasses__() for below in _kinds(child))}


def test_where_the_office_says_that_a_cursor_is_too_old_everything_is_received_again(
    arta: Laptop, besnik: Laptop
) -> None:
    """No server says so today; a later one may, and what waits here stays."""
    theirs, _ = make_household(store=besnik.store, members=0)
    besnik.sync()
    arta.sync()
    mine, _ = make_household(store=arta.store, members=0)
    arta.change(theirs, phone_1="044 1")
    really, refused = arta.central.pull, [True]

    def once_refused(asked: PullRequest) -> Any:
        if refused.pop() if refused else False:
            raise RefusedError("cursor_too_old", {})
        return really(asked)

    arta.central.pull = once_refused  # type: ignore[method-assign]
    report = arta.sync()

    assert (refused, report.outcome, report.sent) == ([], "done", 2)
    assert arta.get(theirs).phone_1 == "044 1"
    assert arta.get(mine).revision is not None


class TestTakenOutOfUse:
    """The office set the laptop to retiring: it sends, and receives nothing."""

    def retire(self, office: TestOffice, laptop: Laptop) -> None:
        with office.database.plain() as connection:
            accounts.set_device_state(connection, laptop.store.device_code, "retiring")

    def test_everything_is_sent_and_the_officer_is_told(
        self, arta: Laptop, besnik: Laptop, office: TestOffice
    ) -> None:
        arta.sync()
        family, _ = make_household(store=arta.store, members=1)
        photo = add_photo(arta, family, b"a house")
        theirs, _ = make_household(store=besnik.store, members=0)
        besnik.sync()
        self.retire(office, arta)
        arta.store.state.set(files_checked_at="2026-01-01T00:00:00+00:00")

        with pytest.raises(DeviceRetiringError):
            arta.sync()

        assert (arta.count("outbox_mark"), arta.count("outbox_op")) == (0, 0)
        assert office.office.blobs.size(photo.sha256) == len(b"a house")
        assert arta.store.get(type(theirs), theirs.id) is None

    def test_it_happens_in_the_middle_of_an_exchange(
        self, arta: Laptop, office: TestOffice
    ) -> None:
        make_household(store=arta.store, members=0)

        def retire(request: requests.PreparedRequest) -> None:
            if request.path_url == "/v1/sync/push":
                self.retire(office, arta)

        arta.adapter.before_reply = retire
        with pytest.raises(DeviceRetiringError):
            arta.sync()

        assert (arta.count("outbox_mark"), arta.count("outbox_op")) == (0, 0)


class TestTheOfficeIsFull:
    """Nothing more fits on the office's disk: what is here stays, and is tried again."""

    def test_photos_wait_and_everything_else_is_exchanged(
        self, arta: Laptop, besnik: Laptop, office: TestOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        theirs, _ = make_household(store=besnik.store, members=0)
        besnik.sync()
        family, _ = make_household(store=arta.store, members=0)
        photo = add_photo(arta, family, b"a house")
        add_photo(arta, family, b"another house")
        full = office.office.blobs
        monkeypatch.setattr(full, "_free_bytes", 1 << 60)

        with pytest.raises(StorageFullError):
            arta.sync()
        waiting, received = states(arta), arta.store.get(type(theirs), theirs.id)
        monkeypatch.setattr(full, "_free_bytes", 0)
        report = arta.sync()

        assert (waiting, received is not None) == (["sending", "local"], True)
        assert (report.outcome, report.photos_sent) == ("done", 2)
        assert full.size(photo.sha256) == len(b"a house")

    def test_changes_stay_and_are_sent_when_there_is_space_again(
        self, arta: Laptop, office: TestOffice
    ) -> None:
        family, _ = make_household(store=arta.store, members=0)
        arta.sync()
        engine = office.database.engine
        with office.database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

        def fill(connection: Any, _record: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages}").close()

        event.listen(engine, "connect", fill)
        engine.dispose()
        make_assessment(family, store=arta.store, answers={"words": "x" * 60_000})
        with pytest.raises(StorageFullError):
            arta.sync()
        left = arta.count("outbox_op", "state = 'frozen'")
        event.remove(engine, "connect", fill)
        engine.dispose()
        report = arta.sync()

        assert (left, report.sent, report.outcome) == (1, 1, "done")
