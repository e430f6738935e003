"""The paper itself: fonts, styles, the frame of every page, and the document that is built.

The same facts give the same bytes on every machine.
"""

import functools
import io
import re
import unicodedata
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
)

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.footnotes import footnote, marked, mentions
from rrk_field.reports.words import Words
from rrk_field.settings import asset

FONT, BOLD = "RRKSans", "RRKSans-Bold"
NAVY, ACCENT, INK, MUTED = (HexColor(c) for c in ("#0E2F56", "#0B5CAD", "#17202B", "#465365"))
LINE, SOFT, RULE = HexColor("#C9D2DC"), HexColor("#F1F4F8"), HexColor("#78869A")
EU_BLUE, EU_GOLD = HexColor("#003399"), HexColor("#FFCC00")

MARGIN = 18 * mm
INDENT = 15 * mm
"""From the code of a question to its words."""
WIDTH = A4[0] - 2 * MARGIN
_TOP, _BOTTOM = 22 * mm, 25 * mm
HEIGHT = A4[1] - _TOP - _BOTTOM

_Story = list[Any]
_SIGNS = {"→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "●": "•", "✓": "x"}
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_STRONG = re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_ITALIC = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")


@dataclass(frozen=True)
class Issue:
    """What every page says about a print-out, besides its title.

    `data_as_of`: when the laptop last exchanged records with the office; None: never.
    `official` is False while the phase is an unofficial default.
    """

    printed_at: datetime
    program: str
    data_as_of: datetime | None = None
    phase: str = ""
    implementer: str = ""
    partners: str = ""
    footnote: str = "status_neutral"
    official: bool = False


@functools.cache
def register_fonts() -> None:
    """Make our fonts the only ones that a document names; call before anything is laid out."""
    for name, cut in ((FONT, "Regular"), (BOLD, "SemiBold")):
        file = asset("resources/made/fonts") / f"RRKSans-{cut}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(file)))
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)
    rl_config.invariant = 1
    rl_config.canvas_basefontname = STATE_DEFAULTS["fontName"] = FONT


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    settings = {"fontName": FONT, "textColor": INK, "bulletFontName": BOLD, "splitLongWords": 1}
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**settings, **more})


STYLES = {
    style.name: style
    for style in (
        _style("title", 17, 21, fontName=BOLD, textColor=NAVY, spaceAfter=1 * mm),
        _style("subtitle", 10, 13.5, textColor=MUTED, spaceAfter=2 * mm),
        _style(
            "heading", 11.5, 15, fontName=BOLD, textColor=NAVY,
            spaceBefore=5 * mm, spaceAfter=1.6 * mm,
        ),
        _style(
            "subheading", 9.5, 12.5, fontName=BOLD, spaceBefore=2.6 * mm, spaceAfter=1 * mm,
        ),
        _style("body", 9, 12.5),
        _style("strong", 9, 12.5, fontName=BOLD),
        _style("cell", 8.2, 10.6),
        _style("number", 8.2, 10.6, alignment=TA_RIGHT),
        _style("cell-strong", 8.2, 10.6, fontName=BOLD),
        _style("number-strong", 8.2, 10.6, fontName=BOLD, alignment=TA_RIGHT),
        _style("column", 7.6, 9.6, fontName=BOLD, textColor=NAVY),
        _style("number-column", 7.6, 9.6, fontName=BOLD, textColor=NAVY, alignment=TA_RIGHT),
        _style("small", 7.4, 9.8, textColor=MUTED),
        _style("tiny", 6.4, 8.2, textColor=MUTED),
        _style("question", 9, 12, fontName=BOLD, leftIndent=INDENT, bulletFontSize=9),
        _style("question-hint", 7.6, 10, textColor=MUTED, leftIndent=INDENT),
        _style("question-skip", 7.8, 10.2, textColor=ACCENT, leftIndent=INDENT),
        _style("question-note", 8.6, 11.6, leftIndent=INDENT),
        _style("question-answer", 9, 12, leftIndent=INDENT),
    )
}  # fmt: skip


def paragraph(text: str, style: str = "body") -> Paragraph:
    """Return text as it is, nothing in it read as markup; its line breaks stay."""
    return Paragraph(escape(printable(text)).replace("\n", "<br/>"), STYLES[style])


def printable(text: str) -> str:
    """Return the text with every letter that the font lacks replaced, so that none goes silently.

    By its plain form where it has one (ligatures, full-width letters), by signs for arrows and
    comparisons, else by a question mark.
    """
    register_fonts()
    known = pdfmetrics.getFont(FONT).face.charToGlyph
    if all(ord(letter) in known for letter in text):
        return text
    return "".join(
        letter if letter == "\n" or ord(letter) in known else _instead(letter, known)
        for letter in text
    )


def _instead(letter: str, known: Container[int]) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if unicodedata.category(letter) in ("Cc", "Cf", "Mn"):
        return " " if letter == "\t" else ""
    plain = unicodedata.normalize("NFKD", letter)
    return plain if all(ord(part) in known for part in plain) else "?"


def with_plain_links(markdown: str) -> str:
    """Return markdown with each link written out: its words, and its address in brackets."""
    return _LINK.sub(r"\1 (\2)", markdown)


def without_italics(markdown: str) -> str:
    """Return markdown with one kind of bold, and no italics: the paper has no such letters."""
    return _ITALIC.sub(r"\2", _STRONG.sub(r"**\1**", markdown))


