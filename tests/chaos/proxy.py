"""A line between a laptop and the office that breaks on purpose."""

import contextlib
import gzip
import select
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

MARK, ALTERED = b"V-", b"W-"
"""What the tests write begins with the first; the line turns it into the second."""
_END: Final = b"\r\n\r\n"
_RESET: Final = struct.pack("ii", 1, 0)
_SECONDS: Final = 20.0
_PIECES: Final = 200


@dataclass(frozen=True)
class Exchange:
    """One request on its way to the office."""

    method: str
    path: str
    raw: bytes


@dataclass(frozen=True)
class Fault:
    """What happens to an exchange, and where: `at` is a part of its bytes, from 0 to 1."""

    kind: str
    at: float = 0.0


Plan = Callable[[Exchange], Fault | None]

CANNED: Final = {
    "captive portal": (200, "Content-Type: text/html"),
    "login page as JSON": (200, "Content-Type: application/json"),
    "redirect": (302, "Location: http://login.example/"),
    "proxy wants a password": (407, "Proxy-Authenticate: Basic"),
    "413 of a proxy": (413, "Content-Type: text/html"),
    "429 of a proxy": (429, "Retry-After: 1"),
    "500 of a proxy": (500, "Content-Type: text/html"),
    "502 of a proxy": (502, "Content-Type: text/html"),
    "503 of a proxy": (503, "Retry-After: 1"),
}
BROKEN: Final = (
    "request cut",
    "reply cut",
    "reset",
    "half open",
    "never arrived",
    "trickle",
    "doubled",
    "late again",
    "gzip cut",
    "reply altered",
    "request altered",
    "wrong host",
)
KINDS: Final = (*BROKEN, *CANNED)


class Proxy:
    """Hands each exchange to the server on `port`, unless `plan` has something else for it.

    `other` is the port of another office. `faults` counts what was delivered.
    """

    def __init__(self, port: int, other: int = 0) -> None:
        self.plan: Plan = lambda _exchange: None
        self.faults: Counter[str] = Counter()
        self._server, self._other = port, other
        self._old: list[bytes] = []
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._closed = False
        self._start(self._accept)

    def close(self) -> None:
        """Break all that is open, and wait until nothing runs any more."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.break_all()
        for thread in self._threads:
            thread.join()

    def break_all(self) -> None:
        """Break every connection at once, as a modem does that loses its network."""
        with self._lock:
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments)
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._closed:
            try:
                laptop, _ = self._listening.accept()
            except OSError:
                return
            self._start(self._serve, laptop)

    def _serve(self, laptop: socket.socket) -> None:
        with contextlib.suppress(OSError), self._kept(laptop):
            while (raw := _message(laptop, has_body=True)) is not None:
                method, path, _ = raw.split(b" ", 2)
                exchange = Exchange(method.decode(), path.decode(), raw)
                fault = self.plan(exchange)
                if not self._carry(laptop, exchange, fault):
                    return
                if method == b"POST":
                    self._old = [*self._old[-9:], raw]

    @contextlib.contextmanager
    def _kept(self, line: socket.socket) -> Iterator[None]:
        line.settimeout(_SECONDS)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open.add(line)
        try:
            with line:
                yield
        finally:
            with self._lock:
                self._open.discard(line)

    def _carry(self, laptop: socket.socket, exchange: Exchange, fault: Fault | None) -> bool:
        """Carry one exchange; tell whether the line to the laptop goes on."""
        if fault is None:
            laptop.sendall(self._asked(exchange, exchange.raw))
            return True
        if fault.kind in CANNED:
            laptop.sendall(_canned(*CANNED[fault.kind]))
            self.faults[fault.kind] += 1
            return True
        return self._break(laptop, exchange, fault)

    def _break(self, laptop: socket.socket, exchange: Exchange, fault: Fault) -> bool:
        raw, kind = exchange.raw, fault.kind
        if kind == "request cut":
            self._cut_off(raw[: int(len(raw) * fault.at)])
            self.faults[kind] += 1
            return False
        if kind == "never arrived":
            self.faults[kind] += 1
            return _wait_for_end(laptop)
        if kind == "late again" and self._old:
            self._send(self._old[int(len(self._old) * fault.at)], self._server, has_body=True)
            self.faults[kind] += 1
        if kind == "doubled":
            self._start(self._also, raw)
            self.faults[kind] += 1
        if kind == "wrong host":
            reply = self._asked(exchange, raw, self._other)
            self.faults[kind] += 1
        elif kind == "request altered":
            changed = _altered(raw)
            self.faults[kind] += changed != raw
            reply = self._asked(exchange, changed)
        else:
            reply = self._asked(exchange, raw)
        return self._hand_back(laptop, reply, fault)

    def _hand_back(self, laptop: socket.socket, reply: bytes, fault: Fault) -> bool:
        kind, cut = fault.kind, int(len(reply) * fault.at)
        if kind == "half open":
            self.faults[kind] += 1
            return _wait_for_end(laptop)
        if kind in ("reply cut", "reset"):
            laptop.sendall(reply[:cut])
            if kind == "reset":
                laptop.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.faults[kind] += 1
            return False
        if kind in ("gzip cut", "reply altered"):
            changed = _shortened(reply, fault.at) if kind == "gzip cut" else _altered(reply)
            self.faults[kind] += changed != reply
            reply = changed
        if kind == "trickle":
            step = max(1, len(reply) // _PIECES)
            for start in range(0, len(reply), step):
                laptop.sendall(reply[start : start + step])
            self.faults[kind] += 1
            return True
        laptop.sendall(reply)
        return True

    def _asked(self, exchange: Exchange, raw: bytes, port: int = 0) -> bytes:
        return self._send(raw, port or self._server, has_body=exchange.method != "HEAD")

    def _send(self, raw: bytes, port: int, *, has_body: bool) -> bytes:
        server = socket.create_connection(("127.0.0.1", port), _SECONDS)
        with self._kept(server):
            server.sendall(raw)
            reply = _message(server, has_body=has_body)
        if reply is None:
            raise ConnectionError
        return reply

    def _also(self, raw: bytes) -> None:
        with contextlib.suppress(OSError):
            self._send(raw, self._server, has_body=not raw.startswith(b"HEAD"))

    def _cut_off(self, part: bytes) -> None:
        server = socket.create_connection(("127.0.0.1", self._server), _SECONDS)
        with self._kept(server):
            server.sendall(part)


class Cable:
    """Carries bytes it does not understand, and breaks after so many from the server."""

    def __init__(self, port: int) -> None:
        self.breaks_after: int | None = None
        self.breaks = 0
        self.carried = 0
        self._server = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()

    def close(self) -> None:
        """Take no more connections; those of a session that was closed have ended."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _accept(self) -> None:
        while True:
            try:
                laptop, _ = self._listening.accept()
            except OSError:
                return
            with (
                contextlib.suppress(OSError),
                laptop,
                socket.create_connection(("127.0.0.1", self._server), _SECONDS) as server,
            ):
                self._pump(laptop, server)

    def _pump(self, laptop: socket.socket, server: socket.socket) -> None:
        left = self.breaks_after
        while True:
            ready, _, _ = select.select([laptop, server], [], [], _SECONDS)
            for line in ready or [laptop]:
                data = line.recv(1 << 16)
                if not data:
                    return
                if line is laptop:
                    server.sendall(data)
                    continue
                laptop.sendall(data[:left])
                self.carried += len(data)
                if left is not None and len(data) >= left:
                    self.breaks += 1
                    return
                left = None if left is None else left - len(data)


