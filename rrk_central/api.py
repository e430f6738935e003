"""The calls of the protocol. Each names who may make it; the body is read after that."""

import hashlib
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection

from rrk_central import accounts, ledger
from rrk_central.accounts import Caller, Refused, Rights, rights_of
from rrk_central.blobs import BlobStore, missing, named_in_scope
from rrk_central.engines import Database
from rrk_central.ledger.kinds import utc_now
from rrk_central.settings import Settings
from rrk_central.tables import HEAD_TAG, SYNC_HEAD
from rrk_central.wire import parsed, read_packed, reply, unpacked
from rrk_field.domain.values import SCHEMA
from rrk_field.sync.protocol import (
    CHUNK_BYTES,
    HEADER_HASH,
    HEADER_OFFSET,
    PROTOCOL,
    DigestRequest,
    EnrolReply,
    EnrolRequest,
    HeldRequest,
    HelloReply,
    HelloRequest,
    MissingReply,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RecoverReply,
    RecoverRequest,
)

MIN_SCHEMA = 1
TRIES, TRIES_SECONDS = 10, 600
_NAMES_KEPT = 1000
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
        self.tries = Tries()

    def close(self) -> None:
        """Close all connections."""
        self.database.close()


class Tries:
    """Counts failed sign-ins of a name and of an address.

    A try counts from its beginning, so that many at once are not more than allowed.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Use `clock` for seconds."""
        self._clock = clock
        self._tries: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def begin(self, *names: str) -> None:
        """Count one try. Raises Refused `busy` after too many within some minutes."""
        with self._lock:
            now = self._clock()
            if len(self._tries) > _NAMES_KEPT:
                recent = self._tries.items()
                self._tries = {name: at for name, at in recent if at[-1] >= now - TRIES_SECONDS}
            for name in names:
                tries = self._tries.get(name, deque())
                while tries and tries[0] < now - TRIES_SECONDS:
                    tries.popleft()
                if len(tries) >= TRIES:
                    raise Refused("busy", seconds=round(tries[0] + TRIES_SECONDS - now) + 1)
            for name in names:
                self._tries.setdefault(name, deque()).append(now)

    def succeeded(self, *names: str) -> None:
        """Take one try back: it did not fail."""
        with self._lock:
            for name in names:
                tries = self._tries.get(name, deque())
                if tries:
                    tries.pop()
                if not tries:
                    self._tries.pop(name, None)


def office(request: Request) -> Office:
    """Return the office of this application."""
    found: Office = request.app.state.office
    return found


def anybody() -> None:
    """Mark a call that needs no token."""


def known_device(
    request: Request, authorization: Annotated[str, Header(max_length=200)] = ""
) -> Caller:
    """Return who calls. Raises Refused `token_expired`, `device_revoked`, `upgrade_required`."""
    if request.headers.get("rrk-sync", str(PROTOCOL)) != str(PROTOCOL):
        raise Refused("upgrade_required", protocol=PROTOCOL)
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refused("token_expired")
    with office(request).database.reading() as connection:
        return accounts.caller(connection, token)


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


def _takes(model: Any) -> dict[str, Any]:
    schema = model.model_json_schema()
    return {"requestBody": {"content": {"application/json": {"schema": schema}}, "required": True}}


@router.get("/v1/health", dependencies=[Depends(anybody)])
def health(here: Here) -> Response:
    """Whether the server and its database answer."""
    with here.database.reading() as connection:
        connection.execute(sa.select(SYNC_HEAD.c.pos)).scalar_one()
    return reply({"status": "ok", "protocol": PROTOCOL})


@router.post(
    "/v1/devices",
    dependencies=[Depends(anybody)],
    openapi_extra=_takes(EnrolRequest),
    responses={200: {"model": EnrolReply}},
)
def enrol(
    request: Request, here: Here, body: Annotated[bytes, Depends(body_of_anybody)]
) -> Response:
    """Make a laptop known; the token is told once."""
    asked = parsed(EnrolRequest, body)
    address = request.client.host if request.client else ""
    names = (f"user {asked.user}", f"address {address}")
    here.tries.begin(*names)
    with here.database.reading() as connection:
        user_id, full_name = accounts.verified(
            connection, here.settings, asked.user, asked.password
        )
    here.tries.succeeded(*names)
    with here.database.plain() as connection:
        device_id, token, code = accounts.add_device(connection, user_id, asked.device_name)
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
        )
    )


