"""Opens any questionnaire on the form page: a few rows of an XLSForm are enough."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtWidgets import QApplication
from pyxform.xls2xform import convert

from rrk_field.db.beginnings import start_assessment
from rrk_field.db.interviews import Interview
from rrk_field.forms.definition import parse
from rrk_field.forms.session import Context, Session
from rrk_field.forms.xml import RRK
from rrk_field.ui.form_page import FormPage
from tests.ui.form_typing import Desk

Row = Mapping[str, str]

CHOICES: tuple[Row, ...] = (
    *(
        {"list_name": "yn", "name": code, "label": word}
        for code, word in (("1", "Yes"), ("0", "No"))
    ),
    *(
        {"list_name": "fruit", "name": name, "label": name.title()}
        for name in ("apple", "pear", "plum")
    ),
    *({"list_name": "many", "name": f"m{n}", "label": f"Village {n}"} for n in range(1, 41)),
    *(
        {"list_name": "agree", "name": str(n), "label": word}
        for n, word in enumerate(("Not at all", "A little", "Half", "Mostly", "Fully"), start=1)
    ),
)


@lru_cache(maxsize=50)
def _xform(
    survey: tuple[tuple[tuple[str, str], ...], ...],
    choices: tuple[tuple[tuple[str, str], ...], ...],
) -> str:
    sheets = {
        "survey": [dict(row) for row in survey],
        "choices": [dict(row) for row in choices],
        "settings": [
            {
                "form_id": "any",
                "version": "1",
                "form_title": "Any form",
                "namespaces": f'rrk="{RRK.strip("{}")}"',
            }
        ],
    }
    return str(convert(sheets, form_name="data", validate=False).xform)


def interview_of(desk: Desk, survey: Sequence[Row], choices: Sequence[Row] = CHOICES) -> Interview:
    """A new interview with such a form."""
    packed = (tuple(tuple(row.items()) for row in rows) for rows in (survey, choices))
    definition = parse(_xform(*packed))
    household = desk.household()
    record = start_assessment(desk.store, household.id)
    record.answers = {}
    desk.store.save(record)
    session = Session(definition, is_new=True, context=Context(username="Arta"))
    return Interview(desk.store, record, session, household)


def page_of(desk: Desk, interview: Interview, size: tuple[int, int] = (1366, 690)) -> FormPage:
    """Show it as the window does."""
    page = FormPage(interview, desk.appearance, desk.background)
    desk.qtbot.addWidget(page)
    page.resize(*size)
    with desk.qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.set_width(size[0])
    page.start()
    QApplication.processEvents()
    return page
