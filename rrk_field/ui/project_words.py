"""The stages of an infrastructure project in words."""

from PySide6.QtCore import QCoreApplication

from rrk_field.i18n import QT_TRANSLATE_NOOP

STATES = {
    "proposed": QT_TRANSLATE_NOOP("Project", "Proposed"),
    "design": QT_TRANSLATE_NOOP("Project", "Design"),
    "contract": QT_TRANSLATE_NOOP("Project", "Contract"),
    "works": QT_TRANSLATE_NOOP("Project", "Works"),
    "accepted": QT_TRANSLATE_NOOP("Project", "Accepted"),
    "maintained": QT_TRANSLATE_NOOP("Project", "Handed to maintainer"),
    "dropped": QT_TRANSLATE_NOOP("Project", "Dropped"),
}
"""Stage -> its English word."""


def project_state_word(state: str) -> str:
    """The word of a stage in the language of the interface."""
    return QCoreApplication.translate("Project", STATES.get(state, state))
