"""What an error says to a person, found by its code."""

import logging
import string
from collections.abc import Mapping

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
        "The office's server does not accept this laptop or this officer any more. Sign in "
        "again, or ask the coordinator; your work is saved here.",
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
        "The data of this laptop was also used on another computer. Sign in again here; "
        "both can go on, and what waits on this laptop is sent.",
    ),
    "device_retiring": QT_TRANSLATE_NOOP(
        "errors",
        "The office is taking this laptop out of use: it sends, and receives nothing any more. "
        "Your work is saved here.",
    ),
    "storage_full": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server has no space left. Your work is saved on this laptop; "
        "tell the office.",
    ),
    "form_problems": QT_TRANSLATE_NOOP(
        "errors", "This questionnaire cannot be used: {reason}. Tell the office."
    ),
    "read_only_record": QT_TRANSLATE_NOOP(
        "errors",
        "This questionnaire can only be read: it was approved, or it has left this laptop.",
    ),
    "not_complete": QT_TRANSLATE_NOOP(
        "errors", "It is not complete yet. Questions that are missing or wrong: {count}."
    ),
    "form_not_here": QT_TRANSLATE_NOOP(
        "errors",
        "This questionnaire is not on this laptop yet: {form} {version}. Synchronise, then open it "
        "again.",
    ),
    "form_retired": QT_TRANSLATE_NOOP(
        "errors",
        "The office has retired this questionnaire. What was begun with it still opens; nothing "
        "new can be begun.",
    ),
    "bad_import_file": QT_TRANSLATE_NOOP("errors", "The file could not be read: {reason}."),
    "nothing_to_export": QT_TRANSLATE_NOOP(
        "errors", "No questionnaire of this kind is here, or none that was chosen."
    ),
    "restricted_export": QT_TRANSLATE_NOOP(
        "errors", "Your role does not allow restricted answers to be taken out."
    ),
    "export_failed": QT_TRANSLATE_NOOP(
        "errors", "The file cannot be written: {reason}. Nothing was left behind."
    ),
    "disk_failed": QT_TRANSLATE_NOOP(
        "errors",
        "The disk of this laptop could not be read or written. What was saved before is safe; "
        "copy it to the office as soon as you can.",
    ),
    "record_gone": QT_TRANSLATE_NOOP(
        "errors",
        "This record has left this laptop since you opened it. Your last change was not saved; "
        "synchronise, and ask the office where it is now.",
    ),
    "weak_passphrase": QT_TRANSLATE_NOOP(
        "errors",
        "The passphrase is too short. Use {length} characters or more, for example four words.",
    ),
    "bad_image": QT_TRANSLATE_NOOP(
        "errors",
        "This file is not a picture that RRK Field can read. Use a JPEG or PNG file.",
    ),
    "heic_image": QT_TRANSLATE_NOOP(
        "errors",
        "This is a HEIC picture of a telephone, which RRK Field cannot read. Set the camera to "
        "JPEG, or send the picture to this laptop as JPEG.",
    ),
    "large_image": QT_TRANSLATE_NOOP(
        "errors",
        "This picture is too large: at most {megabytes} MB and {megapixels} million pixels.",
    ),
    "same_picture": QT_TRANSLATE_NOOP(
        "errors", "This picture is at this question already; it was not added again."
    ),
    "file_kind": QT_TRANSLATE_NOOP(
        "errors", "A file of this kind is not kept here, or the question asks for another kind."
    ),
    "large_file": QT_TRANSLATE_NOOP(
        "errors", "This file is too large: at most {megabytes} MB can be sent to the office."
    ),
    "bad_address": QT_TRANSLATE_NOOP(
        "errors",
        "This address cannot be used. The address of the office's server begins with https://.",
    ),
    "server_restored": QT_TRANSLATE_NOOP(
        "errors",
        "The office's server was set back to an older state. Nothing was sent and nothing "
        "deleted; tell the office. Your work is saved on this laptop.",
    ),
    "office_too_old": QT_TRANSLATE_NOOP(
        "errors",
        "This program is newer than the office's server. Your work is saved here and will be "
        "sent when the office has updated its server.",
    ),
    "not_enrolled": QT_TRANSLATE_NOOP(
        "errors", "This laptop does not belong to an office yet. Sign in to the office first."
    ),
    "area_format": QT_TRANSLATE_NOOP(
        "errors", "An area is written as hectares, ares and square metres, for example 1.39.68."
    ),
    "share_format": QT_TRANSLATE_NOOP("errors", "A share is written as a fraction, such as 1/3."),
    "shares_exceed_total": QT_TRANSLATE_NOOP(
        "errors", "The shares of those who pay add up to more than the bill. Correct one of them."
    ),
    "date_format": QT_TRANSLATE_NOOP(
        "errors", "This is not a date yet. Write it as 14.6.1971, 6.1999 or 1999."
    ),
    "demo_failed": QT_TRANSLATE_NOOP(
        "errors",
        "The office of the demonstration did not start. It needs the server's packages: "
        "install rrk-field with the extra central.",
    ),
    "invalid": QT_TRANSLATE_NOOP(
        "errors", "The office's server could not accept a value. Open the record and check it."
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "errors", "An answer is too long for the office's server. Open the record and shorten it."
    ),
    "unknown_type": QT_TRANSLATE_NOOP(
        "errors", "The office's server does not know this kind of record yet. It is kept here."
    ),
    "unknown_field": QT_TRANSLATE_NOOP(
        "errors", "The office's server does not know one of these fields yet. It is kept here."
    ),
    "unknown_form": QT_TRANSLATE_NOOP(
        "errors", "The office's server does not know this version of the questionnaire yet."
    ),
    "parent_missing": QT_TRANSLATE_NOOP(
        "errors", "What this belongs to has not reached the office yet. It will be sent again."
    ),
    "unknown_record": QT_TRANSLATE_NOOP(
        "errors", "The office's server does not have this record. Tell the office."
    ),
    "follows_held": QT_TRANSLATE_NOOP(
        "errors", "It follows a change that the office's server did not accept. Settle that first."
    ),
    "group_held": QT_TRANSLATE_NOOP(
        "errors", "It belongs to a change that the office's server did not accept as a whole."
    ),
    "out_of_scope": QT_TRANSLATE_NOOP(
        "errors", "This municipality is not yours. A coordinator decides about the change."
    ),
    "target_scope_forbidden": QT_TRANSLATE_NOOP(
        "errors",
        "The household was moved to a municipality that is not yours. A coordinator decides.",
    ),
    "duplicate": QT_TRANSLATE_NOOP("errors", "Possible duplicate: are they one person?"),
    "closed_by_office": QT_TRANSLATE_NOOP("errors", "The office did not apply this change."),
    "state_locked": QT_TRANSLATE_NOOP(
        "errors",
        "The office had approved it before your change arrived. A coordinator decides about it.",
    ),
    "record_erased": QT_TRANSLATE_NOOP(
        "errors", "The office erased this record. Your change is kept for a coordinator."
    ),
    "removal_forbidden": QT_TRANSLATE_NOOP(
        "errors", "Only a coordinator may remove this. The removal waits for a decision."
    ),
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
    return sentence_of(code, error.values if isinstance(error, RrkError) else {})


def sentence_of(code: str, values: Mapping[str, object] | None = None) -> str:
    """Return the sentence of a code, such as the reason of a refusal."""
    text = QCoreApplication.translate("errors", SENTENCES.get(code, SENTENCES["unexpected"]))
    return string.Formatter().vformat(text, (), _Values(values or {}))
