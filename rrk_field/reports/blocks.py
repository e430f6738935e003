"""Building blocks of the paper: masthead, tables, pairs, tick boxes, writing lines, photos.

Tick marks and boxes are shapes: the font has no such letters.
"""

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Literal

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Image, KeepTogether, LongTable, Spacer, Table, TableStyle

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.footnotes import marked
from rrk_field.reports.page import (
    ACCENT,
    EU_BLUE,
    EU_GOLD,
    FONT,
    INK,
    LINE,
    MUTED,
    NAVY,
    RULE,
    SOFT,
    WIDTH,
    Paper,
    paragraph,
)

LONGEST_CELL = 350
"""Letters; a longer text would make a row that no page can hold, and goes below the table."""

LONGEST_PAIR = 600

_PHOTO_DPI = 200
PLAIN = [
    ("FONT", (0, 0), (-1, -1), FONT, 8.2),  # also of empty cells, which would name another
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]

RowKind = Literal["plain", "group", "part", "sum", "total"]


@dataclass(frozen=True)
class Row:
    """A row of a table; a `group` row has one cell, which spans all columns.

    A group stays with the row below it; parts, sums and totals stay with the row above.
    """

    cells: Sequence[str]
    kind: RowKind = "plain"


class Emblem(Flowable):  # type: ignore[misc]
    """The European emblem: twelve stars on blue, two by three."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.width, self.height = height * 1.5, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Say how much room it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        canvas, height = self.canv, self.height
        canvas.setFillColor(EU_BLUE)
        canvas.rect(0, 0, self.width, height, stroke=0, fill=1)
        canvas.setFillColor(EU_GOLD)
        for hour in range(12):
            angle = hour * pi / 6
            x = self.width / 2 + height / 3 * sin(angle)
            y = height / 2 + height / 3 * cos(angle)
            canvas.drawPath(_star(canvas, x, y, height / 18), stroke=0, fill=1)


def _star(canvas: Any, x: float, y: float, radius: float) -> Any:
    path = canvas.beginPath()
    for point in range(10):
        size = radius if point % 2 == 0 else radius * 0.382
        angle = point * pi / 5
        step = path.moveTo if point == 0 else path.lineTo
        step(x + size * sin(angle), y + size * cos(angle))
    path.close()
    return path


class TickBox(Flowable):  # type: ignore[misc]
    """A square (many may be ticked) or a circle (one may), empty or ticked."""

    SIZE = 3 * mm

    def __init__(self, *, one: bool, ticked: bool = False) -> None:
        super().__init__()
        self._one, self._ticked = one, ticked

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Say how much room it takes."""
        return self.SIZE, self.SIZE

    def draw(self) -> None:
        """Draw it; a tick is a cross in a square and a dot in a circle."""
        canvas, size = self.canv, self.SIZE
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        if self._one:
            canvas.circle(size / 2, size / 2, size / 2, fill=0)
            if self._ticked:
                canvas.setFillColor(INK)
                canvas.circle(size / 2, size / 2, size / 4, stroke=0, fill=1)
        else:
            canvas.rect(0, 0, size, size, fill=0)
            if self._ticked:
                inset = size * 0.22
                canvas.setLineWidth(1.1)
                canvas.line(inset, inset, size - inset, size - inset)
                canvas.line(inset, size - inset, size - inset, inset)


