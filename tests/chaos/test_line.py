"""A line that breaks anywhere and lies: nothing is lost, doubled or believed that should not be."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa

from rrk_central.tables import CHANGE
from rrk_field.domain.errors import RrkError
from rrk_field.domain.records import Household
from rrk_field.sync.central import NotOurServerError, ServerNotFoundError
from tests.chaos.proxy import KINDS, Cable, Fault, Plan, Proxy
from tests.chaos.work import (
    Pair,
    fresh_ids_on_retry,
    over,
    replies_believed,
    requests_believed,
)
from tests.e2e.contents import of_office, of_store
from tests.factories import make_household
from tests.office import TestOffice, over_tls
from tests.sync.conftest import PEJE, Laptop, new_laptop

PUSH = "/v1/sync/push"
PATHS = ("/v1/hello", PUSH, "/v1/sync/pull")


@pytest.fixture
def arta(office: TestOffice, proxy: Proxy, tmp_path: Path) -> Iterator[Laptop]:
    with _laptop(office, proxy.port, tmp_path, "arta") as laptop:
        yield laptop


@pytest.fixture
def besnik(office: TestOffice, proxy: Proxy, tmp_path: Path) -> Iterator[Laptop]:
    with _laptop(office, proxy.port, tmp_path, "besnik") as laptop:
        yield laptop


def once(path: str, fault: Fault) -> Plan:
    """Plan one fault, for the next exchange of this path."""
    left = [fault]
    return lambda exchange: left.pop() if left and exchange.path == path else None


@contextlib.contextmanager
def _laptop(office: TestOffice, port: int, folder: Path, name: str) -> Iterator[Laptop]:
    laptop = over(new_laptop(office, folder / name, name, PEJE), port)
    try:
        yield laptop
    finally:
        laptop.central._session.close()
        laptop.store.close()


@pytest.fixture
def pair(
    arta: Laptop,
    besnik: Laptop,
    office: TestOffice,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> Pair:
    return Pair((arta, besnik), office, proxy, Random(7), monkeypatch)


@pytest.mark.parametrize(
    ("series", "sessions"), [(1, 40), pytest.param(40, 50, marks=pytest.mark.soak)]
)
def test_after_any_faults_everything_is_there_once(
    pair: Pair, series: int, sessions: int, counted: Callable[..., None]
) -> None:
    pair.work_and_check(series, sessions)

    counted(sessions=pair.sessions, faults=pair.proxy.faults, errors=pair.errors)
    assert pair.proxy.faults.total() > pair.sessions / 10
    if series > 2:
        assert set(pair.proxy.faults) == set(KINDS)


@pytest.mark.parametrize(
    ("plant", "faults", "only"),
    [
        (fresh_ids_on_retry, ("reply cut", "reset"), PUSH),
        (replies_believed, ("reply altered",), ""),
        (requests_believed, ("request altered",), PUSH),
    ],
    ids=["new ids on retry", "replies are believed", "requests are believed"],
)
@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_a_planted_weakness_is_found(
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
    faults: tuple[str, ...],
    only: str,
) -> None:
    """The control: the same work, the same faults, a client or a server that is too trusting."""
    plant(monkeypatch)
    pair.faults, pair.often, pair.only = faults, 0.5, only

    with pytest.raises(AssertionError):
        pair.work_and_check(series=6, sessions=12)


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=pytest.mark.soak)])
def test_replies_cut_at_any_byte_are_asked_for_again(
    arta: Laptop,
    besnik: Laptop,
    office: TestOffice,
    proxy: Proxy,
    count: int,
    counted: Callable[..., None],
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    besnik.sync()
    cuts = 0
    for number in range(count):
        arta.change(household, phone_1=f"V-{number}")
        if number % 5 == 4:
            besnik.change(household, phone_2=f"V-{number}")
            assert besnik.sync().outcome == "done"
        proxy.plan = once(PATHS[number % 3], Fault("reply cut", number / count))
        with pytest.raises((ServerNotFoundError, NotOurServerError)):
            arta.sync()
        cuts += 1
        assert arta.sync().outcome == "done"

    besnik.sync()
    counted(cuts=cuts)
    revisions = 1 + count + count // 5
    assert proxy.faults["reply cut"] == cuts == count
    assert of_store(arta.store) == of_store(besnik.store) == of_office(office)
    assert arta.get(household).revision == revisions
    with office.database.reading() as connection:
        lines = sa.select(sa.func.count()).where(CHANGE.c.id == household.id)
        assert connection.execute(lines).scalar_one() == revisions


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_no_fault_on_the_way_takes_anything_from_the_outbox(
    arta: Laptop, proxy: Proxy, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rrk_field.sync.central.READ_SECONDS", 0.3)
    arta.sync()
    make_household(store=arta.store, members=0, contact_person="V-1")
    proxy.plan = once(PUSH, Fault(kind, 0.6))
    with contextlib.suppress(RrkError):
        arta.sync()
    harmless = kind in ("trickle", "doubled", "late again", "reply altered")
    waiting = arta.count("outbox_op")
    monkeypatch.setattr("rrk_field.sync.central.READ_SECONDS", 60)

    assert waiting == (0 if harmless else 1)
    assert arta.sync().outcome == "done"
    assert [one.revision for one in arta.store.find(Household)] == [1]


@pytest.mark.parametrize("count", [15, pytest.param(150, marks=pytest.mark.soak)])
@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_a_line_with_tls_that_breaks_at_any_byte_loses_nothing(
    office: TestOffice, tmp_path: Path, count: int
) -> None:
    with (
        over_tls(office, tmp_path) as address,
        contextlib.closing(Cable(int(address.rpartition(":")[2]))) as cable,
        _laptop(office, cable.port, tmp_path, "arta") as arta,
    ):
        arta.central._session.verify = str(tmp_path / "authority.pem")
        arta.central.address = f"https://127.0.0.1:{cable.port}"
        household, _ = make_household(store=arta.store, members=0)
        assert arta.sync().outcome == "done"
        whole = cable.carried
        for number in range(count):
            arta.change(household, phone_1=f"V-{number}")
            cable.breaks_after = 1 + whole * number // count
            with contextlib.suppress(RrkError):
                arta.sync()
            cable.breaks_after = None
            arta.central._session.close()
            assert arta.sync().outcome == "done"
            arta.central._session.close()

        assert cable.breaks > count / 2
        assert arta.get(household).revision == 1 + count
        assert of_store(arta.store) == of_office(office)
