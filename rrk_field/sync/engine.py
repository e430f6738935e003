"""One synchronisation: answers first, then changes from others, questionnaires, and photos.

Every step can be cut off and repeated. No transaction is open during HTTP. Trying again later is
the caller's part: the same frozen changes are sent again.
"""

import logging
import random
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import ClassVar, Final

from sqlalchemy import Connection

from rrk_field.db import live_results, numbers, published, recovery
from rrk_field.db.files import send_again, unsent
from rrk_field.db.freezing import freeze, hold_here, next_batch, retry_held, take_back
from rrk_field.db.outbox import TAG_PUSHED, FrozenOp, read_state, write_state
from rrk_field.db.outcomes import close_held, discarded, open_held, waiting
from rrk_field.db.staging import Applying, Pull, begin_pull, drop_pull, heads, quiet_cursors, stage
from rrk_field.db.store import PEOPLE, Store
from rrk_field.db.taking import take_answers
from rrk_field.domain.errors import RrkError
from rrk_field.domain.values import SCHEMA
from rrk_field.sync import photos
from rrk_field.sync.central import (
    AppTooOldError,
    Central,
    DeviceRetiringError,
    RefusedError,
    ServerBusyError,
    ServerFailedError,
    StorageFullError,
)
from rrk_field.sync.protocol import (
    OFFICE_DECIDES,
    OPS_PER_PUSH,
    PULL_ROWS,
    RECORDS_PER_RECOVER,
    EnrolReply,
    HelloReply,
    HelloRequest,
    PullReply,
    PullRequest,
    PushReply,
    Scope,
)
from rrk_field.sync.signing import Keys, Signer

log = logging.getLogger(__name__)

CLOCK_SECONDS: Final = 300
"""A clock that is off by more is told to the officer."""

FILES_CHECKED_EVERY: Final = timedelta(days=7)
PUSH_BYTES: Final = 4 << 20
OPS_PER_RECOVERY: Final = 50
"""Whole bodies: few enough for one request whatever they hold."""
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 300.0


class OtherServerError(RrkError):
    """This is not the server that the laptop belongs to; nothing was sent."""

    code: ClassVar[str] = "other_server"


class ServerRestoredError(RrkError):
    """The office's server was set back to an older state; nothing was sent or deleted."""

    code: ClassVar[str] = "server_restored"


class OfficeTooOldError(RrkError):
    """This program is newer than the office's server."""

    code: ClassVar[str] = "office_too_old"


class NotEnrolledError(RrkError):
    """The office does not know this laptop yet."""

    code: ClassVar[str] = "not_enrolled"


@dataclass(frozen=True)
class Progress:
    """Where a synchronisation is; `step` is check, send, receive, photos or result."""

    step: str
    done: int = 0
    total: int = 0
    bytes: int = 0


@dataclass
class SyncReport:
    """What one synchronisation did, counted from the tables and the answers."""

    outcome: str = "failed"
    """`done`, `partly`, `stopped` or `failed`."""
    sent: int = 0
    received: int = 0
    merged: int = 0
    conflicts: int = 0
    held: int = 0
    duplicates: int = 0
    """Of how many people the office was told that they are perhaps known elsewhere."""
    decided_before: bool = False
    """Somebody else had decided a difference before this laptop's decision came."""
    unread: int = 0
    removed: int = 0
    recovered: int = 0
    """Records that the office had lost with its server and got back from here."""
    forms_received: int = 0
    """Files of questionnaires that came; they come before the photos."""
    photos_sent: int = 0
    photos_received: int = 0
    photos_waiting: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    clock_off_seconds: int = 0
    """How far this laptop's clock is wrong, if it is worth telling; else 0."""


