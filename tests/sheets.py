"""XLSForms as workbooks, as the office makes them in a spreadsheet program."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]

from rrk_field.db import photos
from rrk_field.db.outbox import applying
from rrk_field.db.rows import insert
from rrk_field.db.store import Store
from rrk_field.domain.programme import Questionnaire
from rrk_field.forms.xlsform import compile_xlsform

Row = Mapping[str, str]

SURVEY: tuple[Row, ...] = (
    {"type": "begin group", "name": "visit", "label": "Visit"},
    {"type": "date", "name": "day", "label": "Day", "bind::rrk:save_to": "visit_date"},
    {"type": "integer", "name": "rooms", "label": "Rooms"},
    {"type": "select_one roof", "name": "roof", "label": "Roof"},
    {"type": "text", "name": "words", "label": "In words"},
    {"type": "end group"},
)
CHOICES: tuple[Row, ...] = (
    {"list_name": "roof", "name": "1", "label": "Whole"},
    {"list_name": "roof", "name": "2", "label": "Damaged"},
    {"list_name": "roof", "name": "3", "label": "Fallen in"},
)


def xlsform(
    path: Path,
    survey: Sequence[Row] = SURVEY,
    choices: Sequence[Row] = CHOICES,
    *,
    version: str = "1",
    form_id: str = "roof_check",
    title: str = "Roof check",
    external_choices: Sequence[Row] = (),
) -> Path:
    """Write a workbook, and return its path."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    settings = {
        "form_id": form_id,
        "version": version,
        "form_title": title,
        "namespaces": 'rrk="https://rrk-field.example/xforms"',
    }
    sheets = {"survey": survey, "choices": choices, "settings": [settings]}
    if external_choices:
        sheets["external_choices"] = external_choices
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    book.save(path)
    return path


def changed(rows: Sequence[Row], name: str, **cells: str) -> list[Row]:
    """Return rows in which the one of this name has other cells."""
    return [{**row, **cells} if row.get("name") == name else row for row in rows]


def without(rows: Sequence[Row], name: str) -> list[Row]:
    """Return rows without the one of this name."""
    return [row for row in rows if row.get("name") != name]


def lay(store: Store, path: Path) -> Questionnaire:
    """Lay a questionnaire on a laptop as synchronising does."""
    form = compile_xlsform(path)
    xml = form.xml.encode()
    record = Questionnaire(
        form_id=form.form_id,
        form_version=form.version,
        title=form.title,
        sha256=photos.keep(store, xml),
        size_bytes=len(xml),
    )
    with store.writing() as connection, applying(connection):
        record.revision = 1
        insert(connection.connection.driver_connection, record)
    return record
