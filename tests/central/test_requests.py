"""Requests as they must not be: each gets its documented code, and nothing is written."""

import contextlib
import gzip
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import argon2
import pytest
import sqlalchemy as sa

from rrk_central import accounts
from rrk_central.accounts import TRIES, TRIES_SECONDS
from rrk_central.tables import SIGN_IN_TRY
from rrk_field.sync.protocol import HTTP_CODES
from rrk_field.sync.signing import Keys
from tests.central.client import (
    Client,
    assessment,
    create,
    household,
    introduction,
    now,
    patch,
)
from tests.office import PASSWORD, TestOffice

PUSH = "/v1/sync/push"


def body(laptop: Client, **more: object) -> dict[str, object]:
    return {"epoch": laptop.epoch, "client_time": now(), "ops": [], **more}


def refused(laptop: Client, **call: object) -> tuple[int, str]:
    reply = laptop.call(PUSH, **call)  # type: ignore[arg-type]
    assert reply.status_code == HTTP_CODES[reply.json()["code"]]
    assert laptop.pull() == []
    return reply.status_code, reply.json()["code"]


def test_every_reply_says_what_it_is_and_hashes_to_its_header(arta: Client) -> None:
    replies = [
        arta.call("/v1/hello", {"client_time": now()}),
        arta.call(PUSH, {}),
        arta.call("/v1/nowhere", {}),
        arta.call("/v1/health", method="GET", raw=b""),
        arta.call(PUSH, method="GET", raw=b""),
        arta.call("/v1/blobs/missing", method="GET", raw=b"", headers={"Authorization": ""}),
    ]

    for reply in replies:
        assert reply.headers["rrk-sync"] == "1"
        assert reply.headers["content-type"] == "application/json"
        assert reply.headers["rrk-body-sha256"] == hashlib.sha256(reply.content).hexdigest()
    assert [reply.status_code for reply in replies] == [200, 400, 404, 200, 405, 401]


def test_a_refusal_is_a_code_and_values_and_no_sentence(arta: Client) -> None:
    reply = arta.call(PUSH, body(arta, ops="none"))

    assert reply.json() == {
        "code": "bad_request",
        "values": {"field": "ops", "reason": "list_type"},
    }


@pytest.mark.parametrize(("levels", "too_deep"), [(32, False), (33, True)])
def test_brackets_nest_only_so_deep_and_those_in_texts_do_not_count(
    arta: Client, levels: int, too_deep: bool
) -> None:
    text = json.dumps('\n"' + "[" * 100)
    ops = "[" * (levels - 1) + "]" * (levels - 1)
    raw = f'{{"epoch": {text}, "client_time": "{now()}", "ops": {ops}}}'.encode()

    refusal = arta.call(PUSH, raw=raw).json()

    assert refusal["code"] == "bad_request"
    assert (refusal["values"]["reason"] == "depth") is too_deep


def test_more_changes_than_allowed_are_too_large(arta: Client) -> None:
    ops = [household() for _ in range(201)]

    assert refused(arta, body=body(arta, ops=ops)) == (413, "too_large")


def test_a_small_body_that_unpacks_to_a_huge_one_is_stopped_while_unpacking(
    arta: Client,
) -> None:
    bomb = gzip.compress(b"0" * (80 << 20))
    assert len(bomb) < 1 << 20

    assert refused(arta, raw=bomb, headers={"Content-Encoding": "gzip"}) == (413, "too_large")


def test_a_body_above_a_mebibyte_is_too_large(arta: Client) -> None:
    assert refused(arta, raw=b" " * ((1 << 20) + 1)) == (413, "too_large")


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 40 + b"1"],
)
def test_what_is_no_message_is_refused(arta: Client, raw: bytes) -> None:
    assert refused(arta, raw=raw) == (400, "bad_request")


def test_brackets_inside_of_text_are_text(arta: Client) -> None:
    (result,) = arta.push(household(contact_person="[{" * 100))

    assert result.status == "applied"


def test_a_body_with_another_hash_or_none_is_refused(arta: Client) -> None:
    for header in ("0" * 64, ""):
        found = refused(arta, body=body(arta), headers={"RRK-Body-SHA256": header})
        assert found == (400, "bad_request")


