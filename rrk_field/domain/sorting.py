"""Sorting names: one key per alphabet, the same on laptop, server and paper."""

import functools
import re
import unicodedata
from typing import Final

from rrk_field.domain.scripts import fold, latin

_ALPHABETS: Final = {
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh",
    "sr-Cyrl": "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š",
    "sr-Latn": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
}
_FOREIGN: Final = {"w": "v", "q": "k", "x": "ks", "y": "i"}
_KEPT: Final = frozenset(" 0123456789")


def sort_key(text: str, language: str) -> str:
    """Return a text by whose plain comparison names stand in the order of a language.

    Both scripts are brought into the alphabet in use; a letter that the alphabet lacks counts as
    its plain form. English, and any language not known, sorts by the search key.
    """
    letters = _letters(language)
    if letters is None:
        return fold(text)
    pattern, ranks = letters
    key = "".join(
        ranks.get(part) or (part if part in _KEPT else _foreign(part, ranks))
        for part in pattern.findall(_in_latin(text))
    )
    return " ".join(key.split())


@functools.cache
def _letters(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    if language not in _ALPHABETS:
        return None
    alphabet = _ALPHABETS[language].split()
    longest_first = sorted(alphabet, key=len, reverse=True)
    ranks = {letter: chr(ord("A") + rank) for rank, letter in enumerate(alphabet)}
    return re.compile("|".join(longest_first) + "|.", re.DOTALL), ranks


def _foreign(letter: str, ranks: dict[str, str]) -> str:
    """Rank a letter that the alphabet lacks; a mark between words is white space."""
    plain = fold(letter)
    plain = plain if plain in ranks else _FOREIGN.get(plain, plain)
    return "".join(ranks.get(part, part) for part in plain) or " "


def _in_latin(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold()
    return "".join(_one_in_latin(letter) for letter in text)


def _one_in_latin(letter: str) -> str:
    try:
        return latin(letter)
    except ValueError:
        return fold(letter)
