"""A questionnaire's record, what it hangs under, and the live form of its answers."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rrk_field.db import monitoring, published
from rrk_field.db.lookups import instances
from rrk_field.db.store import Store
from rrk_field.domain.lookup_tables import Row
from rrk_field.domain.record import Record
from rrk_field.domain.roots import ROOTS, Root, parent_class
from rrk_field.domain.surveys import Survey, questionnaire_classes
from rrk_field.domain.values import Json
from rrk_field.domain.visits import MonitoringVisit
from rrk_field.forms.definition import FormDefinition
from rrk_field.forms.lists import Element
from rrk_field.forms.session import Context, Session

NUMBERS = ("interview/assessment_no", "site/survey_no", "visit/visit_no")
"""Where the number of a questionnaire stands: given at its beginning, shown by the form."""


def definition_of(store: Store, record: Survey) -> FormDefinition:
    """Return the form of a record; where its version is not here, the one it can be read in.

    Raises FormNotHereError, FormError.
    """
    return form_of(store, record)[0]


def form_of(store: Store, record: Survey) -> tuple[FormDefinition, bool]:
    """Return the form of a record, and whether it is the version that the record was filled with.

    Where that version is not here, it is another one, in which the answers can be read and not
    changed. Raises FormNotHereError, FormError.
    """
    form = published.find(store, record.form_id, record.form_version)
    if form is not None:
        return form, True
    return published.nearest(store, record.form_id, record.form_version), False


def session_of(
    store: Store,
    record: Survey,
    root: Root,
    definition: FormDefinition,
    answers: Mapping[str, Json],
    *,
    is_new: bool = False,
    shared: Mapping[str, Element] = MappingProxyType({}),
) -> Session:
    """Return the form, filled with `answers` and given what it looks things up in.

    `shared` holds tables that were read before, for those who open many forms.
    """
    own = replace(
        definition, external=tuple(name for name in definition.external if name not in shared)
    )
    return Session(
        definition,
        answers=answers,
        is_new=is_new,
        instances={
            **shared,
            **tables_of(store, record, root, own, "en"),
            **published.attached_lists(store, own),
        },
        context=Context(username=store.user_name, device_id=store.device_code),
    )


def tables_of(
    store: Store, record: Survey, root: Root, definition: FormDefinition, language: str
) -> dict[str, list[Row]]:
    """Return what the form of a record looks things up in, as far as this laptop has it."""
    own = {path.partition("/")[2]: str(record.answers.get(path, "")) for path in NUMBERS}
    if isinstance(record, MonitoringVisit):
        own |= monitoring.settings(store, root.id, record.id)
    return instances(store, definition, root.id, None, language, numbers=own)


def record_of(store: Store, record_id: str) -> Survey:
    """Return a filled questionnaire of whatever kind. KeyError if there is none."""
    for record_class in questionnaire_classes().values():
        record = store.get(record_class, record_id)
        if record is not None:
            return record
    raise KeyError(record_id)


def root_of(store: Store, record: Record) -> Root:
    """Return the household, project or visit a record hangs under. KeyError if it is not here."""
    found: Record | None = record
    while found is not None and not isinstance(found, ROOTS):
        above = parent_class(type(found))
        key = getattr(found, found.sync.parent or "id")
        found = store.get(above, key) if above is not None else None
    if found is None:
        raise KeyError(record.id)
    return found
