"""Tables that only the office's server has, beside the records it shares with the laptops.

The classes say what they hold; queries use the tables at the end.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import Table
from sqlmodel import JSON, BigInteger, Field, Index, MetaData, SQLModel

from rrk_field.domain.record import NAMES


def _now() -> datetime:
    return datetime.now(UTC)


class ServerTable(SQLModel):
    """A table of the server alone."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    __tablename__: ClassVar[str]


class SyncGate(ServerTable, table=True):
    """One row; 1 only inside a transaction of the ledger. Used by the guards on SQLite."""

    __tablename__: ClassVar[str] = "sync_gate"

    one: int = Field(default=1, primary_key=True)
    writing: int = 0


class SyncHead(ServerTable, table=True):
    """One row: the highest position given out, and the name of this timeline."""

    __tablename__: ClassVar[str] = "sync_head"

    one: int = Field(default=1, primary_key=True)
    pos: int = Field(default=0, sa_type=BigInteger)
    epoch: str = Field(max_length=40)
    server_id: str = Field(max_length=40)


class HeadTag(ServerTable, table=True):
    """A random word for each position that was the head; tells one timeline from another."""

    __tablename__: ClassVar[str] = "head_tag"

    pos: int = Field(primary_key=True, sa_type=BigInteger)
    tag: str = Field(max_length=60)


class Ledger(ServerTable, table=True):
    """The state of each record: where it belongs, its revision and its latest position."""

    __tablename__: ClassVar[str] = "ledger"
    __table_args__: ClassVar[Any] = (Index("ix_ledger_scope_pos", "scope", "pos"),)

    id: str = Field(primary_key=True, max_length=36)
    type: str = Field(max_length=40)
    parent: str | None = Field(default=None, index=True, max_length=36)
    root: str = Field(index=True, max_length=36)
    scope: str = Field(max_length=20)
    revision: int
    pos: int = Field(unique=True, sa_type=BigInteger)
    deleted: bool = False


class ScopeExit(ServerTable, table=True):
    """A record left a scope; the newest exit only."""

    __tablename__: ClassVar[str] = "scope_exit"
    __table_args__: ClassVar[Any] = (Index("ix_scope_exit_scope_pos", "scope", "pos"),)

    scope: str = Field(primary_key=True, max_length=20)
    id: str = Field(primary_key=True, max_length=36)
    pos: int = Field(sa_type=BigInteger)


class Change(ServerTable, table=True):
    """One revision of one record: who, when, and each changed field before and after."""

    __tablename__: ClassVar[str] = "change"

    id: str = Field(primary_key=True, max_length=36)
    revision: int = Field(primary_key=True)
    pos: int = Field(sa_type=BigInteger)
    op_id: str = Field(default="", max_length=36)
    user_id: str = Field(default="", max_length=36)
    device_id: str = Field(default="", max_length=36)
    kind: str = Field(max_length=20)
    diff: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    client_time: datetime
    clock_offset_s: int = 0
    server_time: datetime


class AppliedOp(ServerTable, table=True):
    """What became of a change that was sent; a repeat is answered from here."""

    __tablename__: ClassVar[str] = "applied_op"

    op_id: str = Field(primary_key=True, max_length=36)
    device_id: str = Field(default="", max_length=36)
    body_sha256: str = Field(max_length=64)
    result: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    at: datetime


class EpochKept(ServerTable, table=True):
    """The revision of each record when the server was restored from a backup."""

    __tablename__: ClassVar[str] = "epoch_kept"

    id: str = Field(primary_key=True, max_length=36)
    revision: int


class Recovered(ServerTable, table=True):
    """What laptops gave back since then: the highest revision offered, and its body."""

    __tablename__: ClassVar[str] = "recovered"

    id: str = Field(primary_key=True, max_length=36)
    revision: int
    body: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class CaseCounter(ServerTable, table=True):
    """The last file number given in a series."""

    __tablename__: ClassVar[str] = "case_counter"

    series: str = Field(primary_key=True, max_length=10)
    last: int = 0


class Likeness(ServerTable, table=True):
    """What makes a record perhaps the same as another: the hash of what agrees, and whose it is."""

    __tablename__: ClassVar[str] = "likeness"

    key: str = Field(primary_key=True, max_length=64)
    id: str = Field(primary_key=True, index=True, max_length=36)