def test_a_cut_or_foreign_packing_is_refused(arta: Client) -> None:
    packed = gzip.compress(json.dumps(body(arta)).encode())

    for raw, encoding in ((packed[:-9], "gzip"), (b"no gzip", "gzip"), (packed, "br")):
        assert refused(arta, raw=raw, headers={"Content-Encoding": encoding}) == (
            400,
            "bad_request",
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_revision": 2**63},
        {"base_revision": -1},
        {"base_revision": 1.5},
        {"at": "yesterday"},
        {"at": "2026-01-01T00:00:00"},
        {"at": "9999-12-31T23:59:59-14:00"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"type": "house\0hold"},
        {"group": "\0"},
        {"after": "\x1b"},
        {"supersedes": ["\0"]},
        {"id": "\0" * 36},
        {"op_id": "\0"},
        {"id": "short"},
        {"kind": "explode"},
        {"set": [1]},
        {"set": {"phone_1": ["one side"]}},
        {"op_id": ""},
        {"op_id": "x" * 37},
    ],
)
def test_an_envelope_out_of_bounds_is_refused(arta: Client, wrong: dict[str, object]) -> None:
    change = {**household(), **wrong}

    assert refused(arta, body=body(arta, ops=[change])) == (400, "bad_request")


def test_huge_numbers_in_a_pull_are_refused(arta: Client) -> None:
    for wrong in ({"limit": 2**63}, {"limit": 0}, {"cursors": {"17": [-(2**70), "v"]}}):
        reply = arta.call("/v1/sync/pull", {"epoch": arta.epoch, **wrong})
        assert reply.status_code in {200, 400, 409}


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/v1/hello", {"app": "\0"}),
        ("/v1/hello", {"ticket": "\0"}),
        ("/v1/hello", {"tags": [[2**80, "tag"]]}),
        ("/v1/hello", {"tags": [[1, "\0"]]}),
        ("/v1/hello", {"client_time": "9999-12-31T23:59:59-14:00"}),
        ("/v1/sync/pull", {"cursors": {"\0": [0, "view"]}}),
        ("/v1/sync/pull", {"cursors": {"17": [2**80, "view"]}}),
        ("/v1/sync/held", {"op_ids": ["\0"]}),
        ("/v1/sync/digest", {"scope": "\0"}),
        ("/v1/devices", introduction("\0", PASSWORD, Keys.new())),
    ],
)
def test_what_no_database_can_keep_is_refused(
    arta: Client, path: str, wrong: dict[str, object]
) -> None:
    right = {"client_time": now(), "epoch": arta.epoch}

    reply = arta.call(path, {**right, **wrong})

    assert (reply.status_code, reply.json()["code"]) == (400, "bad_request")


def test_the_same_change_twice_in_one_request_is_refused(arta: Client) -> None:
    change = household()

    assert refused(arta, body=body(arta, ops=[change, change])) == (409, "op_id_reused")


def test_a_newer_protocol_or_schema_is_told_to_wait(arta: Client) -> None:
    for wrong in ({"protocol": 2}, {"schema": 99}):
        assert refused(arta, body=body(arta, **wrong)) == (426, "upgrade_required")
    reply = arta.call("/v1/hello", {"client_time": now(), "protocol": [2, 3]})
    assert (reply.status_code, reply.json()["code"]) == (426, "upgrade_required")


def test_unknown_keys_are_ignored(arta: Client) -> None:
    reply = arta.send({**household(), "colour": "red"}, colour="red")

    assert reply.json()["results"][0]["status"] == "applied"


