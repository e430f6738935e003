"""The laptop's encrypted file: how it is opened, checked, brought up to date and replaced.

Nothing here knows what the tables mean. The raw key comes from `keys`.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any, ClassVar, Final

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DatabaseError

from rrk_field.db import durable
from rrk_field.db.lock import FileInUseError, ProfileLock
from rrk_field.domain.errors import RrkError

__all__ = [
    "DamagedFileError",
    "DiskFailedError",
    "DiskFullError",
    "FileInUseError",
    "NewerFileError",
    "ProfileLock",
    "failures",
    "open_engine",
    "open_file",
    "replace_file",
]

NAME: Final = "rrk.db"
MIGRATIONS: Path = Path(__file__).parent / "migrations"
REVISIONS: tuple[str, ...] = ("0001",)
"""The schemas this program can read, oldest first; it brings each of them to the last."""

OLDEST_ENGINE: Final = (3, 51, 3)
"""Older SQLite can damage a log that two connections write (sqlite.org/wal.html#walresetbug)."""

# The order matters: exclusive locking before the log, so that no shared memory file is made.
_PRAGMAS: Final = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "FAST", 2),  # zeros would double what is written; `leaving` asks for them
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("cache_size", "-32768", -32768),
)


# The driver searches long for a way to adapt these, at eight times the price of any other value.
sqlcipher3.dbapi2.register_adapter(type(None), {}.get)
sqlcipher3.dbapi2.register_adapter(bool, int)


class DamagedFileError(RrkError):
    """The file is not what was written; nothing in it was changed."""

    code: ClassVar[str] = "damaged_file"


class NewerFileError(RrkError):
    """The file was written by a newer program."""

    code: ClassVar[str] = "newer_file"


class DiskFullError(RrkError):
    """There is no space left; what was saved before is safe."""

    code: ClassVar[str] = "disk_full"


class DiskFailedError(RrkError):
    """The disk refused to read or write; what was saved before is safe."""

    code: ClassVar[str] = "disk_failed"


@contextmanager
def failures() -> Iterator[None]:
    """Turn the engine's errors that a person can act on into errors with a code."""
    try:
        yield
    except (DatabaseError, sqlcipher3.dbapi2.DatabaseError) as error:
        if known := _known(str(error)):
            raise known from error
        raise


