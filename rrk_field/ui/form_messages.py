"""What is said about an answer that is wrong or missing, where the questionnaire has no words."""

from PySide6.QtCore import QCoreApplication

from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Session
from rrk_field.i18n import QT_TRANSLATE_NOOP

_FORMATS = {
    "int": QT_TRANSLATE_NOOP("FormMessages", "Enter a whole number, such as 12"),
    "decimal": QT_TRANSLATE_NOOP("FormMessages", "Enter a number, such as 12.5"),
    "date": QT_TRANSLATE_NOOP("FormMessages", "Enter a day, such as 14.6.1971"),
    "time": QT_TRANSLATE_NOOP("FormMessages", "Enter a time, such as 14:30"),
    "geopoint": QT_TRANSLATE_NOOP("FormMessages", "Enter latitude and longitude in degrees"),
}
_OTHERS = {
    "format": QT_TRANSLATE_NOOP("FormMessages", "This is not the kind of answer that is asked for"),
    "constraint": QT_TRANSLATE_NOOP("FormMessages", "This answer is outside what is possible"),
    "required": QT_TRANSLATE_NOOP("FormMessages", "Answer this question"),
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
