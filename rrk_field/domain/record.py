"""Record: what laptop and office both keep, and how each kind takes part in synchronising."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlmodel import JSON, Field, MetaData, SQLModel
from uuid_utils.compat import uuid7

NAMES = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}  # without names, SQLite's batch migrations cannot drop a constraint

EVERYWHERE = "*"
"""The scope of reference data, which every laptop receives."""

NOT_FIELDS = frozenset(
    {
        "id",
        "revision",
        "scope",
        "removed_at",
        "created_at",
        "created_by",
        "changed_at",
        "changed_by",
    }
)
"""Columns of every record that do not travel as fields: the server fills them from the change."""


@dataclass(frozen=True)
class Alike:
    """Two records are perhaps the same where these agree; what is empty agrees with none."""

    name: str
    """Of what agrees; a conflict about it carries the name."""
    folded: tuple[str, ...]
    """Columns whose words all agree, in any order."""
    year: str = ""
    """A column with a date, perhaps partial: its year agrees."""
    above: tuple[str, ...] = ()
    """Columns of the parent, of which the first that says something agrees."""


@dataclass(frozen=True)
class Synced:
    """How one class of records is exchanged; nothing in `sync` knows any class by name.

    A class has either a `parent` column or, as a root, a `scope` column with the municipality
    code, or it lies in the scope `everywhere` (reference data).
    """

    parent: str | None = None
    scope: str | None = None
    everywhere: bool = False
    office_only: bool = False
    """Laptops read it, only the office writes it."""
    together: tuple[tuple[str, ...], ...] = ()
    """Columns that are merged as one value."""
    identity: tuple[tuple[str, ...], ...] = ()
    """Columns that say who somebody is. Never merged without a person: where others changed one
    of a group since, an edit of any of them asks."""
    alike: tuple[Alike, ...] = ()
    """What makes two records perhaps one and the same."""
    sets: tuple[str, ...] = ()
    """Columns that hold a list of codes and merge as a set."""
    assigned: tuple[str, ...] = ()
    """Columns the server fills at the first accept."""
    wished: str | None = None
    """Column in which the laptop names the reserved number that it gave already."""
    derived: tuple[str, ...] = ()
    """Results, not entries: never compared, never a conflict."""
    answers: bool = False
    """Has an `answers` mapping, each path of which is a field of its own."""
    changeable: tuple[str, ...] | None = None
    """The only columns a laptop may change after creation (all others if None)."""

    @property
    def one_value(self) -> tuple[tuple[str, ...], ...]:
        """The groups of columns that are merged as one value, for whatever reason."""
        return (*self.together, *self.identity)


class Record(SQLModel):
    """A record that laptop and office both keep.

    `table=True` classes do not validate in their constructor: validate at the form and at the
    wire. Ids and references are UUIDv7 as text of 36 characters, dates and partial dates EDTF
    text, money whole cents, areas m²: what lies in the table is what travels.
    """

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    sync: ClassVar[Synced]
    __tablename__: ClassVar[str]

    id: str = Field(default_factory=lambda: str(uuid7()), primary_key=True, max_length=36)
    revision: int | None = Field(default=None)
    """The server's version this was last equal to; null: never sent, 0: not yet received back."""
    scope: str | None = Field(default=None, index=True, max_length=20)
    removed_at: str | None = Field(default=None, max_length=40)
    created_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    created_by: str = Field(default="", max_length=36)
    changed_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    changed_by: str = Field(default="", max_length=36)


def json_column() -> Any:
    """The type of a column that holds a JSON value."""
    return JSON()


def record_classes() -> dict[str, type[Record]]:
    """Every synced class by its table name, parents before children."""
    found = {cls.__tablename__: cls for cls in _subclasses(Record) if hasattr(cls, "__table__")}
    order = [table.name for table in Record.metadata.sorted_tables]
    return {name: found[name] for name in order if name in found}


def _subclasses(cls: type[Record]) -> Iterable[type[Record]]:
    for child in cls.__subclasses__():
        yield child
        yield from _subclasses(child)
