"""Whatever a laptop asks, with whatever ids, cursors and batches: nothing beyond its rights comes.

Every foreign text and id is a word of its own; no reply may hold one that the request did not name.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from rrk_central import accounts, api
from rrk_central.accounts import Rights
from rrk_central.ledger.sight import restricted_answers
from tests.central.client import (
    Client,
    assessment,
    create,
    delete,
    grouped,
    household,
    new_id,
    op,
    patch,
    person,
)
from tests.office import TestOffice, open_office

FOREIGN, HIDDEN = "FOREIGN", "HIDDEN"
PICTURE = b"FOREIGN picture"
SHA256 = hashlib.sha256(PICTURE).hexdigest()
ACTORS = (
    "officer", "engineer", "protection", "reader", "coordinator", "administrator",
    "without rights", "rights ended", "retiring", "revoked", "without token",
)  # fmt: skip
WRITERS = ("officer", "engineer", "protection", "coordinator", "reader", "rights ended", "retiring")


@dataclass
class World:
    """A municipality of our own, one of others, and laptops of every kind."""

    office: TestOffice
    theirs: dict[str, str] = field(default_factory=dict)
    """What is there -> its id, all in the other municipality."""
    own: dict[str, str] = field(default_factory=dict)
    held_op: dict[str, Any] = field(default_factory=dict)
    cursors: dict[str, Any] = field(default_factory=dict)
    laptops: dict[str, Client] = field(default_factory=dict)


Request = tuple[str, str, bytes, dict[str, str]]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_office(tmp_path) as office:
        made = World(office)
        _fill(made)
        for actor in ACTORS:
            made.laptops[actor] = _laptop(office, actor)
        yield made


def _fill(world: World) -> None:
    world.office.add_user("chief", "coordinator", "17", "06")
    world.office.add_user("there", "officer", "06")
    chief, there = Client(world.office, "chief"), Client(world.office, "there")
    secret = min(one for one in restricted_answers("household_assessment") if "[" not in one)
    for code, ids, word in (("06", world.theirs, FOREIGN), ("17", world.own, "own")):
        home = household(code=code, contact_person=word)
        gone = household(code=code, contact_person=word)
        member = person(home["id"], given_name=word)
        visit = assessment(home["id"], **{secret.removeprefix("answers/"): f"{HIDDEN} {word}"})
        sha256 = SHA256 if code == "06" else hashlib.sha256(b"own").hexdigest()
        photo = create("photo", household_id=home["id"], sha256=sha256, size_bytes=15, caption=word)
        made = {"household": home, "gone": gone, "person": member, "visit": visit, "photo": photo}
        chief.push(*made.values())
        chief.push(delete("household", gone["id"], 1))
        chief.push(patch("person", member["id"], 1, nickname=[None, f"{word} first"]))
        [clash] = chief.push(patch("person", member["id"], 1, nickname=[None, f"{word} second"]))
        assert clash.status == "conflict"
        ids |= {name: each["id"] for name, each in made.items()}
        ids["conflict"] = str(clash.conflict)
    size = {"Upload-Offset": "0", "Upload-Length": str(len(PICTURE))}
    done = chief.call(f"/v1/blobs/{SHA256}", method="PATCH", raw=PICTURE, headers=size)
    assert done.status_code == 204
    world.held_op = household(code="06", phone_1=7, contact_person=FOREIGN)
    assert there.push(world.held_op)[0].status == "held"
    chief.pull()
    world.cursors = dict(chief.cursors)
    world.theirs["held"] = next(
        id for id, one in chief.records.items() if one["type"] == "held_change"
    )


def _laptop(office: TestOffice, actor: str) -> Client:
    name = f"user {actor}"
    role = actor if actor in accounts.ROLES else "officer"
    places = (
        () if actor == "without rights" else ("17", "06") if actor == "rights ended" else ("17",)
    )
    user_id = office.add_user(name, role, *places)
    laptop = Client(office, name)
    if actor == "rights ended":
        office.revoke(user_id, "06")
    if actor in ("retiring", "revoked"):
        with office.database.plain() as connection:
            accounts.set_device_state(connection, laptop.enrolled["code"], actor)
    if actor == "without token":
        laptop.token = ""
    return laptop


def requests_of(world: World, laptop: Client) -> Iterator[tuple[str, Request]]:
    """Everything that a laptop might try, by the call of the description."""
    yield "GET /v1/health", ("GET", "/v1/health", b"", {})
    yield from _greetings(world, laptop)
    yield from _questions(world, laptop)
    yield from _pulls(world, laptop)
    yield from _files(world)
    for ops in _changes(world):
        body = {"epoch": laptop.epoch, "client_time": "2026-03-02T10:00:00Z", "ops": ops}
        yield _post("/v1/sync/push", body)


def _post(path: str, body: Any) -> tuple[str, Request]:
    return f"POST {path}", ("POST", path, json.dumps(body).encode(), {})


def _greetings(world: World, laptop: Client) -> Iterator[tuple[str, Request]]:
    for more in ({}, {"ticket": "of another"}, {"cursors": world.cursors}):
        yield _post("/v1/hello", {"client_time": "2026-03-02T10:00:00Z", **more})
    yield _post("/v1/devices", {"user": "chief"})


def _questions(world: World, laptop: Client) -> Iterator[tuple[str, Request]]:
    ids = list(world.theirs.values())
    yield _post("/v1/sync/held", {"op_ids": [world.held_op["op_id"]]})
    yield _post("/v1/sync/held", {"op_ids": ids})
    records = [[one, 9] for one in ids]
    yield _post("/v1/sync/recover", {"epoch": laptop.epoch, "records": records})
    for scope in ("17", "06", "*", "#office", "08", ""):
        yield _post("/v1/sync/digest", {"scope": scope})
    for one in [*ids, *world.own.values(), world.held_op["id"], new_id()]:
        path = f"/v1/records/{one}/history"
        yield "GET /v1/records/{id}/history", ("GET", path, b"", {})


def _pulls(world: World, laptop: Client) -> Iterator[tuple[str, Request]]:
    there, view = {"06": [0, "x"]}, accounts.view("coordinator")
    some: tuple[dict[str, Any], ...] = (
        {}, there, {"#office": [0, "x"]}, {"*": [0, "x"], **there}, world.cursors,
        {key: [0, view] for key in ("17", "06", "*", "#office")},
    )  # fmt: skip
    for cursors in some:
        for limit in (1, 2000):
            asked = {"epoch": laptop.epoch, "cursors": cursors, "limit": limit}
            yield _post("/v1/sync/pull", asked)


def _files(world: World) -> Iterator[tuple[str, Request]]:
    yield "GET /v1/blobs/missing", ("GET", "/v1/blobs/missing", b"", {})
    for name in (SHA256, "0" * 64):
        for method, headers in (
            ("HEAD", {}),
            ("GET", {}),
            ("GET", {"Range": "bytes=0-3"}),
            ("PATCH", {"Upload-Offset": "0"}),
        ):
            path = f"/v1/blobs/{name}"
            yield f"{method} /v1/blobs/{{sha256}}", (method, path, b"", headers)


def _changes(world: World) -> Iterator[list[dict[str, Any]]]:
    theirs, own = world.theirs, world.own
    kinds = (
        ("household", theirs["household"], {"contact_person": [None, "x"]}),
        ("household", theirs["gone"], {"contact_person": [None, "x"]}),
        ("person", theirs["person"], {"given_name": [None, "x"]}),
        ("household_assessment", theirs["visit"], {"answers/open": [None, "x"]}),
        ("photo", theirs["photo"], {"caption": [None, "x"]}),
        ("conflict", theirs["conflict"], {"status": ["open", "resolved"], "note": [None, "x"]}),
        ("held_change", theirs["held"], {"status": ["open", "applied"]}),
    )  # fmt: skip
    for kind, id, pairs in kinds:
        yield [op("patch", kind, id, 1, set=pairs)]
        yield [op("create", kind, id, 0, set=pairs)]
        yield [op("delete", kind, id, 1)]
        yield [op("restore", kind, id, 2)]
        yield [op("recover", kind, id, 9, set=pairs)]
        yield grouped(household(), op("patch", kind, id, 1, set=pairs))
    yield [person(theirs["household"])]
    yield [person(theirs["gone"])]
    yield [patch("person", own["person"], 2, household_id=[own["household"], theirs["household"]])]
    yield [patch("household", own["household"], 1, municipality_code=["17", "06"])]
    yield [{**household(), "after": world.held_op["op_id"]}]
    yield [{**household(), "supersedes": [world.held_op["op_id"]]}]
    yield [world.held_op]
    yield [{**world.held_op, "set": {}}]
    yield [household(code="06")]
    yield [create("note", household_id=theirs["household"], path="", text="x")]


def _of_the_office(path: str, reply: requests.Response) -> str:
    """The reply without what officers of this municipality sent and could not have."""
    if path != "/v1/sync/pull" or reply.status_code != 200:
        return reply.text
    changes = [
        one
        for one in reply.json()["changes"]
        if (one.get("type"), one.get("scope")) != ("held_change", "17")
    ]
    return json.dumps({**reply.json(), "changes": changes})


def leaks(world: World, actor: str) -> tuple[set[str], int, list[str]]:
    """Try everything as one actor; return the calls, how many requests, and what leaked."""
    laptop = world.laptops[actor]
    made, count, found = set[str](), 0, []
    for name, (method, path, raw, headers) in requests_of(world, laptop):
        reply = laptop.call(path, method=method, raw=raw, headers=headers)
        made.add(name)
        count += 1
        told = str(dict(reply.headers)) + _of_the_office(path, reply)
        known = path + raw.decode()
        words = [FOREIGN, *world.theirs.values()]
        words += [HIDDEN] if actor not in WRITERS or actor == "reader" else []
        found += [
            f"{actor}: {name}: {word}" for word in words if word in told and word not in known
        ]
        if path.endswith("/history") and reply.status_code == 200:
            seen = path.split("/")[3]
            found += [f"{actor}: {name}: {seen}"] if seen in world.theirs.values() else []
        if SHA256 in path and "photo" not in known and reply.status_code in (200, 206):
            found.append(f"{actor}: {name}: {SHA256}")
    return made, count, found


def test_nothing_beyond_his_rights_reaches_anybody(world: World) -> None:
    cases, found, made = 0, list[str](), set[str]()
    for actor in ACTORS:
        own_calls, count, leaked = leaks(world, actor)
        cases, found, made = cases + count, found + leaked, made | own_calls

    described = {
        f"{method.upper()} {path}"
        for path, calls in world.office.app.openapi()["paths"].items()
        for method in calls
    }
    assert found == []
    assert made == described, "a call is missing in the matrix"
    assert cases >= 600


def everything_readable(patch_: pytest.MonkeyPatch) -> None:
    whole = dict.fromkeys(("17", "06", "*", "#office"), "coordinator")
    patch_.setattr(Rights, "readable", property(lambda _self: whole))


def any_kind_in_any_scope(patch_: pytest.MonkeyPatch) -> None:
    patch_.setattr(Rights, "may_read", lambda _self, _scope, _kind: True)


def files_of_anybody(patch_: pytest.MonkeyPatch) -> None:
    patch_.setattr(api, "named_in_scope", lambda *_arguments: True)


def no_field_hidden(patch_: pytest.MonkeyPatch) -> None:
    patch_.setattr(Rights, "hidden_fields", lambda *_arguments: frozenset())


@pytest.mark.parametrize(
    ("plant", "actor"),
    [
        (everything_readable, "officer"),
        (any_kind_in_any_scope, "officer"),
        (files_of_anybody, "officer"),
        (no_field_hidden, "reader"),
    ],
)
def test_a_filter_that_is_missing_is_noticed(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
    actor: str,
) -> None:
    """The control of the matrix."""
    plant(monkeypatch)

    assert leaks(world, actor)[2] != []
