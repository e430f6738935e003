"""Questionnaires on this laptop: shipped with the program, or published by the office.

A version counts as being here once its form and every file that goes with it lie here.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Final

from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.domain.lookup_tables import GIVEN
from rrk_field.domain.programme import Questionnaire, QuestionnaireFile, version_order
from rrk_field.forms import library
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.lists import Element, from_file
from rrk_field.forms.problems import FormError

log = logging.getLogger(__name__)

_KEPT: Final = "kept_forms_"
"""Begins the name under which the laptop's state has the kept versions of a form."""


class FormNotHereError(RrkError):
    """No version of a questionnaire's form is on this laptop; `form` and `version` say which."""

    code: ClassVar[str] = "form_not_here"


class FormRetiredError(RrkError):
    """The office has retired this questionnaire: nothing new is begun with it."""

    code: ClassVar[str] = "form_retired"


def shipped(form_id: str) -> FormDefinition | None:
    """Return the version that the program carries, if it carries the form."""
    try:
        return library.built_in(form_id)
    except FileNotFoundError:
        return None


def find(store: Store, form_id: str, version: str) -> FormDefinition | None:
    """Return a form in one version; None if that is not here. Raises FormError."""
    carried = shipped(form_id)
    if carried is not None and version in ("", carried.version):
        return carried
    for one in _published(store, form_id):
        if one.version == version and one.here:
            return _read(store, one.sha256)
    if kept := _kept(store, form_id).get(version):
        return _read(store, kept)
    return None


def keep_shipped(store: Store, definition: FormDefinition) -> None:
    """Keep the shipped form that a record begins with.

    The next release of the program may carry another version only.
    """
    form_id, version = definition.form_id, definition.version
    if shipped(form_id) is not definition or version in _kept(store, form_id):
        return
    from rrk_field.db import photos

    sha256 = photos.keep(store, library.shipped_xml(form_id), state="present")
    store.state.set(**{f"{_KEPT}{form_id}": {**_kept(store, form_id), version: sha256}})


def newest_version(store: Store, form_id: str) -> str:
    """Return the version with which new questionnaires begin; "" if there is none."""
    return next((version for version, _sha256 in _offered(store, form_id)), "")


def newest(store: Store, form_id: str) -> FormDefinition:
    """Return the form with which new questionnaires begin.

    That is the highest version that is here and not retired. One that this program cannot read
    is passed over. Raises FormRetiredError, FormNotHereError.
    """
    for version, sha256 in _offered(store, form_id):
        if not sha256:
            return library.built_in(form_id)
        try:
            return _read(store, sha256)
        except FormError as error:
            log.error("%s %s cannot be read: %s", form_id, version, error.problems[0])
    published = _published(store, form_id)
    if published and all(one.retired for one in published):
        raise FormRetiredError
    raise FormNotHereError(form=title_of(store, form_id), version="")


def read_ahead(store: Store) -> None:
    """Read the published forms that new questionnaires begin with, so that nobody waits for it."""
    for form_id in sorted({one.form_id for one in store.find(Questionnaire)}):
        with suppress(RrkError):
            newest(store, form_id)


def nearest(store: Store, form_id: str, version: str) -> FormDefinition:
    """Return the form in which a record may be read whose own version is not here.

    The lowest higher version knows the most of its questions; else it is the highest lower one.
    Raises FormNotHereError where no version is here.
    """
    wanted = version_order(version)
    known = [(version_order(name), sha256) for name, sha256 in _readable(store, form_id)]
    higher = sorted(pair for pair in known if pair[0] > wanted)
    lower = sorted((pair for pair in known if pair[0] <= wanted), reverse=True)
    for _order, sha256 in [*higher, *lower]:
        try:
            return _read(store, sha256) if sha256 else library.built_in(form_id)
        except FormError:
            continue
    raise FormNotHereError(form=title_of(store, form_id), version=version)


def every(store: Store, form_id: str) -> Iterator[FormDefinition]:
    """Yield all versions that are here and can be read, the newest first."""
    for _version, sha256 in _readable(store, form_id):
        try:
            yield _read(store, sha256) if sha256 else library.built_in(form_id)
        except FormError:
            continue


