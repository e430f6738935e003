"""Results of questionnaires whose unsent answers were laid over newer ones from the office."""

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from rrk_field.db.live_forms import form_of, record_of, root_of, session_of
from rrk_field.db.outbox import applying, read_state, write_state
from rrk_field.db.store import Store
from rrk_field.db.taking import STALE_RESULTS
from rrk_field.domain.errors import RrkError
from rrk_field.domain.surveys import Survey
from rrk_field.forms import results
from rrk_field.forms.problems import FormError


def settle(store: Store) -> None:
    """Compute the results again that `Taking` noted, from the answers as they are now."""
    with store.reading() as connection:
        stale = read_state(connection, STALE_RESULTS, [])
    for record_id in stale:
        with suppress(KeyError, RrkError, FormError):
            _compute(store, record_of(store, record_id))
    if stale:
        with store.writing() as connection:
            left = [one for one in read_state(connection, STALE_RESULTS, []) if one not in stale]
            write_state(connection, **{STALE_RESULTS: left})


def _compute(store: Store, record: Survey) -> None:
    definition, exact = form_of(store, record)
    if not exact:
        return
    session = session_of(store, record, root_of(store, record), definition, record.answers)
    found: dict[str, Any] = results.own_columns(record, session.promoted())
    found["sections_done"], found["sections_total"] = results.sections(session)
    columns = {name: value for name, value in found.items() if getattr(record, name) != value}
    with store.writing() as connection:
        fresh = record_of(store, record.id)
        if columns and fresh.answers == record.answers:  # else the open screen has computed them
            _write(connection, record, columns)


def _write(connection: Connection, record: Survey, columns: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}" = ?' for name in columns)
    with applying(connection):
        connection.exec_driver_sql(
            f'UPDATE "{record.__tablename__}" SET {names} WHERE id = ?',
            (*columns.values(), record.id),
        )
