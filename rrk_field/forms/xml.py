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


def local(tag: str) -> str:
    """Return the name of a tag or attribute without its namespace."""
    return tag.rpartition("}")[2]
