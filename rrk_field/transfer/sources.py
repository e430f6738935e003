"""Files that are read in: instances and tables, from one file, a folder, an archive, a workbook.

Nothing is unpacked onto the disk, and no archive is followed beyond fixed limits.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from rrk_field.db.operations import BadImportError
from rrk_field.transfer.guard import unguarded
from rrk_field.transfer.problems import Problem

LARGEST: Final = 200 * 1024 * 1024
"""Bytes of everything together, unpacked."""
MOST_RATIO: Final = 100
MOST_MEMBERS: Final = 10_000
TABLES: Final = frozenset({".csv", ".tsv", ".txt"})
BOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


@dataclass(frozen=True)
class RawTable:
    """One CSV file or sheet: its name, its headers, and its lines with their numbers."""

    name: str
    headers: Sequence[str]
    lines: Sequence[tuple[int, Sequence[str]]]
    """The first line below the headers is number 2, as a spreadsheet shows it."""


@dataclass
class Read:
    """What was found: instances by file name, tables, and files that could not be read."""

    instances: list[tuple[str, bytes]] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(path: Path) -> Read:
    """Read a file or folder. Raises BadImportError with one reason if nothing in it is usable."""
    found = Read()
    try:
        files = list(_files(path))
    except OSError as error:
        raise BadImportError(reason=error.strerror or path.name) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise BadImportError(reason=f"{path.name}: {error}") from error
    several = len(files) > 1
    for name, data in files:
        try:
            _take(name, data, found)
        except BadImportError as error:
            if not several:
                raise
            reason = str(error.values["reason"]).removeprefix(f"{name}: ")
            found.problems.append(Problem("unreadable", name, value=reason))
    if not (found.instances or found.tables):
        reasons = [one.value for one in found.problems]
        raise BadImportError(reason=reasons[0] if len(reasons) == 1 else path.name)
    return found


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*") if one.is_file() and not one.is_symlink())
        wanted = [one for one in inside if _is_wanted(one.name)]
        _refuse_too_much(path.name, sum(one.stat().st_size for one in wanted), len(wanted))
        for one in wanted:
            yield str(one.relative_to(path)), one.read_bytes()
    elif path.suffix.lower() == ".zip":
        yield from _members(path)
    else:
        _refuse_too_much(path.name, path.stat().st_size, 1)
        yield path.name, path.read_bytes()


def _is_wanted(name: str) -> bool:
    """Whether a file of many holds answers; pictures and lists of columns do not."""
    suffix = Path(name).suffix.lower()
    hidden = Path(name).name.startswith((".", "~$", "__"))
    return (
        not hidden
        and not name.endswith(".columns.csv")
        and (suffix == ".xml" or suffix in TABLES | BOOKS)
    )


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        inside = [one for one in archive.infolist() if not one.is_dir()]
        wanted = [one for one in inside if _is_wanted(one.filename)]
        size = sum(one.file_size for one in wanted)
        packed = sum(one.compress_size for one in wanted)
        _refuse_too_much(path.name, size, len(inside))
        if size > MOST_RATIO * max(packed, 100_000):
            raise BadImportError(reason=f"{path.name}: too tightly packed")
        for one in sorted(wanted, key=lambda member: member.filename):
            with archive.open(one) as member:
                data = member.read(one.file_size + 1)
            yield one.filename, data


def _refuse_too_much(name: str, size: int, count: int) -> None:
    if size > LARGEST or count > MOST_MEMBERS:
        raise BadImportError(
            reason=f"{name}: more than {LARGEST // 2**20} MB or {MOST_MEMBERS} files at once"
        )


def _take(name: str, data: bytes, found: Read) -> None:
    suffix = Path(name).suffix.lower()
    if suffix == ".xml":
        found.instances.append((name, data))
    elif suffix in BOOKS:
        found.tables += _sheets(name, data)
    elif suffix in TABLES:
        found.tables.append(_table(name, data))
    else:
        raise BadImportError(reason=f"{name}: neither XML, CSV, XLSX nor ZIP")


def _table(name: str, data: bytes) -> RawTable:
    if b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise BadImportError(reason=f"{name}: no text")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadImportError(reason=f"{name}: not in UTF-8") from error
    first = text.partition("\n")[0]
    joint = max(",;\t", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=joint, strict=True)
        lines = [
            (number, list(map(unguarded, line))) for number, line in enumerate(reader, start=1)
        ]
    except csv.Error as error:
        raise BadImportError(reason=f"{name}: {error}") from error
    return _of_lines(name, lines)


def _of_lines(name: str, lines: Sequence[tuple[int, Sequence[str]]]) -> RawTable:
    filled = [(number, line) for number, line in lines if any(line)]
    if not filled:
        raise BadImportError(reason=f"{name}: empty")
    headers = list(filled[0][1])
    for number, line in filled[1:]:
        if len(line) > len(headers) and any(line[len(headers) :]):
            raise BadImportError(reason=f"{name}, {number}: more cells than columns")
    rest = [
        (number, [*line, *[""] * (len(headers) - len(line))][: len(headers)])
        for number, line in filled[1:]
    ]
    return RawTable(name, headers, rest)


def _sheets(name: str, data: bytes) -> Iterator[RawTable]:
    import python_calamine as calamine

    _refuse_packed(name, data)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [
            (sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
            for sheet in book.sheet_names
        ]
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise BadImportError(reason=f"{name}: no workbook that can be read") from error
    for sheet, rows in sheets:
        lines = [(number, list(map(_text, row))) for number, row in enumerate(rows, start=1)]
        if any(any(line) for _, line in lines) and lines[0][1] != ["table", "column", "question"]:
            yield _of_lines(sheet if len(sheets) > 1 else name, lines)


def _refuse_packed(name: str, data: bytes) -> None:
    """Workbooks are archives; what they unpack to is limited like that of others."""
    packed = io.BytesIO(data)
    if zipfile.is_zipfile(packed):
        with zipfile.ZipFile(packed) as archive:
            inside = archive.infolist()
        size = sum(one.file_size for one in inside)
        _refuse_too_much(name, size, len(inside))
        if size > MOST_RATIO * max(len(data), 100_000):
            raise BadImportError(reason=f"{name}: too tightly packed")


def _text(value: Any) -> str:
    """Return a cell as answers are written: dates as ISO, whole numbers without a point."""
    match value:
        case bool():
            return "1" if value else "0"
        case float():
            return f"{value:.15g}" if value % 1 or abs(value) >= 1e15 else str(int(value))
        case datetime():
            midnight = value.time() == time.min
            return value.date().isoformat() if midnight else value.isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)
