"""What of a record a person's role may see."""

import functools
import re

from rrk_central.accounts import RESTRICTED, Rights
from rrk_central.ledger.kinds import KINDS, Kind
from rrk_field.domain.values import Fields
from rrk_field.sync.merge import ANSWER, SPECIAL

_ROW = re.compile(r"\[[^\]/]*\]")


def visible(rights: Rights, scope: str, kind: Kind, fields: Fields) -> Fields:
    """Return the fields without those that the role does not see."""
    hidden = rights.hidden_fields(scope)
    if not hidden:
        return fields
    paths = frozenset[str]()
    if kind.sync.answers and RESTRICTED in hidden:
        paths = restricted_answers(str(fields.get("form_id", "")))
    return {
        name: value
        for name, value in fields.items()
        if f"{kind.name}.{name}" not in hidden and _template(name) not in paths
    }


def visible_kinds(rights: Rights, scope: str) -> list[str]:
    """Return the kinds of records that the role sees in a scope."""
    return [name for name in KINDS if rights.may_read(scope, name)]


@functools.cache
def restricted_answers(form_id: str) -> frozenset[str]:
    """Return the fields of a questionnaire that hold restricted answers, rows left out."""
    from rrk_field.forms import library
    from rrk_field.reports.form_words import restricted_paths

    try:
        definition = library.built_in(form_id)
    except FileNotFoundError:
        return frozenset()
    below_root = (path.strip("/").partition("/")[2] for path in restricted_paths(definition))
    return frozenset(ANSWER + path for path in below_root)


def _template(name: str) -> str:
    """Return the field of the question, whatever row an answer lies in."""
    return _ROW.sub("", name).removesuffix(SPECIAL) if name.startswith(ANSWER) else name
