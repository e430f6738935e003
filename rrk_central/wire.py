"""Bodies and headers: limits while reading, hash and gzip while answering."""

import gzip
import hashlib
import json
import zlib
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rrk_central.accounts import Refused
from rrk_field.sync.protocol import (
    GZIP_FROM_BYTES,
    GZIP_LEVEL,
    HEADER_HASH,
    HEADER_PROTOCOL,
    HEADER_TIME,
    HTTP_CODES,
    PROTOCOL,
    PUSH_PACKED_BYTES,
    PUSH_UNPACKED_BYTES,
)

JSON_TYPE: Final = "application/json"
_DEPTH = 32
Read = TypeVar("Read", bound=BaseModel)


async def read_packed(request: Request, at_most: int = PUSH_PACKED_BYTES) -> bytes:
    """Return the body as it came. Raises Refused `too_large` while it is still coming."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > at_most:
            raise Refused("too_large", bytes=at_most)
    return bytes(body)


def unpacked(packed: bytes, headers: Headers, at_most: int = PUSH_UNPACKED_BYTES) -> bytes:
    """Unpack a body and check its hash. Raises Refused `too_large`, `bad_request`."""
    encoding = headers.get("content-encoding", "identity").lower()
    if encoding not in {"gzip", "identity"}:
        raise Refused("bad_request", reason="encoding")
    body = _gunzip(packed, at_most) if encoding == "gzip" else packed
    stated = headers.get(HEADER_HASH)
    if stated is None or stated.lower() != hashlib.sha256(body).hexdigest():
        raise Refused("bad_request", reason="hash")
    return body


def _gunzip(packed: bytes, at_most: int) -> bytes:
    """Unpack piece by piece, so that a small body never becomes a huge one."""
    reader = zlib.decompressobj(wbits=31)
    try:
        body = reader.decompress(packed, at_most + 1)
    except zlib.error:
        raise Refused("bad_request", reason="gzip") from None
    if len(body) > at_most:
        raise Refused("too_large", bytes=at_most)
    if not reader.eof or reader.unused_data:
        raise Refused("bad_request", reason="gzip")
    return body


def parsed(model: type[Read], body: bytes) -> Read:
    """Return the message. Raises Refused `bad_request`, or `too_large` for too many changes."""
    if _too_deep(body):
        raise Refused("bad_request", reason="depth")
    try:
        return model.model_validate_json(body)
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:200]
        if first["type"] == "too_long" and len(first["loc"]) == 1:
            raise Refused("too_large", field=where) from None
        raise Refused("bad_request", field=where, reason=first["type"]) from None


def _too_deep(body: bytes) -> bool:
    """Whether brackets nest deeper than any message of ours; text may hold a few more."""
    if body.count(b"[") + body.count(b"{") <= _DEPTH:
        return False
    unescaped = body.replace(rb"\\", b"").replace(rb"\"", b"")
    brackets = b"".join(unescaped.translate(_AS_ROUND, _OTHER).split(b'"')[::2])
    for _ in range(_DEPTH):
        brackets = brackets.replace(b"()", b"")
    return b"(" in brackets


_OTHER = bytes(set(range(256)) - set(b'[]{}"'))
_AS_ROUND = bytes.maketrans(b"[]{}", b"()()")


def reply(
    message: BaseModel | dict[str, Any] | bytes, status: int = 200, **headers: str
) -> Response:
    """Return a JSON reply; what stands at its default is left out."""
    if isinstance(message, BaseModel):
        body = message.model_dump_json(by_alias=True, exclude_defaults=True).encode()
    elif isinstance(message, dict):
        body = json.dumps(message, separators=(",", ":")).encode()
    else:
        body = message
    return Response(
        body, status, {name.replace("_", "-"): value for name, value in headers.items()}, JSON_TYPE
    )


def refusal(refused: Refused) -> Response:
    """Return the reply that tells a code and its values."""
    headers = {}
    if refused.code == "busy":
        headers["Retry-After"] = str(refused.values.get("seconds", 2))
    if refused.code == "clock":
        headers[HEADER_TIME] = str(refused.values["seconds"])
    if refused.code in {"offset", "checksum"}:
        headers["Upload-Offset"] = str(refused.values.get("offset", 0))
    status = HTTP_CODES.get(refused.code, 400)
    return reply({"code": refused.code, "values": refused.values}, status, **headers)


class Signed:
    """Adds protocol number and content hash to every reply, and packs large ones."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the reply back until it is whole: its hash stands in front of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                packed = _headers(scope, start, bytes(body))
                await send(start)
                await send({"type": "http.response.body", "body": packed})

        await self._app(scope, receive, collect)


def _headers(scope: Scope, start: Message, body: bytes) -> bytes:
    """Complete the headers of a reply and return its body as it is sent."""
    headers = MutableHeaders(raw=start["headers"])
    headers[HEADER_PROTOCOL] = str(PROTOCOL)
    headers[HEADER_HASH] = hashlib.sha256(body).hexdigest()
    if scope["method"] == "HEAD" or start["status"] == 204:
        start["headers"] = headers.raw
        return b""
    accepts = Headers(scope=scope).get("accept-encoding", "")
    if "gzip" in accepts and len(body) >= GZIP_FROM_BYTES and _packs(headers):
        body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    start["headers"] = headers.raw
    return body


def _packs(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith((JSON_TYPE, "text/"))
