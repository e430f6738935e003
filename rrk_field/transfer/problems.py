"""What an import could not understand, each with its file, row and column, in plain sentences."""

from dataclasses import dataclass
from typing import Final

from rrk_field.i18n import QT_TRANSLATE_NOOP

CONTEXT: Final = "transfer"

SENTENCES: Final = {
    "unknown_column": QT_TRANSLATE_NOOP(
        "transfer",
        "The form has no question for this column; what stands in it is kept as a remark.",
    ),
    "unknown_choice": QT_TRANSLATE_NOOP(
        "transfer", "“{value}” is none of the choices; it is kept as a remark."
    ),
    "bad_value": QT_TRANSLATE_NOOP(
        "transfer", "“{value}” is not what this question asks for; it is marked in the form."
    ),
    "no_parent": QT_TRANSLATE_NOOP(
        "transfer", "This row belongs to no questionnaire of the file; it was left out."
    ),
    "unreadable": QT_TRANSLATE_NOOP("transfer", "This file cannot be read: {value}"),
    "other_form": QT_TRANSLATE_NOOP(
        "transfer", "The form “{value}” is not on this laptop; nothing was read from here."
    ),
    "other_version": QT_TRANSLATE_NOOP(
        "transfer", "Version {value} of the form is not on this laptop; another one was used."
    ),
    "no_table": QT_TRANSLATE_NOOP(
        "transfer", "No part of the form has such columns; the table was left out."
    ),
    "twice": QT_TRANSLATE_NOOP("transfer", "The same questionnaire stands in the file twice."),
    "no_root": QT_TRANSLATE_NOOP(
        "transfer", "No household or project on this laptop has the number “{value}”."
    ),
    "no_number": QT_TRANSLATE_NOOP("transfer", "The file does not say whose it is."),
    "no_house": QT_TRANSLATE_NOOP(
        "transfer",
        "The household has no house here, or several; add the house, or leave one, and read the "
        "file in again.",
    ),
    "no_place": QT_TRANSLATE_NOOP("transfer", "The municipality that was visited is missing."),
}


@dataclass(frozen=True)
class Problem:
    """One thing that was not understood. `row` is the line of the table, 0 for the whole file."""

    kind: str
    file: str
    row: int = 0
    column: str = ""
    value: str = ""

    def where(self) -> str:
        """Return the place: file, row and column."""
        parts = [self.file, str(self.row) if self.row else "", self.column]
        return ", ".join(part for part in parts if part)
