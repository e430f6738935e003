"""Our questionnaires are XLSForms for ODK and KoboToolbox as well: nothing of ours changes them."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyxform.xls2xform import convert

from rrk_field.forms.xml import RRK
from rrk_field.settings import asset

SHEETS = sorted(asset("resources/forms").glob("*.csv"))
CONTROLS = frozenset(
    "group repeat input select select1 trigger upload range odk:rank rank secret".split()
)


def compiled(text: str) -> tuple[ElementTree.Element, list[str]]:
    warnings: list[str] = []
    form = convert(text.encode(), file_type=".csv", form_name="data", warnings=warnings)
    return ElementTree.fromstring(str(form.xform)), warnings


def without_our_columns(text: str) -> str:
    """Return the sheets as someone would write them who never heard of RRK Field."""
    kept: list[int] = []
    lines = []
    heading = False
    for line in csv.reader(io.StringIO(text)):
        if line[0]:
            heading = True
        elif heading:
            heading = False
            kept = [
                place
                for place, name in enumerate(line)
                if not name.startswith("bind::rrk:") and name != "namespaces"
            ]
        lines.append(line if line[0] else [line[place] for place in kept if place < len(line)])
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue()


def without_our_attributes(root: ElementTree.Element) -> str:
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith(RRK)]:
            del element.attrib[name]
    model = root.find(".//{*}model")
    for bind in [] if model is None else model.findall("{*}bind"):
        if set(bind.attrib) == {"nodeset"}:  # says nothing
            assert model is not None
            model.remove(bind)
    return ElementTree.canonicalize(ElementTree.tostring(root, encoding="unicode"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_the_compiler_takes_it_unchanged_and_without_a_warning(sheet: Path) -> None:
    root, warnings = compiled(sheet.read_text(encoding="utf-8"))

    assert warnings == []
    assert root.tag.endswith("html")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_our_columns_change_nothing_that_others_read(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    ours, _ = compiled(text)
    plain, warnings = compiled(without_our_columns(text))

    assert "bind::rrk:" in text
    assert warnings == []
    assert without_our_attributes(ours) == without_our_attributes(plain)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_it_has_what_a_server_needs(sheet: Path) -> None:
    root, _ = compiled(sheet.read_text(encoding="utf-8"))

    data = next(iter(root.find(".//{*}instance") or ()))
    assert data.get("id") == sheet.stem
    assert data.get("version")
    assert data.find("{*}meta/{*}instanceID") is not None
    assert set(tags(root.find("{*}body") or ())) <= CONTROLS | PARTS


PARTS = frozenset("label hint item itemset value output copy ref setvalue body".split())


def tags(elements: Iterable[ElementTree.Element]) -> Iterable[str]:
    for element in elements:
        yield element.tag.rpartition("}")[2]
        yield from tags(element)
