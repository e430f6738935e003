"""The office's server over HTTP: what is asked, and what may be believed.

The only module with `requests`, which is loaded when the first `Central` is made. A reply counts
only with the protocol's headers and the hash of its body: a hotel's login page answers 200 too.
"""

import errno
import gzip
import hashlib
import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_core import from_json

from rrk_field.db.store import State
from rrk_field.domain.errors import RrkError
from rrk_field.domain.values import SCHEMA, Fields
from rrk_field.sync.protocol import (
    GZIP_FROM_BYTES,
    GZIP_LEVEL,
    HEADER_HASH,
    HEADER_OFFSET,
    HEADER_PROTOCOL,
    HEADER_SIGNATURE,
    HEADER_TIME,
    PROTOCOL,
    PUSH_UNPACKED_BYTES,
    EnrolReply,
    EnrolRequest,
    HeldReply,
    HeldRequest,
    HelloReply,
    HelloRequest,
    HistoryReply,
    Message,
    MissingReply,
    PublicKeys,
    PullReply,
    PullRequest,
    PushReply,
    RecoverReply,
    RecoverRequest,
    Refusal,
)
from rrk_field.sync.signing import Signer

if TYPE_CHECKING:
    import requests

AUTHORITY: Final = "office.pem"
"""In the data folder: the certificate that the office's must come from, where it has its own."""
CONNECT_SECONDS: Final = 5
READ_SECONDS: Final = 60
REPLY_BYTES: Final = PUSH_UNPACKED_BYTES
_LONGEST_WAIT: Final = 300

_EMPTY_HASH: Final = hashlib.sha256(b"").hexdigest()
_NO_NETWORK: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})

M = TypeVar("M", bound=Message)


class NoNetworkError(RrkError):
    """There is no network at all."""

    code: ClassVar[str] = "no_network"


class ServerNotFoundError(RrkError):
    """Nobody answers at the office's address, or the line broke."""

    code: ClassVar[str] = "server_not_found"


class NotOurServerError(RrkError):
    """Something else answered, such as a login page."""

    code: ClassVar[str] = "not_our_server"


class BadCertificateError(RrkError):
    """The server could not prove that it is the office's."""

    code: ClassVar[str] = "bad_certificate"


class BadAddressError(RrkError):
    """The address is not one that may be used."""

    code: ClassVar[str] = "bad_address"


class SignInRefusedError(RrkError):
    """The office does not accept this laptop or officer."""

    code: ClassVar[str] = "sign_in_refused"


class AppTooOldError(RrkError):
    """The office's server speaks a newer protocol."""

    code: ClassVar[str] = "app_too_old"


class ServerBusyError(RrkError):
    """Try again after `seconds`."""

    code: ClassVar[str] = "server_busy"


class ServerFailedError(RrkError):
    """A fault of the server's own."""

    code: ClassVar[str] = "server_failed"


class DeviceCopiedError(RrkError):
    """Two computers speak as this laptop."""

    code: ClassVar[str] = "device_copied"


class StorageFullError(RrkError):
    """The office has no space left."""

    code: ClassVar[str] = "storage_full"


class DeviceRetiringError(RrkError):
    """This laptop may send what it has, and receives nothing any more."""

    code: ClassVar[str] = "device_retiring"


