"""What the laptop believes: addresses, certificates, headers and hashes of replies."""

import contextlib
import gzip
import hashlib
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
import trustme

from rrk_field.sync.central import (
    AppTooOldError,
    BadAddressError,
    BadCertificateError,
    Central,
    DeviceCopiedError,
    NotOurServerError,
    RefusedError,
    ServerBusyError,
    ServerFailedError,
    ServerNotFoundError,
    SignInRefusedError,
    StorageFullError,
    checked_address,
)

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def believed(body: bytes, **more: str) -> dict[str, str]:
    return {
        "RRK-Sync": "1",
        "Content-Type": "application/json",
        "RRK-Body-SHA256": hashlib.sha256(body).hexdigest(),
        **more,
    }


def answer(
    body: bytes, status: int = 200, headers: dict[str, str] | None = None, *, length: int = 0
) -> Answer:
    def give(handler: BaseHTTPRequestHandler, _sent: bytes) -> None:
        handler.send_response(status)
        for name, value in (believed(body) if headers is None else headers).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(length or len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return give


MISSING = json.dumps({"sha256": ["ab"]}).encode()


@contextlib.contextmanager
def serving(give: Answer, context: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server on a real socket that answers everything in one way."""

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            give(self, self.rfile.read(length))

        do_GET = do_POST = do_PATCH = do_HEAD = _any  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            scheme = "http" if context is None else "https"
            yield f"{scheme}://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


def test_a_reply_with_headers_and_hash_is_believed(session: requests.Session) -> None:
    with serving(answer(MISSING)) as address:
        assert Central(address, session).missing() == ["ab"]


def test_a_packed_reply_is_unpacked_before_its_hash_is_checked(session: requests.Session) -> None:
    headers = believed(MISSING, **{"Content-Encoding": "gzip"})
    with serving(answer(gzip.compress(MISSING), headers=headers)) as address:
        central = Central(address, session)

        assert central.missing() == ["ab"]
        assert central.bytes_down == len(gzip.compress(MISSING))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "text/html"}, b"<html>Please sign in</html>"),
        ({**believed(MISSING), "Content-Type": "text/html"}, MISSING),
        ({"Content-Type": "application/json"}, MISSING),
        ({"Content-Type": "application/json", "RRK-Sync": "1"}, MISSING),
    ],
)
def test_a_login_page_that_answers_200_is_not_our_server(
    session: requests.Session, headers: dict[str, str], body: bytes
) -> None:
    with serving(answer(body, headers=headers)) as address, pytest.raises(NotOurServerError):
        Central(address, session).missing()


def test_a_redirect_is_not_followed(session: requests.Session) -> None:
    seen: list[str] = []

    def redirect(handler: BaseHTTPRequestHandler, sent: bytes) -> None:
        seen.append(handler.path)
        answer(b"", 302, {"Location": "/elsewhere"})(handler, sent)

    with serving(redirect) as address, pytest.raises(NotOurServerError):
        Central(address, session).missing()
    assert seen == ["/v1/blobs/missing"]


def test_a_reply_whose_hash_differs_was_cut_and_is_not_believed(
    session: requests.Session,
) -> None:
    cut = answer(MISSING[:-1], headers=believed(MISSING))
    with serving(cut) as address, pytest.raises(ServerNotFoundError):
        Central(address, session).missing()


def test_a_body_shorter_than_it_says_is_not_believed(session: requests.Session) -> None:
    with serving(answer(MISSING, length=500)) as address, pytest.raises(ServerNotFoundError):
        Central(address, session).missing()


def test_a_reply_that_unpacks_to_more_than_the_protocol_allows_is_left(
    session: requests.Session,
) -> None:
    huge = b'{"sha256":[]}' + b" " * (9 << 20)
    headers = believed(huge, **{"Content-Encoding": "gzip"})
    with (
        serving(answer(gzip.compress(huge), headers=headers)) as address,
        pytest.raises(NotOurServerError),
    ):
        Central(address, session).missing()


def test_words_of_a_newer_protocol_ask_for_an_update(session: requests.Session) -> None:
    newer = b'{"sha256":{"new":1}}'
    with serving(answer(newer)) as address, pytest.raises(AppTooOldError):
        Central(address, session).missing()


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (401, "token_expired", SignInRefusedError),
        (401, "device_revoked", SignInRefusedError),
        (409, "device_copied", DeviceCopiedError),
        (426, "upgrade_required", AppTooOldError),
        (500, "", ServerFailedError),
        (507, "storage_full", StorageFullError),
        (503, "busy", ServerBusyError),
        (409, "epoch_changed", RefusedError),
        (400, "bad_request", RefusedError),
        (410, "cursor_too_old", RefusedError),
    ],
)
def test_each_refusal_has_its_error(
    session: requests.Session, status: int, code: str, error: type[Exception]
) -> None:
    body = json.dumps({"code": code, "values": {}}).encode()
    with serving(answer(body, status)) as address, pytest.raises(error) as caught:
        Central(address, session).missing()
    if isinstance(caught.value, RefusedError):
        assert caught.value.code == code


def test_a_busy_server_says_for_how_long(session: requests.Session) -> None:
    body = json.dumps({"code": "busy", "values": {}}).encode()
    headers = believed(body, **{"Retry-After": "17"})
    with (
        serving(answer(body, 503, headers)) as address,
        pytest.raises(ServerBusyError) as caught,
    ):
        Central(address, session).missing()
    assert caught.value.values["seconds"] == 17


def test_nobody_listening_is_a_server_not_found(session: requests.Session) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    with pytest.raises(ServerNotFoundError):
        Central(f"http://127.0.0.1:{port}", session).missing()


def test_a_name_that_cannot_be_looked_up_means_no_network(
    session: requests.Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rrk_field.sync.central import NoNetworkError

    def fail(*args: object, **kept: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NoNetworkError):
        Central("https://office.example", session).missing()


@pytest.mark.parametrize(
    "address", ["http://office.example", "ftp://127.0.0.1", "office.example", "", "https://"]
)
def test_plain_http_is_for_this_machine_only(address: str) -> None:
    with pytest.raises(BadAddressError):
        checked_address(address)


def test_an_address_may_end_in_a_slash_and_have_a_folder() -> None:
    assert checked_address(" https://office.example/rrk/ ") == "https://office.example/rrk"
    assert checked_address("http://127.0.0.1:8000") == "http://127.0.0.1:8000"


def secure(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def test_the_office_is_known_by_its_own_authority_whatever_the_environment_says(
    session: requests.Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, other = trustme.CA(), trustme.CA()
    office.cert_pem.write_to_path(str(tmp_path / "office.pem"))
    other.cert_pem.write_to_path(str(tmp_path / "other.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "other.pem"))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")

    with serving(answer(MISSING), secure(office, "127.0.0.1")) as address:
        central = Central(address, session, authority=tmp_path / "office.pem")
        assert central.missing() == ["ab"]
        session.close()


def test_another_certificate_is_refused_before_anything_is_sent(
    session: requests.Session, tmp_path: Path
) -> None:
    office, other = trustme.CA(), trustme.CA()
    office.cert_pem.write_to_path(str(tmp_path / "office.pem"))
    seen: list[bytes] = []

    def note(handler: BaseHTTPRequestHandler, sent: bytes) -> None:
        seen.append(sent)

    with serving(note, secure(other, "127.0.0.1")) as address, pytest.raises(BadCertificateError):
        Central(address, session, token="t", authority=tmp_path / "office.pem").missing()
    assert seen == []


def test_a_certificate_for_another_name_is_refused(
    session: requests.Session, tmp_path: Path
) -> None:
    office = trustme.CA()
    office.cert_pem.write_to_path(str(tmp_path / "office.pem"))

    with (
        serving(answer(MISSING), secure(office, "elsewhere.example")) as address,
        pytest.raises(BadCertificateError),
    ):
        Central(address, session, authority=tmp_path / "office.pem").missing()


def test_large_requests_are_packed_and_carry_the_hash_of_the_unpacked_body(
    session: requests.Session,
) -> None:
    seen: list[tuple[dict[str, str], bytes]] = []
    body = json.dumps({"held": []}).encode()

    def note(handler: BaseHTTPRequestHandler, sent: bytes) -> None:
        seen.append((dict(handler.headers), sent))
        answer(body)(handler, sent)

    with serving(note) as address:
        central = Central(address, session, token="secret")
        central.held(["x" * 36] * 100)
        central.held(["y" * 36])

    (large, packed), (small, plain) = seen
    assert large["Content-Encoding"] == "gzip"
    assert hashlib.sha256(gzip.decompress(packed)).hexdigest() == large["RRK-Body-SHA256"]
    assert "Content-Encoding" not in small
    assert hashlib.sha256(plain).hexdigest() == small["RRK-Body-SHA256"]
    assert large["Authorization"] == "Bearer secret"
    assert central.bytes_up == len(packed) + len(plain)