class Lines(Flowable):  # type: ignore[misc]
    """Lines to write on."""

    GAP = 7.5 * mm

    def __init__(self, count: int = 1, width: float = WIDTH, indent: float = 0) -> None:
        super().__init__()
        self._count, self._width, self._indent = count, width, indent

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Say how much room they take."""
        return self._width, self._count * self.GAP

    def draw(self) -> None:
        """Draw them."""
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.5)
        for line in range(self._count):
            y = line * self.GAP + 1
            self.canv.line(self._indent, y, self._width, y)


class Boxes(Flowable):  # type: ignore[misc]
    """Boxes for single digits in groups, each with its word below: day, month, year."""

    SIZE = 5.4 * mm

    def __init__(self, groups: Sequence[tuple[int, str]], indent: float = 0) -> None:
        super().__init__()
        self._groups, self._indent = groups, indent

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Say how much room they take."""
        return width, self.SIZE + 3.6 * mm

    def draw(self) -> None:
        """Draw them."""
        canvas, x = self.canv, self._indent
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for count, word in self._groups:
            canvas.setFillColor(MUTED)
            canvas.setFont(FONT, 6.4)
            canvas.drawString(x, 0.6 * mm, word)
            for box in range(count):
                canvas.rect(x + box * self.SIZE, 3.4 * mm, self.SIZE, self.SIZE)
            x += count * self.SIZE + 3 * mm


