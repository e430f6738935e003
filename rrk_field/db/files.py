"""The files that records name: which are to be sent or fetched, and how far each has come."""

from sqlalchemy import Connection

from rrk_field.db.bodies import shapes
from rrk_field.db.outbox import many

UNSENT = ("local", "queued", "sending")


def want_missing(connection: Connection) -> None:
    """Note the files that records name and this laptop does not hold."""
    for name in _naming():
        connection.exec_driver_sql(
            'INSERT INTO blob(sha256, size, state, "offset", path, last_error)'
            f" SELECT sha256, max(size_bytes), 'wanted', 0, '', '' FROM \"{name}\""
            " WHERE revision > 0 AND removed_at IS NULL"
            " AND sha256 NOT IN (SELECT sha256 FROM blob) GROUP BY sha256"
        )


def to_send(connection: Connection) -> list[str]:
    """Return the files to send: their records come first, so that the office expects them."""
    named = " UNION ".join(f'SELECT sha256 FROM "{name}" WHERE revision > 0' for name in _naming())
    rows = connection.exec_driver_sql(
        f"SELECT sha256 FROM blob WHERE state IN {UNSENT} AND sha256 IN ({named}) ORDER BY rowid"
    )
    return [sha256 for (sha256,) in rows]


def to_fetch(connection: Connection) -> list[str]:
    """Return the files that are not here yet."""
    rows = connection.exec_driver_sql(
        "SELECT sha256 FROM blob WHERE state = 'wanted' ORDER BY rowid"
    )
    return [sha256 for (sha256,) in rows]


def send_again(connection: Connection, missing: list[str]) -> None:
    """Queue the files of this laptop that the office has lost."""
    many(
        connection,
        "UPDATE blob SET state = 'queued', \"offset\" = 0"
        " WHERE sha256 = ? AND state IN ('stored', 'present')",
        [(sha256,) for sha256 in missing],
    )


def unsent(connection: Connection) -> int:
    """Return how many files of this laptop the office does not have yet."""
    return int(
        connection.exec_driver_sql(
            f"SELECT count(*) FROM blob WHERE state IN {UNSENT}"
        ).scalar_one()
    )


def note(
    connection: Connection, sha256: str, *, state: str = "", offset: int = 0, error: str = ""
) -> None:
    """Keep how far a file has come; without a state it stays what it was."""
    connection.exec_driver_sql(
        "UPDATE blob SET state = coalesce(nullif(?, ''), state), \"offset\" = ?, last_error = ?"
        " WHERE sha256 = ?",
        (state, offset, error, sha256),
    )


def _naming() -> list[str]:
    return [name for name, shape in shapes().items() if shape.has_photo]
