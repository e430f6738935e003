"""Markdown of labels as safe HTML, or as plain text. HTML written in a label is shown as text."""

import re
from html import escape

_LINK = re.compile(r"\[([^\]\n]*)\]\(\s*([^)\s]+)\s*\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_ITEM = re.compile(r"\s*[-*+]\s+(.*)")
_NUMBERED = re.compile(r"\s*\d+[.)]\s+(.*)")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
LONGEST = 20_000
"""Letters of a text that are shown; no question needs more."""
LONGEST_LINE = 4_000
"""A longer line is shown as it is: looking for pairs of signs in it would take too long."""
_HIDDEN = 0xE000
"""Escaped signs wait as private letters until everything else is done."""


def to_html(markdown: str) -> str:
    """Return HTML with headings, paragraphs, lists, bold, italics, links and line breaks only."""
    blocks = [_block(block) for block in re.split(r"\n[ \t]*\n+", _hide(markdown).strip("\n"))]
    if len(blocks) == 1 and blocks[0].startswith("<p>"):
        blocks = [blocks[0].removeprefix("<p>").removesuffix("</p>")]
    return _show("".join(blocks), escape)


def plain(markdown: str) -> str:
    """Return the words alone, line breaks kept."""
    lines = [_plain_line(line) for line in _hide(markdown).split("\n")]
    return _show("\n".join(lines), str)


def _hide(text: str) -> str:
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    text = re.sub(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 127)}]", "", text.replace("\r\n", "\n"))
    return _ESCAPED.sub(lambda match: chr(_HIDDEN + ord(match[1])), text)


def _show(text: str, turn: object) -> str:
    letters = re.compile(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 127)}]")
    return letters.sub(lambda match: str(turn(chr(ord(match[0]) - _HIDDEN))), text)  # type: ignore[operator]


def _block(block: str) -> str:
    parts: list[str] = []
    lines: list[str] = []
    for line in block.split("\n"):
        long = len(line) > LONGEST_LINE
        heading = None if long else _HEADING.fullmatch(line.strip())
        listed = None if long else _ITEM.fullmatch(line) or _NUMBERED.fullmatch(line)
        if heading is None and listed is None:
            lines.append(_inline(line))
            continue
        parts += _paragraph(lines)
        lines = []
        if heading is not None:
            size = len(heading[1])
            parts.append(f"<h{size}>{_inline(heading[2])}</h{size}>")
        elif listed is not None:
            tag = "ul" if _ITEM.fullmatch(line) else "ol"
            parts.append(f"<{tag}><li>{_inline(listed[1])}</li></{tag}>")
    made = "".join([*parts, *_paragraph(lines)])
    return made.replace("</ul><ul>", "").replace("</ol><ol>", "")


def _paragraph(lines: list[str]) -> list[str]:
    return [f"<p>{'<br>'.join(lines)}</p>"] if any(line.strip() for line in lines) else []


def _inline(text: str) -> str:
    if len(text) > LONGEST_LINE:
        return escape(text, quote=False)
    made, at = "", 0
    for match in _LINK.finditer(text):
        made += _styled(text[at : match.start()])
        address = match[2]
        words = _styled(match[1]) or escape(address)
        safe = _show(address, str).lower().startswith(_SCHEMES)
        made += f'<a href="{escape(address)}">{words}</a>' if safe else words
        at = match.end()
    return made + _styled(text[at:])


def _styled(text: str) -> str:
    made = escape(text, quote=False)
    made = _BOLD.sub(r"<b>\2</b>", made)
    return _ITALIC.sub(r"<i>\2</i>", made)


def _plain_line(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return line
    heading = _HEADING.fullmatch(line.strip())
    line = heading[2] if heading else line
    line = _LINK.sub(lambda match: match[1] or match[2], line)
    return _ITALIC.sub(r"\2", _BOLD.sub(r"\2", line))