def own_forms(store: Store) -> list[Questionnaire]:
    """Return the office's own forms that can be begun: of each the newest version, by title."""
    carried = set(library.shipped())
    own = [one for one in store.find(Questionnaire) if one.form_id not in carried]
    newest_of = {form_id: newest_version(store, form_id) for form_id in {o.form_id for o in own}}
    found = [one for one in own if newest_of[one.form_id] == one.form_version]
    return sorted(found, key=lambda one: (one.title.casefold(), one.form_id))


def title_of(store: Store, form_id: str) -> str:
    """Return what a form is called; its name where its title is not known here."""
    published = store.find(Questionnaire, form_id=form_id)
    newest_first = sorted(published, key=lambda one: version_order(one.form_version), reverse=True)
    return next((one.title for one in newest_first if one.title), form_id)


def files_of(store: Store, one: Questionnaire) -> list[QuestionnaireFile]:
    """Return the files that go with a published version."""
    return store.find(QuestionnaireFile, questionnaire_id=one.id)


def attached_lists(store: Store, definition: FormDefinition) -> dict[str, Element]:
    """Return the lists that go with a form, by the names under which it asks for them."""
    names = {file: name for name, file in definition.attached.items()}
    return {
        names[file.name]: from_file(
            file.name, _content(store, file.sha256).decode(errors="replace")
        )
        for file in _attached(store, definition)
        if names.get(file.name) in definition.external
    }


def attached_file(store: Store, definition: FormDefinition, name: str) -> bytes | None:
    """Return a picture, sound or film that goes with a form; None if it is not here."""
    for file in _attached(store, definition):
        if file.name == name:
            return _content(store, file.sha256)
    return None


def _attached(store: Store, definition: FormDefinition) -> Iterator[QuestionnaireFile]:
    if all(name.removesuffix(".csv") in GIVEN for name in definition.files):
        return
    for one in store.find(
        Questionnaire, form_id=definition.form_id, form_version=definition.version
    ):
        yield from files_of(store, one)


@dataclass(frozen=True)
class _Published:
    version: str
    sha256: str
    retired: bool
    here: bool


def _published(store: Store, form_id: str) -> list[_Published]:
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT q.form_version, q.sha256, q.retired,"
            " EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = q.sha256 AND b.path <> '')"
            " AND NOT EXISTS (SELECT 1 FROM questionnaire_file f WHERE f.questionnaire_id = q.id"
            " AND f.removed_at IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM blob b WHERE b.sha256 = f.sha256 AND b.path <> ''))"
            " FROM questionnaire q WHERE q.form_id = ? AND q.removed_at IS NULL",
            (form_id,),
        )
        return [_Published(row[0], row[1], bool(row[2]), bool(row[3])) for row in rows]


def _here(published: Iterable[_Published], form_id: str) -> list[tuple[str, str]]:
    """Return version and hash of what is published and here, the newest first.

    The shipped one is among them, and has no hash.
    """
    found = {one.version: one.sha256 for one in published if one.here}
    carried = shipped(form_id)
    if carried is not None:
        found[carried.version] = ""
    return _newest_first(found)


def _readable(store: Store, form_id: str) -> list[tuple[str, str]]:
    """Return the same with the shipped forms of earlier releases that records began with."""
    here = _here(_published(store, form_id), form_id)
    return _newest_first(_kept(store, form_id) | dict(here))


def _newest_first(found: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(found.items(), key=lambda pair: version_order(pair[0]), reverse=True)


def _offered(store: Store, form_id: str) -> list[tuple[str, str]]:
    published = _published(store, form_id)
    retired = {one.version for one in published if one.retired}
    return [pair for pair in _here(published, form_id) if pair[0] not in retired]


def _kept(store: Store, form_id: str) -> dict[str, str]:
    """Return version -> hash of the shipped forms that were kept."""
    found: dict[str, str] = store.state.get(f"{_KEPT}{form_id}", {})
    return found


def _read(store: Store, sha256: str) -> FormDefinition:
    return parse(_content(store, sha256))


def _content(store: Store, sha256: str) -> bytes:
    from rrk_field.db import photos

    return photos.read(store, sha256) or b""
