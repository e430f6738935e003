"""What laptops of each schema sent, and were answered: today's server still answers so.

`make golden` records the present schema anew; files of older ones are never written again.
"""

import gzip
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import requests

from rrk_field.domain.records import Household
from rrk_field.domain.values import SCHEMA
from rrk_field.sync import protocol
from tests.central.client import Client
from tests.factories import make_assessment, make_household
from tests.office import TestOffice
from tests.sync.conftest import PEJE, Laptop, MakeLaptop

WIRE = Path(__file__).parent.parent / "fixtures" / "wire"
RECORDED = sorted(WIRE.glob("schema_*.json"))
PEOPLE = ("arta", "besnik")
MADE_THERE = frozenset(
    {
        "epoch", "server_id", "server_time", "tag", "ticket", "user_id", "device_id", "by", "at",
        "mine_by", "theirs_by", "mine_at", "theirs_at", "received_at", "resolved_by", "view",
        "scopes", "office", "cursors", "people", "people_seen",
    }
)  # fmt: skip
"""What each server, or each day, has differently."""
REPLIES: Mapping[str, type[protocol.Message]] = {
    "/v1/hello": protocol.HelloReply,
    "/v1/sync/push": protocol.PushReply,
    "/v1/sync/pull": protocol.PullReply,
    "/v1/sync/held": protocol.HeldReply,
    "/v1/sync/recover": protocol.RecoverReply,
    "/v1/sync/digest": protocol.DigestReply,
    "/v1/blobs/missing": protocol.MissingReply,
}


def unpacked(body: bytes) -> str:
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


class Recorder:
    """Writes down what one laptop says and hears."""

    def __init__(self, laptop: Laptop, exchanges: list[dict[str, Any]]) -> None:
        self._laptop, self._exchanges = laptop, exchanges
        laptop.adapter.change_reply = self.write_down

    def write_down(self, request: requests.PreparedRequest, body: bytes) -> bytes:
        state = self._laptop.store.state
        sent = request.body or b""
        assert isinstance(sent, bytes)
        text = unpacked(sent)
        scopes = state.get("scopes", [])
        known = {
            "ticket": state.get("ticket"),
            "epoch": state.get("epoch"),
            "view": scopes[0]["view"] if scopes else "",
        }
        for name, value in known.items():
            if value:
                text = text.replace(f'"{value}"', f'"{{{name}}}"')
        self._exchanges.append(
            {
                "as": self._laptop.name,
                "call": f"{request.method} {request.path_url}",
                "request": json.loads(text) if text else None,
                "reply": json.loads(unpacked(body)),
            }
        )
        return body


class Replaying(Client):
    """A laptop that says what was recorded, and nothing of its own."""

    ticket = epoch = view = ""

    def hello(self, **_more: Any) -> dict[str, Any]:
        return {"epoch": ""}

    def say(self, exchange: dict[str, Any]) -> dict[str, Any]:
        method, path = exchange["call"].split()
        text = json.dumps(exchange["request"]) if exchange["request"] is not None else ""
        for name in ("ticket", "epoch", "view"):
            text = text.replace(f"{{{name}}}", getattr(self, name))
        reply: dict[str, Any] = self.call(path, method=method, raw=text.encode()).json()
        self.ticket = reply.get("ticket", self.ticket)
        self.epoch = reply.get("epoch", self.epoch)
        self.view = reply["scopes"][0]["view"] if reply.get("scopes") else self.view
        return reply


def lacking(old: Any, new: Any, where: str = "") -> list[str]:
    """Name what stood in an old reply and does not in a new one; the new one may hold more."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [
            line
            for name, value in old.items()
            if name not in MADE_THERE
            for line in (
                lacking(value, new[name], f"{where}/{name}") if name in new else [f"{where}/{name}"]
            )
        ]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [
            line
            for number, (one, other) in enumerate(zip(old, new, strict=True))
            for line in lacking(one, other, f"{where}/{number}")
        ]
    return [] if old == new else [f"{where}: {old!r} is {new!r}"]


def record(arta: Laptop, besnik: Laptop) -> list[dict[str, Any]]:
    """Let two laptops do one of each thing."""
    exchanges: list[dict[str, Any]] = []
    for laptop in (arta, besnik):
        Recorder(laptop, exchanges)
    home, persons = make_household(store=arta.store, members=3, phone_1="044 0")
    visit = make_assessment(home, store=arta.store, answers={"rooms": "3"})
    arta.sync()
    besnik.sync()
    arta.change(home, phone_1="044 1")
    arta.change(visit, answers={"rooms": "4", "roof": "2"})
    besnik.change(home, phone_1="044 2", email="agim@example.org")
    besnik.change(visit, answers={"rooms": "3", "walls": "1"})
    arta.store.remove(arta.get(persons[2]))
    for laptop in (arta, besnik, arta):
        laptop.sync()
    arta.change(home, email="x" * 300)
    arta.sync()
    assert arta.store.get(Household, home.id)
    arta.central.missing()
    arta.central.recover(epoch=arta.store.state.get("epoch"), records=[(home.id, 9)], tags=[])
    arta.central.history(home.id)
    return exchanges


def test_golden_exchanges_are_answered_as_when_they_were_recorded(
    office: TestOffice, make_laptop: MakeLaptop, tmp_path: Path
) -> None:
    present = WIRE / f"schema_{SCHEMA}.json"
    if os.environ.get("RRK_REFRESH_GOLDEN"):
        exchanges = record(*map(make_laptop, PEOPLE))
        present.write_text(json.dumps(exchanges, indent=1, ensure_ascii=False) + "\n")

    assert present in sorted(WIRE.glob("schema_*.json")), "record it: make golden"


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda path: path.stem)
def test_todays_server_answers_what_was_recorded(office: TestOffice, recorded: Path) -> None:
    exchanges = json.loads(recorded.read_text())
    people = {}
    for name in PEOPLE:
        office.add_user(name, "officer", PEJE)
        people[name] = Replaying(office, name)

    for number, exchange in enumerate(exchanges):
        reply = people[exchange["as"]].say(exchange)
        missing = lacking(exchange["reply"], reply)
        assert not missing, f"{number} {exchange['call']}"

    kinds = {result["status"] for one in exchanges for result in one["reply"].get("results", [])}
    assert kinds >= {"applied", "merged", "conflict", "held"}


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda path: path.stem)
def test_todays_laptop_reads_what_was_recorded(recorded: Path) -> None:
    read = set()
    for exchange in json.loads(recorded.read_text()):
        path = exchange["call"].split()[1]
        message = REPLIES.get(path, protocol.HistoryReply)
        message.model_validate(exchange["reply"])
        read.add(path)

    assert read >= REPLIES.keys() - {"/v1/sync/digest"}


def test_a_reply_that_lost_something_would_be_seen(office: TestOffice) -> None:
    old = {"a": [{"b": 1, "tag": "x"}], "c": None}

    assert lacking(old, {"a": [{"b": 1, "d": 2}], "c": None}) == []
    assert lacking(old, {"a": [{"b": 2}]}) == ["/a/0/b: 1 is 2", "/c"]
