"""The server's own description of its calls (OpenAPI): what each takes, and how it may answer."""

from collections.abc import Iterable
from typing import Any, Final

from fastapi import FastAPI
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from rrk_field.sync.protocol import (
    CHUNK_BYTES,
    HEADER_HASH,
    HEADER_OFFSET,
    HEADER_PROTOCOL,
    HEADER_SIGNATURE,
    HTTP_CODES,
    PROTOCOL,
    Refusal,
)

Described = dict[str, Any]

TOKEN: Final = HTTPBearer(auto_error=False, description="The laptop's, told once at `/v1/devices`.")

_REF: Final = "#/components/schemas/{model}"
_FILE: Final = "application/octet-stream"
_TO_ANYBODY: Final = ("busy", "storage_full")
_TO_A_DEVICE: Final = (
    "token_expired",
    "device_revoked",
    "bad_signature",
    "clock",
    "upgrade_required",
)
_TO_A_BODY: Final = ("bad_request", "too_large")
_REFUSAL: Final = {"$ref": _REF.format(model=Refusal.__name__)}
_TEXT: Final = {"type": "string"}
_HASH: Final = {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"}
_NUMBER: Final = {"type": "string", "pattern": "^[0-9]+$"}

_taken: list[type[BaseModel]] = []


def takes(model: type[BaseModel]) -> Described:
    """Describe a call that takes a message."""
    _taken.append(model)
    schema = {"$ref": _REF.format(model=model.__name__)}
    return {"requestBody": {"content": {"application/json": {"schema": schema}}, "required": True}}


AN_OBJECT: Final[Described] = {
    "description": "whether all is well",
    "content": {"application/json": {"schema": {"type": "object", "required": ["status"]}}},
}
TAKES_A_CHUNK: Final[Described] = {
    "requestBody": {
        "content": {_FILE: {"schema": {"type": "string", "maxLength": CHUNK_BYTES}}},
        "required": True,
    }
}
"""Describes a call that takes a piece of a file."""


def tells(*codes: str, reply: type[BaseModel] | None = None) -> dict[int | str, Described]:
    """Describe answers: refusals of these codes, and the message `reply`."""
    found: dict[int | str, Described] = {200: {"model": reply}} if reply else {}
    for code in codes:
        _add(found, HTTP_CODES[code], code)["model"] = Refusal
    return found


def a_file(**headers: str) -> Described:
    """Describe an answer that is a file or a part of one; each header with what it says."""
    return {"content": {_FILE: {"schema": _TEXT}}, **without_body(**headers)}


def without_body(**headers: str) -> Described:
    """Describe an answer of headers only."""
    told = {name.replace("_", "-"): _header(says, _TEXT) for name, says in headers.items()}
    return {"description": "; ".join(headers.values()), "headers": told}


class DescribedServer(FastAPI):
    """An application that also describes what all its calls have in common."""

    def openapi(self) -> Described:
        """Return the description; it is made once."""
        if self.openapi_schema is None:
            found = super().openapi()
            schemas = found["components"]["schemas"]
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            messages = [(model, "validation") for model in dict.fromkeys(_taken)]
            _, asked = models_json_schema(messages, ref_template=_REF)  # type: ignore[arg-type]
            schemas.update(asked["$defs"])
            schemas.setdefault(Refusal.__name__, Refusal.model_json_schema(ref_template=_REF))
            for calls in found["paths"].values():
                for method, call in calls.items():
                    _complete(call, has_body=method != "head")
        assert self.openapi_schema is not None
        return self.openapi_schema


def _complete(call: Described, *, has_body: bool) -> None:
    """Add the headers of every call, and the refusals that any call of its kind may meet."""
    answers = call["responses"]
    answers.pop("422", None)  # what FastAPI would say; here it is a refusal like any other
    codes = list(_TO_ANYBODY)
    if "security" in call:
        codes += _TO_A_DEVICE
    if "requestBody" in call:
        codes += _TO_A_BODY
    if call.get("parameters"):
        codes.append("bad_request")
    for code in codes:
        _add(answers, str(HTTP_CODES[code]), code)
    for status, answer in answers.items():
        if not has_body:
            answer.pop("content", None)
        elif int(status) >= 400 and "headers" not in answer:
            answer.setdefault("content", {"application/json": {"schema": _REFUSAL}})
        answer.setdefault("headers", {}).update(_ON_REPLIES)
    call["parameters"] = [*call.get("parameters", []), *_parameters(call)]


def _add(answers: dict[Any, Described], status: int | str, code: str) -> Described:
    answer = answers.setdefault(status, {"description": code})
    told = answer.get("description", "").split(", ")
    if code not in told:
        answer["description"] = ", ".join([*told, code])
    return answer


def _parameters(call: Described) -> Iterable[Described]:
    if "security" in call or "requestBody" in call:
        yield _parameter(HEADER_HASH, "SHA-256 of the unpacked body", _HASH, required=True)
    if "security" in call:
        yield _parameter(HEADER_SIGNATURE, "by the laptop's own key", _TEXT, required=True)
        yield _parameter(HEADER_PROTOCOL, "the protocol", {"const": PROTOCOL}, required=False)


def _parameter(name: str, says: str, schema: Described, *, required: bool) -> Described:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "description": says,
        "schema": schema,
    }


def _header(says: str, schema: Described) -> Described:
    return {"description": says, "schema": schema, "required": True}


_ON_REPLIES: Final = {
    HEADER_PROTOCOL: _header("the protocol", _NUMBER),
    HEADER_HASH: _header("SHA-256 of the unpacked body", _HASH),
}
OFFSET: Final = {HEADER_OFFSET.replace("-", "_"): "how much of the file is there"}
