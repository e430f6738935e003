"""The questionnaires that are shipped with the program."""

import functools
import re

from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.settings import asset

_NAME = re.compile(r"[a-z0-9_]+")


@functools.cache
def built_in(form_id: str) -> FormDefinition:
    """Return a shipped questionnaire. Raises FileNotFoundError for an unknown one."""
    if _NAME.fullmatch(form_id) is None:  # it comes with a record, and names a file
        raise FileNotFoundError(form_id)
    return parse(asset(f"resources/made/forms/{form_id}.xml").read_bytes())


def shipped() -> list[str]:
    """Return the names of all shipped questionnaires."""
    folder = asset("resources/made/forms")
    return sorted(one.name[:-4] for one in folder.iterdir() if one.name.endswith(".xml"))


def shipped_xml(form_id: str) -> bytes:
    """Return the XForm of one of them."""
    return asset(f"resources/made/forms/{form_id}.xml").read_bytes()