class NumberBlock(ServerTable, table=True):
    """File numbers that one laptop may give to new households without a network."""

    __tablename__: ClassVar[str] = "number_block"

    series: str = Field(primary_key=True, max_length=10)
    first: int = Field(primary_key=True)
    last: int
    device_id: str = Field(default="", index=True, max_length=36)
    """Empty: given before a restore, nobody knows to whom; any laptop may have used some."""
    at: datetime = Field(default_factory=_now)


class Account(ServerTable, table=True):
    """A person who may sign in."""

    __tablename__: ClassVar[str] = "account"

    id: str = Field(primary_key=True, max_length=36)
    name: str = Field(unique=True, max_length=120)
    full_name: str = Field(default="", max_length=200)
    password_hash: str = Field(max_length=200)
    disabled: bool = False
    created_at: datetime = Field(default_factory=_now)


class Device(ServerTable, table=True):
    """A laptop of one account; the token itself is not kept."""

    __tablename__: ClassVar[str] = "device"

    id: str = Field(primary_key=True, max_length=36)
    user_id: str = Field(index=True, max_length=36)
    name: str = Field(default="", max_length=120)
    token_hash: str = Field(unique=True, max_length=64)
    sign_key: str = Field(default="", max_length=64)
    """Public: its requests and bundles are signed by the private half."""
    seal_key: str = Field(default="", max_length=64)
    code: str = Field(unique=True, max_length=10)
    app: str = Field(default="", max_length=40)
    schema_number: int = 0
    state: str = Field(default="active", max_length=20)
    """`active`, `retiring` (may send, not receive), `revoked`."""
    last_seen: datetime | None = None
    last_pos: int = Field(default=0, sa_type=BigInteger)
    clock_offset_s: int = 0
    ticket: str = Field(default="", max_length=80)
    ticket_before: str = Field(default="", max_length=80)
    ticket_nonce: str = Field(default="", max_length=80)
    waiting_changes: int | None = None
    """What had not been sent at `last_seen`, as the laptop said; null where it did not say."""
    waiting_photos: int | None = None
    parted_at: datetime | None = None
    """When it last knew a head that this timeline never had, and the newest one both know."""
    common_pos: int | None = Field(default=None, sa_type=BigInteger)
    created_at: datetime = Field(default_factory=_now)


class SignInTry(ServerTable, table=True):
    """A sign-in that failed or is under way, of a name or of an address; all processes count it."""

    __tablename__: ClassVar[str] = "sign_in_try"

    number: int | None = Field(default=None, primary_key=True)
    name_sha256: str = Field(index=True, max_length=64)
    at: float
    """Seconds of the server's clock."""


class ScopeGrant(ServerTable, table=True):
    """What a person may do in one municipality."""

    __tablename__: ClassVar[str] = "scope_grant"

    user_id: str = Field(primary_key=True, max_length=36)
    scope: str = Field(primary_key=True, max_length=20)
    role: str = Field(primary_key=True, max_length=20)


class Blob(ServerTable, table=True):
    """A file that was received whole and checked; its name is its hash."""

    __tablename__: ClassVar[str] = "blob"

    sha256: str = Field(primary_key=True, max_length=64)
    size: int = Field(sa_type=BigInteger)
    device_id: str = Field(default="", max_length=36)
    """The laptop that sent it; empty for the office's own."""
    at: datetime = Field(default_factory=_now)


def _table(name: str) -> Table:
    return ServerTable.metadata.tables[name]


SYNC_GATE = _table("sync_gate")
SYNC_HEAD = _table("sync_head")
HEAD_TAG = _table("head_tag")
LEDGER = _table("ledger")
SCOPE_EXIT = _table("scope_exit")
CHANGE = _table("change")
APPLIED_OP = _table("applied_op")
EPOCH_KEPT = _table("epoch_kept")
RECOVERED = _table("recovered")
CASE_COUNTER = _table("case_counter")
LIKENESS = _table("likeness")
NUMBER_BLOCK = _table("number_block")
ACCOUNT = _table("account")
DEVICE = _table("device")
SIGN_IN_TRY = _table("sign_in_try")
SCOPE_GRANT = _table("scope_grant")
BLOB = _table("blob")
