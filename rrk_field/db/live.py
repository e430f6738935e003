"""Which rows lists, totals and reports count: neither removed nor set aside by synchronising."""

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from rrk_field.db.tables import SyncAside
from rrk_field.domain.record import Record


def live(record_class: type[Record]) -> ColumnElement[bool]:
    """Return the condition for rows of a class."""
    return and_(
        col(record_class.removed_at).is_(None),
        col(record_class.id).not_in(select(col(SyncAside.id))),
    )


def live_sql(alias: str) -> str:
    """Return the same condition as text, for a table that a query calls `alias`."""
    return f"{alias}.removed_at IS NULL AND {alias}.id NOT IN (SELECT id FROM sync_aside)"
