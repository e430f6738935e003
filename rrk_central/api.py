"""The calls of the protocol. Each names who may make it; the body is read after that."""

import hashlib
import re
import time
from collections import Counter
from collections.abc import Callable
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Header, Query, Request, Response, Security
from fastapi import Path as PathField
from fastapi.concurrency import run_in_threadpool

from rrk_central import accounts, ledger
from rrk_central.accounts import Caller, Refused, Rights, rights_of
from rrk_central.blobs import BlobStore, missing, named_in_scope
from rrk_central.description import (
    AN_OBJECT,
    OFFSET,
    TAKES_A_CHUNK,
    TOKEN,
    a_file,
    takes,
    tells,
    without_body,
)
from rrk_central.engines import Database
from rrk_central.health import Health, failing
from rrk_central.keys import office_keys
from rrk_central.logs import tell
from rrk_central.settings import Settings
from rrk_central.tables import SYNC_HEAD
from rrk_central.wire import parsed, read_packed, reply, unpacked
from rrk_field.domain.values import SCHEMA
from rrk_field.sync.protocol import (
    CHUNK_BYTES,
    HEADER_HASH,
    HEADER_OFFSET,
    HEADER_SIGNATURE,
    PROTOCOL,
    DigestReply,
    DigestRequest,
    EnrolReply,
    EnrolRequest,
    HeldReply,
    HeldRequest,
    HelloReply,
    HelloRequest,
    HistoryReply,
    MissingReply,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RecoverReply,
    RecoverRequest,
)
from rrk_field.sync.signing import ClockError, UnsignedError, check_request

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{1,12})?")

router = APIRouter()


class Office:
    """What the calls need, made by `create_app`."""

    def __init__(self, settings: Settings, database: Database) -> None:
        """Take the database over; `close` gives it up."""
        self.settings = settings
        self.database = database
        self.blobs = BlobStore(settings, database)
        self.forms = ledger.Forms(self.blobs.read)
        self.keys = office_keys(settings.folder)
        self.health = Health(lambda: failing(settings, database, self.blobs))
        self.clock: Callable[[], float] = time.time

    def close(self) -> None:
        """Close all connections."""
        self.database.close()


def office(request: Request) -> Office:
    """Return the office of this application."""
    found: Office = request.app.state.office
    return found


def anybody() -> None:
    """Mark a call that needs no token."""


def known_device(
    request: Request,
    authorization: Annotated[str, Header(max_length=200, include_in_schema=False)] = "",
    _described: Annotated[object, Security(TOKEN)] = None,
) -> Caller:
    """Return who calls, if the laptop's own key signed the call.

    Raises Refused `token_expired`, `device_revoked`, `bad_signature`, `clock`,
    `upgrade_required`.
    """
    if request.headers.get("rrk-sync", str(PROTOCOL)) != str(PROTOCOL):
        raise Refused("upgrade_required", protocol=PROTOCOL)
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refused("token_expired")
    here = office(request)
    with here.database.reading() as connection:
        caller = accounts.caller(connection, token)
    tell(request.scope, device=caller.device_id)
    _check_signature(request, caller, here.clock())
    return caller


def _check_signature(request: Request, caller: Caller, now: float) -> None:
    """Refuse a call that another key signed, or that was signed for another call or time.

    The hash that was signed is that of the body: it is compared with what comes.
    """
    if caller.keys is None:
        raise Refused("bad_signature")
    path, query = request.url.path, request.url.query
    try:
        check_request(
            request.headers.get(HEADER_SIGNATURE, ""),
            caller.keys.sign,
            method=request.method,
            path=f"{path}?{query}" if query else path,
            device_id=caller.device_id,
            body_sha256=request.headers.get(HEADER_HASH, ""),
            now=now,
        )
    except UnsignedError:
        raise Refused("bad_signature") from None
    except ClockError:
        raise Refused("clock", seconds=round(now)) from None


def active_device(caller: Annotated[Caller, Depends(known_device)]) -> Caller:
    """Return who calls, if that laptop may receive. Raises Refused `device_retiring`."""
    if caller.state != "active":
        raise Refused("device_retiring")
    return caller


Known = Annotated[Caller, Depends(known_device)]
Active = Annotated[Caller, Depends(active_device)]
Here = Annotated[Office, Depends(office)]


async def body_of_device(request: Request, _caller: Known) -> bytes:
    """Return the unpacked body; not one byte is read before the token was checked."""
    return unpacked(await read_packed(request), request.headers)


async def body_of_anybody(request: Request) -> bytes:
    """Return the unpacked body of a call without a token; it is small."""
    return unpacked(await read_packed(request, 64 << 10), request.headers, 64 << 10)


