"""Protocol "RRK Sync 1": messages, limits and refusal codes.

Used by the laptop and by the office. The server sends codes and values, never sentences.
"""

from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from rrk_field.domain.values import SCHEMA, Fields, Json

PROTOCOL: Final = 1

OPS_PER_PUSH: Final = 200
PUSH_PACKED_BYTES: Final = 1 << 20
PUSH_UNPACKED_BYTES: Final = 8 << 20
OPS_PER_GROUP: Final = 100
FIELD_BYTES: Final = 64_000
RECORDS_PER_RECOVER: Final = 2000
PULL_ROWS: Final = 500
PULL_ROWS_AT_MOST: Final = 2000
PULL_BYTES: Final = 4 << 20
CHUNK_BYTES: Final = 1 << 20
BLOB_BYTES: Final = 25 << 20
GZIP_FROM_BYTES: Final = 800
GZIP_LEVEL: Final = 5
"""3 % more bytes than the usual 6 for real answers, in up to half of its time."""

HEADER_PROTOCOL: Final = "RRK-Sync"
HEADER_HASH: Final = "RRK-Body-SHA256"
HEADER_OFFSET: Final = "Upload-Offset"
HEADER_SIGNATURE: Final = "RRK-Signature"
HEADER_TIME: Final = "RRK-Time"
"""With the refusal `clock`: the seconds that a signature should have named."""
SIGNATURE_SECONDS: Final = 600
"""How far the time in a signature may be from the office's."""

YOURS_TO_FIX: Final = frozenset(
    {
        "invalid",
        "too_large",
        "unknown_type",
        "unknown_field",
        "unknown_form",
        "parent_missing",
        "unknown_record",
        "follows_held",
        "group_held",
    }
)
OFFICE_DECIDES: Final = frozenset(
    {
        "out_of_scope",
        "target_scope_forbidden",
        "state_locked",
        "record_erased",
        "removal_forbidden",
    }
)
HTTP_CODES: Final = {
    "bad_request": 400,
    "token_expired": 401,
    "device_revoked": 401,
    "sign_in_refused": 401,
    "bad_signature": 401,
    "clock": 401,
    "device_retiring": 403,
    "epoch_changed": 409,
    "history_differs": 409,
    "device_copied": 409,
    "op_id_reused": 409,
    "offset": 409,
    "cursor_too_old": 410,
    "too_large": 413,
    "upgrade_required": 426,
    "busy": 503,
    "checksum": 460,
    "storage_full": 507,
    "not_found": 404,
}


Word = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]
"""A name or an id: no control characters, which PostgreSQL cannot keep."""


def _of_our_time(moment: datetime) -> datetime:
    """A wrong clock is told to the officer; a time without any calendar is no time."""
    if not 1900 <= moment.year <= 2200:
        raise ValueError("year")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]
Position = Annotated[int, Field(ge=0, le=1 << 60)]


class Message(BaseModel):
    """What travels. Unknown keys are ignored, so that a newer side may add some."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


PublicKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class PublicKeys(Message):
    """What others may know of somebody's keys: to check signatures, and to seal for them."""

    sign: PublicKey
    seal: PublicKey


class EnrolRequest(Message):
    """Make this laptop known to the office."""

    user: Word = Field(min_length=1, max_length=120)
    password: str = Field(min_length=1, max_length=500)
    device_name: Word = Field(min_length=1, max_length=120)
    keys: PublicKeys


class EnrolReply(Message):
    """The token is shown once. `code` names the device in provisional numbers, e.g. K7."""

    device_id: str
    token: str
    code: str
    server_id: str
    user_id: str
    user_name: str
    role: str
    office: PublicKeys | None = None
    """The office's own keys."""


Count = Annotated[int, Field(ge=0, le=1 << 31)]


class HelloRequest(Message):
    """Introduces the laptop and asks whether the two may talk."""

    protocol: tuple[int, int] = (PROTOCOL, PROTOCOL)
    schema_: int = Field(default=SCHEMA, alias="schema", ge=0, le=1_000_000)
    app: Word = Field(default="", max_length=40)
    client_time: Moment
    ticket: Word = Field(default="", max_length=80)
    nonce: Word = Field(default="", max_length=80)
    tags: list[tuple[Position, Word]] = Field(default_factory=list, max_length=50)
    cursors: dict[Word, tuple[Position, Word]] = Field(default_factory=dict, max_length=200)
    """As in a pull, where nothing waits on the laptop: then a reply without news is the end."""
    waiting_changes: Count | None = None
    waiting_photos: Count | None = None
    """How much is not sent yet, for those who look after the office."""
    numbers: dict[Word, tuple[Count, Count]] | None = Field(default=None, max_length=200)
    """Series -> [highest file number reserved for this laptop, how many of them are left]."""
    people: Word = Field(default="", max_length=20)
    """`people_seen` of the last reply that named colleagues."""


class Scope(Message):
    """A scope the device may read; `view` changes when what the role sees changes."""

    key: str
    view: str
    role: str = "officer"


class NumberBlock(Message):
    """File numbers of one series that only this laptop may give, first and last included."""

    series: str
    first: int
    last: int


class HelloReply(Message):
    """Whom the laptop talks to, and what it may receive."""

    protocol: int
    server_id: str
    epoch: str
    schema_: int = Field(alias="schema")
    min_push_schema: int
    min_pull_schema: int
    server_time: AwareDatetime
    user_id: str
    user_name: str
    role: str
    device_id: str
    device_code: str
    device_state: Literal["active", "retiring"]
    ticket: str
    scopes: list[Scope]
    news: bool = True
    """Whether a pull with the cursors that were sent would bring anything."""
    numbers: list[NumberBlock] = Field(default_factory=list)
    """File numbers for new households, beside those that the laptop has."""
    office: PublicKeys | None = None
    people: dict[str, str] | None = None
    """Id -> name of those who work in the same municipalities; only if they are not as before."""
    people_seen: str = ""


