"""A restored server takes back what laptops have, on both engines."""

from typing import Any

from rrk_central import ledger
from tests.central.client import Client, household, new_id, op, patch, person
from tests.office import TestOffice


def recovering(type: str, id: str, revision: int, **body: Any) -> dict[str, Any]:
    pairs = {name: [None, value] for name, value in body.items()}
    return op("recover", type, id, revision, set=pairs)


def asked(laptop: Client, *records: tuple[str, int]) -> list[str]:
    reply = laptop.call(
        "/v1/sync/recover", {"epoch": laptop.epoch, "records": [list(each) for each in records]}
    )
    assert reply.status_code == 200, reply.text
    wanted: list[str] = reply.json()["wanted"]
    return wanted


def begin_again(central: TestOffice, *laptops: Client) -> None:
    epoch = ledger.restored(central.database)
    for laptop in laptops:
        laptop.epoch = epoch


def test_only_what_is_newer_than_the_kept_revision_is_wanted(
    central: TestOffice, arta: Client
) -> None:
    kept = household()
    arta.push(kept)
    begin_again(central, arta)
    lost = new_id()

    assert asked(arta, (kept["id"], 1), (lost, 1)) == [lost]
    assert asked(arta, (kept["id"], 2)) == [kept["id"]]


def test_a_lost_record_is_made_again_once(central: TestOffice, arta: Client, besim: Client) -> None:
    begin_again(central, arta, besim)
    lost = new_id()
    body = {"municipality_code": "17", "head_family_name": "Lulëzimaj", "phone_1": "044 1"}

    [first] = arta.push(recovering("household", lost, 3, **body))
    [again] = besim.push(recovering("household", lost, 3, **body))
    [older] = besim.push(recovering("household", lost, 2, **{**body, "phone_1": "044 0"}))
    [newer] = besim.push(recovering("household", lost, 4, **{**body, "phone_1": "044 2"}))

    assert [each.status for each in (first, again, older)] == ["applied", "noop", "noop"]
    assert newer.status in ("applied", "merged")
    [change] = [each for each in arta.pull() if each["id"] == lost]
    assert (change["data"]["phone_1"], change["data"]["head_family_name"]) == ("044 2", "Lulëzimaj")
    assert asked(arta, (lost, 4)) == []


def test_a_lost_edit_merges_with_what_happened_since(central: TestOffice, arta: Client) -> None:
    kept = household(phone_1="044 0", email="a@example.org")
    arta.push(kept)
    begin_again(central, arta)
    arta.push(patch("household", kept["id"], 1, email=["a@example.org", "b@example.org"]))
    body = {name: pair[1] for name, pair in kept["set"].items()}

    [result] = arta.push(recovering("household", kept["id"], 2, **{**body, "phone_1": "044 1"}))

    assert result.status == "merged"
    [change] = [each for each in arta.pull() if each["id"] == kept["id"]]
    assert (change["data"]["phone_1"], change["data"]["email"]) == ("044 1", "b@example.org")


def test_before_any_restore_nothing_can_be_smuggled_over_a_record(arta: Client) -> None:
    """Without a restore each change must be made against what is here."""
    kept = household(phone_1="044 0")
    arta.push(kept)

    [result] = arta.push(recovering("household", kept["id"], 99, municipality_code="17"))

    assert (result.status, result.code) == ("held", "invalid")
    assert arta.pull()[0]["data"]["phone_1"] == "044 0"


def test_what_lies_outside_of_the_laptops_municipalities_is_held(
    central: TestOffice, arta: Client
) -> None:
    begin_again(central, arta)

    [result] = arta.push(recovering("household", new_id(), 3, municipality_code="08"))

    assert (result.status, result.code) == ("held", "out_of_scope")


def test_a_person_comes_back_under_its_household(central: TestOffice, arta: Client) -> None:
    begin_again(central, arta)
    lost = new_id()
    child = person(lost)
    body = {name: pair[1] for name, pair in child["set"].items()}

    results = arta.push(
        recovering("household", lost, 1, municipality_code="17"),
        recovering("person", child["id"], 1, **body),
    )

    assert [each.status for each in results] == ["applied", "applied"]
    assert {each["root"] for each in arta.pull()} == {lost}
