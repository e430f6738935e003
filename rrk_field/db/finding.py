"""A search text as SQL: every word must match somewhere, best matches first."""

from dataclasses import dataclass
from typing import Any

from rrk_field.domain.name_aliases import aliases
from rrk_field.domain.scripts import fold, phon, stem


@dataclass(frozen=True)
class Sought:
    """Condition and rank of a search over `household_search s`, with the values of both."""

    condition: str
    condition_values: tuple[Any, ...]
    rank: str
    rank_values: tuple[Any, ...]


def sought(text: str) -> Sought | None:
    """Return the search for a text; None for a text without letters or digits.

    Rank 0: the text is a number as it stands; 1: every word begins a word; 2: is inside one;
    3: sounds like one; 4: its stem does, or another form of the name stands there.
    """
    words = fold(text).split()
    if not words:
        return None
    conditions, ranks = zip(*(_word(word) for word in words), strict=True)
    rank = f"max({', '.join(sql for sql, _ in ranks)})" if len(ranks) > 1 else ranks[0][0]
    rank_values = tuple(value for _, values in ranks for value in values)
    if any(letter.isdigit() for letter in text):
        rank = f"CASE WHEN instr(s.fold, ?) THEN 0 ELSE {rank} END"
        rank_values = (f" {' '.join(words)} ", *rank_values)
    return Sought(
        condition=" AND ".join(sql for sql, _ in conditions),
        condition_values=tuple(value for _, values in conditions for value in values),
        rank=rank,
        rank_values=rank_values,
    )


_Part = tuple[str, tuple[str, ...]]


def _word(word: str) -> tuple[_Part, _Part]:
    """Return condition and rank of one word."""
    others = [f" {other}" for other in sorted(aliases(word))]
    sound, short = (phon(word), stem(word)) if word.isalpha() else ("", "")
    tests = ["instr(s.fold, ?)", *["instr(s.phon, ?)"] * bool(short)]
    tests += ["instr(s.fold, ?)"] * len(others)
    condition = (f"({' OR '.join(tests)})", (word, *filter(None, (short,)), *others))
    rank = "CASE WHEN instr(s.fold, ?) THEN 1 WHEN instr(s.fold, ?) THEN 2"
    values: tuple[str, ...] = (f" {word}", word)
    if sound:
        rank, values = f"{rank} WHEN instr(s.phon, ?) THEN 3", (*values, sound)
    return condition, (f"{rank} ELSE 4 END", values)