class RefusedError(Exception):
    """The server refused, with a code that the exchange itself reacts to."""

    def __init__(self, code: str, values: Fields) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class _OfficeTimeError(Exception):
    """The office's clock and the time of a signature differ."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


_FOR_PERSONS: Final[Mapping[str, type[RrkError]]] = {
    "token_expired": SignInRefusedError,
    "device_revoked": SignInRefusedError,
    "sign_in_refused": SignInRefusedError,
    "bad_signature": SignInRefusedError,
    "device_copied": DeviceCopiedError,
    "device_retiring": DeviceRetiringError,
    "upgrade_required": AppTooOldError,
    "storage_full": StorageFullError,
}


class Central:
    """The office's server as the laptop sees it. One for each thread."""

    def __init__(
        self,
        address: str,
        session: "requests.Session",
        *,
        token: str = "",
        signer: Signer | None = None,
        authority: Path | None = None,
    ) -> None:
        """`authority`: the certificate that the server's must come from.

        `token` and `signer` are those of a laptop that the office knows.

        Raises BadAddressError: plain HTTP is for a server on this very machine.
        """
        self.address = checked_address(address)
        self.token = token
        self.signer = signer
        self.bytes_up = 0
        self.bytes_down = 0
        self._session = session
        session.trust_env = False  # else a variable of the environment wins over `verify`
        if authority is not None:
            session.verify = str(authority)

    def enrol(self, user: str, password: str, device_name: str, keys: PublicKeys) -> EnrolReply:
        """Make this laptop known; the reply's token is shown once."""
        asked = EnrolRequest(user=user, password=password, device_name=device_name, keys=keys)
        return self._post("/v1/devices", _text(asked), EnrolReply)

    def hello(self, asked: HelloRequest) -> HelloReply:
        """Say who this is, and ask whether the two may talk."""
        return self._post("/v1/hello", _text(asked), HelloReply)

    def push(self, *, schema: int, epoch: str, ops: Sequence[str]) -> PushReply:
        """Send frozen changes, byte for byte as they were frozen."""
        head = {
            "protocol": PROTOCOL,
            "schema": schema,
            "epoch": epoch,
            "client_time": datetime.now(UTC).isoformat(),
        }
        text = f'{json.dumps(head)[:-1]}, "ops": [{",".join(ops)}]}}'
        return self._post("/v1/sync/push", text.encode(), PushReply)

    def pull(self, asked: PullRequest) -> tuple[PullReply, list[dict[str, Any]]]:
        """Return a page, and its changes as they came."""
        body = self._ask("POST", "/v1/sync/pull", _text(asked))
        with _readable():
            raw = from_json(body)
            return PullReply.model_validate(raw), raw["changes"]

    def held(self, op_ids: Sequence[str], discarded: Sequence[str] = ()) -> HeldReply:
        """Ask what became of held changes; those that were given up are closed before."""
        asked = HeldRequest(op_ids=list(op_ids), discarded=list(discarded))
        return self._post("/v1/sync/held", _text(asked), HeldReply)

    def recover(
        self, *, epoch: str, records: Sequence[tuple[str, int]], tags: Sequence[tuple[int, str]]
    ) -> list[str]:
        """Offer a restored server what is here; return the ids of what it lacks."""
        asked = RecoverRequest(schema=SCHEMA, epoch=epoch, records=list(records), tags=list(tags))
        return self._post("/v1/sync/recover", _text(asked), RecoverReply).wanted

    def history(self, record_id: str, before: int | None = None) -> HistoryReply:
        """Return versions of a record below a revision, or its newest ones."""
        query = "" if before is None else f"?before={before}"
        body = self._ask("GET", f"/v1/records/{record_id}/history{query}")
        return _read(body, HistoryReply)

    def missing(self) -> list[str]:
        """Return the content hashes that records name and the server lacks."""
        return _read(self._ask("GET", "/v1/blobs/missing"), MissingReply).sha256

    def blob_offset(self, sha256: str) -> int | None:
        """Return how much of a file the server has; None if all of it."""
        try:
            with self._request("HEAD", f"/v1/blobs/{sha256}") as reply:
                if reply.status_code == 200:
                    return None
                return int(reply.headers.get(HEADER_OFFSET, "0"))
        except RefusedError as refused:
            if refused.code == "not_found":
                return 0
            raise

    def send_blob(self, sha256: str, offset: int, chunk: bytes, total: int) -> int:
        """Send one piece of a file of `total` bytes; return up to where the server has it."""
        headers = {
            HEADER_OFFSET: str(offset),
            "Upload-Length": str(total),
            "Content-Type": "application/octet-stream",
        }
        with self._request("PATCH", f"/v1/blobs/{sha256}", chunk, headers) as reply:
            return int(reply.headers.get(HEADER_OFFSET, str(offset + len(chunk))))

    def fetch_blob(self, sha256: str, offset: int, length: int) -> bytes:
        """Return a piece of a file, empty at its end; the caller checks the whole file's hash."""
        headers = {"Range": f"bytes={offset}-{offset + length - 1}", "Accept-Encoding": "identity"}
        with self._request("GET", f"/v1/blobs/{sha256}", None, headers) as reply:
            data = self._body(reply)
            if reply.status_code == 416:
                return b""
            if reply.headers.get(HEADER_HASH) != hashlib.sha256(data).hexdigest():
                raise ServerNotFoundError  # a reply that was cut or changed on its way
            if reply.status_code != 206:
                data = data[offset : offset + length]
        return data

    def _post(self, path: str, body: bytes, kind: type[M]) -> M:
        return _read(self._ask("POST", path, body), kind)

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        with self._request(method, path, body, {"Content-Type": "application/json"}) as reply:
            data = self._body(reply)
            _believe(reply, data)
        return data

    @contextmanager
    def _request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> "Iterator[requests.Response]":
        """Yield a reply that is of the office and not a refusal.

        Where the office says that the time of the signature is wrong, it is asked once more.
        """
        for again in (True, False):
            try:
                with self._once(method, path, body, headers) as reply:
                    yield reply
                return
            except _OfficeTimeError as told:
                if not again or self.signer is None:
                    raise ServerFailedError from told
                self.signer.correct(told.seconds)

    @contextmanager
    def _once(
        self,
        method: str,
        path: str,
        body: bytes | None,
        headers: Mapping[str, str] | None,
    ) -> "Iterator[requests.Response]":
        sent = body or b""
        heads = {
            HEADER_PROTOCOL: str(PROTOCOL),
            HEADER_HASH: hashlib.sha256(sent).hexdigest() if sent else _EMPTY_HASH,
            **(headers or {}),
        }
        if self.token:
            heads["Authorization"] = f"Bearer {self.token}"
        if self.token and self.signer is not None:
            heads[HEADER_SIGNATURE] = self.signer.header(method, path, heads[HEADER_HASH])
        if method == "POST" and len(sent) >= GZIP_FROM_BYTES:
            sent = gzip.compress(sent, GZIP_LEVEL, mtime=0)
            heads["Content-Encoding"] = "gzip"
        self.bytes_up += len(sent)
        with _network_faults():
            reply = self._session.request(
                method,
                self.address + path,
                data=sent if body is not None else None,
                headers=heads,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            )
            try:
                self._refuse(reply, method)
                yield reply
            finally:
                reply.close()

    def _refuse(self, reply: "requests.Response", method: str) -> None:
        if reply.headers.get(HEADER_PROTOCOL) != str(PROTOCOL):
            raise ServerFailedError if reply.status_code >= 500 else NotOurServerError
        if reply.status_code < 300 or reply.status_code == 416:
            return
        if reply.status_code < 400:
            raise NotOurServerError
        if reply.status_code == 401 and reply.headers.get(HEADER_TIME, "").isdigit():
            raise _OfficeTimeError(int(reply.headers[HEADER_TIME]))
        if method == "HEAD":
            raise _refusal(reply, Refusal(code="not_found" if reply.status_code == 404 else ""))
        data = self._body(reply)
        _believe(reply, data)
        try:
            refusal = Refusal.model_validate_json(data)
        except ValidationError:
            refusal = Refusal(code="")
        raise _refusal(reply, refusal)

    def _body(self, reply: "requests.Response") -> bytes:
        """Return the unpacked body, which may not be larger than the protocol allows."""
        data = bytearray()
        for part in reply.iter_content(1 << 16):
            data += part
            if len(data) > REPLY_BYTES:
                raise NotOurServerError
        self.bytes_down += reply.raw.tell() or len(data)
        return bytes(data)


