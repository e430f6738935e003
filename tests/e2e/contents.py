"""What the office and the laptops hold, as one hash a record."""

import sqlalchemy as sa

from rrk_central.ledger.answers import content_hash
from rrk_central.ledger.kinds import KINDS
from rrk_field.db.bodies import fields_of, shapes
from rrk_field.db.store import Store
from rrk_field.domain.values import content_sha256
from tests.office import TestOffice

Contents = dict[tuple[str, str], str]
"""(type, id) -> hash of what people entered."""


def of_store(store: Store) -> Contents:
    """Every live record of a laptop."""
    found: Contents = {}
    with store.reading() as connection:
        for name, shape in shapes().items():
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}" WHERE removed_at IS NULL')
            for row in rows.mappings():
                fields = fields_of(shape, dict(row))
                kept = {key: fields[key] for key in fields.keys() - set(shape.sync.derived)}
                found[name, row["id"]] = content_sha256(kept)
    return found


def of_office(office: TestOffice) -> Contents:
    """Every live record of the office."""
    found: Contents = {}
    with office.database.reading() as connection:
        for name, kind in KINDS.items():
            live = sa.select(kind.table).where(kind.table.c.removed_at.is_(None))
            for row in connection.execute(live).mappings():
                found[name, row["id"]] = content_hash(kind, kind.fields(dict(row)))
    return found
