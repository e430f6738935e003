"""Functions of text, truth and multiple choices."""

import base64
import binascii
import hashlib
import math
from typing import Any

from rrk_field.forms.frame import Frame
from rrk_field.forms.patterns import is_found
from rrk_field.forms.registry import function
from rrk_field.forms.values import Value, as_boolean, as_number, as_text

LONGEST_UUID = 10_000
LONGEST_TEXT = 1_000_000


def texts(values: tuple[Value, ...]) -> list[str]:
    """Return the texts of arguments, each node of a node-set for itself."""
    found: list[str] = []
    for value in values:
        if isinstance(value, str | float | int):
            found.append(as_text(value))
        else:
            found += [node.text for node in value]
    return found


def joined(between: str, parts: list[str]) -> str:
    """Join texts, as far as the result stays a text that one can hold in memory."""
    room = LONGEST_TEXT
    for number, part in enumerate(parts):
        room -= len(part) + len(between)
        if room < 0:
            return between.join(parts[:number])
    return between.join(parts)


@function("string", "?v", "text", needs_frame=True)
def string(c: Frame, value: Value | None = None) -> str:
    """Return the text of a value, or of the node itself."""
    return as_text([c.node] if value is None else value)


@function("concat", "?v*", "text")
def concat(*values: Value) -> str:
    """Join texts, every node of a node-set."""
    return joined("", texts(values))


@function("join", "tv*", "text")
def join(between: str, *values: Value) -> str:
    """Join texts with something between them."""
    return joined(between, texts(values))


@function("coalesce", "tt*", "text")
def coalesce(*values: str) -> str:
    """Return the first text that is not empty."""
    return next((value for value in values if value), "")


@function("contains", "tt", "boolean")
def contains(text: str, part: str) -> bool:
    """Whether a text holds another."""
    return part in text


@function("starts-with", "tt", "boolean")
def starts_with(text: str, part: str) -> bool:
    """Whether a text begins with another."""
    return text.startswith(part)


@function("ends-with", "tt", "boolean")
def ends_with(text: str, part: str) -> bool:
    """Whether a text ends with another."""
    return text.endswith(part)


@function("substring", "tn?n", "text")
def substring(text: str, start: float, length: float | None = None) -> str:
    """XPath's own: counted from 1, positions rounded."""
    if start != start or (length is not None and length != length):
        return ""
    begin = _half_up(start)
    end = float("inf") if length is None else begin + _half_up(length)
    return "".join(letter for place, letter in enumerate(text, start=1) if begin <= place < end)


def _half_up(number: float) -> float:
    return number if math.isinf(number) else float(math.floor(number + 0.5))


@function("substr", "tn?n", "text")
def substr(text: str, start: float, end: float | None = None) -> str:
    """Counted from 0, the end left out; negative positions count from the end."""
    length = len(text)
    first = _clamped(start, length)
    last = length if end is None else _clamped(end, length)
    return text[first:last]


def _clamped(position: float, length: int) -> int:
    if position != position:
        return 0
    whole = length if position == float("inf") else int(max(position, -length - 1.0))
    return min(max(whole + length if whole < 0 else whole, 0), length)


@function("substring-before", "tt", "text")
def substring_before(text: str, part: str) -> str:
    """Return what stands before the first occurrence."""
    before, found, _ = text.partition(part) if part else ("", "", "")
    return before if found else ""


@function("substring-after", "tt", "text")
def substring_after(text: str, part: str) -> str:
    """Return what stands after the first occurrence."""
    return text.partition(part)[2] if part else text


@function("string-length", "?t", "number", needs_frame=True)
def string_length(c: Frame, text: str | None = None) -> float:
    """Count letters."""
    return float(len(c.node.text if text is None else text))


@function("normalize-space", "?t", "text", needs_frame=True)
def normalize_space(c: Frame, text: str | None = None) -> str:
    """Take away space at the ends, and all but one within."""
    return " ".join((c.node.text if text is None else text).split())


