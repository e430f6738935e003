"""What must hold before a questionnaire is published; every problem is one sentence."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rrk_central.questionnaires.shelf import Version, read_lists
from rrk_field.domain.lookup_tables import GIVEN
from rrk_field.domain.programme import version_order
from rrk_field.domain.surveys import questionnaire_class
from rrk_field.forms import results
from rrk_field.forms.changes import code_changes, kind_of, retyped
from rrk_field.forms.definition import FormDefinition, Question
from rrk_field.forms.lists import Element
from rrk_field.forms.problems import FormError
from rrk_field.forms.xlsform import CompiledForm
from rrk_field.sync.protocol import BLOB_BYTES

_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,59}")
_KINDS: Final = {
    "repeat": "a repeat",
    "group": "a group",
    "calculate": "a calculation",
    "hidden": "a hidden value",
    "note": "a note",
    "select1": "one choice",
    "select": "several choices",
    "rank": "a ranking",
    "trigger": "a confirmation",
    "string": "text",
    "int": "a whole number",
    "decimal": "a number",
    "date": "a date",
    "time": "a time",
    "dateTime": "a date with time",
    "geopoint": "a place",
    "geotrace": "a line on the map",
    "geoshape": "an area on the map",
    "barcode": "a bar code",
    "image": "a picture",
    "audio": "a sound",
    "video": "a film",
    "file": "a file",
}
_NUMBERS: Final = ("int", "decimal", "calculate", "hidden", "select1", "rank")
"""What a column of numbers may be filled from."""


@dataclass(frozen=True)
class Candidate:
    """A questionnaire that is to be published, with the files found beside it."""

    form: CompiledForm
    definition: FormDefinition
    files: Mapping[str, bytes]
    missing: Collection[str] = ()
    """Files the form names that were not found."""
    folders: str = ""
    """Where they were looked for, in words."""
    same_meaning: Collection[str] = ()
    """`list/code` whose new words mean what the old ones did."""
    lists: Mapping[str, Element] = field(default_factory=dict)


def files_wanted(definition: FormDefinition) -> list[str]:
    """Return the names of the files that must come with a form."""
    return [name for name in definition.files if name.removesuffix(".csv") not in GIVEN]


def problems_of(candidate: Candidate, earlier: Sequence[Version]) -> list[str]:
    """Return all that speaks against publishing; `earlier` are the versions there are."""
    found = [
        *_identity(candidate, earlier),
        *_files(candidate),
        *_columns(candidate),
    ]
    for version in reversed(earlier):
        try:
            before, lists = version.definition, version.lists
        except (OSError, FormError):
            found.append(
                f"{version.form_id} {version.name}: its file is damaged or gone, so that nothing "
                "can be compared with it. Restore the data folder from a backup first."
            )
            continue
        found += _types(candidate, version, before)
        found += _codes(candidate, version, before, lists)
    return list(dict.fromkeys(found))


def _identity(candidate: Candidate, earlier: Sequence[Version]) -> Iterator[str]:
    form = candidate.form
    if not _ID.fullmatch(form.form_id):
        yield (
            f"settings, column form_id: {form.form_id!r} is no name for a questionnaire; use up "
            "to 60 letters, digits and underscores."
        )
    if not form.version.strip() or len(form.version) > 40:
        yield (
            "settings, column version: give the questionnaire a version of up to 40 letters, "
            "such as 2026.1; the next one must be higher."
        )
        return
    if any(one.name == form.version for one in earlier):
        yield (
            f"settings, column version: version {form.version} of {form.form_id} is out with "
            "other content, and a published version never changes. Raise the version."
        )
    elif earlier and version_order(form.version) <= version_order(earlier[-1].name):
        yield (
            f"settings, column version: {form.version} is not higher than {earlier[-1].name}, "
            f"the newest version of {form.form_id}. Raise the version."
        )


def _files(candidate: Candidate) -> Iterator[str]:
    for name in candidate.missing:
        yield f"{name}: the form needs this file, and it lies in none of {candidate.folders}."
    for name, content in candidate.files.items():
        if len(content) > BLOB_BYTES:
            yield f"{name}: a file may have at most {BLOB_BYTES >> 20} MB."
    try:
        read_lists(candidate.files)
    except FormError as wrong:
        yield from wrong.problems
    yield from _columns_of_lists(candidate)


def _columns_of_lists(candidate: Candidate) -> Iterator[str]:
    """An attached list of choices needs the columns of codes and labels."""
    for question in candidate.definition.questions():
        choices = question.choices
        name = f"{choices.list_name}.csv" if choices and choices.list_name else ""
        if choices is None or name not in candidate.files:
            continue
        text = candidate.files[name].decode(errors="replace").removeprefix("\ufeff")
        columns = [cell.strip() for cell in next(csv.reader(io.StringIO(text)), [])]
        for column in (choices.code_at, choices.label_at):
            if column not in columns:
                yield f"{name}, row 1: the column {column!r} is missing."


def _columns(candidate: Candidate) -> Iterator[str]:
    """`save_to` names a column there is, and one that can hold the answer."""
    record_class = questionnaire_class(candidate.form.form_id)
    for question in candidate.definition.questions():
        save_to = question.save_to
        if not save_to:
            continue
        where = f"{candidate.form.rows.question(question.path)}, column bind::rrk:save_to"
        kind, _, name = save_to.rpartition(".")
        if kind and kind not in results.reached(record_class):
            yield f"{where}: {save_to}: such a questionnaire writes into no record named {kind!r}."
            continue
        owner_class = results.OTHERS[kind] if kind else record_class
        if not results.may_save_to(record_class, save_to):
            owner = owner_class.__tablename__.replace("_", " ")
            yield f"{where}: the {owner} has no column {name!r} that a form may fill."
            continue
        if kind == "person" and not _in_a_repeat(question):
            yield f"{where}: {save_to} belongs into a repeat, a row for each person."
        if results.is_number(owner_class, name) and kind_of(question) not in _NUMBERS:
            yield f"{where}: {save_to} holds a number, and {question.name} is {_word(question)}."


def _in_a_repeat(question: Question) -> bool:
    place = question.place.up
    while place is not None:
        if place.repeat:
            return True
        place = place.up
    return False


def _types(candidate: Candidate, version: Version, before: FormDefinition) -> Iterator[str]:
    for old, new in retyped(before, candidate.definition):
        yield (
            f"{candidate.form.rows.question(new.path)}, column type: {_short(new.path)} was "
            f"{_KINDS.get(kind_of(old), kind_of(old))} in version {version.name} and would be "
            f"{_KINDS.get(kind_of(new), kind_of(new))}. Give the new question a new name."
        )


def _codes(
    candidate: Candidate, version: Version, before: FormDefinition, lists: Mapping[str, Element]
) -> Iterator[str]:
    now = _readable(lambda: read_lists(candidate.files))
    rows = candidate.form.rows
    for change in code_changes(before, candidate.definition, lists, now):
        name = change.list_name
        attached = f"{name}.csv" in candidate.files
        sheet = f"{name}.csv" if attached else "choices"
        for code, label in change.removed.items():
            yield (
                f"{sheet}, list {name}: the code {code} (“{label}”) is gone; version "
                f"{version.name} had it, question {_short(change.after.path)}. Codes are never "
                "taken away: put it back; choice_filter can keep it from being chosen."
            )
        for one in change.reworded:
            if _folded(one.before) == _folded(one.after):
                continue
            if f"{name}/{one.code}" in candidate.same_meaning:
                continue
            where = (
                f"{sheet}, list {name}" if attached else f"{rows.code(name, one.code)}, list {name}"
            )
            yield (
                f"{where}: the code {one.code} meant “{one.before}” in version {version.name} and "
                f"would mean “{one.after}”. Give a new meaning a new code; if only the words are "
                f"new, publish with --same-meaning {name}/{one.code}."
            )


def _readable(read: Callable[[], Mapping[str, Element]]) -> Mapping[str, Element]:
    try:
        return read()
    except FormError:
        return {}  # told with the files


def _word(question: Question) -> str:
    return _KINDS.get(kind_of(question), kind_of(question))


def _short(path: str) -> str:
    return path.strip("/").partition("/")[2] or path


def _folded(label: str) -> str:
    """A label without what a correction of spelling changes: case, marks, spaces, the last stop."""
    letters = unicodedata.normalize("NFD", label.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.split()).rstrip(" .:;!")
