"""Any questionnaire on paper, blank or filled in, from its definition."""

from collections.abc import Mapping

from reportlab.lib.units import mm
from reportlab.platypus import Table, TableStyle

from rrk_field.domain.roots import chain
from rrk_field.domain.surveys import questionnaire_class
from rrk_field.domain.values import Json
from rrk_field.forms.definition import FormDefinition
from rrk_field.forms.session import Instances
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.blank_form import BlankForm
from rrk_field.reports.blocks import PLAIN, Lines, masthead, notice
from rrk_field.reports.form_words import FormWords
from rrk_field.reports.page import WIDTH, Issue, Paper


def form_pdf(
    definition: FormDefinition,
    language: str,
    answers: Mapping[str, Json] | None = None,
    *,
    issue: Issue,
    instances: Instances | None = None,
    subtitle: str = "",
) -> bytes:
    """Return a questionnaire as a PDF: blank without `answers`, else as it was filled in.

    `instances` are the lists that the program gives the form, as for a session. Restricted
    questions are left out.
    """
    paper = Paper("", definition.version, issue, language)
    say = paper.say
    words = FormWords(definition, say)
    paper.title = words.title
    version = say(QT_TRANSLATE_NOOP("paper", "Version {version}"))
    kind = (
        say(QT_TRANSLATE_NOOP("paper", "Blank form"))
        if answers is None
        else say(QT_TRANSLATE_NOOP("paper", "Filled in"))
    )
    named = version.format(version=definition.version) if definition.version else ""
    about = [subtitle, kind, named]
    masthead(paper, " · ".join(filter(None, about)))
    if answers is None:
        _to_fill_in(paper, definition.form_id)
        BlankForm(paper, words).add()
    else:
        from rrk_field.reports.filled_form import add_filled_form

        add_filled_form(paper, words, answers, instances or {})
    return paper.pdf()


_ABOUT = {
    "household": (
        QT_TRANSLATE_NOOP("paper", "Household number"),
        QT_TRANSLATE_NOOP("paper", "Head of household"),
    ),
    "infrastructure_project": (
        QT_TRANSLATE_NOOP("paper", "Project number"),
        QT_TRANSLATE_NOOP("paper", "Project"),
    ),
    "go_and_see_visit": (
        QT_TRANSLATE_NOOP("paper", "Visit number"),
        QT_TRANSLATE_NOOP("paper", "Place visited"),
    ),
}
"""Root record -> what names it on the first lines of a blank form."""


def _to_fill_in(paper: Paper, form_id: str) -> None:
    """Whose form it is, and how to fill it in."""
    say = paper.say
    root = chain(questionnaire_class(form_id))[-1].__tablename__
    names = [
        *(say(name) for name in _ABOUT[root]),
        say(QT_TRANSLATE_NOOP("paper", "Officer")),
        say(QT_TRANSLATE_NOOP("paper", "Date")),
    ]
    width = WIDTH / 4
    table = Table(
        [[Lines(1, width - 4 * mm) for _ in names], [paper.write(name, "small") for name in names]],
        colWidths=[width] * 4,
    )
    table.setStyle(TableStyle(PLAIN))
    how = say(
        QT_TRANSLATE_NOOP(
            "paper",
            "A star after a code: the question must be answered. A circle: choose one answer. "
            "A square: choose all that apply.",
        )
    )
    paper.add(table)
    paper.space(3)
    paper.add(notice(paper, how))
    paper.space(3)
