"""Three-way merge of one record's changes, field by field.

Pure: no file, no network, no clock. Clashes are returned, never resolved here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rrk_field.domain.together import ANSWER, NONE, SPECIAL, Together
from rrk_field.domain.values import Fields, Json, canonical

_ROW = re.compile(r"\[[^\]/]*\]")


@dataclass(frozen=True)
class Rules:
    """How the fields of one kind of record are merged."""

    together: tuple[tuple[str, ...], ...] = ()
    """Columns that are merged as one value."""
    answers: Together = NONE
    """The same of the answers, as the form says."""
    sets: frozenset[str] = frozenset()
    """Columns that hold a list of codes; answers that are lists are sets without being named."""
    stamps: frozenset[str] = frozenset()
    """Values that only a device could know: the server's stays, and nobody is asked."""


@dataclass
class Merged:
    """`values` are to be written; `clashes` are groups of fields in which people disagree."""

    values: Fields = field(default_factory=dict)
    clashes: list[tuple[str, ...]] = field(default_factory=list)


def merge(*, base: Fields, mine: Fields, theirs: Fields, rules: Rules) -> Merged:
    """Merge `mine` into `theirs`; both began at `base`.

    `base` and `mine` have the same keys, those of the change; `theirs` is the whole record as
    the server has it. Row markers that a change carries with equal values are guards: they only
    have to match.
    """
    gone = removed_rows(base=base, mine=mine)
    units: dict[str, set[str]] = {}
    for name in mine:
        units.setdefault(_unit(name, gone, rules), set()).add(name)
    for row in gone:
        units[row] |= {name for name in theirs if _within(name, row)}
    merged = Merged()
    for names in units.values():
        _merge_unit(sorted(names), base, mine, theirs, rules, merged)
    return merged


def removed_rows(*, base: Fields, mine: Fields) -> list[str]:
    """Return the outermost row markers that the change takes away."""
    taken = sorted(
        (
            name
            for name in mine
            if is_marker(name) and mine[name] is None and base.get(name) is not None
        ),
        key=len,
    )
    outermost: list[str] = []
    for name in taken:
        if not any(_within(name, row) for row in outermost):
            outermost.append(name)
    return outermost


def is_marker(name: str) -> bool:
    """Whether the field is a repeat row's marker: its path ends in the row's key."""
    return name.startswith(ANSWER) and name.endswith("]")


def markers(name: str) -> list[str]:
    """Return the markers of the rows that an answer lies in, its own name left out."""
    if not name.startswith(ANSWER):
        return []
    return [name[: found.end()] for found in _ROW.finditer(name) if found.end() < len(name)]


def partial_groups(names: Iterable[str], rules: Rules, gone: Iterable[str] = ()) -> list[str]:
    """Return the fields that are missing from `names` to make its groups whole.

    Rows that are `gone` are one value already.
    """
    present = set(names)
    missing = [
        name
        for group in rules.together
        if present.intersection(group)
        for name in group
        if name not in present
    ]
    if rules.answers:
        kept = [name for name in present if not any(_within(name, row) for row in gone)]
        mates = {mate for name in kept for mate in rules.answers.mates(name)}
        missing += sorted(mates - present)
    return missing


def same(name: str, one: Json, other: Json, rules: Rules) -> bool:
    """Whether two values of a field are the same."""
    if one is other or (type(one) is str and one == other):
        return True
    as_set = _is_set(name, one, other, rules)
    return bool(canonical(one, is_set=as_set) == canonical(other, is_set=as_set))


def _is_set(name: str, one: Json, other: Json, rules: Rules) -> bool:
    listed = isinstance(one, list) or isinstance(other, list)
    return listed and (name in rules.sets or name.startswith(ANSWER))


def _unit(name: str, gone: list[str], rules: Rules) -> str:
    for row in gone:
        if _within(name, row):
            return row
    for group in rules.together:
        if name in group:
            return group[0]
    if mates := rules.answers.mates(name):
        return mates[0]
    return name.removesuffix(SPECIAL) if name.startswith(ANSWER) else name


def _within(name: str, row: str) -> bool:
    return name == row or name.startswith((row + "/", row + SPECIAL))


def _merge_unit(
    names: list[str], base: Fields, mine: Fields, theirs: Fields, rules: Rules, merged: Merged
) -> None:
    names = [*names, *_specials(names, theirs)]
    if all(same(name, mine.get(name), theirs.get(name), rules) for name in names):
        return
    if any(name in rules.stamps for name in names):
        if all(theirs.get(name) is None for name in names):
            merged.values |= {name: mine.get(name) for name in names}
        return
    if not _guards_match(names, base, mine, theirs, rules):
        merged.clashes.append(tuple(names))
    elif all(same(name, base.get(name), theirs.get(name), rules) for name in names):
        merged.values |= {
            name: mine.get(name)
            for name in names
            if not same(name, mine.get(name), theirs.get(name), rules)
        }
    elif len(names) == 1 and _sets_only(names[0], base, mine, theirs, rules):
        name = names[0]
        both = _merged_set(base.get(name), mine.get(name), theirs.get(name))
        if not same(name, both, theirs.get(name), rules):
            merged.values[name] = both
    else:
        merged.clashes.append(tuple(names))


def _specials(names: list[str], theirs: Fields) -> list[str]:
    """Return the special answers that the change does not know of."""
    own = {f"{name}{SPECIAL}" for name in names if name.startswith(ANSWER)} - set(names)
    return sorted(own & theirs.keys())


def _guards_match(
    names: list[str], base: Fields, mine: Fields, theirs: Fields, rules: Rules
) -> bool:
    guards = {marker for name in names for marker in markers(name)} - set(names)
    return all(
        same(guard, theirs.get(guard), mine.get(guard), rules)
        or same(guard, theirs.get(guard), base.get(guard), rules)
        for guard in guards
        if guard in mine
    )


def _sets_only(
    name: str, base: Mapping[str, Json], mine: Fields, theirs: Fields, rules: Rules
) -> bool:
    values = [base.get(name), mine.get(name), theirs.get(name)]
    named = name in rules.sets or name.startswith(ANSWER)
    return (
        named
        and any(isinstance(value, list) for value in values)
        and all(value is None or value == "" or isinstance(value, list) for value in values)
    )


def _merged_set(base: Json, mine: Json, theirs: Json) -> list[Json]:
    before, own, other = (list(value or []) for value in (base, mine, theirs))
    kept = [item for item in other if item in own or item not in before]
    return kept + [item for item in own if item not in before and item not in kept]
