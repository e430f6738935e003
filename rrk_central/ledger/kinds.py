"""The kinds of records as the ledger sees them: their columns, and the shape each value must have.

Built once from the record classes; nothing here knows any class by name but the two that the
server makes itself.
"""

import math
import re
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from pydantic import TypeAdapter

from rrk_field.domain import records as _all_records  # noqa: F401 - defines every kind
from rrk_field.domain.record import NOT_FIELDS, Record, Synced, record_classes
from rrk_field.domain.together import ANSWER
from rrk_field.domain.values import Fields, Json
from rrk_field.sync.merge import Rules
from rrk_field.sync.protocol import FIELD_BYTES

_ANY: Final[TypeAdapter[Any]] = TypeAdapter(Any)
_INTEGER = 2**31 - 1
_EXACT = 2**53
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_PATH_LETTERS = 600
_CUT = len(ANSWER)
_ESCAPED = re.compile(rb"\\(u00|u[dD][89a-fA-F]|[bf])")
"""How control characters look in JSON; a backslash that somebody typed is checked one by one."""


class BadShapeError(Exception):
    """A value does not have the shape of its column."""

    def __init__(self, code: str, name: str, reason: str) -> None:
        super().__init__(code, name, reason)
        self.code = code
        self.detail = {"field": name[:120], "reason": reason}


@dataclass(frozen=True)
class Column:
    """A column of a shared table, and what may stand in it."""

    name: str
    shape: str
    nullable: bool
    required: bool
    default: Json
    letters: int | None


@dataclass(frozen=True)
class Kind:
    """One class of records."""

    name: str
    table: sa.Table
    sync: Synced
    columns: Mapping[str, Column]
    parent_kind: str | None
    """The kind that the parent column refers to; None where it may be any."""
    defaults: Fields = field(default_factory=dict)

    @cached_property
    def rules(self) -> Rules:
        """How its fields merge."""
        return Rules(together=self.sync.one_value, sets=frozenset(self.sync.sets))

    @cached_property
    def json_places(self) -> tuple[int, ...]:
        """Where among the columns JSON stands."""
        return tuple(
            place
            for place, column in enumerate(self.columns.values())
            if column.shape in {"list", "mapping"}
        )

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Columns without which no record is made."""
        return tuple(c.name for c in self.columns.values() if c.required and not c.nullable)

    @cached_property
    def closed(self) -> frozenset[str]:
        """Columns that no change may set."""
        return frozenset({*self.sync.derived, *self.sync.assigned})

    def fields(self, row: Mapping[str, Any]) -> Fields:
        """Return a stored row as it travels: one flat mapping."""
        flat = {name: row[name] for name in self.columns}
        if self.sync.answers:
            flat |= {ANSWER + path: value for path, value in row["answers"].items()}
        return flat

    def filled(self, row: Mapping[str, Any]) -> Fields:
        """Return the same without the fields that hold nothing."""
        flat = {name: value for name in self.columns if (value := row[name]) is not None}
        if self.sync.answers:
            flat |= {ANSWER + path: value for path, value in row["answers"].items()}
        return flat

    def stored_row(self, fields: Fields) -> list[Any]:
        """Return the values of a flat mapping as they are stored, answers last."""
        row: list[Any] = [fields[name] for name in self.columns]
        for place in self.json_places:
            row[place] = to_json(row[place]).decode()
        if self.sync.answers:
            columns = self.columns
            answers = {
                name[_CUT:]: value
                for name, value in fields.items()
                if name not in columns and value is not None
            }
            row.append(to_json(answers).decode())
        return row

    def stored(self, name: str, value: Json) -> Json:
        """Return a checked value as it is stored; nothing is the column's own nothing."""
        if value is None and (column := self.columns.get(name)) and not column.nullable:
            return column.default
        return value

    def check(self, name: str, value: Json) -> None:
        """Raise BadShapeError unless `value` may stand in the field `name`."""
        column = self.columns.get(name)
        if column is None:
            if not (self.sync.answers and name.startswith(ANSWER)):
                raise BadShapeError("unknown_field", name, "unknown")
            _check_answer(name, value)
        elif value is None:
            if column.required and not column.nullable:
                raise BadShapeError("invalid", name, "required")
        else:
            _check_column(column, value)

    def check_all(self, pairs: Mapping[str, Sequence[Json]], written: bytes) -> None:
        """Check all new values of a change; `written` is the change as JSON.

        Most answers are short texts without control characters, which `written` shows at once.
        """
        plain = len(written) <= FIELD_BYTES and not _ESCAPED.search(written)
        columns = self.columns
        usual = (
            self.sync.answers
            and plain
            and ANSWER not in pairs
            and max(map(len, pairs), default=0) <= _PATH_LETTERS
        )
        for name, (_, value) in pairs.items():
            if usual and name[:_CUT] == ANSWER and (type(value) is str or _usual_answer(value)):
                continue
            if name in self.closed:
                raise BadShapeError("unknown_field", name, "assigned_or_derived")
            column = columns.get(name)
            if (
                plain
                and column is not None
                and type(value) is str
                and column.shape == "text"
                and (column.letters is None or len(value) <= column.letters)
            ):
                continue
            self.check(name, value)