def enrol(store: Store, central: Central, *, user: str, password: str, device_name: str) -> str:
    """Make this laptop known to the office; return the officer's name.

    Raises OtherServerError where the laptop belongs to another server: its outbox is that one's.
    """
    keys = Keys.new()
    reply = central.enrol(user, password, device_name, keys.public)
    known = store.state.get("server_id")
    if known and known != reply.server_id:
        raise OtherServerError
    _keep_enrolment(store, central, reply, keys)
    with store.writing() as connection:
        numbers.forget(connection)  # those of the laptop that this was before, perhaps copied
    central.token, central.signer = reply.token, Signer(reply.device_id, keys.sign)
    return reply.user_name


def wait_seconds(attempt: int, error: BaseException | None = None) -> float:
    """Return how long to wait before trying again: 2 s, doubling, to 5 minutes, with jitter.

    `attempt` counts from 0. What a busy server asked for is obeyed.
    """
    asked: object = error.values.get("seconds") if isinstance(error, ServerBusyError) else None
    spread = random.uniform(0.8, 1.2)  # noqa: S311 - only spreads the tries
    found = min(_LONGEST_WAIT, _FIRST_WAIT * float(1 << min(attempt, 10))) * spread
    return max(found, float(asked)) if isinstance(asked, int) else found


def synchronise(
    store: Store,
    central: Central,
    progress: Callable[[Progress], None],
    stop: threading.Event,
    *,
    files: bool = True,
) -> SyncReport:
    """Exchange changes and photos with the office; also what failed is in the history.

    Without `files` the photos wait for the next time; questionnaires do not.
    Raises RrkError for what a person can act on; what was taken over by then stays so.
    """
    run = _Run(store, central, progress, stop, files=files)
    started = _now()
    error = ""
    try:
        run.everything()
    except RrkError as failure:
        error = failure.code
        raise
    except RefusedError as refused:
        error = ServerFailedError.code
        log.error("the office refused with %s", refused.code)
        raise ServerFailedError from refused
    except BaseException:
        error = "unexpected"
        raise
    finally:
        run.report.bytes_up, run.report.bytes_down = central.bytes_up, central.bytes_down
        if error:
            run.report.outcome = "failed"
        _keep_history(store, run.report, started, error)
    return run.report


