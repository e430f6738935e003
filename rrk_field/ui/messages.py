"""What an error says to a person, found by its code."""

import logging
import string

from PySide6.QtCore import QCoreApplication

from rrk_field.domain.errors import RrkError
from rrk_field.i18n import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)

SENTENCES = {
    "wrong_passphrase": QT_TRANSLATE_NOOP(
        "errors", "This is not the passphrase of this profile. Check Caps Lock and the keyboard."
    ),
    "damaged_file": QT_TRANSLATE_NOOP(
        "errors",
        "The data file on this laptop is damaged. Nothing was changed. "
        "Restore the newest backup, or ask the office for help.",
    ),
    "newer_file": QT_TRANSLATE_NOOP(
        "errors",
        "This file was written by RRK Field {program} or later. "
        "Update the program; your data is untouched.",
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "errors",
        "The disk of this laptop is full. Free some space; what was already saved stays safe.",
    ),
    "file_in_use": QT_TRANSLATE_NOOP(
        "errors",
        "Another window of RRK Field has this profile open. Use that window, or close it first.",
    ),
    "no_network": QT_TRANSLATE_NOOP(
        "errors",
        "This laptop has no network. Your work is saved here and will be sent later.",
    ),
    "server_not_found": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server cannot be reached. Check the connection and try again later; "
        "your work is saved on this laptop.",
    ),
    "not_our_server": QT_TRANSLATE_NOOP(
        "errors",
        "The answer did not come from the office's server. If this network asks you to sign in, "
        "do that in a web browser, then try again.",
    ),
    "bad_certificate": QT_TRANSLATE_NOOP(
        "errors",
        "The server could not prove that it is the office's. Nothing was sent. "
        "Check the date of this laptop, or use another network.",
    ),
    "sign_in_refused": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server does not accept this laptop or this officer any more. "
        "Ask the coordinator; your work is saved here.",
    ),
    "clock_wrong": QT_TRANSLATE_NOOP(
        "errors",
        "The clock of this laptop is wrong by {difference}. Set date and time, then try again.",
    ),
    "app_too_old": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server needs RRK Field {program} or later. "
        "Update the program; your work is saved on this laptop.",
    ),
    "server_busy": QT_TRANSLATE_NOOP(
        "errors", "The office's server is busy. It will be tried again in a moment."
    ),
    "server_failed": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server had a fault of its own. Nothing is lost; try again later.",
    ),
    "other_server": QT_TRANSLATE_NOOP(
        "errors",
        "This is a different server from the one that this laptop belongs to. "
        "Nothing was sent and nothing deleted. Check the address.",
    ),
    "device_copied": QT_TRANSLATE_NOOP(
        "errors",
        "The data of this laptop was also used on another computer. "
        "Sending has stopped; ask the coordinator which of the two goes on.",
    ),
    "storage_full": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server has no space left. Your work is saved on this laptop; "
        "tell the office.",
    ),
    "form_problems": QT_TRANSLATE_NOOP(
        "errors", "This questionnaire cannot be used: {reason}. Tell the office."
    ),
    "bad_import_file": QT_TRANSLATE_NOOP("errors", "The file could not be read: {reason}."),
    "unexpected": QT_TRANSLATE_NOOP(
        "errors",
        "Something went wrong in the program. What was saved is safe. "
        "Details are in the log; try again, or restart the program.",
    ),
}


class _Values(dict[str, object]):
    """The values of a sentence; a value that the error did not bring shows as "…"."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(error: BaseException) -> str:
    """Return what to tell the user, in the language of the interface.

    A bug is logged with its traceback and gets the sentence of "unexpected".
    """
    code = error.code if isinstance(error, RrkError) else "unexpected"
    if code not in SENTENCES or code == "unexpected":
        log.error("no sentence for this error", exc_info=error)
        code = "unexpected"
    text = QCoreApplication.translate("errors", SENTENCES[code])
    values = error.values if isinstance(error, RrkError) else {}
    return string.Formatter().vformat(text, (), _Values(values))
