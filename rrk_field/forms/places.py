"""The skeleton of a form: every place where an answer may stand, once, without its rows."""

from collections.abc import Iterator


class Place:
    """A node of the form's data as the form declares it; a repeat stands for any of its rows."""

    __slots__ = ("children", "depth", "name", "path", "prefix", "repeat", "up")

    def __init__(self, name: str, up: "Place | None" = None) -> None:
        self.name = name
        self.up = up
        self.prefix = ""
        """Of the namespace, as the form writes it."""
        self.repeat = False
        self.children: dict[str, Place] = {}
        self.path: str = f"{up.path if up else ''}/{name}"
        self.depth: int = up.depth + 1 if up else 0

    @property
    def written(self) -> str:
        """The name as the form writes it."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    def chain(self) -> "list[Place]":
        """The places from the root down to this one."""
        found: list[Place] = []
        place: Place | None = self
        while place is not None:
            found.append(place)
            place = place.up
        return found[::-1]

    def walk(self) -> "Iterator[Place]":
        """This place and everything in it, in document order."""
        waiting = [self]
        while waiting:
            place = waiting.pop()
            yield place
            waiting += reversed(place.children.values())

    def __repr__(self) -> str:
        return f"<Place {self.path}>"
