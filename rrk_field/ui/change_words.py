"""What changed in a record, in the officer's words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.ui.column_words import column_word

RECORDS = {
    "household": QT_TRANSLATE_NOOP("Records", "Household"),
    "person": QT_TRANSLATE_NOOP("Records", "Member"),
    "dwelling": QT_TRANSLATE_NOOP("Records", "Dwelling"),
    "property_paper": QT_TRANSLATE_NOOP("Records", "Property paper"),
    "household_assessment": QT_TRANSLATE_NOOP("Records", "Household assessment"),
    "damage_survey": QT_TRANSLATE_NOOP("Records", "Damage survey"),
    "monitoring_visit": QT_TRANSLATE_NOOP("Records", "Monitoring visit"),
    "infrastructure_project": QT_TRANSLATE_NOOP("Records", "Infrastructure project"),
    "infrastructure_survey": QT_TRANSLATE_NOOP("Records", "Infrastructure survey"),
    "go_and_see_visit": QT_TRANSLATE_NOOP("Records", "Go-and-see visit"),
    "consent": QT_TRANSLATE_NOOP("Records", "Consent"),
    "note": QT_TRANSLATE_NOOP("Records", "Note"),
    "photo": QT_TRANSLATE_NOOP("Records", "Photo"),
    "project_note": QT_TRANSLATE_NOOP("Records", "Note"),
    "project_photo": QT_TRANSLATE_NOOP("Records", "Photo"),
    "visit_note": QT_TRANSLATE_NOOP("Records", "Note"),
    "visit_photo": QT_TRANSLATE_NOOP("Records", "Photo"),
    "conflict": QT_TRANSLATE_NOOP("Records", "Decision about a difference"),
    "settlement": QT_TRANSLATE_NOOP("Records", "Settlement"),
    "phase": QT_TRANSLATE_NOOP("Records", "Phase"),
    "questionnaire": QT_TRANSLATE_NOOP("Records", "Questionnaire"),
    "questionnaire_file": QT_TRANSLATE_NOOP("Records", "File of a questionnaire"),
    "household_form": QT_TRANSLATE_NOOP("Records", "Questionnaire"),
    "held_change": QT_TRANSLATE_NOOP("Records", "Refused change"),
}
"""Record type -> its English name."""

WHOLE = frozenset(
    {
        "photo",
        "note",
        "conflict",
        "project_photo",
        "project_note",
        "visit_photo",
        "visit_note",
    }
)
"""Kinds of records of which nobody asks which of their columns changed."""

QT_TRANSLATE_NOOP("Records", "new")
QT_TRANSLATE_NOOP("Records", "removed")


def record_word(record_type: str) -> str:
    """What a kind of record is called in the language of the interface."""
    return QCoreApplication.translate("Records", RECORDS.get(record_type, record_type))


def change_words(record_type: str, fields: Sequence[str]) -> str:
    """Say what changed: "Damage survey, 12 answers", "Household: Telephone", "Member, 4 fields"."""
    record = record_word(record_type)
    if record_type in WHOLE:
        return record
    answers = sum(name.startswith("answers/") for name in fields)
    columns = len(fields) - answers
    if columns == len(fields) == 1:
        return f"{record}: {column_word(record_type, fields[0])}"
    if answers:
        words = QCoreApplication.translate("Records", "{record}, %n answer(s)", "", answers)
    elif columns:
        words = QCoreApplication.translate("Records", "{record}, %n field(s)", "", columns)
    else:
        return record
    return words.format(record=record)
