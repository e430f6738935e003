"""Regular expressions of questionnaires, written for Java or a browser; none runs for long.

A pattern that could try for ever is run by a matcher of our own, which keeps all places it may have
got to at once instead of trying one way after the other.
"""

import re
import unicodedata
import warnings
from collections.abc import Callable, Set
from functools import lru_cache

LONG_TEXT = 300
"""From here on several open-ended parts in one pattern are too slow to try out."""

Places = Set[int]
Matcher = Callable[[str, Places], Places]
"""From the places in a text that were reached to those reached after one more part."""

_LAST_LETTER = 0xFFFF
"""Letters of living languages end here."""
_CATEGORY = re.compile(r"\\([pP])(?:\{\^?(\w+)\}|([A-Z]))")
_NAMED = re.compile(r"\(\?<(?=[^=!])")
_KNOWN_ESCAPES = frozenset("AbBdDsSwWZafnrtvux0123456789")
_ALIASES = {"Alpha": "L", "IsAlphabetic": "L", "Upper": "Lu", "Lower": "Ll", "Digit": "Nd"}


@lru_cache(maxsize=512)
def _compiled(pattern: str, in_browser: bool) -> "tuple[re.Pattern[str], str] | None":
    text = translated(pattern, in_browser=in_browser)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(text, re.ASCII), text
    except (re.error, OverflowError, RecursionError):
        return None


def is_found(pattern: str, text: str, *, in_browser: bool = False) -> bool:
    """Whether a pattern is found in a text; one that cannot be read is found nowhere."""
    made = _compiled(pattern, in_browser)
    if made is None:
        return False
    compiled, written = made
    if _tries_for_long(written, len(text)):
        matcher = _matcher(written)
        return matcher is not None and len(matcher(text, set(range(len(text) + 1)))) > 0
    return compiled.search(text) is not None


def translated(pattern: str, *, in_browser: bool) -> str:
    r"""Return a pattern as Python writes it.

    Letters of a Unicode category (`\p{L}`) are Java's; a browser takes them for plain signs.
    """
    made: list[str] = []
    in_class, at = False, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\" and at + 1 < len(pattern):
            part, at = _escape(pattern, at, in_class=in_class, in_browser=in_browser)
            made.append(part)
            continue
        if in_class:
            in_class = sign != "]"
            made.append(f"\\{sign}" if sign in "[&~|" else sign)
        elif sign == "[":
            start = re.compile(r"\[\^?\]?").match(pattern, at)
            assert start is not None
            made.append(start[0])
            in_class, at = True, start.end() - 1
        elif sign == "$":
            made.append(r"\Z")
        elif match := _NAMED.match(pattern, at):
            made.append("(?P<")
            at = match.end() - 1
        else:
            made.append(sign)
        at += 1
    return "".join(made)


def _escape(pattern: str, at: int, *, in_class: bool, in_browser: bool) -> tuple[str, int]:
    """Return what stands for an escape, and where the pattern goes on."""
    category = None if in_browser else _CATEGORY.match(pattern, at)
    if category is not None:
        ranges, inside = _letters_of(category[2] or category[3]), category[1] == "p"
        if in_class:
            return ranges if inside else _opposite(ranges), category.end()
        return f"[{'' if inside else '^'}{ranges}]", category.end()
    sign = pattern[at + 1]
    if sign == "z" and not in_browser:
        return r"\Z", at + 2
    known = not sign.isalnum() or sign in _KNOWN_ESCAPES
    return (pattern[at : at + 2] if known and sign.isascii() else re.escape(sign)), at + 2


@lru_cache(maxsize=32)
def _letters_of(category: str) -> str:
    """Return the ranges of all letters of a Unicode category, to stand in a class."""
    wanted = _ALIASES.get(category, category)
    return _ranges(lambda letter: unicodedata.category(letter).startswith(wanted))


@lru_cache(maxsize=8)
def _opposite(ranges: str) -> str:
    inside = re.compile(f"[{ranges}]")
    return _ranges(lambda letter: inside.match(letter) is None) + r"\U00010000-\U0010ffff"


