"""The server is upgraded first: laptops of an older schema still send, and lose nothing."""

import sys
from collections.abc import Callable

import pytest

from rrk_central.ledger import upcasting
from rrk_field.sync.protocol import Op
from tests.central.client import Client, delete, grouped, household, patch, person
from tests.office import TestOffice

Upgrade = Callable[..., None]
KNOW_THE_SCHEMA = ("rrk_central.api", "rrk_central.ledger.apply", "rrk_central.ledger.greeting")


def op_1_to_2(op: Op) -> Op:
    """Schema 2, let us pretend, has one telephone number, `phone_1`, where schema 1 had others."""
    if op.type != "household":
        return op
    renamed = {"telephone": "phone_1", "phone_2": "phone_1"}
    changes = {renamed.get(name, name): pair for name, pair in op.set.items()}
    return op.model_copy(update={"set": changes})


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Upgrade:
    """Let the server have schema 2, which takes changes of schema 1."""

    def upgrade(*, min_push: int = 1, min_pull: int = 1) -> None:
        for name in KNOW_THE_SCHEMA:
            monkeypatch.setattr(sys.modules[name], "SCHEMA", 2)
        monkeypatch.setattr(upcasting, "SCHEMA", 2)
        monkeypatch.setattr(upcasting, "STEPS", {1: op_1_to_2})
        for module in ("rrk_central.ledger", "rrk_central.ledger.greeting"):
            monkeypatch.setattr(sys.modules[module], "MIN_PUSH_SCHEMA", min_push)
            monkeypatch.setattr(sys.modules[module], "MIN_PULL_SCHEMA", min_pull)

    return upgrade


def phone(laptop: Client, id: str) -> object:
    laptop.pull()
    return laptop.records[id]["data"].get("phone_1")


def test_a_change_of_an_older_laptop_is_brought_to_todays_fields(
    arta: Client, upgrade: Upgrade
) -> None:
    upgrade()
    home = household(telephone="044 1", email="agim@example.org")

    [made] = arta.send(home, schema=1).json()["results"]
    change = patch("household", home["id"], 1, telephone=["044 1", "044 2"])
    [changed] = arta.send(change, schema=1).json()["results"]

    assert (made["status"], changed["status"]) == ("applied", "applied")
    assert phone(arta, home["id"]) == "044 2"


def test_without_the_step_it_would_be_held(
    arta: Client, upgrade: Upgrade, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade()
    monkeypatch.setattr(upcasting, "STEPS", {})

    [made] = arta.send(household(telephone="044 1"), schema=1).json()["results"]

    assert (made["status"], made["code"]) == ("held", "unknown_field")


def test_a_field_that_nobody_knows_any_more_is_kept_for_a_person(
    arta: Client, milena: Client, upgrade: Upgrade
) -> None:
    upgrade()

    [made] = arta.send(household(telephone="044 1", colour="blue", code="17"), schema=1).json()[
        "results"
    ]

    assert (made["status"], made["code"]) == ("held", "unknown_field")
    [kept] = [one for one in milena.pull() if one["type"] == "held_change"]
    assert kept["data"]["op"]["set"]["colour"] == [None, "blue"]
    assert kept["data"]["op"]["set"]["phone_1"] == [None, "044 1"]


def test_sent_before_the_upgrade_and_again_after_it_it_is_the_same_change(
    arta: Client, upgrade: Upgrade
) -> None:
    """Its reply was lost; what was frozen keeps its schema and its content."""
    home = household(email="a@example.org")
    change = patch("household", home["id"], 1, email=["a@example.org", "b@example.org"])
    held = household(telephone="044 1")
    first = arta.send(home, change, held, schema=1).json()["results"]

    upgrade()
    again = arta.send(home, change, held, schema=1).json()["results"]

    assert [one["status"] for one in first] == ["merged", "applied", "held"]
    assert [one["status"] for one in again] == ["merged", "applied", "applied"]
    assert phone(arta, held["id"]) == "044 1"


def test_what_was_held_under_an_older_schema_can_be_applied_under_todays(
    arta: Client, milena: Client, upgrade: Upgrade
) -> None:
    home = household(telephone="044 1")
    arta.send(home, schema=1)
    [kept] = [one for one in milena.pull() if one["type"] == "held_change"]

    upgrade()
    decision = patch("held_change", kept["id"], kept["revision"], status=["open", "applied"])
    [done] = milena.send(decision, schema=2).json()["results"]

    assert done["status"] == "applied"
    assert phone(arta, home["id"]) == "044 1"


def test_what_a_conflict_keeps_of_an_older_schema_comes_back_as_todays(
    arta: Client, milena: Client, upgrade: Upgrade
) -> None:
    home = household()
    arta.push(home)
    milena.push(delete("household", home["id"], 1))
    late = grouped(patch("household", home["id"], 1, phone_2=[None, "044 1"]), person(home["id"]))
    arta.send(*late, schema=1)
    [conflict] = arta.conflicts()

    upgrade()
    decision = patch(
        "conflict",
        conflict["id"],
        conflict["revision"],
        status=["open", "resolved"],
        choices=[None, {"restore": True}],
    )
    [done] = milena.send(decision, schema=2).json()["results"]

    assert done["status"] == "applied"
    assert phone(arta, home["id"]) == "044 1"


@pytest.mark.parametrize(
    ("path", "schema", "status"),
    [
        ("/v1/sync/push", 1, 200),
        ("/v1/sync/push", 2, 200),
        ("/v1/sync/push", 0, 426),
        ("/v1/sync/push", 3, 426),
        ("/v1/sync/pull", 1, 426),
        ("/v1/sync/pull", 2, 200),
        ("/v1/sync/recover", 1, 200),
        ("/v1/sync/recover", 0, 426),
    ],
)
def test_sending_is_taken_for_longer_than_receiving(
    arta: Client, upgrade: Upgrade, path: str, schema: int, status: int
) -> None:
    upgrade(min_pull=2)
    body = {"epoch": arta.epoch, "client_time": "2026-03-02T15:01:07Z", "schema": schema}

    reply = arta.call(path, {**body, "ops": [], "records": []})

    assert reply.status_code == status
    if status == 426:
        assert reply.json()["code"] == "upgrade_required"


def test_the_server_says_what_it_still_takes(
    central: TestOffice, arta: Client, upgrade: Upgrade
) -> None:
    upgrade(min_push=1, min_pull=2)

    told = arta.hello()

    assert (told["schema"], told["min_push_schema"], told["min_pull_schema"]) == (2, 1, 2)