def _usual_answer(value: Json) -> bool:
    """Whether an answer without control characters is right beyond doubt."""
    kind = type(value)
    if kind is str or value is None:
        return True
    if kind is int:
        return bool(-_EXACT <= value <= _EXACT)
    if kind is float:
        return bool(math.isfinite(value))
    return bool(kind is list and all(type(item) is str for item in value))


def is_id(value: object) -> bool:
    """Whether this is an id as records have them."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _check_column(column: Column, value: Json) -> None:
    shape, name = column.shape, column.name
    if shape == "text":
        if not isinstance(value, str):
            raise BadShapeError("invalid", name, "not_text")
        if column.letters is not None and len(value) > column.letters:
            raise BadShapeError("invalid", name, "too_long")
        _check_text(name, value)
    elif shape == "yes_no":
        if not isinstance(value, bool):
            raise BadShapeError("invalid", name, "not_yes_no")
    elif shape == "whole":
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _INTEGER:
            raise BadShapeError("invalid", name, "not_whole_number")
    elif shape == "number":
        _check_number(name, value)
    elif not isinstance(value, list if shape == "list" else dict):
        raise BadShapeError("invalid", name, f"not_{shape}")
    else:
        _check_deep(name, value, 8)


def _check_answer(name: str, value: Json) -> None:
    if len(name) > _PATH_LETTERS or len(name) == len(ANSWER) or _CONTROL.search(name):
        raise BadShapeError("unknown_field", name, "path")
    if isinstance(value, str):
        _check_text(name, value)
    elif isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            raise BadShapeError("invalid", name, "not_codes")
        _check_deep(name, value, 2)
    elif value is not None and not isinstance(value, bool):
        _check_number(name, value)


def _check_text(name: str, value: str) -> None:
    if len(value) * 4 > FIELD_BYTES and len(value.encode(errors="replace")) > FIELD_BYTES:
        raise BadShapeError("too_large", name, "bytes")
    if _CONTROL.search(value):
        raise BadShapeError("invalid", name, "control_characters")


def _check_number(name: str, value: Json) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BadShapeError("invalid", name, "not_number")
    if not math.isfinite(value) if isinstance(value, float) else abs(value) > _EXACT:
        raise BadShapeError("invalid", name, "out_of_range")


def _check_deep(name: str, value: Json, depth: int) -> None:
    if isinstance(value, str):
        _check_text(name, value)
    elif isinstance(value, list | dict):
        if depth == 0:
            raise BadShapeError("invalid", name, "too_deep")
        for item in value.values() if isinstance(value, dict) else value:
            _check_deep(name, item, depth - 1)
        for key in value if isinstance(value, dict) else ():
            _check_text(name, key)
    elif value is not None and not isinstance(value, bool):
        _check_number(name, value)


def _kind(name: str, record_class: type[Record]) -> Kind:
    table: sa.Table = Record.metadata.tables[name]
    skipped = NOT_FIELDS | ({"answers"} if record_class.sync.answers else set())
    columns = {
        column: _column(record_class, table, column)
        for column in record_class.model_fields
        if column not in skipped
    }
    parent = record_class.sync.parent
    keys = list(table.c[parent].foreign_keys) if parent else []
    return Kind(
        name=name,
        table=table,
        sync=record_class.sync,
        columns=columns,
        parent_kind=keys[0].target_fullname.partition(".")[0] if keys else None,
        defaults={column.name: column.default for column in columns.values()},
    )


_SHAPES = {
    str: "text",
    bool: "yes_no",
    int: "whole",
    float: "number",
    list: "list",
    dict: "mapping",
}


def _column(record_class: type[Record], table: sa.Table, name: str) -> Column:
    info = record_class.model_fields[name]
    options = [kind for kind in typing.get_args(info.annotation) if kind is not type(None)]
    plain = (
        info.annotation if typing.get_origin(info.annotation) in {None, list, dict} else options[0]
    )
    base = typing.get_origin(plain) or plain
    default = None if info.is_required() else info.get_default(call_default_factory=True)
    return Column(
        name=name,
        shape=_SHAPES[base],  # type: ignore[index]
        nullable=bool(table.c[name].nullable),
        required=info.is_required(),
        default=default,
        letters=getattr(table.c[name].type, "length", None),
    )


KINDS: Final[Mapping[str, Kind]] = {
    name: _kind(name, record_class) for name, record_class in record_classes().items()
}
"""Every kind by name, parents first."""

CONFLICT: Final = "conflict"
HELD: Final = "held_change"
MADE_HERE: Final = frozenset({CONFLICT, HELD})
"""Kinds that only the server makes."""


def to_json(value: Json) -> bytes:
    """Return a value as JSON, in the order it has."""
    return _ANY.dump_json(value)


def utc_now() -> datetime:
    """Return the server's time."""
    return datetime.now(UTC)


def as_text(moment: datetime) -> str:
    """Return a time as it travels: UTC, with Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
