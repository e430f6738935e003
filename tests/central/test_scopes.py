"""Who receives what: scopes, moves, exits, grants, and pages of a pull."""

import pytest

from rrk_central.ledger.sight import restricted_answers
from tests.central.client import Client, assessment, create, delete, household, patch, person
from tests.office import TestOffice


def test_a_pull_brings_only_the_granted_municipalities(
    central: TestOffice, arta: Client, milena: Client
) -> None:
    mine, other = household(), household(code="06")
    milena.push(mine, other)

    arta.pull()

    assert set(arta.records) == {mine["id"]}


def test_reference_data_reaches_everybody(arta: Client, milena: Client) -> None:
    place = create("settlement", municipality_code="06", name_sq="Istog")
    (result,) = arta.push(place)
    milena.pull()

    assert (result.status, result.scope) == ("applied", "*")
    assert milena.records[place["id"]]["data"]["name_sq"] == "Istog"


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 500])
def test_pages_of_any_size_bring_everything_once_and_in_order(arta: Client, limit: int) -> None:
    parents = [household() for _ in range(5)]
    arta.push(*parents, *[person(parent["id"]) for parent in parents])
    arta.push(patch("household", parents[0]["id"], 1, phone_1=[None, "044"]))

    changes = arta.pull(limit)

    assert len(changes) == 10
    assert len({change["id"] for change in changes}) == 10
    assert changes[-1]["id"] == parents[0]["id"]


def test_a_second_pull_brings_nothing(arta: Client) -> None:
    arta.push(household())
    arta.pull()

    assert arta.pull() == []


def test_a_moved_household_leaves_with_everything_under_it(arta: Client, milena: Client) -> None:
    parent = household()
    child = person(parent["id"])
    arta.push(parent, child)
    arta.pull()
    milena.pull()

    milena.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))

    arta.pull()
    assert arta.records == {}
    assert sorted(arta.exits) == sorted([(parent["id"], "17"), (child["id"], "17")])
    milena.pull()
    assert milena.records[child["id"]]["scope"] == "06"
    assert milena.records[child["id"]]["revision"] == 2


def test_a_household_that_moved_on_leaves_who_knew_it_under_the_first_scope(
    central: TestOffice, milena: Client
) -> None:
    """It moves PEJ, IST, KLI between two pulls of a laptop that has PEJ and IST."""
    user_id = central.add_user("jovana", "coordinator", "17", "06", "08")
    del user_id
    jovana = Client(central, "jovana")
    parent = household()
    milena.push(parent)
    milena.pull()

    jovana.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))
    jovana.push(patch("household", parent["id"], 2, municipality_code=["06", "08"]))

    milena.pull()
    assert milena.records == {}


def test_a_household_that_came_back_is_kept(milena: Client) -> None:
    parent = household()
    milena.push(parent)
    milena.pull()

    milena.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))
    milena.push(patch("household", parent["id"], 2, municipality_code=["06", "17"]))

    milena.pull()
    assert milena.records[parent["id"]]["scope"] == "17"


def test_exits_and_tombstones_are_sent_from_the_very_beginning(
    arta: Client, milena: Client
) -> None:
    moved, removed = household(), household()
    arta.push(moved, removed)
    milena.push(patch("household", moved["id"], 1, municipality_code=["17", "06"]))
    arta.push(delete("household", removed["id"], 1))

    changes = arta.pull()

    assert {change["id"]: change.get("exit", change.get("deleted")) for change in changes} == {
        moved["id"]: "17",
        removed["id"]: True,
    }


def test_an_officer_cannot_move_a_household_to_a_municipality_of_others(arta: Client) -> None:
    parent = household()
    arta.push(parent)

    (result,) = arta.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))

    assert (result.status, result.code) == ("held", "target_scope_forbidden")


def test_a_coordinator_moves_it_anywhere_and_is_told_that_it_is_gone(milena: Client) -> None:
    parent = household()
    milena.push(parent)

    (result,) = milena.push(patch("household", parent["id"], 1, municipality_code=["17", "08"]))

    assert (result.status, result.gone, result.data) == ("applied", True, None)


