"""Checks of single cells of an XLSForm: names, types, codes, expressions; in words for authors."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from rrk_field.forms.evaluation import check_count
from rrk_field.forms.functions import FUNCTIONS
from rrk_field.forms.xpath import Call, Expression, XPathError, read

Row = Mapping[str, str]

EXPRESSIONS = (
    "relevant", "relevance", "constraint", "calculation", "calculate", "required", "readonly",
    "read_only", "choice_filter", "repeat_count",
)  # fmt: skip
"""Columns that hold expressions, besides defaults that refer to questions."""

_REFERENCE = re.compile(r"\$\{[^}]*\}")
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_WITH_LIST = re.compile(r"(select|rank|osm|q select|add select)\b")
_LISTLESS = ("select one", "select multiple", "rank")
_NAMELESS = ("audit", "csv external", "xml external")


def type_problems(survey: Sequence[tuple[int, Row]], known: Collection[str]) -> Iterator[str]:
    """Tell of types that the compiler does not know."""
    plain = {kind.lower().replace("_", " "): kind for kind in known}
    for number, row in survey:
        kind = " ".join(row.get("type", "").lower().replace("_", " ").split())
        if kind in _LISTLESS:
            yield f"survey, row {number}, column type: {row['type']!r} names no list of choices."
            continue
        if not kind or kind in plain or kind.startswith(("begin ", "end ")):
            continue
        if _WITH_LIST.match(kind) and any(kind.startswith(f"{one} ") for one in plain):
            continue
        meant = difflib.get_close_matches(kind, plain, n=1)
        hint = f" Did you mean {plain[meant[0]]!r}?" if meant else ""
        yield f"survey, row {number}, column type: {row['type']!r} is no type of question.{hint}"


def name_problems(survey: Sequence[tuple[int, Row]]) -> Iterator[str]:
    """Tell of names that are missing, that cannot be used, or that stand twice in one group."""
    above: list[dict[str, int]] = [{}]
    for number, row in survey:
        kind = row.get("type", "").lower().replace("_", " ").replace("-", " ").strip()
        name = row.get("name", "").strip()
        where = f"survey, row {number}, column name"
        if kind.startswith("end ") and kind.split()[-1] in ("group", "repeat", "loop"):
            if len(above) > 1:
                above.pop()
            continue
        if kind and not name and kind not in _NAMELESS:
            yield f"{where}: this question has no name."
        elif name and not _NAME.fullmatch(name):
            yield f"{where}: {name!r} cannot be a name; use letters, digits and _ only."
        elif name in above[-1]:
            yield f"{where}: {name!r} is already the name of row {above[-1][name]}."
        elif name:
            above[-1][name] = number
        if kind.startswith("begin "):
            above.append({})


def code_problems(
    survey: Sequence[tuple[int, Row]], choices: Sequence[tuple[int, Row]], *, twice: bool
) -> Iterator[str]:
    """Tell of choices without a code, with a space in it, or with that of another one."""
    several = {
        words[1]
        for _, row in survey
        if len(words := row.get("type", "").split()) > 1 and words[0] in ("select_multiple", "rank")
    }
    seen: dict[tuple[str, str], int] = {}
    for number, row in choices:
        list_name = (row.get("list_name") or row.get("list name") or "").strip()
        code = (row.get("name") or row.get("value") or "").strip()
        where = f"choices, row {number}, column name"
        if not list_name and not code:
            continue  # an empty row
        if not code:
            yield f"{where}: this choice has no name."
        elif list_name in several and len(code.split()) > 1:
            yield f"{where}: {code!r} has a space, so it cannot be chosen beside others."
        elif (list_name, code) in seen and not twice:
            yield f"{where}: {code!r} is already the name of row {seen[list_name, code]}."
        seen.setdefault((list_name, code), number)


def expression_problems(survey: Sequence[tuple[int, Row]]) -> Iterator[str]:
    """Tell of expressions that cannot be read, and of functions that are not known."""
    for number, row in survey:
        for column, text in row.items():
            is_default = column == "default" and "${" in str(text)
            if (column in EXPRESSIONS or is_default) and str(text or "").strip():
                for said in _said(str(text)):
                    yield f"survey, row {number}, column {column}: {said}"


def _said(text: str) -> Iterator[str]:
    """What is wrong with an expression; references keep their length, so that places are right."""
    plain = _REFERENCE.sub(lambda match: "_" * len(match[0]), text)
    try:
        for call in _calls(read(plain)):
            yield from _wrong_call(call, text)
    except XPathError as error:
        yield _placed(error, text)


def _wrong_call(call: Call, text: str) -> Iterator[str]:
    function = FUNCTIONS.get(call.name)
    if function is None:
        meant = difflib.get_close_matches(call.name, FUNCTIONS, n=1)
        hint = f" (did you mean {meant[0]}()?)" if meant else ""
        yield _placed(
            XPathError(f"the function {call.name}() is not known{hint}", call.position), text
        )
        return
    try:
        check_count(function, call)
    except XPathError as error:
        yield _placed(error, text)


def _placed(error: XPathError, text: str) -> str:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 300 else f"{shown[:300]}…"
    return f"{error.reason}, at character {error.position} of: {shown}"


def _calls(tree: Expression) -> Iterator[Call]:
    waiting: list[Any] = [tree]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, tuple):
            waiting = [*one, *waiting]
        elif is_dataclass(one):
            if isinstance(one, Call):
                yield one
            waiting = [*(getattr(one, each.name) for each in fields(one)), *waiting]
