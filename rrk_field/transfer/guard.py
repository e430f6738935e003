"""Texts that a spreadsheet would take for a formula, and the apostrophe that prevents it.

Source: OWASP ASVS 5.0, 1.2.10.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")


def guarded(text: str) -> str:
    """Return a text as a spreadsheet may open it: a number as it is, a formula as text."""
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(text: str) -> str:
    """Take the apostrophe off again."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
