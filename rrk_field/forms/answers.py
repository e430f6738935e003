"""Answers of a form as XForms instance XML, as ODK writes them, and back.

The mapping: path -> value. A row stands as its marker `roster/member[UUID]` -> order number, a
special answer as `path~special` -> code.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from uuid_utils.compat import uuid7

from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.growth import is_key
from rrk_field.forms.nodes import Node
from rrk_field.forms.problems import FormError
from rrk_field.forms.session import Session
from rrk_field.forms.tree import SPECIAL_MARK
from rrk_field.forms.types import Json, to_json, written
from rrk_field.forms.xml import JR, ORX, RRK, fit_for_xml, local, read_xml

_ORDER = re.compile(r"[0-9]{1,9}")
_PREFIXES = {
    "rrk": RRK.strip("{}"),
    "orx": ORX.strip("{}"),
    "jr": JR.strip("{}"),
}


def to_xml(session: Session) -> str:
    """Return everything that was given, what is not asked now too, with the keys of rows."""
    return _document(session, _whole(session.root))


def to_submission(
    session: Session,
    *,
    instance_id: str = "",
    owner: Mapping[str, str] = MappingProxyType({}),
    hidden: Collection[str] = (),
) -> str:
    """Return what counts, as ODK sends it at the end: without what is not asked.

    Keys of rows and codes of special answers stand in attributes of a namespace of our own, which
    other programs pass over; so does `owner`, on the root. `hidden`: template paths left out.
    """
    root = _counting(session, session.root, hidden)
    if instance_id:
        _set_instance_id(root, instance_id)
    root.attrib |= {f"{RRK}{name}": value for name, value in owner.items()}
    return _document(session, root)


def owner_of(xml: str | bytes) -> dict[str, str]:
    """Return what an instance says of its record and household."""
    return {
        local(name): value for name, value in read_xml(xml).attrib.items() if name.startswith(RRK)
    }


def from_xml(
    definition: FormDefinition, xml: str | bytes, unknown: dict[str, str] | None = None
) -> dict[str, Json]:
    """Return the answers of an instance. Raises FormError if it belongs to another form.

    Texts for which the form has no question are put into `unknown`, by their paths.
    """
    root = read_xml(xml)
    if root.get("id", "") != definition.form_id:
        found = root.get("id") or local(root.tag)
        raise FormError([f"These answers belong to the form {found}, not {definition.form_id}."])
    found_answers: dict[str, Json] = {}
    waiting: list[tuple[str, str, XmlElement]] = [("", definition.root.path, root)]
    while waiting:
        path, template, element = waiting.pop()
        inside = list(_inside(definition, path, template, element, found_answers))
        if unknown is not None:
            unknown.update(_unknown(definition, path, template, element))
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
            key, order = child.get(f"{RRK}key", ""), child.get(f"{RRK}order", "")
            below = f"{below}[{key if is_key(key) else computed}]"
            found[below] = int(order) if _ORDER.fullmatch(order) else counts[name]
        if isinstance(item, Question):
            _answer(item, below, child, found)
        elif item is not None:
            yield below, item.path, child


def _unknown(
    definition: FormDefinition, path: str, template: str, element: XmlElement
) -> Iterator[tuple[str, str]]:
    """Texts in parts of an element that the form does not have."""
    for child in element:
        name = local(child.tag)
        if f"{template}/{name}" in definition.items:
            continue
        for leaf in child.iter():
            text = (leaf.text or "").strip()
            if text:
                below = name if leaf is child else f"{name}/{local(leaf.tag)}"
                yield (f"{path}/{below}" if path else below), text


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
        element.text = fit_for_xml(node.value)
    for child in node.children:
        element.extend(map(_whole, child.rows) if child.rows is not None else [_whole(child)])
    return element


def _counting(session: Session, node: Node, hidden: Collection[str]) -> XmlElement:
    name = node.item.name
    element = XmlElement(f"{ORX}{name}" if node.item.place.prefix == "orx" else name)
    if node.row_key is not None:
        element.set(f"{RRK}key", node.row_key)
    if node.is_question:
        element.text = fit_for_xml(node.text)
        if node.special:
            element.set(f"{RRK}special", node.special)
    for name, value in session.definition.entities.get(node.item.place, {}).items():
        inside = node.children[0] if node.children else node
        element.set(name, value if isinstance(value, str) else session.computed(inside, value))
    for child in node.children:
        if child.relevant and child.item.path not in hidden:
            rows = child.children if child.rows is not None else [child]
            element.extend([_counting(session, row, hidden) for row in rows])
    if node.item.place in session.definition.entities and not element.get("id"):
        element.set("id", _entity_id(node))
    return element


def _entity_id(node: Node) -> str:
    """Return the id of a new entity: always the same for one row of one questionnaire."""
    top, row = node, node.row()
    while top.parent is not None:
        top = top.parent
    meta = top.by_name.get("meta")
    instance = meta.by_name.get("instanceID") if meta else None
    return str(
        uuid5(NAMESPACE_URL, f"{instance.value if instance else ''}/{row.path if row else ''}")
    )


def _set_instance_id(root: XmlElement, instance_id: str) -> None:
    """Put the id where programs that run XForms look for it."""
    meta = root.find("{*}meta")
    if meta is None:
        meta = SubElement(root, f"{ORX}meta")
    found = meta.find("{*}instanceID")
    if found is None:
        found = SubElement(meta, f"{meta.tag.removesuffix('meta')}instanceID")
    found.text = instance_id
