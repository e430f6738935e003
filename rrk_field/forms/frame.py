"""What an expression sees while it is computed."""

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Protocol

from rrk_field.forms.lists import Element


class Host(Protocol):
    """What expressions may ask of the live form."""

    root: Any
    today: date
    random: random.Random

    def now(self) -> datetime:
        """The moment, with its offset."""

    def new_key(self) -> str:
        """A new UUID."""

    def spend(self, nodes: int) -> bool:
        """Count nodes that were looked at; False once they are too many for one answer."""

    def instance(self, name: str) -> Element | None:
        """The top of a secondary instance."""

    def text_of(self, text_id: str, reads: set[Any]) -> str:
        """A text of the form in the language it is shown in."""

    def label_of_choice(self, node: Any, code: str, reads: set[Any]) -> str:
        """The label of a choice of a question; nodes that are looked at for it are noted."""


class Frame:
    """The node an expression starts from; `current` stays the same inside conditions."""

    __slots__ = ("current", "host", "node", "position", "reads", "size")

    def __init__(
        self,
        node: Any,
        host: Host,
        reads: set[Any],
        current: Any = None,
        position: int = 1,
        size: int = 1,
    ) -> None:
        self.node = node
        self.host = host
        self.reads = reads
        """Every live node that was looked at: what the expression depends on."""
        self.current = node if current is None else current
        self.position = position
        self.size = size


Compute = Callable[[Frame], Any]
