"""XLSForm (CSV or XLSX) to XForm, with Serbian Latin made from Serbian Cyrillic.

It needs the XLSForm compiler, which laptops do not carry: it runs at build time and on the server.
"""

import copy
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from rrk_field.domain.scripts import latin
from rrk_field.forms.definition import parse
from rrk_field.forms.problems import FormError
from rrk_field.forms.sheets import SheetRows, problems_of, rows_of
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
    rows: SheetRows = field(default_factory=SheetRows, repr=False)
    itemsets: str = field(default="", repr=False)
    """The sheet `external_choices` as the file that goes with the form, `itemsets.csv`."""


def compile_xlsform(path: Path) -> CompiledForm:
    """Compile an XLSForm and check the result. Raises FormError with every problem found."""
    raw, itemsets, warnings, rows = _compiled(path)
    xml = with_serbian_latin(raw)
    definition = parse(xml)
    return CompiledForm(
        form_id=definition.form_id,
        version=definition.version,
        title=definition.title,
        xml=xml,
        digest=sha256(xml.encode()).hexdigest(),
        warnings=tuple(warnings),
        rows=rows,
        itemsets=itemsets,
    )


def _compiled(path: Path) -> tuple[str, str, list[str], SheetRows]:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert, get_xlsform

    found: list[str] = []
    warnings: list[str] = []
    try:
        sheets = get_xlsform(xlsform=_spreadsheet(path))
        survey, choices = sheets.survey or [], sheets.choices or []
        twice = any(
            str(row.get("allow_choice_duplicates", "")).strip().lower() in ("yes", "true")
            for row in sheets.settings or []
        )
        found = problems_of(survey, choices, kinds=_kinds(), codes_twice=twice)
        made = convert(path, warnings=warnings, form_name="data")
    except PyXFormError as error:
        raise FormError([*found, *([] if found else _sentences(str(error)))]) from error
    if found:
        raise FormError(found)
    said = [sentence for warning in warnings for sentence in _sentences(warning)]
    return str(made.xform), made.itemsets or "", said, rows_of(survey, choices)


def _kinds() -> frozenset[str]:
    """The types of questions that the compiler knows."""
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return frozenset((*QUESTION_TYPE_DICT, *aliases.select, *aliases.osm))


def _spreadsheet(path: Path) -> Path:
    """Return the path of what can be read as sheets. Raises FormError."""
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".xlsm", ".xls", ".csv"):
        raise FormError([f"{path.name}: this is no XLSForm; give an XLSX or a CSV file."])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FormError([f"{path.name}: {error.strerror or 'it cannot be read'}."]) from error
    if kind in (".xlsx", ".xlsm") and not zipfile.is_zipfile(path):
        raise FormError([f"{path.name}: this is no XLSX file, or a damaged one."])
    if kind == ".csv":
        try:
            content.decode()
        except UnicodeDecodeError as error:
            raise FormError(
                [f"{path.name}: the file is not UTF-8; save it as “CSV UTF-8”."]
            ) from error
    return path


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
