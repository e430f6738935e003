"""Where the words of a search stand in a text, whatever script or marks either has."""

import functools
import re

from rrk_field.domain.scripts import fold, phon

_WORDS = re.compile(r"\w+")


def matches(text: str, query: str) -> list[tuple[int, int]]:
    """Return the parts of `text` that the words of `query` mean, as (start, end), in order.

    Letters of a word of `query` count where they stand; a word that only sounds alike counts whole.
    """
    folded, origins = _folded(text)
    found: set[int] = set()
    for word in fold(query).split():
        at = folded.find(word)
        if at >= 0:
            found.update(range(origins[at], origins[at + len(word) - 1] + 1))
            continue
        sound = phon(word)
        for part in _WORDS.finditer(text):
            if sound and phon(part.group()).startswith(sound):
                found.update(range(*part.span()))
    return _runs(found)


@functools.lru_cache(maxsize=5000)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded letters of a text, and for each the place of its letter in the text."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for one in _letter(letter):
            if one == "j" and letters and letters[-1] == "d":
                continue  # as `fold` writes đ, dj and ђ alike
            letters.append(one)
            origins.append(place)
    return "".join(letters), tuple(origins)


@functools.lru_cache(maxsize=2000)
def _letter(letter: str) -> str:
    return fold(letter) if letter.isalnum() else " "


def _runs(places: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