@router.post(
    "/v1/hello", openapi_extra=_takes(HelloRequest), responses={200: {"model": HelloReply}}
)
def hello(here: Here, caller: Known, body: Body) -> Response:
    """Who are you, may we talk."""
    asked = parsed(HelloRequest, body)
    if not asked.protocol[0] <= PROTOCOL <= asked.protocol[1]:
        raise Refused("upgrade_required", protocol=PROTOCOL)
    now = utc_now()
    offset = round((asked.client_time - now).total_seconds())
    with here.database.plain() as connection:
        rights = rights_of(connection, caller.user_id)
        head = connection.execute(sa.select(SYNC_HEAD)).one()
        _check_tags(connection, head.epoch, asked.tags)
        ticket = accounts.next_ticket(connection, caller.device_id, asked.ticket, asked.nonce)
        accounts.seen(
            connection,
            caller.device_id,
            app=asked.app,
            schema=asked.schema_,
            offset_s=max(-(2**31), min(offset, 2**31 - 1)),
        )
    return reply(
        HelloReply(
            protocol=PROTOCOL,
            server_id=head.server_id,
            epoch=head.epoch,
            schema=SCHEMA,
            min_push_schema=MIN_SCHEMA,
            min_pull_schema=MIN_SCHEMA,
            server_time=now,
            user_id=caller.user_id,
            user_name=caller.user_name,
            role=rights.role,
            device_id=caller.device_id,
            device_code=caller.code,
            device_state="active" if caller.state == "active" else "retiring",
            ticket=ticket,
            scopes=ledger.scopes_of(rights) if caller.state == "active" else [],
        )
    )


def _check_tags(connection: Connection, epoch: str, tags: list[tuple[int, str]]) -> None:
    """Refuse a laptop that has seen a head which this timeline never had.

    A tag begins with its epoch: those of an older one say nothing here.
    """
    own = [(pos, tag) for pos, tag in tags if tag.startswith(f"{epoch[:10]}.")]
    if not own:
        return
    pos, tag = max(own)
    known = connection.execute(
        sa.select(HEAD_TAG.c.tag).where(HEAD_TAG.c.pos == min(pos, 2**62))
    ).scalar()
    if known != tag:
        raise Refused("history_differs", head=pos)


@router.post(
    "/v1/sync/push", openapi_extra=_takes(PushRequest), responses={200: {"model": PushReply}}
)
def push(here: Here, caller: Known, body: Body) -> Response:
    """Apply changes of one laptop."""
    asked = parsed(PushRequest, body)
    _check_versions(asked.protocol, asked.schema_)
    return reply(
        ledger.apply(
            here.database,
            asked.ops,
            caller,
            epoch=asked.epoch,
            client_time=asked.client_time,
            forms=here.forms,
        )
    )


@router.post(
    "/v1/sync/pull", openapi_extra=_takes(PullRequest), responses={200: {"model": PullReply}}
)
def pull(here: Here, caller: Active, body: Body) -> Response:
    """Hand out one page of changes."""
    asked = parsed(PullRequest, body)
    _check_versions(asked.protocol, asked.schema_)
    return reply(ledger.pull(here.database, asked, caller))


@router.post("/v1/sync/held", openapi_extra=_takes(HeldRequest))
def held(here: Here, caller: Known, body: Body) -> Response:
    """Tell what became of held changes."""
    return reply(ledger.held_states(here.database, parsed(HeldRequest, body).op_ids, caller))


@router.post(
    "/v1/sync/recover",
    openapi_extra=_takes(RecoverRequest),
    responses={200: {"model": RecoverReply}},
)
def recover(here: Here, _caller: Known, body: Body) -> Response:
    """Tell which of a laptop's records a restored server lost."""
    asked = parsed(RecoverRequest, body)
    _check_versions(PROTOCOL, asked.schema_)
    return reply(ledger.wanted(here.database, asked))


@router.post("/v1/sync/digest", openapi_extra=_takes(DigestRequest))
def digest(here: Here, caller: Active, body: Body) -> Response:
    """Tell count and hash of the contents of a scope."""
    return reply(ledger.digest(here.database, parsed(DigestRequest, body), caller))


def _check_versions(protocol: int, schema: int) -> None:
    if protocol != PROTOCOL or not MIN_SCHEMA <= schema <= SCHEMA:
        raise Refused("upgrade_required", protocol=PROTOCOL, schema=SCHEMA)


@router.get("/v1/blobs/missing", responses={200: {"model": MissingReply}})
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


@router.head("/v1/blobs/{sha256}")
def blob_state(here: Here, caller: Known, sha256: str) -> Response:
    """Whether a file is stored, and how much of it is there."""
    _named(here, caller, sha256)
    size = here.blobs.size(sha256)
    if size is not None:
        return Response(status_code=200, headers={HEADER_OFFSET: str(size)})
    if offset := here.blobs.offset(sha256):
        return Response(status_code=204, headers={HEADER_OFFSET: str(offset)})
    raise Refused("not_found")


@router.patch("/v1/blobs/{sha256}")
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
        lambda: here.blobs.append(sha256, upload_offset, chunk, total=upload_length)
    )
    return Response(status_code=204, headers={HEADER_OFFSET: str(reached)})


@router.get("/v1/blobs/{sha256}")
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
