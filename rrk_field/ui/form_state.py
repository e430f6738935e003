"""Reads from an open questionnaire what the summary and the check page say about it."""

from rrk_field.db.interviews import Interview
from rrk_field.forms import markdown
from rrk_field.forms.session import Node
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.form_summary import Summary
from rrk_field.ui.row_model import is_warning, is_wrong, leaves, row_title, rows_of

SHORT = 70
"""A longer message is read at the question alone."""


class Remarks:
    """The remarks of a questionnaire, read once and again after a change."""

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._texts: dict[str, str] = {}
        self.read()

    def read(self) -> None:
        """Read them again."""
        found = self._interview.remarks()
        self._texts = {path: "\n".join(n.text for n in notes) for path, notes in found.items()}

    def text_of(self, path: str) -> str:
        """The remarks of a question, "" for none."""
        return self._texts.get(path, "")

    def general(self) -> list[str]:
        """Remarks about the whole questionnaire."""
        return [text for path, text in self._texts.items() if not path]


def summary_of(
    context: FormContext, remarks: Remarks, interview: Interview, answered: int, total: int
) -> Summary:
    """Count what is wrong, unusual, missing and parked."""
    summary = Summary(answered, total)
    for node in context.session.questions():
        if not node.relevant:
            continue
        if is_wrong(node):
            message = message_of(context.session, node)
            words = row_words(context, node)
            short = len(message) <= SHORT
            summary.errors.append((node, f"{words}: {message}" if short else words))
        elif node.violation == "required":
            summary.missing.append(node)
        elif is_warning(node) and not remarks.text_of(node.path):
            summary.warnings.append((node, warning_words(context, node)))
        if node.special:
            summary.specials += 1
    summary.parked = interview.parked()
    summary.set_aside = interview.set_aside()
    return summary


def warning_words(context: FormContext, node: Node) -> str:
    """A warning with the row it is in."""
    text = markdown.plain(context.session.label(node)).strip()
    row = row_of(node)
    return f"{row_name(context, row)}: {text}" if row is not None else text


def row_words(context: FormContext, node: Node) -> str:
    """A question's label with the row it is in: "Date of birth, Milica"."""
    label = markdown.plain(context.session.label(node))
    row = row_of(node)
    name = row_name(context, row) if row is not None else ""
    return f"{label}, {name}" if name else label


def row_of(node: Node) -> Node | None:
    """The repeat row that a question is in."""
    one: Node | None = node
    while one is not None and one.row_key is None:
        one = one.parent
    return one


def row_name(context: FormContext, row: Node) -> str:
    """What a row is called: its title, its first text, or its number."""
    title = row_title(context.session, row)
    if title:
        return title
    for node in leaves(row):
        if node.question.control == "input" and node.question.type == "string" and node.value:
            return shown_value(context.session, node)
    assert row.parent is not None
    return str(rows_of(row.parent).index(row) + 1)
