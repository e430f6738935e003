"""What of a record a person's role may see."""

import functools
import re
from typing import Any, Final

from rrk_central.accounts import RESTRICTED, Rights, view
from rrk_central.ledger.kinds import CONFLICT, HELD, KINDS, MADE_HERE, Kind
from rrk_field.domain.households import Remark
from rrk_field.domain.record import record_classes
from rrk_field.domain.together import ANSWER, SPECIAL
from rrk_field.domain.values import Fields

_ROW = re.compile(r"\[[^\]/]*\]")
NOTES: Final = frozenset(name for name, one in record_classes().items() if issubclass(one, Remark))
_PARTS = ("set", "derived")
"""Where a change that a conflict keeps holds values."""


def visible(rights: Rights, scope: str, kind: Kind, fields: Fields, made_by: str) -> Fields:
    """Return the fields without those that the role does not see in entries of others.

    A record is the entry of who made it, and of the officer it names.
    """
    # A conflict or held change holds what others entered, whoever it names.
    authors = () if kind.name in MADE_HERE else (made_by, fields.get("officer_id"))
    hidden = rights.hidden_fields(scope, *authors)
    if not hidden:
        return fields
    if kind.name == CONFLICT:
        return _visible_conflict(rights, hidden, fields)
    if kind.name == HELD:
        return {**fields, "op": _visible_op(rights, hidden, fields["op"])}
    if kind.name in NOTES and RESTRICTED in hidden and _about_restricted(rights, fields):
        return {**fields, "text": ""}
    return _visible(rights, hidden, kind.name, fields, str(fields.get("form_id", "")))


def _visible(
    rights: Rights, hidden: frozenset[str], kind: str, fields: Fields, form_id: str = ""
) -> Fields:
    paths = frozenset[str]()
    if RESTRICTED in hidden and kind in KINDS and KINDS[kind].sync.answers:
        usual = str(KINDS[kind].defaults.get("form_id") or "")
        paths = restricted_answers(usual) | _restricted(rights, form_id)
    columns = {name.removeprefix(f"{kind}.") for name in hidden if name.startswith(f"{kind}.")}
    if not paths and not columns:
        return fields
    return {
        name: value
        for name, value in fields.items()
        if name not in columns and _template(name) not in paths
    }


def _visible_conflict(rights: Rights, hidden: frozenset[str], fields: Fields) -> Fields:
    """What is hidden in a record is hidden in the conflicts about it too."""
    about = str(fields["record_type"])
    ops = [_visible_op(rights, hidden, op) for op in fields["ops"]]
    sides = {part: _visible(rights, hidden, about, fields[part]) for part in ("fields", "choices")}
    return {**fields, **sides, "ops": ops}


def _visible_op(rights: Rights, hidden: frozenset[str], op: dict[str, Any]) -> dict[str, Any]:
    kind = str(op.get("type"))
    return {**op, **{part: _visible(rights, hidden, kind, op.get(part, {})) for part in _PARTS}}


def sees_all(rights: Rights, scope: str, kind: Kind, fields: Fields, made_by: str) -> bool:
    """Whether no answer that there is was hidden from the person."""
    hidden = fields.keys() - visible(rights, scope, kind, fields, made_by).keys()
    return all(fields[name] is None for name in hidden)


def view_of(rights: Rights, role: str) -> str:
    """Return the hash of what a role sees, with what the forms of today call restricted."""
    from rrk_field.forms import library

    shipped = {path for form_id in library.shipped() for path in restricted_answers(form_id)}
    return view(role, shipped | _published(rights))


def _published(rights: Rights, form_id: str = "") -> frozenset[str]:
    """Return the restricted answers of a published form; of no known one: of all."""
    found = [paths for known, paths in rights.restricted.items() if form_id in ("", known)]
    return frozenset(ANSWER + path for paths in found for path in paths)


def _about_restricted(rights: Rights, note: Fields) -> bool:
    """Whether a remark stands at a restricted question; it names no form, so any form's counts."""
    question = _template(f"{ANSWER}{note.get('path') or ''}")
    forms = {str(one.defaults.get("form_id") or "") for one in KINDS.values() if one.sync.answers}
    shipped = any(question in restricted_answers(form_id) for form_id in forms)
    return shipped or question in _restricted(rights, "")


def _restricted(rights: Rights, form_id: str) -> frozenset[str]:
    """Return the restricted answers of a form, shipped or published; of no known one: of all."""
    return restricted_answers(form_id) | _published(rights, form_id)


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
    if not name.startswith(ANSWER):
        return name
    return (_ROW.sub("", name) if "]" in name else name).removesuffix(SPECIAL)