def checked_address(address: str) -> str:
    """Return the address without a slash at its end. Raises BadAddressError."""
    found = urlsplit(address.strip())
    plain = found.scheme == "http" and found.hostname in ("127.0.0.1", "::1")
    if not found.hostname or not (found.scheme == "https" or plain):
        raise BadAddressError(address=address)
    return f"{found.scheme}://{found.netloc}{found.path.rstrip('/')}"


def authority_in(folder: Path) -> Path | None:
    """Return the office's own authority in a data folder; None where the public ones count."""
    return folder / AUTHORITY if (folder / AUTHORITY).exists() else None


def of_laptop(
    state: State,
    session: "requests.Session",
    *,
    address: str = "",
    authority: Path | None = None,
) -> Central:
    """Return the way from a laptop to its office, or to the one at another address."""
    key = state.get("sign_key")
    signer = Signer(state.get("device_id"), key, state.get("clock_offset", 0)) if key else None
    return Central(
        address or state.get("address"),
        session,
        token=state.get("token"),
        signer=signer,
        authority=authority,
    )


def new_session() -> "requests.Session":
    """Return a session for one thread."""
    import requests

    return requests.Session()


def _text(message: Message) -> bytes:
    return message.model_dump_json(by_alias=True).encode()


def _read(body: bytes, kind: type[M]) -> M:
    with _readable():
        return kind.model_validate_json(body)


