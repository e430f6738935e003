"""The description of the calls (OpenAPI) is true: no call answers anything it does not name."""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

import pytest
import requests
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from rrk_central import accounts, api
from rrk_field.sync.protocol import CHUNK_BYTES, HTTP_CODES, Refusal
from tests.central.client import Client, create, household, introduction, new_id, now
from tests.central.conftest import with_people
from tests.office import PASSWORD, TestOffice, open_office, wait_for_server_threads

PICTURE = b"a house" * 100
SHA256 = hashlib.sha256(PICTURE).hexdigest()
PAGE = hashlib.sha256(b"another").hexdigest()
BROKEN_DATABASE = {503, 507}
"""Answered when the database is away or the disk full: see test_kill and test_requests."""

Described = dict[str, Any]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestOffice]:
    with open_office(tmp_path_factory.mktemp("described")) as office:
        yield with_people(office)


@pytest.fixture(scope="module")
def arta(described: TestOffice) -> Client:
    """A laptop with a household, and a photo that is not there yet."""
    laptop = Client(described, "arta", described.adapter(raise_server_exceptions=False))
    parent = household()
    photo = create("photo", household_id=parent["id"], sha256=SHA256, size_bytes=len(PICTURE))
    laptop.push(parent, photo)
    return laptop


@pytest.fixture(autouse=True)
def _threads_of_the_server_end() -> Iterator[None]:
    yield
    wait_for_server_threads()


def calls(office: TestOffice) -> dict[tuple[str, str], Described]:
    """Every call of the description, by method and path."""
    return {
        (method.upper(), path): call
        for path, found in office.app.openapi()["paths"].items()
        for method, call in found.items()
    }


def messages() -> dict[tuple[str, str], type[BaseModel]]:
    """The message that a call answers with, where it is one."""
    return {
        (method, route.path): route.responses[200]["model"]
        for route in api.router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
        if "model" in route.responses.get(200, {})
    }


def check(office: TestOffice, method: str, path: str, reply: requests.Response) -> None:
    """What came is what the description says."""
    answers = calls(office)[method, path]["responses"]
    assert str(reply.status_code) in answers, (method, path, reply.status_code, reply.text)
    answer = answers[str(reply.status_code)]
    for name in answer["headers"]:
        assert name in reply.headers, (method, path, reply.status_code, name)
    if method != "HEAD":
        assert reply.headers["RRK-Body-SHA256"] == hashlib.sha256(reply.content).hexdigest()
    if "content" not in answer:
        assert reply.content == b""
        return
    assert reply.headers["Content-Type"] in answer["content"]
    if reply.headers["Content-Type"] != "application/json" or path == "/v1/health":
        return
    model = Refusal if reply.status_code >= 400 else messages()[method, path]
    told = model.model_validate_json(reply.content)
    assert set(reply.json()) <= set(told.model_dump(by_alias=True))
    if isinstance(told, Refusal):
        assert HTTP_CODES[told.code] == reply.status_code
        assert told.code in answer["description"].split(", ")


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from references(each)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


def test_every_reference_leads_somewhere(described: TestOffice) -> None:
    document = described.app.openapi()
    schemas = document["components"]["schemas"]

    found = set(references(document))

    assert found
    assert {each.removeprefix("#/components/schemas/") for each in found} <= set(schemas)
    assert "HTTPValidationError" not in json.dumps(document)


def test_every_call_but_two_needs_a_token_and_a_signature(described: TestOffice) -> None:
    open_to_all = {("GET", "/v1/health"), ("POST", "/v1/devices")}
    for name, call in calls(described).items():
        needed = {each["name"] for each in call["parameters"] if each["required"]}

        assert ("security" in call) is (name not in open_to_all), name
        assert ({"RRK-Signature", "RRK-Body-SHA256"} <= needed) is (name not in open_to_all)


Ask = Callable[[], requests.Response]