Body = Annotated[bytes, Depends(body_of_device)]


@router.get(
    "/v1/health", dependencies=[Depends(anybody)], responses={200: AN_OBJECT, 503: AN_OBJECT}
)
def health(request: Request, here: Here) -> Response:
    """Whether the server can do its work; what is wrong stands in the log, not in the reply."""
    wrong = here.health.failing()
    if wrong:
        tell(request.scope, checks=wrong)
        return reply({"status": "failing", "protocol": PROTOCOL}, 503)
    return reply({"status": "ok", "protocol": PROTOCOL})


@router.post(
    "/v1/devices",
    dependencies=[Depends(anybody)],
    openapi_extra=takes(EnrolRequest),
    responses=tells("sign_in_refused", reply=EnrolReply),
)
def enrol(
    request: Request, here: Here, body: Annotated[bytes, Depends(body_of_anybody)]
) -> Response:
    """Make a laptop known; the token is told once."""
    asked = parsed(EnrolRequest, body)
    address = request.client.host if request.client else ""
    names = (f"user {asked.user}", f"address {address}")
    with here.database.alone("sign-in") as connection:
        accounts.begin_try(connection, names, here.clock())
    with here.database.reading() as connection:
        user_id, full_name = accounts.verified(
            connection, here.settings, asked.user, asked.password
        )
    with here.database.alone("sign-in") as connection:
        accounts.take_back_try(connection, names)
        device_id, token, code = accounts.add_device(
            connection, user_id, asked.device_name, asked.keys
        )
        rights = rights_of(connection, user_id)
        server_id = connection.execute(sa.select(SYNC_HEAD.c.server_id)).scalar_one()
    return reply(
        EnrolReply(
            device_id=device_id,
            token=token,
            code=code,
            server_id=server_id,
            user_id=user_id,
            user_name=full_name,
            role=rights.role,
            office=here.keys.public,
        )
    )


@router.post(
    "/v1/hello",
    openapi_extra=takes(HelloRequest),
    responses=tells("history_differs", "device_copied", reply=HelloReply),
)
def hello(here: Here, caller: Known, body: Body) -> Response:
    """Who are you, may we talk."""
    asked = parsed(HelloRequest, body)
    found = ledger.greet(
        here.database,
        asked,
        caller,
        numbers_ahead=here.settings.numbers_ahead,
        office=here.keys.public,
    )
    return reply(found)


@router.post(
    "/v1/sync/push",
    openapi_extra=takes(PushRequest),
    responses=tells("epoch_changed", "op_id_reused", reply=PushReply),
)
def push(request: Request, here: Here, caller: Known, body: Body) -> Response:
    """Apply changes of one laptop."""
    asked = parsed(PushRequest, body)
    _check_versions(asked.schema_, ledger.MIN_PUSH_SCHEMA, asked.protocol)
    done = ledger.apply(
        here.database,
        asked.ops,
        caller,
        epoch=asked.epoch,
        client_time=asked.client_time,
        forms=here.forms,
        schema=asked.schema_,
    )
    tell(request.scope, counts=Counter(result.status for result in done.results))
    return reply(done)


@router.post(
    "/v1/sync/pull",
    openapi_extra=takes(PullRequest),
    responses=tells("device_retiring", "epoch_changed", "history_differs", reply=PullReply),
)
def pull(here: Here, caller: Active, body: Body) -> Response:
    """Hand out one page of changes."""
    asked = parsed(PullRequest, body)
    _check_versions(asked.schema_, ledger.MIN_PULL_SCHEMA, asked.protocol)
    return reply(ledger.pull(here.database, asked, caller))


@router.post("/v1/sync/held", openapi_extra=takes(HeldRequest), responses=tells(reply=HeldReply))
def held(here: Here, caller: Known, body: Body) -> Response:
    """Tell what became of held changes, after closing those that the officer gave up."""
    asked = parsed(HeldRequest, body)
    if asked.discarded:
        ledger.discard(here.database, asked.discarded, caller)
    return reply(ledger.held_states(here.database, asked.op_ids, caller))


@router.post(
    "/v1/sync/recover",
    openapi_extra=takes(RecoverRequest),
    responses=tells("epoch_changed", reply=RecoverReply),
)
def recover(request: Request, here: Here, _caller: Known, body: Body) -> Response:
    """Tell which of a laptop's records a restored server lost."""
    asked = parsed(RecoverRequest, body)
    _check_versions(asked.schema_, ledger.MIN_PUSH_SCHEMA)
    found = ledger.wanted(here.database, asked)
    tell(request.scope, counts={"offered": len(asked.records), "wanted": len(found.wanted)})
    return reply(found)