def test_an_edit_of_a_household_that_moved_away_names_the_office_that_has_it(
    arta: Client, milena: Client
) -> None:
    parent = household()
    arta.push(parent)
    milena.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))

    (result,) = arta.push(patch("household", parent["id"], 1, phone_1=[None, "044"]))

    assert (result.status, result.code, result.detail) == ("held", "out_of_scope", {"office": "06"})


def test_a_child_created_under_a_moved_household_takes_its_new_municipality(
    milena: Client,
) -> None:
    parent = household()
    milena.push(parent)
    milena.push(patch("household", parent["id"], 1, municipality_code=["17", "06"]))

    (result,) = milena.push(person(parent["id"]))

    assert result.scope == "06"


def test_a_person_who_joins_another_household_takes_its_municipality(milena: Client) -> None:
    here, there = household(), household(code="06")
    member = person(here["id"])
    milena.push(here, there, member)
    milena.pull()

    (result,) = milena.push(
        patch("person", member["id"], 1, household_id=[here["id"], there["id"]])
    )

    milena.pull()
    assert (result.status, result.scope) == ("applied", "06")
    assert milena.records[member["id"]]["root"] == there["id"]


def test_a_new_grant_is_filled_from_the_start_and_a_lost_one_is_not_named(
    central: TestOffice, arta: Client, milena: Client
) -> None:
    milena.push(household(), household(code="06"))
    arta.pull()
    user_id = arta.enrolled["user_id"]

    central.grant(user_id, "06")
    central.revoke(user_id, "17")
    page = arta.page()

    assert [scope["key"] for scope in page["scopes"]] == ["*", "06"]
    assert [change["scope"] for change in page["changes"]] == ["06"]


def test_a_cursor_with_another_view_counts_as_none(arta: Client) -> None:
    arta.push(household())
    arta.pull()

    page = arta.page(cursors={"17": [1, "another"], "*": [1, "another"]})

    assert len(page["changes"]) == 1


def test_a_cursor_ahead_of_the_server_is_told_that_the_history_differs(arta: Client) -> None:
    arta.pull()
    view = arta.cursors["17"][1]

    reply = arta.call("/v1/sync/pull", {"epoch": arta.epoch, "cursors": {"17": [9, view]}})

    assert (reply.status_code, reply.json()["code"]) == (409, "history_differs")


def test_a_laptop_that_saw_a_head_which_never_was_is_stopped(arta: Client) -> None:
    arta.push(household())
    page = arta.page()
    tag = page["tag"]
    arta.hello(tags=[[page["head"], tag]], ticket=arta.hello()["ticket"])

    reply = arta.call(
        "/v1/hello",
        {
            "client_time": "2026-01-01T00:00:00Z",
            "tags": [[page["head"] + 5, tag[:11] + "ffffffff"]],
            "ticket": "",
        },
    )

    assert (reply.status_code, reply.json()["code"]) == (409, "history_differs")


def test_another_epoch_is_refused_before_anything_is_written(arta: Client) -> None:
    sent = arta.send(household(), epoch="e-other")
    asked = arta.call("/v1/sync/pull", {"epoch": "e-other"})

    assert (sent.status_code, sent.json()["code"]) == (409, "epoch_changed")
    assert (asked.status_code, asked.json()["code"]) == (409, "epoch_changed")
    assert arta.pull() == []


