"""The axes of XPath over live nodes and over lists beside the form alike."""

from collections.abc import Callable, Iterable
from typing import Any

from rrk_field.forms.lists import Element

Look = Callable[[Any, str, set[Any]], list[Any]]
"""From a node by a name to nodes; live repeats that were looked into are noted in the set."""


class Above:
    """The document: its only child is the root. It has no name, and is never found itself."""

    up = None

    def __init__(self, root: Any) -> None:
        self.root = root


class Row:
    """The own row, which absorbs the names that lead to it."""

    def __init__(self, row: Any, names: int) -> None:
        self.row = row
        self.names = names


def _children(node: Any, name: str, reads: set[Any]) -> list[Any]:
    if isinstance(node, Element):
        return node.children if name in ("*", "node()") else node.by_name.get(name, [])
    if isinstance(node, Above):
        return [node.root]
    if name in ("*", "node()"):
        found = [_rows(child, reads) for child in node.by_name.values()]
        return [row for rows in found for row in rows]
    child = node.by_name.get(name)
    return [] if child is None else _rows(child, reads)


def _rows(child: Any, reads: set[Any]) -> list[Any]:
    if child.rows is None:
        return [child]
    reads.add(child)
    return list(child.rows)


def _named(nodes: Iterable[Any], name: str) -> list[Any]:
    return [
        node
        for node in nodes
        if not isinstance(node, Above) and (name in ("*", "node()") or _name_of(node) == name)
    ]


def _name_of(node: Any) -> str:
    return node.name if isinstance(node, Element) else node.item.name


def _parents(node: Any, name: str, reads: set[Any]) -> list[Any]:
    del reads
    return [] if node.up is None else _named([node.up], name)


def _itself(node: Any, name: str, reads: set[Any]) -> list[Any]:
    del reads
    return _named([node], name)


def _ancestors(node: Any, name: str, reads: set[Any]) -> list[Any]:
    del reads
    found = []
    while (node := node.up) is not None:
        found.append(node)
    return _named(found, name)


def _ancestors_or_self(node: Any, name: str, reads: set[Any]) -> list[Any]:
    return [*_named([node], name), *_ancestors(node, name, reads)]


def _descendants(node: Any, name: str, reads: set[Any]) -> list[Any]:
    found: list[Any] = []
    waiting = list(reversed(_children(node, "*", reads)))
    while waiting:
        child = waiting.pop()
        found.append(child)
        waiting += reversed(_children(child, "*", reads))
    return _named(found, name)


def _descendants_or_self(node: Any, name: str, reads: set[Any]) -> list[Any]:
    own = [] if isinstance(node, Above) else _named([node], name)
    return [*own, *_descendants(node, name, reads)]


def _siblings(node: Any, reads: set[Any]) -> tuple[list[Any], int]:
    everyone = [] if node.up is None else _children(node.up, "*", reads)
    return everyone, everyone.index(node) if node in everyone else len(everyone)


def _before(node: Any, name: str, reads: set[Any]) -> list[Any]:
    everyone, at = _siblings(node, reads)
    return _named(reversed(everyone[:at]), name)


def _after(node: Any, name: str, reads: set[Any]) -> list[Any]:
    everyone, at = _siblings(node, reads)
    return _named(everyone[at + 1 :], name)


def _attributes(node: Any, name: str, reads: set[Any]) -> list[Any]:
    del reads
    if not isinstance(node, Element):
        return []
    return [
        Element(key, text, node)
        for key, text in node.attributes.items()
        if name in ("*", "node()", key)
    ]


AXES: dict[str, Look] = {
    "child": _children,
    "parent": _parents,
    "self": _itself,
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "descendant": _descendants,
    "descendant-or-self": _descendants_or_self,
    "preceding-sibling": _before,
    "following-sibling": _after,
    "attribute": _attributes,
}