def asked(laptop: Client, retiring: Client, revoked: Client) -> Iterator[tuple[str, str, Ask]]:
    """Requests of all kinds; together they get every answer that the description names."""
    posts = {
        "/v1/hello": {"client_time": now()},
        "/v1/sync/push": {"epoch": laptop.epoch, "client_time": now(), "ops": []},
        "/v1/sync/pull": {"epoch": laptop.epoch},
        "/v1/sync/held": {"op_ids": [new_id()]},
        "/v1/sync/recover": {"epoch": laptop.epoch, "records": []},
        "/v1/sync/digest": {"scope": "17"},
    }
    yield "GET", "/v1/health", partial(laptop.call, "/v1/health", method="GET", raw=b"")
    yield from _introductions(laptop)
    for path, body in posts.items():
        yield "POST", path, partial(laptop.call, path, body)
        yield "POST", path, partial(laptop.call, path, raw=b"{")
        yield "POST", path, partial(laptop.call, path, raw=b" " * ((1 << 20) + 1))
        yield "POST", path, partial(laptop.call, path, body, headers={"RRK-Sync": "2"})
        yield "POST", path, partial(revoked.call, path, body)
        yield "POST", path, partial(retiring.call, path, body)
    change = household()
    again = {**change, "set": {}}
    pushed = {**posts["/v1/sync/push"], "ops": [change, again]}
    yield "POST", "/v1/sync/push", partial(laptop.call, "/v1/sync/push", pushed)
    for path in ("/v1/sync/push", "/v1/sync/pull", "/v1/sync/recover"):
        other = {**posts[path], "epoch": "e-other"}
        yield "POST", path, partial(laptop.call, path, other)
    copied = {"client_time": now(), "ticket": "of another"}
    yield "POST", "/v1/hello", partial(laptop.call, "/v1/hello", copied)
    yield "POST", "/v1/sync/digest", partial(laptop.call, "/v1/sync/digest", {"scope": "06"})
    yield from _histories(laptop, retiring, revoked)
    yield from _files(laptop, retiring, revoked)


def _introductions(laptop: Client) -> Iterator[tuple[str, str, Ask]]:
    path = "/v1/devices"
    for password in (PASSWORD, "a wrong password"):
        known = introduction("arta", password, laptop.keys)
        yield "POST", path, partial(laptop.call, path, known)
    yield "POST", path, partial(laptop.call, path, {})
    yield "POST", path, partial(laptop.call, path, raw=b" " * ((64 << 10) + 1))


def _histories(laptop: Client, *others: Client) -> Iterator[tuple[str, str, Ask]]:
    laptop.pull()
    path, name = "/v1/records/{id}/history", next(iter(laptop.records))
    for each in (laptop, *others):
        call = partial(each.call, method="GET", raw=b"")
        yield "GET", path, partial(call, f"/v1/records/{name}/history")
    call = partial(laptop.call, method="GET", raw=b"")
    yield "GET", path, partial(call, f"/v1/records/{new_id()}/history")
    yield "GET", path, partial(call, f"/v1/records/{name}/history?before=none")
    yield "GET", path, partial(call, f"/v1/records/{name}/history", headers={"RRK-Sync": "2"})


def _files(laptop: Client, *others: Client) -> Iterator[tuple[str, str, Ask]]:
    path = "/v1/blobs/{sha256}"
    for each in (laptop, *others):
        missing = "/v1/blobs/missing"
        yield "GET", missing, partial(each.call, missing, method="GET", raw=b"")
    newer = {"RRK-Sync": "2"}
    yield "GET", missing, partial(laptop.call, missing, method="GET", raw=b"", headers=newer)
    offset = {"Upload-Offset": "0", "Upload-Length": str(len(PICTURE))}
    patch = partial(laptop.call, f"/v1/blobs/{SHA256}", method="PATCH")
    head = partial(laptop.call, f"/v1/blobs/{SHA256}", method="HEAD", raw=b"")
    get = partial(laptop.call, f"/v1/blobs/{SHA256}", method="GET", raw=b"")
    yield "HEAD", path, head
    yield "PATCH", path, partial(patch, raw=PICTURE[:100])
    yield "PATCH", path, partial(patch, raw=b" " * (CHUNK_BYTES + 1), headers=offset)
    yield "PATCH", path, partial(patch, raw=b" " * len(PICTURE), headers=offset)
    yield "PATCH", path, partial(patch, raw=PICTURE[:100], headers=offset)
    yield "PATCH", path, partial(patch, raw=PICTURE[:100], headers=offset)
    yield "HEAD", path, head
    rest = {**offset, "Upload-Offset": "100"}
    yield "PATCH", path, partial(patch, raw=PICTURE[100:], headers=rest)
    yield "HEAD", path, head
    yield "GET", path, get
    for part in ("bytes=0-99", "bytes=9999-", "b" * 61):
        yield "GET", path, partial(get, headers={"Range": part})
    for call, method in ((patch, "PATCH"), (head, "HEAD"), (get, "GET")):
        elsewhere = partial(laptop.call, f"/v1/blobs/{PAGE}", method=method, raw=b"")
        yield method, path, partial(elsewhere, headers=offset)
        yield method, path, partial(call, headers={**offset, **newer})
        for each in others:
            yield (
                method,
                path,
                partial(each.call, f"/v1/blobs/{SHA256}", method=method, raw=b"", headers=offset),
            )