class TestDigest:
    def digest(self, laptop: Client, **more: object) -> dict[str, list[object]]:
        reply = laptop.call("/v1/sync/digest", {"scope": "17", **more})
        assert reply.status_code == 200
        found: dict[str, list[object]] = reply.json()["types"]
        return found

    def test_it_changes_with_any_value_and_counts_live_records(
        self, arta: Client, milena: Client
    ) -> None:
        one, two = household(), household()
        arta.push(one, two)
        before = self.digest(arta)
        assert before == self.digest(milena)

        arta.push(patch("household", one["id"], 1, phone_1=[None, "044"]))
        after = self.digest(arta)
        arta.push(delete("household", two["id"], 1))

        assert before["household"][0] == 2
        assert before != after
        assert self.digest(arta)["household"][0] == 1

    def test_records_with_unsent_work_are_left_out(self, arta: Client) -> None:
        one, two = household(), household()
        arta.push(one, two)

        assert self.digest(arta, skip=[one["id"]])["household"][0] == 1

    def test_a_scope_of_others_is_unknown(self, arta: Client) -> None:
        reply = arta.call("/v1/sync/digest", {"scope": "06"})

        assert (reply.status_code, reply.json()["code"]) == (404, "not_found")


def test_what_a_reader_may_not_see_stands_in_no_conflict_either(
    central: TestOffice, arta: Client, besim: Client
) -> None:
    central.add_user("rita", "reader", "17")
    central.add_user("petra", "protection", "17")
    name = min(each for each in restricted_answers("household_assessment") if "[" not in each)
    parent = household()
    visit = assessment(parent["id"], open="1")
    arta.push(parent, visit)
    for laptop, value in ((arta, "a secret"), (besim, "another secret")):
        laptop.push(
            patch(
                "household_assessment",
                visit["id"],
                1,
                **{name: [None, value], "answers/open": ["1", value.removesuffix(" secret")]},
            )
        )

    [seen] = [one for one in Client(central, "rita").page()["changes"] if one["type"] == "conflict"]
    [whole] = Client(central, "petra").conflicts()

    assert set(whole["fields"]) == {name, "answers/open"}
    assert set(seen["data"]["fields"]) == {"answers/open"}
    assert "secret" not in str(seen)


def test_a_remark_at_a_restricted_question_is_not_read_by_a_reader(
    central: TestOffice, arta: Client, besim: Client
) -> None:
    central.add_user("rita", "reader", "17")
    central.add_user("petra", "protection", "17")
    answer = min(each for each in restricted_answers("household_assessment") if "[" not in each)
    parent = household()
    arta.push(parent)
    remarks = {"hidden": answer.removeprefix("answers/"), "open": "interview/place"}
    for text, path in remarks.items():
        arta.push(create("note", household_id=parent["id"], path=path, text=text))

    def texts(laptop: Client) -> set[str]:
        notes = (one for one in laptop.page()["changes"] if one["type"] == "note")
        return {one["data"].get("text", "") for one in notes}

    assert texts(arta) == texts(Client(central, "petra")) == {"hidden", "open"}
    assert texts(besim) == texts(Client(central, "rita")) == {"", "open"}


def test_a_whole_questionnaire_kept_in_a_conflict_is_hidden_from_a_reader_too(
    central: TestOffice, arta: Client, milena: Client
) -> None:
    central.add_user("rita", "reader", "17")
    name = min(each for each in restricted_answers("household_assessment") if "[" not in each)
    parent = household()
    milena.push(parent)
    milena.push(delete("household", parent["id"], 1))
    visit = assessment(parent["id"], **{name.removeprefix("answers/"): "a secret", "open": "1"})
    arta.push(visit)

    [seen] = [one for one in Client(central, "rita").page()["changes"] if one["type"] == "conflict"]

    assert "answers/open" in seen["data"]["ops"][0]["set"]
    assert "secret" not in str(seen)


@pytest.mark.parametrize("moved", [False, True])
def test_nobody_writes_under_a_removed_household_of_another_municipality(
    central: TestOffice, milena: Client, moved: bool
) -> None:
    central.add_user("fatos", "officer", "06")
    fatos = Client(central, "fatos")
    foreign, own = household(), household(code="06")
    milena.push(foreign)
    milena.push(delete("household", foreign["id"], 1))
    child = person(own["id"] if moved else foreign["id"])
    if moved:
        fatos.push(own, child)
        child = patch("person", child["id"], 1, household_id=[own["id"], foreign["id"]])

    (result,) = fatos.push(child)

    assert result.status == "held"
    assert milena.conflicts() == []
