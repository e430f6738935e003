"""Compiles a form's expressions and gathers what is wrong with them, one sentence each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rrk_field.forms.definition import Formula
from rrk_field.forms.evaluation import Compiler, compile_tree
from rrk_field.forms.places import Place
from rrk_field.forms.xpath import XPathError, read

Gives = Literal["text", "boolean", "number", "nodes"]


@dataclass
class Forge:
    """Makes formulas for one form; problems are kept, not raised."""

    root: Place
    instances: frozenset[str]
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

    def place(self, path: str, what: str) -> Place | None:
        """Return the place of an absolute path, or note that there is none.

        Attributes, such as those of entities, are no places and no mistake.
        """
        if "/@" in path:
            return None
        names = path.strip().split("/")[1:]
        found: Place | None = None
        if names and names[0] == self.root.name and path.strip().startswith("/"):
            found = self.root
            for name in names[1:]:
                found = None if found is None else found.children.get(name)
        if found is None:
            self.problems.append(f"{what}: {path} leads to nothing in this form.")
        return found

    def _compiled(self, place: Place, text: str, gives: Gives, what: str) -> Formula | None:
        compiler = Compiler(self.root, place, place, self.instances)
        try:
            run = compile_tree(read(text), compiler, gives)
        except RecursionError:
            self.problems.append(f"{place.path}, {what}: too many parts stand within each other.")
            return None
        except XPathError as error:
            self.problems.append(
                f"{place.path}, {what}: {error.reason}, at character {error.position} of: "
                f"{_shortened(text)}"
            )
            return None
        return Formula(text, run, tuple(dict.fromkeys(compiler.references)))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 300 else f"{text[:300]}…"


def named(places: Iterable[Place]) -> str:
    """Return the names of a circle, as they are written in the questionnaire."""
    return " → ".join(place.name for place in places)
