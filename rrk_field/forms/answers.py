"""Answers of a form as XForms instance XML, as ODK writes them, and back.

The mapping: path -> value. A row stands as its marker `roster/member[UUID]` -> order number, a
special answer as `path~special` -> code.
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element as XmlElement

from uuid_utils.compat import uuid7

from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.nodes import Node
from rrk_field.forms.problems import FormError
from rrk_field.forms.session import Session
from rrk_field.forms.tree import SPECIAL_MARK
from rrk_field.forms.types import Json, to_json, written
from rrk_field.forms.xml import JR, ORX, RRK, local, read_xml

_PREFIXES = {
    "rrk": RRK.strip("{}"),
    "orx": ORX.strip("{}"),
    "jr": JR.strip("{}"),
}


def to_xml(session: Session) -> str:
    """Return everything that was given, what is not asked now too, with the keys of rows."""
    return _document(session, _whole(session.root))


def to_submission(session: Session) -> str:
    """Return what counts, as ODK sends it at the end: without what is not asked."""
    return _document(session, _counting(session.root))


def from_xml(definition: FormDefinition, xml: str | bytes) -> dict[str, Json]:
    """Return the answers of an instance. Raises FormError if it belongs to another form."""
    root = read_xml(xml)
    if root.get("id", "") != definition.form_id:
        found = root.get("id") or local(root.tag)
        raise FormError([f"These answers belong to the form {found}, not {definition.form_id}."])
    found_answers: dict[str, Json] = {}
    waiting: list[tuple[str, str, XmlElement]] = [("", definition.root.path, root)]
    while waiting:
        path, template, element = waiting.pop()
        inside = list(_inside(definition, path, template, element, found_answers))
        waiting += reversed(inside)
    return found_answers


def _inside(
    definition: FormDefinition,
    path: str,
    template: str,
    element: XmlElement,
    found: dict[str, Json],
) -> Iterator[tuple[str, str, XmlElement]]:
    counts: dict[str, int] = {}
    for child in element:
        name = local(child.tag)
        item = definition.items.get(f"{template}/{name}")
        below = f"{path}/{name}" if path else name
        if isinstance(item, Repeat):
            if child.get(f"{JR}template") is not None:
                continue
            counts[name] = counts.get(name, 0) + 1
            computed = str(counts[name]) if item.count is not None else str(uuid7())
            below = f"{below}[{child.get(f'{RRK}key') or computed}]"
            found[below] = int(child.get(f"{RRK}order") or counts[name])
        if isinstance(item, Question):
            _answer(item, below, child, found)
        elif item is not None:
            yield below, item.path, child


def _answer(item: Question, path: str, element: XmlElement, found: dict[str, Json]) -> None:
    special, text = element.get(f"{RRK}special"), element.text or ""
    if item.calculate is not None:
        return
    if special:
        found[path + SPECIAL_MARK] = special
    elif text:
        found[path] = to_json(item, written(item, text))


def _document(session: Session, root: XmlElement) -> str:
    for prefix, name in _PREFIXES.items():
        ElementTree.register_namespace(prefix, name)
    root.attrib = {**session.definition.attributes, **root.attrib}
    return ElementTree.tostring(root, encoding="unicode")


def _whole(node: Node) -> XmlElement:
    element = XmlElement(node.item.name)
    if node.row_key is not None:
        element.set(f"{RRK}key", node.row_key)
        element.set(f"{RRK}order", str(node.order))
    if node.special:
        element.set(f"{RRK}special", node.special)
    if node.is_question:
        element.text = node.value
    for child in node.children:
        element.extend(map(_whole, child.rows) if child.rows is not None else [_whole(child)])
    return element


def _counting(node: Node) -> XmlElement:
    element = XmlElement(node.item.name)
    if node.is_question:
        element.text = node.text
    for child in node.children:
        if child.relevant:
            rows = child.rows
            element.extend(map(_counting, rows) if rows is not None else [_counting(child)])
    return element
