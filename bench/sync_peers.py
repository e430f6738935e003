"""The exchange beside PouchDB and Kinto: the same records, each server in a process of its own."""

from collections.abc import Iterator
from itertools import islice

from bench import couch, kinto
from bench.exchange import KINDS, RECORDS, assessments, enrolled, of_one_place, sent, synchronised
from bench.harness import Result
from bench.laptop import laptop, write
from bench.served import served
from rrk_field.domain.households import Household
from rrk_field.domain.surveys import HouseholdAssessment

PEERS = (
    ("PouchDB", couch.exchange, {"push": 1 / 2, "pull": 1 / 4}),
    ("Kinto on PostgreSQL", kinto.exchange, {"push": 1.0, "pull": 1.0}),
)


def results() -> Iterator[Result]:
    """Measure both directions of ours and theirs."""
    ours = _ours()
    bodies = [record.model_dump(mode="json") for record in assessments(KINDS[0])]
    for name, exchange, at_most in PEERS:
        theirs = exchange(bodies)
        for way, taken in ours.items():
            yield Result(
                name=f"{way} {RECORDS:,} records over a socket",
                value=taken,
                unit="ms",
                reference=name,
                reference_value=theirs[way],
                ratio=taken / theirs[way],
                at_most=at_most[way],
                note="ours is durable and encrypted on the laptop; Kinto's client keeps nothing",
            )


def _ours() -> dict[str, float]:
    with served() as central, laptop() as sender, laptop() as receiver:
        enrolled(central, sender, "sender")
        enrolled(central, receiver, "receiver")
        write(sender, [Household(**row) for row in of_one_place()])
        synchronised(central, sender)
        synchronised(central, receiver)
        records = assessments(KINDS[0])
        while some := list(islice(records, 1000)):
            write(sender, some)
        push = sent(central, sender)
        pull = synchronised(central, receiver)
        arrived = len(receiver.find(HouseholdAssessment))
    assert arrived == RECORDS, f"{arrived} of {RECORDS} arrived"
    return {"push": push, "pull": pull}