@router.post(
    "/v1/sync/digest",
    openapi_extra=takes(DigestRequest),
    responses=tells("device_retiring", "not_found", reply=DigestReply),
)
def digest(here: Here, caller: Active, body: Body) -> Response:
    """Tell count and hash of the contents of a scope."""
    return reply(ledger.digest(here.database, parsed(DigestRequest, body), caller))


def _check_versions(schema: int, oldest: int, protocol: int = PROTOCOL) -> None:
    if protocol != PROTOCOL or not oldest <= schema <= SCHEMA:
        raise Refused("upgrade_required", protocol=PROTOCOL, schema=SCHEMA)


@router.get(
    "/v1/records/{id}/history",
    responses=tells("device_retiring", "not_found", reply=HistoryReply),
)
def history(
    here: Here,
    caller: Active,
    id: Annotated[str, PathField(max_length=36)],
    before: Annotated[int, Query(ge=1, le=2**31 - 1)] = 2**31 - 1,
) -> Response:
    """Tell the versions of a record below a revision, the newest first."""
    return reply(ledger.history(here.database, id, before, caller))


@router.get("/v1/blobs/missing", responses=tells("device_retiring", reply=MissingReply))
def blobs_missing(here: Here, caller: Active) -> Response:
    """Tell which files records name and the server lacks."""
    with here.database.reading() as connection:
        return reply(
            MissingReply(sha256=missing(connection, rights_of(connection, caller.user_id)))
        )


def _named(here: Office, caller: Caller, sha256: str) -> Rights:
    """Refuse a file that no record in the caller's scopes names, as if it did not exist."""
    if _SHA256.fullmatch(sha256) is None:
        raise Refused("not_found")
    with here.database.reading() as connection:
        rights = rights_of(connection, caller.user_id)
        if not named_in_scope(connection, rights, sha256):
            raise Refused("not_found")
    return rights


@router.head(
    "/v1/blobs/{sha256}",
    responses=tells("not_found") | {200: without_body(**OFFSET), 204: without_body(**OFFSET)},
)
def blob_state(here: Here, caller: Known, sha256: str) -> Response:
    """Whether a file is stored, and how much of it is there."""
    _named(here, caller, sha256)
    size = here.blobs.size(sha256)
    if size is not None:
        return Response(status_code=200, headers={HEADER_OFFSET: str(size)})
    if offset := here.blobs.offset(sha256):
        return Response(status_code=204, headers={HEADER_OFFSET: str(offset)})
    raise Refused("not_found")


@router.patch(
    "/v1/blobs/{sha256}",
    status_code=204,
    openapi_extra=TAKES_A_CHUNK,
    responses=tells("not_found", "offset", "checksum") | {204: without_body(**OFFSET)},
)
async def append_blob(
    request: Request,
    here: Here,
    caller: Known,
    sha256: str,
    upload_offset: Annotated[int, Header(ge=0, le=1 << 40)],
    upload_length: Annotated[int | None, Header(ge=0, le=1 << 40)] = None,
) -> Response:
    """Take a chunk; whether the caller may is decided before a byte of it is read."""
    await run_in_threadpool(_named, here, caller, sha256)
    chunk = await read_packed(request, CHUNK_BYTES)
    if hashlib.sha256(chunk).hexdigest() != request.headers.get(HEADER_HASH, "").lower():
        raise Refused("bad_request", reason="hash")
    reached = await run_in_threadpool(
        lambda: here.blobs.append(
            sha256, upload_offset, chunk, total=upload_length, device_id=caller.device_id
        )
    )
    return Response(status_code=204, headers={HEADER_OFFSET: str(reached)})


@router.get(
    "/v1/blobs/{sha256}",
    response_class=Response,
    responses=tells("device_retiring", "not_found")
    | {
        200: a_file(),
        206: a_file(Content_Range="which part it is"),
        416: without_body(Content_Range="how large the file is"),
    },
)
def blob(
    here: Here, caller: Active, sha256: str, range: Annotated[str, Header(max_length=60)] = ""
) -> Response:
    """Hand out a file, or the part of it that `Range` names."""
    _named(here, caller, sha256)
    size = here.blobs.size(sha256)
    if size is None:
        raise Refused("not_found")
    asked = _RANGE.fullmatch(range)
    if asked is None:
        return Response(here.blobs.read(sha256), media_type="application/octet-stream")
    begin = int(asked[1])
    end = min(int(asked[2]) + 1 if asked[2] else size, size)
    if begin >= end:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
    return Response(
        here.blobs.read(sha256, begin, end),
        206,
        {"Content-Range": f"bytes {begin}-{end - 1}/{size}"},
        "application/octet-stream",
    )
