"""What is said about answers where the questionnaire has no words: wrong, missing, special."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Session
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.ui.entry import SPECIAL_KEY_NAMES

_FORMATS = {
    "int": QT_TRANSLATE_NOOP("FormMessages", "Enter a whole number, such as 12"),
    "decimal": QT_TRANSLATE_NOOP("FormMessages", "Enter a number, such as 12.5"),
    "date": QT_TRANSLATE_NOOP("FormMessages", "Enter a day, such as 14.6.1971"),
    "time": QT_TRANSLATE_NOOP("FormMessages", "Enter a time, such as 14:30"),
    "dateTime": QT_TRANSLATE_NOOP("FormMessages", "Enter a day and a time, such as 4.3.2026 14:30"),
    "geotrace": QT_TRANSLATE_NOOP("FormMessages", "Enter one position on each line"),
    "geoshape": QT_TRANSLATE_NOOP("FormMessages", "Enter one position on each line"),
    "geopoint": QT_TRANSLATE_NOOP("FormMessages", "Enter latitude and longitude in degrees"),
}
_OTHERS = {
    "format": QT_TRANSLATE_NOOP("FormMessages", "This is not the kind of answer that is asked for"),
    "constraint": QT_TRANSLATE_NOOP("FormMessages", "This answer is outside what is possible"),
    "required": QT_TRANSLATE_NOOP("FormMessages", "Answer this question"),
}

_SPECIALS = {
    "na": QT_TRANSLATE_NOOP("FormMessages", "Not applicable"),
    "dk": QT_TRANSLATE_NOOP("FormMessages", "Does not know"),
    "ref": QT_TRANSLATE_NOOP("FormMessages", "Refused"),
}


def message_of(session: Session, node: Node) -> str:
    """The sentence for what is wrong with an answer, as plain text; "" where nothing is."""
    if node.violation is None:
        return ""
    own = markdown.plain(session.message(node))
    if own:
        return own
    text = _OTHERS[node.violation]
    if node.violation == "format":
        text = _FORMATS.get(node.question.type, text)
    return QCoreApplication.translate("FormMessages", text)


def special_word(code: str) -> str:
    """What a special answer is called."""
    return QCoreApplication.translate("FormMessages", _SPECIALS[code])


def special_keys(codes: Sequence[str]) -> list[tuple[str, str]]:
    """The keys of special answers, and what they are called."""
    return [(SPECIAL_KEY_NAMES[code], special_word(code)) for code in codes]
