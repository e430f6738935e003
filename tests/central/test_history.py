"""The versions of one record: what a person may see of it now, over time."""

from typing import Any

import pytest

from rrk_central import accounts
from rrk_central.ledger import versions
from tests.central.client import Client, assessment, create, delete, household, new_id, patch
from tests.office import TestOffice

Json = dict[str, Any]


def history(laptop: Client, id: str, query: str = "") -> tuple[int, Json]:
    reply = laptop.call(f"/v1/records/{id}/history{query}", method="GET", raw=b"")
    return reply.status_code, reply.json()


def test_each_version_says_who_changed_what_from_what(arta: Client, besim: Client) -> None:
    home = household(phone_1="044 0")
    arta.push(home)
    besim.push(patch("household", home["id"], 1, phone_1=["044 0", "044 1"]))

    status, told = history(arta, home["id"])

    newest, first = told["versions"]
    assert (status, told.get("more", False)) == (200, False)
    assert newest["fields"] == {"phone_1": ["044 0", "044 1"]}
    assert (newest["revision"], newest["kind"], newest["by_name"]) == (2, "edit", "besim")
    assert first["fields"]["phone_1"] == [None, "044 0"]
    assert (first["kind"], first["by"]) == ("create", arta.enrolled["user_id"])


def test_many_versions_come_in_pages(arta: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "VERSIONS", 2)
    home = household(phone_1="0")
    arta.push(home)
    for number in range(1, 5):
        change = patch("household", home["id"], number, phone_1=[str(number - 1), str(number)])
        arta.push(change)

    seen: list[int] = []
    query, more = "", True
    while more:
        _, told = history(arta, home["id"], query)
        seen += [version["revision"] for version in told["versions"]]
        query, more = f"?before={seen[-1]}", told.get("more", False)

    assert seen == [5, 4, 3, 2, 1]


def test_what_may_not_be_received_has_no_history(
    central: TestOffice, arta: Client, milena: Client
) -> None:
    elsewhere, gone, mine = household(code="06"), household(), household(phone_1="0")
    milena.push(elsewhere)
    arta.push(gone, mine, household(phone_1=7))
    arta.push(delete("household", gone["id"], 1))
    arta.push(patch("household", mine["id"], 0, phone_1=["1", "2"]))
    held = [one for one in milena.pull() if one["type"] in {"held_change", "conflict"}]

    asked = [elsewhere["id"], gone["id"], new_id(), "x", *(one["id"] for one in held)]

    assert len(held) >= 2
    assert [history(arta, id) for id in asked] == [
        (404, {"code": "not_found", "values": {}})
    ] * len(asked)
    assert history(milena, elsewhere["id"])[0] == 200


def test_what_a_role_does_not_see_is_not_in_the_past_either(
    central: TestOffice, arta: Client
) -> None:
    central.add_user("reader", "reader", "17")
    reader = Client(central, "reader")
    home = household()
    visit = assessment(home["id"], **{"vulnerability/violence_survivor": "1", "other": "1"})
    arta.push(home, visit)

    names = [set(history(who, visit["id"])[1]["versions"][0]["fields"]) for who in (arta, reader)]

    assert names[0] - names[1] == {"answers/vulnerability/violence_survivor"}


def test_a_remark_at_a_restricted_question_stays_hidden(central: TestOffice, arta: Client) -> None:
    central.add_user("reader", "reader", "17")
    reader = Client(central, "reader")
    home = household()
    where = {"household_id": home["id"], "text": "What she said"}
    note = create("note", path="vulnerability/violence_survivor", **where)
    plain = create("note", path="other", **where)
    arta.push(home, note, plain)

    told = [history(reader, one["id"])[1]["versions"][0]["fields"] for one in (note, plain)]

    assert ["text" in fields for fields in told] == [False, True]


def test_a_laptop_that_is_taken_out_of_use_receives_no_history(
    central: TestOffice, arta: Client
) -> None:
    home = household()
    arta.push(home)
    with central.database.plain() as connection:
        accounts.set_device_state(connection, arta.enrolled["code"], "retiring")

    assert history(arta, home["id"])[1]["code"] == "device_retiring"


@pytest.mark.parametrize("query", ["?before=0", "?before=x", f"?before={2**40}"])
def test_a_wrong_question_is_refused(arta: Client, query: str) -> None:
    assert history(arta, new_id(), query)[1]["code"] == "bad_request"
