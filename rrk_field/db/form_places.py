"""Where the officer stopped in each questionnaire: kept on this laptop, never a change to send."""

from dataclasses import dataclass

from sqlalchemy import Connection

from rrk_field.db.bodies import stored_time
from rrk_field.db.store import Store


@dataclass(frozen=True)
class FormPlace:
    """A question of a record, and when the officer was there (UTC)."""

    record_id: str
    path: str
    at: str


def keep(connection: Connection, record_id: str, path: str) -> None:
    """Remember where the officer is, in the running transaction."""
    connection.exec_driver_sql(
        "INSERT INTO form_place(id, path, at) VALUES (?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET path = excluded.path, at = excluded.at",
        (record_id, path[:300], stored_time()),
    )


def of_record(store: Store, record_id: str) -> str:
    """Return the path where the officer stopped; "" at the beginning."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT path FROM form_place WHERE id = ?", (record_id,)
        ).scalar()
    return str(found or "")


def latest(store: Store, limit: int) -> list[FormPlace]:
    """Return the questionnaires the officer had open, the last one first."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, path, at FROM form_place ORDER BY at DESC LIMIT ?", (limit,)
        ).all()
    return [FormPlace(*row) for row in rows]
