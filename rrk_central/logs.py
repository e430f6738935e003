"""The server's log: one JSON object a line, of what an allow-list names and nothing else.

No names, no values, no tokens: what other libraries say is left out, an exception is its class
and where it happened.
"""

import json
import logging
import secrets
import sys
import time
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIELDS: Final = frozenset(
    {
        "request", "device", "call", "status", "code", "counts", "bytes_in", "bytes_out", "ms",
        "position", "checks",
    }
)  # fmt: skip
"""What a line may tell beside its time, level and event."""

REQUEST: Final = "request"
_OURS: Final = "rrk_central"
_FRAMES: Final = 6
_QUIET: Final = frozenset({"/v1/health"})
logger = logging.getLogger(_OURS)


class JsonLines(logging.Formatter):
    """Writes a record as one line; what is not in `FIELDS` cannot get in."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, Any] = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": _event(record),
        }
        line |= {name: value for name, value in vars(record).items() if name in FIELDS}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def write_lines(level: str, stream: TextIO | None = None) -> None:
    """Let everything that is logged in this process become such lines, on standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logger.setLevel(level.upper())
    logging.captureWarnings(capture=True)


def tell(scope: Mapping[str, Any], **facts: object) -> None:
    """Add facts to the line of a running request; for counts give a mapping of names to numbers."""
    known = scope.get("state", {}).get("log")
    if known is not None:
        known.update(facts)


class Logged:
    """Writes one line for each request; `call` is the pattern of its path, never the path."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, and write what it was."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        facts: dict[str, Any] = {"request": secrets.token_hex(6), "bytes_in": 0, "bytes_out": 0}
        scope.setdefault("state", {})["log"] = facts

        async def count_in() -> Message:
            message = await receive()
            facts["bytes_in"] += len(message.get("body", b""))
            return message

        async def count_out(message: Message) -> None:
            if message["type"] == "http.response.start":
                facts["status"] = message["status"]
            facts["bytes_out"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, count_in, count_out)
        except Exception:
            facts["status"] = 500
            _write(scope, facts, begun, failed=True)
            raise
        _write(scope, facts, begun)


def _write(scope: Scope, facts: dict[str, Any], begun: float, *, failed: bool = False) -> None:
    path = getattr(scope.get("route"), "path", "")
    facts["call"] = f"{scope['method']} {path}".strip()
    facts["ms"] = round((time.perf_counter() - begun) * 1000, 1)
    status = facts.get("status", 0)
    usual = logging.DEBUG if path in _QUIET and status == 200 else logging.INFO
    level = logging.ERROR if status >= 500 and status not in {503, 507} else usual
    if status in {503, 507}:
        level = logging.WARNING
    logger.log(level, REQUEST, extra=facts, exc_info=failed)


def _event(record: logging.LogRecord) -> str:
    """Whatever else is said may hold values: then only who said it is told."""
    return REQUEST if record.name == _OURS and record.msg == REQUEST else record.name


def _where(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