class TestWhoCalls:
    CALLS = (
        ("POST", "/v1/hello"),
        ("POST", "/v1/sync/push"),
        ("POST", "/v1/sync/pull"),
        ("POST", "/v1/sync/held"),
        ("POST", "/v1/sync/digest"),
        ("POST", "/v1/sync/recover"),
        ("GET", "/v1/records/" + "0" * 36 + "/history"),
        ("GET", "/v1/blobs/missing"),
        ("GET", "/v1/blobs/" + "0" * 64),
        ("HEAD", "/v1/blobs/" + "0" * 64),
        ("PATCH", "/v1/blobs/" + "0" * 64),
    )
    """Every call but enrolling and health; a test compares with the server's own list."""

    def test_every_call_of_the_server_is_in_the_list(self, central: TestOffice) -> None:
        found = {
            (method, path.replace("{sha256}", "0" * 64).replace("{id}", "0" * 36))
            for path, calls in central.app.openapi()["paths"].items()
            for method in map(str.upper, calls)
        }

        assert found == {
            *self.CALLS,
            ("POST", "/v1/devices"),
            ("GET", "/v1/health"),
        }

    @pytest.mark.parametrize(("method", "path"), CALLS)
    def test_without_a_token_or_with_a_wrong_one_nothing_is_answered(
        self, arta: Client, method: str, path: str
    ) -> None:
        for header in ("", "Bearer", "Bearer wrong", "Basic abc", f"Bearer {arta.token}x"):
            reply = arta.call(
                path,
                {},
                method=method,
                headers={"Authorization": header, "Upload-Offset": "0"},
            )
            assert reply.status_code == 401
            if method != "HEAD":
                assert reply.json()["code"] == "token_expired"

    @pytest.mark.parametrize(("method", "path"), CALLS)
    def test_a_revoked_laptop_is_told_so_on_every_call(
        self, central: TestOffice, arta: Client, method: str, path: str
    ) -> None:
        with central.database.plain() as connection:
            accounts.set_device_state(connection, arta.enrolled["code"], "revoked")

        reply = arta.call(path, {}, method=method, headers={"Upload-Offset": "0"})

        assert reply.status_code == 401
        if method != "HEAD":
            assert reply.json()["code"] == "device_revoked"

    def test_a_retiring_laptop_sends_and_does_not_receive(
        self, central: TestOffice, arta: Client
    ) -> None:
        with central.database.plain() as connection:
            accounts.set_device_state(connection, arta.enrolled["code"], "retiring")

        (result,) = arta.push(household())
        pulled = arta.call("/v1/sync/pull", {"epoch": arta.epoch})

        assert result.status == "applied"
        assert (pulled.status_code, pulled.json()["code"]) == (403, "device_retiring")
        assert arta.hello()["device_state"] == "retiring"

    def test_a_wrong_password_and_an_unknown_name_are_refused_alike(self, arta: Client) -> None:
        replies = [
            arta.call("/v1/devices", introduction(user, word, arta.keys))
            for user, word in (("arta", "a wrong password"), ("nobody", PASSWORD))
        ]

        assert [reply.status_code for reply in replies] == [401, 401]
        assert replies[0].json() == replies[1].json() == {"code": "sign_in_refused", "values": {}}

    def test_after_ten_wrong_passwords_even_the_right_one_waits(
        self, central: TestOffice, arta: Client
    ) -> None:
        clock = [0.0]
        central.office.clock = lambda: clock[0]

        def sign_in(word: str) -> int:
            return arta.call("/v1/devices", introduction("arta", word, arta.keys)).status_code

        wrong = [sign_in("a wrong password") for _ in range(10)]
        right = sign_in(PASSWORD)
        clock[0] = 601.0

        assert wrong == [401] * 10
        assert right == 503
        assert sign_in(PASSWORD) == 200


class TestRights:
    """Roles of one municipality; every change goes through `push`, every reading through `pull`."""

    @pytest.mark.parametrize(
        ("role", "writes", "reads", "sees_quarantine"),
        [
            ("officer", True, True, False),
            ("engineer", True, True, False),
            ("protection", True, True, False),
            ("coordinator", True, True, True),
            ("reader", False, True, False),
            ("administrator", False, False, False),
        ],
    )
    def test_what_a_role_may(
        self,
        central: TestOffice,
        arta: Client,
        role: str,
        writes: bool,
        reads: bool,
        sees_quarantine: bool,
    ) -> None:
        central.add_user("somebody", role, "17")
        somebody = Client(central, "somebody")
        mine = household()
        arta.push(mine, household(phone_1=7))

        (result,) = somebody.push(patch("household", mine["id"], 1, phone_1=[None, "044"]))
        kinds = {change["type"] for change in somebody.pull()}

        assert (result.status == "applied") is writes
        if not writes:
            assert result.code == "out_of_scope"
        assert ("household" in kinds) is reads
        assert ("held_change" in kinds) is sees_quarantine

    def test_a_reader_does_not_see_what_is_restricted(
        self, central: TestOffice, arta: Client
    ) -> None:
        central.add_user("reader", "reader", "17")
        central.add_user("petra", "protection", "17")
        reader, petra = Client(central, "reader"), Client(central, "petra")
        parent = household()
        asked = {"vulnerability/violence_survivor": "1", "vulnerability/other": "1"}
        survey = {**assessment(parent["id"], **asked), "derived": {"violence_survivor": True}}
        arta.push(parent, survey)

        for laptop in (arta, reader, petra):
            laptop.pull()

        shown, all_of_it = reader.records[survey["id"]]["data"], arta.records[survey["id"]]["data"]
        assert petra.records[survey["id"]]["data"] == all_of_it
        assert set(all_of_it) - set(shown) == {
            "violence_survivor",
            "answers/vulnerability/violence_survivor",
        }
        assert petra.cursors["17"][1] != reader.cursors["17"][1]

    def test_what_only_the_office_writes_is_held_from_a_laptop(self, milena: Client) -> None:
        (result,) = milena.push(create("phase", code="VII"))

        assert (result.status, result.code) == ("held", "out_of_scope")

    def test_a_right_that_ends_between_two_requests_ends_at_once(
        self, central: TestOffice, arta: Client
    ) -> None:
        mine = household()
        arta.push(mine)

        central.revoke(arta.enrolled["user_id"], "17")
        (result,) = arta.push(patch("household", mine["id"], 1, phone_1=[None, "044"]))

        assert (result.status, result.code) == ("held", "out_of_scope")
        assert arta.pull() == []


