"""What is printed: the facts are gathered in the worker, the pages shown in the preview."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rrk_field.db.store import Store
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background


def show_paper(
    paper: str,
    title: str,
    store: Store,
    record_id: str,
    appearance: Appearance,
    background: Background,
    parent: QWidget,
) -> None:
    """Show a paper of `PAPERS` about a record; a blank one about a form's id."""
    from rrk_field.ui.preview import PreviewDialog

    def make(language: str) -> bytes:
        from rrk_field.reports import from_store

        makers: dict[str, Callable[[Store, str, str], bytes]] = {
            "dossier": from_store.dossier_of,
            "bill": from_store.bill_of_survey,
            "filled": from_store.filled_questionnaire,
            "blank": from_store.blank_questionnaire,
        }
        return makers[paper](store, record_id, language)

    dialog = PreviewDialog(make, title, background, appearance.preferences.report_language, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
