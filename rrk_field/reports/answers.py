"""Answers of a live form in words, for the paper. Restricted ones are left out."""

from collections.abc import Iterator
from datetime import datetime

from rrk_field.domain import dates
from rrk_field.forms.definition import Question
from rrk_field.forms.markdown import plain as markdown_words
from rrk_field.forms.nodes import Node
from rrk_field.forms.session import Session
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.dossier import Answer, Section
from rrk_field.reports.form_words import restricted_paths
from rrk_field.reports.page import with_plain_links
from rrk_field.reports.words import Words


class AnswerWords:
    """Words the nodes of one session in a language of the program."""

    def __init__(self, session: Session, say: Words) -> None:
        self.session, self.say = session, say
        self._language = session.definition.language(say.language)
        session.language = self._language  # some labels are computed from texts
        self._hidden = restricted_paths(session.definition)

    def label(self, node: Node) -> str:
        """The question, or the heading of a group."""
        return plain(self.session.label(node, self._language))

    def hint(self, node: Node) -> str:
        """The hint below a question."""
        return plain(self.session.hint(node, self._language))

    def is_printed(self, node: Node) -> bool:
        """Whether a node is asked now and may stand on paper."""
        return node.relevant and node.item.path not in self._hidden

    def choices(self, node: Node) -> list[tuple[str, str]]:
        """Code and words of each choice that is offered."""
        return [
            (choice.code, plain(choice.label))
            for choice in self.session.choices(node, self._language)
        ]

    def answer(self, node: Node) -> str:
        """What was answered; nothing if nothing was."""
        question = node.question
        if node.special:
            return self.special(node.special)
        if not node.value:
            return ""
        if question.choices is not None:
            known = dict(self.choices(node))
            codes = node.value.split() if question.is_multiple else [node.value]
            labels = [known.get(code, code) for code in codes]
            if question.control == "rank":
                labels = [f"{place}. {label}" for place, label in enumerate(labels, start=1)]
            return "\n".join(labels)
        return self._written(question, node.value)

    def special(self, code: str) -> str:
        """The words of a special answer."""
        return {
            "na": self.say(QT_TRANSLATE_NOOP("paper", "not applicable")),
            "dk": self.say(QT_TRANSLATE_NOOP("paper", "does not know")),
            "ref": self.say(QT_TRANSLATE_NOOP("paper", "refused")),
        }.get(code, code)

    def _written(self, question: Question, value: str) -> str:
        say = self.say
        if question.type == "date" or "rrk-partial-date" in question.appearance:
            return dates.display(value)
        if question.type == "dateTime":
            return _moment(value, say)
        if question.type == "time":
            return value[:5]
        if question.is_numeric:
            return say.figure(value)
        if question.type == "geopoint":
            return self._position(value)
        if question.type == "binary":
            return say(QT_TRANSLATE_NOOP("paper", "given"))
        if question.control == "trigger":
            return say(QT_TRANSLATE_NOOP("paper", "yes"))
        return value

    def _position(self, value: str) -> str:
        numbers = value.split()
        if len(numbers) < 2:
            return value
        where = ", ".join(numbers[:2])
        if len(numbers) < 4:
            return where
        accuracy = self.say(QT_TRANSLATE_NOOP("paper", "accuracy {metres} m"))
        return f"{where} ({accuracy.format(metres=self.say.figure(numbers[3]))})"

    def row_title(self, row: Node) -> str:
        """What a row is about: its own title, or its first answers in words."""
        for node in questions_under(row):
            if "rrk-row-title" in node.item.appearance:
                return self.label(node)
        texts = [
            self.answer(node)
            for node in questions_under(row)
            if self.is_printed(node)
            and node.question.is_visible
            and node.question.choices is None
            and node.question.type == "string"
            and node.value
        ]
        return " ".join(texts[:2])

    def sections(self) -> tuple[Section, ...]:
        """What was answered, by section; nothing of sections without an answer."""
        found = []
        for child in self.session.root.children:
            lines = tuple(self._lines(child)) if self.is_printed(child) else ()
            if any(isinstance(line, Answer) for line in lines):
                title = f"{child.item.code} {self.label(child)}".strip()
                found.append(Section(title, lines))
        return tuple(found)

    def _lines(self, node: Node) -> Iterator[Answer | str]:
        if not self.is_printed(node):
            return
        if node.is_question:
            if node.question.is_visible and (answer := self.answer(node)):
                yield Answer(node.item.code, self.label(node), answer)
            return
        for number, child in enumerate(node.children, start=1):
            lines = list(self._lines(child))
            if child.is_row and lines:
                yield f"{self.label(node)} {number}: {self.row_title(child)}".strip(": ")
            yield from lines


def questions_under(node: Node) -> Iterator[Node]:
    """Every question below a node, rows included, in order."""
    for child in node.children:
        if child.is_question:
            yield child
        else:
            yield from questions_under(child)


def plain(markdown: str) -> str:
    """Return a label without its marks of emphasis and headings."""
    return markdown_words(with_plain_links(markdown)).strip()


def _moment(value: str, say: Words) -> str:
    try:
        return say.moment(datetime.fromisoformat(value))
    except ValueError:
        return value