def _message(line: socket.socket, *, has_body: bool) -> bytes | None:
    """Read one message of HTTP with a stated length; None at the end of the line."""
    data = bytearray()
    while _END not in data:
        part = line.recv(1 << 16)
        if not part:
            return None
        data += part
    wanted = data.index(_END) + len(_END)
    if has_body and not data.startswith((b"HTTP/1.1 204", b"HTTP/1.1 304")):
        wanted += _length(bytes(data))
    while len(data) < wanted:
        part = line.recv(1 << 16)
        if not part:
            return None
        data += part
    return bytes(data)


def _length(raw: bytes) -> int:
    return int(_header(raw, b"content-length") or 0)


def _header(raw: bytes, name: bytes) -> bytes | None:
    for line in raw.partition(_END)[0].split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.strip().lower() == name:
            return value.strip()
    return None


def _with_body(raw: bytes, body: bytes) -> bytes:
    head = raw.partition(_END)[0].split(b"\r\n")
    kept = [line for line in head if not line.lower().startswith(b"content-length:")]
    return b"\r\n".join([*kept, b"Content-Length: %d" % len(body)]) + _END + body


def _altered(raw: bytes) -> bytes:
    """Change one value, packed anew where it was packed: only a hash can tell."""
    body = raw.partition(_END)[2]
    packed = _header(raw, b"content-encoding") == b"gzip"
    plain = gzip.decompress(body) if packed else body
    if MARK not in plain:
        return raw
    changed = plain.replace(MARK, ALTERED, 1)
    return _with_body(raw, gzip.compress(changed) if packed else changed)


def _shortened(raw: bytes, at: float) -> bytes:
    body = raw.partition(_END)[2]
    return _with_body(raw, body[: int(len(body) * at)]) if body else raw


def _canned(status: int, header: str) -> bytes:
    body = b"{}" if "json" in header else b"<html><body>Please sign in</body></html>"
    head = f"HTTP/1.1 {status} Whatever\r\n{header}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _wait_for_end(laptop: socket.socket) -> bool:
    """Say nothing until the laptop has given up."""
    while laptop.recv(1 << 16):
        pass
    return False
