"""The registry of functions that expressions may call; the families fill it."""

from collections import ChainMap
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

Takes = Literal["text", "number", "boolean", "value", "nodes"]
Gives = Literal["number", "text", "boolean", "nodes", "any"]


@dataclass(frozen=True)
class Function:
    """A function: the types of its arguments, what it gives, and how it runs."""

    name: str
    takes: tuple[Takes, ...]
    gives: Gives
    run: Callable[..., Any]
    least: int
    most: int
    needs_frame: bool = False
    special: Callable[..., Any] | None = None
    """Compiles the call itself: `special(compiler, call) -> compute`."""

    def kind_of(self, index: int) -> Takes:
        """Return the type of an argument; the last one repeats."""
        return self.takes[min(index, len(self.takes) - 1)]


FUNCTIONS: dict[str, Function] = {}

ODK_FUNCTIONS: ChainMap[str, Function] = ChainMap({}, FUNCTIONS)
"""The same, but for those that ODK's engine for the web computes in its own way."""

_LETTERS: dict[str, Takes] = {
    "t": "text",
    "n": "number",
    "b": "boolean",
    "v": "value",
    "s": "nodes",
}
_MANY = 10_000


def function(
    name: str, takes: str, gives: Gives, *, needs_frame: bool = False, odk: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function of plain values.

    `takes` has a letter for each argument (t text, n number, b boolean, v any value, s node-set);
    those after `?` may be left out, `*` at the end lets the last one repeat. `odk`: it stands in
    for the function of that name where a form runs as in ODK's engine for the web.
    """
    letters = takes.replace("?", "").rstrip("*")
    needed = takes.split("?")[0].rstrip("*")

    def register(run: Callable[..., Any]) -> Callable[..., Any]:
        into: MutableMapping[str, Function] = ODK_FUNCTIONS if odk else FUNCTIONS
        into[name] = Function(
            name,
            tuple(_LETTERS[letter] for letter in letters),
            gives,
            run,
            len(needed),
            _MANY if takes.endswith("*") else len(letters),
            needs_frame,
        )
        return run

    return register


def special(
    name: str, gives: Gives, least: int, most: int = _MANY
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function that compiles its own call."""

    def register(compile_call: Callable[..., Any]) -> Callable[..., Any]:
        FUNCTIONS[name] = Function(
            name, ("value",), gives, compile_call, least, most, special=compile_call
        )
        return compile_call

    return register
