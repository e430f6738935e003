"""Answers that are merged as one value: the groups of a form, found for any row of its tables."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

ANSWER: Final = "answers/"
SPECIAL: Final = "~special"
_ROW = re.compile(r"\[[^\]/]*\]")


class Together:
    """The groups of one form, each a list of paths below the root with the rows left out.

    The questions of a group stand in the same table, or in none.
    """

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._groups: Mapping[str, tuple[str, ...]] = MappingProxyType(
            {path: tuple(group) for group in groups for path in group}
        )

    def __bool__(self) -> bool:
        return bool(self._groups)

    def mates(self, name: str) -> tuple[str, ...]:
        """Return the fields of an answer's group in its own row, its own among them; () if none."""
        if not self._groups or not name.startswith(ANSWER):
            return ()
        own = name.removeprefix(ANSWER).removesuffix(SPECIAL)
        group = self._groups.get(_ROW.sub("", own))
        if group is None:
            return ()
        row = own[: own.rfind("]") + 1]
        cut = len(_ROW.sub("", row))
        return tuple(f"{ANSWER}{row}{path[cut:]}" for path in group)


NONE: Final = Together()
"""No groups: of records without answers, and of forms that are not known."""
