"""XLSForm (CSV or XLSX) to XForm, with Serbian Latin made from Serbian Cyrillic.

It needs the XLSForm compiler, which laptops do not carry: it runs at build time and on the server.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from rrk_field.domain.scripts import latin
from rrk_field.forms.definition import parse
from rrk_field.forms.problems import FormError
from rrk_field.forms.sheets import problems_of
from rrk_field.forms.xml import XF, local, read_xml

_ROW = re.compile(r"^\[row ?: ?(\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet,\s*")
_SR = re.compile(r"(^|\()sr(-Cyrl)?\)?$")
_SR_LATN = "Srpski (sr-Latn)"


@dataclass(frozen=True)
class CompiledForm:
    """A questionnaire as it is published: its identity, its XForm and the digest of that."""

    form_id: str
    version: str
    title: str
    xml: str
    digest: str
    warnings: tuple[str, ...]


def compile_xlsform(path: Path) -> CompiledForm:
    """Compile an XLSForm and check the result. Raises FormError with every problem found."""
    raw, warnings = _compiled(path)
    xml = with_serbian_latin(raw)
    definition = parse(xml)
    return CompiledForm(
        form_id=definition.form_id,
        version=definition.version,
        title=definition.title,
        xml=xml,
        digest=sha256(xml.encode()).hexdigest(),
        warnings=tuple(warnings),
    )


def _compiled(path: Path) -> tuple[str, list[str]]:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert, get_xlsform

    found: list[str] = []
    warnings: list[str] = []
    try:
        sheets = get_xlsform(xlsform=path)
        found = problems_of(sheets.survey or [], sheets.choices or [])
        xml = str(convert(path, warnings=warnings, form_name="data").xform)
    except PyXFormError as error:
        raise FormError([*found, *([] if found else _sentences(str(error)))]) from error
    if found:
        raise FormError(found)
    return xml, [sentence for warning in warnings for sentence in _sentences(warning)]


def _sentences(text: str) -> Iterator[str]:
    for line in filter(None, (line.strip() for line in text.splitlines())):
        sheet = _SHEET.search(line)
        row = _ROW.match(line)
        said = _SHEET.sub("", _ROW.sub("", line))
        where = [sheet[1] if sheet else "survey", f"row {row[1]}"] if row else []
        yield ": ".join(filter(None, [", ".join(where), said]))


def with_serbian_latin(xml: str) -> str:
    """Return the XForm with a Serbian Latin translation beside the Cyrillic one."""
    itext = read_xml(xml).find(f".//{XF}itext")
    translations = [] if itext is None else itext.findall(f"{XF}translation")
    if any("sr-Latn" in one.get("lang", "") for one in translations):
        return xml
    for translation in translations:
        if _SR.search(translation.get("lang", "")):
            return xml.replace("</itext>", f"{_latinised(translation)}</itext>", 1)
    return xml


def _latinised(translation: ElementTree.Element) -> str:
    made = copy.deepcopy(translation)
    made.set("lang", _SR_LATN)
    made.attrib.pop("default", None)
    for value in made.iter(f"{XF}value"):
        if value.get("form") not in (None, "guidance"):
            continue  # file names of pictures and sounds
        value.text = latin(value.text or "")
        for output in value:
            output.tail = latin(output.tail or "")
    for element in made.iter():
        element.tag = local(element.tag)  # it is put into text where the namespace is declared
    return ElementTree.tostring(made, encoding="unicode")
