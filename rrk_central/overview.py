"""What those who look after the office need to know, in plain numbers: no family, no value.

Laptops are named by their code and the account name of their officer, nobody else is.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import everything
from rrk_central.blobs import BlobStore, missing, naming_tables
from rrk_central.engines import Database
from rrk_central.health import failing, free_bytes
from rrk_central.ledger.kinds import CONFLICT, HELD, KINDS
from rrk_central.settings import Settings
from rrk_central.tables import ACCOUNT, APPLIED_OP, BLOB, DEVICE, LEDGER, SYNC_HEAD

DECIDED_WITHIN: Final = timedelta(days=7)
"""What waits longer for a decision, or for its file, needs attention."""
SEEN_WITHIN: Final = timedelta(days=14)
"""Source: programme assumption, to be confirmed."""


@dataclass(frozen=True)
class Laptop:
    """One laptop; what waits is counted from its last hello, less what came since."""

    code: str
    officer: str
    state: str
    last_exchange: datetime | None
    app: str
    schema: int
    changes_waiting: int | None
    photos_waiting: int | None
    common_position: int | None
    """Where it knows a later past than the server: the newest position that both know."""
    quiet: bool
    """Whether nothing was heard of it for too long."""


@dataclass(frozen=True)
class Waiting:
    """What waits for a decision: held changes of one code, or conflicts of one kind."""

    code: str
    municipality: str
    count: int
    oldest: datetime
    late: bool
    """Whether the oldest has waited longer than it should."""


@dataclass(frozen=True)
class Overview:
    """The state of an office at one moment."""

    at: datetime
    server: str
    timeline: str
    position: int
    records: dict[str, int]
    laptops: list[Laptop]
    held: list[Waiting]
    conflicts: list[Waiting]
    files_missing: int
    """Named by records and never received."""
    files_missing_late: int
    files_lost: int
    """Received once, and not on the disk any more."""
    failing: list[str]
    disk_free_bytes: int
    database_bytes: int

    @property
    def common_position(self) -> int | None:
        """The newest position that is the past of every laptop that was stopped."""
        known = [one.common_position for one in self.laptops if one.common_position is not None]
        return max(known, default=None)

    @property
    def attention(self) -> list[str]:
        """What needs somebody, each as a plain sentence."""
        return list(_sentences(self))


def overview(
    settings: Settings, database: Database, blobs: BlobStore, now: datetime | None = None
) -> Overview:
    """Look at everything once."""
    now = now or datetime.now(UTC)
    with database.reading() as connection:
        head = connection.execute(sa.select(SYNC_HEAD)).one()
        lacking = missing(connection, everything())
        return Overview(
            at=now,
            server=head.server_id,
            timeline=head.epoch,
            position=head.pos,
            records=_records(connection),
            laptops=_laptops(connection, now),
            held=_held(connection, now),
            conflicts=_conflicts(connection, now),
            files_missing=len(lacking),
            files_missing_late=_named_before(connection, lacking, now - DECIDED_WITHIN),
            files_lost=len(blobs.lost(connection)),
            failing=failing(settings, database, blobs),
            disk_free_bytes=free_bytes(settings.folder),
            database_bytes=_database_bytes(connection, database),
        )


def as_json(found: Overview) -> dict[str, Any]:
    """Return the same for programs."""
    plain = {name: _plain(value) for name, value in vars(found).items()}
    return {**plain, "common_position": found.common_position, "attention": found.attention}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Laptop | Waiting):
        return {name: _plain(each) for name, each in vars(value).items()}
    return value


def _records(connection: Connection) -> dict[str, int]:
    rows = connection.execute(
        sa.select(LEDGER.c.type, sa.func.count())
        .where(LEDGER.c.deleted.is_(False))
        .group_by(LEDGER.c.type)
        .order_by(LEDGER.c.type)
    )
    return {row[0]: row[1] for row in rows}


def _laptops(connection: Connection, now: datetime) -> list[Laptop]:
    rows = connection.execute(
        sa.select(DEVICE, ACCOUNT.c.name.label("officer"))
        .join(ACCOUNT, ACCOUNT.c.id == DEVICE.c.user_id)
        .order_by(DEVICE.c.id)
    ).all()
    return [
        Laptop(
            code=row.code,
            officer=row.officer,
            state=row.state,
            last_exchange=row.last_seen,
            app=row.app,
            schema=row.schema_number,
            changes_waiting=_left(row.waiting_changes, _changes_since(connection, row)),
            photos_waiting=_left(row.waiting_photos, _photos_since(connection, row)),
            common_position=row.common_pos if row.parted_at else None,
            quiet=row.state == "active" and now - (row.last_seen or row.created_at) > SEEN_WITHIN,
        )
        for row in rows
    ]


def _left(said: int | None, came: int) -> int | None:
    return None if said is None else max(0, said - came)


def _changes_since(connection: Connection, device: Any) -> int:
    """Count what a laptop sent since its last hello, applied or held."""
    if not device.waiting_changes:
        return 0
    held = KINDS[HELD].table
    applied = sa.select(sa.func.count()).where(
        APPLIED_OP.c.device_id == device.id, APPLIED_OP.c.at >= device.last_seen
    )
    kept = sa.select(sa.func.count()).where(
        held.c.device_id == device.id, held.c.changed_at >= device.last_seen
    )
    return int(connection.execute(applied).scalar_one() + connection.execute(kept).scalar_one())


def _photos_since(connection: Connection, device: Any) -> int:
    if not device.waiting_photos:
        return 0
    sent = sa.select(sa.func.count()).where(
        BLOB.c.device_id == device.id, BLOB.c.at >= device.last_seen
    )
    return int(connection.execute(sent).scalar_one())


def _held(connection: Connection, now: datetime) -> list[Waiting]:
    table = KINDS[HELD].table
    rows = connection.execute(
        sa.select(table.c.code, LEDGER.c.scope, table.c.created_at)
        .join(LEDGER, LEDGER.c.id == table.c.id)
        .where(table.c.status == "open", LEDGER.c.deleted.is_(False))
    )
    return _gathered(rows, now)


def _conflicts(connection: Connection, now: datetime) -> list[Waiting]:
    table = KINDS[CONFLICT].table
    rows = connection.execute(
        sa.select(table.c.kind, LEDGER.c.scope, table.c.created_at)
        .join(LEDGER, LEDGER.c.id == table.c.id)
        .where(table.c.status == "open", LEDGER.c.deleted.is_(False))
    )
    return _gathered(rows, now)


def _gathered(rows: Iterable[Any], now: datetime) -> list[Waiting]:
    counts: Counter[tuple[str, str]] = Counter()
    oldest: dict[tuple[str, str], datetime] = {}
    for code, municipality, since in rows:
        key = (code, municipality)
        counts[key] += 1
        oldest[key] = min(since, oldest.get(key, since))
    return [
        Waiting(
            code,
            municipality,
            count,
            oldest[code, municipality],
            now - oldest[code, municipality] > DECIDED_WITHIN,
        )
        for (code, municipality), count in sorted(counts.items())
    ]


def _named_before(connection: Connection, files: list[str], moment: datetime) -> int:
    """Count those of the files whose record has been here since a moment."""
    wanted, found = set(files), set[str]()
    for table in naming_tables():
        rows = connection.execute(sa.select(table.c.sha256).where(table.c.created_at < moment))
        found |= wanted & set(rows.scalars())
    return len(found)


def _database_bytes(connection: Connection, database: Database) -> int:
    if database.postgres:
        query = "SELECT pg_database_size(current_database())"
        return int(connection.exec_driver_sql(query).scalar_one())
    path = Path(str(database.engine.url.database))
    beside = (path, path.with_name(f"{path.name}-wal"))
    return sum(one.stat().st_size for one in beside if one.exists())


def _sentences(found: Overview) -> Iterable[str]:
    if found.common_position is not None:
        stopped = " ".join(one.code for one in found.laptops if one.common_position is not None)
        yield (
            f"The database is older than what laptops know ({stopped}): they are stopped. "
            f"The newest common position is {found.common_position}. "
            "If a backup was put back, run: "
            f"rrk-central restored --at {found.common_position}"
        )
    for name in found.failing:
        yield f"{_FAILING[name]} ({name})"
    if quiet := [f"{one.code} ({one.officer})" for one in found.laptops if one.quiet]:
        yield f"No exchange for {SEEN_WITHIN.days} days: {', '.join(quiet)}"
    for waiting, words in ((found.held, "held changes"), (found.conflicts, "open conflicts")):
        if late := sum(one.count for one in waiting if one.late):
            yield f"Among {late} {words} some have waited for more than {DECIDED_WITHIN.days} days"
    if found.files_missing_late:
        yield (
            f"{found.files_missing_late} files were named more than {DECIDED_WITHIN.days} days ago "
            "and never came"
        )
    if found.files_lost:
        yield f"{found.files_lost} files were received and are not on the disk: restore them"


_FAILING: Final = {
    "database": "The database does not answer",
    "schema": "The tables are not those of this program",
    "disk": "The disk is nearly full",
    "files": "The folder of files cannot be written",
}
