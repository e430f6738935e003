"""Where rows of an export go: CSV files, one workbook, or an XForms instance for each record.

Each is written beside its target and takes its place at the end, so that a file is whole or not
there.
"""

import csv
import re
import shutil
import tempfile
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from rrk_field.transfer.guard import guarded
from rrk_field.transfer.layout import Layout, Table

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""
LONGEST_CELL = 32_767
MOST_IN_ZIP = 10_000
"""Files in one archive; more go into a further one. Readers refuse larger archives."""

_NUMBER = re.compile(r"-?(?=\d)(0|[1-9]\d{0,14})?(\.\d{1,15})?")
_WIDE = 200_000_000


class Writer(ABC):
    """Takes rows of text, or documents, and makes files of them."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.cut = 0
        """Texts that were too long for a cell."""
        self.files: list[Path] = []
        self._folder = Path(tempfile.mkdtemp(prefix=".rrk-export-", dir=target.parent))

    @abstractmethod
    def finish(self) -> None:
        """Put everything in its place."""

    def close(self) -> None:
        """Take away what was only on the way; after `finish` there is nothing left."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _place(self, made: Path, target: Path) -> None:
        made.replace(target)
        self.files.append(target)

    def _place_all(self, folder: Path) -> None:
        """Put the files of a folder into the target, beside what is there."""
        self.target.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.replace(self.target / path.name)
        self.files.append(self.target)


class TableWriter(Writer):
    """Takes the rows of a layout's tables."""

    @abstractmethod
    def row(self, table: Table, line: Sequence[str]) -> None:
        """Write a row of a table."""


class CsvWriter(TableWriter):
    """One CSV file a table, in a folder or a ZIP archive."""

    def __init__(self, target: Path, layout: Layout) -> None:
        super().__init__(target)
        self._open: dict[str, tuple[TextIO, Any]] = {}
        self._inside = self._folder / "files"
        self._inside.mkdir()
        for table in layout.tables:
            name = layout.form_id if not table.path else f"{layout.form_id}-{table.name}"
            file = (self._inside / f"{file_name(name)}.csv").open(
                "w", encoding="utf-8-sig", newline=""
            )
            self._open[table.path] = file, csv.writer(file)
            self._open[table.path][1].writerow(map(guarded, table.headers))
        with (self._inside / f"{file_name(layout.form_id)}.columns.csv").open(
            "w", encoding="utf-8-sig", newline=""
        ) as file:
            csv.writer(file).writerows([guarded(cell) for cell in line] for line in words(layout))

    def row(self, table: Table, line: Sequence[str]) -> None:
        self._open[table.path][1].writerow(map(guarded, line))

    def finish(self) -> None:
        self._close_files()
        if self.target.suffix.lower() != ".zip":
            self._place_all(self._inside)
            return
        made = self._folder / "made.zip"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self._inside.iterdir()):
                archive.write(path, path.name)
        self._place(made, self.target)

    def close(self) -> None:
        self._close_files()
        super().close()

    def _close_files(self) -> None:
        for file, _ in self._open.values():
            file.close()


