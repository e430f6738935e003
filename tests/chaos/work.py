"""Two officers who work on the same households over a line that breaks on purpose.

They never edit a field that the other has not seen yet, so that every conflict, every difference
and every second history line is a fault of the exchange.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from uuid_utils.compat import uuid7

from rrk_central.ledger.kinds import KINDS
from rrk_central.tables import CHANGE
from rrk_field.db.outcomes import waiting
from rrk_field.domain.errors import RrkError
from rrk_field.domain.records import Household
from rrk_field.sync import central
from tests.chaos.proxy import KINDS as FAULTS
from tests.chaos.proxy import Exchange, Fault, Proxy
from tests.e2e.contents import of_office, of_store
from tests.factories import make_household
from tests.office import ADDRESS, TestOffice
from tests.serving import OverSocket
from tests.sync.conftest import Laptop

ROUNDS = 3
IMPATIENT_SECONDS, PATIENT_SECONDS = 0.3, 60
OWN_FIELDS = ("phone_1", "phone_2")


def over(laptop: Laptop, port: int) -> Laptop:
    """Let a laptop reach its office through a port from now on."""
    laptop.central._session.mount(ADDRESS, OverSocket(port))
    return laptop


@dataclass
class Pair:
    """The two, their line, and what they have written."""

    laptops: tuple[Laptop, Laptop]
    office: TestOffice
    proxy: Proxy
    chance: Random
    patch: pytest.MonkeyPatch
    faults: tuple[str, ...] = FAULTS
    often: float = 0.25
    only: str = ""
    """The path of the exchanges that break; all if it is empty."""
    sessions: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    _written: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def work_and_check(self, series: int, sessions: int) -> None:
        """Let the line break for a while and be whole again, several times."""
        for _ in range(series):
            self.work(sessions)
            self.check()

    def work(self, sessions: int) -> None:
        """Edit and synchronise in turn; the line breaks now and then."""
        self.proxy.plan = self._plan
        self.patch.setattr(central, "READ_SECONDS", IMPATIENT_SECONDS)
        for _ in range(sessions):
            laptop = self.chance.choice(self.laptops)
            for _ in range(self.chance.randint(1, 3)):
                self._edit(laptop)
            self._session(laptop)
        self.proxy.plan = lambda _exchange: None
        self.patch.setattr(central, "READ_SECONDS", PATIENT_SECONDS)

    def check(self) -> None:
        """With a whole line everything is sent within some rounds, equal, and there once."""
        for laptop in self.laptops:
            rounds = [self._session(laptop) for _ in range(ROUNDS)]
            assert rounds[-1] == "done", rounds
            with laptop.store.reading() as connection:
                assert waiting(connection) == (0, 0)
        self._session(self.laptops[0])
        contents = of_office(self.office)
        assert [of_store(laptop.store) for laptop in self.laptops] == [contents, contents]
        assert not [key for key in contents if key[0] in ("conflict", "held_change")]
        assert self._at_office("contact_person") == self._written
        assert self._twice() == []

    def _plan(self, exchange: Exchange) -> Fault | None:
        if self.chance.random() >= self.often or self.only not in ("", exchange.path):
            return None
        return Fault(self.chance.choice(self.faults), self.chance.random())

    def _session(self, laptop: Laptop) -> str:
        self.sessions += 1
        try:
            return laptop.sync().outcome
        except RrkError as error:
            self.errors[error.code] += 1
            return error.code

    def _edit(self, laptop: Laptop) -> None:
        self._count += 1
        value = f"V-{self._count:06}"
        known = laptop.store.find(Household)
        if not known or self.chance.random() < 0.1:
            made, _ = make_household(
                store=laptop.store, members=1, contact_person=value, head_family_name=value
            )
            self._written[made.id] = value
            return
        household = self.chance.choice(known)
        own = OWN_FIELDS[self.laptops.index(laptop)]
        if self.chance.random() < 0.5 or not self._has_seen(household):
            setattr(household, own, value)
        else:
            household.contact_person = value
            self._written[household.id] = value
        laptop.store.save(household)

    def _has_seen(self, household: Household) -> bool:
        """Whether the last value that anybody wrote has reached the office and this laptop."""
        last = self._written[household.id]
        return (
            household.contact_person == last == self._at_office("contact_person").get(household.id)
        )

    def _at_office(self, name: str) -> dict[str, str]:
        table = KINDS["household"].table
        with self.office.database.reading() as connection:
            return {
                row.id: row[1] for row in connection.execute(sa.select(table.c.id, table.c[name]))
            }

    def _twice(self) -> list[Any]:
        """Changes that were applied more than once."""
        counted = sa.func.count()
        asked = sa.select(CHANGE.c.id, CHANGE.c.op_id).group_by(CHANGE.c.id, CHANGE.c.op_id)
        with self.office.database.reading() as connection:
            return list(connection.execute(asked.having(counted > 1)).all())


def fresh_ids_on_retry(patch: pytest.MonkeyPatch) -> None:
    """Plant a weakness: what is sent again gets new ids."""
    really, seen = central.Central.push, set[str]()

    def push(self: Any, *, schema: int, epoch: str, ops: list[str]) -> Any:
        renamed, sent = {}, []
        for text in ops:
            op = json.loads(text)
            if op["op_id"] in seen:
                fresh = str(uuid7())
                renamed[fresh] = op["op_id"]
                op["op_id"] = fresh
            else:
                seen.add(op["op_id"])
            sent.append(json.dumps(op))
        reply = really(self, schema=schema, epoch=epoch, ops=sent)
        for result in reply.results:
            result.op_id = renamed.get(result.op_id, result.op_id)
        return reply

    patch.setattr(central.Central, "push", push)


def replies_believed(patch: pytest.MonkeyPatch) -> None:
    """Plant a weakness: the laptop does not look at the hash of a reply."""
    patch.setattr(central, "_believe", lambda _reply, _data: None)


def requests_believed(patch: pytest.MonkeyPatch) -> None:
    """Plant a weakness: the office does not look at the hash of a request."""
    from rrk_central import api, wire

    def unpacked(packed: bytes, headers: Any, at_most: int = 8 << 20) -> bytes:
        packed_so = headers.get("content-encoding") == "gzip"
        return wire._gunzip(packed, at_most) if packed_so else packed

    patch.setattr(api, "unpacked", unpacked)
