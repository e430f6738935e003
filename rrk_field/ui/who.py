"""Who did something, as far as this laptop knows the people of the office."""

from PySide6.QtCore import QCoreApplication

from rrk_field.db.store import Store
from rrk_field.i18n import QT_TRANSLATE_NOOP

QT_TRANSLATE_NOOP("People", "You")
QT_TRANSLATE_NOOP("People", "A colleague")
QT_TRANSLATE_NOOP("People", "The office")


def person_word(store: Store, user_id: str) -> str:
    """Return a name; "You" for the officer, "A colleague" for whom the office did not name."""
    if not user_id:
        return QCoreApplication.translate("People", "The office")
    if user_id == store.user_id:
        return QCoreApplication.translate("People", "You")
    return store.name_of(user_id) or QCoreApplication.translate("People", "A colleague")
