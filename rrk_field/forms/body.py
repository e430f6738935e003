"""The body of an XForm: which control a question has, in which order, with which choices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element as XmlElement

from rrk_field.forms.captions import caption
from rrk_field.forms.definition import Choices, FixedChoice
from rrk_field.forms.forge import Forge
from rrk_field.forms.places import Place
from rrk_field.forms.xml import XF, local

CONTROLS = ("input", "select1", "select", "rank", "range", "upload", "trigger", "secret")

_LIST = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")
_ITEXT = re.compile(r"jr:itext\(\s*([^)]+?)\s*\)")


@dataclass(frozen=True)
class Control:
    """How a question or group is shown."""

    kind: str
    element: XmlElement
    appearance: tuple[str, ...]
    choices: Choices | None = None


@dataclass
class Body:
    """Everything the body says."""

    controls: dict[Place, Control] = field(default_factory=dict)
    repeats: dict[Place, XmlElement] = field(default_factory=dict)
    labels: dict[Place, XmlElement] = field(default_factory=dict)
    """Labels of repeats: they stand on the group around them."""
    sequence: dict[Place, int] = field(default_factory=dict)
    actions: list[tuple[Place, XmlElement]] = field(default_factory=list)


def read_body(element: XmlElement, forge: Forge) -> Body:
    """Read the body."""
    body = Body()
    found = list(_controls(element, forge))
    for place, one in found:
        if local(one.tag) == "repeat":
            body.repeats[place] = one
            place.repeat = True
    for place, one in found:
        _note(body, forge, place, one)
    return body


def _controls(element: XmlElement, forge: Forge) -> Iterator[tuple[Place, XmlElement]]:
    waiting = [(one, forge.root) for one in reversed(element)]
    while waiting:
        one, around = waiting.pop()
        kind = local(one.tag)
        holds = kind in ("group", "repeat")
        if not holds and kind not in CONTROLS:
            continue
        path = one.get("nodeset") or one.get("ref") or one.get("bind")
        # A group without a path only holds things together on the screen.
        place = None if path is None else forge.place(path, f"A {kind} of the body", around)
        if holds:
            waiting += [(inner, place or around) for inner in reversed(one)]
        if place is not None:
            yield place, one


def _note(body: Body, forge: Forge, place: Place, element: XmlElement) -> None:
    kind = local(element.tag)
    body.sequence.setdefault(place, len(body.sequence))
    body.actions += [(place, action) for action in element.findall(f"{XF}setvalue")]
    if kind == "repeat":
        return
    label = element.find(f"{XF}label")
    if kind == "group" and place in body.repeats:
        if label is not None:
            body.labels[place] = label
        return
    appearance = tuple(element.get("appearance", "").split())
    choices = _choices(place, element, forge) if kind in ("select1", "select", "rank") else None
    kind = "input" if kind == "secret" else kind
    body.controls[place] = Control(kind, element, appearance, choices)


def _choices(place: Place, element: XmlElement, forge: Forge) -> Choices:
    itemset = element.find(f"{XF}itemset")
    if itemset is None:
        return Choices(fixed=tuple(_fixed(place, element, forge)))
    nodeset = itemset.get("nodeset", "")
    value, label = itemset.find(f"{XF}value"), itemset.find(f"{XF}label")
    label_ref = "" if label is None else label.get("ref", "").strip()
    text_id = _ITEXT.fullmatch(label_ref)
    name = _LIST.search(nodeset)
    return Choices(
        items=forge.formula(place, nodeset, "nodes", "the list of choices"),
        list_name=name[1] if name else None,
        filtered="[" in nodeset or name is None,
        code_at="name" if value is None else value.get("ref", "name").strip(),
        label_at=text_id[1].strip() if text_id else label_ref or "label",
        label_is_text_id=text_id is not None,
    )


def _fixed(place: Place, element: XmlElement, forge: Forge) -> Iterator[FixedChoice]:
    for item in element.iter(f"{XF}item"):
        label = item.find(f"{XF}label")
        made = caption(
            XmlElement("label") if label is None else label,
            lambda text: forge.formula(place, text, "text", "the label of a choice"),
        )
        code = item.findtext(f"{XF}value") or ""
        yield FixedChoice(code if forge.manners.odk_texts else code.strip(), made)
