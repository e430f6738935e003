"""Texts of a form in its languages, with the values that are shown in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element as XmlElement

from rrk_field.forms.definition import Caption, Formula, Output, Parts
from rrk_field.forms.xml import XF, local

Texts = dict[str, dict[str, dict[str, Parts]]]

_ITEXT = re.compile(r"jr:itext\(\s*['\"](.+?)['\"]\s*\)")
NO_LANGUAGE = "default"


def read_texts(model: XmlElement) -> tuple[Texts, tuple[str, ...], str]:
    """Return the translations, the names of the languages, and the default one."""
    found: Texts = {}
    default = ""
    for translation in model.iterfind(f"{XF}itext/{XF}translation"):
        language = translation.get("lang", NO_LANGUAGE)
        if not default or translation.get("default") in ("true()", ""):
            default = language
        texts = found.setdefault(language, {})
        for text in translation.iterfind(f"{XF}text"):
            texts[text.get("id", "")] = {
                value.get("form", ""): parts_of(value) for value in text.iterfind(f"{XF}value")
            }
    return found, tuple(found) or (NO_LANGUAGE,), default or NO_LANGUAGE


def parts_of(element: XmlElement) -> Parts:
    """Return the words of an element and the values between them."""
    parts: list[str | Output] = [element.text or ""]
    for child in element:
        if local(child.tag) == "output":
            parts.append(Output(child.get("value") or child.get("ref") or ""))
        parts.append(child.tail or "")
    return tuple(part for part in parts if part != "")


def caption(element: XmlElement, compiled: Callable[[str], Formula | None]) -> Caption:
    """Return what a label or hint element says."""
    reference = element.get("ref")
    if reference:
        return caption_of_expression(reference, compiled)
    return Caption(parts=parts_of(element))


def caption_of_expression(expression: str, compiled: Callable[[str], Formula | None]) -> Caption:
    """Return a text that is written as `jr:itext('id')`, as another expression, or as words."""
    match = _ITEXT.fullmatch(expression.strip())
    if match:
        return Caption(text_id=match[1])
    if expression.strip().startswith(("jr:itext(", "/")):
        return Caption(formula=compiled(expression))
    return Caption(parts=(expression,))


def output_texts(
    made: Caption, texts: Mapping[str, Mapping[str, Mapping[str, Parts]]]
) -> Iterator[str]:
    """Return the expressions of all values shown in a text, in any language."""
    everything = [made.parts]
    if made.text_id is not None:
        for language in texts.values():
            everything += language.get(made.text_id, {}).values()
    for parts in everything:
        for part in parts:
            if isinstance(part, Output):
                yield part.expression
