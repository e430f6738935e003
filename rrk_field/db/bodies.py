"""Rows and bodies: a record as it lies in its table, and as the flat mapping that travels."""

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Boolean, Connection, Float, Integer
from sqlmodel import JSON

from rrk_field.domain import records as _all_records  # noqa: F401 - defines every table
from rrk_field.domain.record import NOT_FIELDS, Record, Synced, record_classes
from rrk_field.domain.values import Fields, Json, canonical

ANSWERS: Final = "answers/"
SPECIAL: Final = "~special"

_HEAD: Final = ("id", "revision", "scope", "removed_at", "created_at", "created_by")
_CHANGED: Final = ("changed_at", "changed_by")
_AT_ONCE: Final = 500

Row = Mapping[str, Any]


class UnreadableBodyError(ValueError):
    """A body that does not fit its table; the message names the field and never its value."""


@dataclass(frozen=True)
class Column:
    """How one travelling column is stored, and what it may hold."""

    name: str
    kinds: tuple[type, ...]
    required: bool
    longest: int | None
    default: Json
    is_json: bool
    is_bool: bool


@dataclass(frozen=True)
class Shape:
    """What is known of one class of records, made once from its definition."""

    type: str
    rank: int
    """Parents have a lower rank than their children."""
    sync: Synced
    columns: tuple[Column, ...]
    by_name: Mapping[str, Column]
    together: Mapping[str, tuple[str, ...]]
    not_entered: frozenset[str]
    """Derived and assigned columns: never compared."""
    has_photo: bool
    upsert: str

    @property
    def parent(self) -> str | None:
        """The column that names the parent record."""
        return self.sync.parent

    def is_field(self, name: str) -> bool:
        """Tell whether this program knows the field."""
        return name in self.by_name or (self.sync.answers and name.startswith(ANSWERS))

    def same(self, name: str, left: Json, right: Json) -> bool:
        """Tell whether two values of a field are the same."""
        if left is right or (type(left) is type(right) and left == right):
            return True
        if left is None or right is None:  # most fields of a new record: quick, the same answer
            other = right if left is None else left
            if isinstance(other, bool | int | float):
                return False
            if isinstance(other, str):
                return not other.strip()
        is_set = name in self.sync.sets or isinstance(left, list) or isinstance(right, list)
        one, two = (canonical(value, is_set=is_set and _is_flat(value)) for value in (left, right))
        return type(one) is type(two) and bool(one == two)

    def differing(self, left: Fields, right: Fields) -> set[str]:
        """Return the entered fields whose values differ; a missing one counts as empty."""
        return {
            name
            for name in left.keys() | right.keys()
            if name not in self.not_entered and not self.same(name, left.get(name), right.get(name))
        }


@functools.cache
def shapes() -> dict[str, Shape]:
    """Every class of records by its table, parents before children."""
    classes = record_classes()
    without_key = [name for name, cls in classes.items() if _points_anywhere(cls)]
    order = [name for name in classes if name not in without_key] + without_key
    return {name: _shape(classes[name], rank) for rank, name in enumerate(order)}


def parent_type(shape: Shape) -> str | None:
    """Return the parent's class, or None where any record may be the parent."""
    if shape.parent is None:
        return None
    column = Record.metadata.tables[shape.type].columns[shape.parent]
    keys = list(column.foreign_keys)
    return keys[0].column.table.name if keys else None


def fields_of(shape: Shape, row: Row) -> Fields:
    """Return the flat mapping of a row or of a kept copy of one; empty values are left out."""
    fields: Fields = {}
    for column in shape.columns:
        value = row.get(column.name)
        if value is None or value == "":
            continue
        if column.is_json:
            value = json.loads(value) if isinstance(value, str) else value
            if not value:
                continue
        elif column.is_bool:
            value = bool(value)
        fields[column.name] = value
    if shape.sync.answers:
        answers = row.get("answers")
        if answers is None:  # a body that was received is flat already
            return fields | {name: row[name] for name in row if name.startswith(ANSWERS)}
        if isinstance(answers, str):
            answers = json.loads(answers)
        fields.update((ANSWERS + path, value) for path, value in answers.items())
    return fields


def present(fields: Fields) -> Fields:
    """Return the fields without those that have no value."""
    return {name: value for name, value in fields.items() if value is not None}


def overlaid(fields: Fields, changes: Mapping[str, Json]) -> Fields:
    """Return the fields with the changes written over them; None removes."""
    return present({**fields, **changes})


def widened(shape: Shape, names: Iterable[str], *bodies: Fields) -> set[str]:
    """Return the fields with all that belong together with them, guards of repeat rows included.

    `bodies` are the values before and after: a repeat row whose marker differs between them
    counts as a whole.
    """
    wide = set(names)
    given: set[str] = set().union(*bodies)
    rows: set[str] = set()
    for name in list(wide):
        if name in shape.together:
            wide.update(shape.together[name])
        if not name.startswith(ANSWERS):
            continue
        own = name.removesuffix(SPECIAL)
        special = own + SPECIAL
        if own in given:
            wide.add(own)
        if special in given:
            wide.add(special)
        rows.add(own[: own.rfind("]") + 1])
    for marker in {marker for row in rows for marker in row_markers(row)}:
        wide |= _with_row(marker, bodies)
    return wide


def row_markers(name: str) -> list[str]:
    """Return the markers of the repeat rows around an answer, outermost first, its own included."""
    if "]" not in name:
        return []
    return [name[: place + 1] for place, letter in enumerate(name) if letter == "]"]


