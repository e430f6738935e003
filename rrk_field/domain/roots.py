"""The records that everything else hangs under, and what each of them has beside it."""

from collections.abc import Mapping
from typing import Final

from rrk_field.domain import records as _all_records  # noqa: F401 - defines every kind
from rrk_field.domain.attachments import Photo, Picture
from rrk_field.domain.households import Household, Note, Remark
from rrk_field.domain.projects import InfrastructureProject, ProjectNote, ProjectPhoto
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.visits import GoAndSeeVisit, VisitNote, VisitPhoto

Root = Household | InfrastructureProject | GoAndSeeVisit

ROOTS: Final = (Household, InfrastructureProject, GoAndSeeVisit)

_PHOTOS: Final[Mapping[str, type[Picture]]] = {
    "household": Photo,
    "infrastructure_project": ProjectPhoto,
    "go_and_see_visit": VisitPhoto,
}
_REMARKS: Final[Mapping[str, type[Remark]]] = {
    "household": Note,
    "infrastructure_project": ProjectNote,
    "go_and_see_visit": VisitNote,
}


def parent_class(record_class: type[Record]) -> type[Record] | None:
    """Return the class of what such records hang under; None for a root, or where it may be any."""
    column = record_class.sync.parent
    if column is None:
        return None
    table = record_class.metadata.tables[record_class.__tablename__]
    names = [key.target_fullname.partition(".")[0] for key in table.c[column].foreign_keys]
    return record_classes()[names[0]] if names else None


def chain(record_class: type[Record]) -> list[type[Record]]:
    """Return the class and those above it, the root last."""
    found = [record_class]
    while above := parent_class(found[-1]):
        found.append(above)
    return found


def kinds_under(kind: str) -> tuple[str, ...]:
    """Return the kinds whose records hang directly under records of this kind."""
    return tuple(
        name
        for name, one in record_classes().items()
        if (above := parent_class(one)) is not None and above.__tablename__ == kind
    )


def photo_class(root_kind: str) -> type[Picture]:
    """Return the class of the photos that lie under such a root."""
    return _PHOTOS[root_kind]


def remark_class(root_kind: str) -> type[Remark]:
    """Return the class of the remarks about such a root."""
    return _REMARKS[root_kind]


def root_number(root: Root) -> str:
    """Return the number people know it by: the office's where there is one, else the laptop's."""
    if isinstance(root, Household):
        return root.file_number or root.provisional_number
    return root.number


def root_name(root: Root) -> str:
    """Return the name it has; a visit has none but its number."""
    if isinstance(root, Household):
        return f"{root.head_given_name} {root.head_family_name}".strip()
    if isinstance(root, InfrastructureProject):
        return root.name
    return root.number
