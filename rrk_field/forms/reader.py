"""From the XML of an XForm to its definition. Everything wrong is told at once."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from rrk_field.forms import lists
from rrk_field.forms.body import Body, Control, read_body
from rrk_field.forms.captions import caption, caption_of_expression, output_texts, read_texts
from rrk_field.forms.definition import (
    AnyItem,
    Caption,
    FormDefinition,
    Formula,
    Group,
    Question,
    Repeat,
    SetValue,
)
from rrk_field.forms.forge import Forge, named
from rrk_field.forms.growth import MOST_ROWS
from rrk_field.forms.manners import COLLECT, Manners
from rrk_field.forms.order import ranks
from rrk_field.forms.outline import leaves, sections
from rrk_field.forms.places import Place
from rrk_field.forms.problems import FormError
from rrk_field.forms.xml import HTML, JR, ORX, RRK, XF, local, prefixes_of, read_xml

DEEPEST = 50
"""Groups within groups."""

MOST_QUESTIONS = 20_000
LARGEST_BYTES = 60_000_000

TYPES = frozenset(
    (
        "string int decimal date time dateTime geopoint geotrace geoshape barcode binary boolean"
    ).split()
)
SPECIAL = ("na", "dk", "ref")
_EXTERNAL = re.compile(r"instance\(\s*['\"]([^'\"]*)['\"]\s*\)/root/item")
_ITEMSETS = r"instance('itemsets')/root/item[list_name='\1']"
MEDIA = ("image", "big-image", "audio", "video")
"""Kinds of texts that name a file."""
LAST_SAVED = "__last-saved"
"""The answers of the form filled before; empty unless the host gives them."""


def read_form(xml: str | bytes, manners: Manners = COLLECT) -> FormDefinition:
    """Read an XForm. Raises FormError with every problem found."""
    if len(xml) > LARGEST_BYTES:
        raise FormError(["The file is larger than a questionnaire can be."])
    document = read_xml(xml)
    model = document.find(f".//{XF}model")
    data = _primary(model)
    if model is None or data is None:
        raise FormError(["The file is no XForm: it has no model with a primary instance."])
    with _no_collecting():
        return _Reader(document, model, data, prefixes_of(xml), manners).definition()


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let Python not look for garbage among the many small parts of a form, which all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _primary(model: XmlElement | None) -> XmlElement | None:
    instance = None if model is None else model.find(f"{XF}instance")
    return next(iter(instance), None) if instance is not None else None


class _Reader:
    """Holds what is read on the way."""

    def __init__(
        self,
        document: XmlElement,
        model: XmlElement,
        data: XmlElement,
        prefixes: Mapping[str, str],
        manners: Manners,
    ) -> None:
        self.document, self.model, self.data = document, model, data
        self.prefixes, self.manners = prefixes, manners
        self.sources: dict[Place, XmlElement] = {}
        self.rows: dict[Place, list[XmlElement]] = {}
        if manners.tolerant:
            self.complete()
        else:
            self.offer_itemsets()
        self.root = self.skeleton()
        self.instances = {LAST_SAVED: None, **dict(self.read_instances())}
        self.forge = Forge(self.root, frozenset(self.instances), manners)
        self.texts, self.languages, self.default_language = read_texts(model)
        self.binds = self.read_binds()
        body = document.find(f"{HTML}body")
        self.body = read_body(body, self.forge) if body is not None else Body()
        for place in self.body.repeats:
            place.repeat = True
        self.events: dict[Place, list[tuple[str, SetValue]]] = {}
        self.outputs: dict[tuple[Place, str], Formula] = {}
        self.items: dict[str, AnyItem] = {}

    def definition(self) -> FormDefinition:
        actions = list(self.actions())
        made = {place: self.item(place) for place in reversed(list(self.root.walk()))}
        root = self.assemble(made)
        order = self.order()
        if self.forge.problems:
            raise FormError(dict.fromkeys(self.forge.problems))
        return FormDefinition(
            form_id=self.data.get("id", ""),
            version=self.data.get("version", ""),
            title=self.document.findtext(f".//{HTML}title", ""),
            languages=self.languages,
            default_language=self.default_language,
            root=root,
            sections=tuple(sections(root)),
            external=tuple(
                name
                for name, content in self.instances.items()
                if content is None and name != LAST_SAVED
            ),
            items=self.items,
            texts=self.texts,
            instances=self.instances,
            on_first_load=_of(actions, "odk-instance-first-load"),
            on_load=_of(actions, "odk-instance-load"),
            ranks=order,
            outputs=self.outputs,
            attributes=dict(self.data.attrib),
            entities=dict(self.entities()),
            files=tuple(dict.fromkeys(self.named_files())),
            attached={
                instance.get("id", ""): file_name(instance.get("src", ""))
                for instance in self.model.findall(f"{XF}instance")[1:]
                if instance.get("src")
            },
            circular=self.circular,
            manners=self.manners,
        )

    # The skeleton

    def complete(self) -> None:
        """Give the form the identity of an instance, as ODK does where it has none."""
        metas = [one for one in self.data if one.tag in (f"{ORX}meta", f"{XF}meta")]
        meta = metas[0] if metas else SubElement(self.data, f"{ORX}meta")
        name = f"{meta.tag.partition('}')[0]}}}instanceID"
        if meta.find(name) is None:
            made = SubElement(meta, name)
            path = "".join(
                f"/{self.prefix(step)}:{local(step.tag)}".replace("/:", "/")
                for step in (self.data, meta, made)
            )
            bind = SubElement(self.model, f"{XF}bind", {"nodeset": path})
            bind.set(f"{JR}preload", "uid")

    def offer_itemsets(self) -> None:
        """Make choices of `select_one_external`: its lists all lie in one table, as in Collect."""
        inputs = [one for one in self.document.iter(f"{XF}input") if one.get("query")]
        for element in inputs:
            element.tag = f"{XF}select1"
            of_table = _EXTERNAL.sub(_ITEMSETS, element.get("query", ""))
            itemset = SubElement(element, f"{XF}itemset", {"nodeset": of_table})
            SubElement(itemset, f"{XF}value", {"ref": "name"})
            SubElement(itemset, f"{XF}label", {"ref": "label"})
        if inputs:
            source = {"id": "itemsets", "src": "jr://file-csv/itemsets.csv"}
            SubElement(self.model, f"{XF}instance", source)

    def skeleton(self) -> Place:
        root = Place(local(self.data.tag))
        root.prefix = self.prefix(self.data)
        self.sources[root] = self.data
        waiting = [(root, self.data)]
        for place, element in waiting:  # grows while it is walked
            if place.depth > DEEPEST:
                raise FormError([f"{place.path}: groups are nested more than {DEEPEST} deep."])
            if len(waiting) > MOST_QUESTIONS:
                raise FormError([f"The form has more than {MOST_QUESTIONS} questions."])
            for child in element:
                name = local(child.tag)
                if name in place.children:
                    self.rows[place.children[name]].append(child)
                    continue
                made = place.children[name] = Place(name, place)
                made.prefix = self.prefix(child)
                template = child.get(f"{JR}template") is not None
                self.rows[made] = [] if template else [child]
                self.sources[made] = child
                waiting.append((made, child))
        return root

    def prefix(self, element: XmlElement) -> str:
        return self.prefixes.get(element.tag[1:].partition("}")[0], "")

    def read_instances(self) -> Iterator[tuple[str, lists.Element | None]]:
        for instance in self.model.findall(f"{XF}instance")[1:]:
            name = instance.get("id", "")
            outside = instance.get("src") is not None and len(instance) == 0
            yield name, None if outside else lists.from_element(instance)

    def named_files(self) -> Iterator[str]:
        for instance in self.model.findall(f"{XF}instance")[1:]:
            if len(instance) == 0 and instance.get("id") != LAST_SAVED:
                yield file_name(instance.get("src", ""))
        for language in self.texts.values():
            for entry in language.values():
                for kind, parts in entry.items():
                    if kind in MEDIA and len(parts) == 1 and isinstance(parts[0], str):
                        yield file_name(parts[0])

    def entities(self) -> Iterator[tuple[Place, Mapping[str, Formula | str]]]:
        """Parts that make or change an entity, with what stands in their attributes."""
        computed = {
            bind.get("nodeset", "").strip(): bind.get("calculate")
            for bind in self.model.iter(f"{XF}bind")
            if "/@" in bind.get("nodeset", "")
        }
        for place, element in self.sources.items():
            if local(element.tag) != "entity" or "dataset" not in element.attrib:
                continue
            inside = next(iter(place.children.values()), place)  # as deep as an attribute
            found: dict[str, Formula | str] = {}
            for name, text in element.attrib.items():
                formula = self.forge.formula(
                    inside, computed.get(f"{place.path}/@{name}"), "text", f"entity, {name}"
                )
                found[name] = formula or text
            yield place, found

    def read_binds(self) -> dict[Place, Mapping[str, str]]:
        found: dict[Place, Mapping[str, str]] = {}
        for bind in self.model.iter(f"{XF}bind"):
            path = bind.get("nodeset", "")
            place = self.forge.place(path, "A bind")
            if place is not None:
                found[place] = {**found.get(place, {}), **bind.attrib}
        return found

    # What happens

    def actions(self) -> Iterator[tuple[str, SetValue]]:
        for element in self.model.findall(f"{XF}setvalue"):
            yield from self.set_value(element, None)
        for place, element in self.body.actions:
            for event, action in self.set_value(element, place):
                self.events.setdefault(place, []).append((event, action))
                yield event, action

    @cached_property
    def new_row_actions(self) -> dict[Place, list[SetValue]]:
        """What each repeat puts into its new rows, wherever in the row that is written."""
        found: dict[Place, list[SetValue]] = {}
        for source, happenings in self.events.items():
            for action in _of(happenings, "odk-new-repeat"):
                repeat = _repeat_around(action.target) or _repeat_around(source)
                if repeat is not None:
                    found.setdefault(repeat, []).append(action)
        return found

    def set_value(
        self, element: XmlElement, source: Place | None
    ) -> Iterator[tuple[str, SetValue]]:
        ref = element.get("ref", "")
        if self.manners.tolerant and not ref.startswith("/"):
            return  # ODK's engine knows no others
        target = self.forge.place(ref, "A setvalue", source)
        if target is None:
            return
        what = "dynamic default" if source is None else f"calculation triggered by {source.name}"
        value = element.get("value")
        formula = self.forge.formula(target, value, "text", what)
        action = SetValue(target, formula, (element.text or "") if value is None else "")
        for event in element.get("event", "").split():
            yield event, action

    # Items

    def item(self, place: Place) -> AnyItem:
        bind = self.binds.get(place, {})
        control = self.body.controls.get(place)
        shared = {
            "path": place.path,
            "name": place.name,
            "place": place,
            "label": self.caption(place, control, "label"),
            "hint": self.caption(place, control, "hint"),
            "relevant": self.relevant(place, bind),
            "read_only": self.forge.flag(place, bind.get("readonly"), "read_only"),
            "appearance": control.appearance if control else (),
            "code": bind.get(f"{RRK}code", ""),
        }
        if place.repeat:
            return Repeat(**(shared | self.repeat(place, bind)))  # type: ignore[arg-type]
        if place.children:
            return Group(**shared)  # type: ignore[arg-type]
        return Question(**shared, **self.question(place, bind, control))  # type: ignore[arg-type]

    def caption(self, place: Place, control: Control | None, kind: str) -> Caption | None:
        element = control.element.find(f"{XF}{kind}") if control else None
        if element is None and kind == "label":
            element = self.body.labels.get(place)
        if element is None:
            return None
        return self.checked(place, caption(element, lambda text: self.text_formula(place, text)))

    def text_formula(self, place: Place, text: str) -> Formula | None:
        return self.forge.formula(place, text, "text", "a text")

    def message(self, place: Place, text: str | None) -> Caption | None:
        if not text:
            return None
        made = caption_of_expression(text, lambda part: self.text_formula(place, part))
        return self.checked(place, made)

    def checked(self, place: Place, made: Caption) -> Caption:
        if (
            made.text_id is not None
            and not self.manners.tolerant
            and not any(made.text_id in texts for texts in self.texts.values())
        ):
            self.forge.problems.append(f"{place.path}: the text {made.text_id!r} is missing.")
        for expression in output_texts(made, self.texts):
            formula = self.text_formula(place, expression)
            if formula is not None:
                self.outputs[place, expression] = formula
        return made

    def relevant(self, place: Place, bind: Mapping[str, str]) -> Formula | None:
        return self.forge.formula(place, bind.get("relevant"), "boolean", "relevant")

    def repeat(self, place: Place, bind: Mapping[str, str]) -> dict[str, object]:
        element = self.body.repeats[place]
        count_text = element.get(f"{JR}count")
        if count_text and count_text.strip().isdecimal() and int(count_text) > MOST_QUESTIONS:
            self.forge.problems.append(f"{place.path}: {count_text.strip()} rows are too many.")
            count_text = None
        count = self.forge.formula(place, count_text, "number", "repeat_count")
        words = element.get("appearance", "").split()
        fixed = element.get(f"{JR}noAddRemove") is not None
        rows = [] if count and not self.manners.first_rows else self.rows.get(place, [])
        if len(rows) > MOST_ROWS:
            self.forge.problems.append(f"{place.path}: {len(rows)} rows are too many.")
            rows = []
        return {
            "computed_count": count is not None or fixed,
            "count": count,
            "row_key": self.forge.formula(place, bind.get(f"{RRK}row_key"), "text", "row key"),
            "initial": tuple(dict(leaves(place, row)) for row in rows),
            "on_new_row": tuple(self.new_row_actions.get(place, ())),
            "appearance": tuple(words),
            "starts_empty": any(word.startswith("rrk-") for word in words),
        }

    def question(
        self, place: Place, bind: Mapping[str, str], control: Control | None
    ) -> dict[str, object]:
        kind = bind.get("type", "string").rpartition(":")[2]
        kind = "int" if kind == "integer" else kind
        choices = control.choices if control else None
        calculate = self.forge.formula(place, bind.get("calculate"), "text", "calculation")
        changes = _of(self.events.get(place, []), "xforms-value-changed")
        element = control.element if control else XmlElement("none")
        pixels = bind.get(f"{ORX}max-pixels", "")
        return {
            "type": kind if kind in TYPES else "string",
            "control": self.control(place, bind, control),
            "media_type": element.get("mediatype", ""),
            "special": self.special(bind, control),
            "save_to": bind.get(f"{RRK}save_to", ""),
            "together": bind.get(f"{RRK}together", ""),
            "restricted": bind.get(f"{RRK}restricted", "") not in ("", "no", "false()", "0"),
            "required": self.forge.flag(place, bind.get("required"), "required"),
            "constraint": self.forge.formula(
                place, bind.get("constraint"), "boolean", "constraint"
            ),
            "calculate": calculate,
            "default": self.default(place),
            "preload": (bind.get(f"{JR}preload", ""), bind.get(f"{JR}preloadParams", "")),
            "choices": choices,
            "required_message": self.message(place, bind.get(f"{JR}requiredMsg")),
            "constraint_message": self.message(place, bind.get(f"{JR}constraintMsg")),
            "on_change": changes,
            "bounds": (element.get("start", ""), element.get("end", ""), element.get("step", "")),
            "max_pixels": int(pixels) if pixels.isdecimal() else None,
            "manners": self.manners,
        }

    def default(self, place: Place) -> str:
        """The value that a new form or a new row begins with.

        Rows of a repeat that has no template begin empty, but for those that the form holds.
        """
        element, repeat = self.sources[place], _repeat_around(place)
        if len(element) or (repeat and self.sources[repeat].get(f"{JR}template") is None):
            return ""
        return element.text or ""

    def control(self, place: Place, bind: Mapping[str, str], control: Control | None) -> str | None:
        if control is None:
            return None
        is_note = (
            control.kind == "input"
            and bind.get("readonly", "").strip() == "true()"
            and bind.get("calculate") is None
            and bind.get("type", "string") == "string"
            and not (self.sources[place].text or "").strip()
            and place not in self.targets
        )
        return "note" if is_note else control.kind

    @property
    def targets(self) -> set[Place]:
        if not hasattr(self, "_targets"):
            elements = [*self.model.findall(f"{XF}setvalue"), *(e for _, e in self.body.actions)]
            paths = {element.get("ref", "").strip() for element in elements}
            self._targets = {place for place in self.root.walk() if place.path in paths}
        return self._targets

    def special(self, bind: Mapping[str, str], control: Control | None) -> tuple[str, ...]:
        named_here = bind.get(f"{RRK}special", "").split()
        codes = set(named_here)
        choices = control.choices if control else None
        if choices is not None:
            codes |= {one.code for one in choices.fixed}
            top = self.instances.get(choices.list_name or "")
            for root in top.children if top else ():
                for kind in root.by_name:
                    codes |= {code for code in SPECIAL if root.where(kind, choices.code_at, code)}
        return tuple(code for code in SPECIAL if code in codes)

    # Putting together

    def assemble(self, made: Mapping[Place, AnyItem]) -> Group:
        for place in reversed(list(self.root.walk())):
            item = made[place]
            if not isinstance(item, Question):
                children = tuple(made[child] for child in self.ordered(place))
                object.__setattr__(item, "children", children)
        self.items.update((place.path, made[place]) for place in self.root.walk())
        root = made[self.root]
        if not isinstance(root, Group):
            raise FormError(["The form has no questions."])
        return root

    def ordered(self, place: Place) -> list[Place]:
        """Children in the order in which they are asked; hidden ones stay where they stand."""
        children = list(place.children.values())
        shown = [child for child in children if child in self.body.sequence]
        in_body = iter(sorted(shown, key=self.body.sequence.__getitem__))
        return [next(in_body) if child in self.body.sequence else child for child in children]

    def order(self) -> dict[Place, int]:
        needs: dict[Place, list[Place]] = {}
        for item in self.items.values():
            formulas = [item.relevant]
            if isinstance(item, Question):
                formulas.append(item.calculate)
            elif isinstance(item, Repeat):
                formulas.append(item.count)
            for formula in filter(None, formulas):
                strong = [place for place, matters in formula.references if matters]
                needs.setdefault(item.place, []).extend(strong)
        found, circles = ranks(self.root, needs)
        self.circular = frozenset(place for circle in circles for place in circle)
        for circle in () if self.manners.tolerant else circles:
            self.forge.problems.append(
                f"{circle[0].path}: these depend on each other in a circle: {named(circle)}."
            )
        return found


def _repeat_around(place: Place) -> Place | None:
    """The innermost repeat that holds a place."""
    return next((one for one in reversed(place.chain()) if one.repeat), None)


def file_name(reference: str) -> str:
    """Return the name of a file that a form names: `jr://images/house.png` -> `house.png`."""
    return reference.strip().rpartition("/")[2]


def _of(actions: list[tuple[str, SetValue]], event: str) -> tuple[SetValue, ...]:
    return tuple(action for name, action in actions if name == event)
