"""Compiles a form's expressions and gathers what is wrong with them, one sentence each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from rrk_field.forms.definition import Formula
from rrk_field.forms.evaluation import Compiler, compile_tree
from rrk_field.forms.manners import COLLECT, Manners
from rrk_field.forms.places import Place
from rrk_field.forms.values import NAN
from rrk_field.forms.xpath import XPathError, read

Gives = Literal["text", "boolean", "number", "nodes"]


@dataclass
class Forge:
    """Makes formulas for one form; problems are kept, not raised."""

    root: Place
    instances: frozenset[str]
    manners: Manners = COLLECT
    problems: list[str] = field(default_factory=list)
    _made: dict[tuple[Place, str, Gives], Formula | None] = field(default_factory=dict)

    def formula(self, place: Place, text: str | None, gives: Gives, what: str) -> Formula | None:
        """Return a compiled expression, None if there is none or it is wrong."""
        if text is None or not text.strip():
            return None
        key = (place, text, gives)
        if key not in self._made:
            self._made[key] = self._compiled(place, text, gives, what)
        return self._made[key]

    def flag(self, place: Place, text: str | None, what: str) -> Formula | bool:
        """Return a yes or no that may be known beforehand."""
        constant = {"true()": True, "false()": False, "": False}.get((text or "").strip())
        if constant is not None:
            return constant
        return self.formula(place, text, "boolean", what) or False

    def place(self, path: str, what: str, start: Place | None = None) -> Place | None:
        """Return the place of a path, or note that there is none; a relative one needs `start`.

        Attributes, such as those of entities, are no places and no mistake.
        """
        if "/@" in path:
            return None
        found = self._place(path.strip(), start)
        if found is None and not self.manners.tolerant:
            self.problems.append(f"{what}: {path} leads to nothing in this form.")
        return found

    def _place(self, path: str, start: Place | None) -> Place | None:
        if path.startswith("/"):
            first, _, path = path[1:].partition("/")
            start = self.root if unprefixed(first) == self.root.name else None
        for name in path.split("/") if path else ():
            if start is None:
                break
            if name == "..":
                start = start.up
            elif name not in (".", "current()"):
                start = start.children.get(unprefixed(name))
                if self.manners.tolerant and start and start.written != name:
                    return None  # what is of no concern to ODK's engine
        return start

    def _compiled(self, place: Place, text: str, gives: Gives, what: str) -> Formula | None:
        compiler = Compiler(self.root, place, place, self.instances, self.manners)
        try:
            run = compile_tree(read(text), compiler, gives)
        except RecursionError:
            self.problems.append(f"{place.path}, {what}: too many parts stand within each other.")
            return None
        except XPathError as error:
            if self.manners.tolerant and _is_readable(text):
                return Formula(text, lambda _: _NOTHING[gives])
            self.problems.append(
                f"{place.path}, {what}: {error.reason}, at character {error.position} of: "
                f"{_shortened(text)}"
            )
            return None
        return Formula(text, run, tuple(dict.fromkeys(compiler.references)))


_NOTHING: dict[Gives, Any] = {"text": "", "boolean": False, "number": NAN, "nodes": ()}
"""What an expression gives that cannot be computed."""


def _is_readable(text: str) -> bool:
    try:
        read(text)
    except XPathError:
        return False
    return True


def unprefixed(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 300 else f"{text[:300]}…"


def named(places: Iterable[Place]) -> str:
    """Return the names of a circle, as they are written in the questionnaire."""
    return " → ".join(place.name for place in places)
