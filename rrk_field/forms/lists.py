"""Lists beside the form: choices, prices, settlements; and the attached files that hold them."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from rrk_field.forms.problems import FormError
from rrk_field.forms.xml import local, read_xml

DEEPEST = 50
"""Elements within each other of a list."""

_BETWEEN_CELLS = (",", ";", "\t", "|")


class Element:
    """A node of a secondary instance. It never changes."""

    __slots__ = ("attributes", "by_name", "children", "index", "name", "own_text", "up")

    def __init__(self, name: str, text: str = "", up: "Element | None" = None) -> None:
        self.name = name
        self.own_text = text
        self.up = up
        self.children: list[Element] = _NO_CHILDREN
        self.by_name: dict[str, list[Element]] = _NO_NAMES
        self.attributes: dict[str, str] = _NO_ATTRIBUTES
        self.index: dict[tuple[str, str], dict[str, list[Element]]] | None = None
        """For lists: (name of the items, name of a column) -> its text -> the items."""

    @property
    def text(self) -> str:
        """Everything written in it."""
        if not self.children:
            return self.own_text
        return "".join(child.text for child in self.children)

    def add(self, name: str, text: str = "") -> "Element":
        """Put a new element into this one."""
        made = Element(name, text, self)
        if self.children:
            self.children.append(made)
            self.by_name.setdefault(name, []).append(made)
        else:  # most elements are cells, and never hold anything
            self.children, self.by_name = [made], {name: [made]}
        return made

    def where(self, item: str, column: str, text: str) -> "list[Element]":
        """Return the children named `item` whose first child `column` holds this text."""
        if self.index is None:
            self.index = {}
        index = self.index.get((item, column))
        if index is None:
            index = self.index[item, column] = {}
            for child in self.by_name.get(item, ()):
                for cell in child.by_name.get(column, ()):
                    index.setdefault(cell.text, []).append(child)
        return index.get(text, [])

    def values(self) -> dict[str, str]:
        """Its children as columns of a row."""
        return {child.name: child.text for child in self.children}


_NO_CHILDREN: list[Element] = []
_NO_NAMES: dict[str, list[Element]] = {}
_NO_ATTRIBUTES: dict[str, str] = {}


def cell(item: Any, column: str) -> str:
    """Return the text of a column of an item; the item may be a row of the form itself."""
    found = item.by_name.get(column)
    if isinstance(found, list):
        return found[0].text if found else ""
    return found.text if found is not None else ""


def from_rows(rows: Iterable[Mapping[str, str]]) -> Element:
    """Return an instance whose root holds one `item` for each row."""
    top = Element("instance")
    root = top.add("root")
    for row in rows:
        item = root.add("item")
        for column, text in row.items():
            item.add(column, str(text or ""))
    return top


def from_element(element: ElementTree.Element) -> Element:
    """Return a secondary instance as it stands in a form or in a file."""
    top = Element("instance")
    waiting = [(top, child, 1) for child in element]
    for holder, source, depth in waiting:  # grows while it is walked
        if depth > DEEPEST:
            raise FormError([f"A list beside the form is nested more than {DEEPEST} deep."])
        made = holder.add(local(source.tag), "" if len(source) else source.text or "")
        made.attributes = {local(name): text for name, text in source.attrib.items()}
        waiting += [(made, child, depth + 1) for child in source]
    return top


def from_file(name: str, text: str) -> Element:
    """Read an attached file: CSV, GeoJSON or XML, by the end of its name. Raises FormError."""
    if name.endswith(".csv"):
        return from_rows(_csv_rows(name, text))
    if name.endswith(".geojson"):
        return from_rows(_geojson_rows(name, text))
    holder = ElementTree.Element("instance")
    holder.append(read_xml(text))
    return from_element(holder)


def _csv_rows(name: str, text: str) -> Iterator[dict[str, str]]:
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    between = max(_BETWEEN_CELLS, key=head.count)
    try:
        for row in csv.DictReader(io.StringIO(text), delimiter=between):
            yield {column.strip(): cell or "" for column, cell in row.items() if column}
    except csv.Error as error:
        raise FormError([f"{name}: this is no table of cells ({error})."]) from error


def _geojson_rows(name: str, text: str) -> Iterator[dict[str, str]]:
    try:
        features = json.loads(text)["features"]
        for feature in features:
            row = {key: _plain(value) for key, value in (feature["properties"] or {}).items()}
            if "id" in feature:
                row.setdefault("id", _plain(feature["id"]))
            yield row | {"geometry": _geometry(feature["geometry"] or {})}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FormError([f"{name}: this is no GeoJSON collection of features."]) from error


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry(geometry: Mapping[str, object]) -> str:
    found = geometry.get("coordinates")
    match geometry.get("type"):
        case "Point":
            points = [found]
        case "LineString":
            points = list(found)  # type: ignore[call-overload]
        case "Polygon":
            points = list(found[0])  # type: ignore[index]
        case _:
            return ""
    return "; ".join(f"{point[1]} {point[0]} 0 0" for point in points)  # type: ignore[index]