class TestTickets:
    """Two copies of one laptop are told apart."""

    def test_a_lost_reply_gets_the_same_ticket_again(self, arta: Client) -> None:
        ticket = arta.hello(ticket=arta.hello()["ticket"], nonce="n1")["ticket"]

        reply = arta.hello(ticket=ticket, nonce="n2")
        again = arta.hello(ticket=ticket, nonce="n2")

        assert reply["ticket"] == again["ticket"] != ticket

    def test_a_copy_is_told_to_sign_in_again(self, arta: Client) -> None:
        ticket = arta.hello(ticket=arta.hello()["ticket"], nonce="n1")["ticket"]
        arta.hello(ticket=ticket, nonce="of the laptop")

        reply = arta.call(
            "/v1/hello", {"client_time": now(), "ticket": ticket, "nonce": "of its copy"}
        )

        assert (reply.status_code, reply.json()["code"]) == (409, "device_copied")

    def test_laptops_have_different_short_names(self, arta: Client, besim: Client) -> None:
        assert [arta.enrolled["code"], besim.enrolled["code"]] == ["A1", "B1"]
        assert accounts.device_code(23) == "A2"


class TestTries:
    """Guessing passwords is slow, and costs the server little."""

    def begin(self, office: TestOffice, *names: str, now: float = 0.0) -> bool:
        with contextlib.suppress(accounts.Refused):
            with office.database.alone("sign-in") as connection:
                accounts.begin_try(connection, names, now)
            return True
        return False

    def test_tries_at_once_are_not_more_than_allowed(self, central: TestOffice) -> None:
        with ThreadPoolExecutor(6) as pool:
            begun = list(pool.map(lambda _: self.begin(central, "arta"), range(3 * TRIES)))

        assert sum(begun) == TRIES

    def test_a_right_password_is_no_failure(self, central: TestOffice) -> None:
        for _ in range(3 * TRIES):
            assert self.begin(central, "arta", "address")
            with central.database.alone("sign-in") as connection:
                accounts.take_back_try(connection, ["arta", "address"])

    def test_names_that_were_made_up_are_not_kept(self, central: TestOffice) -> None:
        for number in range(40):
            self.begin(central, f"a secret {number}", now=100.0 * number)

        with central.database.reading() as connection:
            kept = connection.execute(sa.select(SIGN_IN_TRY)).all()
        assert len(kept) <= TRIES_SECONDS / 100 + 1
        assert "secret" not in str(kept)

    def test_a_name_that_does_not_exist_costs_as_much_as_a_wrong_password(
        self, central: TestOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hashed: list[str] = []

        class Counting(argon2.PasswordHasher):
            def hash(self, *args: Any, **more: Any) -> str:
                hashed.append("hash")
                return super().hash(*args, **more)

            def verify(self, *args: Any, **more: Any) -> Any:
                hashed.append("verify")
                return super().verify(*args, **more)

        monkeypatch.setattr(accounts, "PasswordHasher", Counting)

        def cost(name: str) -> int:
            hashed.clear()
            with central.database.reading() as connection, pytest.raises(accounts.Refused):
                accounts.verified(connection, central.settings, name, "a wrong password")
            return len(hashed)

        assert cost("arta") == cost("nobody") == 1