class XlsxWriter(TableWriter):
    """One workbook with a sheet a table, and a sheet that says what the columns are."""

    def __init__(self, target: Path, layout: Layout) -> None:
        super().__init__(target)
        from xlsxwriter import Workbook

        self._book = Workbook(
            str(self._folder / "made.xlsx"),
            {
                "constant_memory": True,
                "tmpdir": str(self._folder),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._bold = self._book.add_format({"bold": True})
        self._names: set[str] = set()
        self._sheets: dict[str, tuple[Any, int]] = {}
        """Of each table, the sheet in use and its next row."""
        self._numbers = {table.path: _number_places(table) for table in layout.tables}
        for table in layout.tables:
            self._add_sheet(table)
        columns = self._book.add_worksheet(self._sheet_name("columns"))
        for number, line in enumerate(words(layout)):
            columns.write_row(number, 0, line)
        self._is_open = True

    def _add_sheet(self, table: Table) -> None:
        sheet = self._book.add_worksheet(self._sheet_name(table.name))
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for place, header in enumerate(table.headers):
            sheet.write_string(0, place, header, self._bold)
        self._sheets[table.path] = sheet, 1

    def _sheet_name(self, name: str) -> str:
        """Return a name that a workbook accepts and that no sheet has yet."""
        short = re.sub(r"[\[\]:*?/\\']", "_", name)[:31] or "_"
        made, number = short, 1
        while made.casefold() in self._names:
            number += 1
            made = f"{short[: 30 - len(str(number))]}~{number}"
        self._names.add(made.casefold())
        return made

    def row(self, table: Table, line: Sequence[str]) -> None:
        sheet, number = self._sheets[table.path]
        if number == MOST_ROWS:
            self._add_sheet(table)
            sheet, number = self._sheets[table.path]
        numbers = self._numbers[table.path]
        for place, text in enumerate(line):
            if not text:
                continue
            if place in numbers and _NUMBER.fullmatch(text):
                sheet.write_number(number, place, float(text))
                continue
            if len(text) > LONGEST_CELL:
                self.cut += 1
                text = text[:LONGEST_CELL]
            sheet.write_string(number, place, text)
        self._sheets[table.path] = sheet, number + 1

    def finish(self) -> None:
        from xlsxwriter.exceptions import XlsxFileError

        try:
            self._book.close()
        except XlsxFileError as error:  # it hides the system's own error
            raise error.__cause__ or error.__context__ or OSError(str(error)) from error
        self._is_open = False
        self._place(self._folder / "made.xlsx", self.target)

    def close(self) -> None:
        if self._is_open:
            self._book.fileclosed = True  # else it is written when it is forgotten
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()
        super().close()


class InstanceWriter(Writer):
    """An XForms instance for each record, in a folder or in ZIP archives."""

    def __init__(self, target: Path) -> None:
        super().__init__(target)
        self._is_zip = target.suffix.lower() == ".zip"
        self._inside = self._folder / "files"
        self._inside.mkdir()
        self._archive: zipfile.ZipFile | None = None
        self._in_archive = self._bytes = 0
        self._made: list[Path] = []

    def document(self, name: str, text: str) -> None:
        """Write the instance of a record."""
        data = text.encode()
        if not self._is_zip:
            (self._inside / f"{file_name(name)}.xml").write_bytes(data)
            return
        self._bytes += len(data)
        if self._archive is None or self._in_archive == MOST_IN_ZIP or self._bytes > _WIDE // 2:
            self._next_archive(len(data))
        assert self._archive is not None
        self._archive.writestr(f"{file_name(name)}.xml", data)
        self._in_archive += 1

    def _next_archive(self, size: int) -> None:
        if self._archive is not None:
            self._archive.close()
        self._made.append(self._folder / f"made-{len(self._made) + 1}.zip")
        self._archive = zipfile.ZipFile(self._made[-1], "w", zipfile.ZIP_DEFLATED)
        self._in_archive, self._bytes = 0, size

    def finish(self) -> None:
        if not self._is_zip:
            self._place_all(self._inside)
            return
        if self._archive is not None:
            self._archive.close()
        for number, made in enumerate(self._made, start=1):
            suffix = "" if number == 1 else f"-{number}"
            self._place(made, self.target.with_stem(f"{self.target.stem}{suffix}"))

    def close(self) -> None:
        if self._archive is not None:
            self._archive.close()
        super().close()


def _number_places(table: Table) -> set[int]:
    """Where the numbers of a table stand."""
    return {
        place for columns in table.places.values() for place, column in columns if column.is_number
    }


def words(layout: Layout) -> list[list[str]]:
    """Return what each column is: its table, its header, the question in words."""
    lines = [["table", "column", "question"]]
    for table in layout.tables:
        lines += [[table.name, column.header, column.title] for column in table.columns]
    return lines


def file_name(name: str) -> str:
    """Return a name that every system accepts for a file."""
    return re.sub(r"[^\w.~-]+", "_", name).strip(".")[:120] or "_"
