"""The order in which a form is computed, and the circles that make that impossible."""

from collections.abc import Iterable, Iterator, Mapping

from rrk_field.forms.places import Place


def ranks(
    root: Place, needs: Mapping[Place, Iterable[Place]]
) -> tuple[dict[Place, int], list[list[Place]]]:
    """Return the rank of every place, higher than that of all it needs, and all circles."""
    found: dict[Place, int] = {}
    circles: list[list[Place]] = []
    for rank, group in enumerate(_strongly_connected(root, needs)):
        if len(group) > 1 or group[0] in set(needs.get(group[0], ())):
            circles.append(_circle(group, needs))
        for place in group:
            found[place] = rank
    return found, circles


def _next(place: Place, needs: Mapping[Place, Iterable[Place]]) -> Iterator[Place]:
    yield from needs.get(place, ())
    if place.up is not None:
        yield place.up


def _strongly_connected(
    root: Place, needs: Mapping[Place, Iterable[Place]]
) -> Iterator[list[Place]]:
    """Tarjan's algorithm without recursion: what is needed comes first."""
    number: dict[Place, int] = {}
    low: dict[Place, int] = {}
    stack: list[Place] = []
    on_stack: set[Place] = set()
    for start in root.walk():
        if start in number:
            continue
        work = [(start, _next(start, needs))]
        number[start] = low[start] = len(number)
        stack.append(start)
        on_stack.add(start)
        while work:
            place, rest = work[-1]
            for other in rest:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, _next(other, needs)))
                    break
                if other in on_stack:
                    low[place] = min(low[place], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[place])
                if low[place] == number[place]:
                    group: list[Place] = []
                    while not group or group[-1] is not place:
                        group.append(stack.pop())
                        on_stack.discard(group[-1])
                    yield group


def _circle(group: list[Place], needs: Mapping[Place, Iterable[Place]]) -> list[Place]:
    """One way round inside a group that needs itself, beginning at its first place."""
    inside = set(group)
    start = min(group, key=lambda place: place.path)
    came_from: dict[Place, Place] = {}
    waiting = [start]
    for place in waiting:  # grows while it is walked
        for other in _next(place, needs):
            if other is start:
                way = [place]
                while way[-1] is not start:
                    way.append(came_from[way[-1]])
                return [*way[::-1], start]
            if other in inside and other not in came_from:
                came_from[other] = place
                waiting.append(other)
    return [start, start]
