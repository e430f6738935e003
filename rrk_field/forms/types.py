"""Types of answers: whether a text is of its type, and the one way to write it."""

import json
import math
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from rrk_field.forms.definition import Question
from rrk_field.forms.functions_places import point_of
from rrk_field.forms.odk_texts import odk_text
from rrk_field.forms.values import (
    date_from_days,
    date_of,
    moment_from_days,
    moment_of,
    number_of,
    text_of_moment,
    text_of_number,
    time_of,
)
from rrk_field.forms.xml import fit_for_xml

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

LONGEST_TEXT = 100_000
"""Letters of a computed text; a form that doubles texts again and again stops here."""

LARGEST_INT = 2**31 - 1
"""ODK's whole numbers have 32 bits; a larger one is refused, never wrapped."""

_INT = re.compile(r"[+-]?\d+(\.0*)?")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")


def written(question: Question, text: str) -> str:
    """Return an answer as it is stored: numbers without idle zeros, codes with single spaces."""
    if question.manners.odk_texts:
        return odk_text(question, text)
    if question.is_multiple:
        return " ".join(dict.fromkeys(fit_for_xml(text).split()))
    if question.type in ("int", "decimal"):
        return _plain_number(question.type, text.strip())
    if question.type in ("string", "barcode", "binary"):
        return fit_for_xml(text)
    return fit_for_xml(text).strip()


def _plain_number(kind: str, text: str) -> str:
    pattern = _INT if kind == "int" else _DECIMAL
    if len(text) > 300 or not pattern.fullmatch(text):
        return fit_for_xml(text)
    if kind == "int":
        return str(int(text.partition(".")[0]))
    try:
        number = Decimal(text)
        if not math.isfinite(float(number)):
            return text
        exact = format(number.normalize(), "f")
    except (InvalidOperation, OverflowError):
        return text
    return (
        text_of_number(float(number))
        if len(exact) > 17
        else exact.replace("-0", "0", exact == "-0")
    )


def fits(question: Question, text: str) -> bool:
    """Whether a text that is not empty is of the question's type."""
    test = _TESTS.get(question.type)
    return test is None or test(text)


def _is_int(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,10}", text)) and abs(int(text)) <= LARGEST_INT


def _is_line(text: str) -> bool:
    points = [part for part in text.split(";") if part.strip()]
    return len(points) > 0 and all(point_of(part) is not None for part in points)


_TESTS: dict[str, Callable[[str], bool]] = {
    "int": _is_int,
    "decimal": lambda text: len(text) < 300 and bool(_DECIMAL.fullmatch(text)),
    "date": lambda text: len(text) == 10 and date_of(text) is not None,
    "time": lambda text: time_of(text) is not None,
    "dateTime": lambda text: "T" in text and moment_of(text) is not None,
    "geopoint": lambda text: point_of(text) is not None,
    "geotrace": _is_line,
    "geoshape": _is_line,
    "boolean": lambda text: text in ("true", "false", "1", "0"),
}


def calculated(question: Question, text: str) -> str:
    """Return a computed text as an answer of the question's type; NaN is no answer."""
    if text in ("", "NaN"):
        return ""
    text = text[:LONGEST_TEXT]
    if question.manners.odk_texts:
        return odk_text(question, text)
    match question.type:
        case "int":
            number = number_of(text)
            return text_of_number(float(int(number))) if math.isfinite(number) else ""
        case "decimal":
            number = number_of(text)
            return text_of_number(number) if math.isfinite(number) else ""
        case "date":
            day = date_of(text)
            return date_from_days(number_of(text)) if day is None else day.isoformat()
        case "dateTime":
            moment = moment_of(text)
            return (
                moment_from_days(number_of(text))
                if moment is None
                else (text if "T" in text else text_of_moment(moment))
            )
    return text


def to_json(question: Question, text: str) -> Json:
    """Return an answer as it lies in a record: numbers as numbers, multiple choices as a list."""
    if question.is_multiple:
        return list(text.split())
    if question.type in ("int", "decimal") and fits(question, text):
        number = json.loads(text) if re.fullmatch(r"-?\d+", text) else float(text)
        return text if text_from_json(number) != text else number
    return text


def text_from_json(value: Json) -> str:
    """Return the text of an answer as it lies in a record."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return text_of_number(value)
        case list():
            return " ".join(text_from_json(one) for one in value)
        case str():
            return value
    return json.dumps(value, ensure_ascii=False)