def column_values(shape: Shape, fields: Fields) -> tuple[Any, ...]:
    """Return what to store for a body, in the order of the table.

    Raises UnreadableBodyError for one that was received and does not fit.
    """
    return _in_order(
        shape, fields, [_checked(each, fields.get(each.name)) for each in shape.columns]
    )


def own_column_values(shape: Shape, fields: Fields) -> tuple[Any, ...]:
    """Return the same for a body of this laptop, which stays as the officer wrote it."""
    return _in_order(
        shape, fields, [_stored(each, fields.get(each.name)) for each in shape.columns]
    )


def _in_order(shape: Shape, fields: Fields, values: list[Any]) -> tuple[Any, ...]:
    if shape.sync.answers:
        cut = len(ANSWERS)
        answers = {
            name[cut:]: value
            for name, value in fields.items()
            if value is not None and name.startswith(ANSWERS)
        }
        values.append(json.dumps(answers, ensure_ascii=False, separators=(",", ":")))
    return tuple(values)


def load(
    connection: Connection, ids_by_type: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, Any]]:
    """Return the rows of these records by id."""
    found: dict[str, dict[str, Any]] = {}
    for name, ids in ids_by_type.items():
        for some in slices(list(ids)):
            rows = connection.exec_driver_sql(
                f'SELECT * FROM "{name}" WHERE id IN ({marks(some)})',
                tuple(some),
            )
            found.update((row["id"], dict(row)) for row in rows.mappings())
    return found


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values, for an IN list."""
    return ",".join("?" * len(values))


def slices(values: list[str], length: int = _AT_ONCE) -> Iterable[list[str]]:
    """Cut a list into parts that fit into one statement."""
    return (values[start : start + length] for start in range(0, len(values), length))


def stored_time(moment: datetime | None = None) -> str:
    """Return a time as records keep it, UTC; the present one if none is given."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def wire_time(stored: str) -> str:
    """Return a kept time as it travels."""
    return stored.replace(" ", "T").removesuffix("+00:00").removesuffix("Z") + "Z"


def _with_row(marker: str, bodies: tuple[Fields, ...]) -> set[str]:
    """Return the marker of a repeat row, and the whole row if it is not in all bodies."""
    wide = {marker}
    if len({marker in body for body in bodies}) > 1:
        wide.update(path for body in bodies for path in body if path.startswith(marker))
    return wide


def _checked(column: Column, value: Json) -> Any:
    if value is None:
        if column.default is None and column.required:
            raise UnreadableBodyError(f"{column.name}: missing")
    elif not column.is_json:
        if not isinstance(value, column.kinds) or (isinstance(value, bool) and not column.is_bool):
            raise UnreadableBodyError(f"{column.name}: not the kind of value it should be")
        if column.longest is not None and isinstance(value, str) and len(value) > column.longest:
            raise UnreadableBodyError(f"{column.name}: too long")
    return _stored(column, value)


def _stored(column: Column, value: Json) -> Any:
    if value is None:
        value = column.default if column.required else None
    if column.is_json and value is not None:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


def _is_flat(value: Json) -> bool:
    return isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)


def _points_anywhere(record_class: type[Record]) -> bool:
    parent = record_class.sync.parent
    table = record_class.metadata.tables[record_class.__tablename__]
    return parent is not None and not table.columns[parent].foreign_keys


def _shape(record_class: type[Record], rank: int) -> Shape:
    sync = record_class.sync
    columns = tuple(_columns(record_class))
    together = {name: group for group in sync.together for name in group}
    return Shape(
        type=record_class.__tablename__,
        rank=rank,
        sync=sync,
        columns=columns,
        by_name={column.name: column for column in columns},
        together=together,
        not_entered=frozenset({*sync.derived, *sync.assigned}),
        has_photo="sha256" in record_class.model_fields,
        upsert=_upsert(record_class, [column.name for column in columns]),
    )


def _columns(record_class: type[Record]) -> Iterable[Column]:
    table = record_class.metadata.tables[record_class.__tablename__]
    for column in table.columns:
        if column.name in NOT_FIELDS or (record_class.sync.answers and column.name == "answers"):
            continue
        kind = column.type
        default = record_class.model_fields[column.name].get_default(call_default_factory=True)
        kinds: tuple[type, ...] = (str,)
        if isinstance(kind, Boolean):
            kinds = (bool,)
        elif isinstance(kind, Float):
            kinds = (float, int)
        elif isinstance(kind, Integer):
            kinds = (int,)
        yield Column(
            name=column.name,
            kinds=kinds,
            required=not column.nullable,
            longest=getattr(kind, "length", None),
            default=default
            if isinstance(default, str | int | float | bool | list | dict)
            else None,
            is_json=isinstance(kind, JSON),
            is_bool=isinstance(kind, Boolean),
        )


def _upsert(record_class: type[Record], names: list[str]) -> str:
    if record_class.sync.answers:
        names = [*names, "answers"]
    columns = (*_HEAD, *_CHANGED, *names)
    kept = {"id", "created_at", "created_by"}
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in kept)
    listed = ", ".join(f'"{name}"' for name in columns)
    return (
        f'INSERT INTO "{record_class.__tablename__}"({listed}) VALUES ({marks(columns)})'
        f" ON CONFLICT(id) DO UPDATE SET {updates}"
    )
