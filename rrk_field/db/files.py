"""The files that records name: which are to be sent or fetched, and how far each has come."""

from dataclasses import dataclass

from sqlalchemy import Connection

from rrk_field.db.bodies import shapes
from rrk_field.db.outbox import many

UNSENT = ("local", "queued", "sending")


@dataclass(frozen=True)
class Travelled:
    """How far one file has come."""

    state: str
    """`local`, `queued`, `sending`, `stored`, `wanted` or `present`; "" for an unknown file."""
    offset: int = 0
    size: int = 0
    error: str = ""

    @property
    def percent(self) -> int:
        """How much of it has arrived."""
        return min(100, self.offset * 100 // self.size) if self.size else 0


def travelled(connection: Connection, table: str, about_id: str) -> dict[str, Travelled]:
    """Return how far the photos and files of one record have come, by content hash.

    `table` is that of the photos: of households, projects or visits.
    """
    rows = connection.exec_driver_sql(
        'SELECT sha256, state, "offset", size, last_error FROM blob'
        f" WHERE sha256 IN (SELECT sha256 FROM {table} WHERE about_id = ?)",
        (about_id,),
    )
    return {sha256: Travelled(*rest) for sha256, *rest in rows}


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


def forms_to_fetch(connection: Connection) -> list[str]:
    """Return the files of questionnaires that are not here yet, the latest version first."""
    rows = connection.exec_driver_sql(
        "SELECT sha256 FROM blob WHERE state = 'wanted' AND (sha256 IN (SELECT sha256 FROM"
        " questionnaire) OR sha256 IN (SELECT sha256 FROM questionnaire_file))"
        " ORDER BY rowid DESC"
    )
    return [sha256 for (sha256,) in rows]


def to_fetch(connection: Connection) -> list[str]:
    """Return the files that are not here yet."""
    rows = connection.exec_driver_sql(
        "SELECT sha256 FROM blob WHERE state = 'wanted' ORDER BY rowid"
    )
    return [sha256 for (sha256,) in rows]


def size_of(connection: Connection, sha256: str) -> int:
    """Return how large a file is by what its record says, 0 if it does not say."""
    return int(
        connection.exec_driver_sql("SELECT size FROM blob WHERE sha256 = ?", (sha256,)).scalar()
        or 0
    )


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
