"""Tables that questionnaires of all households look things up in, read once for many of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from rrk_field.db.lookups import instances
from rrk_field.db.published import attached_lists
from rrk_field.db.store import Store
from rrk_field.forms.definition import FormDefinition
from rrk_field.forms.lists import Element, from_rows

_NAMES: Final = frozenset({"municipalities", "settlements", "price_list", "house_types"})


class SharedTables:
    """The tables of each form that are the same for every household."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[tuple[str, str], dict[str, Element]] = {}

    def of(self, definition: FormDefinition) -> Mapping[str, Element]:
        """Return them for one version of a form."""
        key = definition.form_id, definition.version
        if key not in self._read:
            names = tuple(name for name in definition.external if name in _NAMES)
            found = instances(self._store, replace(definition, external=names), "", None, "en")
            self._read[key] = {
                **{name: from_rows(rows) for name, rows in found.items()},
                **attached_lists(self._store, definition),
            }
        return self._read[key]