def open_engine(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """Return the one connection to an encrypted file, as an engine; `key` is the raw data key.

    Every setting is read back. A wrong key shows as a damaged file: the key itself is checked
    where it is unlocked.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        module=sqlcipher3.dbapi2,
        poolclass=StaticPool,
        hide_parameters=True,
        # Laying the triggers alone would fill the usual cache of 128, which keeps what it has.
        connect_args={"check_same_thread": False, "cached_statements": 1000},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is ours, so that DDL is part of the transaction
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")  # first; it cannot be a parameter
        cursor.execute("PRAGMA cipher_log_level = NONE")
        for name, value, expected in (*_PRAGMAS, ("foreign_keys", str(int(foreign_keys)), None)):
            cursor.execute(f"PRAGMA {name} = {value}").fetchall()
            wanted = int(foreign_keys) if expected is None else expected
            _assert_setting(cursor, name, wanted)
        _assert_versions(cursor)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN IMMEDIATE")

    return engine


def open_file(folder: Path, key: bytes) -> Engine:
    """Return the checked file of a profile, made or brought to the newest schema if needed.

    The caller holds the profile's lock. Raises DamagedFileError, NewerFileError, DiskFullError.
    """
    finish_replacement(folder)
    path, made = folder / NAME, folder / "made"
    if not path.exists():
        if made.exists():
            raise DamagedFileError  # an empty file in the place of a lost one would hide the loss
        _make(folder, key)
    if not made.exists():
        durable.replace(made, b"")
    if path.stat().st_size == 0:
        raise DamagedFileError  # opening would write a head into it
    log = path.with_name(NAME + "-wal")
    ended_badly = log.exists() and log.stat().st_size > 0
    engine = open_engine(path, key)
    try:
        with failures():
            check(engine, thoroughly=ended_badly)
            revision = _revision(engine)
            if revision != REVISIONS[-1]:
                _migrate(folder, key, engine, revision)
                engine = open_engine(path, key)
                check(engine, thoroughly=False)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check(engine: Engine, *, thoroughly: bool) -> None:
    """Read every page against its seal, and with `thoroughly` the structure. DamagedFileError."""
    with failures(), _driver(engine) as driver:
        if driver.execute("PRAGMA cipher_integrity_check").fetchall():
            raise DamagedFileError
        driver.execute("SELECT count(*) FROM sqlite_master").fetchall()
        if not thoroughly:
            return
        if driver.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise DamagedFileError
        if driver.execute("PRAGMA foreign_key_check").fetchall():
            raise DamagedFileError


def checkpoint(engine: Engine) -> None:
    """Move what the log holds into the file, so that the log is empty."""
    with _driver(engine) as driver:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def end_transaction(engine: Engine) -> None:
    """Roll back what a failed COMMIT left open."""
    with _driver(engine) as driver:
        if driver.in_transaction:
            driver.execute("ROLLBACK")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring a file to a schema, whole or not at all; it was opened with foreign_keys=False."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"{len(broken)} rows point to nothing after the migration")


def replace_file(folder: Path, new: Path, *, old_to: str | None) -> None:
    """Put a complete, closed file in the place of the profile's file, which is closed as well.

    The old one goes to the folder of that name below `backups`. A crash at any point leaves the
    old or the new file, and `finish_replacement` does the rest at the next start.
    """
    durable.sync_file(new)
    durable.sync_folder(folder)
    note = {"new": new.name, "old_to": old_to}
    durable.replace(folder / "swap.json", json.dumps(note).encode())
    finish_replacement(folder)


def finish_replacement(folder: Path) -> None:
    """Do what is left of a replacement; nothing if there is none under way."""
    order = folder / "swap.json"
    if not order.exists():
        return
    note = json.loads(order.read_bytes())
    new = folder / note["new"]
    if new.exists():
        _put_aside(folder, note["old_to"])
        durable.move(new, folder / NAME)
    durable.remove(order)


def _put_aside(folder: Path, old_to: str | None) -> None:
    target = folder / "backups" / old_to if old_to else None
    if target is not None:
        target.mkdir(parents=True, exist_ok=True)
        durable.sync_folder(target.parent)
    # The log first: beside a new file of the same name it would be applied to that file.
    for name in (NAME + "-wal", NAME):
        if (folder / name).exists():
            if target is None:
                durable.remove(folder / name)
            else:
                durable.move(folder / name, target / name)


def _make(folder: Path, key: bytes) -> None:
    new = folder / (NAME + ".new")
    _remove_left_overs(new)
    with failures():
        engine = open_engine(new, key, foreign_keys=False)
        try:
            upgrade(engine)
            _note_program(engine)
            _leave_alone(engine)
        finally:
            engine.dispose()
    replace_file(folder, new, old_to=None)


def _migrate(folder: Path, key: bytes, engine: Engine, revision: str) -> None:
    """Build the new file from a verified copy and swap it in; `engine` is closed before that."""
    new = folder / (NAME + ".new")
    _remove_left_overs(new)
    with _driver(engine) as driver:
        driver.execute("VACUUM INTO ?", (str(new),))
    before = _counts(engine)
    copy = open_engine(new, key, foreign_keys=False)
    try:
        check(copy, thoroughly=True)
        if _counts(copy) != before:
            raise DamagedFileError
        upgrade(copy)
        _note_program(copy)
        check(copy, thoroughly=True)
        _leave_alone(copy)
    finally:
        copy.dispose()
    checkpoint(engine)
    engine.dispose()
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    replace_file(folder, new, old_to=f"{stamp}-before-{REVISIONS[-1]}-was-{revision}")


def _revision(engine: Engine) -> str:
    """Return the schema of the file. Raises NewerFileError if this program does not know it."""
    with _driver(engine) as driver:
        tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'file_info')"
        if driver.execute(tables).fetchone() != (2,):
            raise DamagedFileError
        found = driver.execute("SELECT version_num FROM alembic_version").fetchone()
        if found is None:
            raise DamagedFileError
        if found[0] not in REVISIONS:
            written_by = driver.execute("SELECT program FROM file_info").fetchone()
            raise NewerFileError(program=written_by[0] if written_by else "")
    return str(found[0])


def _note_program(engine: Engine) -> None:
    """Write into the file which program can open it, for the sentence of an older one."""
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM file_info")
        connection.exec_driver_sql(
            "INSERT INTO file_info(program) VALUES (?)", (version_of("rrk-field"),)
        )


def _counts(engine: Engine) -> dict[str, int]:
    with _driver(engine) as driver:
        names = driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in names
        }


def _leave_alone(engine: Engine) -> None:
    """Bring everything into the one file, without a log beside it."""
    with _driver(engine) as driver:
        mode = driver.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if mode != "delete":
        raise RuntimeError(f"the new file keeps its log: {mode}")


def _remove_left_overs(new: Path) -> None:
    """Delete what an earlier, interrupted try left."""
    for suffix in ("", "-wal", "-journal"):
        new.with_name(new.name + suffix).unlink(missing_ok=True)


@contextmanager
def _driver(engine: Engine) -> Iterator[Any]:
    """Give the connection itself, outside any transaction."""
    pooled = engine.raw_connection()
    try:
        yield pooled.driver_connection
    finally:
        pooled.close()


def _known(message: str) -> RrkError | None:
    if "not a database" in message or "malformed" in message:
        return DamagedFileError()
    if "database is locked" in message:
        return FileInUseError()
    if "disk is full" in message:
        return DiskFullError()
    if "disk I/O error" in message or "unable to open" in message or "readonly" in message:
        return DiskFailedError()
    return None


def _assert_setting(cursor: Any, name: str, wanted: str | int) -> None:
    found = cursor.execute(f"PRAGMA {name}").fetchone()
    if found is None or found[0] != wanted:
        raise RuntimeError(f"the engine did not take {name} = {wanted}: {found}")


def _assert_versions(cursor: Any) -> None:
    engine = cursor.execute("SELECT sqlite_version()").fetchone()[0]
    cipher = cursor.execute("PRAGMA cipher_version").fetchone()
    if tuple(int(part) for part in engine.split(".")) < OLDEST_ENGINE:
        raise RuntimeError(f"SQLite {engine} is too old")
    if cipher is None or not cipher[0].startswith("4."):
        raise RuntimeError(f"this is not SQLCipher 4: {cipher}")
