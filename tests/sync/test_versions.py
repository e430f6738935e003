"""Laptops and office of different versions: what was entered is never stranded."""

import sys
from collections.abc import Callable

import pytest

from rrk_central.ledger import upcasting
from rrk_field.db import freezing
from rrk_field.sync import central, engine
from rrk_field.sync.central import AppTooOldError
from rrk_field.sync.engine import OfficeTooOldError
from tests.factories import make_household
from tests.sync.conftest import Laptop

Set = Callable[..., None]
AT_THE_OFFICE = (
    "rrk_central.api",
    "rrk_central.accounts",
    "rrk_central.ledger.apply",
    "rrk_central.ledger.greeting",
)


@pytest.fixture
def office_has(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Let the office's server have another schema."""

    def office_has(schema: int, *, min_pull: int = 1) -> None:
        for name in AT_THE_OFFICE:
            monkeypatch.setattr(sys.modules[name], "SCHEMA", schema)
        monkeypatch.setattr(upcasting, "SCHEMA", schema)
        for name in ("rrk_central.ledger", "rrk_central.ledger.greeting"):
            monkeypatch.setattr(sys.modules[name], "MIN_PULL_SCHEMA", min_pull)

    return office_has


@pytest.fixture
def laptops_have(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Let the laptops' program have another schema."""

    def laptops_have(schema: int) -> None:
        for module in (engine, freezing, central):
            monkeypatch.setattr(module, "SCHEMA", schema)

    return laptops_have


def test_a_laptop_that_is_newer_than_the_office_waits_and_sends_nothing(
    arta: Laptop, laptops_have: Set
) -> None:
    laptops_have(2)
    make_household(store=arta.store, members=1)

    with pytest.raises(OfficeTooOldError):
        arta.sync()

    assert (arta.count("outbox_mark"), arta.adapter.count) == (2, 2)  # signing in, and hello


def test_an_older_laptop_sends_everything_and_is_told_to_update(
    arta: Laptop, besnik: Laptop, office_has: Set
) -> None:
    arta.sync()
    theirs, _ = make_household(store=besnik.store, members=0)
    besnik.sync()
    mine, _ = make_household(store=arta.store, members=1)
    office_has(2, min_pull=2)

    with pytest.raises(AppTooOldError):
        arta.sync()

    assert (arta.count("outbox_mark"), arta.count("outbox_op")) == (0, 0)
    assert arta.get(mine).file_number is not None
    assert arta.store.get(type(theirs), theirs.id) is None


def test_an_older_laptop_that_may_still_receive_goes_on_as_before(
    arta: Laptop, besnik: Laptop, office_has: Set
) -> None:
    office_has(2)
    theirs, _ = make_household(store=besnik.store, members=0)
    besnik.sync()

    report = arta.sync()

    assert report.outcome == "done"
    assert arta.get(theirs).head_family_name == theirs.head_family_name


def test_what_was_frozen_before_the_update_is_sent_as_it_was_and_alone(
    arta: Laptop, office_has: Set, laptops_have: Set
) -> None:
    first, _ = make_household(store=arta.store, members=0)
    with arta.store.writing() as connection:
        assert freezing.freeze(connection) == 1
    office_has(2)
    laptops_have(2)
    second, _ = make_household(store=arta.store, members=0, head_family_name="Lulëzimaj")
    sent: list[int] = []
    really = arta.central.push

    def push(*, schema: int, epoch: str, ops: list[str]) -> object:
        sent.append(schema)
        return really(schema=schema, epoch=epoch, ops=ops)

    arta.central.push = push  # type: ignore[method-assign, assignment]
    report = arta.sync()

    assert (sent, report.outcome, report.sent) == ([1, 2], "done", 2)
    assert {arta.get(one).revision for one in (first, second)} == {1}


def test_after_an_update_everything_is_received_again(
    arta: Laptop, besnik: Laptop, office_has: Set, laptops_have: Set
) -> None:
    """A field that the older program did not know is there now."""
    theirs, _ = make_household(store=besnik.store, members=0)
    besnik.sync()
    arta.sync()
    received = arta.sync().received
    office_has(2)
    laptops_have(2)

    report = arta.sync()

    assert (received, report.outcome) == (0, "done")
    assert report.received >= 1
    assert arta.get(theirs).revision == 1
