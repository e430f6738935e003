"""Records of the office's own as changes: imports, demonstrations and scripts enter so."""

import uuid
from typing import Final

from rrk_central.accounts import Caller
from rrk_central.ledger.kinds import KINDS
from rrk_field.domain.record import Record
from rrk_field.domain.together import ANSWER
from rrk_field.domain.values import canonical
from rrk_field.sync.protocol import Op

OFFICE_CALLER: Final = Caller(device_id="office", user_id="", user_name="", state="active", code="")
"""Who enters what no laptop sent."""


def creation(record: Record) -> Op:
    """Return the change that makes this record."""
    kind = KINDS[record.__tablename__]
    values = {name: getattr(record, name) for name in kind.columns}
    if kind.sync.answers:
        answers = record.answers  # type: ignore[attr-defined]
        values |= {ANSWER + path: value for path, value in answers.items()}
    filled = {name: value for name, value in values.items() if canonical(value) is not None}
    return Op(
        op_id=str(uuid.uuid4()),
        kind="create",
        type=kind.name,
        id=record.id,
        base_revision=0,
        at=record.changed_at,
        set={name: (None, value) for name, value in filled.items() if name not in kind.closed},
        derived={name: filled[name] for name in kind.sync.derived if name in filled},
    )
