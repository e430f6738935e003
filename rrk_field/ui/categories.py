"""Short words for the categories of displacement: a list has no room for the long ones."""

from PySide6.QtCore import QCoreApplication

from rrk_field.i18n import QT_TRANSLATE_NOOP

CATEGORIES = {
    "IDP": QT_TRANSLATE_NOOP("Category", "IDP"),
    "IIDP": QT_TRANSLATE_NOOP("Category", "IIDP"),
    "REF": QT_TRANSLATE_NOOP("Category", "Refugee"),
    "DPR": QT_TRANSLATE_NOOP("Category", "DPR"),
    "RET": QT_TRANSLATE_NOOP("Category", "Returned"),
    "REC": QT_TRANSLATE_NOOP("Category", "Receiving"),
}


def category_word(code: str | None) -> str:
    """The short word of a category, a dash for none."""
    if not code:
        return "—"
    return QCoreApplication.translate("Category", CATEGORIES.get(code, code))
