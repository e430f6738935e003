"""A bare laptop for the server's tests: it speaks the protocol and keeps nothing."""

import gzip
import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from uuid_utils.compat import uuid7

from rrk_field.sync.protocol import Op, PushReply, Result
from rrk_field.sync.signing import Keys, Signer
from tests.office import ADDRESS, PASSWORD, TestOffice

Json = Any


def new_id() -> str:
    return str(uuid7())


def now() -> str:
    return datetime.now(UTC).isoformat()


def op(kind: str, type: str, id: str, base: int = 0, **more: Json) -> dict[str, Json]:
    """A change as it travels; `set` maps a field to `[old, new]`."""
    return {
        "op_id": new_id(),
        "kind": kind,
        "type": type,
        "id": id,
        "base_revision": base,
        "at": now(),
        **more,
    }


def create(type: str, id: str | None = None, **values: Json) -> dict[str, Json]:
    pairs = {name: [None, value] for name, value in values.items()}
    return op("create", type, id or new_id(), set=pairs)


def household(id: str | None = None, code: str = "17", **values: Json) -> dict[str, Json]:
    return create("household", id, municipality_code=code, **values)


def person(household_id: str, id: str | None = None, **values: Json) -> dict[str, Json]:
    return create("person", id, household_id=household_id, **values)


def assessment(household_id: str, **answers: Json) -> dict[str, Json]:
    made = create("household_assessment", household_id=household_id, form_version="1")
    made["set"] |= {f"answers/{path}": [None, value] for path, value in answers.items()}
    return made


def patch(type: str, id: str, base: int, **pairs: Json) -> dict[str, Json]:
    return op("patch", type, id, base, set=pairs)


def delete(type: str, id: str, base: int) -> dict[str, Json]:
    return op("delete", type, id, base)


def grouped(*ops: dict[str, Json]) -> list[dict[str, Json]]:
    name = new_id()
    return [{**each, "group": name} for each in ops]


def introduction(user: str, password: str, keys: Keys) -> dict[str, Json]:
    """What makes a laptop known."""
    public = keys.public.model_dump()
    return {"user": user, "password": password, "device_name": f"of {user}", "keys": public}


class Client:
    """One enrolled laptop."""

    password = PASSWORD

    def __init__(self, office: TestOffice, user: str, adapter: HTTPAdapter | None = None) -> None:
        self.office = office
        self.session = office.session(adapter)
        self.token = ""
        self.keys = Keys.new()
        enrolled = self.call("/v1/devices", introduction(user, self.password, self.keys))
        assert enrolled.status_code == 200, enrolled.text
        self.enrolled = enrolled.json()
        self.token = self.enrolled["token"]
        self.signer = Signer(self.enrolled["device_id"], self.keys.sign)
        self.cursors: dict[str, tuple[int, str]] = {}
        self.records: dict[str, dict[str, Json]] = {}
        self.exits: list[tuple[str, str]] = []
        self.epoch = self.hello()["epoch"]

    def call(
        self,
        path: str,
        body: Json = None,
        *,
        method: str = "POST",
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
    ) -> requests.Response:
        content = raw if raw is not None else json.dumps(body).encode()
        sent = {
            "RRK-Sync": "1",
            "RRK-Body-SHA256": hashlib.sha256(content).hexdigest(),
            "Content-Type": "application/json",
        }
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        sent |= headers or {}
        if self.token and "RRK-Signature" not in sent:
            sent["RRK-Signature"] = self.signer.header(method, path, sent["RRK-Body-SHA256"])
        if sent.get("Content-Encoding") == "gzip" and raw is None:
            content = gzip.compress(content)
        return self.session.request(
            method, ADDRESS + path, data=content, headers=sent, allow_redirects=False
        )

    def hello(self, **more: Json) -> dict[str, Json]:
        reply = self.call("/v1/hello", {"client_time": now(), **more})
        assert reply.status_code == 200, reply.text
        found: dict[str, Json] = reply.json()
        return found

    def send(self, *ops: dict[str, Json], **more: Json) -> requests.Response:
        return self.call(
            "/v1/sync/push",
            {"epoch": self.epoch, "client_time": now(), "ops": list(ops), **more},
            headers={"Content-Encoding": "gzip"},
        )

    def push(self, *ops: dict[str, Json]) -> list[Result]:
        reply = self.send(*ops)
        assert reply.status_code == 200, reply.text
        return PushReply.model_validate_json(reply.content).results

    def page(self, limit: int = 500, cursors: Json = None) -> dict[str, Json]:
        asked = self.cursors if cursors is None else cursors
        reply = self.call("/v1/sync/pull", {"epoch": self.epoch, "cursors": asked, "limit": limit})
        assert reply.status_code == 200, reply.text
        found: dict[str, Json] = reply.json()
        return found

    def pull(self, limit: int = 500) -> list[dict[str, Json]]:
        """Receive everything new, as a laptop would keep it; return the changes."""
        changes: list[dict[str, Json]] = []
        while True:
            page = self.page(limit)
            views = {scope["key"]: scope["view"] for scope in page["scopes"]}
            self.cursors = {key: (pos, views[key]) for key, pos in page["cursors"].items()}
            changes += page["changes"]
            if not page["more"]:
                break
        for change in changes:
            if "exit" in change:
                self.exits.append((change["id"], change["exit"]))
                known = self.records.get(change["id"])
                if known and known["scope"] == change["exit"]:
                    del self.records[change["id"]]
            else:
                self.records[change["id"]] = change
        return changes

    def conflicts(self) -> list[dict[str, Json]]:
        self.pull()
        return [
            {**change["data"], "id": change["id"], "revision": change["revision"]}
            for change in self.records.values()
            if change["type"] == "conflict"
        ]


def as_op(message: dict[str, Json]) -> Op:
    return Op.model_validate(message)
