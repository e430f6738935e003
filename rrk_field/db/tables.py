"""Tables that only the laptop's file has: capture, outbox, cursors, stage, search, history.

Mappings are kept as JSON text that `db` reads and writes itself.
"""

from typing import ClassVar

from sqlmodel import Field, Index, MetaData, SQLModel

from rrk_field.domain.record import NAMES


class LaptopTable(SQLModel):
    """A table that only the laptop's file has."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    __tablename__: ClassVar[str]


class SyncGate(LaptopTable, table=True):
    """One row: whether the office's data is being written, and the running group."""

    __tablename__: ClassVar[str] = "sync_gate"

    n: int = Field(default=1, primary_key=True)
    applying: int = 0
    grp: str = Field(default="", max_length=36)


class OutboxMark(LaptopTable, table=True):
    """This record has changes that are not frozen; written by triggers only."""

    __tablename__: ClassVar[str] = "outbox_mark"

    id: str = Field(primary_key=True, max_length=36)
    grp: str = Field(default="", primary_key=True, max_length=36)
    type: str = Field(max_length=40)


class SyncBase(LaptopTable, table=True):
    """The office's last known body of a record that has unsent changes."""

    __tablename__: ClassVar[str] = "sync_base"

    id: str = Field(primary_key=True, max_length=36)
    type: str = Field(max_length=40)
    server: str
    revision: int
    seen_revision: int
    scope: str | None = Field(default=None, max_length=20)
    trunk: str = "{}"
    deleted: bool = False
    """The office deleted it because this laptop said so; alive here, it is to be restored."""


class OutboxOp(LaptopTable, table=True):
    """A frozen change: `body` is exactly what is sent, each time."""

    __tablename__: ClassVar[str] = "outbox_op"

    seq: int | None = Field(default=None, primary_key=True)
    op_id: str = Field(unique=True, max_length=36)
    id: str = Field(index=True, max_length=36)
    type: str = Field(max_length=40)
    kind: str = Field(max_length=10)
    schema_: int = Field(sa_column_kwargs={"name": "schema"})
    body: str
    grp: str = Field(default="", max_length=36)
    after: str = Field(default="", max_length=36)
    state: str = Field(default="frozen", index=True, max_length=10)
    """`frozen`, `held` (yours to fix), `asked` (the office decides) or `settled`."""
    code: str = Field(default="", max_length=40)
    detail: str = "{}"
    attempts: int = 0
    at: str = Field(max_length=40)


class SyncAside(LaptopTable, table=True):
    """A row that has left, but waits for unsent work under it."""

    __tablename__: ClassVar[str] = "sync_aside"

    id: str = Field(primary_key=True, max_length=36)
    type: str = Field(max_length=40)
    reason: str = Field(max_length=10)
    """`deleted`, `left` or `refused`."""


class SyncCursor(LaptopTable, table=True):
    """The position up to which everything of a scope was received."""

    __tablename__: ClassVar[str] = "sync_cursor"

    scope: str = Field(primary_key=True, max_length=20)
    pos: int
    view: str = Field(default="", max_length=80)


class SyncStage(LaptopTable, table=True):
    """Pages of the running pull: bodies, and exits (`exit` names the scope that was left)."""

    __tablename__: ClassVar[str] = "sync_stage"

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(index=True, max_length=36)
    exit: str = Field(default="", max_length=20)
    root: str = Field(default="", max_length=36)
    rank: int = 0
    body: bytes = b""
    """JSON, packed: it is written, encrypted and deleted again within minutes."""


class SyncUnread(LaptopTable, table=True):
    """A received change that could not be stored yet, and why."""

    __tablename__: ClassVar[str] = "sync_unread"

    id: str = Field(primary_key=True, max_length=36)
    body: str
    error: str = Field(max_length=200)


class Tombstone(LaptopTable, table=True):
    """A deletion that was received."""

    __tablename__: ClassVar[str] = "tombstone"

    id: str = Field(primary_key=True, max_length=36)
    type: str = Field(max_length=40)
    revision: int


class SyncRecover(LaptopTable, table=True):
    """What is still to be offered after the office restored its server."""

    __tablename__: ClassVar[str] = "sync_recover"

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(max_length=36)
    type: str = Field(max_length=40)
    revision: int
    deleted: int = 0


class SyncState(LaptopTable, table=True):
    """Small facts by name: server, epoch, device, token, scopes, head tags, last success."""

    __tablename__: ClassVar[str] = "sync_state"

    k: str = Field(primary_key=True, max_length=40)
    v: str


