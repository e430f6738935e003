"""A laptop signs what it asks, whatever its clock says; its private keys never leave its file."""

import time

import pytest

from rrk_field.domain.records import Household
from rrk_field.sync.central import SignInRefusedError, of_laptop
from rrk_field.sync.signing import Keys, Signer
from tests.factories import make_household
from tests.office import TestOffice
from tests.sync.conftest import Laptop

DAY = 24 * 3600


@pytest.mark.parametrize("days", [-400, 2])
def test_a_laptop_with_a_wrong_clock_is_told_the_time_and_asks_once_more(
    office: TestOffice, arta: Laptop, days: int
) -> None:
    office.office.clock = lambda: time.time() + days * DAY
    make_household(store=arta.store, members=1)
    before = arta.adapter.count

    report = arta.sync()

    asked = arta.adapter.count - before
    assert (report.outcome, report.sent) == ("done", 2)
    before = arta.adapter.count
    make_household(store=arta.store, members=1)
    arta.sync()
    assert arta.adapter.count - before == asked - 1


def test_a_question_without_a_body_is_asked_once_more_too(office: TestOffice, arta: Laptop) -> None:
    office.office.clock = lambda: time.time() + 2 * DAY

    assert arta.central.blob_offset("a" * 64) == 0


def test_a_token_on_another_computer_is_worth_nothing(office: TestOffice, arta: Laptop) -> None:
    arta.central.signer = Signer(arta.store.state.get("device_id"), Keys.new().sign)
    make_household(store=arta.store, members=1)

    with pytest.raises(SignInRefusedError):
        arta.sync()

    assert arta.count("outbox_mark") == 2
    state = arta.store.state
    kept = state.get("sign_key")
    state.set(sign_key=None)
    arta.central = of_laptop(state, office.session(arta.adapter))
    with pytest.raises(SignInRefusedError):
        arta.sync()
    state.set(sign_key=kept)
    arta.central = of_laptop(arta.store.state, office.session(arta.adapter))
    assert arta.sync().sent == 2
    assert arta.store.find(Household)


def test_the_private_keys_of_a_laptop_are_nowhere_in_plain(
    office: TestOffice, arta: Laptop
) -> None:
    state = arta.store.state
    private = [state.get("sign_key"), state.get("seal_key")]
    public = Keys(*private).public
    arta.store.close()
    files = [path for path in arta.folder.parent.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)

    for key in private:
        assert key.encode() not in content
        assert bytes.fromhex(key) not in content
    assert public.sign.encode() in content  # the search would see it: the office's file has it


def test_the_keys_of_the_office_are_kept(office: TestOffice, arta: Laptop) -> None:
    told = office.office.keys.public.model_dump()

    assert arta.store.state.get("office_keys") == told
    arta.store.state.set(office_keys=None)
    arta.sync()
    assert arta.store.state.get("office_keys") == told
