"""Collects the texts of the program into translations/*.ts.

pyside6-lupdate finds nothing when it is given a folder, and then empties the catalogues: it gets
the list of files, and a sudden drop in what it found stops the run.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
LANGUAGES: dict[str, list[str]] = {"sq": [], "sr": [], "en": ["-pluralonly"]}


def main() -> int:
    """Update every catalogue; return 1 when the texts cannot have been read."""
    files = sorted(path for path in (ROOT / "rrk_field").rglob("*.py") if "made" not in path.parts)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listing:
        listing.write("\n".join(str(path) for path in files))
        listing.flush()
        for language, options in LANGUAGES.items():
            catalogue = ROOT / "translations" / f"rrk_{language}.ts"
            before = count(catalogue)
            found = update(language, options, listing.name, catalogue)
            print(f"{catalogue.name}: {found} texts, {open_texts(catalogue)} without translation")
            if found < before * 0.8:
                print(f"{catalogue.name} had {before}: lost texts, look before you commit")
                return 1
    return 0


def update(language: str, options: list[str], listing: str, catalogue: Path) -> int:
    """Run lupdate for one language; return how many texts it found."""
    program = Path(sys.executable).with_name("pyside6-lupdate")
    command: list[str | Path] = [
        program,
        f"@{listing}",
        "-source-language",
        "en",
        "-target-language",
        language,
    ]
    command += ["-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext"]
    output = subprocess.run(
        [*command, *options, "-ts", catalogue], check=True, capture_output=True, text=True
    )
    found = re.search(r"Found (\d+) source text", output.stdout + output.stderr)
    return int(found.group(1)) if found else 0


def count(catalogue: Path) -> int:
    """Return the number of texts in a catalogue; 0 if there is none yet."""
    return len(messages(catalogue)) if catalogue.exists() else 0


def open_texts(catalogue: Path) -> int:
    """Return the number of texts that still want a translation."""
    return sum(
        message.find("translation[@type='unfinished']") is not None
        for message in messages(catalogue)
    )


def messages(catalogue: Path) -> list[ElementTree.Element]:
    """Return the messages of a catalogue."""
    root = ElementTree.parse(catalogue).getroot()  # noqa: S314 - our own file
    return list(root.iter("message"))


if __name__ == "__main__":
    sys.exit(main())
