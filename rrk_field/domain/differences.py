"""What synchronising could not decide: conflicts, and changes the office holds for review."""

from typing import Any, ClassVar

from sqlmodel import Field

from rrk_field.domain.record import Record, Synced, json_column


class Conflict(Record, table=True):
    """Two values for the same fields, kept until a person decides.

    Made by the server only, with an id derived from the change that met it. `fields` maps a
    field name to `{"base", "mine", "theirs", "theirs_by", "theirs_at"}`; `mine` is what the
    laptop sent, `theirs` what the server kept.
    """

    __tablename__: ClassVar[str] = "conflict"
    sync: ClassVar[Synced] = Synced(parent="record_id", changeable=("status", "choices", "note"))

    record_id: str = Field(index=True, max_length=36)
    record_type: str = Field(max_length=40)
    root_id: str = Field(default="", index=True, max_length=36)
    kind: str = Field(default="field", max_length=20)
    """`field`, `edit_vs_delete`, `delete_vs_edit` or `duplicate`."""
    op_id: str = Field(default="", max_length=36)
    mine_by: str = Field(default="", max_length=36)
    mine_at: str = Field(default="", max_length=40)
    other_id: str = Field(default="", max_length=36)
    """Of a duplicate: the other record. `theirs` in `fields` is then what that one says."""
    reason: str = Field(default="", max_length=40)
    """Of a duplicate: what agrees, by the name of the rule."""
    fields: dict[str, Any] = Field(default_factory=dict, sa_type=json_column())
    ops: list[dict[str, Any]] = Field(default_factory=list, sa_type=json_column())
    status: str = Field(default="open", index=True, max_length=20)
    choices: dict[str, Any] = Field(default_factory=dict, sa_type=json_column())
    note: str = Field(default="", max_length=1000)


class HeldChange(Record, table=True):
    """A change that the server stored but could not apply; it waits for a coordinator."""

    __tablename__: ClassVar[str] = "held_change"
    sync: ClassVar[Synced] = Synced(
        scope="municipality_code", office_only=True, changeable=("status", "note")
    )

    municipality_code: str = Field(default="", max_length=20)
    op_id: str = Field(index=True, max_length=36)
    op: dict[str, Any] = Field(default_factory=dict, sa_type=json_column())
    code: str = Field(default="", max_length=40)
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=json_column())
    device_id: str = Field(default="", max_length=36)
    user_id: str = Field(default="", max_length=36)
    received_at: str = Field(default="", max_length=40)
    status: str = Field(default="open", index=True, max_length=20)
    note: str = Field(default="", max_length=1000)
