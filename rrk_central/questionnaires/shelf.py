"""What is published: every version of a questionnaire, the shipped one too, and its state."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.accounts import Refused, everything
from rrk_central.blobs import BlobStore
from rrk_central.engines import Database
from rrk_central.ledger import OFFICE_CALLER, apply, creation
from rrk_central.ledger.kinds import KINDS
from rrk_central.tables import LEDGER
from rrk_field.domain.programme import Questionnaire, QuestionnaireFile, version_order
from rrk_field.domain.record import Record
from rrk_field.forms import library
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.lists import Element, from_file
from rrk_field.forms.problems import FormError
from rrk_field.forms.together import groups
from rrk_field.reports.form_words import restricted_paths
from rrk_field.sync.protocol import Op

_NAMES: Final = uuid.UUID("3c1d5c0e-27fb-5d7e-8f55-7c3c4d1c9a01")


class UnknownVersionError(Exception):
    """Nothing of that name, or no such version of it, was published."""


@dataclass(frozen=True)
class Version:
    """One version of a questionnaire; with no `id` it is shipped with the program only."""

    form_id: str
    name: str
    title: str
    sha256: str
    files: Mapping[str, str] = field(default_factory=dict)
    """Name -> hash of the files beside it."""
    id: str = ""
    retired: bool = False
    published_at: datetime | None = None
    filled: int = 0
    """Records that were filled with it."""
    offered: bool = False
    """Whether laptops begin new ones with it."""
    _blobs: BlobStore | None = field(default=None, repr=False)

    @cached_property
    def definition(self) -> FormDefinition:
        """The form. Raises OSError where its file has gone."""
        if self._blobs is None or not self.id:
            return library.built_in(self.form_id)
        return parse(self._blobs.read(self.sha256))

    @cached_property
    def lists(self) -> dict[str, Element]:
        """The attached lists, by the names under which the form asks for them."""
        if self._blobs is None:
            return {}
        return read_lists({name: self._blobs.read(file) for name, file in self.files.items()})


def read_lists(files: Mapping[str, bytes]) -> dict[str, Element]:
    """Return the lists among the files. Raises FormError with each that cannot be read."""
    found: dict[str, Element] = {}
    problems: list[str] = []
    for name, content in files.items():
        stem, _, ending = name.rpartition(".")
        if ending not in ("csv", "geojson", "xml"):
            continue
        try:
            found[stem] = from_file(name, content.decode())
        except UnicodeDecodeError:
            problems.append(f"{name}: the file is not UTF-8; save it as “CSV UTF-8”.")
        except FormError as error:
            problems += error.problems
    if problems:
        raise FormError(problems)
    return found


def versions(database: Database, blobs: BlobStore, form_id: str = "") -> list[Version]:
    """Return the versions of a form or of all, oldest first; shipped ones among them."""
    with database.reading() as connection:
        published = list(_published(connection, blobs, form_id))
        counts = _filled(connection)
    known = {(one.form_id, one.name) for one in published}
    found = [
        *published,
        *(one for one in _shipped(form_id) if (one.form_id, one.name) not in known),
    ]
    found.sort(key=lambda one: (one.form_id, version_order(one.name)))
    newest = {one.form_id: one for one in found if not one.retired}
    return [
        replace(
            one,
            filled=counts.get((one.form_id, one.name), 0),
            offered=newest.get(one.form_id) is one,
        )
        for one in found
    ]


def _published(connection: Connection, blobs: BlobStore, form_id: str) -> Iterable[Version]:
    table = KINDS[Questionnaire.__tablename__].table
    beside = KINDS[QuestionnaireFile.__tablename__].table
    files: dict[str, dict[str, str]] = {}
    for row in connection.execute(sa.select(beside)):
        files.setdefault(row.questionnaire_id, {})[row.name] = row.sha256
    wanted = [table.c.form_id == form_id] if form_id else []
    for row in connection.execute(sa.select(table).where(*wanted)):
        yield Version(
            form_id=row.form_id,
            name=row.form_version,
            title=row.title,
            sha256=row.sha256,
            files=files.get(row.id, {}),
            id=row.id,
            retired=row.retired,
            published_at=row.created_at,
            _blobs=blobs,
        )


def _shipped(form_id: str) -> Iterable[Version]:
    for known in library.shipped():
        if form_id in ("", known):
            form = library.built_in(known)
            yield Version(
                known, form.version, form.title, sha256(library.shipped_xml(known)).hexdigest()
            )


def _filled(connection: Connection) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for kind in KINDS.values():
        if not kind.sync.answers:
            continue
        columns = kind.table.c
        rows = connection.execute(
            sa.select(columns.form_id, columns.form_version, sa.func.count())
            .join(LEDGER, LEDGER.c.id == columns.id)
            .where(LEDGER.c.deleted.is_(False))
            .group_by(columns.form_id, columns.form_version)
        )
        for form_id, version, count in rows:
            found[form_id, version] = found.get((form_id, version), 0) + count
    return found


def add(
    database: Database,
    blobs: BlobStore,
    definition: FormDefinition,
    xml: bytes,
    files: Mapping[str, bytes],
    *,
    retired: bool = False,
) -> None:
    """Store a version with its files, whole or not at all."""
    [stored, *beside] = blobs.put(xml, *files.values())
    record = Questionnaire(
        id=str(uuid.uuid5(_NAMES, f"{definition.form_id} {definition.version}")),
        form_id=definition.form_id,
        form_version=definition.version,
        title=definition.title[:200],
        sha256=stored,
        size_bytes=len(xml),
        restricted=sorted(
            path.strip("/").partition("/")[2] for path in restricted_paths(definition)
        ),
        together=groups(definition),
        retired=retired,
    )
    attached: list[Record] = [
        QuestionnaireFile(
            id=str(uuid.uuid5(uuid.UUID(record.id), name)),
            questionnaire_id=record.id,
            name=name,
            sha256=file,
            size_bytes=len(content),
        )
        for (name, content), file in zip(files.items(), beside, strict=True)
    ]
    _enter(database, [creation(one) for one in (record, *attached)])


def issue_shipped(database: Database, blobs: BlobStore) -> list[Version]:
    """Hand out the versions that the program carries, so that laptops of all releases have them.

    A form that was retired as a whole stays so. Returns those that were new.
    """
    known = versions(database, blobs)
    fresh = [one for one in known if not one.id]
    for one in fresh:
        others = [other for other in known if other.id and other.form_id == one.form_id]
        retired = bool(others) and all(other.retired for other in others)
        xml = library.shipped_xml(one.form_id)
        add(database, blobs, one.definition, xml, {}, retired=retired)
    return fresh


def retire(database: Database, blobs: BlobStore, form_id: str, version: str = "") -> list[Version]:
    """Let laptops begin nothing more with a version, or with the whole form.

    What was begun opens as before. Returns what was changed. Raises UnknownVersionError.
    """
    wanted = [one for one in _named(database, blobs, form_id, version) if not one.retired]
    for one in wanted:
        if not one.id:  # laptops have it without the office; a record tells them
            add(database, blobs, one.definition, library.shipped_xml(form_id), {}, retired=True)
    _set_retired(database, [one for one in wanted if one.id], retired=True)
    return wanted


def unretire(
    database: Database, blobs: BlobStore, form_id: str, version: str = ""
) -> list[Version]:
    """Offer a version, or the whole form, again. Raises UnknownVersionError."""
    wanted = [one for one in _named(database, blobs, form_id, version) if one.retired]
    _set_retired(database, wanted, retired=False)
    return wanted


def _named(database: Database, blobs: BlobStore, form_id: str, version: str) -> list[Version]:
    found = versions(database, blobs, form_id)
    found = [one for one in found if version in ("", one.name)]
    if not form_id or not found:
        raise UnknownVersionError(" ".join(filter(None, (form_id, version))))
    return found


def _set_retired(database: Database, wanted: Sequence[Version], *, retired: bool) -> None:
    with database.reading() as connection:
        ids = [one.id for one in wanted]
        rows = connection.execute(
            sa.select(LEDGER.c.id, LEDGER.c.revision).where(LEDGER.c.id.in_(ids))
        )
        revisions = {row.id: row.revision for row in rows}
    ops = [
        Op(
            op_id=str(uuid.uuid4()),
            kind="patch",
            type=Questionnaire.__tablename__,
            id=record_id,
            base_revision=revision,
            at=datetime.now(UTC),
            set={"retired": (not retired, retired)},
        )
        for record_id, revision in revisions.items()
    ]
    _enter(database, ops)


def _enter(database: Database, ops: Sequence[Op]) -> None:
    """Apply changes as one: all of them, or none. Raises Refused."""
    group = str(uuid.uuid4())
    together = [op.model_copy(update={"group": group}) for op in ops]
    for result in apply(database, together, OFFICE_CALLER, rights=everything()).results:
        if result.status == "held":
            raise Refused(result.code or "invalid", **result.detail)
