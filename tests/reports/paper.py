"""Reading what stands on paper, and comparing it with the reference outputs."""

import functools
import io
import os
import re
from pathlib import Path
from typing import Any

from pypdf import PdfReader

GOLDEN = Path(__file__).parent.parent / "golden"


@functools.cache
def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """All text, with plain spaces and line ends as spaces."""
    return re.sub(r"\s+", " ", " ".join(pages_of(pdf)))


def fonts_of(pdf: bytes) -> set[str]:
    """Every font that any page names, without the prefix of its subset."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        fonts = resources.get("/Font", {})
        found |= {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    return {name.lstrip("/").partition("+")[2] or name for name in found}


def compare_with_golden(name: str, pdf: bytes) -> None:
    """Compare the text with tests/golden/<name>.txt; RRK_REFRESH_GOLDEN=1 writes it anew."""
    path = GOLDEN / f"{name}.txt"
    text = "\f\n".join(f"{page}\n" for page in pages_of(pdf)).replace("\N{NO-BREAK SPACE}", "~")
    if os.environ.get("RRK_REFRESH_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text