def _ranges(belongs: Callable[[str], bool]) -> str:
    made: list[str] = []
    start: int | None = None
    for code in range(_LAST_LETTER + 2):
        inside = code <= _LAST_LETTER and belongs(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            made.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(made) or "\\x00-\\x00"


# What may try for long

_OPEN_ENDED = re.compile(r"[*+]|\{\d*,\}|\{\d*,?\d{2,}\}")


@lru_cache(maxsize=512)
def _shape(pattern: str) -> tuple[bool, int]:
    """Whether something open-ended stands in something open-ended, and how many such parts."""
    plain = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "a", pattern)
    nested, count = False, 0
    holds: list[bool] = [False]
    at = 0
    while at < len(plain):
        sign = plain[at]
        if sign == "(":
            holds.append(False)
        elif sign == "|":
            holds[-1] = True
        elif sign == ")" and len(holds) > 1:
            inner = holds.pop()
            again = _OPEN_ENDED.match(plain, at + 1)
            nested = nested or bool(inner and again)
            holds[-1] = holds[-1] or inner
        elif match := _OPEN_ENDED.match(plain, at):
            holds[-1] = True
            count += 1
            at = match.end() - 1
        at += 1
    return nested, count


def _tries_for_long(pattern: str, length: int) -> bool:
    nested, count = _shape(pattern)
    return nested or (count > 2 and length > LONG_TEXT)


# A matcher without second thoughts


@lru_cache(maxsize=128)
def _matcher(pattern: str) -> Matcher | None:
    """Return a matcher, None for what it cannot do: references back, looking behind."""
    try:
        reader = _Reader(pattern)
        found = reader.choice()
        return found if reader.at == len(pattern) else None
    except (ValueError, re.error):
        return None


_ONE = re.compile(
    r"\\[^\d]|\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()|*+?{]"
)
_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def sees(self, signs: str) -> bool:
        if not self.pattern.startswith(signs, self.at):
            return False
        self.at += len(signs)
        return True

    def choice(self) -> Matcher:
        ways = [self.sequence()]
        while self.sees("|"):
            ways.append(self.sequence())
        if len(ways) == 1:
            return ways[0]
        return lambda text, places: set().union(*(way(text, places) for way in ways))

    def sequence(self) -> Matcher:
        parts: list[Matcher] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self.repeated(self.part()))

        def follow(text: str, places: Places) -> Places:
            for part in parts:
                if not places:
                    break
                places = part(text, places)
            return places

        return follow

    def part(self) -> Matcher:
        if self.sees("("):
            return self.group()
        for sign, holds in _ANCHORS.items():
            if self.sees(sign):
                return _where(holds)
        match = _ONE.match(self.pattern, self.at)
        if match is None:
            raise ValueError(self.at)
        self.at = match.end()
        one = re.compile(match[0], re.ASCII)
        return lambda text, places: {
            place + 1 for place in places if place < len(text) and one.fullmatch(text[place])
        }

    def group(self) -> Matcher:
        ahead = self.sees("?=") or (None if not self.sees("?!") else False)
        if ahead is None and not self.sees("?:") and self.sees("?"):
            if not (name := re.compile(r"P<\w+>").match(self.pattern, self.at)):
                raise ValueError(self.at)
            self.at = name.end()
        inner = self.choice()
        if not self.sees(")"):
            raise ValueError(self.at)
        if ahead is None:
            return inner
        return lambda text, places: {
            place for place in places if bool(inner(text, {place})) is ahead
        }

    def repeated(self, part: Matcher) -> Matcher:
        match = _QUANTIFIER.match(self.pattern, self.at)
        if match is None:
            return part
        self.at = match.end()
        least, most = _times(match)

        def again(text: str, places: Places) -> Places:
            for _ in range(least):
                places = part(text, places)
            reached, new, count = set(places), places, least
            while new and count < most:
                new = part(text, new) - reached
                reached |= new
                count += 1
            return reached

        return again


def _times(match: re.Match[str]) -> tuple[int, float]:
    sign, least, comma, most = match.groups()
    if sign:
        return {"*": (0, float("inf")), "+": (1, float("inf")), "?": (0, 1)}[sign]
    if not comma:
        return int(least), int(least)
    return int(least or 0), int(most) if most else float("inf")


def _at_edge(text: str, place: int) -> bool:
    before = place > 0 and bool(re.match(r"\w", text[place - 1], re.ASCII))
    after = place < len(text) and bool(re.match(r"\w", text[place], re.ASCII))
    return before != after


_ANCHORS: dict[str, Callable[[str, int], bool]] = {
    "^": lambda _, place: place == 0,
    r"\A": lambda _, place: place == 0,
    r"\Z": lambda text, place: place == len(text),
    r"\b": _at_edge,
    r"\B": lambda text, place: not _at_edge(text, place),
}


def _where(holds: Callable[[str, int], bool]) -> Matcher:
    return lambda text, places: {place for place in places if holds(text, place)}
