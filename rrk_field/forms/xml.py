"""Reading XML of others: no document types, no entities, nothing fetched from anywhere."""

import re
from xml.etree import ElementTree

from rrk_field.forms.problems import FormError

XF = "{http://www.w3.org/2002/xforms}"
HTML = "{http://www.w3.org/1999/xhtml}"
JR = "{http://openrosa.org/javarosa}"
ORX = "{http://openrosa.org/xforms}"
ENTITIES = "{http://www.opendatakit.org/xforms/entities}"
RRK = "{https://rrk-field.example/xforms}"

_NAMES_SPACE = re.compile(r"""\bxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_xml(xml: str | bytes) -> ElementTree.Element:
    """Return the root. Raises FormError for text that is no XML or declares entities."""
    data = xml.encode() if isinstance(xml, str) else xml
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16").encode()
    if _DECLARES.search(data):
        raise FormError(["The file declares a document type or entities; these are not read."])
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - entities are refused above
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise FormError([f"The file is not well-formed XML: {error}."]) from error


def prefixes_of(xml: str | bytes) -> dict[str, str]:
    """Return the prefix of each namespace of a document; those it uses without one have none."""
    text = xml if isinstance(xml, str) else xml.decode("utf-8", errors="replace")
    found: dict[str, str] = {}
    at = text.find("xmlns")  # much faster than letting the pattern try every letter
    while at >= 0:
        if match := _NAMES_SPACE.match(text, at):
            prefix, name = match.groups(default="")
            found.setdefault(name, prefix)
        at = text.find("xmlns", at + 1)
    return found


def fit_for_xml(text: str) -> str:
    """Return a text without what XML cannot hold, with the one way to end a line."""
    return _UNFIT.sub("", text.replace("\r\n", "\n")) if _UNFIT.search(text) else text


def local(tag: str) -> str:
    """Return the name of a tag or attribute without its namespace."""
    return tag.rpartition("}")[2]
