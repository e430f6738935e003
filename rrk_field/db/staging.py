"""What was received: staged page by page, then applied in short transactions.

The cursors are stored by the last transaction, so they are never ahead of the data; a laptop
that was switched off in between finishes from the stage.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic_core import from_json, to_json
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from rrk_field.db import search
from rrk_field.db.answer_history import ReceivedAnswers, note_received
from rrk_field.db.bodies import (
    Shape,
    UnreadableBodyError,
    column_values,
    dumped,
    marks,
    shapes,
    slices,
    stored_time,
)
from rrk_field.db.files import want_missing
from rrk_field.db.leaving import AGAIN, set_exits_aside, settle, sweep
from rrk_field.db.outbox import (
    TAG_PUSHED,
    applying,
    known_records,
    many,
    read_state,
    set_aside,
    write_state,
)
from rrk_field.db.taking import Taking
from rrk_field.domain.values import Fields, Json

SLICE = 200
TAGS_KEPT = 20

Writing = Callable[[], AbstractContextManager[Connection]]
Body = dict[str, Any]


class Page(Protocol):
    """One page of a pull; `protocol.PullReply` is one."""

    epoch: str
    head: int
    tag: str
    more: bool
    cursors: dict[str, int]


@dataclass
class Pull:
    """How far the running pull is; kept with each page, so that it can be gone on with."""

    epoch: str
    cursors: dict[str, tuple[int, str]]
    """Scope -> [position, view] to ask from."""
    whole: list[str]
    """Scopes asked from 0: what they do not bring has gone."""
    ready: bool = False
    head: int = 0
    tag: str = ""
    exits: int = 0
    """How many of the staged changes say that a record left a scope."""
    done: int = 0
    """How many of the staged bodies are applied, in the order of `_order`."""

    @classmethod
    def read(cls, connection: Connection) -> "Pull | None":
        """Return the running pull, if there is one."""
        found = read_state(connection, "pull", None)
        return None if found is None else cls(**found)

    def keep(self, connection: Connection) -> None:
        """Store how far it is."""
        write_state(connection, pull=vars(self))


def begin_pull(connection: Connection, epoch: str, views: Mapping[str, str]) -> Pull:
    """Return the pull to go on with, or a new one from the stored cursors.

    `views`: scope -> what the role sees there now; a cursor made with another view counts as 0.
    """
    found = Pull.read(connection)
    if found is not None and found.epoch == epoch:
        assert not found.ready, "what is staged is applied first"
        return _with_views(found, views, found.cursors)
    drop_pull(connection)
    stored = _cursors(connection)
    if read_state(connection, "epoch_pulled", epoch) != epoch:
        stored = {}
    return _with_views(Pull(epoch=epoch, cursors={}, whole=[]), views, stored)


def quiet_cursors(connection: Connection) -> dict[str, tuple[int, str]]:
    """Return the stored cursors if nothing here waits for the end of a pull, else none."""
    waits = connection.exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM outbox_mark)"
        " OR EXISTS (SELECT 1 FROM outbox_op WHERE state IN ('frozen', 'settled'))"
        " OR EXISTS (SELECT 1 FROM sync_aside) OR EXISTS (SELECT 1 FROM sync_unread)"
        " OR EXISTS (SELECT 1 FROM sync_stage)"
    ).scalar_one()
    same_timeline = read_state(connection, "epoch_pulled") == read_state(connection, "epoch")
    return _cursors(connection) if same_timeline and not waits else {}


def _cursors(connection: Connection) -> dict[str, tuple[int, str]]:
    rows = connection.exec_driver_sql("SELECT scope, pos, view FROM sync_cursor")
    return {scope: (pos, view) for scope, pos, view in rows}


def heads(connection: Connection) -> list[tuple[int, str]]:
    """Return the heads that the office told, with their tags: of pulls and the latest answers."""
    pull = Pull.read(connection)
    running = [(pull.head, pull.tag)] if pull and pull.tag else []
    pushed = read_state(connection, TAG_PUSHED, [])
    told = [*running, *([pushed] if pushed else []), *read_state(connection, "tags", [])]
    return [(int(pos), str(tag)) for pos, tag in told if tag]


def drop_pull(connection: Connection) -> None:
    """Forget the running pull; the next one begins at the stored cursors."""
    connection.exec_driver_sql("DELETE FROM sync_stage")
    connection.exec_driver_sql("DELETE FROM sync_state WHERE k = 'pull'")


def stage(
    connection: Connection,
    pull: Pull,
    page: Page,
    changes: Sequence[Body],
    views: Mapping[str, str],
) -> Pull:
    """Keep one page; `views` are the scopes it named. Return the pull as it is now."""
    rows = [_staged(change) for change in changes]
    many(
        connection,
        "INSERT INTO sync_stage(id, exit, root, rank, body) VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    begun = {scope for scope, (_, view) in pull.cursors.items() if views.get(scope) == view}
    found = Pull(
        epoch=pull.epoch,
        cursors={scope: (page.cursors.get(scope, 0), view) for scope, view in views.items()},
        whole=sorted({*pull.whole, *(views.keys() - begun)} & views.keys()),
        ready=not page.more,
        head=page.head,
        tag=page.tag,
        exits=pull.exits + sum(1 for change in changes if change.get("exit")),
    )
    found.keep(connection)
    return found


@dataclass
class Received:
    """What applying brought."""

    records: int = 0
    unread: int = 0
    removed: int = 0
    finished: bool = False

    def plus(self, more: "Received") -> "Received":
        """Return both together."""
        return Received(
            records=self.records + more.records,
            unread=self.unread + more.unread,
            removed=self.removed + more.removed,
        )


@dataclass
class Applying:
    """Applies a staged pull, slice by slice."""

    writing: Writing
    progress: Callable[[int, int], None] = lambda _done, _total: None
    stopping: Callable[[], bool] = lambda: False
    received: Received = field(default_factory=Received)

    def run(self) -> Received:
        """Apply what is staged, if a pull is ready; stop early when asked to."""
        with self.writing() as connection:
            pull = Pull.read(connection)
            if pull is None or not pull.ready:
                return self.received
            numbers = _order(connection)
            begin = pull.done
            fresh = read_state(connection, "epoch_pulled", pull.epoch) != pull.epoch
        total = len(numbers)
        for start in range(begin, total, SLICE):
            if self.stopping():
                return self.received
            pull.done = min(start + SLICE, total)
            self._slice(numbers[start : pull.done], pull, fresh=fresh)
            self.progress(pull.done, total)
        self._retry_unread(fresh=fresh)
        with self.writing() as connection:
            self.received.removed = finish(connection, pull)
            search.settle(connection)
        self.received.finished = True
        return self.received

    def _slice(self, numbers: list[int], pull: Pull, *, fresh: bool) -> None:
        try:
            with self.writing() as connection:
                found = _apply(connection, _bodies(connection, numbers), fresh=fresh)
                pull.keep(connection)
        except IntegrityError:
            found = Received()
            for number in numbers:
                found = found.plus(self._single(number, fresh=fresh))
            with self.writing() as connection:
                pull.keep(connection)
        self.received = self.received.plus(found)

    def _single(self, number: int, *, fresh: bool) -> Received:
        """Apply one record of a slice that failed, or keep it unread."""
        try:
            with self.writing() as connection:
                return _apply(connection, _bodies(connection, [number]), fresh=fresh)
        except IntegrityError:
            with self.writing() as connection:
                [body] = _bodies(connection, [number])
                _keep_unread(connection, [(body, "does not fit the file")])
            return Received(unread=1)

    def _retry_unread(self, *, fresh: bool) -> None:
        with self.writing() as connection:
            bodies = [
                from_json(text)
                for (text,) in connection.exec_driver_sql("SELECT body FROM sync_unread")
            ]
        for body in sorted(bodies, key=_rank):
            try:
                with self.writing() as connection:
                    _apply(connection, [body], fresh=fresh)
            except IntegrityError:
                continue


def finish(connection: Connection, pull: Pull) -> int:
    """End a pull: what has left goes, cursors are stored. Return how many rows went."""
    with applying(connection):
        if pull.exits:
            set_exits_aside(connection)
        sweep(connection, scopes=pull.cursors, whole=pull.whole)
        gone = settle(connection)
        connection.exec_driver_sql("DELETE FROM outbox_op WHERE state = 'settled'")
    again = read_state(connection, AGAIN, [])
    write_state(connection, **{AGAIN: []})
    connection.exec_driver_sql("DELETE FROM sync_cursor")
    many(
        connection,
        "INSERT INTO sync_cursor(scope, pos, view) VALUES (?, ?, ?)",
        [(scope, pos, view) for scope, (pos, view) in pull.cursors.items() if scope not in again],
    )
    tags = [[pull.head, pull.tag], *read_state(connection, "tags", [])]
    write_state(connection, tags=tags[:TAGS_KEPT], epoch_pulled=pull.epoch)
    drop_pull(connection)
    want_missing(connection)
    return gone


def _with_views(
    pull: Pull, views: Mapping[str, str], reached: Mapping[str, tuple[int, str] | list[Json]]
) -> Pull:
    cursors: dict[str, tuple[int, str]] = {}
    whole = {scope for scope in pull.whole if scope in views}
    for scope, view in views.items():
        pos, seen = reached.get(scope, (0, view))
        cursors[scope] = (pos if seen == view else 0, view)
        if cursors[scope][0] == 0:
            whole.add(scope)
    return Pull(epoch=pull.epoch, cursors=cursors, whole=sorted(whole), exits=pull.exits)


def _staged(change: Body) -> tuple[Any, ...]:
    root = change.get("root") or change["id"]
    packed = zlib.compress(to_json(change), 1)
    return change["id"], change.get("exit") or "", root, _rank(change), packed


def _rank(change: Body) -> int:
    shape = shapes().get(change.get("type") or "")
    return shape.rank if shape else 0


def _order(connection: Connection) -> list[int]:
    """Return the newest body of each record, parents first."""
    rows = connection.exec_driver_sql(
        "SELECT max(n) AS newest, root, rank FROM sync_stage WHERE exit = ''"
        " GROUP BY id ORDER BY root, rank, newest"
    )
    return [number for number, _, _ in rows.all()]


def _bodies(connection: Connection, numbers: list[int]) -> list[Body]:
    rows = connection.exec_driver_sql(
        f"SELECT body FROM sync_stage WHERE n IN ({marks(numbers)}) ORDER BY root, rank",
        tuple(numbers),
    )
    return [from_json(zlib.decompress(packed)) for (packed,) in rows.all()]


def _apply(connection: Connection, bodies: list[Body], *, fresh: bool) -> Received:
    """Write one slice; `fresh`: the first pull of a new epoch takes every revision."""
    bodies = [body for body in bodies if body.get("type") in shapes()]
    ids = [body["id"] for body in bodies]
    heads = _heads(connection, bodies)
    unsent = _unsent(connection, ids)
    here = _Here(connection, bodies)
    tombstones: list[Body] = []
    clean: dict[str, list[tuple[Any, ...]]] = {}
    again: dict[str, list[Body]] = {}
    overlaid: list[Body] = []
    stored: list[str] = []
    unread: list[tuple[Body, str]] = []
    for body in sorted(bodies, key=_rank):
        known = heads.get(body["id"])
        if body.get("deleted"):
            if fresh or known is None or known <= body["revision"]:
                tombstones.append(body)
            continue
        if known is not None and known >= body["revision"] > 0 and not fresh:
            stored.append(body["id"])
            continue
        shape = shapes()[body["type"]]
        try:
            here.require_parent(shape, body)
            if body["id"] in unsent:
                column_values(shape, body["data"])
                overlaid.append(body)
            else:
                row = _row(shape, body)
                clean.setdefault(shape.type, []).append(row)
                if known is not None:
                    again.setdefault(shape.type, []).append(body)
        except UnreadableBodyError as error:
            here.missing.add(body["id"])
            unread.append((body, str(error)))
            continue
        stored.append(body["id"])
    with applying(connection):
        for name, shape in shapes().items():
            if name in clean:
                note_received(connection, shape, map(_noted, again.get(name, ())))
                connection.exec_driver_sql(shape.upsert, clean[name])
        _take(connection, overlaid)
        _bury(connection, tombstones, heads.keys() - _brought_back(connection, tombstones))
    if stored:
        _forget(connection, "sync_aside", stored)
        _forget(connection, "tombstone", stored)
    _forget(connection, "sync_unread", [*stored, *(body["id"] for body in tombstones)])
    _keep_unread(connection, unread)
    return Received(records=len(bodies) - len(unread), unread=len(unread))


def _noted(body: Body) -> ReceivedAnswers:
    at, by = _when(body)
    return body["id"], body["data"], at, by


class _Here:
    """Which parents of a slice are on this laptop."""

    def __init__(self, connection: Connection, bodies: list[Body]) -> None:
        coming = {body["id"] for body in bodies if not body.get("deleted")}
        asked: dict[str, set[str]] = {}
        for body in bodies:
            shape = shapes()[body["type"]]
            parent = (body.get("data") or {}).get(shape.parent) if shape.above else None
            if shape.above and isinstance(parent, str) and parent not in coming:
                asked.setdefault(shape.above, set()).add(parent)
        self._present = coming
        for name, ids in asked.items():
            for some in slices(list(ids)):
                self._present |= {
                    one
                    for (one,) in connection.exec_driver_sql(
                        f'SELECT id FROM "{name}" WHERE id IN ({marks(some)})', tuple(some)
                    )
                }
        self.missing: set[str] = set()

    def require_parent(self, shape: Shape, body: Body) -> None:
        if shape.above is None:
            return
        parent = (body.get("data") or {}).get(shape.parent)
        if parent not in self._present or parent in self.missing:
            raise UnreadableBodyError("the record it belongs to is not here")


def _heads(connection: Connection, bodies: list[Body]) -> dict[str, int]:
    """Return the revisions of the records that are here; a record never sent has -1."""
    ids: dict[str, list[str]] = {}
    for body in bodies:
        ids.setdefault(body["type"], []).append(body["id"])
    found: dict[str, int] = {}
    for name, wanted in ids.items():
        for some in slices(wanted):
            rows = connection.exec_driver_sql(
                f'SELECT id, coalesce(revision, -1) FROM "{name}" WHERE id IN ({marks(some)})',
                tuple(some),
            )
            found.update((row[0], row[1]) for row in rows)
    return found


def _unsent(connection: Connection, ids: list[str]) -> set[str]:
    """Return which of these records have anything unsent."""
    found: set[str] = set()
    for some in slices(ids):
        listed = marks(some)
        found |= {
            one
            for (one,) in connection.exec_driver_sql(
                f"SELECT id FROM outbox_mark WHERE id IN ({listed})"
                f" UNION SELECT id FROM sync_base WHERE id IN ({listed})"
                " UNION SELECT id FROM outbox_op WHERE state IN ('frozen', 'held')"
                f" AND id IN ({listed})",
                tuple(some) * 3,
            )
        }
    return found


def _row(shape: Shape, body: Body) -> tuple[Any, ...]:
    at, by = _when(body)
    return (
        body["id"],
        body["revision"],
        body.get("scope"),
        None,
        at,
        by,
        at,
        by,
        *column_values(shape, body["data"]),
    )


def _when(body: Body) -> tuple[str, str]:
    at = body.get("at")
    text = str(at).replace("T", " ").removesuffix("Z").removesuffix("+00:00") if at else ""
    if text and "." not in text:
        text += ".000000"
    return text or stored_time(), body.get("by") or ""


def _take(connection: Connection, bodies: list[Body]) -> None:
    if not bodies:
        return
    ids: dict[str, list[str]] = {}
    for body in bodies:
        ids.setdefault(body["type"], []).append(body["id"])
    records = known_records(connection, ids)
    taking = Taking(records)
    for body in bodies:
        record = records[body["id"]]
        taking.take(
            record,
            _known_fields(record.shape, body["data"]),
            removed=False,
            revision=body["revision"],
            scope=body.get("scope"),
            by=_when(body),
        )
    taking.write(connection)


def _known_fields(shape: Shape, data: Fields) -> Fields:
    return {
        name: value for name, value in data.items() if shape.is_field(name) and value is not None
    }


def _brought_back(connection: Connection, bodies: list[Body]) -> set[str]:
    """Return the records whose removal was sent from here and undone since."""
    found: set[str] = set()
    for body in bodies:  # few: each is a record that was removed since the last exchange
        alive = connection.exec_driver_sql(
            f'SELECT 1 FROM "{body["type"]}" r JOIN sync_base b ON b.id = r.id'
            " WHERE r.id = ? AND b.deleted AND r.removed_at IS NULL",
            (body["id"],),
        )
        if alive.fetchone():
            found.add(body["id"])
    return found


def _bury(connection: Connection, bodies: list[Body], here: Set[str]) -> None:
    """Keep the tombstones, and set aside the rows that are here."""
    many(
        connection,
        "INSERT INTO tombstone(id, type, revision) VALUES (?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET revision = excluded.revision",
        [(body["id"], body["type"], body["revision"]) for body in bodies],
    )
    set_aside(
        connection,
        ((body["id"], body["type"], "deleted") for body in bodies if body["id"] in here),
    )


def _forget(connection: Connection, table: str, ids: list[str]) -> None:
    for some in slices(ids):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id IN ({marks(some)})", tuple(some))


def _keep_unread(connection: Connection, unread: Iterable[tuple[Body, str]]) -> None:
    many(
        connection,
        "INSERT INTO sync_unread(id, body, error) VALUES (?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET body = excluded.body, error = excluded.error",
        [(body["id"], dumped(body), error[:200]) for body, error in unread],
    )
