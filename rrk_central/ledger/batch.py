"""One push in memory: the records it touches as they were read, and what is to be written.

Effects are planned here; `writing` writes them at the end.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Caller, Rights
from rrk_central.ledger.forms import SHIPPED, Forms
from rrk_central.ledger.kinds import KINDS, Kind
from rrk_central.tables import LEDGER
from rrk_field.domain.together import Together
from rrk_field.domain.values import Fields, Json

Row = Mapping[Any, Any]
CHUNK = 5000
"""Ids in one query; both engines take many more."""


@dataclass(slots=True)
class Entry:
    """One record: where it belongs, its revision and its fields as of now."""

    id: str
    type: str
    parent: str | None
    root: str
    scope: str
    revision: int
    deleted: bool
    fields: Fields
    start: int = 0
    """The revision when the push began; 0 for a new record."""
    made_at: datetime | None = None
    made_by: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""
    exits: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of the record."""
        return KINDS[self.type]

    def copy(self) -> "Entry":
        """Return an entry that may be changed without changing this one."""
        return replace(self, fields=dict(self.fields))


@dataclass(slots=True)
class Batch:
    """The transaction: who sends, what was read, what is to be written."""

    connection: Connection
    caller: Caller
    rights: Rights
    now: datetime
    clock_offset_s: int = 0
    forms: Forms = SHIPPED
    authors: Mapping[str, str] = field(default_factory=dict)
    """Op id -> whose change it is, where the office enters it for them."""
    written: dict[str, bytes] = field(default_factory=dict)
    """Op id -> its fields as JSON, which are made once for hash, check and history."""
    entries: dict[str, Entry] = field(default_factory=dict)
    changed: dict[str, Entry] = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)
    numbers_wanted: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    """Ids that were looked for already, found or not."""
    groups: dict[tuple[str, str], Together] = field(default_factory=dict)
    """Form and version -> what is merged as one value in it."""
    told: set[str] = field(default_factory=set)
    """Records of which the office was told that somebody elsewhere is perhaps the same."""

    def author(self, op_id: str) -> str:
        """Return whose change this is."""
        return self.authors.get(op_id, self.caller.user_id)

    def together(self, form_id: str, version: str) -> Together:
        """Return what is merged as one value in this version of a form."""
        key = form_id, version
        if key not in self.groups:
            self.groups[key] = self.forms.together(self.connection, form_id, version)
        return self.groups[key]

    def load(self, ids: Iterable[str]) -> None:
        """Read the records of `ids` that were not read yet."""
        wanted = sorted(set(ids) - self.asked)
        self.asked.update(wanted)
        found = [
            row
            for part in _parts(wanted)
            for row in self.connection.execute(_by_id(LEDGER), {"ids": part}).mappings()
        ]
        self.take(found)

    def take(self, ledger_rows: Sequence[Row]) -> None:
        """Read the typed rows of these ledger rows."""
        by_type: dict[str, list[str]] = defaultdict(list)
        ledger = {row["id"]: row for row in ledger_rows if row["id"] not in self.entries}
        self.asked.update(ledger)
        for id, row in ledger.items():
            by_type[row["type"]].append(id)
        for name, ids in by_type.items():
            for row in typed_rows(self.connection, name, ids):
                self.entries[row["id"]] = _entry(ledger[row["id"]], row)

    def get(self, id: str | None) -> Entry | None:
        """Return a record that was read, planned or is in the tables now; None if unknown."""
        if id is None:
            return None
        if id not in self.asked:
            self.load([id])
        return self.entries.get(id)


class Step:
    """What one group of changes does: all of it is taken over, or nothing."""

    def __init__(self, batch: Batch) -> None:
        """Begin with the batch as it is."""
        self.batch = batch
        self.entries: dict[str, Entry] = {}
        self.history: list[dict[str, Any]] = []
        self.numbers_wanted: list[str] = []

    def get(self, id: str | None) -> Entry | None:
        """Return a record as this group sees it."""
        return self.entries.get(id or "") or self.batch.get(id)

    def edit(self, entry: Entry) -> Entry:
        """Return the group's own copy of a record, to be changed."""
        own = self.entries.get(entry.id)
        if own is None:
            own = self.entries[entry.id] = entry.copy()
        return own

    def record(
        self,
        entry: Entry,
        kind: str,
        diff: Mapping[str, tuple[Json, Json]],
        *,
        op_id: str = "",
        at: datetime | None = None,
        written: bytes | None = None,
    ) -> None:
        """Give the record its next revision, and the change its line in the history."""
        entry.revision += 1
        batch = self.batch
        entry.changed_at = at or batch.now
        entry.changed_by = batch.author(op_id)
        self.history.append(
            {
                "id": entry.id,
                "revision": entry.revision,
                "op_id": op_id,
                "user_id": entry.changed_by,
                "device_id": batch.caller.device_id,
                "kind": kind,
                "diff": diff,
                "written": written,
                "client_time": at or batch.now,
                "clock_offset_s": batch.clock_offset_s,
                "server_time": batch.now,
            }
        )

    def commit(self) -> None:
        """Make the group part of the push."""
        batch = self.batch
        touched = {row["id"] for row in self.history}
        for id, entry in self.entries.items():
            batch.entries[id] = entry
            if id in touched:
                batch.changed[id] = entry
        batch.history += self.history
        batch.numbers_wanted += self.numbers_wanted


def typed_rows(connection: Connection, kind: str, ids: Sequence[str]) -> Iterable[Row]:
    """Return the stored rows of one kind."""
    for part in _parts(ids):
        rows = connection.execute(_by_id(KINDS[kind].table), {"ids": part})
        names = tuple(rows.keys())
        yield from (dict(zip(names, row, strict=True)) for row in rows.all())


@functools.cache
def _by_id(table: sa.Table) -> sa.Select[Any]:
    """Built once: a query with a list of ids of its own is checked id by id."""
    return sa.select(*table.c).where(table.c.id.in_(sa.bindparam("ids", expanding=True)))


def _entry(ledger: Row, row: Row) -> Entry:
    return Entry(
        id=ledger["id"],
        type=ledger["type"],
        parent=ledger["parent"],
        root=ledger["root"],
        scope=ledger["scope"],
        revision=ledger["revision"],
        deleted=ledger["deleted"],
        fields=KINDS[ledger["type"]].fields(row),
        start=ledger["revision"],
        made_at=row["created_at"],
        made_by=row["created_by"],
        changed_at=row["changed_at"],
        changed_by=row["changed_by"],
    )


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
