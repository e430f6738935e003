"""Calls are signed by the laptop's own key: whoever has only the token gets nothing."""

import hashlib
import json
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from rrk_central import __main__ as rrk_central
from rrk_central.accounts import Refused
from rrk_central.keys import FILE, office_keys
from rrk_field.sync.protocol import SIGNATURE_SECONDS
from rrk_field.sync.signing import Keys, Signer
from tests.central.client import Client, household, now
from tests.office import TestOffice

HELLO = "/v1/hello"
CALLS = (
    ("POST", HELLO),
    ("POST", "/v1/sync/push"),
    ("POST", "/v1/sync/pull"),
    ("POST", "/v1/sync/held"),
    ("POST", "/v1/sync/recover"),
    ("POST", "/v1/sync/digest"),
    ("GET", "/v1/blobs/missing"),
    ("GET", f"/v1/blobs/{'a' * 64}"),
    ("PATCH", f"/v1/blobs/{'a' * 64}"),
)
NOTHING = hashlib.sha256(b"").hexdigest()


def code(reply: requests.Response) -> str:
    return str(reply.json().get("code", "")) if reply.status_code != 200 else ""


def greet(laptop: Client, signature: str | None = None) -> str:
    headers = {} if signature is None else {"RRK-Signature": signature}
    return code(laptop.call(HELLO, {"client_time": now()}, headers=headers))


def test_a_signed_call_is_answered(arta: Client) -> None:
    assert greet(arta) == ""


def test_a_token_without_a_signature_is_refused(arta: Client) -> None:
    for signature in ("", "1", "1 2", "2 3 4", "1 x y", "1 ² ab", "1 9 é"):
        raw = signature.encode().decode("latin-1")
        assert greet(arta, raw) == "bad_signature"


def test_a_stolen_token_opens_no_call(arta: Client) -> None:
    arta.signer = Signer(arta.enrolled["device_id"], Keys.new().sign)

    for method, path in CALLS:
        reply = arta.call(path, {}, method=method, headers={"Upload-Offset": "0"})
        assert (reply.status_code, code(reply)) == (401, "bad_signature"), path


def test_a_signature_is_good_for_its_own_call_only(arta: Client, besim: Client) -> None:
    body = {"client_time": now()}
    raw = str(body).encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    signed = {
        "another path": arta.signer.header("POST", "/v1/sync/pull", sha256),
        "another method": arta.signer.header("GET", HELLO, sha256),
        "another body": arta.signer.header("POST", HELLO, NOTHING),
        "a query": arta.signer.header("POST", f"{HELLO}?all=1", sha256),
        "another laptop": besim.signer.header("POST", HELLO, sha256),
    }

    found = {
        name: code(arta.call(HELLO, raw=raw, headers={"RRK-Signature": each}))
        for name, each in signed.items()
    }

    assert found == dict.fromkeys(signed, "bad_signature")


def test_a_body_that_was_changed_after_signing_is_not_read(arta: Client) -> None:
    sha256 = hashlib.sha256(b"{}").hexdigest()

    reply = arta.call(HELLO, raw=b"[]", headers={"RRK-Body-SHA256": sha256})

    assert (code(reply), reply.json()["values"]) == ("bad_request", {"reason": "hash"})


def test_a_signature_is_good_for_ten_minutes_to_either_side(
    central: TestOffice, arta: Client
) -> None:
    found = {}
    for away in (-620, -580, 0, 580, 620):
        central.office.clock = lambda away=away: time.time() + away  # type: ignore[misc]
        found[away] = greet(arta)

    assert SIGNATURE_SECONDS == 600
    assert found == {-620: "clock", -580: "", 0: "", 580: "", 620: "clock"}


def test_the_refusal_of_a_time_names_the_right_one_also_where_there_is_no_body(
    central: TestOffice, arta: Client
) -> None:
    central.office.clock = lambda: 5_000_000_000.4

    for method in ("GET", "HEAD"):
        reply = arta.call(f"/v1/blobs/{'a' * 64}", raw=b"", method=method)

        assert (reply.status_code, reply.headers["RRK-Time"]) == (401, "5000000000")


def test_a_signature_that_is_heard_and_sent_again_changes_nothing(arta: Client) -> None:
    mine = household()
    raw = json.dumps({"epoch": arta.epoch, "client_time": now(), "ops": [mine]}).encode()
    first = arta.call("/v1/sync/push", raw=raw)
    heard = {"RRK-Signature": str(first.request.headers["RRK-Signature"])}

    again = arta.call("/v1/sync/push", raw=raw, headers=heard)

    assert first.status_code == again.status_code == 200
    results = [reply.json()["results"][0] for reply in (first, again)]
    assert [(each["status"], each["revision"]) for each in results] == [("applied", 1)] * 2


def test_laptops_are_told_the_public_keys_of_the_office_and_never_the_private_ones(
    central: TestOffice, arta: Client
) -> None:
    keys = office_keys(central.settings.folder)
    told = arta.call(HELLO, {"client_time": now()})

    assert arta.enrolled["office"] == told.json()["office"] == keys.public.model_dump()
    for private in (keys.sign, keys.seal):
        assert private not in told.text + str(arta.enrolled)


class TestKeysOfTheOffice:
    """Made once, read by the server alone."""

    def test_they_are_made_at_the_first_start_and_kept(self, tmp_path: Path) -> None:
        made = office_keys(tmp_path / "office")

        assert office_keys(tmp_path / "office") == made
        assert made != office_keys(tmp_path / "another")
        assert [path.name for path in (tmp_path / "office").iterdir()] == [FILE]

    def test_two_processes_that_start_at_once_get_the_same(self, tmp_path: Path) -> None:
        with ThreadPoolExecutor(8) as pool:
            found = set(pool.map(lambda _: office_keys(tmp_path), range(16)))

        assert len(found) == 1

    def test_nobody_else_may_read_them(self, tmp_path: Path) -> None:
        office_keys(tmp_path)

        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
        (tmp_path / FILE).chmod(0o640)
        with pytest.raises(Refused, match="open_keys"):
            office_keys(tmp_path)

    def test_a_server_does_not_start_with_keys_that_others_may_read(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        office_keys(tmp_path)
        (tmp_path / FILE).chmod(0o644)

        assert rrk_central.main(["--folder", str(tmp_path), "serve"]) == 1
        assert "chmod 600" in capsys.readouterr().err
