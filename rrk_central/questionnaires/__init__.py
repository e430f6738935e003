"""Questionnaires of the office: checked, compiled, published, listed, retired."""

from rrk_central.questionnaires.publishing import Published, publish
from rrk_central.questionnaires.shelf import (
    UnknownVersionError,
    issue_shipped,
    retire,
    unretire,
    versions,
)

__all__ = [
    "Published",
    "UnknownVersionError",
    "issue_shipped",
    "publish",
    "retire",
    "unretire",
    "versions",
]
