"""Changes of older laptops, brought to today's records: one small step for each schema number.

A step is named `op_22_to_23`, takes a change as schema 22 has it and returns it as 23 does. It
leaves alone what it does not know. Steps are kept for 24 months after their release (programme
assumption, to be confirmed); `MIN_PUSH_SCHEMA` is the oldest that is still taken.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from rrk_field.domain.values import SCHEMA
from rrk_field.sync.protocol import Op

Step = Callable[[Op], Op]

MIN_PUSH_SCHEMA: Final = 1
MIN_PULL_SCHEMA: Final = 1
STEPS: Mapping[int, Step] = {}
"""Schema number -> what brings a change from it to the next; none where nothing in it moved."""


def upcast(op: Op, schema: int) -> Op:
    """Return a change that was frozen under an older schema as it would be frozen today."""
    for number in range(schema, SCHEMA):
        op = STEPS.get(number, _as_it_is)(op)
    return op


def kept(op: Op) -> dict[str, Any]:
    """Return a change as it is kept for a person to decide, perhaps beyond the next schema."""
    return {**op.model_dump(mode="json", exclude_defaults=True), "schema": SCHEMA}


def from_kept(text: Mapping[str, Any]) -> Op:
    """Return such a change as it would be frozen today."""
    return upcast(Op.model_validate(text), int(text.get("schema", MIN_PUSH_SCHEMA)))


def _as_it_is(op: Op) -> Op:
    return op
