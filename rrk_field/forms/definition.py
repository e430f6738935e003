"""A questionnaire as it is read from an XForm."""

from dataclasses import dataclass

from rrk_field.forms.xml import HTML, XF, read_xml


@dataclass(frozen=True)
class FormDefinition:
    """The parts of a form."""

    form_id: str
    version: str
    title: str


def parse(xml: str | bytes) -> FormDefinition:
    """Read an XForm."""
    root = read_xml(xml)
    data = next(iter(root.find(f".//{XF}instance")))  # type: ignore[arg-type]
    return FormDefinition(
        data.get("id", ""), data.get("version", ""), root.findtext(f".//{HTML}title", "")
    )
