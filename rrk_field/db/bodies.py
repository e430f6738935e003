"""Rows and bodies: a record as it lies in its table, and as the flat mapping that travels."""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from pydantic_core import from_json, to_json
from sqlalchemy import Boolean, Connection, Float, Integer
from sqlmodel import JSON

from rrk_field.domain import records as _all_records  # noqa: F401 - defines every table
from rrk_field.domain.record import NOT_FIELDS, Record, Synced, record_classes
from rrk_field.domain.together import NONE, Together
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
    above: str | None
    """The parent's class; None where there is no parent, or any record may be it."""
    places: Mapping[str, int]
    """Where among the columns each stands."""
    nothing: tuple[Any, ...]
    """What is stored in each column that a body leaves out."""
    needed: tuple[str, ...]
    """Columns that no body leaves out."""
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
        return name in self.places or (self.sync.answers and name.startswith(ANSWERS))

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

    def has_value(self, name: str, value: Json) -> bool:
        """Tell whether a value is more than nothing."""
        if type(value) is str:
            return value != "" and not value.isspace()
        if type(value) is list and value and type(value[0]) is str and value[0].strip():
            return True
        return not self.same(name, None, value)

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
    without_key = [name for name, cls in classes.items() if cls.sync.parent and not _above(cls)]
    order = [name for name in classes if name not in without_key] + without_key
    return {name: _shape(classes[name], rank) for rank, name in enumerate(order)}


def fields_of(shape: Shape, row: Row) -> Fields:
    """Return the flat mapping of a row or of a kept copy of one; empty values are left out."""
    fields: Fields = {}
    for column in shape.columns:
        value = row.get(column.name)
        if value is None or value == "":
            continue
        if column.is_json:
            value = from_json(value) if isinstance(value, str) else value
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
            answers = from_json(answers)
        fields |= {ANSWERS + path: value for path, value in answers.items()}
    return fields


def present(fields: Fields) -> Fields:
    """Return the fields without those that have no value."""
    return {name: value for name, value in fields.items() if value is not None}


def overlaid(fields: Fields, changes: Mapping[str, Json]) -> Fields:
    """Return the fields with the changes written over them; None removes."""
    return present({**fields, **changes})


def widened(
    shape: Shape,
    names: Iterable[str],
    *bodies: Fields,
    together: Callable[[], Together] = lambda: NONE,
) -> set[str]:
    """Return the fields with all that belong together with them, guards of repeat rows included.

    `bodies` are the values before and after: a repeat row whose marker differs between them
    counts as a whole. `together` finds the groups of answers, and is asked only about some.
    """
    wide = set(names)
    if shape.sync.answers and any(name.startswith(ANSWERS) for name in wide):
        mates = together().mates
        wide.update(mate for name in list(wide) for mate in mates(name))
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
    for name in shape.needed:
        if fields.get(name) is None:
            raise UnreadableBodyError(f"{name}: missing")
    return _in_order(shape, fields, _checked)


def own_column_values(shape: Shape, fields: Fields) -> tuple[Any, ...]:
    """Return the same for a body of this laptop, which stays as the officer wrote it."""
    return _in_order(shape, fields, _stored)


def _in_order(
    shape: Shape, fields: Fields, stored: Callable[[Column, Json], Any]
) -> tuple[Any, ...]:
    values = list(shape.nothing)
    places, columns, cut = shape.places, shape.columns, len(ANSWERS)
    answers: Fields = {}
    for name, value in fields.items():
        if value is None:
            continue
        if name[:cut] == ANSWERS:
            answers[name[cut:]] = value
        elif (place := places.get(name)) is not None:
            values[place] = stored(columns[place], value)
    if shape.sync.answers:
        values.append(dumped(answers))
    return tuple(values)


def load(
    connection: Connection, ids_by_type: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, Any]]:
    """Return the rows of these records by id."""
    found: dict[str, dict[str, Any]] = {}
    for name, ids in ids_by_type.items():
        for some in slices(list(ids)):
            found |= by_id(connection, f'SELECT * FROM "{name}" WHERE id IN', some)
    return found


def by_id(connection: Connection, query: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the rows of a query that ends before its list of ids, by id."""
    rows = connection.exec_driver_sql(f"{query} ({marks(ids)})", tuple(ids))
    names = tuple(rows.keys())
    found = [dict(zip(names, row, strict=True)) for row in rows.all()]
    return {row["id"]: row for row in found}


def dumped(value: Json) -> str:
    """Return a value as it is kept and sent; a fifth of the time of `json`."""
    return to_json(value).decode()


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
    if not column.is_json:
        if not isinstance(value, column.kinds) or (isinstance(value, bool) and not column.is_bool):
            raise UnreadableBodyError(f"{column.name}: not the kind of value it should be")
        if column.longest is not None and isinstance(value, str) and len(value) > column.longest:
            raise UnreadableBodyError(f"{column.name}: too long")
    return _stored(column, value)


def _stored(column: Column, value: Json) -> Any:
    return dumped(value) if column.is_json else value


def _nothing(column: Column) -> Any:
    value = column.default if column.required else None
    return value if value is None else _stored(column, value)


def _is_flat(value: Json) -> bool:
    return isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)


def _above(record_class: type[Record]) -> str | None:
    if record_class.sync.parent is None:
        return None
    table = record_class.metadata.tables[record_class.__tablename__]
    keys = list(table.columns[record_class.sync.parent].foreign_keys)
    return keys[0].column.table.name if keys else None


def _shape(record_class: type[Record], rank: int) -> Shape:
    sync = record_class.sync
    columns = tuple(_columns(record_class))
    together = {name: group for group in sync.one_value for name in group}
    return Shape(
        type=record_class.__tablename__,
        rank=rank,
        sync=sync,
        columns=columns,
        above=_above(record_class),
        places={column.name: place for place, column in enumerate(columns)},
        nothing=tuple(_nothing(column) for column in columns),
        needed=tuple(each.name for each in columns if each.required and each.default is None),
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
