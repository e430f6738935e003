"""Reads the texts of the program from its source, and the catalogues that translate them."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
PLACEHOLDER = re.compile(r"\{[^}]*\}|%n|%\d|<[^>]+>")


@dataclass(frozen=True)
class Marked:
    """A text that a person reads: where it stands, its context, and whether it counts things."""

    context: str
    text: str
    plural: bool
    place: str


@dataclass
class Translation:
    """One message of a catalogue; `forms` has one text, or one for each plural form."""

    forms: list[str]
    plural: bool
    finished: bool


@dataclass
class _Finder(ast.NodeVisitor):
    path: Path
    found: list[Marked] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = ast.unparse(node.func)
        texts = [
            one.value
            for one in node.args
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if name == "self.tr" and texts:
            self._add(self.classes[-1], texts[0], node)
        elif name in ("QT_TRANSLATE_NOOP", "QCoreApplication.translate") and len(texts) >= 2:
            self._add(texts[0], texts[1], node)
        self.generic_visit(node)

    def _add(self, context: str, text: str, node: ast.Call) -> None:
        place = f"{self.path.relative_to(ROOT)}:{node.lineno}"
        self.found.append(Marked(context, text, "%n" in text, place))


def marked_texts() -> list[Marked]:
    """Every text of the program that is marked for translation."""
    found = []
    for path in sorted((ROOT / "rrk_field").rglob("*.py")):
        finder = _Finder(path)
        finder.visit(ast.parse(path.read_text(encoding="utf-8")))
        found += finder.found
    return found


def catalogue(language: str) -> dict[tuple[str, str], Translation]:
    """The messages of translations/rrk_<language>.ts by context and source text."""
    root = ElementTree.parse(ROOT / "translations" / f"rrk_{language}.ts").getroot()
    messages = {}
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plurals = [one.text or "" for one in translation.iter("numerusform")]
            messages[name, message.findtext("source", "")] = Translation(
                forms=plurals or [translation.text or ""],
                plural=message.get("numerus") == "yes",
                finished=translation.get("type") is None,
            )
    return messages


def placeholders(text: str) -> list[str]:
    """What a translation has to keep: values, counts and tags."""
    return sorted(PLACEHOLDER.findall(text))
