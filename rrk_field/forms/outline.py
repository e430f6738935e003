"""The sections of a form, and the values that its first rows bring along."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element as XmlElement

from rrk_field.forms.definition import AnyItem, Group, Question, Repeat
from rrk_field.forms.places import Place
from rrk_field.forms.xml import JR, local


def leaves(place: Place, row: XmlElement, below: str = "") -> Iterator[tuple[str, str]]:
    """Values of a row that the form brings along, by paths below it; rows in it are numbered."""
    counts: dict[str, int] = {}
    for child in row:
        name = local(child.tag)
        inner = place.children.get(name)
        if inner is None or child.get(f"{JR}template") is not None:
            continue
        path = below + name
        if inner.repeat:
            counts[name] = counts.get(name, 0) + 1
            path += f"[{counts[name]}]"
            yield path, ""
        if len(child):
            yield from leaves(inner, child, f"{path}/")
        elif not inner.repeat:
            yield path, child.text or ""


def _shows_something(item: AnyItem) -> bool:
    if isinstance(item, Question):
        return item.control is not None
    return any(map(_shows_something, item.children))


def sections(root: Group) -> Iterator[Group]:
    """Top-level groups that show something; what stands loose between them makes its own."""
    loose: list[AnyItem] = []
    for child in root.children:
        if isinstance(child, Group):
            if _shows_something(child):
                yield from _loose(root, loose)
                loose = []
                yield child
        elif _shows_something(child):
            loose.append(child)
    yield from _loose(root, loose)


def _loose(root: Group, children: list[AnyItem]) -> Iterator[Group]:
    if children:
        first = children[0]
        label = first.label if len(children) == 1 and isinstance(first, Repeat) else None
        name = re.sub(r"\W", "_", first.name)
        yield Group(f"{root.path}#{name}", name, root.place, label=label, children=tuple(children))
