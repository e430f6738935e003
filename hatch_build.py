"""Makes resources/made/ (fonts, icons, questionnaires, texts) and puts it into the wheel."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version as installed
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CUTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
LETTERS = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x400, 0x45F), (0x490, 0x491), (0x2010, 0x205E),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2212, 0x2212),
]  # fmt: skip


class Assets(BuildHookInterface):  # type: ignore[type-arg]
    """The one build hook, for the wheel and for an editable install alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing or out of date."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        made = root / "resources" / "made"
        names = (root / "resources" / "icons.txt").read_text().split()
        texts = sorted((root / "translations").glob("*.ts"))
        sheets = sorted((root / "resources" / "forms").glob("*.csv"))
        compiler = [root / "rrk_field" / name for name in ("forms/xlsform.py", "domain/scripts.py")]
        once(made / "fonts", f"{installed('fonttools')} {installed('fontpkg-noto-sans')}", fonts)
        once(
            made / "icons",
            f"{installed('python-lucide')} {names}",
            lambda folder: icons(folder, names),
        )
        once(
            made / "forms",
            str([installed("pyxform"), *(path.read_bytes() for path in [*sheets, *compiler])]),
            lambda folder: questionnaires(folder, sheets),
        )
        once(
            made / "translations",
            str([text.read_bytes() for text in texts]),
            lambda folder: catalogues(folder, texts),
        )
        if version == "standard":  # an editable install reads the checkout itself
            for name in ("resources", "translations"):
                build_data["force_include"][name] = f"rrk_field/{name}"


def once(folder: Path, inputs: str, build: Callable[[Path], None]) -> None:
    """Run `build(folder)` unless the folder was made by this file from the same inputs."""
    stamp = folder / ".made-from"
    digest = sha256((inputs + Path(__file__).read_text()).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    build(fresh)  # beside the old one, so that a build that fails takes nothing away
    (fresh / stamp.name).write_text(digest)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def fonts(folder: Path) -> None:
    """Static cuts of Noto Sans, Latin and Cyrillic only, under our own family name."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    package = files("fontpkg_noto_sans")
    options = subset.Options(
        layout_features=["*"], name_IDs=["*"], hinting=False, glyph_names=False
    )
    for cut, weight in CUTS.items():
        font = TTFont(package / "files" / "NotoSans[wdth,wght].ttf", recalcTimestamp=False)
        letters = subset.Subsetter(options)
        letters.populate(
            unicodes=[code for first, last in LETTERS for code in range(first, last + 1)]
        )
        letters.subset(font)
        instantiateVariableFont(
            font, {"wght": weight, "wdth": 100}, inplace=True, updateFontNames=True
        )
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                name = record.toUnicode().replace("Noto Sans", "RRK Sans")
                record.string = name.replace("NotoSans", "RRKSans")
        font.save(folder / f"RRKSans-{cut}.ttf")
    (folder / "OFL.txt").write_text((package / "LICENSE").read_text())


def icons(folder: Path, names: list[str]) -> None:
    """The Lucide drawings named in resources/icons.txt."""
    from lucide import get_db_connection

    with get_db_connection() as db:
        svg = dict(db.execute("SELECT name, svg FROM icons"))
    if missing := sorted(set(names) - set(svg)):
        raise SystemExit(f"resources/icons.txt names icons that Lucide does not have: {missing}")
    for name in names:
        (folder / f"{name}.svg").write_text(svg[name])


def questionnaires(folder: Path, sheets: list[Path]) -> None:
    """Our XLSForms as XForms, so that a laptop needs no XLSForm compiler."""
    from rrk_field.forms.xlsform import compile_xlsform

    for sheet in sheets:
        compiled = compile_xlsform(sheet)
        (folder / f"{compiled.form_id}.xml").write_text(compiled.xml, encoding="utf-8")


def catalogues(folder: Path, texts: list[Path]) -> None:
    """One .qm per language, of our texts and of those for Qt's own buttons."""
    from rrk_field.domain.scripts import latin

    languages: dict[str, list[Path]] = {}
    for text in texts:  # rrk_sq.ts and qt_sq.ts -> sq
        languages.setdefault(text.stem.partition("_")[2], []).append(text)
    for text in languages.get("sr", []):
        tree = ElementTree.parse(text)
        tree.getroot().set("language", "sr_Latn")
        for element in tree.iter():
            if element.tag in ("translation", "numerusform") and element.text:
                element.text = latin(element.text)
        generated = folder / f"{text.stem}_Latn.ts"
        tree.write(generated, encoding="utf-8", xml_declaration=True)
        languages.setdefault("sr_Latn", []).append(generated)
    found = importlib.util.find_spec("PySide6")
    assert found
    assert found.origin
    lrelease = next(Path(found.origin).parent.glob("lrelease*"))
    for language, parts in languages.items():
        compiled = folder / f"{language}.qm"
        subprocess.run([lrelease, "-silent", *parts, "-qm", compiled], check=True)