class _Run:
    """The steps of one synchronisation, in their order."""

    def __init__(
        self,
        store: Store,
        central: Central,
        progress: Callable[[Progress], None],
        stop: threading.Event,
        *,
        files: bool = True,
    ) -> None:
        self.report = SyncReport()
        self._files = files
        self._store = store
        self._central = central
        self._tell = progress
        self._stop = stop
        self._epoch = ""
        self._limit = OPS_PER_PUSH
        self._left = 0
        self._office_is_full = False

    def everything(self) -> None:
        """Run all steps; stop between requests when asked to."""
        central = self._central
        if not central.token:
            raise NotEnrolledError
        central.bytes_up = central.bytes_down = 0
        self._progress("check")
        self._apply()
        if self._stop.is_set():
            self._finish(pulled=False)
            return
        hello = self._hello()
        if self._recover():
            self._send()
        pulled = self._may_receive(hello) and (
            self._has_everything(hello) or self._receive(hello.scopes)
        )
        if pulled:
            self._ask_held()
        active = hello.device_state == "active"
        if active:
            self.report.forms_received = self._lane().fetch_forms()
        if self.report.forms_received:
            published.read_ahead(self._store)
        if self._files:
            self._photos(receiving=active)
        self._finish(pulled=pulled)
        if self._office_is_full:
            raise StorageFullError
        if not active:
            raise DeviceRetiringError
        if hello.min_pull_schema > SCHEMA:
            raise AppTooOldError

    def _has_everything(self, hello: HelloReply) -> bool:
        """Tell whether the office knows of nothing for this laptop, and nothing was sent."""
        if hello.news or self.report.sent:
            return False
        with self._store.reading() as connection:
            return bool(quiet_cursors(connection))

    def _may_receive(self, hello: HelloReply) -> bool:
        """Tell whether the office lets this laptop receive; an old one may still send."""
        return (
            hello.device_state == "active"
            and hello.min_pull_schema <= SCHEMA
            and not self._stop.is_set()
        )

    def _hello(self) -> HelloReply:
        with self._store.writing() as connection:
            nonce = read_state(connection, "nonce") or secrets.token_hex(8)
            write_state(connection, nonce=nonce)
            asked = HelloRequest(
                schema=SCHEMA,
                app=_app_version(),
                client_time=datetime.now(UTC),
                ticket=read_state(connection, "ticket"),
                nonce=nonce,
                tags=heads(connection),
                cursors=quiet_cursors(connection),
                waiting_changes=sum(waiting(connection)),
                waiting_photos=unsent(connection),
                numbers=numbers.known(connection),
                people=read_state(connection, "people_seen"),
            )
        with _refusals():
            reply = self._central.hello(asked)
        self._accept(reply)
        return reply

    def _accept(self, reply: HelloReply) -> None:
        """Check that this is our server and our time line, before anything is sent."""
        offset = round((datetime.now(UTC) - reply.server_time).total_seconds())
        if abs(offset) > CLOCK_SECONDS:
            self.report.clock_off_seconds = offset
        state = self._store.state
        if state.get("server_id") not in ("", reply.server_id):
            raise OtherServerError
        if reply.schema_ < SCHEMA:
            raise OfficeTooOldError
        if reply.min_push_schema > SCHEMA:
            raise AppTooOldError
        self._epoch = reply.epoch
        fresh = state.get("schema", SCHEMA) != SCHEMA
        same_timeline = state.get("epoch") in ("", reply.epoch)
        with self._store.writing() as connection:
            if same_timeline:
                write_state(connection, epoch=reply.epoch)
            else:
                recovery.begin(connection, reply.epoch)
            write_state(
                connection,
                server_id=reply.server_id,
                ticket=reply.ticket,
                nonce="",
                schema=SCHEMA,
                user_id=reply.user_id,
                user_name=reply.user_name,
                role=reply.role,
                device_code=reply.device_code,
                clock_offset=offset,
                told_at=reply.server_time.isoformat(),
                scopes=[scope.model_dump() for scope in reply.scopes],
            )
            if reply.office is not None:
                write_state(connection, office_keys=reply.office.model_dump())
            if reply.people is not None:
                known = read_state(connection, PEOPLE, {})
                write_state(
                    connection, **{PEOPLE: {**known, **reply.people}}, people_seen=reply.people_seen
                )
            numbers.keep(connection, reply.numbers)
            if fresh:
                connection.exec_driver_sql("DELETE FROM sync_cursor")

    def _recover(self) -> bool:
        """Give a restored server back what it lost; tell whether that is over.

        Before anything else: what is still to be sent was made on what the office had then.
        """
        with self._store.reading() as connection:
            if not read_state(connection, recovery.BEGUN):
                return True
        while not self._stop.is_set():
            with self._store.reading() as connection:
                some = recovery.offers(connection, RECORDS_PER_RECOVER)
                tags = heads(connection)
            if not some:
                with self._store.writing() as connection:
                    recovery.finish(connection, self._epoch)
                return True
            with _refusals():
                asked = [(one, revision) for _, one, _, revision, _ in some]
                wanted = set(self._central.recover(epoch=self._epoch, records=asked, tags=tags))
            self._give_back([offer for offer in some if offer[1] in wanted])
            with self._store.writing() as connection:
                recovery.settle(connection, some)
        return False

    def _give_back(self, wanted: Sequence[recovery.Offer]) -> None:
        for start in range(0, len(wanted), OPS_PER_RECOVERY):
            with self._store.reading() as connection:
                ops = recovery.bodies(connection, wanted[start : start + OPS_PER_RECOVERY])
            with _refusals():
                reply = self._central.push(schema=SCHEMA, epoch=self._epoch, ops=ops)
            self.report.recovered += sum(1 for each in reply.results if each.status != "held")
            self.report.held += sum(1 for each in reply.results if each.status == "held")
            self._progress("send", self.report.recovered, len(wanted))

    def _send(self) -> None:
        """Freeze and send until nothing is left.

        An answer is taken and the next batch frozen in one transaction: on a slow disk the
        commits are what takes time.
        """
        with self._store.writing() as connection:
            retry_held(connection)
            total = sum(waiting(connection))
            batch = self._next_batch(connection)
        while batch:
            reply = self._push(batch)
            if reply and not {op.op_id for op in batch} <= {one.op_id for one in reply.results}:
                raise AppTooOldError
            with self._store.writing() as connection:
                if reply is not None:
                    take_answers(connection, reply.results, OFFICE_DECIDES)
                    write_state(connection, **{TAG_PUSHED: [reply.head, reply.tag]})
                batch = self._next_batch(connection)
            if reply is not None:
                self._count(reply)
                done = self.report.sent + self.report.held
                self._progress("send", done, max(total, done))

    def _next_batch(self, connection: Connection) -> list[FrozenOp]:
        """Return what to send next; nothing once the officer has stopped."""
        if self._stop.is_set():
            return []
        batch = next_batch(connection, self._limit, PUSH_BYTES)
        if not batch and freeze(connection):
            batch = next_batch(connection, self._limit, PUSH_BYTES)
        return batch

    def _push(self, batch: list[FrozenOp]) -> PushReply | None:
        """Send a batch; None if it has to be cut or frozen otherwise."""
        try:
            with _refusals():
                return self._central.push(
                    schema=batch[0].schema, epoch=self._epoch, ops=[op.text for op in batch]
                )
        except RefusedError as refused:
            if refused.code == "op_id_reused":
                with self._store.writing() as connection:
                    take_back(connection, batch)
            elif refused.code == "too_large" and len({op.group or op.op_id for op in batch}) > 1:
                self._limit = max(1, len(batch) // 2)
            elif refused.code == "too_large":
                with self._store.writing() as connection:
                    for op in batch:
                        hold_here(connection, op, "too_large")
                self.report.held += len(batch)
                self._limit = OPS_PER_PUSH
            else:
                raise
            return None

    def _count(self, reply: PushReply) -> None:
        for each in reply.results:
            if each.status == "held":
                self.report.held += 1
                continue
            self.report.sent += 1
            self.report.duplicates += bool(each.detail.get("duplicate"))
            self.report.decided_before |= each.code == "already_resolved"
            self.report.merged += each.status == "merged"
            self.report.conflicts += each.status == "conflict"

    def _receive(self, scopes: list[Scope]) -> bool:
        """Pull all pages and apply them; tell whether everything is here now."""
        views = {scope.key: scope.view for scope in scopes}
        with self._store.writing() as connection:
            pull = begin_pull(connection, self._epoch, views)
        received = 0
        while not self._stop.is_set():
            page = self._page(pull)
            if page is None:
                with self._store.writing() as connection:
                    connection.exec_driver_sql("DELETE FROM sync_cursor")
                    drop_pull(connection)
                    pull = begin_pull(connection, self._epoch, views)
                continue
            reply, changes = page
            views = {scope.key: scope.view for scope in reply.scopes}
            with self._store.writing() as connection:
                pull = stage(connection, pull, reply, changes, views)
            received += len(changes)
            self._progress("receive", 0, received)
            if not reply.more:
                return self._apply()
        return False

    def _page(self, pull: Pull) -> tuple[PullReply, list[dict[str, object]]] | None:
        """Return a page, or None if the cursors are too old."""
        asked = PullRequest(
            schema=SCHEMA, epoch=self._epoch, cursors=dict(pull.cursors), limit=PULL_ROWS
        )
        try:
            with _refusals():
                return self._central.pull(asked)
        except RefusedError as refused:
            if refused.code == "cursor_too_old" and any(pos for pos, _ in pull.cursors.values()):
                return None
            raise

    def _apply(self) -> bool:
        """Apply what is staged; tell whether it was finished."""
        applying = Applying(
            self._store.writing,
            progress=lambda done, total: self._progress("receive", done, total),
            stopping=self._stop.is_set,
        )
        found = applying.run()
        self.report.received += found.records
        self.report.unread += found.unread
        self.report.removed += found.removed
        return found.finished

    def _ask_held(self) -> None:
        with self._store.reading() as connection:
            op_ids, given_up = open_held(connection), discarded(connection)
        for start in range(0, len(op_ids), 500):
            if self._stop.is_set():
                return
            some = op_ids[start : start + 500]
            with _refusals():
                reply = self._central.held(some, [one for one in some if one in given_up])
            with self._store.writing() as connection:
                close_held(connection, reply.held)

    def _photos(self, *, receiving: bool) -> None:
        if receiving:
            self._ask_missing()
        lane = self._lane()
        lane.run(lambda done, total: self._progress("photos", done, total), receiving=receiving)
        self._office_is_full = lane.office_is_full
        self.report.photos_sent, self.report.photos_received = lane.sent, lane.received
        self.report.photos_waiting = lane.waiting()

    def _lane(self) -> photos.Lane:
        return photos.Lane(self._store, self._central, self._stop, self._send_news)

    def _send_news(self) -> None:
        """Between two pieces of photos: what was answered meanwhile does not wait for them."""
        with self._store.reading() as connection:
            marked, _frozen = waiting(connection)
        if marked and marked != self._left:
            self._send()
            with self._store.reading() as connection:
                self._left, _frozen = waiting(connection)

    def _ask_missing(self) -> None:
        """Once a week, ask which files the office has lost, and queue those that are here."""
        state, now = self._store.state, datetime.now(UTC)
        asked = state.get("files_checked_at")
        if asked and now - datetime.fromisoformat(asked) < FILES_CHECKED_EVERY:
            return
        if asked and not self._stop.is_set():
            with _refusals():
                missing = self._central.missing()
            with self._store.writing() as connection:
                send_again(connection, missing)
        state.set(files_checked_at=now.isoformat())

    def _finish(self, *, pulled: bool) -> None:
        """Say "done" only if the tables say so."""
        live_results.settle(self._store)
        with self._store.writing() as connection:
            left = sum(waiting(connection))
            if self._stop.is_set():
                self.report.outcome = "stopped"
            elif left or not pulled:
                self.report.outcome = "partly"
            else:
                self.report.outcome = "done"
                write_state(connection, last_sync_at=_now())
        self._progress("result")

    def _progress(self, step: str, done: int = 0, total: int = 0) -> None:
        moved = self._central.bytes_up + self._central.bytes_down
        self._tell(Progress(step, done, total, moved))


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn a refusal that stops a synchronisation into an error with a sentence."""
    try:
        yield
    except RefusedError as refused:
        if refused.code in ("epoch_changed", "history_differs"):
            raise ServerRestoredError from refused
        raise


def _keep_enrolment(store: Store, central: Central, reply: EnrolReply, keys: Keys) -> None:
    store.state.set(
        sign_key=keys.sign,
        seal_key=keys.seal,
        office_keys=reply.office.model_dump() if reply.office else None,
        address=central.address,
        token=reply.token,
        server_id=reply.server_id,
        device_id=reply.device_id,
        device_code=reply.code,
        user_id=reply.user_id,
        user_name=reply.user_name,
        role=reply.role,
        ticket="",
        nonce="",
    )


def _keep_history(store: Store, report: SyncReport, started: str, error: str) -> None:
    with suppress(RrkError), store.writing() as connection:
        write_state(connection, last_error=error)
        connection.exec_driver_sql(
            "INSERT INTO sync_session(started_at, ended_at, outcome, error_code, sent, received,"
            " merged, conflicts, held, photos_sent, photos_received, bytes_up, bytes_down)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                started,
                _now(),
                report.outcome,
                error,
                report.sent,
                report.received,
                report.merged,
                report.conflicts,
                report.held,
                report.photos_sent,
                report.photos_received,
                report.bytes_up,
                report.bytes_down,
            ),
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _app_version() -> str:
    return version("rrk-field")