class Blob(LaptopTable, table=True):
    """A photo or file by content hash, and how far it has travelled."""

    __tablename__: ClassVar[str] = "blob"

    sha256: str = Field(primary_key=True, max_length=64)
    size: int = 0
    state: str = Field(default="local", index=True, max_length=10)
    """`local`, `queued`, `sending`, `stored` (both), `wanted` (not here), `present` (fetched)."""
    offset: int = 0
    path: str = Field(default="", max_length=200)
    last_error: str = Field(default="", max_length=200)


class PictureSource(LaptopTable, table=True):
    """Where a picture of this laptop came from: to notice it again, and to find its original."""

    __tablename__: ClassVar[str] = "picture_source"

    sha256: str = Field(primary_key=True, max_length=64)
    """Of the picture as it is kept."""
    digest: str = Field(index=True, max_length=64)
    """SHA-256 of the bytes as they came."""
    camera_key: str = Field(default="", max_length=300)
    path: str = Field(default="", max_length=200)
    """The sealed original; it never leaves this laptop. Empty where it was not kept."""
    width_px: int = 0
    height_px: int = 0


class SyncSession(LaptopTable, table=True):
    """One synchronisation, for the history the officer can read."""

    __tablename__: ClassVar[str] = "sync_session"

    n: int | None = Field(default=None, primary_key=True)
    started_at: str = Field(max_length=40)
    ended_at: str = Field(default="", max_length=40)
    outcome: str = Field(default="", max_length=10)
    """`done`, `partly`, `stopped` or `failed`."""
    error_code: str = Field(default="", max_length=40)
    sent: int = 0
    received: int = 0
    merged: int = 0
    conflicts: int = 0
    held: int = 0
    photos_sent: int = 0
    photos_received: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


class AnswerChange(LaptopTable, table=True):
    """One change of one answer; `before` and `after` hold value and special answer."""

    __tablename__: ClassVar[str] = "answer_change"
    __table_args__ = (Index("ix_answer_change_id_path", "id", "path"),)

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(max_length=36)
    path: str = Field(max_length=300)
    before: str
    after: str
    at: str = Field(max_length=40)
    changed_by: str = Field(max_length=36)


class FormPlace(LaptopTable, table=True):
    """The question of a record where the officer stopped; never sent."""

    __tablename__: ClassVar[str] = "form_place"

    id: str = Field(primary_key=True, max_length=36)
    path: str = Field(max_length=300)
    at: str = Field(max_length=40)


class HouseholdSearch(LaptopTable, table=True):
    """What the list of households is searched, filtered and sorted by, one row for each.

    `fold` and `phon` are the folded words of the household, its persons and places, each between
    spaces. The index lets the list be read without them.
    """

    __tablename__: ClassVar[str] = "household_search"
    __table_args__ = (
        Index(
            "ix_household_search_changed_at",
            "changed_at",
            "id",
            "state",
            "municipality_code",
            "category",
            "created_by",
            "officer_id",
        ),
    )

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, max_length=36)
    fold: str = ""
    phon: str = ""
    municipality_code: str = Field(default="", max_length=2)
    category: str = Field(default="", max_length=10)
    created_by: str = Field(default="", max_length=36)
    officer_id: str = Field(default="", max_length=36)
    state: str = Field(default="draft", max_length=20)
    number: str = Field(default="", max_length=20)
    members: int = 0
    damage_category: str = Field(default="", max_length=10)
    sections_done: int = 0
    sections_total: int = 0
    changed_at: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=200)


class HouseholdNames(LaptopTable, table=True):
    """Sorting keys of a household's name in each alphabet; `n` as in `household_search`."""

    __tablename__: ClassVar[str] = "household_names"

    n: int | None = Field(default=None, primary_key=True)
    en: str = ""
    sq: str = ""
    sr_cyrl: str = ""
    sr_latn: str = ""


class ListStale(LaptopTable, table=True):
    """A survey whose answers changed since the row of its household in the list was made."""

    __tablename__: ClassVar[str] = "list_stale"

    id: str = Field(primary_key=True, max_length=36)
    type: str = Field(max_length=40)


class FileInfo(LaptopTable, table=True):
    """One row: the program that gave the file its schema."""

    __tablename__: ClassVar[str] = "file_info"

    n: int = Field(default=1, primary_key=True)
    program: str = Field(max_length=20)
