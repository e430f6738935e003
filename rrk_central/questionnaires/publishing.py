"""Publishing: an XLSForm is compiled, checked against what is out, and stored for all laptops."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rrk_central.blobs import BlobStore
from rrk_central.engines import Database
from rrk_central.questionnaires.checks import Candidate, files_wanted, problems_of
from rrk_central.questionnaires.shelf import Version, add, versions
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.problems import FormError
from rrk_field.forms.xlsform import CompiledForm, compile_xlsform


@dataclass(frozen=True)
class Published:
    """What came of publishing."""

    form: CompiledForm
    files: tuple[str, ...]
    """Names of the files that go with it."""
    fresh: bool
    """False where the same content was out already."""


def publish(
    database: Database,
    blobs: BlobStore,
    path: Path,
    *,
    folder: Path | None = None,
    same_meaning: Collection[str] = (),
) -> Published:
    """Compile an XLSForm, check it and publish it. Raises FormError with every problem.

    Attached files are taken from `folder`, or from beside the form. Publishing the same content
    again changes nothing.
    """
    form = compile_xlsform(path)
    definition = parse(form.xml)
    candidate = _candidate(form, definition, path, folder, same_meaning)
    earlier = versions(database, blobs, form.form_id)
    files = tuple(candidate.files)
    if _is_out(candidate, earlier):
        return Published(form, files, fresh=False)
    others = [one for one in earlier if one.id or one.sha256 != form.digest]
    if problems := problems_of(candidate, others):
        raise FormError(problems)
    add(database, blobs, definition, form.xml.encode(), candidate.files)
    return Published(form, files, fresh=True)


def _candidate(
    form: CompiledForm,
    definition: FormDefinition,
    path: Path,
    folder: Path | None,
    same_meaning: Collection[str],
) -> Candidate:
    folders = [folder] if folder else [path.parent, path.with_name(f"{path.stem}-media")]
    wanted = files_wanted(definition)
    found = {
        name: file.read_bytes() for name in wanted if (file := _file(folders, name)) is not None
    }
    if form.itemsets:
        found["itemsets.csv"] = form.itemsets.encode()
    return Candidate(
        form,
        definition,
        files=found,
        missing=[name for name in wanted if name not in found],
        folders=" and ".join(str(one) for one in folders),
        same_meaning=same_meaning,
    )


def _file(folders: Sequence[Path], name: str) -> Path | None:
    return next((file for file in _places(folders, name) if file.is_file()), None)


def _places(folders: Sequence[Path], name: str) -> Iterator[Path]:
    if name not in ("", ".", ".."):
        yield from (folder / name for folder in folders)


def _is_out(candidate: Candidate, earlier: Sequence[Version]) -> bool:
    """Whether this version is published with this content, files and all."""
    hashes = {
        name: hashlib.sha256(content).hexdigest() for name, content in candidate.files.items()
    }
    return any(
        one.id
        and one.name == candidate.form.version
        and one.sha256 == candidate.form.digest
        and dict(one.files) == hashes
        for one in earlier
    )
