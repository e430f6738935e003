"""Export of filled questionnaires: what counts in each, as files for other programs."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

from rrk_field.db.live_forms import definition_of, session_of
from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.domain.roots import Root, root_number
from rrk_field.domain.surveys import Survey, questionnaire_class
from rrk_field.forms.answers import to_submission
from rrk_field.forms.session import Session
from rrk_field.transfer import whose
from rrk_field.transfer.layout import Layout
from rrk_field.transfer.rows import instance_id, rows
from rrk_field.transfer.shared import SharedTables
from rrk_field.transfer.writing import (
    CsvWriter,
    InstanceWriter,
    TableWriter,
    Writer,
    XlsxWriter,
)

Format = Literal["xlsx", "csv", "xml"]
FORMATS: Final[tuple[Format, ...]] = ("xlsx", "csv", "xml")

SEES_RESTRICTED: Final = frozenset({"protection"})
"""Roles that may take restricted answers out. Source: programme assumption, to be confirmed."""
_AT_ONCE: Final = 100

Progress = Callable[[int, int], None]


class NothingToExportError(RrkError):
    """No questionnaire of this kind is here, or none that was chosen."""

    code: ClassVar[str] = "nothing_to_export"


class NotAllowedError(RrkError):
    """The role of this officer does not allow it."""

    code: ClassVar[str] = "restricted_export"


class ExportFailedError(RrkError):
    """The file cannot be written; `reason` is the system's."""

    code: ClassVar[str] = "export_failed"


@dataclass(frozen=True)
class Wanted:
    """What is to be exported. `households` None means all, `states` empty means all."""

    form_id: str
    format: Format
    language: str = "en"
    households: Sequence[str] | None = None
    states: Collection[str] = ()
    restricted: bool = False


@dataclass(frozen=True)
class Exported:
    """What an export made. `cut`: texts longer than a cell; `stopped`: no file was written."""

    count: int
    files: tuple[Path, ...] = ()
    cut: int = 0
    stopped: bool = False


def export(
    store: Store,
    wanted: Wanted,
    target: Path,
    progress: Progress = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write the questionnaires of one form; XML and CSV into a folder unless a .zip is named.

    Records are read in short batches, and never all held at once. Raises NothingToExportError,
    NotAllowedError, ExportFailedError, DamagedFileError.
    """
    if wanted.restricted and not may_see_restricted(store):
        raise NotAllowedError
    record_class = questionnaire_class(wanted.form_id)
    ids = whose.record_ids(
        store,
        record_class,
        wanted.form_id,
        households=wanted.households,
        states=wanted.states,
    )
    if not ids:
        raise NothingToExportError
    forms = _Forms(store, record_class, wanted)
    try:
        writer = forms.writer(target)
        try:
            for number, (record, root) in enumerate(_records(store, record_class, ids)):
                if stop():
                    return Exported(0, stopped=True)
                progress(number, len(ids))
                forms.write(record, root, writer)
            writer.finish()
        finally:
            writer.close()
    except OSError as error:
        raise ExportFailedError(reason=error.strerror or type(error).__name__) from error
    progress(len(ids), len(ids))
    return Exported(forms.count, tuple(writer.files), writer.cut)


def may_see_restricted(store: Store) -> bool:
    """Whether this officer may take restricted answers out."""
    return str(store.state.get("role")) in SEES_RESTRICTED


def _records(
    store: Store, record_class: type[Survey], ids: Sequence[str]
) -> Iterator[tuple[Survey, Root]]:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        found = store.several(record_class, some)
        owners = whose.roots(store, record_class, some)
        for key in some:
            if key in found and key in owners:
                yield found[key], owners[key]


class _Forms:
    """The versions of one form, and what is needed to write a record of any of them."""

    def __init__(self, store: Store, record_class: type[Survey], wanted: Wanted) -> None:
        self.store, self.wanted = store, wanted
        self.count = 0
        known = whose.versions(store, record_class, wanted.form_id)
        definitions = [
            definition_of(store, Survey(form_id=wanted.form_id, form_version=version))
            for version in known
        ]
        self._by_version = dict(zip(known, definitions, strict=True))
        self._different = list({one.version: one for one in definitions}.values())
        self.layout = Layout(self._different, wanted.language, restricted=wanted.restricted)
        self._shared = SharedTables(store)

    def writer(self, target: Path) -> Writer:
        match self.wanted.format:
            case "xlsx":
                return XlsxWriter(target, self.layout)
            case "csv":
                return CsvWriter(target, self.layout)
        return InstanceWriter(target)

    def write(self, record: Survey, root: Root, writer: Writer) -> None:
        definition = self._by_version[record.form_version]
        session = session_of(
            self.store,
            record,
            root,
            definition,
            record.answers,
            shared=self._shared.of(definition),
        )
        self.count += 1
        instance = instance_id(session, record.id)
        if isinstance(writer, InstanceWriter):
            hidden = self.layout.hidden[definition.version]
            writer.document(instance, _submission(session, record, root, instance, hidden))
            return
        own = [
            instance,
            record.id,
            _about(record),
            root.id,
            root_number(root),
            record.form_id,
            definition.version,
            record.state,
            record.changed_at.isoformat(timespec="seconds"),
        ]
        assert isinstance(writer, TableWriter)
        for table, line in rows(session, self.layout, definition.version, instance, own):
            writer.row(table, line)


def _about(record: Survey) -> str:
    """Return what a record belongs to; of one that stands alone, its place."""
    return str(getattr(record, record.sync.parent or record.sync.scope or "id"))


def _submission(
    session: Session,
    record: Survey,
    root: Root,
    instance: str,
    hidden: Collection[str],
) -> str:
    owner = {
        "record": record.id,
        "about": _about(record),
        "root": root.id,
        "root_number": root_number(root),
    }
    return to_submission(session, instance_id=instance, owner=owner, hidden=hidden)
