"""Decisions about held changes that come from elsewhere than a coordinator's laptop."""

import uuid
from collections.abc import Sequence

from rrk_central.accounts import Caller, everything, rights_of
from rrk_central.engines import Database
from rrk_central.ledger.apply import apply
from rrk_central.ledger.batch import Batch, Step
from rrk_central.ledger.effects import held_id
from rrk_central.ledger.entering import OFFICE_CALLER
from rrk_central.ledger.forms import SHIPPED, Forms
from rrk_central.ledger.kinds import HELD, KINDS, utc_now
from rrk_central.ledger.quarantine import close_own
from rrk_central.ledger.writing import write
from rrk_field.sync.protocol import Op, Result


def decide_held(
    database: Database,
    entry_id: str,
    *,
    status: str,
    note: str,
    user_id: str = "",
    forms: Forms = SHIPPED,
) -> Result:
    """Apply or close an entry at the office; `user_id` is who decided, with that one's rights."""
    table = KINDS[HELD].table
    with database.reading() as connection:
        row = connection.execute(table.select().where(table.c.id == entry_id)).mappings().one()
        rights = rights_of(connection, user_id) if user_id else everything()
    op = Op(
        op_id=str(uuid.uuid4()),
        kind="patch",
        type=HELD,
        id=entry_id,
        base_revision=0,
        at=utc_now(),
        set={"status": (row["status"], status), "note": (row["note"], note)},
    )
    [result] = apply(
        database,
        [op],
        OFFICE_CALLER,
        rights=rights,
        authors={op.op_id: user_id, row["op_id"]: user_id},
        forms=forms,
    ).results
    return result


def discard(database: Database, op_ids: Sequence[str], caller: Caller) -> None:
    """Close a person's own entries: they gave the change up."""
    with database.writing(lock=caller.device_id) as connection:
        rights = rights_of(connection, caller.user_id)
        batch = Batch(connection, caller, rights, utc_now(), caller.clock_offset_s)
        batch.load(held_id(op_id) for op_id in op_ids)
        step = Step(batch)
        for op_id in op_ids:
            close_own(step, op_id)
        step.commit()
        write(batch)
