"""Building the live tree: nodes of a form, rows of its repeats."""

from collections.abc import Iterator, Mapping

from rrk_field.forms.definition import AnyItem, Question
from rrk_field.forms.nodes import Node
from rrk_field.forms.types import Json, text_from_json, written

SPECIAL_MARK = "~special"


def build(item: AnyItem, parent: Node | None, row_key: str | None = None, order: int = 0) -> Node:
    """Return a node with everything in it; repeats have no rows yet."""
    top = Node(item, parent, row_key, order)
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node.item, Question) or node.rows is not None:
            continue
        for child_item in node.item.children:
            child = Node(child_item, node)
            node.children.append(child)
            node.by_name[child_item.name] = child
            waiting.append(child)
    return top


def below(top: Node, node: Node) -> str:
    """Return the path of a node relative to one that holds it."""
    return node.path.removeprefix(top.path).removeprefix("/")


def questions_of(node: Node) -> Iterator[Node]:
    """All questions of a node, rows included, in order."""
    return (each for each in node.walk() if isinstance(each.item, Question))


class Entries:
    """Answers below one node: those outside rows, and those of each row of each repeat."""

    def __init__(self, answers: Mapping[str, Json]) -> None:
        self.plain: dict[str, Json] = {}
        self.rows: dict[str, dict[str, dict[str, Json]]] = {}
        """Path of the repeat, key of the row, path below the row; its place stands under ''."""
        for path, value in answers.items():
            before, found, rest = path.partition("[")
            if not found:
                self.plain[path] = value
                continue
            key, _, below = rest.partition("]")
            row = self.rows.setdefault(before, {}).setdefault(key, {})
            row[below.removeprefix("/")] = value

    def in_order(self, repeat: str) -> list[tuple[str, dict[str, Json]]]:
        """Return key and answers of the rows of a repeat."""
        rows = self.rows.get(repeat, {})
        return sorted(rows.items(), key=lambda row: order_of(row[1]))


def order_of(row: Mapping[str, Json]) -> float:
    """Return the place that a row's marker gives it; rows without one come last."""
    order = row.get("")
    return float(order) if isinstance(order, int | float) else float("inf")


def find(node: Node, path: str) -> Node | None:
    """Return the node at a path without rows, below another."""
    found: Node | None = node
    for name in path.split("/"):
        found = found.by_name.get(name) if found else None
    return found


def assign(node: Node, value: Json, special: str = "") -> None:
    """Put a stored answer into a question, as it is, before anything is computed."""
    node.value = written(node.question, text_from_json(value)) if value is not None else ""
    node.special = special