@contextmanager
def _readable() -> Iterator[None]:
    """Our server may say something that this program cannot read."""
    try:
        yield
    except ValueError as error:
        raise AppTooOldError from error


def _believe(reply: "requests.Response", data: bytes) -> None:
    kind = reply.headers.get("Content-Type", "").partition(";")[0].strip()
    if kind != "application/json" or HEADER_HASH not in reply.headers:
        raise NotOurServerError
    if reply.headers[HEADER_HASH] != hashlib.sha256(data).hexdigest():
        raise ServerNotFoundError


def _refusal(reply: "requests.Response", refusal: Refusal) -> Exception:
    status = reply.status_code
    if status in (429, 503) or refusal.code == "busy":
        return ServerBusyError(seconds=_wait(reply.headers.get("Retry-After", "")))
    if refusal.code in _FOR_PERSONS:
        return _FOR_PERSONS[refusal.code](**refusal.values)
    if status >= 500 and status != 507:
        return ServerFailedError()
    if status == 401:
        return SignInRefusedError()
    return RefusedError(refusal.code or "bad_request", refusal.values)


def _wait(text: str) -> int:
    return min(int(text), _LONGEST_WAIT) if text.isdigit() else 0


@contextmanager
def _network_faults() -> Iterator[None]:
    """Turn what `requests` raises into errors that a person can act on."""
    import requests

    try:
        yield
    except requests.exceptions.SSLError as error:
        raise BadCertificateError from error
    except (requests.exceptions.ContentDecodingError, requests.exceptions.InvalidHeader) as error:
        raise NotOurServerError from error
    except requests.exceptions.RequestException as error:
        if _is_offline(error):
            raise NoNetworkError from error
        raise ServerNotFoundError from error


def _is_offline(error: BaseException) -> bool:
    """Tell a laptop without network from a server that does not answer."""
    seen: set[int] = set()
    queue: list[BaseException] = [error]
    while queue:
        found = queue.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, socket.gaierror):
            return found.errno == socket.EAI_AGAIN
        if isinstance(found, OSError) and found.errno in _NO_NETWORK:
            return True
        queue += [
            each
            for each in (found.__cause__, found.__context__, *found.args, *_reason(found))
            if isinstance(each, BaseException)
        ]
    return False


def _reason(error: BaseException) -> tuple[object, ...]:
    return (getattr(error, "reason", None),)