def rich_paragraph(markdown: str, style: str = "body", bullet: str | None = None) -> Paragraph:
    """Return the text of a questionnaire: of its markdown, `**bold**` and headings are shown."""
    lines = []
    for line in escape(printable(without_italics(with_plain_links(markdown)))).split("\n"):
        words = line.lstrip("#").lstrip() if line.startswith("#") else line
        bold = _BOLD.sub(r"<b>\1</b>", words)
        plain = _BOLD.sub(r"\1", words)
        lines.append(f"<b>{plain}</b>" if line.startswith("#") else bold)
    return Paragraph("<br/>".join(lines), STYLES[style], bulletText=bullet)


class Paper:
    """A document that grows from top to bottom.

    Every text goes through `write`, which marks the first mention of the name Kosovo.
    """

    def __init__(self, title: str, number: str, issue: Issue, language: str) -> None:
        register_fonts()
        self.say = Words(language)
        self.issue = issue
        self.title, self.number = title, number
        self.programme = self.say(
            QT_TRANSLATE_NOOP("paper", "EU - Return and Reintegration in Kosovo")
        )
        self._note = footnote(issue.footnote, language)
        self._marked = False
        self._story: _Story = []

    def write(self, text: str, style: str = "body") -> Paragraph:
        """Return a paragraph of this document, without adding it."""
        return paragraph(self._mark(text), style)

    def rich(self, markdown: str, style: str = "body", bullet: str | None = None) -> Paragraph:
        """Return a text of a questionnaire, without adding it; `bullet` hangs at its left."""
        return rich_paragraph(self._mark(markdown), style, bullet)

    def _mark(self, text: str) -> str:
        if not self._marked and mentions(text):
            text, self._marked = marked(text, self._note.mark), True
        return text

    def __len__(self) -> int:
        """How many parts it has so far."""
        return len(self._story)

    def add(self, *flowables: Any) -> None:
        """Add what was laid out elsewhere."""
        self._story += flowables

    def text(self, text: str, style: str = "body") -> None:
        """Add a paragraph; it may run over several pages."""
        self.add(self.write(text, style))

    def space(self, millimetres: float = 3) -> None:
        """Add empty space."""
        self.add(Spacer(1, millimetres * mm))

    def heading(self, text: str, room: float = 30) -> None:
        """Add a heading that has at least `room` millimetres of its section on the same page."""
        self.add(CondPageBreak(room * mm), self.write(text, "heading"))

    def subheading(self, text: str, room: float = 26) -> None:
        """Add a smaller heading that has at least `room` millimetres below it."""
        self.add(CondPageBreak(room * mm), self.write(text, "subheading"))

    def together(self, flowables: Iterable[Any]) -> None:
        """Add flowables on one page if a page has room for them."""
        self.add(KeepTogether(list(flowables)))

    def pdf(self) -> bytes:
        """Build the document."""
        target = io.BytesIO()
        document = BaseDocTemplate(
            target,
            pagesize=A4,
            title=f"{self.title} {self.number}".strip(),
            author="RRK Field",
            subject=self.programme,
            lang=self.say.language,
            invariant=1,
            initialFontName=FONT,
        )
        room = Frame(MARGIN, _BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)
        document.addPageTemplates(PageTemplate("page", [room]))
        document.build(self._story, canvasmaker=_numbering(self._draw_frame))
        return target.getvalue()

    def _draw_frame(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw the running head and the foot of a page."""
        canvas.saveState()
        canvas.setFillColor(MUTED)
        self._draw_head(canvas)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        for y in (A4[1] - 15.5 * mm, 20.5 * mm):
            canvas.line(MARGIN, y, A4[0] - MARGIN, y)
        note = paragraph(f"{self._note.mark} {self._note.text}".strip(), "tiny")
        _, height = note.wrap(WIDTH, 20 * mm)
        note.drawOn(canvas, MARGIN, 19.5 * mm - height)
        canvas.setFont(FONT, 7)
        canvas.drawString(MARGIN, 9 * mm, self._source())
        words = self.say(QT_TRANSLATE_NOOP("paper", "Page {page} of {pages}"))
        canvas.drawRightString(A4[0] - MARGIN, 9 * mm, words.format(page=page, pages=pages))
        canvas.restoreState()

    def _draw_head(self, canvas: Canvas) -> None:
        canvas.setFont(FONT, 7.4)
        left = marked(self.programme, self._note.mark)
        canvas.drawString(MARGIN, A4[1] - 13 * mm, left)
        canvas.setFont(BOLD, 7.4)
        right = " · ".join(filter(None, [self.title, self.number]))
        room = WIDTH - pdfmetrics.stringWidth(left, FONT, 7.4) - 8 * mm
        canvas.drawRightString(A4[0] - MARGIN, A4[1] - 13 * mm, shortened(right, BOLD, 7.4, room))

    def _source(self) -> str:
        said = self.say
        as_of = (
            said(QT_TRANSLATE_NOOP("paper", "Data as of {moment}"))
            if self.issue.data_as_of
            else said(QT_TRANSLATE_NOOP("paper", "Data of this laptop, not yet synchronised"))
        ).format(moment=said.moment(self.issue.data_as_of))
        printed = said(QT_TRANSLATE_NOOP("paper", "Printed {moment}")).format(
            moment=said.moment(self.issue.printed_at)
        )
        return " · ".join([f"RRK Field {self.issue.program}", as_of, printed])


def shortened(text: str, font: str, size: float, room: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than `room` points."""
    if pdfmetrics.stringWidth(text, font, size) <= room:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", font, size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _numbering(draw_frame: Callable[[Canvas, int, int], None]) -> type[Canvas]:
    """Return a canvas that draws the frames last, when the number of pages is known."""

    class Numbering(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self._waiting: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - the library's name
            self._waiting.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            waiting = self._waiting
            for page, state in enumerate(waiting, start=1):
                self.__dict__.update(state)
                draw_frame(self, page, len(waiting))
                super().showPage()
            super().save()

    return Numbering
