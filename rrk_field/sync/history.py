"""What the office knows of the past of one answer, asked for when somebody looks at it."""

from rrk_field.db.answer_history import AnswerChange, Given
from rrk_field.db.bodies import ANSWERS, SPECIAL, stored_time
from rrk_field.sync.central import Central, RefusedError
from rrk_field.sync.protocol import Version

_PAGES = 20


def changes_at_office(central: Central, record_id: str, path: str) -> list[AnswerChange]:
    """Return the changes of one answer, the newest first; none where the office knows none."""
    found: list[AnswerChange] = []
    before: int | None = None
    for _ in range(_PAGES):
        try:
            reply = central.history(record_id, before)
        except RefusedError as refused:
            if refused.code == "not_found":
                return found
            raise
        found += [change for one in reply.versions if (change := _change(one, path))]
        if not reply.more or not reply.versions:
            break
        before = reply.versions[-1].revision
    return found


def _change(version: Version, path: str) -> AnswerChange | None:
    value = version.fields.get(ANSWERS + path)
    special = version.fields.get(ANSWERS + path + SPECIAL)
    if value is None and special is None:
        return None
    old, new = (
        Given(value[side] if value else None, str((special[side] if special else "") or ""))
        for side in (0, 1)
    )
    return AnswerChange(stored_time(version.at), version.by, old, new, version.by_name)