@function("translate", "ttt", "text")
def translate(text: str, letters: str, others: str) -> str:
    """Exchange letters; those without a partner go."""
    table: dict[int, str] = {}
    for place, letter in enumerate(letters):
        table.setdefault(ord(letter), others[place : place + 1])
    return text.translate(table)


@function("upper-case", "t", "text")
def upper_case(text: str) -> str:
    """Return capital letters."""
    return text.upper()


@function("lower-case", "t", "text")
def lower_case(text: str) -> str:
    """Return small letters."""
    return text.lower()


@function("regex", "tt", "boolean")
def regex(text: str, pattern: str) -> bool:
    """Whether a pattern is found in a text; write ^ and $ for the whole text."""
    return is_found(pattern, text)


@function("digest", "tt?t", "text")
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """Return a hash of a text, in hex or base64."""
    names = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384"}
    name = (names | {"SHA-512": "sha512"}).get(algorithm)
    if name is None:
        return ""
    made = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    return made.hex() if encoding == "hex" else base64.b64encode(made).decode()


@function("base64-decode", "t", "text")
def base64_decode(text: str) -> str:
    """Return the text that base64 holds, empty if it holds none; the signs at its end may lack."""
    plain = "".join(text.split()).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


@function("uuid", "?n", "text", needs_frame=True)
def uuid(c: Frame, length: float | None = None) -> str:
    """Return a new UUID, or a random text of a length."""
    if length is None:
        return c.host.new_key()
    wanted = 0 if length != length else int(min(max(length, 0), LONGEST_UUID))
    made = ""
    while len(made) < wanted:
        made += c.host.new_key()
    return made[:wanted]


@function("boolean", "b", "boolean")
def boolean(value: bool) -> bool:
    """Whether a value counts as true."""
    return value


@function("boolean-from-string", "t", "boolean")
def boolean_from_string(text: str) -> bool:
    """Whether a text is 1 or true."""
    return text in ("1", "true")


@function("true", "", "boolean")
def true() -> bool:
    """Always true."""
    return True


@function("false", "", "boolean")
def false() -> bool:
    """Never true."""
    return False


@function("not", "b", "boolean")
def negation(value: bool) -> bool:
    """The opposite."""
    return not value


@function("selected", "tt", "boolean")
def selected(chosen: str, code: str) -> bool:
    """Whether a code is among the chosen ones, as a whole word."""
    return code.strip() in chosen.split()


@function("selected-at", "tn", "text")
def selected_at(chosen: str, position: float) -> str:
    """Return the chosen code at a position, counted from 0."""
    codes = chosen.split()
    return codes[int(position)] if -1 < position < len(codes) else ""


@function("count-selected", "t", "number")
def count_selected(chosen: str) -> float:
    """Count chosen codes."""
    return float(len(chosen.split()))


def _answers(values: tuple[Value, ...]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if isinstance(value, str | float | int):
            found.append(value)
        else:
            found += [node.text for node in value]
    return found


@function("checklist", "nnv*", "boolean")
def checklist(least: float, most: float, *values: Value) -> bool:
    """Whether between `least` and `most` of the values are true; -1 sets no limit."""
    count = sum(as_boolean(value) for value in _answers(values))
    return (least == -1 or count >= least) and (most == -1 or count <= most)


@function("weighted-checklist", "nnv*", "boolean")
def weighted_checklist(least: float, most: float, *values: Value) -> bool:
    """Like `checklist`, with a weight after each value."""
    found = list(zip(values[::2], values[1::2], strict=False))
    total = 0.0
    for value, weight in found:
        pairs = zip(_answers((value,)), _answers((weight,)), strict=False)
        total += sum(as_number(each) for answer, each in pairs if as_boolean(answer))
    return total == total and ((least == -1 or total >= least) and (most == -1 or total <= most))