def test_every_answer_is_described_and_every_description_is_answered(
    described: TestOffice, arta: Client
) -> None:
    retiring, revoked = (Client(described, name) for name in ("besim", "milena"))
    for laptop, state in ((retiring, "retiring"), (revoked, "revoked")):
        with described.database.plain() as connection:
            accounts.set_device_state(connection, laptop.enrolled["code"], state)
    given_answers: dict[tuple[str, str], set[int]] = {}

    for method, path, ask in asked(arta, retiring, revoked):
        reply = ask()
        check(described, method, path, reply)
        given_answers.setdefault((method, path), set()).add(reply.status_code)

    for name, call in calls(described).items():
        expected = {int(status) for status in call["responses"]} - BROKEN_DATABASE
        if name[0] == "HEAD":
            expected.discard(400)  # nothing of it can be malformed
        assert given_answers[name] == expected, name


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@st.composite
def mutated(draw: st.DrawFn, body: Any) -> Any:
    """The message with some of its parts left out, doubled, or replaced by anything."""
    if isinstance(body, dict) and body and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(body)))
        rest = {key: value for key, value in body.items() if key != name}
        return draw(st.sampled_from([rest, {**body, name: draw(mutated(body[name]))}]))
    if isinstance(body, list) and body and draw(st.booleans()):
        return [draw(mutated(body[0])), *draw(st.sampled_from([body[1:], body]))]
    return draw(JSON | st.just(body))


def test_no_message_is_answered_otherwise(described: TestOffice, arta: Client) -> None:
    """Random messages near the right ones; an exception in the server would be a 500."""
    change = {**household(phone_1="1"), "after": new_id(), "supersedes": [new_id()]}
    bodies = {
        "/v1/hello": {
            "protocol": [1, 1], "schema": 1, "app": "1", "client_time": now(), "ticket": "t",
            "nonce": "n", "tags": [[1, "t"]], "cursors": {"17": [0, "v"]},
        },
        "/v1/sync/push": {
            "protocol": 1, "schema": 1, "epoch": arta.epoch, "client_time": now(), "ops": [change],
        },
        "/v1/sync/pull": {"epoch": arta.epoch, "cursors": {"17": [1, "v"]}, "limit": 3},
        "/v1/sync/held": {"op_ids": [new_id()]},
        "/v1/sync/recover": {"schema": 1, "epoch": arta.epoch, "records": [[new_id(), 2]]},
        "/v1/sync/digest": {"scope": "17", "schema": 1, "skip": [new_id()]},
        "/v1/devices": introduction("nobody", "a wrong password", arta.keys),
    }  # fmt: skip

    @settings(
        max_examples=200,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(bodies)))
        reply = arta.call(path, data.draw(mutated(bodies[path])))
        assert reply.status_code < 500 or reply.json()["code"] == "busy"
        check(described, "POST", path, reply)

    run()


@pytest.mark.soak
def test_schemathesis_finds_nothing_that_is_not_described(
    described: TestOffice, arta: Client, counted: Callable[..., None]
) -> None:
    schemathesis = import_module("schemathesis")
    modes = schemathesis.GenerationMode
    known = import_module("schemathesis.checks")
    known.load_all_checks()
    checks = known.CHECKS.get_by_names(
        [
            "not_a_server_error",
            "status_code_conformance",
            "content_type_conformance",
            "response_headers_conformance",
            "response_schema_conformance",
        ]
    )
    schema = schemathesis.openapi.from_dict(described.app.openapi())
    tried = 0

    def run(case: Any) -> None:
        nonlocal tried
        tried += 1
        reply = sent(arta, case)
        if reply.status_code == 503:
            check(described, case.method, case.path, reply)  # too many sign-ins: no fault
            return
        case.validate_response(reply, checks=checks)

    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in (modes.POSITIVE, modes.NEGATIVE):
            if mode is modes.NEGATIVE and operation.path == "/v1/health":
                continue  # it takes nothing that could be wrong
            strategy = operation.as_strategy(generation_mode=mode)
            settings(
                max_examples=100,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            )(given(case=strategy)(run))()
    counted(requests=tried)
    assert tried > 1000


def sent(laptop: Client, case: Any) -> requests.Response:
    """Send a case of schemathesis as a laptop of this office would, signed and hashed."""
    body = b"" if type(case.body).__name__ == "NotSet" else case.body
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    whole = requests.Request(case.method, "http://x" + case.formatted_path, params=case.query)
    own = ("authorization", "rrk-signature", "rrk-body-sha256")
    headers = {k: v for k, v in (case.headers or {}).items() if k.lower() not in own}
    return laptop.call(whole.prepare().path_url, method=case.method, raw=raw, headers=headers)