class SignatureBox(Flowable):  # type: ignore[misc]
    """A box to sign in."""

    def __init__(self, indent: float = 0) -> None:
        super().__init__()
        self._indent = indent

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Say how much room it takes."""
        return width, 19 * mm

    def draw(self) -> None:
        """Draw it."""
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.6)
        self.canv.rect(self._indent, 1 * mm, 75 * mm, 17 * mm)


def tick_list(
    paper: Paper,
    choices: Sequence[tuple[str, str, bool]],
    *,
    one: bool,
    indent: float = 0,
) -> Table:
    """Return choices (code, words, ticked) with boxes, in as many columns as their words allow."""
    room = WIDTH - indent
    labels = [words if code == words else f"{code}  {words}".strip() for code, words, _ in choices]
    widest = max(pdfmetrics.stringWidth(label, FONT, 8.2) for label in labels) + 4 * mm
    box = TickBox.SIZE + 2 * mm
    fitting = [n for n in (5, 4, 3, 2) if n <= len(labels) and widest + box <= room / n]
    columns = (fitting or [1])[0]
    height = -(-len(labels) // columns)  # filled column by column, as lists are read
    cells: list[list[Any]] = [["", *[""] * (2 * columns)] for _ in range(height)]
    for place, (label, (_, _, ticked)) in enumerate(zip(labels, choices, strict=True)):
        column, row = divmod(place, height)
        cells[row][1 + 2 * column] = TickBox(one=one, ticked=ticked)
        cells[row][2 + 2 * column] = paper.write(label, "cell")
    table = Table(
        cells,
        colWidths=[indent, *[box, room / columns - box] * columns],
        hAlign="LEFT",
        splitInRow=1,  # where the words of one choice fill more than a page
    )
    table.setStyle(
        TableStyle(
            [
                *PLAIN,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 0.5 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.7 * mm),
                ("RIGHTPADDING", (0, 0), (-1, -1), 1.5 * mm),
            ]
        )
    )
    return table


def masthead(paper: Paper, subtitle: str, remark: str = "") -> None:
    """Begin a document: whose money, which programme and phase, what paper this is."""
    say, issue = paper.say, paper.issue
    funded = say(QT_TRANSLATE_NOOP("paper", "This project is funded by the European Union"))
    shared = say(
        QT_TRANSLATE_NOOP("paper", "Co-funded by the Ministry for Communities and Return (MCR)")
    )
    mark = marked(paper.programme, "*" if issue.footnote == "status_neutral" else "")
    phase = say(QT_TRANSLATE_NOOP("paper", "Phase {phase}")).format(phase=issue.phase)
    unofficial = say(QT_TRANSLATE_NOOP("paper", "unofficial default"))
    by = say(QT_TRANSLATE_NOOP("paper", "Implemented by {names}"))
    names = ", ".join(filter(None, [issue.implementer or "IOM", issue.partners]))
    about = [
        paragraph(mark, "strong"),
        paragraph(
            " · ".join(
                filter(
                    None,
                    [
                        phase if issue.phase else "",
                        unofficial if issue.phase and not issue.official else "",
                        by.format(names=names),
                    ],
                )
            ),
            "small",
        ),
    ]
    emblem = Emblem(11 * mm)
    credit = [paragraph(funded, "small"), paragraph(shared, "small")]
    row = Table([[emblem, credit, about]], colWidths=[20 * mm, 74 * mm, WIDTH - 94 * mm])
    row.setStyle(
        TableStyle(
            [
                *PLAIN,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("RIGHTPADDING", (1, 0), (1, 0), 6 * mm),
            ]
        )
    )
    paper.add(row, Spacer(1, 6 * mm), paragraph(paper.title, "title"))
    paper.text(subtitle, "subtitle")
    if remark:
        paper.add(notice(paper, remark))
        paper.space(2)


def notice(paper: Paper, text: str) -> Table:
    """Return a remark that must not be overlooked."""
    box = Table([[paper.write(text, "cell")]], colWidths=[WIDTH])
    box.setStyle(
        TableStyle(
            [
                *PLAIN,
                ("BACKGROUND", (0, 0), (-1, -1), SOFT),
                ("LINEBEFORE", (0, 0), (0, -1), 2.2, ACCENT),
                ("LEFTPADDING", (0, 0), (-1, -1), 3 * mm),
                ("TOPPADDING", (0, 0), (-1, -1), 1.6 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * mm),
            ]
        )
    )
    return box


def pairs(paper: Paper, rows: Sequence[tuple[str, str]], columns: int = 2) -> None:
    """Add names and values side by side; empty values are a dash, long ones stand alone below."""
    short = [(name, value or "–") for name, value in rows if len(value) <= LONGEST_PAIR]
    lines = [short[i : i + columns] for i in range(0, len(short), columns)]
    if lines:
        paper.add(_pair_table(paper, lines, columns))
    for name, value in rows:
        if len(value) > LONGEST_PAIR:
            paper.subheading(name)
            paper.text(value)


def _pair_table(paper: Paper, lines: list[list[tuple[str, str]]], columns: int) -> LongTable:
    share = WIDTH / columns
    name_width = 0.36 * share if columns > 1 else 0.3 * share
    cells = []
    for line in lines:
        row: list[Any] = []
        for name, value in line:
            row += [paper.write(name, "small"), paper.write(value, "cell")]
        cells.append(row + [""] * (2 * columns - len(row)))
    table = LongTable(cells, colWidths=[name_width, share - name_width] * columns)
    table.setStyle(
        TableStyle(
            [
                *PLAIN,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2 * mm),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4 * mm),
            ]
        )
    )
    return table


def grid(
    paper: Paper,
    header: Sequence[str],
    rows: Sequence[Row],
    widths: Sequence[float],
    *,
    figures: Collection[int] = (),
) -> None:
    """Add a table over the whole width; its header is repeated on each page.

    `widths` are proportions, `figures` the columns that are set to the right. A text that is too
    long for a cell stands below the table, and the cell says where.
    """
    below: list[str] = []
    drawn: list[list[Any]] = [
        [
            paper.write(name, "number-column" if i in figures else "column")
            for i, name in enumerate(header)
        ]
    ]
    for row in rows:
        strong = "" if row.kind in ("plain", "part") else "-strong"
        cells = [
            paper.write(
                _or_below(paper, cell, below), f"{'number' if i in figures else 'cell'}{strong}"
            )
            for i, cell in enumerate(row.cells)
        ]
        drawn.append(cells + [""] * (len(header) - len(cells)))
    total = sum(widths)
    table = LongTable(drawn, colWidths=[WIDTH * width / total for width in widths], repeatRows=1)
    table.setStyle(TableStyle([*GRID, *_row_styles(rows)]))
    paper.add(table)
    for number, text in enumerate(below, start=1):
        note = paper.say(QT_TRANSLATE_NOOP("paper", "Note {number}:")).format(number=number)
        paper.text(f"{note} {text}", "small")


GRID = [
    ("FONT", (0, 0), (-1, -1), FONT, 8.2),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("BACKGROUND", (0, 0), (-1, 0), SOFT),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, NAVY),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
    ("LEFTPADDING", (0, 0), (-1, -1), 1.2 * mm),
    ("RIGHTPADDING", (0, 0), (-1, -1), 1.2 * mm),
    ("TOPPADDING", (0, 0), (-1, -1), 0.9 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2 * mm),
]


def _row_styles(rows: Sequence[Row]) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(rows, start=1):
        here = ((0, number), (-1, number))
        if row.kind == "group":
            yield ("SPAN", *here)
            yield ("TOPPADDING", *here, 2.2 * mm)
            yield ("NOSPLIT", (0, number), (-1, min(number + 1, len(rows))))
        elif row.kind != "plain":
            yield ("NOSPLIT", (0, number - 1), (-1, number))
        if row.kind == "total":
            yield ("BACKGROUND", *here, SOFT)
            yield ("LINEABOVE", *here, 0.9, NAVY)


def _or_below(paper: Paper, text: str, below: list[str]) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    below.append(text)
    return paper.say(QT_TRANSLATE_NOOP("paper", "see note {number} below")).format(
        number=len(below)
    )


def photo_grid(paper: Paper, photos: Sequence[tuple[bytes, str]], across: int = 2) -> None:
    """Add photos with their captions, turned upright and scaled to the size they are printed at."""
    width = (WIDTH - 4 * mm * (across - 1)) / across
    for start in range(0, len(photos), across):
        cells: list[Any] = [
            [image(data, width, width * 0.72), paper.write(caption, "small")]
            for data, caption in photos[start : start + across]
        ]
        cells += [""] * (across - len(cells))
        row = Table([cells], colWidths=[WIDTH / across] * across)
        row.setStyle(TableStyle([*PLAIN, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        paper.add(KeepTogether([row, Spacer(1, 3 * mm)]))


def image(data: bytes, width: float, height: float) -> Image:
    """Return a photo within `width` and `height` points, upright, no finer than 200 dpi."""
    from PIL import Image as Picture
    from PIL import ImageOps

    with Picture.open(io.BytesIO(data)) as file:
        upright = ImageOps.exif_transpose(file).convert("RGB")
    scale = min(width / upright.width, height / upright.height)
    shown = (upright.width * scale, upright.height * scale)
    dots = (
        max(1, min(upright.width, round(shown[0] / 72 * _PHOTO_DPI))),
        max(1, min(upright.height, round(shown[1] / 72 * _PHOTO_DPI))),
    )
    small = io.BytesIO()
    upright.resize(dots, Picture.Resampling.LANCZOS).save(small, "JPEG", quality=85)
    small.seek(0)
    return Image(small, width=shown[0], height=shown[1], hAlign="LEFT")


def signatures(paper: Paper, names: Sequence[str]) -> None:
    """Add places to sign, each with name and date below the line."""
    say = paper.say
    below = say(QT_TRANSLATE_NOOP("paper", "name, signature, date"))
    gap = 6 * mm
    width = (WIDTH - gap * (len(names) - 1)) / len(names)
    cells: list[Any] = []
    widths: list[float] = []
    for name in names:
        if cells:
            cells.append("")
            widths.append(gap)
        cells.append([paper.write(name, "cell-strong"), Spacer(1, 13 * mm)])
        widths.append(width)
    signed = [column for i in range(0, len(cells), 2) for column in ((i, 0), (i, 0))]
    table = Table(
        [cells, [paper.write(below, "tiny") if cell else "" for cell in cells]], colWidths=widths
    )
    lines = [("LINEBELOW", place, place, 0.6, INK) for place in dict.fromkeys(signed)]
    table.setStyle(TableStyle([*PLAIN, ("VALIGN", (0, 0), (-1, -1), "TOP"), *lines]))
    paper.together([Spacer(1, 6 * mm), table])
