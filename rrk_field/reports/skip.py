"""Skip rules in words, for those who fill in a questionnaire on paper."""

from collections.abc import Sequence

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.conditions import (
    Asked,
    Chosen,
    Compared,
    Condition,
    Follows,
    Given,
    Is,
    Joined,
    Lookup,
    condition,
)
from rrk_field.reports.words import Words

LONGEST_NAME = 60
MOST_NAMED = 5


def sentence(expression: str, at: str, lookup: Lookup, say: Words) -> str:
    """Return when the question at path `at` is asked; nothing if no question decides it."""
    found = condition(expression, at, lookup)
    if found is None:
        return ""
    only_if = say(QT_TRANSLATE_NOOP("paper", "Only if {condition}."))
    return only_if.format(condition=_clause(found, lookup, say))


def _clause(found: Condition, lookup: Lookup, say: Words) -> str:
    match found:
        case Joined():
            return _joined(found, lookup, say)
        case Given(path=path, negated=negated):
            words = (
                say(QT_TRANSLATE_NOOP("paper", "{question} is not answered"))
                if negated
                else say(QT_TRANSLATE_NOOP("paper", "{question} is answered"))
            )
            return words.format(question=_name(path, lookup, say))
        case Is(path=path):
            answers = _answers(found, lookup(path), say)
            return _is(found, say).format(question=_name(path, lookup, say), answer=answers)
        case Compared(path=path):
            return _compared(found, say).format(
                question=_name(path, lookup, say),
                low="" if found.low is None else say.number(found.low),
                high="" if found.high is None else say.number(found.high),
            )
        case Chosen(path=path, least=least):
            words = say(
                QT_TRANSLATE_NOOP("paper", "at least {number} answers are chosen in {question}")
            )
            return words.format(question=_name(path, lookup, say), number=least)
        case Follows(paths=paths):
            words = say(QT_TRANSLATE_NOOP("paper", "this follows from the answers to {questions}"))
            return words.format(questions=_names(paths, lookup, say))


def _is(found: Is, say: Words) -> str:
    if found.answered:
        return say(QT_TRANSLATE_NOOP("paper", "{question} is answered, but not with {answer}"))
    if found.many:
        if found.negated:
            return say(QT_TRANSLATE_NOOP("paper", "{answer} is not chosen in {question}"))
        return say(QT_TRANSLATE_NOOP("paper", "{answer} is chosen in {question}"))
    if found.negated:
        return say(QT_TRANSLATE_NOOP("paper", "{question} is not {answer}"))
    return say(QT_TRANSLATE_NOOP("paper", "{question} is {answer}"))


def _compared(found: Compared, say: Words) -> str:
    if found.low is not None and found.high is not None:
        if found.strict:
            return say(QT_TRANSLATE_NOOP("paper", "{question} is between {low} and {high}"))
        return say(QT_TRANSLATE_NOOP("paper", "{question} is from {low} to {high}"))
    if found.low is not None:
        if found.strict:
            return say(QT_TRANSLATE_NOOP("paper", "{question} is more than {low}"))
        return say(QT_TRANSLATE_NOOP("paper", "{question} is at least {low}"))
    if found.strict:
        return say(QT_TRANSLATE_NOOP("paper", "{question} is less than {high}"))
    return say(QT_TRANSLATE_NOOP("paper", "{question} is at most {high}"))


def _joined(found: Joined, lookup: Lookup, say: Words) -> str:
    words = (
        say(QT_TRANSLATE_NOOP("paper", "{first} and {second}"))
        if found.all
        else say(QT_TRANSLATE_NOOP("paper", "{first} or {second}"))
    )
    clauses = [_bracketed(part, lookup, say) for part in found.parts]
    made = clauses[0]
    for clause in clauses[1:]:
        made = words.format(first=made, second=clause)
    return made


def _bracketed(part: Condition, lookup: Lookup, say: Words) -> str:
    clause = _clause(part, lookup, say)
    return f"({clause})" if isinstance(part, Joined) else clause


def _name(path: str, lookup: Lookup, say: Words) -> str:
    """How a sentence names a question: by its code, by its words, or by what it comes from."""
    asked = lookup(path)
    if asked is None:
        return path.rpartition("/")[2]
    if asked.hidden:
        return _computed(asked, lookup, say)
    if asked.code:
        return asked.code
    label = asked.label if len(asked.label) <= LONGEST_NAME else f"{asked.label[:LONGEST_NAME]}…"
    return _quoted(label or path.rpartition("/")[2], say)


def _computed(asked: Asked, lookup: Lookup, say: Words) -> str:
    sources = condition(asked.calculation or "''", asked.path, lookup)
    paths = sources.paths if isinstance(sources, Follows) else ()
    if not paths:
        return asked.code or _quoted(asked.path.rpartition("/")[2], say)
    words = say(QT_TRANSLATE_NOOP("paper", "the value computed from {questions}"))
    return words.format(questions=_names(paths, lookup, say))


def _names(paths: Sequence[str], lookup: Lookup, say: Words) -> str:
    names = [_name(path, lookup, say) for path in paths]
    if len(names) > MOST_NAMED:
        return ", ".join([*names[:MOST_NAMED], "…"])
    return _listed(names, say(QT_TRANSLATE_NOOP("paper", "{all_but_last} and {last}")))


def _answers(found: Is, asked: Asked | None, say: Words) -> str:
    known = (asked.answers if asked else None) or {}
    named = [_quoted(known.get(code, code), say) for code in found.values]
    return _listed(named, say(QT_TRANSLATE_NOOP("paper", "{all_but_last} or {last}")))


def _listed(names: Sequence[str], words: str) -> str:
    if len(names) == 1:
        return names[0]
    return words.format(all_but_last=", ".join(names[:-1]), last=names[-1])


def _quoted(text: str, say: Words) -> str:
    return say(QT_TRANSLATE_NOOP("paper", "“{text}”")).format(text=text)