OpKind = Literal["create", "patch", "delete", "restore", "recover"]


class Op(Message):
    """A frozen change with its own id; never altered after freezing.

    `set` maps a field to `[old, new]`, old being what the edit was made against. In a `recover`
    it is the whole body, or `deleted` says that there is none any more.
    """

    op_id: Word = Field(min_length=1, max_length=36)
    group: Word | None = Field(default=None, max_length=36)
    kind: OpKind
    type: Word = Field(max_length=40)
    id: Word = Field(min_length=36, max_length=36)
    base_revision: int = Field(ge=0, le=1 << 40)
    at: Moment
    set: dict[str, tuple[Json, Json]] = Field(default_factory=dict)
    derived: Fields = Field(default_factory=dict)
    supersedes: list[Word] = Field(default_factory=list, max_length=50)
    after: Word | None = Field(default=None, max_length=36)
    deleted: bool = False


class PushRequest(Message):
    """Changes of one laptop, in the order they are to be applied."""

    protocol: int = PROTOCOL
    schema_: int = Field(default=SCHEMA, alias="schema", ge=0, le=1_000_000)
    epoch: Word = Field(max_length=40)
    client_time: Moment
    ops: list[Op] = Field(max_length=OPS_PER_PUSH)


Status = Literal["applied", "merged", "conflict", "noop", "held"]


class Result(Message):
    """What became of an op; describes the record at the end of the transaction."""

    op_id: str
    id: str
    status: Status
    code: str | None = None
    detail: Fields = Field(default_factory=dict)
    conflict: str | None = None
    revision: int | None = None
    scope: str | None = None
    deleted: bool = False
    gone: bool = False
    assigned: Fields = Field(default_factory=dict)
    data: Fields | None = None


class PushReply(Message):
    """One result for each op, in the order sent; `tag` belongs to the head, as in a pull."""

    epoch: str
    head: int
    tag: str = ""
    server_time: AwareDatetime
    results: list[Result]


class PullRequest(Message):
    """Scope -> [position up to which everything was received, view]."""

    protocol: int = PROTOCOL
    schema_: int = Field(default=SCHEMA, alias="schema", ge=0, le=1_000_000)
    epoch: Word = Field(max_length=40)
    cursors: dict[Word, tuple[Position, Word]] = Field(default_factory=dict, max_length=200)
    limit: int = Field(default=PULL_ROWS, ge=1, le=PULL_ROWS_AT_MOST)


class Change(Message):
    """The latest state of one record, or its exit from a scope (`exit` set, no data)."""

    id: str
    exit: str | None = None
    type: str | None = None
    root: str | None = None
    scope: str | None = None
    revision: int | None = None
    deleted: bool = False
    by: str | None = None
    at: AwareDatetime | None = None
    data: Fields | None = None


class PullReply(Message):
    """A page of changes; each page names all scopes the device may read."""

    epoch: str
    head: int
    tag: str
    more: bool
    scopes: list[Scope]
    cursors: dict[str, int]
    changes: list[Change]


class HeldRequest(Message):
    """Asks what became of held changes."""

    op_ids: list[Word] = Field(max_length=500)
    discarded: list[Word] = Field(default_factory=list, max_length=500)
    """Own changes that the officer gave up: they are closed first."""


class HeldState(Message):
    """`open`, `applied`, `closed` or `superseded`, and by whom with which note."""

    op_id: str
    state: Literal["open", "applied", "closed", "superseded", "unknown"]
    by: str = ""
    note: str = ""


class HeldReply(Message):
    """One state for each id asked."""

    held: list[HeldState]


class RecoverRequest(Message):
    """Offers a restored server what the laptop has: id and revision of each record."""

    schema_: int = Field(default=SCHEMA, alias="schema", ge=0, le=1_000_000)
    epoch: Word = Field(max_length=40)
    records: list[tuple[Word, Position]] = Field(max_length=RECORDS_PER_RECOVER)
    tags: list[tuple[Position, Word]] = Field(default_factory=list, max_length=50)
    """Of the timeline before: where the server knows the newest, it has lost nothing of it."""


class RecoverReply(Message):
    """The ids of the records that the server lost in part or whole."""

    wanted: list[str]


class DigestRequest(Message):
    """Compare the contents of one scope; records named in `skip` are left out."""

    scope: Word = Field(max_length=20)
    schema_: int = Field(default=SCHEMA, alias="schema")
    skip: list[Word] = Field(default_factory=list, max_length=100_000)


class DigestReply(Message):
    """Per type the number of live records and the hash of their lines."""

    content: bool
    types: dict[str, tuple[int, str]]


class Version(Message):
    """One change of a record: which fields, from what to what."""

    revision: int
    kind: str
    by: str
    by_name: str = ""
    entered_by_name: str = ""
    """Who had entered what somebody else applied later."""
    at: AwareDatetime
    fields: dict[str, tuple[Json, Json]]


class HistoryReply(Message):
    """Versions of one record, the newest first; `more` says that older ones follow."""

    versions: list[Version]
    more: bool = False


class MissingReply(Message):
    """Content hashes that records name and the server does not hold."""

    sha256: list[str]


class Refusal(Message):
    """The body of every reply that is not 2xx."""

    code: str
    values: Fields = Field(default_factory=dict)
